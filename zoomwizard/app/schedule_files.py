"""The files of three schedulers: Windows' Task Scheduler, systemd and cron. Each argument stands in them exactly."""

from __future__ import annotations

import codecs
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

EVERY_MINUTES = re.compile(r"([5-9]|[1-5]\d)m")
TASK_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
# On which day of the week or month a job runs: Monday, the 1st.
DAY_OF_RUN = {
    "day": ("*-*-*", "* * *", "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>"),
    "week": (
        "Mon *-*-*",
        "* * 1",
        "<ScheduleByWeek><DaysOfWeek><Monday /></DaysOfWeek><WeeksInterval>1</WeeksInterval></ScheduleByWeek>",
    ),
    "month": (
        "*-*-01",
        "1 * *",
        "<ScheduleByMonth><DaysOfMonth><Day>1</Day></DaysOfMonth>"
        f"<Months>{''.join(f'<{month} />' for month in TASK_MONTHS)}</Months></ScheduleByMonth>",
    ),
}


@dataclass(frozen=True)
class Schedule:
    """Which program runs, with which arguments, in which folder; how often (`15m`, `hour`, `day`, `week`, `month`).

    Of `at`, a time of this computer, only the minutes count for `hour`, and nothing for minutes.
    """

    name: str
    every: str
    at: time
    program: Sequence[str]
    arguments: Sequence[str]
    folder: Path

    @property
    def minutes(self) -> int:
        """How many minutes lie between two runs; 0 where the day counts."""
        found = EVERY_MINUTES.fullmatch(self.every)
        return int(found[1]) if found else 60 if self.every == "hour" else 0

    @property
    def words(self) -> Sequence[str]:
        """The whole command."""
        return (*self.program, *self.arguments)


def schedule_files(schedule: Schedule, now: datetime) -> Mapping[str, bytes]:
    """The files by the endings of their names."""
    return {
        ".xml": codecs.BOM_UTF16_LE + task_of(schedule, now).encode("utf-16-le"),
        ".service": service_of(schedule).encode(),
        ".timer": timer_of(schedule).encode(),
        ".cron": cron_line(schedule).encode(),
    }


# ---------------------------------------------------------------------------------------------------------
# Windows

TASK_FILE = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Zoom Wizard: {name}</Description></RegistrationInfo>
  <Triggers>{trigger}</Triggers>
  <Principals>
    <Principal id="Author"><LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel></Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT12H</ExecutionTimeLimit>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def task_of(schedule: Schedule, now: datetime) -> str:
    """A task of the Task Scheduler, from its next time on: an earlier one would count as missed, and run at once."""
    start = now.replace(hour=schedule.at.hour, minute=schedule.at.minute, second=0, microsecond=0)
    start += timedelta(days=start <= now)
    if schedule.minutes:
        start -= timedelta(days=1)
        repeated = "PT1H" if schedule.minutes == 60 else f"PT{schedule.minutes}M"
        kind, repetition, days = "TimeTrigger", f"<Repetition><Interval>{repeated}</Interval></Repetition>", ""
    else:
        kind, repetition, days = "CalendarTrigger", "", DAY_OF_RUN[schedule.every][2]
    begun = f"<StartBoundary>{start:%Y-%m-%dT%H:%M:%S}</StartBoundary><Enabled>true</Enabled>"
    return TASK_FILE.format(
        name=escape(schedule.name),
        trigger=f"<{kind}>{repetition}{begun}{days}</{kind}>",
        command=escape(schedule.program[0]),
        arguments=escape(windows_arguments([*schedule.program[1:], *schedule.arguments])),
        folder=escape(str(schedule.folder)),
    )


def windows_arguments(words: Sequence[str]) -> str:
    """Arguments as a Windows program takes them apart, in which the Task Scheduler finds no variable to put in.

    It knows no escape for %NAME% and $(Arg0). A quote that ends before the next character and begins again behind it
    changes nothing for the program, but there's no variable of such a name.
    """
    line = subprocess.list2cmdline(words)
    return re.sub(r'%(?=[^%]+%)([^\s%"\\])', r'%"\1"', line).replace("$(", '$"("')


# ---------------------------------------------------------------------------------------------------------
# systemd

SERVICE_UNIT = """\
[Unit]
Description=Zoom Wizard: {name}

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={command}
TimeoutStartSec=12h
"""
TIMER_UNIT = """\
[Unit]
Description=Zoom Wizard: {name}

[Timer]
OnCalendar={calendar}
Persistent=true

[Install]
WantedBy=timers.target
"""


def service_of(schedule: Schedule) -> str:
    """What the timer starts."""
    program, *more = map(systemd_word, schedule.words)
    # In the path of the program no variable is put in, so a $ stands for itself.
    command = " ".join([program.replace("$$", "$"), *more])
    return SERVICE_UNIT.format(
        name=schedule.name.replace("%", "%%"), folder=str(schedule.folder).replace("%", "%%"), command=command
    )


def timer_of(schedule: Schedule) -> str:
    """When it starts."""
    at = f"{schedule.at:%H:%M}:00"
    if schedule.every == "hour":
        calendar = f"*-*-* *:{at[3:]}"
    else:
        calendar = f"*:0/{schedule.minutes}" if schedule.minutes else f"{DAY_OF_RUN[schedule.every][0]} {at}"
    return TIMER_UNIT.format(name=schedule.name.replace("%", "%%"), calendar=calendar)


def systemd_word(text: str) -> str:
    """An argument as systemd reads it."""
    for letter, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        text = text.replace(letter, written)
    return f'"{text}"'


def unit_name(name: str) -> str:
    """The name under which systemd keeps a unit; it takes few letters, and has its own way to write the others."""
    return "".join(
        letter if re.fullmatch(r"[A-Za-z0-9_.-]", letter) else "".join(f"\\x{byte:02x}" for byte in letter.encode())
        for letter in name
    )


# ---------------------------------------------------------------------------------------------------------
# cron


def cron_line(schedule: Schedule) -> str:
    """A line of a crontab."""
    if schedule.every == "hour":
        when = f"{schedule.at.minute} * * * *"
    elif schedule.minutes:
        when = f"*/{schedule.minutes} * * * *"
    else:
        when = f"{schedule.at.minute} {schedule.at.hour} {DAY_OF_RUN[schedule.every][1]}"
    return f"{when} cd {cron_word(str(schedule.folder))} && {' '.join(map(cron_word, schedule.words))}\n"


def cron_word(text: str) -> str:
    """An argument as cron hands it to the shell.

    A percent sign needs a backslash. Some crons take two backslashes for one, so there are never two in a row.
    """
    return shlex.quote(text).replace("\\", "\\''").replace("%", "\\%")


# ---------------------------------------------------------------------------------------------------------
# Commands


def command_line(words: Sequence[str]) -> str:
    """A command as the shell of this system takes it."""
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def registering(name: str, folder: Path) -> Mapping[str, str]:
    """The command that registers the files, by the system; that of this computer comes first."""
    task, service, timer, cron = (folder / f"{name}.{ending}" for ending in ("xml", "service", "timer", "cron"))
    unit = unit_name(name)
    units = "~/.config/systemd/user"
    install = [
        f"install -D -m 600 {shlex.quote(str(file))} {units}/{shlex.quote(unit + file.suffix)}"
        for file in (service, timer)
    ]
    enable = f"systemctl --user daemon-reload && systemctl --user enable --now {shlex.quote(f'{unit}.timer')}"
    windows = {"Windows": subprocess.list2cmdline(["schtasks", "/Create", "/TN", name, "/XML", str(task)])}
    others = {
        "systemd": " && ".join([*install, enable]),
        "cron": f"(crontab -l 2>/dev/null; cat {shlex.quote(str(cron))}) | crontab -",
    }
    return {**windows, **others} if sys.platform == "win32" else {**others, **windows}

"""A job that runs by itself: each scheduler's reading of its file gives the same command again."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from datetime import datetime, time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.every_mode.planted import plant
from zoomwizard.app.paths import this_program
from zoomwizard.app.schedule import (
    LONGEST_CRON,
    ScheduleInputs,
    ScheduleJob,
    can_repeat,
    check_schedule_name,
    check_times,
    scheduled,
)
from zoomwizard.app.schedule_files import Schedule, cron_word, registering, schedule_files
from zoomwizard.core.outcome import InputError, Severity
from zoomwizard.modes.admin.inputs import AdminInputs

SYSTEMD = shutil.which("systemd-analyze")
NOW = datetime(2026, 11, 30, 12, 0)
TASK = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
ODD = [
    "100 %", "%TEMP%", "a %USERNAME% b", "$HOME", "${HOME}", "$(Arg0)", "R&D", 'say "hi"', "it's",
    "C:\\new\\", "\\\\host\\%a%",
    "\\%", "Größe <ä>", "~", "*", ";|`id`", "--key-file", "", " ", "今日",
]  # fmt: skip
words = st.lists(
    st.one_of(st.sampled_from(ODD), st.text(st.sampled_from("ab%$\\\"'& ü(){}!^~"), max_size=12)), max_size=6
)
VARIABLES = {"TEMP": "C:\\Temp", "USERNAME": "me", "a": "A", "b": "B", "ab": "AB", "a b": "A B", "ü": "U"}


def schedule(*arguments: str, every: str = "month", at: time = time(2), name: str = "zoom") -> Schedule:
    return Schedule(name, every, at, ["/opt/zoom wizard/run"], arguments, Path("/srv/100 % of R&D"))


def texts(one: Schedule) -> dict[str, str]:
    made = schedule_files(one, NOW)
    return {ending: content.decode("utf-16" if ending == ".xml" else "utf-8") for ending, content in made.items()}


# ---------------------------------------------------------------------------------------------------------
# The same command again


def of_task(content: bytes) -> tuple[str, list[str], str]:
    """What the Task Scheduler starts: it puts in variables first, then the program takes its arguments apart."""
    found = ET.fromstring(content).find("t:Actions/t:Exec", TASK)  # noqa: S314 - made by the test itself
    assert found is not None
    command, line, folder = (
        found.findtext(f"t:{name}", "", TASK) for name in ("Command", "Arguments", "WorkingDirectory")
    )
    line = re.sub("%([^%]+)%", lambda m: VARIABLES.get(m[1], m[0]), line)
    assert "$(Arg" not in line
    return command, windows_split(line), folder


def windows_split(line: str) -> list[str]:
    """A line as programs of Windows take it apart."""
    found: list[str] = []
    current, quoted, at = None, False, 0
    while at < len(line):
        slashes = len(line[at:]) - len(line[at:].lstrip("\\"))
        at += slashes
        letter = line[at : at + 1]
        if letter == '"':
            current = (current or "") + "\\" * (slashes // 2)
            if slashes % 2:
                current += '"'
            elif quoted and line[at + 1 : at + 2] == '"':
                current, at = current + '"', at + 1
            else:
                quoted = not quoted
        else:
            if slashes:
                current = (current or "") + "\\" * slashes
            if letter in (" ", "\t") and not quoted:
                found += [] if current is None else [current]
                current = None
            else:
                current = (current or "") + letter
        at += 1
    return [*found, *([] if current is None else [current])]


def of_service(text: str) -> tuple[list[str], str]:
    """What systemd starts, where a word is quoted."""
    line = re.search("^ExecStart=(.*)$", text, re.MULTILINE)
    folder = re.search("^WorkingDirectory=(.*)$", text, re.MULTILINE)
    assert line
    assert folder
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', line[1])
    assert " ".join(f'"{word}"' for word in quoted) == line[1]
    bare = [re.sub(r"\\(.)", r"\1", word) for word in quoted]
    assert not any(re.search("%", word.replace("%%", "")) for word in [*bare, folder[1]])
    assert not any("$" in word.replace("$$", "") for word in bare[1:])
    return [word.replace("%%", "%").replace("$$", "$") for word in bare], folder[1].replace("%%", "%")


def of_cron(line: str, *, takes_two: bool) -> list[str]:
    """What cron hands to the shell; some versions take two backslashes for one."""
    command = line.rstrip("\n").split(" ", 5)[5]
    assert "%" not in command.replace("\\%", "")
    return shlex.split(re.sub(r"\\([\\%])" if takes_two else r"\\(%)", r"\1", command))


@given(words)
def test_each_scheduler_reads_the_arguments_as_they_were(arguments: list[str]) -> None:
    one = schedule(*arguments)
    made = schedule_files(one, NOW)
    assert of_task(made[".xml"]) == (one.program[0], arguments, str(one.folder))
    assert of_service(made[".service"].decode()) == ([*one.program, *arguments], str(one.folder))
    for takes_two in (True, False):
        line = of_cron(made[".cron"].decode(), takes_two=takes_two)
        assert line == ["cd", str(one.folder), "&&", *one.program, *arguments]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such shell")
def test_a_real_shell_reads_the_line_of_cron_as_the_test_does() -> None:
    line = " ".join(map(cron_word, ODD)).replace("\\%", "%")
    script = "import sys; sys.stdout.buffer.write('\\0'.join(sys.argv[1:]).encode())"
    done = subprocess.run(
        ["/bin/sh", "-c", f"{shlex.quote(sys.executable)} -X utf8 -c {shlex.quote(script)} {line}"],
        capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.decode().split("\0") == ODD


@pytest.mark.skipif(SYSTEMD is None, reason="this computer has no systemd")
@pytest.mark.parametrize("every", ["5m", "15m", "59m", "hour", "day", "week", "month"])
def test_systemd_itself_finds_nothing_wrong(every: str, tmp_path: Path) -> None:
    one = Schedule("zoom ü", every, time(2, 30), this_program(), ODD, tmp_path)
    for ending, text in texts(one).items():
        (tmp_path / f"zoom{ending}").write_bytes(text.encode())
    units = [str(tmp_path / f"zoom{ending}") for ending in (".service", ".timer")]
    (tmp_path / "wrong.timer").write_text("[Timer]\nOnCalendar=zoom\n", encoding="utf-8")
    units.append(str(tmp_path / "wrong.timer"))  # so that what is wrong is known to be found
    done = subprocess.run(
        [str(SYSTEMD), "verify", "--man=no", "--user", *units], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if "zoom." in line] == []
    assert "wrong.timer" in done.stderr


# ---------------------------------------------------------------------------------------------------------
# When


@pytest.mark.parametrize(
    ("every", "at", "calendar", "cron", "task"),
    [
        ("5m", "00:00", "*:0/5", "*/5 * * * *", ["PT5M", "2026-11-30T00:00:00"]),
        ("59m", "00:00", "*:0/59", "*/59 * * * *", ["PT59M"]),
        ("hour", "02:00", "*-*-* *:00:00", "0 * * * *", ["PT1H"]),
        ("hour", "07:45", "*-*-* *:45:00", "45 * * * *", ["PT1H", "T07:45:00"]),
        ("day", "02:00", "*-*-* 02:00:00", "0 2 * * *", ["ScheduleByDay", "2026-12-01T02:00:00"]),
        ("day", "23:05", "*-*-* 23:05:00", "5 23 * * *", ["ScheduleByDay", "2026-11-30T23:05:00"]),
        ("week", "02:00", "Mon *-*-* 02:00:00", "0 2 * * 1", ["<Monday />"]),
        ("month", "02:00", "*-*-01 02:00:00", "0 2 1 * *", ["<Day>1</Day>", "<December />"]),
    ],
)
def test_each_scheduler_is_told_the_same_times(every: str, at: str, calendar: str, cron: str, task: list[str]) -> None:
    made = texts(schedule("demo", every=every, at=time.fromisoformat(at)))
    assert f"\nOnCalendar={calendar}\n" in made[".timer"]
    assert made[".cron"].startswith(f"{cron} cd ")
    assert all(part in made[".xml"] for part in task)


def test_a_missed_run_is_caught_up_and_two_never_run_at_once() -> None:
    made = texts(schedule("demo"))
    assert "\nPersistent=true\n" in made[".timer"]
    assert "Type=oneshot" in made[".service"]
    for part in (
        "<StartWhenAvailable>true<", ">IgnoreNew<", ">PT12H<", ">InteractiveToken<", 'version="1.2"', "UTF-16"
    ):  # fmt: skip
        assert part in made[".xml"]
    assert schedule_files(schedule("demo"), NOW)[".xml"].startswith(b"\xff\xfe")


@pytest.mark.parametrize(
    ("every", "at", "wrong"),
    [
        ("month", "", 0), ("15m", "", 0), ("hour", "00:30", 0), ("day", "23:59", 0),
        ("4m", "", 1), ("60m", "", 1), ("year", "", 1), ("15m", "02:00", 1), ("day", "24:00", 1), ("day", "2:00", 1),
        ("day", "٠٢:٠٠", 1), ("year", "x", 2),
    ],
)  # fmt: skip
def test_what_can_not_be_a_time_is_wrong_usage(every: str, at: str, wrong: int) -> None:
    found = check_times(ScheduleInputs(every=every, at=at, name="n", output=Path()))
    assert [finding.code for finding in found] == ["option.schedule"] * wrong


@pytest.mark.parametrize(
    "name", ["a/b", "a\\b", "..", ".hidden", "-n", "a:b", "a%i", "a@b", "a\nb", "x" * 201, "ü" * 30]
)
def test_a_name_that_not_every_system_takes_is_wrong_usage(name: str) -> None:
    assert [finding.code for finding in check_schedule_name(name)] == ["option.schedule"]


def test_a_name_may_have_blanks_and_letters_of_any_language(tmp_path: Path) -> None:
    assert check_schedule_name("Zoom für März") == []
    commands = registering("Zoom für", tmp_path)
    assert "'Zoom\\x20f\\xc3\\xbcr.timer'" in commands["systemd"]
    assert shlex.split(commands["systemd"])[4] == str(tmp_path / "Zoom für.service")


# ---------------------------------------------------------------------------------------------------------
# The job


def job(*arguments: str, **inputs: Any) -> ScheduleJob:
    given_inputs = AdminInputs(**{"from_zoom": "acme", "output": Path("o"), **inputs})
    return ScheduleJob("admin", given_inputs, arguments)


def asked(folder: Path, **more: Any) -> ScheduleInputs:
    return ScheduleInputs(**{"every": "month", "name": "zoom", "output": folder, **more})


def test_all_four_files_are_written_or_none(tmp_path: Path) -> None:
    result = job("--last-month").run(asked(tmp_path / "new"))
    names = ["zoom.cron", "zoom.service", "zoom.timer", "zoom.xml"]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == names
    assert sorted(record.name for record in result.outputs) == names
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "zoom.timer").write_text("mine")
    with pytest.raises(InputError) as caught:
        job("--last-month").run(asked(tmp_path / "old"))
    assert [(finding.code, finding.where) for finding in caught.value.findings][:1] == [
        ("schedule.exists", "zoom.timer")
    ]
    assert caught.value.exit_code == 3
    assert [path.name for path in (tmp_path / "old").iterdir()] == ["zoom.timer"]


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    job().check(asked(tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_fixed_days_are_a_warning_that_names_what_takes_their_place(tmp_path: Path) -> None:
    found = job(date_from="2026-08-01", date_to="2026-08-31").check(asked(tmp_path))
    (days,) = [finding for finding in found if finding.severity is Severity.WARNING]
    assert (days.code, str(days.hint)) == ("schedule.days", "Use --last-month, --last-week or --yesterday instead.")
    assert "schedule.days" not in {finding.code for finding in job(last_month=True).check(asked(tmp_path))}


def test_what_is_needed_where_nobody_is_signed_in_is_said(tmp_path: Path) -> None:
    found = {finding.code: str(finding.hint) for finding in job(from_zoom="a-b").check(asked(tmp_path))}
    assert "ZOOMWIZARD_CLIENT_SECRET_A_B" in found["schedule.secret"]
    assert "--key-file" in found["schedule.key"]
    with_key = job(from_zoom="", key_file=Path("k")).check(asked(tmp_path))
    assert [finding.code for finding in with_key] == []


def test_no_secret_gets_into_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZOOMWIZARD_CLIENT_SECRET_ACME", "planted-secret")
    job("--from-zoom", "acme").run(asked(tmp_path))
    for path in tmp_path.iterdir():
        assert b"planted-secret" not in path.read_bytes().replace(b"\0", b"")


def test_a_control_character_is_wrong_usage_and_a_long_command_a_warning(tmp_path: Path) -> None:
    assert "option.schedule" in {finding.code for finding in job("a\nb").check(asked(tmp_path))}
    assert "option.schedule" in {finding.code for finding in job("a\udcffb").check(asked(tmp_path))}
    assert "schedule.long" in {finding.code for finding in job("x" * LONGEST_CRON).check(asked(tmp_path))}
    assert "option.schedule" not in {finding.code for finding in job("a\N{NO-BREAK SPACE}b").check(asked(tmp_path))}


# ---------------------------------------------------------------------------------------------------------
# From the answers of a window


def test_the_last_month_takes_the_place_of_the_days_that_were_chosen() -> None:
    answers = {
        "from_zoom": "acme", "date_from": "2026-08-01", "date_to": "2026-08-31", "output": Path("/o"), "wait": True,
        "columns": ("-a=b", "Topic=x y"), "topics": "token", "mapping": None, "keep_columns": (),
    }  # fmt: skip
    job = scheduled("admin", answers)
    found = job.arguments[1:]
    assert found == (
        "--from-zoom", "acme", "--last-month", "--wait", "--column=-a=b", "--column=Topic=x y", "--output",
        str(Path("/o").absolute()),
    )  # fmt: skip
    if sys.platform != "win32":
        assert shlex.split(job.line) == [*this_program(), "admin", *found]
    assert job.inputs.last_month
    assert "--last-month" not in scheduled("admin", {**answers, "date_from": "", "date_to": ""}).arguments
    for every, option in (("week", "--last-week"), ("day", "--yesterday")):
        assert {option, "--from"} & set(scheduled("admin", answers, every).arguments) == {option}
    assert "--from" in scheduled("admin", answers, "hour").arguments  # there's nothing that takes their place


def test_runs_on_an_account_or_on_folders_can_be_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").touch()
    assert can_repeat("admin", {"from_zoom": "acme"})
    assert can_repeat("admin", {"reports": (tmp_path,)})
    assert not can_repeat("admin", {"reports": (tmp_path / "a.csv",)})
    assert not can_repeat("mapping", {"people": tmp_path / "a.csv"})
    plant(monkeypatch)
    assert not can_repeat("counting", {"text": tmp_path})

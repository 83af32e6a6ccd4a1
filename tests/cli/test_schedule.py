"""The schedule on the command line: its job is read now, and is wrong now."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.policies import set_by_file
from zoomwizard.__main__ import main
from zoomwizard.modes.demo import DemoInputs, DemoJob
from zoomwizard.modes.registry import MODES

Capture = pytest.CaptureFixture[str]
ADMIN = ["--", "admin", "--from-zoom", "acme", "--last-month", "--output", "o"]


def schedule(folder: Path, *more: str) -> int:
    return main(["schedule", "--every", "month", "--name", "zoom", "--output", str(folder / "files"), *more])


@pytest.mark.parametrize(
    ("behind", "sentence"),
    [
        ([], "The job is missing."),
        (["--"], "The job is missing."),
        (["--", "bogus"], "There's no command bogus."),
        (["--", "connect", "list"], "connect can't be scheduled."),
        (["--", "gui"], "gui can't be scheduled."),
        (["--", "schedule", "--every", "day"], "schedule can't be scheduled."),
        (["--", "admin", "--help"], "--help can't be scheduled."),
        ([*ADMIN, "--reason", "why"], "There's no option --reason."),
        ([*ADMIN, "--mappin", "m.csv"], "Did you mean --mapping?"),
        (["--", "admin", "--from-zoom", "acme"], "--output is missing."),
        (["--at", "25:00", *ADMIN], "--at must be a time such as 02:00, not 25:00."),
        (["--bogus", "--", "admin", "--bogus2"], "There's no option --bogus. "),
        (["--bogus", "--", "admin", "--bogus2"], "There's no option --bogus2."),
    ],
)
def test_a_wrong_schedule_or_job_is_wrong_usage(
    tmp_path: Path, capsys: Capture, behind: list[str], sentence: str
) -> None:
    assert schedule(tmp_path, *behind) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "files").exists()


def test_what_registers_the_files_is_printed_and_json_is_that_of_every_job(tmp_path: Path, capsys: Capture) -> None:
    assert schedule(tmp_path, "--json", *ADMIN, "--quiet", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["job"], document["counts"]) == ("schedule", {"files": 4})
    assert {finding["code"] for finding in document["findings"]} == {"schedule.secret", "schedule.key"}
    commands = " ".join(document["summary"])
    for part in ("schtasks /Create /TN zoom /XML ", "systemctl --user enable --now zoom.timer", "| crontab -"):
        assert part in commands
    cron = (tmp_path / "files" / "zoom.cron").read_text(encoding="utf-8")
    assert cron.endswith(f" {shlex.join([*ADMIN[1:], '--quiet', '--json'])}\n")


def test_a_file_that_is_there_ends_with_3(tmp_path: Path, capsys: Capture) -> None:
    assert schedule(tmp_path, *ADMIN) == 0
    assert schedule(tmp_path, *ADMIN) == 3
    assert "zoom.cron: There's already a file with this name." in capsys.readouterr().err


def test_a_job_that_is_not_allowed_is_refused(tmp_path: Path, home: Path, capsys: Capture) -> None:
    set_by_file(home, AllowAdmin=False)
    assert schedule(tmp_path, *ADMIN) == 2
    assert "IT department" in capsys.readouterr().err


def test_its_help_says_where_the_job_stands(capsys: Capture) -> None:
    assert main(["schedule", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "--every EVERY" in shown
    assert "-- JOB OPTIONS" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such shell")
def test_what_cron_starts_really_runs_the_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = tmp_path / "100 % of R&D"
    DemoJob([mode for mode in MODES if mode.name in ("mapping", "admin")]).run(DemoInputs(output=example, threads=1))
    monkeypatch.chdir(example)
    (mapping,) = (example / "1 Mapping").glob("Mapping file *.csv")
    arguments = ["--reports", "Inputs/zoom reports", "--mapping", str(mapping), "--time-zone", "Europe/Zurich"]
    assert schedule(tmp_path, "--", "admin", *arguments, "--output", "new & done", "--quiet") == 0
    line = (tmp_path / "files" / "zoom.cron").read_text(encoding="utf-8").split(" ", 5)[5].replace("\\%", "%")
    done = subprocess.run(["/bin/sh", "-c", line], cwd="/", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((example / "new & done").glob("Hashed Zoom File from Zoom Admin_*.csv"))) == 1

"""The selftest: a line for each part, and a failure that names the part."""

import subprocess
import sys
from pathlib import Path

import pytest

from zoomwizard.app.jobs import make_job
from zoomwizard.app.selfchecks import host_checks, look_at_folder, look_at_qt
from zoomwizard.core.mode import SelfCheck
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, InputError, Severity
from zoomwizard.core.outcome import Finding as Found
from zoomwizard.core.resources import resource
from zoomwizard.core.said import Said, say
from zoomwizard.modes import selftest
from zoomwizard.modes.registry import MODES, commands
from zoomwizard.modes.selftest import SelftestInputs, SelftestJob, look_at_engine, look_at_zones


def test_every_part_of_this_computer_works_or_is_said_to_be_missing() -> None:
    looked = {str(check.name): str(check.look()) for check in host_checks()}
    assert set(looked) == {"program", "policy", "packages", "keyring", "settings folder", "log folder", "window"}
    assert "duckdb" in looked["packages"]
    assert looked["keyring"].startswith("There's no keyring on this computer")
    assert looked["settings folder"].endswith("can be written to.")


def test_the_engine_and_the_time_zones_work(tmp_path: Path) -> None:
    assert "queries work" in str(look_at_engine(tmp_path, CancelToken()))
    assert str(look_at_zones()).startswith("known")


def test_each_check_is_a_line_and_a_failed_one_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_with(error: Exception) -> SelfCheck:
        def look() -> Said:
            raise error

        return SelfCheck(say(type(error).__name__), look)

    finding = Found(Severity.ERROR, "people", "Nobody is in it.", where="a.csv")
    errors = (AppError("It is gone.", "Quite."), InputError([finding]), ImportError("no such\nlibrary"))
    monkeypatch.setattr(selftest, "own_checks", lambda *_: [SelfCheck(say("last"), lambda: say("fine."))])
    result = SelftestJob(MODES, [fail_with(error) for error in errors]).run(SelftestInputs())
    assert tuple(map(str, result.summary)) == (
        "failed  AppError: It is gone. Quite.",
        "failed  InputError: There is 1 problem with the inputs. a.csv: Nobody is in it.",
        "failed  ImportError: ImportError: no such library",
        "ok      last: fine.",
    )
    assert result.counts == {"ok": 1, "failed": 3}
    assert [finding.severity for finding in result.findings] == [Severity.ERROR] * 3


def test_a_cancelled_selftest_ends_as_such() -> None:
    cancel = CancelToken()

    def look() -> Said:
        cancel.cancel()
        raise Cancelled

    with pytest.raises(Cancelled):
        SelftestJob(MODES, [SelfCheck(say("x"), look)]).run(SelftestInputs(), cancel=cancel)


def test_a_folder_that_can_not_be_written_is_said_and_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "works without" in str(look_at_folder(tmp_path / "file"))
    assert "works without" in str(look_at_folder(None))


def test_qt_is_started_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        subprocess.CompletedProcess([], 0, "6.9.0 offscreen\n", ""),
        subprocess.CompletedProcess([], -6, "", "no platform plugin\n"),
    ]
    started = []

    def start(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        started.append(command)
        return answers.pop(0)

    monkeypatch.setattr("importlib.util.find_spec", lambda _: object())
    monkeypatch.setattr("subprocess.run", start)
    assert str(look_at_qt()) == "Qt 6.9.0 on platform offscreen starts."
    with pytest.raises(AppError) as caught:
        look_at_qt()
    assert caught.value.message == "no platform plugin"
    assert started[0] == [sys.executable, "-m", "zoomwizard", "qt-platform"]


def test_without_qt_the_selftest_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert str(look_at_qt()) == "PySide6 isn't installed; the command line works without it."


@pytest.mark.qt
def test_qt_starts_here() -> None:
    pytest.importorskip("PySide6")
    assert str(look_at_qt()).endswith("on platform offscreen starts.")


@pytest.mark.parametrize("name", commands())
def test_the_list_of_jobs_is_right_about_each(name: str) -> None:
    job = make_job(name)
    assert job.name == name
    assert sum(job.stages.values()) > 0


def test_there_is_no_other_job() -> None:
    with pytest.raises(KeyError):
        make_job("gui")


def test_a_missing_resource_is_an_error_in_a_sentence() -> None:
    assert resource("example", "people.csv").is_file()
    with pytest.raises(AppError, match=r"A part of Zoom Wizard is missing: resources/no/such\."):
        resource("no", "such")

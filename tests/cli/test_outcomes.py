"""Every way a run can end: its exit code, and what is on the screen, in the JSON document and in the log."""

import errno
import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Command
from tests.cli.fakes import ERROR, NOTE, SECRET, WARNING, FakeInputs, FakeJob, result_of
from zoomwizard.__main__ import main
from zoomwizard.app.paths import log_folder
from zoomwizard.cli.outcome import Outcome, outcome_of_error, proposed_options
from zoomwizard.core.outcome import (
    AppError,
    Cancelled,
    Choice,
    Finding,
    InputError,
    JobResult,
    PrivacyError,
    Question,
    Severity,
)
from zoomwizard.core.said import say

Capture = pytest.CaptureFixture[str]


class DailyLimitError(AppError):
    """As a download that can go on tomorrow."""

    exit_code = 6


def raising(error: BaseException) -> Callable[[FakeInputs], JobResult]:
    def act(_: FakeInputs) -> JobResult:
        raise error

    return act


def log_text() -> str:
    folder = log_folder()
    assert folder is not None
    return (folder / "zoomwizard.log").read_text(encoding="utf-8")


def test_a_result_is_told_on_stdout_and_its_findings_on_stderr(command: Command, capsys: Capture) -> None:
    code = command(FakeJob(lambda inputs: result_of(inputs, WARNING, NOTE)))
    shown = capsys.readouterr()
    assert code == 0
    assert shown.out == "1,234 rows were kept.\nFiles in o:\n  out.csv         1,234 rows\n"
    assert shown.err == ("Warning: a.csv: One column was left out.\nNote: All times are of one zone.\n")


def test_quiet_leaves_out_notes_and_keeps_warnings(command: Command, capsys: Capture) -> None:
    assert command(FakeJob(lambda inputs: result_of(inputs, WARNING, NOTE)), "--quiet") == 0
    assert capsys.readouterr().err == "Warning: a.csv: One column was left out.\n"


def test_json_is_one_document_on_stdout(command: Command, capsys: Capture) -> None:
    assert command(FakeJob(lambda inputs: result_of(inputs, WARNING)), "--json") == 0
    shown = capsys.readouterr()
    document = json.loads(shown.out)
    assert shown.out.isascii()
    assert (document["status"], document["exit_code"], document["job"]) == ("done", 0, "admin")
    assert document["version"]
    assert document["inputs"] == [{"name": "in.csv", "role": "report", "rows": 7, "bytes": 70, "sha256": "00"}]
    assert document["outputs"] == [
        {"name": "out.csv", "role": "hashed file", "rows": 1234, "bytes": 5678, "sha256": "ff"}
    ]
    assert document["counts"] == {"rows": 1234}
    assert document["seconds"] == 1.5
    assert [finding["code"] for finding in document["findings"]] == ["left-out"]
    assert document["findings"][0]["severity"] == "warning"


@pytest.mark.parametrize(
    ("error", "code", "status", "sentence"),
    [
        (
            AppError("The disk is full.", "No room.", "Free some."),
            1,
            "failed",
            "Error: The disk is full. No room.",
        ),
        (
            InputError([ERROR, WARNING]),
            3,
            "failed",
            "Error: b.csv, line 3: The file doesn't exist. Check its name.",
        ),
        (Cancelled(), 4, "cancelled", "Cancelled. Nothing was left behind.\n"),
        (PrivacyError("A name was found."), 5, "failed", "Error: A name was found."),
        (DailyLimitError("The limit is reached."), 6, "unfinished", "Error: The limit is reached."),
        (
            OSError(errno.ENOSPC, SECRET),
            1,
            "failed",
            "Error: A file or folder couldn't be read or written. The disk",
        ),
        (MemoryError(SECRET), 1, "failed", "Error: There isn't enough memory"),
        (
            ValueError(SECRET),
            1,
            "failed",
            "Error: Something went wrong in Zoom Wizard. This is a bug; please report it. The details are in the log,",
        ),
        (SystemExit(0), 1, "failed", "Error: Something went wrong in Zoom Wizard."),
    ],
)
def test_every_failure_has_its_exit_code_and_a_sentence(
    command: Command, capsys: Capture, error: BaseException, code: int, status: str, sentence: str
) -> None:
    assert command(FakeJob(raising(error))) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err
    assert "Traceback" not in shown.err

    assert command(FakeJob(raising(error)), "--json") == code
    shown = capsys.readouterr()
    document = json.loads(shown.out)
    assert (document["status"], document["exit_code"]) == (status, code)
    assert document["title"]
    assert sentence in shown.err
    for text in (shown.out, shown.err, log_text()):
        assert SECRET not in text


@pytest.mark.parametrize("code", ["option.working-hours", "columns.choice", "zone.unknown"])
def test_a_value_that_no_file_makes_right_is_wrong_usage(command: Command, code: str) -> None:
    wrong = Finding(Severity.ERROR, "working_hours", "These are no hours.", code=code)
    assert command(FakeJob(raising(InputError([ERROR, wrong])))) == 2
    assert command(FakeJob(findings=(ERROR, wrong)), "--check") == 2
    warning = Finding(Severity.WARNING, "working_hours", "These are odd hours.", code=code)
    assert command(FakeJob(raising(InputError([ERROR, warning])))) == 3


def test_all_findings_of_wrong_inputs_are_shown(command: Command, capsys: Capture) -> None:
    assert command(FakeJob(raising(InputError([ERROR, ERROR, WARNING]))), "--quiet") == 3
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "Error", "Error", "Warning", "There are 2 problems with the inputs.",
    ]  # fmt: skip


def test_an_unexpected_error_is_logged_by_its_type_and_place(command: Command, capsys: Capture) -> None:
    def act(inputs: FakeInputs) -> JobResult:
        try:
            return raising(ValueError(SECRET))(inputs)
        except ValueError as error:
            raise LookupError(SECRET) from error

    assert command(FakeJob(act)) == 1
    assert "zoomwizard.log" in capsys.readouterr().err
    log = log_text()
    assert "LookupError" in log
    assert "ValueError" in log
    assert "cli/test_outcomes.py line" in log
    assert " in act" in log
    assert SECRET not in log


def test_without_a_log_the_fault_is_still_told(
    command: Command, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zoomwizard.app.logs.log_folder", lambda: None)
    assert command(FakeJob(raising(ValueError(SECRET)))) == 1
    assert "The log can't be written." in capsys.readouterr().err


def test_a_job_that_can_not_be_made_is_a_fault_too(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(_: str) -> FakeJob:
        raise ImportError(SECRET)

    monkeypatch.setattr("zoomwizard.cli.main.make_job", make)
    assert main(["admin"]) == 1
    shown = capsys.readouterr()
    assert "Something went wrong in Zoom Wizard" in shown.err
    assert SECRET not in shown.err + shown.out


def test_a_result_with_an_error_among_its_findings_is_a_failure(command: Command, capsys: Capture) -> None:
    assert command(FakeJob(lambda inputs: result_of(inputs, ERROR))) == 1
    shown = capsys.readouterr()
    assert "1,234 rows were kept." in shown.out
    assert "Error: b.csv, line 3: The file doesn't exist." in shown.err


def test_check_tells_all_findings_and_runs_nothing(command: Command, capsys: Capture) -> None:
    nothing = raising(AssertionError("a check must not run the job"))
    assert command(FakeJob(nothing, (WARNING,)), "--check") == 0
    shown = capsys.readouterr()
    assert shown.out == "The check found nothing that would stop a run.\n"
    assert shown.err == "Warning: a.csv: One column was left out.\n"
    assert command(FakeJob(nothing, (WARNING, ERROR)), "--check") == 3
    assert "Error: b.csv, line 3" in capsys.readouterr().err
    assert command(FakeJob(nothing, (WARNING, ERROR)), "--check", "--json") == 3
    document = json.loads(capsys.readouterr().out)
    assert [finding["severity"] for finding in document["findings"]] == ["warning", "error"]


def test_wrong_usage_ends_with_2(command: Command, capsys: Capture) -> None:
    assert command(FakeJob(), "--topics", "all") == 2
    assert capsys.readouterr().err == "Error: --topics must be token or keep, not all.\n"
    assert command(FakeJob(), "--bogus", "--json") == 2
    document = json.loads(capsys.readouterr().out)
    assert (document["status"], document["exit_code"]) == ("failed", 2)
    assert document["title"] == "There's no option --bogus."
    assert main(["bogus"]) == 2
    assert "There's no command bogus." in capsys.readouterr().err


def test_help_and_version_are_on_stdout(command: Command, capsys: Capture) -> None:
    for arguments in (["--help"], ["-h"], ["help"]):
        assert main(arguments) == 0
        assert "zoomwizard COMMAND --help" in capsys.readouterr().out
    assert command(FakeJob(raising(AssertionError())), "--help") == 0
    assert "100 % of them." in capsys.readouterr().out
    assert main(["--version"]) == main(["--version", "x"]) == 0
    assert capsys.readouterr().out.startswith("Zoom Wizard ")


@pytest.mark.parametrize("arguments", [[], ["gui"], ["gui", "--mode", "admin"], ["gui", "--mode=analyst"]])
def test_where_qt_is_missing_the_command_line_is_pointed_at(
    arguments: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "zoomwizard.gui.shell.main", None)  # as if the import failed
    assert main(arguments) == 1
    shown = capsys.readouterr()
    assert "Qt, or a library it needs, is missing" in shown.err
    assert "zoomwizard --help" in shown.err
    assert shown.out == ""


@pytest.mark.parametrize(
    ("arguments", "mode"),
    [
        ([], ""),
        (["gui"], ""),
        (["gui", "--mode", "mapping"], "mapping"),
        (["gui", "--mode", "admin"], "admin"),
        (["gui", "--mode=analyst"], "analyst"),
    ],
)
def test_without_a_command_the_window_opens_in_the_mode_that_is_named(
    arguments: list[str], mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_window(mode: str) -> int:
        opened.append(mode)
        return 7

    monkeypatch.setitem(sys.modules, "zoomwizard.gui.shell.main", SimpleNamespace(open_window=open_window))
    assert main(arguments) == 7
    assert opened == [mode]


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        (["--mode"], "--mode needs a value."),
        (["--mode="], "--mode needs a value."),
        (["--mode", "nobody"], "There's no mode called nobody."),
        (["--mode=nobody"], "There's no mode called nobody."),
        (["nobody"], "There's one word too many: nobody."),
        (["--mode", "admin", "more"], "There's one word too many: more."),
        (["--x"], "There's no option --x."),
    ],
)
def test_a_wrong_mode_opens_no_window_and_says_what_is_wrong_and_which_there_are(
    options: list[str], wrong: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_window(mode: str) -> int:
        pytest.fail(f"a window opened with {mode}")

    monkeypatch.setitem(sys.modules, "zoomwizard.gui.shell.main", SimpleNamespace(open_window=open_window))
    assert main(["gui", *options]) == 2
    error, way_out = capsys.readouterr().err.splitlines()
    assert error == f"Error: {wrong}"
    assert "zoomwizard gui --mode {mapping,admin,analyst,usage}" in way_out


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_of_the_window_is_on_stdout_and_no_error(option: str, capsys: Capture) -> None:
    assert main(["gui", option]) == 0
    assert "zoomwizard gui --mode {mapping,admin,analyst,usage}" in capsys.readouterr().out


def test_the_log_names_no_file_and_no_folder(command: Command, tmp_path: Path) -> None:
    assert command(FakeJob(lambda inputs: result_of(inputs, WARNING)), "--mapping", str(tmp_path / "x.csv")) == 0
    log = log_text()
    assert "admin begins" in log
    assert "exit code 0, findings: left-out" in log
    assert "rows 1234" in log
    for text in ("x.csv", "a.csv", "out.csv", "left out"):
        assert text not in log


def test_what_is_proposed_can_be_pasted_behind_the_command() -> None:
    """Read by a shell, the line gives the options; the values that a screen shows beside an answer are nowhere."""
    secret = "zzsecret@example.com"
    headers = ("Waktu bergabung", 'A "b" $HOME', "It's", "yes")
    asks = tuple(
        Question("columns", say("?"), (Choice(header, (secret,)), Choice("Other")), name, header)
        for name, header in zip(("Join_Time", "Leave_Time", "Topic", "Tidak tahu"), headers, strict=True)
    )
    finding = Finding(Severity.ERROR, "reports", say("Unclear."), asks=(*asks, Question("columns", say("?"), ())))
    line = proposed_options([finding, finding], "admin")
    assert line.startswith('--column Join_Time="Waktu bergabung" --column ')
    if os.name != "nt":
        assert shlex.split(line)[1::2] == [asked.input_of(header) for asked, header in zip(asks, headers, strict=True)]
    assert secret not in line + Outcome(3, findings=(finding,)).as_json("admin") + repr(finding)


def test_what_a_cancelled_run_keeps_is_put_into_words_where_it_is_shown() -> None:
    kept = say("What was downloaded is kept. Start the same download again to go on.")
    assert outcome_of_error(Cancelled(kept), None).message is kept

"""The log: small, quiet, never in the way, without messages of errors."""

import os
import sys
import threading
import warnings
from pathlib import Path

import pytest

from zoomwizard.app import logs
from zoomwizard.app.logs import log, log_failure, log_to_file
from zoomwizard.app.paths import log_folder

SECRET = "zz-secret@example.com"


def test_lines_go_to_a_file_of_this_user(home: Path) -> None:
    with log_to_file() as file:
        log.info("rows %s", 7)
    assert file is not None
    assert file.is_relative_to(home)
    assert file.read_text(encoding="utf-8").rstrip().endswith("Z INFO rows 7")
    assert not any(isinstance(handler, logs.QuietFile) for handler in log.handlers)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_in_the_place_of_the_log_is_not_waited_for() -> None:
    folder = log_folder()
    assert folder is not None
    folder.mkdir(parents=True)
    os.mkfifo(folder / logs.FILE_NAME)
    with log_to_file() as file:
        log.info("rows %s", 7)
    assert file is None


def test_the_log_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST_LOG", 2000)
    with log_to_file() as file:
        for number in range(500):
            log.info("line %s", number)
    assert file is not None
    sizes = {path.name: path.stat().st_size for path in file.parent.iterdir()}
    assert set(sizes) == {"zoomwizard.log", "zoomwizard.log.1", "zoomwizard.log.2"}
    assert max(sizes.values()) <= 2000


def test_a_folder_that_can_not_be_made_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    folder = log_folder()
    assert folder is not None
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file", encoding="utf-8")
    with log_to_file() as file:
        log.info("nowhere")
        log_failure(ValueError(SECRET))
    assert file is None
    assert capsys.readouterr().err == ""


def test_a_full_disk_is_no_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, SECRET)

    with log_to_file():
        monkeypatch.setattr("zoomwizard.app.logs.QuietFile.flush", fail)
        log.info("lost")
    assert capsys.readouterr().err == ""


def test_a_failure_in_a_helper_thread_goes_to_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise LookupError(SECRET)

    before = threading.excepthook
    with log_to_file() as file:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert threading.excepthook is before
    assert file is not None
    text = file.read_text(encoding="utf-8")
    assert "LookupError" in text
    assert "app/test_logs.py" in text
    assert SECRET not in text + capsys.readouterr().err


def test_what_python_would_print_goes_to_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    class Bad:
        def __del__(self) -> None:
            raise LookupError(SECRET)

    before = sys.unraisablehook
    with log_to_file() as file, warnings.catch_warnings():
        warnings.simplefilter("always")
        Bad()
        warnings.showwarning(UserWarning(SECRET), UserWarning, "library/module.py", 7)
    assert sys.unraisablehook is before
    assert file is not None
    text = file.read_text(encoding="utf-8")
    assert "LookupError" in text
    assert "UserWarning at module.py line 7" in text
    assert SECRET not in text + capsys.readouterr().err


def test_an_error_that_is_its_own_cause_ends() -> None:
    first, second = ValueError(), LookupError()
    first.__cause__, second.__cause__ = second, first
    with log_to_file() as file:
        log_failure(first)
    assert file is not None
    assert file.read_text(encoding="utf-8").count("Error\n") == 2

"""However a run ends early, the output folder is as it was, and the user gets a sentence."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bad_input.conftest import small_disk
from tests.every_mode.conftest import ModeRun, published
from zoomwizard.__main__ import main
from zoomwizard.app.errors import readable_error
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, JobResult, Progress
from zoomwizard.core.output import folder as outputs
from zoomwizard.core.output.folder import SCRATCH_PREFIX

ROOT = Path(__file__).resolve().parents[2]
SMALLEST = "16k"  # in which no mode's files have room
POINTS = 7  # of the many statements and renames at which a run is ended


# ---------------------------------------------------------------------------------------------------------
# Cancelled


@dataclass
class Cancelling:
    """Cancels when a condition is met for the first time."""

    cancel: CancelToken
    condition: Callable[[Progress, int], bool]
    count: int = 0

    def __call__(self, progress: Progress) -> None:
        self.count += 1
        if self.condition(progress, self.count):
            self.cancel.cancel()


def test_a_run_that_is_cancelled_in_any_stage_leaves_nothing(filled: ModeRun) -> None:
    before = filled.files()
    new = filled.output / "new" / "folder"
    for stage in filled.job.stages:
        for output in (filled.output, new):
            cancel = CancelToken()
            with pytest.raises(Cancelled):
                filled.do(Cancelling(cancel, lambda progress, _, at=stage: progress.stage == at), cancel, output)  # type: ignore[misc]
            assert filled.files() == before


def test_a_run_that_is_cancelled_at_any_progress_leaves_nothing(filled: ModeRun) -> None:
    before = filled.files()
    for number in (1, 2, 3, 5, 8, 13, 21):
        cancel = CancelToken()
        report = Cancelling(cancel, lambda _, count, at=number: count == at)  # type: ignore[misc]
        try:
            filled.do(report, cancel)
        except Cancelled:
            assert filled.files() == before
        else:  # so late that it was done
            assert len(filled.files()) > len(before)
            break
    assert report.count >= 3


def test_a_run_that_is_cancelled_at_any_statement_leaves_nothing(
    filled: ModeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every so many statements: before it begins, and so that an interrupt meets it."""
    run, before = Engine.run, filled.files()
    count, at = 0, 0
    cancel = CancelToken()

    def counted(self: Engine, *arguments: object, **more: object) -> object:
        nonlocal count
        count += 1
        if count == at:
            cancel.cancel()
            if at % 2:  # the request comes while the statement runs
                with monkeypatch.context() as patch:
                    patch.setattr(cancel, "raise_if_cancelled", lambda: None)
                    return run(self, *arguments, **more)  # type: ignore[arg-type]
        return run(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "run", counted)
    filled.do(output=filled.output.parent / "whole")
    whole = count
    for number in range(1, whole + 1, max(1, whole // POINTS)):
        count, at, cancel = 0, number, CancelToken()
        with pytest.raises(Cancelled):
            filled.do(cancel=cancel)
        assert filled.files() == before


def test_a_request_after_the_last_rename_comes_too_late(filled: ModeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    cancel, move = CancelToken(), outputs.move

    def cancelling(source: Path, target: Path) -> None:
        move(source, target)
        cancel.cancel()

    monkeypatch.setattr(outputs, "move", cancelling)
    result = filled.do(cancel=cancel)
    assert all((filled.output / record.name).exists() for record in result.outputs)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_is_exit_code_4_and_leaves_nothing(filled: ModeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    before, begun = filled.files(), CancelToken()
    mkdir = Path.mkdir

    def interrupt(self: Path, *arguments: object, **more: object) -> None:
        mkdir(self, *arguments, **more)  # type: ignore[arg-type]
        if self.name == "ready" and not begun.is_cancelled:
            begun.cancel()
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.5)  # the main thread looks ten times a second

    # Whoever runs the tests may ignore the signal, as a shell does for what runs in the background.
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "mkdir", interrupt)
            assert main(filled.arguments()) == 4
    finally:
        signal.signal(signal.SIGINT, handler)
    assert filled.errors().splitlines()[-1] == "Cancelled. Nothing was left behind."
    assert filled.files() == before


# ---------------------------------------------------------------------------------------------------------
# Killed

# Ends the process at once, as a kill or a power cut does, when a run comes to one of these for the Nth time.
KILLED = """
import os, sys
from zoomwizard.__main__ import main
from zoomwizard.core.output import folder
at, count, move = int(sys.argv[1]), 0, folder.move
def killed(source, target):
    global count
    if count == at:
        os._exit(9)
    count += 1
    move(source, target)
folder.move = killed
sys.exit(main(sys.argv[2:]))
"""


def test_a_run_that_is_killed_between_any_two_renames_leaves_a_set_without_its_record(filled: ModeRun) -> None:
    whole = filled.do(output=filled.output.parent / "whole")
    last = len({published(whole.folder, record.name) for record in whole.outputs}) - 1
    for at in sorted({0, last // 2, last}):
        arguments = [sys.executable, "-c", KILLED, str(at), *filled.arguments()]
        done = subprocess.run(arguments, cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == 9, done.stderr
        left = [name for name in filled.files() if not name.startswith(SCRATCH_PREFIX)]
        assert record_of_set(whole).partition(" 20")[0] not in {name.partition(" 20")[0] for name in left}
        code, document = filled.run()
        assert code == 0
        assert "output.cleared" in [finding["code"] for finding in document["findings"]]
        assert not list(filled.output.glob(f"{SCRATCH_PREFIX}*"))
        clear(filled.output)


def record_of_set(result: JobResult) -> str:
    """The name of the record, which is the last of what a run makes."""
    return result.outputs[-1].name


def clear(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name != "mine.txt":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


# ---------------------------------------------------------------------------------------------------------
# Disks and folders


@pytest.mark.parametrize("size", [SMALLEST, "40k", "120k"])
def test_a_disk_that_fills_up_is_said_and_nothing_is_left(filled: ModeRun, size: str) -> None:
    with small_disk(filled.output.parent / "disk", size) as disk:
        (disk / "mine.txt").write_text("mine", encoding="utf-8")
        for output in (disk, disk / "new" / "folder"):
            code = main(filled.arguments(output=output))
            if code == 0 and size != SMALLEST:  # it all had room
                return
            assert code in (1, 3)
            assert "full" in filled.errors()
            assert [path.name for path in disk.rglob("*")] == ["mine.txt"]


def test_a_rename_that_fails_takes_back_those_before(filled: ModeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    before, move = filled.files(), outputs.move
    whole = filled.do(output=filled.output.parent / "whole")
    renames = len({published(whole.folder, record.name) for record in whole.outputs})
    for at, code in enumerate((errno.ENOSPC, errno.EACCES, errno.EIO, errno.ENOSPC, errno.EIO)[:renames]):
        count = 0

        def fail(source: Path, target: Path, at: int = at, code: int = code) -> None:
            nonlocal count
            count += 1
            if count == at + 1:
                raise OSError(code, os.strerror(code))
            move(source, target)

        monkeypatch.setattr(outputs, "move", fail)
        assert main(filled.arguments()) == 1
        assert "output folder" in filled.errors()
        assert filled.files() == before


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has a folder that nobody can write to")
def test_a_folder_that_nobody_can_write_to_is_an_error_of_the_inputs(filled: ModeRun) -> None:
    for output in (Path("/proc/self"), Path("/proc/self/new/folder")):
        for more in ((), ("--check",)):
            assert main([*filled.arguments(output=output), *more]) == 3
            assert "output folder" in filled.errors()


def test_an_output_folder_that_vanishes_meanwhile_is_said(filled: ModeRun) -> None:
    """As when a network drive is gone: in a sentence, and a new run works."""

    def vanish(progress: Progress) -> None:
        if progress.stage == list(filled.job.stages)[-1]:
            shutil.rmtree(filled.output, ignore_errors=True)

    with pytest.raises((AppError, OSError)) as ended:
        filled.do(vanish)
    said = readable_error(ended.value, None)
    assert "bug" not in f"{said.title} {said.message} {said.hint}"
    assert filled.do().outputs


# ---------------------------------------------------------------------------------------------------------
# Two at once


def test_runs_in_the_same_second_all_publish_under_names_of_their_own(filled: ModeRun) -> None:
    done: list[JobResult] = []
    threads = [threading.Thread(target=lambda: done.append(filled.do())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = [record.name for result in done for record in result.outputs]
    assert len(done) == 3
    assert len(set(names)) == len(names)
    assert all((filled.output / name).exists() for name in names)
    assert not list(filled.output.glob(f"{SCRATCH_PREFIX}*"))

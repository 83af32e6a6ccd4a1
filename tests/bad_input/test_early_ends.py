"""A run that is cancelled or killed at any point leaves the output folder as it was."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.organisation import Organisation, Size, make_organisation
from tests.bad_input.conftest import Desk
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Cancelled, CancelToken, Progress
from zoomwizard.core.output import folder as outputs
from zoomwizard.core.output.folder import SCRATCH_PREFIX
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.mapping.run import MappingJob

ROOT = Path(__file__).resolve().parents[2]
KEY = StandInKey(bytes(32), "one-time", "for a test")
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def admin_job() -> AdminJob:
    return AdminJob(lambda _: KEY)


def inputs_of(desk: Desk, output: Path | None = None) -> AdminInputs:
    return AdminInputs(reports=(desk.report,), mapping=desk.mapping, time_zone="UTC", output=output or desk.output)


def nothing(_: Progress) -> None:
    """Progress that nobody looks at."""


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


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("stage", AdminJob.stages)
def test_a_run_that_is_cancelled_in_any_stage_leaves_nothing(
    desk: Desk,
    stage: str,
    new: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    cancel = CancelToken()
    before = desk.files()
    report = Cancelling(cancel, lambda progress, _: progress.stage == stage)
    output = desk.folder / "new" / "folder" if new else desk.output
    with pytest.raises(Cancelled):
        admin_job().run(inputs_of(desk, output), report, cancel)
    assert desk.files() == before
    assert not (desk.folder / "new").exists()


def test_a_run_that_is_cancelled_at_any_progress_leaves_nothing(desk: Desk) -> None:
    cancel, before = CancelToken(), desk.files()
    for number in (1, 2, 3, 4, 5, 8, 12):
        cancel = CancelToken()
        report = Cancelling(cancel, lambda _, count, number=number: count == number)  # type: ignore[misc]
        try:
            admin_job().run(inputs_of(desk), report, cancel)
        except Cancelled:
            assert desk.files() == before
        else:  # so late that it was done
            assert report.count < number or len(desk.files()) > len(before)
            break
    assert report.count >= 4


def test_a_run_that_is_cancelled_at_any_statement_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """At every fourth statement: before it begins, and so that an interrupt meets it."""
    run = Engine.run
    count, at = 0, 0
    cancel = CancelToken()

    def counted(self: Engine, *arguments: object, **more: object) -> object:
        nonlocal count
        count += 1
        if count == at:
            cancel.cancel()
            if at % 8:  # the request comes while the statement runs
                with monkeypatch.context() as patch:
                    patch.setattr(cancel, "raise_if_cancelled", lambda: None)
                    return run(self, *arguments, **more)  # type: ignore[arg-type]
        return run(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "run", counted)
    whole = admin_job().run(inputs_of(desk, desk.folder / "whole"), nothing, CancelToken())
    statements, before = count, desk.files()
    assert statements > 30
    assert whole.outputs
    for number in range(1, statements + 1, 4):
        count, at, cancel = 0, number, CancelToken()
        with pytest.raises(Cancelled):
            admin_job().run(inputs_of(desk), nothing, cancel)
        assert count >= number
        assert desk.files() == before


def test_a_request_after_the_last_rename_comes_too_late(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    cancel, move = CancelToken(), outputs.move

    def cancelling(source: Path, target: Path) -> None:
        move(source, target)
        cancel.cancel()

    monkeypatch.setattr(outputs, "move", cancelling)
    result = admin_job().run(inputs_of(desk), nothing, cancel)
    assert all((desk.output / record.name).is_file() for record in result.outputs)


def test_a_mapping_run_that_is_cancelled_at_any_progress_leaves_nothing(desk: Desk) -> None:
    people = desk.folder / "people.csv"
    people.write_text("Email\n" + "".join(f"p{n}@example.org\n" for n in range(9000)), encoding="utf-8")
    inputs, before = MappingInputs(people=people, output=desk.output), desk.files()
    points = 0
    for number in range(1, 100):
        cancel = CancelToken()
        report = Cancelling(cancel, lambda _, count, number=number: count == number)  # type: ignore[misc]
        try:
            MappingJob().run(inputs, report, cancel)
        except Cancelled:
            points += 1
            assert desk.files() == before
        else:
            break
    assert points > 8


# ---------------------------------------------------------------------------------------------------------
# Processes


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Organisation:
    return make_organisation(tmp_path_factory.mktemp("organisation"), Size(rows=300_000, people=2000))


def command(organisation: Organisation, output: Path, *more: str) -> list[str]:
    reports = map(str, organisation.reports)
    return [
        *(sys.executable, "-m", "zoomwizard", "admin", "--reports", *reports),
        *("--mapping", str(organisation.mapping), "--output", str(output), "--time-zone", "UTC", *more),
    ]


@contextmanager
def running(
    organisation: Organisation, output: Path, sign: str, *more: str, temporary: Path | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A run in a process of its own that has come as far as the sign: a file of its scratch folder.

    With `temporary` that is the system's folder for temporary files, and there is the scratch folder.
    """
    env = os.environ | ({name: str(temporary) for name in ("TMPDIR", "TEMP", "TMP")} if temporary else {})
    with subprocess.Popen(
        command(organisation, output, *more), cwd=ROOT, env=env,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            deadline = time.monotonic() + 600
            while not list((temporary or output).glob(f"{SCRATCH_PREFIX}*/{sign}")):
                assert process.poll() is None, process.communicate()
                assert time.monotonic() < deadline
                time.sleep(0.002)
            yield process
        finally:
            process.kill()


SIGNS = ("ready", "ready/hashed.csv")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("sign", SIGNS)
def test_a_run_that_is_killed_leaves_only_the_scratch_folder_which_the_next_removes(
    desk: Desk, organisation: Organisation, sign: str
) -> None:
    with running(organisation, desk.output, sign) as process:
        process.kill()
        process.wait()
    left = [name for name in names_in(desk.output) if name != "mine.txt"]
    assert len(left) == 1
    assert left[0].startswith(SCRATCH_PREFIX)
    assert (desk.output / "mine.txt").read_text("utf-8") == "mine"

    desk.capsys.readouterr()
    assert desk.admin("--json") == 0
    document = json.loads(desk.capsys.readouterr().out)
    (note,) = [finding for finding in document["findings"] if finding["code"] == "output.cleared"]
    assert "removed" in note["title"]
    assert not list(desk.output.glob(f"{SCRATCH_PREFIX}*"))
    assert desk.admin("--json") == 0
    assert "output.cleared" not in desk.capsys.readouterr().out


def test_a_check_does_not_touch_what_a_killed_run_left(desk: Desk) -> None:
    scratch = desk.output / f"{SCRATCH_PREFIX}x"
    (scratch / "ready").mkdir(parents=True)
    assert desk.admin("--check") == 0
    assert scratch.is_dir()


@pytest.mark.parametrize("next_one", ["--check", "--json"])
def test_what_a_killed_check_left_in_the_systems_folder_is_removed_by_the_next(
    desk: Desk, organisation: Organisation, monkeypatch: pytest.MonkeyPatch, next_one: str
) -> None:
    temporary = desk.folder / "temporary"
    temporary.mkdir()
    with running(organisation, desk.output, "ready", "--check", temporary=temporary) as process:
        process.kill()
        process.wait()
    (left,) = names_in(temporary)
    assert left.startswith(SCRATCH_PREFIX)
    assert names_in(desk.output) == ["mine.txt"]
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    desk.capsys.readouterr()
    assert desk.admin(next_one) == 0
    assert names_in(temporary) == []
    assert "output.cleared" not in desk.capsys.readouterr().out  # it was nothing of the output folder's


@on_posix
def test_the_scratch_folder_of_a_living_run_is_not_removed(desk: Desk, organisation: Organisation) -> None:
    with running(organisation, desk.output, "ready") as process:
        os.kill(process.pid, signal.SIGSTOP)
        (scratch,) = desk.output.glob(f"{SCRATCH_PREFIX}*")
        assert desk.admin() == 0
        assert "removed" not in desk.shown()
        assert (scratch / "ready").is_dir()
        os.kill(process.pid, signal.SIGCONT)
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    assert len(list(desk.output.glob("*.manifest.json"))) == 2
    assert not list(desk.output.glob(f"{SCRATCH_PREFIX}*"))


@on_posix
@pytest.mark.parametrize("sign", SIGNS)
def test_ctrl_c_ends_a_run_within_a_second_and_leaves_nothing(
    desk: Desk, organisation: Organisation, sign: str, second: float
) -> None:
    before = desk.files()
    with running(organisation, desk.output, sign) as process:
        begin = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        seconds = time.monotonic() - begin
    assert process.returncode == 4, err
    assert (out, err.splitlines()[-1]) == ("", "Cancelled. Nothing was left behind.")
    assert desk.files() == before
    assert seconds < second


# ---------------------------------------------------------------------------------------------------------
# Two runs


def test_two_runs_in_one_second_both_publish(desk: Desk) -> None:
    done: list[list[str]] = []

    def run() -> None:
        done.append([record.name for record in admin_job().run(inputs_of(desk), nothing, CancelToken()).outputs])

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 4
    names = [name for made in done for name in made]
    assert len(set(names)) == len(names) == 12
    assert all((desk.output / name).is_file() for name in names)


def test_a_second_run_leaves_the_files_of_the_first_as_they_were(desk: Desk) -> None:
    for _ in range(3):
        before = desk.files()
        assert desk.admin() == 0
        after = desk.files()
        assert before.items() <= after.items()
        assert len(after) >= len(before) + 3

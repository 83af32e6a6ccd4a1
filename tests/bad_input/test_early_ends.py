"""A large run that is killed or interrupted leaves the output folder as it was; tests/every_mode has the small ones."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.organisation import Organisation, Size, make_organisation
from tests.bad_input.conftest import Desk
from zoomwizard.core.output.folder import SCRATCH_PREFIX
from zoomwizard.core.people.secret_key import StandInKey

ROOT = Path(__file__).resolve().parents[2]
KEY = StandInKey(bytes(32), "one-time", "for a test")
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


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

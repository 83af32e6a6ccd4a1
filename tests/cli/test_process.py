"""The command line in a process of its own: start, signals, pipes, consoles."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import zoomwizard
from zoomwizard.core.output.folder import SCRATCH_PREFIX

ROOT = Path(__file__).resolve().parents[2]
VERSION = f"Zoom Wizard {zoomwizard.__version__}\n"


def has_console() -> bool:
    """Whether a process can be told to end: in Windows that goes through the console, and there may be none."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetConsoleCP())
    return True


on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals or files")


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


# ---------------------------------------------------------------------------------------------------------
# Start


def test_the_version_is_told_without_loading_what_the_jobs_work_with() -> None:
    script = "import sys; from zoomwizard.__main__ import main; code = main(['--version']); print(*sys.modules)"
    done = python("-c", script)
    version, modules = done.stdout.decode().replace("\r", "").splitlines()
    assert version + "\n" == VERSION
    heavy = {
        "chardet",
        "openpyxl",
        "duckdb",
        "pandas",
        "numpy",
        "keyring",
        "platformdirs",
        "tzlocal",
        "tzdata",
        "argparse",
        "typing",
        "re",
        "logging",
        "json",
    }
    assert heavy.isdisjoint(modules.split())


def test_both_ways_to_start_are_the_same() -> None:
    done = python("-m", "zoomwizard", "--version")
    assert done.stdout.decode().replace("\r", "") == VERSION
    assert done.returncode == 0


# ---------------------------------------------------------------------------------------------------------
# Signals


@contextmanager
def slow_job(output: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process in the middle of its job: its scratch folder is there."""
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    driver = [sys.executable, "-m", "tests.cli.driver", "admin", "--reports", "r", "--output", str(output)]
    with subprocess.Popen(
        [*driver, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8", creationflags=flags,
    ) as process:  # fmt: skip
        try:
            deadline = time.monotonic() + 30
            while not list(output.glob(f"{SCRATCH_PREFIX}*/ready/*")):
                assert process.poll() is None, process.communicate()
                assert time.monotonic() < deadline
                time.sleep(0.01)
            yield process
        finally:
            process.kill()


SIGNALS = ["CTRL_BREAK_EVENT"] if sys.platform == "win32" else ["SIGINT", "SIGTERM", "SIGHUP"]


@pytest.mark.skipif(not has_console(), reason="a signal of Windows goes through a console, and this has none")
@pytest.mark.parametrize("name", SIGNALS)
def test_a_request_to_end_cancels_within_a_second_and_leaves_nothing(tmp_path: Path, name: str, second: float) -> None:
    (tmp_path / "mine.txt").touch()
    with slow_job(tmp_path) as process:
        begin = time.monotonic()
        process.send_signal(getattr(signal, name))
        out, err = process.communicate(timeout=30)
        assert time.monotonic() - begin < second
    assert process.returncode == 4
    assert out == ""
    assert err == "Cancelling...\nCancelled. Nothing was left behind.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@on_posix
def test_more_requests_to_end_do_not_break_the_clean_up(tmp_path: Path) -> None:
    output = tmp_path / "new"
    with slow_job(output, "--quiet") as process:
        for _ in range(8):
            process.send_signal(signal.SIGINT)
            time.sleep(0.05)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 4
    assert (out, err) == ("", "Cancelled. Nothing was left behind.\n")
    assert list(tmp_path.iterdir()) == []


@on_posix
def test_a_cancelled_run_is_told_as_json_too(tmp_path: Path) -> None:
    with slow_job(tmp_path, "--json", "--quiet") as process:
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=30)
    assert process.returncode == 4
    assert '"status": "cancelled"' in out


def test_progress_is_a_plain_line_every_few_seconds_where_nobody_looks(tmp_path: Path, second: float) -> None:
    with slow_job(tmp_path) as process:
        assert process.stderr is not None
        begin = time.monotonic()
        line = process.stderr.readline()
        assert time.monotonic() - begin < 5 + second
    assert "%  Reading" in line
    assert "rows/s" in line
    assert "\r" not in line


# ---------------------------------------------------------------------------------------------------------
# Pipes and consoles


@pytest.mark.parametrize("arguments", [["--help"], ["mapping", "--help"], ["--version"]])
def test_a_pipe_that_nobody_reads_is_no_error(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "zoomwizard", *arguments],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


@on_posix
@pytest.mark.parametrize("arguments", [["--help"], ["selftest", "--check"]])
def test_a_result_that_can_not_be_written_is_a_failure_in_a_sentence(arguments: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zoomwizard", *arguments],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"Error: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_console_that_can_not_show_every_letter_shows_the_rest(tmp_path: Path, encoding: str) -> None:
    people = tmp_path / "Übersicht 社員.csv"
    people.write_text("Email\nnot an address\n", encoding="utf-8")
    done = python(
        *("-m", "zoomwizard", "mapping", "--people", str(people), "--output", str(tmp_path / "出力")),
        PYTHONIOENCODING=encoding,
    )
    assert done.returncode == 3
    assert b"bersicht ??.csv" in done.stderr
    assert b"Traceback" not in done.stderr

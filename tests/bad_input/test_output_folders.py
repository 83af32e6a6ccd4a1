"""Output folders that can't be written to, and disks that are full: in a sentence, nothing left behind."""

import errno
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.bad_input.conftest import Desk, small_disk
from tests.reports import ROW, write_report


def test_a_file_in_the_place_of_the_output_folder(desk: Desk) -> None:
    (desk.folder / "file").write_text("mine", encoding="utf-8")
    desk.refused(3, "file: The output folder is a file", "Choose a folder", output=desk.folder / "file")
    desk.refused(3, "A part of the path is a file", output=desk.folder / "file" / "below")
    assert (desk.folder / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_in_the_place_of_the_private_folder_is_found_by_the_check(desk: Desk, *, is_link: bool) -> None:
    private = desk.output / "Keep private"
    if not is_link:
        private.write_text("mine", encoding="utf-8")
    elif sys.platform == "win32":
        pytest.skip("there a link needs a right of its own")
    else:
        (desk.folder / "elsewhere").mkdir()
        private.symlink_to(desk.folder / "elsewhere")
    desk.refused(3, "Keep private is a file or a link, not a folder.")


def test_an_output_folder_of_a_name_that_is_too_long(desk: Desk) -> None:
    desk.refused(3, "too long", output=desk.folder / ("x" * 300))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has a folder that nobody can write to")
def test_an_output_folder_that_nobody_can_write_to(desk: Desk) -> None:
    desk.refused(3, "can't be written to", "Choose another", output="/proc/self")
    desk.refused(3, "can't be written to", output="/proc/self/new/folder")


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_an_output_folder_that_is_locked(desk: Desk, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refuse(*_: object, **__: object) -> Any:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    desk.refused(3, "can't be written to")


def test_a_new_output_folder_is_not_left_behind_by_a_run_that_is_refused(desk: Desk) -> None:
    desk.mapping.write_bytes(b"PK\x03\x04")
    desk.refused(3, "mapping.csv", output=desk.folder / "a" / "b")
    assert not (desk.folder / "a").exists()


# ---------------------------------------------------------------------------------------------------------
# A full disk


def many_rows(path: Path, count: int) -> Path:
    return write_report(path, [replace(ROW, meeting_id=f"846 1389 {n:05}") for n in range(count)])


@pytest.mark.parametrize("size", ["60k", "300k", "1m"])
def test_a_disk_that_fills_up_is_said_and_nothing_is_left(desk: Desk, size: str) -> None:
    report = many_rows(desk.folder / "large.csv", 6000)
    with small_disk(desk.folder / "disk", size) as disk:
        (disk / "mine.txt").write_text("mine", encoding="utf-8")
        assert desk.admin(reports=(report,), output=disk) in (1, 3)
        assert "full" in desk.shown()
        assert [path.name for path in disk.rglob("*")] == ["mine.txt"]
        assert desk.admin(reports=(report,), output=disk / "new" / "folder") in (1, 3)
        assert [path.name for path in disk.rglob("*")] == ["mine.txt"]


WRITERS: dict[str, str] = {
    "the hashed file": "zoomwizard.modes.admin.run.write_hashed_file",
    "the manifest": "zoomwizard.core.output.publish.write_record",
    "a record": "zoomwizard.modes.admin.run.record_of",
}


@pytest.mark.parametrize("what", WRITERS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_file_that_can_not_be_written_ends_the_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, what: str, code: int
) -> None:
    def fail(*_: object, **__: object) -> Any:
        raise OSError(code, os.strerror(code), "/secret/zoe.csv")

    before = desk.files()
    monkeypatch.setattr(WRITERS[what], fail)
    assert desk.admin() == 1
    shown = desk.shown()
    title = "The record of the run couldn't be" if what == "the manifest" else "A file or folder couldn't be read or"
    assert shown.startswith((f"Error: {title} written.", "Warning: "))
    assert "zoe" not in shown
    assert desk.files() == before


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of the size of files is not for Windows")
def test_files_that_may_not_grow_any_more(desk: Desk) -> None:
    """As with a quota: a signal is sent, or the writing fails with an error of its own."""
    import resource
    import signal
    import subprocess

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    report = many_rows(desk.folder / "large.csv", 6000)
    arguments = ["--reports", report, "--mapping", desk.mapping, "--output", desk.output, "--time-zone", "UTC"]
    before = desk.files()
    done = subprocess.run(
        [sys.executable, "-m", "zoomwizard", "admin", *map(str, arguments), "--quiet"],
        cwd=Path(__file__).resolve().parents[2],
        preexec_fn=limit,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert desk.files() == before

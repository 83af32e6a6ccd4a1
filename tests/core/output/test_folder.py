"""The output folder of a run: scratch folder, final names, and what is left however the run ends."""

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, Severity
from zoomwizard.core.output import folder as outputs
from zoomwizard.core.output import locks
from zoomwizard.core.output.folder import (
    LOCK_NAME,
    SCRATCH_PREFIX,
    OutputFolder,
    check_output_folder,
    clear_unfinished,
    explained,
    is_free,
    reason_of,
    sha256_of,
    temporary_folder,
)

NOW = datetime.fromisoformat("2026-06-14 10:15:00")
STAMP = "2026-06-14_101500"
NAMES = ("Data {}.csv", "Keep private/People {}.csv", "Record {}.json")
ROOT = Path(__file__).resolve().parents[3]


class FixedTime(datetime):
    """All runs begin in the same second."""

    @classmethod
    def now(cls, tz: Any = None) -> "FixedTime":
        return cls.fromisoformat(NOW.isoformat()).replace(tzinfo=tz)


@pytest.fixture
def same_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "datetime", FixedTime)


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def fill(output: OutputFolder, text: str = "x") -> list[tuple[Path, str]]:
    ready = [output.ready / name for name in ("data", "people", "record")]
    for path in ready:
        path.write_text(text, encoding="utf-8")
    return [(path, name.format(output.stamp)) for path, name in zip(ready, NAMES, strict=True)]


def failing(error: OSError, at: int, call: Callable[..., Any]) -> Callable[..., Any]:
    """The call, which fails the `at`th time."""
    count = 0

    def instead(*arguments: Any, **more: Any) -> Any:
        nonlocal count
        count += 1
        if count == at:
            raise error
        return call(*arguments, **more)

    return instead


def refuse_links(*_: object) -> None:
    """As a disk that has none."""
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


# ---------------------------------------------------------------------------------------------------------
# Scratch folder


def test_without_a_temporary_folder_a_run_goes_on_and_a_job_that_writes_nothing_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_none() -> str:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    monkeypatch.setattr("tempfile.gettempdir", find_none)
    with OutputFolder(tmp_path) as output:
        assert output.scratch.is_dir()
    with pytest.raises(AppError, match="no folder for temporary files"), temporary_folder():
        pass


def test_the_scratch_folder_is_there_within_the_run_only(tmp_path: Path) -> None:
    with OutputFolder(tmp_path) as output:
        assert output.scratch.parent == tmp_path
        assert output.scratch.name.startswith(SCRATCH_PREFIX)
        assert output.ready.is_dir()
        assert output.temporary.is_dir()
    assert tree(tmp_path) == []
    with pytest.raises(RuntimeError):
        _ = OutputFolder(tmp_path).ready


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_scratch_folder_is_for_the_user_alone(tmp_path: Path) -> None:
    with OutputFolder(tmp_path) as output:
        assert output.scratch.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("error", [ValueError("x"), Cancelled(), KeyboardInterrupt()])
def test_a_run_that_fails_leaves_the_folder_as_it_was(tmp_path: Path, error: BaseException) -> None:
    with pytest.raises(type(error)), OutputFolder(tmp_path / "a" / "b") as output:  # noqa: PT012 - the block is the run
        fill(output)
        raise error
    assert tree(tmp_path) == []


def test_a_new_folder_stays_if_somebody_put_something_into_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), OutputFolder(tmp_path / "a" / "b"):  # noqa: PT012 - the block is the run
        (tmp_path / "a" / "mine.txt").touch()
        raise ValueError("x")
    assert tree(tmp_path) == ["a", os.path.join("a", "mine.txt")]  # noqa: PTH118 - as text


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5, 6])
def test_a_run_that_can_not_even_begin_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Two folders of the output, the scratch folder and the three in it: each fails once."""
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", failing(full, at, Path.mkdir))
        with pytest.raises(AppError) as caught, OutputFolder(tmp_path / "a" / "b"):
            pytest.fail("the run must not begin")
    assert "disk is full" in str(caught.value.message)
    assert tree(tmp_path) == []


def test_a_lock_that_can_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", failing(OSError(errno.EACCES, "x"), 1, Path.open))
        with pytest.raises(AppError), OutputFolder(tmp_path / "new"):
            pytest.fail("the run must not begin")
    assert tree(tmp_path) == []


# ---------------------------------------------------------------------------------------------------------
# Runs that were killed


def killed(folder: Path, name: str = "x") -> Path:
    """The scratch folder of a run that was killed."""
    scratch = folder / f"{SCRATCH_PREFIX}{name}"
    (scratch / "ready").mkdir(parents=True)
    (scratch / "temporary").mkdir()
    (scratch / LOCK_NAME).touch()
    (scratch / "ready" / "half.csv").write_text("x", encoding="utf-8")
    return scratch


def test_scratch_folders_of_killed_runs_are_removed_and_that_is_said(tmp_path: Path) -> None:
    killed(tmp_path, "a")
    killed(tmp_path, "b")
    (tmp_path / "mine.txt").touch()
    with OutputFolder(tmp_path) as output:
        assert output.cleared == 2
        (finding,) = output.findings
        assert (finding.severity, finding.code) == (Severity.NOTE, "output.cleared")
    assert tree(tmp_path) == ["mine.txt"]
    with OutputFolder(tmp_path) as output:
        assert output.findings == []


def test_the_scratch_folder_of_a_run_in_this_process_stays(tmp_path: Path) -> None:
    with OutputFolder(tmp_path) as first:
        with OutputFolder(tmp_path) as second:
            assert second.cleared == 0
            assert first.ready.is_dir()
        assert first.ready.is_dir()
        assert not second._lock or second._lock.closed


def test_the_scratch_folder_of_a_run_in_another_process_stays(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; from zoomwizard.core.output.folder import OutputFolder\n"
        "with OutputFolder(pathlib.Path(sys.argv[1])) as output:\n"
        "    print('ready', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as living:
        assert living.stdout is not None
        assert living.stdout.readline().strip() == b"ready"
        assert clear_unfinished(tmp_path) == 0
        assert len(list(tmp_path.glob("*/ready"))) == 1
        living.kill()
        living.wait()
    assert clear_unfinished(tmp_path) == 1
    assert tree(tmp_path) == []


def test_a_run_that_begins_at_this_moment_is_left_alone(tmp_path: Path) -> None:
    scratch = tmp_path / f"{SCRATCH_PREFIX}x"
    scratch.mkdir()
    assert clear_unfinished(tmp_path) == 0
    (scratch / LOCK_NAME).touch()
    assert clear_unfinished(tmp_path) == 0
    assert scratch.is_dir()
    long_ago = time.time() - 1000
    os.utime(scratch, (long_ago, long_ago))
    assert clear_unfinished(tmp_path) == 1
    assert tree(tmp_path) == []


def test_what_only_has_the_name_of_a_scratch_folder_stays(tmp_path: Path) -> None:
    (tmp_path / f"{SCRATCH_PREFIX}file").touch()
    target = tmp_path / "mine"
    (target / "ready").mkdir(parents=True)
    try:
        (tmp_path / f"{SCRATCH_PREFIX}link").symlink_to(target, target_is_directory=True)
    except OSError:
        pytest.skip("this user may not make links")
    assert clear_unfinished(tmp_path) == 0
    assert (target / "ready").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("plant", ["pipe", "pipe of another user", "link", "folder of another user"])
def test_what_somebody_planted_in_a_shared_folder_is_left_alone_and_waits_for_nothing(
    tmp_path: Path, plant: str
) -> None:
    """In a process of its own: a run that opens a pipe waits for whoever would write into it."""
    if plant.endswith("another user") and os.geteuid() != 0:
        pytest.skip("only root can give a folder to somebody")
    scratch = killed(tmp_path)
    (scratch / LOCK_NAME).unlink()
    theirs = tmp_path / "theirs"
    theirs.touch()
    if plant.startswith("pipe"):
        os.mkfifo(scratch / LOCK_NAME)
    elif plant == "link":
        (scratch / LOCK_NAME).symlink_to(theirs)
    if plant.endswith("another user"):
        os.chown(scratch, 12345, 12345)
    script = (
        "import sys, pathlib; from zoomwizard.core.output.folder import *; clear_unfinished(pathlib.Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=True, timeout=30)
    assert (scratch / "ready" / "half.csv").exists()
    assert theirs.exists()


def test_what_can_not_be_removed_is_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = killed(tmp_path)
    monkeypatch.setattr("shutil.rmtree", lambda *_, **__: None)
    assert clear_unfinished(tmp_path) == 0
    monkeypatch.setattr(outputs, "try_lock", failing(OSError(errno.EACCES, "x"), 1, locks.try_lock))
    assert clear_unfinished(tmp_path) == 0
    assert scratch.is_dir()


# ---------------------------------------------------------------------------------------------------------
# Final names


def test_the_files_come_to_their_names_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    move = outputs.move

    def noted(source: Path, target: Path) -> None:
        moved.append(target.name)
        move(source, target)

    monkeypatch.setattr(outputs, "move", noted)
    with OutputFolder(tmp_path, NAMES) as output:
        names = fill(output)
        made = output.rename(names)
    assert moved == [Path(final).name for _, final in names]
    assert [path.read_text("utf-8") for path in made] == ["x"] * 3
    assert len(tree(tmp_path)) == 4


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_rename_that_fails_takes_back_those_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, code: int
) -> None:
    (tmp_path / "mine.txt").touch()
    monkeypatch.setattr(outputs, "move", failing(OSError(code, os.strerror(code)), at, outputs.move))
    with pytest.raises(AppError) as caught, OutputFolder(tmp_path, NAMES) as output:  # noqa: PT012 - the block is the run
        names = fill(output)
        try:
            output.rename(names)
        finally:
            assert tree(output.ready) == ["data", "people", "record"]
    assert "couldn't be put into the output folder" in str(caught.value.title)
    assert tree(tmp_path) == ["mine.txt"]


def test_a_file_that_can_not_be_taken_back_does_not_keep_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renames = 2 if sys.platform == "win32" else 0  # there a file comes to its name by one too
    with OutputFolder(tmp_path, NAMES) as output:
        names = fill(output)
        with monkeypatch.context() as patch:
            patch.setattr(outputs, "move", failing(OSError(errno.EIO, "x"), 3, outputs.move))
            patch.setattr(Path, "rename", failing(OSError(errno.EIO, "x"), renames + 1, Path.rename))
            with pytest.raises(AppError):
                output.rename(names)
    # The second could not be taken back; without its record the set is void.
    assert tree(tmp_path) == ["Keep private", str(Path(names[1][1]))]


def test_a_private_folder_of_an_earlier_run_stays_when_a_rename_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Keep private").mkdir()
    monkeypatch.setattr(outputs, "move", failing(OSError(errno.EIO, "x"), 3, outputs.move))
    with pytest.raises(AppError), OutputFolder(tmp_path, NAMES) as output:
        output.rename(fill(output))
    assert tree(tmp_path) == ["Keep private"]


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("taken", [0, 1, 2])
def test_an_existing_file_is_never_overwritten(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    taken: int,
    *,
    links: bool,
) -> None:
    """A file that came into being after the run had looked; on a disk with links and on one without."""
    if not links:
        monkeypatch.setattr(os, "link", refuse_links)
    with pytest.raises(AppError) as caught, OutputFolder(tmp_path, NAMES) as output:  # noqa: PT012 - the block is the run
        names = fill(output, "new")
        target = tmp_path / names[taken][1]
        target.parent.mkdir(exist_ok=True)
        target.write_text("old", encoding="utf-8")
        output.rename(names)
    assert "another file with this name" in str(caught.value.message)
    assert target.read_text("utf-8") == "old"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="there a rename does not overwrite by itself")
def test_a_file_that_comes_at_the_last_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AppError), OutputFolder(tmp_path, NAMES) as output:  # noqa: PT012 - the block is the run
        names = fill(output, "new")
        (tmp_path / names[0][1]).write_text("old", encoding="utf-8")
        monkeypatch.setattr(outputs, "is_there", lambda _: False)
        output.rename(names)
    assert (tmp_path / names[0][1]).read_text("utf-8") == "old"


def test_a_disk_without_links_is_as_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refuse_links)
    with OutputFolder(tmp_path, NAMES) as output:
        output.rename(fill(output))
    assert len(tree(tmp_path)) == 4


def test_a_finished_folder_comes_to_its_name_too(tmp_path: Path) -> None:
    with OutputFolder(tmp_path) as output:
        (output.ready / "project").mkdir()
        (output.ready / "project" / "a.txt").touch()
        output.rename([(output.ready / "project", "Power BI")])
    assert tree(tmp_path) == ["Power BI", str(Path("Power BI/a.txt"))]


# ---------------------------------------------------------------------------------------------------------
# Two runs in one second


@pytest.mark.usefixtures("same_second")
def test_runs_in_one_second_have_names_of_their_own(tmp_path: Path) -> None:
    with OutputFolder(tmp_path, NAMES) as first, OutputFolder(tmp_path, NAMES) as second:
        assert [first.stamp, second.stamp] == [STAMP, f"{STAMP}-2"]
        second.rename(fill(second))
        first.rename(fill(first))
        with OutputFolder(tmp_path, NAMES) as third:
            assert third.stamp == f"{STAMP}-3"
    with OutputFolder(tmp_path, NAMES) as fourth:
        assert fourth.stamp == f"{STAMP}-3"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 6


@pytest.mark.usefixtures("same_second")
@pytest.mark.parametrize("name", NAMES)
def test_a_stamp_under_which_any_name_is_taken_is_not_used(tmp_path: Path, name: str) -> None:
    taken = tmp_path / name.format(STAMP)
    taken.parent.mkdir(exist_ok=True)
    taken.touch()
    with OutputFolder(tmp_path, NAMES) as output:
        assert output.stamp == f"{STAMP}-2"


@pytest.mark.usefixtures("same_second")
def test_many_runs_that_begin_at_once_all_publish(tmp_path: Path) -> None:
    count = 12
    barrier = threading.Barrier(count)
    done: list[str] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            barrier.wait()
            for _ in range(3):
                with OutputFolder(tmp_path, NAMES) as output:
                    assert output.cleared == 0
                    output.rename(fill(output, output.stamp))
                    done.append(output.stamp)
        except BaseException as error:  # noqa: BLE001 - looked at below
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(set(done)) == len(done) == 3 * count
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 9 * count
    assert all(path.read_text("utf-8") in path.name for path in files)


# ---------------------------------------------------------------------------------------------------------
# Looking before


def test_a_folder_that_can_be_written_to_has_no_findings_and_is_not_made(tmp_path: Path) -> None:
    assert check_output_folder(tmp_path) == []
    assert check_output_folder(tmp_path / "a" / "b") == []
    assert tree(tmp_path) == []


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (finding,) = check_output_folder(tmp_path / "file")
    assert (finding.severity, finding.code, finding.where) == (Severity.ERROR, "output-file", "file")
    (finding,) = check_output_folder(tmp_path / "file" / "below")
    assert "A part of the path is a file" in str(finding.title)


def test_a_path_that_is_too_long_is_an_error_and_is_not_shown_whole(tmp_path: Path) -> None:
    (finding,) = check_output_folder(tmp_path / ("x" * 300))
    assert "too long" in str(finding.title)
    assert len(str(finding.where)) < 100


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.EACCES, "aren't allowed to write"),
        (errno.EROFS, "read-only"),
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "quota"),
    ],
)
def test_a_folder_that_can_not_be_written_to_is_an_error_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    def refuse(**_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    (finding,) = check_output_folder(tmp_path)
    assert words in str(finding.title)
    assert (finding.field, finding.code) == ("output", "output-not-writable")
    assert finding.hint


@pytest.mark.parametrize("code", [*outputs.ERROR_REASONS, errno.EIO, None])
def test_every_error_of_the_system_becomes_a_sentence(code: int | None) -> None:
    with pytest.raises(AppError) as caught, explained("It did not work."):
        raise OSError(code, "/home/zoe/x") if code else OSError("/home/zoe/x")
    assert caught.value.title == "It did not work."
    assert "zoe" not in f"{caught.value.message}{caught.value.hint}"
    assert caught.value.hint


def test_windows_own_number_of_a_path_that_is_too_long_is_known() -> None:
    error = OSError(errno.ENOENT, "x")
    error.winerror = 206  # type: ignore[attr-defined]  # elsewhere it has none
    assert str(reason_of(error)[0]) == "The path is too long."


def test_a_digest_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    assert sha256_of(path, CancelToken()).startswith("ba7816bf")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        sha256_of(path, cancel)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few users make links")
def test_a_private_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    """Whoever may write to the output folder could lead what names people to a place of their own."""
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "output"
    elsewhere.mkdir(mode=0o755)
    folder.mkdir()
    (folder / "Keep private").symlink_to(elsewhere)
    with pytest.raises(AppError) as caught, OutputFolder(folder, NAMES) as output:  # noqa: PT012 - the block is the run
        (output.ready / "a.csv").write_text("zoe", encoding="utf-8")
        output.rename([(output.ready / "a.csv", "Keep private/a.csv")])
    assert "not a folder" in str(caught.value.message)
    assert list(elsewhere.iterdir()) == []
    assert elsewhere.stat().st_mode & 0o777 == 0o755


def test_a_name_with_days_in_it_is_taken_whatever_the_days_are(tmp_path: Path) -> None:
    (tmp_path / "Zoom usage 2026-10-14_2026-10-15 2026-12-01_053206").mkdir()
    names = ("Zoom usage ####-##-##_####-##-## {}",)
    assert not is_free(tmp_path, names, "2026-12-01_053206")
    assert is_free(tmp_path, names, "2026-12-01_053206-2")

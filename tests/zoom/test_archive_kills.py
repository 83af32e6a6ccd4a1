"""Whatever write a download into an archive ends at, the next run makes it whole."""

from __future__ import annotations

import hashlib
import multiprocessing
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.zoom.archive_kills import CONTENTS, GOOD, KILLED, end_at, recording_at, run_once
from tests.zoom.archive_run import Run, verified
from tests.zoom.conftest import Start
from tests.zoom.fake import FakeZoom
from tests.zoom.fake_files import FakeFiles, serving
from zoomwizard.core.output.chain import read_chain
from zoomwizard.modes.archive.wanted import FoundRecording

SLICES = 3  # of the writes, that can be tried at the same time
# Where processes are begun anew each time, which takes seconds, not every write is tried.
if sys.platform == "win32":
    CONTEXT, STEP = multiprocessing.get_context("spawn"), 20
else:
    CONTEXT, STEP = multiprocessing.get_context("forkserver"), 1
    CONTEXT.set_forkserver_preload(["tests.zoom.archive_kills"])


@pytest.fixture
def zoom(start: Start) -> FakeZoom:
    return start()


@pytest.fixture
def recording(zoom: FakeZoom) -> Iterator[FoundRecording]:
    with serving(FakeFiles(zoom)) as files:
        for name, content in CONTENTS.items():
            files.add(name, content)
        yield recording_at(files.url, hashlib.sha256(GOOD).hexdigest())


def killed_at(number: int, zoom: FakeZoom, folder: Path, recording: FoundRecording) -> int | None:
    """The exit code of a run that ends at a write."""
    process = CONTEXT.Process(target=end_at, args=(number, zoom.options, folder, recording))
    process.start()
    process.join(300)
    return process.exitcode


def kept(run: Run) -> tuple[Mapping[str, bytes], list[tuple[str, str]]]:
    """The files that a run left, and what its manifest says of each key, in any order."""
    place = run.place
    files = {
        path.relative_to(place.folder).as_posix(): path.read_bytes()
        for path in place.folder.rglob("*")
        if path.is_file() and path != place.manifest and place.work not in path.parents
    }
    lines = [(line.event, line.data["key"]) for line in read_chain(place.manifest) if "key" in line.data]
    return files, sorted(lines)


@pytest.mark.parametrize("begin", range(SLICES))
def test_whatever_write_a_run_ends_at_the_next_makes_it_whole(
    zoom: FakeZoom, recording: FoundRecording, tmp_path: Path, begin: int
) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    assert killed_at(-1, zoom, whole, recording) == 0
    writes = int((whole / "writes").read_text())
    expected = kept(run_once(zoom.options, whole, recording))
    assert [event for event, _ in expected[1]] == ["archived", "archived", "aside", "aside"]
    folder = tmp_path / "killed"
    for number in range(begin, writes, STEP * SLICES):
        folder.mkdir()
        assert killed_at(number, zoom, folder, recording) == KILLED, number
        run = run_once(zoom.options, folder, recording)
        assert kept(run) == expected, number
        assert not list((run.place.work / "parts").iterdir()), number
        assert not verified(folder / "archive").findings, number
        shutil.rmtree(folder)

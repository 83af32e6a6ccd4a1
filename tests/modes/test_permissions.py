"""What names people is for its owner alone, in every mode; all else is for whom the system's habits say."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from zoomwizard.core.outcome import JobResult
from zoomwizard.core.output.folder import OutputFolder
from zoomwizard.core.output.publish import not_private
from zoomwizard.modes.demo import INPUTS, DemoInputs, DemoJob
from zoomwizard.modes.registry import MODES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists in place of modes")
# Beginnings of names of files and folders.
NAMES_PEOPLE = (
    "Mapping file",
    "Organisational data",
    "Viva upload",
    "Keep private",
    "Unmatched people",
    "Rejected rows",
    "People without HashID",
)


@pytest.fixture(params=[0o022, 0o027, 0o002], ids=oct)
def others(request: pytest.FixtureRequest) -> Iterator[int]:
    """What others may do with a file that a program makes without a thought."""
    before = os.umask(request.param)
    yield 0o666 & ~request.param
    os.umask(before)


def run_all(folder: Path) -> JobResult:
    return DemoJob(MODES).run(DemoInputs(output=folder))


def test_what_names_people_is_for_its_owner_alone(tmp_path: Path, others: int) -> None:
    result = run_all(tmp_path / "out")
    modes = {
        path.relative_to(tmp_path / "out").as_posix(): path.stat().st_mode & 0o777
        for path in (tmp_path / "out").glob("*/**/*")
        if INPUTS not in path.parts
    }
    private = {name for name in modes if name.rpartition("/")[2].startswith(NAMES_PEOPLE)}
    assert {record.name for record in result.outputs} <= modes.keys()
    assert len(private) == 7
    for name in private:
        assert modes[name] == (0o700 if name.endswith("Keep private") else 0o600), name
    shared = {name: mode for name, mode in modes.items() if name not in private}
    for name, mode in shared.items():
        is_folder = (tmp_path / "out" / name).is_dir()
        assert mode == (others | (others & 0o444) >> 2 if is_folder else others), name
    assert any(name.endswith(".csv") for name in shared)


def test_a_folder_of_an_earlier_version_becomes_private(tmp_path: Path) -> None:
    (tmp_path / "Keep private").mkdir(mode=0o755)
    with OutputFolder(tmp_path) as output:
        (output.private / "x").touch()
        output.rename([(output.private / "x", "Keep private/x")])
    assert (tmp_path / "Keep private").stat().st_mode & 0o777 == 0o700


def test_a_disk_that_keeps_nothing_private_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with OutputFolder(tmp_path) as output:
        assert not_private(output) == []
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    with OutputFolder(tmp_path) as output:
        assert [finding.code for finding in not_private(output)] == ["output.not-private"]

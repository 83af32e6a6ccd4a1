"""What the benchmark of the archive makes is what its jobs expect, and it runs from end to end."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.archive import compare, make_files, make_lists, verify
from bench.archive_download import FILES, served_files, taken_by

ROOT = Path(__file__).resolve().parent.parent.parent


def test_made_files_are_all_in_the_manifest_and_of_its_sizes(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    make_files(folder, 10)
    verify(folder, 10)
    with pytest.raises(RuntimeError, match="not what was made"):
        verify(folder, 11)
    next(folder.rglob("*.m4a")).unlink()
    with pytest.raises(RuntimeError, match="not what was made"):
        verify(folder, 9)


def test_made_lists_have_a_row_for_each_call(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    make_lists(folder, 2000)
    lines = [(folder / name).read_text(encoding="utf-8").splitlines() for name in ("calls.csv", "recordings.csv")]
    assert [len(one) - 1 for one in lines] == [2000, 1940]
    assert sum(line.endswith(',""') for line in lines[1]) == 194
    compare(folder, 2000)
    (rows,) = (folder / "output").glob("Reconciliation*.csv")
    assert len(rows.read_text(encoding="utf-8").splitlines()) == 2001


@pytest.mark.skipif(sys.platform == "win32", reason="the system doesn't tell the peak of a process")
def test_memory_of_downloads_is_the_same_for_small_and_large_files(tmp_path: Path) -> None:
    sizes, peaks = (4_000_000, 64_000_000), []
    for size in sizes:
        with served_files(size) as served:
            peaks.append(taken_by("fetch", tmp_path, served).peak or 0)
    assert peaks[0] > 0
    assert peaks[1] - peaks[0] < FILES * (sizes[1] - sizes[0]) / 10


@pytest.mark.slow
def test_bench_prints_a_table_of_the_archive(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bench", "--archive", "100", "--repeat", "2", "--folder", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "| fetch: 2 files of 0 MB |" in done.stdout
    assert "% of the speed; at least 80%" in done.stdout
    assert "| verify --quick: 10 files |" in done.stdout
    assert "| reconcile: two lists, 100 calls |" in done.stdout
    assert not list(tmp_path.iterdir())

"""An admin run on small good inputs, one of which a test then makes bad."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from shutil import which
from subprocess import run

import pytest

from tests.reports import MAPPING, ROW, write_mapping, write_report
from zoomwizard.__main__ import main


@dataclass
class Desk:
    """Good inputs in `folder`; the command line on them."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def report(self) -> Path:
        return self.folder / "report.csv"

    @property
    def mapping(self) -> Path:
        return self.folder / "mapping.csv"

    def fill(self) -> None:
        people = [*MAPPING, "stranger@example.net"]
        assert ROW.join is not None
        rows = [replace(ROW, email=e, join=ROW.join + timedelta(seconds=n)) for n, e in enumerate(people)]
        write_report(self.report, rows)
        write_mapping(self.mapping, MAPPING)
        self.output.mkdir()
        (self.output / "mine.txt").write_text("mine", encoding="utf-8")

    def admin(
        self,
        *more: object,
        reports: tuple[object, ...] = (),
        mapping: object = None,
        output: object = None,
    ) -> int:
        arguments = ["--reports", *(reports or (self.report,)), "--mapping", mapping or self.mapping]
        arguments += ["--output", output or self.output, "--time-zone", "UTC", "--quiet"]
        return main(["admin", *map(str, [*arguments, *more])])

    def shown(self) -> str:
        """What a user saw since the last look; never a traceback."""
        shown = self.capsys.readouterr()
        assert "Traceback" not in shown.err + shown.out
        assert "Something went wrong in Zoom Wizard" not in shown.err
        return shown.err

    def refused(self, code: int, *words: str, count: int = 1, **given: object) -> list[str]:
        """The run ends with this code and these words, the folder is as it was; the lines of its errors.

        A check before it finds the same, and so does the JSON document.
        """
        before = self.files()
        self.capsys.readouterr()
        assert self.admin("--json", **given) == code  # type: ignore[arg-type]
        shown = self.capsys.readouterr()
        assert "Traceback" not in shown.err
        errors = [line for line in shown.err.splitlines() if line.startswith("Error: ")]
        assert len(errors) == count, errors
        document = json.loads(shown.out)
        assert document["exit_code"] == code
        assert self.files() == before
        for word in words:
            assert any(word in line for line in errors), (word, errors)
        if code == 3:
            assert len([f for f in document["findings"] if f["severity"] == "error"]) == count
            assert all(f["hint"] for f in document["findings"] if f["severity"] == "error")
            assert self.admin("--check", **given) == 3  # type: ignore[arg-type]
            checked = [line for line in self.shown().splitlines() if line.startswith("Error: ")]
            assert sorted(checked) == sorted(errors)
        return errors

    def files(self) -> dict[str, bytes]:
        """Everything in the output folder, and whether it is there at all."""
        if not self.output.is_dir():
            return {}
        return {str(p.relative_to(self.output)): p.read_bytes() if p.is_file() else b"" for p in self.output.rglob("*")}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    desk = Desk(tmp_path, capsys)
    desk.fill()
    return desk


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of this size; skips the test for a user who may not make one."""
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may make a disk")
    mount, unmount = which("mount"), which("umount")
    if mount is None or unmount is None:
        pytest.skip("no disk can be made here")
    command = [mount, "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be made here")
    try:
        yield folder
    finally:
        run([unmount, str(folder)], check=True)

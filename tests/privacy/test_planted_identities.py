"""Identities planted in every column of every input are in nothing that is written, in no spelling."""

import base64
import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.privacy.marked import (
    Inputs,
    Planting,
    encodings_of,
    forms_of,
    make_inputs,
    name_of,
    search,
    small_report,
)
from tests.reports import LAYOUTS

ROOT = Path(__file__).resolve().parents[2]
PRIVATE = "Keep private"
# What holds identities by its nature, and is for the Zoom admin alone.
FOR_THE_ADMIN = ("Mapping file", "Organisational data", "Viva upload")


@dataclass(frozen=True)
class World:
    """A home, inputs and outputs of the test's own."""

    folder: Path
    inputs: Inputs

    @property
    def outputs(self) -> Path:
        return self.folder / "outputs"

    def run(self, *arguments: object, fault: str = "") -> subprocess.CompletedProcess[bytes]:
        """The command line in a process of its own; what it shows is kept with what it writes."""
        home, scratch = self.folder / "home", self.folder / "temporary"
        scratch.mkdir(exist_ok=True)
        variables = {
            "HOME": home,
            "USERPROFILE": home,
            **{f"XDG_{name}_HOME": home / name.lower() for name in ("CONFIG", "DATA", "CACHE", "STATE")},
            **{f"WIN_PD_OVERRIDE_{name}": home / name.lower() for name in ("APPDATA", "LOCAL_APPDATA")},
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch),
        }
        module = ["tests.privacy.driver", fault] if fault else ["zoomwizard"]
        return subprocess.run(
            [sys.executable, "-m", *module, *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, **{name: str(value) for name, value in variables.items()}, "PYTHONUTF8": "1"},
            capture_output=True,
            check=False,
        )

    def log(self) -> bytes:
        (log,) = (self.folder / "home").rglob("*.log")
        return log.read_bytes()

    def written(self) -> Iterator[tuple[str, bytes]]:
        """All files but those for the Zoom admin, and the names of all of them."""
        inputs = (self.inputs.reports, self.inputs.people, self.inputs.earlier)
        for path in sorted(self.folder.rglob("*")):
            if path in inputs or any(part in inputs for part in path.parents):
                continue
            yield "name", str(path.relative_to(self.folder)).encode()
            if path.is_file() and PRIVATE not in path.parts and not path.name.startswith(FOR_THE_ADMIN):
                yield str(path.relative_to(self.folder)), path.read_bytes()

    def leaks(self, *shown: subprocess.CompletedProcess[bytes]) -> dict[str, set[str]]:
        """Every mark that is in what was written or shown. The names of the inputs may be shown, not written."""
        assert not list((self.folder / "temporary").rglob("*"))
        found = search(self.written(), self.inputs.marks)
        others = [mark for mark in self.inputs.marks if mark not in self.inputs.file_names]
        streams = [("screen", text) for done in shown for text in (done.stdout, done.stderr)]
        streams += [("json", json.dumps(json.loads(done.stdout), ensure_ascii=False).encode()) for done in shown]
        return found | search(streams, others)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    return make_inputs(tmp_path_factory.mktemp("inputs"))


@pytest.fixture
def world(tmp_path: Path, inputs: Inputs) -> World:
    return World(tmp_path, inputs)


@pytest.fixture(scope="module")
def mapping(tmp_path_factory: pytest.TempPathFactory, inputs: Inputs) -> Path:
    """The mapping file of the planted people, made by the program."""
    world = World(tmp_path_factory.mktemp("mapping"), inputs)
    done = world.run("mapping", "--people", inputs.people, "--existing", inputs.earlier, "--output", world.outputs)
    assert done.returncode == 0, done.stderr
    (path,) = world.outputs.glob("Mapping file*")
    return path


# ---------------------------------------------------------------------------------------------------------
# The search finds


@pytest.mark.parametrize("hidden", range(len(encodings_of(name_of(1)))))
def test_the_search_finds_a_mark_however_it_is_encoded(hidden: int) -> None:
    needle = sorted(encodings_of(name_of(1)))[hidden]
    assert search([("file", b"a,b\nx" + needle + b"y,1")], [name_of(1), name_of(2)]) == {name_of(1): {"file"}}


@pytest.mark.parametrize("before", [b"", b"x", b"xy"])
@pytest.mark.parametrize("after", [b"", b"x", b"xy"])
def test_the_search_finds_base64_at_each_alignment(before: bytes, after: bytes) -> None:
    for form in forms_of(name_of(7)):
        hidden = base64.b64encode(before + form.encode() + after)
        assert search([("file", hidden)], [name_of(7)]), form


def test_the_search_finds_nothing_where_nothing_is() -> None:
    others = "\n".join(map(name_of, range(50, 90))).encode()
    assert not search([("file", others)], map(name_of, range(10)))


def test_every_mark_is_in_the_inputs(inputs: Inputs) -> None:
    assert len(inputs.marks) > 250
    assert set(search(inputs.written(), inputs.marks)) == set(inputs.marks)


def test_every_column_of_every_layout_holds_a_mark(tmp_path: Path) -> None:
    for layout in LAYOUTS:
        planting = Planting()
        path = small_report(tmp_path / "report.csv", planting, layout)
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        for column, text in enumerate(rows[0]):
            assert any(mark in row[column] for row in rows[1:] for mark in planting.marks), text


# ---------------------------------------------------------------------------------------------------------
# Runs


def test_a_mapping_run_writes_no_mark_but_into_its_three_files(world: World) -> None:
    done = world.run(
        *("mapping", "--people", world.inputs.people, "--existing", world.inputs.earlier),
        *("--output", world.outputs, "--json"),
    )
    assert done.returncode == 0, done.stderr
    made = [path for path in world.outputs.iterdir() if path.name.startswith(FOR_THE_ADMIN)]
    assert len(made) == 3
    assert search([(path.name, path.read_bytes()) for path in made], world.inputs.marks)
    assert len(list(world.outputs.glob("Mapping record*"))) == 1
    assert world.log()
    assert world.leaks(done) == {}


def admin(world: World, mapping: Path, *more: object, fault: str = "") -> subprocess.CompletedProcess[bytes]:
    return world.run(
        *("admin", "--reports", world.inputs.reports, "--mapping", mapping, "--output", world.outputs),
        *("--time-zone", "Europe/Zurich", "--json", *more),
        fault=fault,
    )


def test_an_admin_run_writes_no_mark_but_into_the_private_folder(world: World, mapping: Path) -> None:
    done = admin(world, mapping, "--key-file", world.folder / "key")
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)["counts"]
    assert min(counts[name] for name in ("rows_written", "matched_rows", "unmatched_rows", "rejected")) > 0
    assert any("manifest" in place for place, _ in world.written())
    assert any(b"t1-" in content for place, content in world.written() if place.endswith(".csv"))
    private = [(path.name, path.read_bytes()) for path in (world.outputs / PRIVATE).iterdir()]
    assert search(private, world.inputs.marks)
    assert world.log()
    assert world.leaks(done) == {}


def test_what_was_chosen_to_be_kept_is_there_and_nothing_else(world: World, mapping: Path) -> None:
    done = admin(world, mapping, "--topics", "keep", "--keep-column", "Department")
    assert done.returncode == 0, done.stderr
    warned = [finding for finding in json.loads(done.stdout)["findings"] if finding["code"] == "proof.chosen"]
    assert len(warned) == 2
    (hashed,) = world.outputs.glob("*.csv")
    leaks = world.leaks(done)
    assert leaks
    assert {place for places in leaks.values() for place in places} == {str(hashed.relative_to(world.folder))}
    assert hashed.read_text("utf-8").count("1:1 with") > len(LAYOUTS)


def test_a_failing_run_writes_and_shows_no_mark(world: World, mapping: Path) -> None:
    broken = world.inputs.reports / f"{world.inputs.file_names[0]} - {LAYOUTS[0].name}.csv"
    cut = world.folder / "cut.csv"
    content = broken.read_bytes()
    cut.write_bytes(content[: content.rindex(b'"') - 3])
    done = admin(world, mapping, "--reports", cut, "--column", "Join_Time=x")
    assert done.returncode == 3, done.stderr
    assert b"cut.csv" in done.stderr
    cut.unlink()
    assert not world.outputs.exists()
    assert world.leaks(done) == {}


def test_a_mapping_run_that_is_refused_shows_no_mark(world: World) -> None:
    lines = world.inputs.earlier.read_text("utf-8").splitlines()
    twice = world.folder / "twice.csv"
    twice.write_text("\n".join([*lines, lines[1].replace(",h", ",other")]), encoding="utf-8")
    done = world.run("mapping", "--people", twice, "--output", world.outputs, "--json")
    assert done.returncode == 3, done.stderr
    twice.unlink()
    assert world.leaks(done) == {}


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        pytest.param(
            "cancelled",
            4,
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal"),
        ),
        ("leaking", 5),
        ("failing", 1),
    ],
)
def test_a_run_that_ends_early_writes_and_shows_no_mark(world: World, mapping: Path, fault: str, code: int) -> None:
    done = admin(world, mapping, fault=fault)
    assert done.returncode == code, done.stderr
    assert json.loads(done.stdout)["exit_code"] == code
    assert not world.outputs.exists()
    assert f"exit code {code}".encode() in world.log()
    assert world.leaks(done) == {}

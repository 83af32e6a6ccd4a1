"""Identities planted in every column of every report that usage reads, and in the names of the files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests import usage_files
from tests.privacy.marked import Inputs, Planting, make_inputs, search
from tests.privacy.test_planted_identities import PRIVATE, World

ADDRESS = re.compile(r"[\w.]+@example\.org", re.IGNORECASE)
NAMED = re.compile(
    r"Ada L|Guest  One|Ben Host|\bCyd\b|\bDan\b|\bHal\b|\bPia\b|\bAnn\b|\bBob\b|\bCem\b|Caller 1|Ada(?=,ada)|"
    r"Team, weekly|Planning|Autumn show|Weekly|(?<=\n)Show|(?<=Ann,)A(?=,)|(?<=Bob,)B(?=,)|(?<=Cem,)C(?=,)|Why,|Two"
)


def planted(text: str, planting: Planting) -> str:
    """A report in which every address and name is another one, each time it stands there."""
    return NAMED.sub(lambda _: planting.name(), ADDRESS.sub(lambda _: planting.address(), text))


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    """Details reports of every layout, and each other kind of report, beside them."""
    made = make_inputs(tmp_path_factory.mktemp("inputs"))
    planting = Planting()
    planting.marks += made.marks
    names = []
    for number, text in enumerate((usage_files.P4, usage_files.P5, usage_files.WEBINAR, usage_files.LIST)):
        names.append(planting.number() if number % 2 else planting.name())
        path = made.reports / f"report {names[-1]}.csv"
        path.write_text(planted(text, planting), encoding="utf-8")
    return Inputs(made.reports, made.people, made.earlier, tuple(planting.marks), (*made.file_names, *names))


@pytest.fixture
def world(tmp_path: Path, inputs: Inputs) -> World:
    return World(tmp_path, inputs)


def test_every_mark_is_in_the_reports(inputs: Inputs) -> None:
    assert len(inputs.marks) > 300
    assert set(search(inputs.written(), inputs.marks)) == set(inputs.marks)


def test_a_usage_run_writes_no_mark_but_into_the_private_folder(world: World) -> None:
    done = world.run(
        *("usage", "--reports", world.inputs.reports, "--output", world.outputs, "--time-zone", "Europe/Zurich"),
        *("--tables", "all", "--key-file", world.folder / "key", "--json", "--format", "jsonl", "parquet", "duckdb"),
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)["counts"]
    assert min(counts[name] for name in ("meetings", "webinars", "people", "rows_rejected")) > 0
    assert any("Run record" in place for place, _ in world.written())
    assert list((world.outputs / PRIVATE).iterdir())
    assert world.log()
    assert world.leaks(done) == {}

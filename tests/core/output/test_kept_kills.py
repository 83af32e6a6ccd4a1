"""Kept days outlive a kill before each of their writes, and whatever else happens in whatever order."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.core.output.kept import FIRST, HEAD, ONE_DAY, TABLES, make, opened, people_of, tree, write
from tests.core.output.killed_writer import FORGET, change_all
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.output.kept_states import DayState
from zoomwizard.core.output.kept_writer import KeptDaysWriter

ROOT = Path(__file__).resolve().parents[3]
SECOND, THIRD = FIRST + ONE_DAY, FIRST + 2 * ONE_DAY
# What the days hold, one change of `killed_writer` after the other.
STAGES: list[dict[date, list[str]]] = [
    {FIRST: ["xa", "xb"], SECOND: ["xc"]},
    {FIRST: ["xa", "xb"], SECOND: ["xb", "xd"]},
    {FIRST: ["xa", "xb"], SECOND: ["xb", "xd"], THIRD: ["xb"]},
    {FIRST: ["g", "xa"], SECOND: ["xb", "xd"], THIRD: ["xb"]},
    {FIRST: ["g", "xa"], SECOND: ["g", "xd"], THIRD: ["xb"]},
    {FIRST: ["g", "xa"], SECOND: ["g", "xd"], THIRD: ["g"]},
    {SECOND: ["g", "xd"], THIRD: ["g"]},
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("engine"), memory="300MB") as engine:
        yield engine


def run_killed(folder: Path, last: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.core.output.killed_writer", str(folder), str(last)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def check_whole(folder: Path, engine: Engine) -> dict[date, list[str]]:
    """What is kept, after making sure that there is nothing else and that it is what the list says."""
    kept = opened(folder)
    assert {record.state for record in kept.days.values()} <= {DayState.CLOSED}
    assert kept.damaged(kept.days, CancelToken()) == []
    parts = {f"{table}/date={day}/part.parquet" for table in TABLES for day in kept.days}
    assert set(tree(folder)) == {"store.json", "columns.csv", "lock", *parts}
    return people_of(kept, engine)


@pytest.mark.slow
def test_a_kill_before_any_write_costs_the_day_under_way_at_most(tmp_path: Path, engine: Engine) -> None:
    make(tmp_path / "made", engine, ("xa", "xb"), ("xc",))
    reached = []
    number = 0
    while True:
        number += 1
        folder = tmp_path / "kept"
        shutil.copytree(tmp_path / "made", folder)
        done = run_killed(folder, number)
        if done.returncode == 0:
            break
        assert done.stderr == ""
        opened(folder)  # who only reads finds a list, too
        with KeptDaysWriter(folder, TABLES, HEAD) as writer:
            reached.append(STAGES.index(check_whole(folder, engine)))
            # And the next run does all of it, with nothing left of whom it forgets.
            change_all(writer, engine)
        assert check_whole(folder, engine) == STAGES[-1]
        assert not any(b"xb" in content for content in tree(folder).values())
        shutil.rmtree(folder)
    assert int(done.stdout) == number - 1 > 50
    assert reached == sorted(reached)
    assert set(reached) == set(range(len(STAGES)))


# ---------------------------------------------------------------------------------------------------------
# Any order of whatever may happen


class Killed(BaseException):
    """Stands for the end of the process: what would clean up afterwards fails, too."""


@contextmanager
def killed_after(changes: int) -> Iterator[None]:
    """Let so many changes of files through, and none afterwards."""
    left = changes

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def maybe(*values: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return call(*values, **named)

        return maybe

    with pytest.MonkeyPatch.context() as patch:
        for name in ("replace", "unlink", "rmdir", "fsync", "mkdir"):
            patch.setattr(os, name, counted(getattr(os, name)))
        yield


DAYS = st.integers(0, 3).map(lambda number: FIRST + number * ONE_DAY)
PEOPLE = st.lists(st.sampled_from(["xa", "xb", "xc"]), max_size=3).map(sorted)


class KeptMachine(RuleBasedStateMachine):
    """`model` is what the days hold; `unknown` are those that were damaged."""

    engine: Engine

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp()) / "kept"
        self.model: dict[date, list[str]] = {}
        self.unknown: set[date] = set()
        self.reopen()

    def teardown(self) -> None:
        shutil.rmtree(self.folder.parent)

    def writer(self) -> KeptDaysWriter:
        return KeptDaysWriter(self.folder, TABLES, HEAD)

    def reopen(self) -> None:
        with self.writer():
            pass

    def do(self, work: Callable[[KeptDaysWriter], object], changes: int | None) -> bool:
        """Do something, killed after so many changes; whether it came to its end."""
        try:
            with (
                killed_after(1000 if changes is None else changes),
                KeptDaysWriter(self.folder, TABLES, HEAD) as writer,
            ):
                work(writer)
        except Killed:
            self.reopen()
            return False
        return True

    @rule(day=DAYS, people=PEOPLE, changes=st.none() | st.integers(0, 30))
    def write_day(self, day: date, people: list[str], changes: int | None) -> None:
        before = opened(self.folder).days.get(day)
        is_done = self.do(lambda writer: write(writer, self.engine, day, *people), changes)
        kept = opened(self.folder)
        if is_done or kept.days.get(day) != before:
            self.model[day] = people
        if not kept.damaged([day], CancelToken()):  # written anew with what it had before is no other record
            self.unknown.discard(day)

    @rule(day=DAYS, changes=st.none() | st.integers(0, 20))
    def remove_before(self, day: date, changes: int | None) -> None:
        self.do(lambda writer: writer.remove_before(day), changes)
        self.model = {kept: people for kept, people in self.model.items() if kept in opened(self.folder).days}
        self.unknown &= set(self.model)
        assert changes is not None or min([day, *self.model]) == day

    @precondition(lambda self: not self.unknown)
    @rule(changes=st.none() | st.integers(0, 40))
    def forget(self, changes: int | None) -> None:
        is_done = self.do(lambda writer: writer.change(self.engine, FORGET), changes)
        forgotten = {day: sorted("g" if one == "xb" else one for one in people) for day, people in self.model.items()}
        found = people_of(opened(self.folder), self.engine)
        for day, people in self.model.items():
            assert found[day] in ([forgotten[day]] if is_done else [people, forgotten[day]])
        self.model = found
        assert not is_done or not any(b"xb" in content for content in tree(self.folder).values())

    @precondition(lambda self: self.model)
    @rule(data=st.data(), table=st.sampled_from(list(TABLES)), is_gone=st.booleans())
    def damage(self, data: st.DataObject, table: str, is_gone: bool) -> None:  # noqa: FBT001 - by Hypothesis
        day = data.draw(st.sampled_from(sorted(self.model)))
        part = opened(self.folder).part(table, day)
        part.unlink(missing_ok=True) if is_gone or not part.exists() else part.write_bytes(part.read_bytes() + b"x")
        self.unknown.add(day)

    @invariant()
    def days_are_what_the_model_says(self) -> None:
        kept = opened(self.folder)
        assert list(kept.days) == sorted(self.model)
        assert set(kept.damaged(kept.days, CancelToken())) == self.unknown
        known = {day: people for day, people in self.model.items() if day not in self.unknown}
        assert people_of(kept, self.engine) == known
        names = {path.name for path in self.folder.rglob("*") if path.is_file()}
        assert names <= {"store.json", "columns.csv", "lock", "part.parquet"}


def test_kept_days_are_what_was_written_whatever_happens(engine: Engine) -> None:
    KeptMachine.engine = engine
    KeptMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
    KeptMachine.TestCase().runTest()

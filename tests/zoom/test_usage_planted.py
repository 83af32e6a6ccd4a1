"""Names, addresses and IDs planted in every field of every answer of Zoom's: nothing written or shown has one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.privacy.marked import Planting, code, name_of, search
from tests.zoom.conftest import Ring, Start
from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET, FakeZoom, json_fault
from tests.zoom.organisation import FIRST_DAY, make_meetings
from tests.zoom.usage_organisation import fill
from zoomwizard.__main__ import main
from zoomwizard.core.engine import Engine
from zoomwizard.core.output.export import export_tables

LAST = FIRST_DAY.replace(day=4)
# What the program has to understand; all other texts are planted.
UNDERSTOOD = frozenset({
    "type", "start_time", "end_time", "create_time", "join_time", "leave_time", "date_time", "date", "from", "to",
    "start_date", "end_date", "status", "question_status", "next_page_token", "currency", "usage", "plan_usage",
    "free_usage", "total_amount", "tax_amount", "country_name", "invoice_charge_name",
})  # fmt: skip
IDS = frozenset({
    "id", "uuid", "meeting_uuid", "participant_user_id", "user_id", "registrant_id", "question_id", "polling_id",
})  # fmt: skip
SHOWN = frozenset({"uuid", "meeting_id", "host_email", "email", "name"})
SHOWN_IN = frozenset({"meetings", "webinars", "users", "attendance", "webinar_people", "questions"})
UUID = re.compile(r"[A-Za-z0-9+/]{22}==")


class Planter:
    """Plants a mark in the place of every text of an answer; the same text always has the same mark."""

    def __init__(self) -> None:
        self.planting, self.known = Planting(), dict[tuple[str, str], str]()
        self.numbers, self.uuids = set[str](), set[str]()

    @property
    def marks(self) -> list[str]:
        return self.planting.marks

    def in_answer(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            more = {} if key == "feature_used" else {"a_new_field_of_zooms": self.planting.name()}
            return {name: self.in_answer(one, name) for name, one in value.items()} | more
        if isinstance(value, list):
            return [self.in_answer(one, key) for one in value]
        if key in ("meeting_id", "id") and isinstance(value, int):
            self.numbers.add(str(value))
        if not isinstance(value, str) or key in UNDERSTOOD:
            return value
        return self.mark(key, value)

    def mark(self, key: str, text: str) -> str:
        if UUID.fullmatch(text):
            self.uuids.add(text)
            return text  # in the paths of what is asked next
        is_known = key in IDS or key in ("email", "user_email", "name") or "@" in text
        if not text and is_known:
            return ""
        make = self.planting.address if "@" in text else self.id if key in IDS else self.planting.name
        if (key if not is_known else "", text) not in self.known:
            self.known[key if not is_known else "", text] = make()
        return self.known[key if not is_known else "", text]

    def id(self) -> str:
        self.planting.marks.append(f"Zq {code(len(self.marks))}Wx")
        return self.marks[-1]


@pytest.fixture
def zoom(start: Start) -> FakeZoom:
    zoom = start()
    fill(zoom, make_meetings(12, days=4))
    return zoom


@pytest.fixture
def planter(zoom: FakeZoom) -> Planter:
    """Plants the zoom's answers; billing periods keep their IDs, which are asked for."""
    planter = Planter()
    zoom.changes = lambda call, answer: answer if call.kind == "billing" else planter.in_answer(answer)
    return planter


@pytest.fixture
def account(zoom: FakeZoom, planter: Planter, ring: Ring, no_waiting: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZOOMWIZARD_CLIENT_SECRET", SECRET)
    urls = ["--api-url", zoom.options["api_url"], "--oauth-url", zoom.options["oauth_url"], "--share", "1"]
    ids = ["--account-id", ACCOUNT_ID, "--client-id", CLIENT_ID]
    assert main(["connect", "add", "acme", *ids, "--plan", "business", *urls]) == 0


def usage(folder: Path, *more: object) -> int:
    return main(list(map(str, [
        "usage", "--from-zoom", "acme", "--from", FIRST_DAY, "--to", LAST, "--time-zone", "UTC", "--tables", "all",
        "--key-file", folder / "a.key", "--json", "--threads", 1, "--output", folder / "out", *more,
    ])))  # fmt: skip


def written(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """Everything in these folders and its names; what an engine has to open is opened."""
    for path in sorted(found for folder in folders for found in folder.rglob("*")):
        yield "name", str(path).encode()
        if path.is_file():
            yield str(path), path.read_bytes()
        if path.suffix == ".parquet":
            yield str(path), repr(duckdb.read_parquet(str(path)).fetchall()).encode()
        if path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as file:
                for (table,) in file.execute("SELECT table_name FROM information_schema.tables").fetchall():
                    yield f"{path} {table}", repr(file.execute(f'FROM "{table}"').fetchall()).encode()


def leaks(planter: Planter, places: list[tuple[str, bytes]]) -> dict[str, set[str]]:
    found = search(places, planter.marks)
    for secret in planter.numbers | planter.uuids:
        if where := {place for place, content in places if secret.encode() in content}:
            found[secret] = where
    return found


def test_nothing_that_is_written_or_shown_has_a_planted_name(
    account: None, planter: Planter, tmp_path: Path, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert usage(tmp_path, "--store", tmp_path / "kept", "--format", "jsonl", "parquet", "duckdb") == 0
    assert usage(tmp_path) == 0
    shown = capfdbinary.readouterr()
    assert len(planter.marks) > 500
    assert len(planter.uuids) > 10
    places = [*written(tmp_path, home), ("screen", shown.out), ("screen", shown.err)]
    assert any(place.endswith(".log") for place, _ in places)
    assert sum(place.endswith("part.parquet") for place, _ in places) > 20
    assert leaks(planter, places) == {}
    assert not [place for place, _ in places if place.endswith(".download")]


def test_what_a_run_that_was_left_has_downloaded_has_no_name(
    account: None, zoom: FakeZoom, planter: Planter, tmp_path: Path, home: Path
) -> None:
    limit = json_fault(429, 429, "maximum daily rate limit")
    zoom.faults = lambda _: limit if zoom.calls.total() > 25 else None
    assert usage(tmp_path) == 6
    assert not list(tmp_path.rglob("*.csv"))
    (path,) = home.rglob("*.download")
    texts = {mark for (key, _), mark in planter.known.items() if key in ("topic", "question", "answer")}
    names = [mark for mark in planter.marks if mark.startswith(name_of(0).split()[0]) and mark not in texts]
    assert len(names) > 100
    places = [(str(found), found.read_bytes()) for found in path.parent.iterdir()]
    assert not search(places, names)


def test_shown_names_are_in_their_own_columns_alone(
    account: None, planter: Planter, tmp_path: Path, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert usage(tmp_path, "--identities", "shown", "--reason", "An audit") == 0
    shown = capfdbinary.readouterr()
    (folder,) = (tmp_path / "out").glob("Zoom usage * - with names")
    tables = {path for path in folder.glob("*.csv") if path.name != "columns.csv"}
    others = [(name, content) for name, content in written(tmp_path, home) if Path(name) not in tables]
    assert leaks(planter, [*others, ("screen", shown.out), ("screen", shown.err)]) == {}
    for path in tables:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in rows[0] if rows else ():
            cells = [(column, "\n".join(row[column] for row in rows).encode())]
            is_shown = column in SHOWN and path.stem in SHOWN_IN
            assert bool(leaks(planter, cells)) == is_shown, (path.stem, column)


# ---------------------------------------------------------------------------------------------------------
# The proof


def test_a_leak_into_a_table_ends_the_run_and_nothing_is_published(
    account: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def leaking(engine: Engine, *more: Any) -> Any:
        engine.run("UPDATE out_users SET person = 'zoe@planted.example'")
        return export_tables(engine, *more)

    monkeypatch.setattr("zoomwizard.modes.usage.writing.export_tables", leaking)
    assert usage(tmp_path, "--format", "jsonl", "parquet", "duckdb") == 5
    shown = capfd.readouterr()
    assert "zoe@planted" not in shown.out + shown.err
    assert "column person" in shown.err
    assert not list((tmp_path / "out").rglob("*"))


def test_the_marks_are_told_from_what_is_written() -> None:
    planter = Planter()
    assert planter.in_answer({"email": "a@b.test", "uuid": "x"})["email"] == planter.mark("user_email", "a@b.test")
    assert leaks(planter, [("here", planter.marks[1].encode())])
    assert name_of(0) in planter.marks

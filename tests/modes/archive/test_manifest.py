"""The manifest of an account: what is written, and what the engine sees of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import InputError
from zoomwizard.core.output.chain import read_chain
from zoomwizard.modes.archive.manifest import Manifest, load_manifest, make_manifest_table
from zoomwizard.modes.archive.place import AccountPlace, make_archive

AT = datetime(2026, 10, 14, 8, 15, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> AccountPlace:
    place = make_archive(tmp_path / "archive").account("acme")
    with place.locked():
        pass
    return place


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with Engine(tmp_path, schema="archive") as engine:
        make_manifest_table(engine)
        yield engine


def archived(key: str, **more: Any) -> dict[str, Any]:
    return {
        "bytes": 4, "file": f"2026/10/14/r/{key}.mp4", "fingerprint": "none", "flags": ["a", "b"], "key": key,
        "kind": "cloud", "people": ["s-1"], "recording": "r", "sha256": "00", "type": "chat", **more,
    }  # fmt: skip


def test_it_begins_with_whose_it_is(place: AccountPlace) -> None:
    for _ in range(2):
        with Manifest(place, lambda: AT) as manifest:
            head = manifest.head
            assert manifest.anchor() == f"2026-10-14T08:15:00Z acme 0 {head.hash}"
    (line,) = read_chain(place.manifest)
    assert (line.event, dict(line.data)) == ("opened", {"chain": "archive", "tenant": "acme", "version": 1})


def test_what_nobody_declared_is_never_kept(place: AccountPlace) -> None:
    with Manifest(place) as manifest, pytest.raises(ValueError, match="note"):
        manifest.add("note", {"topic": "planted"})


def test_files_holds_and_decisions_are_as_the_last_line_says(place: AccountPlace, engine: Engine) -> None:
    with Manifest(place, lambda: AT) as manifest:
        for key in ("k1", "k2", "k3"):
            manifest.add("archived", archived(key), is_last=False)
        manifest.add("purged", {"keys": ["k1", "k2"]})
        manifest.add("archived", archived("k2", bytes=5))
        manifest.add("hold", {"name": "one", "people": ["s-1"]})
        manifest.add("hold", {"name": "two", "from": "2026-10-01", "to": "2026-10-31"})
        manifest.add("released", {"name": "one"})
        manifest.add("note", {"text": "x", "rows": ["r1", "r2"], "decide": "yes"})
        manifest.add("note", {"text": "y", "rows": ["r1"], "decide": "no"})
        manifest.add("note", {"text": "z", "rows": ["r2"]})
    load_manifest(engine, place)
    load_manifest(engine, AccountPlace("none", place.folder.parent / "none"))
    files = engine.all('SELECT "key", bytes, is_purged, flags FROM archived_files ORDER BY 1')
    assert files == [("k1", 4, True, ["a", "b"]), ("k2", 5, False, ["a", "b"]), ("k3", 4, False, ["a", "b"])]
    assert engine.all('SELECT name, people, "from" FROM open_holds') == [("two", None, "2026-10-01")]
    assert engine.all("SELECT thing, decide FROM decisions ORDER BY 1") == [("r1", "no"), ("r2", "yes")]
    assert engine.one("SELECT count(*), max(time) FROM manifest_lines") == (12, AT.replace(tzinfo=None))


@pytest.mark.parametrize("damage", ["cut out", "not JSON", "number twice", "last"])
def test_a_manifest_with_damaged_lines_is_refused(place: AccountPlace, engine: Engine, damage: str) -> None:
    with Manifest(place) as manifest:
        for key in ("k1", "k2", "k3"):
            manifest.add("archived", archived(key))
    lines = place.manifest.read_bytes().splitlines(keepends=True)
    others = {
        "cut out": [lines[0], *lines[2:]], "not JSON": [lines[0], b"x\n", *lines[2:]],
        "number twice": [*lines[:2], *lines[1:]], "last": [*lines[:3], b"{}\n"],
    }  # fmt: skip
    place.manifest.write_bytes(b"".join(others[damage]))
    with pytest.raises(InputError):
        load_manifest(engine, place)


def test_half_a_last_line_is_left_out(place: AccountPlace, engine: Engine) -> None:
    with Manifest(place) as manifest:
        manifest.add("archived", archived("k1"))
    whole = place.manifest.read_bytes()
    place.manifest.write_bytes(whole + b'{"data":{"bytes":4,"fi')
    load_manifest(engine, place)
    assert engine.all('SELECT "key" FROM archived_files') == [("k1",)]
    with Manifest(place):
        pass
    assert place.manifest.read_bytes() == whole

"""The chain of lines: its vectors, what of it is proved, and what a killed run leaves."""

from __future__ import annotations

import hashlib
import json
import math
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomwizard.core.outcome import AppError
from zoomwizard.core.output.chain import (
    NO_HASH,
    ChainError,
    ChainHead,
    ChainWriter,
    FormError,
    canonical,
    has_half_line,
    last_head,
    line_of,
    read_chain,
)

AT = datetime(2026, 10, 14, 8, 15, tzinfo=UTC)
OPENED = {"chain": "archive", "tenant": "acme", "version": 1}


def write(path: Path, number: int, begin: int = 0) -> ChainHead:
    with ChainWriter(path) as writer:
        for n in range(begin, begin + number):
            head = writer.append("note", {"text": f"Größe {n} – ok", "rows": [str(n)]}, AT)
    return head


def test_the_lines_of_the_contract_have_its_hashes() -> None:
    lines: list[tuple[str, str, dict[str, Any]]] = [
        ("2026-10-14T08:15:00Z", "opened", OPENED),
        (
            "2026-10-14T08:16:00Z",
            "archived",
            {
                "bytes": 4,
                "file": "2026/10/14/20261014T080000Z-0123456789/audio_only-89abcdef.m4a",
                "sha256": hashlib.sha256(b"zoom").hexdigest(),
            },
        ),
        (
            "2026-10-14T08:17:00Z",
            "note",
            {"category": "test", "rows": ["0011223344556677"], "text": "Größe geprüft – ok"},
        ),
    ]
    prev, hashes = NO_HASH, []
    for n, (time, event, data) in enumerate(lines):
        _, prev = line_of(n, time, event, data, prev)
        hashes.append(prev[:16])
    assert hashes == ["36a4885b4807e98d", "ddbb7ff03497d681", "474f2aa1eb5b005f"]


def test_what_is_written_is_read_back_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    write(path, 3)
    head = write(path, 2, 3)
    lines = list(read_chain(path))
    assert [(line.n, line.event, line.data["rows"]) for line in lines] == [(n, "note", [str(n)]) for n in range(5)]
    assert head == last_head(path) == ChainHead(4, lines[-1].hash)
    raw = path.read_bytes()
    assert [raw[line.offset : line.offset + 8] for line in lines] == [b'{"data":'] * 5
    assert path.stat().st_mode & 0o077 == 0 or os.name == "nt"


@given(st.data())
def test_any_byte_that_changes_is_seen(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("chain") / "chain"
    write(path, 3)
    raw = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(raw) - 2))
    raw[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(raw)
    with pytest.raises(ChainError):
        list(read_chain(path))


@pytest.mark.parametrize("kind", ["taken out", "doubled", "swapped", "put in", "blank", "other form", "new chain"])
def test_lines_that_are_moved_are_seen(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "chain"
    write(path, 4)
    lines = path.read_bytes().splitlines(keepends=True)
    forged, _ = line_of(2, "2026-10-14T08:15:00Z", "note", {"text": "forged"}, json.loads(lines[1])["hash"])
    others = {
        "taken out": lines[:1] + lines[2:],
        "doubled": [*lines[:2], *lines[1:]],
        "swapped": [lines[0], lines[2], lines[1], lines[3]],
        "put in": [*lines[:2], forged, *lines[2:]],
        "blank": [*lines[:2], b"\n", *lines[2:]],
        "other form": [*lines[:3], json.dumps(json.loads(lines[3])).encode() + b"\n"],
        "new chain": [*lines[:2], forged, lines[3]],
    }
    path.write_bytes(b"".join(others[kind]))
    with pytest.raises(ChainError) as broken:
        list(read_chain(path))
    assert broken.value.n == {"taken out": 1, "swapped": 1, "other form": 3}.get(
        kind, 3 if kind == "put in" else broken.value.n
    )


@pytest.mark.parametrize("line", [b"[]", b"7", b'{"n":0}', b"\xff\xfe", b"[" * 100_000, b'{"n":NaN}', b"null"])
def test_a_line_that_is_none_is_seen_whatever_it_is(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "chain"
    path.write_bytes(line + b"\n")
    with pytest.raises(ChainError) as broken:
        list(read_chain(path))
    assert broken.value.n == 0
    with pytest.raises(ChainError):
        last_head(path)
    with pytest.raises(AppError), ChainWriter(path):
        pass
    assert path.read_bytes() == line + b"\n"


@pytest.mark.parametrize("name", ["hash", "prev", "n", "time", "event", "data"])
@pytest.mark.parametrize("value", [None, 1.5, True, [], {"x": 1}, "x", 2**70])
def test_a_value_of_another_kind_is_seen(tmp_path: Path, name: str, value: Any) -> None:
    path = tmp_path / "chain"
    raw, _ = line_of(0, "2026-10-14T08:15:00Z", "opened", {}, NO_HASH)
    content = {**json.loads(raw), name: value}
    path.write_bytes(json.dumps(content, separators=(",", ":"), sort_keys=True).encode() + b"\n")
    with pytest.raises(ChainError):
        list(read_chain(path))


def test_half_a_line_is_left_out_and_cut_off_by_the_next_writer(tmp_path: Path) -> None:
    path = tmp_path / "chain"
    write(path, 2)
    whole = path.read_bytes()
    third = line_of(2, "2026-10-14T08:15:00Z", "note", {}, json.loads(whole.splitlines()[1])["hash"])[0]
    for cut in range(1, len(third)):
        path.write_bytes(whole + third[:cut])
        assert has_half_line(path)
        assert [line.n for line in read_chain(path)] == [0, 1]
        assert last_head(path) == ChainHead(1, json.loads(whole.splitlines()[1])["hash"])
    write(path, 1, 2)
    assert not has_half_line(path)
    assert [line.n for line in read_chain(path)] == [0, 1, 2]
    path.write_bytes(third[:9])  # of the very first one
    write(path, 1)
    assert [line.n for line in read_chain(path)] == [0]


def test_a_long_last_line_is_found(tmp_path: Path) -> None:
    path = tmp_path / "chain"
    with ChainWriter(path) as writer:
        for _ in range(2):
            head = writer.append("purged", {"keys": ["0123456789abcdef"] * 20_000}, AT)
    assert last_head(path) == head
    assert [line.n for line in read_chain(path)] == [0, 1]


def test_a_disk_that_is_full_leaves_whole_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "chain"
    write(path, 2)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with ChainWriter(path) as writer:
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            with pytest.raises(AppError):
                writer.append("note", {}, AT)
        writer.append("note", {}, AT)
    assert [line.n for line in read_chain(path)] == [0, 1, 2]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@given(VALUES)
def test_the_form_is_read_as_the_same_value(value: Any) -> None:
    assert json.loads(canonical(value)) == value


@pytest.mark.parametrize("value", [1.5, math.nan, 2**53, -(2**60), {1: 2}, [{"a": 0.1}], "\ud800", b"x", {"a": {3}}])
def test_what_has_more_than_one_form_is_refused(value: Any) -> None:
    with pytest.raises((FormError, UnicodeEncodeError)):
        canonical(value)


def test_keys_are_sorted_and_letters_stay_letters() -> None:
    assert canonical({"b": [1, True, None], "a": 'é\u2028"\\\n\x01', "A": -0}) == (
        '{"A":0,"a":"é\u2028\\"\\\\\\n\\u0001","b":[1,true,null]}'.encode()
    )

"""Names and keys: the vectors of the contract, and what never stands in a path."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from zoomwizard.modes.archive.keys import (
    call_stand_in,
    file_key,
    file_path,
    metadata_key,
    metadata_path,
    person_stand_in,
    phone_file_key,
    recording_folder,
    recording_key,
    row_key,
    start_of,
)

UUID = "gm8s9L+PTEC+FG3sFbd1Cw=="
AT = datetime(2026, 10, 14, 8, tzinfo=UTC)
KEY = bytes(31) + b"\1"


def test_the_vectors_of_the_contract() -> None:
    assert file_key("acme", "compliance", UUID, "a2f19f96-9294-4f51-8134-6f0eea108eb2") == "8ac90623c3813db0"
    without_id = file_key("acme", "cloud", UUID, "", "CC", "closed_caption", "2026-10-14T08:00:00Z")
    assert without_id == "bc347c91b0a4f645"
    assert recording_key(AT, UUID) == "20261014T080000Z-83f703a079"
    ana = person_stand_in("ana@contoso.example", KEY)
    assert ana == "s-2ad0df7362d3321e"
    assert row_key("acme", UUID, ana) == "7052864ca3e0b8a4"


def test_an_id_makes_the_rest_of_no_matter() -> None:
    assert file_key("a", "cloud", "u", "1", "MP4", "x", "y") == file_key("a", "cloud", "u", "1")


def test_keys_differ_by_account_kind_and_thing() -> None:
    keys = [
        *(file_key(account, kind, "u", "1") for account in "ab" for kind in ("cloud", "compliance")),
        phone_file_key("a", "1"), phone_file_key("a", "1", is_transcript=True), metadata_key("a", "1"),
    ]  # fmt: skip
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {16}


def test_a_recording_lies_in_the_folder_of_its_day_in_utc() -> None:
    late = datetime(2026, 10, 14, 23, 30, tzinfo=timezone(timedelta(hours=-2)))
    key = recording_key(late, UUID)
    assert recording_folder(key) == "2026/10/15/20261015T013000Z-83f703a079"
    assert start_of(key) == late


@pytest.mark.parametrize(
    ("kind", "extension", "name"),
    [
        ("speaker_view(CC)", "MP4", "speaker_view_cc_-01234567.mp4"),
        ("Ünicode/../x", "VTT", "_nicode____x-01234567.vtt"),
        ("audio_only", "M4A", "audio_only-01234567.m4a"),
        ("chat", "", "chat-01234567.bin"),
        ("chat", "toolong", "chat-01234567.bin"),
        ("chat", "a/b", "chat-01234567.bin"),
        ("chat", "٣", "chat-01234567.bin"),
        ("chat", "txt\n", "chat-01234567.bin"),
    ],
)
def test_the_name_of_a_file(kind: str, extension: str, name: str) -> None:
    assert file_path("20261014T080000Z-83f703a079", kind, "0123456789abcdef", extension) == (
        f"2026/10/14/20261014T080000Z-83f703a079/{name}"
    )


def test_a_metadata_file_is_named_by_its_bytes() -> None:
    one, other = (metadata_path("20261014T080000Z-83f703a079", content) for content in (b"{}", b"[]"))
    assert one == "2026/10/14/20261014T080000Z-83f703a079/metadata-44136fa3.json"
    assert other != one


def test_people_and_calls_have_different_stand_ins_by_key() -> None:
    assert call_stand_in("x", KEY)[2:] == person_stand_in("x", KEY)[2:]
    assert call_stand_in("x", KEY) != call_stand_in("x", bytes(32))

"""The manifest, the keys and the names in the oracle of `archive` (sections 3, 6 and 9)."""

import hashlib
from typing import Any

import pytest

from tests.oracle.archive import keys
from tests.oracle.archive.chain import ZEROS, anchor, append, canonical, make_line, opened, read, to_bytes
from tests.oracle.archive.times import clock, instant, iso, milliseconds, seconds
from tests.oracle.archive.verify import Finding, verify, verify_anchors

UUID = "gm8s9L+PTEC+FG3sFbd1Cw=="
EIGHT = instant("2026-10-14T08:00:00Z")
KEY = bytes(31) + b"\x01"
FILE = "2026/10/14/20261014T080000Z-0123456789/audio_only-89abcdef.m4a"


def vector() -> list[dict[str, Any]]:
    lines = opened("acme", "2026-10-14T08:15:00Z")
    kept = {"bytes": 4, "file": FILE, "sha256": hashlib.sha256(b"zoom").hexdigest()}
    lines = append(lines, "2026-10-14T08:16:00Z", "archived", kept)
    text = "Größe geprüft – ok"
    note = {"category": "test", "rows": ["0011223344556677"], "text": text}
    return append(lines, "2026-10-14T08:17:00Z", "note", note)


def test_the_chain_is_that_of_the_vectors() -> None:
    assert [line["hash"][:16] for line in vector()] == ["36a4885b4807e98d", "ddbb7ff03497d681", "474f2aa1eb5b005f"]
    assert vector()[0]["prev"] == ZEROS
    assert vector()[2]["prev"] == vector()[1]["hash"]


def test_a_line_has_its_keys_sorted_and_no_blanks() -> None:
    line = make_line(0, ZEROS, "2026-10-14T08:15:00Z", "opened", {"version": 1, "chain": "archive"})
    start = '{"data":{"chain":"archive","version":1},"event":"opened","hash":"'
    assert canonical(line) == f'{start}{line["hash"]}","n":0,"prev":"{ZEROS}","time":"2026-10-14T08:15:00Z"}}'


def test_texts_are_escaped_as_little_as_possible_and_keys_go_by_utf_16() -> None:
    assert canonical('\b\t\n\f\r"\\/\x01\x7f\u2028é😀') == '"\\b\\t\\n\\f\\r\\"\\\\/\\u0001\x7f\u2028é😀"'
    assert canonical({"\ufb33": 1, "😀": 2, "a": [True, False, None, -3]}) == (
        '{"a":[true,false,null,-3],"😀":2,"\ufb33":1}'
    )


@pytest.mark.parametrize("value", [1.5, 1.0, 2**53, "\ud800", {"a": b""}])
def test_what_has_no_one_form_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"manifest|surrogates"):
        canonical(value)


def test_keys_of_files_are_those_of_the_vectors() -> None:
    assert keys.file_key("acme", "compliance", UUID, "a2f19f96-9294-4f51-8134-6f0eea108eb2") == "8ac90623c3813db0"
    captions = keys.file_key_without_id("acme", "cloud", UUID, "CC", "closed_caption", "2026-10-14T08:00:00Z")
    assert captions == "bc347c91b0a4f645"
    assert keys.recording_key(EIGHT, UUID) == "20261014T080000Z-83f703a079"
    assert keys.folder(EIGHT, UUID) == "2026/10/14/20261014T080000Z-83f703a079"


def test_keys_of_phone_and_metadata_are_of_their_arrays() -> None:
    assert keys.phone_key("acme", "r1") == hashlib.sha256(b'["acme","phone","r1"]').hexdigest()[:16]
    transcript = hashlib.sha256(b'["acme","phone","r1","transcript"]').hexdigest()[:16]
    assert keys.transcript_key("acme", "r1") == transcript
    path = keys.metadata_path(EIGHT, UUID, b"{}")
    assert path == "2026/10/14/20261014T080000Z-83f703a079/metadata-44136fa3.json"
    metadata = hashlib.sha256(f'["acme","metadata","{path}"]'.encode()).hexdigest()[:16]
    assert keys.metadata_key("acme", path) == metadata


def test_people_and_their_rows_have_the_stand_ins_of_the_vectors() -> None:
    ana = keys.stand_in("ana@contoso.example", KEY)
    assert ana == "s-2ad0df7362d3321e"
    assert keys.stand_in(" \u200bANA@Contoso.example ", KEY) == ana
    assert keys.row_key("acme", UUID, ana) == "7052864ca3e0b8a4"
    assert keys.call_stand_in("ana@contoso.example", KEY) == "c-2ad0df7362d3321e"


@pytest.mark.parametrize(
    ("recording_type", "file_type", "word"),
    [("speaker_view(CC)", "MP4", "speaker_view_cc_"), ("", "CHAT", "chat"), ("Größe 1", "", "gr__e_1")],
)
def test_a_type_is_a_word_of_letters_digits_and_lines(recording_type: str, file_type: str, word: str) -> None:
    assert keys.type_word(recording_type, file_type) == word


@pytest.mark.parametrize(
    ("written", "used"),
    [("M4A", "m4a"), ("abcde", "abcde"), ("abcdef", "bin"), ("", "bin"), ("m-4", "bin"), ("é", "bin")],
)
def test_an_extension_is_bin_unless_it_is_1_to_5_letters_or_digits(written: str, used: str) -> None:
    assert keys.extension(written) == used
    assert keys.file_path(EIGHT, UUID, "audio_only", "89abcdef01234567", written).endswith(
        f"/20261014T080000Z-83f703a079/audio_only-89abcdef.{used}"
    )


def test_times_and_lengths_are_whole_milliseconds() -> None:
    assert iso(EIGHT) == "2026-10-14T08:00:00Z"
    assert iso(EIGHT + 50) == "2026-10-14T08:00:00.050Z"
    assert instant("2026-10-14T08:00:00.0509Z") == EIGHT + 50
    assert [milliseconds(text) for text in ("60", "0.5", "3419.9999")] == [60_000, 500, 3_419_999]
    assert [seconds(value) for value in (0, 1, -1500, None)] == ["0.000", "0.001", "-1.500", ""]
    assert [clock(value) for value in (3_661_000, 3_600_000_000, 59_999, None)] == [
        "001:01:01", "1000:00:00", "000:00:59", "",
    ]  # fmt: skip


# ---------------------------------------------------------------------------------------------------------
# Reading and verifying


def folder(lines: list[dict[str, Any]], **more: bytes) -> dict[str, bytes]:
    return {"manifest.jsonl": to_bytes(lines), FILE: b"zoom", **more}


def test_a_right_chain_is_read_whole_and_a_half_line_noted() -> None:
    content = to_bytes(vector())
    assert read(content, "acme").lines == vector()
    assert (read(content, "acme").broken, read(content, "acme").has_half_line) == (None, False)
    cut = read(content[:-1], "acme")
    assert (len(cut.lines), cut.broken, cut.has_half_line) == (2, None, True)


def test_a_chain_breaks_at_the_first_wrong_line() -> None:
    lines = vector()
    changed = {**lines[1], "data": {**lines[1]["data"], "bytes": 5}}
    assert read(to_bytes([lines[0], changed, lines[2]]), "acme").broken == 1
    assert read(to_bytes([lines[0], lines[2]]), "acme").broken == 1
    assert read(to_bytes([lines[0], lines[2], lines[1]]), "acme").broken == 1
    assert read(to_bytes([lines[0], lines[0], *lines[1:]]), "acme").broken == 1
    assert read(to_bytes(lines[1:]), "acme").broken == 0
    assert read(to_bytes(lines), "other").broken == 0
    assert read(to_bytes(lines).replace(b'"n":2', b'"n": 2'), "acme").broken == 2
    assert read(to_bytes(lines).replace(b'{"data"', b'{"data":{},"data"'), "acme").broken == 0
    assert read(to_bytes(lines) + b"\n", "acme").broken == 3
    assert read(to_bytes(lines) + b"\xff\n", "acme").broken == 3
    rehashed = make_line(1, lines[0]["hash"], lines[1]["time"], "archived", changed["data"])
    assert read(to_bytes([lines[0], rehashed, lines[2]]), "acme").broken == 2


def test_every_flipped_bit_shows() -> None:
    content = to_bytes(vector())
    for place in range(0, len(content), 3):
        flipped = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        manifest = read(flipped, "acme")
        assert manifest.broken is not None or manifest.has_half_line, place
        assert manifest.has_half_line or verify("acme", {"manifest.jsonl": flipped, FILE: b"zoom"}), place


def test_an_archive_as_written_has_no_finding() -> None:
    beside = {"aside/2026/a.mp4": b"", ".work/lock": b""}
    assert verify("acme", folder(vector(), **beside)) == []
    assert verify("acme", {}) == []
    assert verify("acme", {".work/lock": b""}) == []


def test_files_are_found_missing_changed_and_extra() -> None:
    lines = {"manifest.jsonl": to_bytes(vector())}
    assert verify("acme", lines) == [Finding("archive.missing", FILE)]
    assert verify("acme", {**lines, FILE: b"zoo"}, is_quick=True) == [Finding("archive.changed", FILE)]
    assert verify("acme", {**lines, FILE: b"zoop"}) == [Finding("archive.changed", FILE)]
    assert verify("acme", {**lines, FILE: b"zoop"}, is_quick=True) == []
    extra = folder(vector(), **{"2026/x.mp4": b"", "manifest.old": b""})
    assert verify("acme", extra) == [Finding("archive.extra", "2026/x.mp4"), Finding("archive.extra", "manifest.old")]


def test_recordings_without_a_manifest_are_a_broken_chain() -> None:
    found = verify("acme", {FILE: b"zoom"})
    assert found == [Finding("archive.chain_broken", "manifest.jsonl", 0), Finding("archive.extra", FILE)]


def test_a_purged_file_need_not_be_there() -> None:
    lines = append(opened("acme", "2026-10-14T08:15:00Z"), "2026-10-14T08:16:00Z", "archived", {
        "bytes": 4, "file": FILE, "key": "89abcdef01234567", "sha256": hashlib.sha256(b"zoom").hexdigest(),
    })  # fmt: skip
    lines = append(lines, "2026-10-14T08:17:00Z", "purged", {"keys": ["89abcdef01234567"]})
    assert verify("acme", {"manifest.jsonl": to_bytes(lines)}) == []
    lines = append(lines, "2026-10-14T08:18:00Z", "archived", lines[1]["data"])
    assert verify("acme", {"manifest.jsonl": to_bytes(lines)}) == [Finding("archive.missing", FILE)]


def test_only_an_anchor_shows_a_cut_tail_or_a_new_chain() -> None:
    whole = read(to_bytes(vector()), "acme")
    head = anchor("acme", vector())
    assert head == f"2026-10-14T08:17:00Z acme 2 {vector()[2]['hash']}\n"
    assert verify_anchors(head, {"acme": whole}) == []
    lost = [("acme", Finding("archive.anchor_missing", "manifest.jsonl"))]
    assert verify_anchors(head, {"acme": read(to_bytes(vector()[:2]), "acme")}) == lost
    again = append(vector()[:2], "2026-10-14T08:17:00Z", "note", {"text": "other", "rows": []})
    assert verify_anchors(head, {"acme": read(to_bytes(again), "acme")}) == lost
    assert verify_anchors(head, {}) == lost

"""The tables of metadata in the oracle of `archive` (section 4)."""

from dataclasses import replace
from typing import Any

import pytest

from tests.oracle.archive.cells import COLUMNS, Identities, Kept, Reconciled, text
from tests.oracle.archive.keys import call_stand_in, stand_in
from tests.oracle.archive.metadata import (
    FILES,
    ArchivedLine,
    Call,
    MeetingRecord,
    Party,
    PhoneRecord,
    files_table,
    meetings_table,
    phone_table,
    purged_row,
)
from tests.oracle.archive.people import Listed, Participant
from tests.oracle.archive.times import MINUTE, SECOND, instant
from tests.oracle.usage.cells import Row

UUID = "gm8s9L+PTEC+FG3sFbd1Cw=="
FOLDER = "20261014T080000Z-83f703a079"
EIGHT = instant("2026-10-14T08:00:00Z")
KEY = bytes(31) + b"\x01"
HASHED = Identities(key=KEY)
SHOWN = Identities(key=KEY, is_shown=True)
ANA = Listed(address="ana@contoso.example", name="Ana")
BOB = Listed(address="bob@contoso.example", modality="voice")
EVE = Listed(address="eve@contoso.example", policy="never")
S_ANA, S_BOB = (stand_in(one.address, KEY) for one in (ANA, BOB))
SHARED = Kept(
    key="1", type="audio_only", bytes=100, length=10 * MINUTE, audio_codec="mp4a", flags=("fingerprint_differs",)
)
VIDEO = Kept(
    key="2",
    type="speaker_view",
    bytes=900,
    length=9 * MINUTE,
    audio_codec="mp4a",
    video_codec="avc1",
    flags=("modality_assumed",),
)
CHAT = Kept(key="3", type="chat", bytes=7, is_media=False)


def stay(listed: Listed, join: int, leave: int, **more: Any) -> Participant:
    minutes = {"join": EIGHT + join * MINUTE, "leave": EIGHT + leave * MINUTE, "duration": leave - join}
    return Participant(email=listed.address, **{**minutes, **more})


def record(**more: Any) -> MeetingRecord:
    values: dict[str, Any] = {"people": (ANA,), "files": (SHARED,), **more}
    fixed: dict[str, Any] = {"tenant": "acme", "uuid": UUID, "start": EIGHT, "duration": 10 * MINUTE}
    return MeetingRecord(**{"kind": "compliance", **fixed, **values})


def only(*records: MeetingRecord, identities: Identities = HASHED) -> Row:
    (row,) = meetings_table(records, identities)
    return row


def some(row: Row, *columns: str) -> list[str]:
    return [row[column] for column in columns]


# ---------------------------------------------------------------------------------------------------------
# Meetings


def test_a_row_of_a_meeting_hashed() -> None:
    participants = (
        stay(ANA, 1, 4, id="u1", name="Ana A"),
        stay(ANA, 6, 11, id="u1", name="Ana again"),
        stay(EVE, 0, 9, id="u2"),
        Participant(name="Guest", duration=5),
        Participant(name="Guest", duration=5),
        Participant(name="Late", duration=5, status="in_waiting_room"),
    )
    files = (SHARED, VIDEO, CHAT, replace(SHARED, key="4", participant_email=BOB.address))
    row = only(record(participants=participants, people=(ANA, EVE), files=files, topic="Secret", location="pc"))
    assert list(row) == list(COLUMNS)
    assert len(row) == 47
    assert list(row.values()) == [
        "2026-10-14", "08:01:00", "2026-10-14", "08:11:00", "000:10:00", S_ANA, S_ANA, S_ANA, "Conference", "",
        "3", "Conference", "Outgoing", S_ANA, stand_in(EVE.address, KEY), "pc", "", "mp4a", "avc1",
        call_stand_in(UUID, KEY), "", "", "", S_ANA, "", "", "", "", "", "", "", "Zoom Meeting",
        "Screen & Application Share", "", "No", "000:10:00", "", "", "Standard", "Primary", FOLDER, "acme",
        "compliance", "3", "1007", "archived", "fingerprint_differs modality_assumed",
    ]  # fmt: skip


def test_a_row_of_a_webinar_shown() -> None:
    participants = (stay(ANA, 0, 5, id="u1", name="=Ana"), stay(BOB, 0, 5))
    one = record(participants=participants, people=(ANA, BOB, EVE), topic="-Plan\nB", type=9)
    rows = meetings_table([one], replace(SHOWN, keeps_texts=True))
    assert [some(row, "User", "From", "From Info", "To Info", "To (Mapped)", "Platform Call ID") for row in rows] == [
        ["Ana", "u1", "'=Ana", "'-Plan B", "", UUID],
        ["bob@contoso.example", "", "", "'-Plan B", "", UUID],
    ]
    assert {row["Source Platform"] for row in rows} == {"Zoom Webinar"}
    assert [row["Conversation Type"] for row in rows] == ["Screen & Application Share", "Voice"]


def test_a_mapping_gives_people_their_hash_ids() -> None:
    identities = replace(HASHED, mapping={ANA.address: "pana"})
    rows = meetings_table([record(people=(ANA, BOB))], identities)
    assert [some(row, "User", "To (Mapped)") for row in rows] == [["pana", S_BOB], [S_BOB, "pana"]]


def test_without_stays_the_individual_file_and_then_the_recording_counts() -> None:
    span = EIGHT + 2 * MINUTE, EIGHT + 5 * MINUTE
    row = only(record(individual=((ANA.address, span), (BOB.address, (0, 1)))))
    assert some(row, "Start Time", "End Time", "Participants") == ["08:02:00", "08:05:00", ""]
    assert some(only(record()), "Start Time", "End Time", "Duration") == ["08:00:00", "08:10:00", "000:10:00"]
    unready = (stay(ANA, 3, 4, duration=0),)
    assert some(only(record(participants=unready)), "Start Time", "Participants") == ["08:00:00", ""]


def test_only_own_and_shared_files_make_a_row() -> None:
    own = replace(SHARED, key="5", bytes=1, participant_email=ANA.address)
    rows = meetings_table([record(people=(ANA, BOB, EVE), files=(own,))], HASHED)
    assert [some(row, "User", "Files", "Bytes") for row in rows] == [[S_ANA, "1", "1"]]
    rows = meetings_table([record(people=(ANA, BOB, EVE), files=(own, SHARED))], HASHED)
    assert [some(row, "User", "Files", "Bytes") for row in rows] == [[S_ANA, "2", "101"], [S_BOB, "1", "100"]]


def test_cloud_beside_compliance_is_secondary() -> None:
    cloud = record(kind="cloud", spans=((0, 10 * MINUTE),))
    assert [row["2N Source"] for row in meetings_table([cloud, record()], HASHED)] == ["Primary", "Secondary"]
    assert only(cloud)["2N Source"] == "Primary"
    assert only(cloud, record(files=()))["2N Source"] == "Primary"
    rows = meetings_table([cloud, replace(record(), uuid="other")], HASHED)
    assert {row["2N Source"] for row in rows} == {"Primary"}


@pytest.mark.parametrize(
    ("file", "length", "error"),
    [
        (SHARED, "000:10:00", ""),
        (replace(SHARED, length=570 * SECOND), "000:09:30", ""),
        (replace(SHARED, length=570 * SECOND - 1), "000:09:29", "short"),
        (replace(SHARED, length=None), "", "unreadable"),
        (CHAT, "", "short"),
    ],
)
def test_media_that_is_short_or_unreadable(file: Kept, length: str, error: str) -> None:
    assert some(only(record(files=(file,))), "Media Length", "Media Error") == [length, error]


def test_flags_and_status_are_those_of_the_event_too() -> None:
    reconciled = {one.address: Reconciled(status="matched_short", flags=("media_wider",)) for one in (ANA, BOB)}
    rows = meetings_table([record(people=(ANA, BOB), files=(VIDEO,), reconciled=reconciled)], HASHED)
    assert [some(row, "Status", "Flags", "Recording failed") for row in rows] == [
        ["matched_short", "media_wider modality_assumed", "No"],
        ["matched_short", "media_wider", "No"],
    ]


def test_an_event_that_was_not_recorded_has_a_row_without_files() -> None:
    for status in ("not_recorded", "not_archived"):
        lost = record(files=(), reconciled={ANA.address: Reconciled(status=status)})
        row = only(lost, replace(lost, kind="cloud"))
        assert some(row, "Kind", "Recording failed", "Files", "Bytes", "Status", "Key", "Media Length") == [
            "compliance", "Yes", "0", "0", status, FOLDER, "",
        ]  # fmt: skip
        kept = only(replace(lost, kind="cloud", files=(SHARED,)), lost)
        assert some(kept, "Kind", "Files", "Status") == ["cloud", "1", status]
    assert meetings_table([record(files=(), reconciled={ANA.address: Reconciled(status="pending")})], HASHED) == []


# ---------------------------------------------------------------------------------------------------------
# Phone

RECORDED = Call(
    start=EIGHT,
    end=EIGHT + MINUTE,
    call_id="7001",
    direction="outbound",
    caller=Party(name="Ana", number="101", number_type=1),
    callee=Party(name="+Guest", number="+4930123", number_type=2),
)
CALLED = Call(
    start=EIGHT - 5 * SECOND,
    answer=EIGHT,
    end=EIGHT + MINUTE,
    call_id="7002",
    connect_type="external",
    direction="outbound",
    mos="4.20",
    caller=Party(name="Ana C", extension="101"),
    callee=Party(did="+4930124", extension="9"),
)
SOUND = Kept(key="6", type="phone", bytes=5, length=MINUTE, audio_codec="mp3")


def phone(**more: Any) -> PhoneRecord:
    values = {"recorded": RECORDED, "files": (SOUND,), "caller": ANA, "media_of_call": MINUTE, **more}
    return PhoneRecord(tenant="acme", identity="r1", person=ANA, extension="101", location="pc", **values)


def test_a_row_of_a_phone_recording_hashed() -> None:
    (row,) = phone_table([phone(called=CALLED)], HASHED)
    assert list(row) == list(COLUMNS)
    assert list(row.values()) == [
        "2026-10-14", "07:59:55", "2026-10-14", "08:01:00", "000:01:05", S_ANA, S_ANA, S_ANA, "other", "other",
        f"{S_ANA}; other", "Outgoing", "Outgoing", S_ANA, "", "pc", "", "mp3", "", call_stand_in("7001", KEY), "", "",
        "", S_ANA, "", "", "", "", "", "", "", "Zoom Phone", "Voice", "", "No", "000:01:00", "", "4.20", "Standard",
        "Primary", row["Key"], "acme", "phone", "1", "5", "archived", "",
    ]  # fmt: skip
    assert row["Key"].startswith("20261014T080000Z-")


def test_a_row_of_a_phone_recording_shown() -> None:
    columns = ("From", "From Info", "To", "To Info", "Participants", "User ID / Agent ID", "Platform Call ID")
    (row,) = phone_table([phone(called=CALLED)], SHOWN)
    assert some(row, *columns) == ["101", "Ana C", "+4930124", "'+Guest", "Ana C; '+Guest", "101", "7001"]
    (row,) = phone_table([phone()], SHOWN)
    assert some(row, *columns) == ["101", "Ana", "+4930123", "'+Guest", "Ana; '+Guest", "101", "7001"]
    assert some(row, "Start Time", "Voice Quality", "Media Error") == ["08:00:00", "", ""]


@pytest.mark.parametrize(
    ("more", "directions"),
    [
        ({}, ["Outgoing", "Outgoing"]),
        ({"caller": BOB}, ["Outgoing", "Incoming"]),
        ({"recorded": replace(RECORDED, direction="inbound"), "caller": None}, ["Incoming", "Incoming"]),
        ({"recorded": replace(RECORDED, callee=RECORDED.caller)}, ["Internal", "Outgoing"]),
        ({"recorded": replace(RECORDED, callee=RECORDED.caller), "called": CALLED}, ["Outgoing", "Outgoing"]),
        ({"called": replace(CALLED, connect_type="internal")}, ["Internal", "Outgoing"]),
    ],
)
def test_directions(more: dict[str, Any], directions: list[str]) -> None:
    (row,) = phone_table([phone(**more)], HASHED)
    assert some(row, "Direction", "Direction (User)") == directions


def test_a_short_call_needs_its_history() -> None:
    half = {"files": (replace(SOUND, length=30 * SECOND),), "media_of_call": 30 * SECOND}
    assert phone_table([phone(**half)], HASHED)[0]["Media Error"] == ""
    assert phone_table([phone(**half, called=CALLED)], HASHED)[0]["Media Error"] == "short"
    assert phone_table([phone(**{**half, "media_of_call": MINUTE}, called=CALLED)], HASHED)[0]["Media Error"] == ""


def test_a_call_without_recording_has_its_history_s_id() -> None:
    lost = phone(recorded=None, called=CALLED, files=(), media_of_call=None)
    (row,) = phone_table([replace(lost, reconciled=Reconciled(status="not_recorded"))], HASHED)
    assert some(row, "Platform Call ID", "Recording failed", "Files") == [call_stand_in("7002", KEY), "Yes", "0"]
    assert phone_table([lost, replace(phone(), person=EVE)], HASHED) == []


# ---------------------------------------------------------------------------------------------------------
# Purged recordings, files and cells


def test_a_purged_recording_has_no_person() -> None:
    row = purged_row("acme", "cloud", FOLDER)
    assert {column: cell for column, cell in row.items() if cell} == {
        "Start Date": "2026-10-14",
        "Start Time": "08:00:00",
        "Key": FOLDER,
        "Tenant": "acme",
        "Kind": "cloud",
        "Files": "0",
        "Bytes": "0",
        "Status": "purged",
    }


def test_every_archived_line_has_its_row() -> None:
    metadata = Kept(key="9", type="metadata", bytes=2, path="p/metadata-1.json", sha256="ab", is_media=False)
    lines = [
        ArchivedLine(tenant="acme", kind="cloud", recording=FOLDER, file=replace(SHARED, fingerprint="equal")),
        ArchivedLine(tenant="acme", kind="cloud", recording=FOLDER, file=metadata, is_purged=True),
    ]
    rows = files_table(lines)
    assert list(rows[0]) == list(FILES)
    assert [list(row.values()) for row in rows] == [
        ["acme", "cloud", FOLDER, "1", "", "audio_only", "100", "", "equal", "600.000", "mp4a", "", "archived",
         "fingerprint_differs"],
        ["acme", "cloud", FOLDER, "9", "p/metadata-1.json", "metadata", "2", "ab", "none", "", "", "", "purged", ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "cell"),
    [("+4930123", "+4930123"), ("+49 30", "'+49 30"), ("=1+1", "'=1+1"), ("a\r\nb", "a b"), ("101", "101")],
)
def test_a_spreadsheet_runs_no_cell(said: str, cell: str) -> None:
    assert text(said) == cell

"""The rows of metadata against the oracle, and metadata files read back."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.oracle.archive import cells, metadata
from tests.oracle.archive.people import Listed, Modality, Policy
from tests.oracle.archive.people import Participant as OracleParticipant
from zoomwizard.modes.archive.keys import person_stand_in, recording_key, row_key
from zoomwizard.modes.archive.metadata_file import MetadataError, Told, metadata_content, read_metadata
from zoomwizard.modes.archive.metadata_rows import (
    METADATA_COLUMNS,
    KeptFile,
    Naming,
    Recorded,
    clock_text,
    metadata_rows,
    purged_row,
)
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.zoom.api.archive_answers import (
    CallRecord,
    ListedFile,
    ListedRecording,
    Participant,
    PhoneCall,
    RecordingKind,
)

KEY = bytes(31) + b"\1"
BEGIN = datetime(2026, 10, 14, 8, tzinfo=UTC)
ADDRESSES = ("ana@x.example", "bea@x.example", "cid@x.example")
POLICIES: tuple[Policy, ...] = ("always", "on_demand", "never")
MODALITIES: tuple[Modality, ...] = ("video", "voice")
STATUSES = ("matched", "matched_short", "not_recorded", "not_archived", "lost", "")


def moment(milliseconds: int) -> datetime:
    return BEGIN + timedelta(milliseconds=milliseconds)


def absolute(milliseconds: int) -> int:
    return int(BEGIN.timestamp()) * 1000 + milliseconds


def written(milliseconds: int) -> str:
    return moment(milliseconds).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Chance(random.Random):
    """Made-up recordings, for the program and for the oracle."""

    def span(self) -> tuple[int, int]:
        begin = self.randrange(0, 3_600_000, 500)
        return begin, begin + self.randrange(0, 1_800_000, 500)

    def people(self) -> tuple[list[ListedPerson], list[Listed]]:
        ours, theirs = [], []
        for address in sorted(self.sample(ADDRESSES, self.randint(1, 3))):
            name = self.choice(["", f"Name {address[:3]}"])
            policy: Policy = self.choice(POLICIES)
            modality: Modality = self.choice(MODALITIES)
            ours.append(ListedPerson(address, name, "acme", policy, modality))
            theirs.append(Listed(address=address, name=name, policy=policy, modality=modality))
        return ours, theirs

    def kept(self, people: list[ListedPerson], own: str, number: int, start: str, *, is_media: bool) -> Any:
        is_text = not is_media or self.random() < 0.2
        length = None if is_text and self.random() < 0.9 else self.choice([None, *[self.randrange(0, 4_000_000)] * 6])
        size, flags = self.randrange(1, 10**6), tuple(self.sample(["modality_assumed", "fingerprint_differs"], 1))
        audio, video = ("", "") if is_text else (self.choice(["mp4a", "mp3"]), self.choice(["", "avc1"]))
        of = tuple(person_stand_in(one.address, KEY) for one in people if one.is_kept and own in ("", one.address))
        ours = KeptFile(
            key=f"k{number}", bytes=size, people=of, flags=flags, is_media=not is_text, milliseconds=length,
            audio=audio, video=video,
        )  # fmt: skip
        theirs = cells.Kept(
            key=f"k{number}", type="x", bytes=size, flags=flags, is_media=not is_text, length=length,
            audio_codec=audio, video_codec=video, recording_start=start, participant_email=own,
        )  # fmt: skip
        return ours, theirs

    def meeting(
        self, kind: RecordingKind, uuid: str, people: list[ListedPerson], listed: list[Listed],
        statuses: dict[str, str], participants: Any,
    ) -> tuple[Recorded, metadata.MeetingRecord]:  # fmt: skip
        files, kept, theirs, individual, spans = [], [], [], [], []
        for number in range(self.randint(0, 3)):
            own = self.choice(["", "", *ADDRESSES]) if kind == "compliance" else ""
            begin, end = self.choice([(0, 1_000_000), self.span()]) if kind == "cloud" else self.span()
            start = written(begin) if kind == "cloud" else ""
            files.append(ListedFile(
                f"f{number}", "MP4", "MP4", None, "https://x.example/secret", start=start,
                end=written(end) if kind == "cloud" else "", is_individual=bool(own), participant_email=own.upper(),
                join=moment(begin) if own else None, leave=moment(end) if own else None,
            ))  # fmt: skip
            if own:
                individual.append((own, (absolute(begin), absolute(end))))
            if kind == "cloud":
                spans.append((absolute(begin), absolute(end)))
            if self.random() < 0.8 and (not own or any(one.address == own and one.is_kept for one in people)):
                ours, oracles = self.kept(people, own, number, start, is_media=True)
                kept.append(ours)
                theirs.append(oracles)
        seconds, kind_number, topic = self.randrange(0, 7200), self.choice([2, 5, 8, 9]), self.choice(["", "Topic"])
        recording = ListedRecording(
            kind,
            uuid,
            "host",
            topic,
            kind_number,
            BEGIN,
            seconds,
            files=tuple(files),
        )
        told = Told(
            account="acme", location="there", recording=recording, keys=tuple(f"k{n}" for n in range(len(files))),
            host="", participants=participants[0], listed=tuple(people),
        )  # fmt: skip
        by_row = {row_key("acme", uuid, person_stand_in(address, KEY)): one for address, one in statuses.items()}
        record = metadata.MeetingRecord(
            tenant="acme", kind=kind, uuid=uuid, start=absolute(0), duration=seconds * 1000, people=tuple(listed),
            type=kind_number, topic=topic, location="there", participants=participants[1],
            individual=tuple(individual), spans=tuple(spans), files=tuple(theirs),
            reconciled={address: cells.Reconciled(status=one) for address, one in statuses.items()},
        )  # fmt: skip
        again = read_metadata(metadata_content(told))
        return Recorded(told=again, files=tuple(kept), statuses=by_row, key=KEY), record

    def participants(self) -> Any:
        if self.random() < 0.2:
            return None, None
        ours, theirs = [], []
        for number in range(self.randint(0, 6)):
            address = self.choice([*ADDRESSES, ""])
            (join, leave), status = self.span(), self.choice(["in_meeting", "in_meeting", "in_waiting_room"])
            one, name = self.choice(["", f"id{number % 3}"]), self.choice(["", "Somebody"])
            ours.append(Participant(one, name, address, moment(join), moment(leave), 1, status == "in_waiting_room"))
            theirs.append(OracleParticipant(
                id=one, name=name, email=address, join=absolute(join), leave=absolute(leave), duration=1, status=status
            ))  # fmt: skip
        return tuple(ours), tuple(theirs)


def without_flags_of_rows(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    """The oracle is told the flags of a row, which are made here."""
    own = {"media_wider", "part_of_meeting"}
    changed = [row | {"Flags": " ".join(one for one in row["Flags"].split() if one not in own)} for row in rows]
    return sorted(tuple(row[column] for column in METADATA_COLUMNS) for row in changed)


@pytest.mark.parametrize("seed", range(150))
def test_rows_of_meetings_are_those_of_the_oracle(seed: int) -> None:
    chance = Chance(seed)
    people, listed = chance.people()
    statuses = {one.address: status for one in people if (status := chance.choice(STATUSES))}
    participants = chance.participants()
    both: list[RecordingKind] = ["compliance", "cloud"]
    kinds = chance.sample(both, chance.randint(1, 2))
    pairs = [chance.meeting(kind, "uuid==", people, listed, statuses, participants) for kind in kinds]
    is_shown, keeps = chance.random() < 0.3, chance.random() < 0.5
    hash_ids = {ADDRESSES[0]: "hash-of-ana"} if chance.random() < 0.5 else {}
    naming = Naming(key=KEY, hash_ids=hash_ids, is_shown=is_shown, keeps_texts=keeps)
    identities = cells.Identities(key=KEY, mapping=hash_ids, is_shown=is_shown, keeps_texts=keeps)
    rows = metadata_rows([one for one, _ in pairs], naming)
    assert all(tuple(row) == METADATA_COLUMNS for row in rows)
    assert without_flags_of_rows(rows) == without_flags_of_rows(
        metadata.meetings_table([one for _, one in pairs], identities)
    )


@pytest.mark.parametrize("seed", range(100))
def test_rows_of_calls_are_those_of_the_oracle(seed: int) -> None:
    chance = Chance(seed)
    people, listed = chance.people()
    owner = chance.randrange(len(people))
    has_recording, has_call = chance.choice([(True, True), (True, False), (False, True)])
    by_address = {one.address: one for one in listed}
    caller, callee = chance.choice(["", *by_address]), chance.choice(["", *by_address])
    numbers, direction = [chance.choice(["", "+4912", "77"]) for _ in range(4)], chance.choice(["inbound", "outbound"])
    types = [chance.choice([1, 2]) for _ in range(2)]
    start, end = chance.span()
    call = phone = recorded = called = None
    if has_recording:
        phone = PhoneCall(
            "call", "", "", moment(end), direction, "A", numbers[0], types[0], "B", numbers[1], types[1], "user", "",
            "7", "", "",
        )  # fmt: skip
        recorded = metadata.Call(
            start=absolute(start), end=absolute(end), call_id="call", direction=direction,
            caller=metadata.Party(name="A", number=numbers[0], number_type=types[0]),
            callee=metadata.Party(name="B", number=numbers[1], number_type=types[1]),
        )  # fmt: skip
    if has_call:
        begin, last = chance.span()
        answer, connect = chance.choice([None, begin + 500]), chance.choice(["internal", "external"])
        call = CallRecord(
            "history", "call of C", direction, connect, moment(begin), None if answer is None else moment(answer),
            moment(last), "answered", is_end_to_end=False, recording_status="", caller_name="", caller_email="",
            caller_number=numbers[2], caller_extension="11", callee_name="D", callee_email="", callee_number=numbers[3],
            callee_extension="", mos="4.2",
        )  # fmt: skip
        called = metadata.Call(
            start=absolute(begin), end=absolute(last), call_id="call of C", direction=direction, connect_type=connect,
            answer=None if answer is None else absolute(answer), mos="4.2",
            caller=metadata.Party(did=numbers[2], extension="11"),
            callee=metadata.Party(name="D", did=numbers[3]),
        )  # fmt: skip
    uuid = "recording" if has_recording else "history"
    ours, theirs = chance.kept([people[owner]], "", 0, "", is_media=True)
    has_file = has_recording and people[owner].is_kept and chance.random() < 0.8
    status = chance.choice(STATUSES)
    key = row_key("acme", "history" if has_call else uuid, person_stand_in(people[owner].address, KEY))
    told = Told(
        account="acme", location="", keys=("k0",) if has_recording else (), host="", participants=None,
        recording=ListedRecording(
            "phone", uuid, "", "", None, moment(start), None, phone=phone,
            files=(ListedFile("recording", "phone", "mp3", None, ""),) if has_recording else (),
        ),
        listed=tuple(people), caller=caller, callee=callee, extension="7", call=call,
    )  # fmt: skip
    one = Recorded(told=told, files=(ours,) if has_file else (), statuses={key: status} if status else {}, key=KEY)
    record = metadata.PhoneRecord(
        tenant="acme", identity=uuid, person=listed[owner], extension="7", caller=by_address.get(caller),
        callee=by_address.get(callee), recorded=recorded, called=called,
        media_of_call=ours.milliseconds if has_file else None, files=(theirs,) if has_file else (),
        reconciled=cells.Reconciled(status=status) if status else None,
    )  # fmt: skip
    is_shown = chance.random() < 0.4
    rows = metadata_rows([one], Naming(key=KEY, is_shown=is_shown))
    expected = metadata.phone_table([record], cells.Identities(key=KEY, is_shown=is_shown))
    if not has_recording:  # the oracle is told where the folder would be by the call's own start
        for row in expected:
            row["Key"] = recording_key(moment(start), uuid)
    assert without_flags_of_rows(rows) == without_flags_of_rows(expected)


def test_the_row_of_a_purged_recording_names_nobody() -> None:
    key = "20261014T080000Z-83f703a079"
    assert purged_row("acme", "cloud", key) == metadata.purged_row("acme", "cloud", key)


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [(3_661_000, "001:01:01"), (3_600_000_000, "1000:00:00"), (59_999, "000:00:59"), (0, "000:00:00"), (None, "")],
)
def test_lengths_are_rounded_down(milliseconds: int | None, text: str) -> None:
    assert clock_text(milliseconds) == text


def test_a_metadata_file_holds_no_address_of_a_download_and_is_always_the_same() -> None:
    chance = Chance(3)
    people, listed = chance.people()
    one, _ = chance.meeting("compliance", "u", people, listed, {}, chance.participants())
    content = metadata_content(one.told)
    assert b"secret" not in content
    assert metadata_content(read_metadata(content)) == content


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"recording":7}', b"[" * 100_000, b'{"listed":{}}', b"\xff"])
def test_a_metadata_file_that_is_none_is_said(content: bytes) -> None:
    with pytest.raises(MetadataError):
        read_metadata(content)

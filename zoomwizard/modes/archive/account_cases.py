"""What Zoom's lists and an archive say of one account, as what a comparison is given. Source: docs/archive.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.people.identities import fold_key
from zoomwizard.modes.archive.events import Events, FoundMeeting
from zoomwizard.modes.archive.keys import person_stand_in, recording_key, row_key
from zoomwizard.modes.archive.lengths import Stretch, media_of, of_cloud, of_compliance, outside, phone_length, union
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.raw import CASE_COLUMNS, COMPARED_TABLES, MOMENT_ZERO
from zoomwizard.modes.archive.wanted import FoundRecording, OfAccount, listed_among
from zoomwizard.zoom.api.archive_answers import ListedFile

ANSWERED = frozenset({"answered", "accepted", "picked_up", "connected", "succeeded"})
FILE_ARCHIVED, FILE_LOST, NEVER_TRIED = "archived", "lost", "not_fetched"
DIGEST = slice(17, None)  # of a recording's key: what it's known by, whenever it began


@dataclass(frozen=True)
class FileState:
    """What became of a wanted file; of an archived one also the length that it tells."""

    status: str = NEVER_TRIED
    milliseconds: int | None = None


@dataclass(frozen=True, kw_only=True)
class AccountFacts:
    """All that is known of an account.

    `names` says what is written of people, by address; `key` is the archive's. `states` are those of files by key.
    `purged` are the keys of recordings of which files were purged.
    """

    name: str
    kinds: Sequence[str]
    people: OfAccount
    found: Sequence[FoundRecording]
    events: Events
    days: tuple[datetime, datetime]
    key: bytes
    names: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, FileState] = field(default_factory=dict)
    purged: frozenset[str] = frozenset()


def load_account(engine: Engine, facts: AccountFacts) -> int:
    """Fill the tables of a comparison, meetings as cases at once; how many meetings within the days have nobody's."""
    cases = _AccountCases(facts)
    _load(engine, "listed_people", COMPARED_TABLES["listed_people"], cases.listed_people())
    _load(engine, "cases", CASE_COLUMNS, cases.meetings())
    _load(engine, "calls", COMPARED_TABLES["calls"], cases.calls())
    _load(engine, "call_people", COMPARED_TABLES["call_people"], cases.call_people())
    _load(engine, "phone_recordings", COMPARED_TABLES["phone_recordings"], cases.phone_recordings())
    return cases.nobodys


def milliseconds_of(moment: datetime | None) -> int | None:
    """A moment as the tables have it."""
    return None if moment is None else (moment - MOMENT_ZERO) // timedelta(milliseconds=1)


def _load(engine: Engine, table: str, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    engine.load("loaded", columns, [[row.get(column) for column in columns] for row in rows])
    engine.run(f"INSERT INTO {identifier(table)} FROM loaded")


class _AccountCases:
    """Makes the rows of the tables."""

    def __init__(self, facts: AccountFacts) -> None:
        self._facts = facts
        self._numbers = {address: number for number, address in enumerate(sorted(facts.people))}
        self._purged = {recording[DIGEST] for recording in facts.purged}
        self._of_meetings: dict[str, list[FoundRecording]] = {}
        for kind in ("compliance", "cloud"):
            for one in facts.found:
                if one.recording.kind == kind and kind in facts.kinds:
                    self._of_meetings.setdefault(one.recording.uuid, []).append(one)
        self.nobodys = 0
        self._of_calls = [one for one in facts.found if one.recording.kind == "phone" and "phone" in facts.kinds]

    def listed_people(self) -> Iterator[dict[str, Any]]:
        for address, number in self._numbers.items():
            stand_in = person_stand_in(address, self._facts.key)
            yield {
                "person": number, "name": self._facts.names.get(address) or stand_in,
                "policy": self._facts.people[address].policy, "stand_in": stand_in,
            }  # fmt: skip

    # -----------------------------------------------------------------------------------------------------
    # Meetings and webinars

    def meetings(self) -> Iterator[dict[str, Any]]:
        """A case for each meeting, or recording without one, and listed person in it."""
        if not {"compliance", "cloud"} & set(self._facts.kinds):
            return
        happened = {event.meeting.uuid: event for event in self._facts.events.meetings}
        for uuid in [*happened, *(uuid for uuid in self._of_meetings if uuid not in happened)]:
            event, recordings = happened.get(uuid), self._of_meetings.get(uuid, [])
            start = event.meeting.start if event else recordings[0].recording.start
            if self._facts.days[0] <= start < self._facts.days[1]:
                people = self._people_of(event, recordings)
                self.nobodys += event is not None and not people
                for person in people:
                    yield self._case(uuid, event, recordings, person)

    def _people_of(self, event: FoundMeeting | None, recordings: Sequence[FoundRecording]) -> Sequence[ListedPerson]:
        """Who has a row: of cloud recordings alone the host."""
        if "compliance" in self._facts.kinds:
            addresses = {person.address for one in recordings for person in one.listed}
            addresses |= {person.address for person in event.listed} if event else set()
        else:
            hosts = [event.meeting.host] if event else [one.host_email for one in recordings]
            addresses = set(map(fold_key, hosts))
        return listed_among(addresses, self._facts.people)

    def _case(
        self, uuid: str, event: FoundMeeting | None, recordings: Sequence[FoundRecording], person: ListedPerson
    ) -> dict[str, Any]:
        kind = "compliance" if "compliance" in self._facts.kinds else "cloud"
        kind = recordings[0].recording.kind if recordings else kind
        start, end = (event.meeting.start, event.meeting.end) if event else _span_of(recordings[0])
        same = [one for one in recordings if one.recording.kind == kind]
        files = [file for one in same for file in one.recording.files]
        own = [file for file in files if _is_own_or_shared(file, person)]
        stays = _stays_of(person, event, recordings)
        spans = [(file.start, file.end) for file in files]
        length = of_cloud(spans)
        if kind == "compliance":
            individual = [(file.join, file.leave) for file in own if file.is_individual and file.join and file.leave]
            whole = (start, end or start)
            length = of_compliance(stays, individual, whole) if stays or individual or end else None
        in_trash = "cloud" in self._facts.kinds and uuid in self._facts.events.trash
        compliance = [one.recording for one in recordings if one.recording.kind == "compliance"]
        return {
            "row": row_key(self._facts.name, uuid, person_stand_in(person.address, self._facts.key)),
            "kind": kind,
            "start": milliseconds_of(start),
            "end": milliseconds_of(end),
            "person": self._numbers[person.address],
            "length": length,
            "media": self._media_of(same, person),
            "matched_by": "uuid" if event and recordings else None,
            "is_event": event is not None,
            "is_phone": False,
            "is_listed": bool(recordings),
            "is_breakout": any(one.is_breakout for one in compliance),
            "is_external": any(one.is_external for one in compliance),
            "is_said": in_trash,
            "is_in_trash": in_trash,
            "participants": event.meeting.participants if event else None,
            "is_purged": self._is_purged(start, uuid),
            "is_on_computer": event is not None and event.meeting.is_recorded_on_computer,
            "stay": union(stays),
            "outside": outside(stays, spans) if kind == "cloud" else None,
            **self._of_files([file.key for one in recordings for file in one.files
                              if _is_own_or_shared(file.file, person)]),
        }  # fmt: skip

    def _media_of(self, recordings: Iterable[FoundRecording], person: ListedPerson) -> int | None:
        """How much is archived of a person's files, own or shared."""
        states = [
            (wanted.file.start, self._facts.states[wanted.key])
            for one in recordings
            for wanted in one.files
            if _is_own_or_shared(wanted.file, person) and wanted.key in self._facts.states
        ]
        return media_of((start, state.milliseconds) for start, state in states if state.status == FILE_ARCHIVED)

    def _of_files(self, keys: Iterable[str]) -> dict[str, Any]:
        """What is to be said of wanted files, in the order of the lists."""
        statuses = [self._facts.states.get(key, FileState()).status for key in keys]
        missing = [status for status in statuses if status not in (FILE_ARCHIVED, FILE_LOST)]
        return {"missing": missing[0] if missing else None, "is_lost": FILE_LOST in statuses}

    def _is_purged(self, start: datetime, *names: str) -> bool:
        return any(recording_key(start, name)[DIGEST] in self._purged for name in names)

    # -----------------------------------------------------------------------------------------------------
    # Calls

    def calls(self) -> Iterator[dict[str, Any]]:
        for number, one in enumerate(self._facts.events.calls if "phone" in self._facts.kinds else ()):
            call = one.call
            yield {
                "call": number,
                "id": call.id,
                "start": milliseconds_of(call.start),
                "end": milliseconds_of(call.end),
                "length": phone_length(call.answer, call.end),
                "call_id": call.call_id,
                "is_answered": call.result in ANSWERED,
                "is_end_to_end": call.is_end_to_end,
                "is_said": call.recording_status == "recorded",
                "is_purged": self._is_purged(call.start, call.id),
            }

    def call_people(self) -> Iterator[dict[str, Any]]:
        for number, one in enumerate(self._facts.events.calls if "phone" in self._facts.kinds else ()):
            for person in one.listed:
                yield {"call": number, "person": self._numbers[person.address]}

    def phone_recordings(self) -> Iterator[dict[str, Any]]:
        for number, one in enumerate(self._of_calls):
            phone, (start, end) = one.recording.phone, _span_of(one)
            assert phone is not None
            yield {
                "recording": number,
                "id": one.recording.uuid,
                "person": self._numbers[one.listed[0].address],
                "start": milliseconds_of(start),
                "end": milliseconds_of(phone.end or end),
                "media": self._media_of([one], one.listed[0]),
                "duration": None if one.recording.seconds is None else one.recording.seconds * 1000,
                "call_history_id": phone.call_history_id,
                "call_log_id": phone.call_log_id,
                "call_id": phone.call_id,
                "is_purged": self._is_purged(start, one.recording.uuid),
                **self._of_files(file.key for file in one.files),
            }


def _span_of(one: FoundRecording) -> tuple[datetime, datetime | None]:
    start, seconds = one.recording.start, one.recording.seconds
    return start, None if seconds is None else start + timedelta(seconds=seconds)


def _is_own_or_shared(file: ListedFile, person: ListedPerson) -> bool:
    return not file.is_individual or fold_key(file.participant_email) == person.address


def _stays_of(person: ListedPerson, event: FoundMeeting | None, recordings: Sequence[FoundRecording]) -> list[Stretch]:
    """When a person was in a meeting, as its list of participants says."""
    known = [event.participants] if event else []
    known += [one.participants for one in recordings]
    there = next((rows for rows in known if rows), ())
    mine = [one for one in there if not one.is_waiting and fold_key(one.email) == person.address]
    return [(one.join, one.leave) for one in mine if one.join and one.leave]

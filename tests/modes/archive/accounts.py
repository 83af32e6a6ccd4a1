"""An account of the oracle as Zoom's lists and a manifest tell it, and its rows as the program makes them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.oracle.archive import people as told
from tests.oracle.archive.cells import Identities
from tests.oracle.archive.reconcile import Account, Event, PhoneEvent, PhoneRecorded, Recorded, State
from tests.oracle.archive.times import iso
from zoomwizard.core.engine import Engine
from zoomwizard.modes.archive.account_cases import AccountFacts, FileState, load_account
from zoomwizard.modes.archive.comparison import compare_account, prepare_comparison
from zoomwizard.modes.archive.events import Events, EventsBuilder
from zoomwizard.modes.archive.keys import recording_key
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.raw import make_compared_tables
from zoomwizard.modes.archive.steps import OUT_RECONCILIATION
from zoomwizard.modes.archive.wanted import FoundRecording, PhonePeople, find_recording
from zoomwizard.zoom.api.archive_answers import (
    PHONE_FILE,
    TRANSCRIPT_FILE,
    CallRecord,
    ListedFile,
    ListedRecording,
    Participant,
    PastMeeting,
    PhoneCall,
    PhoneUser,
)

Participants = tuple[Participant, ...] | None


def moment(value: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=value)


@dataclass
class Translated:
    """The account in the words of the program."""

    account: Account
    key: bytes

    def __post_init__(self) -> None:
        account = self.account
        self.people = {
            one.address: ListedPerson(one.address, one.name, account.tenant, one.policy, one.modality)
            for one in account.people.values()
        }
        owners = sorted({one.owner for one in account.phone})
        self.phones = PhonePeople([PhoneUser(owner, owner, "") for owner in owners])
        self.states: dict[str, FileState] = {}
        self.found = [*self._recordings(), *self._phone_recordings()]

    def facts(self) -> AccountFacts:
        account = self.account
        days = moment(account.days[0]), moment(account.days[1])
        return AccountFacts(
            name=account.tenant, kinds=account.kinds, people=self.people, found=self.found, events=self._events(),
            days=days, key=self.key, states=self.states,
            purged=frozenset(recording_key(moment(0), name) for name in account.purged),
        )  # fmt: skip

    def _recordings(self) -> Iterator[FoundRecording]:
        for one in self.account.recorded:
            meeting = one.meeting
            listed = ListedRecording(
                kind=one.kind, uuid=one.uuid, host_id="", topic="", type=2, start=moment(one.start),
                seconds=(one.end - one.start) // 1000, is_breakout=one.is_breakout, is_external=meeting.is_external,
                files=tuple(map(_file, meeting.files, one.states)),
            )  # fmt: skip
            participants = None if meeting.is_external else _participants(meeting.participants)
            yield from self._find(listed, participants, meeting.host_email, one.states)

    def _phone_recordings(self) -> Iterator[FoundRecording]:
        for one in self.account.phone:
            types = ((PHONE_FILE, "mp3"), (TRANSCRIPT_FILE, "vtt"))[: len(one.states)]
            call = PhoneCall(
                one.call_id, one.call_log_id, one.call_history_id, moment(one.end), "", "", "", None, "", "", None,
                "user", one.owner, "", "", "",
            )  # fmt: skip
            listed = ListedRecording(
                kind="phone", uuid=one.id, host_id="", topic="", type=None, start=moment(one.start),
                seconds=one.duration // 1000, phone=call,
                files=tuple(ListedFile(one.id, kind, extension, None, "") for kind, extension in types),
            )  # fmt: skip
            yield from self._find(listed, None, "", one.states)

    def _find(
        self, listed: ListedRecording, participants: Participants, host: str, states: tuple[State, ...]
    ) -> Iterator[FoundRecording]:
        found = find_recording(listed, participants, host, self.people, self.phones, self.account.tenant)
        if found is None:
            return
        for wanted in found.files:
            state = states[listed.files.index(wanted.file)]
            if state.status:
                self.states[wanted.key] = FileState(state.status, state.length)
        yield found

    def _events(self) -> Events:
        account = self.account
        builder = EventsBuilder(self.people, (moment(account.days[0]), moment(account.days[1])))
        if {"compliance", "cloud"} & set(account.kinds):
            for one in account.events:
                theirs = [found for found in self.found if found.recording.uuid == one.uuid]
                builder.add_meeting(_meeting(one), _participants(one.participants), theirs)
        calls = []
        if "phone" in account.kinds:
            builder.know_phones(self.phones, self.found)
            calls = [call for call in map(_call, account.calls) if builder.wants_call(call)]
        return builder.made(calls, (), account.in_trash)


def _file(file: told.ListedFile, state: State) -> ListedFile:
    return ListedFile(
        file.id, file.file_type, file.file_extension, None, "", "completed",
        start=iso(state.span[0]) if state.span else "", end=iso(state.span[1]) if state.span else "",
        is_individual=file.is_individual, participant_email=file.participant_email,
        join=moment(state.stay[0]) if state.stay else None, leave=moment(state.stay[1]) if state.stay else None,
    )  # fmt: skip


def _participants(rows: tuple[told.Participant, ...] | None) -> Participants:
    """None where they aren't ready."""
    if not told.is_ready(rows):
        return None
    return tuple(
        Participant(
            one.id, one.name, one.email, moment(one.join), moment(one.leave), one.duration,
            one.status == "in_waiting_room",
        )
        for one in rows or ()
    )  # fmt: skip


def _meeting(one: Event) -> PastMeeting:
    return PastMeeting(
        uuid=one.uuid, is_webinar=False, host=one.host_email, topic="", start=moment(one.start), end=moment(one.end),
        participants=one.number, is_recorded_on_computer=one.is_recorded_on_computer,
    )  # fmt: skip


def _call(one: PhoneEvent) -> CallRecord:
    caller, callee = (*one.parties, "", "")[:2]
    return CallRecord(
        id=one.id, call_id=one.call_id, direction="", connect_type="", start=moment(one.start),
        answer=None if one.answer is None else moment(one.answer), end=moment(one.end), result=one.result,
        is_end_to_end=one.is_end_to_end, recording_status="recorded" if one.is_said else "non_recorded",
        caller_name="", caller_email=caller, caller_number="", caller_extension="", callee_name="",
        callee_email=callee, callee_number="", callee_extension="",
    )  # fmt: skip


def reconciled(
    engine: Engine, account: Account, identities: Identities, path: Path
) -> tuple[list[dict[str, str]], int]:
    """The rows of the table, and how many events have no listed person."""
    prepare_comparison(engine)
    make_compared_tables(engine)
    engine.load("decided", {"row": "VARCHAR", "decide": "VARCHAR"}, list(account.decisions.items()))
    engine.load("last_statuses", {"row": "VARCHAR", "status": "VARCHAR"}, list(account.last.items()))
    facts = Translated(account, identities.key).facts()
    not_listed = facts.events.not_listed + load_account(engine, facts)
    not_listed += compare_account(engine, account.tenant, account.days, account.now, int(account.late_hours))
    engine.step(OUT_RECONCILIATION)
    with engine.ordered():
        engine.copy("FROM out_reconciliation", path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), not_listed


def without_unwanted(one: Recorded, account: Account) -> Recorded:
    """Files that aren't wanted were never fetched."""
    wanted = told.wanted_files(one.meeting, account.people).files
    states = tuple(
        state if file.id in wanted else replace(state, status="", length=None)
        for file, state in zip(one.meeting.files, one.states, strict=True)
    )
    return replace(one, states=states)


def without_unkept(one: PhoneRecorded, account: Account) -> PhoneRecorded:
    """The same for a call."""
    listed = account.people.get(one.owner)
    if listed is not None and listed.is_kept:
        return one
    return replace(one, states=tuple(replace(state, status="", length=None) for state in one.states))

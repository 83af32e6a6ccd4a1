"""`reconcile` of one account: from what Zoom says and what is kept to the rows of `Reconciliation` (section 5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from tests.oracle.archive import lengths, matching
from tests.oracle.archive.cells import Identities
from tests.oracle.archive.keys import row_key, stand_in
from tests.oracle.archive.offline import blank_row
from tests.oracle.archive.people import Listed, Meeting, Participant, People, attending, listed_of, people_of_meeting
from tests.oracle.archive.people import wanted_files as wanted_of_meeting
from tests.oracle.archive.status import ANSWERED, Case, judge
from tests.oracle.archive.times import Span, iso, seconds
from tests.oracle.text import fold_key
from tests.oracle.usage.cells import Row, half_up

Kind = Literal["compliance", "cloud", "phone"]


@dataclass(frozen=True, kw_only=True)
class State:
    """A listed file and what became of it: `archived`, `lost`, another status, "" if it was never tried."""

    status: str = ""
    length: int | None = None  # of an archived media file
    recording_start: str = ""  # cloud, as Zoom writes it
    span: Span | None = None  # cloud: recording_start to recording_end
    stay: Span | None = None  # individual: join to leave


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """An entry of A or R; `meeting` tells the files and people, `states` one of each file."""

    kind: Kind
    uuid: str
    start: int
    end: int
    meeting: Meeting
    states: tuple[State, ...]
    is_breakout: bool = False


@dataclass(frozen=True, kw_only=True)
class Event:
    """Of history_meetings."""

    uuid: str
    start: int
    end: int
    host_email: str
    participants: tuple[Participant, ...] | None  # P
    number: int | None = None
    is_recorded_on_computer: bool = False


@dataclass(frozen=True, kw_only=True)
class PhoneEvent:
    """Of call_history; `parties` are the addresses of caller and callee, found by e-mail or extension."""

    id: str
    start: int
    end: int
    parties: tuple[str, ...]
    answer: int | None = None
    call_id: str = ""
    result: str = "answered"
    is_end_to_end: bool = False
    is_said: bool = False  # recording_status is `recorded`


@dataclass(frozen=True, kw_only=True)
class PhoneRecorded:
    """An entry of D; `owner` is the owner's address (`people.owner_of`)."""

    id: str
    owner: str
    start: int
    end: int
    duration: int
    states: tuple[State, ...]
    call_history_id: str = ""
    call_log_id: str = ""
    call_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Account:
    tenant: str
    people: People
    kinds: tuple[Kind, ...]
    days: Span  # of rows; the facts may begin and end a day further
    now: int
    late_hours: Fraction = Fraction(24)
    events: tuple[Event, ...] = ()
    recorded: tuple[Recorded, ...] = ()  # of A and R in the lists' order
    in_trash: frozenset[str] = frozenset()  # UUIDs
    calls: tuple[PhoneEvent, ...] = ()
    phone: tuple[PhoneRecorded, ...] = ()
    purged: frozenset[str] = frozenset()  # UUIDs, ids of calls and phone recordings: with a purged file
    decisions: dict[str, Literal["yes", "no"]] = field(default_factory=dict)  # the last ones, by row
    last: dict[str, str] = field(default_factory=dict)  # statuses by row


@dataclass(frozen=True)
class Result:
    rows: list[Row]  # by start and row
    not_listed: int


def reconcile(account: Account, identities: Identities) -> Result:
    rows: list[Row] = []
    not_listed = 0
    if {"compliance", "cloud"} & set(account.kinds):
        more, nobody = meeting_rows(account, identities)
        rows, not_listed = [*rows, *more], not_listed + nobody
    if "phone" in account.kinds:
        more, nobody = phone_rows(account, identities)
        rows, not_listed = [*rows, *more], not_listed + nobody
    return Result(sorted(rows, key=lambda row: (row["Start"], row["Row"])), not_listed)


def is_within(start: int, account: Account) -> bool:
    return account.days[0] <= start < account.days[1]


# ---------------------------------------------------------------------------------------------------------
# Meetings and webinars


def meeting_rows(account: Account, identities: Identities) -> tuple[list[Row], int]:
    rows = []
    not_listed = 0
    happened = {event.uuid for event in account.events}
    for event in account.events:
        theirs = recordings_of(event.uuid, account)
        listed = people_of_event(event, theirs, account)
        if is_within(event.start, account):
            rows += [meeting_row(event.uuid, one, event, theirs, account, identities) for one in listed]
            not_listed += not listed
    for uuid in sorted({one.uuid for one in account.recorded} - happened):
        theirs = recordings_of(uuid, account)
        if theirs and is_within(theirs[0].start, account):
            listed = people_of_event(None, theirs, account)
            rows += [meeting_row(uuid, one, None, theirs, account, identities) for one in listed]
    return rows, not_listed


def recordings_of(uuid: str, account: Account) -> list[Recorded]:
    """Of the asked kinds, compliance first."""
    theirs = [one for one in account.recorded if one.uuid == uuid and one.kind in account.kinds]
    return sorted(theirs, key=lambda one: one.kind != "compliance")


def people_of_event(event: Event | None, recorded: Iterable[Recorded], account: Account) -> list[Listed]:
    """P and host, and the people of its recordings; of cloud alone the host."""
    hosts = {one.meeting.host_email for one in recorded if not one.meeting.is_external}
    addresses = {event.host_email} if event else hosts
    if "compliance" not in account.kinds:
        return listed_of(addresses, account.people)
    addresses |= {one.email for one in attending(event.participants if event else None)}
    for one in recorded:
        addresses |= {listed.address for listed in people_of_meeting(one.meeting, account.people)}
    return listed_of(addresses, account.people)


def meeting_row(
    uuid: str,
    listed: Listed,
    event: Event | None,
    recorded: Sequence[Recorded],
    account: Account,
    identities: Identities,
) -> Row:
    kind = kind_of(recorded, account)
    start, end = (event.start, event.end) if event else (recorded[0].start, recorded[0].end)
    same = [one for one in recorded if one.kind == kind]
    stays = stays_of(listed, event, recorded)
    spans = [state.span for one in same for state in one.states if state.span is not None]
    length = lengths.cloud_length(spans)
    if kind == "compliance":
        length = lengths.compliance_length(stays, individual_stays(listed, same), (start, end))
    found = media_of(state for one in same for state in states_of(listed, one))
    name = row_key(account.tenant, uuid, stand_in(listed.address, identities.key))
    case = Case(
        policy=listed.policy,
        is_event=event is not None,
        is_listed=bool(recorded),
        is_breakout=any(one.is_breakout for one in recorded if one.kind == "compliance"),
        is_external=any(one.meeting.is_external for one in recorded if one.kind == "compliance"),
        is_said="cloud" in account.kinds and uuid in account.in_trash,
        is_in_trash="cloud" in account.kinds and uuid in account.in_trash,
        participants=event.number if event else None,
        files=tuple(state.status for one in recorded for state in wanted_states(listed, one, account)),
        was_purged=uuid in account.purged,
        last_status=account.last.get(name, ""),
        ended=end,
        now=account.now,
        late_hours=account.late_hours,
        is_recorded_on_computer=event is not None and event.is_recorded_on_computer,
        length=length,
        media=found,
    )
    row = row_of(name, listed, (start, end), case, account, identities)
    row["Kind"] = kind
    row["Matched By"] = "uuid" if event and recorded else ""
    if row["Status"] in ("matched", "matched_short"):
        row["Flags"] = " ".join(lengths.flags(kind, stays, spans, found))
    return row


def kind_of(recorded: Sequence[Recorded], account: Account) -> str:
    return recorded[0].kind if recorded else "compliance" if "compliance" in account.kinds else "cloud"


def stays_of(listed: Listed, event: Event | None, recorded: Sequence[Recorded]) -> list[Span]:
    """In P, which is the same for an event and its recordings."""
    known = [event.participants] if event else [one.meeting.participants for one in recorded]
    rows = next((some for some in map(attending, known) if some), [])
    return [(one.join, one.leave) for one in rows if fold_key(one.email) == listed.address]


def own_or_shared(listed: Listed, one: Recorded) -> list[tuple[str, State]]:
    """The files' ids with their states."""
    return [
        (file.id, state)
        for file, state in zip(one.meeting.files, one.states, strict=True)
        if not file.is_individual or fold_key(file.participant_email) == listed.address
    ]


def states_of(listed: Listed, one: Recorded) -> list[State]:
    return [state for _, state in own_or_shared(listed, one)]


def wanted_states(listed: Listed, one: Recorded, account: Account) -> list[State]:
    wanted = wanted_of_meeting(one.meeting, account.people).files
    return [state for name, state in own_or_shared(listed, one) if name in wanted]


def individual_stays(listed: Listed, recorded: Iterable[Recorded]) -> list[Span]:
    return [state.stay for one in recorded for state in states_of(listed, one) if state.stay is not None]


def media_of(states: Iterable[State]) -> int | None:
    return lengths.media(
        lengths.Medium(recording_start=state.recording_start, length=state.length)
        for state in states
        if state.status == "archived"
    )


# ---------------------------------------------------------------------------------------------------------
# Phone


def phone_rows(account: Account, identities: Identities) -> tuple[list[Row], int]:
    recordings = [one for one in account.phone if one.owner in account.people]
    matches = matching.match(
        [to_match(call, account) for call in account.calls], [recording_to_match(one) for one in recordings]
    )
    rows = []
    not_listed = 0
    for call in account.calls:
        names = matches.of_calls.get(call.id, [])
        theirs = sorted((one for one in recordings if one.id in names), key=lambda one: (one.start, one.id))
        listed = listed_of({*call.parties, *(one.owner for one in theirs)}, account.people)
        if is_within(call.start, account):
            rows += [call_row(call, one, theirs, matches, account, identities) for one in listed]
            not_listed += not listed
    left = [one for one in recordings if one.id in matches.left and is_within(one.start, account)]
    return rows + [left_row(one, account, identities) for one in left], not_listed


def to_match(call: PhoneEvent, account: Account) -> matching.Call:
    return matching.Call(
        id=call.id,
        people=frozenset(one.address for one in listed_of(set(call.parties), account.people)),
        start=call.start,
        length=lengths.phone_length(call.answer, call.end),
        call_id=call.call_id,
        is_answered=call.result in ANSWERED,
    )


def recording_to_match(one: PhoneRecorded) -> matching.Recording:
    kept = media_of(one.states)
    return matching.Recording(
        id=one.id,
        person=one.owner,
        start=one.start,
        media=one.duration if kept is None else kept,
        call_history_id=one.call_history_id,
        call_log_id=one.call_log_id,
        call_id=one.call_id,
    )


def call_row(
    call: PhoneEvent,
    listed: Listed,
    recorded: Sequence[PhoneRecorded],
    matches: matching.Matches,
    account: Account,
    identities: Identities,
) -> Row:
    length = lengths.phone_length(call.answer, call.end)
    found = lengths.media_of_call(media_of(one.states) for one in recorded)
    name = row_key(account.tenant, call.id, stand_in(listed.address, identities.key))
    case = Case(
        policy=listed.policy,
        is_phone=True,
        is_listed=bool(recorded),
        is_said=call.is_said,
        call_result=call.result,
        is_end_to_end=call.is_end_to_end,
        is_ambiguous=call.id in matches.ambiguous,
        decision=account.decisions.get(name, ""),
        files=tuple(state.status for one in recorded if is_kept(one, account) for state in one.states),
        was_purged=bool({call.id, *(one.id for one in recorded)} & account.purged),
        last_status=account.last.get(name, ""),
        ended=call.end,
        now=account.now,
        late_hours=account.late_hours,
        length=length,
        media=found,
    )
    row = row_of(name, listed, (call.start, call.end), case, account, identities)
    row["Kind"] = "phone"
    row["Matched By"] = matches.ways.get(call.id, "")
    if recorded:
        row["Start Difference"] = seconds(recorded[0].start - call.start)
    if found is not None and length:
        row["Ratio"] = half_up(Fraction(found, length), 4)
    return row


def is_kept(one: PhoneRecorded, account: Account) -> bool:
    return account.people[one.owner].is_kept


def left_row(one: PhoneRecorded, account: Account, identities: Identities) -> Row:
    """A recording without event."""
    listed = account.people[one.owner]
    name = row_key(account.tenant, one.id, stand_in(listed.address, identities.key))
    case = Case(
        policy=listed.policy,
        is_event=False,
        is_phone=True,
        was_purged=one.id in account.purged,
        last_status=account.last.get(name, ""),
        media=media_of(one.states),
    )
    return {**row_of(name, listed, (one.start, one.end), case, account, identities), "Kind": "phone"}


# ---------------------------------------------------------------------------------------------------------
# Rows


def row_of(name: str, listed: Listed, span: Span, case: Case, account: Account, identities: Identities) -> Row:
    """What both kinds of rows have."""
    verdict = judge(case)
    return {
        **blank_row(name, span[0], identities.of_listed(listed), verdict),
        "Tenant": account.tenant,
        "End": iso(span[1]),
        "Policy": listed.policy,
        "Length": seconds(case.length),
        "Media": seconds(case.media),
        "Reason": verdict.reason,
    }

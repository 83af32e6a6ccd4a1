"""Whole accounts against the oracle: random ones, and one in which every status is to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.modes.archive.accounts import reconciled, without_unkept, without_unwanted
from tests.oracle.archive.cells import Identities
from tests.oracle.archive.keys import row_key, stand_in
from tests.oracle.archive.people import Listed, ListedFile, Meeting, Participant
from tests.oracle.archive.reconcile import (
    Account,
    Event,
    PhoneEvent,
    PhoneRecorded,
    Recorded,
    State,
    reconcile,
)
from tests.oracle.archive.times import DAY, HOUR, MINUTE, SECOND, Span, instant
from zoomwizard.core.engine import Engine
from zoomwizard.modes.archive.comparison import STATUSES

TEN, MIDNIGHT = instant("2026-10-14T10:00:00Z"), instant("2026-10-14T00:00:00Z")
IDENTITIES = Identities(key=bytes(31) + b"\1")
ANA = Listed(address="ana@contoso.example")
BOB = Listed(address="bob@contoso.example", policy="on_demand", modality="voice")
EVE = Listed(address="eve@contoso.example", policy="never")
PEOPLE = {one.address: one for one in (ANA, BOB, EVE)}
EVERYBODY = [*PEOPLE, "xenia@fabrikam.example", ""]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("engine"), schema="archive") as engine:
        yield engine


def name_of_row(event: str, listed: Listed) -> str:
    return row_key("acme", event, stand_in(listed.address, IDENTITIES.key))


# ---------------------------------------------------------------------------------------------------------
# Random accounts

STATUSES_OF_FILES = st.sampled_from(["archived", "archived", "archived", "archived", "lost", "waiting", "failed", ""])
STARTS = st.sampled_from([TEN, TEN + 1500, TEN + MINUTE, MIDNIGHT - 1, MIDNIGHT, MIDNIGHT + DAY - 1, MIDNIGHT + DAY])
LENGTHS = st.sampled_from([0, 10, 57, 59.999, 60, 63, 63.001, 200, 3420, 3600]).map(lambda one: round(one * SECOND))


@st.composite
def spans(draw: st.DrawFn, base: int = TEN) -> Span:
    start = base + draw(st.integers(0, 8)) * 5 * MINUTE
    return start, start + draw(st.integers(0, 8)) * 5 * MINUTE


@st.composite
def participants(draw: st.DrawFn) -> tuple[Participant, ...] | None:
    if draw(st.integers(0, 7)) == 0:
        return None
    rows = []
    for email in draw(st.lists(st.sampled_from(EVERYBODY), max_size=4)):
        start, end = draw(spans())
        status = draw(st.sampled_from(["in_meeting", "in_meeting", "in_meeting", "in_waiting_room"]))
        rows.append(Participant(email=email, join=start, leave=end, duration=draw(st.integers(0, 1)), status=status))
    return tuple(rows)


@st.composite
def recordings(
    draw: st.DrawFn, kind: Any, uuid: str, who: tuple[Participant, ...] | None, host: str, *, can_be_external: bool
) -> Recorded:
    files, states = [], []
    for number in range(draw(st.integers(0, 3))):
        is_individual = kind == "compliance" and draw(st.booleans())
        email = draw(st.sampled_from(EVERYBODY)) if is_individual else ""
        file_type = draw(st.sampled_from(["MP4", "M4A", "TRANSCRIPT"]))
        files.append(ListedFile(id=f"{uuid}{number}", file_type=file_type, is_individual=is_individual,
                                participant_email=email))  # fmt: skip
        status, span = draw(STATUSES_OF_FILES), draw(spans())
        states.append(
            State(
                status=status, length=draw(LENGTHS) if status == "archived" else None,
                span=span if kind == "cloud" else None, stay=span if is_individual else None,
            )
        )  # fmt: skip
    states = [replace(one, recording_start=str(one.span[0]) if one.span else "") for one in states]
    start = draw(STARTS)
    is_external = can_be_external and draw(st.integers(0, 4)) == 0
    meeting = Meeting(
        files=tuple(files), is_compliance=kind == "compliance", is_external=is_external, host_email=host,
        participants=who,
    )  # fmt: skip
    return Recorded(
        kind=kind, uuid=uuid, start=start, end=start + draw(st.sampled_from([MINUTE, HOUR])), meeting=meeting,
        states=tuple(states), is_breakout=kind == "compliance" and draw(st.integers(0, 9)) == 0,
    )  # fmt: skip


@st.composite
def meetings(draw: st.DrawFn) -> tuple[list[Event], list[Recorded]]:
    events, recorded = [], []
    for uuid in ("u", "v", "w"):
        who, host = draw(participants()), draw(st.sampled_from(EVERYBODY))
        has_event = draw(st.integers(0, 3)) > 0
        if has_event:
            start = draw(STARTS)
            number = draw(st.sampled_from([None, 1, 2]))
            events.append(
                Event(
                    uuid=uuid, start=start, end=start + HOUR, host_email=host, participants=who, number=number,
                    is_recorded_on_computer=draw(st.booleans()),
                )
            )  # fmt: skip
        kinds = draw(st.sampled_from([(), ("compliance",), ("cloud",), ("cloud", "compliance")]))
        can_be_external = not has_event and kinds == ("compliance",)  # others' meetings are in no other list
        recorded += [draw(recordings(kind, uuid, who, host, can_be_external=can_be_external)) for kind in kinds]
    return events, recorded


@st.composite
def phone(draw: st.DrawFn) -> tuple[list[PhoneEvent], list[PhoneRecorded]]:
    calls, found = [], []
    for number in range(draw(st.integers(0, 4))):
        start = TEN + draw(st.sampled_from([0, 10, 20, 90, 190, 9000])) * SECOND
        length = draw(LENGTHS)
        calls.append(
            PhoneEvent(
                id=f"c{number}", start=start, end=start + length,
                parties=tuple(draw(st.lists(st.sampled_from(EVERYBODY[:4]), max_size=2, unique=True))),
                answer=draw(st.sampled_from([start, start, None])), call_id=draw(st.sampled_from(["", "p"])),
                result=draw(st.sampled_from(["answered", "succeeded", "answered", "voicemail"])),
                is_end_to_end=draw(st.integers(0, 5)) == 0, is_said=draw(st.integers(0, 3)) == 0,
            )
        )  # fmt: skip
    for number in range(draw(st.integers(0, 4))):
        start = TEN + draw(st.sampled_from([0, 5, 10, 15, 100, 190, 9000])) * SECOND
        states = [State(status=status, length=draw(LENGTHS) if status == "archived" else None)
                  for status in draw(st.lists(STATUSES_OF_FILES, min_size=1, max_size=2))]  # fmt: skip
        names = {name: draw(st.sampled_from(["", "", "", "c0", "c1"])) for name in ("call_history_id", "call_log_id")}
        found.append(
            PhoneRecorded(
                id=f"r{number}", owner=draw(st.sampled_from(EVERYBODY[:4])), start=start, end=start + MINUTE,
                duration=draw(LENGTHS) // SECOND * SECOND, states=tuple(states),
                call_id=draw(st.sampled_from(["", "", "p"])), **names,
            )
        )  # fmt: skip
    return calls, sorted(found, key=lambda one: (one.start, one.id))


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    events, recorded = draw(meetings())
    calls, recorded_calls = draw(phone())
    kinds: Any = draw(
        st.sampled_from([("compliance", "cloud", "phone"), ("compliance",), ("cloud",), ("phone",), ("cloud", "phone")])
    )
    ids = [*"uvw", "c0", "c1", "r0", "r1"]
    rows = [name_of_row(event, listed) for event in ids for listed in PEOPLE.values()]
    account = Account(
        tenant="acme", people=PEOPLE, kinds=kinds, days=(MIDNIGHT, MIDNIGHT + DAY),
        now=draw(st.sampled_from([MIDNIGHT + 3 * DAY, TEN + HOUR + DAY, TEN + HOUR + DAY - 1])),
        late_hours=Fraction(24), events=tuple(events), recorded=tuple(recorded), calls=tuple(calls),
        phone=tuple(recorded_calls), in_trash=frozenset(draw(st.sets(st.sampled_from("uvw"), max_size=1))),
        purged=frozenset(draw(st.sets(st.sampled_from(ids), max_size=1))),
        decisions=draw(st.dictionaries(st.sampled_from(rows), st.sampled_from(["yes", "no"]), max_size=4)),
        last=draw(st.dictionaries(st.sampled_from(rows), st.sampled_from(["matched_short", "lost"]), max_size=4)),
    )  # fmt: skip
    return replace(
        account,
        recorded=tuple(without_unwanted(one, account) for one in account.recorded),
        phone=tuple(without_unkept(one, account) for one in account.phone),
    )


@given(account=accounts())
@settings(max_examples=60, deadline=None)
def test_an_account_comes_out_as_the_oracle_says(engine: Engine, account: Account) -> None:
    rows, not_listed = reconciled(engine, account, IDENTITIES, engine.folder / "rows.csv")
    expected = reconcile(account, IDENTITIES)
    by_row = sorted(expected.rows, key=lambda row: row["Row"])
    assert sorted(rows, key=lambda row: row["Row"]) == by_row
    assert not_listed == expected.not_listed


# ---------------------------------------------------------------------------------------------------------
# Every status

KEPT = State(status="archived", length=HOUR)
MINUTE_KEPT = State(status="archived", length=MINUTE)
LAST_DAY = TEN + 2 * DAY


def meeting(uuid: str, *who: Listed, number: int = 2, start: int = TEN, **more: Any) -> Event:
    rows = tuple(Participant(email=one.address, join=start, leave=start + HOUR, duration=3600) for one in who)
    return Event(uuid=uuid, start=start, end=start + HOUR, host_email="", participants=rows, number=number, **more)


def recorded(
    uuid: str, *states: State, of: Listed = ANA, emails: tuple[str, ...] = (), external: bool = False, **more: Any
) -> Recorded:
    """Shared files, or with e-mails individual ones."""
    files = tuple(
        ListedFile(id=f"{uuid}{number}", file_type="M4A", is_individual=bool(emails),
                   participant_email=emails[number] if emails else "")
        for number in range(len(states))
    )  # fmt: skip
    host = "" if external else of.address
    told = Meeting(files=files, is_external=external, host_email=host, participants=meeting(uuid, of).participants)
    fixed: dict[str, Any] = {"kind": "compliance", "start": TEN, "end": TEN + HOUR, "meeting": told}
    return Recorded(uuid=uuid, states=states, **{**fixed, **more})


def a_call(name: str, second: int, *, listed: Listed = ANA, result: str = "answered", **more: Any) -> PhoneEvent:
    start = TEN + second * SECOND
    return PhoneEvent(
        id=name, start=start, end=start + MINUTE, answer=start, parties=(listed.address,), result=result, **more
    )


def a_recording(name: str, second: int, *states: State, listed: Listed = ANA, **more: Any) -> PhoneRecorded:
    start = TEN + second * SECOND
    return PhoneRecorded(
        id=name, owner=listed.address, start=start, end=start + MINUTE, duration=MINUTE,
        states=states or (MINUTE_KEPT,), **more,
    )  # fmt: skip


GOLDEN = Account(
    tenant="acme",
    people=PEOPLE,
    kinds=("compliance", "cloud", "phone"),
    days=(MIDNIGHT, MIDNIGHT + 3 * DAY),
    now=LAST_DAY + HOUR + DAY - 1,
    in_trash=frozenset({"trash"}),
    purged=frozenset({"purged", "c-purged"}),
    decisions={name_of_row("c-yes", ANA): "yes", name_of_row("c-no", ANA): "no"},
    last={name_of_row("purged", ANA): "matched_short"},
    events=(
        meeting("breakout", ANA), meeting("matched", ANA, BOB, EVE), meeting("short", ANA), meeting("lost", ANA),
        meeting("waiting", ANA), meeting("trash", ANA), meeting("computer", ANA, is_recorded_on_computer=True),
        meeting("alone", ANA, number=1), meeting("nobody"), meeting("never", EVE), meeting("part", ANA),
        meeting("purged", ANA), meeting("late", ANA, start=LAST_DAY), meeting("no-more-late", ANA, start=LAST_DAY - 1),
    ),
    recorded=(
        recorded("breakout", KEPT, is_breakout=True), recorded("matched", KEPT),
        recorded("external", KEPT, emails=(ANA.address,), external=True), recorded("stray", KEPT),
        recorded("short", State(status="archived", length=57 * MINUTE - 1)),
        recorded("lost", State(status="waiting"), State(status="lost")),
        recorded("waiting", KEPT, State(status="blocked_html"), State(status="")),
        recorded(
            "part", State(status="archived", length=40 * MINUTE, recording_start="a", span=(TEN, TEN + 40 * MINUTE)),
            kind="cloud",
        ),
    ),
    calls=(
        a_call("c-history", 0), a_call("c-missed", 1000, result="voicemail"),
        a_call("c-e2ee", 2000, is_end_to_end=True), a_call("c-gone", 3000, is_said=True),
        a_call("c-yes", 4000), a_call("c-no", 4020), a_call("c-both", 5000), a_call("c-two", 5020),
        a_call("c-none", 6000), a_call("c-eve", 7000, listed=EVE, is_said=True), a_call("c-purged", 8000),
        a_call("c-by-id", 9000, call_id="p"), a_call("c-by-time", 10_000), a_call("c-bob", 11_000, listed=BOB),
    ),
    phone=(
        a_recording("r-history", 3, call_history_id="c-history"), a_recording("r-between", 4010),
        a_recording("r-tie", 5010), a_recording("r-by-id", 9001, call_id="p"), a_recording("r-by-time", 10_005),
        a_recording("r-stray", 20_000),
    ),
)  # fmt: skip


def test_every_status_is_as_expected(engine: Engine) -> None:
    """The file is to be read: each row's key is said by its event and person."""
    rows, not_listed = reconciled(engine, GOLDEN, IDENTITIES, engine.folder / "golden.csv")
    assert sorted(rows, key=lambda row: row["Row"]) == sorted(
        reconcile(GOLDEN, IDENTITIES).rows, key=lambda row: row["Row"]
    )
    assert not_listed == 1
    events = [one.uuid for one in GOLDEN.events] + [one.uuid for one in GOLDEN.recorded]
    events += [one.id for one in GOLDEN.calls] + [one.id for one in GOLDEN.phone]
    names = {
        name_of_row(event, listed): f"{event} {listed.address.partition('@')[0]}"
        for event in events
        for listed in PEOPLE.values()
    }
    people = {stand_in(listed.address, IDENTITIES.key): listed.address.partition("@")[0] for listed in PEOPLE.values()}
    told = [{**row, "Row": names[row["Row"]], "Person": people[row["Person"]]} for row in rows]
    lines = [",".join(row.values()) for row in sorted(told, key=lambda row: row["Row"])]
    expected = (Path(__file__).parent / "golden" / "account.csv").read_text(encoding="utf-8")
    assert "\n".join([",".join(rows[0]), *lines, ""]) == expected
    assert {row["Status"] for row in rows} == set(STATUSES)

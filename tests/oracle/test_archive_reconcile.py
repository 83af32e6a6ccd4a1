"""A whole account, holds and purges in the oracle of `archive` (sections 5 and 6)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.oracle.archive.cells import Identities
from tests.oracle.archive.chain import append, opened
from tests.oracle.archive.keys import row_key, stand_in
from tests.oracle.archive.people import Listed, ListedFile, Meeting, Participant
from tests.oracle.archive.purge import Hold, Recording, counts, is_held, open_holds, to_purge
from tests.oracle.archive.reconcile import (
    Account,
    Event,
    PhoneEvent,
    PhoneRecorded,
    Recorded,
    Result,
    State,
    reconcile,
)
from tests.oracle.archive.times import DAY, HOUR, MINUTE, SECOND, instant
from tests.oracle.usage.cells import Row

TEN = instant("2026-10-14T10:00:00Z")
MIDNIGHT = instant("2026-10-14T00:00:00Z")
IDENTITIES = Identities(key=bytes(32))
ANA = Listed(address="ana@contoso.example")
BOB = Listed(address="bob@contoso.example", policy="on_demand")
EVE = Listed(address="eve@contoso.example", policy="never")
KEPT = State(status="archived", length=HOUR)


def account(**more: Any) -> Account:
    """The 14th, looked at two days later."""
    values: dict[str, Any] = {"kinds": ("compliance", "cloud", "phone"), "now": MIDNIGHT + 3 * DAY, **more}
    people = {one.address: one for one in (ANA, BOB, EVE)}
    return Account(tenant="acme", people=people, days=(MIDNIGHT, MIDNIGHT + DAY), **values)


def stay(listed: Listed, start: float = 0, end: float = 60) -> Participant:
    join, leave = (TEN + round(minute * MINUTE) for minute in (start, end))
    return Participant(email=listed.address, join=join, leave=leave, duration=(leave - join) // SECOND)


def event(uuid: str, *who: Listed, **more: Any) -> Event:
    participants = tuple(stay(one) for one in who)
    fixed: dict[str, Any] = {"start": TEN, "end": TEN + HOUR, "host_email": "", "number": 2}
    return Event(uuid=uuid, participants=participants, **{**fixed, **more})


def recorded(uuid: str, *states: State, emails: Sequence[str] = (), **more: Any) -> Recorded:
    """The last files are individual ones of the e-mails, the others shared."""
    shared = len(states) - len(emails)
    files = [ListedFile(id=str(number), file_type="M4A") for number in range(shared)]
    files += [ListedFile(id=one, file_type="M4A", is_individual=True, participant_email=one) for one in emails]
    meeting = Meeting(files=tuple(files), **more.pop("meeting", {"host_email": ANA.address}))
    fixed: dict[str, Any] = {"kind": "compliance", "start": TEN, "end": TEN + HOUR, "meeting": meeting}
    return Recorded(uuid=uuid, states=states, **{**fixed, **more})


def only(result: Result) -> Row:
    (row,) = result.rows
    return row


def some(rows: list[Row], *columns: str) -> list[list[str]]:
    return sorted([row[column] for column in columns] for row in rows)


def name(listed: Listed) -> str:
    return stand_in(listed.address, IDENTITIES.key)


# ---------------------------------------------------------------------------------------------------------
# Meetings


def test_a_row_of_a_meeting() -> None:
    row = only(reconcile(account(events=(event("u", ANA),), recorded=(recorded("u", KEPT),)), IDENTITIES))
    assert list(row.values()) == [
        row_key("acme", "u", name(ANA)), "acme", "compliance", "2026-10-14T10:00:00Z", "2026-10-14T11:00:00Z",
        name(ANA), "always", "3600.000", "3600.000", "matched", "", "compliant", "uuid", "", "", "", "",
    ]  # fmt: skip


def test_everybody_listed_has_a_row_and_nobody_is_counted() -> None:
    found = reconcile(
        account(events=(event("u", ANA, BOB), event("v"), event("w", host_email=EVE.address))), IDENTITIES
    )
    assert some(found.rows, "Person", "Status") == sorted(
        [[name(ANA), "not_recorded"], [name(BOB), "on_demand"], [name(EVE), "not_expected"]]
    )
    assert found.not_listed == 1


def test_only_what_starts_in_the_days_has_a_row() -> None:
    edges = [MIDNIGHT - 1, MIDNIGHT, MIDNIGHT + DAY - 1, MIDNIGHT + DAY]
    events = tuple(event(str(start), ANA, start=start) for start in edges)
    found = reconcile(account(events=events), IDENTITIES)
    assert [row["Row"] for row in found.rows] == [row_key("acme", str(start), name(ANA)) for start in edges[1:3]]
    early = recorded("early", KEPT, start=MIDNIGHT - 1)
    assert reconcile(account(events=events[:1], recorded=(early,)), IDENTITIES).rows == []


def test_cloud_alone_has_rows_of_hosts_alone() -> None:
    one = event("u", ANA, BOB, host_email=BOB.address)
    assert only(reconcile(account(kinds=("cloud",), events=(one,)), IDENTITIES))["Kind"] == "cloud"
    assert len(reconcile(account(kinds=("compliance",), events=(one,)), IDENTITIES).rows) == 2
    assert reconcile(account(kinds=("phone",), events=(one,)), IDENTITIES).rows == []


def test_compliance_comes_before_cloud_and_its_files_too() -> None:
    cloud = recorded("u", State(status="failed", recording_start="a", span=(TEN, TEN + 30 * MINUTE)), kind="cloud")
    both = account(events=(event("u", ANA),), recorded=(cloud, recorded("u", KEPT, State(status="waiting"))))
    assert some(reconcile(both, IDENTITIES).rows, "Kind", "Status", "Reason", "Media") == [
        ["compliance", "not_archived", "waiting", "3600.000"]
    ]
    row = only(reconcile(replace(both, recorded=(cloud,)), IDENTITIES))
    assert [row["Kind"], row["Reason"], row["Length"], row["Media"]] == ["cloud", "failed", "1800.000", ""]


def test_a_part_of_a_meeting_is_flagged() -> None:
    state = State(status="archived", length=30 * MINUTE, recording_start="a", span=(TEN, TEN + 30 * MINUTE))
    row = only(
        reconcile(account(events=(event("u", ANA),), recorded=(recorded("u", state, kind="cloud"),)), IDENTITIES)
    )
    assert [row["Status"], row["Flags"]] == ["matched", "part_of_meeting"]


def test_the_individual_file_of_another_is_not_theirs() -> None:
    own = State(status="archived", length=30 * MINUTE, stay=(TEN, TEN + 30 * MINUTE))
    one = recorded("u", replace(own, status="waiting"), own, emails=(EVE.address, ANA.address))
    unready = event("u", host_email=ANA.address)
    found = reconcile(account(events=(unready,), recorded=(one,)), IDENTITIES)
    assert some(found.rows, "Person", "Status", "Length", "Media") == sorted(
        [[name(ANA), "matched", "1800.000", "1800.000"], [name(EVE), "recorded_in_error", "1800.000", ""]]
    )


def test_without_event_there_is_a_row_for_each_listed_person() -> None:
    one = recorded("u", KEPT, KEPT, emails=(EVE.address,))
    found = reconcile(account(recorded=(one,)), IDENTITIES)
    assert some(found.rows, "Person", "Status", "Matched By") == sorted(
        [[name(ANA), "recorded_no_cdr", ""], [name(EVE), "recorded_in_error", ""]]
    )
    assert found.not_listed == 0


@pytest.mark.parametrize(
    ("more", "status", "reason"),
    [
        ({"events": (event("u", ANA, number=1),)}, "one_person", ""),
        ({"events": (event("u", ANA, is_recorded_on_computer=True),)}, "not_recorded", "local_only"),
        ({"in_trash": frozenset("u")}, "not_archived", "in_trash"),
        ({"in_trash": frozenset("u"), "kinds": ("compliance",)}, "not_recorded", ""),
        ({"now": TEN + HOUR + DAY - 1}, "pending", ""),
        ({"recorded": (recorded("u", replace(KEPT, status="lost")),)}, "lost", ""),
        ({"recorded": (recorded("u", KEPT, is_breakout=True),)}, "breakout_unchecked", ""),
        ({"recorded": (recorded("u", replace(KEPT, length=MINUTE)),)}, "matched_short", ""),
        ({"purged": frozenset("u"), "last": {row_key("acme", "u", name(ANA)): "matched_short"}}, "matched_short", ""),
    ],
)
def test_statuses_of_a_meeting(more: dict[str, Any], status: str, reason: str) -> None:
    row = only(reconcile(account(**{"events": (event("u", ANA),), **more}), IDENTITIES))
    assert [row["Status"], row["Reason"]] == [status, reason]


def test_an_external_meeting_is_excluded() -> None:
    one = recorded("u", KEPT, emails=(ANA.address,), meeting={"is_external": True, "participants": None})
    assert only(reconcile(account(recorded=(one,)), IDENTITIES))["Status"] == "external_host"


# ---------------------------------------------------------------------------------------------------------
# Phone


def call(identity: str, second: int = 0, *who: Listed, **more: Any) -> PhoneEvent:
    start = TEN + second * SECOND
    fixed: dict[str, Any] = {"answer": start, "end": start + MINUTE, "parties": [one.address for one in who or (ANA,)]}
    return PhoneEvent(id=identity, start=start, **{**fixed, **more})


def phone(identity: str, second: int = 0, owner: Listed = ANA, **more: Any) -> PhoneRecorded:
    start = TEN + second * SECOND
    kept = (State(status="archived", length=MINUTE),)
    fixed: dict[str, Any] = {"end": start + MINUTE, "duration": MINUTE, "states": kept}
    return PhoneRecorded(id=identity, owner=owner.address, start=start, **{**fixed, **more})


def test_a_row_of_a_call() -> None:
    recordings = (phone("r2", 40, call_history_id="c"), phone("r1", 2, call_log_id="c"))
    row = only(reconcile(account(calls=(call("c", end=TEN + 2 * MINUTE),), phone=recordings), IDENTITIES))
    assert list(row.values()) == [
        row_key("acme", "c", name(ANA)), "acme", "phone", "2026-10-14T10:00:00Z", "2026-10-14T10:02:00Z", name(ANA),
        "always", "120.000", "120.000", "matched", "", "compliant", "history", "2.000", "1.0000", "", "",
    ]  # fmt: skip


def test_calls_and_recordings_without_each_other() -> None:
    calls = (
        call("answered"),
        call("missed", result="voicemail"),
        call("said", is_said=True),
        call("nobody", parties=()),
    )
    found = reconcile(account(calls=calls, phone=(phone("r", 3600), phone("eve's", 0, EVE))), IDENTITIES)
    assert some(found.rows, "Row", "Status", "Reason", "Matched By") == sorted(
        [
            [row_key("acme", "answered", name(ANA)), "not_recorded", "", ""],
            [row_key("acme", "missed", name(ANA)), "unanswered", "", ""],
            [row_key("acme", "said", name(ANA)), "not_archived", "gone", ""],
            [row_key("acme", "r", name(ANA)), "recorded_no_cdr", "", ""],
            [row_key("acme", "eve's", name(EVE)), "recorded_in_error", "", ""],
        ]
    )
    assert found.not_listed == 1


def test_an_ambiguous_call_is_what_was_decided() -> None:
    one = account(calls=(call("c0"), call("c20", 20)), phone=(phone("r", 10),))
    assert {row["Status"] for row in reconcile(one, IDENTITIES).rows} == {"ambiguous"}
    decided = replace(one, decisions={row_key("acme", "c0", name(ANA)): "yes", row_key("acme", "c20", name(ANA)): "no"})
    assert [row["Status"] for row in reconcile(decided, IDENTITIES).rows] == ["matched", "not_recorded"]


def test_a_recording_s_list_tells_its_length_while_nothing_is_archived() -> None:
    waiting = phone("r", 5, states=(State(status="waiting"),), duration=MINUTE)
    found = reconcile(account(calls=(call("c"),), phone=(waiting,)), IDENTITIES)
    assert some(found.rows, "Matched By", "Status", "Reason", "Media") == [["time", "not_archived", "waiting", ""]]


# ---------------------------------------------------------------------------------------------------------
# Holds and purges


def kept(start: int, *people: str, key: str = "k") -> Recording:
    return Recording(key=key, kind="phone", start=start, people=frozenset(people), files=(("f", 3), ("m", 4)))


def test_old_recordings_and_those_of_a_person_alone_are_purged() -> None:
    old, new = kept(0, "s-1", "s-2"), kept(1, "s-1")
    now = 30 * DAY + 1
    assert to_purge([old, new], [], now, keep_days=30) == [old]
    assert to_purge([old, new], [], now, person="s-1") == [new]
    assert to_purge([old, new], [], now, person="s-1", keep_days=30) == []
    assert to_purge([old, new], [Hold(recording="k")], now, keep_days=30) == []
    assert counts([old, new]) == {"recordings": 2, "files": 4, "bytes": 14}


@pytest.mark.parametrize(
    ("hold", "expected"),
    [
        (Hold(people=frozenset({"s-1", "s-9"})), True),
        (Hold(people=frozenset({"s-9"})), False),
        (Hold(days=(0, 6)), True),
        (Hold(days=(0, 5)), False),
        (Hold(recording="k", days=(5, 6), people=frozenset({"s-2"})), True),
        (Hold(recording="other", days=(5, 6)), False),
    ],
)
def test_a_hold_keeps_what_fits_all_its_conditions(hold: Hold, *, expected: bool) -> None:
    assert is_held(kept(5, "s-1", "s-2"), [hold]) == expected


def test_a_hold_is_open_until_it_is_released() -> None:
    lines = opened("acme", "2026-10-14T08:15:00Z")
    for name_of_hold, what in (("a", "hold"), ("b", "hold"), ("a", "released")):
        lines = append(lines, "2026-10-14T08:16:00Z", what, {"name": name_of_hold, "recording": "k"})
    assert open_holds(lines) == {"b"}

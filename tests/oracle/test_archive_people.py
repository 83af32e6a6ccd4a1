"""People, files and days in the oracle of `archive` (sections 2.1, 2.3 and 2.4)."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.archive.days import (
    Asked,
    State,
    asked_events,
    has_gap,
    is_asked_whole,
    reconciled,
    with_days,
    without_days,
)
from tests.oracle.archive.people import (
    Listed,
    ListedFile,
    Meeting,
    Participant,
    PeopleError,
    PhoneOwner,
    PhoneUser,
    attending,
    is_phone_wanted,
    is_waiting_for_people,
    owner_of,
    people_of_meeting,
    read_people,
    wanted_files,
)
from tests.oracle.archive.times import DAY, HOUR, instant

ANA = Listed(address="ana@contoso.example")
BOB = Listed(address="bob@contoso.example", modality="voice")
EVE = Listed(address="eve@contoso.example", policy="never")
PEOPLE = {one.address: one for one in (ANA, BOB, EVE)}


# ---------------------------------------------------------------------------------------------------------
# The people file


def test_people_are_read_for_each_account() -> None:
    text = "Name,PersonID,Account,Policy,Modality\nAna, ANA@contoso.example ,,,\n,bob@contoso.example,b,never,voice\n"
    people, errors = read_people(f"\ufeff{text},,,,\n", ["a", "b"])
    ana = Listed(address="ana@contoso.example", name="Ana")
    bob = Listed(address="bob@contoso.example", policy="never", modality="voice")
    assert errors == []
    assert people == {"a": {ana.address: ana}, "b": {ana.address: ana, bob.address: bob}}


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("", [(0, "no_person_id")]),
        ("Person,Name\nana,Ana\n", [(0, "no_person_id")]),
        ("PersonID,Policy\nana@x.example,Always\n", [(2, "policy")]),
        ("PersonID,Modality\nana@x.example,audio\n", [(2, "modality")]),
        (
            "PersonID,Account\nana@x.example,c\n,a\n",
            [(0, "nobody"), (0, "nobody"), (2, "account"), (3, "no_person_id")],
        ),
        ("PersonID,Account\nana@x.example,a\n", [(0, "nobody")]),
        ("PersonID,Account\nana@x.example,\nANA@x.example,b\n", [(3, "twice")]),
        ("PersonID\nana@x.example\nana@x.example\n", [(3, "twice")]),
    ],
)
def test_all_errors_are_told_with_their_lines(text: str, errors: list[tuple[int, str]]) -> None:
    assert read_people(text, ["a", "b"])[1] == [PeopleError(*error) for error in errors]


# ---------------------------------------------------------------------------------------------------------
# Whose recording


def file(name: str, file_type: str = "MP4", email: str | None = None) -> ListedFile:
    return ListedFile(id=name, file_type=file_type, is_individual=email is not None, participant_email=email or "")


def meeting(*files: ListedFile, **more: Any) -> Meeting:
    return Meeting(files=files, **more)


def joined(listed: Listed, **more: Any) -> Participant:
    return Participant(email=listed.address.upper(), **{"duration": 60, **more})


def addresses(found: list[Listed]) -> list[str]:
    return [one.address.partition("@")[0] for one in found]


def test_people_are_participants_host_and_those_of_individual_files() -> None:
    one = meeting(
        file("f", email=EVE.address),
        host_email=BOB.address,
        participants=(joined(ANA), Participant(email="x@y.example")),
    )
    assert addresses(people_of_meeting(one, PEOPLE)) == ["ana", "bob", "eve"]
    cloud = meeting(file("f", email=EVE.address), is_compliance=False, host_email=BOB.address)
    assert addresses(people_of_meeting(cloud, PEOPLE)) == ["bob"]


def test_the_waiting_room_and_zeros_do_not_count() -> None:
    waiting = joined(ANA, status="in_waiting_room")
    assert attending((waiting,)) == []
    assert attending((waiting, joined(BOB))) == [joined(BOB)]
    for participants in (None, (joined(ANA, duration=0), joined(BOB, duration=0))):
        unready = meeting(participants=participants, host_email=BOB.address)
        assert addresses(people_of_meeting(unready, PEOPLE)) == ["bob"]
        assert is_waiting_for_people(unready)
    assert not is_waiting_for_people(meeting(participants=(joined(ANA, duration=0), joined(BOB))))


def test_an_external_meeting_has_only_individual_files() -> None:
    external = meeting(file("f", email=ANA.address), is_external=True, host_email=BOB.address, participants=None)
    assert addresses(people_of_meeting(external, PEOPLE)) == ["ana"]
    assert not is_waiting_for_people(external)


@pytest.mark.parametrize(
    ("owner", "email"),
    [
        (PhoneOwner(id="u1", extension="102"), "ana@contoso.example"),
        (PhoneOwner(id="unknown", extension="102"), "bob@contoso.example"),
        (PhoneOwner(id="unknown", extension="999"), ""),
        (
            PhoneOwner(type="callQueue", id="u1", extension="101", accepted_by="102", outgoing_by="101"),
            "bob@contoso.example",
        ),
        (PhoneOwner(type="callQueue", outgoing_by="101"), "ana@contoso.example"),
        (PhoneOwner(type="callQueue", id="u1", extension="101"), ""),
    ],
)
def test_a_phone_recording_is_its_owner_s(owner: PhoneOwner, email: str) -> None:
    users = [
        PhoneUser(id="u1", email="Ana@contoso.example", extension="101"),
        PhoneUser(id="u2", email="bob@contoso.example", extension="102"),
    ]
    assert owner_of(owner, users) == email
    assert is_phone_wanted(owner, users, PEOPLE) == bool(email)
    assert not is_phone_wanted(owner, users, {EVE.address: EVE})


# ---------------------------------------------------------------------------------------------------------
# Which files


def test_shared_files_and_those_of_a_kept_person_are_wanted() -> None:
    one = meeting(
        file("shared"),
        file("chat", "CHAT"),
        file("ana's", "M4A", ANA.address.upper()),
        file("eve's", "M4A", EVE.address),
        file("other's", "M4A", "x@y.example"),
        file("nobody's", "M4A", ""),
        participants=(joined(ANA), joined(EVE)),
        other_files=2,
    )
    found = wanted_files(one, PEOPLE)
    assert found.files == {"shared": ("modality_assumed",), "chat": (), "ana's": ()}
    assert (found.kept, found.not_wanted, found.is_seen_not_listed) == ((ANA.address,), 5, False)


def test_voice_alone_wants_sound_alone() -> None:
    files = [
        file("mp4"),
        file("m4a", "M4A"),
        ListedFile(id="mp3", file_type="AUDIO", file_extension="MP3"),
        file("t", "CC"),
    ]
    bob = meeting(*files, participants=(joined(BOB),))
    assert set(wanted_files(bob, PEOPLE).files) == {"m4a", "mp3"}
    assert wanted_files(bob, PEOPLE).not_wanted == 2
    both = meeting(*files, participants=(joined(BOB), joined(ANA)))
    assert wanted_files(both, PEOPLE).files == {"mp4": ("modality_assumed",), "m4a": (), "mp3": (), "t": ()}
    never = meeting(*files, participants=(joined(BOB), joined(EVE)))
    assert set(wanted_files(never, PEOPLE).files) == {"m4a", "mp3"}


def test_a_recording_without_a_kept_person_is_only_counted() -> None:
    found = wanted_files(meeting(file("f"), participants=(joined(EVE),), other_files=1), PEOPLE)
    assert (found.is_seen_not_listed, found.files, found.not_wanted) == (True, {}, 0)


# ---------------------------------------------------------------------------------------------------------
# Days

NOW = instant("2026-10-14T08:15:00Z")
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 2)


def test_with_days_phone_asks_a_day_more() -> None:
    days = instant("2026-10-01T00:00:00Z"), instant("2026-10-03T00:00:00Z")
    assert with_days("compliance", FIRST, LAST) == with_days("cloud", FIRST, LAST)
    assert with_days("cloud", FIRST, LAST) == Asked(span=days, by="start", kept=days)
    assert with_days("phone", FIRST, LAST) == Asked(span=(days[0], days[1] + DAY), by="end", kept=days)


def test_without_days_a_run_goes_on_from_the_last() -> None:
    assert without_days("cloud", State(), NOW) == Asked(span=(NOW - 30 * DAY, NOW), by="start")
    last = State(began=NOW - HOUR)
    assert without_days("compliance", last, NOW) == Asked(span=(NOW - 2 * HOUR, NOW), by="complete")
    assert without_days("cloud", last, NOW) == Asked(span=(NOW - 73 * HOUR, NOW), by="start")
    assert without_days("phone", last, NOW) == Asked(span=(NOW - 73 * HOUR, NOW), by="end")


@pytest.mark.parametrize(
    ("status", "age", "start"),
    [
        ("waiting", 10 * DAY, 10 * DAY),
        ("retry", 10 * DAY, 10 * DAY),
        ("refused", 10 * DAY, 10 * DAY),
        ("blocked_html", 40 * DAY, 30 * DAY),
        ("waiting", HOUR, 2 * HOUR),
        ("gone", 10 * DAY, 2 * HOUR),
        ("failed", 10 * DAY, 2 * HOUR),
    ],
)
def test_what_waits_or_failed_takes_a_run_back(status: str, age: int, start: int) -> None:
    state = State(began=NOW - HOUR, unfinished=((status, NOW - age),))
    assert without_days("compliance", state, NOW).span == (NOW - start, NOW)


def test_a_pause_of_more_than_thirty_days_is_a_gap() -> None:
    assert not has_gap(State(), NOW)
    assert not has_gap(State(began=NOW - 30 * DAY), NOW)
    assert has_gap(State(began=NOW - 30 * DAY - 1), NOW)


def test_reconcile_looks_back_fourteen_days_and_asks_a_day_more() -> None:
    assert reconciled(NOW) == (instant("2026-09-30T00:00:00Z"), NOW)
    assert asked_events((0, DAY)) == (-DAY, 2 * DAY)


def test_pieces_leave_nothing_out_and_are_short() -> None:
    week = 7 * DAY
    assert is_asked_whole("compliance", (0, 2 * week), [(0, week), (week, 2 * week)])
    assert not is_asked_whole("compliance", (0, 2 * week), [(0, week), (week + 1, 2 * week)])
    assert not is_asked_whole("compliance", (0, 2 * week), [(0, 2 * week)])
    assert not is_asked_whole("compliance", (0, 2 * week), [(0, week)])
    assert is_asked_whole("cloud", (0, 2 * week), [(0, 2 * week)])

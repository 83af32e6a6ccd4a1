"""Which recordings and events an account's lists give, and what is asked for them."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.zoom import fake, fake_archive
from tests.zoom.conftest import Connect, FakeClock, Start
from tests.zoom.fake import PLANTED_NAME, FakeZoom, json_fault
from tests.zoom.fake_archive import (
    FakePresence,
    call_item,
    cloud_file,
    cloud_item,
    compliance_file,
    compliance_item,
    phone_item,
    phone_user,
    quality_item,
)
from zoomwizard.core.outcome import AppError, InputError, Unfinished
from zoomwizard.modes.archive.days import AskedTimes, since_last_run, with_days, with_margin
from zoomwizard.modes.archive.listing import ArchiveListing, ArchiveRequest, list_again, list_recordings, new_address
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.wanted import FoundRecording
from zoomwizard.zoom.api.archive_answers import RecordingKind
from zoomwizard.zoom.collect.connection import Connection, ask_zoom

DAY = date(2026, 10, 14)
AT = datetime(2026, 10, 14, 8, tzinfo=UTC)
RECORDING_KINDS: tuple[RecordingKind, ...] = ("compliance", "cloud", "phone")
NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
ANA, BEN, OTHER = "ana@contoso.example", "ben@contoso.example", "planted-other@contoso.example"
HALF_AN_HOUR = timedelta(minutes=30)


def people(*addresses: str, policy: str = "always") -> dict[str, ListedPerson]:
    return {one: ListedPerson(one, "", "acme", policy, "video") for one in addresses}


def there(*addresses: str) -> list[FakePresence]:
    return [FakePresence(one, AT, AT + HALF_AN_HOUR) for one in addresses]


def made(start: Start) -> FakeZoom:
    zoom = start()
    zoom.scopes = fake_archive.SCOPES
    return zoom


def filled(start: Start) -> FakeZoom:
    """Two meetings of each kind, one of them of a listed person, a webinar, and two calls."""
    zoom = made(start)
    known = zoom.recordings
    host, other = known.add_host(BEN), known.add_host(OTHER)
    file, sound = compliance_file("f1", "MP4"), cloud_file("f2", "M4A")
    known.compliance += [
        compliance_item("/u+1==", host, AT, [file, compliance_file("f3", "M4A", mine=ANA)]),
        compliance_item("u2==", other, AT, [file]),
        compliance_item("u5==", host, AT, [file], type=5),
    ]
    known.cloud += [cloud_item("/u+1==", host, AT, [sound]), cloud_item("u3==", other, AT, [sound])]
    known.phone_users += [phone_user("p-ana", ANA, 101), phone_user("p-other", OTHER, 102)]
    known.phone += [
        phone_item("r1", {"type": "user", "id": "p-ana", "extension_number": 101}, AT),
        phone_item("r2", {"type": "user", "id": "p-other", "extension_number": 102}, AT),
    ]
    known.participants |= {
        "/u+1==": there(ANA, OTHER), "u2==": there(OTHER), "u3==": there(OTHER), "u5==": there(ANA),
    }  # fmt: skip
    return zoom


def times_of(kinds: Sequence[RecordingKind], first: date = DAY, last: date = DAY) -> dict[RecordingKind, AskedTimes]:
    return {kind: with_days(kind, first, last, NOW) for kind in kinds}


def asked(
    connection: Connection, kinds: Sequence[RecordingKind] = RECORDING_KINDS, who: Any = None, **more: Any
) -> ArchiveListing:
    request = ArchiveRequest("acme", kinds, times_of(kinds), who or people(ANA, BEN))
    keys = {key: more.pop(key) for key in ("times", "events") if key in more}
    return list_recordings(connection, replace(request, **keys), **more)


def uuids(listing: ArchiveListing) -> list[tuple[str, str]]:
    return sorted((one.recording.kind, one.recording.uuid) for one in listing.found)


def found_as(listing: ArchiveListing, kind: str, uuid: str) -> FoundRecording:
    return next(one for one in listing.found if (one.recording.kind, one.recording.uuid) == (kind, uuid))


def queries(zoom: FakeZoom, kind: str, *names: str) -> list[tuple[str, ...]]:
    return [tuple(call.query.get(name, "") for name in names) for call in zoom.asked if call.kind == kind]


# ---------------------------------------------------------------------------------------------------------
# All kinds


def test_recordings_of_listed_people_come_and_others_are_only_counted(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    listing = asked(connect(zoom))
    assert uuids(listing) == [("cloud", "/u+1=="), ("compliance", "/u+1=="), ("compliance", "u5=="), ("phone", "r1")]
    assert (listing.recordings, listing.seen_not_listed) == (7, 3)
    assert listing.is_whole
    assert listing.findings == ()
    first = found_as(listing, "compliance", "/u+1==")
    assert first.host_email == BEN
    assert [one.email for one in first.participants or ()] == [ANA, OTHER]
    assert [one.file.id for one in first.files] == ["f1", "f3"]
    assert first.recording.seconds == 1800


def test_a_webinars_participants_are_asked_for_as_a_webinars(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    asked(connect(zoom), ["compliance"])
    assert [call.key for call in zoom.asked if call.kind == "past webinar"] == ["u5=="]
    assert sorted(call.key for call in zoom.asked if call.kind == "past") == ["/u+1==", "u2=="]


def test_one_meeting_and_one_host_are_asked_for_once(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.page_size = 1
    asked(connect(zoom))
    people_asked = Counter((call.kind, call.key) for call in zoom.asked if call.kind in ("past", "past webinar"))
    assert people_asked == {
        ("past", "/u+1=="): 2,
        ("past", "u2=="): 1,
        ("past", "u3=="): 1,
        ("past webinar", "u5=="): 1,
    }
    assert Counter(call.key for call in zoom.asked if call.kind == "user") == dict.fromkeys(zoom.recordings.hosts, 1)


@pytest.mark.parametrize("kind", RECORDING_KINDS)
def test_only_what_the_chosen_kinds_need_is_asked(start: Start, connect: Connect, kind: RecordingKind) -> None:
    zoom = filled(start)
    asked(connect(zoom), [kind])
    needed = {"phone", "phone users"} if kind == "phone" else {kind, "past", "user"}
    assert set(zoom.calls) - {"past webinar"} == needed


def test_nothing_of_anybody_is_on_the_disk_or_in_the_log(
    start: Start, connect: Connect, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    zoom = filled(start)
    zoom.recordings.participants["u2=="] = None  # errors are logged
    zoom.recordings.refused.add("cloud")
    asked(connect(zoom), events=(AT - HALF_AN_HOUR, NOW))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert "NotThere" in caplog.text
    for content in (caplog.text.encode(), *(path.read_bytes() for path in files)):
        for planted in (OTHER, ANA, BEN, PLANTED_NAME, "/u+1==", "u2==", "u3==", "planted-url"):
            assert planted.encode() not in content


def test_the_calls_are_counted_by_label(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.page_size = 1
    listing = asked(connect(zoom), events=(AT - HALF_AN_HOUR, NOW))
    labels = fake.LABELS | fake_archive.LABELS
    assert dict(listing.calls) == Counter(labels[call.kind] for call in zoom.asked)
    assert set(listing.calls) == {"light", "medium", "heavy", "phone-medium", "phone-heavy"}


# ---------------------------------------------------------------------------------------------------------
# Days


def test_compliance_recordings_are_asked_for_by_moments_a_week_at_a_time(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    times = times_of(["compliance"], date(2026, 10, 5), date(2026, 10, 14))
    listing = asked(connect(zoom), ["compliance"], times=times)
    assert uuids(listing) == [("compliance", "/u+1=="), ("compliance", "u5==")]
    assert queries(zoom, "compliance", "query_date_type", "from", "to") == [
        ("meeting_start_time", "2026-10-05T00:00:00Z", "2026-10-12T00:00:00Z"),
        ("meeting_start_time", "2026-10-12T00:00:00Z", "2026-10-15T00:00:00Z"),
    ]


def test_without_days_they_are_asked_for_by_when_they_were_complete(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.recordings.compliance.append(
        compliance_item("late==", zoom.recordings.add_host(BEN), AT - timedelta(days=20), [compliance_file("f", "MP4")],
                        complete_time="2026-10-20T10:00:00Z")
    )  # fmt: skip
    zoom.recordings.participants["late=="] = there(ANA)
    since = AskedTimes(NOW - timedelta(hours=3, milliseconds=-500), NOW, by_completion=True)
    listing = asked(connect(zoom), ["compliance"], times={"compliance": since})
    assert uuids(listing) == [("compliance", "late==")]
    assert queries(zoom, "compliance", "query_date_type", "from", "to") == [
        ("archive_complete_time", "2026-10-20T09:00:00Z", "2026-10-20T12:00:00Z")
    ]


def test_cloud_recordings_and_calls_are_asked_for_by_days_a_month_at_a_time(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    kinds: list[RecordingKind] = ["cloud", "phone"]
    asked(connect(zoom), kinds, times=times_of(kinds, date(2026, 9, 20), DAY))
    assert queries(zoom, "cloud", "from", "to") == [("2026-09-20", "2026-09-30"), ("2026-10-01", "2026-10-14")]
    assert queries(zoom, "phone", "query_date_type", "from", "to") == [
        ("end_time", "2026-09-20", "2026-09-30"), ("end_time", "2026-10-01", "2026-10-15")
    ]  # fmt: skip


def test_a_call_belongs_to_the_day_on_which_it_began(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    owner = {"type": "user", "id": "p-ana"}
    zoom.recordings.phone += [
        phone_item("over midnight", owner, datetime(2026, 10, 14, 23, 59, tzinfo=UTC), 600),
        phone_item("before", owner, datetime(2026, 10, 13, 23, 59, tzinfo=UTC), 600),
        phone_item("after", owner, datetime(2026, 10, 15, tzinfo=UTC), 600),
    ]
    assert uuids(asked(connect(zoom), ["phone"])) == [("phone", "over midnight"), ("phone", "r1")]


def test_without_days_a_cloud_recording_that_is_earlier_the_same_day_is_left_out(
    start: Start, connect: Connect
) -> None:
    zoom = filled(start)
    for begin, found in ((AT, 1), (AT + timedelta(seconds=1), 0)):
        times = replace(since_last_run("cloud", {}, NOW), first=begin, start_first=begin)
        assert len(asked(connect(zoom), ["cloud"], times={"cloud": times}).found) == found


@pytest.mark.parametrize("shorter", [timedelta(days=2), timedelta(hours=30, seconds=7)])
def test_what_an_answer_leaves_out_is_asked_for_again(start: Start, connect: Connect, shorter: timedelta) -> None:
    zoom = filled(start)
    zoom.recordings.shortens = shorter
    listing = asked(connect(zoom), times=times_of(RECORDING_KINDS, date(2026, 10, 9), DAY))
    assert len(uuids(listing)) == 4
    assert zoom.calls["compliance"] > 2
    assert zoom.calls["cloud"] > 1


@pytest.mark.parametrize("ahead", [-90, 0, 90])
def test_clocks_that_differ_leave_nothing_out_and_ask_nothing_twice(
    start: Start, connect: Connect, clock: FakeClock, ahead: int
) -> None:
    zoom = made(start)
    zoom.clock_ahead = timedelta(seconds=ahead)
    now = clock.now()
    listing = asked(connect(zoom), ["compliance"], times={"compliance": since_last_run("compliance", {}, now)})
    ((_, until),) = queries(zoom, "compliance", "from", "to")[-1:]
    assert zoom.calls["compliance"] == 5  # thirty days
    assert datetime.fromisoformat(until) <= now + timedelta(seconds=max(ahead, 0) + 1)
    assert abs(listing.began - now - zoom.clock_ahead) <= timedelta(seconds=2)


def test_a_list_that_always_leaves_out_the_same_is_an_error(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.recordings.shortens = timedelta()
    with pytest.raises(AppError):
        asked(connect(zoom), ["compliance"])


# ---------------------------------------------------------------------------------------------------------
# Who was there


def test_without_participants_the_host_and_own_files_count_and_it_waits(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.recordings.participants |= {"/u+1==": None, "u2==": None}
    listing = asked(connect(zoom), ["compliance"])
    assert uuids(listing) == [("compliance", "/u+1=="), ("compliance", "u5==")]
    first = found_as(listing, "compliance", "/u+1==")
    assert [one.address for one in first.kept] == [ANA, BEN]
    assert first.participants is None
    assert listing.waiting.earliest == {"compliance": AT}
    assert listing.is_whole


def test_participants_whose_durations_are_all_zero_are_not_ready(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.recordings.unready |= {"/u+1==", "u3=="}
    listing = asked(connect(zoom), ["cloud"], who=people(ANA))
    assert listing.found == ()
    assert listing.waiting.earliest == {"cloud": AT}
    zoom.recordings.unready.clear()
    again = asked(connect(zoom), ["cloud"], who=people(ANA))
    assert uuids(again) == [("cloud", "/u+1==")]
    assert again.waiting.earliest == {}


def test_of_who_may_not_be_kept_only_the_hour_waits(start: Start, connect: Connect) -> None:
    zoom = made(start)
    begin = AT + timedelta(minutes=17, seconds=3)
    zoom.recordings.cloud.append(cloud_item("u", zoom.recordings.add_host(OTHER), begin, [cloud_file("f", "M4A")]))
    assert asked(connect(zoom), ["cloud"]).waiting.earliest == {"cloud": AT}


def test_a_meeting_that_zoom_never_answers_for_waits_and_a_broken_way_ends_it(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.faults = lambda call: fake.Fault(503) if call.key == "/u+1==" else None
    listing = asked(connect(zoom), ["compliance"])
    assert found_as(listing, "compliance", "/u+1==").waits_for_people
    assert listing.waiting.earliest == {"compliance": AT}
    host = zoom.recordings.add_host(OTHER)
    zoom.recordings.compliance += [compliance_item(f"m{n}==", host, AT, []) for n in range(40)]
    zoom.faults = lambda call: fake.Fault(503) if call.kind == "past" else None
    with pytest.raises(AppError):
        asked(connect(zoom), ["compliance"])


def test_a_meeting_of_another_account_asks_for_nobody_and_never_waits(start: Start, connect: Connect) -> None:
    zoom = made(start)
    external = compliance_item("x==", "", AT, [compliance_file("f", "M4A", mine=ANA)], meeting_type="external")
    for name in ("id", "host_id", "topic"):
        del external[name]
    zoom.recordings.compliance.append(external)
    listing = asked(connect(zoom), ["compliance"])
    assert [one.address for one in listing.found[0].kept] == [ANA]
    assert set(zoom.calls) == {"compliance"}
    assert listing.waiting.earliest == {}


def test_a_host_who_is_gone_is_nobody(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.recordings.hosts.clear()
    listing = asked(connect(zoom), ["cloud"], who=people(BEN))
    assert (listing.found, listing.waiting.earliest) == ((), {})


def test_a_host_of_whom_zoom_says_nothing_is_asked_for_again(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.faults = lambda call: json_fault(400, 1234, "No.") if call.kind == "user" else None
    listing = asked(connect(zoom), ["cloud"], who=people(BEN))
    assert (listing.found, listing.waiting.earliest) == ((), {"cloud": AT})


def test_people_who_are_never_kept_are_found_only_for_a_reconciliation(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    never = people(ANA, policy="never")
    assert asked(connect(zoom), who=never).found == ()
    listing = asked(connect(zoom), who=never, events=(AT - HALF_AN_HOUR, NOW))
    assert len(listing.found) == 4
    assert (listing.recordings, listing.seen_not_listed) == (7, 7)
    assert all(one.files == () for one in listing.found)


# ---------------------------------------------------------------------------------------------------------
# Refusals


@pytest.mark.parametrize("way", ["404", "scope"])
def test_where_the_accounts_list_is_refused_each_listed_person_is_asked(
    start: Start, connect: Connect, way: str
) -> None:
    zoom = filled(start)
    if way == "404":
        zoom.recordings.refused.add("cloud")
    else:
        zoom.scopes = zoom.scopes.replace("cloud_recording:read:list_account_recordings:admin", "")
    nobody = "planted-nobody@contoso.example"  # whom Zoom doesn't know
    zoom.faults = lambda call: json_fault(404, 1001, "User does not exist: x.") if call.key == nobody else None
    listing = asked(connect(zoom), ["cloud"], who=people(ANA, BEN, nobody))
    assert uuids(listing) == [("cloud", "/u+1==")]
    assert listing.is_whole
    assert [finding.code for finding in listing.findings] == ["zoom.way-lost"]
    assert sorted(call.key for call in zoom.asked if call.kind == "cloud of user") == [ANA, BEN, nobody]


def test_a_person_whose_list_has_an_error_leaves_the_list_unwhole(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.recordings.refused.add("cloud")
    zoom.faults = lambda call: json_fault(400, 1234, "No.") if call.key == ANA else None
    listing = asked(connect(zoom), ["cloud"])
    assert uuids(listing) == [("cloud", "/u+1==")]
    assert not listing.is_whole
    assert [finding.code for finding in listing.findings] == ["zoom.way-lost", "archive.list-unusable"]


@pytest.mark.parametrize(
    ("kind", "scope"),
    [
        ("compliance", "archiving:read:list_archived_files:admin"),
        ("compliance", "meeting:read:list_past_participants:admin"),
        ("cloud", "webinar:read:list_past_participants:admin"),
        ("cloud", "user:read:user:admin"),
        ("phone", "phone:read:list_users:admin"),
        ("phone", "phone:read:list_call_recordings:admin"),
        ("phone", "phone:read:call_recording:admin"),
    ],
)
def test_a_missing_scope_is_named_before_anything_is_asked(
    start: Start, connect: Connect, kind: RecordingKind, scope: str
) -> None:
    zoom = filled(start)
    zoom.scopes = zoom.scopes.replace(scope, "")
    with pytest.raises(InputError) as error:
        asked(connect(zoom), [kind])
    assert scope in str(error.value.findings[0].title)
    assert zoom.asked == []
    others: list[RecordingKind] = ["phone"] if kind != "phone" else ["compliance", "cloud"]
    assert asked(connect(zoom), others).found


def test_one_of_the_two_cloud_lists_is_enough_and_none_is_not(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    account, user = (f"cloud_recording:read:list_{one}_recordings:admin" for one in ("account", "user"))
    zoom.scopes = zoom.scopes.replace(user, "")
    assert asked(connect(zoom), ["cloud"]).findings == ()
    zoom.scopes = zoom.scopes.replace(account, "")
    with pytest.raises(InputError) as error:
        asked(connect(zoom), ["cloud"])
    assert account in str(error.value.findings[0].title)


def test_classic_scopes_count(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.scopes = "recording:read:admin meeting:read:admin webinar:read:admin user:read:admin phone:read:admin"
    assert len(asked(connect(zoom)).found) == 4


def test_the_daily_limit_ends_it_and_with_wait_it_goes_on(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    full = json_fault(429, 429, "You have reached the maximum daily rate limit for this API.")
    zoom.faults = lambda call: full if call.kind == "past" and zoom.calls["past"] == 2 else None
    with pytest.raises(Unfinished):
        asked(connect(zoom), ["compliance"])
    zoom.calls.clear()
    zoom.asked.clear()
    for path in connect(zoom).folder.glob("*.calls*"):
        path.unlink()
    listing = asked(connect(zoom), ["compliance"], wait=True)
    assert len(listing.found) == 2
    assert listing.recordings == 3
    assert zoom.calls["compliance"] == 1


def test_entries_that_say_neither_what_nor_when_are_told(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.recordings.cloud.append(cloud_item("", "h", AT, []))
    listing = asked(connect(zoom), ["cloud"])
    assert not listing.is_whole
    assert [finding.code for finding in listing.findings] == ["archive.list-unusable"]


# ---------------------------------------------------------------------------------------------------------
# A list once more


@pytest.mark.parametrize("kind", RECORDING_KINDS)
def test_a_recording_is_listed_again_for_new_addresses(start: Start, connect: Connect, kind: RecordingKind) -> None:
    zoom = filled(start)
    connection = connect(zoom)
    found = asked(connection, [kind]).found[0]
    items = getattr(zoom.recordings, kind)
    for item in items:
        for file in (item, *item.get("archive_files", ()), *item.get("recording_files", ())):
            file["download_url"] = "https://planted-url.example/new"
    zoom.asked.clear()

    async def again() -> Any:
        async with connection.client(connection.budget()) as client:
            return await list_again(client, found), await new_address(client, found, found.files[0], "acme")

    recording, address = ask_zoom(again())
    assert recording.uuid == found.recording.uuid
    assert {file.url for file in recording.files} == {address} == {"https://planted-url.example/new"}
    assert len(zoom.asked) == 2
    items.clear()
    assert ask_zoom(again()) == (None, "")


@pytest.mark.parametrize("host", [BEN, ""])
def test_where_the_accounts_list_is_refused_the_hosts_is_asked_again(start: Start, connect: Connect, host: str) -> None:
    zoom = filled(start)
    connection = connect(zoom)
    found = replace(asked(connection, ["cloud"]).found[0], host_email=host)
    zoom.recordings.refused.add("cloud")

    async def again() -> str:
        async with connection.client(connection.budget()) as client:
            return await new_address(client, found, found.files[0], "acme")

    assert ask_zoom(again()) == (found.files[0].file.url if host else "")


# ---------------------------------------------------------------------------------------------------------
# What took place


EVENT_DAYS = (datetime(2026, 10, 14, tzinfo=UTC), datetime(2026, 10, 15, tzinfo=UTC))
MARGIN = {kind: with_margin(kind, *EVENT_DAYS, NOW) for kind in RECORDING_KINDS}


def past(zoom: FakeZoom, uuid: str, host: str, *, kind: str = "Meeting", count: int = 2, start: datetime = AT) -> None:
    stays = tuple(fake.FakeStay(f"{n}", start, start) for n in range(count))
    meeting = fake.FakeMeeting(uuid, len(zoom.listed), "Topic", host, start, start + HALF_AN_HOUR, start, stays, kind)
    zoom.listed.append(meeting)
    zoom.meetings[uuid] = meeting


def reconciled(
    connection: Connection, who: Any = None, kinds: Sequence[RecordingKind] = RECORDING_KINDS
) -> ArchiveListing:
    times = {kind: MARGIN[kind] for kind in kinds}
    return asked(connection, kinds, who, times=times, events=EVENT_DAYS)


def test_meetings_of_listed_people_are_found_with_who_was_there(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    past(zoom, "/u+1==", BEN)
    past(zoom, "u5==", OTHER, kind="Webinar")
    past(zoom, "not recorded==", OTHER)
    past(zoom, "nobody==", OTHER)
    past(zoom, "alone==", OTHER, count=1)
    past(zoom, "alone of ana==", ANA, count=1)
    zoom.recordings.participants |= {"not recorded==": there(ANA, OTHER), "nobody==": there(OTHER)}
    events = reconciled(connect(zoom)).events
    assert events is not None
    found = {one.meeting.uuid: one for one in events.meetings}
    assert set(found) == {"/u+1==", "u5==", "not recorded==", "alone of ana=="}
    assert [one.address for one in found["not recorded=="].listed] == [ANA]
    assert [one.address for one in found["/u+1=="].listed] == [ANA, BEN]
    assert found["u5=="].meeting.is_webinar
    assert len(found["not recorded=="].participants or ()) == 2
    assert found["alone of ana=="].participants == ()
    assert events.not_listed == 2
    asked_for = Counter(call.key for call in zoom.asked if call.kind in ("past", "past webinar"))
    assert set(asked_for.values()) == {1}
    assert "alone==" not in asked_for


def test_a_day_more_on_both_ends_is_asked_for_but_only_the_days_count(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    for uuid, begin in (("before==", AT - timedelta(days=1)), ("after==", AT + timedelta(days=1))):
        past(zoom, uuid, ANA, start=begin)
        zoom.recordings.calls.append(call_item(uuid, OTHER, OTHER, begin))
    past(zoom, "u2==", OTHER, start=AT - timedelta(days=1))
    events = reconciled(connect(zoom), people(ANA, BEN, OTHER)).events
    assert events is not None
    assert [one.meeting.uuid for one in events.meetings] == ["u2=="]  # it has a recording of a listed person
    assert [one.call.id for one in events.calls] == ["before==", "after=="]
    assert reconciled(connect(zoom)).events == replace(events, meetings=(), calls=(), not_listed=0)
    assert queries(zoom, "history", "meeting_type", "from", "to")[0] == ("all", "2026-10-13", "2026-10-16")
    assert queries(zoom, "calls", "recording_status", "from", "to")[:2] == [
        ("recorded", "2026-10-13", "2026-10-16"), ("non_recorded", "2026-10-13", "2026-10-16")
    ]  # fmt: skip


@pytest.mark.parametrize("is_old", [False, True])
def test_calls_of_both_recording_statuses_come(start: Start, connect: Connect, *, is_old: bool) -> None:
    zoom = filled(start)
    known = zoom.recordings
    known.calls += [
        call_item("a", ANA, OTHER, AT), call_item("b", OTHER, ANA, AT, recording_status="non_recorded"),
        call_item("c", OTHER, OTHER, AT), call_item("d", "", "", AT, callee_ext_number="101"),
        call_item("h-r1", OTHER, OTHER, AT), call_item("h-r2", OTHER, OTHER, AT),
        call_item("e", OTHER, OTHER, AT, call_id="c-r1"),
    ]  # fmt: skip
    known.quality += [quality_item("c-a", AT, "4.3"), quality_item("c-x", AT, "1")]
    if is_old:
        known.is_old = True
        for call in known.calls:
            call["id"] = call.pop("call_history_uuid")
    listing = reconciled(connect(zoom), kinds=["phone"])
    assert listing.events is not None
    found = {one.call.id: one for one in listing.events.calls}
    assert set(found) == {"a", "b", "d", "h-r1", "e"}  # the last two by a recording of a listed person
    assert (found["a"].caller, found["a"].callee, found["a"].call.mos) == (ANA, OTHER, "4.3")
    assert found["b"].call.recording_status == "non_recorded"
    assert [one.address for one in found["d"].listed] == [ANA]
    assert found["e"].listed == ()
    assert found["b"].call.mos == ""
    assert listing.events.not_listed == 2


def test_where_the_quality_of_calls_is_refused_it_stays_blank(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.recordings.calls.append(call_item("a", ANA, OTHER, AT))
    zoom.recordings.refused.add("quality")
    listing = reconciled(connect(zoom), kinds=["phone"])
    assert listing.events is not None
    assert [one.call.mos for one in listing.events.calls] == [""]
    assert [finding.code for finding in listing.findings] == ["zoom.piece-refused"]


@pytest.mark.parametrize("refused", [set[str](), {"cloud"}])
def test_what_lies_in_the_trash_is_known_if_cloud_is_asked(start: Start, connect: Connect, refused: set[str]) -> None:
    zoom = filled(start)
    zoom.recordings.refused |= refused
    zoom.recordings.trash += [cloud_item("t1==", zoom.recordings.add_host(BEN), AT, [])]
    listing = reconciled(connect(zoom), kinds=["cloud"])
    assert listing.events is not None
    assert listing.events.trash == {"t1=="}
    others = reconciled(connect(zoom), kinds=["compliance"])
    assert others.events is not None
    assert others.events.trash == frozenset()


def test_only_what_is_reconciled_needs_more_scopes(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.scopes = zoom.scopes.replace("phone:read:list_call_logs:admin", "")
    assert asked(connect(zoom), ["phone"]).found
    with pytest.raises(InputError) as error:
        reconciled(connect(zoom), kinds=["phone"])
    assert "phone:read:list_call_logs:admin" in str(error.value.findings[0].title)
    assert reconciled(connect(zoom), kinds=["cloud"]).found


def test_how_far_it_is_is_told_in_recordings(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.faults = lambda _: fake.Fault(seconds=0.15)
    seen: list[str] = []
    asked(connect(zoom), watch=lambda progress: seen.append(str(progress.sentence())))
    assert any(re.fullmatch(r"Listing \d recordings?, \d requests?", one) for one in seen)
    assert any(re.fullmatch(r"\d of 4 recordings, \d+ requests", one) for one in seen)

"""Downloads for reports on usage: several pieces of one list, pieces by month, and what is refused or put aside."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from tests.zoom import fake
from tests.zoom.conftest import Connect, Start
from tests.zoom.fake import Call, FakeMeeting, FakeStay, FakeZoom, Fault, json_fault, ok
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, make_meetings, uuid_of
from tests.zoom.usage_organisation import WEBINAR_NUMBER, fill, make_webinar
from zoomwizard.core.outcome import AppError, InputError, Severity
from zoomwizard.zoom.api.usage_answers import Occurrence, Session
from zoomwizard.zoom.collect import usage_pieces as pieces
from zoomwizard.zoom.collect.connection import Connection
from zoomwizard.zoom.collect.kept import files_of
from zoomwizard.zoom.collect.pieces import Piece
from zoomwizard.zoom.collect.plan import plan
from zoomwizard.zoom.collect.progress import DownloadProgress
from zoomwizard.zoom.collect.run import Downloaded, download, today_utc
from zoomwizard.zoom.collect.store import AskedItem, Store

pytestmark = pytest.mark.usefixtures("past_the_first_hour")
ALL = tuple(piece.name for piece in pieces.USAGE_PIECES)
DAYS = (FIRST_DAY, LAST_DAY)


def get(connection: Connection, names: Any = ALL, **more: Any) -> Downloaded:
    asked = pieces.pieces_named(names, DAYS, today_utc())
    return download(connection, *DAYS, pieces=asked, purpose="usage", **more)


def records(done: Downloaded, piece: Piece) -> list[Any]:
    with Store(done.path) as store:
        return [record for answer in store.answers(piece) for record in answer.records]


def asks(done: Downloaded, piece: Piece) -> list[tuple[Any, AskedItem]]:
    """What was asked for, with what became of it."""
    assert piece.parent is not None
    with Store(done.path) as store:
        items = dict(store.items(piece.parent))
        return [(items[ask.item], ask) for ask in store.asks(piece)]


def listed(done: Downloaded) -> list[Occurrence]:
    with Store(done.path) as store:
        return [occurrence for _, occurrence in store.items(pieces.OCCURRENCES_PIECE)]


def warnings(done: Downloaded) -> list[str]:
    return [finding.code for finding in done.findings if finding.severity is Severity.WARNING]


def filled(start: Start, meetings: list[FakeMeeting] | None = None) -> FakeZoom:
    zoom = start()
    fill(zoom, meetings)
    return zoom


# ---------------------------------------------------------------------------------------------------------
# All there is


def test_everything_that_the_account_has_comes(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.page_size = 2
    done = get(connect(zoom))
    assert warnings(done) == []
    assert len(listed(done)) == len(zoom.listed)
    webinars = [occurrence for occurrence in listed(done) if occurrence.is_webinar]
    assert [(w.number, w.unique_viewers, w.max_concurrent) for w in webinars] == [(str(WEBINAR_NUMBER), 4, 3)]
    assert webinars[0].features == {"poll": True, "record_to_cloud": False, "screen_sharing": False}
    meetings = [m for m in zoom.listed if m.kind == "Meeting"]
    assert len(records(done, pieces.SESSIONS_PIECE)) == sum(len(m.stays) for m in meetings)
    assert [s.registrant for s in records(done, pieces.WEBINAR_SESSIONS_PIECE)] == ["", "", "r0", "", "", ""]
    assert [r.registrant for r in records(done, pieces.REGISTRANTS_PIECE)] == ["r0", "r1", "r2"]
    assert [p.email for p in records(done, pieces.PANELISTS_PIECE)] == ["panel@planted.example"]
    asked = records(done, pieces.QUESTIONS_PIECE)
    assert [(q.question, q.answered) for q in asked] == [("q1", True), ("q2", False), ("q3", True)]
    assert [a.answer for a in records(done, pieces.POLLS_PIECE)] == ["Yes;Maybe", "No"]
    assert len(records(done, pieces.ABSENTEES_PIECE)) == 2
    assert [d.day for d in records(done, pieces.DAILY_PIECE)] == sorted(zoom.figures.daily)
    users = records(done, pieces.USERS_PIECE)
    assert [u.email for u in users if not u.active] == ["idle@planted.example"]
    assert {u.email for u in users if u.active} == {m.host for m in zoom.listed}
    assert sorted((leg.kind, leg.minutes, leg.cost) for leg in records(done, pieces.TELEPHONE_PIECE)) == [
        ("call-out", "10", "1.1"), ("toll-free", "2", "0.03"), ("toll-free", "3", "0.07"),
    ]  # fmt: skip
    assert [(i.charge, i.quantity, i.amount) for i in records(done, pieces.INVOICES_PIECE)] == [
        ("Audio Conferencing Options", "45", "45"), ("Pro", "3", "0.5"),
    ]  # fmt: skip
    stored = sorted(records(done, pieces.RECORDING_PIECE), key=lambda stored: stored.day)
    assert (stored[0].day, stored[0].usage, len(stored)) == (FIRST_DAY, "1 GB", LAST_DAY.day)


def test_nothing_is_asked_that_no_table_needs(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    get(connect(zoom), ["telephone", "billing", "invoices", "recording"])
    assert set(zoom.calls) == {"telephone", "billing", "invoices", "recording"}
    assert zoom.calls["invoices"] == 1  # not of periods long ago
    get(connect(zoom), ["list", "registrants"])
    assert (zoom.calls["history"], zoom.calls["registrants"], zoom.calls["webinar"]) == (1, 1, 0)


def test_no_name_is_in_the_file_of_a_download(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    done = get(connect(zoom))
    content = b"".join(path.read_bytes() for path in files_of(done.path) if path.exists())
    assert b"mensch" in content
    for name in (fake.PLANTED_NAME, fake.PLANTED_IP, fake.PLANTED_URL, "Walk  In", "Anonymous Attendee"):
        assert name.encode() not in content, name


def test_a_name_becomes_what_stands_for_it(start: Start, connect: Connect) -> None:
    zoom = filled(start)

    def stand_in(occurrence: Occurrence, session: Session) -> Session:
        return replace(session, name=f"{len(session.name)} in {occurrence.number}")

    asked = pieces.pieces_named(["list", "webinar"], DAYS, today_utc())
    asked = tuple(replace(piece, finish=stand_in) if piece.name == "webinar" else piece for piece in asked)
    done = download(connect(zoom), *DAYS, pieces=asked, purpose="usage")
    assert records(done, pieces.WEBINAR_SESSIONS_PIECE)[0].name == f"4 in {WEBINAR_NUMBER}"


def test_stand_ins_of_another_key_are_forgotten(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    get(connect(zoom), ["list", "webinar"], mark="one")
    get(connect(zoom), ["list", "webinar"], mark="one")
    assert zoom.calls["webinar"] == 1
    get(connect(zoom), ["list", "webinar"], mark="another")
    assert (zoom.calls["webinar"], zoom.calls["history"]) == (2, 2)


# ---------------------------------------------------------------------------------------------------------
# Days


def test_a_meeting_belongs_to_the_day_on_which_it_ends(start: Start, connect: Connect) -> None:
    late = datetime.combine(FIRST_DAY, time()) - timedelta(minutes=30)
    sample = make_meetings(3)[1]
    over = replace(sample, uuid=uuid_of(1), start=late, end=late + timedelta(hours=1))
    beyond = datetime.combine(LAST_DAY, time(23, 40))
    out = replace(sample, uuid=uuid_of(2), start=beyond, end=beyond + timedelta(hours=1))
    for by_hosts in (False, True):
        zoom = filled(start, [over, out])
        if by_hosts:
            zoom.scopes = zoom.scopes.replace("report:read:list_history_meetings:admin", "")
        done = get(connect(zoom), ["list", "participants"], fresh=True)
        assert {occurrence.uuid for occurrence in listed(done)} == {uuid_of(1), uuid_of(5001)}


def test_by_hosts_types_and_recordings_are_known_and_creation_is_not(start: Start, connect: Connect) -> None:
    zoom = filled(start)
    zoom.scopes = zoom.scopes.replace("report:read:list_history_meetings:admin", "")
    done = get(connect(zoom))
    assert warnings(done) == ["zoom.way-lost"]
    found = listed(done)
    assert len(found) == len({o.uuid for o in found}) == len(zoom.listed)
    assert [o.number for o in found if o.is_webinar] == [str(WEBINAR_NUMBER)]
    assert {(o.created, o.features) for o in found} == {(None, None)}
    assert {o.uuid: o.recorded for o in found} == {m.uuid: m.meeting_id % 2 == 0 for m in zoom.listed}
    first = min(call.query["from"] for call in zoom.asked if call.kind == "host meetings")
    assert first == str(FIRST_DAY - timedelta(days=2))


def test_days_that_are_not_over_for_an_hour_are_asked_again(start: Start, connect: Connect) -> None:
    today = today_utc()
    zoom = filled(start, make_meetings(3, first=today, days=1))
    asked = pieces.pieces_named(["list", "daily"], (today, today), today)
    for calls in (1, 2):
        download(connect(zoom), today, today, pieces=asked, purpose="usage")
        assert (zoom.calls["history"], zoom.calls["daily"]) == (calls, calls)
    yesterday = today - timedelta(days=1)
    asked = pieces.pieces_named(["list"], (yesterday, yesterday), today)
    with Store(download(connect(zoom), yesterday, yesterday, pieces=asked, purpose="usage").path) as store:
        (window,) = store.listed(pieces.OCCURRENCES_PIECE)
        is_over = window.at >= datetime.combine(today, time(1), UTC)
        assert store.is_listed(pieces.OCCURRENCES_PIECE, yesterday, yesterday) == is_over


# ---------------------------------------------------------------------------------------------------------
# What is known without asking, and what is not there


def test_a_meeting_of_one_person_is_its_hosts_without_asking(start: Start, connect: Connect) -> None:
    meetings = make_meetings(23)
    zoom = filled(start, meetings)
    done = get(connect(zoom), ["list", "participants"])
    alone = {m.uuid for m in meetings if m.people == 1}
    assert alone
    assert not alone & {call.key for call in zoom.asked}
    assert {item.uuid for item, ask in asks(done, pieces.SESSIONS_PIECE) if ask.way is None} == alone


@pytest.mark.parametrize("waiting", [False, True])
def test_where_both_ways_have_nobody_the_host_was_there(start: Start, connect: Connect, *, waiting: bool) -> None:
    meeting = next(m for m in make_meetings(5) if m.people > 1)
    zoom = filled(start, [meeting])
    waits = [fake.past_row(FakeStay("", meeting.start, meeting.end, waiting=True))] if waiting else []
    nobody = ok({"participants": waits, "next_page_token": ""})
    zoom.faults = lambda call: nobody if call.kind in ("past", "report") else None
    done = get(connect(zoom), ["list", "participants"])
    found = records(done, pieces.SESSIONS_PIECE)
    assert (found[0].email, found[0].join, found[0].leave) == (meeting.host, meeting.start, meeting.end)
    assert [session.waiting for session in found] == [False, True][: 1 + waiting]
    assert [ask.way for _, ask in asks(done, pieces.SESSIONS_PIECE)] == [None]
    assert zoom.calls["report"] == 1


def test_registration_is_there_or_not_or_unknown(start: Start, connect: Connect) -> None:
    numbers = [WEBINAR_NUMBER + n for n in range(1, 4)]
    zoom = filled(start, [make_webinar(number, seed=n) for n, number in enumerate(numbers)])
    webinars = zoom.figures.webinars
    webinars[numbers[0]] = replace(webinars[WEBINAR_NUMBER], registrants=())
    webinars[numbers[1]] = replace(webinars[WEBINAR_NUMBER], registrants=None)  # error 300
    done = get(connect(zoom), ["list", "webinar", "registrants", "absentees"])
    found = {int(item.number): ask.reason for item, ask in asks(done, pieces.REGISTRANTS_PIECE)}
    unknown = "Zoom doesn't have it, or not yet"
    assert found == {WEBINAR_NUMBER: "", numbers[0]: "", numbers[1]: "", numbers[2]: unknown}
    assert len(records(done, pieces.REGISTRANTS_PIECE)) == 3
    assert done.counts.aside == {}  # of those whose people are needed


def test_pages_that_do_not_come_to_what_zoom_counts_are_walked_again(start: Start, connect: Connect) -> None:
    meetings = [m for m in make_meetings(20) if m.people > 1]
    zoom = filled(start, meetings)
    zoom.page_size = 2
    walks = Counter[str]()
    short, once = meetings[0].uuid, meetings[1].uuid

    def more(call: Call, answer: dict[str, Any]) -> dict[str, Any]:
        walks[call.key] += "next_page_token" not in call.query
        if call.key == short or (call.key == once and walks[once] < 2):
            answer["total_records"] += 1
        return answer

    zoom.changes = more
    done = get(connect(zoom), ["list", "participants"])
    assert walks[once] == 2
    assert walks[short] == 6  # three times, and again at the end
    assert done.counts.aside == {"its list of participants never ends": 1}
    assert [occurrence.uuid for occurrence, _ in done.aside] == [short]
    assert short not in {item.uuid for item, ask in asks(done, pieces.SESSIONS_PIECE) if not ask.reason}


def test_people_of_a_webinar_that_zoom_has_not_worked_out_are_asked_for_again(start: Start, connect: Connect) -> None:
    zoom = filled(start, make_meetings(9))
    webinar = next(m for m in zoom.listed if m.kind == "Webinar")
    rows = [
        {"join_time": fake.moment(s.join), "leave_time": fake.moment(s.leave), "duration": 0} for s in webinar.stays
    ]
    zoom.faults = lambda call: ok({"participants": rows}) if call.kind == "webinar" else None
    done = get(connect(zoom), ["list", "participants", "webinar"])
    assert done.counts.aside == {"Zoom hasn't yet worked out how long people stayed": 1}
    assert zoom.calls["webinar"] == 2


# ---------------------------------------------------------------------------------------------------------
# Refused


@pytest.mark.parametrize("kind", sorted({"webinar", "registrants", "qa", "daily", "telephone", "billing", "recording"}))
@pytest.mark.parametrize("how", ["scope", "4711", "200"])
def test_a_piece_that_is_refused_is_never_the_end(start: Start, connect: Connect, kind: str, how: str) -> None:
    zoom = filled(start, make_meetings(5))
    piece = next(piece for piece in pieces.USAGE_PIECES if piece.name == kind)
    scope = piece.ways[0].endpoint.scopes[0]
    if how == "scope":
        zoom.scopes = zoom.scopes.replace(scope, "")
        # Zoom's specification does not name these two, so they are tried.
        tried = kind in ("daily", "recording")
        zoom.faults = lambda call: json_fault(400, 4711, "does not contain scopes") if call.kind == kind else None
        assert bool(piece.ways[0].endpoint.is_scope_documented) != tried
    else:
        fault = (
            json_fault(400, 4711, f"does not contain scopes:[{scope}]") if how == "4711" else json_fault(400, 200, "No")
        )
        zoom.faults = lambda call: fault if call.kind == kind else None
    done = get(connect(zoom))
    is_of_one = how == "200" and kind in ("webinar", "registrants", "qa")  # of one webinar nobody can tell
    assert [refusal.piece.name for refusal in done.refused] == ([] if is_of_one else [kind])
    if not is_of_one:
        assert "zoom.piece-refused" in warnings(done)
        words = {"200": "Zoom doesn't allow it"}.get(how, f"the app lacks the scope {scope}")
        expected = (
            "Zoom hasn't enabled the option Department Billing for the account"
            if (kind, how) == ("billing", "200")
            else words
        )
        assert str(done.refused[0].reason) == expected
    assert zoom.calls[kind] <= 2
    assert len(listed(done)) == 6


def test_what_is_refused_for_every_webinar_is_refused_altogether(start: Start, connect: Connect) -> None:
    webinars = [make_webinar(WEBINAR_NUMBER + n, seed=n) for n in range(1, 60)]
    zoom = filled(start, webinars)
    zoom.faults = lambda call: json_fault(400, 200, "Webinar plan is missing.") if call.kind == "qa" else None
    done = get(connect(zoom), ["list", "qa"])
    assert [refusal.piece.name for refusal in done.refused] == ["qa"]
    assert 8 <= zoom.calls["qa"] <= 16


def test_a_piece_without_any_answer_is_put_aside_and_all_others_come(start: Start, connect: Connect) -> None:
    webinars = [make_webinar(WEBINAR_NUMBER + n, seed=n) for n in range(1, 30)]
    zoom = filled(start, webinars)
    zoom.faults = lambda call: Fault(500) if call.kind == "qa" else None
    done = get(connect(zoom), ["list", "qa", "polls", "daily"])
    assert {ask.reason for _, ask in asks(done, pieces.QUESTIONS_PIECE)} == {"no usable answer in several tries"}
    assert len(asks(done, pieces.QUESTIONS_PIECE)) == len(webinars) + 1
    others = [*asks(done, pieces.POLLS_PIECE), *asks(done, pieces.DAILY_PIECE)]
    assert len(others) > len(webinars)
    assert {ask.reason for _, ask in others} == {""}


@pytest.mark.parametrize("fault", [Fault(500), fake.HTML, Fault(404, b"{}"), json_fault(400, 300, "no")])
def test_a_month_of_figures_that_does_not_come_is_put_aside(start: Start, connect: Connect, fault: Fault) -> None:
    zoom = filled(start, make_meetings(5))
    zoom.faults = lambda call: fault if call.kind == "daily" else None
    done = get(connect(zoom))
    assert [bool(ask.reason) for _, ask in asks(done, pieces.DAILY_PIECE)] == [True]
    assert done.counts.aside == {}
    zoom.faults = lambda _: None
    assert [ask.reason for _, ask in asks(get(connect(zoom)), pieces.DAILY_PIECE)] == [""]


@pytest.mark.parametrize("scope", ["list", "participants"])
def test_what_is_needed_and_refused_ends_the_run(start: Start, connect: Connect, scope: str) -> None:
    zoom = filled(start, make_meetings(5))
    lacking = {
        "list": ["report:read:list_history_meetings:admin", "report:read:user:admin"],
        "participants": ["meeting:read:list_past_participants:admin", "report:read:list_meeting_participants:admin"],
    }[scope]
    for name in lacking:
        zoom.scopes = zoom.scopes.replace(name, "")
    with pytest.raises(InputError) as caught:
        get(connect(zoom))
    assert lacking[0] in str(caught.value.findings[0].title)
    assert zoom.calls.total() == 0


def test_webinars_put_aside_count_to_the_fifth_that_ends_a_run(start: Start, connect: Connect) -> None:
    zoom = filled(start, [m for m in make_meetings(5) if m.people > 1][:3])
    zoom.faults = lambda call: fake.NOT_THERE if call.kind == "webinar" else None
    with pytest.raises(AppError, match="no answer for 1 of 4 meetings"):
        get(connect(zoom))
    assert get(connect(zoom), most_aside=1).counts.aside == {"Zoom doesn't have it, or not yet": 1}


# ---------------------------------------------------------------------------------------------------------
# Plans and progress


def test_a_plan_counts_the_calls_of_all_pieces(start: Start, connect: Connect) -> None:
    meetings = make_meetings(30)
    zoom = filled(start, meetings)
    asked = pieces.pieces_named(ALL, DAYS, today_utc())
    made = plan(connect(zoom), *DAYS, pieces=asked, purpose="usage")
    several = sum(m.people > 1 for m in meetings)
    assert (made.meetings, made.is_exact, made.fetched) == (31, True, 0)
    windows = 1 + (LAST_DAY.day > 30)
    heavy = {"list": 1, "webinar": 4, "daily": 1, "users": 2, "telephone": 3, "billing": 1, "invoices": 1}
    assert made.calls == {"light": 0, "medium": several + 2, "heavy": sum(heavy.values()) + windows}
    zoom.calls.clear()
    get(connect(zoom))
    assert zoom.calls.total() == made.calls["medium"] + made.calls["heavy"]
    again = plan(connect(zoom), *DAYS, pieces=asked, purpose="usage")
    assert (again.meetings, again.fetched, again.calls["medium"]) == (31, 31, 0)


def test_progress_counts_the_parts_of_all_pieces(start: Start, connect: Connect) -> None:
    zoom, seen = filled(start, make_meetings(8)), list[DownloadProgress]()
    zoom.faults = lambda _: Fault(seconds=0.02)
    get(connect(zoom), watch=seen.append)
    last = seen[-1]
    assert last.done <= last.meetings == 8 + 6 + 3 + 1 + (1 + (LAST_DAY.day > 30))
    assert " parts, " in str(last.sentence())

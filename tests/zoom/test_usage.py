"""From the account to the raw tables of a usage run: what is asked, what comes of it, and what is lacking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.zoom import fake
from tests.zoom.conftest import Connect, Start
from tests.zoom.fake import FakeMeeting, FakeStay, FakeZoom, Fault, json_fault, ok
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, make_meetings
from tests.zoom.usage_organisation import HOST, PANELIST, WEBINAR_NUMBER, at, fill, make_webinar
from zoomwizard.core.engine import Engine
from zoomwizard.modes.usage.asked import (
    PIECES_OF_TABLES,
    PURPOSE,
    ShownPeople,
    asked_names,
    asked_pieces,
    mark_of,
)
from zoomwizard.modes.usage.from_zoom import LoadedZoom, gigabytes_of, load_from_zoom
from zoomwizard.modes.usage.raw import RAW_TABLES, make_raw_tables
from zoomwizard.modes.usage.tables import USAGE_TABLES
from zoomwizard.modes.usage.zoom_coverage import coverage_reasons, download_findings, months_later
from zoomwizard.zoom.api.usage_answers import StorageDay
from zoomwizard.zoom.collect import usage_pieces as pieces
from zoomwizard.zoom.collect.run import download, today_utc
from zoomwizard.zoom.stand_ins import fold_name, occurrence_id, occurrence_key, weak_person

pytestmark = pytest.mark.usefixtures("past_the_first_hour")
KEY = bytes(range(32))
DAYS = (FIRST_DAY, LAST_DAY)
ALL = tuple(PIECES_OF_TABLES)
Loaded = tuple[Engine, LoadedZoom]
Run = Callable[..., Loaded]


@pytest.fixture
def run(tmp_path: Path, connect: Connect) -> Iterator[Run]:
    """Downloads what some tables need, and puts it into the raw tables."""
    folder = tmp_path / "engine"
    folder.mkdir()
    with Engine(folder) as engine:

        def go(zoom: FakeZoom, tables: Any = ALL, days: tuple[date, date] = DAYS, **more: Any) -> Loaded:
            names = asked_names(tables, asks_people=more.pop("asks_people", True))
            shown = more.pop("shown", None)
            wanted = more.pop("wanted", lambda _: True)
            asked = asked_pieces(names, days, today_utc(), KEY, shown=shown, wanted=wanted)
            done = download(
                connect(zoom), *days, pieces=asked, purpose=PURPOSE, mark=mark_of(KEY), most_aside=1,
                fresh=shown is not None, **more,
            )  # fmt: skip
            make_raw_tables(engine)
            return engine, load_from_zoom(engine, done, asked, days, KEY, shown=shown)

        yield go


@pytest.fixture
def zoom(start: Start) -> FakeZoom:
    zoom = start()
    fill(zoom)
    return zoom


def guest(meeting: FakeMeeting, name: str) -> str:
    return weak_person(occurrence_key(str(meeting.meeting_id), meeting.start), fold_name(name), KEY)


def stand_in(meeting: FakeMeeting) -> str:
    return occurrence_id(occurrence_key(str(meeting.meeting_id), meeting.start), KEY)


def coverage(engine: Engine, piece: str) -> list[tuple[Any, ...]]:
    return engine.all(
        "SELECT key, status, reason FROM raw_coverage WHERE piece = ? ORDER BY key = 'all' DESC, 1", [piece]
    )


def webinar_of(zoom: FakeZoom) -> FakeMeeting:
    return next(m for m in zoom.listed if m.kind == "Webinar")


# ---------------------------------------------------------------------------------------------------------
# What is asked


def test_every_table_says_what_it_needs() -> None:
    assert list(PIECES_OF_TABLES) == [table.name for table in USAGE_TABLES]
    known = {piece.name for piece in pieces.USAGE_PIECES}
    assert {name for names in PIECES_OF_TABLES.values() for name in names} <= known


@pytest.mark.parametrize(
    ("tables", "asked"),
    [
        (["costs"], {"telephone", "billing", "invoices", "recording"}),
        (["features"], {"list"}),
        (["attendance"], {"list", "participants"}),
        (["polls"], {"list", "panelists", "polls"}),
        (["questions", "retention"], {"list", "webinar", "registrants", "panelists", "qa"}),
        (["days", "users"], {"list", "participants", "webinar", "registrants", "daily", "users"}),
    ],
)
def test_what_no_table_needs_is_not_asked(run: Run, zoom: FakeZoom, tables: list[str], asked: set[str]) -> None:
    assert asked_names(tables) == asked
    run(zoom, tables)
    kinds = {"history": "list", "past": "participants", "report": "participants", "hosts": "users"}
    assert {kinds.get(kind, kind) for kind in zoom.calls} == asked


def test_nobody_is_asked_for_where_nobody_wants_to_know(run: Run, zoom: FakeZoom) -> None:
    engine, _ = run(zoom, asks_people=False)
    assert not {"past", "report", "webinar"} & set(zoom.calls)
    assert engine.all("SELECT DISTINCT coverage FROM raw_occurrences") == [("list_only",)]
    assert engine.one("SELECT count(*) FROM raw_sessions") == (0,)


def test_people_of_other_occurrences_are_not_asked(run: Run, zoom: FakeZoom) -> None:
    webinar = webinar_of(zoom)
    engine, _ = run(zoom, wanted=lambda one: one.uuid == webinar.uuid)
    assert not {"past", "report"} & set(zoom.calls)
    assert engine.all("SELECT uuid FROM raw_occurrences WHERE coverage = 'complete'") == [(webinar.uuid,)]


# ---------------------------------------------------------------------------------------------------------
# What comes


def test_meetings_and_who_was_there(run: Run, zoom: FakeZoom) -> None:
    engine, loaded = run(zoom)
    meetings = [m for m in zoom.listed if m.kind == "Meeting"]
    found = engine.all(
        "SELECT uuid, source, origin, number, host_email, start_time, end_time, created, topic, zoom_minutes,"
        " zoom_join_records, recorded, coverage FROM raw_occurrences WHERE kind = 'meeting' ORDER BY uuid"
    )
    expected = [
        (
            m.uuid, "api", 0, str(m.meeting_id), m.host, m.start, m.end, m.created, m.topic,
            fake.minutes(m.start, m.end), m.people, m.meeting_id % 2 == 0, "complete" if m.people > 1 else "host_only",
        )
        for m in meetings
    ]  # fmt: skip
    assert found == sorted(expected)
    assert loaded.next_id == len(zoom.listed) + 1
    assert engine.one("SELECT min(id), max(id) FROM raw_occurrences") == (1, len(zoom.listed))
    sessions = engine.all(
        "SELECT uuid, email, zoom_id, guest, internal, waiting, join_time, leave_time FROM raw_sessions"
        " JOIN raw_occurrences USING (id) WHERE kind = 'meeting'"
    )
    rows = [
        (
            m.uuid, s.email or None, (s.person if m.people > 1 else "") or None,
            guest(m, s.name) if m.people > 1 else None, bool(s.person), s.waiting, s.join, s.leave,
        )
        for m in meetings
        for s in m.stays
    ]  # fmt: skip
    assert sorted(map(str, sessions)) == sorted(map(str, rows))
    features = engine.one("SELECT features FROM raw_occurrences WHERE uuid = ?", [meetings[0].uuid])
    assert features == ({"poll": True, "record_to_cloud": meetings[0].meeting_id % 2 == 0, "screen_sharing": False},)


def test_webinars_and_what_happened_in_them(run: Run, zoom: FakeZoom) -> None:
    engine, _ = run(zoom)
    webinar = webinar_of(zoom)
    walk_in = guest(webinar, "walk in")
    (id_,) = engine.one("SELECT id FROM raw_occurrences WHERE kind = 'webinar'")
    assert engine.one(
        "SELECT zoom_unique_viewers, zoom_max_concurrent, zoom_absentees, registration, coverage, has_panel,"
        " has_questions, has_answers FROM raw_occurrences WHERE id = ?", [id_]
    ) == (4, 3, 2, True, "complete", True, True, True)  # fmt: skip
    assert engine.all(
        "SELECT email, registrant_id, zoom_id, guest, waiting FROM raw_sessions WHERE id = ? ORDER BY rowid", [id_]
    ) == [
        (HOST, None, "u001", guest(webinar, "Host"), False),
        (PANELIST, None, None, guest(webinar, "Panel"), False),
        (None, "r0", None, guest(webinar, "A"), False),
        ("anna@planted.example", None, None, guest(webinar, "A"), False),
        (None, None, None, walk_in, False),
        (None, None, None, guest(webinar, "Waits"), True),
    ]
    assert engine.all("SELECT * FROM raw_roles ORDER BY role, registrant_id") == [
        (id_, "panelist", PANELIST, None),
        (id_, "registrant", "anna@planted.example", "r0"),
        (id_, "registrant", "bert@planted.example", "r1"),
        (id_, "registrant", "clara@planted.example", "r2"),
    ]
    assert engine.all("SELECT id, question_id, asked, email, guest, answered FROM raw_questions ORDER BY 2") == [
        (id_, "q1", at(5), "anna@planted.example", guest(webinar, fake.PLANTED_NAME), True),
        (id_, "q2", at(6), None, None, False),
        (id_, "q3", at(7), None, walk_in, True),
    ]
    assert engine.all("SELECT id, record, polling_id, email, guest, answer_text FROM raw_answers ORDER BY 2") == [
        (id_, 1, "p1", "bert@planted.example", guest(webinar, fake.PLANTED_NAME), "Yes;Maybe"),
        (id_, 2, "p1", None, None, "No"),
    ]


def test_figures_and_costs(run: Run, zoom: FakeZoom) -> None:
    before = FIRST_DAY - timedelta(days=1)
    zoom.figures.daily[before] = (1, 1, 1, 1)
    engine, loaded = run(zoom)
    assert engine.all("FROM raw_daily ORDER BY date") == [
        (day, *of) for day, of in sorted(zoom.figures.daily.items()) if day != before
    ]
    month = f"{FIRST_DAY:%Y-%m}"
    assert engine.all("SELECT month, email, type, meetings FROM raw_users WHERE email LIKE 'idle%'") == [
        (month, "idle@planted.example", 1, 0)
    ]
    assert (
        engine.one("SELECT count(*), count(DISTINCT zoom_id) FROM raw_users")
        == (len({m.host for m in zoom.listed}) + 1,) * 2
    )
    end = FIRST_DAY + timedelta(days=27)
    assert engine.all(
        "SELECT item, period_start, period_end, detail, quantity, unit, amount, tax, currency FROM raw_costs"
        " WHERE item <> 'storage' ORDER BY ALL"
    ) == [
        ("audio", FIRST_DAY, FIRST_DAY, "call-out, DE", Decimal(10), "minutes", Decimal("1.1"), None, "USD"),
        ("audio", FIRST_DAY, FIRST_DAY, "toll-free, US", Decimal(2), "minutes", Decimal("0.03"), None, "USD"),
        ("audio", FIRST_DAY, FIRST_DAY, "toll-free, US", Decimal(3), "minutes", Decimal("0.07"), None, "USD"),
        ("invoice", FIRST_DAY, end, "Audio Conferencing Options", Decimal(45), "licences", Decimal(45), Decimal("4.5"),
         "USD"),
        ("invoice", FIRST_DAY, end, "Pro", Decimal(3), "licences", Decimal("0.5"), Decimal(0), "USD"),
        ("plan", FIRST_DAY - timedelta(days=3), end, "detailed", None, None, Decimal("45.5"), Decimal("4.5"), "USD"),
    ]  # fmt: skip
    assert engine.one("SELECT sum(quantity), min(unit) FROM raw_costs WHERE item = 'storage'") == (
        Decimal(sum(range(LAST_DAY.day + 1))),
        "GB",
    )
    assert loaded.findings == []


def test_invoices_that_do_not_add_up_are_told(run: Run, zoom: FakeZoom) -> None:
    zoom.figures.invoices = {"now": [{**zoom.figures.invoices["now"][0], "total_amount": "45.51"}], "long ago": []}
    assert run(zoom, ["costs"])[1].findings == []
    zoom.figures.invoices["now"][0]["total_amount"] = "45.52"
    (finding,) = run(zoom, ["costs"], shown=ShownPeople())[1].findings  # a fresh one
    assert finding.code == "zoom.invoices-off"


@pytest.mark.parametrize(
    ("usage", "gigabytes"),
    [
        ("3 GB", "3"), ("3 MB", "0.0029296875"), ("1.5 TB", "1536"), ("1,024 MB", "1"), ("0 MB", "0"),
        ("Unlimited", None), ("3 KB", None), ("", None), ("x GB", None), ("1. GB", None), ("٣ GB", None),
    ],
)  # fmt: skip
def test_sizes_are_gigabytes(usage: str, gigabytes: str | None) -> None:
    found = gigabytes_of(StorageDay(date(2026, 10, 5), usage, ""))
    assert found == (None if gigabytes is None else Decimal(gigabytes))


def test_sessions_without_a_beginning_or_with_an_end_before_it_are_counted_and_left_out(run: Run, start: Start) -> None:
    zoom = start()
    meeting = next(m for m in make_meetings(5) if m.people > 1)
    back = FakeStay("back@planted.example", meeting.end, meeting.start)
    fill(zoom, [replace(meeting, stays=(*meeting.stays, back))])
    rows = [fake.past_row(stay) for stay in meeting.stays]
    odd = [{**rows[0], "join_time": "soon"}, {**rows[0], "leave_time": ""}, fake.past_row(back)]
    zoom.faults = lambda call: ok({"participants": rows + odd}) if call.kind == "past" else None
    engine, loaded = run(zoom)
    assert loaded.rejected == 2
    (count, open_ended) = engine.one(
        "SELECT count(*), count(*) FILTER (WHERE leave_time IS NULL) FROM raw_sessions JOIN raw_occurrences USING (id)"
        " WHERE kind = 'meeting'"
    )
    assert (count, open_ended) == (len(meeting.stays) + 1, 1)


def test_names_that_are_to_be_shown_are_in_memory_alone(run: Run, zoom: FakeZoom) -> None:
    shown = ShownPeople()
    engine, _ = run(zoom, shown=shown)
    webinar = webinar_of(zoom)
    found = engine.all(
        "SELECT email, guest, name FROM raw_people JOIN raw_occurrences USING (id) WHERE kind = 'webinar'"
    )
    assert (None, guest(webinar, "walk in"), "Walk  In (Host)") in found
    assert (HOST, guest(webinar, "Host"), "Host") in found
    engine, _ = run(zoom)  # another run finds all there, but for the names
    assert engine.one("SELECT count(*) FROM raw_people") == (0,)


def test_no_name_is_in_any_raw_table(run: Run, zoom: FakeZoom) -> None:
    engine, _ = run(zoom)
    cells = {str(cell) for table in RAW_TABLES for row in engine.all(f"FROM {table}") for cell in row}
    assert "anna@planted.example" in cells
    for name in (fake.PLANTED_NAME, "Walk  In", "walk in", "Anonymous Attendee", fake.PLANTED_IP):
        assert not any(name.casefold() in cell.casefold() for cell in cells), name


# ---------------------------------------------------------------------------------------------------------
# What is lacking


def test_everything_that_came_is_said_to_be_complete(run: Run, zoom: FakeZoom) -> None:
    engine, _ = run(zoom)
    rows = engine.all("SELECT piece, key, status, reason, expected, got, lost_after FROM raw_coverage ORDER BY rowid")
    several = sum(m.kind == "Meeting" for m in zoom.listed)
    lost, windows = months_later(FIRST_DAY), 1 + (LAST_DAY.day > 30)
    counts = {"list": several + 1, "participants": several, "billing": 1, "recording": windows}
    names = [
        "list", "participants", "webinar", "registrants", "panelists", "qa", "polls", "absentees", "daily", "users",
        "telephone", "billing", "recording",
    ]  # fmt: skip
    without = {"registrants", "panelists", "billing"}
    assert rows == [
        (name, "all", "complete", None, counts.get(name, 1), counts.get(name, 1), None if name in without else lost)
        for name in names
    ]


def test_a_piece_that_is_refused_is_a_row(run: Run, zoom: FakeZoom) -> None:
    for name in ("webinar:read:list_registrants:admin", "report:read:list_webinar_participants:admin"):
        zoom.scopes = zoom.scopes.replace(name, "")
    zoom.faults = lambda call: json_fault(400, 200, "No permission.") if call.kind == "billing" else None
    engine, _ = run(zoom)
    assert coverage(engine, "registrants") == [
        ("all", "refused", "the app lacks the scope webinar:read:list_registrants:admin")
    ]
    assert coverage(engine, "billing") == [
        ("all", "refused", "Zoom hasn't enabled the option Department Billing for the account")
    ]
    found = engine.one("SELECT registration, coverage, has_panel FROM raw_occurrences WHERE kind = 'webinar'")
    assert found == (None, "list_only", True)
    assert engine.one("SELECT count(*) FROM raw_costs WHERE item IN ('plan', 'invoice')") == (0,)


def test_what_is_put_aside_is_a_row_with_its_reason(run: Run, start: Start) -> None:
    zoom = start()
    meetings = [m for m in make_meetings(12) if m.people > 1]
    fill(zoom, meetings)
    gone, slow = meetings[0], meetings[1]
    zero = ok({"participants": [fake.past_row(s) | {"duration": 0} for s in slow.stays]})
    faults = {gone.uuid: fake.NOT_THERE, slow.uuid: zero}
    zoom.faults = lambda call: faults.get(call.key)
    engine, _ = run(zoom)
    assert coverage(engine, "participants") == [
        ("all", "incomplete", None),
        *sorted([
            (stand_in(gone), "put_aside", "Zoom doesn't have it, or not yet"),
            (stand_in(slow), "not_yet", "Zoom hasn't yet worked out how long people stayed"),
        ]),
    ]  # fmt: skip
    aside = engine.all("SELECT uuid FROM raw_occurrences WHERE coverage = 'put_aside'")
    assert {uuid for (uuid,) in aside} == {gone.uuid, slow.uuid}
    assert engine.one(
        "SELECT count(*) FROM raw_sessions JOIN raw_occurrences USING (id) WHERE coverage = 'put_aside'"
    ) == (0,)


@pytest.mark.parametrize("days_ago", [3, 60])
def test_a_registration_that_is_gone_is_unknown(run: Run, start: Start, days_ago: int) -> None:
    zoom = start()
    fill(zoom, [])
    number, day = WEBINAR_NUMBER + 1, today_utc() - timedelta(days=days_ago)
    webinar = make_webinar(number, day, seed=9)
    zoom.meetings[webinar.uuid] = webinar
    zoom.listed = [webinar]
    engine, _ = run(zoom, ["webinars"], (day, day))
    gone, no_longer = ("not_possible", "Zoom no longer has it"), ("too_old", "Zoom keeps registrations for 30 days")
    status = no_longer if days_ago > 30 else gone
    assert coverage(engine, "registrants")[1:] == [(stand_in(webinar), *status)]
    assert engine.one("SELECT registration, has_panel, zoom_absentees FROM raw_occurrences") == (None, False, 0)


def test_a_day_that_is_not_over_is_incomplete(run: Run, start: Start) -> None:
    zoom = start()
    fill(zoom, make_meetings(3, first=today_utc(), days=1))
    today = today_utc()
    engine, _ = run(zoom, ["days"], (today, today))
    said = "the day had been over for less than an hour when Zoom was asked"
    assert coverage(engine, "list") == [("all", "incomplete", None), (str(today), "incomplete", said)]
    assert coverage(engine, "daily") == [("all", "incomplete", None), (f"{today:%Y-%m}", "incomplete", said)]


def four_more(call: fake.Call, answer: dict[str, Any]) -> dict[str, Any]:
    """The list of meetings has four entries fewer than Zoom says."""
    return answer | {"total_records": len(answer["history_meetings"]) + 4} if call.kind == "history" else answer


def test_a_list_that_is_shorter_than_zoom_says_makes_its_days_incomplete(run: Run, zoom: FakeZoom) -> None:
    zoom.changes = four_more
    engine, _ = run(zoom, ["features"])
    assert engine.one("SELECT expected - got FROM raw_coverage WHERE key = 'all'") == (4,)
    assert [key for key, _, _ in coverage(engine, "list")[1:]] == [
        str(FIRST_DAY + timedelta(days=n)) for n in range(LAST_DAY.day)
    ]


def test_months_that_do_not_come_are_rows(run: Run, zoom: FakeZoom) -> None:
    zoom.faults = lambda call: Fault(500) if call.kind in ("users", "telephone", "recording", "daily") else None
    engine, _ = run(zoom, ["days", "costs"])
    month = (f"{FIRST_DAY:%Y-%m}", "put_aside", "no usable answer in several tries")
    assert coverage(engine, "daily") == [("all", "incomplete", None), month]
    assert coverage(engine, "telephone") == [("all", "incomplete", None), month]
    assert len(coverage(engine, "recording")) == 1 + LAST_DAY.day


def test_what_zoom_says_is_too_old_is_too_old(run: Run, zoom: FakeZoom) -> None:
    old = json_fault(400, 12702, "Can not access a meeting a year ago.")
    old_one = next(m for m in zoom.listed if m.people > 1 and m.kind == "Meeting")
    zoom.faults = lambda call: old if call.key == old_one.uuid or call.kind == "qa" else None
    engine, _ = run(zoom)
    assert coverage(engine, "participants")[1:] == [(stand_in(old_one), "too_old", "Zoom no longer keeps it")]
    assert coverage(engine, "qa")[1:] == [(stand_in(webinar_of(zoom)), "too_old", "Zoom no longer keeps it")]


def test_what_is_put_aside_and_what_no_list_has_is_told(connect: Connect, zoom: FakeZoom) -> None:
    zoom.changes = four_more
    zoom.faults = lambda call: fake.NOT_THERE if call.kind == "webinar" else None
    asked = asked_pieces(asked_names(["webinars"]), DAYS, today_utc(), KEY)
    done = download(connect(zoom), *DAYS, pieces=asked, purpose=PURPOSE, most_aside=1, tell=download_findings)
    assert [(f.code, str(f.title)) for f in done.findings] == [
        ("zoom.aside", "Zoom didn't say who was in 1 meeting or webinar, so its figures about people are blank."),
        ("zoom.list-fewer", "Zoom's list has 4 entries that are missing or can't be used."),
    ]


def test_every_reason_is_one_of_those_that_the_proof_knows(run: Run, zoom: FakeZoom) -> None:
    zoom.scopes = zoom.scopes.replace("report:read:daily_usage:admin", "")
    faults = {"daily": json_fault(400, 4711, "no"), "qa": json_fault(400, 200, "no"), "polls": Fault(302),
              "absentees": json_fault(418, 1, "?"), "registrants": fake.NOT_THERE}  # fmt: skip
    zoom.faults = lambda call: faults.get(call.kind)
    engine, _ = run(zoom)
    reasons = {reason for (reason,) in engine.all("SELECT DISTINCT reason FROM raw_coverage WHERE reason IS NOT NULL")}
    assert len(reasons) == 5
    assert reasons <= coverage_reasons()

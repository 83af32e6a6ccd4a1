"""Hypothesis strategies: small made-up organisations and the odd things that happen to them.

An organisation is drawn as it truly was, in instants. `report_rows` writes it down as a Zoom report of any
zone, `hashed_rows` is what the oracle's admin step makes of that. Sessions are mostly short, because the
oracle counts seconds.
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.oracle.admin import AdminOptions, AdminResult, ReportRow, hash_report
from tests.oracle.clock import row_to_utc, utc_to_wall, whole_minutes
from tests.oracle.hours import Interval, WorkingHours
from tests.oracle.rows import AnalystOptions, HashedRow, PersonWeek, read_cells
from tests.oracle.text import normal_topic

ZONES: Final = (
    "Europe/Zurich",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Australia/Lord_Howe",  # its clocks change by half an hour
    "UTC",
)
QUERY_ZONES: Final = (*ZONES, "Pacific Standard Time", "", "Nowhere Standard Time")

# Sundays before, at and after which clocks change in 2026, and the instants at which they do.
SUNDAYS: Final = (
    datetime(2026, 6, 7),  # nothing happens
    datetime(2026, 3, 8),
    datetime(2026, 3, 29),
    datetime(2026, 4, 5),
    datetime(2026, 10, 4),
    datetime(2026, 10, 25),
    datetime(2026, 11, 1),
)
CHANGES: Final = (
    datetime(2026, 3, 8, 10),  # Los Angeles
    datetime(2026, 3, 29, 1),  # Zurich
    datetime(2026, 4, 4, 15),  # Lord Howe
    datetime(2026, 10, 3, 15, 30),  # Lord Howe
    datetime(2026, 10, 25, 1),  # Zurich
    datetime(2026, 11, 1, 9),  # Los Angeles
)

# E-mail, name, HashID. The second and third are one person, the fourth's HashID would not survive a number.
PEOPLE: Final = (
    ("marta.kowalska@example.org", "Marta Kowalska", "p7qx2mzt4hkr"),
    ("jürg.strässle@example.org", "Jürg Strässle", "pb3n6vw5yqd2"),
    ("j.straessle@example.org", "Jürg (mobile)", "pb3n6vw5yqd2"),
    ("ananya.rao@example.org", "Ananya Rao", "0061728394"),
    ("tom.oshea@example.org", "Tom O'Shea", "pz5c4k2tjw6f"),
)
STRANGERS: Final = (("visitor@example.net", "A Visitor"), ("", "Guest on the phone"))

SUBJECTS: Final = ("Weekly sync", "Café  planning", "ΟΔΟΣ 7", "NA", '=1+1, "quoted"', "İzmir visit", " ")
OTHER_TOPICS: Final = ("Quick call", "Zoom Meeting", "", " \u00a0", "Weekly sync 2", "-")

SHIFTS: Final = (
    (None, None),
    (time(8, 30), time(17, 15)),
    (time(22), time(6)),
    (time(9), time(9)),
    (time(2, 15), time(2, 45)),  # lies in the hour that the clocks skip or repeat
    (time(9), time(0)),
    (time(10), None),
)
WORKING_DAYS: Final = (None, frozenset({0, 1, 2, 3, 4}), frozenset({6, 0, 1, 2, 3}), frozenset({5}))
BOOKED_BEFORE: Final = (0, 59, 60, 119, 120, 121, 179, 180, 299, 300, 259_200, -30)
BAND_EDGES: Final = (1, 30, 31, 59, 60, 61, 119, 120)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """What happened. The times in `sessions` are instants, not yet anybody's wall clock."""

    zone: ZoneInfo  # the Zoom admin's
    mapping: dict[str, str]
    sessions: tuple[ReportRow, ...]
    subjects: tuple[str, ...]
    query: tuple[PersonWeek, ...]
    options: AnalystOptions


def report_rows(organisation: Organisation, zone: ZoneInfo | None = None) -> list[ReportRow]:
    """The Zoom report of an admin in that zone (else the organisation's own)."""
    return [write_in(zone or organisation.zone, session) for session in organisation.sessions]


def write_in(zone: ZoneInfo, session: ReportRow) -> ReportRow:
    def wall(instant: datetime | None) -> datetime | None:
        return None if instant is None else utc_to_wall(instant, zone)

    return replace(
        session,
        creation=wall(session.creation),
        start=wall(session.start),
        end=wall(session.end),
        join=wall(session.join),
        leave=wall(session.leave),
    )


def is_readable_in(organisation: Organisation, zone: ZoneInfo) -> bool:
    """A report of that zone says the same instants: none is lost in an hour that comes twice."""
    for session in organisation.sessions:
        row = write_in(zone, session)
        assert row.start is not None
        assert row.join is not None
        assert row.leave is not None
        read = row_to_utc(row.creation, row.start, row.join, row.leave, zone)
        if read != (session.creation, session.start, session.join, session.leave):
            return False
    return True


def hashed(organisation: Organisation) -> AdminResult:
    return hash_report(report_rows(organisation), organisation.mapping, AdminOptions(zone=organisation.zone))


def hashed_rows(organisation: Organisation) -> list[HashedRow]:
    return [read_cells(cells) for cells in hashed(organisation).rows]


def zones() -> st.SearchStrategy[ZoneInfo]:
    return st.sampled_from(ZONES).map(ZoneInfo)


def lengths() -> st.SearchStrategy[timedelta]:
    """Mostly minutes; now and then the edge of a band, or hours and over midnight."""
    few_minutes = st.integers(0, 900)
    edges = st.sampled_from(BAND_EDGES).map(lambda minutes: minutes * 60)
    hours = st.integers(7_200, 36_000)
    return st.sampled_from((few_minutes,) * 9 + (edges,) * 2 + (hours,)).flatmap(
        lambda kind: kind.map(lambda seconds: timedelta(seconds=seconds))
    )


def instants(sunday: datetime, weeks: int) -> st.SearchStrategy[datetime]:
    """In those weeks, often where it hurts: when clocks change and around the midnight that begins a week."""
    anywhere = st.integers(0, weeks * 604_800 - 1).map(lambda seconds: sunday + timedelta(seconds=seconds))
    near_week = st.builds(
        lambda week, minutes: sunday + timedelta(weeks=week, minutes=minutes),
        st.integers(0, weeks),
        st.integers(-840, 840),
    )
    end = sunday + timedelta(weeks=weeks)
    changes = [change for change in CHANGES if sunday - timedelta(days=1) <= change <= end]
    if not changes:
        return st.one_of(anywhere, near_week)
    near_change = st.builds(
        lambda change, minutes: change + timedelta(minutes=minutes),
        st.sampled_from(changes),
        st.integers(-150, 150),
    )
    return st.one_of(anywhere, near_change, near_week)


def meeting_ids() -> st.SearchStrategy[str]:
    """9, 10 or 11 digits and a few others, grouped as the portal does, or with hyphens or hard spaces; or a decimal."""
    lengths_of_ids = st.sampled_from((9, 10, 11, 11, 11, 12, 8))
    numbers = lengths_of_ids.flatmap(lambda n: st.integers(10 ** (n - 1), 10**n - 1)).map(str)
    separators = st.sampled_from(("", " ", "-", "\u00a0"))
    decimals = st.sampled_from(("",) * 6 + (".0", ",00"))
    return st.builds(
        lambda number, gap, more: gap.join((number[:3], number[3:7], number[7:])) + more, numbers, separators, decimals
    )


def respelt(subject: str) -> st.SearchStrategy[str]:
    """The same topic to the eye: another case, other white space, another composition of its letters."""
    ways = (
        subject,
        subject.upper(),
        subject.lower(),
        f"  {subject}\t",
        subject.replace(" ", " \u00a0 "),
        subject.replace(" ", "\r\n"),
        unicodedata.normalize("NFD", subject),
    )
    # Upper and lower case of some letters are not each other's: only those that do stay equal are drawn.
    return st.sampled_from([way for way in ways if normal_topic(way) == normal_topic(subject)])


def topics() -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(OTHER_TOPICS), st.sampled_from(SUBJECTS).flatmap(respelt))


def addresses(email: str) -> st.SearchStrategy[str]:
    """One e-mail address as reports spell it."""
    ways = (email, email.upper(), f" {email} ", f"\ufeff{email}", unicodedata.normalize("NFD", email))
    return st.sampled_from(ways)


def working_hours() -> st.SearchStrategy[WorkingHours]:
    return st.builds(
        lambda zone, shift, days: WorkingHours(
            zone=zone,
            start=shift[0] or time(9),
            end=time(17) if shift[1] is None else shift[1],
            days=days or frozenset({0, 1, 2, 3, 4}),
        ),
        zones(),
        st.sampled_from(SHIFTS),
        st.sampled_from(WORKING_DAYS),
    )


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Interval, ...]:
    """One to three sessions of one person, one after the other or at the same time."""
    join = draw(instants(draw(st.sampled_from(SUNDAYS)), 1))
    found = []
    for _ in range(draw(st.integers(1, 3))):
        found.append((join, join + draw(lengths())))
        join += timedelta(seconds=draw(st.integers(-300, 1200)))
    return tuple(found)


@st.composite
def queries(draw: st.DrawFn, sunday: datetime, weeks: int) -> tuple[PersonWeek, ...]:
    """A person query with holes, people who never call, one without a HashID, and people who travel.

    The first person has a row in the first week, so that there always is somebody in common.
    """
    first_day = sunday.date() + timedelta(days=draw(st.sampled_from((0, 0, 0, 0, 1))))
    rows = []
    hash_ids = tuple(dict.fromkeys(hash_id for _, _, hash_id in PEOPLE))
    for number, hash_id in enumerate((*hash_ids[:-1], "pnever4calls", "")):
        home = draw(st.sampled_from(QUERY_ZONES))
        work_start, work_end = draw(st.sampled_from(SHIFTS))
        work_days = draw(st.sampled_from(WORKING_DAYS))
        for week in range(weeks):
            if (number or week) and not draw(st.sampled_from((True, True, True, False))):
                continue
            is_away = draw(st.sampled_from((False, False, False, True)))
            rows.append(
                PersonWeek(
                    person_id=f"person {number}",
                    hash_id=hash_id,
                    metric_date=first_day + timedelta(weeks=week),
                    zone=draw(st.sampled_from(QUERY_ZONES)) if is_away else home,
                    work_start=work_start,
                    work_end=work_end,
                    work_days=work_days,
                )
            )
    return tuple(draw(st.permutations(rows)))


@st.composite
def meetings(draw: st.DrawFn, sunday: datetime, weeks: int, *, with_first: bool) -> list[ReportRow]:
    """The rows of one meeting occurrence: one to three people, one to three sessions each."""
    start = draw(instants(sunday, weeks))
    host_email, host_name = draw(st.sampled_from([person[:2] for person in PEOPLE] + [STRANGERS[0]]))
    is_known = draw(st.sampled_from((True, True, True, False)))
    creation = start - timedelta(seconds=draw(st.sampled_from(BOOKED_BEFORE))) if is_known else None
    meeting = ReportRow(
        meeting_id=draw(meeting_ids()),
        topic=draw(topics()),
        host_email=host_email,
        host_name=host_name,
        creation=creation,
        start=start,
        email="",
        join=None,
        leave=None,
        participants=draw(st.sampled_from((1, 2, 3, 8, 9, 18, 19, 40))),
    )
    known = [(email, name, "No") for email, name, _ in PEOPLE]
    strange = [(email, name, "Yes") for email, name in STRANGERS]
    attending = draw(st.lists(st.sampled_from(known + strange), min_size=1, max_size=3, unique=True))
    if with_first:
        attending = [known[0], *(person for person in attending if person != known[0])]

    rows: list[ReportRow] = []
    for email, name, guest in attending:
        join = start + timedelta(seconds=draw(st.integers(0, 600)))
        for _ in range(draw(st.sampled_from((1, 1, 1, 2, 3)))):
            leave = join + draw(lengths())
            waits = draw(st.sampled_from(("No",) * 9 + ("Yes",)))
            row = replace(
                meeting,
                email=draw(addresses(email)),
                name=name,
                join=join,
                leave=leave,
                minutes=whole_minutes(join, leave),
                guest=guest,
                waiting_room="No" if with_first and not rows else waits,
            )
            rows.append(row)
            join = max(start, join + timedelta(seconds=draw(st.integers(-300, 1200))))
    return rows


@st.composite
def with_copies(draw: st.DrawFn, rows: list[ReportRow]) -> list[ReportRow]:
    """The rows as two exports hold them together: some twice, of those some changed in between."""
    copies = []
    for row in draw(st.lists(st.sampled_from(rows), max_size=3)):
        assert row.participants is not None
        assert row.minutes is not None
        more = draw(st.sampled_from((0, 0, 1)))
        topic = draw(st.one_of(st.just(row.topic), topics()))
        longer = draw(st.sampled_from((0, 0, 1)))
        copies.append(replace(row, topic=topic, participants=row.participants + more, minutes=row.minutes + longer))
    return draw(st.permutations(rows + copies))


@st.composite
def analyst_options(draw: st.DrawFn, zone: ZoneInfo, sunday: datetime, weeks: int) -> AnalystOptions:
    period = (sunday, sunday + timedelta(weeks=weeks))
    return AnalystOptions(
        zone=zone,
        work_start=draw(st.sampled_from((time(9), time(8, 30), time(22)))),
        work_end=draw(st.sampled_from((time(17), time(6)))),
        work_days=draw(st.sampled_from((frozenset({0, 1, 2, 3, 4}), frozenset({6, 0, 1, 2, 3})))),
        booking_gap_minutes=draw(st.sampled_from((2, 2, 2, 3, 5))),
        period=draw(st.sampled_from((None, None, period))),
    )


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    zone = draw(zones())
    weeks = draw(st.integers(1, 3))
    # The week of the change, or the one before it, comes first.
    sunday = draw(st.sampled_from(SUNDAYS)) - timedelta(weeks=draw(st.integers(0, weeks - 1)))
    rows: list[ReportRow] = []
    for number in range(draw(st.integers(1, 4))):
        rows += draw(meetings(sunday, weeks, with_first=number == 0))
    rows = draw(with_copies(rows))
    # A column is there or not in a whole report.
    if draw(st.sampled_from((False, False, False, True))):
        rows = [replace(row, participants=None) for row in rows]
    if draw(st.sampled_from((False, False, False, True))):
        rows = [replace(row, minutes=None) for row in rows]
    return Organisation(
        zone=zone,
        mapping={email: hash_id for email, _, hash_id in PEOPLE},
        sessions=tuple(rows),
        subjects=tuple(draw(st.lists(st.sampled_from(SUBJECTS), unique=True))),
        query=draw(queries(sunday, weeks)),
        options=draw(analyst_options(zone, sunday, weeks)),
    )


@st.composite
def overlapping_runs(draw: st.DrawFn, organisation: Organisation) -> list[AdminResult]:
    """Two admin runs on exports that overlap: each its own salt, and the stand-ins of one key or of two."""
    rows = report_rows(organisation)
    keys = draw(st.sampled_from(((b"1" * 32, b"1" * 32), (b"1" * 32, b"2" * 32))))
    runs = []
    for salt, key in zip(("0a1b2c3d", "4e5f6071"), keys, strict=True):
        exported = draw(st.lists(st.sampled_from(rows), max_size=len(rows)))
        options = AdminOptions(
            zone=organisation.zone,
            salt=salt,
            key=key,
            topics=draw(st.sampled_from(("token", "keep", "drop"))),
        )
        runs.append(hash_report(exported, organisation.mapping, options))
    return runs

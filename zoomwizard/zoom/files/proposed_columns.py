"""What the values of a report speak for: a column for each of its parts, where nobody knows the headers.

Nothing here decides. What the values speak for is a proposal, and a person says whether it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import permutations
from math import ceil

from zoomwizard.kinds.report_headers import (
    CREATION,
    EMAIL,
    GUEST,
    HOST_EMAIL,
    HOST_NAME,
    JOIN,
    LEAVE,
    MEETING_END,
    MEETING_ID,
    MEETING_MINUTES,
    MEETING_START,
    MINUTES,
    NAME,
    PARTICIPANTS,
    TOPIC,
    WAITING,
)
from zoomwizard.zoom.files.columns import (
    MOSTLY,
    NEARLY_ALL,
    ROWS_OF_SAMPLE,
    TIMES_IN_ORDER,
    WHOLE_NUMBER,
    SampleTable,
    follows,
    meetings_of,
)

MOST_TIMES = 6


def propose(table: SampleTable, known: Mapping[str, int]) -> dict[str, int]:
    """What the values speak for: a place for each column that is not `known` and of which they say enough."""
    places = dict(known)
    add_times(table, places)
    if JOIN not in places or MEETING_START not in places:
        return {name: place for name, place in places.items() if name not in known}
    add_meeting_number(table, places)
    add_people(table, places)
    add_minutes(table, places)
    add_texts(table, places)
    add_participants(table, places)
    add_flags(table, places)
    return {name: place for name, place in places.items() if name not in known}


def add_times(table: SampleTable, places: dict[str, int]) -> None:
    """Creation, start, end, join and leave: the one reading in which they follow each other in nearly all rows."""
    fixed = {role: places[role] for role in TIMES_IN_ORDER if role in places}
    free = table.free(places.values(), lambda one: one.has_times)
    if not free or len(free) + len(fixed) > MOST_TIMES:
        return
    best = max(
        ((rank(table, reading), reading) for reading in readings(fixed, free)),
        key=lambda one: one[0],
        default=((0.0, 0, 0), {}),
    )
    if best[0][0] >= NEARLY_ALL:
        places.update(best[1])


def readings(fixed: Mapping[str, int], free: Sequence[int]) -> Iterator[dict[str, int]]:
    """The ways to give the free columns roles: as many of them as can have one, the needed roles always."""
    open_roles = [role for role in TIMES_IN_ORDER if role not in fixed]
    count = min(len(free), len(open_roles))
    for places in permutations(free, count):
        for roles in roles_for(open_roles, count):
            yield {**fixed, **dict(zip(roles, places, strict=True))}


def roles_for(open_roles: Sequence[str], count: int) -> Iterator[list[str]]:
    """The roles that so many columns can have."""
    spare = [role for role in open_roles if role in (CREATION, MEETING_END)]
    surplus = len(open_roles) - count
    for left_out in [()] if not surplus else [(role,) for role in spare] if surplus == 1 else [tuple(spare)]:
        roles = [role for role in open_roles if role not in left_out]
        if len(roles) == count:
            yield roles


def rank(table: SampleTable, reading: Mapping[str, int]) -> tuple[float, int, int]:
    """How well a reading of the time columns fits: in how many rows, of how few starts, at how many places."""
    pairs = [
        (CREATION, MEETING_START), (MEETING_START, JOIN), (JOIN, LEAVE), (MEETING_START, MEETING_END),
        (LEAVE, MEETING_END),
    ]  # fmt: skip
    both = [(reading[a], reading[b]) for a, b in pairs if a in reading and b in reading]
    shares = [share for a, b in both if (share := follows(table, a, b)) is not None]
    numbers = table.free((), lambda one: one.has_meeting_numbers)[:1]
    meetings = table.groups([*numbers, reading[MEETING_START]])
    shares += [
        share
        for role in (CREATION, MEETING_END)
        if role in reading and (share := table.constant(reading[role], meetings)) is not None
    ]
    starts = len(set(table.columns[reading[MEETING_START]].cells))
    # What is the meeting's stands left of what is the participant's, join left of leave.
    left = [reading[role] for role in (CREATION, MEETING_START, MEETING_END) if role in reading]
    order = sum(place < reading[JOIN] for place in left) + (reading[JOIN] < reading[LEAVE])
    order += MEETING_END not in reading or reading[MEETING_START] < reading[MEETING_END]
    return (round(sum(shares) / len(shares), 2) if shares else 0.0, -starts, order)


def add_meeting_number(table: SampleTable, places: dict[str, int]) -> None:
    """The meeting's number: one column of 9 to 11 digits left of the participant's, the same all through a meeting."""
    if MEETING_ID in places:
        return
    found = [at for at in table.free(places.values(), lambda one: one.has_meeting_numbers) if at < places[JOIN]]
    if len(found) > 1:
        meetings = table.groups([places[role] for role in (MEETING_START, MEETING_END, CREATION) if role in places])
        found = [at for at in found if meetings and table.is_constant(at, meetings)]
    if len(found) == 1:
        places[MEETING_ID] = found[0]


def add_people(table: SampleTable, places: dict[str, int]) -> None:
    """The host's address, which is the same all through a meeting, and the participant's, which isn't."""
    meetings = meetings_of(table, places)
    free = table.free(places.values(), lambda one: one.has_addresses)
    shares = {at: table.constant(at, meetings) for at in free}
    if HOST_EMAIL not in places:
        hosts = [at for at in free if table.is_constant(at, meetings)]
        # Without a meeting of several people, one address may be anybody's.
        if hosts and (meetings or len(free) > 1):
            places[HOST_EMAIL] = hosts[0]
    if EMAIL not in places:
        others = [at for at in free if at != places.get(HOST_EMAIL) and (shares[at] is None or shares[at] != 1)]
        if others and (meetings or HOST_EMAIL in places):
            places[EMAIL] = min(others, key=lambda at: (at > places[JOIN], abs(places[JOIN] - at)))


def add_minutes(table: SampleTable, places: dict[str, int]) -> None:
    """Minutes that fit the times of the session, and those of the meeting."""
    for name, begin, end in ((MINUTES, JOIN, LEAVE), (MEETING_MINUTES, MEETING_START, MEETING_END)):
        free = table.free(places.values(), lambda one: one.has_numbers)
        if name in places or begin not in places or end not in places:
            continue
        fit = [at for at in free if fits_times(table, at, places[begin], places[end])]
        if fit:
            places[name] = max(fit) if name == MINUTES else min(fit)


def add_participants(table: SampleTable, places: dict[str, int]) -> None:
    """Participants: as many as the rows of a meeting, or less where some of them are stays in the waiting room."""
    if PARTICIPANTS in places:
        return
    meetings = meetings_of(table, places)
    if table.rows == ROWS_OF_SAMPLE:
        meetings = [rows for rows in meetings if rows[-1] < table.rows - 1]  # there may be more of this one
    names = [table.columns[places[name]].cells for name in (NAME, EMAIL) if name in places]
    fit = []
    for at in table.free(places.values(), lambda one: one.has_numbers):
        told = [whole_number(table.columns[at].cells[rows[0]]) for rows in meetings]
        people = [len({tuple(cells[row] for cells in names) for row in rows}) for rows in meetings]
        right = [
            said is not None and least <= said <= len(rows)
            for said, least, rows in zip(told, people, meetings, strict=True)
        ]
        if right and table.constant(at, meetings) == 1 and sum(right) >= MOSTLY * len(right):
            fit.append(at)
    if len(fit) == 1:
        places[PARTICIPANTS] = fit[0]


def whole_number(text: str) -> int | None:
    """A small whole number."""
    return int(re.split("[.,]", text)[0]) if WHOLE_NUMBER.fullmatch(text) else None


def fits_times(table: SampleTable, place: int, begin: int, end: int) -> bool:
    """Whether minutes are those between two times, in nearly all rows."""
    rows = zip(table.columns[place].cells, table.time(begin), table.time(end), strict=True)
    told = [(whole_number(text), ceil((b - a) / timedelta(minutes=1))) for text, a, b in rows if text and a and b]
    return bool(told) and sum(said is not None and abs(said - found) <= 1 for said, found in told) >= MOSTLY * len(told)


def add_texts(table: SampleTable, places: dict[str, int]) -> None:
    """The participant's name, beside what is the participant's; the topic, in front of all; the host's name."""
    meetings = meetings_of(table, places)
    free = table.free(places.values(), lambda one: one.has_text)
    beside = min(places[JOIN], places.get(EMAIL, places[JOIN]))
    left = max((places[name] for name in (HOST_EMAIL, MEETING_START) if name in places), default=-1)
    names = [at for at in free if left < at < beside and table.constant(at, meetings) in (None, 0.0)]
    names = names or [at for at in free if left < at < beside and not table.is_constant(at, meetings)]
    if NAME not in places and names:
        places[NAME] = max(names)
    host = places.get(HOST_EMAIL, 0) - 1
    if HOST_NAME not in places and host in free and host != 0 and table.is_constant(host, meetings):
        places[HOST_NAME] = host
    if TOPIC not in places and 0 in free and table.is_constant(0, meetings):
        places[TOPIC] = 0


def add_flags(table: SampleTable, places: dict[str, int]) -> None:
    """Columns of two words right of the participant's times: guest is the first, waiting room the last.

    A guest is one in the whole meeting, a stay in the waiting room may be followed by one in the meeting.
    """
    after = max(places[JOIN], places.get(LEAVE, 0))
    flags = [at for at in table.free(places.values(), lambda one: one.is_flag) if at > after]
    if GUEST not in places and WAITING not in places and len(flags) > 1:
        guest, waiting = flags[0], flags[-1]
        person = [places[name] for name in (MEETING_ID, MEETING_START, NAME, EMAIL) if name in places]
        people = table.groups(person)
        if table.constant(guest, people) != 1 and table.constant(waiting, people) == 1:
            guest, waiting = waiting, guest
        places.update({GUEST: guest, WAITING: waiting})
    elif GUEST in places and WAITING not in places and flags:
        places[WAITING] = flags[-1]
    elif GUEST not in places and flags:
        places[GUEST] = flags[0]

"""Which column of a query is which: as it was said, by its name, else by its values; what they leave open is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from zoomwizard.core.outcome import Choice, Finding, Question, Severity
from zoomwizard.core.said import Said, first_of, plural, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.time.dates import BOTH_ORDERS
from zoomwizard.kinds.queries import column_by_name, place_by_name
from zoomwizard.modes.analyst.query_dates import weekdays_in
from zoomwizard.modes.analyst.value_shapes import (
    TYPED,
    is_clock,
    is_date,
    is_id,
    is_number,
    is_typed,
    is_viva_id,
    is_week,
    is_words,
    is_zone,
    minute_of,
)

QUERY_COLUMNS = "query_columns"
PERSON, DATE, HASH, ZONE = "person", "date", "hash_id", "zone"
START, END, DAYS = "start_time", "end_time", "days"
SUBJECT = "subject"
# What a column is called in the option, and in an English query.
COLUMN_NAMES = {
    PERSON: "PersonId",
    DATE: "MetricDate",
    HASH: "PersonHashID",
    ZONE: "TimeZone",
    START: "WorkingStartTimeSetInOutlook",
    END: "WorkingEndTimeSetInOutlook",
    DAYS: "WorkingDaysSetInOutlook",
    SUBJECT: "Subject",
}
NEEDED_ROLES = (PERSON, DATE, SUBJECT)
NONE = "none"  # the answer that there is no such column

NO_VALUE = ("", "NA", "N/A", "#N/A", "NULL")
SAMPLED_ROWS = 2000
SURE_SHARE, LIKELY_SHARE = 0.9, 0.2  # of the filled cells
FIRST_TEXTS = 25  # of a column: where none of them fits, it is another one
MOST_VALUES = 3
LONGEST_HEADER = 60
NEAR_WORDS = ("person", "date", "week", "id", "subject", "title")
MOST_COLUMNS_NAMED = 12


@dataclass(frozen=True)
class QuerySample:
    """The header of a query and its first rows, read when they are first asked for."""

    header: Sequence[str]
    read: Callable[[], Sequence[Sequence[str]]]

    @cached_property
    def rows(self) -> Sequence[Sequence[str]]:
        """The first rows."""
        return self.read()

    def cell(self, row: Sequence[str], place: int) -> str:
        """A cell without white space at its ends; blank where it is a mark for that."""
        text = row[place].strip() if place < len(row) else ""
        return "" if text.upper() in NO_VALUE else text

    def texts(self, place: int) -> list[str]:
        """The cells of a column that are not blank."""
        return [text for row in self.rows if (text := self.cell(row, place))]

    def first_texts(self, place: int, most: int) -> list[str]:
        """The first few different cells of a column that are not blank."""
        texts = (text for row in self.rows if (text := self.cell(row, place)))
        different: dict[str, None] = {}
        for text in texts:
            different[text] = None
            if len(different) == most:  # most columns are numbers, and this is all that is looked at of them
                break
        return list(different)

    def share(self, place: int, test: Callable[[str], bool]) -> float:
        """How many of a column's filled cells pass a test, 0 to 1; 0 where the first ones all fail."""
        if not any(map(test, self.first_texts(place, FIRST_TEXTS))):
            return 0.0
        texts = self.texts(place)
        fits = {text: test(text) for text in set(texts)}
        return sum(fits[text] for text in texts) / len(texts)

    @cached_property
    def of_texts(self) -> list[int]:
        """The columns that hold something other than numbers."""
        return [
            place for place in range(len(self.header)) if not all(map(is_number, self.first_texts(place, FIRST_TEXTS)))
        ]

    @cached_property
    def can_be_named(self) -> list[int]:
        """The columns that an answer can name: with a header that none other has, and that is no address."""
        keys = [header_key(text) for text in self.header]
        return [
            place
            for place, text in enumerate(self.header)
            if keys[place] and keys.count(keys[place]) == 1 and "@" not in text and len(text) <= LONGEST_HEADER
        ]

    @property
    def names(self) -> tuple[str, ...]:
        """The headers, those first that may be of a column that is needed."""
        names = [text for text in self.header if text and len(text) <= LONGEST_HEADER]
        near = [text for text in names if any(part in header_key(text) for part in NEAR_WORDS)]
        return tuple(dict.fromkeys((*near, *names)))

    @property
    def begins_with_header(self) -> bool:
        """Whether the first line is of another kind than the rows below it: numbers, dates and the like only there."""
        typed = [
            self.header[place]
            for place in range(len(self.header))
            for test in TYPED
            if self.share(place, test) >= SURE_SHARE
        ]
        is_row = any(is_typed(text) or text.upper() in NO_VALUE for text in typed) or "@" in "".join(self.header)
        return bool(typed) and not is_row

    def question(self, role: str, places: Sequence[int], taken: Collection[int] = ()) -> Question:
        """Which column has a role: one of these, of which the first is proposed, or any of texts that isn't taken."""
        likely = [place for place in places if place in self.can_be_named]
        others = [
            place for place in self.can_be_named if place not in taken and (place in self.of_texts or not self.rows)
        ]
        choices = [
            Choice(self.header[place], tuple(self.first_texts(place, MOST_VALUES))) for place in likely or others
        ]
        if role not in NEEDED_ROLES:
            choices.append(Choice(NONE))
        name = COLUMN_NAMES[role]
        proposed = self.header[likely[0]] if likely else ""
        return Question(QUERY_COLUMNS, say("Which column is {name}?", name=name), tuple(choices), name, proposed)


@dataclass
class QueryColumns:
    """Where the columns are, and which of them were taken for their values.

    `absent` are those of which somebody said that there is none; `open` has the likely places of others, the likeliest
    first. `findings` are what is wrong with what somebody said.
    """

    places: dict[str, int] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    by_value: list[str] = field(default_factory=list)
    open: dict[str, Sequence[int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def settle(self, role: str, likely: Sequence[int], *, is_sure: bool) -> None:
        """Take the first of the likely places of a column, or leave it open."""
        if is_sure and likely:
            self.places[role] = likely[0]
            self.by_value.append(role)
        elif likely:
            self.open[role] = likely


def chosen_headers(choices: Sequence[str]) -> tuple[dict[str, str], list[Finding]]:
    """The answers NAME=HEADER as a header for a role; errors for those that can't be understood."""
    roles = {name: role for role, name in COLUMN_NAMES.items()}
    chosen: dict[str, str] = {}
    findings: list[Finding] = []
    for choice in choices:
        name, _, header = choice.partition("=")
        column = column_by_name(name)
        if column is None or not header.strip():
            title = say("The column choice {choice} can't be understood.", choice=choice)
            hint = say("Write it as NAME=HEADER. The names are {names}.", names=list(roles))
            findings.append(Finding(Severity.ERROR, QUERY_COLUMNS, title, hint, code="columns.choice"))
        else:
            chosen[roles[column]] = header.strip()
    return chosen, findings


def places_called(header: Sequence[str], name: str) -> list[int]:
    """The columns of a name: as it is written, else as headers are compared."""
    found = [place for place, text in enumerate(header) if text == name.strip()]
    return found or [place for place, text in enumerate(header) if text and header_key(text) == header_key(name)]


def find_query_columns(
    file: str, sample: QuerySample, roles: Collection[str], chosen: Mapping[str, str], taken: Collection[int] = ()
) -> QueryColumns:
    """Where the columns of some roles are; those at `taken` have others. `file` is its name, for findings."""
    found = QueryColumns()
    keys = [header_key(text) for text in sample.header]
    for role in roles:
        if role in chosen:
            take_chosen(found, file, sample, role, chosen[role])
        elif (place := place_by_name(COLUMN_NAMES[role], keys)) is not None:
            found.places[role] = place
    left = set(roles) - found.places.keys() - found.absent
    if not left or not sample.rows:
        return found
    # The date goes first: which rows are of one week tells an ID from other texts.
    for role, look in LOOKS:
        if role in left:
            known = {*found.places.values(), *taken}
            free = [place for place in sample.of_texts if place not in known and sample.header[place]]
            look(found, sample, free)
    found.open = {role: places for role, places in found.open.items() if role in left - found.places.keys()}
    return found


def take_chosen(found: QueryColumns, file: str, sample: QuerySample, role: str, wanted: str) -> None:
    """Put in what somebody said, or what is wrong with it."""
    places = places_called(sample.header, wanted)
    if len(places) == 1:
        found.places[role] = places[0]
    elif not places and wanted == NONE and role not in NEEDED_ROLES:
        found.absent.add(role)
    else:
        title = say("{count} columns are called {name}.", count=len(places), name=wanted)
        hint = say("Rename one of them in the first line of the file.")
        error = Finding(Severity.ERROR, QUERY_COLUMNS, title, hint, file, "query.no-column")
        if not places:
            title = no_column([wanted], sample.names)
            hint = say("Choose one of the columns with --query-column.")
            asks = (sample.question(role, ()),)
            error = replace(error, title=title, hint=hint, choices=sample.names, asks=asks)
        found.findings.append(error)


def no_column(names: Sequence[str], there: Sequence[str]) -> Said:
    """That some columns are not there, and which are."""
    return plural(
        "There's no column {names}. The columns are {there}.",
        "There are no columns {names}. The columns are {there}.",
        n=len(names),
        names=names,
        there=first_of(there, MOST_COLUMNS_NAMED),
    )


# ---------------------------------------------------------------------------------------------------------
# Which columns hold what


def are_rows_different(sample: QuerySample, *places: int) -> bool:
    """Whether nearly no two rows have the same cells in some columns."""
    rows = [tuple(sample.cell(row, place) for place in places) for row in sample.rows]
    return len(set(rows)) >= SURE_SHARE * len(rows)


def likeliest(sample: QuerySample, free: Sequence[int], test: Callable[[str], bool]) -> tuple[list[int], bool]:
    """The columns of which some values pass a test, those first of which most do; whether the first is surely it."""
    shares = {place: share for place in free if (share := sample.share(place, test)) >= LIKELY_SHARE}
    likely = sorted(shares, key=lambda place: -shares[place])
    sure = [place for place in likely if shares[place] >= SURE_SHARE]
    return sure or likely, len(sure) == 1


def look_for_dates(found: QueryColumns, sample: QuerySample, free: Sequence[int]) -> None:
    """Of the columns of dates, the one in which all are the same day of the week, and nobody has one twice."""
    person = found.places.get(PERSON)
    dates = [
        place
        for place in free
        if sample.share(place, is_date) >= SURE_SHARE and (person is None or are_rows_different(sample, person, place))
    ]
    weekly = [
        place for place in dates if any(len(weekdays_in(set(sample.texts(place)), order)) == 1 for order in BOTH_ORDERS)
    ]
    is_sure = len(weekly) == 1 or (person is not None and not weekly and len(dates) == 1)
    found.settle(DATE, weekly or dates, is_sure=is_sure)


def look_for_persons(found: QueryColumns, sample: QuerySample, free: Sequence[int]) -> None:
    """Of the columns without blanks in which no value stands twice in a week, the one that looks like an ID."""
    date = [found.places[DATE]] if DATE in found.places else []
    ids = [
        place
        for place in free
        if len(sample.texts(place)) >= SURE_SHARE * len(sample.rows)
        and are_rows_different(sample, place, *date)
        and not any(sample.share(place, test) >= LIKELY_SHARE for test in (is_date, is_clock, is_zone))
    ]
    by_shape = [[place for place in ids if sample.share(place, test) >= SURE_SHARE] for test in (is_viva_id, is_id)]
    shaped = next(filter(None, by_shape), [])
    found.settle(PERSON, shaped or ids, is_sure=len(shaped) == 1)


def look_for_zones(found: QueryColumns, sample: QuerySample, free: Sequence[int]) -> None:
    """The one column of names of zones."""
    likely, is_sure = likeliest(sample, free, is_zone)
    found.settle(ZONE, likely, is_sure=is_sure)


def look_for_hours(found: QueryColumns, sample: QuerySample, free: Sequence[int]) -> None:
    """Of two columns of times, the start is the one that is earlier in nearly all rows."""
    clocks = [place for place in free if sample.share(place, is_clock) >= SURE_SHARE]
    missing = [role for role in (START, END) if role not in found.places and role not in found.absent]
    if len(missing) == 1:
        found.settle(missing[0], clocks, is_sure=len(clocks) == 1)
    elif len(clocks) == 2 and missing:
        times = [tuple(minute_of(sample.cell(row, place)) for place in clocks) for row in sample.rows]
        pairs = [(first, second) for first, second in times if first is not None and second is not None]
        earlier = sum(first < second for first, second in pairs)
        clocks = clocks if earlier * 2 >= len(pairs) else clocks[::-1]
        is_sure = max(earlier, len(pairs) - earlier) >= SURE_SHARE * len(pairs) > 0
        found.settle(START, clocks, is_sure=is_sure)
        found.settle(END, clocks[::-1], is_sure=is_sure)
    elif len(clocks) > 2:
        found.settle(START, clocks, is_sure=False)
        found.settle(END, clocks, is_sure=False)


def look_for_days(found: QueryColumns, sample: QuerySample, free: Sequence[int]) -> None:
    """The one column of sets of days."""
    likely, is_sure = likeliest(sample, free, is_week)
    found.settle(DAYS, likely, is_sure=is_sure)


def look_for_subjects(found: QueryColumns, sample: QuerySample, free: Sequence[int]) -> None:
    """QueryColumns of several words, that with the most different ones first; sure if there is only one."""
    texts = [
        place
        for place in free
        if sample.share(place, is_words) >= LIKELY_SHARE and sample.share(place, is_typed) < SURE_SHARE
    ]
    different = {place: len(set(sample.texts(place))) for place in texts}
    found.settle(SUBJECT, sorted(texts, key=lambda place: -different[place]), is_sure=len(texts) == 1)


LOOKS = (
    (DATE, look_for_dates),
    (PERSON, look_for_persons),
    (ZONE, look_for_zones),
    (START, look_for_hours),
    (END, look_for_hours),
    (DAYS, look_for_days),
    (SUBJECT, look_for_subjects),
)

"""Patterns: what a cell of a table or an entry of a record may hold, and nothing else.

Where every value is of a closed pattern there is no room for a name. So the privacy check is as good as the patterns:
those that every mode needs are here, each mode makes its own in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from zoomwizard.core.engine import quoted
from zoomwizard.core.privacy.shapes import shapes_in
from zoomwizard.core.said import Said, say


@dataclass(frozen=True)
class Pattern:
    """What a value may be, told to three readers: Python, SQL and a person.

    Python (`fits`): it is of the type `kind`; a text is matched by `regex` as a whole, is one of `values`, where there
    are any, and passes `also`. SQL: `test` is true of a text `{cell}` that breaks the pattern, and NULL or false of a
    blank one; none means: the regular expression does not match it. `typed`, where it is quicker, is a type that only
    such texts can be read as, and the test of a cell that was. A person: `broken` says what is wrong, never the value.
    """

    name: str
    broken: Said
    regex: str = r"[^\r\n]*"
    test: str = ""
    values: frozenset[Any] | None = None
    also: Callable[[Any], bool] | None = None
    typed: tuple[str, str] | None = None
    kind: type = str

    def fits(self, value: object) -> bool:
        """Whether a value is of the pattern."""
        return (
            type(value) is self.kind
            and (not isinstance(value, str) or re.fullmatch(self.regex, value) is not None)
            and (self.values is None or value in self.values)
            and (self.also is None or self.also(value))
        )

    def breaks(self, cell: str, values: str = "") -> str:
        """SQL: a text breaks the pattern. `values` is a table (value) of the pattern's values."""
        if self.values is not None:
            return f"{cell} IS NOT NULL AND {cell} NOT IN (SELECT value FROM {values})"
        test = self.test or f"NOT regexp_full_match({{cell}}, {quoted(self.regex)})"
        return test.replace("{cell}", cell)

    @property
    def is_searched(self) -> bool:
        """Whether only Python can tell, so that each different text of a column has to be looked at."""
        return self.also is not None and self.typed is None and not self.test


class Column(NamedTuple):
    """A column of a table, and what its cells may hold; a blank cell is always of the pattern.

    `is_shared`: the cell is the same in many rows that follow from one thing (a meeting), so it is looked at once for
    all of them. `stands_for`: SQL of the numbers in place of which this column has others; of those numbers no more
    may be in it than by chance.
    """

    name: str
    pattern: Pattern
    is_shared: bool = False
    stands_for: str = ""


# ---------------------------------------------------------------------------------------------------------
# Patterns of tables

INSIDE = "{cell} BETWEEN TIMESTAMP '1980-01-01' AND TIMESTAMP '2080-01-01'"
ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"


def is_plausible(text: str) -> bool:
    """Whether there is such a time, and it is not long ago or far ahead."""
    try:
        moment = datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return False
    return datetime(1980, 1, 1) <= moment <= datetime(2080, 1, 1)


UTC_TIME = Pattern(
    "time",
    say("not a time"),
    ISO,
    test=f"{{cell}} IS NOT NULL AND NOT coalesce(regexp_full_match({{cell}}, {quoted(ISO)}) AND "
    f"{INSIDE.replace('{cell}', 'TRY_CAST({cell} AS TIMESTAMP)')}, false)",
    also=is_plausible,
    typed=("TIMESTAMP", f"NOT {INSIDE}"),
)
WHOLE = Pattern("whole number", say("not a whole number"), "[0-9]+", test="regexp_matches({cell}, '[^0-9]')")
DECIMAL = Pattern(
    "number", say("not a number"), r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", typed=("DOUBLE", "NOT isfinite({cell})")
)
PLAIN_DATE = Pattern("date", say("not a date"), "[0-9]{4}-[0-9]{2}-[0-9]{2}", typed=("DATE", "NOT isfinite({cell})"))
YES_NO = Pattern("Yes or No", say("neither Yes nor No"), "Yes|No", test="{cell} NOT IN ('Yes', 'No')")
# Text that was chosen to be kept. It is no closed pattern: only a search can tell whether it names somebody.
FREE_TEXT = Pattern("free text", say("a line break"), test=r"regexp_matches({cell}, '[\r\n]')")
# Text that is not from the reports: without e-mail addresses and telephone numbers.
SHAPELESS = Pattern(
    "text", say("looks like an e-mail address or a telephone number"), also=lambda text: not shapes_in(text)
)


# ---------------------------------------------------------------------------------------------------------
# Patterns of records

NOT_ALLOWED = say("not what this entry may hold")
INTEGER = Pattern("number", NOT_ALLOWED, kind=int)
FLAG = Pattern("true or false", NOT_ALLOWED, kind=bool)
UTC_OR_BLANK = replace(UTC_TIME, name="time or blank", broken=NOT_ALLOWED, regex=f"{ISO}|", also=None)
ISO_DAY = Pattern("day", NOT_ALLOWED, "[0-9]{4}-[0-9]{2}-[0-9]{2}")
SHA256 = Pattern("SHA-256", NOT_ALLOWED, "[0-9a-f]{64}")


def one_of(*values: str) -> Pattern:
    """One of these texts."""
    return Pattern("one of a few", NOT_ALLOWED, values=frozenset(values))


def text_that(accepts: Callable[[str], bool]) -> Pattern:
    """A text that passes a test of its own, such as the name of a time zone."""
    return Pattern("text of its own kind", NOT_ALLOWED, r"[\s\S]*", also=accepts)


def of_file(role: Pattern, name: Pattern) -> dict[str, Pattern]:
    """The entries of a file in a record."""
    return {"name": name, "role": role, "rows": INTEGER, "size": INTEGER, "sha256": SHA256}


def under(place: str, entries: Mapping[str, Pattern]) -> dict[str, Pattern]:
    """Entries of a record that stand below another one, with their whole places."""
    return {f"{place}.{name}": pattern for name, pattern in entries.items()}

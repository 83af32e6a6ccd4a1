"""A sentence for a user: the template and its values stay apart until a screen puts them into words.

Whoever finds something knows no language. `say("{name} can't be read.", name=...)` keeps both; `str()` gives English,
and a front end gives the user's language by looking the template up. A count that changes the words has a form for
one and a form for all other numbers: `plural("{n} row", "{n} rows", n=...)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self, TypeAlias

Value: TypeAlias = "str | int | float | date | Said | Sequence[Value]"
COUNT = "n"  # the value that decides between one and many


@dataclass(frozen=True)
class Said:
    """A template of English words with `{name}` for each of `values`, which are put in as they are.

    `one` is the template where the value `n` is 1; a blank one means that no number changes the words.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    one: str = ""

    def __str__(self) -> str:
        return put(self)

    def __bool__(self) -> bool:
        return bool(self.template)


def say(template: str, /, **values: Value) -> Said:
    """A sentence, or a part of one. The template is a literal: what is translated is found by reading the source."""
    return Said(template, tuple((name, frozen(value)) for name, value in values.items()))


def plural(one: str, many: str, /, n: int, **values: Value) -> Said:
    """The same where the words depend on the number `n`: "{n} person was found", "{n} people were found"."""
    return Said(many, ((COUNT, n), *((name, frozen(value)) for name, value in values.items())), one)


def with_count(said: Said, n: int) -> Said:
    """The same `plural` for another number."""
    return Said(said.template, tuple((name, n if name == COUNT else value) for name, value in said.values), said.one)


def sentences(*parts: Said | str, where: Said | str = "") -> Said:
    """Sentences behind each other, blank ones left out; `where` is the place that they are about."""
    given = {f"part{number}": part for number, part in enumerate(parts) if part}
    template = " ".join(f"{{{name}}}" for name in given)
    if where:
        given, template = {"where": where, **given}, f"{{where}}: {template}"
    return Said(template, tuple(given.items()))


def percent(part: int, whole: int) -> Said:
    """A share in whole per cent where there is a whole, never rounded up: what is missing is not called complete."""
    return say("{percent}%", percent=100 * part // whole) if whole else say("none")


def either(names: Sequence[str]) -> Said | str:
    """One of several names: `A, B or C`."""
    *some, last = names
    return say("{some} or {last}", some=", ".join(some), last=last) if some else last


def first_of(values: Sequence[Value], most: int) -> Sequence[Value]:
    """The first few of a list for a sentence, and how many more there are."""
    more = len(values) - most
    return [*values[:most], say("{count} more", count=more)] if more > 0 else values


def frozen(value: Value) -> Value:
    """A list of values as a tuple, so that what is said can be compared and kept in sets."""
    return value if isinstance(value, str) or not isinstance(value, Sequence) else tuple(map(frozen, value))


# ---------------------------------------------------------------------------------------------------------
# Into words


@dataclass(frozen=True)
class Language:
    """How one language says things: `look_up` gives the template of a language for (one, many, n); the others write.

    `code` is what a page says that it is in, such as `de`.
    """

    look_up: Callable[[str, str, int | None], str]
    number: Callable[[int | float], str]
    day: Callable[[date], str]
    code: str = "en"


class Fixed(float):
    """A number in a sentence: so many decimals everywhere."""

    def __new__(cls, value: float, decimals: int) -> Self:
        """The number, and its decimals."""
        made = super().__new__(cls, value)
        made.decimals = decimals
        return made

    decimals: int

    def __reduce__(self) -> tuple[type[Fixed], tuple[float, int]]:
        """What a copy is made of."""
        return Fixed, (float(self), self.decimals)

    def __format__(self, form: str) -> str:
        return format(float(self), f"{form}.{self.decimals}f")

    def __str__(self) -> str:
        return format(self)


def english_form(one: str, many: str, n: int | None) -> str:
    """The English template for a number; the source is English."""
    return one if one and n == 1 else many


ENGLISH = Language(english_form, number=lambda value: f"{value:,}", day=lambda value: value.isoformat())
AND = say("{some} and {last}")


def put(said: Said | str, language: Language = ENGLISH) -> str:
    """What is said, in words of a language. A plain text is a name, which no language changes."""
    if isinstance(said, str) or not said.template:
        return said if isinstance(said, str) else ""
    values: Mapping[str, Value] = dict(said.values)
    count = values.get(COUNT) if said.one else None
    template = language.look_up(said.one, said.template, count if isinstance(count, int) else None)
    return template.format_map({name: put_value(value, language) for name, value in values.items()})


def put_value(value: Value, language: Language) -> str:
    """A value of a sentence: numbers and days as the language writes them, lists with "and", names as they are."""
    if isinstance(value, str):
        return value
    if isinstance(value, Said):
        return put(value, language)
    if isinstance(value, date):
        return language.day(value)
    if isinstance(value, int | float):
        return language.number(value)
    *some, last = [put_value(one, language) for one in value] or [""]
    return put(Said(AND.template, (("some", ", ".join(some)), ("last", last))), language) if some else last

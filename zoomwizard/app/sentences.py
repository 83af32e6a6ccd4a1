"""Finds again, in a sentence that a job has made, the words and the values it was made of, to say it otherwise.

The templates are what the sources of the program can say, as `python3 dev.py translate` lists them: `{0} of {1}
rows were written to the hashed file.` Knows no language and no Qt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache

HOLE = re.compile(r"\{(\d+)\}")
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SENTENCE_END = re.compile(r"(?<=[.!?]) (?=\S)")
PLACE = re.compile(r"(?P<file>[^:]+), (?P<place>(?:lines?|column|row) [^.:]+)")
BETWEEN = re.compile(r", (?![^(]*\))| and (?![^(]*\))")  # the parts of a list, but not those in brackets
AND, OR = "{0} and {1}", "{0} or {1}"  # match too much to be templates; for lists of known words
DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
DEEPEST = 3  # values in values


def is_template(text: str) -> bool:
    """Whether a source has values in it that its sentence must be matched for."""
    return bool(HOLE.search(text)) and text not in (AND, OR)


class Sentences:
    """Says sentences in another language.

    `translate` gives the translation of a source, and a text that is none as it is. `value` writes a number or a
    date of a sentence (`1,234.5`, `2023-05-07`) as that language does.
    """

    def __init__(self, templates: Iterable[str], translate: Callable[[str], str], value: Callable[[str], str]) -> None:
        self._translate, self._value_text = translate, value
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for template in templates:
            start = HOLE.split(template, maxsplit=1)[0]
            self._by_word[start.split(" ", 1)[0] if " " in start else ""].append(template)

    def say(self, text: str) -> str:
        """A text of a job: a sentence, several of them, or `where: sentences`. What is not known stays."""
        if not text.strip():
            return text
        for way in (self._in_file, self._whole, self._headed, self._several, self._behind_place):
            if (said := way(text)) is not None:
                return said
        return self._value_text(text) if is_value(text) else self._list(text, 1, has_names=False)

    def is_known(self, text: str) -> bool:
        """Whether a text is a source, or one with values."""
        return self._whole(text) is not None

    def _whole(self, text: str, depth: int = 0) -> str | None:
        said = self._translate(text)
        if said != text:
            return said
        templates = [*self._by_word.get(text.split(" ", 1)[0], ()), *self._by_word[""]]
        for template in sorted(templates, key=lambda one: -len(HOLE.sub("", one))):
            found = match(template, text)
            if found is not None:
                return filled(self._translate(template), [self._value(value, depth) for value in found])
        return None

    def _several(self, text: str) -> str | None:
        """Sentences behind each other, the longest known one first."""
        ends = [found.start() for found in SENTENCE_END.finditer(text)]
        for end in reversed(ends):
            said = self._whole(text[:end]) or self._behind_place(text[:end])
            if said is not None:
                return f"{said} {self.say(text[end + 1 :])}"
        if ends:  # the first is not known; perhaps those behind it are
            first, rest = text[: ends[0]], text[ends[0] + 1 :]
            said = self.say(rest)
            if said != rest:
                return f"{first} {said}"
        return None

    def _in_file(self, text: str) -> str | None:
        """A file and a place in it."""
        found = PLACE.fullmatch(text)
        said = self._whole(found["place"]) if found else None
        return None if found is None or said is None else f"{found['file']}, {said}"

    def _headed(self, text: str) -> str | None:
        """Sentences behind a head that is known, as in "The numbers that stand for meeting IDs: ..."."""
        for template in self._by_word.get(text.split(" ", 1)[0], ()):
            head = template.removesuffix("{0}")
            if head.endswith(": ") and not HOLE.search(head) and text.startswith(head):
                return filled(self._translate(template), [self.say(text.removeprefix(head))])
        return None

    def _behind_place(self, text: str) -> str | None:
        """Sentences behind the place that they are about."""
        where, colon, rest = text.partition(": ")
        said = (self._whole(rest) or self._several(rest)) if colon else None
        return None if said is None else f"{self.say(where)}: {said}"

    def _value(self, text: str, depth: int) -> str:
        """A value of a sentence: a number or a date, words that are known, a list of such; else as it is."""
        if is_value(text):
            return self._value_text(text)
        # One word with a capital is a name: of a column, of a group.
        is_name = text[:1].isupper() and " " not in text and text not in DAYS
        if depth >= DEEPEST or is_name:
            return text
        said = self._translate(text) if text[:1].isupper() else self._whole(text, depth + 1) or text
        return said if said != text else self._list(text, depth + 1)

    def _list(self, text: str, depth: int, *, has_names: bool = True) -> str:
        """As in "Monday and Sunday"; "and" in a list of names stays, unless it can't be a part of a name."""
        one, mark, other = text.partition(" or ")
        either = [self._value(part, depth) for part in (one, other)]
        if mark and either[0] != one and either[1] != other:
            return filled(self._translate(OR), either)
        parts = BETWEEN.split(text)
        if len(parts) < 2:
            return text
        said = [self._value(part, depth) for part in parts]
        is_known = all(one != part or part.isdecimal() for one, part in zip(said, parts, strict=True))
        is_list = has_names and (len(parts) > 2 or all("." in part.strip(".") for part in parts))
        if not is_known and not is_list:
            return text
        if text != ", ".join(parts[:-1]) + f" and {parts[-1]}":
            return ", ".join(said) if text == ", ".join(parts) else text
        return filled(self._translate(AND), [", ".join(said[:-1]), said[-1]])


def is_value(text: str) -> bool:
    """Whether a text is a number or a date."""
    return bool(NUMBER.fullmatch(text) or DATE.fullmatch(text))


def match(template: str, text: str) -> list[str] | None:
    """The values of a sentence that was made from a template, in the order of their numbers; None for another one."""
    pieces = HOLE.split(template)[::2]
    if any(piece not in text for piece in map(unbraced, pieces)):
        return None
    found = pattern_of(template).fullmatch(text)
    if found is None or any(": " in value or SENTENCE_END.search(value) for value in found.groups()):
        return None  # a value is no sentence: what was found belongs to two
    return list(found.groups())


@cache
def pattern_of(template: str) -> re.Pattern[str]:
    """A template as a pattern. One of a single word stands behind a number only, or it would match too much."""
    pieces = [unbraced(piece) for piece in HOLE.split(template)[::2]]
    few = not pieces[0] and len(" ".join(pieces).split()) < 2
    hole = rf"({NUMBER.pattern})" if few else "(.+?)"
    return re.compile(hole.join(map(re.escape, pieces)), re.DOTALL)


def filled(template: str, values: Sequence[str]) -> str:
    """A template with values in its holes."""
    pieces = HOLE.split(template)
    return "".join(values[int(piece)] if at % 2 else unbraced(piece) for at, piece in enumerate(pieces))


def unbraced(piece: str) -> str:
    """The text between two holes, as it stands in a sentence."""
    return piece.replace("{{", "{").replace("}}", "}")

"""Reads an HTML report as a test needs it, and makes an organisation that is large enough for one."""

import random
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser
from pathlib import Path

from tests.analyst import Analyst, Cells, call

HEADER = (
    "PersonId", "MetricDate", "TimeZone", "Organization", "LevelDesignation", "Meeting_hours", "Email_hours",
    "Instant_message_hours", "PersonHashID",
)  # fmt: skip
UNITS = ("Research & Development <1>", "Sales", "Ops", "Finance", "Board")
FIRST = date(2026, 3, 1)


def organisation(folder: Path, people: int = 60, weeks: int = 4, seed: int = 1) -> Analyst:
    """An organisation in which some people move, some join late, and one unit is small."""
    made = random.Random(seed)
    rows: list[Sequence[str]] = [HEADER]
    calls: list[Cells] = []
    for number in range(people):
        unit = "Board" if number < 3 else UNITS[number % 4]
        for week in range(2 if number % 7 == 1 else 0, weeks):
            day = FIRST + timedelta(weeks=week)
            moved = "Sales" if week == weeks - 1 and number % 11 == 0 and unit != "Board" else unit
            own = [f"{made.uniform(0, 20):.4f}" for _ in range(3)]
            level = str(1 + number // 4 % 2)
            rows.append((f"person {number}", str(day), "Europe/Zurich", moved, level, *own, f"p{number:04}x"))
            for _ in range(made.randrange(4)):
                moment = datetime.combine(day, time(made.randrange(24), made.choice((0, 15, 30))))
                moment += timedelta(days=made.randrange(7))
                calls.append(
                    call(
                        f"p{number:04}x",
                        f"{moment:%Y-%m-%dT%H:%M:%SZ}",
                        made.choice((15, 30, 45, 60, 90, 130)),
                        Participants=str(made.choice((2, 3, 9, 25))),
                        MeetingID=made.choice(("5551234567", "123456789012")),
                    )
                )
    period = (f"{FIRST}T00:00:00Z", f"{FIRST + timedelta(weeks=weeks)}T00:00:00Z")
    return Analyst(folder, calls=calls, query=rows, period=period)


class Page(HTMLParser):
    """The elements of a page: tables by ID as rows of texts, and what else tests look at."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: dict[str, list[list[str]]] = {}
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.figures: dict[str, list[str]] = {}
        self.headings: list[int] = []
        self.unclosed: list[str] = []
        self._table: list[list[str]] | None = None
        self._cell, self._in_cell = "", False
        self._figure, self._class = "", ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in {"meta", "link", "img", "br"}:
            self.unclosed.append(tag)
        if tag == "table":
            self._table = self.tables.setdefault(given["id"] or "", [])
        elif tag == "tr" and self._table is not None:
            self._table.append([])
        elif tag in {"td", "th"}:
            self._cell, self._in_cell = "", True
        elif tag == "div" and (given.get("id") or "").startswith("figure-"):
            self._figure = (given["id"] or "").removeprefix("figure-")
            self.figures[self._figure] = []
        elif re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self._class = given.get("class") or ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag
        if tag in {"td", "th"} and self._table is not None:
            self._table[-1].append(self._cell)
            self._in_cell = False
        elif tag == "table":
            self._table = None

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self._cell += data
        elif self._figure and self._class == "number":
            self.figures[self._figure].append(data)
            self._figure = ""

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [given for name, given in self.tags if name == tag]

    def ids(self) -> list[str]:
        """All IDs."""
        return [identity for _, given in self.tags if (identity := given.get("id"))]

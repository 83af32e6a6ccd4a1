"""The small organisation whose files are damaged: one of each kind of input, in several languages and encodings."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from openpyxl import Workbook

from bench.organisation import REPORT_HEADER
from zoomwizard.kinds.hashed_file import HASHED_HEADER

MARK = "qzj"  # in every cell that says who or what about: no word of a job may have it
NAMES = ("Marta", "Tomás", "Ananya", "Jürg", "Lucia", "Pavel", "Aylin", "Noor", "Siti", "Minh", "Zoë", "Ole")
TOPICS = ("Weekly sync", "Café planning", "Budget, 2nd round", 'The "big" one', "")
WEEKS = ("2026-06-07", "2026-06-14")
GERMAN_REPORT = (
    "Thema,Meeting-ID,Benutzername,Benutzer-E-Mail:,Abteilung,Gruppe,Zoom Rooms?,Erstellungszeit,Startzeit,Endzeit,"
    "Dauer (Minuten),Teilnehmer,Name (Originalname),Benutzer-E-Mail:,Beitrittszeit,Beendigungszeit,Dauer (Minuten),"
    "Gast,Zustimmung zur Aufzeichnung,Im Warteraum"
)
UNKNOWN_REPORT = ",".join(f"Kolom {letter}" for letter in "abcdefghijklmnopqrst")
REPORT_HEADERS = (REPORT_HEADER, REPORT_HEADER, GERMAN_REPORT, UNKNOWN_REPORT)
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman")
KINDS = ("report", "mapping", "people", "people workbook", "earlier mapping", "hashed file", "person query",
         "meeting query")  # fmt: skip

Row = Sequence[str]


@dataclass(frozen=True)
class Files:
    """Where the files of an organisation are; `of` finds one by its kind."""

    folder: Path

    def of(self, kind: str) -> Path:
        """The file of a kind."""
        names = {
            "hashed file": "Hashed Zoom File from Zoom Admin_2026-06-30_101500.csv",
            "people workbook": "people.xlsx",
        }
        return self.folder / names.get(kind, f"{kind}.csv")

    @property
    def second_report(self) -> Path:
        """A report that stays whole."""
        return self.folder / "report 2.csv"


def address(name: str) -> str:
    """The e-mail address of a person."""
    return f"{name.lower()}.{MARK}@example.org"


def hash_id(name: str) -> str:
    """The HashID of a person."""
    return f"p{MARK}{NAMES.index(name):08}"


def as_csv(rows: Sequence[Row], delimiter: str = ",", line_end: str = "\n") -> str:
    """Rows as the text of a file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return text.getvalue()


def report_rows(chance: random.Random, meetings: int) -> list[Row]:
    """The rows of a details report below its header."""
    rows: list[Row] = []
    form = chance.choice(("%m/%d/%Y %I:%M:%S %p", "%d.%m.%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S"))
    for number in range(meetings):
        start = datetime(2026, 6, 14 + number, 9, chance.randrange(60), 7)
        host, *others = chance.sample(NAMES, chance.randrange(2, 6))
        number_of = str(chance.randrange(80_000_000_000, 90_000_000_000))
        topic = chance.choice(TOPICS)
        for name in (host, *others):
            join = start + timedelta(seconds=chance.randrange(200))
            leave = join + timedelta(minutes=chance.randrange(3, 90))
            minutes = str((leave - join) // timedelta(minutes=1) + 1)
            times = [moment.strftime(form) for moment in (start - timedelta(days=3), start, leave, join, leave)]
            row = (
                topic and f"{topic} {MARK}", number_of, f"{host} {MARK}", address(host), f"Dept {MARK}", "", "No",
                *times[:3], minutes, str(1 + len(others)), f"{name} {MARK}", address(name), *times[3:], minutes,
                "No", "", chance.choice(("No", "No", "Yes")),
            )  # fmt: skip
            rows.append(row)
    return rows


def hashed_rows(chance: random.Random) -> list[Row]:
    """The rows of a hashed file below its header."""
    rows: list[Row] = []
    for number in range(12):
        start = datetime(2026, 6, 8 + number % 10, 8, chance.randrange(60))
        people = chance.sample(NAMES, chance.randrange(1, 5))
        topic = chance.choice(TOPICS) and f"{chance.choice(TOPICS)} {MARK}"
        for name in people:
            join, minutes = start + timedelta(seconds=chance.randrange(90)), chance.randrange(2, 80)
            leave = join + timedelta(minutes=minutes)
            times = [f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in (start - timedelta(days=1), start, leave)]
            more = [f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in (join, leave)]
            rows.append((str(8_500_000_000 + number), topic, hash_id(people[0]), hash_id(name), *times, str(minutes),
                         str(len(people)), *more, str(minutes), "No", "No"))  # fmt: skip
    return rows


def person_rows(chance: random.Random) -> list[Row]:
    """A person query with its header."""
    header = chance.choice(
        (
            ("PersonId", "MetricDate", "TimeZone", "WorkingStartTimeSetInOutlook", "WorkingEndTimeSetInOutlook",
             "WorkingDaysSetInOutlook", "Organization", "Collaboration hours", "PersonHashID"),
            ("PersonId", "MetricDate", "Zeitzone", "Arbeitsbeginn", "Arbeitsende", "Arbeitstage", "Organisation",
             "Stunden", "PersonHashID"),
        )
    )  # fmt: skip
    rows: list[Row] = [header]
    for week in WEEKS:
        for number, name in enumerate(NAMES):
            zone = chance.choice(("W. Europe Standard Time", "Europe/Zurich", "Pacific Standard Time"))
            hours = chance.choice((("09:00", "17:00"), ("", ""), ("22:00", "06:00")))
            days = chance.choice(("", "Mon-Fri", "Mo|Tu|We"))
            rows.append((f"person {MARK} {number}", week, zone, *hours, days, f"Dept {MARK}", "1.5", hash_id(name)))
    return rows


def tables_of(chance: random.Random) -> dict[str, list[Row]]:
    """The rows of every kind of file, header first."""
    people = [[address(name), f"{name} {MARK}", f"Dept {MARK}"] for name in NAMES]
    mapping = [["PersonID", "HashID"], *([address(name), hash_id(name)] for name in NAMES)]
    people_header = chance.choice((["Email", "Name", "Department"], ["E-Mail-Adresse", "Name", "Abteilung"]))
    return {
        "report": [chance.choice(REPORT_HEADERS).split(","), *report_rows(chance, 4)],
        "mapping": list(mapping),
        "earlier mapping": list(mapping[:-3]),
        "people": [people_header, *people],
        "people workbook": [people_header, *people],
        "hashed file": [HASHED_HEADER, *hashed_rows(chance)],
        "person query": person_rows(chance),
        "meeting query": [
            ["MeetingId", chance.choice(("Subject", "Betreff")), "Attendees"],
            *([f"m{n}", topic and f"{topic} {MARK}", "4"] for n, topic in enumerate(TOPICS)),
        ],
    }


def write_workbook(path: Path, rows: Sequence[Row]) -> None:
    """Rows as a workbook."""
    book = Workbook()
    sheet = book.create_sheet("People", 0)
    for row in rows:
        sheet.append(list(row))
    book.save(path)


def write_organisation(folder: Path, chance: random.Random, *, workbook: bool) -> Files:
    """An organisation of which every file can be read, each in an encoding and with a delimiter of its own."""
    files = Files(folder)
    for kind, rows in tables_of(chance).items():
        if kind == "people workbook":
            if not workbook:
                continue
            write_workbook(files.of(kind), rows)
            continue
        text = as_csv(rows, chance.choice((",", ",", ";", "\t")), chance.choice(("\n", "\r\n")))
        files.of(kind).write_bytes(text.encode(chance.choice(ENCODINGS)))
    rows = [REPORT_HEADER.split(","), *report_rows(chance, 2)]
    files.second_report.write_text(as_csv(rows), encoding="utf-8", newline="")
    return files

"""Marked identities, put into every column of every input, and the search for them in what was written."""

from __future__ import annotations

import base64
import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, quote_plus

from tests.reports import LAYOUTS, NUMBERS, PORTAL_21, TIMES, Layout

DAY: Final = datetime.fromisoformat("2026-06-17 10:00:00")
FLAGS: Final = ("guest", "waiting_room")
TYPED: Final = (*TIMES, *NUMBERS, *FLAGS)  # columns in which a name is out of place, and which are published
ZERO_WIDTH: Final = "\u200b"
SHORTEST_NEEDLE: Final = 8
VOWELS: Final = "aeiou"
CONSONANTS: Final = "bdfgklmnpr"


def code(number: int) -> str:
    """A word that no other number has, and no text by chance."""
    digits = f"{number:04}"
    return "".join(CONSONANTS[int(digit)] + VOWELS[int(digit) % 5] for digit in digits)


def name_of(number: int) -> str:
    """A display name with accents."""
    return f"Zoë-Ünàl {code(number).capitalize()}ßñ Ångqvist"


def address_of(number: int) -> str:
    """An e-mail address in odd case, with an accent and a zero-width character."""
    return f"ZöË.{code(number).upper()}{ZERO_WIDTH}.quIx@Example.ORG"


def pmi_of(number: int) -> str:
    """A personal meeting ID of ten digits, as the portal groups them."""
    digits = str(4_719_000_000 + 7919 * number)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


# ---------------------------------------------------------------------------------------------------------
# Inputs


@dataclass(frozen=True)
class Inputs:
    """The files, and each identity that is in them. `file_names` are those that stand in names of files."""

    reports: Path
    people: Path
    earlier: Path
    marks: tuple[str, ...]
    file_names: tuple[str, ...]

    def written(self) -> list[tuple[str, bytes]]:
        """Everything that is in the inputs, and their names."""
        paths = [*self.reports.iterdir(), self.people, self.earlier]
        return [(path.name, path.read_bytes()) for path in paths] + [("names", "\n".join(map(str, paths)).encode())]


class Planting:
    """Counts the identities that were handed out."""

    def __init__(self) -> None:
        self.marks: list[str] = []

    def name(self) -> str:
        self.marks.append(name_of(len(self.marks)))
        return self.marks[-1]

    def address(self) -> str:
        self.marks.append(address_of(len(self.marks)))
        return self.marks[-1]

    def number(self) -> str:
        self.marks.append(pmi_of(len(self.marks)))
        return self.marks[-1]

    def topic(self) -> str:
        return f"1:1 with {self.name()}, salary"


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def good_row(layout: Layout, hour: int, marks: Mapping[str, str]) -> dict[str, str]:
    """A row that can be used, with the marks in the columns that are not typed."""
    start = DAY + timedelta(hours=hour)
    moments = {
        "creation": start - timedelta(days=1),
        "start": start,
        "end": start + timedelta(minutes=30),
        "join": start + timedelta(minutes=1),
        "leave": start + timedelta(minutes=20),
    }
    values = {key: f"{moment:%m/%d/%Y %I:%M:%S %p}" for key, moment in moments.items()}
    return {**values, **dict.fromkeys(NUMBERS, "20"), **dict.fromkeys(FLAGS, layout.no), **marks}


def report_rows(layout: Layout, planting: Planting) -> list[list[str]]:
    """A report with an identity in every column: in those that are typed one row each that has it there."""
    keys = [key for _, key in layout.columns]
    special = {
        "topic": planting.topic,
        "email": planting.address,
        "host_email": planting.address,
        "meeting_id": planting.number,
    }
    marks = {key: special.get(key, planting.name)() for key in dict.fromkeys(keys) if key not in TYPED}
    memo = planting.name()
    filled = [good_row(layout, number, marks) for number in range(3)]
    filled[1]["email"] = ""  # somebody who is known by name only
    filled[2]["host_email"] = ""
    for number, key in enumerate(key for key in TYPED if key in keys):
        filled.append(good_row(layout, 4 + number, marks) | {key: planting.name()})
    return [[*layout.header, "Memo of the host"], *([*(row[key] for key in keys), memo] for row in filled)]


def make_inputs(folder: Path) -> Inputs:
    """Reports of every layout, a people file and an earlier mapping file with the first half of the people."""
    planting = Planting()
    reports = folder / "reports"
    reports.mkdir(parents=True)
    file_names = []
    addresses: list[str] = []
    for number, layout in enumerate(LAYOUTS):
        rows = report_rows(layout, planting)
        addresses += [rows[1][n] for n, (_, key) in enumerate(layout.columns) if key in ("email", "host_email")]
        file_names.append(planting.name())
        path = reports / f"{file_names[-1]} - {layout.name}.csv"
        # Every other one in an encoding that the engine can not read by itself.
        path.write_text(csv_text(rows), encoding="utf-16" if number % 2 else "utf-8")
    known = [address for n, address in enumerate(addresses) if n % 3]
    earlier = [["PersonID", "HashID", "Remark"]]
    earlier += [[address, f"h{code(9000 + n)}{n:05}x", planting.name()] for n, address in enumerate(known[::2])]
    people = [["Email", "Full name", "Department", "Manager", "Notes"]]
    people += [[address, planting.name(), planting.name(), planting.address(), planting.name()] for address in known]
    people.append([planting.name(), "", "", "", ""])  # no e-mail address where there should be one
    file_names += [planting.name(), planting.name()]
    people_file, earlier_file = (folder / f"{name} people.csv" for name in file_names[-2:])
    people_file.write_text(csv_text(people), encoding="utf-8")
    earlier_file.write_text(csv_text(earlier), encoding="utf-8")
    return Inputs(reports, people_file, earlier_file, tuple(planting.marks), tuple(file_names))


def small_report(path: Path, planting: Planting, layout: Layout = PORTAL_21) -> Path:
    path.write_text(csv_text(report_rows(layout, planting)), encoding="utf-8")
    return path


# ---------------------------------------------------------------------------------------------------------
# Search


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def forms_of(mark: str) -> set[str]:
    """A mark in the spellings under which it could have been written."""
    bare = mark.replace(ZERO_WIDTH, "")
    parts = {mark, bare, bare.replace(" ", "")}
    if "@" in bare:
        parts.add(bare.partition("@")[0])
    elif not bare[0].isdigit():
        parts.add(bare.split()[1])  # the name that only this one has
    folded = {spelling for part in parts for spelling in (part, part.casefold(), part.lower(), part.upper())}
    folded |= {unicodedata.normalize(form, text) for text in folded for form in ("NFC", "NFD")}
    return folded | {without_accents(text) for text in folded}


def encodings_of(text: str) -> set[bytes]:
    """A text as it could be hidden in another: URL-encoded, base64 at each of its three alignments, hex."""
    raw = text.encode()
    found = {raw, raw.hex().encode(), raw.hex().upper().encode(), text.encode("utf-16-le")}
    found |= {quote(text).encode(), quote_plus(text).encode(), quote(text, safe="@ ").encode()}
    found |= {found_text.lower() for found_text in (quote(text).encode(), quote_plus(text).encode())}
    found.add(json.dumps(text)[1:-1].encode())
    for shift in range(3):
        # The characters at both ends depend on what stands beside the text.
        coded = base64.b64encode(b"\0" * shift + raw)
        inner = coded[(0, 2, 3)[shift] :]
        inner = inner.rstrip(b"=")[: -1 if (len(raw) + shift) % 3 else None]
        found |= {inner, inner.replace(b"+", b"-").replace(b"/", b"_")}
    return found


@cache
def needles_of(marks: tuple[str, ...]) -> dict[bytes, list[tuple[bytes, str]]]:
    """Every byte string that would give a mark away, with the mark, by its first bytes."""
    found: dict[bytes, list[tuple[bytes, str]]] = {}
    for mark in marks:
        for needle in {needle for form in forms_of(mark) for needle in encodings_of(form)}:
            found.setdefault(needle[:SHORTEST_NEEDLE], []).append((needle, mark))
    return found


def search(written: Iterable[tuple[str, bytes]], marks: Iterable[str]) -> dict[str, set[str]]:
    """For each mark that is anywhere in what was written, in any spelling and encoding: where."""
    found: dict[str, set[str]] = {}
    needles = needles_of(tuple(marks))
    for place, content in written:
        text = content.decode("utf-8", errors="replace")
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16", errors="replace")
        folded = without_accents(text).casefold()
        hay = b"\n".join([content, text.encode(), folded.encode(), text.replace(ZERO_WIDTH, "").encode()])
        # A needle is there only if its first bytes are; this look is far quicker.
        starts = {hay[at : at + SHORTEST_NEEDLE] for at in range(len(hay))}
        for start in starts & needles.keys():
            for needle, mark in needles[start]:
                if needle in hay:
                    found.setdefault(mark, set()).add(place)
    return found

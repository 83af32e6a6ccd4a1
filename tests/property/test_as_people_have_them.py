"""Files as people have them: whatever language, letters, dates and spreadsheets did to a known organisation, the
numbers are those of its clean files, or a finding names what was done; never another number without a word.
"""

from __future__ import annotations

import csv
import io
import random
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.analyst import Analyst, Results, manifest_of
from tests.core.tables.test_encodings import TEXTS, encoded
from tests.meetings import meetings
from tests.modes.admin.test_columns import KNOWN, strange
from tests.modes.analyst.test_query_columns import (
    CALENDAR,
    CALLS,
    ENGLISH,
    FRENCH,
    GERMAN,
    JAPANESE,
    RENAMED,
    VIVA_FIXED,
    weeks,
)
from tests.oracle.admin import ReportRow
from tests.oracle.text import normal_topic
from tests.property.test_admin import PHASES, stand_in_key
from tests.reports import DATE_FORMS, LAYOUTS, PORTAL_21, YEAR_FIRST, Layout, Shape, as_told, row_cells
from zoomwizard.core.outcome import Finding, InputError, JobResult, Severity
from zoomwizard.core.people.identities import bare_address
from zoomwizard.kinds.hashed_file import HASHED_HEADER
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.modes.analyst.metrics import METRICS
from zoomwizard.modes.analyst.run import AnalystJob, AnalystResult
from zoomwizard.modes.mapping.inputs import MappingInputs
from zoomwizard.modes.mapping.run import MappingJob

SALT = "0a1b2c3d"
SOME = settings(
    phases=PHASES,
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
UTF = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le")
Cells = list[list[str]]
# What may be refused: days that are all at most the 12th, and UTF-16 of other scripts without a mark that says so.
REFUSED = ("dates.undecided", "file.binary")


# ---------------------------------------------------------------------------------------------------------
# What happens to any file


@dataclass(frozen=True, kw_only=True)
class Writing:
    """How the cells of a file are written."""

    encoding: str = "utf-8"
    delimiter: str = ","
    line_end: str = "\n"
    first: str = ""  # above the header
    last: str = ""  # at the very end
    joined: str = ""  # before some line, as where files were put together

    def write(self, path: Path, rows: Cells) -> Path:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self.delimiter, lineterminator=self.line_end).writerows(rows)
        lines = text.getvalue().split(self.line_end)
        lines[2] = self.joined + lines[2]
        first, last = (text.replace(",", self.delimiter) for text in (self.first, self.last))
        whole = first + self.line_end.join(lines) + last
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            encoded(whole, self.encoding) if self.encoding.startswith(("cp", "mac")) else whole.encode(self.encoding)
        )
        return path


@st.composite
def writings(draw: st.DrawFn, encodings: Sequence[str]) -> Writing:
    encoding = draw(st.sampled_from(encodings))
    is_utf = encoding in UTF
    return Writing(
        encoding=encoding,
        delimiter=draw(st.sampled_from((",", ",", ";", "\t"))),
        line_end=draw(st.sampled_from(("\n", "\r\n"))),
        first=draw(st.sampled_from(("", "", "sep=,\n", "#TYPE System.Object\n", "Report of June\n", "\n\n"))),
        last=draw(st.sampled_from(("", "", "\x1a", "\n\n", ",,,\n"))),
        joined=draw(st.sampled_from(("", "", "\ufeff" if is_utf else "", "\n"))),
    )


def header_again(rows: Cells, chance: random.Random) -> Cells:
    at = chance.randrange(1, len(rows))
    return [*rows[:at], rows[0], *rows[at:]]


def blank_rows(rows: Cells, chance: random.Random) -> Cells:
    at = chance.randrange(1, len(rows))
    return [*rows[:at], [""] * len(rows[0]), [""], *rows[at:]]


def commas_at_ends(rows: Cells, _: random.Random) -> Cells:
    return [rows[0], *([*row, "", ""] for row in rows[1:])]


def commas_everywhere(rows: Cells, _: random.Random) -> Cells:
    return [[*row, "", ""] for row in rows]


ANYWHERE = (header_again, blank_rows, commas_at_ends, commas_everywhere)


def same_or_said(
    found: Sequence[object] | None, expected: Sequence[object], findings: Iterable[Finding], named: Collection[str]
) -> None:
    """The numbers are those of the clean files, or an error or a warning names what was done."""
    if found == expected:
        return
    said = [finding for finding in findings if finding.severity is not Severity.NOTE]
    note(f"said: {[(finding.code, str(finding.sentence())) for finding in said]}")
    if found is not None:
        note(f"lacks: {[row for row in expected if row not in found][:2]}")
        note(f"has: {[row for row in found if row not in expected][:2]}")
    refused = REFUSED if found is None else ()
    assert {*named, *refused} & {finding.code for finding in said}


def answered(job: Any, inputs: Any) -> tuple[JobResult | None, list[Finding]]:
    """The result of a job whose questions are answered as it proposes, or none and the errors."""
    for _ in range(4):
        try:
            result = job.run(inputs)
        except InputError as error:
            findings = list(error.findings)
        else:
            findings = list(result.findings)
            return result, findings
        asked = [
            one for finding in findings for one in finding.asks if one.proposed and finding.severity is Severity.ERROR
        ]
        if not asked:
            return None, findings
        note(f"asked: {[str(one.what) for one in asked]}")
        for one in asked:
            before = getattr(inputs, one.field)
            answer = one.input_of(one.proposed)
            inputs = replace(inputs, **{one.field: (*before, answer) if isinstance(before, tuple) else answer})
    pytest.fail("what is proposed is asked again and again")


def words_of(codec: str, chance: random.Random) -> list[str]:
    """Names, towns and subjects that a code page knows; without one, of all languages."""
    texts = [text for (page, _), text in TEXTS.items() if codec in (page, "")]
    return chance.choice(texts).split("|")


# ---------------------------------------------------------------------------------------------------------
# The Zoom admin's reports

FLAG_WORDS = (
    ("Ya", "Tidak"), ("Tak", "Nie"), ("Evet", "Hayır"), ("Kyllä", "Ei"), ("Так", "Ні"), ("Áno", "Nie"), ("Igen", "Nem"),
    ("نعم", "لا"), ("1", "0"), ("Oui", "Non"), ("Ja", "Nein"), ("TRUE", "FALSE"),
)  # fmt: skip


def of_keys(
    keys: Collection[str], change: Callable[[str, random.Random], str]
) -> Callable[[Cells, random.Random, Layout], Cells]:
    def changed(rows: Cells, chance: random.Random, layout: Layout) -> Cells:
        places = [place for place, (_, key) in enumerate(layout.columns) if key in keys]
        for row in rows[1:]:
            for place in places:
                if place < len(row) and row[place].strip():
                    row[place] = change(row[place], chance)
        return rows

    return changed


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


def in_tens(text: str, chance: random.Random) -> str:
    """As a spreadsheet shows a long number."""
    written = f"{int(digits_of(text)):.5E}".replace("E+0", "E+")
    return written.replace(".", ",") if chance.random() < 0.3 else written


STRANGE = strange(PORTAL_21)
REPORT_DAMAGES: dict[str, tuple[Callable[[Cells, random.Random, Layout], Cells], Collection[str]]] = {
    "IDs in powers of ten": (of_keys({"meeting_id"}, in_tens), {"reports.rounded-ids"}),
    "IDs with decimals": (
        of_keys({"meeting_id"}, lambda text, chance: digits_of(text) + chance.choice((".0", ".00"))),
        (),
    ),
    "minutes with decimals": (of_keys({"minutes", "meeting_minutes", "participants"}, lambda text, _: f"{text}.0"), ()),
    "minutes a thousand times": (of_keys({"minutes"}, lambda text, _: f"{text}.000"), {"report.unread-numbers"}),
    "addresses in apostrophes": (
        of_keys({"email", "host_email"}, lambda text, _: f"'{text}'"),
        {"mapping.nobody", "report.doubtful-columns"},
    ),
    "addresses with blanks": (of_keys({"email", "host_email"}, lambda text, _: f"\u00a0{text}\u00a0 "), ()),
    "addresses in brackets": (
        of_keys({"email", "host_email"}, lambda text, _: f"<{text}>"),
        {"mapping.nobody", "report.doubtful-columns"},
    ),
    "addresses in capitals": (of_keys({"email", "host_email"}, lambda text, _: text.upper()), ()),
}


@cache
def people_of_meetings() -> dict[str, str]:
    from tests.meetings import PEOPLE

    return {address: f"pq7{number:03}xz4hkr" for number, (address, _) in enumerate(PEOPLE)}


def mapping_rows() -> Cells:
    return [["PersonID", "HashID"], *([address, hash_id] for address, hash_id in people_of_meetings().items())]


def run_admin(
    folder: Path, reports: Sequence[Path], mapping: Path, **more: Any
) -> tuple[list[list[str]] | None, list[Finding]]:
    """The rows of the hashed file, sorted, and what was found."""
    with patch("zoomwizard.modes.admin.run.new_salt", return_value=SALT):
        inputs = AdminInputs(
            reports=tuple(reports), mapping=mapping, output=folder / "output", time_zone="Etc/GMT-2", threads=1,
            topics="keep", **more,
        )  # fmt: skip
        result, findings = answered(AdminJob(stand_in_key), inputs)
    if result is None:
        return None, findings
    (name,) = [record.name for record in result.outputs if record.role == "hashed file"]
    with (result.folder / name).open(encoding="utf-8", newline="") as file:
        # Letters and tones apart, a mark in front: the same topic.
        return sorted([row[0], normal_topic(row[1]), *row[2:]] for row in csv.reader(file)), findings


def admin_rows(seed: int, words: Sequence[str]) -> list[ReportRow]:
    """The meetings of a seed, with topics and names of these words."""
    rows = meetings(seed, 5)
    half = len(words) // 2
    topics = {row.topic: words[(seed + number) % half] for number, row in enumerate(rows)}
    names = words[half:]
    return [replace(row, topic=topics[row.topic], name=names[number % half]) for number, row in enumerate(rows)]


def clean_admin(rows: Sequence[ReportRow]) -> list[list[str]]:
    """What the clean English file of these rows gives."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shape = Shape(layout=PORTAL_21, dates=YEAR_FIRST)
        cells = [shape.layout.header, *(row_cells(row, shape) for row in rows)]
        report = Writing().write(folder / "report.csv", cells)
        found, _ = run_admin(folder, [report], Writing().write(folder / "mapping.csv", mapping_rows()))
        assert found is not None
        assert len(found) > 5
        return found


@SOME
@given(st.data())
def test_reports(data: st.DataObject) -> None:
    chance = random.Random(data.draw(st.integers(0, 10**6)))
    page = data.draw(st.sampled_from(("", "", *sorted({codec for codec, _ in TEXTS}))))
    rows = admin_rows(chance.randrange(1000), words_of(page, chance))
    layout = data.draw(st.sampled_from((*LAYOUTS, *KNOWN.values(), STRANGE)))
    if data.draw(st.booleans()):
        yes, no = data.draw(st.sampled_from(FLAG_WORDS))
        layout = replace(layout, yes=yes, no=no)
    dates = data.draw(st.sampled_from(DATE_FORMS))
    shape = Shape(layout=layout, dates=dates)
    told = [as_told(row, shape) for row in rows]
    cells = [layout.header, *(row_cells(row, shape) for row in rows)]
    done: list[str] = []
    named = {"report.lacks-column"} if layout.columns == STRANGE.columns else set()
    for kind in data.draw(
        st.lists(st.sampled_from(sorted(REPORT_DAMAGES)), max_size=2, unique_by=lambda kind: kind.split()[0])
    ):
        change, codes = REPORT_DAMAGES[kind]
        cells = change(cells, chance, layout)
        done.append(kind)
        named |= set(codes)
    for damage in data.draw(st.lists(st.sampled_from(ANYWHERE), max_size=2, unique=True)):
        cells = damage(cells, chance)
        done.append(damage.__name__)
    text = "\n".join(",".join(row) for row in cells)
    fits = [page] if page and is_in(text, page) else []
    writing = data.draw(writings((*UTF, *fits * 4)))
    note(f"{layout.name} {dates.name} {writing} {done}")
    with TemporaryDirectory() as name:
        folder = Path(name)
        reports = [writing.write(folder / "report.csv", cells)]
        found, findings = run_admin(folder, reports, Writing().write(folder / "mapping.csv", mapping_rows()))
    same_or_said(found, clean_admin(told), findings, named)


def is_in(text: str, codec: str) -> bool:
    try:
        encoded(text, codec)
    except UnicodeEncodeError:
        return False
    return True


# ---------------------------------------------------------------------------------------------------------
# The list of people, and the mapping file

PEOPLE_HEADERS = (
    ["Email", "Name", "Town"], ["E-Mail-Adresse", "Name", "Ort"], ["メール", "氏名", "市"], ["Kol a", "Kol b", "Kol c"],
)  # fmt: skip
AROUND = (
    lambda address: address,
    lambda address: f"'{address}'",
    lambda address: f"<{address}>",
    lambda address: f'"Ana" <{address}>',
    lambda address: f"mailto:{address}",
    lambda address: f"\u00a0{address} ",
    lambda address: f"‘{address}’",
    str.upper,
)


def in_workbook(path: Path, rows: Cells) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def run_mapping(folder: Path, people: Path, earlier: Path) -> tuple[list[list[str]] | None, list[Finding]]:
    """What is to be uploaded, sorted: the earlier mapping file gives everybody the same HashID each time."""
    result, findings = answered(MappingJob(), MappingInputs(people=people, existing=earlier, output=folder / "output"))
    if result is None:
        return None, findings
    (name,) = [record.name for record in result.outputs if record.role == "organisational data"]
    with (result.folder / name).open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[-1] == "PersonHashID"
    return sorted([unicodedata.normalize("NFC", text).strip() for text in row if text] for row in rows), findings


@SOME
@given(st.data())
def test_lists_of_people(data: st.DataObject) -> None:
    chance = random.Random(data.draw(st.integers(0, 10**6)))
    page = data.draw(st.sampled_from(("", "", *sorted({codec for codec, _ in TEXTS}))))
    words = words_of(page, chance)
    header = data.draw(st.sampled_from(PEOPLE_HEADERS))
    people = [[address, chance.choice(words), chance.choice(words)] for address in people_of_meetings()]
    around, around_earlier = data.draw(st.sampled_from(AROUND)), data.draw(st.sampled_from(AROUND))
    cells = [header, *([around(row[0]), *row[1:]] for row in people)]
    earlier = [["PersonID", "HashID"], *([around_earlier(row[0]), row[1]] for row in mapping_rows()[1:])]
    done = data.draw(st.lists(st.sampled_from(ANYWHERE), max_size=2, unique=True))
    for damage in done:
        cells, earlier = damage(cells, chance), damage(earlier, chance)
    text = "\n".join(",".join(row) for row in (*cells, *earlier))
    writing = data.draw(writings((*UTF, *[page] * (4 * bool(page and is_in(text, page))))))
    is_workbook = data.draw(st.booleans())
    note(f"{writing} {is_workbook=} {cells[1][0]} {earlier[1][0]} {done}")
    expected = sorted([*row, people_of_meetings()[row[0]]] for row in people)
    with TemporaryDirectory() as name:
        folder = Path(name)
        if is_workbook:
            written = in_workbook(folder / "people.xlsx", cells), in_workbook(folder / "earlier.xlsx", earlier)
        else:
            written = writing.write(folder / "people.csv", cells), writing.write(folder / "earlier.csv", earlier)
        found, findings = run_mapping(folder, *written)
    if found is not None:
        found = sorted([bare_address(row[0]).lower(), *row[1:]] for row in found)
    same_or_said(found, expected, findings, set())


# ---------------------------------------------------------------------------------------------------------
# The analyst's three files

DAY_FORMS = ("%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y", "%Y-%m-%d 00:00:00", "%d/%m/%Y", "%m/%d/%Y 12:00:00 AM")
CLOCKS = (str, lambda clock: f"{clock} Uhr", lambda clock: clock.replace(":", "h"), lambda clock: f"{clock}:00",
          lambda clock: datetime.strptime(clock, "%H:%M").strftime("%I:%M %p"))  # fmt: skip
WEEK_DAYS = ("Mo|Tu|We|Th|Fr", "Mon-Fri", "Montag bis Freitag", "lun.-ven.", "月火水木金", "Mo, Di, Mi, Do, Fr")
ZONES = (
    ("Pacific Standard Time", "Europe/Zurich"),
    ("(UTC-08:00) Pacific Time (US & Canada)", "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"),
    ("America/Los_Angeles", "W. Europe Standard Time"),
)
SUBJECTS = ("Subject", "Betreff", "Asunto", "件名", "Objet", "Worum es geht")
ID, MINUTES = HASHED_HEADER.index("MeetingID"), HASHED_HEADER.index("Duration_Minutes_2")
HASHED_DAMAGES: dict[str, tuple[int, Callable[[str], str], Collection[str]]] = {
    "nothing": (ID, str, ()),
    "IDs in powers of ten": (ID, lambda text: f"{int(text):.5E}", {"hashed.excel"}),
    "IDs with decimals": (ID, lambda text: f"{text}.0", {"hashed.excel"}),
    "minutes with decimals": (MINUTES, lambda text: f"{text}.0", {"hashed.excel"}),
    "minutes of days": (MINUTES, lambda _: "59999", {"hashed.minutes"}),
}


def in_form(row: Sequence[str], form: str, clock: Callable[[str], str]) -> list[str]:
    """A row of a person query with its dates and clocks in other forms."""
    day = datetime.fromisoformat(row[1]).strftime(form)
    return [row[0], day, row[2], *(clock(text) for text in row[3:5]), *row[5:]]


@cache
def clean_analyst() -> list[list[str]]:
    """The numbers of the clean English files."""
    with TemporaryDirectory() as name:
        inputs = Analyst(Path(name), calls=CALLS, query=weeks(), meetings=CALENDAR).write()
        manifest_of(inputs.zoom[0]).unlink()  # it would say that one of the other files was changed
        found = Results(AnalystJob().run(inputs))
        assert found.values()["Zoom_After_hours_in_scheduled_calls"] == "1.0"
        return numbers_only(found)


def numbers_only(found: Results) -> list[list[str]]:
    """The 17 columns of all rows of the joined file, and the standalone file."""
    return [
        *(row[-len(METRICS) :] for row in found.joined[1:]),
        *([*key, *row.values()] for key, row in found.standalone.items()),
    ]


@SOME
@given(st.data())
def test_the_files_of_the_analyst(data: st.DataObject) -> None:
    chance = random.Random(data.draw(st.integers(0, 10**6)))
    header = data.draw(st.sampled_from((ENGLISH, GERMAN, FRENCH, JAPANESE, VIVA_FIXED, RENAMED)))
    form, clock = data.draw(st.sampled_from(DAY_FORMS)), data.draw(st.sampled_from(CLOCKS))
    zones, days = data.draw(st.sampled_from(ZONES)), data.draw(st.sampled_from(WEEK_DAYS))
    query = [list(header), *(in_form(row, form, clock) for row in weeks(*zones, "16:00", days=days)[1:])]
    calendar = [["MeetingId", data.draw(st.sampled_from(SUBJECTS)), "Attendees"], *(list(row) for row in CALENDAR[1:])]
    place, change, named = HASHED_DAMAGES[data.draw(st.sampled_from(sorted(HASHED_DAMAGES)))]
    hashed = [list(HASHED_HEADER), *([cells[name] for name in HASHED_HEADER] for cells in CALLS)]
    for row in hashed[1:]:
        row[place] = change(row[place])
    for damage in data.draw(st.lists(st.sampled_from(ANYWHERE), max_size=2, unique=True)):
        query, calendar, hashed = (damage(rows, chance) for rows in (query, calendar, hashed))
    written = [data.draw(writings(UTF)) for _ in range(3)]
    note(f"{form} {query[1]} {place} {hashed[1]} {written}")
    with TemporaryDirectory() as name:
        inputs = Analyst(Path(name), calls=CALLS).write()
        manifest_of(inputs.zoom[0]).unlink()
        for path, rows, writing in zip(
            (inputs.zoom[0], inputs.person_query, inputs.meeting_query), (hashed, query, calendar), written, strict=True
        ):
            assert path is not None
            writing.write(path, rows)
        result, findings = answered(AnalystJob(), inputs)
        assert result is None or isinstance(result, AnalystResult)
        found = None if result is None else numbers_only(Results(result))
    same_or_said(found, clean_analyst(), findings, named)

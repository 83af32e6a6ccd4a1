"""Writes Zoom's details reports in every shape in which they come: layout, language, encoding, dates, damage.

A row is the oracle's `ReportRow`: wall-clock times, None for a blank cell. `as_told` says what a report of a
shape can tell of a row, since older layouts lack columns and some date forms lack seconds.
"""

import codecs
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tests.oracle.admin import ReportRow

at: Final = datetime.fromisoformat

# ---------------------------------------------------------------------------------------------------------
# Dates


@dataclass(frozen=True)
class DateForm:
    """A way to write a date. `order` is what `--date-order` calls it; None where no order can be meant."""

    name: str
    order: str | None
    write: Callable[[datetime], str]
    has_seconds: bool = True

    def read(self, moment: datetime) -> datetime:
        """What is left of a moment that is written so."""
        return moment if self.has_seconds else moment.replace(second=0)


def _plain(text: str) -> Callable[[datetime], str]:
    return lambda moment: moment.strftime(text)


def _excel(text: str) -> Callable[[datetime], str]:
    """As a spreadsheet writes it again: no leading zeros, no seconds."""

    def write(moment: datetime) -> str:
        clock = f"{moment.hour}:{moment.minute:02}"
        return text.format(d=moment.day, m=moment.month, y=moment.year, yy=f"{moment.year % 100:02}") + " " + clock

    return write


def _half_day(morning: str, afternoon: str) -> Callable[[datetime], str]:
    def write(moment: datetime) -> str:
        half = morning if moment.hour < 12 else afternoon
        return f"{moment:%d/%m/%Y %I:%M:%S} {half}"

    return write


def _hour_13_pm(moment: datetime) -> str:
    """A form that was changed by hand: 24 hours and a half-day word that says nothing new."""
    return moment.strftime("%m/%d/%Y %H:%M:%S ") + ("AM" if moment.hour < 12 else "PM")


DATE_FORMS: Final = (
    DateForm("us 12 hours", "mdy", _plain("%m/%d/%Y %I:%M:%S %p")),
    DateForm("us 24 hours", "mdy", _plain("%m/%d/%Y %H:%M:%S")),
    DateForm("us 12 hours, minutes", "mdy", _plain("%m/%d/%Y %I:%M %p"), has_seconds=False),
    DateForm("us from a spreadsheet", "mdy", _excel("{m}/{d}/{yy}"), has_seconds=False),
    DateForm("us with 24 hours and PM", "mdy", _hour_13_pm),
    DateForm("day first", "dmy", _plain("%d/%m/%Y %H:%M:%S")),
    DateForm("day first, minutes", "dmy", _plain("%d/%m/%Y %H:%M"), has_seconds=False),
    DateForm("day first, 12 hours", "dmy", _plain("%d/%m/%Y %I:%M:%S %p")),
    DateForm("day first, dots", "dmy", _plain("%d.%m.%Y %H:%M:%S")),
    DateForm("day first, hyphens", "dmy", _plain("%d-%m-%Y %H:%M:%S")),
    DateForm("day first from a spreadsheet", "dmy", _excel("{d}/{m}/{y}"), has_seconds=False),
    DateForm("day first, two digits", "dmy", _plain("%d/%m/%y %H:%M"), has_seconds=False),
    DateForm("day first, half-day words", "dmy", _half_day("a. m.", "p. m.")),
    DateForm("day first, long half-day words", "dmy", _half_day("da manhã", "da tarde")),
    DateForm("year first", "ymd", _plain("%Y-%m-%d %H:%M:%S")),
    DateForm("year first, minutes", "ymd", _plain("%Y-%m-%d %H:%M"), has_seconds=False),
    DateForm("year first, T", "ymd", _plain("%Y-%m-%dT%H:%M:%S")),
    DateForm("year first, slashes", "ymd", _plain("%Y/%m/%d %H:%M:%S")),
    DateForm("year first from a spreadsheet", "ymd", _excel("{y}/{m}/{d}"), has_seconds=False),
    DateForm("year first, dots", "ymd", _excel("{y}.{m}.{d}"), has_seconds=False),
    DateForm("month by name", None, _plain("%b %d, %Y %I:%M:%S %p")),
    DateForm("month by name, minutes", None, _plain("%b %d, %Y %I:%M %p"), has_seconds=False),
    DateForm("month by name, 24 hours", None, _plain("%b %d, %Y %H:%M:%S")),
)
US, US_24, DAY_FIRST, YEAR_FIRST, NAMED = (
    next(form for form in DATE_FORMS if form.name == name)
    for name in ("us 12 hours", "us 24 hours", "day first", "year first", "month by name")
)

# ---------------------------------------------------------------------------------------------------------
# Layouts

TIMES: Final = ("creation", "start", "end", "join", "leave")
NUMBERS: Final = ("meeting_minutes", "participants", "minutes")
NOT_READ: Final = {
    "department": "Research, 3rd floor",
    "group": "Everybody",
    "rooms": "No",
    "consent": "",
    "marketing": "-",
    "source": "Zoom",
    "nothing": "-",
    "all_minutes": "80",
    "display": "Somebody",
    "blank": "",
}


@dataclass(frozen=True)
class Layout:
    """Headers in their order, each with what stands below it: a field of ReportRow or a key of NOT_READ."""

    name: str
    columns: tuple[tuple[str, str], ...]
    yes: str = "Yes"
    no: str = "No"

    @property
    def header(self) -> list[str]:
        return [text for text, _ in self.columns]

    @property
    def fields(self) -> set[str]:
        return {key for _, key in self.columns if key not in NOT_READ}

    def without(self, *keys: str) -> "Layout":
        """The same without the columns of some fields."""
        return replace(self, columns=tuple(column for column in self.columns if column[1] not in keys))

    def renamed(self, **names: str) -> "Layout":
        """The same with other headers for some fields."""
        return replace(self, columns=tuple((names.get(key, text), key) for text, key in self.columns))

    def in_order(self, *keys: str) -> "Layout":
        """Only the columns of these fields, in this order."""
        texts = {key: text for text, key in self.columns}
        return replace(self, columns=tuple((texts[key], key) for key in keys))


def _layout(name: str, headers: str, keys: str, yes: str = "Yes", no: str = "No") -> Layout:
    return Layout(name, tuple(zip(headers.split(","), keys.split(), strict=True)), yes, no)


_OLD_KEYS = (
    "topic meeting_id host_name host_email department group rooms creation start end"
    " meeting_minutes participants"
    " name email join leave minutes guest consent"
)
PORTAL_19: Final = _layout(
    "portal, 19 columns",
    "Topic,Meeting ID,User Name,User Email,Department,Group,Has Zoom Rooms?,Creation Time,"
    "Start Time,End Time,"
    "Duration (Minutes),Participants,Name (Original Name),User Email,Join Time,Leave Time,"
    "Duration (Minutes),Guest,"
    "Recording Consent",
    _OLD_KEYS,
)
PORTAL_20: Final = Layout("portal, 20 columns", (*PORTAL_19.columns, ("In Waiting Room", "waiting_room")))
PORTAL_21: Final = Layout("portal, 21 columns", (*PORTAL_20.columns, ("Marketing Opt In", "marketing")))
PORTAL_2021: Final = _layout(
    "portal, May 2021",
    "Topic,Meeting ID,User Name,User Email,Department,Group,Has Zoom Rooms?,Creation Time,"
    "Start Time,End Time,"
    "Duration (Minutes),Participants,,Display name,Phone numberName (Original Name),User Email,"
    "Join Time,Leave Time,"
    "Duration (Minutes),Guest,Recording Consent",
    _OLD_KEYS.replace("participants name", "participants blank display name"),
)
R_SCRIPTS: Final = _layout(
    "R scripts",
    "Topic,MeetingID,User_Name,User_Email_1,Department,Group,HasZoomRooms,Creation_Time,Start_Time,End_Time,"
    "Duration_Minutes_1,Participants,NameOriginalName,User_Email_2,Join_Time,Leave_Time,"
    "Duration_Minutes_2,Guest,"
    "RecordingConsent,InWaitingRoom,MarketingOptIn",
    _OLD_KEYS + " waiting_room marketing",
)
_NEW_KEYS = (
    "topic kind meeting_id host_name host_email start end participants meeting_minutes all_minutes"
    " department group"
    " source nothing nothing creation name email join leave minutes guest consent waiting_room"
)
PORTAL_2024: Final = _layout(
    "portal since 2024",
    "Topic,Type,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes),"
    "Total participant minutes,Department,Group,Source,Unique viewers,Max concurrent views,Creation time,"
    "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,"
    "In waiting room",
    _NEW_KEYS,
)
ITALIAN: Final = _layout(
    "Italian",
    "Argomento,Digita,ID,Nome organizzatore,E-mail organizzatore,Ora di inizio,Ora di fine,Partecipanti,"
    "Durata (minuti),Minuti totali dei partecipanti,Reparto,Gruppo,Origine,Visualizzatori unici,"
    "Max visualizzazioni simultanee,Ora di creazione,Nome (nome originale),E-mail,Ora di ingresso,"
    "Ora di uscita,"
    "Durata (minuti),Guest,Risposta di esclusione di responsabilità per la registrazione,In sala d’attesa",
    _NEW_KEYS,
    yes="Sì",
)
JAPANESE: Final = _layout(
    "Japanese",
    "トピック,ミーティング ID,ユーザー名,ユーザーメール,作成時間,開始時間,終了時間,通話時間（分）,"
    "参加者,名前 (元の名前),"
    "ユーザーメール,参加時間,退出時間,通話時間（分）,ゲスト,レコーディングの同意,待機室の利用",
    "topic meeting_id host_name host_email creation start end meeting_minutes participants name"
    " email join leave"
    " minutes guest consent waiting_room",
    yes="あり",
    no="なし",
)
SPANISH: Final = _layout(
    "Spanish",
    "Tema,ID de la reunión,Anfitrión,Correo electrónico del anfitrión,Hora de creación,Hora de inicio,"
    "Hora de finalización,Duración (minutos),Participantes,Nombre (nombre original),Correo electrónico,"
    "Hora de entrada,Hora de salida,Duración (minutos),Invitado,En sala de espera",
    "topic meeting_id host_name host_email creation start end meeting_minutes participants name"
    " email join leave"
    " minutes guest waiting_room",
    yes="Sí",
)
LAYOUTS: Final = (
    PORTAL_19, PORTAL_20, PORTAL_21, PORTAL_2021, R_SCRIPTS, PORTAL_2024, ITALIAN, JAPANESE, SPANISH,
)  # fmt: skip

# ---------------------------------------------------------------------------------------------------------
# Shapes

ENCODINGS: Final = (
    "utf-8",
    "utf-8 with a mark",
    "utf-8 with two marks",
    "utf-16-le",
    "utf-16-le with a mark",
    "utf-16-be",
    "utf-16-be with a mark",
    "cp1252",
)
MARKS: Final = {" with a mark": "\ufeff", " with two marks": "\ufeff\ufeff"}


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How a report is written. The default is a plain file that the engine can read by itself."""

    layout: Layout = PORTAL_21
    dates: DateForm = US
    delimiter: str = ","
    encoding: str = "utf-8"
    line_end: str = "\n"
    quote_all: bool = False
    trailing_header: str = ""  # behind the header, as are the rows' below
    trailing_rows: str = ""
    ragged: bool = False  # every other row ends with its last filled cell
    blank_every: int = 0  # a blank line after so many rows
    blank_line: str = ""
    title: tuple[str, ...] = ()  # lines above the header
    repeat_every: int = 0  # the header stands again after so many rows
    blank: Mapping[str, str] = field(default_factory=dict)  # what stands for nothing in a field


def encode(text: str, encoding: str) -> bytes:
    """A text in one of ENCODINGS."""
    name, mark = encoding, ""
    for words, text_of_mark in MARKS.items():
        if encoding.endswith(words):
            name, mark = encoding.removesuffix(words), text_of_mark
    return codecs.encode(mark + text, name)


def can_be_written(rows: Iterable[ReportRow], shape: Shape) -> bool:
    """Whether the shape's encoding knows all characters."""
    try:
        encode(report_text(rows, shape), shape.encoding)
    except UnicodeEncodeError:
        return False
    return True


def cell(text: str, shape: Shape) -> str:
    """One cell as CSV."""
    if shape.quote_all or any(mark in text for mark in f'{shape.delimiter}"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def row_cells(row: ReportRow, shape: Shape) -> list[str]:
    """The cells of a row, in the order of the layout."""
    return [_text(row, key, shape) for _, key in shape.layout.columns]


def _text(row: ReportRow, key: str, shape: Shape) -> str:
    if key in NOT_READ:
        return NOT_READ[key]
    value: Any = getattr(row, key)
    if key in TIMES and value is not None:
        return shape.dates.write(value)
    if key in {"guest", "waiting_room"}:
        return {"Yes": shape.layout.yes, "No": shape.layout.no}.get(str(value), str(value))
    text = "" if value is None else str(value)
    return text or shape.blank.get(key, "")


def report_lines(rows: Iterable[ReportRow], shape: Shape) -> list[str]:
    """The lines of a report; a line may hold line breaks inside quotation marks."""
    header = shape.delimiter.join(cell(text, shape) for text in shape.layout.header) + shape.trailing_header
    lines = [*shape.title, header]
    for number, row in enumerate(rows, 1):
        cells = row_cells(row, shape)
        while shape.ragged and number % 2 and cells and not cells[-1]:
            cells.pop()
        lines.append(shape.delimiter.join(cell(text, shape) for text in cells) + shape.trailing_rows)
        if shape.blank_every and number % shape.blank_every == 0:
            lines.append(shape.blank_line)
        if shape.repeat_every and number % shape.repeat_every == 0:
            lines.append(header)
    return lines


def report_text(rows: Iterable[ReportRow], shape: Shape) -> str:
    return "".join(line + shape.line_end for line in report_lines(rows, shape))


def write_report(path: Path, rows: Iterable[ReportRow], shape: Shape | None = None) -> Path:
    """Write rows as a report file of a shape."""
    shape = shape or Shape()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(report_text(rows, shape), shape.encoding))
    return path


def write_together(path: Path, parts: Sequence[tuple[Iterable[ReportRow], Shape]]) -> Path:
    """One file of several reports below each other, as people put them together; encoded as the first."""
    shape = parts[0][1]
    path.write_bytes(encode("".join(report_text(*part) for part in parts), shape.encoding))
    return path


def as_told(row: ReportRow, shape: Shape) -> ReportRow:
    """What a report of this shape can tell of a row."""
    told: dict[str, Any] = {}
    for column in fields(ReportRow):
        value = getattr(row, column.name)
        if column.name == "file":
            pass
        elif column.name not in shape.layout.fields:
            value = {"guest": "No", "waiting_room": "No", "kind": "Meeting"}.get(
                column.name, None if column.name in TIMES + NUMBERS else ""
            )
        elif column.name in TIMES and value is not None:
            value = shape.dates.read(value)
        told[column.name] = value
    return ReportRow(**told)


def write_mapping(path: Path, mapping: Mapping[str, str]) -> Path:
    """Write a mapping file."""
    lines = ["PersonID,HashID", *(f"{person},{hash_id}" for person, hash_id in mapping.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# ---------------------------------------------------------------------------------------------------------
# A small made-up organisation

MAPPING: Final = {
    "marta.kowalska@example.org": "p7qx2mzt4hkr",
    "tom.oshea@example.org": "pz5c4k2tjw6f",
    "ananya.rao@example.org": "0061728394",
}
ROW: Final = ReportRow(
    meeting_id="846 1389 0849",
    topic="Weekly sync",
    host_email="tom.oshea@example.org",
    host_name="Tom O'Shea",
    creation=at("2026-06-01 08:00:00"),
    start=at("2026-06-14 10:00:00"),
    end=at("2026-06-14 10:31:00"),
    meeting_minutes=31,
    email="marta.kowalska@example.org",
    name="Marta Kowalska",
    join=at("2026-06-14 10:00:05"),
    leave=at("2026-06-14 10:30:06"),
    minutes=31,
    participants=2,
)
GUEST: Final = replace(
    ROW,
    email="",
    name="A Visitor",
    join=at("2026-06-14 10:02:00"),
    minutes=29,
    guest="Yes",
    waiting_room="No",
)
# Nothing in these two proves whether the day or the month stands first.
EITHER: Final = replace(
    ROW,
    creation=at("2026-03-03 08:00:00"),
    start=at("2026-04-04 10:00:00"),
    end=at("2026-04-04 10:31:00"),
    join=at("2026-04-04 10:00:05"),
    leave=at("2026-04-04 10:30:06"),
)

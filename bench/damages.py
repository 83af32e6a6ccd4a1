"""Ways to damage a file: by its bytes, as disks and transfers do, and by its text, as spreadsheets and people do."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable, Sequence

LONG = 2_300_000  # characters: the engine takes lines of 2 MB
Damage = Callable[[random.Random, bytes], bytes]


def place(chance: random.Random, data: bytes) -> int:
    """Somewhere in the data, often near its begin or its end."""
    if not data:
        return 0
    near = chance.choice((len(data), len(data), min(len(data), 200)))
    at = chance.randrange(near)
    return len(data) - 1 - at if chance.random() < 0.3 else at


def span(chance: random.Random, data: bytes) -> tuple[int, int]:
    """A part of the data."""
    begin = place(chance, data)
    return begin, min(len(data), begin + chance.choice((1, 2, 7, 80, 1000)))


def cut(chance: random.Random, data: bytes) -> bytes:
    """The end is missing."""
    return data[: place(chance, data)]


def headless(chance: random.Random, data: bytes) -> bytes:
    """The begin is missing."""
    return data[place(chance, data) :]


def without_part(chance: random.Random, data: bytes) -> bytes:
    """A part is missing."""
    begin, end = span(chance, data)
    return data[:begin] + data[end:]


def doubled(chance: random.Random, data: bytes) -> bytes:
    """A part, or all of it, stands there twice."""
    begin, end = (0, len(data)) if chance.random() < 0.3 else span(chance, data)
    return data[:end] + data[begin:]


def swapped(chance: random.Random, data: bytes) -> bytes:
    """Two parts have changed places."""
    one, two, three, four = sorted([*span(chance, data), *span(chance, data)])
    return data[:one] + data[three:four] + data[two:three] + data[one:two] + data[four:]


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Single bits have changed."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 50))):
        if found:
            found[place(chance, data)] ^= 1 << chance.randrange(8)
    return bytes(found)


def put_in(chance: random.Random, data: bytes, *texts: bytes) -> bytes:
    """One of the texts stands somewhere, or at several places."""
    for _ in range(chance.choice((1, 1, 2, 9))):
        at = place(chance, data)
        data = data[:at] + chance.choice(texts) + data[at:]
    return data


def with_quotes(chance: random.Random, data: bytes) -> bytes:
    """Quotation marks where there should be none."""
    return put_in(chance, data, b'"', b'""', b'"""', b'",', b'\n"', "“".encode())


def with_zeros(chance: random.Random, data: bytes) -> bytes:
    """Bytes of zero, as a disk leaves them that was full."""
    return put_in(chance, data, b"\0", b"\0\0\0\0", bytes(4096))


def with_controls(chance: random.Random, data: bytes) -> bytes:
    """Control characters, line ends of all systems, ends of files in the middle."""
    return put_in(chance, data, b"\x1a", b"\r", b"\n", b"\r\r\n", b"\x0b", b"\x0c", b"\x1c", b"\x85", b"\x7f", b"\x08",
                  "\u2028".encode())  # fmt: skip


def with_marks(chance: random.Random, data: bytes) -> bytes:
    """Byte order marks, replacement and other characters that no cell has."""
    return put_in(chance, data, b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xef\xbf\xbd", b"\xed\xa0\x80",
                  b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xff", b"\x80", "\U0010ffff".encode())  # fmt: skip


def with_delimiters(chance: random.Random, data: bytes) -> bytes:
    """Delimiters where there should be none."""
    return put_in(chance, data, b",", b";", b"\t", b"|", b",,,,,,,,,,,", b"," * 3000)


def with_a_long_line(chance: random.Random, data: bytes) -> bytes:
    """A cell or a line of more than 2 MB."""
    return put_in(chance, data, chance.choice((b"x", b"x,", "é".encode(), b'"x" ')) * (LONG // 2))


def with_a_first_line(chance: random.Random, data: bytes) -> bytes:
    """A line that some tool puts above the header."""
    lines = (b"sep=,\n", b"sep=;\r\n", b"sep=\t\n", b"#TYPE System.Object\n", b"Report of June\n", b"\n\n", b"sep=",
             b'"sep=,"\n', b",,,,\n", b'"\n', b"sep=\0\n")  # fmt: skip
    return chance.choice(lines) + data


def reencoded(chance: random.Random, data: bytes) -> bytes:
    """Written in another encoding, or in one of which nobody knows, or a part of it."""
    names = ("utf-16", "utf-16-be", "utf-32", "utf-7", "cp1250", "cp1251", "cp1253", "cp874", "cp932", "cp936", "cp949",
             "cp950", "mac_roman", "cp437", "cp037", "latin-1", "rot13")  # fmt: skip
    name = chance.choice(names)
    begin, end = (0, len(data)) if chance.random() < 0.6 else span(chance, data)
    text = data[begin:end].decode("utf-8", "replace")
    if name == "rot13":  # text that was UTF-8 and read as something else
        return data[:begin] + data[begin:end].decode("latin-1").encode() + data[end:]
    return data[:begin] + text.encode(name, "replace") + data[end:]


def something_else(chance: random.Random, data: bytes) -> bytes:
    """Another file altogether."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("report.csv", data)
    begins = (b"%PDF-1.7\n", b"<html><table>", b"{\\rtf1 ", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
    others = (b"", b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b'"', bytes(5000), b"," * 100_000, b"a\n" * 100_000)
    return chance.choice((archive.getvalue(), chance.randbytes(3000), *others, *(begin + data for begin in begins)))


# ---------------------------------------------------------------------------------------------------------
# By its text


def as_table(data: bytes) -> tuple[list[list[str]], str, str]:
    """The rows, the encoding and the delimiter; a damaged file as far as it goes."""
    mark = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    encoding = "utf-16" if mark else "utf-16-le" if data[1:2] == b"\0" else "utf-8"
    text = data.decode(encoding, "replace")
    delimiter = max(",;\t", key=text[:2000].count)
    csv.field_size_limit(10 * LONG)
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter))
    except csv.Error:
        rows = [line.split(delimiter) for line in text.splitlines()]
    return rows, encoding, delimiter


def of_rows(change: Callable[[random.Random, list[list[str]]], Sequence[Sequence[str]]]) -> Damage:
    """A damage of a file from one of its rows; the first is the header."""

    def damage(chance: random.Random, data: bytes) -> bytes:
        rows, encoding, delimiter = as_table(data)
        if not rows or not any(rows):
            return data
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(change(chance, rows))
        return text.getvalue().encode(encoding, "replace")

    damage.__doc__ = change.__doc__
    damage.__name__ = change.__name__
    return damage


def some_place(chance: random.Random, rows: list[list[str]]) -> int:
    """One of the columns."""
    return chance.randrange(max(1, *map(len, rows)))


def columns_swapped(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    """Two columns have changed places, below their headers or with them."""
    one, two = some_place(chance, rows), some_place(chance, rows)
    for row in rows[chance.randrange(2) :]:
        if max(one, two) < len(row):
            row[one], row[two] = row[two], row[one]
    return rows


def columns_gone(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    """A column is missing, or doubled, or blank."""
    at, way = some_place(chance, rows), chance.randrange(3)
    return [
        [*row[:at], *(([], row[at : at + 1] * 2, [""])[way]), *row[at + 1 :]] if at < len(row) else row for row in rows
    ]


def header_changed(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    """Headers of nobody's language, of numbers, all equal, blank, very long, or none at all."""
    header = rows[0]
    ways = (
        [f"Kol {n}" for n in range(len(header))], [str(n) for n in range(len(header))], ["Email"] * len(header),
        [""] * len(header), ["x" * 70_000, *header[1:]], list(reversed(header)), [*header[:-1], "Start\nTime"],
        [text.upper() + " ?" for text in header],
    )  # fmt: skip
    return [*([chance.choice(ways)] if chance.random() < 0.8 else []), *rows[1:]]


def rows_mixed(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    """Rows in another order, missing, many times, or the header among them."""
    way = chance.randrange(5)
    if way == 0:
        chance.shuffle(rows)
        return rows
    if way == 1:
        return rows[:1]
    if way == 2:
        return [rows[0], *rows[1:] * chance.choice((2, 100))]
    if way == 3:
        return [row for row in rows for row in (row, rows[0])]
    return [rows[0], *chance.sample(rows[1:], len(rows[1:]) // 2)]


VALUES = (
    "8.52185E+10", "1E+308", "1E+400", "-1E-400", "NaN", "inf", "-1", "0", "99999999999999999999999", "1,250", "1.250",
    "0x1F", "0001-01-01 00:00:00", "9999-12-31 23:59:59", "02/30/2026 25:61:61 PM", "2026-06-10T10:00:00+25:00",
    "2026-06-10 10:00:00+02:00", "45818.4166", "#REF!", "#N/A", "NULL", "=1+1", "'", "-", " ", "\u00a0", "\u200b",
    "Sí", "Tidak", "[email protected]", "a@b", "@", "@@@@", "x@" + "y" * 300 + ".org", "'x@example.org'",
    "<x@example.org>", "\ud7ff", "e" + "\u0301" * 500, "(UTC-08:00) Pacific Time (US & Canada)", "\u202eexample",
    "Webinar", "24:00", "9h30", "$1", "{0}", "{title}", "%s", "\\", "../..", "';--", "\r\n", '"',
)  # fmt: skip


def cells_changed(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    """Single cells, or a whole column, say something that nobody expects."""
    for _ in range(chance.choice((1, 3))):
        at, value = some_place(chance, rows), chance.choice(VALUES)
        chosen = rows[1:] if chance.random() < 0.4 else chance.choices(rows, k=2)
        for row in chosen:
            if at < len(row):
                row[at] = value
    return rows


def spreadsheet(chance: random.Random, rows: list[list[str]]) -> list[list[str]]:
    """Long numbers as a spreadsheet writes them, times without seconds, commas at the end."""
    way = chance.randrange(4)

    def changed(text: str) -> str:
        if way == 0 and text.isdigit() and len(text) > 8:
            return f"{int(text):.5E}"
        if way == 1 and text.isdigit():
            return f"{text}.0"
        if way == 2 and ":" in text:
            return text[:16]
        return text

    ends = ["", "", ""] if way == 3 else []
    return [rows[0], *([*map(changed, row), *ends] for row in rows[1:])]


BY_BYTES: tuple[Damage, ...] = (
    cut, headless, without_part, doubled, swapped, flipped, with_quotes, with_zeros, with_controls, with_marks,
    with_delimiters, with_a_first_line, reencoded,
)  # fmt: skip
BY_ROWS: tuple[Damage, ...] = tuple(
    of_rows(change)
    for change in (columns_swapped, columns_gone, header_changed, rows_mixed, cells_changed, spreadsheet)
)
SELDOM: tuple[Damage, ...] = (with_a_long_line, something_else)  # the one takes long, the other finds little


def some_damages(chance: random.Random) -> list[Damage]:
    """One to three ways to damage a file."""
    kinds = (BY_BYTES, BY_BYTES, BY_ROWS, BY_ROWS, BY_ROWS, SELDOM)
    chosen = [chance.choice(chance.choice(kinds)) for _ in range(chance.choice((1, 1, 2, 3)))]
    return sorted(chosen, key=lambda damage: damage not in BY_ROWS)  # rows can be told only before bytes are damaged


def in_workbook(chance: random.Random, data: bytes, damages: Sequence[Damage]) -> bytes:
    """A workbook of which one part inside is damaged, and now and then the archive itself."""
    if chance.random() < 0.3:
        for damage in damages:
            data = damage(chance, data)
        return data
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as new:
        target = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            if name == target:
                for damage in damages:
                    content = damage(chance, content)
            if name != target or chance.random() < 0.9:
                new.writestr(name, content)
    return found.getvalue()

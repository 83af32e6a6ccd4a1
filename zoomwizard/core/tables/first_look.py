"""What the first bytes of a file say: whether it can be a CSV, whether UTF-8 or UTF-16, its delimiter and header."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence

from zoomwizard.core.said import Said, say

SAMPLE_BYTES = 1 << 20
COLUMN_LIMIT = 2000
TABLE_PATTERN = "*.csv *.xlsx"  # what a file dialog offers where a workbook is read too
BLANK = ',;\t \ufeff"\x1a'
# A line that tools write above the header: for Excel, by PowerShell.
ABOVE_HEADER = re.compile(r"sep=.?|#TYPE\b.*", re.IGNORECASE)
TITLE_LINES = 10


def unfit_kind(sample: bytes) -> tuple[Said, Said, str] | None:
    """Title, hint and code where the first bytes are those of something that is no CSV."""
    save = say("Open it in Excel, choose Save as, and save it as CSV UTF-8.")
    again = say("Export it again as CSV.")
    start = sample[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not sample:
        return say("The file is empty (0 bytes)."), again, "file.empty"
    if sample.startswith(b"PK\x03\x04"):
        return say("This is an Excel workbook or a zip archive, not a CSV file."), save, "file.excel"
    if sample.startswith(bytes.fromhex("D0CF11E0")):
        return say("This is an old Excel workbook, not a CSV file."), save, "file.excel"
    if sample.startswith(b"%PDF"):
        return say("This is a PDF, not a CSV file."), again, "file.pdf"
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        return say("This is a web page, not a CSV file."), again, "file.html"
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    nul = sample.count(b"\0")
    if nul and not looks_like_utf16(sample):
        return say("This is a binary or damaged file, not a CSV file."), again, "file.binary"
    return None


def looks_like_utf16(sample: bytes) -> bool:
    """Whether every other byte is often NUL and the rest is not, as in UTF-16 without a mark.

    Of western text most are; of other scripts only those of delimiters, digits and line ends.
    """
    head = sample[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if many > len(head) // 3 and few < len(head) // 6:
        return True
    text = head[: len(head) // 2 * 2].decode("utf-16-le" if odd > even else "utf-16-be", errors="replace")
    return not few and "\ufffd" not in text[:-1] and "\n" in text and any(mark in text for mark in ",;\t")


def encoding_of(sample: bytes) -> str:
    """UTF-8 where it is that; UTF-16 by its mark or its pattern; else nothing: then its letters have to say it."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in sample[:4096]:
        return "utf-16-le" if sample[1:4096:2].count(0) > sample[0:4096:2].count(0) else "utf-16-be"
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        # The sample may end inside a character.
        is_cut = error.start >= len(sample) - 4 and len(sample) == SAMPLE_BYTES
        return "utf-8" if is_cut else ""
    return "utf-8"


def header_cells(lines: Sequence[str], first: int, delimiter: str) -> tuple[str, ...]:
    """The cells of the first filled record, without the empty ones at its end."""
    reader = csv.reader(iter([line + "\n" for line in lines[first : first + 50]]), delimiter=delimiter)
    try:
        cells = [cell.strip().lstrip("\ufeff") for cell in next(reader)]
    except csv.Error:
        cells = lines[first].split(delimiter)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def header_line(lines: Sequence[str], first: int) -> tuple[int, int, str]:
    """Where the header is, how many filled lines stand above it, and the delimiter of the file.

    Above it are what tools write for other programs, and titles: lines of one cell, above one of more.
    """
    filled = [n for n in range(first, min(first + 200, len(lines))) if lines[n].strip(BLANK)]
    delimiter = delimiter_of(lines[first : first + 40])
    above = 0
    while above + 1 < len(filled) and ABOVE_HEADER.fullmatch(lines[filled[above]].strip(BLANK)):
        said = lines[filled[above]].strip().strip('"')
        delimiter = said[4] if said[:4].lower() == "sep=" and len(said) == 5 else delimiter
        above += 1
    rows = [cells_of(lines[line], delimiter) for line in filled[above : above + TITLE_LINES]]
    above += titles_above(rows)
    return filled[above], above, delimiter


def titles_above(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows are titles: they have one cell, and stand above a row of more that is a header."""
    filled = [[cell for cell in cells if cell.strip()] for cells in rows]
    at = next((number for number, cells in enumerate(filled) if len(cells) > 1), 0)
    # A row of values is no header, so the one cell above it is.
    return 0 if rows and any("@" in cell for cell in filled[at]) else at


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of one line, as well as can be said of it alone."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.split(delimiter)


def delimiter_of(lines: Sequence[str]) -> str:
    """Comma, semicolon or tab: the one that cuts most of the first lines, most of them into equally many cells.

    Not the one that cuts one of them into most: cells may be full of commas where semicolons part them.
    """

    def rank(mark: str) -> tuple[float, float, int]:
        try:
            counts = [len(cells) for cells in csv.reader([line + "\n" for line in lines], delimiter=mark) if cells]
        except csv.Error:  # a cell that is far too long
            return 0.0, 0.0, 0
        cut = [count for count in counts if count > 1]
        cells, equal = Counter(cut).most_common(1)[0] if cut else (0, 0)
        return len(cut) / max(len(counts), 1), equal / max(len(counts), 1), cells

    return max(",;\t", key=rank)

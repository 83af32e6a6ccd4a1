"""From bytes to rows: what a file is, how it is encoded, and its rows one by one with their line numbers."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from zoomwizard.core.outcome import AppError, CancelToken, Finding, InputError, Severity
from zoomwizard.core.said import Said, say

SAMPLE_BYTES = 1 << 20
COLUMN_LIMIT = 2000
LONGEST_LINE = 1 << 21
# A cell may be as long as the longest line.
csv.field_size_limit(LONGEST_LINE)
CANCEL_EVERY = 5000
# Stands behind the last line of a file: inside a cell only where a quotation mark was never closed.
END_OF_TEXT = "\0"


@dataclass(frozen=True)
class TextFile:
    """A file that can be read as CSV; `plain` where DuckDB can read it as it is: UTF-8, the header in line 1."""

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    header_line: int
    size: int

    @property
    def plain(self) -> bool:
        """Whether DuckDB can take the file as it is (until it finds a row that says otherwise)."""
        return self.encoding == "utf-8" and self.header_line == 1


LookAt = Callable[[Path, str], tuple[TextFile | None, list[Finding]]]


def problem(field: str, path: Path, title: Said | str, hint: Said | str, code: str) -> Finding:
    """An error about a whole file."""
    return Finding(Severity.ERROR, field, title, hint, path.name or str(path), code)


def look_at(path: Path, field: str) -> tuple[TextFile | None, list[Finding]]:
    """Say what a file is. Without a TextFile the findings say why it can't be read and what to do."""
    try:
        str(path).encode()
    except UnicodeEncodeError:  # on Linux a name may be of any bytes
        title = say("The file or folder name contains characters that can't be read.")
        return None, [problem(field, Path("..."), title, say("Rename it."), "file.name")]
    try:
        if path.is_dir():
            return None, [problem(field, path, say("This is a folder."), say("Choose a CSV file."), "file.folder")]
        if path.exists() and not path.is_file():  # a pipe would be waited for, and can't be read twice
            return None, [
                problem(field, path, say("This isn't a file on a disk."), say("Choose a CSV file."), "file.special")
            ]
        with path.open("rb") as file:
            sample = file.read(SAMPLE_BYTES)
            size = file.seek(0, io.SEEK_END)
    except FileNotFoundError:
        title = say("The file doesn't exist.")
        return None, [problem(field, path, title, say("Check the folder and the name."), "file.missing")]
    except OSError:
        title = say("The file can't be opened.")
        hint = say("Close it in other programs, and check that you're allowed to open it.")
        return None, [problem(field, path, title, hint, "file.unreadable")]
    unfit = unfit_kind(sample)
    if unfit:
        return None, [problem(field, path, *unfit)]
    encoding = encoding_of(sample)
    text = sample.decode(encoding, errors="replace").lstrip("\ufeff")
    whole = size <= len(sample)
    lines = text.splitlines() if whole else text.splitlines()[:-1]
    filled = next((number for number, line in enumerate(lines) if line.strip(',;\t "')), None)
    if filled is None:
        title = say("The file is empty.") if whole else say("The first line is far too long for a table.")
        hint = say("Export it again.") if whole else say("Check that it's the right file, and export it again.")
        return None, [problem(field, path, title, hint, "file.empty" if whole else "file.long-line")]
    delimiter = delimiter_of(lines[filled : filled + 40])
    header = header_cells(lines, filled, delimiter)
    if len(header) > COLUMN_LIMIT:
        title = say(
            "Line {line} has {count} columns, which is too many for a report or query.",
            line=str(filled + 1),
            count=len(header),
        )
        hint = say("Check that it's the right file, and export it again.")
        return None, [problem(field, path, title, hint, "file.too-wide")]
    # A header cell with a line break inside is legal; only the row by row reading gets its lines right.
    broken = any("\n" in cell or "\r" in cell for cell in header)
    # A blank file position before the header, or two byte order marks, are nothing for DuckDB's own header skip.
    marks = sample.startswith(b"\xef\xbb\xbf\xef\xbb\xbf")
    # Nor does it take a damaged character; the last one may only be cut off by the end of the sample.
    damaged = "\ufffd" in text[:-1]
    line = filled + 1 if not (broken or marks or damaged) else -1
    return TextFile(path, encoding, delimiter, header, line, size), []


def looking_once() -> LookAt:
    """`look_at` that opens a file once, however often it is asked for it."""
    known: dict[Path, tuple[TextFile | None, list[Finding]]] = {}

    def look(path: Path, field: str) -> tuple[TextFile | None, list[Finding]]:
        if path not in known:
            known[path] = look_at(path, field)
        file, findings = known[path]
        return file, [replace(finding, field=field) for finding in findings]

    return look


def header_cells(lines: list[str], first: int, delimiter: str) -> tuple[str, ...]:
    """The cells of the first filled record, without the empty ones at its end."""
    reader = csv.reader(iter([line + "\n" for line in lines[first : first + 50]]), delimiter=delimiter)
    try:
        cells = [cell.strip().lstrip("\ufeff") for cell in next(reader)]
    except csv.Error:
        cells = lines[first].split(delimiter)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


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
    """Whether every other byte is mostly NUL and the rest is not, as in UTF-16 of western text without a mark."""
    head = sample[:4096]
    few, many = sorted((head[0::2].count(0), head[1::2].count(0)))
    return many > len(head) // 3 and few < len(head) // 6


def encoding_of(sample: bytes) -> str:
    """UTF-8 where it is that; UTF-16 by its mark or its pattern; else Windows-1252."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in sample[:4096]:
        return "utf-16-le" if sample[1:4096:2].count(0) > sample[0:4096:2].count(0) else "utf-16-be"
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        # The sample may end inside a character.
        is_cut = error.start >= len(sample) - 4 and len(sample) == SAMPLE_BYTES
        if not is_cut and not is_damaged_utf8(sample):
            return "cp1252"
    return "utf-8"


def is_damaged_utf8(sample: bytes) -> bool:
    """Whether bytes are UTF-8 but for some damaged characters: a mark says so, or most of the others are good."""
    if sample.startswith(codecs.BOM_UTF8):
        return True
    text = sample.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return sum(not character.isascii() for character in text) > 2 * damaged


def checked_to_its_end(file: TextFile, cancel: CancelToken) -> TextFile:
    """The file, no longer plain where something in it is not UTF-8 although its beginning was.

    DuckDB does not say so: it checks only the columns that a statement reads.
    """
    if not file.plain or file.size <= SAMPLE_BYTES:
        return file
    decoder = codecs.getincrementaldecoder("utf-8")()
    only_ascii = True
    with file.path.open("rb") as stream:
        try:
            while block := stream.read(SAMPLE_BYTES):
                cancel.raise_if_cancelled()
                only_ascii = decoder.decode(block).isascii() and only_ascii
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            # One damaged character among good ones is not worth reading all of them as something else.
            if only_ascii and error.object[: error.start].isascii():
                return replace(file, encoding="cp1252")
            return replace(file, header_line=-1)
    return file


def delimiter_of(lines: list[str]) -> str:
    """Comma, semicolon or tab: the one that cuts the first lines into most cells."""
    counts = {mark: max((unquoted_count(line, mark) for line in lines), default=0) for mark in ",;\t"}
    return max(counts, key=lambda mark: counts[mark])


def unquoted_count(line: str, mark: str) -> int:
    """How often a mark stands in a line outside quotation marks."""
    return sum(part.count(mark) for part in line.split('"')[0::2])


def rows_of(file: TextFile, field: str, cancel: CancelToken) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file from its first to its last, header too: (line number, cells).

    Blank lines and lines of nothing but delimiters are left out. A line that is far too long, or a quotation mark
    that is never closed or only by another one that opens, is an InputError that names the line. The file is never
    loaded whole.
    """
    lines: list[str] = []

    def remembered(stream: Iterator[str]) -> Iterator[str]:
        for line in stream:
            lines.append(line)
            yield line

    # A byte that the encoding does not know must not lose the row; it can only stand in a text.
    with file.path.open(encoding=file.encoding, errors="replace", newline="") as stream:
        reader = csv.reader(remembered(bounded_lines(stream, file, field)), delimiter=file.delimiter)
        before = 0
        try:
            for number, cells in enumerate(reader):
                if number % CANCEL_EVERY == 0:
                    cancel.raise_if_cancelled()
                if cells and cells[-1].endswith(END_OF_TEXT):
                    if cells != [END_OF_TEXT]:
                        raise csv.Error
                elif any(cell.strip() for cell in cells):
                    if len(lines) > 1:  # else a mark that is there by mistake would take the rows below with it
                        next(csv.reader(iter(lines), delimiter=file.delimiter, strict=True))
                    yield before + 1, cells
                before = reader.line_num
                lines.clear()
        except csv.Error as error:
            title = say(
                "Line {line}: a quotation mark is never closed, or a cell is far too long.", line=str(before + 1)
            )
            hint = say("The file is damaged or was cut off; export it again.")
            raise InputError([problem(field, file.path, title, hint, "file.broken-quote")]) from error


def records_at(file: TextFile, places: Collection[int], cancel: CancelToken) -> list[tuple[int, list[str]]]:
    """The records of a plain file at these places, counted from 1 below the header: (line number, cells).

    Empty lines are no records; lines of nothing but delimiters are, as to the engine. Only these records are taken
    apart, so a few of many cost little.
    """
    found: list[tuple[int, list[str]]] = []
    place, first, inside = 0, 0, False
    wanted: list[bytes] = []
    with file.path.open("rb") as stream:
        stream.readline()
        for line, text in enumerate(stream, 2):
            if line % CANCEL_EVERY == 0:
                cancel.raise_if_cancelled()
            if not inside:
                if not text.strip(b"\r\n"):  # a tab is a delimiter
                    continue
                place, first, wanted = place + 1, line, []
            if place in places:
                wanted.append(text)
            # A quoted cell with a line break inside leaves an odd number of quotation marks on its line.
            inside = inside != (text.count(b'"') % 2 == 1)
            if wanted and not inside:
                record = b"".join(wanted).decode("utf-8", errors="replace")
                found.append((first, next(csv.reader(io.StringIO(record, newline=""), delimiter=file.delimiter))))
                wanted = []
    return found


def bounded_lines(stream: io.TextIOBase | io.TextIOWrapper, file: TextFile, field: str) -> Iterator[str]:
    """Lines of a stream, none longer than the bound; marks at the very start taken off; at last END."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if number == 1:
            line = line.lstrip("\ufeff")
        if len(line) >= LONGEST_LINE:
            title = say("Line {line} is longer than {most} characters.", line=str(number), most=LONGEST_LINE)
            hint = say("The file is damaged; export it again.")
            raise InputError([problem(field, file.path, title, hint, "file.long-line")])
        yield line.replace("\0", "")
    yield END_OF_TEXT


def write_rows(path: Path, rows: Iterator[list[str]]) -> int:
    """Write rows as plain UTF-8 CSV, one by one; how many."""
    count = 0
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
            for row in rows:
                writer.writerow(row)
                count += 1
    except OSError as error:
        raise AppError(
            say("A temporary file couldn't be written."), str(error.strerror), say("Free up some disk space.")
        ) from error
    return count

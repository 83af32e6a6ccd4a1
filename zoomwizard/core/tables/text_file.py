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
from zoomwizard.core.tables.encodings import AUTOMATIC
from zoomwizard.core.tables.first_look import (
    BLANK,
    COLUMN_LIMIT,
    SAMPLE_BYTES,
    encoding_of,
    header_cells,
    header_line,
    unfit_kind,
)
from zoomwizard.core.tables.settled import Settled, patched, settle_encoding, taken

LONGEST_LINE = 1 << 21
# A cell may be as long as the longest line.
csv.field_size_limit(LONGEST_LINE)
CANCEL_EVERY = 5000
# Stands behind the last line of a file: inside a cell only where a quotation mark was never closed.
END_OF_TEXT = "\0"
END_OF_FILE = "\x1a"  # of DOS, which some tools still write
BYTE_ORDER_MARK = "\ufeff"
JOINED_AT = "\n" + BYTE_ORDER_MARK  # two files, the second with a mark of its own
NOT_PLAIN = -1  # as the line of the header: the engine would not find it, or read something else below it
# Where a spreadsheet cuts off what it opens: .xlsx, .xls.
SPREADSHEET_ROWS = (1_048_576, 65_536)


@dataclass(frozen=True)
class TextFile:
    """A file that can be read as CSV; `plain` where DuckDB can read it as it is: UTF-8, the header in line 1.

    `above` is how many filled lines stand above the header. Where some text in a file of UTF-8 is in a code page,
    `patch` is that. `special_cells` are those of which a code page says what they are, `chosen` the user's choice.
    """

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    header_line: int
    size: int
    above: int = 0
    patch: str = ""
    special_cells: int = 0
    chosen: str = AUTOMATIC

    @property
    def plain(self) -> bool:
        """Whether DuckDB can take the file as it is (until it finds a row that says otherwise)."""
        return self.encoding == "utf-8" and self.header_line == 1 and not self.patch


LookAt = Callable[[Path, str], tuple[TextFile | None, list[Finding]]]


def problem(field: str, path: Path, title: Said | str, hint: Said | str, code: str) -> Finding:
    """An error about a whole file."""
    return Finding(Severity.ERROR, field, title, hint, path.name or str(path), code)


def look_at(path: Path, field: str, encoding: str = AUTOMATIC) -> tuple[TextFile | None, list[Finding]]:
    """Say what a file is. Without a TextFile the findings say why it can't be read and what to do.

    `encoding` is what the user chose for files that are neither UTF-8 nor UTF-16.
    """
    sample, size, unfit = first_bytes(path, field)
    if unfit:
        return None, [unfit]
    findings: list[Finding] = []
    found, patch, cells = encoding_of(sample), "", 0
    if not found:
        try:
            settled, findings = settle_encoding(path, field, encoding, has_mark=sample.startswith(codecs.BOM_UTF8))
        except OSError:
            return None, [unreadable(path, field)]
        if settled is None:
            return None, findings
        found, patch, cells = settled.encoding, settled.patch, settled.cells
    text = sample.decode(found, errors="replace").lstrip(BYTE_ORDER_MARK)
    whole = size <= len(sample)
    lines = text.splitlines() if whole else text.splitlines()[:-1]
    first = next((number for number, line in enumerate(lines) if line.strip(BLANK)), None)
    if first is None:
        title = say("The file is empty.") if whole else say("The first line is far too long for a table.")
        hint = say("Export it again.") if whole else say("Check that it's the right file, and export it again.")
        return None, [problem(field, path, title, hint, "file.empty" if whole else "file.long-line")]
    at, above, delimiter = header_line(lines, first)
    header = header_cells(lines, at, delimiter)
    if len(header) > COLUMN_LIMIT:
        title = say(
            "Line {line} has {count} columns, which is too many for a report or query.",
            line=str(at + 1),
            count=len(header),
        )
        hint = say("Check that it's the right file, and export it again.")
        return None, [problem(field, path, title, hint, "file.too-wide")]
    # A header cell with a line break inside is legal; only the row by row reading gets its lines right.
    broken = any("\n" in cell or "\r" in cell for cell in header)
    # A blank file position before the header is nothing for DuckDB's own header skip, and a byte order mark where files
    # were joined would be a part of the cell behind it.
    marks = sample.startswith(2 * codecs.BOM_UTF8) or JOINED_AT in text
    line = at + 1 if not (broken or marks or has_dos_end(path)) else NOT_PLAIN
    return TextFile(path, found, delimiter, header, line, size, above, patch, cells, encoding), findings


def first_bytes(path: Path, field: str) -> tuple[bytes, int, Finding | None]:
    """The beginning of a file and its size, or the error that it isn't one that can be read as text."""
    try:
        str(path).encode()
    except UnicodeEncodeError:  # on Linux a name may be of any bytes
        title = say("The file or folder name contains characters that can't be read.")
        return b"", 0, problem(field, Path("..."), title, say("Rename it."), "file.name")
    try:
        if path.is_dir():
            return b"", 0, problem(field, path, say("This is a folder."), say("Choose a CSV file."), "file.folder")
        if path.exists() and not path.is_file():  # a pipe would be waited for, and can't be read twice
            title = say("This isn't a file on a disk.")
            return b"", 0, problem(field, path, title, say("Choose a CSV file."), "file.special")
        with path.open("rb") as file:
            sample = file.read(SAMPLE_BYTES)
            size = file.seek(0, io.SEEK_END)
    except FileNotFoundError:
        title = say("The file doesn't exist.")
        return b"", 0, problem(field, path, title, say("Check the folder and the name."), "file.missing")
    except OSError:
        return b"", 0, unreadable(path, field)
    unfit = unfit_kind(sample)
    return sample, size, problem(field, path, *unfit) if unfit else None


def unreadable(path: Path, field: str) -> Finding:
    """The error that a file can't be opened or read."""
    title = say("The file can't be opened.")
    hint = say("Close it in other programs, and check that you're allowed to open it.")
    return problem(field, path, title, hint, "file.unreadable")


def has_dos_end(path: Path) -> bool:
    """Whether a file ends in the mark of DOS, which the engine would take for text."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - 4, 0))
        return b"\x1a" in file.read()


def looking_once(encoding: str = AUTOMATIC) -> LookAt:
    """`look_at` that opens a file once, however often it is asked for it."""
    known: dict[Path, tuple[TextFile | None, list[Finding]]] = {}

    def look(path: Path, field: str) -> tuple[TextFile | None, list[Finding]]:
        if path not in known:
            known[path] = look_at(path, field, encoding)
        file, findings = known[path]
        return file, [replace(finding, field=field) for finding in findings]

    return look


def checked_to_its_end(file: TextFile, field: str, cancel: CancelToken) -> TextFile:
    """The file, no longer plain where something in it is not UTF-8 although its beginning was; see `new_notes`.

    Neither is it where files were joined.

    DuckDB does not say so: it checks only the columns that a statement reads. Errors: InputError where nobody can say
    what it is.
    """
    if not file.plain or file.size <= SAMPLE_BYTES:
        return file
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.path.open("rb") as stream:
        try:
            while block := stream.read(SAMPLE_BYTES):
                cancel.raise_if_cancelled()
                if JOINED_AT in decoder.decode(block):
                    file = replace(file, header_line=NOT_PLAIN)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            settled, findings = settle_encoding(file.path, field, file.chosen)
            if settled is None:
                raise InputError(findings) from None
            return replace(file, encoding=settled.encoding, patch=settled.patch, special_cells=settled.cells)
    return file


def new_notes(before: TextFile, after: TextFile, field: str) -> list[Finding]:
    """What is to be said of a file that was found not to be UTF-8 only when it was read to its end."""
    if after.special_cells == before.special_cells:
        return []
    return [taken(after.path, field, Settled(after.encoding, after.special_cells, after.patch))]


def rows_of(
    file: TextFile, field: str, cancel: CancelToken, *, with_title: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file from its header to its last: (line number, cells).

    Blank lines, lines of nothing but delimiters and the header where it stands again are left out, and what stands
    above the header unless it is wanted. A line that is far too long, a quotation mark that is never closed or only by
    another one that opens, or bytes that the encoding lacks, are an InputError that names the line. The file is never
    loaded whole.
    """
    above = 0 if with_title else file.above
    header: list[str] | None = None
    for line, cells in filled_rows(file, field, cancel):
        if above:
            above -= 1
        elif header is None:
            header = cells
            yield line, cells
        elif cells[: len(header)] != header or any(map(str.strip, cells[len(header) :])):
            yield line, cells


def filled_rows(file: TextFile, field: str, cancel: CancelToken) -> Iterator[tuple[int, list[str]]]:
    """All rows in which anything stands; see `rows_of`."""
    lines: list[str] = []

    def remembered(stream: Iterator[str]) -> Iterator[str]:
        for line in stream:
            lines.append(line)
            yield line

    errors = patched(file.patch) if file.patch else "strict"
    with file.path.open(encoding=file.encoding, errors=errors, newline="") as stream:
        reader = csv.reader(remembered(bounded_lines(stream, file, field)), delimiter=file.delimiter)
        before = 0
        try:
            for number, cells in enumerate(reader):
                if number % CANCEL_EVERY == 0:
                    cancel.raise_if_cancelled()
                if not is_end(cells) and any(cell.strip() for cell in cells):
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
        except UnicodeDecodeError as error:
            raise InputError([bad_bytes(file, field)]) from error


def is_end(cells: list[str]) -> bool:
    """Whether a row is the mark behind the last one. Errors: csv.Error where it stands inside a cell."""
    if not cells or not cells[-1].endswith(END_OF_TEXT):
        return False
    if cells != [END_OF_TEXT]:
        raise csv.Error
    return True


def bad_bytes(file: TextFile, field: str) -> Finding:
    """The error that a file has bytes that its encoding lacks, further down than the first look went."""
    decoder = codecs.getincrementaldecoder(file.encoding)(patched(file.patch) if file.patch else "strict")
    line = 0
    with file.path.open("rb") as stream:
        try:
            for line, text in enumerate(stream, 1):  # noqa: B007 - the line at which it ends
                decoder.decode(text)
        except UnicodeDecodeError:
            pass
    title = say("Line {line} contains bytes that aren't {encoding}.", line=str(line), encoding=file.encoding)
    hint = say("The file is damaged or was cut off; export it again.")
    return problem(field, file.path, title, hint, "file.bad-bytes")


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
    """Lines of a stream, none longer than the bound, without marks that say nothing; at last END."""
    number, next_line = 0, ""
    while line := next_line or stream.readline(LONGEST_LINE):
        number, next_line = number + 1, ""
        if len(line) >= LONGEST_LINE:
            title = say("Line {line} is longer than {most} characters.", line=str(number), most=LONGEST_LINE)
            hint = say("The file is damaged; export it again.")
            raise InputError([problem(field, file.path, title, hint, "file.long-line")])
        # NULs, and byte order marks where files were joined, say nothing.
        line = line.replace("\0", "").replace(BYTE_ORDER_MARK, "")
        if END_OF_FILE in line:
            next_line = stream.readline(LONGEST_LINE)
            line = line if next_line else line.rstrip("\r\n" + END_OF_FILE)
        yield line
    yield END_OF_TEXT


def cut_off(file: TextFile, rows: int, field: str) -> list[Finding]:
    """A warning where a file has as many rows, with its header, as a spreadsheet keeps of a longer one."""
    if rows + 1 not in SPREADSHEET_ROWS:
        return []
    title = say("The file has exactly {n} rows, which is where a spreadsheet cuts off a longer file.", n=rows + 1)
    hint = say("If it was opened and saved in Excel, rows are missing: use the file as it was exported.")
    return [Finding(Severity.WARNING, field, title, hint, file.path.name, "file.cut-off")]


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

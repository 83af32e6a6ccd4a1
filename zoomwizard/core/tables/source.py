"""CSV tables as DuckDB reads them: as they are where it can, else rewritten row by row first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import duckdb

from zoomwizard.core.engine import Engine, file_name, quoted
from zoomwizard.core.outcome import CancelToken, InputError
from zoomwizard.core.said import say
from zoomwizard.core.tables.text_file import TextFile, checked_to_its_end, problem, rows_of, write_rows

LINE = "c0"
LONGEST_ROW = 2_000_000  # bytes, as the engine takes them
# What the engine says of a file that it can't take; the second where a line of megabytes lies across two of its parts.
NOT_TAKEN = (duckdb.InvalidInputException, duckdb.NotImplementedException)


@dataclass(frozen=True)
class Source:
    """A CSV that DuckDB can read: `width` columns named c0, c1 ... of text.

    In a rewritten file c0 is the line number in the original and the cells follow from c1 on.
    """

    file: TextFile
    path: Path
    width: int
    rewritten: bool = False

    def scan(
        self, *, blanks_as_null: bool = True, types: Mapping[str, str] = MappingProxyType({}), time_format: str = ""
    ) -> str:
        """The table function that reads the data rows. Strict: any row of another shape is an error.

        Empty cells are NULL, or '' where that is wanted: for texts where NULL would only have to be replaced.
        `types` are those of columns that are no text; a cell of another type, or a time of another format, is an error.
        """
        names = [f"c{n}" for n in range(self.width)]
        columns = ", ".join(f"'{name}': '{types.get(name, 'VARCHAR')}'" for name in names)
        delimiter = "," if self.rewritten else self.file.delimiter
        skip = 0 if self.rewritten else 1
        # Without a header the engine would take a line break inside the first value for the end of a line.
        ends = r", new_line='\n'" if self.rewritten else ""
        filled = [] if blanks_as_null else [name for name in names if name not in types]
        times = f", timestampformat={quoted(time_format)}" if time_format else ""
        return (
            f"read_csv({file_name(self.path)}, auto_detect=false, header=false, skip={skip}, "
            f"delim={quoted(delimiter)}, quote='\"', escape='\"', compression='none'{ends}{times}, "
            f"force_not_null={filled}, columns={{{columns}}})"
        )

    def lines(self) -> str:
        """The table function that reads the lines below the header as they are: line, and rest, which is NULL.

        Where it is not, the line holds the character that stands for a delimiter here.
        """
        return (
            f"read_csv({file_name(self.path)}, auto_detect=false, header=false, skip=1, delim={quoted(chr(1))}, "
            f"quote='', escape='', compression='none', null_padding=true, nullstr={quoted(chr(2))}, "
            "columns={'line': 'VARCHAR', 'rest': 'VARCHAR'})"
        )


def megabytes(*paths: Path) -> float:
    """The size of files, as the unit of work of a stage that reads them; 0 for those that are not there."""
    total = 0
    for path in paths:
        with suppress(OSError):
            total += path.stat().st_size
    return total / 1_000_000


def as_it_is(file: TextFile) -> Source:
    """The file itself as a source."""
    return Source(file, file.path, len(file.header))


def rewritten(
    source: Source, rows: Callable[[Iterator[tuple[int, list[str]]]], Iterator[list[str]]], width: int,
    engine: Engine, field: str, read: Callable[[TextFile, str, CancelToken], Iterator[tuple[int, list[str]]]] = rows_of,
) -> Source:  # fmt: skip
    """The file rewritten into the run's private folder; `rows` turns (line, cells) into rows of `width` cells.

    The first of these is the line number. `read` gives those of the file. For files in another encoding or
    with rows of uneven shape. Errors: InputError where a row is longer than the engine takes, or the file can't be read
    to its end.
    """
    file = checked_to_its_end(source.file, field, engine.cancel)
    target = engine.folder / f"rewritten-{engine.next_number()}.csv"
    write_rows(target, short_enough(rows(read(file, field, engine.cancel)), file, field))
    return replace(source, file=file, path=target, width=width, rewritten=True)


def short_enough(rows: Iterator[list[str]], file: TextFile, field: str) -> Iterator[list[str]]:
    """Rows, line number first; an InputError for one that the engine would refuse once it's written."""
    for row in rows:
        # Of a character there are at most 4 bytes; nearly all rows are so short that nothing has to be counted.
        if 4 * sum(map(len, row)) > LONGEST_ROW and written_size(row) > LONGEST_ROW:
            title = say("Line {line} is longer than {most} bytes.", line=row[0], most=LONGEST_ROW)
            hint = say("The file is damaged; export it again.")
            raise InputError([problem(field, file.path, title, hint, "file.long-line")])
        yield row


def written_size(row: list[str]) -> int:
    """How many bytes a row has once it's written, every cell in quotation marks."""
    text = "".join(row)
    return len(text.encode()) + text.count('"') + 3 * len(row)


def even_rows(source: Source) -> Callable[[Iterator[tuple[int, list[str]]]], Iterator[list[str]]]:
    """Rows as they are, cut or filled to the header's width; the header itself is left out."""
    width = len(source.file.header)

    def rows(numbered: Iterator[tuple[int, list[str]]]) -> Iterator[list[str]]:
        next(numbered, None)
        for line, cells in numbered:
            yield [str(line), *(cells + [""] * (width - len(cells)))[:width]]

    return rows


def read_with(
    engine: Engine,
    source: Source,
    field: str,
    use: Callable[[Source], None],
    rows: Callable[[Iterator[tuple[int, list[str]]]], Iterator[list[str]]] | None = None,
) -> Source:
    """Let `use` read a source; where DuckDB can't take the file as it is, rewrite it and let it read that.

    Returns the source that was read in the end. `use` must begin anew when it is called again. `rows` makes the
    rewritten rows, line number first; else they are the file's, cut or filled to the header's width.
    """
    if source.file.plain or source.rewritten:
        try:
            use(source)
        except NOT_TAKEN:
            if source.rewritten:
                raise
        else:
            return source
    again = rewritten(source, rows or even_rows(source), len(source.file.header) + 1, engine, field)
    use(again)
    return again

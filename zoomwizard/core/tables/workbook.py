"""Tables that are a CSV file or an Excel workbook (.xlsx): for the lists of people, which are often kept in Excel.

A workbook is read row by row as a person sees it: dates as days, whole numbers without decimals.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, Finding, InputError
from zoomwizard.core.said import say
from zoomwizard.core.tables.first_look import COLUMN_LIMIT, TITLE_LINES, titles_above
from zoomwizard.core.tables.text_file import CANCEL_EVERY, LookAt, TextFile, problem, rows_of

WORKBOOK = "xlsx"  # as the encoding of a file
# A workbook is a zip archive. Excel's largest have a few hundred MB inside; one made to fill a memory has more.
BYTES_INSIDE = 500_000_000
PARTS_INSIDE = 2000
CELLS_INSIDE = 20_000_000
SAVE_AS_CSV = say("Open it in Excel, choose Save as, and save it as CSV UTF-8.")


def look_at_table(path: Path, field: str, look: LookAt) -> tuple[TextFile | None, list[Finding]]:
    """`look` at a file, which may be a workbook."""
    if not is_workbook(path):
        return look(path, field)
    file = TextFile(path, WORKBOOK, "", (), 1, path.stat().st_size)
    try:
        _, header = next(rows_of_table(file, field, CancelToken()), (0, []))
    except InputError as error:
        return None, list(error.findings)
    return TextFile(path, WORKBOOK, "", tuple(header), 1, file.size), []


def is_workbook(path: Path) -> bool:
    """Whether a file is one of those that Excel writes by default."""
    try:
        return path.suffix.lower() == ".xlsx" and zipfile.is_zipfile(path)
    except OSError:
        return False


def rows_of_table(file: TextFile, field: str, cancel: CancelToken) -> Iterator[tuple[int, list[str]]]:
    """`rows_of` a file, which may be a workbook: then the rows of its only sheet with anything in it."""
    if file.encoding != WORKBOOK:
        yield from rows_of(file, field, cancel)
        return
    try:
        with zipfile.ZipFile(file.path) as archive:
            check_size(archive, file.path, field)
        with quiet(), opened(file.path) as book:
            yield from filled_rows_of(only_sheet(book, file.path, field), file.path, field, cancel)
    except (AppError, Cancelled):
        raise
    except Exception as error:
        # The library has no error of its own for a file that isn't as it should be; a damaged one ends in any there is.
        title = say("The workbook can't be read; it's damaged or protected with a password.")
        raise InputError([problem(field, file.path, title, SAVE_AS_CSV, "file.bad-workbook")]) from error


@contextmanager
def quiet() -> Iterator[None]:
    """Without the library's warnings about formats, which don't matter here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """A workbook, of which rows are read as they are asked for."""
    import openpyxl

    # The library leaves a file open that it can't load.
    with (
        path.open("rb") as stream,
        closing(openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)) as book,
    ):
        yield book


def check_size(archive: zipfile.ZipFile, path: Path, field: str) -> None:
    """An InputError where far more is in a workbook than Excel puts there, or not what it says. Errors: BadZipFile."""
    parts = archive.infolist()
    if len(parts) > PARTS_INSIDE or sum(part.file_size for part in parts) > BYTES_INSIDE:
        title = say("The workbook is too large.")
        raise InputError([problem(field, path, title, SAVE_AS_CSV, "file.large-workbook")])
    if archive.testzip() is not None:  # what a part says of its size is so, or this finds it
        raise zipfile.BadZipFile


def only_sheet(book: Any, path: Path, field: str) -> Any:
    """The sheet that has something in it, of those that can be seen; an InputError where there are more or none."""
    filled = [
        sheet
        for sheet in book.worksheets
        if sheet.sheet_state == "visible" and any(cell for row in sheet.iter_rows(values_only=True) for cell in row)
    ]
    if len(filled) == 1:
        return filled[0]
    title = say("The workbook is empty.")
    hint = say("Check that it's the right file.")
    if filled:
        title = say("The workbook has {n} sheets with data, so it isn't clear which one to use.", n=len(filled))
        hint = say("Save the workbook with only one sheet, or save that sheet as CSV UTF-8.")
    raise InputError([problem(field, path, title, hint, "file.several-sheets" if filled else "file.empty")])


def filled_rows_of(sheet: Any, path: Path, field: str, cancel: CancelToken) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet in which anything stands, and their numbers; the header again is left out."""
    rows = cells_of_sheet(sheet, path, field, cancel)
    first = list(islice(rows, TITLE_LINES))
    first = first[titles_above([cells for _, cells in first]) :]
    for number, cells in chain(first, rows):
        if number == first[0][0] or cells != first[0][1]:
            yield number, cells


def cells_of_sheet(sheet: Any, path: Path, field: str, cancel: CancelToken) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet in which anything stands, as texts, and their numbers."""
    seen = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number % CANCEL_EVERY == 0:
            cancel.raise_if_cancelled()
        cells = [shown_text(cell) for cell in row]
        while cells and not cells[-1].strip():
            cells.pop()
        seen += len(cells)
        if seen > CELLS_INSIDE or len(cells) > COLUMN_LIMIT:
            title = say("The workbook is too large.")
            raise InputError([problem(field, path, title, SAVE_AS_CSV, "file.large-workbook")])
        if cells:
            yield number, cells


def shown_text(cell: Any) -> str:
    """A cell as a person sees it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        form = str(cell.number_format or "")
        is_padded = form.strip("0") == "" and len(form) > 1 and float(value).is_integer()
        return f"{int(value):0{len(form)}d}" if is_padded else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)

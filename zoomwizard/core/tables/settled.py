"""The encoding of a file that isn't UTF-8: as the user chose, else as its letters say, else asked for."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.outcome import Choice, Finding, Question, Severity
from zoomwizard.core.said import Said, plural, say
from zoomwizard.core.tables.encodings import (
    AUTOMATIC,
    CODE_PAGES,
    CODECS,
    Guess,
    Letters,
    guesses_of,
    is_odd,
    is_sure,
    letters_of,
    telling_cells,
    worth_asking,
)

SAVE_AS_UTF8 = say("Save the file as CSV UTF-8, or choose its encoding (--encoding).")
IF_WRONG = say("If letters come out wrong, save the file as CSV UTF-8, or choose its encoding (--encoding).")


@dataclass(frozen=True)
class Settled:
    """The encoding of a file, and how many cells are read by it. `patch`: only those that aren't UTF-8 are."""

    encoding: str
    cells: int
    patch: str = ""


def settle_encoding(
    path: Path, field: str, chosen: str, *, has_mark: bool = False
) -> tuple[Settled | None, list[Finding]]:
    """Which encoding a file is read in, with a note that says so, or the error that asks for it. Errors: OSError."""
    letters = letters_of(path, has_mark=has_mark)
    guesses = guesses_of(letters.words)
    if chosen != AUTOMATIC:
        codec = CODE_PAGES[chosen][0]
        if not _fits(letters, codec):
            return None, [not_in_it(path, field, chosen, letters, guesses)]
    elif not is_sure(guesses, letters.words):
        return None, [not_certain(path, field, letters, guesses)]
    else:
        codec = guesses[0].codec
    found = Settled("utf-8", letters.cells, codec) if letters.mixed else Settled(codec, letters.cells)
    return found, [taken(path, field, found)]


def taken(path: Path, field: str, settled: Settled) -> Finding:
    """What is said where a code page says which letters stand in a file; a warning if it does in some cells alone."""
    encoding = CODE_PAGES[CODECS[settled.patch or settled.encoding]][1]
    if settled.patch:
        title = plural(
            "The file is UTF-8, but {n} cell isn't. It's read as {encoding}.",
            "The file is UTF-8, but {n} cells aren't. They're read as {encoding}.",
            n=settled.cells,
            encoding=encoding,
        )
        return Finding(Severity.WARNING, field, title, IF_WRONG, path.name, "file.encoding-mixed")
    title = plural(
        "The file isn't UTF-8. {n} cell with special letters is read as {encoding}.",
        "The file isn't UTF-8. {n} cells with special letters are read as {encoding}.",
        n=settled.cells,
        encoding=encoding,
    )
    return Finding(Severity.NOTE, field, title, IF_WRONG, path.name, "file.encoding-taken")


def not_certain(path: Path, field: str, letters: Letters, guesses: Sequence[Guess]) -> Finding:
    """The error that nobody can tell which letters stand in a file."""
    title = plural(
        "The file isn't UTF-8, and it isn't clear which letters {n} cell contains.",
        "The file isn't UTF-8, and it isn't clear which letters {n} cells contain.",
        n=letters.cells,
    )
    if letters.mixed:
        title = plural(
            "The file is UTF-8, but {n} cell isn't.", "The file is UTF-8, but {n} cells aren't.", n=letters.cells
        )
    return _asking(path, field, title, letters, guesses)


def not_in_it(path: Path, field: str, chosen: str, letters: Letters, guesses: Sequence[Guess]) -> Finding:
    """The error that a file isn't in the encoding that the user chose."""
    title = say(
        "The file isn't in the encoding you chose, {encoding}: some of its bytes don't exist there.",
        encoding=CODE_PAGES[chosen][1],
    )
    return _asking(path, field, title, letters, guesses)


def _asking(path: Path, field: str, title: Said, letters: Letters, guesses: Sequence[Guess]) -> Finding:
    offered = worth_asking(guesses)
    cells = telling_cells(letters.some, offered)
    # Which letters there are is for the screen alone.
    choices = tuple(
        Choice(guess.name, tuple(cell.decode(guess.codec, "replace").strip() for cell in cells)) for guess in offered
    )
    what = say("Which encoding is {file} in?", file=path.name)
    proposed = offered[0].name if offered and not is_odd(offered[0]) else ""
    asks = (Question("encoding", what, choices, proposed=proposed),) if offered else ()
    return Finding(Severity.ERROR, field, title, SAVE_AS_UTF8, path.name, "file.encoding", asks=asks)


def _fits(letters: Letters, codec: str) -> bool:
    try:
        for word in letters.words:
            word.decode("utf-8", patched(codec)) if letters.mixed else word.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def patched(codec: str) -> str:
    """The name of an error handler that reads what isn't UTF-8 in a code page."""
    name = f"zoomwizard.{codec}"

    def read(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        return error.object[error.start : error.end].decode(codec), error.end

    codecs.register_error(name, read)
    return name

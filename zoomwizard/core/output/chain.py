"""A chain of lines: each names the hash of the one before, so that nobody can change, take out or add one unseen.

A line is a JSON object in the form of RFC 8785 (UTF-8, keys sorted, no blanks), here with whole numbers only, and a
line feed. Its `hash` is the SHA-256 of the line without `hash` and line feed; `prev` is the hash of the line before.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from zoomwizard.core.outcome import AppError, CancelToken
from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.private import open_privately
from zoomwizard.core.output.whole import sync_folder
from zoomwizard.core.said import say

NO_HASH = "0" * 64
KEYS = frozenset({"data", "event", "hash", "n", "prev", "time"})
LONGEST_CHAIN_LINE = 1 << 24  # bytes
LARGEST_EXACT_NUMBER = 2**53 - 1  # above it RFC 8785 writes numbers otherwise
TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
CHAIN_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
TAIL_BLOCK = 1 << 16


class FormError(ValueError):
    """A value that RFC 8785 could write in more than one way, or not at all."""


class ChainError(Exception):
    """Line `n`, counted from 0, isn't what the ones before and the form give."""

    def __init__(self, n: int) -> None:
        self.n = n
        super().__init__(n)


@dataclass(frozen=True)
class ChainHead:
    """The last line of a chain: its number and its hash."""

    n: int
    hash: str


@dataclass(frozen=True)
class ChainLine:
    """One line; `offset` is where it begins in the file, in bytes."""

    n: int
    time: str
    event: str
    data: Mapping[str, Any]
    hash: str
    offset: int


def canonical(value: Any) -> bytes:
    """A value in the form of RFC 8785. Errors: ValueError for what has none, a FormError among them."""
    _refuse_numbers(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def line_of(n: int, time: str, event: str, data: Mapping[str, Any], prev: str) -> tuple[bytes, str]:
    """A line with its line feed, and its hash."""
    content = {"data": data, "event": event, "n": n, "prev": prev, "time": time}
    digest = hashlib.sha256(canonical(content)).hexdigest()
    return canonical({**content, "hash": digest}) + b"\n", digest


def read_chain(path: Path, cancel: CancelToken | None = None) -> Iterator[ChainLine]:
    """The lines of a chain one after another, each proved; a half last one is left out.

    Errors: ChainError; OSError.
    """
    prev, offset = NO_HASH, 0
    with path.open("rb") as file:
        for n, raw in enumerate(iter(lambda: file.readline(LONGEST_CHAIN_LINE), b"")):
            if cancel is not None:
                cancel.raise_if_cancelled()
            if not raw.endswith(b"\n"):
                if len(raw) >= LONGEST_CHAIN_LINE:
                    raise ChainError(n)
                return
            line = _proved(raw, n, prev, offset)
            prev, offset = line.hash, offset + len(raw)
            yield line


def has_half_line(path: Path) -> bool:
    """Whether the file ends within a line, as where a run was killed. Errors: OSError."""
    with path.open("rb") as file:
        return _last_line(file)[1] != file.seek(0, os.SEEK_END)


def last_head(path: Path) -> ChainHead | None:
    """The head of a chain by its last whole line, which isn't proved; None where there is none.

    Errors: ChainError where that line isn't one; OSError.
    """
    with path.open("rb") as file:
        start, end = _last_line(file)
        if end == 0:
            return None
        file.seek(start)
        raw = file.read(end - start)
    try:
        content = json.loads(raw)
        if not isinstance(content["n"], int) or not re.fullmatch("[0-9a-f]{64}", content["hash"]):
            raise ChainError(-1)
        return ChainHead(content["n"], content["hash"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ChainError(-1) from error


class ChainWriter:
    """Within, lines can be added; what a killed run left of a half one is cut off. Nobody else may be within.

    The file is made if there is none. Errors, also of all methods: AppError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.head: ChainHead | None = None
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        with explained(self._trouble):
            is_new = not self.path.exists()
            self._file = open(self.path, "ab", buffering=0, opener=open_privately)
            if is_new:
                sync_folder(self.path.parent)
            with self.path.open("rb") as file:
                _, end = _last_line(file)
            self._file.truncate(end)
            try:
                self.head = last_head(self.path)
            except ChainError as error:
                self._file.close()
                hint = say("Restore it from a backup.")
                raise AppError(say("{file} is damaged.", file=self.path.name), hint=hint) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._file is not None
        self._file.close()

    def append(self, event: str, data: Mapping[str, Any], at: datetime, *, is_last: bool = True) -> ChainHead:
        """Add a line; with `is_last` it and all before it are on the disk afterwards."""
        assert self._file is not None
        n, prev = (self.head.n + 1, self.head.hash) if self.head else (0, NO_HASH)
        raw, digest = line_of(n, at.astimezone(UTC).strftime(TIME_FORMAT), event, data, prev)
        with explained(self._trouble):
            end = os.fstat(self._file.fileno()).st_size
            try:
                written = self._file.write(raw)
                if written != len(raw):  # a disk that is nearly full takes a part
                    self._file.write(raw[written:])
                if is_last:
                    os.fsync(self._file.fileno())
            except OSError:
                self._file.truncate(end)
                raise
        self.head = ChainHead(n, digest)
        return self.head

    def sync(self) -> None:
        """Wait until all lines are on the disk."""
        assert self._file is not None
        with explained(self._trouble):
            os.fsync(self._file.fileno())

    @property
    def _trouble(self) -> Any:
        return say("{file} can't be written.", file=self.path.name)


def _proved(raw: bytes, n: int, prev: str, offset: int) -> ChainLine:
    try:
        content = json.loads(raw)
        is_form = (
            isinstance(content, dict)
            and content.keys() == KEYS
            and canonical(content) == raw[:-1]
            and isinstance(content["event"], str)
            and isinstance(content["data"], dict)
            and CHAIN_TIME.fullmatch(content["time"]) is not None
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise ChainError(n) from error
    if not is_form or content["n"] is True or (content["n"], content["prev"]) != (n, prev):
        raise ChainError(n)
    # The part with the hash is the last one of its form: behind it come a number, a hash and a time only.
    with_hash = b'"hash":"' + content["hash"].encode() + b'",' if isinstance(content["hash"], str) else raw
    before, _, behind = raw[:-1].rpartition(with_hash)
    if hashlib.sha256(before + behind).hexdigest() != content["hash"]:
        raise ChainError(n)
    return ChainLine(n, content["time"], content["event"], content["data"], content["hash"], offset)


def _refuse_numbers(value: Any) -> None:
    """Let only pass what is written in one way alone: texts, whole numbers, true, false, null, lists and objects."""
    if value is None or isinstance(value, str):  # first, as most are; proving a chain takes a fifth longer otherwise
        return
    if isinstance(value, int):
        if abs(value) > LARGEST_EXACT_NUMBER:
            raise FormError(value)
    elif isinstance(value, list | tuple):
        for one in value:
            _refuse_numbers(one)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            if not isinstance(name, str):
                raise FormError(name)
            _refuse_numbers(one)
    else:
        raise FormError(value)


def _last_line(file: IO[bytes]) -> tuple[int, int]:
    """Where the last whole line begins and where it ends, in bytes; what stands behind it is half a line."""
    ends: list[int] = []
    at = file.seek(0, os.SEEK_END)
    while at > 0 and len(ends) < 2:
        begin = max(at - TAIL_BLOCK, 0)
        file.seek(begin)
        block = file.read(at - begin)
        place = len(block)
        while len(ends) < 2 and (place := block.rfind(b"\n", 0, place)) >= 0:
            ends.append(begin + place + 1)
        at = begin
    return (ends[1] if len(ends) > 1 else 0), (ends[0] if ends else 0)

"""Lists that are held in memory alone: what nobody may keep, and what is used up within one run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from zoomwizard.zoom.collect.pieces import Piece
from zoomwizard.zoom.collect.store import Listed

_Window = tuple[str, date, date]


class MemoryStore:
    """What `Asking` lists, without a file; see `Store`. A record that comes again takes the place of the earlier.

    `wanted` says of lists by name which records are held at all.
    """

    def __init__(self) -> None:
        self.wanted: dict[str, Callable[[Any], bool]] = {}
        self._items: dict[str, dict[str, Any]] = defaultdict(dict)
        self._ways: dict[_Window, int] = {}
        self._parts: dict[_Window, dict[str, Listed]] = defaultdict(dict)
        self.whole: dict[str, Listed] = defaultdict(Listed)

    def is_listed(self, piece: Piece, first: date, last: date) -> bool:
        """Whether a window is whole."""
        return (piece.name, first, last) in self._ways

    def way_of(self, piece: Piece, first: date, last: date) -> int:
        """The number of the way by which a window was listed."""
        return self._ways[piece.name, first, last]

    def end_list(
        self, piece: Piece, first: date, last: date, way: int, listed: Listed, at: datetime, *, is_over: bool
    ) -> None:
        """The list of a window is whole."""
        del at, is_over  # nothing here outlives the run
        self._ways[piece.name, first, last] = way
        self.whole[piece.name].add(listed)

    def end_part(self, piece: Piece, part: str, first: date, last: date, listed: Listed) -> None:
        """A part of a list that is not whole yet is whole."""
        self._parts[piece.name, first, last][part] = listed

    def parts_listed(self, piece: Piece, first: date, last: date) -> dict[str, Listed]:
        """The parts of a list that are whole, while the list is not."""
        return self._parts[piece.name, first, last]

    def add(self, piece: Piece, records: Sequence[Any]) -> None:
        """Add records of a list."""
        is_wanted = self.wanted.get(piece.name, lambda _: True)
        self._items[piece.name].update((piece.key(record), record) for record in records if is_wanted(record))

    def count(self, piece: Piece) -> int:
        """How many records of a list are there."""
        return len(self._items[piece.name])

    def take(self, piece: Piece) -> Iterator[Any]:
        """The records of a list, which are gone then."""
        yield from self._items.pop(piece.name, {}).values()

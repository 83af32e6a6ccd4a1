"""Linear algebra with sparse vectors modulo a prime: reduced row echelon form, rank and null space."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

# Reckoning modulo a large prime is quick, and exact enough: what is 0 there is 0 in fractions too, unless this very
# number divides it.
PRIME = 2**61 - 1
ColumnLabel = tuple[str, str]  # of a column
Vector = Mapping[ColumnLabel, int]  # columns that are not there are 0


def dot_product(one: Vector, other: Vector) -> int:
    """What two vectors come to, multiplied column by column and added up."""
    return sum(value * other.get(column, 0) for column, value in one.items()) % PRIME


class RowEchelonForm:
    """A matrix, reduced while its rows are added.

    The rows that are left have a pivot each: a column in which it has 1 and all others have 0. There are as many as the
    rank. `_rows` has them by pivot, without that 1, so in columns that are no pivots only.
    """

    def __init__(self) -> None:
        self._rows: dict[ColumnLabel, dict[ColumnLabel, int]] = {}

    @property
    def rank(self) -> int:
        """How many of the rows do not follow from the others."""
        return len(self._rows)

    @property
    def rows(self) -> Iterator[Vector]:
        """The rows that are left."""
        return ({pivot: 1} | row for pivot, row in self._rows.items())

    def copy(self) -> RowEchelonForm:
        """Another one of the same rows."""
        other = RowEchelonForm()
        other._rows = {pivot: dict(row) for pivot, row in self._rows.items()}
        return other

    def add(self, *rows: Vector) -> bool:
        """Add rows; whether that makes the rank higher."""
        return sum(self._add(self._reduced(row)) for row in rows) > 0

    def _reduced(self, row: Vector) -> dict[ColumnLabel, int]:
        """A row with 0 in all pivots: each pivot's row is taken from it as often as that needs."""
        rest: dict[ColumnLabel, int] = {}
        for column, value in row.items():
            if column in self._rows:
                subtract(rest, value, self._rows[column])
            else:
                rest[column] = rest.get(column, 0) + value
        return {column: value % PRIME for column, value in rest.items() if value % PRIME}

    def _add(self, rest: dict[ColumnLabel, int]) -> bool:
        if not rest:
            return False
        pivot = min(rest)
        inverse = pow(rest.pop(pivot), -1, PRIME)
        new = {column: value * inverse % PRIME for column, value in rest.items()}
        for row in self._rows.values():
            if pivot in row:
                subtract(row, row.pop(pivot), new)
        self._rows[pivot] = new
        return True

    def null_space(self, columns: Collection[ColumnLabel]) -> Iterator[Vector]:
        """A basis of the vectors that come to 0 with every row: one for each of `columns` that is no pivot."""
        for free in sorted(set(columns) - self._rows.keys()):
            yield {free: 1} | {pivot: -row[free] % PRIME for pivot, row in self._rows.items() if free in row}


def subtract(row: dict[ColumnLabel, int], times: int, other: Vector) -> None:
    """Take another row from a row so many times; columns that come to 0 go."""
    for column, value in other.items():
        left = (row.get(column, 0) - times * value) % PRIME
        if left:
            row[column] = left
        else:
            row.pop(column, None)

"""Row echelon form, rank and null space modulo a prime, against slow elimination in fractions."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.privacy.test_small_groups import MINIMUM, WEEKS, alike
from zoomwizard.core.privacy.row_echelon import PRIME, RowEchelonForm, Vector, dot_product
from zoomwizard.core.privacy.small_groups import (
    Profile,
    find_risk,
    row_of_counts,
    rows_of_means,
)

COLUMNS = [("", ""), ("0", "A"), ("0", "B"), ("1", "x"), ("1", "y")]


def vectors(size: int) -> st.SearchStrategy[list[Vector]]:
    """Rows of small numbers, many of which follow from others."""
    row = st.lists(st.sampled_from([0, 0, 0, 1, 1, -1, 2, 7]), min_size=len(COLUMNS), max_size=len(COLUMNS))
    return st.lists(row.map(lambda values: dict(zip(COLUMNS, values, strict=True))), max_size=size)


def rank_of(rows: Sequence[Vector]) -> int:
    """The rank in fractions, by plain elimination."""
    left = [[Fraction(row.get(column, 0)) for column in sorted({c for r in rows for c in r})] for row in rows]
    rank = 0
    while left:
        row = left.pop()
        pivot = next((n for n, value in enumerate(row) if value), None)
        if pivot is not None:
            rank += 1
            left = [[a - b * other[pivot] / row[pivot] for a, b in zip(other, row, strict=True)] for other in left]
    return rank


def reduced(rows: Sequence[Vector]) -> RowEchelonForm:
    form = RowEchelonForm()
    for row in rows:
        form.add(row)
    return form


def signed(vector: Vector) -> dict[tuple[str, str], int]:
    """A vector with the numbers just below the prime as negative ones, as one would write it by hand."""
    return {column: value - PRIME if value > PRIME // 2 else value for column, value in vector.items()}


@given(vectors(7))
def test_the_rank_is_that_of_fractions(rows: list[Vector]) -> None:
    form = RowEchelonForm()
    for n, row in enumerate(rows):
        before = form.rank
        assert form.add(row) == (form.rank > before)
        assert form.rank == rank_of(rows[: n + 1])


@given(vectors(7))
def test_the_null_space_is_all_that_comes_to_0_with_every_row(rows: list[Vector]) -> None:
    form = reduced(rows)
    basis = list(form.null_space(COLUMNS))
    assert len(basis) == len(COLUMNS) - form.rank
    assert reduced(basis).rank == len(basis)
    assert not any(dot_product(row, vector) for row in rows for vector in basis)


@given(vectors(7))
def test_every_row_that_is_left_has_a_pivot_of_its_own(rows: list[Vector]) -> None:
    left = list(reduced(rows).rows)
    pivots = [next(iter(row)) for row in left]
    for row, pivot in zip(left, pivots, strict=True):
        assert {column for column in pivots if row.get(column)} == {pivot}
        assert row[pivot] == 1


@given(vectors(5), vectors(3))
def test_a_copy_knows_nothing_of_what_is_added_later(rows: list[Vector], more: list[Vector]) -> None:
    form = reduced(rows)
    copy = form.copy()
    copy.add(*more)
    assert (form.rank, copy.rank) == (rank_of(rows), rank_of([*rows, *more]))


# ---------------------------------------------------------------------------------------------------------
# The rule


def is_left_with_too_few(rows: Sequence[Sequence[Vector]], minimum: int) -> bool:
    """Whether some combination is left with somebody, but with fewer people than the minimum; tries all such people.

    It is so just if, without the rows of some few people, the rank is lower than that of everybody.
    """
    everybody = rank_of([row for one in rows for row in one])
    return any(
        rank_of([row for n, one in enumerate(rows) for row in one if n not in few]) < everybody
        for few in combinations(range(len(rows)), min(minimum - 1, len(rows)))
    )


profiles = st.builds(
    Profile,
    st.tuples(st.sampled_from("AAB"), st.sampled_from("xxy")),
    st.sampled_from([WEEKS, WEEKS, WEEKS[1:], ("w1", "w1", "w2")]),
    st.sampled_from([("mail",), ()]),
)


@given(st.lists(profiles, min_size=1, max_size=8), st.integers(1, 3), st.booleans())
def test_what_is_proved_can_not_be_worked_out_in_fractions(people: list[Profile], minimum: int, means: bool) -> None:  # noqa: FBT001 - by Hypothesis
    def rows_of(profile: Profile) -> Sequence[Vector]:
        return rows_of_means(profile, WEEKS) if means else [row_of_counts(profile, {*WEEKS, "mail"})]

    sizes = {profile: people.count(profile) for profile in people}
    risk = find_risk(sizes, rows_of, minimum, most=99)
    if risk is None:
        assert not is_left_with_too_few([rows_of(one) for one in people], minimum)
    else:
        assert any(dot_product(row, risk) for one in people for row in rows_of(one))


def test_the_example_of_the_decision_is_right() -> None:
    people = {Profile(("A", "x")): 3, Profile(("A", "y")): 1, Profile(("B", "y")): 4}
    rows = [row_of_counts(profile, ()) for profile in people]
    assert reduced(rows).rank == 3
    second = reduced([rows[0], rows[2]])
    assert second.rank == 2
    everybody, a, b, x, y = COLUMNS
    assert [signed(row) for row in second.rows] == [{everybody: 1, b: 1, y: 1}, {a: 1, b: -1, x: 1, y: -1}]
    basis = [signed(vector) for vector in second.null_space(COLUMNS)]
    assert basis == [{b: 1, everybody: -1, a: 1}, {x: 1, a: -1}, {y: 1, everybody: -1, a: 1}]
    left = [[signed({a: dot_product(row, vector)})[a] for row in rows] for vector in basis]
    assert left == [[0, 0, 0], [0, -1, 0], [0, 1, 0]]
    assert signed(find_risk(people, lambda profile: [row_of_counts(profile, ())], 3, 99) or {}) == {x: 1, a: -1}


def test_people_of_one_profile_are_a_risk_until_they_are_enough() -> None:
    def risk(count: int) -> Vector | None:
        return find_risk({alike(1, "A")[0]: count}, lambda profile: [row_of_counts(profile, ())], MINIMUM, 99)

    assert risk(MINIMUM) is None
    assert risk(MINIMUM - 1)

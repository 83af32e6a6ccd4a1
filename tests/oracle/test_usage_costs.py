"""Costs and the small-group rule in the oracle of `usage` (sections 4.3 and 4.5)."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.oracle.usage.cells import Row
from tests.oracle.usage.costs import gigabytes
from tests.oracle.usage.facts import BillingRow, Facts, InvoiceRow, StorageRow, TelephoneRow
from tests.oracle.usage.made import column, figures, options
from tests.oracle.usage.suppression import Groups, suppress
from tests.oracle.usage.tables import tables


def costs(facts: Facts) -> list[Row]:
    return tables(facts, options(first=date(2026, 10, 4), last=date(2026, 10, 6)))["costs"]


def leg(kind: str, country: str, minutes: str, total: str | None, end: str = "2026-10-05 23:59:59") -> TelephoneRow:
    return TelephoneRow(
        type=kind,
        country=country,
        minutes=Decimal(minutes),
        end=datetime.fromisoformat(end),
        total=None if total is None else Decimal(total),
    )


def test_audio_is_summed_by_day_type_and_country() -> None:
    rows = costs(
        Facts(
            telephone=(
                leg("call-out", "US", "2", "0.03"),
                leg("call-out", "US", "3", "0.1"),
                leg("call-out", "DE", "1", "0.045"),
                leg("toll-free", "US", "4", None),
                leg("call-out", "US", "7", "1", "2026-10-06 00:00:00"),
                leg("call-out", "US", "9", "9", "2026-10-03 23:59:59"),
                leg("call-out", "US", "9", "9", "2026-10-07 00:00:00"),
            )
        )
    )

    assert [list(row.values()) for row in rows] == [
        ["audio", "2026-10-05", "1", "2026-10-05", "call-out, DE", "1.0000", "minutes", "0.045", "", "USD"],
        ["audio", "2026-10-05", "2", "2026-10-05", "call-out, US", "5.0000", "minutes", "0.13", "", "USD"],
        ["audio", "2026-10-05", "3", "2026-10-05", "toll-free, US", "4.0000", "minutes", "", "", "USD"],
        ["audio", "2026-10-06", "1", "2026-10-06", "call-out, US", "7.0000", "minutes", "1", "", "USD"],
    ]


def bill(name: str, start: date, end: date, **more: Any) -> BillingRow:
    values: dict[str, Any] = {"type": 0, "total": Decimal("100.10"), "tax": Decimal("7.700"), "currency": "CHF", **more}
    return BillingRow(id=name, start=start, end=end, **values)


def invoice(name: str, charge: str, total: str, **more: Any) -> InvoiceRow:
    values: dict[str, Any] = {"start": date(2026, 9, 1), "end": date(2026, 9, 30), "currency": "CHF", **more}
    return InvoiceRow(billing_id=name, charge=charge, total=Decimal(total), **values)


def test_plans_are_the_periods_that_touch_the_range() -> None:
    rows = costs(
        Facts(
            billing=(
                bill("before", date(2026, 9, 1), date(2026, 10, 3)),
                bill("until", date(2026, 9, 1), date(2026, 10, 4)),
                bill("around", date(2026, 1, 1), date(2026, 12, 31), type=1),
                bill("from", date(2026, 10, 6), date(2026, 11, 5), type=7, tax=None),
                bill("after", date(2026, 10, 7), date(2026, 11, 5)),
            )
        )
    )

    assert [list(row.values()) for row in rows] == [
        ["plan", "2026-01-01", "1", "2026-12-31", "custom", "", "", "100.10", "7.700", "CHF"],
        ["plan", "2026-09-01", "1", "2026-10-04", "detailed", "", "", "100.10", "7.700", "CHF"],
        ["plan", "2026-10-06", "1", "2026-11-05", "", "", "", "100.10", "", "CHF"],
    ]


def test_invoices_are_those_of_such_a_period_with_their_own_dates() -> None:
    rows = costs(
        Facts(
            billing=(
                bill("in", date(2026, 10, 1), date(2026, 10, 31)),
                bill("out", date(2026, 11, 1), date(2026, 11, 30)),
            ),
            invoices=(
                invoice("in", "=Audio", "45", quantity=Decimal(45), tax=Decimal("3.4")),
                invoice("out", "Audio", "1"),
            ),
        )
    )

    assert list(rows[0].values()) == [
        "invoice", "2026-09-01", "1", "2026-09-30", "'=Audio", "45.0000", "licences", "45", "3.4", "CHF",
    ]  # fmt: skip
    assert column(rows, "item") == ["invoice", "plan"]


def test_lines_are_counted_by_detail_currency_and_amount_as_a_number() -> None:
    lines = (
        invoice("in", "B", "1"),
        invoice("in", "A", "100"),
        invoice("in", "A", "9"),
        invoice("in", "A", "-5"),
        invoice("in", "A", "999", currency="AUD"),
        invoice("in", "C", "1", start=date(2026, 9, 2)),
    )
    rows = costs(Facts(billing=(bill("in", date(2026, 10, 1), date(2026, 10, 31)),), invoices=lines))

    assert [figures(row, "period_start", "line", "detail", "amount") for row in rows if row["item"] == "invoice"] == [
        ["2026-09-01", "1", "A", "999"],
        ["2026-09-01", "2", "A", "-5"],
        ["2026-09-01", "3", "A", "9"],
        ["2026-09-01", "4", "A", "100"],
        ["2026-09-01", "5", "B", "1"],
        ["2026-09-02", "1", "C", "1"],
    ]


def test_tenth_lines_come_after_ninth_ones() -> None:
    lines = tuple(invoice("in", f"{n:02}", "1") for n in range(11))
    rows = costs(Facts(billing=(bill("in", date(2026, 10, 1), date(2026, 10, 31)),), invoices=lines))

    assert column(rows, "line")[:11] == [str(n) for n in range(1, 12)]


def test_storage_is_in_gigabytes_by_day() -> None:
    days = [(3, "1 GB"), (4, "3 MB"), (5, "1.5 TB"), (6, "Unlimited"), (7, "1 GB")]
    rows = costs(
        Facts(storage=tuple(StorageRow(day=date(2026, 10, n), usage=size, plan_usage="3 TB") for n, size in days))
    )

    assert [list(row.values()) for row in rows] == [
        ["storage", "2026-10-04", "1", "2026-10-04", "3 TB", "0.0029", "GB", "", "", ""],
        ["storage", "2026-10-05", "1", "2026-10-05", "3 TB", "1536.0000", "GB", "", "", ""],
        ["storage", "2026-10-06", "1", "2026-10-06", "3 TB", "", "GB", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("3 MB", Fraction(3, 1024)),
        ("2TB", Fraction(2048)),
        ("1,024.5 GB", Fraction(2049, 2)),
        ("Unlimited", None),
        ("", None),
    ],
)
def test_sizes_are_read_as_zoom_writes_them(size: str, expected: Fraction | None) -> None:
    assert gigabytes(size) == expected


# ---------------------------------------------------------------------------------------------------------
# Small groups


@pytest.mark.parametrize(
    ("sizes", "shown", "others"),
    [
        ((12, 4, 7), (12,), 11),  # the contract's example
        ((12, 5, 7), (12, 5, 7), None),
        ((12, 4, 4), (12,), 8),  # two together are enough, and enough people
        ((12, 1, 2), (), 15),  # three people in two groups would still be told
        ((12, 20, 1, 2), (20,), 15),
        ((4,), (), None),
        ((6, 4), (), 10),
        ((2, 2), (), None),
        ((6, 0, 7), (6, 7), None),  # a group of nobody is no group
        ((4, 0, 7, 9), (9,), 11),
        ((4, 7, 7, 9), (7, 9), 11),  # of two equal ones the first goes
        ((), (), None),
    ],
)
def test_small_groups_are_hidden_and_can_not_be_found(
    sizes: tuple[int, ...], shown: tuple[int, ...], others: int | None
) -> None:
    found = suppress([(f"group {place}", people) for place, people in enumerate(sizes)], 5)

    assert tuple(people for _, people in found.shown) == shown
    assert found.others == others


def test_hidden_groups_are_named_in_their_order() -> None:
    assert suppress([("6 or more", 7), ("0 meetings", 12), ("1-5", 4)], 5) == Groups(
        shown=[("0 meetings", 12)], hidden=["6 or more", "1-5"], others=11
    )

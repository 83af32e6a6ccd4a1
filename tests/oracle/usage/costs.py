"""The table costs (section 4.3): Zoom's money with all its decimals, never converted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tests.oracle.usage.cells import Row, day_of, money, number, ratio, text
from tests.oracle.usage.facts import BillingRow, Facts, Options

GIGABYTES: Final = {"MB": Fraction(1, 1024), "GB": Fraction(1), "TB": Fraction(1024)}
BILLS: Final = {0: "detailed", 1: "custom"}


@dataclass(frozen=True, kw_only=True)
class Cost:
    item: str
    start: date
    end: date
    detail: str
    quantity: Fraction | None = None
    unit: str = ""
    amount: Decimal | None = None
    tax: Decimal | None = None
    currency: str = ""


def costs_table(facts: Facts, options: Options) -> list[Row]:
    """Lines are counted from 1 within item and first day, by detail, currency and amount."""
    costs = [*audio(facts, options), *plans(facts, options), *invoices(facts, options), *storage(facts, options)]
    rows = []
    for item, start in sorted({(cost.item, cost.start) for cost in costs}):
        lines = sorted((cost for cost in costs if (cost.item, cost.start) == (item, start)), key=line_order)
        rows += [cost_row(line, cost) for line, cost in enumerate(lines, start=1)]
    return rows


def line_order(cost: Cost) -> tuple[object, ...]:
    """Unknown before 0; what comes after the amount only makes the order a definite one."""
    amount = (cost.amount is not None, cost.amount or Decimal(0))
    quantity = (cost.quantity is not None, cost.quantity or Fraction(0))
    return cost.detail, cost.currency, amount, cost.end, quantity, cost.tax is not None, cost.tax or Decimal(0)


def cost_row(line: int, cost: Cost) -> Row:
    return {
        "item": cost.item,
        "period_start": day_of(cost.start),
        "line": number(line),
        "period_end": day_of(cost.end),
        "detail": text(cost.detail),
        "quantity": ratio(cost.quantity),
        "unit": cost.unit,
        "amount": money(cost.amount),
        "tax": money(cost.tax),
        "currency": cost.currency,
    }


def sum_of_given(values: Iterable[Decimal | None]) -> Decimal | None:
    given = [value for value in values if value is not None]
    return sum(given, Decimal(0)) if given else None


def audio(facts: Facts, options: Options) -> list[Cost]:
    """By UTC day of the end, type and country."""
    costs = []
    legs = [leg for leg in facts.telephone if options.first <= leg.end.date() <= options.last]
    for day, kind, country in sorted({(leg.end.date(), leg.type, leg.country) for leg in legs}):
        same = [leg for leg in legs if (leg.end.date(), leg.type, leg.country) == (day, kind, country)]
        spoken = sum_of_given(leg.minutes for leg in same)
        costs.append(
            Cost(
                item="audio",
                start=day,
                end=day,
                detail=f"{kind}, {country}",
                quantity=None if spoken is None else Fraction(spoken),
                unit="minutes",
                amount=sum_of_given(leg.total for leg in same),
                currency="USD",
            )
        )
    return costs


def periods(facts: Facts, options: Options) -> list[BillingRow]:
    """Those that touch the range."""
    return [bill for bill in facts.billing if bill.start <= options.last and bill.end >= options.first]


def plans(facts: Facts, options: Options) -> list[Cost]:
    return [
        Cost(
            item="plan",
            start=bill.start,
            end=bill.end,
            detail=BILLS.get(bill.type, ""),
            amount=bill.total,
            tax=bill.tax,
            currency=bill.currency,
        )
        for bill in periods(facts, options)
    ]


def invoices(facts: Facts, options: Options) -> list[Cost]:
    """With their own dates, which may lie outside the range that their period touches."""
    billed = {bill.id for bill in periods(facts, options)}
    return [
        Cost(
            item="invoice",
            start=invoice.start,
            end=invoice.end,
            detail=invoice.charge,
            quantity=None if invoice.quantity is None else Fraction(invoice.quantity),
            unit="licences",
            amount=invoice.total,
            tax=invoice.tax,
            currency=invoice.currency,
        )
        for invoice in facts.invoices
        if invoice.billing_id in billed
    ]


def storage(facts: Facts, options: Options) -> list[Cost]:
    return [
        Cost(
            item="storage",
            start=used.day,
            end=used.day,
            detail=used.plan_usage,
            quantity=gigabytes(used.usage),
            unit="GB",
        )
        for used in facts.storage
        if options.first <= used.day <= options.last
    ]


def gigabytes(size: str) -> Fraction | None:
    """Of `3 MB`; None of what is no such size, as `Unlimited`."""
    found = re.fullmatch(r"\s*([\d,]+(?:\.\d+)?)\s*(MB|GB|TB)\s*", size, re.ASCII | re.IGNORECASE)
    if found is None:
        return None
    return Fraction(found[1].replace(",", "")) * GIGABYTES[found[2].upper()]

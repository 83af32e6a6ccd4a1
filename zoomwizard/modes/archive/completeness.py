"""How complete an account is, exactly, and how that is written. Source: docs/archive.md, The completeness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.privacy.patterns import INTEGER, ISO_DAY, NOT_ALLOWED, Pattern, under
from zoomwizard.modes.archive.comparison import COMPLIANT, NOT_COMPLIANT, STATUSES

TARGET = 99.9  # per cent, where nobody gives another
DECIMAL_PARTS = 10_000


class OrNothing(Pattern):
    """The same, or null."""

    def fits(self, value: object) -> bool:
        """Whether a value is of the pattern."""
        return value is None or super().fits(value)


TENANT_NAME = Pattern("account", NOT_ALLOWED, "[A-Za-z0-9_-]{0,40}")
DAY_OR_NOTHING = OrNothing("day", NOT_ALLOWED, ISO_DAY.regex)
COMPLETENESS_ENTRIES = {
    "from": DAY_OR_NOTHING,
    "to": DAY_OR_NOTHING,
    **under(
        "tenants",
        {
            "tenant": TENANT_NAME,
            **dict.fromkeys(("compliant", "not_compliant", "not_listed"), INTEGER),
            "completeness": OrNothing("number", NOT_ALLOWED, kind=float),
            "target": Pattern("number", NOT_ALLOWED, kind=float),
            **under("statuses", dict.fromkeys(STATUSES, INTEGER)),
            "head": OrNothing("hash", NOT_ALLOWED, "[0-9a-f]{64}"),
        },
    ),
}


@dataclass(frozen=True, kw_only=True)
class Tenant:
    """An account that was compared: how many events have no listed person, and the last hash of its manifest."""

    name: str = ""
    not_listed: int = 0
    head: str | None = None


@dataclass(frozen=True, kw_only=True)
class TenantResult:
    """What became of an account. `completeness` is None where nothing had to be recorded."""

    name: str
    compliant: int
    not_compliant: int
    target: float
    not_listed: int
    head: str | None
    statuses: Mapping[str, int] = field(default_factory=dict)

    @property
    def completeness(self) -> Fraction | None:
        """Per cent of what had to be recorded and isn't pending."""
        whole = self.compliant + self.not_compliant
        return Fraction(100 * self.compliant, whole) if whole else None

    def is_below(self, fail_below: float | None) -> bool:
        """Whether that is less than somebody wants."""
        least = None if fail_below is None else Fraction(Decimal(str(fail_below)))
        return least is not None and self.completeness is not None and self.completeness < least

    def as_json(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {
            "tenant": self.name,
            "compliant": self.compliant,
            "not_compliant": self.not_compliant,
            "completeness": None if self.completeness is None else percent_of(self.completeness),
            "target": self.target,
            "statuses": dict(self.statuses),
            "not_listed": self.not_listed,
            "head": self.head,
        }


def percent_of(exact: Fraction) -> float:
    """Rounded half up to four decimals."""
    return (2 * DECIMAL_PARTS * exact + 1) // 2 / DECIMAL_PARTS


def tenant_results(engine: Engine, tenants: Sequence[Tenant], target: float | None) -> list[TenantResult]:
    """What became of each account, from the table counted."""
    results = []
    for tenant in tenants:
        found = engine.all(
            "SELECT status, sum(rows)::BIGINT FROM counted WHERE tenant = ? GROUP BY status ORDER BY status",
            [tenant.name],
        )
        of_class = {name: sum(rows for status, rows in found if STATUSES[status][0] == name)
                    for name in (COMPLIANT, NOT_COMPLIANT)}  # fmt: skip
        results.append(
            TenantResult(
                name=tenant.name, compliant=of_class[COMPLIANT], not_compliant=of_class[NOT_COMPLIANT],
                target=TARGET if target is None else float(target), not_listed=tenant.not_listed, head=tenant.head,
                statuses=dict(found),
            )
        )  # fmt: skip
    return results


def completeness_content(results: Sequence[TenantResult], days: tuple[str, str] | None) -> dict[str, Any]:
    """What the file says. `days` are the first and the last, None where none were chosen."""
    first, last = days or (None, None)
    return {"from": first, "to": last, "tenants": [one.as_json() for one in results]}

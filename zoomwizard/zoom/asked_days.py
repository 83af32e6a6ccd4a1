"""The days that a run is for, as they are asked: from one day to another, or yesterday, the last week or month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import either, say
from zoomwizard.core.time.dates import month_before

DAY_OPTIONS = {"date_from": "--from", "date_to": "--to"}
PERIOD_OPTIONS = {"yesterday": "--yesterday", "last_week": "--last-week", "last_month": "--last-month"}
DAYS_FIELD = "date_from"

AskedDays = tuple[date, date] | None


def asked_days(answers: Mapping[str, Any], today: date, *, are_needed: bool = False) -> tuple[AskedDays, list[Finding]]:
    """The first and the last day, and all that is wrong with what was asked; neither where nothing was and needs to be.

    `answers` are those of the inputs DAY_OPTIONS and PERIOD_OPTIONS name; `today` is that of the zone that days are of.
    """
    periods = [name for name in PERIOD_OPTIONS if answers.get(name)]
    given = [name for name in DAY_OPTIONS if answers.get(name)]
    if len(periods) + bool(given) > 1:
        options = [PERIOD_OPTIONS[name] for name in periods] + [DAY_OPTIONS[name] for name in given]
        title = say("Use only one of these to choose the days: {options}.", options=either(options))
        return None, [_wrong(DAYS_FIELD, title, say("Leave out all but one."))]
    if periods:
        return _period(periods[0], today), []
    if not given and not are_needed:
        return None, []
    if not given:
        hint = say("Use --from and --to, or one of {periods}.", periods=", ".join(PERIOD_OPTIONS.values()))
        return None, [_wrong(DAYS_FIELD, say("No days are given."), hint)]
    findings: list[Finding] = []
    days = [day for name in DAY_OPTIONS if (day := asked_day(name, str(answers.get(name) or ""), findings)) is not None]
    if len(days) < len(DAY_OPTIONS):
        return None, findings
    if days[1] < days[0]:
        title = say("The first day is later than the last.")
        return None, [Finding(Severity.ERROR, DAYS_FIELD, title, say("Check --from and --to."), code="days.order")]
    return (days[0], days[1]), []


def _period(name: str, today: date) -> tuple[date, date]:
    """A period that is over; weeks are from Sunday to Saturday."""
    if name == "last_month":
        return month_before(today)
    if name == "yesterday":
        return today - timedelta(days=1), today - timedelta(days=1)
    saturday = today - timedelta(days=today.isoweekday() % 7 + 1)
    return saturday - timedelta(days=6), saturday


def asked_day(name: str, text: str, findings: list[Finding]) -> date | None:
    """The day in the text of an input, which DAY_OPTIONS names; where it is none, what is wrong joins the findings."""
    option = DAY_OPTIONS[name]
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    if text:
        findings.append(_wrong(name, say("{option} must be a date.", option=option), say("Write it like 2026-08-31.")))
    else:
        title = say("{option} is missing.", option=option)
        findings.append(_wrong(name, title, say("Use a date such as 2026-08-31.")))
    return None


def _wrong(field: str, title: Any, hint: Any) -> Finding:
    return Finding(Severity.ERROR, field, title, hint, code="option.dates")

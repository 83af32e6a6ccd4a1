"""In which order the dates of each report are: proved from all of them, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, pairwise

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, InputError, Severity
from zoomwizard.core.said import say
from zoomwizard.core.time.dates import BOTH_ORDERS, ORDER_WORDS, Order, needs_order, proof_of
from zoomwizard.kinds.report_headers import MEETING_START
from zoomwizard.zoom.files.reports import ALL_DATES, DATES, ReportFile, both_orders
from zoomwizard.zoom.files.rows import read_report, text_sql, wall_sql

RANGE_IN_NAME = re.compile(r"(\d{4})_?(\d{2})_?(\d{2})_(\d{4})_?(\d{2})_?(\d{2})(?!\d)")


def settle_orders(engine: Engine, reports: Sequence[ReportFile], wanted: str) -> tuple[list[ReportFile], list[Finding]]:
    """Prove for each report whether day or month comes first.

    What a report proves itself counts; one that proves nothing takes the user's answer `wanted` unless that is
    auto, else the order that all proven reports share.
    """
    findings: list[Finding] = []
    broken: set[int] = set()
    proofs: list[set[Order]] = []
    for report in reports:
        engine.cancel.raise_if_cancelled()
        # The first proof of the sample is enough: a date that speaks against it can't be read, and is then met.
        proved = (proof_of(text) for text in report.sample)
        found: set[Order] = set(islice((order for order in proved if order in BOTH_ORDERS), 1))
        if not found and any(needs_order(text) for text in report.sample):
            try:
                found = full_proof(engine, report)
            except InputError as error:
                findings += error.findings
                broken.add(report.number)
        proofs.append(found)
        if len(found) > 1:
            findings.append(both_orders(report.name))
        elif found and wanted != "auto" and wanted not in found:
            findings.append(not_as_chosen(report, next(iter(found)), wanted))
    shared = set().union(*proofs)
    settled: list[ReportFile] = []
    for report, found in zip(reports, proofs, strict=True):
        order = decided(report, found, wanted, shared)
        if order is None and not found and report.number not in broken:
            findings.append(undecided(report))
        settled.append(replace(report, order=None if report.number in broken else order))
    return settled, findings


def decided(report: ReportFile, found: set[Order], wanted: str, shared: set[Order]) -> Order | None:
    """The order of one report's dates, None where it is not known or there are proofs of both."""
    if found:
        return next(iter(found)) if len(found) == 1 else None
    if not any(needs_order(text) for text in report.sample):
        return "ymd"
    answers = [order for order in BOTH_ORDERS if order == wanted] or list(shared)
    return answers[0] if len(answers) == 1 else None


def not_as_chosen(report: ReportFile, found: Order, wanted: str) -> Finding:
    """The user's answer is not what a report's dates prove."""
    title = say("Its dates have {order}, but you chose {wanted}.", order=ORDER_WORDS[found], wanted=ORDER_WORDS[wanted])
    hint = say("Let the dates decide: --date-order auto.")
    return Finding(Severity.ERROR, "date_order", title, hint, report.name, "dates.wanted")


def undecided(report: ReportFile) -> Finding:
    """A report's dates can be read both ways; the answer is asked for."""
    title = say("Its dates don't show whether the day or the month comes first.")
    hint = say("Use --date-order mdy (month first) or --date-order dmy (day first).")
    return Finding(Severity.ERROR, "date_order", title, hint, report.name, "dates.undecided", BOTH_ORDERS)


def full_proof(engine: Engine, report: ReportFile) -> set[Order]:
    """The orders that all dates of a report prove.

    A number above 12 decides; then the one order under which creation <= start <= join <= leave, and the starts lie
    within the range in the file's name. A row that is wrong under both says nothing about the order.
    """
    facts: dict[str, tuple[bool, bool]] = {}
    unread = [False]

    def use(which: ReportFile) -> None:
        columns = [f"{wall_sql(which, c, order)} AS {c}_{order}" for order in BOTH_ORDERS for c in ALL_DATES]
        columns += [f"{text_sql(which.cell(c))} AS {c}_text" for c in ALL_DATES]
        tests = [
            test
            for order, other in (BOTH_ORDERS, BOTH_ORDERS[::-1])
            for test in (
                only_in(order, other),
                f"coalesce({against(order, report.name)}, false) "
                f"AND NOT coalesce({against(other, report.name)}, false)",
            )
        ]
        tests.append(" OR ".join(f"{c}_text IS NOT NULL AND {c}_mdy IS NULL AND {c}_dmy IS NULL" for c in ALL_DATES))
        found = ", ".join(f"coalesce(bool_or({test}), false)" for test in tests)
        row = engine.one(f"SELECT {found} FROM (SELECT {', '.join(columns)} FROM {which.source.scan()})")
        facts.update(mdy=(row[0], row[1]), dmy=(row[2], row[3]))
        unread[0] = row[4]

    read = read_report(engine, report, use)
    if unread[0] and not read.source.rewritten:  # dates of a form that the sample does not have
        read_report(engine, report, use, line_by_line=True)
    proved: set[Order] = {order for order in BOTH_ORDERS if facts[order][0]}
    refuted: set[Order] = {order for order in BOTH_ORDERS if facts[order][1]}
    return proved or (set(BOTH_ORDERS) - refuted if len(refuted) == 1 else set())


def only_in(order: str, other: str) -> str:
    """SQL: a date of the row exists in one order and not in the other."""
    return " OR ".join(f"({column}_{order} IS NOT NULL AND {column}_{other} IS NULL)" for column in ALL_DATES)


def against(order: str, name: str) -> str:
    """SQL: the row's times speak against an order."""
    pairs = pairwise(DATES)
    tests = [f"{before}_{order} > {after}_{order}" for before, after in pairs]
    days = RANGE_IN_NAME.search(name)
    if days:
        try:
            first, last = (date(*map(int, days.group(*at))) for at in ((1, 2, 3), (4, 5, 6)))
        except ValueError:
            return " OR ".join(tests)
        start = f"{MEETING_START}_{order}"
        tests.append(f"{start} < TIMESTAMP '{first}' OR {start} >= TIMESTAMP '{last + timedelta(days=1)}'")
    return " OR ".join(tests)

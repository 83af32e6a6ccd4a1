"""What is said of the columns and rows of reports, whatever is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import Said, plural, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.zoom.files.asked_columns import REPORT_COLUMNS_FIELD
from zoomwizard.zoom.files.reports import REPORTS_FIELD, ReportFile, is_unknown, way_to_name
from zoomwizard.zoom.files.rows import WHY_REJECTED

PLACES_NAMED = 5  # of the rows that are rejected for one reason
Rejected = tuple[int, int, Sequence[tuple[str, int]]]  # reason, rows, the first of them: file and line


def without_rows(names: Iterable[str]) -> list[Finding]:
    """A warning for each of these reports, which have no rows."""
    title = say("There are no rows below the header.")
    hint = say("Check that the report is for the month you want.")
    return [Finding(Severity.WARNING, REPORTS_FIELD, title, hint, name, "report.no-rows") for name in names]


def lacking_columns(reports: Sequence[ReportFile], substitutes: Mapping[str, Said]) -> list[Finding]:
    """A warning for each column that some report lacks; `substitutes` are these columns, and what is then done."""
    findings = []
    for column, title in substitutes.items():
        names = [report.name for report in reports if column not in report.places]
        if names:
            where = names[0] if len(names) == 1 else plural("{n} report", "{n} reports", n=len(names))
            asks = {report.asks[column]: None for report in reports if column in report.asks}
            hint = way_to_name(tuple(asks), column) if asks else ""
            code = "report.lacks-column"
            findings.append(
                Finding(
                    Severity.WARNING,
                    REPORT_COLUMNS_FIELD if asks else REPORTS_FIELD,
                    title,
                    hint,
                    where,
                    code,
                    asks=tuple(asks),
                )
            )
    return findings


def left_out_columns(reports: Sequence[ReportFile], keep: Sequence[str]) -> list[Finding]:
    """A note that names the columns that the program does not know and leaves out."""
    kept = {header_key(name) for name in keep}
    unknown: dict[str, None] = {}
    names = set()
    for report in reports:
        used = {*report.places.values()}
        for place, text in enumerate(report.source.file.header):
            if place not in used and is_unknown(text) and header_key(text) not in kept:
                unknown[text] = None
                names.add(report.name)
    if not unknown:
        return []
    title = plural(
        "An unknown column was left out: {names}.",
        "{n} unknown columns were left out: {names}.",
        n=len(unknown),
        names=list(unknown)[:20],
    )
    where = names.pop() if len(names) == 1 else ""
    return [Finding(Severity.NOTE, "reports", title, "", where, "report.unknown-columns")]


def rejected_rows(rows: int, found: Sequence[Rejected]) -> Finding:
    """A warning of rows that can't be used: how many of all `rows` for each reason, and where the first ones are."""
    reasons = [
        plural(
            "{n} row because {why} ({places})",
            "{n} rows because {why} ({places})",
            n=count,
            why=WHY_REJECTED[reason],
            places=places_said(first, all_of_them=count <= PLACES_NAMED),
        )
        for reason, count, first in found
    ]
    title = plural(
        "{n} of {rows} rows can't be used and is left out.",
        "{n} of {rows} rows can't be used and are left out.",
        n=sum(count for _, count, _ in found),
        rows=rows,
    )
    hint = say("{reasons}.", reasons=reduce(lambda some, more: say("{some}; {more}", some=some, more=more), reasons))
    return Finding(Severity.WARNING, REPORTS_FIELD, title, hint, code="reports.rejected")


def places_said(places: Sequence[tuple[str, int]], *, all_of_them: bool) -> Said:
    """Lines of files in words."""
    lines: dict[str, list[str]] = {}
    for name, line in places:
        lines.setdefault(name, []).append(str(line))
    said = [
        plural("{file}, line {lines}", "{file}, lines {lines}", n=len(some), file=name, lines=some)
        for name, some in lines.items()
    ]
    joined = reduce(lambda some, more: say("{some}; {more}", some=some, more=more), said)
    return joined if all_of_them else say("first in {places}", places=joined)


def changed_ids(rounded: tuple[int, Said | str], decimals: tuple[int, Said | str]) -> list[Finding]:
    """A warning for each way in which a spreadsheet has changed meeting IDs: of how many rows, and in which reports."""
    again = say("Export the report from Zoom again, and don't open it in a spreadsheet.")
    findings = []
    if rounded[0]:
        title = plural(
            "{n} row has a meeting ID in scientific notation, such as 8.5E+10: a spreadsheet has shortened it.",
            "{n} rows have meeting IDs in scientific notation, such as 8.5E+10: a spreadsheet has shortened them.",
            n=rounded[0],
        )
        hint = say(
            "The exponent shows how many digits an ID had, so whether a call was scheduled is still known. But "
            "different meetings may share such an ID; only their start and host tell them apart. {again}",
            again=again,
        )
        findings.append(Finding(Severity.WARNING, REPORTS_FIELD, title, hint, rounded[1], "reports.rounded-ids"))
    if decimals[0]:
        title = plural(
            "{n} row has a meeting ID with decimals, which were left out.",
            "{n} rows have meeting IDs with decimals, which were left out.",
            n=decimals[0],
        )
        hint = say("A spreadsheet or another program has added them, and may have changed more. {again}", again=again)
        findings.append(Finding(Severity.WARNING, REPORTS_FIELD, title, hint, decimals[1], "reports.decimal-ids"))
    return findings

"""The page of a comparison: how many rows there are by day, kind and status. It says nothing of who they're about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import Facts, Figure, Picture, Series
from zoomwizard.core.page.page import PageWriter, Section
from zoomwizard.core.said import Fixed, Said, plural, say
from zoomwizard.modes.archive.comparison import CLASSES, EXCLUDED, PENDING, STATUSES
from zoomwizard.modes.archive.completeness import TenantResult, percent_of
from zoomwizard.modes.archive.inputs import KINDS_TO_KEEP

COMPARISON_TITLE = say("What took place, and what was recorded and kept")
FOOT = say("This page holds counts alone. Each row is an event and a person in it, or a recording without an event.")
ROWS_UNIT = say("rows")
UTC_DAY = say("Day (UTC)")
STATUS_MEANINGS = {
    "breakout_unchecked": say("A breakout room: who was in it can't be checked."),
    "external_host": say("A meeting hosted by another account: Zoom doesn't say enough about it."),
    "recorded_in_error": say("Somebody who must never be recorded was recorded."),
    "not_expected": say("Somebody who must never be recorded, and wasn't."),
    "recorded_no_cdr": say("A recording that belongs to no known call or meeting."),
    "on_demand": say("Somebody who is recorded on demand, so nothing had to be recorded."),
    "unanswered": say("A call that nobody answered."),
    "e2ee": say("A call with end-to-end encryption, which can't be recorded."),
    "one_person": say("A meeting with one person alone."),
    "ambiguous": say("More than one recording or call fits, so somebody needs to decide."),
    "lost": say("A file was archived, and is missing now or has another size."),
    "pending": say("Ended so recently that a recording may still come."),
    "not_archived": say("There's a recording, and not all of its files are in the archive."),
    "not_recorded": say("There's no recording."),
    "matched_short": say("The recording is too short, or its length isn't known."),
    "matched": say("Recorded and kept."),
}
CLASS_NAMES = {
    "compliant": say("Compliant"), "not compliant": say("Not compliant"), PENDING: say("Pending"),
    EXCLUDED: say("Excluded"),
}  # fmt: skip


def comparison_page(
    engine: Engine, tenants: Sequence[TenantResult], days: tuple[str, str] | None, writer: PageWriter
) -> str:
    """The page as the text of an HTML file. `days` are the first and the last, None where none were chosen."""
    (rows,) = engine.one("SELECT coalesce(sum(rows), 0)::BIGINT FROM counted")
    lead = plural("{n} row.", "{n} rows.", n=int(rows))
    if days:
        lead = plural(
            "{n} row, from {first} to {last}.", "{n} rows, from {first} to {last}.", n=int(rows), first=days[0],
            last=days[1],
        )  # fmt: skip
    sections = [
        Section(key="overview", heading=say("Overview"), content=_overview(engine, tenants, writer)),
        *(
            Section(
                key=kind, heading=KINDS_TO_KEEP[kind], content="".join(map(writer.picture, _pictures(engine, kind)))
            )
            for (kind,) in engine.all("SELECT DISTINCT kind FROM counted ORDER BY kind")
        ),
    ]
    return writer.page(COMPARISON_TITLE, lead, sections, FOOT)


def _overview(engine: Engine, tenants: Sequence[TenantResult], writer: PageWriter) -> str:
    found = dict(engine.all("SELECT class, sum(rows)::BIGINT FROM counted GROUP BY class"))
    figures = [
        Figure(
            key=name.replace(" ", "-"), label=CLASS_NAMES[name], value=found.get(name, 0), unit=ROWS_UNIT, decimals=0
        )
        for name in CLASSES
    ]
    content = writer.figures(figures)
    content += writer.fact_table(1, Facts(title=say("Completeness"), rows=tuple(map(_completeness, tenants))))
    there = {status for (status,) in engine.all("SELECT DISTINCT status FROM counted")}
    meanings = tuple((status, STATUS_MEANINGS[status]) for status in STATUSES if status in there)
    return content + writer.fact_table(2, Facts(title=say("What the statuses mean"), rows=meanings))


def _completeness(tenant: TenantResult) -> tuple[Said | str, Said]:
    """A row of the table: an account, and how much of what had to be there is."""
    name = tenant.name or say("These lists")
    if tenant.completeness is None:
        return name, say("Nothing had to be recorded.")
    return name, say("{percent}% of {rows} rows, target {target}%", percent=Fixed(percent_of(tenant.completeness), 4),
                     rows=tenant.compliant + tenant.not_compliant, target=tenant.target)  # fmt: skip


def _pictures(engine: Engine, kind: str) -> Iterator[Picture]:
    """The statuses of a kind, and each by day."""
    found: dict[str, dict[date, int]] = {}
    for status, day, rows in engine.all(
        "SELECT status, day, sum(rows)::BIGINT FROM counted WHERE kind = ? GROUP BY ALL ORDER BY ALL", [kind]
    ):
        found.setdefault(status, {})[day] = rows
    by_status = {status: found[status] for status in STATUSES if status in found}
    days = sorted({day for of in by_status.values() for day in of})
    sums = {status: sum(of.values()) for status, of in by_status.items()}
    yield Picture(
        key=f"{kind}-statuses", title=say("By status"), kind="bar", x_title=say("Status"), y_title=ROWS_UNIT,
        categories=tuple(sums), series=(Series(name=ROWS_UNIT, values=tuple(sums.values())),), summary=_in_all(sums),
        decimals=0,
    )  # fmt: skip
    for status, of in by_status.items():
        values = {f"{day}": of.get(day, 0) for day in days}
        yield Picture(
            key=f"{kind}-{status}", title=say("{status}, by day", status=status), kind="column", x_title=UTC_DAY,
            y_title=ROWS_UNIT, categories=tuple(values),
            series=(Series(name=ROWS_UNIT, values=tuple(values.values())),), summary=_in_all(values), decimals=0,
        )  # fmt: skip


def _in_all(values: Mapping[str, int]) -> Said:
    most = max(values, key=lambda name: values[name])
    return plural(
        "{n} row in all; most: {most} ({name}).", "{n} rows in all; most: {most} ({name}).", n=sum(values.values()),
        most=values[most], name=most,
    )  # fmt: skip

"""The analyst's report: what the last section says of the run, and the page written beside the results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import FileRecord, Finding
from zoomwizard.core.output.folder import OutputFolder
from zoomwizard.core.output.record import record_of, record_of_folder, versions
from zoomwizard.core.page.figures import Facts
from zoomwizard.core.page.page import NOT_SHOWN
from zoomwizard.core.power_bi.project import write_project
from zoomwizard.core.privacy.proof import prove_text
from zoomwizard.core.said import say, sentences
from zoomwizard.modes.analyst.aggregates import Aggregates, make_aggregates, make_report_tables
from zoomwizard.modes.analyst.coverage import coverage_of
from zoomwizard.modes.analyst.page import report_page
from zoomwizard.modes.analyst.powerbi.project import (
    CSV_NAME,
    check_project,
    project_of,
    prove_project,
    write_person_weeks,
)

if TYPE_CHECKING:
    from zoomwizard.modes.analyst.query_files import PersonQuery

# What the Zoom admin's manifest counts, in the words of the report.
ADMIN_COUNTS = {
    "rows_in": "Rows of Zoom's reports",
    "rejected": "Rows rejected",
    "waiting_room": "Rows of the waiting room, left out",
    "duplicates": "Rows that stood in two reports, counted once",
    "rows_written": "Rows written to the hashed file",
    "unmatched_people": "People without a HashID",
}
PEOPLE_COUNTS = ("unmatched_people",)


@dataclass(frozen=True, kw_only=True)
class MadeReport:
    """What may be shown, and what was made of it: the names under which it is ready, and their records."""

    shown: Aggregates
    ready: tuple[str, ...]
    records: tuple[FileRecord, ...]


def make_report(
    engine: Engine,
    output: OutputFolder,
    *,
    person_query: PersonQuery,
    attributes: Mapping[str, int],
    minimum: int,
    counts: Mapping[str, int],
    findings: Sequence[Finding],
    partly: Sequence[date],
    manifests: Sequence[Mapping[str, Any]],
    options: Sequence[tuple[str, str]],
    page_name: str,
    project_name: str,
) -> MadeReport:
    """Make the aggregates from `results`, and of them the report and the project.

    These are their final names; a blank one is not wanted. Errors: PrivacyError, and AppError for a project that has
    not the form of one.
    """
    engine.begin("report", say("Making the report"), 70)
    about_weeks = [sentences(one.title, one.hint) for one in findings if one.code == "weeks.partly"]
    page, folder = output.ready / "report.html", output.ready / "project"
    final = (output.folder / project_name).absolute()
    ready, records = [], []
    make_report_tables(engine, person_query, len(attributes))
    # Neither keeps more than one processor busy.
    with engine.beside() as other, ThreadPoolExecutor(1) as pool:
        project = pool.submit(make_project, other, folder, list(attributes), final, minimum) if project_name else None
        shown = make_aggregates(engine, person_query, attributes, minimum, counts, about_weeks, partly)
        if page_name:
            facts = [
                Facts(title="The Zoom admin's part", rows=admin_facts(manifests, minimum)),
                Facts(title="The analyst's part", rows=analyst_facts(engine, counts, minimum)),
                Facts(title="Time zones and working hours", rows=source_facts(shown)),
                Facts(title="Weeks", rows=week_facts(shown, findings)),
                Facts(title="Options and versions", rows=tuple(options)),
            ]
            write_page(page, shown, facts)
            ready.append(page.name)
            records.append(record_of(page, "report", 0, engine.cancel, page_name))
        if project is not None:
            ready.append(folder.name)
            records.append(project.result())
    return MadeReport(shown=shown, ready=tuple(ready), records=tuple(records))


def write_page(path: Path, shown: Aggregates, facts: Sequence[Facts]) -> None:
    """Write the HTML report, once it is proved that no address and no telephone number is in it."""
    text = report_page(shown, facts)
    prove_text("report", text)
    path.write_text(text, encoding="utf-8", newline="\n")


def make_project(engine: Engine, folder: Path, attributes: Sequence[str], final: Path, minimum: int) -> FileRecord:
    """Write the Power BI project into `folder`, which will be `final`; prove and check it; its record."""
    paths = write_project(folder, project_of(attributes, str(final / CSV_NAME), minimum))
    rows = write_person_weeks(engine, folder / CSV_NAME, attributes)
    prove_project(engine, folder, attributes, str(final / CSV_NAME))
    check_project(folder, paths, attributes)
    return record_of_folder(folder, "Power BI project", rows, engine.cancel, final.name)


def blank_weeks(engine: Engine) -> int:
    """How many rows of covered weeks have no Zoom values."""
    (blank,) = engine.one(
        "SELECT count(*) FROM results JOIN covered USING (row) WHERE is_covered AND Zoom_Total_call_hours IS NULL"
    )
    return int(blank)


def people_text(count: int, minimum: int) -> str:
    """A number of people; one below the minimum is not told."""
    return f"fewer than {minimum}" if 0 < count < minimum else f"{count:,}"


def admin_facts(manifests: Sequence[Mapping[str, Any]], minimum: int) -> tuple[tuple[str, str], ...]:
    """What the manifests of the hashed files count, added up; people are those of each file."""
    counted = [counts for manifest in manifests if isinstance(counts := manifest.get("counts"), dict)]
    if not counted:
        return (("Counts", "The hashed files have no manifest that says them."),)
    rows = [("Hashed files", f"{len(manifests):,}")]
    for key, words in ADMIN_COUNTS.items():
        numbers = [counts[key] for counts in counted if type(counts.get(key)) is int]
        if not numbers:
            continue
        said = (
            ", ".join(people_text(number, minimum) for number in numbers)
            if key in PEOPLE_COUNTS
            else f"{sum(numbers):,}"
        )
        rows.append((words, said))
    return tuple(rows)


def analyst_facts(engine: Engine, counts: Mapping[str, int], minimum: int) -> tuple[tuple[str, str], ...]:
    """What the run counted. Numbers that tell of everybody but a few are left out."""
    coverage = coverage_of(counts, minimum)
    missing, minutes = coverage.missing, coverage.minutes - coverage.minutes_found
    # With the share that is matched these hours tell those of everybody found, and less the hours of the report those
    # of people who have others too.
    is_told = missing == 0 or (missing >= minimum and not 0 < people_with_other_hours(engine) < minimum)
    return (
        ("Sessions in the hashed files", f"{counts['rows_in']:,}"),
        ("Sessions without a HashID", f"{counts['rows_without_hash_id']:,}"),
        ("Sessions that stood in the files more than once, counted once", f"{counts['duplicates']:,}"),
        ("People with calls who are not in the person query", people_text(missing, minimum)),
        ("Call hours of people who are not in the person query", f"{minutes / 60:,.2f}" if is_told else str(NOT_SHOWN)),
    )


def people_with_other_hours(engine: Engine) -> int:
    """How many people of the person query have more or fewer hours in the hashed files than in the report."""
    (people,) = engine.one(
        "WITH reported AS (SELECT person, sum(Zoom_Total_call_hours) * 60 / 1e6 AS minutes "
        "FROM report_rows JOIN results USING (row) GROUP BY person) "
        "SELECT count(*) FROM hash_ids_seen s JOIN persons USING (hash_id) LEFT JOIN reported USING (person) "
        "WHERE hash_id IN (SELECT hash_id FROM person_rows) "
        "AND abs(s.minutes - coalesce(reported.minutes, 0)) > 0.5"
    )
    return int(people)


def source_facts(shown: Aggregates) -> tuple[tuple[str, str], ...]:
    """How many people with values have their time zone and working hours from where."""
    return tuple((words, str(NOT_SHOWN) if people is None else f"{people:,} people") for words, people in shown.sources)


def week_facts(shown: Aggregates, findings: Sequence[Finding]) -> tuple[tuple[str, str], ...]:
    """The weeks with values, and what was found about the others."""
    rows = [("Weeks with values", f"{len(shown.weeks):,}")]
    if shown.weeks:
        rows.append(("From and to the week of", f"{shown.weeks[0]} and {shown.weeks[-1]}"))
    rows += [("Found", str(finding.title)) for finding in findings if finding.code.startswith("weeks.")]
    return tuple(rows)


def option_facts(
    method: str, working_time: str, booking_gap_minutes: int, zone: str, minimum: int, attributes: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """What was chosen, and the versions that the numbers depend on."""
    names = {"zoomwizard": "Zoom Wizard", "duckdb": "DuckDB", "python": "Python"}
    return (
        ("Method", method),
        ("Working hours of people without their own", working_time),
        ("Booking gap", f"{booking_gap_minutes} minutes"),
        ("Time zone of the Zoom admin", zone),
        ("Minimum group size", f"{minimum:,}"),
        ("Attributes", ", ".join(attributes) or "none"),
        *((names[key], version) for key, version in versions().items()),
    )

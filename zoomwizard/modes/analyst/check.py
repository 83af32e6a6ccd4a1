"""The checking half of the analyst job: the inputs read, and all that is wrong with them, at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from zoomwizard.core.engine import Engine
from zoomwizard.core.examined import LeftOut, Look
from zoomwizard.core.job import zone_said
from zoomwizard.core.outcome import (
    FileRecord,
    Finding,
    InputError,
    Severity,
    errors_in,
)
from zoomwizard.core.output.record import record_of
from zoomwizard.core.said import Said, plural, say
from zoomwizard.core.steps import TEXT_MACROS
from zoomwizard.core.tables.source import megabytes
from zoomwizard.core.tables.text_file import LookAt
from zoomwizard.core.time.working_hours import parse_days, parse_hours
from zoomwizard.core.time.zones import resolve_zone, this_computers_zone
from zoomwizard.modes.analyst import steps
from zoomwizard.modes.analyst.attributes import attribute_places, keep_for_report
from zoomwizard.modes.analyst.coverage import Coverage, coverage_of
from zoomwizard.modes.analyst.find_inputs import AnalystFiles, find_analyst_inputs, taken_from_folder
from zoomwizard.modes.analyst.hashed import (
    HashedFile,
    check_digest,
    doubtful_minutes,
    load_hashed_file,
    open_hashed_files,
    prepare_zoom,
    see_people,
)
from zoomwizard.modes.analyst.metrics import (
    MetricOptions,
)
from zoomwizard.modes.analyst.open_queries import open_meeting_query, open_person_query
from zoomwizard.modes.analyst.queries import load_meeting_query, match_people, read_person_query
from zoomwizard.modes.analyst.query_columns import DATE, HASH, QUERY_COLUMNS, ZONE, chosen_headers
from zoomwizard.modes.analyst.query_files import MeetingQuery, PersonQuery

# What can be said about the person query only beside a hashed file.
ABOUT_BOTH = {"query.nobody-in-common", "query.no-hash-column", "query.hash-columns"}


@dataclass(frozen=True)
class Prepared:
    """The inputs of a run, read: what they are, None where there are errors, and what was found.

    `open_date` is a date of the person query of which nobody knows whether the day or the month comes first.
    `left_out` are the other files of a folder.
    """

    files: Sequence[HashedFile]
    person_query: PersonQuery | None
    meeting_query: MeetingQuery | None
    options: MetricOptions | None
    digests: Mapping[str, Future[FileRecord]]
    attributes: Mapping[str, int]
    findings: list[Finding]
    open_date: str = ""
    left_out: tuple[LeftOut, ...] = ()

    def whole(self) -> Whole:
        """The same for a run. Errors: InputError where something is wrong with them."""
        people, meetings, options = self.person_query, self.meeting_query, self.options
        if errors_in(self.findings) or people is None or meetings is None or options is None:
            raise InputError(self.findings)
        return Whole(self.files, people, meetings, options, self.digests, self.attributes, self.findings)


@dataclass(frozen=True)
class Whole:
    """What a run works with: the inputs, read and without errors."""

    files: Sequence[HashedFile]
    person_query: PersonQuery
    meeting_query: MeetingQuery
    options: MetricOptions
    digests: Mapping[str, Future[FileRecord]]
    attributes: Mapping[str, int]
    findings: Sequence[Finding]


class Answers(NamedTuple):
    """What somebody said about the queries, where they don't say it themselves; and what the report compares by."""

    hash_column: str
    columns: Sequence[str]
    date_order: str
    attributes: Sequence[str]


class Defaults(NamedTuple):
    """The method, and what counts where the files don't say it, as it was written."""

    method: str
    time_zone: str
    working_hours: str
    working_days: str
    booking_gap_minutes: int


def prepare(
    engine: Engine,
    hashing: ThreadPoolExecutor,
    given: AnalystFiles,
    answers: Answers,
    defaults: Defaults,
    look: LookAt,
    *,
    minimum: int,
) -> Prepared:
    """The stages of a check, with which a run begins: read the inputs into the engine, and find all that is wrong.

    `given` are files, or folders with them in place of hashed files; `look` says what a file is. Nothing is said of
    fewer people than `minimum`.
    """
    found, findings = find_analyst_inputs(given.zoom, given.person_query, given.meeting_query, look)
    findings += taken_from_folder(found, given)
    engine.begin("read", say("Reading the files"), megabytes(*found.zoom) + 40)
    digests = {
        str(path): hashing.submit(record_of, path, role, 0, engine.cancel)
        for path, role in roles_of(found)
        if path.is_file()
    }
    engine.step(TEXT_MACROS)
    # Most of the reading of the queries keeps only one processor busy.
    with engine.beside() as other, ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read_queries, other, found, answers, look, has_zone=bool(defaults.time_zone))
        files, opened = open_hashed_files(found.zoom, engine.cancel, look)
        options, unfit = metric_options(defaults, files)
        loaded = load_zoom(engine, files, options)
        loaded += doubtful_minutes(engine, files, defaults.method)
        queries = reading.result()
    findings += [*opened, *queries.opened, *unfit, *loaded, *queries.loaded]
    people, about_people = queries.people, queries.about_people
    if people is not None:
        people, more = match_people(engine, people, answers.date_order)
        about_people += more
    first_date = open_date(engine, people, about_people)
    findings += [finding for finding in about_people if files or finding.code not in ABOUT_BOTH]
    people = None if errors_in(about_people) else people
    if people is not None:
        # Which column has the HashIDs may be known only now; it is no attribute.
        _, more = attribute_places(people, answers.attributes)
        findings += [finding for finding in more if finding not in findings]
    for file in files:
        findings += check_digest(file, digests[str(file.source.file.path)].result().sha256)
    if people is not None and files and not errors_in(findings):
        findings.append(find_common_people(engine, minimum).finding())
    return Prepared(
        files, people, queries.meetings, options, digests, queries.attributes, findings, first_date, found.left_out
    )


def load_zoom(engine: Engine, files: Sequence[HashedFile], options: MetricOptions | None) -> list[Finding]:
    """Make `zoom` and `hash_ids_seen` of the hashed files; what is wrong with their rows.

    Without options there are errors, and rows are only read to find others.
    """
    prepare_zoom(engine)
    zone = options.admin_zone if options else "UTC"
    findings = [finding for file in files for finding in load_hashed_file(engine, file, zone)]
    see_people(engine)
    return findings


@dataclass(frozen=True)
class Queries:
    """The two queries, None where they could not be read; the attributes, and what was found in opening and reading.

    `about_people` is what was found in reading the person query.
    """

    meetings: MeetingQuery | None
    people: PersonQuery | None
    attributes: Mapping[str, int]
    opened: list[Finding]
    loaded: list[Finding]
    about_people: list[Finding]


def read_queries(engine: Engine, found: AnalystFiles, answers: Answers, look: LookAt, *, has_zone: bool) -> Queries:
    """Open and read the queries, as far as that needs no hashed file.

    `has_zone`: the zone of people without their own was said.
    """
    people: PersonQuery | None = None
    meetings: MeetingQuery | None = None
    attributes: Mapping[str, int] = {}
    loaded: list[Finding] = []
    about_people: list[Finding] = []
    chosen, opened = chosen_headers(answers.columns)
    if found.person_query:
        people, more = open_person_query(
            found.person_query, answers.hash_column, engine.cancel, look, chosen=chosen, has_zone=has_zone
        )
        opened += more
    if people is not None:
        is_open = bool(errors_in(opened))
        attributes, more = attribute_places(people, answers.attributes)
        opened += more
        people = None if is_open else keep_for_report(people, attributes)
    if found.meeting_query:
        meetings, more = open_meeting_query(found.meeting_query, engine.cancel, look, chosen=chosen)
        opened += more
    if meetings is not None:
        meetings, loaded = load_meeting_query(engine, meetings)
    if people is not None:
        people, about_people = read_person_query(engine, people, answers.date_order)
    return Queries(meetings, people, attributes, opened, loaded, about_people)


def open_date(engine: Engine, query: PersonQuery | None, findings: Sequence[Finding]) -> str:
    """One of the person query's dates if nothing proves their order."""
    if query is None or not any(finding.code == "dates.undecided" for finding in findings):
        return ""
    date = f"c{query.places[DATE]}"
    (text,) = engine.one(f"SELECT {date} FROM person_query WHERE {date} IS NOT NULL LIMIT 1")
    return str(text)


def roles_of(found: AnalystFiles) -> list[tuple[Path, str]]:
    """The input files and what each is."""
    queries = [(found.person_query, "person query"), (found.meeting_query, "meeting query")]
    return [(path, "hashed file") for path in found.zoom] + [(path, role) for path, role in queries if path]


def metric_options(defaults: Defaults, files: Sequence[HashedFile]) -> tuple[MetricOptions | None, list[Finding]]:
    """The options of the method; the findings say which of them can't be understood."""
    findings: list[Finding] = []
    hours, days = (0, 0), 0
    try:
        hours = parse_hours(defaults.working_hours)
    except ValueError:
        title = say("Working hours are written as start and end, like 09:00-17:00.")
        findings.append(Finding(Severity.ERROR, "working_hours", title, code="option.working-hours"))
    try:
        days = parse_days(defaults.working_days)
    except ValueError:
        title = say("Working days are written like Mon-Fri, Sun-Thu or Sun,Mon,Tue.")
        findings.append(Finding(Severity.ERROR, "working_days", title, code="option.working-days"))
    zone, found = admin_zone(defaults.time_zone, files)
    findings += found
    if zone is None or errors_in(findings):
        return None, findings
    options = MetricOptions(
        admin_zone=zone,
        start_minute=hours[0],
        end_minute=hours[1],
        days=days,
        booking_gap_minutes=defaults.booking_gap_minutes,
    )
    return options, findings


def admin_zone(said: str, files: Sequence[HashedFile]) -> tuple[str | None, list[Finding]]:
    """The Zoom admin's zone: as it was said, else that of the manifests, else for want of better this computer's."""
    if said:
        return zone_said(said)
    if any(file.maker == "r" for file in files):
        title = say("A hashed file from the R scripts doesn't say which time zone its times are in.")
        hint = say("Give the Zoom admin's time zone in Zoom with --time-zone, for example Europe/Zurich.")
        return None, [Finding(Severity.ERROR, "time_zone", title, hint, code="zone.needed")]
    written = {zone for file in files if (zone := resolve_zone(str(file.manifest.get("time_zone", ""))))}
    if len(written) > 1:
        zones = sorted(written)
        title = say("The hashed files come from Zoom admins in different time zones: {zones}.", zones=zones)
        hint = say("{zone} is used where a time zone is missing. Choose another with --time-zone.", zone=zones[0])
        return min(written), [Finding(Severity.WARNING, "time_zone", title, hint, code="zone.several")]
    if written:
        return written.pop(), []
    zone = this_computers_zone()
    title = say(
        "Where neither the person query nor a manifest has a time zone, this computer's is used: {zone}.", zone=zone
    )
    return zone, [Finding(Severity.NOTE, "time_zone", title, code="zone.default")]


def find_common_people(engine: Engine, minimum: int) -> Coverage:
    """How much of the Zoom files belongs to people of the person query; makes `people_counts`."""
    engine.step(steps.COUNT_PEOPLE)
    return coverage_of(engine.counts("people_counts"), minimum)


def looks(engine: Engine, prepared: Prepared) -> list[Look]:
    """What a person wants to see of the inputs before the run: the columns, and what the files have in common."""
    query = prepared.person_query
    well = say("each person's own") if query is not None and ZONE in query.places else ""
    hash_codes = ("query.no-hash-column", "query.hash-columns", "query.hash-column-twice", "query.hash-column-found")
    zone_codes = ("query.unknown-zone", "query.zone-offset")
    found = [
        Look(
            "zoom",
            say("Hashed Zoom files"),
            ("inputs.none", "inputs.found"),
            say("{count}", count=len(prepared.files)) if prepared.files else "",
        ),
        Look("zoom", say("The Zoom admin's time zone"), (), prepared.options.admin_zone if prepared.options else ""),
    ]
    if query is not None:
        dates = query.header[query.places[DATE]]
        hash_ids = query.header[query.places[HASH]] if HASH in query.places else ""
        found += [
            Look("person_query", say("Person query"), ("inputs.found",), query.name),
            Look("person_query", say("Column of HashIDs"), hash_codes, hash_ids),
            Look("person_query", say("Column of dates"), ("query.bad-dates",), dates),
            Look("query_date_order", say("Order of the dates"), ("dates.undecided", "dates.wanted"), ""),
            Look(QUERY_COLUMNS, say("Time zones"), ("query.no-time-zone",), ""),
            Look("person_query", say("Time zones"), zone_codes, well),
            Look("person_query", say("Weeks in common"), (), weeks_in_common(engine) if prepared.files else ""),
            Look(
                "person_query", say("People in common"), ("people.low-coverage", "people.coverage", "people.nobody"), ""
            ),
        ]
    if prepared.meeting_query is not None:
        found.append(
            Look(
                "meeting_query",
                say("Meeting query"),
                ("query.no-subjects", "inputs.found"),
                prepared.meeting_query.name,
            )
        )
    return found


def found_files(prepared: Prepared) -> dict[str, list[Path | None]]:
    """The files that were taken for each input."""
    person_query, meeting_query = prepared.person_query, prepared.meeting_query
    return {
        "zoom": [file.source.file.path for file in prepared.files],
        "person_query": [person_query.source.file.path if person_query else None],
        "meeting_query": [meeting_query.source.file.path if meeting_query else None],
    }


def weeks_in_common(engine: Engine) -> Said:
    """How many weeks of the person query have meetings, give or take the hours between the time zones."""
    weeks, common = engine.one(
        "WITH w AS (SELECT DISTINCT week FROM person_rows WHERE week IS NOT NULL), "
        "d AS (SELECT DISTINCT CAST(start AS DATE) AS day FROM zoom WHERE start IS NOT NULL) "
        "SELECT count(*), count(*) FILTER (EXISTS (FROM d WHERE day BETWEEN week AND week + 6)) FROM w"
    )
    return plural(
        "{common} of {n} week of the person query", "{common} of {n} weeks of the person query", n=weeks, common=common
    )

"""Adds to the kept days of an account: each day is written as soon as all of it is there, the earliest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from zoomwizard.core.engine import Engine, quoted
from zoomwizard.core.outcome import CancelToken, Finding, InputError, Progress, Report, Severity
from zoomwizard.core.output.kept_days import KeptDays
from zoomwizard.core.output.kept_states import KeptDay, days_to_have, state_when_listed
from zoomwizard.core.output.kept_writer import KeptDaysWriter
from zoomwizard.core.said import Said, plural, say
from zoomwizard.modes.usage import steps
from zoomwizard.modes.usage.asked import PURPOSE, asked_names, asked_pieces, mark_of
from zoomwizard.modes.usage.compute import make_facts
from zoomwizard.modes.usage.from_zoom import LoadedZoom, load_from_zoom
from zoomwizard.modes.usage.inputs import BY_DEFAULT, UsageInputs
from zoomwizard.modes.usage.kept import KEPT_TABLES, head_of, queries_of
from zoomwizard.modes.usage.raw import make_raw_tables
from zoomwizard.modes.usage.request import UsageRequest
from zoomwizard.modes.usage.tables import NOT_BY_DEFAULT
from zoomwizard.modes.usage.zoom_coverage import CoverageRow, aside_of, missing_findings, short_of
from zoomwizard.zoom.api.usage_answers import Occurrence
from zoomwizard.zoom.collect.kept import remove_download
from zoomwizard.zoom.collect.pieces import first_day_kept
from zoomwizard.zoom.collect.progress import DownloadProgress
from zoomwizard.zoom.collect.run import Downloaded, download, today_utc
from zoomwizard.zoom.collect.store import Store
from zoomwizard.zoom.collect.usage_pieces import OCCURRENCES_PIECE
from zoomwizard.zoom.stand_ins import occurrence_id, occurrence_key

DOWNLOADING = "download"
COST_PIECES = asked_names(["costs"])
FIGURE_PIECES = COST_PIECES | {"daily"}
OF_RANGE = frozenset({"users"})  # asked for the tables of a run, and never kept
OF_DAYS = asked_names((*BY_DEFAULT, *NOT_BY_DEFAULT)) - FIGURE_PIECES - OF_RANGE
PURPOSE_OF_FIGURES = "figures"
PORTAL = say("For earlier days, export reports in the Zoom portal, which keeps them longer.")


@dataclass
class Collected:
    """What was added: the kept days as they are now, findings, and how much was listed, fetched and rejected."""

    kept: KeptDays
    findings: list[Finding] = field(default_factory=list)
    listed: int = 0
    fetched: int = 0
    rejected: int = 0
    days: int = 0
    coverage: list[CoverageRow] = field(default_factory=list)  # of costs, which are asked for as a whole


class Collecting:
    """One run that adds to kept days. `key` has to be one that lasts; the engine's raw tables and facts are its own."""

    def __init__(
        self,
        engine: Engine,
        inputs: UsageInputs,
        request: UsageRequest,
        key: bytes,
        report: Report,
        cancel: CancelToken | None,
    ) -> None:
        assert request.connection is not None
        assert inputs.store is not None
        self._engine, self._inputs, self._request, self._key = engine, inputs, request, key
        self._connection, self._report, self._cancel = request.connection, report, cancel or CancelToken()
        self._folder = inputs.store
        self._day, self._days_asked = 0, 0  # the number of the one that is fetched: 0 while figures are
        self._missing = Counter[str]()

    def run(self) -> Collected:
        """Fetch and write what is missing. What is finished stays, however it ends. Errors: as `download`."""
        head = head_of(self._connection.account.name, self._key, self._inputs.texts)
        with KeptDaysWriter(self._folder, KEPT_TABLES, head, self._cancel) as writer:
            done = Collected(writer.kept, list(writer.findings))
            days, changes = self._days(writer.kept, done)
            self._days_asked = len(days)
            if days:
                self._fetch_figures(writer.kept, days, done)
            for self._day, day in enumerate(days, 1):
                self._fetch_day(writer, day, done, is_whole=day not in changes)
            if days:
                self._amend_costs(writer, days)
            done.findings += missing_findings(**self._missing)
            done.kept, done.days = writer.kept, len(days)
            return done

    # -----------------------------------------------------------------------------------------------------
    # Which days

    def _days(self, kept: KeptDays, done: Collected) -> tuple[list[date], Collection[date]]:
        """The days to ask for, in order, and those of which only changes are wanted."""
        first, last = self._request.utc_days
        oldest = first_day_kept(today_utc())
        need = days_to_have(kept.days, kept.damaged(kept.days, self._cancel), first, last)
        gone = [day for day in need.whole if day < oldest]
        if in_range := [day for day in gone if day >= first]:
            raise InputError([*done.findings, too_old(in_range, oldest)])
        if gone:
            title = plural(
                "{n} earlier day isn't among the kept days, and Zoom no longer has it.",
                "{n} earlier days aren't among the kept days, and Zoom no longer has them.",
                n=len(gone),
            )
            done.findings.append(Finding(Severity.WARNING, "store", title, PORTAL, code="store.gap"))
        changes = {day for day in need.changes if day >= oldest}
        return sorted({*need.whole, *changes} - set(gone)), changes

    # -----------------------------------------------------------------------------------------------------
    # Zoom's own figures

    def _fetch_figures(self, kept: KeptDays, days: Sequence[date], done: Collected) -> None:
        """Make figures_daily and figures_costs of these days."""
        make_raw_tables(self._engine)
        span = (days[0], days[-1])
        pieces = asked_pieces(FIGURE_PIECES, span, today_utc(), self._key)
        downloaded = self._download(span, pieces, PURPOSE_OF_FIGURES)
        self._take_findings(done, downloaded, load_from_zoom(self._engine, downloaded, pieces, span, self._key))
        costs = ", ".join(map(quoted, sorted(COST_PIECES)))
        done.coverage = self._engine.all(f"FROM raw_coverage WHERE piece IN ({costs})")
        remove_download(downloaded.path)
        all_days = sorted({*kept.days, *days})
        self._engine.load("store_days", {"date": "DATE"}, [(day,) for day in all_days])
        self._engine.step(steps.FIGURES)

    def _amend_costs(self, writer: KeptDaysWriter, days: Sequence[date]) -> None:
        """Write again the days, of those that weren't asked for, whose billing has changed since."""
        later = self._engine.all(
            "SELECT DISTINCT kept_on FROM figures_costs WHERE item IN ('plan', 'invoice') AND kept_on IS NOT NULL"
        )
        for (day,) in sorted(later):
            if day in days or day not in writer.kept.days or not writer.kept.days[day].is_readable:
                continue
            queries = {table: writer.kept.query(table, [day]) for table in KEPT_TABLES}
            of_costs = (
                f"SELECT * EXCLUDE (date) FROM ({queries['costs']}) WHERE item NOT IN ('plan', 'invoice') "
                "UNION ALL BY NAME SELECT * EXCLUDE (kept_on) FROM figures_costs "
                f"WHERE kept_on = DATE '{day}' AND item IN ('plan', 'invoice')"
            )
            names = ", ".join(column.name for column in KEPT_TABLES["costs"])
            writer.write(
                self._engine, day, replace_parts(writer.kept.days[day]),
                {**queries, "costs": f"SELECT {names} FROM ({of_costs})"},
            )  # fmt: skip

    # -----------------------------------------------------------------------------------------------------
    # One day

    def _fetch_day(self, writer: KeptDaysWriter, day: date, done: Collected, *, is_whole: bool) -> None:
        """Ask for a day, and write it."""
        engine, kept = self._engine, writer.kept
        before = [] if is_whole else [day]
        for table in KEPT_TABLES:
            engine.run(f"CREATE OR REPLACE TABLE kept_{table} AS {kept.query(table, before)}", parts=0)
        known: Mapping[str, tuple[datetime, int | None, str]] = {
            one: (end, count, coverage)
            for one, end, count, coverage in engine.all(
                'SELECT occurrence, "end", zoom_join_records, coverage FROM kept_occurrences'
            )
        }
        wanted = self._wanted(known)
        make_raw_tables(engine)
        pieces = asked_pieces(OF_DAYS, (day, day), today_utc(), self._key, wanted=wanted)
        downloaded = self._download((day, day), pieces, PURPOSE)
        taken = self._taken(downloaded, wanted)
        loaded = load_from_zoom(engine, downloaded, pieces, (day, day), self._key)
        make_facts(engine, self._key, keeps_texts=self._inputs.texts == "keep")
        engine.load("taken", {"occurrence": "VARCHAR"}, [(one,) for one in taken])
        engine.step(steps.KEPT_DAY)
        (at,) = engine.one('SELECT min("at") FROM raw_listed')
        state, through = state_when_listed(day, at)
        listed, put_aside = engine.one("SELECT count(*), count(*) FILTER (coverage = 'put_aside') FROM day_occurrences")
        record = KeptDay(state, through, listed=int(listed), fetched=len(taken), put_aside=int(put_aside))
        writer.write(engine, day, record, queries_of(day, f"TIMESTAMP {quoted(str(through))}"))
        remove_download(downloaded.path)
        done.listed += downloaded.counts.listed
        done.fetched += downloaded.counts.fetched
        done.rejected += loaded.rejected
        self._take_findings(done, downloaded, loaded)

    def _take_findings(self, done: Collected, downloaded: Downloaded, loaded: LoadedZoom) -> None:
        """Each day is a download of its own: what all of them say is said once, and what is missing counted."""
        known = {(one.code, str(one.title)) for one in done.findings}
        found = [*downloaded.findings, *loaded.findings]
        done.findings += [one for one in found if (one.code, str(one.title)) not in known]
        counts = downloaded.counts
        self._missing.update(aside=aside_of(counts), short=short_of(counts), parts=loaded.missing)

    def _wanted(self, known: Mapping[str, tuple[datetime, int | None, str]]) -> Callable[[Occurrence], bool]:
        """Whether an occurrence is new, was put aside, or has changed."""

        def is_wanted(one: Occurrence) -> bool:
            before = known.get(self._name(one))
            return before is None or before[2] == "put_aside" or before[:2] != (one.end, one.participants)

        return is_wanted

    def _taken(self, downloaded: Downloaded, wanted: Callable[[Occurrence], bool]) -> list[str]:
        """The wanted occurrences of a download; an earlier run that was left may have asked for them already."""
        with Store(downloaded.path) as store:
            return list(dict.fromkeys(self._name(one) for _, one in store.items(OCCURRENCES_PIECE) if wanted(one)))

    def _name(self, one: Occurrence) -> str:
        return occurrence_id(occurrence_key(one.number, one.start), self._key)

    def _download(self, days: tuple[date, date], pieces: Sequence[Any], purpose: str) -> Downloaded:
        """Ask for pieces of some days; what was put aside is no end before all of the range is known."""

        def watch(progress: DownloadProgress) -> None:
            of_part = progress.as_of(DOWNLOADING)
            done = self._day + of_part.done / of_part.total
            message = of_part.message
            if self._day:
                message = say("Day {day} of {n}: {progress}", day=self._day, n=self._days_asked, progress=message)
            self._report(Progress(DOWNLOADING, done, self._days_asked + 1, message))

        return download(
            self._connection, *days, pieces=pieces, purpose=purpose, mark=mark_of(self._key), most_aside=1.0,
            tell=lambda _: [], fresh=self._inputs.fresh, wait=self._inputs.wait, watch=watch, cancel=self._cancel,
        )  # fmt: skip


def replace_parts(record: KeptDay) -> KeptDay:
    """The record of a day without its parts, to write it again."""
    return KeptDay(record.state, record.through, record.listed, record.fetched, record.put_aside)


def too_old(days: Sequence[date], oldest: date) -> Finding:
    """The error that days are neither kept nor still to be had."""
    title: Said = say(
        "{day} isn't among the kept days, and Zoom no longer has it; the first day you can get is {first}.",
        day=days[0],
        first=oldest,
    )
    return Finding(Severity.ERROR, "date_from", title, PORTAL, code="zoom.too-early")

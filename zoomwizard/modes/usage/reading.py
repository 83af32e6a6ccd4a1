"""The first stages of a usage run: what it is asked for, read into the raw tables, with all that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken, Finding, InputError, Report, Severity, errors_in
from zoomwizard.core.output.kept_days import KeptDays
from zoomwizard.core.output.kept_states import has_all
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.core.said import plural, say
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.modes.usage.asked import PURPOSE, ShownPeople, asked_names, asked_pieces, mark_of
from zoomwizard.modes.usage.collecting import DOWNLOADING, Collected, too_old
from zoomwizard.modes.usage.compute import LocalDay, local_days
from zoomwizard.modes.usage.from_reports import LoadedReports, load_reports
from zoomwizard.modes.usage.from_zoom import LoadedZoom, load_from_zoom
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.raw import make_raw_tables
from zoomwizard.modes.usage.request import UsageRequest
from zoomwizard.modes.usage.zoom_coverage import NOT_OVER, download_findings, missing_findings, months_later
from zoomwizard.zoom.collect.kept import remove_download
from zoomwizard.zoom.collect.pieces import Piece, first_day_kept
from zoomwizard.zoom.collect.progress import Watching
from zoomwizard.zoom.collect.run import Downloaded, check_range, download, today_utc
from zoomwizard.zoom.collect.usage_pieces import LAG

PURPOSE_OF_USERS = "users"


@dataclass
class ReadSources:
    """What was read: findings of all of it, and what a person sees of the files. `zoom` is what was downloaded."""

    findings: list[Finding] = field(default_factory=list)
    reports: LoadedReports | None = None
    downloaded: Downloaded | None = None
    zoom: LoadedZoom | None = None
    kept: KeptDays | None = None
    collected: Collected | None = None
    rejected: int = 0


def read_files(engine: Engine, inputs: UsageInputs, request: UsageRequest, key: bytes) -> ReadSources:
    """Read the reports, if there are any, into the raw tables; these are new."""
    make_raw_tables(engine)
    found = ReadSources(list(request.findings))
    if not inputs.reports:
        return found
    found.reports = load_reports(
        engine,
        inputs.reports,
        request.zone,
        key,
        chosen=request.chosen,
        words=request.words,
        date_order=inputs.date_order,
        mapping=inputs.mapping,
        look=looking_once(inputs.encoding),
        with_names=inputs.identities == "shown" or inputs.texts == "keep",  # then to say whether texts name somebody
    )
    found.findings += found.reports.findings
    found.rejected += found.reports.counts["rows_rejected"]
    if request.days is None and not errors_in(found.findings) and days_of_files(engine, request.zone) is None:
        title = say("Nothing in these reports can be used.")
        hint = say("Choose reports with meetings or webinars in them.")
        found.findings.append(Finding(Severity.ERROR, "reports", title, hint, code="reports.nothing-left"))
    return found


def pieces_of(inputs: UsageInputs, request: UsageRequest, key: bytes, shown: ShownPeople | None) -> Sequence[Piece]:
    """What the account is asked for."""
    assert request.days is not None
    names = asked_names(inputs.wanted, asks_people=not inputs.no_participants)
    return asked_pieces(names, request.days, today_utc(), key, shown=shown)


def account_findings(inputs: UsageInputs, request: UsageRequest) -> list[Finding]:
    """What is wrong with asking the account for these days, or worth saying; kept days may be older.

    Days to come are an error of the request, whatever is asked.
    """
    if request.connection is None or request.days is None:
        return []
    left_out = {"zoom.in-future", "zoom.too-early" if inputs.store else ""}
    return [one for one in check_range(*request.utc_days, today_utc()) if one.code not in left_out]


def kept_until(request: UsageRequest) -> list[Finding]:
    """Until when Zoom has what the account is asked for, for whoever looks before a run."""
    if request.connection is None or request.days is None:
        return []
    first = request.utc_days[0]
    if not first_day_kept(today_utc()) <= first <= today_utc():
        return []
    title = say(
        "Zoom keeps the first of these days until {day}, and registrations for webinars for 30 days.",
        day=months_later(first),
    )
    return [Finding(Severity.NOTE, "date_from", title, code="zoom.kept-until")]


def require_lasting(key: StandInKey) -> None:
    """Kept days need a key that the next run has, too. Errors: InputError."""
    if key.origin == "one-time":
        title = say("Kept days need a permanent key, but this computer's keyring can't be used.")
        hint = say("Use --key-file, with the same file each time.")
        raise InputError([Finding(Severity.ERROR, "key_file", title, hint, code="key.needed")])


def missing_days(kept: KeptDays, request: UsageRequest) -> list[Finding]:
    """Days that aren't kept, where no account is asked for them."""
    missing = [day for day in request.all_utc_days if day not in kept.days]
    if not missing:
        return []
    if missing[0] < first_day_kept(today_utc()):
        return [too_old(missing, first_day_kept(today_utc()))]
    title = plural(
        "{n} of these days isn't among the kept days (UTC).", "{n} of these days aren't among the kept days (UTC).",
        n=len(missing),
    )  # fmt: skip
    hint = say("Run it with --from-zoom to add them.")
    return [Finding(Severity.WARNING, "store", title, hint, code="store.days-missing")]


def shown_as(report: Report) -> Watching:
    """Shows how far a download is as the progress of the run."""
    return lambda progress: report(progress.as_of(DOWNLOADING))


def fetch_users(
    engine: Engine,
    inputs: UsageInputs,
    request: UsageRequest,
    key: bytes,
    found: ReadSources,
    report: Report,
    cancel: CancelToken | None,
) -> None:
    """Ask for Zoom's list of users, which isn't kept, where a table needs it and there's an account."""
    if request.connection is None or "users" not in inputs.wanted:
        return
    assert request.days is not None
    pieces = asked_pieces({"users"}, request.days, today_utc(), key)
    done = download(
        request.connection, *request.utc_days, pieces=pieces, purpose=PURPOSE_OF_USERS, mark=mark_of(key),
        fresh=inputs.fresh, wait=inputs.wait, watch=shown_as(report), cancel=cancel,
    )  # fmt: skip
    found.zoom = load_from_zoom(engine, done, pieces, request.days, key)
    found.findings += [*done.findings, *found.zoom.findings, *missing_findings(parts=found.zoom.missing)]
    remove_download(done.path)


def fetch_account(
    engine: Engine,
    inputs: UsageInputs,
    request: UsageRequest,
    key: bytes,
    found: ReadSources,
    report: Report,
    cancel: CancelToken | None,
) -> None:
    """Download what is missing, and put it beside the files. Errors: as `collect.run.download`."""
    assert request.connection is not None
    assert request.days is not None
    shown = ShownPeople() if inputs.identities == "shown" else None
    pieces = pieces_of(inputs, request, key, shown)
    found.downloaded = download(
        request.connection, *request.utc_days, pieces=pieces, purpose=PURPOSE, mark=mark_of(key),
        fresh=inputs.fresh or shown is not None, tell=download_findings, wait=inputs.wait, watch=shown_as(report),
        cancel=cancel,
    )  # fmt: skip
    (last_id,) = engine.one("SELECT coalesce(max(id), 0) FROM raw_occurrences")
    found.zoom = load_from_zoom(
        engine, found.downloaded, pieces, request.days, key, first_id=int(last_id) + 1, shown=shown
    )
    found.findings += [*found.downloaded.findings, *found.zoom.findings, *missing_findings(parts=found.zoom.missing)]
    found.rejected += found.zoom.rejected


# ---------------------------------------------------------------------------------------------------------
# Days


def days_of_files(engine: Engine, zone: str) -> tuple[date, date] | None:
    """The first and the last local day on which something of the files ended; None if nothing did."""
    first, last = engine.one("SELECT min(end_time), max(end_time) FROM raw_occurrences")
    if first is None:
        return None
    days = [day for moment in (first, last) for day, begins, ends in _near(moment, zone) if begins <= moment < ends]
    return days[0], days[-1]


def _near(moment: datetime, zone: str) -> list[tuple[date, datetime, datetime]]:
    around = timedelta(days=1)
    return local_days(moment.date() - around, moment.date() + around, zone)


def days_with_state(
    engine: Engine, days: Sequence[tuple[date, datetime, datetime]], kept: KeptDays | None
) -> list[LocalDay]:
    """Whether each day is complete by what was listed of it, and when; unknown where nobody was asked."""
    if kept is not None:
        return [(day, begins, ends, has_all(kept.days, begins, ends)) for day, begins, ends in days]
    listed = engine.all('SELECT first, last, "at" FROM raw_listed')
    short = {
        key
        for (key,) in engine.all(
            "SELECT key FROM raw_coverage WHERE piece = 'list' AND status <> 'complete' AND key <> 'all' "
            "AND reason IS DISTINCT FROM $1",
            [str(NOT_OVER)],
        )
    }
    found: list[LocalDay] = []
    for day, begins, ends in days:
        touched = {begins.date(), (ends - timedelta.resolution).date()}
        at = [min((at for first, last, at in listed if first <= one <= last), default=None) for one in touched]
        complete = all(one is not None and one >= ends + LAG for one in at) and short.isdisjoint(map(str, touched))
        found.append((day, begins, ends, complete if listed else None))
    return found

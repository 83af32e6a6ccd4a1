"""The kept days of usage: their tables, how facts get in and out of them, and what a run still has to ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from secrets import token_bytes

from zoomwizard.core.engine import Engine, identifier
from zoomwizard.core.outcome import Finding, InputError, Severity
from zoomwizard.core.output.kept_days import KeptColumn, KeptDays, KeptHead, KeptTables, key_check_of
from zoomwizard.core.output.kept_states import DayState
from zoomwizard.core.people.secret_key import KEY_BYTES, KEY_FIELD, read_key_file
from zoomwizard.core.said import say
from zoomwizard.modes.usage import steps
from zoomwizard.modes.usage.raw import RAW_TABLES
from zoomwizard.modes.usage.zoom_coverage import (
    ALL_OF_IT,
    KEPT_ASIDE,
    NOT_KEPT,
    NOT_OVER,
    CoverageRow,
    months_later,
)

SCOPE_OF_STORE, PURPOSE_OF_STORE = "everyone", "usage"
_PERSON = "What stands for the person."
_OCCURRENCE = KeptColumn("occurrence", "VARCHAR", "What stands for a meeting or webinar.", is_key=True)


def _columns(**columns: tuple[str, str]) -> tuple[KeptColumn, ...]:
    return tuple(KeptColumn(name, kind, meaning) for name, (kind, meaning) in columns.items())


KEPT_TABLES: KeptTables = {
    "occurrences": (
        _OCCURRENCE,
        *_columns(
            series=("VARCHAR", "What stands for its number."),
            kind=("VARCHAR", "meeting or webinar."),
            host=("VARCHAR", _PERSON.replace("the person", "the host")),
            start=("TIMESTAMP", "When it started, in UTC."),
            end=("TIMESTAMP", "When it ended, in UTC."),
            created=("TIMESTAMP", "When it was scheduled, in UTC."),
            zoom_minutes=("BIGINT", "Its length as Zoom rounds it."),
            zoom_join_records=("BIGINT", "Its participants as Zoom counts them."),
            zoom_unique_viewers=("BIGINT", "Unique viewers by Zoom's own count."),
            zoom_max_concurrent=("BIGINT", "Most viewers at once by Zoom's own count."),
            zoom_absentees=("BIGINT", "Absentees by Zoom's own count."),
            features=("MAP(VARCHAR, BOOLEAN)", "What it was used for, as Zoom names it."),
            recorded=("BOOLEAN", "Whether it was recorded."),
            registration=("BOOLEAN", "Whether people had to register."),
            coverage=("VARCHAR", "complete, host_only, list_only or put_aside."),
            has_panel=("BOOLEAN", "Whether its panelists are known."),
            has_questions=("BOOLEAN", "Whether its questions are known."),
            has_answers=("BOOLEAN", "Whether its poll answers are known."),
            topic=("VARCHAR", "Its topic, where texts are kept."),
        ),
    ),
    "sessions": (
        _OCCURRENCE,
        *_columns(
            person=("VARCHAR", _PERSON),
            identity=("VARCHAR", "Known by email, zoom_id, name or none."),
            internal=("BOOLEAN", "Whether the person belongs to the account."),
            waiting=("BOOLEAN", "Whether it's a stay in the waiting room."),
            join=("TIMESTAMP", "When the person joined, in UTC."),
            leave=("TIMESTAMP", "When the person left, in UTC."),
        ),
    ),
    "roles": (
        _OCCURRENCE,
        *_columns(person=("VARCHAR", _PERSON), role=("VARCHAR", "registrant or panelist.")),
    ),
    "questions": (
        _OCCURRENCE,
        *_columns(
            question=("BIGINT", "The question's number, in the order of asking."),
            asked=("TIMESTAMP", "When it was asked, in UTC."),
            person=("VARCHAR", _PERSON),
            answered=("BOOLEAN", "Whether it was answered."),
            question_text=("VARCHAR", "What was asked, where texts are kept."),
            answer_text=("VARCHAR", "What was answered, where texts are kept."),
        ),
    ),
    "answers": (
        _OCCURRENCE,
        *_columns(
            poll=("BIGINT", "The poll's number, in the order of the first answers."),
            question=("BIGINT", "The question's number in the poll."),
            option=("BIGINT", "The option's number in the question."),
            record=("BIGINT", "The answer's number; one may choose several options."),
            person=("VARCHAR", _PERSON),
            question_text=("VARCHAR", "The question, where texts are kept."),
            option_text=("VARCHAR", "The option, where texts are kept."),
        ),
    ),
    "daily": _columns(
        new_users=("BIGINT", "New users by Zoom's own count."),
        meetings=("BIGINT", "Meetings by Zoom's own count."),
        join_records=("BIGINT", "Joins by Zoom's own count of participants."),
        participant_minutes=("BIGINT", "Minutes of all participants by Zoom's own count."),
    ),
    "costs": _columns(
        item=("VARCHAR", "audio, plan, invoice or storage."),
        period_start=("DATE", "The first day of what it's for."),
        period_end=("DATE", "The last day of what it's for."),
        detail=("VARCHAR", "Type and country of a call, kind of plan, charge, or storage included in the plan."),
        quantity=("DECIMAL(30,10)", "How much."),
        unit=("VARCHAR", "Of what."),
        amount=("DECIMAL(18,6)", "What it cost."),
        tax=("DECIMAL(18,6)", "The tax."),
        currency=("VARCHAR", "The currency of amount and tax."),
    ),
}  # fmt: skip
# Tables whose rows belong to an occurrence.
OF_OCCURRENCES = ("sessions", "roles", "questions", "answers")
# What is asked of each webinar, and how a kept one tells that it was had.
OF_WEBINARS = {
    "registrants": "registration IS NOT NULL", "panelists": "has_panel", "qa": "has_questions", "polls": "has_answers",
    "absentees": "zoom_absentees IS NOT NULL",
}  # fmt: skip


def head_of(account: str, key: bytes | None, texts: str) -> KeptHead:
    """What a folder of kept days has to be for a run; of any account where it's blank, of any key without one."""
    return KeptHead(account, SCOPE_OF_STORE, PURPOSE_OF_STORE, key_check_of(key) if key else "", texts)


def key_to_be(file: Path | None) -> bytes | None:
    """The key that a run with this key file has, another one each time if it would be made; None where it's unknown."""
    try:
        return read_key_file(file) if file else None
    except FileNotFoundError:
        return token_bytes(KEY_BYTES)
    except InputError:  # said where the file itself is looked at
        return None


def with_missing_key(findings: Iterable[Finding], key_file: Path | None) -> list[Finding]:
    """The same findings, but of a key that would be made that its file isn't there: most likely its name is wrong."""
    found = list(findings)
    if key_file is None or all(finding.code != "store.key" for finding in found) or key_file.exists():
        return found
    title, hint = say("The key file doesn't exist."), say("Choose the one that the kept days were made with.")
    missing = Finding(Severity.ERROR, KEY_FIELD, title, hint, key_file.name, "key-file-missing")
    return [missing if finding.code == "store.key" else finding for finding in found]


def load_kept(engine: Engine, kept: KeptDays, days: Iterable[date]) -> None:
    """Put these kept days beside the facts that are there."""
    wanted = sorted(day for day in days if day in kept.days and kept.days[day].is_readable)
    for table in KEPT_TABLES:  # all but occurrences are read once, where they are used
        what = (
            f"TABLE kept_{table} AS SELECT * EXCLUDE (features) FROM"
            if table == "occurrences"
            else f"VIEW kept_{table} AS FROM"
        )
        engine.run(f"CREATE OR REPLACE {what} ({kept.query(table, wanted)})")
    features = f"SELECT occurrence, features, date FROM ({kept.query('occurrences', wanted)})"
    engine.run(f"CREATE OR REPLACE VIEW kept_features AS {features}")
    engine.step(steps.JOIN_KEPT)


def kept_coverage(
    engine: Engine, kept: KeptDays, days: Sequence[date], names: Collection[str], more: Sequence[CoverageRow] = ()
) -> None:
    """Make the coverage of tables that come from kept days: of the pieces of these names.

    `more` and the rows that are there are of what was asked for now, and isn't kept day by day.
    """
    lacking = {
        day: NOT_OVER if day in kept.days else NOT_KEPT
        for day in days
        if day not in kept.days or kept.days[day].state is not DayState.CLOSED
    }
    (listed,) = engine.one("SELECT count(*) FROM kept_occurrences")
    rows: list[CoverageRow] = [("list", ALL_OF_IT, _status(not lacking), None, listed, listed, months_later(days[0]))]
    rows += [("list", str(day), "incomplete", str(why), None, None, months_later(day)) for day, why in lacking.items()]
    for name, kind in (("participants", "meeting"), ("webinar", "webinar")):
        expected, got = engine.one(
            "SELECT count(*), count(*) FILTER (coverage IN ('complete', 'host_only')) FROM kept_occurrences "
            "WHERE kind = $1",
            [kind],
        )
        rows.append((name, ALL_OF_IT, _status(expected == got), None, expected, got, months_later(days[0])))
        for occurrence, end in engine.all(
            "SELECT occurrence, \"end\" FROM kept_occurrences WHERE kind = $1 AND coverage = 'put_aside'", [kind]
        ):
            rows.append((name, occurrence, "put_aside", str(KEPT_ASIDE), None, 0, months_later(end.date())))
    for name, known in OF_WEBINARS.items():
        expected, got = engine.one(
            f"SELECT count(*), count(*) FILTER ({known}) FROM kept_occurrences WHERE kind = 'webinar'"
        )
        rows.append((name, ALL_OF_IT, _status(expected == got), None, expected, got, None))
    (got,) = engine.one("SELECT count(DISTINCT date) FROM kept_daily")
    rows.append(("daily", ALL_OF_IT, _status(got == len(days)), None, len(days), got, months_later(days[0])))
    rows += [*engine.all("FROM coverage"), *more]
    engine.load("coverage", RAW_TABLES["raw_coverage"], [row for row in rows if row[0] in names])


def _status(is_complete: bool) -> str:  # noqa: FBT001 - it is the status
    return "complete" if is_complete else "incomplete"


def queries_of(day: date, through: str) -> Mapping[str, str]:
    """The rows of a day, of the tables that `merge_day` makes, by the table that they're kept in. `through`: SQL."""
    ended = f'"end" >= DATE \'{day}\' AND "end" < {through}'
    kept = {"occurrences": f"FROM day_occurrences WHERE {ended}"}
    for table in OF_OCCURRENCES:
        kept[table] = f"FROM day_{table} SEMI JOIN (FROM day_occurrences WHERE {ended}) USING (occurrence)"
    # What Zoom doesn't give this time stays as it was.
    daily, costs = f"figures_daily WHERE date = DATE '{day}'", f"figures_costs WHERE kept_on = DATE '{day}'"
    kept["daily"] = (
        f"SELECT * EXCLUDE (date) FROM {daily} UNION ALL BY NAME "
        f"SELECT * EXCLUDE (date) FROM kept_daily WHERE NOT EXISTS (FROM {daily})"
    )
    kept["costs"] = (
        f"SELECT * EXCLUDE (kept_on) FROM {costs} UNION ALL BY NAME "
        f"SELECT * EXCLUDE (date) FROM kept_costs WHERE item NOT IN (SELECT item FROM {costs})"
    )
    return {table: f"SELECT {_names(table)} FROM ({query})" for table, query in kept.items()}


def _names(table: str) -> str:
    return ", ".join(identifier(column.name) for column in KEPT_TABLES[table])

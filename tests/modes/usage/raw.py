"""The facts of the slow oracle as the raw tables that any source makes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tests.oracle.usage.costs import invoices, plans, storage
from tests.oracle.usage.facts import Facts, Occurrence, Options
from zoomwizard.core.engine import Engine
from zoomwizard.core.people.identities import fold_key
from zoomwizard.modes.usage.compute import Definitions, local_days, make_facts, make_tables
from zoomwizard.modes.usage.raw import RAW_TABLES, make_raw_tables
from zoomwizard.zoom.stand_ins import fold_name, occurrence_key, person_by_email, weak_person


def load_facts(engine: Engine, facts: Facts, options: Options) -> None:
    """Make the raw tables of facts."""
    make_raw_tables(engine)
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in RAW_TABLES}
    for number, occurrence in enumerate(facts.occurrences):
        for table, row in _rows_of(number, occurrence, options.key):
            rows[table].append(row)
    rows["raw_daily"] = [(d.day, d.new_users, d.meetings, d.participants, d.meeting_minutes) for d in facts.daily]
    rows["raw_users"] = [
        (u.month, u.id or None, fold_key(u.email) or None, u.type, u.meetings, u.participants, u.meeting_minutes)
        for u in facts.users
    ]
    rows["raw_costs"] = list(_costs(facts, options))
    for table, columns in RAW_TABLES.items():
        engine.load(table, columns, rows[table])


def _costs(facts: Facts, options: Options) -> Iterator[tuple[Any, ...]]:
    for leg in facts.telephone:
        day = leg.end.date()
        if options.first <= day <= options.last:
            yield "audio", day, day, f"{leg.type}, {leg.country}", leg.minutes, "minutes", leg.total, None, "USD"
    for cost in (*plans(facts, options), *invoices(facts, options), *storage(facts, options)):
        quantity = None if cost.quantity is None else Decimal(cost.quantity.numerator) / cost.quantity.denominator
        yield (
            cost.item, cost.start, cost.end, cost.detail, quantity, cost.unit or None, cost.amount, cost.tax,
            cost.currency or None,
        )  # fmt: skip


def _rows_of(number: int, one: Occurrence, key: bytes) -> Iterator[tuple[str, tuple[Any, ...]]]:
    named = occurrence_key(one.number, one.start)

    def guest(name: str) -> str | None:
        return weak_person(named, fold_name(name), key) if fold_name(name) else None

    def asking(email: str, name: str) -> tuple[str | None, str | None]:
        anonymous = fold_name(name) in ("", "anonymous attendee")
        return fold_key(email) or None, None if anonymous else guest(name)

    features = dict(one.features) if one.features is not None else None
    recorded = one.recorded
    if features is not None and {"record_to_cloud", "record_to_computer"} & features.keys():
        recorded = bool(features.get("record_to_cloud") or features.get("record_to_computer"))
    is_webinar = one.kind == "webinar"
    yield (
        "raw_occurrences",
        (
            number, one.source, 0 if one.source == "api" else 1, None, one.number, one.uuid, one.kind,
            fold_key(one.host) or None, one.start, one.end, one.created, one.topic, one.zoom_minutes,
            one.zoom_join_records, one.unique_viewers, one.max_concurrent_views, one.zoom_absentees, features, recorded,
            one.registration, one.coverage, one.panelists is not None if is_webinar else None,
            one.questions is not None if is_webinar else None, one.answers is not None if is_webinar else None,
        ),
    )  # fmt: skip
    for s in one.sessions:
        yield (
            "raw_sessions",
            (
                number, fold_key(s.email) or None, s.registrant_id or None, s.zoom_id or None, guest(s.name),
                s.internal, s.waiting, s.join, s.leave,
            ),
        )  # fmt: skip
    for r in one.registrants:
        yield "raw_roles", (number, "registrant", fold_key(r.email) or None, r.id or None)
    for p in one.panelists or ():
        yield "raw_roles", (number, "panelist", fold_key(p) or None, None)
    for q in one.questions or ():
        if q.status == "deleted":
            continue
        email, weak = asking(q.email, q.name)
        answered = q.status == "answered" or bool(q.answer.strip()) or q.has_details
        yield (
            "raw_questions", (number, q.id, q.asked, email, q.user_id or None, weak, answered, q.text, q.answer)
        )  # fmt: skip
    for record, a in enumerate(one.answers or ()):
        email, weak = asking(a.email, a.name)
        yield "raw_answers", (number, record, a.poll, a.asked, email, weak, a.question, a.answer)


def computed(engine: Engine, facts: Facts, options: Options) -> None:
    """Make the tables out_... of facts."""
    load_facts(engine, facts, options)
    make_facts(engine, options.key, keeps_texts=options.texts)
    days = [
        (day, begins, ends, None if options.complete_days is None else day in options.complete_days)
        for day, begins, ends in local_days(options.first, options.last, str(options.zone))
    ]
    hash_ids = {person_by_email(email, options.key): hash_id for email, hash_id in options.hash_ids.items()}
    definitions = Definitions(
        attended_minutes=float(options.attended_minutes),
        grace_minutes=float(options.grace_minutes),
        asks_people=options.participants,
        shows_people=options.shown and options.texts,
        least_group=options.min_group_size,
        keeps_texts=options.texts,
    )
    make_tables(engine, days, hash_ids, definitions)

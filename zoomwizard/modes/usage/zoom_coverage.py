"""What a download of an account has and what it lacks: the rows of the table coverage."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import Said, plural, say
from zoomwizard.zoom.api.account import ACCOUNT_FIELD
from zoomwizard.zoom.api.errors import MissingScope, NotPermitted, NotReady, NotThere, TooOld
from zoomwizard.zoom.collect import usage_pieces as pieces
from zoomwizard.zoom.collect.pieces import MONTHS_KEPT, Piece
from zoomwizard.zoom.collect.run import Downloaded
from zoomwizard.zoom.collect.store import AskedItem, Counts, Store
from zoomwizard.zoom.collect.words import SAID, is_reason, refusal_reason
from zoomwizard.zoom.stand_ins import occurrence_id, occurrence_key

ALL_OF_IT = "all"
REGISTRATION_KEPT = timedelta(days=30)  # after a webinar
NOT_OVER = say("the day had been over for less than an hour when Zoom was asked")
LIST_SHORT = say("Zoom's list is shorter than Zoom says, or has entries that can't be used")
NO_LONGER = say("Zoom keeps registrations for 30 days")
GONE = say("Zoom no longer has it")
NOT_KEPT = say("the day isn't among the kept days")
KEPT_ASIDE = say("Zoom gave no answer when the day was downloaded")

CoverageRow = tuple[str, str, str, str | None, int | None, int | None, date | None]


def coverage_reasons() -> frozenset[str]:
    """Everything that can stand in the column reason."""
    scopes = {scope for piece in pieces.USAGE_PIECES for way in piece.ways for scope in (way.endpoint.scopes[0],)}
    refusals = {refusal_reason(MissingScope(), scope, None) for scope in scopes} | {pieces.DEPARTMENT_BILLING}
    own: set[Said] = {NOT_OVER, LIST_SHORT, NO_LONGER, GONE, NOT_KEPT, KEPT_ASIDE}
    return frozenset(map(str, refusals | own)) | frozenset(SAID)


def download_findings(counts: Counts) -> list[Finding]:
    """What is worth saying of a download's meetings and webinars: here they count even without their people."""
    return missing_findings(aside=aside_of(counts), short=short_of(counts))


def aside_of(counts: Counts) -> int:
    """How many meetings and webinars have no people."""
    return sum(counts.aside.values())


def short_of(counts: Counts) -> int:
    """How many entries of the list can't be used or didn't come."""
    return counts.not_followed + counts.not_listed


def missing_findings(*, aside: int = 0, short: int = 0, parts: int = 0) -> list[Finding]:
    """What is worth saying of what is missing; `parts` are all that isn't a meeting's or webinar's people."""
    said: list[tuple[int, str, Said, Said]] = [
        (aside, "zoom.aside",
         plural("Zoom didn't say who was in {n} meeting or webinar, so its figures about people are blank.",
                "Zoom didn't say who was in {n} meetings and webinars, so their figures about people are blank.",
                n=aside),
         say("The table coverage says why. A later run tries again.")),
        (short, "zoom.list-fewer",
         plural("Zoom's list has {n} entry that's missing or can't be used.",
                "Zoom's list has {n} entries that are missing or can't be used.", n=short),
         say("These meetings and webinars aren't counted. Download everything again later.")),
        (parts, "zoom.parts-missing",
         plural("Zoom didn't answer {n} request about webinars, users, days or costs, so its figures are blank.",
                "Zoom didn't answer {n} requests about webinars, users, days or costs, so their figures are blank.",
                n=parts),
         say("The table coverage says which, and why.")),
    ]  # fmt: skip
    return [
        Finding(Severity.WARNING, ACCOUNT_FIELD, title, hint, code=code) for number, code, title, hint in said if number
    ]


def parts_missing(rows: Sequence[CoverageRow]) -> int:
    """How many parts of pieces didn't come that may well be there."""
    main = {piece.name for piece in pieces.USAGE_PIECES if piece.is_main}
    others = {pieces.OCCURRENCES_PIECE.name, *main}
    return sum(row[1] != ALL_OF_IT and row[0] not in others and row[2] in ("put_aside", "refused") for row in rows)


def months_later(day: date, months: int = MONTHS_KEPT) -> date:
    """The same day so many months later, or the last one of that month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def coverage_rows(store: Store, done: Downloaded, asked: Sequence[Piece], key: bytes) -> Iterator[CoverageRow]:
    """A row of each piece as a whole, and one for each day, month or occurrence that isn't complete."""
    refusals = {refusal.piece.name: refusal for refusal in done.refused}
    invoices = pieces.INVOICES_PIECE
    for piece in asked:
        if not piece.ways or piece.name == invoices.name:
            continue
        if piece.name in refusals:
            refusal = refusals[piece.name]
            is_refusal = isinstance(refusal.error, MissingScope | NotPermitted)
            status = "refused" if is_refusal else "put_aside"
            yield piece.name, ALL_OF_IT, status, str(refusal.reason), None, 0, None
        elif piece.name == pieces.OCCURRENCES_PIECE.name:
            yield from _of_list(store, piece, done)
        elif piece.name == pieces.BILLING_PIECE.name:
            refused = refusals.get(invoices.name)
            yield _of_billing(store, str(refused.reason) if refused else None)
        else:
            yield from _of_detail(store, piece, done, key)


def _whole(piece: Piece, expected: int, got: int, lost_after: date | None, *, is_complete: bool) -> CoverageRow:
    return piece.name, ALL_OF_IT, "complete" if is_complete else "incomplete", None, expected, got, lost_after


def _of_list(store: Store, piece: Piece, done: Downloaded) -> Iterator[CoverageRow]:
    windows = store.listed(piece)
    lacking = dict[date, Said]()
    for window in windows:
        for day in days_between(window.first, window.last):
            if window.at < datetime.combine(day, time(), UTC) + timedelta(days=1) + piece.lag:
                lacking[day] = NOT_OVER
            elif window.lost or window.missing:
                lacking[day] = LIST_SHORT
    got = store.count(piece)
    expected = got + sum(window.lost + window.missing for window in windows)
    yield _whole(piece, expected, got, months_later(done.first), is_complete=not lacking)
    for day, reason in sorted(lacking.items()):
        yield piece.name, str(day), "incomplete", str(reason), None, None, months_later(day)


def _of_billing(store: Store, refused: str | None) -> CoverageRow:
    """Billing periods and their invoices are one piece."""
    periods = store.count(pieces.BILLING_PIECE)
    got = sum(not ask.reason for ask in store.asks(pieces.INVOICES_PIECE))
    if refused:
        return pieces.BILLING_PIECE.name, ALL_OF_IT, "incomplete", refused, periods, got, None
    return _whole(pieces.BILLING_PIECE, periods, got, None, is_complete=got == periods)


@dataclass(frozen=True)
class _Part:
    """An occurrence or a window that something was asked for: the keys of its rows, and until when Zoom keeps it."""

    keys: Sequence[str]
    lost_after: date | None


def _of_detail(store: Store, piece: Piece, done: Downloaded, key: bytes) -> Iterator[CoverageRow]:
    assert piece.parent is not None
    asks = list(store.asks(piece))
    asked_on = max((window.at.date() for window in store.listed(pieces.OCCURRENCES_PIECE)), default=done.last)
    lacking = {ask.item: ask for ask in asks if ask.reason or not ask.is_over}
    items: Mapping[int, Any] = {number: item for number, item in store.items(piece.parent) if number in lacking}
    got = sum(not ask.reason for ask in asks)
    lost = None if piece.name in KEPT_OTHERWISE else months_later(done.first)
    yield _whole(piece, len(asks), got, lost, is_complete=not lacking)
    part_of: Callable[[Piece, Any, bytes], _Part] = _window if not piece.parent.ways else _occurrence
    for number, ask in lacking.items():
        part = part_of(piece, items[number], key)
        status, reason = _status(piece, ask, part.lost_after, asked_on)
        for row_key in part.keys:
            yield piece.name, row_key, status, str(reason), ask.total, ask.records, part.lost_after


KEPT_OTHERWISE = frozenset({pieces.REGISTRANTS_PIECE.name, pieces.PANELISTS_PIECE.name})


def _occurrence(piece: Piece, one: Any, key: bytes) -> _Part:
    stand_in = occurrence_id(occurrence_key(one.number, one.start), key)
    if piece.name == pieces.REGISTRANTS_PIECE.name:
        return _Part([stand_in], (one.end + REGISTRATION_KEPT).date())
    return _Part([stand_in], None if piece.name in KEPT_OTHERWISE else months_later(one.end.date()))


def _window(piece: Piece, window: Any, _: bytes) -> _Part:
    """A month by its name; other windows day by day."""
    is_of_months = piece.parent is not None and piece.parent.name == pieces.MONTHS_PIECE.name
    keys = [f"{window.first:%Y-%m}"] if is_of_months else list(map(str, days_between(window.first, window.last)))
    return _Part(keys, months_later(window.first))


def _status(piece: Piece, ask: AskedItem, lost_after: date | None, asked_on: date) -> tuple[str, str | Said]:
    """What became of something that isn't complete, and why."""
    if not ask.reason:
        return "incomplete", NOT_OVER
    if is_reason(ask.reason, NotReady):
        return "not_yet", ask.reason
    if is_reason(ask.reason, NotPermitted):
        return "refused", ask.reason
    if is_reason(ask.reason, TooOld):
        return "too_old", ask.reason
    is_gone = is_reason(ask.reason, NotThere) and not piece.is_main and piece.of_sort
    if is_gone and piece.name == pieces.REGISTRANTS_PIECE.name and lost_after and lost_after < asked_on:
        return "too_old", NO_LONGER
    return ("not_possible", GONE) if is_gone else ("put_aside", ask.reason)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day of a range."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)

"""A finished download of an account in a usage run: all that it says in the raw tables, and what it lacks."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from zoomwizard.core.engine import Engine, file_name, identifier, quoted
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.output.folder import explained
from zoomwizard.core.people.identities import fold_key
from zoomwizard.core.said import plural, say
from zoomwizard.core.tables.text_file import CANCEL_EVERY
from zoomwizard.modes.usage.asked import ShownPeople
from zoomwizard.modes.usage.raw import RAW_TABLES
from zoomwizard.modes.usage.zoom_coverage import coverage_rows, parts_missing
from zoomwizard.zoom.api.account import ACCOUNT_FIELD
from zoomwizard.zoom.api.usage_answers import BillingPeriod, Invoice, Occurrence, Session, StorageDay
from zoomwizard.zoom.collect import usage_pieces as pieces
from zoomwizard.zoom.collect.pieces import Piece
from zoomwizard.zoom.collect.run import Downloaded
from zoomwizard.zoom.collect.store import AskedItem, Store

NULL = "\ue000"  # in a file: a character that no text of Zoom's is made of alone
ACCOUNT_ORIGIN = 0
BILL_KINDS = {0: "detailed", 1: "custom"}
GIGABYTES = {"MB": Decimal(1) / 1024, "GB": Decimal(1), "TB": Decimal(1024)}
MOST_OFF = Decimal("0.01")  # by which invoices may differ from their period

RawRow = tuple[Any, ...]


@dataclass
class LoadedZoom:
    """What came of a download: sessions `rejected` for their times, and the ID of the first occurrence after it.

    `missing`: how many parts of pieces, other than people, didn't come.
    """

    next_id: int
    rejected: int = 0
    missing: int = 0
    findings: list[Finding] = field(default_factory=list)


def load_from_zoom(
    engine: Engine,
    done: Downloaded,
    asked: Sequence[Piece],
    days: tuple[date, date],
    key: bytes,
    *,
    first_id: int = 1,
    shown: ShownPeople | None = None,
) -> LoadedZoom:
    """Add a download to the raw tables; `asked` are its pieces, `days` those of Zoom's own figures and of costs."""
    with Store(done.path) as store:
        reading = _Reading(engine, store, done, frozenset(piece.name for piece in asked), days)
        reading.load_occurrences(first_id)
        reading.load_people()
        reading.load_figures()
        reading.load_costs()
        coverage = list(coverage_rows(store, done, asked, key))
        append_rows(engine, "raw_coverage", coverage)
        reading.loaded.missing = parts_missing(coverage)
        windows = ((w.first, w.last, w.at.replace(tzinfo=None)) for w in store.listed(pieces.OCCURRENCES_PIECE))
        append_rows(engine, "raw_listed", windows)
        if shown is not None:
            append_rows(engine, "raw_people", reading.people_of(shown))
        return reading.loaded


class _Reading:
    """One download on its way into the tables."""

    def __init__(
        self, engine: Engine, store: Store, done: Downloaded, asked: frozenset[str], days: tuple[date, date]
    ) -> None:
        self._engine, self._store, self._asked, self._days = engine, store, asked, days
        self._refused = {refusal.piece.name for refusal in done.refused}
        self._ids = dict[int, int]()  # of occurrences, by their number in the download
        self._uuids = dict[str, int]()
        self._asks: dict[str, dict[int, AskedItem]] = {}
        self.loaded = LoadedZoom(1)

    # -----------------------------------------------------------------------------------------------------
    # Occurrences

    def load_occurrences(self, first_id: int) -> None:
        """All meetings and webinars."""
        of_occurrences = [p for p in pieces.USAGE_PIECES if p.parent is pieces.OCCURRENCES_PIECE]
        self._asks = {p.name: {ask.item: ask for ask in self._store.asks(p)} for p in of_occurrences}
        rows = (
            self._occurrence(id_, number, one)
            for id_, (number, one) in enumerate(self._store.items(pieces.OCCURRENCES_PIECE), first_id)
        )
        append_rows(self._engine, "raw_occurrences", rows)
        self.loaded.next_id = first_id + len(self._ids)

    def _occurrence(self, id_: int, number: int, one: Occurrence) -> RawRow:
        self._ids[number] = self._uuids[one.uuid] = id_
        is_there = {name: self._is_there(name, number) if one.is_webinar else None for name in self._asks}
        registrants, absentees = (self._asks[name].get(number) for name in ("registrants", "absentees"))
        flags = ", ".join(f"{name}={flag}" for name, flag in (one.features or {}).items())
        return (
            id_, "api", ACCOUNT_ORIGIN, None, one.number, one.uuid, "webinar" if one.is_webinar else "meeting",
            fold_key(one.host) or None, one.start, one.end, one.created, one.topic or None, one.minutes,
            one.participants, one.unique_viewers, one.max_concurrent,
            absentees.records if absentees and is_there["absentees"] and absentees.way is not None else None,
            f"{{{flags}}}" if flags else None, one.recorded,
            registrants.records > 0 if registrants and is_there["registrants"] else None,
            self._coverage("webinar" if one.is_webinar else "participants", number),
            is_there["panelists"], is_there["qa"], is_there["polls"],
        )  # fmt: skip

    def _is_there(self, piece: str, number: int) -> bool:
        ask = self._asks[piece].get(number)
        return ask is not None and not ask.reason

    def _coverage(self, piece: str, number: int) -> str:
        ask = self._asks[piece].get(number)
        if ask is None or piece in self._refused or piece not in self._asked:
            return "list_only"
        if ask.reason:
            return "put_aside"
        return "host_only" if piece == "participants" and ask.way is None else "complete"

    # -----------------------------------------------------------------------------------------------------
    # Their people

    def load_people(self) -> None:
        """Who was there, who registered or could speak, and what they asked and answered."""
        for piece in (pieces.SESSIONS_PIECE, pieces.WEBINAR_SESSIONS_PIECE):
            if piece.name not in self._refused:
                append_rows(self._engine, "raw_sessions", self._sessions(piece))
        append_rows(
            self._engine,
            "raw_roles",
            (
                *((id_, "registrant", _folded(r.email), r.registrant or None)
                  for id_, r in self._records(pieces.REGISTRANTS_PIECE)),
                *((id_, "panelist", _folded(p.email), None) for id_, p in self._records(pieces.PANELISTS_PIECE)),
            ),
        )  # fmt: skip
        asked = (
            (
                id_,
                q.question,
                q.asked,
                _folded(q.email),
                q.zoom_id or None,
                q.name or None,
                q.answered,
                q.text,
                q.answer,
            )
            for id_, q in self._records(pieces.QUESTIONS_PIECE)
        )
        append_rows(self._engine, "raw_questions", asked)
        answers = (
            (id_, record, a.poll, a.asked, _folded(a.email), a.name or None, a.text, a.answer)
            for record, (id_, a) in enumerate(self._records(pieces.POLLS_PIECE), 1)
        )
        append_rows(self._engine, "raw_answers", answers)

    def _sessions(self, piece: Piece) -> Iterator[RawRow]:
        for id_, one in self._records(piece):
            if is_usable(one):
                yield (
                    id_, _folded(one.email), one.registrant or None, one.zoom_id or None, one.name or None,
                    one.internal, one.waiting, one.join, one.leave,
                )  # fmt: skip
            else:
                self.loaded.rejected += 1

    def _records(self, piece: Piece) -> Iterator[tuple[int, Any]]:
        """The records of occurrences, with the IDs of these."""
        if piece.name in self._asked:
            for answer in self._store.answers(piece):
                for record in answer.records:
                    yield self._ids[answer.number], record

    def people_of(self, shown: ShownPeople) -> Iterator[RawRow]:
        """The names that are to be shown."""
        for uuid, email, zoom_id, guest, name in shown.rows:
            if uuid in self._uuids:
                yield self._uuids[uuid], _folded(email), zoom_id or None, guest, name

    # -----------------------------------------------------------------------------------------------------
    # Zoom's own figures, and costs

    def load_figures(self) -> None:
        """Zoom's own figures of days and of users."""
        daily = (
            (d.day, d.new_users, d.meetings, d.participants, d.minutes)
            for _, d in self._of_windows(pieces.DAILY_PIECE)
            if self._is_in_range(d.day)
        )
        append_rows(self._engine, "raw_daily", daily)
        users = (
            (f"{first:%Y-%m}", u.zoom_id or None, _folded(u.email), u.kind, u.meetings, u.participants, u.minutes)
            for first, u in self._of_windows(pieces.USERS_PIECE)
        )
        append_rows(self._engine, "raw_users", users)

    def load_costs(self) -> None:
        """What Zoom costs, as it says; each connection by telephone is a row."""
        rows: list[RawRow] = [
            (
                "audio", leg.ended.date(), leg.ended.date(), f"{leg.kind}, {leg.country}", leg.minutes or None,
                "minutes", leg.cost or None, None, "USD",
            )
            for _, leg in self._of_windows(pieces.TELEPHONE_PIECE)
            if self._is_in_range(leg.ended.date())
        ]  # fmt: skip
        rows += (
            ("storage", s.day, s.day, s.plan or None, gigabytes_of(s), "GB", None, None, None)
            for _, s in self._of_windows(pieces.RECORDING_PIECE)
            if self._is_in_range(s.day)
        )
        if pieces.BILLING_PIECE.name in self._asked:
            rows += self._billed()
        append_rows(self._engine, "raw_costs", rows)

    def _billed(self) -> Iterator[RawRow]:
        touching = {
            number: period
            for number, period in self._store.items(pieces.BILLING_PIECE)
            if pieces.BILLING_PIECE.has_in(period, *self._days)
        }
        for period in touching.values():
            kind = BILL_KINDS.get(period.kind) if period.kind is not None else None
            money = (period.amount or None, period.tax or None, period.currency or None)
            yield "plan", period.first, period.last, kind, None, None, *money
        off = 0
        for answer in self._store.answers(pieces.INVOICES_PIECE):
            if answer.number not in touching:
                continue
            for one in answer.records:
                money = (one.amount or None, one.tax or None, one.currency or None)
                yield "invoice", one.first, one.last, one.charge or None, one.quantity or None, "licences", *money
            off += is_off(answer.item, answer.records)
        if off:
            self.loaded.findings.append(invoices_off(off))

    def _of_windows(self, piece: Piece) -> Iterator[tuple[date, Any]]:
        """The records of windows, with the first day of these."""
        if piece.name in self._asked:
            for answer in self._store.answers(piece):
                for record in answer.records:
                    yield answer.item.first, record

    def _is_in_range(self, day: date) -> bool:
        return self._days[0] <= day <= self._days[1]


# ---------------------------------------------------------------------------------------------------------


def append_rows(engine: Engine, table: str, rows: Iterable[RawRow]) -> None:
    """Add rows to a raw table, by way of a file: handing over values took twice as long, and three times the memory."""
    columns = RAW_TABLES[table]
    path = engine.folder / f"{table}-{engine.next_number()}.csv"
    with explained(say("A temporary file couldn't be written.")):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            for number, row in enumerate(rows, 1):
                if number % CANCEL_EVERY == 0:
                    engine.cancel.raise_if_cancelled()
                writer.writerow([NULL if cell is None else cell for cell in row])
        read = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in columns.items())
        engine.run(
            f"INSERT INTO {identifier(table)} ({', '.join(map(identifier, columns))}) FROM read_csv("
            f"{file_name(path)}, auto_detect=false, header=false, delim=',', quote='\"', escape='\"', "
            f"nullstr={quoted(NULL)}, allow_quoted_nulls=true, compression='none', new_line='\\n', columns={{{read}}})",
            parts=0,
        )
        path.unlink()


def is_usable(session: Session) -> bool:
    """Whether a session has a beginning, and an end that isn't before it."""
    return session.join is not None and (session.leave is None or session.leave >= session.join)


def gigabytes_of(stored: StorageDay) -> Decimal | None:
    """How much was stored, of 3 MB or 1.5 TB; None of what is no such size."""
    number, _, unit = stored.usage.replace(",", "").partition(" ")
    whole, _, part = number.partition(".")
    is_number = number.isascii() and whole.isdigit() and (part.isdigit() or "." not in number) and len(number) < 20
    return (
        Decimal(number) * GIGABYTES[unit.strip().upper()] if is_number and unit.strip().upper() in GIGABYTES else None
    )


def is_off(period: BillingPeriod, invoices: Sequence[Invoice]) -> bool:
    """Whether the invoices of a billing period come to another sum than the period itself."""
    amounts = [Decimal(one.amount) for one in invoices if one.amount]
    return bool(amounts and period.amount) and abs(sum(amounts) - Decimal(period.amount)) > MOST_OFF


def invoices_off(periods: int) -> Finding:
    """The finding that invoices and billing periods don't agree."""
    title = plural(
        "The invoices of {n} billing period don't add up to its total.",
        "The invoices of {n} billing periods don't add up to their totals.",
        n=periods,
    )
    hint = say("Both are in the table costs, as Zoom gives them. Ask Zoom which one is right.")
    return Finding(Severity.WARNING, ACCOUNT_FIELD, title, hint, code="zoom.invoices-off")


def _folded(email: str) -> str | None:
    return fold_key(email) or None

"""What a run asks the account for: only what the tables need that it writes, and nobody's name beyond this process."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from zoomwizard.core.people.pseudonyms import keyed_digest
from zoomwizard.zoom.api.usage_answers import AskedQuestion, Occurrence, PollAnswer, Session
from zoomwizard.zoom.collect import usage_pieces
from zoomwizard.zoom.collect.pieces import Piece
from zoomwizard.zoom.stand_ins import fold_name, occurrence_key, weak_person

PURPOSE = "usage"  # of a download, which is kept apart from others of the same account
ANONYMOUS = frozenset({"", "anonymous attendee"})  # folded; whoever asks or answers so is nobody
_WEBINARS = ("list", "webinar", "registrants")
_PANEL = ("list", "panelists")
_COSTS = ("telephone", "billing", "invoices", "recording")
_DAYS = ("participants", *_WEBINARS, "daily")
PIECES_OF_TABLES: Mapping[str, tuple[str, ...]] = {
    "days": _DAYS,
    "months": _DAYS,
    "features": ("list",),
    "users": ("participants", *_WEBINARS, "users"),
    "meetings": ("list", "participants"),
    "attendance": ("list", "participants"),
    "webinars": (*_WEBINARS, *_PANEL, "qa", "polls", "absentees"),
    "webinar_people": (*_WEBINARS, *_PANEL, "qa", "polls"),
    "retention": (*_WEBINARS, *_PANEL),
    "questions": (*_PANEL, "qa"),
    "polls": (*_PANEL, "polls"),
    "costs": _COSTS,
    "coverage": ("list",),
}
OF_PEOPLE = frozenset({"participants", "webinar"})  # not asked for where nobody wants to know who was there


@dataclass
class ShownPeople:
    """The names of people where they are to be shown: in memory alone, by the UUID of what they were in."""

    rows: list[tuple[str, str, str, str, str]] = field(default_factory=list)  # uuid, e-mail, Zoom ID, stand-in, name


def asked_names(tables: Collection[str], *, asks_people: bool = True) -> frozenset[str]:
    """The names of the pieces that these tables need."""
    names = {name for table in tables for name in PIECES_OF_TABLES[table]}
    return frozenset(names if asks_people else names - OF_PEOPLE)


def asked_pieces(
    names: Collection[str],
    days: tuple[date, date],
    today: date,
    key: bytes,
    *,
    shown: ShownPeople | None = None,
    wanted: Callable[[Occurrence], bool] = lambda _: True,
) -> tuple[Piece, ...]:
    """These pieces, as they are asked for: Zoom's own figures and costs of `days`, the people of occurrences `wanted`.

    What stands for names is made with the key as soon as an answer is read. A download that is to show names has to
    be a fresh one, since nothing keeps them.
    """

    def named(occurrence: Occurrence, record: Session) -> Session:
        return replace(record, name=stand_in(occurrence, record, fold_name(record.name)))

    def asking(occurrence: Occurrence, record: AskedQuestion | PollAnswer) -> AskedQuestion | PollAnswer:
        folded = fold_name(record.name)
        return replace(record, name="" if folded in ANONYMOUS else stand_in(occurrence, record, folded))

    def stand_in(occurrence: Occurrence, record: Any, folded: str) -> str:
        found = weak_person(occurrence_key(occurrence.number, occurrence.start), folded, key) if folded else ""
        if shown is not None and found:
            zoom_id = getattr(record, "zoom_id", "")
            shown.rows.append((occurrence.uuid, record.email, zoom_id, found, record.name))
        return found

    finish: Mapping[str, Callable[[Any, Any], Any]]
    finish = {"participants": named, "webinar": named, "qa": asking, "polls": asking}
    return tuple(
        replace(
            piece,
            finish=finish.get(piece.name, piece.finish),
            asks=wanted if piece.parent is usage_pieces.OCCURRENCES_PIECE else piece.asks,
        )
        for piece in usage_pieces.pieces_named(names, days, today)
    )


def mark_of(key: bytes) -> str:
    """What tells a key from another, and leads to neither."""
    return keyed_digest("download", key).hex()[:16]

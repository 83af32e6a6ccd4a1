"""Which ways to the pieces are open: what the app's scopes allow, and what Zoom has refused meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import Said, say
from zoomwizard.zoom.api.account import ACCOUNT_FIELD
from zoomwizard.zoom.api.endpoints import Endpoint
from zoomwizard.zoom.api.errors import MissingScope, NotPermitted, ZoomError
from zoomwizard.zoom.collect.pieces import Piece, Way
from zoomwizard.zoom.collect.words import refusal_reason

MOST_DENIED = 8  # parents in a row whose records Zoom doesn't allow: then it isn't about one of them


def has_scope(scopes: Iterable[str], endpoint: Endpoint) -> bool:
    """Whether one of the endpoint's scopes is there; where Zoom does not say which there are, it has to be tried."""
    there = set(scopes)
    return not there or not there.isdisjoint(endpoint.scopes)


def lacking_scopes(way: Way, scopes: Iterable[str]) -> list[str]:
    """The scopes that a way lacks, but for those whose name Zoom's specification doesn't have: they have to be tried.

    In Zoom's own spelling.
    """
    there = frozenset(scopes)
    return [e.scopes[0] for e in way.endpoints if e.is_scope_documented and not has_scope(there, e)]


def missing_scopes(piece: Piece, scopes: Iterable[str]) -> tuple[str, ...]:
    """The scopes to ask for where no way to a piece is open, in Zoom's own spelling; else none."""
    there = frozenset(scopes)
    is_open = not piece.ways or any(not lacking_scopes(way, there) for way in piece.ways)
    return () if is_open else (piece.ways[0].endpoint.scopes[0],)


@dataclass(frozen=True)
class Refusal:
    """A piece that Zoom doesn't give, and why."""

    piece: Piece
    error: ZoomError
    reason: Said


class Ways:
    """The ways to each piece that are open. A way that is lost is a finding.

    Where it was the last, it is an error if the piece is needed; else the piece is in `refused`.
    """

    def __init__(self, pieces: Sequence[Piece], scopes: Iterable[str]) -> None:
        """Errors: MissingScope where the scopes leave no way to a piece that is needed."""
        there = frozenset(scopes)
        needed = [piece for piece in pieces if piece.is_needed]
        if missing := [scope for piece in needed for scope in missing_scopes(piece, there)]:
            raise MissingScope(missing)
        self.findings: list[Finding] = []
        self.refused: dict[str, Refusal] = {}
        self._open = {piece.name: list(piece.ways) for piece in pieces}
        self._denied = dict.fromkeys(self._open, 0)
        for piece in pieces:
            if missing_scopes(piece, there):
                self._refuse(piece, piece.ways[0], MissingScope())
                continue
            for way in piece.ways:
                lacking = lacking_scopes(way, there)
                if lacking:
                    self._open[piece.name].remove(way)
                if lacking and not way.is_detour:  # who has the list itself needs no way round it
                    self._note_scope(way, lacking[0])

    def of(self, piece: Piece) -> tuple[Way, ...]:
        """The ways that are open, the most wanted first."""
        return tuple(self._open[piece.name])

    def is_refused(self, piece: Piece) -> bool:
        """Whether no way to a piece is left."""
        return piece.name in self.refused

    def deny(self, piece: Piece, way: Way, error: NotPermitted) -> None:
        """Zoom doesn't allow what one parent has: where it never does, the piece is refused."""
        self._denied[piece.name] += 1
        of_days = piece.parent is not None and not piece.parent.ways
        if not piece.is_needed and (of_days or self._denied[piece.name] >= MOST_DENIED):
            self.lose(piece, way, error)

    def allow(self, piece: Piece) -> None:
        """Zoom has given what a parent has."""
        self._denied[piece.name] = 0

    def _refuse(self, piece: Piece, way: Way, error: ZoomError) -> None:
        self._open[piece.name].clear()
        if piece.name in self.refused:
            return
        reason = refusal_reason(error, way.endpoint.scopes[0], piece.option)
        self.refused[piece.name] = Refusal(piece, error, reason)
        title = say("Zoom doesn't give access to {what}: {reason}.", what=piece.what, reason=reason)
        hint = say("The figures that need it stay blank.")
        self.findings.append(Finding(Severity.WARNING, ACCOUNT_FIELD, title, hint, code="zoom.piece-refused"))

    def lose(self, piece: Piece, way: Way, error: Exception) -> None:
        """Zoom refuses a way. Raises the error where no other is left and the piece is needed."""
        there = self._open[piece.name]
        if there == [way] or not there:
            if piece.is_needed or not isinstance(error, ZoomError):
                raise error
            self._refuse(piece, way, error)
            return
        if way not in there:
            return
        there.remove(way)
        if isinstance(error, MissingScope):
            self._note_scope(way, way.endpoint.scopes[0])
        else:
            self.findings.append(refused(way))

    def _note_scope(self, way: Way, scope: str) -> None:
        self.findings.append(way_lost(say("The app lacks the scope {scope} for {what}.", scope=scope, what=way.what)))


def way_lost(title: Said) -> Finding:
    """The finding that a way is lost."""
    hint = say("The download is slower or less complete this way. Add the scope to the app for next time.")
    return Finding(Severity.WARNING, ACCOUNT_FIELD, title, hint, code="zoom.way-lost")


def refused(way: Way) -> Finding:
    """The finding that Zoom refuses a way, now or in an earlier run."""
    return way_lost(say("Zoom refuses access to {what}.", what=way.what))

"""Which ways to the pieces are open: what the app's scopes allow, and what Zoom has refused meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import Said, say
from zoomwizard.zoom.api.account import ACCOUNT_FIELD
from zoomwizard.zoom.api.endpoints import Endpoint
from zoomwizard.zoom.api.errors import MissingScope
from zoomwizard.zoom.collect.pieces import Piece, Way


def has_scope(scopes: Iterable[str], endpoint: Endpoint) -> bool:
    """Whether one of the endpoint's scopes is there; where Zoom does not say which there are, it has to be tried."""
    there = set(scopes)
    return not there or not there.isdisjoint(endpoint.scopes)


def missing_scopes(piece: Piece, scopes: Iterable[str]) -> tuple[str, ...]:
    """The scopes to ask for where no way to a piece is open, in Zoom's own spelling; else none."""
    there = frozenset(scopes)
    is_open = any(all(has_scope(there, endpoint) for endpoint in way.endpoints) for way in piece.ways)
    return () if is_open else (piece.ways[0].endpoint.scopes[0],)


class Ways:
    """The ways to each piece that are open. A way that is lost is a finding, and an error where it was the last."""

    def __init__(self, pieces: Sequence[Piece], scopes: Iterable[str]) -> None:
        """Errors: MissingScope where the scopes leave no way to a piece."""
        there = frozenset(scopes)
        if missing := [scope for piece in pieces for scope in missing_scopes(piece, there)]:
            raise MissingScope(missing)
        self.findings: list[Finding] = []
        self._open = {piece.name: list(piece.ways) for piece in pieces}
        for piece in pieces:
            for way in piece.ways:
                lacking = [endpoint.scopes[0] for endpoint in way.endpoints if not has_scope(there, endpoint)]
                if lacking:
                    self._open[piece.name].remove(way)
                if lacking and not way.through:  # who has the list itself needs no way through another
                    self._note_scope(way, lacking[0])

    def of(self, piece: Piece) -> tuple[Way, ...]:
        """The ways that are open, the most wanted first."""
        return tuple(self._open[piece.name])

    def lose(self, piece: Piece, way: Way, error: Exception) -> None:
        """Zoom refuses a way. Raises the error where no other is left."""
        there = self._open[piece.name]
        if there == [way] or not there:
            raise error
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
    hint = say("A slower or less complete way is used instead. Add the scope to the app for next time.")
    return Finding(Severity.WARNING, ACCOUNT_FIELD, title, hint, code="zoom.way-lost")


def refused(way: Way) -> Finding:
    """The finding that Zoom refuses a way, now or in an earlier run."""
    return way_lost(say("Zoom refuses access to {what}.", what=way.what))

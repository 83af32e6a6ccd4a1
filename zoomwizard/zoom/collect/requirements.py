"""Whether an account works: a token, the scopes that the pieces need, and one light call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.said import Said, say, sentences
from zoomwizard.zoom.api.client import ZoomClient
from zoomwizard.zoom.api.endpoints import ME
from zoomwizard.zoom.api.errors import CallError, SetUpError
from zoomwizard.zoom.api.limits import NoBudget
from zoomwizard.zoom.collect.connection import Connection, ask_zoom, watched
from zoomwizard.zoom.collect.pieces import REPORT_PIECES, Piece, Way
from zoomwizard.zoom.collect.ways import has_scope, missing_scopes
from zoomwizard.zoom.collect.words import happened, todo

RequirementState = Literal["there", "missing", "missed", "not needed"]


@dataclass(frozen=True)
class Requirement:
    """One thing that downloads take: whether it is there, and the way out where it is not.

    What is missed is not there either, but the download goes on without it; nobody misses what is not needed.
    """

    title: Said
    state: RequirementState
    hint: Said | str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing is lacking."""
        return self.state in ("there", "not needed")


def ask_for_all(
    connection: Connection, pieces: Sequence[Piece] = REPORT_PIECES, cancel: CancelToken | None = None
) -> list[Requirement]:
    """What the account has of all that the pieces need. Errors: AppError, Cancelled."""

    async def ask() -> list[Requirement]:
        async with connection.client(NoBudget()) as client:
            return await watched(_requirements(client, pieces), cancel or CancelToken(), lambda: None)

    return ask_zoom(ask())


async def _requirements(client: ZoomClient, pieces: Sequence[Piece]) -> list[Requirement]:
    accepted = say("Zoom accepts the account ID, the client ID and the client secret.")
    try:
        await client.sign_in()
    except SetUpError as error:
        return [Requirement(accepted, "missing", sentences(happened(error), todo(error)))]
    found = [Requirement(accepted, "there")]
    is_every_way_told = not all(piece.is_needed for piece in pieces)  # what is only missed is told apart
    for piece in pieces:
        if is_every_way_told:
            found += _ways_of(piece, client.scopes)
        else:
            found.append(_access(piece.what, missing_scopes(piece, client.scopes)))
    found.append(_access(say("the test request"), () if has_scope(client.scopes, ME) else ME.scopes[:1]))
    answers = say("Zoom answers a request.")
    try:
        await client.get(ME)
    except (SetUpError, CallError) as error:
        found.append(Requirement(answers, "missing", sentences(happened(error), todo(error))))
    else:
        found.append(Requirement(answers, "there"))
    return found


def _access(
    what: Said, scopes: Sequence[str], state: RequirementState = "missing", why: Said | str = ""
) -> Requirement:
    title = say("Access to {what}.", what=what)
    if not scopes:
        return Requirement(title, "there")
    hint = say("Add the scope {scope} on the app's Scopes page.", scope=scopes[0])
    return Requirement(title, state, sentences(hint, why) if why else hint)


def _ways_of(piece: Piece, scopes: frozenset[str]) -> Iterator[Requirement]:
    """Each way to a piece, with all the scopes that it takes."""
    lacking = {way.what: _lacking(way, scopes) for way in piece.ways}
    is_open = not all(lacking.values())
    for place, way in enumerate(piece.ways):
        missing = lacking[way.what]
        if missing and piece.is_needed and ((is_open and way.is_detour) or (not is_open and place > 0)):
            yield Requirement(
                say("Access to {what}.", what=way.what), "not needed", say("Not needed: there's another way.")
            )
        elif piece.is_needed:
            slower = say("Without it, the download is slower or less complete.")
            yield _access(way.what, missing, "missed" if is_open else "missing", slower if is_open else "")
        else:
            documented = way.endpoint.is_scope_documented
            unnamed = say("Zoom's documentation doesn't name this scope. If the page doesn't have it, leave it out.")
            blank = say("Without it, only the figures that need it stay blank.")
            yield _access(way.what, missing, "missed", blank if documented else sentences(blank, unnamed))


def _lacking(way: Way, scopes: frozenset[str]) -> list[str]:
    return [endpoint.scopes[0] for endpoint in way.endpoints if not has_scope(scopes, endpoint)]

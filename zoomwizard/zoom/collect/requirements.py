"""Whether an account works: a token, the scopes that the pieces need, and one light call."""

from __future__ import annotations

from collections.abc import Sequence

from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.said import Said, say, sentences
from zoomwizard.zoom.api.client import ZoomClient
from zoomwizard.zoom.api.endpoints import ME
from zoomwizard.zoom.api.errors import CallError, SetUpError
from zoomwizard.zoom.api.limits import NoBudget
from zoomwizard.zoom.collect.connection import Connection, ask_zoom, watched
from zoomwizard.zoom.collect.pieces import REPORT_PIECES, Piece
from zoomwizard.zoom.collect.ways import has_scope, missing_scopes
from zoomwizard.zoom.collect.words import happened, todo

Line = tuple[Said, bool, Said | str]


def ask_for_all(
    connection: Connection, pieces: Sequence[Piece] = REPORT_PIECES, cancel: CancelToken | None = None
) -> list[Line]:
    """For each requirement: a sentence, whether it holds, and what to do. Errors: AppError, Cancelled."""

    async def ask() -> list[Line]:
        async with connection.client(NoBudget()) as client:
            return await watched(_lines(client, pieces), cancel or CancelToken(), lambda: None)

    return ask_zoom(ask())


async def _lines(client: ZoomClient, pieces: Sequence[Piece]) -> list[Line]:
    accepted = say("Zoom accepts the account ID, the client ID and the client secret.")
    try:
        await client.sign_in()
    except SetUpError as error:
        return [(accepted, False, sentences(happened(error), todo(error)))]
    lines: list[Line] = [(accepted, True, "")]
    needed = [(piece.what, missing_scopes(piece, client.scopes)) for piece in pieces]
    needed.append((say("the test request"), () if has_scope(client.scopes, ME) else ME.scopes[:1]))
    for what, scopes in needed:
        hint = say("Add the scope {scope} on the app's Scopes page.", scope=scopes[0]) if scopes else ""
        lines.append((say("Access to {what}.", what=what), not scopes, hint))
    try:
        await client.get(ME)
    except (SetUpError, CallError) as error:
        lines.append((say("Zoom answers a request."), False, sentences(happened(error), todo(error))))
    else:
        lines.append((say("Zoom answers a request."), True, ""))
    return lines

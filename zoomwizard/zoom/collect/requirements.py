"""Whether an account works: a token, the scopes, and one light call."""

from __future__ import annotations

from zoomwizard.core.outcome import CancelToken
from zoomwizard.zoom.api.client import ZoomClient
from zoomwizard.zoom.api.endpoints import ME
from zoomwizard.zoom.api.errors import CallError, SetUpError
from zoomwizard.zoom.api.limits import NoBudget
from zoomwizard.zoom.collect.run import Connection, ask_zoom, watched
from zoomwizard.zoom.collect.ways import missing_scopes

Line = tuple[str, bool, str]


def ask_for_all(connection: Connection, cancel: CancelToken | None = None) -> list[Line]:
    """For each requirement: a sentence, whether it holds, and what to do. Errors: AppError, Cancelled."""

    async def ask() -> list[Line]:
        async with connection.client(NoBudget()) as client:
            return await watched(_lines(client), cancel or CancelToken(), lambda: None)

    return ask_zoom(ask())


async def _lines(client: ZoomClient) -> list[Line]:
    accepted = "Zoom accepts the account ID, the client ID and the client secret."
    try:
        await client.sign_in()
    except SetUpError as error:
        return [(accepted, False, f"{error.happened} {error.todo}")]
    lines = [(accepted, True, "")]
    missing = missing_scopes(client.scopes)
    for what, scopes in missing.items():
        hint = f"Add the scope {scopes[0]} on the page Scopes of the app." if scopes else ""
        lines.append((f"The app may ask for {what}.", not scopes, hint))
    try:
        await client.get(ME)
    except (SetUpError, CallError) as error:
        lines.append(("Zoom answers a call.", False, f"{error.happened} {error.todo}"))
    else:
        lines.append(("Zoom answers a call.", True, ""))
    return lines

"""The participants of one meeting, by whichever way has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from zoomwizard.zoom.api.answers import Meeting, Stay, stay_of_past, stay_of_report
from zoomwizard.zoom.api.client import ZoomClient
from zoomwizard.zoom.api.endpoints import PAST_PARTICIPANTS, Endpoint
from zoomwizard.zoom.api.errors import (
    BadPages,
    CallError,
    MissingScope,
    NotPermitted,
    NotReady,
    NotThere,
    Redirected,
    Unreachable,
    ZoomError,
)
from zoomwizard.zoom.collect.ways import Ways

# Why a meeting is put aside, as the manifest says it.
NO_ROWS = "Zoom has no participants of it"
REASONS: tuple[tuple[type[ZoomError], str], ...] = (
    (NotReady, "Zoom has not worked out how long people stayed"),
    (NotThere, "Zoom does not have it, or not yet"),
    (Redirected, "the answer leads elsewhere"),
    (NotPermitted, "Zoom does not permit it"),
    (Unreachable, "no usable answer in several tries"),
    (BadPages, "its list of participants does not end"),
    (CallError, "Zoom refused it"),
)
ALL_REASONS = (NO_ROWS, *(words for _, words in REASONS))


class NoRowsError(CallError):
    """All ways were open, and none had a participant."""


def reason_of(error: ZoomError) -> str | None:
    """Why a meeting is put aside after an error; None for an error that concerns more than one meeting."""
    if isinstance(error, NoRowsError):
        return NO_ROWS
    return next((words for kind, words in REASONS if isinstance(error, kind)), None)


async def participants_of(client: ZoomClient, ways: Ways, meeting: Meeting) -> tuple[list[Stay], int | None]:
    """A meeting's stays, and how many rows Zoom says there are. Errors: ZoomError."""
    refused: ZoomError = NoRowsError()
    for endpoint in tuple(ways.participants):
        try:
            stays, total = await _stays(client, endpoint, meeting.uuid)
        except MissingScope as error:
            ways.lose(endpoint, error)
        except (NotThere, NotPermitted, Redirected) as error:
            refused = error
        else:
            if stays:
                return stays, total
    alone = _host_alone(meeting)
    if alone and not isinstance(refused, Redirected):
        return [alone], None
    raise refused


async def _stays(client: ZoomClient, endpoint: Endpoint, uuid: str) -> tuple[list[Stay], int | None]:
    read = stay_of_past if endpoint is PAST_PARTICIPANTS else stay_of_report
    stays: list[Stay] = []
    total: int | None = None
    async for page in client.pages(endpoint, uuid):
        if page.number == 0:
            stays.clear()
        stays += map(read, page.items)
        total = page.total if page.total is not None else total
    if not is_ready(stays):
        raise NotReady
    return stays, total


def is_ready(stays: Sequence[Stay]) -> bool:
    """Whether Zoom has worked out a list of participants: until then it gives 0 as the duration of all of them."""
    has_time = any(stay.join and stay.leave and stay.leave > stay.join for stay in stays)
    return not has_time or any(stay.seconds != 0 for stay in stays)


def _host_alone(meeting: Meeting) -> Stay | None:
    """The stay of a host who was alone, which no list of participants has."""
    end = meeting.end
    if meeting.start and not end and meeting.minutes is not None:
        end = meeting.start + timedelta(minutes=meeting.minutes)
    if meeting.participants != 1 or not meeting.start or not end or not meeting.host:
        return None
    seconds = max(int((end - meeting.start).total_seconds()), 0)
    return Stay(meeting.host, "", meeting.start, end, seconds, guest=False, waiting=False)

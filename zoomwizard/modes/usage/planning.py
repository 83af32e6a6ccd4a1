"""What a usage download would take, told before it begins: requests, time, and what can't be had any more."""

from __future__ import annotations

import time

from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.said import say
from zoomwizard.modes.usage.asked import PURPOSE, asked_names, asked_pieces
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.request import UsageRequest
from zoomwizard.modes.usage.result import UsageResult
from zoomwizard.zoom.collect.plan import plan
from zoomwizard.zoom.collect.run import today_utc


def usage_plan(inputs: UsageInputs, request: UsageRequest, cancel: CancelToken | None) -> UsageResult:
    """What a download would take, as a result without files; asks nobody's participants. Errors: as `plan`."""
    assert request.connection is not None
    assert request.days is not None
    begun = time.monotonic()
    names = asked_names(inputs.wanted, asks_people=not inputs.no_participants)
    pieces = asked_pieces(names, request.days, today_utc(), bytes(32))
    made = plan(request.connection, *request.utc_days, pieces=pieces, purpose=PURPOSE, cancel=cancel)
    counts = {"meetings": made.meetings, "meetings_downloaded": made.fetched, "seconds": made.seconds}
    counts |= {f"calls_{label}": calls for label, calls in made.calls.items()} | {"days": made.days}
    portal = say("For earlier months, export the reports in the Zoom portal, which keeps them for a year or longer.")
    return UsageResult(
        folder=inputs.output or inputs.store or request.connection.folder,
        inputs=(),
        outputs=(),
        counts=counts,
        findings=(*request.findings, *made.findings),
        summary=(*made.sentences(), portal),
        seconds=time.monotonic() - begun,
    )

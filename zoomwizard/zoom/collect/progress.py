"""How far a download is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zoomwizard.core.outcome import Progress
from zoomwizard.core.said import Said, plural, say
from zoomwizard.zoom.api.client import Traffic, Waiting

WAITING_NOTE: Mapping[Waiting, Said] = {
    "answer": say("waiting because Zoom didn't answer"),
    "fault": say("waiting because of a problem at Zoom"),
    "sign-in": say("waiting to sign in to Zoom"),
    "light": say("waiting because of Zoom's limit for light requests"),
    "medium": say("waiting because of Zoom's limit for medium requests"),
    "heavy": say("waiting because of Zoom's limit for heavy requests"),
    "phone-medium": say("waiting because of Zoom Phone's limit for medium requests"),
    "phone-heavy": say("waiting because of Zoom Phone's limit for heavy requests"),
}


@dataclass(frozen=True)
class DownloadProgress:
    """How far a download is: `meetings`, those that are listed so far, or more parts of them; what was asked so far."""

    listed: bool
    done: int
    meetings: int
    traffic: Traffic
    is_of_one: bool = True  # one answer for each meeting
    is_of_recordings: bool = False  # in place of meetings

    def sentence(self) -> Said:
        """The same for a person, in one line."""
        waited = round(self.traffic.waited)
        calls = plural("{n} request", "{n} requests", n=self.traffic.calls)
        known: Any = {"n": self.meetings, "done": self.done, "calls": calls}
        if self.is_of_recordings and self.listed:
            said = plural("{done} of {n} recording, {calls}", "{done} of {n} recordings, {calls}", **known)
        elif self.is_of_recordings:
            said = plural("Listing {n} recording, {calls}", "Listing {n} recordings, {calls}", **known)
        elif not self.listed:
            said = plural("Listing {n} meeting, {calls}", "Listing {n} meetings, {calls}", n=self.meetings, calls=calls)
        elif self.is_of_one:
            said = say("{done} of {meetings} meetings, {calls}", done=self.done, meetings=self.meetings, calls=calls)
        elif self.meetings:
            said = say("{done} of {meetings} parts, {calls}", done=self.done, meetings=self.meetings, calls=calls)
        else:
            said = calls
        if waited:
            said = say("{progress}, waited {seconds} s", progress=said, seconds=waited)
        why = self.waiting_for()
        return say("{progress}; {waiting}", progress=said, waiting=why) if why else said

    def waiting_for(self) -> Said | None:
        """Why no call is made right now; None where it goes on."""
        if self.traffic.until and self.traffic.waiting_for == "day":
            until = f"{self.traffic.until:%Y-%m-%d %H:%M} UTC"
            return say("waiting until {until}, because of the daily limit", until=until)
        return WAITING_NOTE.get(self.traffic.waiting_for) if self.traffic.waiting_for else None

    def as_of(self, stage: str) -> Progress:
        """The same as the progress of a stage of a run."""
        done, total = (self.done, max(self.meetings, 1)) if self.listed else (0, 1)
        return Progress(stage, done, total, self.sentence())


Watching = Callable[[DownloadProgress], None]

"""Which of Zoom's lists can be asked: what the app's scopes allow, and what Zoom has refused meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.zoom.api.endpoints import (
    HISTORY,
    HOST_MEETINGS,
    HOSTS,
    ME,
    PAST_PARTICIPANTS,
    REPORT_PARTICIPANTS,
    Endpoint,
)
from zoomwizard.zoom.api.errors import MissingScope

FIELD = "from_zoom"


def has_scope(scopes: Iterable[str], endpoint: Endpoint) -> bool:
    """Whether one of the endpoint's scopes is there; where Zoom does not say which there are, it has to be tried."""
    there = set(scopes)
    return not there or not there.isdisjoint(endpoint.scopes)


@dataclass
class Ways:
    """The ways that are open: to the list of meetings, and to the participants of one."""

    history: bool = True
    hosts: bool = True
    participants: list[Endpoint] = field(default_factory=lambda: [PAST_PARTICIPANTS, REPORT_PARTICIPANTS])
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of_scopes(cls, scopes: Iterable[str]) -> Ways:
        """The ways that the scopes allow. Errors: MissingScope where none is left."""
        scopes = frozenset(scopes)
        ways = cls(has_scope(scopes, HISTORY), all(has_scope(scopes, e) for e in (HOSTS, HOST_MEETINGS)))
        missing = []
        if not ways.history and not ways.hosts:
            missing.append(HISTORY.scopes[0])
        for endpoint in tuple(ways.participants):
            if not has_scope(scopes, endpoint):
                ways.participants.remove(endpoint)
                ways.note(f"The {endpoint.name} can not be asked for: the scope {endpoint.scopes[0]} is missing.")
        if not ways.participants:
            missing.append(PAST_PARTICIPANTS.scopes[0])
        if missing:
            raise MissingScope(missing)
        if not ways.history:
            ways.note(f"Meetings are listed host by host: the scope {HISTORY.scopes[0]} is missing.")
        return ways

    def lose_history(self, error: Exception) -> None:
        """Zoom refuses the list of meetings; it goes on host by host. Raises the error where that is not open."""
        if not self.hosts:
            raise error
        self.history = False
        self.note_hosts()

    def note_hosts(self) -> None:
        """It went host by host, now or in an earlier run."""
        if not any(str(finding.title).startswith("Meetings are listed host by host") for finding in self.findings):
            self.note("Meetings are listed host by host: Zoom refuses the account's list of meetings.")

    def lose(self, endpoint: Endpoint, error: Exception) -> None:
        """Zoom refuses one list of participants for lack of a scope. Raises the error where no other is left."""
        if endpoint in self.participants:
            self.participants.remove(endpoint)
            self.note(f"The {endpoint.name} can not be asked for: the scope {endpoint.scopes[0]} is missing.")
        if not self.participants:
            raise error

    def note(self, title: str) -> None:
        """A way is lost."""
        hint = "It goes on another way, which takes longer or says less; add the scope to the app for the next time."
        self.findings.append(Finding(Severity.WARNING, FIELD, title, hint, code="zoom.way-lost"))


def missing_scopes(scopes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """By what they are for: the scopes that are missing, in Zoom's own spelling; a blank tuple where it can be done."""
    scopes = frozenset(scopes)
    by_hosts = all(has_scope(scopes, e) for e in (HOSTS, HOST_MEETINGS))
    no_list = () if has_scope(scopes, HISTORY) or by_hosts else (HISTORY.scopes[0],)
    of_people = any(has_scope(scopes, e) for e in (PAST_PARTICIPANTS, REPORT_PARTICIPANTS))
    return {
        "the list of meetings": no_list,
        "the participants of a meeting": () if of_people else (PAST_PARTICIPANTS.scopes[0],),
        "the test call": () if has_scope(scopes, ME) else (ME.scopes[0],),
    }

"""What took place for listed people, as Zoom's lists say: meetings with who was there, and calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.wanted import (
    FoundRecording,
    OfAccount,
    PhonePeople,
    addresses_of_meeting,
    listed_among,
)
from zoomwizard.zoom.api.archive_answers import CallQuality, CallRecord, Participant, PastMeeting


@dataclass(frozen=True)
class FoundMeeting:
    """A meeting or webinar that took place, with its listed people; without `participants` they aren't known yet."""

    meeting: PastMeeting
    participants: tuple[Participant, ...] | None
    listed: tuple[ListedPerson, ...]


@dataclass(frozen=True)
class FoundCall:
    """A call that took place, with its listed people, and the addresses of both sides in compared form."""

    call: CallRecord
    caller: str
    callee: str
    listed: tuple[ListedPerson, ...]


@dataclass(frozen=True)
class Events:
    """What took place: `not_listed` counts what began within the days and has no listed person.

    `meetings` and `calls` are those with a listed person, or with a recording that has one; some begin a day earlier or
    later. `trash` are the UUIDs of recordings that lie in the trash.
    """

    meetings: tuple[FoundMeeting, ...]
    calls: tuple[FoundCall, ...]
    trash: frozenset[str]
    not_listed: int


class EventsBuilder:
    """Takes what took place and keeps what has to do with listed people. `days`: the first moment and the end."""

    def __init__(self, people: OfAccount, days: tuple[datetime, datetime]) -> None:
        self._people, self._days = people, days
        self._meetings: list[FoundMeeting] = []
        self._phones, self._recorded, self._heard_of = PhonePeople(), set[str](), set[str]()
        self._not_listed, self._calls_not_listed = 0, set[int]()

    def is_within(self, start: datetime) -> bool:
        """Whether something began within the days."""
        return self._days[0] <= start < self._days[1]

    def add_meeting(
        self, meeting: PastMeeting, participants: tuple[Participant, ...] | None, recordings: Sequence[FoundRecording]
    ) -> None:
        """A meeting with its recordings of listed people."""
        listed = listed_among(addresses_of_meeting(participants, meeting.host), self._people)
        if listed or recordings:
            self._meetings.append(FoundMeeting(meeting, participants, listed))
        else:
            self._not_listed += self.is_within(meeting.start)

    def know_phones(self, phones: PhonePeople, recordings: Iterable[FoundRecording]) -> None:
        """Whose an extension is, and the recordings of calls; before any call comes."""
        calls = [one.recording.phone for one in recordings if one.recording.phone is not None]
        self._phones = phones
        self._recorded = {name for one in calls for name in (one.call_history_id, one.call_log_id, one.call_id) if name}

    def wants_call(self, call: CallRecord) -> bool:
        """Whether a call has to do with listed people; a call that can come again is counted once."""
        is_recorded = call.id in self._recorded or call.call_id in self._recorded
        if is_recorded or listed_among(self._phones.parties_of(call), self._people):
            self._heard_of.add(call.call_id)
            return True
        if self.is_within(call.start):
            self._calls_not_listed.add(hash(call.id))
        return False

    def wants_quality(self, quality: CallQuality) -> bool:
        """Whether it is of a call that has to do with listed people."""
        return quality.call_id in self._heard_of

    def made(self, calls: Iterable[CallRecord], quality: Iterable[CallQuality], trash: Iterable[str]) -> Events:
        """All of it, of the calls that were wanted."""
        heard = {one.call_id: one.mos for one in quality}
        found = []
        for call in calls:
            sides = self._phones.parties_of(call)
            of_call = replace(call, mos=heard.get(call.call_id, ""))
            found.append(FoundCall(of_call, *sides, listed_among(sides, self._people)))
        return Events(
            meetings=tuple(sorted(self._meetings, key=lambda one: (one.meeting.start, one.meeting.uuid))),
            calls=tuple(sorted(found, key=lambda one: (one.call.start, one.call.id))),
            trash=frozenset(trash),
            not_listed=self._not_listed + len(self._calls_not_listed),
        )

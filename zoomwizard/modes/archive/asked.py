"""What a job is asked that asks Zoom for recordings, looked at as far as it can be without asking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import Said, say
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.modes.archive.inputs import RecordingInputs
from zoomwizard.modes.archive.options import both_days
from zoomwizard.modes.archive.people import ListedPeople, read_listed_people
from zoomwizard.modes.archive.place import ARCHIVE_FIELD, check_archive
from zoomwizard.zoom.accounts import ZoomAccounts, connection_of
from zoomwizard.zoom.collect.connection import Connection


@dataclass(frozen=True)
class RecordingRequest:
    """What was asked; `findings` are all that is wrong with it, and where one is an error the rest may be missing."""

    connections: Mapping[str, Connection]
    people: ListedPeople
    days: tuple[date, date] | None
    findings: tuple[Finding, ...]


def recording_request(inputs: RecordingInputs, accounts: ZoomAccounts | None, *, may_begin: bool) -> RecordingRequest:
    """Everything that is wrong with accounts, people, days and the folder; `may_begin`: an archive may be made."""
    findings = list(_missing(inputs))
    days, found = both_days(inputs.date_from, inputs.date_to)
    findings += found
    connections: dict[str, Connection] = {}
    for name in dict.fromkeys(inputs.from_zoom):
        connection = connection_of(accounts, name)
        if isinstance(connection, Finding):
            findings.append(connection)
        else:
            connections[name] = connection
    people: ListedPeople = {}
    if inputs.people is not None:
        people, found = read_listed_people(
            inputs.people, tuple(dict.fromkeys(inputs.from_zoom)), look=looking_once(inputs.encoding)
        )
        findings += found
    if inputs.archive is not None:
        findings += check_archive(inputs.archive, inputs.from_zoom, may_begin=may_begin)
    return RecordingRequest(connections, people, days, tuple(findings))


def _missing(inputs: RecordingInputs) -> list[Finding]:
    needed: Mapping[str, tuple[object, Said]] = {
        ARCHIVE_FIELD: (inputs.archive, say("{option} is missing.", option="--archive")),
        "from_zoom": (inputs.from_zoom, say("{option} is missing.", option="--from-zoom")),
        "kind": (inputs.kind, say("{option} is missing.", option="--kind")),
        "people": (inputs.people, say("{option} is missing.", option="--people")),
    }
    return [
        Finding(Severity.ERROR, field, title, say("Add it to the command."), code="option.archive")
        for field, (value, title) in needed.items()
        if not value
    ]

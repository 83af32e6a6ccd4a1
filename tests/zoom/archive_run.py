"""Downloads into an archive from a fake Zoom and fake files, as a run makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.zoom import fake_archive
from tests.zoom.conftest import Connect, Start
from tests.zoom.fake import FakeZoom
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken, Finding, JobResult, Severity
from zoomwizard.core.output.chain import ChainLine, read_chain
from zoomwizard.core.output.folder import temporary_folder
from zoomwizard.modes.archive.days import EarliestWaiting
from zoomwizard.modes.archive.fetching import FetchCounts, fetch_files
from zoomwizard.modes.archive.inputs import VerifyInputs
from zoomwizard.modes.archive.keeping import Keeper
from zoomwizard.modes.archive.known import read_known
from zoomwizard.modes.archive.listing import ArchiveListing
from zoomwizard.modes.archive.manifest import Manifest, load_manifest, make_manifest_table
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.place import AccountPlace, make_archive
from zoomwizard.modes.archive.verify import VerifyJob
from zoomwizard.modes.archive.wanted import FoundRecording, PhonePeople, find_recording
from zoomwizard.zoom.api.archive_answers import (
    ListedFile,
    ListedRecording,
    Participant,
    PhoneUser,
    RecordingKind,
    phone_recording,
)
from zoomwizard.zoom.collect.connection import Connection

AT = datetime(2026, 10, 14, 8, tzinfo=UTC)
ANA, BEN = "ana@contoso.example", "ben@contoso.example"
TOPIC, NAME = "Planted topic", "Planted Name"
PEOPLE = {one: ListedPerson(one, NAME, "acme", "always", "video") for one in (ANA, BEN)}


def listed(name: str, url: str, *, extension: str = "M4A", size: int | None = None, **more: Any) -> ListedFile:
    """A file of a cloud recording that is complete."""
    fields = {"status": "completed", "recording_type": "audio_only", "start": "2026-10-14T08:00:00Z"}
    fields["end"] = "2026-10-14T08:30:00Z"
    return ListedFile(name, extension, extension, size, url, **fields | more)


def found(
    files: Sequence[ListedFile], *, kind: RecordingKind = "cloud", uuid: str = "planted/uuid==", start: datetime = AT
) -> FoundRecording:
    """A recording of Ana's and Ben's."""
    recording = ListedRecording(kind, uuid, "host", TOPIC, 2, start, 1800, files=tuple(files))
    there = tuple(Participant("p", NAME, one, start, start, 1800) for one in (ANA, BEN))
    made = find_recording(recording, there, ANA, PEOPLE, PhonePeople(), "acme")
    assert made is not None
    return made


def found_call(url: str, transcript: str = "") -> FoundRecording:
    """A call of Ana's."""
    item = {
        "id": "planted-call", "date_time": "2026-10-14T08:00:00Z", "end_time": "2026-10-14T08:01:00Z", "duration": 60,
        "download_url": url, "transcript_download_url": transcript, "owner": {"type": "user", "extension_number": "7"},
    }  # fmt: skip
    recording = phone_recording(item)
    assert recording.phone is not None
    phones = PhonePeople([PhoneUser("u", ANA, "7")])
    made = find_recording(recording, None, "", PEOPLE, phones, "acme")
    assert made is not None
    return made


def listing_of(*recordings: FoundRecording) -> ArchiveListing:
    """What lists gave that have these recordings alone."""
    return ArchiveListing(
        found=recordings, recordings=len(recordings), seen_not_listed=0, calls=Counter(), waiting=EarliestWaiting(),
        is_whole=True, phones=PhonePeople(), findings=(), began=AT,
    )  # fmt: skip


@dataclass
class Run:
    """What one run came to."""

    counts: FetchCounts
    waiting: EarliestWaiting
    place: AccountPlace
    before: int = 0
    said: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[ChainLine]:
        """The lines that it added, without those of metadata files."""
        lines = list(read_chain(self.place.manifest))[self.before :]
        return [line for line in lines if line.event != "opened" and line.data.get("type") != "metadata"]

    @property
    def events(self) -> list[str]:
        return [line.event for line in self.lines]


def run(connection: Connection, folder: Path, *recordings: FoundRecording, cancel: CancelToken | None = None) -> Run:
    """Fetch into the archive in a folder."""
    archive = make_archive(folder)
    place = archive.account("acme")
    listing = listing_of(*recordings)
    before = len(list(read_chain(place.manifest))) if place.manifest.exists() else 0
    said: list[str] = []
    with place.locked(), temporary_folder() as scratch, Engine(scratch) as engine, Manifest(place) as manifest:
        make_manifest_table(engine)
        load_manifest(engine, place)
        known = read_known(engine, place, listing)
        keeper = Keeper(place, manifest, archive.key)
        counts, waiting = fetch_files(
            connection, keeper, listing, known, location="here", cancel=cancel,
            watch=lambda progress: said.append(str(progress.sentence())),
        )  # fmt: skip
    return Run(counts, waiting, place, before, said)


def verified(folder: Path) -> JobResult:
    """What `archive verify` says."""
    return VerifyJob().run(VerifyInputs(archive=folder))


class TwoAccounts:
    """Two accounts, of which each has a Zoom of its own."""

    def __init__(self, connections: dict[str, Connection]) -> None:
        self.connections = connections

    def connection(self, name: str) -> Connection | Finding:
        if name in self.connections:
            return self.connections[name]
        return Finding(Severity.ERROR, "from_zoom", "There's no such account.", code="account.unknown")


def two_zooms(start: Start) -> dict[str, FakeZoom]:
    """A fake Zoom for each of them."""
    found = {name: start() for name in ("acme", "two")}
    for zoom in found.values():
        zoom.scopes = fake_archive.SCOPES
    return found


def connected(connect: Connect, zoom: FakeZoom, name: str, folder: Path) -> Connection:
    """An account of this name on a fake Zoom."""
    connection = connect(zoom)
    return replace(connection, account=replace(connection.account, name=name), folder=folder / "downloads" / name)

"""An archive as downloads make it, for tests of what works on archives."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.modes.archive.media_files import mp4
from zoomwizard.modes.archive.keys import (
    file_key,
    file_path,
    metadata_key,
    metadata_path,
    person_stand_in,
    recording_key,
)
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.metadata_file import Told, metadata_content
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.place import AccountPlace, ArchivePlace, make_archive
from zoomwizard.zoom.api.archive_answers import ListedFile, ListedRecording, Participant

AT = datetime(2026, 10, 20, 8, tzinfo=UTC)
ANA, BEA = "ana@contoso.example", "bea@contoso.example"


def archived_data(
    file: str, key: str, content: bytes, recording: str, people: Sequence[str], **more: Any
) -> dict[str, Any]:
    """What the line of a file holds."""
    return {
        "bytes": len(content), "file": file, "fingerprint": "none", "flags": [], "key": key, "kind": "cloud",
        "people": sorted(people), "recording": recording, "sha256": hashlib.sha256(content).hexdigest(),
        "type": "audio_only", **more,
    }  # fmt: skip


def told_about(account: str, uuid: str, start: datetime, people: Sequence[str], files: int) -> Told:
    """What Zoom said of it: a meeting of 30 minutes in which everybody was."""
    end = start + timedelta(minutes=30)
    listed = tuple(ListedPerson(person, f"Planted {person[:3]}", account, "always", "video") for person in people)
    return Told(
        account=account,
        location="Zurich",
        recording=ListedRecording(
            "cloud", uuid, "host", f"Planted topic of {uuid}", 2, start, 1800,
            files=tuple(
                ListedFile(f"file {number}", "M4A", "M4A", 1, "https://x.example/planted", "completed", "audio_only",
                           f"{start:%Y-%m-%dT%H:%M:%SZ}", f"{end:%Y-%m-%dT%H:%M:%SZ}")
                for number in range(files)
            ),
        ),
        keys=tuple(file_key(account, "cloud", uuid, f"file {number}") for number in range(files)),
        host=people[0],
        participants=tuple(
            Participant(f"id-{person}", f"Planted {person[:3]} in Zoom", person, start, end, 1800) for person in people
        ),
        listed=listed,
    )  # fmt: skip


def put(place: AccountPlace, file: str, content: bytes) -> None:
    """Put a file in its place."""
    path = place.folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def add_recording(
    archive: ArchivePlace, manifest: Manifest, place: AccountPlace, uuid: str, start: datetime, people: Sequence[str],
    files: int = 2,
) -> str:  # fmt: skip
    """A recording of these people with its files and its metadata file; its key."""
    recording = recording_key(start, uuid)
    stand_ins = [person_stand_in(person, archive.key) for person in people]
    for number in range(files):
        content = mp4(1_800_000 - number, video=b"", data=f"{uuid} {number}".encode())
        key = file_key(place.name, "cloud", uuid, f"file {number}")
        path = file_path(recording, "audio_only", key, "M4A")
        put(place, path, content)
        manifest.add("archived", archived_data(path, key, content, recording, stand_ins))
    content = metadata_content(told_about(place.name, uuid, start, people, files))
    path = metadata_path(recording, content)
    put(place, path, content)
    key = metadata_key(place.name, path)
    manifest.add("archived", archived_data(path, key, content, recording, stand_ins, type="metadata"))
    return recording


def make_accounts(folder: Path, *accounts: str) -> tuple[ArchivePlace, dict[str, dict[str, str]]]:
    """An archive in which each account has recordings of Ana on the 1st, of Bea on the 10th, and of both on the 15th.

    Their keys by account and name.
    """
    archive = make_archive(folder)
    keys: dict[str, dict[str, str]] = {}
    for account in accounts:
        place = archive.account(account)
        with place.locked(), Manifest(place, lambda: AT) as manifest:
            keys[account] = {
                name: add_recording(archive, manifest, place, name, datetime(2026, 10, day, 8, tzinfo=UTC), people)
                for name, day, people in (("ana", 1, [ANA]), ("bea", 10, [BEA]), ("both", 15, [ANA, BEA]))
            }
    return archive, keys

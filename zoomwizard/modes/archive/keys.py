"""What files, recordings, rows and people are called in an archive. Source: docs/archive-files.md, Names and keys.

Every key is the beginning of a digest, so that no topic and no person stands in a path.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from zoomwizard.core.output.chain import canonical
from zoomwizard.core.people.pseudonyms import keyed_digest

KEY_DIGITS, SHORT_DIGITS, RECORDING_DIGITS = 16, 8, 10
START_FORMAT = "%Y%m%dT%H%M%SZ"
UNKNOWN_EXTENSION = "bin"
METADATA = "metadata"
RECORDING_KEY = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{10}", re.ASCII)


def file_key(
    account: str, kind: str, uuid: str, file_id: str, file_type: str = "", recording_type: str = "", start: str = ""
) -> str:
    """The key of a file of a meeting or webinar; without an ID by what Zoom writes of it, `start` its beginning."""
    named = [file_id] if file_id else ["", file_type, recording_type, start]
    return _key_of([account, kind, uuid, *named])


def phone_file_key(account: str, recording_id: str, *, is_transcript: bool = False) -> str:
    """The key of the recording of a call, or of its transcript."""
    return _key_of([account, "phone", recording_id, *(["transcript"] if is_transcript else [])])


def metadata_key(account: str, path: str) -> str:
    """The key of a metadata file, by its path in the account's folder."""
    return _key_of([account, METADATA, path])


def row_key(account: str, event: str, stand_in: str) -> str:
    """The key of a row of a reconciliation: an event, by its UUID or ID, and a person in it."""
    return _key_of([account, event, stand_in])


def recording_key(start: datetime, uuid: str) -> str:
    """The key of a recording, which is the name of its folder: its start in UTC, and a digest of its UUID or ID."""
    return f"{start.astimezone(UTC):{START_FORMAT}}-{_digest(uuid.encode())[:RECORDING_DIGITS]}"


def start_of(recording: str) -> datetime:
    """The start that the key of a recording tells."""
    return datetime.strptime(recording[:16], START_FORMAT).replace(tzinfo=UTC)


def recording_folder(recording: str) -> str:
    """The path of a recording in the account's folder, by its key."""
    return f"{recording[:4]}/{recording[4:6]}/{recording[6:8]}/{recording}"


def file_path(recording: str, kind_of_file: str, key: str, extension: str) -> str:
    """The path of a file in the account's folder; `kind_of_file` is Zoom's recording type, else its file type."""
    kind = re.sub("[^a-z0-9_]", "_", kind_of_file.lower())
    ending = extension.lower() if re.fullmatch("[A-Za-z0-9]{1,5}", extension, re.ASCII) else UNKNOWN_EXTENSION
    return f"{recording_folder(recording)}/{kind}-{key[:SHORT_DIGITS]}.{ending}"


def metadata_path(recording: str, content: bytes) -> str:
    """The path of a metadata file with this content in the account's folder."""
    return file_path(recording, METADATA, _digest(content), "json")


def person_stand_in(address: str, key: bytes) -> str:
    """What stands for a person with this address in compared form; `key` is the archive's."""
    return f"s-{keyed_digest(address, key).hex()[:KEY_DIGITS]}"


def call_stand_in(text: str, key: bytes) -> str:
    """What stands for the ID of a meeting or call."""
    return f"c-{keyed_digest(text, key).hex()[:KEY_DIGITS]}"


def _key_of(parts: Sequence[str]) -> str:
    return _digest(canonical(parts))[:KEY_DIGITS]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

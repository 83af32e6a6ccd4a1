"""Metadata files: what Zoom said of a recording, kept beside it. Source: docs/archive-files.md, Metadata files.

They name people, and so does the folder they lie in; no address of a download stands in them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from zoomwizard.core.output.chain import canonical
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.wanted import FoundRecording, PhonePeople
from zoomwizard.zoom.api.archive_answers import CallRecord, ListedRecording, Participant, PhoneCall

ADDRESS_OF_FILE = "url"  # of a download: it may hold a token


class MetadataError(Exception):
    """A file isn't the metadata of a recording."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is known of a recording, or of an event without one, of one kind.

    `keys` are those of the files of the recording, in their order; blank for one that isn't wanted. Of a call `caller`
    and `callee` are the addresses of who is listed, else blank, and `extension` is the owner's. `call` is known once it
    was compared.
    """

    account: str
    location: str
    recording: ListedRecording
    keys: tuple[str, ...]
    host: str
    participants: tuple[Participant, ...] | None
    listed: tuple[ListedPerson, ...]
    caller: str = ""
    callee: str = ""
    extension: str = ""
    call: CallRecord | None = None

    @property
    def event(self) -> str:
        """What its event is known by, if it has one."""
        if self.call is not None:
            return self.call.id
        return self.recording.phone.call_history_id if self.recording.phone else self.recording.uuid


def told_of(
    found: FoundRecording, account: str, location: str, phones: PhonePeople, call: CallRecord | None = None
) -> Told:
    """What is kept of a recording that was found."""
    known = {file.file: file.key for file in found.files}
    phone = found.recording.phone
    caller, callee = _parties(phone, call, phones) if phone else ("", "")
    addresses = {person.address for person in found.listed}
    return Told(
        account=account,
        location=location,
        recording=found.recording,
        keys=tuple(known.get(file, "") for file in found.recording.files),
        host=found.host_email,
        participants=found.participants,
        listed=found.listed,
        caller=caller if caller in addresses else "",
        callee=callee if callee in addresses else "",
        extension=phone.owner_extension if phone else "",
        call=call,
    )


def metadata_content(told: Told) -> bytes:
    """The bytes of a metadata file: the same facts make the same ones."""
    return canonical(_plain(told)) + b"\n"


def read_metadata(content: bytes) -> Told:
    """What a metadata file tells. Errors: MetadataError."""
    try:
        told = _made(Told, json.loads(content))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise MetadataError from error
    assert isinstance(told, Told)
    return told


def _parties(phone: PhoneCall, call: CallRecord | None, phones: PhonePeople) -> tuple[str, str]:
    """The addresses of caller and callee; the owner of a recording is the one or the other."""
    if call is not None:
        return phones.parties_of(call)
    owner, is_caller = phones.owner_of(phone), phone.direction.casefold() == "outbound"
    other = phone.callee_number if is_caller else phone.caller_number
    address = phones.of_extension(other)
    return (owner, address) if is_caller else (address, owner)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(one)
            for field in fields(value)
            if field.name != ADDRESS_OF_FILE and (one := getattr(value, field.name)) not in (None, "", ())
        }
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds")
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _made(kind: Any, value: Any) -> Any:
    """A value of a type out of JSON; what is not there is blank. Errors: ValueError, TypeError, KeyError."""
    if is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, Mapping):
            raise TypeError
        return kind(**{name: _made(hint, value.get(name)) for name, hint in _hints(kind).items()})
    if get_origin(kind) in (Union, UnionType):
        (inner,) = (one for one in get_args(kind) if one is not NoneType)
        return None if value is None else _made(inner, value)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], one) for one in _list(value))
    if kind is datetime:
        return datetime.fromisoformat(value)
    if value is None:
        return {str: "", bool: False}.get(kind, "")
    return value


def _list(value: Any) -> Sequence[Any]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise TypeError
    return value


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)

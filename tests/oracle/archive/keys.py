"""The names of files, recordings, rows and people (sections 3, 4 and 5)."""

import hashlib
import hmac
import re

from tests.oracle.archive.chain import canonical, sha256
from tests.oracle.archive.times import compact, moment
from tests.oracle.text import fold_key

# ---------------------------------------------------------------------------------------------------------
# Keys of 16 hex digits


def key_of(parts: list[str]) -> str:
    return sha256(canonical(parts).encode("utf-8"))[:16]


def file_key(account: str, kind: str, uuid: str, file_id: str) -> str:
    return key_of([account, kind, uuid, file_id])


def file_key_without_id(
    account: str, kind: str, uuid: str, file_type: str, recording_type: str, recording_start: str
) -> str:
    """The last three as Zoom writes them; one that Zoom leaves out is blank."""
    return key_of([account, kind, uuid, "", file_type, recording_type, recording_start])


def phone_key(account: str, recording_id: str) -> str:
    return key_of([account, "phone", recording_id])


def transcript_key(account: str, recording_id: str) -> str:
    return key_of([account, "phone", recording_id, "transcript"])


def metadata_key(account: str, path: str) -> str:
    """The path is the one in the account's folder."""
    return key_of([account, "metadata", path])


def row_key(account: str, event: str, person: str) -> str:
    """Of a meeting's UUID or a call_history_uuid, without event the recording's UUID or id, and an `s-`."""
    return key_of([account, event, person])


# ---------------------------------------------------------------------------------------------------------
# Paths


def recording_key(start: int, identity: str) -> str:
    """The folder's name: of a UUID, a phone recording's id, or the call_history_uuid of a call without one."""
    return f"{compact(start)}-{sha256(identity.encode('utf-8'))[:10]}"


def folder(start: int, identity: str) -> str:
    return f"{moment(start):%Y/%m/%d}/{recording_key(start, identity)}"


def type_word(recording_type: str, file_type: str) -> str:
    return re.sub(r"[^a-z0-9_]", "_", (recording_type or file_type).lower())


def extension(file_extension: str) -> str:
    lower = file_extension.lower()
    return lower if re.fullmatch(r"[a-z0-9]{1,5}", lower) else "bin"


def file_path(start: int, uuid: str, word: str, key: str, file_extension: str) -> str:
    """In the account's folder; `word` is `type_word`, for phone `phone` or `transcript`."""
    return f"{folder(start, uuid)}/{word}-{key[:8]}.{extension(file_extension)}"


def metadata_path(start: int, identity: str, content: bytes) -> str:
    return f"{folder(start, identity)}/metadata-{sha256(content)[:8]}.json"


# ---------------------------------------------------------------------------------------------------------
# Stand-ins


def mac(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).hexdigest()[:16]


def stand_in(address: str, key: bytes) -> str:
    """`s-`: of a listed person."""
    return "s-" + mac(fold_key(address), key)


def call_stand_in(text: str, key: bytes) -> str:
    """`c-`: of a platform's call ID."""
    return "c-" + mac(text, key)

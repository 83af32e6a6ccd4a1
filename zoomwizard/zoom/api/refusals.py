"""What an answer means that is none: by its status and Zoom's own code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from zoomwizard.zoom.api.errors import (
    AppDisabled,
    BadRange,
    MissingScope,
    NotPermitted,
    NotThere,
    PageExpired,
    Refused,
    TooOld,
    WrongAccount,
    WrongSecret,
    ZoomError,
)

SCOPE = re.compile(r"[a-z_]+(?::[a-z_]+){1,3}")
EXPIRED_TOKEN = 124
NO_SCOPE = {4711, 4700}
NOT_THERE = {1001, 1010, 3000, 3001}
TOO_OLD = 12702
DISABLED = {4717, 4735, 4737, 4738, 4740, 4741}


def code_in(content: Mapping[str, Any] | None) -> int:
    """Zoom's code in an answer; 0 where there is none."""
    code = (content or {}).get("code")
    return code if type(code) is int else 0


def message_in(content: Mapping[str, Any] | None) -> str:
    """What Zoom says, for looking at only: it can name people."""
    found = (content or {}).get("message") or (content or {}).get("reason") or ""
    return found if isinstance(found, str) else ""


def is_expired_token(content: Mapping[str, Any] | None) -> bool:
    """Whether an answer with status 401 says that the token has ended, or does not say why."""
    return code_in(content) in (0, EXPIRED_TOKEN)


def error_of(status: int, content: Mapping[str, Any] | None, tracking: str) -> ZoomError:
    """The error that a call's answer stands for."""
    code, message = code_in(content), message_in(content)
    kind: type[ZoomError] = Refused
    if code in NO_SCOPE or "does not contain scopes" in message:
        return MissingScope(sorted(set(SCOPE.findall(message))), code=code, tracking=tracking)
    if status == 401:
        kind = WrongSecret
    elif code == 200 or status == 403:
        kind = NotPermitted
    elif code == 300:
        kind = PageExpired if "page_token" in message or "page token" in message.lower() else BadRange
    elif code == TOO_OLD:
        kind = TooOld
    elif status == 404 or code in NOT_THERE:
        kind = NotThere
    return kind(code=code or status, tracking=tracking)


def error_of_token(status: int, content: Mapping[str, Any] | None, tracking: str) -> ZoomError:
    """The error that an answer to the request for a token stands for."""
    code, word = code_in(content), (content or {}).get("error")
    kind: type[ZoomError] = WrongSecret
    if word == "invalid_request" and code not in (4702, 4704):
        kind = WrongAccount
    elif code in DISABLED:
        kind = AppDisabled
    elif code in NO_SCOPE:
        return MissingScope(code=code, tracking=tracking)
    return kind(code=code or status, tracking=tracking)

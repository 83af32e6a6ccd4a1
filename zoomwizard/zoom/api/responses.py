"""What any response says: its content, days, clock and tracking ID; or that whoever sent it isn't trusted."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx2


def is_untrusted(error: BaseException | None) -> bool:
    """Whether a connection failed because of the other side's certificate."""
    import ssl

    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def content_of(answer: httpx2.Response) -> dict[str, Any] | None:
    """The JSON object of an answer; None for anything else, such as a web page."""
    try:
        content = answer.json(parse_float=Decimal)  # costs keep the digits that Zoom writes
    except (ValueError, ArithmeticError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def tracking_of(answer: httpx2.Response) -> str:
    """The ID that Zoom's support asks for, if there is one that looks like it."""
    text = answer.headers.get("x-zm-trackingid", "")
    return text if re.fullmatch(r"[A-Za-z0-9_-]{1,100}", text) else ""


def moment_of_header(text: str) -> datetime | None:
    """A date of a header, in HTTP's own form or ISO 8601; None for anything else."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text.strip())
        except (ValueError, TypeError, IndexError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def day_of(value: Any) -> date | None:
    """A day as Zoom gives it back; None where it gives none."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None

"""Who and what stands in tables about how Zoom is used. Source: docs/usage-tables.md, What stands for a person."""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import datetime

from zoomwizard.core.people.pseudonyms import as_letters, keyed_digest

WEAK = "g"  # how the stand-in of somebody begins who is known in one meeting only
AS_NAME_ENDS = " (host)"


def fold_name(name: str) -> str:
    """The form in which display names are compared: NFKC, single blanks, case-folded, without (Host) at the end."""
    folded = " ".join(unicodedata.normalize("NFKC", name).split()).casefold()
    return folded.removesuffix(AS_NAME_ENDS)


def occurrence_key(number: str, start: datetime) -> str:
    """What an occurrence of a meeting or webinar is known by: its digits and the UTC second that it starts in."""
    return f"{re.sub('[^0-9]', '', number)}:{start:%Y-%m-%dT%H:%M:%SZ}"


def person_by_email(email: str, key: bytes) -> str:
    """The stand-in of a person with this folded e-mail address."""
    return _person("x", f"person:{email}", key)


def person_by_zoom_id(zoom_id: str, key: bytes) -> str:
    """The stand-in of a person whose Zoom user ID alone is known."""
    return _person("x", f"zoom-id:{zoom_id}", key)


def weak_person(occurrence: str, name: str, key: bytes) -> str:
    """The stand-in of somebody who has only a name: the same within an occurrence, given by its key, and nowhere else.

    `name` is folded.
    """
    return _person(WEAK, f"guest:{occurrence}:{name}", key)


def random_weak_person() -> str:
    """A stand-in of the same form that nothing leads back to."""
    return WEAK + as_letters(secrets.token_bytes(16))


def occurrence_id(occurrence: str, key: bytes) -> str:
    """What stands for an occurrence, given by its key."""
    return "o" + keyed_digest(f"occurrence:{occurrence}", key).hex()[:16]


def series_id(number: str, key: bytes) -> str:
    """What stands for the number that meetings of a series share."""
    return "s" + keyed_digest(f"series:{re.sub('[^0-9]', '', number)}", key).hex()[:16]


def _person(letter: str, text: str, key: bytes) -> str:
    return letter + as_letters(keyed_digest(text, key)[:16])

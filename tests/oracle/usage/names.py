"""The columns that `--identities shown` adds (section 4.3), the last ones of their tables."""

from collections.abc import Iterable

from tests.oracle.usage.cells import Row, text
from tests.oracle.usage.facts import Options
from tests.oracle.usage.occurrences import Held
from tests.oracle.usage.people import digits_of, fold_email


def occurrence_names(held: Held, options: Options) -> Row:
    if not options.shown:
        return {}
    return {
        "uuid": text(held.occurrence.uuid),
        "meeting_id": digits_of(held.occurrence.number),
        "host_email": text(fold_email(held.occurrence.host)),
    }


def person_names(emails: Iterable[str], names: Iterable[str], options: Options) -> Row:
    """Of several addresses (of one HashID) the first by code point, of several names the first by join."""
    if not options.shown:
        return {}
    folded = sorted({fold_email(email) for email in emails} - {""})
    return {"email": text(next(iter(folded), "")), "name": text(next((name for name in names if name), ""))}

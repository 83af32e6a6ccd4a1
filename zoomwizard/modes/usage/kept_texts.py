"""Topics and texts of polls that a run keeps: nothing proves that they name nobody, so it's counted and said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.people.mapping_file import MappingFile
from zoomwizard.core.privacy.names import Dictionary
from zoomwizard.core.privacy.patterns import Column
from zoomwizard.core.privacy.proof import count_hits_in_free_text
from zoomwizard.core.said import plural, say

# An address that is a person's name: Zoom's own names are kept by a run that shows them alone.
NAME_AS_ADDRESS = re.compile(r"([^@]*[^@._-][._-][^@._-][^@]*)@")
ADDRESSES = (
    "SELECT email FROM raw_sessions UNION SELECT email FROM raw_roles UNION SELECT host_email FROM raw_occurrences "
    "UNION SELECT email FROM raw_questions UNION SELECT email FROM raw_answers"
)


def known_people(engine: Engine, mapping: MappingFile | None) -> Dictionary:
    """The addresses and names of everybody in what was read."""
    addresses = [email for (email,) in engine.all(ADDRESSES) if email] + [*(mapping.hash_ids if mapping else ())]
    names = [name for (name,) in engine.all("SELECT DISTINCT name FROM raw_people WHERE name IS NOT NULL")]
    names += [re.sub("[._-]", " ", found[1]) for email in addresses if (found := NAME_AS_ADDRESS.match(email))]
    return Dictionary(addresses, names)


def texts_that_name(engine: Engine, path: Path, columns: Sequence[Column], dictionary: Dictionary) -> Iterator[Finding]:
    """In how many rows of a table the texts of each column seem to name somebody."""
    for column, rows in count_hits_in_free_text(engine, path, columns, dictionary).items():
        title = plural(
            "The column {column} of {table} seems to name somebody in {n} row.",
            "The column {column} of {table} seems to name somebody in {n} rows.",
            n=rows, column=column, table=path.name,
        )  # fmt: skip
        hint = say("Only give the folder to people who may see this, or leave the texts out.")
        yield Finding(Severity.WARNING, "texts", title, hint, code="texts.name-somebody")

"""Takes a person, or old days, out of the kept days; whoever is forgotten becomes somebody whom nobody knows."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar

from zoomwizard.core.engine import quoted
from zoomwizard.core.job import Job, engine_for
from zoomwizard.core.outcome import (
    CancelToken,
    Finding,
    InputError,
    JobResult,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.folder import temporary_folder
from zoomwizard.core.output.kept_days import open_kept_days
from zoomwizard.core.output.kept_writer import KeptChange, KeptDaysWriter
from zoomwizard.core.people.identities import fold_key
from zoomwizard.core.people.mapping_file import read_mapping
from zoomwizard.core.people.secret_key import StandInKey, check_key_file
from zoomwizard.core.said import Said, plural, say
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.modes.usage.inputs import ForgetInputs
from zoomwizard.modes.usage.kept import KEPT_TABLES, OF_OCCURRENCES, head_of, key_to_be, with_missing_key
from zoomwizard.modes.usage.patterns import STAND_IN
from zoomwizard.modes.usage.reading import require_lasting
from zoomwizard.zoom.stand_ins import person_by_email, random_weak_person

COLUMNS_OF_PEOPLE = {"occurrences": "host", **dict.fromkeys(OF_OCCURRENCES, "person")}


class ForgetJob(Job):
    """The job; see `Job`. `stand_in_key` gives the key of the stand-ins, from a file where one is named."""

    name: ClassVar[str] = "usage forget"
    stages: ClassVar[Mapping[str, float]] = {"forget": 1}

    def __init__(self, stand_in_key: Callable[[Path | None], StandInKey]) -> None:
        self._stand_in_key = stand_in_key

    def check(
        self, inputs: ForgetInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """See `Job`."""
        del report, cancel
        findings = wrong_options(inputs) + (check_key_file(inputs.key_file) if inputs.key_file else [])
        if inputs.mapping is not None:
            findings += read_mapping(inputs.mapping, look=looking_once(inputs.encoding))[1]
        try:
            open_kept_days(inputs.store, KEPT_TABLES, head_of("", key_to_be(inputs.key_file), "drop"))
        except InputError as error:
            findings += with_missing_key(error.findings, inputs.key_file)
        return findings

    def run(
        self, inputs: ForgetInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """Rewrite the days that hold the person, or remove the old ones. Errors: InputError, AppError."""
        begun = time.monotonic()
        if errors_in(found := self.check(inputs)):
            raise InputError(found)
        key = self._stand_in_key(inputs.key_file)
        require_lasting(key)
        kept = open_kept_days(inputs.store, KEPT_TABLES, head_of("", key.key, "drop"))
        with KeptDaysWriter(inputs.store, KEPT_TABLES, kept.head, cancel) as writer:
            if inputs.before:
                removed = writer.remove_before(date.fromisoformat(inputs.before))
                title = plural("{n} day was removed.", "{n} days were removed.", n=len(removed))
                counts = {"days": len(removed)}
            else:
                with temporary_folder() as folder, engine_for("forgetting", inputs, folder, report, cancel) as engine:
                    engine.begin("forget", say("Removing the person from the kept days"), 2 * len(COLUMNS_OF_PEOPLE))
                    rows = sum(
                        writer.change(engine, changes_of(stand_in)) for stand_in in stand_ins_of(inputs, key.key)
                    )
                if not rows:
                    raise InputError([unknown_person()])
                title = plural(
                    "The person was removed from {n} row. Downloading the same days would bring the person back.",
                    "The person was removed from {n} rows. Downloading the same days would bring the person back.",
                    n=rows,
                )
                counts = {"rows": rows}
        return JobResult(
            folder=inputs.store, inputs=(), outputs=(), counts=counts, findings=tuple(found), summary=(),
            seconds=time.monotonic() - begun, verdict=title,
        )  # fmt: skip


def wrong_options(inputs: ForgetInputs) -> list[Finding]:
    """What doesn't fit together: exactly one of a person and a day is needed."""
    hint: Said
    if bool(inputs.person.strip()) == bool(inputs.before):
        title = say("Use either {one} or {other}.", one="--person", other="--before")
        hint = say("Exactly one of the two is needed.")
    elif inputs.before and not is_written_day(inputs.before):
        title, hint = say("{option} must be a date.", option="--before"), say("Write it like 2026-08-31.")
    else:
        return []
    return [Finding(Severity.ERROR, "person", title, hint, code="option.forget")]


def is_written_day(text: str) -> bool:
    """Whether a text is a day as it is written on the command line."""
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def stand_ins_of(inputs: ForgetInputs, key: bytes) -> list[str]:
    """All that may stand for the person: of an address, of a stand-in itself, or of all addresses of a HashID."""
    text = inputs.person.strip()
    if re.fullmatch(STAND_IN, text):
        return [text]
    if inputs.mapping is not None:
        mapping, _ = read_mapping(inputs.mapping, look=looking_once(inputs.encoding))
        known = mapping.hash_ids if mapping else {}
        if found := [person_by_email(email, key) for email, hash_id in known.items() if hash_id == text]:
            return found
    return [person_by_email(fold_key(text), key)]


def changes_of(stand_in: str) -> Mapping[str, KeptChange]:
    """In each occurrence the person becomes one whom nobody knows, the same in all tables."""
    occurrence = "occurrence || " + quoted(random_weak_person())
    # The same for one occurrence in every table, and nothing leads back to it: the random part is told to nobody.
    weak = f"'g' || substr(translate(sha256({occurrence}), '0189', 'ghij'), 1, 26)"
    changes = {}
    for table, column in COLUMNS_OF_PEOPLE.items():
        values = {column: weak} | ({"identity": "'none'"} if table == "sessions" else {})
        changes[table] = KeptChange(f'"{column}" = {quoted(stand_in)}', values)
    return changes


def unknown_person() -> Finding:
    """The error that nobody of that name is in the kept days."""
    title = say("There's no such person in the kept days.")
    hint = say("Use an e-mail address, a stand-in from a table or, with --mapping, a HashID.")
    return Finding(Severity.ERROR, "person", title, hint, code="forget.unknown")

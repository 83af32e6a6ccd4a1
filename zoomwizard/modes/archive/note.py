"""Notes about rows and files, and decisions: what an ambiguous call was, and whether a file aside is right."""

from __future__ import annotations

import os
import shutil
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, ClassVar

from zoomwizard.core.engine import Engine
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
from zoomwizard.core.output.folder import explained, sha256_of, temporary_folder
from zoomwizard.core.output.whole import sync_file, sync_folder
from zoomwizard.core.said import Said, either, plural, say
from zoomwizard.modes.archive.inputs import NoteInputs
from zoomwizard.modes.archive.manifest import EVENT_KEYS, Manifest, load_manifest, make_manifest_table, said_head
from zoomwizard.modes.archive.place import UNWRITABLE, AccountPlace, chosen_accounts

DECIDED = "decided"


class NoteJob(Job):
    """The job; see `Job`."""

    name: ClassVar[str] = "archive note"
    stages: ClassVar[Mapping[str, float]] = {"read": 1}

    def check(
        self, inputs: NoteInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """See `Job`."""
        places, found = chosen_accounts(inputs.archive, ())
        findings = [*_wrong_options(inputs), *found]
        if errors_in(findings):
            return findings
        with _loaded(inputs, places, report, cancel) as engine:
            return [*_unknown(engine), *_damaged(engine, inputs, places)]

    def run(self, inputs: NoteInputs, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        """Write the note to the account of each row and file; a file that is decided to be right moves into place.

        Errors: InputError, AppError.
        """
        begun = time.monotonic()
        places, found = chosen_accounts(inputs.archive, ())
        if errors_in(findings := [*_wrong_options(inputs), *found]):
            raise InputError(findings)
        with ExitStack() as locks:
            for place in places:
                locks.enter_context(place.locked())
            with _loaded(inputs, places, report, cancel) as engine:
                if findings := [*_unknown(engine), *_damaged(engine, inputs, places)]:
                    raise InputError(findings)
                heads, moved = [], 0
                for place, data, files in _notes(engine, inputs, places):
                    with Manifest(place) as manifest:
                        manifest.add("note", data)
                        for file in files:
                            put_into_place(place, manifest, file)
                        heads.append(said_head(place.name, manifest.head))
                        moved += len(files)
        verdict = plural("The note is kept in {n} manifest.", "The note is kept in {n} manifests.", n=len(heads))
        summary: list[Said] = []
        if moved:
            summary.append(plural("{n} file was moved into place.", "{n} files were moved into place.", n=moved))
        if inputs.decide and inputs.row:
            summary.append(say("The decision counts from the next comparison on."))
        return JobResult(
            folder=inputs.archive, inputs=(), outputs=(), counts={"manifests": len(heads), "moved": moved},
            findings=(), summary=(*summary, *heads), seconds=time.monotonic() - begun, verdict=verdict,
        )  # fmt: skip


def put_into_place(place: AccountPlace, manifest: Manifest, file: Mapping[str, Any]) -> None:
    """Archive a file that lies aside: a copy comes into place, then its line, then what lay aside goes.

    `file` is a row of the view aside_files. Whenever this is cut off, the file aside is still there, or has its line.
    Errors: AppError.
    """
    aside, path = place.aside / file["file"], place.folder / file["file"]
    with explained(UNWRITABLE):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # without a line, it is nothing
        try:
            os.link(aside, path)
        except OSError:  # a disk without links
            shutil.copyfile(aside, path)
        sync_file(path)
        sync_folder(path.parent)
        data = {name: file[name] for name in EVENT_KEYS["archived"]}
        manifest.add("archived", data | {"flags": sorted({*file["flags"], DECIDED})})
        aside.unlink()


@contextmanager
def _loaded(
    inputs: NoteInputs, places: Sequence[AccountPlace], report: Report, cancel: CancelToken | None
) -> Iterator[Engine]:
    """The engine with all manifests, and what of them is meant: the table noted, with the account of each."""
    with temporary_folder() as folder, engine_for("archive", inputs, folder, report, cancel) as engine:
        make_manifest_table(engine)
        for place in places:
            load_manifest(engine, place)
        asked = [(key, what) for what, keys in (("row", inputs.row), ("file", inputs.file)) for key in keys]
        engine.load("asked", {"thing": "VARCHAR", "what": "VARCHAR"}, list(dict.fromkeys(asked)))
        engine.run(
            "CREATE TABLE noted AS SELECT DISTINCT asked.*, line.account FROM asked JOIN manifest_lines AS line ON"
            " (what = 'row' AND event = 'status' AND \"row\" = thing)"
            " OR (what = 'file' AND event IN ('archived', 'aside') AND \"key\" = thing)"
        )
        yield engine


def _unknown(engine: Engine) -> list[Finding]:
    found = engine.all("SELECT what, count(*) FROM asked WHERE thing NOT IN (SELECT thing FROM noted) GROUP BY ALL")
    titles = {
        "row": lambda n: plural("{n} row isn't in the archive.", "{n} rows aren't in the archive.", n=n),
        "file": lambda n: plural("{n} file isn't in the archive.", "{n} files aren't in the archive.", n=n),
    }
    hint = say("Check the keys: 16 digits and letters from a to f.")
    return [
        Finding(Severity.ERROR, str(what), titles[what](int(number)), hint, code="note.unknown")
        for what, number in sorted(found)
    ]


def _damaged(engine: Engine, inputs: NoteInputs, places: Sequence[AccountPlace]) -> list[Finding]:
    """The error that a file which is decided to be right isn't any more what was put aside."""
    if inputs.decide != "yes":
        return []
    by_name = {place.name: place for place in places}
    wrong = 0
    with explained(say("The archive can't be read.")):
        for account, file, digest in engine.all(
            'SELECT account, file, sha256 FROM aside_files WHERE "key" IN (SELECT thing FROM noted)'
        ):
            path = by_name[account].aside / file
            wrong += not path.is_file() or sha256_of(path, engine.cancel) != digest
    title = plural(
        "{n} file that lies aside is missing or was changed.",
        "{n} files that lie aside are missing or were changed.",
        n=wrong,
    )
    hint = say("Restore it from a backup, or let a download fetch it again.")
    return [Finding(Severity.ERROR, "file", title, hint, code="note.damaged")] if wrong else []


def _notes(
    engine: Engine, inputs: NoteInputs, places: Sequence[AccountPlace]
) -> Iterator[tuple[AccountPlace, dict[str, Any], list[dict[str, Any]]]]:
    """For each account that is meant: its place, what its line says, and its files aside that are right."""
    things: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for account, what, thing in engine.all("SELECT account, what, thing FROM noted ORDER BY ALL"):
        things[account][f"{what}s"].append(thing)
    for place in (place for place in places if place.name in things):
        given = things[place.name] | ({"decide": inputs.decide} if inputs.decide else {})
        files = []
        if inputs.decide == "yes":
            found = engine.run(
                'SELECT * FROM aside_files WHERE account = ? AND "key" IN (SELECT thing FROM noted) ORDER BY file',
                [place.name],
            )
            names = [column[0] for column in found.description or ()]
            files = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        yield place, {"text": inputs.text.strip(), **given}, files


def _wrong_options(inputs: NoteInputs) -> list[Finding]:
    wrong: list[tuple[str, Said, Said | str]] = []
    if not inputs.text.strip():
        wrong.append(("text", say("{option} is missing.", option="--text"), say("Say why, in your own words.")))
    if "@" in inputs.text:
        title = say("The text of a note can't contain an e-mail address, because it's kept for ever.")
        wrong.append(("text", title, say("Leave out the @ sign and names.")))
    if not (inputs.row or inputs.file):
        wrong.append(
            ("row", say("The note isn't about anything."), say("Use {options}.", options=either(["--row", "--file"])))
        )
    return [Finding(Severity.ERROR, field, title, hint, code="option.note") for field, title, hint in wrong]

"""Removes recordings from an archive: old ones, or those of one person. Their lines in the manifest stay."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

from zoomwizard.core.engine import Engine
from zoomwizard.core.job import AskingJob, engine_for
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
from zoomwizard.core.output.chain import ChainHead
from zoomwizard.core.output.folder import explained, temporary_folder
from zoomwizard.core.people.identities import bare_address, fold_key, is_address
from zoomwizard.core.said import Said, either, plural, say
from zoomwizard.modes.archive.inputs import PurgeInputs
from zoomwizard.modes.archive.keys import START_FORMAT, person_stand_in
from zoomwizard.modes.archive.manifest import Manifest, load_manifest, make_manifest_table, said_head
from zoomwizard.modes.archive.place import UNWRITABLE, AccountPlace, chosen_accounts, open_archive
from zoomwizard.modes.archive.steps import PURGE

KEYS_A_LINE = 10_000  # so that no line of a manifest grows with the archive


class PurgeJob(AskingJob):
    """The job; see `AskingJob`."""

    name: ClassVar[str] = "archive purge"
    stages: ClassVar[Mapping[str, float]] = {"find": 1, "remove": 9}

    def check(
        self, inputs: PurgeInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """See `Job`."""
        del report, cancel
        return [*_wrong_options(inputs), *chosen_accounts(inputs.archive, inputs.from_zoom)[1]]

    def question(self, inputs: PurgeInputs) -> Said | None:
        """See `AskingJob`."""
        return None if inputs.yes else say("Remove these recordings for ever?")

    def preview(
        self, inputs: PurgeInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """See `AskingJob`."""
        begun = time.monotonic()
        with self._found(inputs, report, cancel) as (engine, _):
            return _result(inputs, _counts(engine), {}, begun, is_done=False)

    def run(self, inputs: PurgeInputs, report: Report = report_nothing, cancel: CancelToken | None = None) -> JobResult:
        """Note in the manifest what goes, then remove it. Errors: InputError, AppError, Cancelled."""
        begun = time.monotonic()
        with ExitStack() as locks:
            for place in chosen_accounts(inputs.archive, inputs.from_zoom)[0]:
                locks.enter_context(place.locked())
            with self._found(inputs, report, cancel) as (engine, places):
                counts, heads = _counts(engine), {}
                engine.begin("remove", say("Removing recordings"), len(places))
                for place in places:
                    with Manifest(place) as manifest:
                        purge(engine, place, manifest)
                        heads[place.name] = manifest.head
                    engine.advance()
        return _result(inputs, counts, heads, begun, is_done=True)

    @contextmanager
    def _found(
        self, inputs: PurgeInputs, report: Report, cancel: CancelToken | None
    ) -> Iterator[tuple[Engine, Sequence[AccountPlace]]]:
        """The engine with what is to go in the view purge_files."""
        if errors_in(found := self.check(inputs)):
            raise InputError(found)
        places, _ = chosen_accounts(inputs.archive, inputs.from_zoom)
        key = open_archive(inputs.archive).key
        before = None
        if inputs.keep_days is not None:
            before = (datetime.now(UTC) - timedelta(days=inputs.keep_days)).strftime(START_FORMAT)
        with temporary_folder() as folder, engine_for("archive", inputs, folder, report, cancel) as engine:
            engine.begin("find", say("Looking through the manifest"), 2 * len(places) + 3)
            make_manifest_table(engine)
            for place in places:
                load_manifest(engine, place)
            person = person_stand_in(folded_address(inputs.person), key) if inputs.person else None
            engine.set(before=before, person=person)
            engine.step(PURGE)
            yield engine, places


def purge(engine: Engine, place: AccountPlace, manifest: Manifest) -> None:
    """Remove the files of the view purge_files of one account, after a line for each few thousand is on the disk."""
    found = engine.all('SELECT "key", file FROM purge_files WHERE account = ? ORDER BY file', [place.name])
    for begin in range(0, len(found), KEYS_A_LINE):
        part = found[begin : begin + KEYS_A_LINE]
        manifest.add("purged", {"keys": sorted(key for key, _ in part)})
        remove_files(place, [file for _, file in part])


def finish_purges(engine: Engine, place: AccountPlace) -> None:
    """Remove what a purge left that was cut off; the manifest has to be loaded."""
    left = engine.all("SELECT file FROM archived_files WHERE is_purged AND account = ?", [place.name])
    remove_files(place, [file for (file,) in left])


def remove_files(place: AccountPlace, files: Sequence[str]) -> None:
    """Remove files of an account, in place and aside, and the folders that are empty then. Errors: AppError."""
    with explained(UNWRITABLE):
        for file in files:
            for path in (place.folder / file, place.aside / file):
                path.unlink(missing_ok=True)
                for folder in path.parents:
                    if folder in (place.folder, place.aside) or not _is_removed(folder):
                        break


def folded_address(text: str) -> str:
    """The compared form of an address that somebody has typed."""
    return fold_key(bare_address(text))


def not_an_address(field: str, option: str) -> Finding:
    """The error that an option needs an e-mail address."""
    title = say("{option} must be an e-mail address.", option=option)
    return Finding(Severity.ERROR, field, title, say("Write the whole address."), code="option.person")


def _is_removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:  # something else is in it
        return False
    return True


def _wrong_options(inputs: PurgeInputs) -> list[Finding]:
    if inputs.keep_days is None and not inputs.person:
        title, hint = (
            say("Nothing says what to remove."),
            say("Use {options}, or both.", options=either(["--keep-days", "--person"])),
        )
        return [Finding(Severity.ERROR, "keep_days", title, hint, code="option.purge")]
    if inputs.person and not is_address(folded_address(inputs.person)):
        return [not_an_address("person", "--person")]
    return []


def _counts(engine: Engine) -> dict[str, int]:
    recordings, files, size = engine.one(
        "SELECT count(DISTINCT (account, recording)), count(*), coalesce(sum(bytes), 0) FROM purge_files"
    )
    (held,) = engine.one("SELECT count(*) FROM held_recordings")
    return {"recordings": int(recordings), "files": int(files), "bytes": int(size), "held": int(held)}


def _result(
    inputs: PurgeInputs, counts: dict[str, int], heads: Mapping[str, ChainHead], begun: float, *, is_done: bool
) -> JobResult:
    many = counts["recordings"]
    verdict = plural("{n} recording would be removed.", "{n} recordings would be removed.", n=many)
    if is_done:
        verdict = plural("{n} recording was removed.", "{n} recordings were removed.", n=many)
    files, size = counts["files"], counts["bytes"]
    summary = [
        plural("{n} file, {size} bytes in all.", "{n} files, {size} bytes in all.", n=files, size=size),
    ]
    if counts["held"]:
        summary.append(
            plural("{n} recording is held and stays.", "{n} recordings are held and stay.", n=counts["held"])
        )
    summary.append(say("The lines about them stay in the manifest, and nothing changes at Zoom."))
    summary += [said_head(account, head) for account, head in heads.items()]
    return JobResult(
        folder=inputs.archive,
        inputs=(),
        outputs=(),
        counts=counts,
        findings=(),
        summary=tuple(summary),
        seconds=time.monotonic() - begun,
        verdict=verdict,
    )

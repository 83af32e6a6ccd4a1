"""What both jobs share that ask several accounts one after another: how far they are, and what became of each."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zoomwizard.core.outcome import AppError, Finding, InputError, Progress, Report, Severity
from zoomwizard.core.output.folder import explained
from zoomwizard.core.output.private import open_privately
from zoomwizard.core.said import say
from zoomwizard.modes.archive.estimate import ArchiveEstimate
from zoomwizard.modes.archive.place import UNWRITABLE, AccountPlace
from zoomwizard.zoom.api.archive_answers import RecordingKind

KINDS_IN_ORDER: tuple[RecordingKind, ...] = ("compliance", "cloud", "phone")
CODES_OF_ACCOUNTS = (1, 3, 6)  # of an account that failed, the first one that any has
OF_WORK_ALONE = ("lock", "machine")  # what says who is at work


@dataclass
class AccountFailures:
    """The accounts that came to no end, as findings of the run; the others went on."""

    findings: list[Finding]
    codes: set[int] = field(default_factory=set)

    def add(self, account: str, error: AppError) -> None:
        """One more."""
        self.codes.add(error.exit_code)
        if isinstance(error, InputError):
            self.findings += error.findings
            return
        title = say("{account}: {what}", account=account, what=error.title)
        hint = error.hint or error.message
        self.findings.append(Finding(Severity.ERROR, "from_zoom", title, hint, code="archive.failed"))

    @property
    def exit_code(self) -> int:
        """The code of the run; 0 if none failed."""
        return next((code for code in CODES_OF_ACCOUNTS if code in self.codes), 0)


def chosen_kinds(kinds: Iterable[str]) -> tuple[RecordingKind, ...]:
    """The kinds that were chosen, in the order in which they count."""
    return tuple(kind for kind in KINDS_IN_ORDER if kind in kinds)


def watching(report: Report, stage: str, account: int, of: int, part: tuple[float, float]) -> Callable[[Any], None]:
    """Tells how far a stage is while one of the accounts, by its number, does this part of its share."""
    begin, end = part

    def watch(progress: Any) -> None:
        done = progress.as_of(stage)
        share = done.done / max(done.total, 1)
        report(Progress(stage, account + begin + (end - begin) * share, of, done.message))

    return watch


def plan_of(estimate: ArchiveEstimate, *, has_files: bool = True) -> dict[str, Any]:
    """A plan for a program."""
    return {
        "recordings": estimate.recordings,
        "files": estimate.files if has_files else 0,
        "bytes": estimate.bytes if has_files else 0,
        "calls": estimate.calls_by_word(),
        "seconds": estimate.seconds,
        "fits": estimate.fits,
    }


def add_anchor(path: Path | None, line: str) -> None:
    """Add a line to the file of anchors, if there is one; it is made if need be. Errors: AppError."""
    if path is None:
        return
    with (
        explained(say("The anchor file can't be written to.")),
        open(path, "a", encoding="utf-8", newline="\n", opener=open_privately) as file,
    ):
        file.write(line + "\n")


def forget_work(place: AccountPlace) -> None:
    """Forget what earlier runs noted for the next one. Errors: AppError."""
    with explained(UNWRITABLE):
        for path in place.work.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in OF_WORK_ALONE:
                path.unlink()

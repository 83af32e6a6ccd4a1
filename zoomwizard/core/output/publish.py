"""Publication, the one way of all modes: what a run has made comes to its final name, its proved record last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zoomwizard.core.outcome import CancelToken, FileRecord, Finding, Severity
from zoomwizard.core.output.folder import OutputFolder, explained
from zoomwizard.core.output.private import make_private
from zoomwizard.core.output.record import record_of, write_record
from zoomwizard.core.privacy.patterns import Pattern
from zoomwizard.core.privacy.proof import prove_file_names, prove_record
from zoomwizard.core.said import say


@dataclass(frozen=True)
class Output:
    """A file or folder that a run has made: where it waits, its final name, its role and rows in the record.

    `is_private`: it names people, so it waits in `OutputFolder.private` and stays for its owner alone. All others are
    for whoever may read the output folder's files.
    """

    path: Path
    name: str
    role: str
    rows: int = 0
    is_private: bool = False


@dataclass(frozen=True)
class RunRecord:
    """The record of a run: its final name, its role, its content, and the closed list of what may stand in it."""

    name: str
    role: str
    content: Mapping[str, Any]
    entries: Mapping[str, Pattern]


def publish(
    folder: OutputFolder,
    outputs: Sequence[Output],
    record: RunRecord,
    cancel: CancelToken,
    whole: Output | None = None,
) -> FileRecord:
    """Publish a run's outputs and, last, its record; the record of that file.

    Where the run makes one folder, that is the `whole`: the record is put into it, and it comes last.

    Before the first one has its final name: what is private is private, the record has its own entries and no others,
    and every name is one of those that the folder was taken for. A cancel comes too late afterwards. Errors:
    PrivacyError, AppError; nothing was published then.
    """
    path = whole.path / record.name if whole else folder.ready / "record.json"
    last = (whole.path, whole.name) if whole else (path, record.name)
    with explained(say("The record of the run couldn't be written.")):
        write_record(path, record.content)
        written = record_of(path, record.role, 0, cancel, record.name)
    prove_record(path, record.entries, record.role)
    prove_file_names([*(output.name for output in outputs), last[1]], folder.names)
    for output in (*outputs, *([whole] if whole else [])):
        if output.is_private:
            make_private(output.path)
    cancel.raise_if_cancelled()
    folder.rename([*((output.path, output.name) for output in outputs), last])
    return written


def not_private(folder: OutputFolder) -> list[Finding]:
    """A warning where the disk of a run that writes what names people can't keep it for its owner alone."""
    if folder.is_private:
        return []
    title = say("The disk of the output folder can't keep files private to you.")
    hint = say("Others who use this disk can read the files that name people. Choose a folder on another disk.")
    return [Finding(Severity.WARNING, "output", title, hint, code="output.not-private")]

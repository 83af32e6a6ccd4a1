"""What a run will find and make in the output folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from zoomwizard.app.jobs import output_names
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import say
from zoomwizard.gui.fields.problems import Problems
from zoomwizard.gui.language import left_to_right, size, tr
from zoomwizard.gui.pages.journey import Journey
from zoomwizard.gui.parts.background import OneTask, Task
from zoomwizard.gui.parts.layouts import clear
from zoomwizard.gui.parts.widgets import ElidedLabel, once_after, text_label
from zoomwizard.gui.theme import IconLabel

SET_IN = 24  # pixels that what is in a folder is set in
PAUSE_MILLISECONDS = 400  # after the last key, before what was typed is looked at


@dataclass(frozen=True)
class OutputChoice:
    """What a run will find in the output folder: free bytes, and what is wrong with it."""

    names: tuple[str, ...]
    free: int
    findings: tuple[Finding, ...]


class OutputPreview(QFrame):
    """The names that a run will make, the space that is free, and whether it may write there."""

    def __init__(self, journey: Journey) -> None:
        super().__init__()
        self._journey = journey
        self._task = OneTask(self)
        self._timer = once_after(PAUSE_MILLISECONDS, self._look, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        self._free = text_label("", "muted")
        self._problems = Problems(journey.words)
        self._files = QWidget()
        self._names = QVBoxLayout(self._files)
        self._names.setContentsMargins(0, 8, 0, 0)
        self._names.setSpacing(6)
        for widget in (self._free, self._problems, self._files):
            rows.addWidget(widget)

    def look_soon(self) -> None:
        """Look at the folder when the user has stopped typing."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._task.leave()

    def _look(self) -> None:
        self.stop()
        folder, job = self._journey.answers.get("output"), self._journey.mode.job
        if folder is None:
            self._free.setText("")
            clear(self._names)
            return
        names = output_names(job, tr("<time>"), self._journey.answers)
        self._task.begin(partial(look_at_output, job, folder, names), self._show)

    def _show(self, task: Task[OutputChoice]) -> None:
        if task.error is not None:
            return
        found = task.value
        self._free.setText(tr("{size} free", size=size(found.free)) if found.free else "")
        self._problems.show_findings(found.findings)
        clear(self._names)
        self._names.addWidget(text_label(tr("What you'll get"), "strong"))
        shown = ""
        for folder, _, name in sorted(one.rpartition("/") for one in found.names):
            if folder and folder != shown:
                self._add("folder", "muted", folder)
                shown = folder
            self._add(
                "file" if "." in name else "folder", "muted" if folder else "accent", name, is_inside=bool(folder)
            )

    def _add(self, icon: str, colour: str, name: str, *, is_inside: bool = False) -> None:
        """The line of a file, or of a folder with what is inside of it below."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(SET_IN if is_inside else 0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, colour))
        row.addWidget(ElidedLabel(left_to_right(name)), 1)
        self._names.addWidget(line)


def look_at_output(job: str, folder: Path, names: tuple[str, ...]) -> OutputChoice:
    """What a run would find that makes these; reads, and writes nothing that stays."""
    from zoomwizard.core.output.folder import check_output_folder

    findings = check_output_folder(folder, output_names(job, ""))
    if not folder.is_absolute() and not findings:
        title, hint = say("This isn't a full path."), say("Enter the path from the drive or from / onwards.")
        findings = [Finding(Severity.WARNING, "output", title, hint, code="output-relative")]
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
    try:
        free = shutil.disk_usage(there).free if there else 0
    except OSError:
        free = 0  # a drive that does not say
    return OutputChoice(names, free, tuple(findings))

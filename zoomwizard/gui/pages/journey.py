"""One way through the wizard, while the user is on it: the answers so far, and what the check said of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from zoomwizard.app.flow import begun_anew, inputs_from, problems_until
from zoomwizard.app.jobs import inputs_of, make_wizard_job
from zoomwizard.app.progress import Bar, BarState
from zoomwizard.app.remembered import texts_from
from zoomwizard.app.settings import Inputs
from zoomwizard.app.words import words
from zoomwizard.core.examined import Examined
from zoomwizard.core.job import stages_of
from zoomwizard.core.kept import KeptReading
from zoomwizard.core.mode import Mode, WizardStep
from zoomwizard.core.outcome import CancelToken, Finding, JobResult, Progress, Question, report_nothing
from zoomwizard.core.said import plural
from zoomwizard.core.time.zones import resolve_zone, this_computers_zone
from zoomwizard.gui.language import left_to_right, number, tr, value_text
from zoomwizard.gui.pages.file_list import total_text
from zoomwizard.gui.parts.background import Task, beside
from zoomwizard.gui.parts.words import Words

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.progress import DownloadProgress
    from zoomwizard.zoom.collect.run import Downloaded

DOWNLOAD = "download"  # the one stage of a download


class Watch:
    """The bar of a run that has just begun: the job, and so its stages, is loaded beside the window."""

    def __init__(self) -> None:
        self.bar = Bar({})
        self.stage = ""
        self.begun = time.monotonic()

    def update(self, progress: Progress) -> None:
        """Take in what the job says; from any thread."""
        self.stage = progress.stage
        self.bar.update(progress)

    def state(self) -> BarState:
        """What to show now."""
        return self.bar.state()

    @property
    def seconds(self) -> float:
        """How long it has lasted."""
        return time.monotonic() - self.begun


@dataclass(frozen=True)
class Wanted:
    """A download by what was chosen for it: UTC days, both included."""

    account: str
    first: date
    last: date


class Journey(QObject):
    """The mode that was chosen, the answers by field, and the tasks that work on them."""

    def __init__(self, mode: Mode, answers: Mapping[str, Any], parent: QObject, *, has_run: bool = False) -> None:
        """`has_run`: the mode has run before, with the user's own files."""
        super().__init__(parent)
        self.mode = self._first = mode
        self._has_run = has_run
        self.confirmed: set[str] = set()  # codes of warnings that the user said yes to
        self._failed: list[tuple[Finding, Any]] = []  # errors of a run, with the answer that each is about
        self.kind = inputs_of(mode.job)
        self.words = Words(self.kind)
        self.answers: dict[str, Any] = dict(answers)
        self._given = dict(answers)  # what nobody has entered on this way
        self.result: JobResult | None = None
        self.downloaded: Wanted | None = None
        self.watch = Watch()
        self._examined: tuple[Any, Examined] | None = None
        self._last_files: dict[str, set[Any]] = {}  # of each input, where its field is blank at the moment
        self._reading = KeptReading()  # of the newest check

    def say_anew(self) -> None:
        """Take the words of the language that is now in force."""
        self.words = Words(self.kind)

    @property
    def given(self) -> Mapping[str, Any]:
        """The answers so far to what is asked on this way."""
        return {
            name: value
            for name, value in self.answers.items()
            if value is not None and any(step.is_asked(name, self.answers) for step in self.mode.steps)
        }

    @property
    def inputs(self) -> Any:
        """The job's inputs from these."""
        return inputs_from(self.kind, self.given)

    def take_branch(self, *, is_wanted: bool) -> None:
        """Go the mode's other way, or its first one; what was answered on the other one is kept."""
        self.mode = self._first.branch or self._first if is_wanted else self._first

    def default(self, name: str) -> Any:
        """What counts where a field is not answered."""
        return getattr(inputs_from(self.kind, {}), name)

    def answer(self, name: str, answer: Any) -> None:
        """The user has entered this, or nothing; what was asked about a file isn't answered for another one."""
        before = self.answers.pop(name, None)
        if answer is not None:
            self.answers[name] = answer
        if name not in self.mode.steps[0].inputs or not self.words.asked[name].kind.startswith("open-"):
            return
        known, files = several(before) or self._last_files.get(name, set()), several(answer)
        self._last_files[name] = files or known
        if known and not files <= known:
            for asked in [other for step in self.mode.steps for other in step.asked_if_needed]:
                if self.words.asked[asked].about in ("", name):
                    self.answers.pop(asked, None)

    def propose(self, name: str, answer: Any) -> None:
        """Answer for the user, who hasn't entered this."""
        self.answers[name] = self._given[name] = answer

    @property
    def is_unfinished(self) -> bool:
        """Whether something was entered that nothing was made of yet."""
        without = inputs_from(self.kind, {})

        def is_entered(name: str) -> bool:
            default = getattr(without, name)
            return bool(self.answers.get(name, default) != self._given.get(name, default))

        return self.result is None and any(map(is_entered, self.answers.keys() | self._given.keys()))

    def settle(self, question: Question, answer: str) -> None:
        """Put in what a question asked for, instead of what was answered to it before."""
        given = question.input_of(answer)
        if question.name:
            before = self.answers.get(question.field) or ()
            others = [choice for choice in before if not choice.startswith(f"{question.name}=")]
            self.answers[question.field] = (*others, given)
        else:
            self.answers[question.field] = given

    def fail(self, findings: Sequence[Finding]) -> None:
        """A run has ended with these errors; none where one begins."""
        self._failed = [(finding, self.answers.get(finding.field)) for finding in findings]

    def standing(self) -> list[Finding]:
        """The errors of the last run that still stand: what each is about was not answered otherwise since."""
        return [finding for finding, answer in self._failed if self.answers.get(finding.field) == answer]

    @property
    def found(self) -> Examined | None:
        """What the newest check said, whatever was answered since."""
        return None if self._examined is None else self._examined[1]

    def known(self, step: WizardStep) -> Examined | None:
        """What the check said, if it was of these answers and found no error in what is asked up to a step."""
        if self._examined is None or self._examined[0] != self.inputs:
            return None
        examined = self._examined[1]
        return None if problems_until(self.mode, self.mode.steps.index(step), examined.findings) else examined

    def examine(self) -> Task[Examined]:
        """A task that checks the answers so far."""
        inputs, watch, cancel = self.inputs, Watch(), CancelToken()
        anew = begun_anew(self.mode, self.answers, has_run=self._has_run)
        self.watch = watch

        def work() -> Examined:
            job = make_wizard_job(self.mode.name)
            job.kept = self._reading
            watch.bar = Bar(job.stages)
            found = job.examine(inputs, watch.update, cancel)
            if not any(finding.confirm for finding in found.findings):  # once is enough
                found = replace(found, findings=(*found.findings, *anew))
            self._examined = inputs, found
            return found

        return Task(work, cancel, self)

    def rest(self) -> None:
        """Nobody is on this way now: what checks have read is let go."""
        beside(self._reading.close)

    def run(self) -> Task[JobResult]:
        """A task that does the work."""
        inputs, watch, cancel = self.inputs, Watch(), CancelToken()
        self.watch = watch

        def work() -> JobResult:
            job = make_wizard_job(self.mode.name)
            self._reading.close()  # the run needs the memory
            watch.bar = Bar(stages_of(job, inputs))
            result = job.run(inputs, watch.update, cancel)
            watch.bar.finish()
            return result

        return Task(work, cancel, self)

    def planning(self, cancel: CancelToken) -> Callable[[], JobResult]:
        """What asks Zoom what a download of what was chosen would take."""
        inputs = replace(self.inputs, plan=True)
        return lambda: make_wizard_job(self.mode.name).run(inputs, report_nothing, cancel)

    @property
    def zone(self) -> str:
        """The time zone of the days of a download."""
        if not self.mode.zone:
            return "UTC"
        return resolve_zone(str(self.answers.get(self.mode.zone) or "")) or this_computers_zone()

    @property
    def wanted(self) -> Wanted:
        """The download of the account and days that were chosen."""
        account, first, last = (getattr(self.inputs, name) for name in self.mode.download)
        return Wanted(account, date.fromisoformat(first), date.fromisoformat(last))

    def download(self) -> Task[Downloaded]:
        """A task that downloads what is missing of what is wanted."""
        from zoomwizard.app.zoom import download_range

        wanted, waits, watch, cancel = self.wanted, self.inputs.wait, Watch(), CancelToken()
        watch.bar = Bar({DOWNLOAD: 1.0})
        self.watch = watch

        def tell(progress: DownloadProgress) -> None:
            watch.update(progress.as_of(DOWNLOAD))

        def work() -> Downloaded:
            done = download_range(wanted.account, wanted.first, wanted.last, watch=tell, cancel=cancel, wait=waits)
            watch.bar.finish()
            self.downloaded = wanted
            return done

        return Task(work, cancel, self)

    def remembered(self, before: Inputs = MappingProxyType({})) -> tuple[Inputs, list[str]]:
        """The answers for the next start, as texts, and which of them are files and folders.

        Those from `before` stay where there is none now.
        """
        of_download = self._first.branch.download if self._first.branch and not self.mode.download else ()
        asked = [name for name in self.words.asked if name not in of_download]
        given = {name: value for name, value in self.answers.items() if name not in of_download}
        texts = {name: before[name] for name in asked if name in before} | dict(texts_from(given, self.words.asked))
        kinds = ("open-file", "open-files", "folder")
        return texts, [name for name in texts if self.words.asked[name].kind in kinds]

    def summary(self) -> str:
        """What the run will work on, in a line: the files with their rows and days, and what else was chosen."""
        files = self.found.files if self.found is not None else ()
        listed = {file.field: [one for one in files if one.field == file.field] for file in files}
        several = [name for name in listed if self.words.asked[name].kind == "open-files"]
        parts = [total_text(listed[name]).removesuffix(".") for name in several]
        for name, ask in self.words.asked.items():
            value = self.answers.get(name)
            if name in listed and name not in several:
                (file,) = listed[name]
                rows = plural("{n} row", "{n} rows", n=file.rows)
                parts.append(f"{self.words.label(name)}: {left_to_right(file.path.name)}, {words(rows)}")
            elif value and ask.kind.startswith("open-") and name != "key_file" and name not in listed:
                many = isinstance(value, tuple) and len(value) > 1
                shown = number(len(value)) if many else (value[0] if isinstance(value, tuple) else value).name
                parts.append(f"{self.words.label(name)}: {left_to_right(shown)}")
        if self.mode.download:
            name, first, last = (str(self.answers.get(name)) for name in self.mode.download)
            days = tr("{first} to {last}", first=value_text(first), last=value_text(last))
            parts.append(f"{self.words.label(self.mode.download[0])}: {left_to_right(name)}, {days}")
        return " · ".join(parts)

    def goal(self) -> str:
        """Where the results go; blank where that isn't said yet."""
        output = self.answers.get("output")
        return tr("Saved to {path}", path=left_to_right(str(output))) if output else ""


def several(answer: Any) -> set[Any]:
    """The paths of an answer."""
    if answer is None:
        return set()
    return set(answer) if isinstance(answer, tuple) else {answer}


def findings_of(findings: Sequence[Finding], name: str) -> list[Finding]:
    """The findings about one field."""
    return [finding for finding in findings if finding.field == name]

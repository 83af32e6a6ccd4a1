"""The wizard's window: it walks a mode's pages, looks after its checks, and runs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from zoomwizard.app.flow import first_step_to_mend, problems_until, step_of, unanswered
from zoomwizard.app.settings import Settings
from zoomwizard.app.words import words
from zoomwizard.core.outcome import AppError
from zoomwizard.gui.language import tr
from zoomwizard.gui.pages.start import StartPage
from zoomwizard.gui.parts.dialogs import QuestionBox
from zoomwizard.gui.parts.widgets import announce
from zoomwizard.gui.shell.memory import Memory
from zoomwizard.gui.shell.walk import WalkingWindow

if TYPE_CHECKING:
    from zoomwizard.core.examined import Examined
    from zoomwizard.core.outcome import Finding, JobResult
    from zoomwizard.gui.pages.download import DownloadPage
    from zoomwizard.gui.pages.inputs import InputsPage
    from zoomwizard.gui.pages.journey import Journey
    from zoomwizard.gui.pages.running import BarPage, Run, RunPage
    from zoomwizard.gui.parts.background import Task
    from zoomwizard.gui.results.done import DonePage
    from zoomwizard.zoom.collect.run import Downloaded

READING_MILLISECONDS = 300  # a check that is done within is not spoken of


class MainWindow(WalkingWindow):
    """The wizard: it walks the flow."""

    def __init__(
        self, settings: Settings, settings_file: Path | None, mode: str = "", trouble: AppError | None = None
    ) -> None:
        super().__init__(Memory(settings, settings_file, trouble))
        self._check: Task[Examined] | None = None
        self._goes_on = False  # to the next page, when the check is done
        self._question: QuestionBox | None = None  # whether to close
        self._is_sure = False  # that it may close
        self.examine_wanted.connect(self._examine_for_show)
        self.cancel.clicked.connect(self.reject)
        self.next.clicked.connect(self.go_next)
        self.take_size(settings.window_size)
        self._show_start()
        if mode:
            self.open_mode(mode)

    def go_next(self) -> None:
        """To the next page, if nothing keeps the user here; else say what does."""
        if self._run is not None or self._kind == "page":
            return
        if self._journey is None:
            page = self._pages[0]
            assert isinstance(page, StartPage)
            self.open_mode(page.mode())
            return
        if self._kind == "done":
            self.close()
            return
        if self._kind == "download":
            if cast("DownloadPage", self.page).is_whole:
                self._show(self._number + 1)
            else:
                self._start_download()
            return
        self._leave_for_next(cast("InputsPage", self._pages[self._number]))

    def _leave_for_next(self, page: InputsPage) -> None:
        """On from a page that asks, or to the run, if all is answered and confirmed."""
        assert self._journey is not None
        missing = unanswered(self._journey.mode, self._number, self._journey.kind, self._journey.answers)
        if page.ask_to_confirm():
            return
        if missing:
            page.show_examined(None, missing)
            page.focus_problem(missing)
        elif page.step.kind == "options":
            self._start_run()
        elif page.step.kind == "source" and self._journey.mode.download and not self._journey.answers.get("reports"):
            self._show(self._number + 1)  # there is no file to look at
        elif (known := self._journey.known(page.step)) is not None:
            self._go_on(known)
        else:
            self._examine(go_on=True)

    # ---------------------------------------------------------------------------------------------------
    # Checks

    def _examine_for_show(self) -> None:
        # Not while the check is on whose end the user waits to go on.
        if self._run is None and self._journey is not None and not self._goes_on:
            missing = [unanswered(self._journey.mode, n, self._journey.kind, self._journey.answers)
                       for n in range(self._number + 1)]  # fmt: skip
            if not any(missing):
                self._examine(go_on=False)

    def _examine(self, *, go_on: bool) -> None:
        assert self._journey is not None
        self._stop_check()
        task = self._journey.examine()
        self._check, self._goes_on = task, go_on
        task.ticked.connect(self._show_check)
        task.ended.connect(lambda: self._end_check(task, go_on=go_on))
        task.start()

    def _stop_check(self) -> None:
        if self._check is not None:
            self._check.leave()
            self._check, self._goes_on = None, False
            self._busy("")

    def _busy(self, text: str) -> None:
        if self._asks:
            cast("InputsPage", self.page).busy.say(text)

    def _show_check(self) -> None:
        assert self._journey is not None
        watch = self._journey.watch
        if self._asks and watch.seconds * 1000 >= READING_MILLISECONDS:
            cast("InputsPage", self.page).show_check(watch)

    def _end_check(self, task: Task[Examined], *, go_on: bool) -> None:
        self._check, self._goes_on = None, False
        self._busy("")
        if task.error is not None:
            self.aside.show_error(task.error)
            return
        examined = task.value
        if go_on:
            self._go_on(examined)
        else:
            page = cast("InputsPage", self._pages[self._number])
            page.show_examined(examined, examined.findings, is_asked=False)
            announce(page, tr("The check is finished."))

    def _go_on(self, examined: Examined) -> None:
        """To the next page; if something is wrong with what was asked so far, to the page that can mend it."""
        assert self._journey is not None
        problems = problems_until(self._journey.mode, self._number, examined.findings)
        if problems:
            self._mend(problems, examined)
            return
        for name in self._journey.mode.previews:
            found = examined.found.get(name, ())
            if (
                name not in self._journey.answers
                and len(found) == 1
                and step_of(self._journey.mode, name) > self._number
            ):
                self._journey.propose(name, found[0])
        self._show(self._number + 1)
        if self._asks and self._journey.mode.steps[self._number].examines:
            cast("InputsPage", self.page).show_examined(examined, examined.findings, is_asked=False)

    def _mend(self, problems: Sequence[Finding], examined: Examined | None) -> None:
        """Go to the first page on which a problem can be mended, with all of them beside their fields."""
        from zoomwizard.core.outcome import errors_in

        assert self._journey is not None
        to = first_step_to_mend(self._journey.mode, problems)
        if to != self._number:
            self._show(to)
        page = cast("InputsPage", self._pages[to])
        page.show_examined(examined, examined.findings if examined is not None else problems)
        page.focus_problem(errors_in(problems))

    # ---------------------------------------------------------------------------------------------------
    # The run

    def _start_run(self) -> None:
        from zoomwizard.app.logs import log
        from zoomwizard.gui.pages.running import Run, stopping_a_run

        assert self._journey is not None
        self._stop_check()
        self._remember()
        self._journey.fail(())
        log.info("%s begins in the window", self._journey.mode.name)
        self._run = Run(self._journey.run(), self._journey.watch, stopping_a_run(), self)
        self._run.slow.connect(self._show_run_page)
        self._run.ticked.connect(self._show_run)
        self._run.ended.connect(self._end_run)
        self._run.start()

    def _show_run_page(self) -> None:
        run_page = cast("RunPage", self._pages[self._number + 1])
        run_page.begin()
        self._show(self._number + 1)
        self.cancel.setFocus()
        self._show_run()

    def _show_run(self) -> None:
        if self._run is None:
            return
        self.cancel.setEnabled(not self._run.is_cancelled)
        if self._asks:
            return
        page = cast("BarPage", self.page)
        if self._run.is_cancelled:
            page.show_cancelling()
        else:
            page.show_watch(self._run.watch)

    def _end_run(self) -> None:
        from zoomwizard.app.logs import log
        from zoomwizard.core.outcome import Cancelled, InputError, errors_in

        run, self._run = cast("Run[JobResult]", self._run), None
        assert self._journey is not None
        if run.closes:
            self.close_now()
            return
        task = run.task
        steps = self._journey.mode.steps
        options = next(at for at, step in enumerate(steps) if step.kind == "options")
        if task.error is None:
            log.info("%.1f seconds", task.value.seconds)
            self._journey.result = task.value
            self._kept.pop(self._journey.mode.name, None)
            self._remember_run(task.value)
            done = cast("DonePage", self._pages[-1])
            done.show_result(task.value)
            self._show(len(steps) - 1)
            QApplication.alert(self)
        elif isinstance(task.error, Cancelled):
            self._show(options)
            ended = " ".join((tr("Cancelled."), words(task.error.said) or tr("Nothing was left behind.")))
            self._busy(ended)
            announce(self, ended)
        elif isinstance(task.error, InputError):
            if self._number != options:
                self._show(options)
            self._journey.fail(errors_in(task.error.findings))
            self._mend(task.error.findings, None)
        else:
            if self._number != options:
                self._show(options)
            self.aside.show_error(task.error)

    def _start_download(self) -> None:
        from zoomwizard.app.logs import log
        from zoomwizard.gui.pages.running import Run, stopping_a_download

        assert self._journey is not None
        self._remember()  # whoever leaves it goes on with the same account and days
        log.info("%s begins in the window", "download")
        self._run = Run(self._journey.download(), self._journey.watch, stopping_a_download(), self)
        self._run.ticked.connect(self._show_run)
        self._run.ended.connect(self._end_download)
        cast("DownloadPage", self.page).begin()
        self._show_place()
        self.cancel.setFocus()
        self._run.start()

    def _end_download(self) -> None:
        from zoomwizard.app.logs import log_failure
        from zoomwizard.core.outcome import Cancelled, InputError
        from zoomwizard.gui.pages.from_zoom import problem_of

        run, self._run = cast("Run[Downloaded]", self._run), None
        if run.closes:
            self.close_now()
            return
        page, error = cast("DownloadPage", self.page), run.task.error
        if error is None:
            page.show_done(run.task.value)
            QApplication.alert(self)
        elif isinstance(error, Cancelled):
            page.show_stopped()
        elif isinstance(error, InputError):
            page.look()
            self._mend(error.findings, None)
            return
        else:
            log_failure(error)
            page.show_stopped(problem_of(error))
        self._show_place()
        self.next.setFocus()

    # ---------------------------------------------------------------------------------------------------
    # Cancel and close

    def reject(self) -> None:
        """Cancel, and Esc: of the run, of the check on whose end the user waits, else of the whole."""
        if self._run is not None:
            self._run.stop(closes=False)
        elif self._check is not None:
            self._stop_check()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End at once when nothing runs and nothing was entered; else ask, and end when the run has cleaned up."""
        from zoomwizard.gui.parts.background import wait_for_the_left

        unfinished = self._unfinished()
        if self._run is not None or (unfinished and not self._is_sure):
            event.ignore()
            if self._run is not None:
                self._run.stop(closes=True)
            else:
                self._ask_to_close(unfinished[0])
            return
        self._leave_page()
        for journey in unfinished:
            self._remember_unfinished(journey)
        self.memory.change(lambda settings: replace(settings, window_size=(self.width(), self.height())))
        if self._journey is not None:
            self._journey.rest()
        wait_for_the_left()
        event.accept()

    def close_now(self) -> None:
        """Close it: whoever had to be asked was asked. What was entered is offered at the next start."""
        self._is_sure = True
        self.close()

    def _unfinished(self) -> list[Journey]:
        """The ways on which something was entered that nothing was made of: the one that is shown first."""
        every = ([self._journey] if self._journey is not None else []) + list(self._kept.values())
        return [journey for journey in every if journey.is_unfinished]

    def _ask_to_close(self, journey: Journey) -> None:
        if self._question is not None:
            return
        kept = tr(
            "Nothing has been saved yet. Your files and answers are remembered: “Use again” on the first page brings "
            "them back."
        )
        is_kept = self.memory.keeps and self._example is None
        explained = kept if is_kept else tr("Nothing has been saved yet, and what you've entered isn't remembered.")
        self._question = QuestionBox(self, words(journey.mode.unfinished), explained, tr("Close"), tr("&Keep working"))
        self._question.answered.connect(self._take_answer)
        self._question.open()

    def _take_answer(self, is_yes: bool) -> None:  # noqa: FBT001 - a signal gives what it has
        self._question = None
        if is_yes:
            self.close_now()

    def _remember_unfinished(self, journey: Journey) -> None:
        """As the inputs of the last time, of which those stay that were not asked for yet."""
        name = journey.mode.name
        if self._example is None:
            self.memory.change(
                lambda settings: settings.with_inputs(name, *journey.remembered(settings.last_inputs.get(name, {})))
            )

    def _remember(self) -> None:
        assert self._journey is not None
        journey = self._journey
        if self._example is not None:
            return
        self.memory.change(lambda settings: settings.with_inputs(journey.mode.name, *journey.remembered()))

    def _remember_run(self, result: JobResult) -> None:
        assert self._journey is not None
        if self._example is not None:
            return
        mode = self._journey.mode
        made = {record.role: (str(result.folder / record.name),) for record in result.outputs}
        instead = {name: made[one.role] for name, one in mode.next_time.items() if one.role in made}
        self.memory.change(
            lambda settings: settings.with_run(mode.name, str(datetime.now().astimezone().date()), instead)
        )

    def _say_pages_anew(self) -> None:
        super()._say_pages_anew()
        self._show_run()

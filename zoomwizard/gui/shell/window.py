"""The wizard's window: it walks the flow, one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from zoomwizard.app.flow import (
    START_NAME,
    START_SENTENCE,
    START_TITLE,
    WINDOW_TITLE,
    first_step_to_mend,
    problems_until,
    step_of,
    unanswered,
)
from zoomwizard.app.policy import read_policy
from zoomwizard.app.settings import Settings, change_settings
from zoomwizard.app.words import words
from zoomwizard.core.outcome import AppError
from zoomwizard.gui.language import number, set_language, tr
from zoomwizard.gui.pages.start import StartPage
from zoomwizard.gui.parts.widgets import Page, announce
from zoomwizard.gui.shell.frame import Frame
from zoomwizard.gui.theme import theme
from zoomwizard.modes import registry

if TYPE_CHECKING:
    from zoomwizard.core.examined import Examined
    from zoomwizard.core.outcome import Finding, JobResult
    from zoomwizard.gui.pages.download import DownloadPage
    from zoomwizard.gui.pages.inputs import InputsPage
    from zoomwizard.gui.pages.journey import Journey
    from zoomwizard.gui.pages.running import BarPage, Run, RunPage
    from zoomwizard.gui.parts.background import Task
    from zoomwizard.gui.results.done import DonePage
    from zoomwizard.gui.shell.guide import Guide
    from zoomwizard.gui.shell.settings import SettingsDialog
    from zoomwizard.zoom.collect.run import Downloaded

# What only a mode needs is imported when one is chosen: the window is there sooner.
READING_MILLISECONDS = 300  # a check that is done within is not spoken of


class MainWindow(Frame):
    """The wizard: it walks the flow."""

    def __init__(
        self, settings: Settings, settings_file: Path | None, mode: str = "", trouble: AppError | None = None
    ) -> None:
        super().__init__()
        self._settings, self._settings_file, self._trouble = settings, settings_file, trouble
        self.log_file: Path | None = None
        self._journey: Journey | None = None
        self._number = 0
        self._pages: list[Page] = []
        self._check: Task[Examined] | None = None
        self._goes_on = False  # to the next page, when the check is done
        self._run: Run[JobResult] | Run[Downloaded] | None = None
        self._guide: Guide | None = None
        self.side.help.clicked.connect(self._show_help)
        self.side.settings.clicked.connect(self._show_settings)
        self.side.chosen.connect(self._go_to)
        self.again.clicked.connect(self._show_start)
        self.back.clicked.connect(self.go_back)
        self.cancel.clicked.connect(self.reject)
        self.next.clicked.connect(self.go_next)
        self.take_size(settings.window_size)
        self._show_start()
        if mode:
            self.open_mode(mode)

    @property
    def _asks(self) -> bool:
        """Whether the page that is shown is one that asks."""
        return self._kind not in ("start", "page", "download", "run", "done")

    @property
    def _kind(self) -> str:
        """The kind of the page that is shown; one at the side is a page."""
        if self._journey is None:
            return "start"
        return "page" if self._journey.mode.pages else self._journey.mode.steps[self._number].kind

    @property
    def number(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._number

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._number]

    # ---------------------------------------------------------------------------------------------------
    # Walking

    def _show_start(self) -> None:
        self._leave_page()
        self._journey = None
        self._set_pages([StartPage(self._settings.last_inputs, read_policy(), self._trouble)])
        start = self._pages[0]
        assert isinstance(start, StartPage)
        start.chosen.connect(self.open_mode)
        start.again.connect(lambda name: self.open_mode(name, with_last_inputs=True))
        self._show(0)

    def open_mode(self, name: str, *, with_last_inputs: bool = False) -> None:
        """Go to the first step of a mode; the answers are the defaults, or those of the last time.

        Where IT does not allow the mode the first page is shown, which says so.
        """
        from zoomwizard.app.jobs import inputs_of
        from zoomwizard.app.remembered import answers_from
        from zoomwizard.core.job import questions
        from zoomwizard.gui.pages.journey import Journey

        mode = registry.modes()[name]
        if not read_policy().allows(name):
            self._show_start()
            return
        last = self._settings.last_inputs.get(name, {}) if with_last_inputs else {}
        journey = Journey(mode, answers_from(last, questions(inputs_of(mode.job))), self)
        if mode.branch is not None and any(field in last for field in mode.branch.download):
            journey.take_branch(is_wanted=True)
        self._leave_page()
        self._journey = journey
        self._set_pages(self._pages_of(journey))
        self._show(0)

    def _pages_of(self, journey: Journey) -> list[Page]:
        """The pages of a mode, in the language that is in force."""
        if journey.mode.pages:
            from zoomwizard.gui.pages.side_pages import SIDE_PAGES

            return [SIDE_PAGES[page.kind](journey, page) for page in journey.mode.pages]
        from zoomwizard.gui.pages.account import AccountPage
        from zoomwizard.gui.pages.days import DaysPage
        from zoomwizard.gui.pages.download import DownloadPage
        from zoomwizard.gui.pages.inputs import InputsPage
        from zoomwizard.gui.pages.running import RunPage
        from zoomwizard.gui.pages.source import SourcePage
        from zoomwizard.gui.results.done import DonePage

        kinds = {"source": SourcePage, "account": AccountPage, "days": DaysPage}
        pages: list[Page] = []
        for step in journey.mode.steps:
            if step.kind == "run":
                pages.append(RunPage(journey.mode))
            elif step.kind == "done":
                pages.append(DonePage(journey.mode, journey.words))
            elif step.kind == "download":
                download = DownloadPage(journey)
                download.changed.connect(self._show_place)
                pages.append(download)
            else:
                page = kinds.get(step.kind, InputsPage)(
                    journey, step, lambda field: self._settings.recent.get(field, ())
                )
                if isinstance(page, SourcePage):
                    page.source_changed.connect(self._change_source)
                page.answered.connect(self._show_summary)
                page.examine_wanted.connect(self._examine_for_show)
                pages.append(page)
        return pages

    def _change_source(self) -> None:
        """The user goes another way from here: the pages behind this one are others."""
        assert self._journey is not None
        self._stop_check()
        self._set_pages([self.page, *self._pages_of(self._journey)[1:]])
        self._show_place()

    def _set_pages(self, pages: list[Page]) -> None:
        for old in (page for page in self._pages if page not in pages):
            if self.content.widget() is old:
                self.content.takeWidget()
            old.hide()
            old.deleteLater()
        self._pages = pages

    def _leave_page(self) -> None:
        self._stop_check()
        if self._pages:
            self._pages[self._number].leave()

    def _show(self, to: int) -> None:
        """Show a page, and say so."""
        if self._pages[self._number if self._number < len(self._pages) else 0] is not self._pages[to]:
            self._leave_page()
        self._number = to
        self.content.show_page(self.page)
        self._show_place()
        self.page.enter()
        self.announce_page()

    def _show_place(self) -> None:
        """Around the page: where the user is, and what he can do."""
        journey, to = self._journey, self._number
        self.setWindowTitle(words(WINDOW_TITLE) if journey is None else words(journey.mode.title))
        if journey is None:
            self.show_place("", [words(START_NAME)], 0, words(START_TITLE), words(START_SENTENCE))
            self.show_buttons("start", "")
            self.next.setVisible(bool(cast("StartPage", self.page).mode()))
        else:
            mode, step, kind = journey.mode, journey.mode.shown[to], self._kind
            names = [words(one.name) for one in mode.shown]
            self.show_place(words(mode.role), names, to, words(step.title), words(step.sentence), is_way=not mode.pages)
            commit = words(mode.commit)
            if step.kind == "download":
                kind = "downloading" if self._run is not None else step.kind
                commit = "" if cast("DownloadPage", self.page).is_whole else tr("&Download")
            self.show_buttons(kind, commit)
        self._show_summary()

    def announce_page(self) -> None:
        """Let a screen reader say which page this is; of a window that is not there yet it would say nothing."""
        if self.isVisible():
            announce(self, f"{self.step_label.text()}. {self.heading.text()} {self.page.notice}".rstrip())

    def _show_summary(self) -> None:
        """Above the button that starts the run: what it will work on, and where the results go.

        In the side panel: what is sent where.
        """
        leaves = self._journey.mode.leaves if self._journey is not None else ""
        self.side.privacy.setText(words(leaves) or tr("Nothing leaves this computer."))
        text = ""
        if self._journey is not None and self._kind == "options":
            text = self._journey.summary()
        self.summary.setText(text)
        self.summary.setVisible(bool(text))

    def go_back(self) -> None:
        """To the page before; all answers are kept."""
        if self._run is not None:
            return
        if self._number == 0 or self._kind == "page":
            self._show_start()
        else:
            self._show(self._number - 1)

    def _go_to(self, number: int) -> None:
        """To a page at the side."""
        if self._run is None and number != self._number:
            self._show(number)

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
        page = cast("InputsPage", self._pages[self._number])
        missing = unanswered(self._journey.mode, self._number, self._journey.kind, self._journey.answers)
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
            cast("InputsPage", self.page).show_busy(text)

    def _show_check(self) -> None:
        assert self._journey is not None
        watch = self._journey.watch
        if watch.seconds * 1000 < READING_MILLISECONDS:
            return
        state = watch.state()
        self._busy(f"{words(state.message) or tr('Reading the files')}… {number(state.fraction * 100)} %")

    def _end_check(self, task: Task[Examined], *, go_on: bool) -> None:
        self._check, self._goes_on = None, False
        self._busy("")
        if task.error is not None:
            self._show_error(task.error)
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
                self._journey.answers[name] = found[0]
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
        from zoomwizard.core.outcome import Cancelled, InputError

        run, self._run = cast("Run[JobResult]", self._run), None
        assert self._journey is not None
        if run.closes:
            self.close()
            return
        task = run.task
        steps = self._journey.mode.steps
        options = next(at for at, step in enumerate(steps) if step.kind == "options")
        if task.error is None:
            log.info("%.1f seconds", task.value.seconds)
            self._journey.result = task.value
            self._remember_run(task.value)
            done = cast("DonePage", self._pages[-1])
            done.show_result(task.value)
            self._show(len(steps) - 1)
            QApplication.alert(self)
        elif isinstance(task.error, Cancelled):
            self._show(options)
            self._busy(tr("Cancelled. Nothing was left behind."))
            announce(self, tr("Cancelled. Nothing was left behind."))
        elif isinstance(task.error, InputError):
            if self._number != options:
                self._show(options)
            self._mend(task.error.findings, None)
        else:
            if self._number != options:
                self._show(options)
            self._show_error(task.error)

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
            self.close()
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

    def _show_error(self, error: BaseException) -> None:
        from zoomwizard.app.errors import readable_error
        from zoomwizard.app.logs import log_failure
        from zoomwizard.core.outcome import Cancelled
        from zoomwizard.gui.shell.error import ErrorDialog

        if isinstance(error, Cancelled):
            return
        log_failure(error)
        dialog = ErrorDialog(readable_error(error, self.log_file), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

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
        """End at once when nothing runs; else ask, and end when the run has cleaned up."""
        from zoomwizard.gui.parts.background import wait_for_the_left

        if self._run is not None:
            event.ignore()
            self._run.stop(closes=True)
            return
        self._leave_page()
        self._change(lambda settings: replace(settings, window_size=(self.width(), self.height())))
        wait_for_the_left()
        event.accept()

    # ---------------------------------------------------------------------------------------------------
    # What is remembered, help, settings

    def _remember(self) -> None:
        assert self._journey is not None
        journey = self._journey
        self._change(lambda settings: settings.with_inputs(journey.mode.name, *journey.remembered()))

    def _remember_run(self, result: JobResult) -> None:
        assert self._journey is not None
        mode = self._journey.mode
        made = {record.role: (str(result.folder / record.name),) for record in result.outputs}
        instead = {name: made[role] for name, role in mode.next_time.items() if role in made}
        self._change(lambda settings: settings.with_run(mode.name, str(datetime.now().astimezone().date()), instead))

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        """Change what is remembered, here and in the file; where that can't be, the first page says so."""
        self._settings, self._trouble = change(self._settings), None
        if self._settings_file is None:  # a user without a home
            return
        try:
            change_settings(change, self._settings_file)
        except AppError as error:
            self._trouble = error

    def _show_help(self) -> None:
        from zoomwizard.gui.shell.guide import Guide

        if self._guide is None:
            self._guide = Guide(self)
        if self._journey is None:
            self._guide.open_at("wizard")
        else:
            step = self._journey.mode.shown[self._number]
            self._guide.open_at(step.guide or self._journey.mode.guide, step.section)

    def _show_settings(self) -> SettingsDialog:
        from zoomwizard.gui.shell.settings import SettingsDialog

        dialog = SettingsDialog(
            self,
            theme=self._settings.theme,
            language=self._settings.language,
            set_theme=self._set_theme,
            set_language=self._set_language,
            forget=self._forget,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _set_theme(self, choice: str) -> None:
        self._change(lambda settings: replace(settings, theme=choice))
        theme().set_choice(choice)

    def _set_language(self, language: str) -> None:
        self._change(lambda settings: replace(settings, language=language))
        set_language(language)
        self._open_settings_anew()

    def _open_settings_anew(self) -> None:
        """The dialog in which the language was chosen speaks it, too; the focus stays where it was."""
        from zoomwizard.gui.shell.settings import SettingsDialog

        for old in self.findChildren(SettingsDialog):
            old.close()
            self._show_settings().language.setFocus()

    def _forget(self) -> None:
        self._change(Settings.without_inputs)
        if self._journey is None:  # the first page offers the last inputs
            self._show_start()

    def changeEvent(self, event: QEvent) -> None:
        """Another language: everything is said anew; where the user is and what he answered stays."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._pages:
            self._say_pages_anew()

    def _say_pages_anew(self) -> None:
        """Make the pages again, in the language that is now in force."""
        journey, at = self._journey, self._number
        self.say_anew()
        if self._guide is not None:
            self._guide.close()
            self._guide.deleteLater()
            self._guide = None
        if journey is None:
            self._show_start()
            return
        self._leave_page()
        journey.say_anew()
        self._set_pages(self._pages_of(journey))
        if journey.result is not None:
            cast("DonePage", self._pages[-1]).show_result(journey.result)
        self._show(at)
        if self._run is not None and self._kind in ("run", "download"):
            cast("BarPage", self._pages[at]).begin()
        self._show_run()

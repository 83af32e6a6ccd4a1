"""The window as far as it walks: it shows the first page, or the pages of a mode, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, Signal

from zoomwizard.app.flow import START_NAME, START_SENTENCE, START_TITLE, WINDOW_TITLE, step_of, unanswered
from zoomwizard.app.policy import read_policy
from zoomwizard.app.words import words
from zoomwizard.gui.language import number, tr
from zoomwizard.gui.pages.start import StartPage
from zoomwizard.gui.parts.background import OneTask
from zoomwizard.gui.parts.widgets import Page, announce
from zoomwizard.gui.shell.aside import Aside
from zoomwizard.gui.shell.frame import Frame
from zoomwizard.gui.shell.memory import Memory
from zoomwizard.modes import registry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zoomwizard.core.outcome import JobResult
    from zoomwizard.gui.pages.download import DownloadPage
    from zoomwizard.gui.pages.journey import Journey
    from zoomwizard.gui.pages.running import BarPage, Run
    from zoomwizard.gui.parts.background import Task
    from zoomwizard.gui.results.done import DonePage
    from zoomwizard.zoom.collect.run import Downloaded

# What only a mode needs is imported when one is chosen: the window is there sooner.


class WalkingWindow(Frame):
    """The window with its pages. `examine_wanted` when a page wants what the check says to be shown anew."""

    examine_wanted = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory
        self.aside = Aside(self, memory)
        self.aside.forgotten.connect(self._offer_nothing_of_before)
        self._journey: Journey | None = None
        self._example: Path | None = None  # the folder of the example organisation, while that is tried
        self._making = OneTask(self)
        self._kept: dict[str, Journey] = {}  # left by Back, with their answers, by mode
        self._number = 0
        self._pages: list[Page] = []
        self._run: Run[JobResult] | Run[Downloaded] | None = None  # while it lasts nobody walks
        self.side.help.clicked.connect(self._show_help)
        self.side.settings.clicked.connect(self.aside.show_settings)
        self.side.chosen.connect(self._go_to)
        self.again.clicked.connect(self._show_start)
        self.back.clicked.connect(self.go_back)

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
    # The pages

    def _show_start(self) -> None:
        self._leave_page()
        if self._journey is not None:
            self._journey.rest()
        if self._journey is not None and self._journey.result is None and self._example is None:
            self._kept[self._journey.mode.name] = self._journey
        self._journey = None
        is_example = self._example is not None
        start = StartPage(self.memory.settings, read_policy(), self.memory.trouble, is_example=is_example)
        self._set_pages([start])
        start.chosen.connect(self.open_mode)
        start.example_wanted.connect(self._take_example)
        start.again.connect(lambda name: self.open_mode(name, with_last_inputs=True))
        self._show(0)

    def open_mode(self, name: str, *, with_last_inputs: bool = False) -> None:
        """Go to the first step of a mode; the answers are the defaults, or those of the last time.

        Whoever comes back finds his answers. Where IT does not allow the mode the first page is shown, which says so.
        """
        from zoomwizard.app.jobs import inputs_of
        from zoomwizard.app.remembered import answers_from
        from zoomwizard.core.job import questions
        from zoomwizard.gui.pages.journey import Journey

        mode = registry.modes()[name]
        if not read_policy().allows(name):
            self._show_start()
            return
        if name in self._kept and not with_last_inputs and self._example is None:
            kept = self._kept.pop(name)
            kept.say_anew()
            self._begin(kept)
            return
        last = self.memory.settings.last_inputs.get(name, {}) if with_last_inputs else {}
        answers = answers_from(last, questions(inputs_of(mode.job)))
        if self._example is not None and mode.example is not None:
            from zoomwizard.app.example import example_answers

            answers |= example_answers(mode, self._example)
        has_run = self._example is None and name in self.memory.settings.last_days
        journey = Journey(mode, answers, self, has_run=has_run)
        if mode.branch is not None and any(field in last for field in mode.branch.download):
            journey.take_branch(is_wanted=True)
        self._begin(journey)

    def _begin(self, journey: Journey) -> None:
        self._leave_page()
        self._journey = journey
        self._set_pages(self._pages_of(journey))
        self._show(0)

    def _take_example(self, is_wanted: bool) -> None:  # noqa: FBT001 - what a signal says
        """Make the example organisation and go on with it, or with the user's own files."""
        from zoomwizard.app.example import make_example
        from zoomwizard.core.outcome import CancelToken

        if not is_wanted:
            self._example = None
            self._show_start()
            return
        cancel = CancelToken()
        cast("StartPage", self.page).show_busy(tr("Making the example…"))
        self._making.begin(lambda: make_example(cancel), self._show_example, cancel)

    def _show_example(self, task: Task[Path]) -> None:
        if task.error is not None:
            self._show_start()
            self.aside.show_error(task.error)
            return
        self._example = task.value
        if self._journey is None:
            self._show_start()

    def _pages_of(self, journey: Journey) -> list[Page]:
        """The pages of a mode, in the language that is in force."""
        if journey.mode.pages:
            from zoomwizard.gui.pages.side_pages import SIDE_PAGES

            return [SIDE_PAGES[page.kind](journey, page) for page in journey.mode.pages]
        from zoomwizard.gui.pages.account import AccountPage
        from zoomwizard.gui.pages.days import DaysPage
        from zoomwizard.gui.pages.download import DownloadPage
        from zoomwizard.gui.pages.inputs import InputsPage
        from zoomwizard.gui.pages.options import OptionsPage
        from zoomwizard.gui.pages.plan import PlanPage
        from zoomwizard.gui.pages.running import RunPage
        from zoomwizard.gui.pages.source import SourcePage
        from zoomwizard.gui.results.done import DonePage

        kinds = {
            "source": SourcePage, "account": AccountPage, "days": DaysPage, "plan": PlanPage, "options": OptionsPage,
        }  # fmt: skip
        pages: list[Page] = []
        for step in journey.mode.steps:
            if step.kind == "run":
                pages.append(RunPage(journey.mode))
            elif step.kind == "done":
                pages.append(DonePage(journey.mode, journey.words, self._answers_to_repeat))
            elif step.kind == "download":
                download = DownloadPage(journey)
                download.changed.connect(self._show_place)
                pages.append(download)
            else:
                page = kinds.get(step.kind, InputsPage)(
                    journey, step, lambda field: self.memory.settings.recent.get(field, ())
                )
                if isinstance(page, SourcePage):
                    page.source_changed.connect(self._change_source)
                page.answered.connect(self._show_summary)
                page.examine_wanted.connect(self.examine_wanted)
                pages.append(page)
        return pages

    def _answers_to_repeat(self) -> Mapping[str, Any]:
        """Those of the run that was just done; the example's are worth no schedule."""
        return {} if self._journey is None or self._example is not None else self._journey.given

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

    def _stop_check(self) -> None:
        """What is being looked at is wanted no more; whoever looks knows how to stop."""

    def _leave_page(self) -> None:
        self._stop_check()
        if self._pages:
            self._pages[self._number].leave()

    # ---------------------------------------------------------------------------------------------------
    # Walking

    def _show(self, to: int) -> None:
        """Show a page, and say so."""
        if self._pages[self._number if self._number < len(self._pages) else 0] is not self._pages[to]:
            self._leave_page()
        self._number = to
        self.content.show_page(self.page)
        self._show_place()
        self.page.enter()
        self._show_summary()  # a page may answer for the user as it's entered
        self.announce_page()

    def _show_place(self) -> None:
        """Around the page: where the user is, and what he can do."""
        journey, to = self._journey, self._number
        self.setWindowTitle(words(WINDOW_TITLE) if journey is None else words(journey.mode.title))
        if journey is None:
            start = cast("StartPage", self.page)
            self.show_heading(words(START_TITLE), "")
            self.side.show_place(words(START_NAME), "", "")
            self.side.show_card(start.beside)
            self.show_buttons("start", "")
            self.next.setVisible(bool(start.mode()))
        else:
            mode, step, kind = journey.mode, journey.mode.shown[to], self._kind
            names = [words(one.name) for one in mode.shown]
            self.side.wrong = {step_of(mode, finding.field) for finding in journey.standing()}
            self.show_heading(words(step.title), words(step.sentence))
            count = tr("Step {here} of {all}", here=number(to + 1), all=number(len(names)))
            self.side.show_place(words(mode.title), words(mode.role), "" if mode.pages else count)
            self.side.show_steps(names, to, is_way=not mode.pages)
            commit = words(mode.commit)
            if step.kind == "download":
                kind = "downloading" if self._run is not None else step.kind
                commit = "" if cast("DownloadPage", self.page).is_whole else tr("&Download")
            self.show_buttons(kind, commit)
        self._show_summary()

    def announce_page(self) -> None:
        """Let a screen reader say which page this is; of a window that is not there yet it would say nothing."""
        if self.isVisible():
            pages = self._journey.mode.pages if self._journey is not None else ()
            place = words(pages[self._number].name) if pages else self.side.count.text() or self.windowTitle()
            announce(self, f"{place}. {self.heading.text()} {self.page.notice}".rstrip())

    def _show_summary(self) -> None:
        """Beside the button that starts the run: what it will work on, and where the results go.

        Beside that of a page that asks: what it still needs. In the side panel: what is sent where.
        """
        leaves = self._journey.mode.leaves if self._journey is not None else ""
        self.side.privacy.setText(words(leaves) or tr("Nothing leaves this computer."))
        text = goal = ""
        if self._journey is not None and self._kind in ("options", "run"):
            text, goal = self._journey.summary(), self._journey.goal() or self._missing()
        elif self._asks:
            text = self._missing()
        elif self._journey is None and (marked := cast("StartPage", self.page).mode()):
            text, goal = words(registry.modes()[marked].title), words(START_SENTENCE)
        self.show_summary(text, goal)

    def _missing(self) -> str:
        """What the page still needs, in a line."""
        journey = self._journey
        assert journey is not None
        needed = unanswered(journey.mode, self._number, journey.kind, journey.answers)
        fields = [journey.words.label(one.field) for one in needed]
        return tr("Still missing: {fields}", fields=fields) if fields else ""

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

    # ---------------------------------------------------------------------------------------------------
    # Help, settings, another language

    def _show_help(self) -> None:
        if self._journey is None:
            self.aside.show_help("wizard")
        else:
            step = self._journey.mode.shown[self._number]
            self.aside.show_help(step.guide or self._journey.mode.guide, step.section)

    def _offer_nothing_of_before(self) -> None:
        self._kept.clear()
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
        self.aside.close_guide()
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

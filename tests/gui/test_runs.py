"""Checks and runs: beside the window, cancelled at once, and every end of them leads somewhere."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.gui.conftest import Put, Wizard, active_timers
from tests.gui.driver import CTRL, Driver, Key
from tests.gui.fakes import SECRET, FakeJob, Held, failing
from tests.gui.ways import EXAMPLE, to_options
from zoomwizard.app.logs import log_to_file
from zoomwizard.app.paths import log_folder
from zoomwizard.core.examined import Examined
from zoomwizard.core.outcome import (
    AppError,
    CancelToken,
    Finding,
    InputError,
    PrivacyError,
    Progress,
    Report,
    Severity,
)
from zoomwizard.gui.pages.busy import LONG_CHECK_SECONDS
from zoomwizard.gui.pages.journey import Watch
from zoomwizard.gui.pages.running import SECONDS_WORTH_ASKING
from zoomwizard.gui.parts.background import LEFT
from zoomwizard.gui.shell.error import ErrorDialog


def at_options(wizard: Wizard, folder: Path, **how: Any) -> Driver:
    """The mapping mode, ready to run into a folder."""
    driver = wizard(mode="mapping", **how)
    driver.give("people", EXAMPLE / "people.csv")
    driver.next_to(1)
    driver.next_to(2)
    driver.give("output", folder / "out")
    return driver


def running(wizard: Wizard, put: Put, folder: Path, **how: Any) -> tuple[Driver, Held]:
    """A run that is under way and shown."""
    held = Held()
    put(FakeJob(act=held))
    driver = at_options(wizard, folder, **how)
    driver.click_next()
    driver.wait(lambda: held.begun.is_set() and driver.number == 3)
    return driver, held


def is_empty(folder: Path) -> bool:
    return not folder.exists() or not any(folder.iterdir())


# ---------------------------------------------------------------------------------------------------------
# Threads


@pytest.mark.parametrize("mode", ["mapping", "admin", "analyst"])
def test_neither_check_nor_run_nor_reading_is_ever_in_the_windows_thread(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, hashed: Path, mode: str
) -> None:
    """Row 25: nor the first rows, the look at the output folder, and the question to the keyring."""
    threads: dict[str, list[threading.Thread]] = {}

    def watched(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def calls(*arguments: Any, **named: Any) -> Any:
            threads.setdefault(name, []).append(threading.current_thread())
            return call(*arguments, **named)

        return calls

    from zoomwizard.app.jobs import make_wizard_job
    from zoomwizard.gui.pages import inputs, key, output
    from zoomwizard.gui.results import files

    def make(name: str) -> Any:
        threads.setdefault("made", []).append(threading.current_thread())
        job = make_wizard_job(name)
        job.examine = watched("examine", job.examine)  # type: ignore[method-assign]
        job.run = watched("run", job.run)  # type: ignore[method-assign]
        return job

    monkeypatch.setattr("zoomwizard.gui.pages.journey.make_wizard_job", make)
    for module, name in (
        (inputs, "first_rows"),
        (files, "first_rows"),
        (output, "look_at_output"),
        (key, "ask_keyring"),
    ):
        monkeypatch.setattr(module, name, watched(name, getattr(module, name)))
    driver = wizard(mode=mode)
    to_options(driver, hashed)
    driver.give("output", tmp_path / "out")
    driver.wait(lambda: "look_at_output" in threads)
    driver.click_next()
    driver.wait_for(4)
    driver.wait(lambda: "first_rows" in threads)
    assert {"made", "examine", "run"} <= set(threads)
    assert ("ask_keyring" in threads) == (mode == "admin")
    for name, seen in threads.items():
        assert threading.main_thread() not in seen, name


def test_the_window_stays_alive_while_it_checks_and_runs(wizard: Wizard, tmp_path: Path) -> None:
    """Row 25: the longest gap of a timer is a small part of the run, whatever the machine's speed."""
    people = tmp_path / "people.csv"
    lines = (f"person.{number}@example.com,Person {number},Sales" for number in range(60_000))
    people.write_text("Email,Name,Organization\n" + "\n".join(lines) + "\n", encoding="utf-8")
    driver = wizard(mode="mapping")
    driver.give("people", people)
    ticks = [time.monotonic()]
    timer = QTimer(driver.window)
    timer.setInterval(20)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start()
    driver.next_to(1)
    driver.next_to(2)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    timer.stop()
    whole = ticks[-1] - ticks[0]
    gaps = [after - before for before, after in pairwise(ticks)]
    # Had any part been done in the window's thread, one gap would be most of the whole.
    assert max(gaps) < whole / 3, f"{max(gaps):.2f} of {whole:.2f} seconds"
    assert len(ticks) > 10


# ---------------------------------------------------------------------------------------------------------
# Cancel


def test_cancel_is_heard_at_once_and_leaves_nothing_behind(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    """Rows 26, 27, 29: a young run is cancelled without a question."""
    driver, _ = running(wizard, put, tmp_path)
    driver.click(driver.window.cancel)
    assert "Cancelling" in driver.running.doing.text()
    assert not driver.window.cancel.isEnabled()
    assert driver.dialog() is None
    driver.wait_for(2)
    assert is_empty(tmp_path / "out")
    assert "Nothing was left behind" in driver.texts()
    assert driver.journey.answers["output"] == tmp_path / "out"
    assert driver.window.cancel.isEnabled()


def test_what_was_cancelled_can_be_run_again(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    driver, held = running(wizard, put, tmp_path)
    driver.key(Key.Key_Escape)
    driver.wait_for(2)
    held.may_end.set()
    driver.click_next()
    driver.wait_for(4)


def test_a_long_run_is_cancelled_only_after_a_question(
    wizard: Wizard, put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows 3, 27: the safe answer is the default, and the run goes on meanwhile."""
    driver, _ = running(wizard, put, tmp_path)
    driver.journey.watch.begun -= SECONDS_WORTH_ASKING + 1
    driver.click(driver.window.cancel)
    question = driver.wait_for_dialog()
    assert isinstance(question, QMessageBox)
    assert question.defaultButton().text() == "&Keep running"
    driver.enter()
    driver.wait_for_no_dialog()
    assert driver.window._run is not None
    assert not driver.window._run.is_cancelled
    driver.key(Key.Key_Escape)
    driver.wait_for_dialog()
    driver.key(Key.Key_Escape)  # to the question: go on
    driver.wait_for_no_dialog()
    assert not driver.window._run.is_cancelled
    driver.click(driver.window.cancel)
    again = driver.dialog()
    assert again is not None
    driver.click(driver.button("Stop the run", again))
    driver.wait_for(2)
    assert is_empty(tmp_path / "out")


def test_a_question_goes_away_when_the_run_ends_first(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    driver, held = running(wizard, put, tmp_path)
    driver.journey.watch.begun -= SECONDS_WORTH_ASKING + 1
    driver.click(driver.window.cancel)
    assert driver.dialog() is not None
    held.may_end.set()
    driver.wait(lambda: driver.number == 4)
    driver.wait_for_no_dialog()
    assert driver.window.isVisible()


def test_closing_while_running_asks_once_and_then_ends_cleanly(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    """Row 28."""
    driver, _ = running(wizard, put, tmp_path)
    driver.window.close()
    driver.window.close()
    assert driver.window.isVisible()
    dialogs = [one for one in driver.window.findChildren(QMessageBox) if one.isVisible()]
    assert len(dialogs) == 1
    driver.click(driver.button("Stop the run", dialogs[0]))
    driver.wait(lambda: not driver.window.isVisible())
    assert is_empty(tmp_path / "out")
    assert not LEFT
    assert [thread.name for thread in threading.enumerate() if thread.name == "task"] == []


def test_a_window_that_was_told_to_stay_stays_after_the_run(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    driver, held = running(wizard, put, tmp_path)
    driver.window.close()
    driver.wait_for_dialog()
    driver.enter()
    driver.wait_for_no_dialog()
    held.may_end.set()
    driver.wait(lambda: driver.number == 4)
    assert driver.window.isVisible()


def test_cancel_of_a_run_does_not_close_and_close_of_a_cancelled_one_does(
    wizard: Wizard, put: Put, tmp_path: Path
) -> None:
    driver, _ = running(wizard, put, tmp_path)
    driver.click(driver.window.cancel)
    driver.window.close()
    driver.wait(lambda: not driver.window.isVisible() or driver.number == 2)
    assert not driver.window.isVisible()
    assert is_empty(tmp_path / "out")


def test_esc_stops_a_check_first_and_keeps_the_window(wizard: Wizard, put: Put) -> None:
    """Row 26: a check that lasts is stopped and forgotten."""
    may_end = threading.Event()
    put(FakeJob(check=lambda: may_end.wait(20)))
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.click_next()
    assert driver.window._check is not None
    check = driver.window._check
    driver.key(Key.Key_Escape)
    assert check.cancel.is_cancelled
    assert driver.is_at_rest()
    assert driver.window.isVisible()
    may_end.set()
    driver.qtbot.wait(150)
    assert driver.number == 0


def test_back_during_a_check_leaves_it(wizard: Wizard, put: Put) -> None:
    may_end = threading.Event()
    put(FakeJob(check=lambda: may_end.wait(20)))
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.click_next()
    driver.click(driver.window.back)
    assert driver.window._journey is None
    may_end.set()
    driver.qtbot.wait(150)
    assert driver.window._journey is None


def test_an_answer_that_changes_during_a_check_is_checked_too(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    """What Next checked is what goes on: an answer that was given meanwhile is not taken unchecked."""
    may_end = threading.Event()
    job = put(FakeJob(check=lambda: may_end.wait(20)))
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.click_next()
    driver.wait(lambda: job.examined)
    other = tmp_path / "other.csv"
    driver.give("people", other)
    may_end.set()
    driver.wait(lambda: driver.window._check is None)
    driver.wait(lambda: job.examined[-1].people == other or driver.number == 0)
    if driver.number != 0:
        driver.wait(lambda: driver.journey.known(driver.inputs.step) is not None)
        assert job.examined[-1].people == other


def test_a_long_check_says_how_far_it_is(
    wizard: Wizard, put: Put, second: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows 22 and 63: within a second or two a bar with counts, later the time left; a short check does not flash."""
    reported, may_end = threading.Event(), threading.Event()

    def examine(inputs: Any, report: Report, cancel: CancelToken) -> Examined:
        report(Progress("read", 1, 2, "Reading the people", 34_000))
        reported.set()
        may_end.wait(20)
        return Examined((), (), {})

    job = put(FakeJob())
    monkeypatch.setattr(job, "examine", examine)
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    busy = driver.inputs.busy
    assert not busy.isVisible()
    begun = time.monotonic()
    driver.click_next()
    driver.wait(busy.bar.isVisible)
    assert time.monotonic() - begun < 2 * second
    driver.wait(reported.is_set)
    driver.wait(lambda: "34,000 rows" in driver.texts(busy))
    assert "Reading the people…" in driver.texts(busy)
    assert "%" in driver.texts(busy)
    assert "left" not in driver.texts(busy)
    watch = driver.journey.watch
    watch.begun -= LONG_CHECK_SECONDS
    monkeypatch.setattr(watch, "state", lambda: replace(Watch.state(watch), seconds_left=42.0))
    driver.wait(lambda: "rows · 45 seconds left" in driver.texts(busy))
    may_end.set()
    driver.wait_for(1)
    assert not busy.isVisible()


def test_55_while_a_long_check_looks_anew_no_verdict_of_before_is_shown(wizard: Wizard, put: Put) -> None:
    may_end = threading.Event()
    may_end.set()
    put(FakeJob(check=lambda: may_end.wait(20)))
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.next_to(1)
    page = driver.inputs
    assert page._checked is not None
    driver.wait(page._checked.verdict.isVisible)
    may_end.clear()
    page.examine_wanted.emit()
    driver.wait(page.busy.bar.isVisible)
    assert not page._checked.verdict.isVisible()
    may_end.set()
    driver.wait(page._checked.verdict.isVisible)
    assert not page.busy.isVisible()


# ---------------------------------------------------------------------------------------------------------
# Ends


def copied(driver: Driver) -> tuple[str, str]:
    """What an error dialog shows, and what its button copies; then it is closed."""
    dialog = driver.wait_for_dialog()
    assert isinstance(dialog, ErrorDialog)
    shown = driver.texts(dialog)
    QApplication.clipboard().clear()
    driver.click(driver.button("Copy details", dialog))
    by_button = QApplication.clipboard().text()
    QApplication.clipboard().clear()
    driver.key(Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == by_button != ""
    driver.key(Key.Key_Escape)
    driver.wait_for_no_dialog()
    return shown, by_button


def log_text() -> str:
    folder = log_folder()
    assert folder is not None
    return "".join(path.read_text("utf-8") for path in folder.glob("*.log*"))


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (AppError("The disk is full.", "Nothing was written.", "Free some space, then run again."), "Free some space"),
        (PrivacyError("The proof found a name.", hint="Nothing was published."), "The proof found a name."),
        (ValueError(f"could not convert {SECRET}"), "Something went wrong in Zoom Wizard"),
        (KeyError(SECRET), "Something went wrong in Zoom Wizard"),
        (MemoryError(), "enough memory"),
        (PermissionError(13, "Permission denied", "output.csv"), "couldn't be read or written"),
    ],
)
def test_a_run_that_fails_says_what_happened_and_names_nobody(
    wizard: Wizard, put: Put, tmp_path: Path, home: Path, error: BaseException, says: str
) -> None:
    """Rows 16, 29, 31: the details can be copied; no cell's value and no home folder is in them or in the log."""
    put(FakeJob(act=failing(error)))
    with log_to_file() as log_file:
        driver = at_options(wizard, tmp_path, log_file=log_file)
        driver.click_next()
        shown, details = copied(driver)
    assert says in f"{shown}"
    assert says in details
    assert "Zoom Wizard " in details
    for text in (shown, details, log_text()):
        assert SECRET not in text
        assert "ZZSECRET" not in text
        assert str(home) not in text
    assert "Traceback" not in shown + details
    assert driver.number == 2  # the page on which it can be tried again
    assert driver.journey.answers["output"] == tmp_path / "out"
    assert driver.window._run is None
    assert driver.window.next.isEnabled()


def test_a_check_that_fails_says_so_too(wizard: Wizard, put: Put, home: Path) -> None:
    def fail() -> None:
        raise RuntimeError(SECRET)

    put(FakeJob(check=fail))
    driver = wizard(mode="mapping")
    driver.give("people", EXAMPLE / "people.csv")
    driver.click_next()
    shown, details = copied(driver)
    assert "ZZSECRET" not in shown + details
    assert driver.number == 0
    assert driver.field("people").value() == EXAMPLE / "people.csv"


def test_an_error_of_the_inputs_leads_back_to_the_page_that_can_mend_it(
    wizard: Wizard, put: Put, tmp_path: Path
) -> None:
    """Row 15: each finding of the run stands beside its field, the focus is in the first."""
    findings = (
        Finding(Severity.ERROR, "people", "Line 7 has no address.", "Add it.", "people.csv, line 7"),
        Finding(Severity.ERROR, "output", "The folder is full.", "Choose another one."),
    )
    put(FakeJob(act=failing(InputError(findings))))
    driver = at_options(wizard, tmp_path)
    driver.click_next()
    driver.wait(lambda: driver.number == 0)
    assert driver.dialog() is None
    assert "people.csv, line 7: Line 7 has no address. Add it." in driver.problems("people")
    assert driver.focus is driver.field("people").editor
    assert driver.journey.answers["output"] == tmp_path / "out"


def test_a_run_that_is_done_at_once_does_not_flash_a_page(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    """Row 22: the page of the run only comes when the work lasts."""
    put(FakeJob())
    driver = at_options(wizard, tmp_path)
    seen = []
    show = driver.window._show

    def spy(to: int) -> None:
        seen.append(to)
        show(to)

    driver.window._show = spy  # type: ignore[method-assign]
    driver.click_next()
    driver.wait_for(4)
    assert seen in ([4], [3, 4])  # a very slow machine may need the page
    assert not active_timers() or all(timer.parent() is not None for timer in active_timers())


def test_a_second_press_does_not_start_a_second_run(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    held = Held()
    job = put(FakeJob(act=held))
    driver = at_options(wizard, tmp_path)
    driver.window.go_next()
    driver.window.go_next()
    driver.window.go_back()
    driver.wait(held.begun.is_set)
    held.may_end.set()
    driver.wait(lambda: driver.number == 4)
    assert len(job.ran) == 1


def test_what_is_changed_after_the_commit_does_not_reach_the_run(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    held = Held()
    job = put(FakeJob(act=held))
    driver = at_options(wizard, tmp_path)
    driver.click_next()
    driver.wait(held.begun.is_set)
    held.may_end.set()
    driver.wait(lambda: driver.number == 4)
    assert job.ran[0].output == tmp_path / "out"


def test_the_page_of_the_run_has_only_cancel(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    """Row 26, 30: no Next, no Back while it runs; Close instead of Cancel when it is done. Enter on Cancel cancels."""
    driver, held = running(wizard, put, tmp_path)
    window = driver.window
    assert [b.isVisible() for b in (window.back, window.next, window.again, window.cancel)] == [False] * 3 + [True]
    assert driver.focus is window.cancel
    held.may_end.set()
    driver.wait(lambda: driver.number == 4)
    assert not window.cancel.isVisible()
    assert not window.back.isVisible()
    assert window.next.text() == "Close"


def test_enter_does_nothing_while_it_runs_and_space_on_cancel_cancels(wizard: Wizard, put: Put, tmp_path: Path) -> None:
    driver, _ = running(wizard, put, tmp_path)
    driver.enter()
    driver.qtbot.wait(100)
    assert driver.window._run is not None
    assert not driver.window._run.is_cancelled
    driver.key(Key.Key_Space)
    driver.wait_for(2)
    assert re.search("Nothing was left behind", driver.texts())

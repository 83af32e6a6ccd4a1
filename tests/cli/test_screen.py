"""The lines on the screen: one that updates on a terminal, plain ones elsewhere."""

import io
import sys
from types import SimpleNamespace

import pytest

from tests.app.clock import Clock
from zoomwizard.app.progress import Bar, BarState
from zoomwizard.cli.screen import Screen, progress_line
from zoomwizard.core.outcome import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    # Not sys itself: pytest puts its own stream there when the test begins.
    monkeypatch.setattr("zoomwizard.cli.screen.sys", SimpleNamespace(stdout=io.StringIO(), stderr=stream))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    return stream


def test_the_line_holds_what_is_known() -> None:
    state = BarState(0.42, "Reading", 1_234_567, 410_000.4, 129.0, stalled=False)
    assert progress_line(state) == " 42%  Reading  1,234,567 rows  410,000 rows/s  2 minutes, 10 seconds left"
    assert progress_line(BarState(0.0, "", 0, None, None, stalled=False)) == "  0%"
    assert progress_line(BarState(1.0, "Writing", 0, None, None, stalled=True)) == "100%  Writing  waiting"


def test_a_terminal_has_one_line_that_is_drawn_anew(terminal: Terminal) -> None:
    clock = Clock()
    bar, screen = Bar({"read": 1}, clock), Screen(clock=clock)
    bar.update(Progress("read", 1, 2, "Reading", 0))
    screen.show_progress(bar)
    screen.show_progress(bar)  # too soon for another
    assert terminal.getvalue() == "\r 50%  Reading"
    clock.now += 1
    bar.update(Progress("read", 2, 4, "On", 0))
    screen.show_progress(bar)
    assert terminal.getvalue().endswith("\r 50%  On     ")
    screen.tell("Warning: something.")
    assert terminal.getvalue().endswith("\r" + " " * len(" 50%  On") + "\rWarning: something.\n")


def test_a_long_line_is_cut_to_the_width_of_the_terminal(terminal: Terminal) -> None:
    bar, screen = Bar({"read": 1}), Screen()
    bar.update(Progress("read", 1, 2, "Reading " * 20, 0))
    screen.show_progress(bar)
    assert len(terminal.getvalue().lstrip("\r")) == 39


def test_elsewhere_a_line_comes_every_few_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    bar, screen = Bar({"read": 1}, clock), Screen(clock=clock)
    times = []
    for _ in range(200):
        clock.now += 0.1
        screen.show_progress(bar)
        if shown := capsys.readouterr().err:
            assert shown == ("  0%\n" if clock.now < 10 else "  0%  waiting\n")
            times.append(round(clock.now))
    assert times == [3, 8, 13, 18]


def test_quiet_shows_no_progress(terminal: Terminal) -> None:
    screen = Screen(quiet=True)
    screen.show_progress(Bar({"read": 1}))
    screen.show_cancelling()
    assert terminal.getvalue() == ""


def test_a_cancel_is_told_once_and_ends_the_progress(terminal: Terminal) -> None:
    screen = Screen()
    for _ in range(3):
        screen.show_cancelling()
        screen.show_progress(Bar({"read": 1}))
    assert terminal.getvalue() == "Cancelling...\n"


def test_what_a_terminal_would_obey_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen()
    screen.say("a\x1b[2J\r\x9bb\nc")
    screen.tell("a\x1b]0;x\x07b")
    assert capsys.readouterr() == ("a\ufffd[2J\ufffd\ufffdb\nc\n", "a\ufffd]0;x\ufffdb\n")


def test_a_program_without_a_console_writes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    screen = Screen()
    screen.say("x")
    screen.tell("x")
    screen.show_progress(Bar({"read": 1}))

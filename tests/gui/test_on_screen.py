"""The wizard on a screen that nobody sees: a real window, with a window manager too, to the end of each mode."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from ctypes.util import find_library
from pathlib import Path

import pytest

from tests.gui.test_process import run
from tests.gui.ways import EXAMPLE, MAPPING, MEETINGS, QUERY, REPORTS

LOOK = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from zoomwizard.gui.shell import main
from zoomwizard.gui.theme import theme

seen = {}
load_ahead = main.load_ahead

def begin(window):
    load_ahead(window)
    QTimer.singleShot(0, lambda: look(window))

def look(window):
    assert QTest.qWaitForWindowExposed(window, 20000)
    window.move(0, 0)
    QTest.qWait(300)
    screen = QApplication.primaryScreen()
    at = window.mapToGlobal(window.rect().topLeft())
    shot = screen.grabWindow(0).toImage()
    seen["platform"] = QApplication.platformName()
    seen["side"] = shot.pixelColor(at.x() + 5, at.y() + 5).name()
    seen["wanted"] = theme().colours.side
    seen["colours"] = len({shot.pixel(x, y) for x in range(0, shot.width(), 2) for y in range(0, shot.height(), 2)})
    QTest.keyClicks(window.page.fields["people"].editor, sys.argv[1])
    QTest.keyClick(window, "\\r")
    QTimer.singleShot(20000, window.close_now)
    wait = QTimer(window)
    wait.timeout.connect(lambda: end(window) if window.number == 1 else None)
    wait.start(20)

def end(window):
    seen["heading"] = window.heading.text()
    window.close_now()  # whoever closes it by hand is asked first

main.load_ahead = begin
seen["code"] = main.open_window("mapping")
print(json.dumps(seen))
"""

# One mode to its end: the files of each page are given as Browse gives them, and Enter does the rest.
JOURNEY = """
import json, sys, time
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from zoomwizard.gui.shell import main

mode, pages = sys.argv[1], json.loads(sys.argv[2])
seen, load_ahead = dict(headings=[]), main.load_ahead

def begin(window):
    load_ahead(window)
    QTimer.singleShot(0, lambda: go(window))

def go(window):
    try:
        walk(window)
    finally:
        window.close_now()

def walk(window):
    assert QTest.qWaitForWindowActive(window, 20000)
    seen["framed"] = window.frameGeometry().height() > window.geometry().height()
    for number, given in enumerate(pages):
        for name, paths in given.items():
            window.page.fields[name].take(paths)
        QTest.keyClick(window, Qt.Key.Key_Return)
        wanted, ends = 4 if number == len(pages) - 1 else number + 1, time.monotonic() + 60
        while window.number != wanted and time.monotonic() < ends:
            QTest.qWait(20)
        seen["headings"].append(window.heading.text())
    seen["focus"] = window.isActiveWindow() and window.focusWidget() is not None

main.load_ahead = begin
seen["code"] = main.open_window(mode)
print(json.dumps(seen))
"""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[str]:
    """A screen that nobody sees; its name."""
    server = shutil.which("Xvfb")
    if server is None or find_library("xcb-cursor") is None:
        pytest.skip("needs Xvfb and the libraries of a window, which dev.py installs where it may")
    reads, writes = os.pipe()
    command = [server, "-displayfd", str(writes), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writes], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        os.close(writes)
        try:
            with os.fdopen(reads) as told:
                yield f":{told.readline().strip()}"
        finally:
            child.terminate()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a window needs no Xvfb")
def test_a_real_window_opens_on_a_screen_is_typed_into_and_closes(screen: str) -> None:
    """Not offscreen: what is on the screen is the window, and the program ends with it."""
    seen = run(LOOK, EXAMPLE / "people.csv", DISPLAY=screen, QT_QPA_PLATFORM="xcb")
    assert seen["platform"] == "xcb"
    assert seen["side"] == seen["wanted"]
    assert int(str(seen["colours"])) > 20
    assert seen["heading"] == "Review what was found"
    assert seen["code"] == 0


@pytest.fixture
def managed(screen: str) -> Iterator[str]:
    """A screen with a window manager, which puts a title bar around a window and gives it the keyboard."""
    manager = shutil.which("openbox")
    if manager is None:
        pytest.skip("needs a window manager, which dev.py installs where it may")
    with subprocess.Popen(
        [manager], env={**os.environ, "DISPLAY": screen}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        try:
            yield screen
        finally:
            child.terminate()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a window needs no Xvfb")
@pytest.mark.parametrize(
    ("mode", "headings", "made"),
    [
        ("mapping", ["Review what was found", "Choose the output folder", "Your mapping file is ready"],
         "Mapping file*.csv"),
        ("admin", ["Choose the mapping file", "Choose options and the output folder", "Your Zoom file is ready"],
         "Hashed Zoom File*.csv"),
        ("analyst", ["Review what was found", "Choose options and the output folder", "Your metrics are ready"],
         "Standalone Zoom Metrics*.csv"),
        ("usage", ["Review what was found", "Choose options and the output folder", "Your report is ready"],
         "Zoom usage */days.csv"),
    ],
)  # fmt: skip
def test_every_mode_is_walked_to_its_end_in_a_managed_window(
    managed: str, hashed: Path, tmp_path: Path, mode: str, headings: list[str], made: str
) -> None:
    files: dict[str, tuple[dict[str, Sequence[Path]], dict[str, Sequence[Path]]]] = {
        "mapping": ({"people": [EXAMPLE / "people.csv"]}, {}),
        "admin": ({"reports": REPORTS}, {"mapping": [MAPPING]}),
        "analyst": ({"zoom": [hashed], "person_query": [QUERY], "meeting_query": [MEETINGS]}, {}),
        "usage": ({"reports": REPORTS}, {"mapping": [MAPPING]}),
    }
    given = [{name: list(map(str, paths)) for name, paths in page.items()} for page in files[mode]]
    pages = json.dumps([*given, {"output": [str(tmp_path / "out")]}])
    home = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(tmp_path / "home"))
    seen = run(JOURNEY, mode, pages, DISPLAY=managed, QT_QPA_PLATFORM="xcb", **home)
    assert seen["headings"] == headings
    assert seen["framed"] is True
    assert seen["focus"] is True
    assert seen["code"] == 0
    assert len([*(tmp_path / "out").glob(made)]) == 1

"""Row 51: a box to choose from shows all of its choices, at every size of the screen's points."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from zoomwizard.gui.parts.boxes import ChoiceBox
from zoomwizard.gui.shell.main import make_application
from zoomwizard.gui.theme import Theme

application = make_application()
Theme(application, "light")
whole = QWidget()
rows = QVBoxLayout(whole)
boxes = []
for count in (4, 2, 3, 12):
    box = ChoiceBox()
    box.addItems([f"Choice {at}" for at in range(count)])
    rows.addWidget(box)
    boxes.append(box)
whole.show()
QTest.qWait(50)
for box in boxes:
    box.showPopup()
    QTest.qWait(250)
    view = box.view()
    last = view.visualRect(box.model().index(box.count() - 1, 0))
    print(box.count(), last.bottom() < view.viewport().height(), view.verticalScrollBar().maximum())
    box.hidePopup()
"""
GUI = Path(__file__).resolve().parents[2] / "zoomwizard" / "gui"


@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_51_the_last_choice_of_every_list_is_seen_from_the_first_time_on(scale: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.split("\n")[:4] == ["4 True 0", "2 True 0", "3 True 0", "12 True 0"]


def test_every_box_of_the_window_is_such_a_box() -> None:
    others = [path.name for path in GUI.rglob("*.py") if re.search(r"= QComboBox\(", path.read_text("utf-8"))]
    assert others == []

"""The wizard in a process of its own: what it loads, a real window on a screen, and what the guards of tests catch."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.gui.ways import EXAMPLE, GOLDEN, ROOT

HEAVY = ("duckdb", "pandas", "numpy", "httpx2")
SECONDS = 120

WALK = f"""
import json, sys, time
from zoomwizard.gui.shell.main import load_ahead, make_application, show_window

heavy, loaded = {HEAVY}, {{}}
application = make_application()
window = show_window(application, None)
loaded["first page"] = [name for name in heavy if name in sys.modules]
load_ahead(window)
end = time.monotonic() + 1
while time.monotonic() < end:
    application.processEvents()
for job in ("mapping", "admin", "analyst"):
    window.open_mode(job)
    for number in range(3):
        window.page.leave()
        window._number = number
        window.content.show_page(window.page)
        application.processEvents()
loaded["pages"] = [name for name in heavy if name in sys.modules]
window.open_mode("mapping")
window.page.fields["people"].set_value(sys.argv[1])
window.go_next()
while window.number == 0:
    application.processEvents()
loaded["check"] = [name for name in heavy if name in sys.modules]
window.close()
print(json.dumps(loaded))
"""

# Clicks through pages that are answered and checked, and looks at what the window's own thread does meanwhile: whether
# it loads a heavy module, opens a file, or lists a folder. A part of the program may be loaded once; what is set for
# it, in two small files, may have changed since the last page.
TURN = f"""
import json, sys, threading
from pathlib import Path
from zoomwizard.app import zoom
from zoomwizard.modes.registry import modes
from zoomwizard.app.zoom import Account
from zoomwizard.gui.shell.main import make_application, show_window

example, golden = Path(sys.argv[1]), Path(sys.argv[2])
done, turned, parts, is_turning = [], [], set(), False
program = str(Path.cwd()), sys.prefix, sys.base_prefix

def watch(event, arguments):
    if is_turning and threading.current_thread() is threading.main_thread():
        if event in ("open", "os.listdir", "os.scandir", "sqlite3.connect", "subprocess.Popen"):
            what = event, str(arguments[0])
            is_part = what[1].startswith(program) and "golden" not in what[1] and "example" not in what[1]
            is_set = what[1].endswith(("settings.json", "policy.json"))
            if what in parts or not (is_part or is_set):
                done.append(what)
            if is_part and not what[1].endswith((".py", ".pyc")):  # which Python itself reads as often as it likes
                parts.add(what)
        if event == "import" and arguments[0].partition(".")[0] in {HEAVY}:
            done.append("import " + arguments[0])

sys.addaudithook(watch)
application = make_application()
window = show_window(application, None)
zoom.add_account(Account(name="acme", account_id="a", client_id="c"), "secret")

def wait(condition):
    while not condition():
        application.processEvents()

def turn(button, to):
    global is_turning
    before, is_turning = window.page, True
    button.click()
    is_turning = False
    assert window.number == to and window.page is not before, (window.number, to)
    turned.append(to)
    application.processEvents()

def look_at_answers():
    if window._journey.known(window.page.step) is None:
        window._examine(go_on=False)
        wait(lambda: window._check is None)

def through(answers, number):
    for page in range(number):
        for name, answer in answers.items():
            if name in window.page.fields:
                window.page.fields[name].set_value(answer)
        if window._kind == "source" and not window.page.fields["reports"].value():
            window.page._zoom.setChecked(True)
        look_at_answers()
        turn(window.next, page + 1)
        turn(window.back, page)
        look_at_answers()
        turn(window.next, page + 1)
    while window.number:
        turn(window.back, window.number - 1)
    window.back.click()

mapping = golden / "mapping.csv"
turn(next(iter(window.page._buttons.values())), 0)
through(dict(people=example / "people.csv"), 2)
for reports, number in (((golden / "report 1.csv",), 2), ((), 4)):
    window.open_mode("admin")
    through(dict(reports=reports, mapping=mapping), number)
query, meetings = golden / "person query.csv", golden / "meeting query.csv"
window.open_mode("analyst")
through(dict(zoom=(Path(sys.argv[3]),), person_query=query, meeting_query=meetings), 2)
window.close()
print(json.dumps(dict(done=done, turned=len(turned))))
"""

# In the place of a scroll bar two columns stand below each other and need it no more. Where they do not come to rest,
# Qt goes from the one to the other until the process has no stack left.
REST = """
import json
from zoomwizard.gui.parts.layouts import Columns, Scrolls
from zoomwizard.gui.shell.main import make_application
from zoomwizard.gui.theme import Theme
from zoomwizard.gui.parts.widgets import Page, text_label

application = make_application()
Theme(application, "light")
scrolls, page, columns = Scrolls(), Page(), Columns(text_label("word " * 60), text_label("word"))
page.rows.addWidget(columns)
page.rows.addStretch(1)
scrolls.setWidget(page)
scrolls.show()
ways = set()
least = 2 * columns._letters * columns.fontMetrics().averageCharWidth()  # and what stands around them
for height in range(100, 400, 20):
    for width in range(least - 36, least + 84):
        scrolls.resize(width, height)
        application.processEvents()
        ways.add(columns._box.direction().name)
print(json.dumps(dict(ways=sorted(ways))))
"""


def run(script: str, *arguments: object, **environment: str) -> dict[str, object]:
    """What a script prints last, as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_duckdb_and_pandas_are_loaded_only_when_a_check_needs_them() -> None:
    loaded = run(WALK, EXAMPLE / "people.csv")
    assert loaded["first page"] == []
    assert loaded["pages"] == []
    assert "duckdb" in str(loaded["check"])


def test_pages_change_at_once(hashed: Path) -> None:
    """When a click on a page that was looked at returns, the next page is there, and no file was touched for it."""
    seen = run(TURN, EXAMPLE, GOLDEN, hashed)
    assert seen["done"] == []
    assert int(str(seen["turned"])) > 30


def test_columns_and_a_scroll_bar_come_to_rest() -> None:
    assert run(REST)["ways"] == ["LeftToRight", "TopToBottom"]


def test_the_guards_of_every_test_of_the_window_do_their_work(tmp_path: Path) -> None:
    """A warning of Qt, a window, a timer and a thread that are left behind each fail the test that is to blame."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    for name in ("conftest.py", "__init__.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests")
    (tmp_path / "tests" / "golden").symlink_to(ROOT / "tests" / "golden")
    (tmp_path / "tests" / "gui").mkdir()
    for name in ("conftest.py", "driver.py", "fakes.py", "ways.py", "__init__.py"):
        shutil.copy(ROOT / "tests" / "gui" / name, tmp_path / "tests" / "gui")
    (tmp_path / "tests" / "gui" / "test_offences.py").write_text(
        """
import threading
from PySide6.QtCore import QObject, QTimer, qWarning
from PySide6.QtWidgets import QWidget
from zoomwizard.core.outcome import CancelToken
from zoomwizard.gui.parts.background import Task

kept = []

def test_nothing(wizard):
    wizard(mode="mapping")

def test_warning():
    qWarning("something is wrong")

def test_window():
    kept.append(QWidget())
    kept[-1].show()

def test_timer():
    kept.append(QTimer())
    kept[-1].start(1000)

def test_task():
    kept.append(QObject())
    task = Task(threading.Event().wait, CancelToken(), kept[-1])
    task._thread.daemon = True
    task.start()
    task.leave()
""",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "tests/gui/test_offences.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    lines = re.findall(r"^(FAILED|ERROR|PASSED) tests/\w+/\w+.py::(\w+)", done.stdout, re.MULTILINE)
    outcomes: dict[str, set[str]] = {}
    for outcome, name in lines:
        outcomes.setdefault(name, set()).add(outcome)
    assert "FAILED" in outcomes["test_warning"], done.stdout
    assert "ERROR" in outcomes["test_window"]
    assert "ERROR" in outcomes["test_timer"]
    assert "ERROR" in outcomes["test_task"]
    assert outcomes["test_nothing"] == {"PASSED"}

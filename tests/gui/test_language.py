"""The window in another language: whole, at once, with room for it, and the keyboard's letters still unique."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from tests.german import is_english
from tests.gui.conftest import Wizard
from tests.gui.driver import Driver, rows_of
from tests.gui.ways import JOBS, to_options
from zoomwizard.app.pseudo_language import stretched
from zoomwizard.app.settings import Settings
from zoomwizard.app.words import LANGUAGES, PSEUDO, catalogue_of, words
from zoomwizard.core.said import plural, say
from zoomwizard.gui.language import number, set_language, tr, value_text
from zoomwizard.gui.parts.widgets import ElidedLabel
from zoomwizard.gui.shell.settings import SettingsDialog

MNEMONIC = re.compile("&([^& ])")
# Texts of the window that are the same in German, or that no language has: names, numbers, paths, times.
SAME = re.compile(
    r"Zoom Wizard|PersonID|HashID|PersonHashID|MetricDate|Email|Organization|Optionen|Region|Analyst|[A-Z:=-]+"
    r"|[\d.,:%\s/–-]*|.*\.(?:csv|json|html|md)\b.*|\w+/\w+|/.*|• .*",
    re.DOTALL,
)


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    set_language("en")
    QLocale.setDefault(QLocale("en_US"))


def speak(language: str) -> None:
    """Another language, as the settings choose it; every window has heard of it."""
    set_language(language)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    QApplication.processEvents()


def shown(driver: Driver) -> list[str]:
    """Every text that is seen now, but for what the user has given and what stands in files."""
    found = []
    for widget in (driver.dialog() or driver.window).findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):  # a path, or a name that a run gave
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
        elif isinstance(widget, QComboBox) and not widget.isEditable():
            found += [widget.itemText(at) for at in range(widget.count())]
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            found.append(widget.placeholderText())
        elif isinstance(widget, QTabWidget):
            found += [widget.tabText(at) for at in range(widget.count())]
        elif isinstance(widget, QTableWidget) and widget.accessibleName() == tr("What was checked"):
            found += [cell for row in rows_of(widget) for cell in row]
    return [text.strip() for text in found if text.strip()]


def walk(wizard: Wizard, hashed: Path, tmp_path: Path, job: str, see: Callable[[Driver], None]) -> None:
    """Go through a mode and look at every page."""
    driver = wizard(Settings(window_size=(980, 660)))

    def look(driver: Driver) -> None:
        QTest.qWait(60)  # until what is long has its room
        see(driver)

    look(driver)
    driver.choose(job)
    look(driver)
    to_options(driver, hashed)
    further = driver.inputs._further
    assert further is not None
    further.open()
    driver.wait_for_dialog()
    look(driver)
    further.dialog.reject()
    driver.wait_for_no_dialog()
    driver.give("output", tmp_path / "out")
    driver.wait(lambda: driver.inputs._output is None or driver.inputs._output._free.text())
    look(driver)
    while driver.number:
        driver.window.go_back()
        driver.wait(driver.is_at_rest)
        QApplication.processEvents()
        look(driver)
    to_options(driver, hashed)
    driver.click_next()
    driver.wait_for(4)
    for at in range(driver.done.tabs.count()):
        driver.done.tabs.setCurrentIndex(at)
        QApplication.processEvents()
        look(driver)


@pytest.mark.parametrize("job", JOBS)
def test_nothing_that_is_seen_is_left_in_english(wizard: Wizard, hashed: Path, tmp_path: Path, job: str) -> None:
    """No visible text is a source of the translation, or made from one, unless German has the same."""
    speak("de")
    left: set[str] = set()

    def look(driver: Driver) -> None:
        left.update(t for t in shown(driver) if is_english(t) and not SAME.fullmatch(t.replace("&", "")))

    walk(wizard, hashed, tmp_path, job, look)
    assert left == set()


@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_a_page_are_unique(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str, language: str
) -> None:
    speak(language)
    twice: set[tuple[str, ...]] = set()

    def look(driver: Driver) -> None:
        texts = [text for text in set(shown(driver)) if MNEMONIC.search(text)]
        letters = Counter(letter.lower() for text in texts for letter in MNEMONIC.findall(text))
        for letter, count in letters.items():
            if count > 1:
                twice.add(tuple(sorted(text for text in texts if f"&{letter}" in text.lower())))

    walk(wizard, hashed, tmp_path, job, look)
    assert twice == set()


@pytest.mark.parametrize("job", JOBS)
def test_every_text_is_marked_in_the_language_that_nobody_speaks(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str
) -> None:
    speak(PSEUDO)
    plain: set[str] = set()

    def look(driver: Driver) -> None:
        plain.update(text for text in shown(driver) if "[" not in text and not SAME.fullmatch(text))

    walk(wizard, hashed, tmp_path, job, look)
    assert plain == set()


@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("language", ["de", PSEUDO])
def test_no_text_is_cut(wizard: Wizard, hashed: Path, tmp_path: Path, job: str, language: str) -> None:
    """Every label and button has the room that it says it needs, half as long again as English."""
    speak(language)
    cut: set[str] = set()

    def look(driver: Driver) -> None:
        for _ in range(40):  # until what is long has its room: a busy computer takes longer
            if not cut_in(driver):
                return
            QTest.qWait(50)
        cut.update(cut_in(driver))

    walk(wizard, hashed, tmp_path, job, look)
    assert cut == set()


def cut_in(driver: Driver) -> set[str]:
    """The texts that have less room than they say they need."""
    cut = set()
    for widget in driver.window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton | QCheckBox) or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            is_cut = widget.height() < widget.heightForWidth(widget.width())
        else:
            is_cut = widget.width() < widget.minimumSizeHint().width()
        if is_cut:
            cut.add(f"{widget.text()}: {widget.size().toTuple()}")
    return cut


def test_another_language_keeps_the_page_and_the_answers(wizard: Wizard, hashed: Path, tmp_path: Path) -> None:
    driver = wizard()
    driver.choose("admin")
    to_options(driver, hashed)
    driver.give("output", tmp_path / "out")
    answers, at = dict(driver.journey.answers), driver.number
    heading = driver.window.heading.text()
    speak("de")
    assert (driver.journey.answers, driver.number) == (answers, at)
    assert driver.field("output").value() == tmp_path / "out"
    assert driver.window.heading.text() == "Wählen Sie Optionen und den Ausgabeordner"
    assert driver.window.back.text() == "&Zurück"
    assert "Nichts verlässt diesen Computer." in driver.texts()
    driver.window.go_next()
    driver.wait_for(4)
    assert "Ihre Zoom-Datei ist fertig" in driver.texts()
    speak("en")
    assert driver.number == 4
    assert "Your Zoom file is ready" in driver.texts()
    assert driver.done.files.tree.topLevelItemCount() == 1
    speak("de")
    driver.click(driver.window.again)
    speak("en")
    assert heading != driver.window.heading.text() == "What do you want to do?"


def open_dialogs(driver: Driver) -> list[SettingsDialog]:
    return [one for one in driver.window.findChildren(SettingsDialog) if one.isVisible()]


def test_the_settings_change_the_language_at_once(wizard: Wizard, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    driver = wizard(file=file)
    driver.click(driver.window.side.settings)
    dialog = driver.dialog()
    assert isinstance(dialog, SettingsDialog)
    box = dialog.language
    box.setCurrentIndex(box.findData("de"))
    box.activated.emit(box.currentIndex())
    driver.wait(lambda: driver.window.heading.text() == "Was möchten Sie tun?")
    driver.wait(lambda: [one.windowTitle() for one in open_dialogs(driver)] == ["Einstellungen und Info"])
    assert driver.focus is open_dialogs(driver)[0].language
    assert '"de"' in file.read_text(encoding="utf-8")


def test_without_the_compiled_file_the_window_speaks_english(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("zoomwizard.app.words.resource", lambda *_parts: tmp_path)
    catalogue_of.cache_clear()
    speak("de")
    assert wizard().window.next.text() == "&Next"
    catalogue_of.cache_clear()


def test_numbers_and_dates_are_written_as_the_language_does(qapp: QApplication) -> None:
    speak("de")
    assert number(1234.5, 1) == "1.234,5"
    assert value_text("2023-05-07") == "07.05.2023"
    assert words(say("{n} and {day}", n=1234.5, day=date(2023, 5, 7))) == "1.234,5 and 07.05.2023"
    assert words(
        plural("There is {n} problem with the inputs.", "There are {n} problems with the inputs.", n=1200)
    ) == ("Es gibt 1.200 Probleme mit den Eingaben.")


def test_qts_own_dialogs_speak_it_too(qapp: QApplication) -> None:
    speak("de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    speak("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_the_language_that_nobody_speaks_is_half_as_long_again() -> None:
    for text in ("Choose the output folder", "{0} rows have no PersonId.", "&Open folder"):
        assert len(stretched(text)) >= 1.4 * len(text)
    assert stretched("{0} rows").count("{0}") == 1
    assert stretched("&Back").count("&") == 1

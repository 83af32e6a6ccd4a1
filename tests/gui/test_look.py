"""Colours, sizes and scales: what can be read, what fits a small screen, and what follows the system."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPushButton, QScrollArea, QWidget

from screenshots.walk import stop_question
from tests.gui import test_language
from tests.gui.conftest import Wizard
from tests.gui.driver import Driver
from tests.gui.ways import JOBS, QUERY, ROOT, to_done, to_options
from zoomwizard.app.words import words
from zoomwizard.core.outcome import AppError, Finding, Severity
from zoomwizard.core.resources import resource
from zoomwizard.gui.language import set_language, tr
from zoomwizard.gui.shell.error import ErrorDialog
from zoomwizard.gui.shell.frame import SMALLEST, USUAL_SIZE
from zoomwizard.gui.theme import DARK, LIGHT, Colours, colours_of, icon, style_sheet, theme
from zoomwizard.modes.registry import modes

english_again = test_language.english_again
LOOKS = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
# What is written on what.
TEXTS = [(text, ground) for text in ("text", "muted") for ground in ("ground", "side", "card", "selected")]
TEXTS += [(text, ground) for text in ("accent", "error", "well", "warning") for ground in ("ground", "side", "card")]
TEXTS += [("on_accent", "accent"), ("on_accent", "accent_pressed")]
# Lines that show where a field is and what has the focus, and icons.
ROLES = QPalette.ColorRole.NColorRoles.value
LINES = [("edge", "ground"), ("edge", "card"), ("accent", "ground"), ("accent", "card"), ("text", "side")]


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

    def luminance(name: str) -> float:
        colour = QColor(name)
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@LOOKS
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_35_every_text_can_be_read_on_its_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@LOOKS
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_35_every_line_and_icon_can_be_seen(colours: Colours, line: str, ground: str) -> None:
    assert contrast(getattr(colours, line), getattr(colours, ground)) >= 3


@LOOKS
def test_35_the_focus_of_the_default_button_can_be_seen(wizard: Wizard, colours: Colours) -> None:
    """A ring of its colour, and a gap of what it stands on between the two; nothing is moved by it."""
    driver = wizard(mode="mapping")
    theme().set_choice("dark" if colours is DARK else "light")
    button = driver.window.next
    assert button.isDefault()

    def seen() -> list[str]:
        QApplication.processEvents()
        image = button.grab().toImage()
        column = [image.pixelColor(14, y).name() for y in range(image.height())]
        return [name for name, before in zip(column, ["", *column], strict=False) if name != before]

    assert seen() == [colours.accent]
    size = button.size()
    driver.tab_to(button)
    gap, ring = colours.card, colours.accent
    assert seen() == [gap, ring, gap, colours.accent, gap, ring, gap]
    assert contrast(colours.accent, colours.card) >= 3
    assert button.size() == size


def test_35_no_colour_stands_outside_of_the_tables() -> None:
    """But for the black that an icon's drawing is replaced in."""
    sources = list((ROOT / "zoomwizard" / "gui").rglob("*.py"))
    assert len(sources) > 50
    for path in sources:
        text = path.read_text("utf-8")
        if path.name == "theme.py":
            text = re.sub(r'^    \w+="#[0-9a-f]{6}",$', "", text, flags=re.MULTILINE).replace('b"#000000"', "")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|GlobalColor\.(?!transparent)|QColor\(\d", text), path.name


def test_35_the_window_follows_the_system_while_it_is_open(wizard: Wizard, qapp: QApplication) -> None:
    """Light and dark without a new start: nothing is left in the colours of before."""
    driver = wizard()
    seen = {}
    for choice in ("dark", "light"):
        theme().set_choice(choice)
        seen[choice] = driver.window.grab().toImage()
    assert seen["dark"].pixelColor(5, 5) == QColor(DARK.side)
    assert seen["light"].pixelColor(5, 5) == QColor(LIGHT.side)
    for dark, light in ((DARK, LIGHT), (LIGHT, DARK)):
        image = seen["dark" if dark is DARK else "light"]
        colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(image.height())}
        left = {getattr(light, name) for name in ("ground", "accent", "muted")} & colours
        assert not left, left


def assert_edges_are_seen(driver: Driver, colours: Colours) -> None:
    """A field's frame, the box of a tick, and the choice that is taken."""
    tick, choice = QCheckBox("A tick", driver.page), QPushButton("A choice", driver.page)
    choice.setObjectName("segment")
    choice.setCheckable(True)
    choice.setChecked(True)
    for place, made in enumerate((tick, choice)):
        made.move(20, 300 + 40 * place)
        made.show()
    field: QWidget = driver.field("existing").editor
    for widget in (field, tick, choice):
        QApplication.processEvents()
        image = widget.grab().toImage()
        edge = max(contrast(image.pixelColor(x, image.height() // 2).name(), colours.ground) for x in range(8))
        below = max(contrast(image.pixelColor(24, image.height() - 1 - y).name(), colours.ground) for y in range(3))
        assert max(edge, below if widget is choice else 0) >= 3, widget


def test_35_high_contrast_takes_the_systems_own_colours(
    wizard: Wizard, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    palette = QPalette()
    for role, name in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.WindowText, "#ffff00"),
        (QPalette.ColorRole.Highlight, "#00ffff"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
    ):
        palette.setColor(role, QColor(name))
    found = colours_of(palette)
    assert {found.ground, found.side, found.card} == {"#000000"}
    assert {found.text, found.muted, found.error, found.edge} == {"#ffff00"}
    assert (found.accent, found.on_accent) == ("#00ffff", "#000000")

    class Hints:
        def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
            return Qt.ContrastPreference.HighContrast

        def accessibility(self) -> Hints:
            return self

        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
            return Qt.ColorScheme.Light

    application = theme()._application

    class Application:
        def styleHints(self) -> Hints:  # noqa: N802 - Qt's name
            return Hints()

        def __getattr__(self, name: str) -> object:
            return getattr(application, name)

    monkeypatch.setattr(theme(), "_application", Application())
    try:
        theme()._apply()
        now = theme().colours
        system = {QApplication.palette().color(role).name() for role in QPalette.ColorRole if role.value < ROLES}
        sheet = application.styleSheet()
        assert {now.ground, now.text, now.accent, now.on_accent} <= system
        assert not [name for table in (LIGHT, DARK) for name in table[:-1] if name in sheet and name not in system]
        driver = wizard(mode="mapping")
        assert_edges_are_seen(driver, now)
    finally:
        monkeypatch.undo()
        theme().set_choice("light")
    assert application.styleSheet() == style_sheet(LIGHT, application.font().pointSizeF())


def test_36_scales_between_are_taken_as_they_are_and_icons_are_drawings(qapp: QApplication) -> None:
    rounding = QGuiApplication.highDpiScaleFactorRoundingPolicy()
    assert rounding is Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    assert {path.suffix for path in resource("icons").iterdir()} == {".svg"}
    for side in (20, 30, 40, 60):  # of text twice as large and a screen at 150%
        assert icon("recent", LIGHT.text).pixmap(side).width() == side


@pytest.mark.parametrize("job", JOBS)
def test_37_a_page_fits_the_usual_window_without_scrolling(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str
) -> None:
    driver = wizard(mode=job)
    driver.window.resize(*USUAL_SIZE)
    assert_fits(driver)
    to_options(driver, hashed)
    driver.give("output", tmp_path / "out")
    driver.qtbot.wait(600)  # until the page has looked at the folder and the keyring
    assert_fits(driver)
    driver.click(driver.window.back)
    assert_fits(driver)
    driver.next_to(2)
    driver.click_next()
    driver.wait_for(4)
    assert_fits(driver)
    areas = [area for area in driver.done.findChildren(QScrollArea) if area.isVisible() and type(area) is QScrollArea]
    assert [area.verticalScrollBar().maximum() for area in areas] == [0] * len(areas)


def assert_fits(driver: Driver) -> None:
    bar = driver.window.content.verticalScrollBar()
    with contextlib.suppress(Exception):
        driver.wait(lambda: bar.maximum() == 0, 5000)
    assert bar.maximum() == 0, f"{bar.maximum()} pixels too high: {driver.texts()}"


@pytest.mark.parametrize("job", JOBS)
def test_37_heading_and_buttons_are_seen_in_the_smallest_window(
    wizard: Wizard, hashed: Path, tmp_path: Path, job: str
) -> None:
    """A screen of 1366 x 768 at 150% has 910 x 512 points, 79 of which are the system's bars."""
    assert SMALLEST[0] <= 1366 / 1.5
    assert SMALLEST[1] <= 768 / 1.5 - 79
    driver = wizard(mode=job)
    window = driver.window

    def assert_seen() -> None:
        window.resize(*SMALLEST)
        QApplication.processEvents()
        assert (window.width(), window.height()) == SMALLEST
        for part in (window.heading, window.next, window.side.count, window.side.help, window.side.settings):
            if part.isVisible():
                assert is_whole(window, part), part
        assert window.content.height() >= 150
        assert window.content.horizontalScrollBar().maximum() == 0

    assert_seen()
    to_options(driver, hashed)
    assert_seen()
    for _ in range(30):  # what has the focus is scrolled to
        driver.tab()
        driver.wait(lambda: is_whole(window, driver.focus), 1000)
    driver.give("output", tmp_path / "out")
    driver.click_next()
    driver.wait_for(4)
    assert_seen()


def test_37_what_has_the_focus_stays_in_view_while_what_is_above_it_grows(wizard: Wizard) -> None:
    """But not where the user has scrolled it away."""
    driver = wizard(mode="analyst")
    window = driver.window
    window.resize(*SMALLEST)
    first, last = driver.field("zoom"), driver.field("meeting_query")
    driver.tab_to(last.editor)
    assert is_whole(window, last.editor)
    bar = window.content.verticalScrollBar()
    most = bar.maximum()
    wrong = [Finding(Severity.ERROR, "zoom", f"Something is wrong, {n}.", code="x.y") for n in range(16)]
    first.show_findings(wrong[:8])
    driver.wait(lambda: bar.maximum() > most + 100)
    driver.wait(lambda: is_whole(window, last.editor), 1000)
    most = bar.maximum()
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    QApplication.processEvents()
    first.show_findings(wrong)
    driver.wait(lambda: bar.maximum() > most + 100)
    QApplication.processEvents()
    assert bar.value() == 0


def test_07_an_error_that_the_user_is_led_to_is_in_view(wizard: Wizard, hashed: Path) -> None:
    """In a window that is too small for the page, with the focus elsewhere."""
    driver = wizard(mode="analyst")
    driver.window.resize(*SMALLEST)
    driver.give("zoom", hashed)
    driver.give("person_query", QUERY)
    assert not is_whole(driver.window, driver.field("meeting_query").editor)
    driver.window.next.setFocus()
    driver.click_next()
    driver.wait(lambda: driver.field("meeting_query").isAncestorOf(driver.focus))
    driver.wait(lambda: is_whole(driver.window, driver.focus), 1000)


def is_whole(window: QWidget, part: QWidget) -> bool:
    """Whether a widget is seen from its first to its last line."""
    return part.visibleRegion().boundingRect().height() >= min(part.height(), 60) - 1


@pytest.mark.parametrize("language", ["en", "de"])
def test_18_the_title_of_a_window_says_what_is_done_in_it(wizard: Wizard, language: str) -> None:
    """Without the word wizard, in the windows beside it too."""
    set_language(language)
    driver = wizard()
    titles = [driver.window.windowTitle()]
    assert titles == [tr("Zoom reports for Viva Insights")]
    for name, mode in modes().items():
        driver.window.open_mode(name)
        titles.append(driver.window.windowTitle())
        assert titles[-1] == words(mode.title)
    titles.append(stop_question(driver.window).windowTitle())
    titles.append(ErrorDialog(AppError("It went wrong."), driver.window).windowTitle())
    assert titles[-2:] == [words(list(modes().values())[-1].title)] * 2
    driver.window.aside.show_settings()
    driver.window._show_help()
    titles += [dialog.windowTitle() for dialog in driver.window.findChildren(QDialog)]
    driver.window._show_start()
    assert driver.window.windowTitle() == titles[0]
    assert len(titles) >= 8
    assert all(titles)
    assert not any("wizard" in title.lower() or "assistent" in title.lower() for title in titles)
    for dialog in driver.window.findChildren(QDialog):
        dialog.close()


def test_18_no_page_only_welcomes_or_congratulates(wizard: Wizard, hashed: Path, tmp_path: Path) -> None:
    driver = wizard(mode="mapping")
    to_done(driver, hashed, tmp_path / "out")
    for word in ("welcome", "congratulations"):
        assert word not in driver.texts().lower()

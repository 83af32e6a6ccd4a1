"""Help, the user guide, and what the program says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextBrowser

from tests.gui.conftest import Wizard
from zoomwizard import __version__
from zoomwizard.app.guide import guide_pages, guide_sections
from zoomwizard.gui.shell.about import LICENCES
from zoomwizard.gui.shell.guide import PLACE, Guide, anchor
from zoomwizard.gui.shell.settings import SettingsDialog
from zoomwizard.gui.shell.window import MainWindow
from zoomwizard.modes.registry import modes

STEPS = [(name, number) for name, mode in modes().items() for number in range(len(mode.steps))]


def guide_of(window: MainWindow) -> Guide:
    assert window.aside.guide is not None
    return window.aside.guide


def top_line(guide: Guide) -> str:
    """The line at the top of what is shown, when it has been painted."""
    QTest.qWait(50)
    return guide.text.cursorForPosition(guide.text.viewport().rect().topLeft()).block().text()


@pytest.mark.parametrize(("mode", "number"), STEPS)
def test_help_opens_the_guide_at_the_section_of_the_page(wizard: Wizard, mode: str, number: int) -> None:
    driver = wizard(mode=mode)
    driver.window._show(number)
    driver.click(driver.window.side.help)
    guide = guide_of(driver.window)
    step = modes()[mode].steps[number]
    assert guide.here() == (modes()[mode].guide, step.section)
    cursor = guide.text.textCursor().block()
    assert cursor.text() == step.section
    assert cursor.blockFormat().headingLevel() == 2
    line = top_line(guide)
    is_at_the_end = guide.text.verticalScrollBar().value() == guide.text.verticalScrollBar().maximum()
    assert line == step.section or is_at_the_end
    guide.close()


def test_help_of_the_first_page_opens_the_page_of_the_wizard(wizard: Wizard) -> None:
    driver = wizard()
    driver.alt("h")
    guide = guide_of(driver.window)
    driver.wait(lambda: top_line(guide) == "The wizard")  # when it is laid out
    guide.close()


@pytest.fixture
def guide(wizard: Wizard) -> Guide:
    driver = wizard()
    driver.click(driver.window.side.help)
    return guide_of(driver.window)


def links_in(guide: Guide) -> set[str]:
    """Where the links of the page that is shown lead to."""
    found, block = set(), guide.text.document().begin()
    while block.isValid():
        for form in block.textFormats():
            found.add(form.format.anchorHref())
        block = block.next()
    return found - {""}


@pytest.mark.parametrize("page", ["wizard", "insights-admin", "zoom-admin", "analyst"])
def test_every_link_in_the_guide_leads_to_its_section_and_back(guide: Guide, page: str) -> None:
    guide.open_at(page)
    assert not guide.back.isVisible()
    links = {link for link in links_in(guide) if "://" not in link}
    assert len(links) > 3
    for link in sorted(links):
        guide.text.anchorClicked.emit(QUrl(link))
        target, _, section = link.partition("#")
        assert guide.here() == (target.removesuffix(".md") or page, section)
        block = guide.text.textCursor().block()
        assert anchor(block.text()) == section or (not section and block.blockNumber() == 0)
        guide.back.click()
        assert guide.here() == (page, "")
    assert not guide.back.isVisible()
    guide.close()


def test_what_is_outside_of_the_guide_is_opened_by_the_system(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "zoomwizard.gui.shell.guide.QDesktopServices.openUrl", lambda url: opened.append(url.toString())
    )
    guide.text.anchorClicked.emit(QUrl("https://example.com/page"))
    assert opened == ["https://example.com/page"]
    assert guide.here() == ("wizard", "")
    guide.close()


def test_help_shows_no_picture_of_what_the_reader_has_before_him(guide: Guide) -> None:
    for page in guide_pages():
        guide.open_at(page)
        assert "\ufffc" not in guide.text.document().toRawText(), page
    guide.close()


def entries(guide: Guide) -> list[tuple[str, str]]:
    return [item.data(0, PLACE) for item in guide.contents._items()]


def test_the_contents_have_every_page_and_the_sections_of_it(guide: Guide) -> None:
    guide.open_at("zoom-admin", "What you get")
    listed = entries(guide)
    assert {page for page, section in listed if not section} == set(guide_pages())
    current = guide.contents.list.currentItem()
    assert current is not None
    assert current.data(0, PLACE) == ("zoom-admin", "what-you-get")
    assert any(item.isExpanded() for item in guide.contents._items())
    for page, section in listed[:: len(listed) // 12]:
        guide.contents.chosen.emit(page, section)
        assert guide.here() == (page, section)
    guide.close()


def test_the_section_in_view_is_marked_while_one_reads(guide: Guide) -> None:
    guide.open_at("zoom-admin")
    seen = set()
    bar = guide.text.verticalScrollBar()
    for value in range(0, bar.maximum(), 200):
        bar.setValue(value)
        item = guide.contents.list.currentItem()
        assert item is not None
        page, section = item.data(0, PLACE)
        assert page == "zoom-admin"
        seen.add(section)
    assert len(seen) > 5
    guide.close()


def test_a_search_lists_sections_and_leads_there_and_back_to_the_contents(guide: Guide) -> None:
    guide.open_at("zoom-admin")
    guide.contents.search.setText("topic TOKEN")
    found = entries(guide)
    assert 0 < len(found) < 40
    assert all("token" in text.casefold() for text in map(section_text, found))
    first = guide.contents.list.topLevelItem(0)
    assert first is not None
    guide.contents.list.itemActivated.emit(first, 0)
    assert guide.here() == found[0]
    guide.contents.search.setText("qqxyz")
    assert entries(guide) == []
    assert guide.contents.nothing.isVisible()
    guide.contents.search.clear()
    assert {page for page, section in entries(guide) if not section} == set(guide_pages())
    guide.close()


def section_text(place: tuple[str, str]) -> str:
    page, section = place
    (text,) = (one.text + one.heading for one in guide_sections(page) if anchor(one.heading) == section)
    return text


def test_about_names_version_licences_and_the_log_folder(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    driver = wizard()
    driver.click(driver.window.side.settings)
    dialog = driver.dialog()
    assert isinstance(dialog, SettingsDialog)
    about = dialog.findChild(QTextBrowser)
    assert about is not None
    text = about.toPlainText()
    for part in (f"Zoom Wizard {__version__}", "Python 3.", "Qt 6.", "DuckDB 2.", "MIT licence", *LICENCES):
        assert part in text

    driver.click(driver.button("Copy diagnostics", dialog))
    copied = QApplication.clipboard().text()
    assert copied
    assert copied in text
    assert str(home) not in copied

    opened: list[QUrl] = []
    monkeypatch.setattr("zoomwizard.gui.shell.about.QDesktopServices.openUrl", opened.append)
    logs = home / "logs"
    logs.mkdir()
    monkeypatch.setattr("zoomwizard.gui.shell.about.log_folder", lambda: logs)
    driver.click(driver.button("Open log folder", dialog))
    assert opened == [QUrl.fromLocalFile(str(logs))]
    close = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Close")
    driver.click(close)
    assert not dialog.isVisible()

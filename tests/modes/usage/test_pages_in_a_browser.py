"""The pages of a usage run in headless Chromium: at two widths, light, dark, printed, with nothing on the console."""

import html
import json
import re
from pathlib import Path

import pytest

from tests.modes.analyst.test_report_in_a_browser import A4, DARK, LIGHT, MEASURE, browse, dump, pixels, pytestmark
from tests.modes.usage.account import account_tables, engine_with
from tests.modes.usage.test_pages import PAGE_OPTIONS
from zoomwizard.core.page.page import PageWriter
from zoomwizard.modes.usage.pages.usage_report import usage_page, usage_parts
from zoomwizard.modes.usage.pages.webinar_report import webinar_page, webinar_parts

__all__ = ["pytestmark"]  # slow, and only where there's a browser
IN_THE_DARK = "--blink-settings=preferredColorScheme=0"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder, tables = tmp_path_factory.mktemp("pages"), account_tables()
    with engine_with(folder / "engine", tables) as engine:
        texts = {
            "usage": usage_page(usage_parts(engine, tables, PAGE_OPTIONS), PAGE_OPTIONS, PageWriter()),
            "webinars": webinar_page(webinar_parts(engine, tables, PAGE_OPTIONS), PAGE_OPTIONS, PageWriter()),
        }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8", newline="\n")
    return {name: folder / f"{name}.html" for name in texts}


@pytest.mark.parametrize("name", ["usage", "webinars"])
@pytest.mark.parametrize(
    ("options", "paper", "lines"),
    [
        ((), LIGHT, {(0x1F, 0x5F, 0xBF), (0xB3, 0x59, 0x00)}),
        ((IN_THE_DARK,), DARK, {(0x79, 0xAE, 0xFF), (0xFF, 0xB0, 0x66)}),
    ],
    ids=["light", "dark"],
)
def test_a_page_is_drawn_in_light_and_dark(
    name: str, options: tuple[str, ...], paper: tuple[int, int, int], lines: set[tuple[int, int, int]],
    pages: dict[str, Path], tmp_path: Path,
) -> None:  # fmt: skip
    shot = tmp_path / "shot.png"
    assert browse(pages[name], tmp_path, *options, "--window-size=1200,1600", f"--screenshot={shot}") == ""
    _, _, colours = pixels(shot.read_bytes())
    assert {paper, *lines} <= colours
    assert not {LIGHT, DARK} - {paper} & colours


@pytest.mark.parametrize("name", ["usage", "webinars"])
@pytest.mark.parametrize("width", [400, 1200])
def test_a_page_fits_its_width_and_no_text_lies_on_another(
    name: str, width: int, pages: dict[str, Path], tmp_path: Path
) -> None:
    measure = tmp_path / "measure.html"
    measure.write_text(MEASURE.format(page=pages[name].as_uri(), width=width, size=100), encoding="utf-8")
    found = re.search(r"<title>(.*?)</title>", dump(measure, tmp_path, "--allow-file-access-from-files"))
    assert found
    measured = json.loads(html.unescape(found[1]))
    assert measured["sideways"] <= 0
    assert measured["smallest"] >= 13
    assert measured["pairs"] == []
    assert measured["outside"] == []


@pytest.mark.parametrize("name", ["usage", "webinars"])
def test_a_page_is_printed_on_a4_with_whole_tables(name: str, pages: dict[str, Path], tmp_path: Path) -> None:
    printed = tmp_path / "page.pdf"
    assert browse(pages[name], tmp_path, IN_THE_DARK, f"--print-to-pdf={printed}", "--no-pdf-header-footer") == ""
    sizes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", printed.read_bytes())
    assert {(round(float(wide)), round(float(high))) for wide, high in sizes} == {A4}
    # The tables of days or minutes alone take several pages, which scroll on a screen.
    assert len(sizes) >= 6

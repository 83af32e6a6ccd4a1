"""The report in headless Chromium: light, dark and printed, without a word on the console."""

import html
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tests.page import organisation

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = os.environ.get("ZOOMWIZARD_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
SECONDS = 120
OPTIONS = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars",
    "--enable-logging=stderr", "--v=0",
)  # fmt: skip
# Root has no sandbox to start.
ROOT_OPTIONS = ("--no-sandbox",) if sys.platform != "win32" and os.geteuid() == 0 else ()
A4 = (595, 842)
Colour = tuple[int, int, int]
LIGHT, DARK = (0xFF, 0xFF, 0xFF), (0x14, 0x18, 0x1E)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        BROWSER is None, reason="needs Chromium: install it, or name one in the variable ZOOMWIZARD_BROWSER"
    ),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return organisation(tmp_path_factory.mktemp("organisation")).run().path("report")


def browse(page: Path, folder: Path, *options: str) -> str:
    """Open a page in a browser of its own; what it wrote to the console."""
    done = subprocess.run(
        [str(BROWSER), *OPTIONS, *ROOT_OPTIONS, f"--user-data-dir={folder / 'profile'}", *options, page.as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)


def dump(page: Path, folder: Path, *options: str) -> str:
    """A page as the browser has understood it."""
    done = subprocess.run(
        [str(BROWSER), *OPTIONS, *ROOT_OPTIONS, f"--user-data-dir={folder}", *options, "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=True,
    )
    return done.stdout


def pixels(png: bytes) -> tuple[int, int, set[Colour]]:
    """Width, height and all colours of a PNG with 8 bits for each of red, green and blue, with or without alpha."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    size = {2: 3, 6: 4}[kind]
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, wide = zlib.decompress(data), width * size
    colours: set[Colour] = set()
    before = bytearray(wide)
    for row in range(height):
        begin = row * (wide + 1)
        line = unfiltered(raw[begin], bytearray(raw[begin + 1 : begin + 1 + wide]), before, size)
        colours.update(zip(line[0::size], line[1::size], line[2::size], strict=True))
        before = line
    return width, height, colours


def unfiltered(how: int, line: bytearray, above: bytearray, size: int) -> bytearray:
    """A line of a PNG as it was before it was filtered (PNG specification, section 9)."""
    for n in range(len(line)) if how else ():
        left, up = line[n - size] if n >= size else 0, above[n]
        corner = above[n - size] if n >= size else 0
        if how == 4:
            near = min(
                (abs(up - corner), 0, left), (abs(left - corner), 1, up), (abs(left + up - 2 * corner), 2, corner)
            )
            guess = near[2]
        else:
            guess = (left, up, (left + up) // 2)[how - 1]
        line[n] = (line[n] + guess) & 0xFF
    return line


@pytest.mark.parametrize(
    ("options", "paper", "lines"),
    [
        ((), LIGHT, {(0x1F, 0x5F, 0xBF), (0xB3, 0x59, 0x00), (0x6D, 0x3A, 0xA8)}),
        (
            ("--blink-settings=preferredColorScheme=0",),
            DARK,
            {(0x79, 0xAE, 0xFF), (0xFF, 0xB0, 0x66), (0xCB, 0xA6, 0xFF)},
        ),
    ],
    ids=["light", "dark"],
)
def test_the_report_is_drawn_in_light_and_dark(
    options: tuple[str, ...],
    paper: tuple[int, int, int],
    lines: set[Colour],
    report: Path,
    tmp_path: Path,
) -> None:
    shot = tmp_path / "shot.png"
    said = browse(report, tmp_path, *options, "--window-size=900,1500", f"--screenshot={shot}")
    assert said == ""
    width, height, colours = pixels(shot.read_bytes())
    assert (width, height) == (900, 1500)
    assert {paper, *lines} <= colours
    assert not {LIGHT, DARK} - {paper} & colours


def test_the_report_is_printed_on_a4_in_light_colours(report: Path, tmp_path: Path) -> None:
    printed = tmp_path / "report.pdf"
    dark = "--blink-settings=preferredColorScheme=0"
    said = browse(report, tmp_path, dark, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    assert said == ""
    content = printed.read_bytes()
    sizes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert len(sizes) > 3
    assert {(round(float(wide)), round(float(high))) for wide, high in sizes} == {A4}


def test_the_browser_finds_every_table_and_no_other_file(report: Path, tmp_path: Path) -> None:
    # The browser's own reading of the page has lost and added nothing.
    read, written = dump(report, tmp_path), report.read_text(encoding="utf-8")
    for tag in ("table", "svg", "figure", "section", "td", "th", "text"):
        assert read.count(f"<{tag}") == written.count(f"<{tag}"), tag


MEASURE = """<!doctype html>
<iframe src="{page}" width="{width}" height="900"></iframe>
<script>
onload = () => {{
  const view = frames[0].document, root = view.documentElement;
  root.style.fontSize = "{size}%";
  const texts = [...view.querySelectorAll(".picture text")].filter((one) => one.getClientRects().length);
  const boxes = texts.map((one) => one.getBoundingClientRect());
  const isOn = (a, b) => a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom;
  document.title = JSON.stringify({{
    sideways: root.scrollWidth - root.clientWidth,
    smallest: Math.min(...texts.map(
      (one) => parseFloat(frames[0].getComputedStyle(one).fontSize) * one.getScreenCTM().a)),
    pairs: texts.flatMap((one, n) => texts.slice(n + 1).filter((other, m) => isOn(boxes[n], boxes[n + 1 + m])).map(
      (other) => one.textContent + " / " + other.textContent)),
    outside: texts.map((one) => one.textContent).filter(
      (_, n) => boxes[n].left < 0 || boxes[n].right > root.clientWidth),
  }});
}};
</script>
"""


@pytest.mark.parametrize(("width", "size"), [(320, 100), (1100, 100), (1100, 200)], ids=["phone", "wide", "twice"])
def test_the_report_fits_a_phone_and_texts_twice_as_large(width: int, size: int, report: Path, tmp_path: Path) -> None:
    page = tmp_path / "measure.html"
    page.write_text(MEASURE.format(page=report.as_uri(), width=width, size=size), encoding="utf-8")
    found = re.search(r"<title>(.*?)</title>", dump(page, tmp_path, "--allow-file-access-from-files"))
    assert found
    measured = json.loads(html.unescape(found[1]))
    assert measured["sideways"] <= 0  # tables scroll by themselves
    assert measured["smallest"] >= 13 * size / 100
    assert measured["pairs"] == []
    assert measured["outside"] == []


def test_what_the_policy_forbids_would_be_told_on_the_console(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    forbidden = '<script>1</script><img src="https://example.org/x.png"><style>@import "x.css";</style>'
    page.write_text(report.read_text(encoding="utf-8").replace("<footer>", forbidden + "<footer>"), encoding="utf-8")
    said = browse(page, tmp_path, f"--screenshot={tmp_path / 'shot.png'}").splitlines()
    assert len([line for line in said if "Content Security Policy" in line]) == 3, said

"""The report in headless Chromium: light, dark and printed, without a word on the console."""

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
    said = browse(report, tmp_path, *options, "--window-size=900,1400", f"--screenshot={shot}")
    assert said == ""
    width, height, colours = pixels(shot.read_bytes())
    assert (width, height) == (900, 1400)
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
    done = subprocess.run(
        [str(BROWSER), *OPTIONS, *ROOT_OPTIONS, f"--user-data-dir={tmp_path}", "--dump-dom", report.as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=True,
    )
    # The browser's own reading of the page has lost and added nothing.
    written = report.read_text(encoding="utf-8")
    for tag in ("table", "svg", "figure", "section", "td", "th", "text"):
        assert done.stdout.count(f"<{tag}") == written.count(f"<{tag}"), tag


@pytest.mark.parametrize(
    "content",
    ["<script>1</script>", '<img src="https://example.org/x.png">', '<style>@import "x.css";</style>'],
    ids=["script", "picture", "style"],
)
def test_what_the_policy_forbids_would_be_told_on_the_console(content: str, report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(report.read_text(encoding="utf-8").replace("<footer>", content + "<footer>"), encoding="utf-8")
    assert "Content Security Policy" in browse(page, tmp_path, f"--screenshot={tmp_path / 'shot.png'}")

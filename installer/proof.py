"""`python3 dev.py windows`: makes the exe and the MSI on Debian, installs them under Wine, and tries all that can be
tried without Windows. What it says was proved was seen in this run; anything else ends it with a sentence.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import dev
import zoomwizard
from installer import bundle, wine
from installer.golden import GOLDEN, normal_results, run_golden
from installer.installed import (
    CUSTOM,
    differences,
    install,
    installed_products,
    linux_path,
    msi_of,
    resources,
    start_menu,
    traces,
    uninstall,
)
from installer.msi import (
    PROGRAM,
    compile_msi,
    entries,
    problems_of_msi,
    problems_of_source,
    product_source,
    read_tables,
)
from zoomwizard.app.policy import NOT_UNDERSTOOD, REGISTRY
from zoomwizard.core.outcome import AppError, NotAllowed

ROOT = dev.ROOT
WORK = ROOT / "build" / "windows"
BUNDLE = ROOT / "dist" / "windows" / "zoomwizard"
TEST_NAME = "Zoom Wizard (test build)"
PICTURE = WORK / "wizard.png"
MOST_UNPACKED, MOST_MSI = 175_000_000, 80_000_000  # bytes
CONSOLE = "zoomwizard-cli.exe"
FORBIDDEN = "Your IT department doesn't allow this on this computer: Prepare the Zoom file."
WINDOW_SECONDS = 180  # for a busy computer
SCREEN = "1280x900x24"

# The tests under Windows' Python, a run for each folder. The others look at the project's own files, need a network of
# their own, or make up data by the thousand and then ask the same of the same code as on Linux, which takes hours here.
SUITE = ("core", "kinds", "modes", "app", "cli", "gui")
LEFT_OUT = "tests/gui/test_screenshots.py"  # starts a process for each look; pictures are made on Linux

ONLY_WINDOWS = (
    "that candle, light and their ICE checks accept the MSI's source (.github/workflows/windows.yml does that)",
    "Windows Installer's own rules: versions of files, programs in use, repair, elevation, all users' Start menu",
    "that Windows' Apps page shows icon and links, and what SmartScreen and virus scanners say of the files",
    "the look on a real screen: fonts, scaling, dark mode, high contrast, screen readers",
    "Windows' Credential Manager with its limits, group policy by a domain, roaming profiles",
    "speed",
)


@dataclass
class Proof:
    """What was proved so far; each sentence is said when it is."""

    proved: list[str] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    def add(self, sentence: str) -> None:
        """One more."""
        self.proved.append(sentence)
        dev.say(f"{time.monotonic() - self.begun:5.0f} s  {sentence}")


def expect(is_so: object, otherwise: str) -> None:
    """End with a sentence if it is not so."""
    if not is_so:
        dev.fail(otherwise)


def main(arguments: Sequence[str]) -> int:
    """Do it all; the exit code."""
    parser = argparse.ArgumentParser(prog="python3 dev.py windows", description=__doc__)
    parser.add_argument("--no-tests", action="store_true", help="leave out the tests under Windows' Python")
    parser.add_argument(
        "--only-tests", nargs=argparse.REMAINDER, metavar="ARG", help="nothing but pytest with these arguments"
    )
    parser.add_argument("--reuse", action="store_true", help="take the bundle that is there")
    chosen = parser.parse_args(arguments)
    wine.need_programs()
    proof = Proof()
    computer = wine.Wine(WORK / "prefix")
    if not (chosen.reuse or chosen.only_tests is not None) or not computer.drive.is_dir():
        computer = wine.make_prefix(WORK / "prefix")
    python = wine.make_python(WORK / "python", computer)
    try:
        if chosen.only_tests is not None:
            code, output = wine.run_python(computer, python, ["-m", "pytest", *chosen.only_tests])
            sys.stdout.write(output)
            return code
        if not chosen.reuse or not BUNDLE.is_dir():
            make_bundle(computer, python)
        prove_bundle(proof)
        with screen() as display:
            computer = wine.Wine(computer.prefix, display)
            prove_installation(proof, computer)
        if not chosen.no_tests:
            prove_tests(proof, computer, python)
    finally:
        computer.stop()
    say_what_was_proved(proof, with_tests=not chosen.no_tests)
    return 0


def say_what_was_proved(proof: Proof, *, with_tests: bool) -> None:
    """The last words."""
    lines = ["", "Proved in this run, under Wine:", *(f"  - {sentence}" for sentence in proof.proved)]
    if not with_tests:
        lines += ["Left out: the tests under Windows' Python."]
    lines += ["What only real Windows can prove:", *(f"  - {sentence}" for sentence in ONLY_WINDOWS)]
    lines += [f"The wizard's picture is {PICTURE.relative_to(ROOT)}. This bundle is a test build: do not give it on."]
    sys.stdout.write("\n".join(lines) + "\n")


# ---------------------------------------------------------------------------------------------------------
# The bundle and its MSI


def make_bundle(computer: wine.Wine, python: Path) -> None:
    """Let PyInstaller make the bundle, marked as a test build."""
    dev.say("Making the bundle.")
    dev.translated()  # much quicker here than under Wine
    marked = wine.Wine(computer.prefix, variables={bundle.TEST_BUILD: "1"})
    if BUNDLE.exists():
        shutil.rmtree(BUNDLE)
    marked.must(
        *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", "dist/windows", "--workpath", "build/windows/pyinstaller", "build.spec"),
        cwd=ROOT,
    )


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


def prove_bundle(proof: Proof) -> None:
    """Size, marks, and the MSIs of this version and of a higher one, with their tables."""
    size = size_of(BUNDLE)
    expect(size <= MOST_UNPACKED, f"The bundle has {megabytes(size)}; at most {megabytes(MOST_UNPACKED)} is right.")
    for program in (PROGRAM, CONSOLE):
        expect((BUNDLE / program).is_file(), f"{program} is missing in the bundle.")
    for name in ("licences.html", "sbom.cdx.json", "test-build.txt", "guide/wizard.md", "example/people.csv"):
        expect((resources(BUNDLE) / name).is_file(), f"{name} is missing in the bundle.")
    expect(list((resources(BUNDLE) / "translations").glob("*.mo")), "The translations are missing in the bundle.")
    files = sum(path.is_file() for path in BUNDLE.rglob("*"))
    proof.add(
        f"The bundle has {files} files and {megabytes(size)}; it holds guide, example, translations, licences, SBOM."
    )

    expect(not problems_of_source(product_source()), "Product.wxs is not right.")
    higher = WORK / "higher" / "zoomwizard"
    if higher.exists():
        shutil.rmtree(higher)
    shutil.copytree(BUNDLE, higher, copy_function=os.link)
    change_a_few_files(higher)
    for folder, version in ((BUNDLE, zoomwizard.__version__), (higher, bundle.next_version())):
        icon = ROOT / "build" / "zoomwizard.ico"
        made = compile_msi(folder, msi_of(version), version=version, name=TEST_NAME, icon=icon)
        problems = problems_of_msi(read_tables(made), folder, version=version, name=TEST_NAME)
        expect(not problems, "\n".join(["The MSI is not right:", *problems]))
    size = msi_of(zoomwizard.__version__).stat().st_size
    expect(size <= MOST_MSI, f"The MSI has {megabytes(size)}; at most {megabytes(MOST_MSI)} is right.")
    proof.add(f"The MSI has {megabytes(size)}, and its tables are right.")


def change_a_few_files(folder: Path) -> None:
    """What a higher version may bring: a file less, one more, and one that is another."""
    (resources(folder) / "icons" / "note.svg").unlink()
    (resources(folder) / "new-in-this-version.txt").write_text("new\n", encoding="ascii")
    changed = resources(folder) / "icons" / "tick-dark.svg"
    content = changed.read_bytes()
    changed.unlink()  # it shares its content with that of the lower version
    changed.write_bytes(content + b"<!-- changed -->")


# ---------------------------------------------------------------------------------------------------------
# The installation


@contextmanager
def screen() -> Iterator[str]:
    """A screen without a monitor; its name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as number:
            display = f":{number.readline().strip()}"
        try:
            yield display
        finally:
            server.terminate()


def prove_installation(proof: Proof, computer: wine.Wine) -> None:
    """From the first silent installation to the last uninstallation."""
    version = zoomwizard.__version__
    before = traces(computer)
    expect(not before, f"There is an installation already: {before}")
    expect(install(computer, version, "ADDLOCAL=Main,Analyst") == 0, "The silent installation failed.")
    expect(set(start_menu(computer)) == {entries()["Analyst"][0]}, "ADDLOCAL did not leave out the other entries.")
    default = computer.drive / "Program Files" / "Zoom Wizard"
    expect((default / PROGRAM).is_file(), "The program is not in Program Files.")
    uninstall(computer)
    left = traces(computer)
    expect(not left, f"Uninstalling left: {left}")
    proof.add("Installed silently with one Start-menu entry alone (ADDLOCAL=Main,Analyst), and uninstalled.")

    expect(install(computer, version, f"INSTALLFOLDER={CUSTOM}") == 0, "The silent installation failed.")
    folder = linux_path(computer, CUSTOM)
    expect(not differences(BUNDLE, folder), f"Installed files differ: {differences(BUNDLE, folder)[:5]}")
    expect(
        set(start_menu(computer)) == {name for name, _ in entries().values()},
        "The Start-menu entries are not all there.",
    )
    ((_, shown),) = installed_products(computer).items()
    expect(shown.get("DisplayVersion") == version, "The Apps page shows another version.")
    expect("licences.html" in shown.get("HelpLink", ""), "The Apps page has no link.")
    proof.add(f"Installed silently into {CUSTOM}: every file is that of the bundle, with three Start-menu entries.")

    prove_program(proof, computer, folder)
    settings = prove_window(proof, computer)
    prove_upgrade(proof, computer, folder, settings)
    uninstall(computer)
    left = traces(computer)
    expect(not left, f"Uninstalling left: {left}")
    expect(settings.is_file(), "Uninstalling took the user's settings away.")
    proof.add("Uninstalled silently: files, Start-menu entries and registry keys are gone; the user's settings stay.")


def prove_program(proof: Proof, computer: wine.Wine, folder: Path) -> None:
    """The selftest of the installed program, and the golden organisation by it and by Python on Linux."""
    said = computer.must(folder / CONSOLE, "--version")
    expect("a build for tests" in said, f"The bundle does not say that it is a test build: {said}")
    lines = [
        line for line in computer.must(folder / CONSOLE, "selftest").split("\n") if re.match(r"(ok|failed) ", line)
    ]
    expect(len(lines) > 7 and all(line.startswith("ok") for line in lines), "\n".join(lines))
    proof.add(f"{CONSOLE} selftest: all {len(lines)} checks are ok.")

    prove_policy(proof, computer, folder / CONSOLE)
    results = WORK / "golden"
    if results.exists():
        shutil.rmtree(results)
    results.mkdir(parents=True)
    (results / "key.txt").write_text("00" * 32 + "\n", encoding="ascii")
    run_golden(lambda *words: computer.must(folder / CONSOLE, *windows_words(words)), results / "windows")
    here = dev.environment()

    def run_here(*words: str | Path) -> None:
        subprocess.run([here, "-m", "zoomwizard", *words], cwd=ROOT, check=True, capture_output=True)

    run_golden(run_here, results / "linux")
    on_windows, on_linux = normal_results(results / "windows"), normal_results(results / "linux")
    expect(on_windows.keys() == on_linux.keys(), f"Other files than on Linux: {on_windows.keys() ^ on_linux.keys()}")
    differing = [name for name in on_linux if on_windows[name] != on_linux[name]]
    expect(not differing, f"Other bytes than on Linux: {differing}")
    proof.add(f"The admin's and analyst's runs on tests/golden give the same {len(on_linux)} files as on Linux.")


def prove_policy(proof: Proof, computer: wine.Wine, program: Path) -> None:
    """What IT sets in the registry or in its file counts for the installed program as long as it is there."""
    output = WORK / "forbidden"
    words = windows_words(["admin", "--reports", GOLDEN / "report 1.csv", "--output", output])
    computer.must("reg", "add", REGISTRY, "/v", "AllowAdmin", "/t", "REG_DWORD", "/d", "0", "/f")
    code, said = computer.run(program, *words)
    computer.must("reg", "delete", REGISTRY, "/f")
    expect(code == NotAllowed.exit_code and FORBIDDEN in said, f"The policy in the registry did not count: {said}")

    file = computer.drive / "ProgramData" / "ZoomWizard" / "policy.json"
    file.parent.mkdir()
    file.write_text('{"AllowAdmin": false', encoding="ascii")
    code, said = computer.run(program, *words)
    shutil.rmtree(file.parent)
    expect(code == AppError.exit_code and str(NOT_UNDERSTOOD) in said, f"A damaged policy file was not refused: {said}")
    expect("Traceback" not in said and not output.exists(), f"A policy did not end a run before it began: {said}")
    proof.add(f"AllowAdmin=0 in {REGISTRY} forbids the admin's run with a sentence, and so does a damaged policy file.")


def windows_words(words: Sequence[str | Path]) -> list[str]:
    return [wine.windows_path(word) if isinstance(word, Path) else word for word in words]


def prove_window(proof: Proof, computer: wine.Wine) -> Path:
    """Start the wizard from the Start menu, take its picture, close it; the file of its settings."""
    entry = start_menu(computer)[entries()["ZoomAdmin"][0]]
    with computer.start("start", "/wait", "/unix", entry) as started:
        log = wait_for_log(computer)
        time.sleep(5)  # the window's first picture
        subprocess.run(
            ["import", "-window", "root", PICTURE], env={**os.environ, "DISPLAY": computer.display}, check=True
        )
        computer.must("taskkill", "/im", PROGRAM)
        started.communicate(timeout=WINDOW_SECONDS)
    expect(shows_the_window(PICTURE), f"The picture {PICTURE} does not show the wizard.")
    expect("Traceback" not in log.read_text(encoding="utf-8"), f"The wizard's log has an error: {log}")
    settings = next(computer.drive.glob("users/*/AppData/**/zoomwizard/settings.json"), None)
    expect(settings, "The wizard kept no settings when it was closed.")
    assert settings is not None
    proof.add(f"{entry.name} starts the wizard, and closing it keeps its settings.")
    return settings


def wait_for_log(computer: wine.Wine) -> Path:
    """Until the log says that the window is open. Errors: SystemExit after a while."""
    end = time.monotonic() + WINDOW_SECONDS
    while time.monotonic() < end:
        for log in computer.drive.glob("users/*/AppData/**/zoomwizard.log"):
            if "the window is open" in log.read_text(encoding="utf-8"):
                return log
        time.sleep(0.5)
    return dev.fail("The Start-menu entry did not open the wizard.")


def shows_the_window(picture: Path) -> bool:
    """Whether there is the wizard's accent colour on it, which Wine's desktop has nowhere."""
    from PySide6.QtGui import QColor, QImage

    image, accent = QImage(str(picture)), QColor("#2459d3").rgb()
    points = ((x, y) for x in range(image.width()) for y in range(0, image.height(), 2))
    return sum(image.pixel(x, y) == accent for x, y in points) > 500


def prove_upgrade(proof: Proof, computer: wine.Wine, folder: Path, settings: Path) -> None:
    """To a higher version in place, and not back."""
    kept = settings.read_bytes()
    version, higher = zoomwizard.__version__, bundle.next_version()
    expect(install(computer, higher) == 0, "The upgrade failed.")
    found = differences(WORK / "higher" / "zoomwizard", folder)
    expect(not found, f"After the upgrade files differ: {found[:5]}")
    expect(not (computer.drive / "Program Files" / "Zoom Wizard").exists(), "The upgrade forgot the custom folder.")
    ((_, shown),) = installed_products(computer).items()
    expect(shown.get("DisplayVersion") == higher, "After the upgrade the Apps page shows another version.")
    expect(len(start_menu(computer)) == len(entries()), "After the upgrade the Start-menu entries are not all there.")
    expect(settings.read_bytes() == kept, "The upgrade changed the user's settings.")
    computer.must(folder / CONSOLE, "--version")
    proof.add(f"Upgraded from {version} to {higher} in place: custom folder and settings kept, old files gone.")

    expect(install(computer, version) != 0, "A downgrade was not refused.")
    ((_, shown),) = installed_products(computer).items()
    expect(shown.get("DisplayVersion") == higher, "A refused downgrade changed what is installed.")
    expect(not differences(WORK / "higher" / "zoomwizard", folder), "A refused downgrade changed files.")
    proof.add(f"A downgrade to {version} was refused and changed nothing.")


# ---------------------------------------------------------------------------------------------------------
# The tests


def prove_tests(proof: Proof, computer: wine.Wine, python: Path) -> None:
    """The tests under Windows' Python, without a screen."""
    repeatable = wine.Wine(computer.prefix, variables={"CI": "1"})  # the same made-up data in every run
    failed = []
    for folder in SUITE:
        dev.say(f"tests/{folder} under Windows' Python; this takes a while.")
        words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not slow", *dev.ALL_PROCESSORS]
        code, output = repeatable.run(python, *words, f"--ignore={LEFT_OUT}", f"tests/{folder}", cwd=ROOT)
        (WORK / f"tests-{folder}.txt").write_text(output, encoding="utf-8")
        last = output.strip().rpartition("\n")[2].strip("= ")
        if code:
            failed.append(f"{output[-4000:]}\nAll that tests/{folder} said is in {WORK / f'tests-{folder}.txt'}.")
        else:
            proof.add(f"tests/{folder} under Windows' Python: {last}.")
    expect(not failed, "\n".join([*failed, "Tests failed under Windows' Python."]))

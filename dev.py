"""Sets up and runs Zoom Wizard from a copy of its source. Needs only Python 3.11 or later.

python3 dev.py demo           runs everything on the example organisation and says where the results are
python3 dev.py test [ARGS]    runs the tests: the wizard's with Qt, all others without; with ARGS: one pytest run
python3 dev.py run [ARGS]     zoomwizard with these arguments; without arguments the wizard
python3 dev.py lint           style, format, types, and the imports between rooms
python3 dev.py bench [ARGS]   measures speed and memory, prints ratios
python3 dev.py windows        on Debian: makes the exe and the MSI, installs and tries them under Wine
python3 dev.py translate      lists what still has to be translated, and compiles the translations
python3 dev.py policy         writes the Group Policy template in installer/policy
python3 dev.py screenshots    pictures of every page of the wizard, in every look; --guide: those of the guide too
python3 dev.py lock [ARGS]    makes requirements.lock again; with --upgrade: newest versions
"""

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NoReturn

OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:  # so nothing in this file may be newer than the syntax of Python 3.6
    this = f"{sys.version_info[0]}.{sys.version_info[1]}"
    sys.exit(f"Zoom Wizard needs Python 3.11 or later, and this is Python {this}.")

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
QT_PACKAGES = ("pyside6", "shiboken6", "pytest-qt")  # names in the lock file begin so
STDERR = 2
ALL_PROCESSORS = ("-n", "auto", "--dist", "loadfile")  # a file's tests share what they made
STOPPED = 130  # what a shell says of a command that Ctrl+C ended

# What PySide6 takes from the Linux system: library, Debian package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {  # more for a window on a screen
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
SCREEN_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox"}  # the screen, and what manages its windows


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # what the program itself prints may go on into a file


def fail(sentence: str) -> NoReturn:
    sys.exit("dev.py: " + sentence)


def call(*command: str | Path, cwd: Path | None = None) -> int:
    """Run a command to its end and return its exit code.

    Ctrl+C reaches the command too: it gets the time to tidy up, and its exit code counts.
    """
    child = subprocess.Popen(command, cwd=cwd)
    while True:
        try:
            return exit_code(child.wait())
        except KeyboardInterrupt:
            continue


def exit_code(returned: int) -> int:
    return returned if returned >= 0 else 128 - returned  # ended by a signal: the number a shell gives it


def must(*command: str | Path, cwd: Path | None = None) -> None:
    """Run a step of the set-up; if it fails, show what it complained about and end with its exit code."""
    child = subprocess.Popen(command, cwd=cwd, stdout=STDERR, stderr=subprocess.PIPE, text=True, errors="replace")
    try:
        complaints = child.communicate()[1]
    except KeyboardInterrupt:
        child.communicate()  # it was told too; the next run does the step again
        raise
    if child.returncode:
        say(f"{complaints.strip()}\ndev.py: this failed: {subprocess.list2cmdline(map(str, command))}")
        sys.exit(exit_code(child.returncode))


# ---------------------------------------------------------------------------------------------------------
# What the system has to bring


def install_packages(problem: str, packages: list[str]) -> None:
    """Install Debian packages, or say how; ends the program where that can't be done here."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        fail(f"{problem} On Debian that is: {' '.join(packages)}")
    if sys.platform != "win32" and os.geteuid() != 0:
        command = f"sudo apt-get update && sudo {' '.join(install)}"
        fail(f"{problem} Install what is missing, then start again: {command}")
    say(f"{problem} Installing {' '.join(packages)}.")
    must("apt-get", "update", "-q")
    must("env", "DEBIAN_FRONTEND=noninteractive", *install, "-q")


def need_venv() -> None:
    """Make sure that this Python can make environments: Debian keeps a part of it in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        install_packages("This Python can't make environments: ensurepip is missing.", ["python3-venv"])


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def need_libraries(libraries: dict[str, str]) -> None:
    """Make sure that the system libraries under Qt are there; Windows and macOS bring their own."""
    if sys.platform == "linux":
        missing = [library for library in libraries if not loads(library)]
        if missing:
            install_packages(
                f"Qt needs system libraries that are missing: {', '.join(missing)}.",
                [libraries[library] for library in missing],
            )


def want_screen() -> None:
    """What some tests open a real window with. Where it is not and can't be installed, these tests say so."""
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        missing = [package for library, package in WINDOW_LIBRARIES.items() if not loads(library)]
        missing += [package for program, package in SCREEN_PROGRAMS.items() if not shutil.which(program)]
        if missing:
            try:
                install_packages("Tests open a window on a screen that nobody sees.", missing)
            except SystemExit:
                say("Without them those tests are left out.")


# ---------------------------------------------------------------------------------------------------------
# Environments


def without(names: tuple[str, ...], lock: str) -> str:
    """Leave packages whose names begin so out of a lock file's text."""
    entries = re.split(r"^(?=\w)", lock, flags=re.MULTILINE)  # a name starts a line; its hashes are indented
    return "".join(entry for entry in entries if not entry.lower().startswith(names))


def environment(name: str = ".venv", leave_out: tuple[str, ...] = ()) -> Path:
    """Return the Python of an environment that holds what the lock file says, brought up to it if it doesn't.

    The stamp is written last: without it an installation was broken off, and is done again from nothing.
    """
    if not LOCK.is_file():
        fail(f"{LOCK.name} is missing beside dev.py: this copy of the source is not complete.")
    folder = ROOT / name
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "installed"
    lock = without(leave_out, LOCK.read_text(encoding="utf-8"))
    wanted = "\n".join([hashlib.sha256(lock.encode()).hexdigest(), sys.version, sys.base_prefix]).encode()
    if python.exists() and stamp.is_file() and stamp.read_bytes() == wanted:
        return python

    is_of_this_python = (
        python.exists() and stamp.is_file() and stamp.read_bytes().split(b"\n")[1:] == wanted.split(b"\n")[1:]
    )
    stamp.unlink(missing_ok=True)
    pins = folder / LOCK.name
    if is_of_this_python:
        say(f"Bringing {name} up to {LOCK.name}.")
        pins.write_text(lock, encoding="utf-8")
        must(python, "-m", "uv", "pip", "sync", "--quiet", "--require-hashes", "--no-build", "--python", python, pins)
    else:
        need_venv()
        say(f"Making {name} from {LOCK.name}. This takes a few minutes, once.")
        must(sys.executable, "-m", "venv", "--clear", folder)
        pins.write_text(lock, encoding="utf-8")
        must(
            *(python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"),
            *("--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", pins),
        )
        add_project(folder)
    stamp.write_bytes(wanted)
    return python


def add_project(folder: Path) -> None:
    """Let an environment import the source where it is: needs no build, and the whole folder may be moved."""
    base = str(folder)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))
    (packages / "zoomwizard.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="ascii")


# ---------------------------------------------------------------------------------------------------------
# Commands


def demo(arguments: list[str]) -> int:
    return run(["demo", *arguments])


def translated() -> None:
    """Compile translations that are newer than what was compiled of them."""
    folder = ROOT / "resources" / "translations"
    for source in folder.glob("*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.is_file() or compiled.stat().st_mtime < source.stat().st_mtime:
            must(environment(), "-m", "translate.catalogue", folder, cwd=ROOT)
            return


def run(arguments: list[str]) -> int:
    translated()
    if arguments[:1] in ([], ["gui"]):
        need_libraries(QT_LIBRARIES | WINDOW_LIBRARIES)
    elif arguments[0] == "selftest":
        need_libraries(QT_LIBRARIES)
    return call(environment(), "-m", "zoomwizard", *arguments)


def test(arguments: list[str]) -> int:
    need_libraries(QT_LIBRARIES)
    want_screen()
    python = environment()
    translated()
    if arguments:
        return call(python, "-m", "pytest", *arguments, cwd=ROOT)
    say("Tests that need Qt:")
    code = call(python, "-m", "pytest", *ALL_PROCESSORS, "-m", "qt", cwd=ROOT)
    if code:
        return code
    python = environment(".venv-no-qt", leave_out=QT_PACKAGES)
    say("All others, in an environment without Qt:")
    return call(python, "-m", "pytest", *ALL_PROCESSORS, "--ignore=tests/gui", "-m", "not qt", cwd=ROOT)


def lint(arguments: list[str]) -> int:
    if arguments:
        fail("lint takes no arguments.")
    python = environment()
    checks: dict[str, list[str]] = {
        "Style": ["-m", "ruff", "check"],
        "Format": ["-m", "ruff", "format", "--check"],
        "Types": ["-m", "mypy"],
        "Layers": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
    }
    failed = []
    for name, check in checks.items():
        say(f"{name}:")
        if call(python, *check, cwd=ROOT):
            failed.append(name.lower())
    say(f"Lint failed: {', '.join(failed)}." if failed else "Lint found nothing.")
    return 1 if failed else 0


def translate(arguments: list[str]) -> int:
    code = call(environment(), "-m", "translate", *arguments, cwd=ROOT)
    return policy([]) or code  # the template's texts are in the catalogue


def policy(arguments: list[str]) -> int:
    if arguments:
        fail("policy takes no arguments.")
    return call(environment(), "-m", "installer.policy_template", cwd=ROOT)


def windows(arguments: list[str]) -> int:
    need_libraries(QT_LIBRARIES)
    return call(environment(), "-m", "installer", *arguments, cwd=ROOT)


def bench(arguments: list[str]) -> int:
    return call(environment(), "-m", "bench", *arguments)


def screenshots(arguments: list[str]) -> int:
    need_libraries(QT_LIBRARIES)
    translated()
    return call(environment(), "-m", "screenshots", *arguments, cwd=ROOT)


def lock(arguments: list[str]) -> int:
    return call(
        *(environment(), "-m", "uv", "pip", "compile", "pyproject.toml", "--group", "dev"),
        *("--universal", "--python-version", ".".join(map(str, OLDEST_PYTHON))),
        *("--generate-hashes", "--no-build", "--quiet", "--custom-compile-command", "python3 dev.py lock"),
        *("--output-file", LOCK.name, *arguments),
        cwd=ROOT,
    )


COMMANDS = {
    "demo": demo,
    "test": test,
    "run": run,
    "lint": lint,
    "bench": bench,
    "screenshots": screenshots,
    "policy": policy,
    "windows": windows,
    "translate": translate,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    if arguments[:1] in (["-h"], ["--help"], ["help"]):
        print(__doc__)
        return 0
    if not arguments or arguments[0] not in COMMANDS:
        say(str(__doc__))
        return 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except OSError as error:
        fail(str(error))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("\nStopped.")
        sys.exit(STOPPED)

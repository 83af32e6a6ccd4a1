"""Checks of the parts that are this computer's: packages, keyring, folders, Qt."""

from __future__ import annotations

import importlib
import importlib.util
import os
import pkgutil
import platform
import subprocess
import tempfile
from pathlib import Path

import zoomwizard
from zoomwizard.app.paths import log_folder, settings_file, this_program
from zoomwizard.app.policy import read_policy
from zoomwizard.app.secrets import ask_keyring
from zoomwizard.core.mode import SelfCheck
from zoomwizard.core.outcome import AppError
from zoomwizard.core.said import Said, say, sentences

PACKAGES = ("duckdb", "pandas", "chardet", "openpyxl", "httpx2", "keyring", "platformdirs", "tzdata", "tzlocal")
QT_SECONDS = 60


def host_checks() -> tuple[SelfCheck, ...]:
    """The checks, for the selftest."""
    return (
        SelfCheck(say("program"), look_at_program),
        SelfCheck(say("policy"), look_at_policy),
        SelfCheck(say("packages"), look_at_packages),
        SelfCheck(say("keyring"), look_at_keyring),
        SelfCheck(say("settings folder"), lambda: look_at_folder(_parent(settings_file()))),
        SelfCheck(say("log folder"), lambda: look_at_folder(log_folder())),
        SelfCheck(say("window"), look_at_qt),
    )


def look_at_program() -> Said:
    """Every module can be imported; but for the window's, which need a package of their own."""
    modules = [
        module.name
        for module in pkgutil.walk_packages(zoomwizard.__path__, "zoomwizard.")
        if module.name.split(".")[1] != "gui"
    ]
    for name in modules:
        importlib.import_module(name)
    return say(
        "{version}, {modules} modules, Python {python}, {system}.",
        version=zoomwizard.full_version(),
        modules=len(modules),
        python=platform.python_version(),
        system=f"{platform.system()} {platform.machine()}",
    )


def look_at_policy() -> Said:
    """What IT has set for this computer, and where; wrong if it can't be understood."""
    policy = read_policy()
    if policy.problems:
        raise AppError(sentences(*policy.problems))
    lines = policy.lines()
    return sentences("; ".join(lines)) if lines else say("IT hasn't set anything for this computer.")


def look_at_packages() -> Said:
    """Every package that the program needs can be imported."""
    found = []
    for name in PACKAGES:
        version = getattr(importlib.import_module(name), "__version__", "")
        found.append(f"{name} {version}".strip())
    return say("{packages}.", packages=found)


def look_at_keyring() -> Said:
    """Any answer is right: a computer without a keyring works with one-time keys or a key file."""
    state = ask_keyring()
    return sentences(state.sentence)


def look_at_folder(folder: Path | None) -> Said:
    """Any answer is right: without such a folder the program remembers or logs nothing."""
    if folder is None:
        return say("there's none, because this user has no home folder; the program works without it.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return say("{folder} can be written to.", folder=str(folder))
    except OSError:
        return say("{folder} can't be written to; the program works without it.", folder=str(folder))


def look_at_qt() -> Said:
    """Qt starts without a screen, in a process of its own, since a Qt that can't start ends its process."""
    if importlib.util.find_spec("PySide6") is None:
        return say("PySide6 isn't installed; the command line works without it.")
    paths = [str(Path(zoomwizard.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
    }
    done = subprocess.run(  # noqa: S603 - starts this program again
        [*this_program(), "qt-platform"],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=QT_SECONDS,
        check=False,
    )
    if done.returncode:
        lines = done.stderr.split("\n")
        raise AppError(say("Qt doesn't start."), " ".join(line for line in lines if line)[-500:])
    version, platform_name = done.stdout.split()
    return say("Qt {version} on platform {platform} starts.", version=version, platform=platform_name)


def _parent(file: Path | None) -> Path | None:
    return None if file is None else file.parent

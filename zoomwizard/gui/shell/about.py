"""What the program is: its version, its parts, and what IT has set."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QUrl, qVersion
from PySide6.QtGui import QDesktopServices

from zoomwizard import full_version
from zoomwizard.app.paths import log_folder
from zoomwizard.app.policy import read_policy
from zoomwizard.app.words import words
from zoomwizard.gui.language import tr

LICENCES = {
    "PySide6-Essentials": "LGPL-3.0",
    "duckdb": "MIT",
    "chardet": "0BSD",
    "openpyxl": "MIT",
    "pandas": "BSD-3-Clause",
    "numpy": "BSD-3-Clause",
    "keyring": "MIT",
    "httpx2": "BSD-3-Clause",
    "platformdirs": "MIT",
    "tzdata": "Apache-2.0",
    "tzlocal": "MIT",
}


def diagnostics() -> str:
    """What whoever helps wants to know of the program and the computer; nothing of the user."""
    import platform

    lines = [
        full_version(),
        f"Python {platform.python_version()}, Qt {qVersion()}, DuckDB {version_of('duckdb')}, "
        f"pandas {version_of('pandas')}",
        f"{platform.system()} {platform.release()} ({platform.machine()}), {QLocale().name()}",
        *set_by_it(),
    ]
    return "\n".join(lines)


def set_by_it() -> list[str]:
    """What IT has set for this computer and where, a line each; what is wrong with it too."""
    policy = read_policy()
    if not policy.values and not policy.problems:
        return [tr("Your IT department hasn't set anything for this computer.")]
    return [tr("Set by your IT department:"), *policy.lines(), *map(words, policy.problems)]


def licences() -> str:
    """The licences of what the program is made of."""
    lines = [f"{name} {version_of(name)}: {licence}" for name, licence in LICENCES.items()]
    return "\n".join([tr("Zoom Wizard is free software under the MIT licence. It contains:"), *lines])


def version_of(package: str) -> str:
    """The version of a package that comes with the program."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def open_log_folder() -> None:
    """Show the folder of the log, where there is one."""
    folder = log_folder()
    if folder is not None and folder.is_dir():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

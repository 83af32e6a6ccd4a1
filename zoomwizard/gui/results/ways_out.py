"""The ways from the window to what was made. Each says whether there was something on this computer to take it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(path: Path) -> bool:
    """Open the folder of a file with the file selected where the system can do that, else just the folder."""
    if sys.platform == "win32" and path.is_file():
        return _start("explorer", ["/select,", str(path)])
    if sys.platform == "darwin" and path.is_file():
        return _start("open", ["-R", str(path)])
    return open_path(path if path.is_dir() else path.parent)


def open_path(path: Path) -> bool:
    """Open a file or a folder with the program that the system has for it."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _start(program: str, arguments: list[str]) -> bool:
    started, _ = QProcess.startDetached(program, arguments)
    return bool(started)

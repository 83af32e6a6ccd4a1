"""Compiles translations to the files that Qt reads. Used by dev.py and by the build of the wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LRELEASE = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"


def compile_all(folder: Path) -> list[Path]:
    """Compile each .ts file of a folder that is newer than its .qm file; the .qm files of all.

    Errors: CalledProcessError when PySide6, which brings the compiler, is not there or refuses a file.
    """
    compiled = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        compiled.append(target)
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            command = [sys.executable, "-c", LRELEASE, "-silent", str(source), "-qm", str(target)]
            subprocess.run(command, check=True)  # noqa: S603 - starts the compiler that PySide6 brings
    return compiled


if __name__ == "__main__":
    compile_all(Path(sys.argv[1]))

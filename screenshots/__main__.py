"""Walks every page of the wizard on the example organisation and saves a picture of each, in several looks.

    python -m screenshots [--look NAME...] [--folder DIR] [--guide]

The pictures go to build/screenshots, a folder for each look: light, dark, right to left, text twice as large,
every text half as long again, German, the screen at 150 %, the smallest window, 1024x700, 1920x1080, long paths, and
an organisation with a million rows. With --guide the pictures of the
user guide are made anew too, in docs/pictures. Each look is a process of its own, without a screen: Qt reads the
scale of the screen when it starts. Texts that are cut off or go out of their place are listed; then the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from screenshots.looks import CUT, GUIDE, LOOKS

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="dev.py screenshots", description="Pictures of every page of the wizard.")
    parser.add_argument("--look", nargs="+", choices=LOOKS, default=list(LOOKS), help="only these")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "screenshots", help="default: %(default)s")
    parser.add_argument("--guide", action="store_true", help="make the pictures of the user guide anew, too")
    options = parser.parse_args(arguments)

    stage = Path(tempfile.gettempdir()) / "Zoom"  # its name is in the pictures
    cut = False
    for name in options.look:
        try:
            stage.mkdir()
        except FileExistsError:
            print(f"The pictures show the folder {stage}, which is there already: move it away.", file=sys.stderr)
            return 1
        try:
            cut = take(name, stage, options.folder / name, with_guide=options.guide and name in GUIDE) or cut
        finally:
            remove(stage)
    return 1 if cut else 0


def take(name: str, stage: Path, folder: Path, *, with_guide: bool) -> bool:
    """The pictures of one look; whether a text is cut in one of them."""
    print(f"{name}:", flush=True)
    look = LOOKS[name]
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(look.scale),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "TZ": "Europe/Zurich",
        "LC_ALL": "C.UTF-8",
        # Settings and downloads of the pictures' own.
        **dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"), str(stage / "Home")),
    }
    guide = str(ROOT / "docs" / "pictures") if with_guide else ""
    done = subprocess.run(
        [sys.executable, "-m", "screenshots.walk", name, stage, folder, guide], cwd=ROOT, env=environment, check=False
    )
    if done.returncode not in (0, CUT):
        sys.exit(done.returncode)
    return done.returncode == CUT


def remove(stage: Path) -> None:
    import shutil

    shutil.rmtree(stage)


if __name__ == "__main__":
    sys.exit(main())

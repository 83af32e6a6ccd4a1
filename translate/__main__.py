"""Brings the translations up to date with the sources: `python3 dev.py translate [LANGUAGE]`.

New texts come into every resources/translations/*.po without a translation and are listed, vanished ones go; then
what the program reads is compiled. With the two letters of a language that is not there yet its catalogue is begun.
"""

from __future__ import annotations

import sys
from pathlib import Path

from translate.catalogue import catalogue_text, compile_all, is_done, read_catalogue, updated
from translate.extract import sources

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
PACKAGE = ROOT / "zoomwizard"


def main(arguments: list[str]) -> int:
    """Write the files; 1 if a text has no translation yet."""
    texts = sources(PACKAGE)
    for language in arguments:
        (FOLDER / f"{language}.po").touch()
    missing = 0
    for file in sorted(FOLDER.glob("*.po")):
        catalogue = updated(read_catalogue(file), texts)
        file.write_text(catalogue_text(catalogue), encoding="utf-8", newline="\n")
        new = [message for message in catalogue if message.id and not is_done(message)]
        missing += len(new)
        print(f"{file.name}: {len(catalogue)} texts, {len(new)} without a translation")
        for message in new:
            print(f"  {message.id}")
    compile_all(FOLDER)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

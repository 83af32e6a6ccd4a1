"""The files of a bundle as a WiX fragment: `python installer/harvest.py FOLDER FILE`.

The same files make the same text.

Windows knows a file from one version to the next by its component's GUID. It is made from the file's place in the
bundle, so that it is the same in every version and on every computer.
"""

from __future__ import annotations

import hashlib
import sys
import uuid
from pathlib import Path
from xml.etree import ElementTree as ET

NAMESPACE = uuid.UUID("3d8f6b0a-5d0c-4f5c-9f3b-7a2e1c4d6b90")  # for ever
SCHEMA = "http://schemas.microsoft.com/wix/2006/wi"
TOP = "INSTALLFOLDER"


def identifier(kind: str, place: str) -> str:
    """An id of the database, as it allows them: letters and digits, at most 72."""
    return kind + hashlib.sha256(place.encode()).hexdigest()[:32]


def guid(place: str) -> str:
    """The GUID of the component that holds the file at a place of the bundle."""
    return str(uuid.uuid5(NAMESPACE, place)).upper()


def fragment(folder: Path) -> str:
    """The fragment with all files of a folder: one component for each, all in the group `Files`."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    folders = sorted({parent.as_posix() for file in files for parent in Path(file).parents} - {"."})
    wix = ET.Element("Wix", xmlns=SCHEMA)
    group = ET.SubElement(ET.SubElement(wix, "Fragment"), "ComponentGroup", Id="Files")
    inside = ET.SubElement(wix, "Fragment")
    for place in folders:
        ET.SubElement(reference(inside, place), "Directory", Id=identifier("d", place), Name=Path(place).name)
    for place in files:
        ET.SubElement(group, "ComponentRef", Id=identifier("c", place))
        component = ET.SubElement(
            reference(inside, place), "Component", Id=identifier("c", place), Guid=guid(place), Win64="yes"
        )
        ET.SubElement(
            component, "File", Id=identifier("f", place), Name=Path(place).name,
            Source=f"$(var.SourceDir)/{place}", KeyPath="yes",
        )  # fmt: skip
    ET.indent(wix)
    return ET.tostring(wix, encoding="unicode", xml_declaration=False) + "\n"


def reference(inside: ET.Element, place: str) -> ET.Element:
    """What says in which folder of the bundle a thing lies."""
    parent = Path(place).parent.as_posix()
    return ET.SubElement(inside, "DirectoryRef", Id=TOP if parent == "." else identifier("d", parent))


def main(arguments: list[str]) -> int:
    """Write the fragment of a folder into a file."""
    folder, file = map(Path, arguments)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(fragment(folder), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

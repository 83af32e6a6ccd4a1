"""The program on a computer under Wine: installing it, and what there is of it then."""

from __future__ import annotations

import re
from pathlib import Path

import dev
from installer import wine

CUSTOM = "C:\\Company tools\\Zoom Wizard"
UNINSTALL = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall"
OWN_KEY = "HKLM\\Software\\ZoomWizard"


def resources(folder: Path) -> Path:
    return folder / "_internal" / "zoomwizard" / "resources"


def msi_of(version: str) -> Path:
    return dev.ROOT / "dist" / "windows" / f"ZoomWizard-{version}-test-build.msi"


def linux_path(computer: wine.Wine, path: str) -> Path:
    """A path on drive C as Linux has it."""
    return computer.drive / path.removeprefix("C:\\").replace("\\", "/")


def install(computer: wine.Wine, version: str, *properties: str) -> int:
    """Install the MSI of a version silently; the exit code."""
    code, _ = computer.run("msiexec", "/i", wine.windows_path(msi_of(version)), "/qn", *properties)
    computer.wait()
    return code


def uninstall(computer: wine.Wine) -> None:
    """Uninstall what is installed, silently."""
    (code,) = installed_products(computer)
    computer.must("msiexec", "/x", code, "/qn")
    computer.wait()


def registry(computer: wine.Wine, key: str) -> dict[str, dict[str, str]]:
    """The values of a key and all below it, by key; empty where there is none."""
    code, output = computer.run("reg", "query", key, "/s")
    found: dict[str, dict[str, str]] = {}
    at: dict[str, str] = {}
    for line in output.split("\n") if code == 0 else ():
        value = re.match(r"    (.+?)    REG_\w+ *(.*)", line)
        if value:
            at[value[1]] = value[2].strip()
        elif line.startswith("HKEY"):
            at = found.setdefault(line.strip(), {})
    return found


def installed_products(computer: wine.Wine) -> dict[str, dict[str, str]]:
    """What the Apps page has of the program: product code and values."""
    return {
        key.rpartition("\\")[2]: values
        for key, values in registry(computer, UNINSTALL).items()
        if values.get("DisplayName", "").startswith("Zoom Wizard")
    }


def start_menu(computer: wine.Wine) -> dict[str, Path]:
    """The entries of the Start menu, by name. Wine has them in the user's menu, Windows in that of all users."""
    return {path.stem: path for path in computer.drive.rglob("*.lnk") if path.stem.startswith("Zoom Wizard")}


def traces(computer: wine.Wine) -> list[str]:
    """What is there of an installation: folders, entries, keys."""
    program_files = computer.drive / "Program Files" / "Zoom Wizard"
    folders = [folder for folder in (program_files, linux_path(computer, CUSTOM)) if folder.exists()]
    menus = [path for path in computer.drive.rglob("Zoom Wizard*") if "Start Menu" in path.parts]
    keys = [key for key in (OWN_KEY, "HKCU\\Software\\ZoomWizard") if registry(computer, key)]
    return [str(path) for path in (*folders, *menus)] + keys + list(installed_products(computer))


def differences(one: Path, other: Path) -> list[str]:
    """The files that are not in both folders, or not with the same bytes."""
    left, right = ({p.relative_to(f).as_posix() for p in f.rglob("*") if p.is_file()} for f in (one, other))
    return sorted(left ^ right) + sorted(
        name for name in left & right if (one / name).read_bytes() != (other / name).read_bytes()
    )

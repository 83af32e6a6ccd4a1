"""What a bundle is made of: every file belongs to a part with a name, a version and a licence, or the build fails.

The licences page and the list of parts (SBOM, CycloneDX) are made from it.
"""

from __future__ import annotations

import hashlib
import html
import importlib.metadata
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import zoomwizard
from installer.bundle import ROOT, Entry

HERE = Path(__file__).resolve().parent
NAMESPACE = uuid.UUID(
    "4f0a0a0e-9c0b-4a57-8d63-2b5f6f1f7c55"
)  # the same for ever, so that the same bundle has the same SBOM
BINARY = re.compile(r"\.(dll|pyd|exe|so[.\d]*)$", re.IGNORECASE)
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)

# Packages that do not say their licence in SPDX's words.
LICENCES = {
    "altgraph": "MIT",
    "backports-tarfile": "MIT",
    "duckdb": "MIT",
    "h11": "MIT",
    "jaraco-classes": "MIT",
    "pyinstaller-hooks-contrib": "Apache-2.0",  # what of it is in the bundle
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyside6-essentials": "LGPL-3.0-only",
    "pywin32-ctypes": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "tzdata": "Apache-2.0",
}
# Those that do not bring their licence's text either; it stands in installer/licences.
TEXTS = {"pyside6-essentials": ("LGPL-3.0", "GPL-3.0"), "shiboken6": ("LGPL-3.0", "GPL-3.0")}


@dataclass
class Part:
    """A thing with a licence of its own. `key` is its name as PyPI writes it; `files` are names in the bundle."""

    key: str
    name: str
    version: str
    licence: str
    address: str = ""
    purl: str = ""
    texts: tuple[str, ...] = ()
    files: dict[str, Path] = field(default_factory=dict)
    inside: list[Part] = field(default_factory=list)


class UnknownOriginError(Exception):
    """Files of the bundle of which nobody knows where they come from."""


def parts_of(entries: Iterable[Entry]) -> list[Part]:
    """The parts that PyInstaller's entries come from, by name. Errors: UnknownOriginError."""
    owners = files_of_packages()
    parts: dict[str, Part] = {}
    unknown: list[str] = []
    system: list[Entry] = []
    for name, source, kind in entries:
        if not source or source == "-" or kind in {"OPTION", "SYMLINK"}:
            continue
        path = Path(source).resolve()
        key = owners.get(os.path.normcase(path)) or owner_by_place(path)
        if key == "system":
            system.append((name, str(path), kind))
        elif key:
            part = parts.setdefault(key, new_part(key))
            part.files[name.replace("\\", "/")] = path
        else:
            unknown.append(source)
    parts.setdefault("python", new_part("python"))  # its own modules are packed together
    parts.setdefault("pyinstaller", new_part("pyinstaller"))  # whose program starts everything
    for part in system_parts(system, unknown):
        parts[part.key] = part
    if unknown:
        raise UnknownOriginError("Nobody knows where these files come from:\n" + "\n".join(sorted(unknown)))
    for part in parts.values():
        part.inside = parts_inside(part)
    return sorted(parts.values(), key=lambda part: part.name.lower())


def canonical(name: str) -> str:
    """A package's name as PyPI writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def files_of_packages() -> dict[str, str]:
    """The path of every installed file, and the package that brought it."""
    found = {}
    for package in importlib.metadata.distributions():
        base = Path(str(package.locate_file(""))).resolve()
        name = canonical(package.name)
        for file in package.files or ():
            found[os.path.normcase(os.path.normpath(base / file))] = name
    return found


def owner_by_place(path: Path) -> str:
    """Whose a file is that no package brought: the project's, Python's or the system's; blank if nobody knows."""
    standard_library = Path(sysconfig.get_path("stdlib")).resolve()
    base = Path(sys.base_prefix).resolve()
    if path.is_relative_to(standard_library) and "site-packages" not in path.relative_to(standard_library).parts:
        return "python"
    if sys.platform == "win32":
        in_python = path.parent in {base, base / "DLLs"}
    else:
        in_python = path.name.startswith("libpython") and path.is_relative_to(base)
    if in_python:
        return "python"
    packages = Path(sysconfig.get_path("purelib")).resolve()
    if path.is_relative_to(ROOT) and not path.is_relative_to(packages):
        return "zoomwizard"
    if sys.platform == "linux" and any(
        path.is_relative_to(folder) for folder in ("/usr/lib", "/lib", "/usr/local/lib")
    ):
        return "system"
    return ""


def new_part(key: str) -> Part:
    """The part for the project, for Python, or for an installed package."""
    if key == "zoomwizard":
        text = (ROOT / "LICENSE").read_text(encoding="utf-8")
        return Part(key, "Zoom Wizard", zoomwizard.__version__, "MIT", texts=(text,))
    if key == "python":
        version = platform.python_version()
        return Part(
            key,
            "Python",
            version,
            "PSF-2.0",
            "https://www.python.org/",
            f"pkg:generic/python@{version}",
            python_licence(),
        )
    package = importlib.metadata.distribution(key)
    licence = LICENCES.get(key) or stated_licence(package)
    if not re.fullmatch(r"[\w.+() -]{2,120}", licence):
        raise UnknownOriginError(f"The licence of {key} is not known; installer/parts.py can name it.")
    texts = [
        Path(str(package.locate_file(file))).read_text(encoding="utf-8", errors="replace")
        for file in sorted(package.files or ())
        if LICENCE_FILE.search(file.name) and file.parts[0].endswith(".dist-info")
    ]
    texts += [(HERE / "licences" / f"{name}.txt").read_text(encoding="utf-8") for name in TEXTS.get(key, ())]
    if not texts:
        raise UnknownOriginError(f"The text of the licence of {key} is missing.")
    version = package.version
    return Part(key, package.name, version, licence, purl=f"pkg:pypi/{key}@{version}", texts=tuple(texts))


def stated_licence(package: importlib.metadata.Distribution) -> str:
    """The licence that a package names; blank if it names none."""
    for name in ("License-Expression", "License"):
        if name in package.metadata:
            return package.metadata[name].strip()
    return ""


def python_licence() -> tuple[str, ...]:
    """The text of Python's licence, with those of what it holds. Errors: UnknownOriginError."""
    for folder in (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib"))):
        file = folder / "LICENSE.txt"
        if file.is_file():
            return (file.read_text(encoding="utf-8", errors="replace"),)
    raise UnknownOriginError("The text of Python's licence is missing.")


def system_parts(entries: Sequence[Entry], unknown: list[str]) -> list[Part]:
    """The Debian packages that libraries were taken from; what belongs to none is added to `unknown`."""
    parts: dict[str, Part] = {}
    for name, source, _ in entries:
        package = debian_package(Path(source))
        if not package:
            unknown.append(source)
            continue
        if package not in parts:
            parts[package] = debian_part(package)
        parts[package].files[name] = Path(source)
    return list(parts.values())


def debian_package(path: Path) -> str:
    """The Debian package that a file belongs to; blank if there is none."""
    if not shutil.which("dpkg-query"):
        return ""
    # Debian 12 lists files of /usr/lib under /lib, which is the same folder.
    for name in (str(path), str(path).removeprefix("/usr")):
        found = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
        if not found.returncode:
            return found.stdout.partition(":")[0]
    return ""


def debian_part(package: str) -> Part:
    """A Debian package, with the text of its licences."""
    query = ["dpkg-query", "-W", "-f", "${Version}\n", package]
    version = subprocess.run(query, capture_output=True, text=True, check=True).stdout.split("\n")[0]
    copyright_file = Path("/usr/share/doc") / package / "copyright"
    text = copyright_file.read_text(encoding="utf-8", errors="replace") if copyright_file.is_file() else ""
    named = sorted(set(re.findall(r"^License: *(\S[^\n]*)", text, re.MULTILINE)))
    key = f"debian-{package}"
    return Part(
        key, f"{package} (Debian)", version, ", ".join(named) or "see the text",
        purl=f"pkg:deb/debian/{package}@{quote(version, safe='')}", texts=(text,),
    )  # fmt: skip


def parts_inside(part: Part) -> list[Part]:
    """The libraries that a package holds besides its own code, as far as they are in this bundle."""
    described = tomllib.loads((HERE / "inside.toml").read_text(encoding="utf-8"))
    versions = versions_of_libraries()
    found = []
    for library in described.get(part.key, ()):
        if sys.platform not in library.get("systems", (sys.platform,)):
            continue
        shape = library.get("files")
        files = {name: path for name, path in part.files.items() if shape and re.search(shape, name, re.IGNORECASE)}
        if shape and not files:
            continue  # another system's, or left out
        asked = library.get("version")
        version = versions[asked] if asked else f"as in {part.name} {part.version}"
        found.append(
            Part(
                f"{part.key}-{canonical(re.sub('[^A-Za-z0-9]+', '-', library['name']))}", library["name"], version,
                library["licence"], library.get("address", ""), files=files,
            )
        )  # fmt: skip
    return found


def versions_of_libraries() -> dict[str, str]:
    """The versions of the libraries that say it themselves, by the names that inside.toml has for them."""
    import decimal
    import pyexpat
    import sqlite3
    import ssl
    import zlib

    import numpy as np
    from PySide6.QtCore import qVersion

    built: Any = np.show_config(mode="dicts")
    return {
        "expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
        "libmpdec": getattr(decimal, "__libmpdec_version__", ""),
        "openblas": built["Build Dependencies"]["blas"]["version"],
        "openssl": ssl.OPENSSL_VERSION.split()[1],
        "qt": qVersion(),
        "sqlite": sqlite3.sqlite_version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


# ---------------------------------------------------------------------------------------------------------
# The SBOM


def write_sbom(parts: Sequence[Part], file: Path) -> Path:
    """Write the list of parts in CycloneDX 1.6. The same parts make the same file: it has no time in it."""
    own = next((part for part in parts if part.key == "zoomwizard"), new_part("zoomwizard"))
    others = [part for part in parts if part is not own]
    content: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**component(own, kind="application"), "components": binaries(own)}},
        "components": [component(part) for part in others],
        "dependencies": [{"ref": own.key, "dependsOn": [part.key for part in others]}],
    }
    if not content["metadata"]["component"]["components"]:
        del content["metadata"]["component"]["components"]
    fingerprint = json.dumps(content, sort_keys=True)
    content["serialNumber"] = f"urn:uuid:{uuid.uuid5(NAMESPACE, fingerprint)}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    return file


def component(part: Part, kind: str = "library") -> dict[str, Any]:
    """A part as CycloneDX has it, with the libraries in it and the SHA-256 of its program files."""
    made: dict[str, Any] = {
        "type": kind, "bom-ref": part.key, "name": part.name, "version": part.version,
        "licenses": [licence_entry(part.licence)],
    }  # fmt: skip
    if part.purl:
        made["purl"] = part.purl
    if part.address:
        made["externalReferences"] = [{"type": "website", "url": part.address}]
    if kind == "library":
        named_inside = {name for library in part.inside for name in library.files}
        own = Part(part.key, "", "", "", files={n: p for n, p in part.files.items() if n not in named_inside})
        nested = [component(library) for library in part.inside] + binaries(own)
        if nested:
            made["components"] = nested
    return made


def licence_entry(licence: str) -> dict[str, Any]:
    """A licence as CycloneDX has it: an expression of SPDX, or just its name."""
    if re.fullmatch(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*", licence):
        return {"expression": licence}
    return {"license": {"name": licence}}


def binaries(part: Part) -> list[dict[str, Any]]:
    """The program files of a part with their SHA-256."""
    return [
        {
            "type": "file", "bom-ref": f"{part.key}/{name}", "name": name,
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        }
        for name, path in sorted(part.files.items())
        if BINARY.search(name)
    ]  # fmt: skip


# ---------------------------------------------------------------------------------------------------------
# The licences page

STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{text-align:left;padding:.2rem 1rem .2rem 0;vertical-align:top}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere}summary{cursor:pointer}@media(prefers-color-scheme:dark)"
    "{body{background:#1d1e21;color:#f1f2f4}a{color:#77a2ff}}"
)


def write_licences(parts: Sequence[Part], file: Path) -> Path:
    """Write the page with the licence of every part; one HTML file that needs nothing else."""
    e = html.escape
    rows, texts = [], []
    for part in parts:
        rows.append(
            f'<tr><td><a href="#{e(part.key)}">{e(part.name)}</a></td><td>{e(part.version)}</td>'
            f"<td>{e(part.licence)}</td></tr>"
        )
        rows += [
            f"<tr><td>&ensp;in it: {e(library.name)}</td><td>{e(library.version)}</td>"
            f"<td>{e(library.licence)}</td></tr>"
            for library in part.inside
        ]
        whole = "\n\n".join(text.strip() for text in part.texts)
        texts.append(
            f'<details id="{e(part.key)}"><summary>{e(part.name)} {e(part.version)}</summary>'
            f"<pre>{e(whole)}</pre></details>"
        )
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Zoom Wizard: licences</title>
<style>{STYLE}</style>
</head>
<body>
<h1>Zoom Wizard {e(zoomwizard.__version__)}: licences</h1>
<p>Zoom Wizard is free software under the MIT licence. It comes with the software of others, listed here.
Help is in the program: each of its pages has a link to the user guide.</p>
<p>Qt and PySide6 are used under the LGPL, version 3. They are separate files in the folder of the program, in
<code>_internal/PySide6</code> and <code>_internal/shiboken6</code>, and may be replaced by other builds of the same
version. Their source code is at <a href="https://download.qt.io/">download.qt.io</a>.</p>
<table>
<thead><tr><th scope="col">What</th><th scope="col">Version</th><th scope="col">Licence</th></tr></thead>
<tbody>
{chr(10).join(rows)}
</tbody>
</table>
<h2>The licences' texts</h2>
{chr(10).join(texts)}
</body>
</html>
"""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page, encoding="utf-8", newline="\n")
    return file

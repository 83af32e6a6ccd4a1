"""What goes into the bundle, for build.spec: the program's data files, and what Qt brings that it does not use."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import zoomwizard

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
TEST_BUILD = "ZOOMWIZARD_TEST_BUILD"  # the variable that marks a bundle as one for tests

Entry = tuple[str, str, str]  # PyInstaller's: the name in the bundle, the file, its kind

QT_LIBRARIES = "Core|Gui|Svg|Widgets|DBus|XcbQpa"  # the last two on Linux
QT_BINDINGS = "Core|Gui|Svg|Widgets"
QT_PLUGINS = (
    r"platforms/(lib)?q(windows|xcb|offscreen)|styles/|iconengines/(lib)?qsvgicon|imageformats/(lib)?qsvg|"
    r"platforminputcontexts/lib(compose|ibus)|platformthemes/libqxdgdesktopportal"
)
# OpenGL in software and the compiler of its shaders, which lie beside Qt; what only an installer of packages reads; and
# the licences, which are all on the licences page.
NOT_NEEDED = re.compile(
    r"(^|/)(opengl32sw|d3dcompiler_\w+)\.dll$|\.dist-info/(RECORD|WHEEL|INSTALLER|REQUESTED|licenses/.+|LICEN[CS]E.*)$",
    re.IGNORECASE,
)
EXCLUDED_MODULES = (  # what packages import where it is installed, and the program never uses
    "_pydecimal", "_pytest", "adbc_driver_duckdb", "attr", "click", "distutils", "doctest", "duckdb.experimental",
    "duckdb.query_graph", "httpx2._main", "hypothesis", "IPython", "jinja2", "lib2to3", "markdown_it", "matplotlib",
    "mypy", "numpy.f2py", "numpy.fft", "numpy.testing", "numpy.tests", "pandas.tests", "PIL", "pip", "pkg_resources",
    "py", "pyarrow", "pydoc", "pydoc_data", "pygments", "pytest", "rich", "scipy", "setuptools", "tkinter", "trio",
    "unittest",
)  # fmt: skip


def is_test_build() -> bool:
    """Whether the bundle is one for tests, which says so and must not be given to a user."""
    return os.environ.get(TEST_BUILD, "") not in {"", "0"}


def product_name() -> str:
    """The name that users see."""
    return "Zoom Wizard (test build)" if is_test_build() else "Zoom Wizard"


def next_version() -> str:
    """A higher version than this, to try an upgrade with."""
    major, minor, patch = zoomwizard.__version__.split(".")
    return f"{major}.{minor}.{int(patch) + 1}"


def data_files(root: Path = ROOT) -> list[tuple[str, str]]:
    """The program's data: file, folder in the bundle. The same as in the wheel, but for the translations' sources."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    found: list[tuple[Path, Path]] = []
    for name, goal in included.items():
        source = root / name
        inside = [path for path in sorted(source.rglob("*")) if path.is_file()] if source.is_dir() else [source]
        found += [(path, Path(goal) / path.relative_to(source)) for path in inside]
    package = root / "zoomwizard"
    found += [(path, path.relative_to(root)) for path in sorted(package.rglob("*")) if path.suffix in {".sql", ".toml"}]
    compiled = [path for path, _ in found if path.suffix == ".mo"]
    if not compiled:
        raise FileNotFoundError("The translations are not compiled: python3 dev.py translate does it.")
    return [(str(path), goal.parent.as_posix()) for path, goal in found if path.suffix != ".po"]


def compile_translations(root: Path = ROOT) -> None:
    """Compile the translations that are older than their sources."""
    folder = root / "resources" / "translations"
    subprocess.run([sys.executable, "-m", "translate.catalogue", folder], cwd=root, check=True)


def languages(root: Path = ROOT) -> list[str]:
    """The languages that the program speaks besides English."""
    return [path.stem for path in sorted((root / "resources" / "translations").glob("*.po"))]


def is_used(name: str) -> bool:
    """Whether the program uses a file of Qt, by its name in the bundle. True for all that is not Qt's."""
    path = name.replace("\\", "/")
    if NOT_NEEDED.search(path):
        return False
    plugin = re.search(r"(?:^|/)PySide6/(?:Qt/)?plugins/(.+)", path)
    if plugin:
        return re.match(QT_PLUGINS, plugin[1]) is not None
    translation = re.search(r"(?:^|/)PySide6/(?:Qt/)?translations/(.+)", path)
    if translation:
        return translation[1] in {f"qtbase_{language}.qm" for language in languages()}
    binding = re.search(r"(?:^|/)PySide6/Qt(\w+?)\.(?:abi3\.so|pyd)$", path)
    if binding:
        return re.fullmatch(QT_BINDINGS, binding[1]) is not None
    library = re.search(r"(?:^|/)(?:lib)?Qt6(\w+?)(?:\.dll|\.so[.\d]*)$", path)
    if library:
        return re.fullmatch(QT_LIBRARIES, library[1]) is not None
    return True


def only_used(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without what the program does not use, and on Linux without the libraries that only that needs."""
    used = [entry for entry in entries if is_used(entry[0])]
    return used if sys.platform == "win32" else with_libraries(used)


def with_libraries(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without libraries of the system that none of the others asks for."""
    from PyInstaller.depend.bindepend import get_imports

    system = {Path(name).name: source for name, source, _ in entries if source.startswith(("/usr/", "/lib/"))}
    needed: set[str] = set()
    ahead = [
        source for name, source, kind in entries if Path(name).name not in system and kind in {"BINARY", "EXTENSION"}
    ]
    while ahead:
        asked = {name for name, _ in get_imports(ahead.pop())} & set(system) - needed
        needed |= asked
        ahead += [system[name] for name in sorted(asked)]
    return [entry for entry in entries if Path(entry[0]).name not in set(system) - needed]


def version_information(name: str) -> Any:
    """What Windows shows in a program file's properties; PyInstaller's own form of it."""
    from PyInstaller.utils.win32.versioninfo import (
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    texts = {
        "CompanyName": "The Zoom Wizard authors",
        "FileDescription": product_name(),
        "FileVersion": zoomwizard.__version__,
        "InternalName": name,
        "LegalCopyright": "Copyright (c) 2026 The Zoom Wizard authors. MIT licence.",
        "OriginalFilename": f"{name}.exe",
        "ProductName": product_name(),
        "ProductVersion": zoomwizard.__version__,
    }
    table = StringTable("040904B0", [StringStruct(key, text) for key, text in texts.items()])
    numbers = (*(int(part) for part in zoomwizard.__version__.split(".")), 0)
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[StringFileInfo([table]), VarFileInfo([VarStruct("Translation", [0x409, 1200])])],
    )


def for_each_program(make: Callable[..., Any], *, icon: Path) -> list[Any]:
    """Make the program files: one with a window, and one for the console, which both need in Windows."""
    if os.name != "nt":
        return [make(name="zoomwizard", console=True)]
    names = {"zoomwizard": False, "zoomwizard-cli": True}
    return [
        make(name=name, console=console, icon=str(icon), version=version_information(name))
        for name, console in names.items()
    ]

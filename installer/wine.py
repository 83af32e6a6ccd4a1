"""Windows on Debian: a Wine prefix, and in it the Python of Windows with the packages of the lock file.

For tests only. Some DLLs that Wine lacks are stood in for, and numpy is led to one of them; nothing that was built
with it may be given to a user.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import dev

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "wine"
PARTS = HERE / "windows-python.lock"
PYTHON = (3, 11)  # the one whose DLLs the parts hold
COMPILER = "x86_64-w64-mingw32-gcc"
PROGRAMS = {  # what has to be there: program, Debian packages
    "wine": ("wine", "wine64"),
    "wixl": ("wixl",),
    "msiinfo": ("msitools",),
    COMPILER: ("gcc-mingw-w64-x86-64-win32",),
    "gendef": ("mingw-w64-tools",),
    "Xvfb": ("xvfb",),
    "import": ("imagemagick",),
}
FONTS = Path("/usr/share/fonts/truetype/dejavu")
# Only what tests and the build need.
LEFT_OUT = (
    "ast-serialize", "grimp", "import-linter", "librt", "mypy", "pandas-stubs", "ruff", "uv"
)  # fmt: skip
STANDARD_LIBRARY = (  # not of it
    "__pycache__", "_sysconfigdata*", "config-*", "dist-packages", "idlelib", "lib-dynload", "site-packages", "test",
    "tests", "turtledemo",
)  # fmt: skip
LONGEST = 7200  # seconds; a busy computer takes half an hour for the bundle alone
MATHS = "api-ms-win-crt-math-l1-1-0.dll"
OWN_MATHS = "zwmath.dll"


@dataclass(frozen=True)
class Wine:
    """A computer with Windows 10, in a folder."""

    prefix: Path
    display: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def drive(self) -> Path:
        """Where its drive C is."""
        return self.prefix / "drive_c"

    def environment(self) -> dict[str, str]:
        """The variables for its programs."""
        given = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON", "WINE"))}
        given.pop("DISPLAY", None)
        if self.display:
            given["DISPLAY"] = self.display
        return {
            **given,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n;mshtml=d;mscoree=d",
            **self.variables,
        }

    def start(self, *command: str | Path, cwd: Path | None = None) -> subprocess.Popen[str]:
        """Start a program; its output in both streams together, as text."""
        # Without a pipe at each end Windows' Python can't set up its streams here.
        return subprocess.Popen(
            ["wine", *map(str, command)],
            cwd=cwd,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def run(self, *command: str | Path, cwd: Path | None = None, seconds: float = LONGEST) -> tuple[int, str]:
        """Run a program to its end; its exit code and output. Errors: SystemExit if it takes too long."""
        with self.start(*command, cwd=cwd) as child:
            try:
                output = child.communicate(timeout=seconds)[0]
            except subprocess.TimeoutExpired:
                child.kill()
                dev.fail(f"this took more than {seconds:.0f} seconds under Wine: {' '.join(map(str, command))}")
        return child.returncode, output.replace("\r\n", "\n")

    def must(self, *command: str | Path, cwd: Path | None = None) -> str:
        """The output of a program that has to succeed. Errors: SystemExit with what it said."""
        code, output = self.run(*command, cwd=cwd)
        if code:
            dev.fail(f"this failed under Wine with exit code {code}: {' '.join(map(str, command))}\n{output}")
        return output

    def wait(self) -> None:
        """Until all its programs have ended and everything is on the disk."""
        subprocess.run(["wineserver", "-w"], env=self.environment(), check=True)

    def stop(self) -> None:
        """End all its programs."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), check=False)


def windows_path(path: Path) -> str:
    """The path as Windows programs know it: drive Z is the whole file system of Linux."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def need_programs() -> None:
    """Install what is missing, or say how. Errors: SystemExit."""
    if sys.platform != "linux":
        dev.fail("this runs on Debian; on Windows build.spec and installer/Product.wxs do without it.")
    if sys.version_info[:2] != PYTHON:
        dev.fail("this needs Python 3.11: it takes the standard library of the Windows Python from it.")
    missing = {name for program, names in PROGRAMS.items() if not shutil.which(program) for name in names}
    if not FONTS.is_dir():
        missing.add("fonts-dejavu-core")
    if missing:
        dev.install_packages("Windows' programs need Wine and its tools.", sorted(missing))


def make_prefix(folder: Path) -> Wine:
    """A new Windows 10 in a folder, with the DLLs that Wine lacks."""
    wine = Wine(folder)
    if folder.exists():
        wine.stop()
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    wine.must("wineboot", "-i")
    wine.must("winecfg", "-v", "win10")
    wine.wait()
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):  # with all of them Wine finds one without letters first
        shutil.copy(FONTS / name, wine.drive / "windows" / "Fonts")
    system = wine.drive / "windows" / "system32"
    for name in ("bcryptprimitives", "icuuc", "mscms"):
        target = system / f"{name}.dll"
        target.unlink(missing_ok=True)  # a link into Wine itself
        dev.must(COMPILER, "-shared", "-O2", "-s", "-w", "-o", target, SOURCES / f"{name}.c", "-ladvapi32")
    return wine


def make_python(folder: Path, wine: Wine) -> Path:
    """Windows' Python in a folder, with the packages of the lock file; its python.exe.

    Left as it is if it was made of the same parts.
    """
    lock = dev.without(LEFT_OUT, dev.LOCK.read_text(encoding="utf-8"))
    sources = [path.read_bytes() for path in (*sorted(SOURCES.iterdir()), PARTS)]
    wanted = hashlib.sha256(b"\0".join([lock.encode(), sys.version.encode(), *sources])).hexdigest()
    stamp, python = folder / "made-of", folder / "python.exe"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return python
    dev.say("Making the Python of Windows. This takes a few minutes, once.")
    if folder.exists():
        shutil.rmtree(folder)
    packages = folder / "Lib" / "site-packages"
    shutil.copytree(
        sysconfig.get_path("stdlib"), folder / "Lib", symlinks=False, ignore=shutil.ignore_patterns(*STANDARD_LIBRARY)
    )
    packages.mkdir()
    (folder / "DLLs").mkdir()
    unpack_parts(folder)
    make_programs(folder)
    pins = folder / dev.LOCK.name
    pins.write_text(lock, encoding="utf-8")
    wine.must(
        *(python, "-m", "pip", "install", "-q", "--no-warn-script-location", "--disable-pip-version-check"),
        *("--no-compile", "--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement"),
        windows_path(pins),
    )
    lead_to_own_maths(packages / "numpy")
    (packages / "zoomwizard.pth").write_text(windows_path(dev.ROOT) + "\n", encoding="utf-8")
    # Much quicker here than under Wine, and the same files. Some packages hold files that are not meant to compile.
    dev.call(sys.executable, "-W", "ignore", "-m", "compileall", "-qq", "-j", "0", folder / "Lib")
    stamp.write_text(wanted, encoding="ascii")
    return python


def unpack_parts(folder: Path) -> None:
    """The DLLs and extension modules, out of the wheels that are pinned; and pip."""
    wheels = folder.parent / "wheels"
    dev.must(
        *(sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"),
        *("--platform", "win_amd64", "--python-version", ".".join(map(str, PYTHON)), "--only-binary", ":all:"),
        *("--require-hashes", "--dest", wheels, "--requirement", PARTS),
    )
    (carrier,) = wheels.glob("panda3d-*.whl")
    with zipfile.ZipFile(carrier) as archive:
        for name in archive.namelist():
            part = re.fullmatch(
                r"deploy_libs/(\w+\.pyd|python311\.dll|vcruntime140\.dll|lib(?:ffi|crypto|ssl)-\d\.dll|sqlite3\.dll)",
                name,
                re.IGNORECASE,
            )
            if part:
                file = part[1].lower() if part[1].startswith("VC") else part[1]
                place = folder if file.startswith(("python", "vc")) else folder / "DLLs"
                (place / file).write_bytes(archive.read(name))
    (pip,) = wheels.glob("pip-*.whl")
    with zipfile.ZipFile(pip) as archive:
        archive.extractall(folder / "Lib" / "site-packages")


def make_programs(folder: Path) -> None:
    """python.exe, and the python3.dll that extension modules for any Python 3 ask for."""
    with_dll = folder / "build"
    with_dll.mkdir()
    exported = with_dll / "python311.def"
    listing = subprocess.run(["gendef", "-", folder / "python311.dll"], capture_output=True, text=True, check=True)
    exported.write_text(listing.stdout, encoding="ascii")
    library = with_dll / "libpython311.a"
    dev.must("x86_64-w64-mingw32-dlltool", "-d", exported, "-l", library, "-D", "python311.dll")
    here = ("-L", with_dll, "-lpython311")
    dev.must(COMPILER, "-municode", "-O2", "-s", SOURCES / "python.c", "-o", folder / "python.exe", *here)
    lines = exported.read_text(encoding="ascii").partition("EXPORTS")[2].split("\n")
    names = [line.split() for line in lines if line.strip() and not line.startswith(";")]
    forwards = [f"{name} = python311.{name}{' DATA' if 'DATA' in rest else ''}" for name, *rest in names]
    handed_on = with_dll / "python3.def"
    handed_on.write_text("\n".join(["LIBRARY python3.dll", "EXPORTS", *forwards, ""]), encoding="ascii")
    dev.must(
        *(COMPILER, "-shared", "-s", "-o", folder / "python3.dll", SOURCES / "nothing.c", handed_on),
        *("-nostdlib", "-Wl,-e,DllMain", *here),
    )


def lead_to_own_maths(numpy: Path) -> None:
    """Let numpy take complex numbers' functions, which Wine lacks, from a DLL of our own.

    It hands all others on to Wine's. The name that is looked up is overwritten in numpy's files in place.
    """
    own = re.findall(r"(\w+)_\(", (SOURCES / "maths.c").read_text(encoding="utf-8"))
    wanted: dict[Path, set[str]] = {}
    for module in numpy.rglob("*.pyd"):
        names = imported(module, MATHS)
        if names & set(own):
            wanted[module] = names
    if not wanted:
        return
    lines = [
        f"{name} = {name}_" if name in own else f"{name} = ucrtbase.{name}" for name in set().union(*wanted.values())
    ]
    definition = numpy / "zwmath.def"
    definition.write_text("\n".join([f"LIBRARY {OWN_MATHS}", "EXPORTS", *sorted(lines), ""]), encoding="ascii")
    dev.must(
        *(COMPILER, "-O2", "-ffreestanding", "-fno-builtin", "-shared", "-s", "-nostdlib", "-Wl,-e,DllMain"),
        *("-o", numpy / "_core" / OWN_MATHS, SOURCES / "maths.c", definition, "-lucrtbase"),
    )
    for module in wanted:
        content, name = module.read_bytes(), MATHS.encode()
        if content.count(name) != 1:
            dev.fail(f"{module.name} names {MATHS} {content.count(name)} times; once was expected.")
        module.write_bytes(content.replace(name, OWN_MATHS.encode().ljust(len(name), b"\0")))
    (record,) = numpy.parent.glob("numpy-*.dist-info/RECORD")
    with record.open("a", encoding="utf-8") as lines_of_files:  # so that the list of parts knows whose it is
        lines_of_files.write(f"numpy/_core/{OWN_MATHS},,\n")


def imported(module: Path, dll: str) -> set[str]:
    """The names of the functions that a module takes from a DLL."""
    shown = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", module], capture_output=True, text=True, check=True)
    part = re.search(rf"DLL Name: {re.escape(dll)}\n(.*?)\n\n", shown.stdout, re.DOTALL | re.IGNORECASE)
    return set(re.findall(r"^\s+[0-9a-f]+\s+\d+ +(\w+)", part[1], re.MULTILINE)) if part else set()


def run_python(wine: Wine, python: Path, arguments: Sequence[str | Path]) -> tuple[int, str]:
    """Run Windows' Python in the project's folder."""
    return wine.run(python, *arguments, cwd=dev.ROOT)

"""The house stands: version, lock file, layers, wheel, and nothing that belongs to one computer."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

import dev
import zoomwizard

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# Each pattern has one letter in brackets, so that this file does not match itself.
FORBIDDEN = [
    r"/w[o]rk/", r"/r[o]ot/", r"/t[m]p/exp", r"/opt/p[y]pi",
    r"\bp[y]pi\.org", r"p[y]thonhosted", r"registry\.n[p]mjs", r"\bdeb\.[d]ebian\.org",
    r"\bc[l]aude\b", r"\ba[n]thropic\b", r"\bo[p]enai\b", r"\bc[h]atgpt\b", r"\blanguage [m]odel",
]  # fmt: skip


def pins(lock: str) -> dict[str, str]:
    """Every pin of a lock file, `name==version ; marker`, and what follows it: its hashes."""
    entries = re.split(r"^(?=\w)", lock, flags=re.MULTILINE)[1:]
    return {pin.strip(" \\"): rest for pin, _, rest in (entry.partition("\n") for entry in entries)}


def names(lock: str) -> set[str]:
    return {pin.partition("==")[0] for pin in pins(lock)}


def required_names() -> set[str]:
    requirements = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    return {re.split(r"[<>=~ ;\[]", requirement)[0].lower() for requirement in requirements}


def run_python(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_version_is_the_same_everywhere() -> None:
    assert PROJECT["project"]["version"] == zoomwizard.__version__


# ---------------------------------------------------------------------------------------------------------
# The lock file


def test_the_lock_file_pins_everything_that_is_required() -> None:
    required = required_names()
    assert {"duckdb", "pandas", "pyside6-essentials", "pytest"} <= required
    assert required <= names(LOCK)


def test_every_pin_is_exact_and_has_hashes() -> None:
    for pin, rest in pins(LOCK).items():
        assert re.fullmatch(r"[a-z0-9.-]+==[0-9][0-9a-z.]*( ; .+)?", pin), pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", rest), pin


def test_the_lock_file_names_no_place_to_fetch_from() -> None:
    for place in ("http:", "https:", "index", "find-links", "file:", "@", "trusted-host"):
        assert place not in LOCK


def test_only_qt_is_left_out_of_the_environment_without_qt() -> None:
    left = dev.without(dev.QT_PACKAGES, LOCK)
    assert names(LOCK) - names(left) == {"pyside6-essentials", "shiboken6", "pytest-qt"}
    assert {pin: rest for pin, rest in pins(LOCK).items() if pin in pins(left)} == pins(left)


# ---------------------------------------------------------------------------------------------------------
# Layers


def test_everything_but_the_wizard_imports_without_qt() -> None:
    script = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError("blocked: " + name)

sys.meta_path.insert(0, NoQt())
try:
    import PySide6
except ImportError:
    print("Qt is blocked")
import zoomwizard
for module in pkgutil.walk_packages(zoomwizard.__path__, "zoomwizard.", onerror=lambda name: None):
    if module.name.split(".")[1] != "gui":
        importlib.import_module(module.name)
        print(module.name)
"""
    done = run_python("-c", script)
    assert done.returncode == 0, done.stderr
    lines = set(done.stdout.split("\n"))
    packages = {f"zoomwizard.{name}" for name in ("core", "kinds", "zoom", "modes", "app", "cli", "__main__")}
    assert {"Qt is blocked", *packages} <= lines


@pytest.mark.parametrize(
    ("module", "statement", "broken"),
    [
        ("modes/a", "import zoomwizard.app", "layers"),
        ("core/a", "import zoomwizard.kinds", "layers"),
        ("kinds/a", "import zoomwizard.zoom", "layers"),
        ("zoom/a", "import zoomwizard.modes", "layers"),
        ("app/a", "import zoomwizard.__main__", "layers"),
        ("cli/a", "import zoomwizard.gui", "layers, front-ends"),
        ("gui/a", "import zoomwizard.cli", "layers, front-ends"),
        ("core/a", "import urllib.request", "core-is-pure"),
        ("core/a", "import keyring", "core-is-pure"),
        ("core/a", "import PySide6.QtCore", "core-is-pure, qt-in-gui-only"),
        ("cli/a", "from PySide6 import QtCore", "qt-in-gui-only"),
        ("gui/a", "from PySide6 import QtCore", ""),
        ("__main__", "import zoomwizard.cli, zoomwizard.gui", ""),
        ("new/__init__", "", "layers"),
        ("modes/one/a", "import zoomwizard.modes.two", "modes-are-independent"),
        ("modes/registry", "import zoomwizard.modes.two", ""),
        ("app/a", "import zoomwizard.modes.two", "modes-by-the-registry"),
        ("gui/a", "import zoomwizard.modes.registry", ""),
    ],
)
def test_the_contracts_catch_an_import_across_a_border(
    tmp_path: Path, module: str, statement: str, broken: str
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    tree = tmp_path / "zoomwizard"
    for package in (
        "",
        "core",
        "kinds",
        "zoom",
        "zoom/api",
        "zoom/collect",
        "zoom/files",
        "modes",
        "modes/one",
        "modes/two",
        "app",
        "cli",
        "gui",
    ):
        (tree / package).mkdir()
        (tree / package / "__init__.py").touch()
    for name in ("__main__", "modes/registry"):
        (tree / f"{name}.py").touch()
    path = tree / f"{module}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(statement + "\n", encoding="utf-8")

    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = run_python("-c", lint, "--no-logo", "--no-cache", cwd=tmp_path)
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    verdicts = {contract["id"]: f"{contract['name']} BROKEN" in done.stdout for contract in contracts}
    assert ", ".join(name for name, is_broken in verdicts.items() if is_broken) == broken
    assert done.stdout.count(" KEPT") + sum(verdicts.values()) == len(contracts), done.stdout + done.stderr
    assert done.returncode == (1 if broken else 0)


# ---------------------------------------------------------------------------------------------------------
# Names


def public_names(path: Path) -> set[str]:
    """What a module defines at its head that other modules may use."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        found |= {part.id for target in targets if target for part in ast.walk(target) if isinstance(part, ast.Name)}
    return {name for name in found if not name.startswith("_")}


def test_a_public_name_has_one_home() -> None:
    homes: dict[str, list[str]] = {}
    for path in sorted((ROOT / "zoomwizard").rglob("*.py")):
        for name in public_names(path):
            homes.setdefault(name, []).append(path.relative_to(ROOT).as_posix())
    assert {"Engine", "Pattern", "prove_table"} <= homes.keys()
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


PRODUCT = re.compile(r"Zoom Wizard|zoomwizard")
SUBJECTS = re.compile(r"zoom|viva", re.IGNORECASE)


def words_of_code(path: Path) -> list[str]:
    """What a file says outside its comments: names, texts that are no docstrings, statements of SQL."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".sql":
        return re.sub(r"--[^\n]*", "", text).splitlines()
    tree = ast.parse(text)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    words = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            words.append(node.value)
        words += [
            value for name in ("id", "attr", "name", "arg") if isinstance(value := getattr(node, name, None), str)
        ]
    return words


def test_the_core_has_no_word_of_what_the_modes_are_about() -> None:
    files = [path for path in sorted((ROOT / "zoomwizard" / "core").rglob("*")) if path.suffix in {".py", ".sql"}]
    assert len(files) > 20
    found = {
        path.relative_to(ROOT).as_posix(): words
        for path in files
        if (words := [word for word in words_of_code(path) if SUBJECTS.search(PRODUCT.sub("", word))])
    }
    assert found == {}


# ---------------------------------------------------------------------------------------------------------
# The wheel


def test_the_wheel_carries_the_code_its_data_and_the_resources(tmp_path: Path) -> None:
    done = run_python("-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path))
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == f"zoomwizard-{zoomwizard.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
        entry_points = archive.read(f"zoomwizard-{zoomwizard.__version__}.dist-info/entry_points.txt")
    assert b"zoomwizard = zoomwizard.__main__:main" in entry_points

    code = [path for path in (ROOT / "zoomwizard").rglob("*") if path.suffix in {".py", ".sql", ".toml"}]
    expected = {path.relative_to(ROOT).as_posix() for path in code}
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file():
            expected.add("zoomwizard/" + path.relative_to(ROOT).as_posix())
    guide = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    expected |= {goal for goal in guide.values() if goal.endswith(".md")}
    kinds = (
        "core/.+[.]py",
        "modes/admin/sql/.+[.]sql",
        "resources/.+",
        "resources/guide/.+[.]md",
    )
    for kind in (f"zoomwizard/{kind}" for kind in kinds):
        assert any(re.fullmatch(kind, name) for name in expected), kind
    assert expected <= inside
    assert not any(name.startswith(("tests", "bench", "dev", "screenshots", "translate")) for name in inside)


# ---------------------------------------------------------------------------------------------------------
# dev.py


def test_dev_py_imports_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {"subprocess", "pathlib"} <= imported
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_an_older_python_is_refused_in_one_sentence() -> None:
    text = (ROOT / "dev.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    script = f"import sys; sys.version_info = (3, 10, 2); sys.argv = ['dev.py', 'demo']; exec({text!r})"
    done = run_python("-c", script)
    assert done.returncode == 1
    assert done.stderr == "Zoom Wizard needs Python 3.11 or later, and this is Python 3.10.\n"


class FakeInstall:
    """Stands for the commands that make an environment; `broken` names the one that fails."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.broken = ""
        self.started: list[str] = []

    def must(self, *command: str | Path) -> None:
        step = "venv" if "venv" in command else "pip"
        self.started.append(step)
        if step == self.broken:
            raise SystemExit(1)
        python = self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        packages = "Lib" if sys.platform == "win32" else f"lib/python3.{sys.version_info[1]}"
        (self.folder / packages / "site-packages").mkdir(parents=True, exist_ok=True)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeInstall:
    fake = FakeInstall(tmp_path / ".venv")
    (tmp_path / "requirements.lock").write_text("one==1 \\\n    --hash=sha256:0\n", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "must", fake.must)
    return fake


def test_an_environment_is_made_once(install: FakeInstall) -> None:
    first = dev.environment()
    assert dev.environment() == first
    assert install.started == ["venv", "pip"]
    (project,) = install.folder.rglob("zoomwizard.pth")
    assert (project.parent / project.read_text(encoding="ascii").strip()).resolve() == install.folder.parent


@pytest.mark.parametrize("broken", ["venv", "pip"])
def test_an_installation_that_was_broken_off_is_done_again(install: FakeInstall, broken: str) -> None:
    install.broken = broken
    with pytest.raises(SystemExit):
        dev.environment()
    install.broken = ""
    install.started.clear()
    dev.environment()
    assert install.started == ["venv", "pip"]


@pytest.mark.parametrize("command", ["run", "test", "screenshots"])
def test_translations_are_compiled_before_the_program_speaks(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(dev, "need_libraries", lambda _: None)
    monkeypatch.setattr(dev, "want_screen", lambda: None)
    monkeypatch.setattr(dev, "environment", lambda: "python")
    monkeypatch.setattr(dev, "translated", lambda: done.append("translated"))
    monkeypatch.setattr(dev, "call", lambda *_, **__: done.append("started"))
    getattr(dev, command)(["--help"])
    assert done == ["translated", "started"]


def test_a_changed_lock_file_makes_the_environment_anew(install: FakeInstall) -> None:
    dev.environment()
    dev.LOCK.write_text("one==2 \\\n    --hash=sha256:1\n", encoding="utf-8")
    install.broken = "pip"
    with pytest.raises(SystemExit):
        dev.environment()
    dev.LOCK.write_text("one==1 \\\n    --hash=sha256:0\n", encoding="utf-8")
    install.broken = ""
    install.started.clear()
    dev.environment()  # the old stamp does not speak for what the broken installation left
    assert install.started == ["venv", "pip"]


def test_the_exit_code_of_a_command_is_passed_on() -> None:
    assert dev.call(sys.executable, "-c", "raise SystemExit(5)") == 5
    assert dev.exit_code(-2) == 130


def test_a_step_of_the_set_up_that_fails_ends_it_with_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    dev.must(sys.executable, "-c", "print('on stderr, as all the set-up says')")
    script = "import sys; sys.stderr.write('no space left'); sys.exit(3)"
    with pytest.raises(SystemExit) as caught:
        dev.must(sys.executable, "-c", script)
    assert caught.value.code == 3
    assert capsys.readouterr().err.startswith("no space left\ndev.py: this failed: ")


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["nonsense"]) == 2
    shown = capsys.readouterr().err
    assert all(f"dev.py {command} " in shown for command in dev.COMMANDS)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring these libraries")
def test_missing_system_libraries_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library not in {"libEGL.so.1", "libxkbcommon.so.0"})
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    with pytest.raises(SystemExit) as caught:
        dev.need_libraries(dev.QT_LIBRARIES)
    assert str(caught.value.code).startswith(
        "dev.py: Qt needs system libraries that are missing: libEGL.so.1, libxkbcommon.so.0."
    )
    assert str(caught.value.code).endswith("apt-get install -y --no-install-recommends libegl1 libxkbcommon0")


def test_a_python_that_cannot_make_environments_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(SystemExit, match=r"ensurepip is missing.*python3-venv"):
        dev.need_venv()


# ---------------------------------------------------------------------------------------------------------
# What holds for every test


def test_the_guards_of_every_test_do_their_work(tmp_path: Path) -> None:
    """Copy the guards beside tests that offend each of them, and look at what becomes of those."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_offences.py").write_text(
        """
import os, pathlib, socket, threading, warnings
import keyring, pytest

def test_thread():
    threading.Thread(target=threading.Event().wait, args=[30], name="left behind", daemon=True).start()

def test_connection():
    try:
        socket.create_connection(("127.0.0.1", 9))
    except Exception:
        pass

def test_name():
    socket.getaddrinfo("localhost", 80)

def test_warning():
    warnings.warn("old", DeprecationWarning)

@pytest.mark.shared
def test_shared(shared):
    assert shared.is_dir()

def test_home():
    assert str(pathlib.Path.home()) == os.environ["HOME"]
    assert list(pathlib.Path.home().iterdir()) == [pathlib.Path.home() / "runtime"]
    (pathlib.Path.home() / "left").touch()

test_another_home = test_home

def test_keyring():
    keyring.set_password("zoomwizard", "key", "secret")
    assert keyring.get_password("zoomwizard", "key") is None

def test_thread_that_ends():
    threading.Thread(target=threading.Event().wait, args=[0.1]).start()
""",
        encoding="utf-8",
    )
    done = run_python("-m", "pytest", "-rA", "-p", "no:cacheprovider", cwd=tmp_path)
    lines = re.findall(r"^(FAILED|ERROR|PASSED) tests/\w+.py::(\w+)", done.stdout, re.MULTILINE)
    outcomes = {name: outcome for outcome, name in lines}
    assert outcomes == {
        "test_thread": "ERROR",
        "test_connection": "FAILED",
        "test_name": "FAILED",
        "test_warning": "FAILED",
        "test_home": "PASSED",
        "test_another_home": "PASSED",
        "test_keyring": "PASSED",
        "test_thread_that_ends": "PASSED",
    }
    assert "this test left threads behind: left behind" in done.stdout
    assert done.stdout.count("a test reached for the network") >= 2
    assert "SKIPPED [1]" in done.stdout
    assert "needs the folder ../shared beside the project" in done.stdout


# ---------------------------------------------------------------------------------------------------------
# What does not belong into the project


def project_files() -> list[Path]:
    """The files that git knows or would take; without git all but caches and what builds leave."""
    git = shutil.which("git") or "git"
    try:
        listing = subprocess.run(
            [git, "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True, text=True, encoding="utf-8", check=True,
        ).stdout  # fmt: skip
        paths = [ROOT / name for name in listing.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        leave_out = re.compile(r"(^|/)(\.(?!ci/|git[a-z]+$)[^/]*|__pycache__|build|dist|Zoom Wizard demo[^/]*)(/|$)")
        every = ROOT.rglob("*")
        paths = [path for path in every if not leave_out.search(path.relative_to(ROOT).as_posix())]
    return [path for path in paths if path.is_file()]


def test_no_file_speaks_of_one_computer_or_of_how_it_was_written() -> None:
    files = project_files()
    assert {ROOT / "dev.py", ROOT / ".ci" / "run", Path(__file__).resolve()} <= set(files)
    forbidden = re.compile("|".join(FORBIDDEN), re.IGNORECASE)
    found = []
    for path in files:
        content = path.read_bytes()
        if b"\0" not in content[:8000]:  # text
            text = content.decode("utf-8", errors="replace")
            found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in forbidden.finditer(text)]
    assert found == []


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_each_forbidden_pattern_matches_its_own_text(pattern: str) -> None:
    text = re.sub(r"\\b|[\[\]\\]", "", pattern)
    assert re.search("|".join(FORBIDDEN), f"see {text}, there", re.IGNORECASE)
    assert not re.search("|".join(FORBIDDEN), pattern, re.IGNORECASE)

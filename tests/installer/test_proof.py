"""What the proof under Wine concludes from what it sees; and when .ci/run makes it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from installer import golden, installed, proof, wine
from installer.wine import Wine, windows_path

ROOT = Path(__file__).resolve().parents[2]
SAID_BY_REG = """
HKEY_LOCAL_MACHINE\\Software\\Uninstall\\{1}
    DisplayName    REG_SZ    Zoom Wizard (test build)
    DisplayVersion    REG_SZ    0.1.0
    InstallSource    REG_SZ    C:\\a folder\\
    Comments    REG_SZ
HKEY_LOCAL_MACHINE\\Software\\Uninstall\\{2}
    DisplayName    REG_SZ    Another program
"""


class Said(Wine):
    """A computer that says the same to every command."""

    def run(self, *_command: str | Path, **_how: Any) -> tuple[int, str]:
        return 0, SAID_BY_REG


def test_the_registry_is_read_with_blanks_in_its_values(tmp_path: Path) -> None:
    keys = installed.registry(Said(tmp_path), "HKLM\\Software\\Uninstall")
    assert keys["HKEY_LOCAL_MACHINE\\Software\\Uninstall\\{1}"]["InstallSource"] == "C:\\a folder\\"
    assert installed.installed_products(Said(tmp_path)) == {
        "{1}": {
            "DisplayName": "Zoom Wizard (test build)",
            "DisplayVersion": "0.1.0",
            "InstallSource": "C:\\a folder\\",
            "Comments": "",
        }
    }


def write_run(folder: Path, time: str, token: str, hours: str = "1.5") -> Path:
    """What a run left, in short."""
    folder.mkdir()
    (folder / f"Hashed {time}.csv").write_text(f"{token},{hours}\n{token},2\n", encoding="utf-8")
    content = f'{{"name": "Hashed {time}.csv", "sha256": "{token[3:11] * 8}"}}'
    (folder / f"Manifest {time}.json").write_text(content, encoding="utf-8")
    (folder / "expressions.tmdl").write_text(f'CsvPath = "{folder}/x.csv" meta', encoding="utf-8")
    return folder


def test_two_runs_compare_but_for_times_and_tokens(tmp_path: Path) -> None:
    one = write_run(tmp_path / "1", "2026-01-02_030405", "t1-0123abcd-0123456789abcdef")
    other = write_run(tmp_path / "2", "2026-01-02_030406", "t1-fedc4321-fedcba9876543210")
    assert golden.normal_results(one) == golden.normal_results(other)
    third = write_run(tmp_path / "3", "2026-01-02_030406", "t1-fedc4321-fedcba9876543210", hours="1.25")
    found, wanted = golden.normal_results(third), golden.normal_results(one)
    assert found.keys() == wanted.keys()
    assert [name for name in found if found[name] != wanted[name]] == ["Hashed <time>.csv"]


def test_folders_are_compared_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name / "in").mkdir(parents=True)
        (tmp_path / name / "in" / "same.txt").write_text("same", encoding="ascii")
    assert installed.differences(tmp_path / "one", tmp_path / "other") == []
    (tmp_path / "one" / "in" / "same.txt").write_text("sane", encoding="ascii")
    (tmp_path / "other" / "more.txt").touch()
    assert installed.differences(tmp_path / "one", tmp_path / "other") == ["more.txt", "in/same.txt"]


def test_a_higher_version_differs_in_three_files_and_leaves_the_lower_one_alone(tmp_path: Path) -> None:
    lower, higher = tmp_path / "lower", tmp_path / "higher"
    icons = installed.resources(lower) / "icons"
    icons.mkdir(parents=True)
    for name in ("note.svg", "tick-dark.svg"):
        (icons / name).write_text("<svg/>", encoding="ascii")
    shutil.copytree(lower, higher, copy_function=os.link)
    proof.change_a_few_files(higher)
    assert len(installed.differences(lower, higher)) == 3
    assert {path.read_text(encoding="ascii") for path in icons.iterdir()} == {"<svg/>"}


def test_a_path_of_linux_is_on_drive_z(tmp_path: Path) -> None:
    assert windows_path(tmp_path / "a b") == "Z:" + str(tmp_path / "a b").replace("/", "\\")


def test_what_wine_gets_names_no_setting_of_this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("DISPLAY", ":7")
    given = Wine(tmp_path, variables={"A": "1"}).environment()
    assert given["WINEPREFIX"] == str(tmp_path)
    assert given["A"] == "1"
    assert not {"QT_QPA_PLATFORM", "DISPLAY"} & given.keys()
    assert Wine(tmp_path, display=":8").environment()["DISPLAY"] == ":8"


def test_another_system_or_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(SystemExit, match="runs on Debian"):
        wine.need_programs()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(wine, "PYTHON", (3, 2))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11"):
        wine.need_programs()


def test_only_tests_hands_all_that_follows_to_pytest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def run_python(_computer: Wine, _python: Path, words: list[str]) -> tuple[int, str]:
        asked.extend(words)
        return 5, ""

    monkeypatch.setattr(wine, "need_programs", lambda: None)
    monkeypatch.setattr(wine, "make_prefix", Wine)
    monkeypatch.setattr(wine, "make_python", lambda folder, _: folder / "python.exe")
    monkeypatch.setattr(wine, "run_python", run_python)
    monkeypatch.setattr(Wine, "stop", lambda _: None)
    monkeypatch.setattr(proof, "WORK", tmp_path)
    assert proof.main(["--only-tests", "tests/core", "-q", "-k", "dates"]) == 5
    assert asked == ["-m", "pytest", "tests/core", "-q", "-k", "dates"]


@pytest.mark.skipif(not (shutil.which("git") and shutil.which("bash")), reason="needs git and bash")
@pytest.mark.parametrize(
    ("changed", "variable", "is_made"),
    [
        ("installer/Product.wxs", None, True),
        ("build.spec", None, True),
        ("requirements.lock", None, True),
        ("zoomwizard/core/engine.py", None, False),
        ("zoomwizard/core/engine.py", "1", True),
        ("build.spec", "0", False),
    ],
)
def test_the_proof_is_made_when_the_last_commit_changed_what_makes_the_program(
    changed: str, variable: str | None, *, is_made: bool, tmp_path: Path
) -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    function = re.search(r"^changes_the_windows_program\(\) \{.*?^\}", script, re.MULTILINE | re.DOTALL)
    assert function
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x"]
    commit = [*git, "commit", "-q", "--allow-empty", "-m", "x"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run(commit, check=True)
    file = tmp_path / changed
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run(commit, check=True)
    environment = {name: value for name, value in os.environ.items() if name != "ZOOMWIZARD_CI_WINDOWS"}
    if variable is not None:
        environment["ZOOMWIZARD_CI_WINDOWS"] = variable
    ask = ["bash", "-euo", "pipefail", "-c", f"{function[0]}\nif changes_the_windows_program; then echo yes; fi"]
    done = subprocess.run(ask, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == ("yes\n" if is_made else "")
    assert done.stderr == ""

"""The MSI's source and tables: what has to be true of them, and that each thing that could go wrong is noticed."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from installer import msi
from installer.harvest import fragment, guid, identifier
from tests.every_mode.planted import plant

ROOT = Path(__file__).resolve().parents[2]
SOURCE = msi.product_source()
EXE = identifier("f", "zoomwizard.exe")
IN_MAIN = '<ComponentRef Id="MachineValues"/>'
VERSION, NAME = "1.2.3", "Zoom Wizard"
has_tools = pytest.mark.skipif(
    not (shutil.which("wixl") and shutil.which("msiinfo")), reason="needs wixl and msitools, which Debian has"
)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder that looks like a bundle."""
    folder = tmp_path / "zoomwizard"
    for name in (
        "zoomwizard.exe",
        "zoomwizard-cli.exe",
        "_internal/python311.dll",
        "_internal/zoomwizard/resources/example/a & b 'c'.csv",
        "_internal/zoomwizard/resources/example/zoom reports/a.csv",
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def icon(tmp_path: Path) -> Path:
    file = tmp_path / "zoomwizard.ico"
    file.write_bytes(b"\0\0\1\0")
    return file


def mutated(old: str, new: str) -> str:
    """Product.wxs with one thing changed, which has to be there once."""
    assert SOURCE.count(old) == 1, old
    return SOURCE.replace(old, new)


# What is changed, and what is said of it: by the look at the source, and by that at the tables.
MUTATIONS: dict[str, tuple[Callable[[], str], str, str]] = {
    "another UpgradeCode": (
        lambda: mutated("7C4E2B1D-52B7", "7C4E2B1D-52B8"),
        "The UpgradeCode is 7C4E2B1D-52B8-",
        "The property UpgradeCode is {7C4E2B1D-52B8-",
    ),
    "for one user": (
        lambda: mutated('InstallScope="perMachine"', 'InstallScope="perUser"'),
        "It is not installed for the whole computer.",
        "The property ALLUSERS is missing and not 1.",
    ),
    "a shortcut without its feature": (
        lambda: re.sub(r'<Feature Id="ZoomAdmin".*?</Feature>', "", SOURCE, flags=re.DOTALL),
        "The component ZoomAdminEntry belongs to 0 features.",
        "The Start-menu entry Zoom Wizard for Zoom admins does not belong to the feature ZoomAdmin alone.",
    ),
    "a shortcut that cannot be left out": (
        lambda: mutated(IN_MAIN, f"{IN_MAIN}{IN_MAIN.replace('MachineValues', 'MappingEntry')}"),
        "The component MappingEntry belongs to 2 features.",
        "A Start-menu entry is also part of the feature Main.",
    ),
    "a shortcut into the wrong mode": (
        lambda: mutated("gui --mode admin", "gui --mode analyst"),
        "The shortcut ZoomAdminShortcut is not that of its feature.",
        "The Start-menu entry Zoom Wizard for Zoom admins does not start the program with gui --mode admin.",
    ),
    "no way up": (
        lambda: re.sub(r"<MajorUpgrade [^>]+>", "", SOURCE),
        "An upgrade leaves the old version, or a downgrade is not refused.",
        "An older version is not removed.",
    ),
    "a program without its files": (
        lambda: mutated('<ComponentGroupRef Id="Files"/>', ""),
        "The files of the bundle belong to no feature.",
        f"The component {identifier('c', 'zoomwizard.exe')} belongs to no feature.",
    ),
    "code at the installation": (
        lambda: mutated('Property="ARPHELPLINK" Value="file', f'FileKey="{EXE}" ExeCommand="file'),
        "The action SetHelpLink runs code.",
        "The action SetHelpLink runs code.",
    ),
}  # fmt: skip


def test_the_source_is_right() -> None:
    assert msi.problems_of_source(SOURCE) == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_of_the_source_is_noticed(name: str) -> None:
    mutate, said, _ = MUTATIONS[name]
    assert any(problem.startswith(said) for problem in msi.problems_of_source(mutate()))


def test_a_mode_more_has_an_entry_that_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    source = msi.product_source()
    assert msi.problems_of_source(source) == []
    assert msi.entries()["Counting"] == ("Zoom Wizard for counters", "gui --mode counting")
    assert 'Title="Start-menu entry for counters"' in source
    assert "There are other features than those that are documented." in msi.problems_of_source(SOURCE)


def test_the_upgrade_code_and_the_guids_never_change() -> None:
    assert msi.UPGRADE_CODE == "{7C4E2B1D-52B7-4E8E-9D0A-1F6A3C5B8E20}"
    assert re.findall(r'Component Id="(\w+)Entry" Guid="([^"]+)"', SOURCE) == [
        ("Mapping", "0E1B0A52-4C6E-4B52-8A35-6D1B7F0C2A04"),
        ("ZoomAdmin", "0E1B0A52-4C6E-4B52-8A35-6D1B7F0C2A03"),
        ("Analyst", "0E1B0A52-4C6E-4B52-8A35-6D1B7F0C2A02"),
        ("Usage", "6D4F1B18-A06B-5C8B-BE63-A9E665CFC268"),
    ]
    assert guid("zoomwizard.exe") == "F048E05A-8557-5841-BFCE-611D441819AE"
    assert identifier("f", "zoomwizard.exe") == "fc0afa6acd144bf95c20721a489ac6a85"


@has_tools
def test_the_tables_of_the_msi_are_right(bundle: Path, icon: Path, tmp_path: Path) -> None:
    made = msi.compile_msi(bundle, tmp_path / "a.msi", icon=icon, version=VERSION, name=NAME)
    tables = msi.read_tables(made)
    assert msi.problems_of_msi(tables, bundle, version=VERSION, name=NAME) == []
    assert len(tables["File"]) == 5
    assert len(tables["Component"]) == 5 + 5


@has_tools
@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_of_the_source_shows_in_the_tables(name: str, bundle: Path, icon: Path, tmp_path: Path) -> None:
    mutate, _, said = MUTATIONS[name]
    product = tmp_path / "Product.wxs"
    product.write_text(mutate(), encoding="utf-8")
    made = msi.compile_msi(bundle, tmp_path / "a.msi", icon=icon, product=product, version=VERSION, name=NAME)
    problems = msi.problems_of_msi(msi.read_tables(made), bundle, version=VERSION, name=NAME)
    assert any(problem.startswith(said) for problem in problems), problems


@has_tools
@pytest.mark.parametrize("change", ["a file too few", "a file too many", "another size"])
def test_files_that_differ_from_the_bundle_are_noticed(change: str, bundle: Path, icon: Path, tmp_path: Path) -> None:
    made = msi.compile_msi(bundle, tmp_path / "a.msi", icon=icon, version=VERSION, name=NAME)
    file = bundle / "_internal" / "python311.dll"
    changes: dict[str, tuple[Callable[[], object], str]] = {
        "a file too few": ((bundle / "new.txt").touch, "The file new.txt is missing."),
        "a file too many": (file.unlink, "belongs to nothing."),
        "another size": (lambda: file.write_bytes(b""), "The file _internal/python311.dll has 23 bytes and not 0."),
    }
    do, said = changes[change]
    do()
    (problem,) = msi.problems_of_msi(msi.read_tables(made), bundle, version=VERSION, name=NAME)
    assert problem.endswith(said)


@has_tools
def test_what_wixl_does_not_know_ends_the_build(bundle: Path, icon: Path, tmp_path: Path) -> None:
    product = tmp_path / "Product.wxs"
    product.write_text(mutated("<Package ", '<Package Unheard="of" '), encoding="utf-8")
    with pytest.raises(SystemExit, match="wixl failed"):
        msi.compile_msi(bundle, tmp_path / "a.msi", icon=icon, product=product, version=VERSION, name=NAME)


def test_the_same_files_make_the_same_listing(bundle: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(bundle, tmp_path / "copy")
    text = fragment(bundle)
    assert fragment(copy) == text
    assert text.count("<File ") == 5
    (bundle / "aaa.txt").touch()
    more = fragment(bundle)
    added = set(more.split("\n")) - set(text.split("\n"))
    assert all("aaa.txt" in line or identifier("c", "aaa.txt") in line for line in added), (
        "an id of another file changed"
    )


def test_the_version_can_be_one_of_windows() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (version,) = re.findall(r'^version = "([^"]+)"', project, re.MULTILINE)
    major, minor, patch = map(int, version.split("."))  # an MSI knows three numbers, and no letters
    assert max(major, minor) < 256
    assert patch < 65536

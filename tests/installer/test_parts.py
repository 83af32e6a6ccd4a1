"""The list of parts: every file has an owner, licences are named, and the same parts make the same list."""

import hashlib
import importlib.metadata
import json
import os
import tomllib
from pathlib import Path

import numpy as np
import pytest

from installer import parts
from installer.parts import Part, UnknownOriginError, parts_of, write_licences, write_sbom

ROOT = Path(__file__).resolve().parents[2]
NUMPY = Path(np.__file__).parent
NATIVE = next(path for path in sorted((NUMPY / "_core").iterdir()) if path.suffix in {".so", ".pyd"})
pytestmark = pytest.mark.qt  # the versions of the libraries are asked of Qt too


@pytest.fixture
def found() -> dict[str, Part]:
    """The parts of a few files."""
    entries = [
        ("numpy/_core/a.pyd", str(NATIVE), "EXTENSION"),
        ("numpy.libs/libscipy_openblas64_-1.dll", np.__file__, "BINARY"),
        ("libcrypto-3.dll", json.__file__, "BINARY"),
        ("os", os.__file__, "PYMODULE"),
        ("zoomwizard/resources/icons/app.svg", str(ROOT / "resources" / "icons" / "app.svg"), "DATA"),
        ("a", "nowhere", "SYMLINK"),
        ("", "", "OPTION"),
    ]
    return {part.key: part for part in parts_of(entries)}


def test_every_file_has_an_owner_with_version_and_licence(found: dict[str, Part]) -> None:
    assert set(found) == {"numpy", "python", "pyinstaller", "zoomwizard"}
    assert found["numpy"].version == importlib.metadata.version("numpy")
    assert found["numpy"].purl == f"pkg:pypi/numpy@{found['numpy'].version}"
    assert "BSD-3-Clause" in found["numpy"].licence
    assert found["pyinstaller"].licence == "GPL-2.0-or-later WITH Bootloader-exception"
    assert all(len(text) > 200 for part in found.values() for text in part.texts)
    assert all(part.texts for part in found.values())


def test_a_file_that_belongs_to_nothing_ends_the_build(tmp_path: Path) -> None:
    stray = tmp_path / "stray.dll"
    stray.touch()
    with pytest.raises(UnknownOriginError, match=r"stray\.dll"):
        parts_of([("stray.dll", str(stray), "BINARY")])


@pytest.mark.parametrize("licence", ["", "UNKNOWN, see the file\nLICENSE of the project"])
def test_a_package_without_a_licence_ends_the_build(licence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LICENCES", {})
    monkeypatch.setattr(parts, "stated_licence", lambda _: licence)
    with pytest.raises(UnknownOriginError, match="licence of duckdb is not known"):
        parts.new_part("duckdb")


def test_a_package_without_a_licence_text_ends_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    assert any("LESSER GENERAL PUBLIC LICENSE" in text for text in parts.new_part("shiboken6").texts)
    monkeypatch.setattr(parts, "TEXTS", {})
    with pytest.raises(UnknownOriginError, match="text of the licence of shiboken6 is missing"):
        parts.new_part("shiboken6")


def test_libraries_inside_packages_are_named_with_their_versions(found: dict[str, Part]) -> None:
    inside = {part.name: part for part in found["numpy"].inside}
    assert inside["OpenBLAS"].version[0].isdigit()
    python = {part.name: part.version for part in found["python"].inside}
    assert python["OpenSSL"][0].isdigit()
    assert python["Expat"][0].isdigit()
    assert "libffi" not in python  # none of its files is among these


def test_what_is_described_as_inside_is_inside_of_something_that_ships() -> None:
    described = tomllib.loads((ROOT / "installer" / "inside.toml").read_text(encoding="utf-8"))
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [key for key in described if key != "python" and f"\n{key}==" not in lock] == []
    versions = parts.versions_of_libraries()
    libraries = [library for of in described.values() for library in of]
    assert {library["version"] for library in libraries if "version" in library} == set(versions)
    assert all(versions.values())
    assert all(library["name"] and library["licence"] for library in libraries)


def test_the_sbom_names_all_parts_with_check_sums(found: dict[str, Part], tmp_path: Path) -> None:
    sbom = json.loads(write_sbom(list(found.values()), tmp_path / "sbom.json").read_text(encoding="utf-8"))
    assert (sbom["bomFormat"], sbom["specVersion"]) == ("CycloneDX", "1.6")
    assert sbom["metadata"]["component"]["name"] == "Zoom Wizard"
    components = {component["bom-ref"]: component for component in sbom["components"]}
    assert set(components) == {"numpy", "python", "pyinstaller"}
    assert sbom["dependencies"] == [{"ref": "zoomwizard", "dependsOn": list(components)}]
    nested = {component["name"]: component for component in components["numpy"]["components"]}
    assert "OpenBLAS" in nested
    digest = hashlib.sha256(NATIVE.read_bytes()).hexdigest()
    assert nested["numpy/_core/a.pyd"]["hashes"] == [{"alg": "SHA-256", "content": digest}]
    references = [component["bom-ref"] for part in components.values() for component in part.get("components", ())]
    assert len(set(references)) == len(references)


def test_the_same_parts_make_the_same_sbom(found: dict[str, Part], tmp_path: Path) -> None:
    one = write_sbom(list(found.values()), tmp_path / "one.json").read_bytes()
    assert write_sbom(list(found.values()), tmp_path / "two.json").read_bytes() == one
    found["numpy"].version += ".1"
    other = json.loads(write_sbom(list(found.values()), tmp_path / "three.json").read_bytes())
    assert other["serialNumber"] != json.loads(one)["serialNumber"]


def test_licences_are_expressions_or_names() -> None:
    assert parts.licence_entry("MIT AND Zlib") == {"expression": "MIT AND Zlib"}
    assert parts.licence_entry("GPL-2.0-or-later WITH Bootloader-exception")["expression"]
    assert parts.licence_entry("see the text") == {"license": {"name": "see the text"}}


def test_the_licences_page_has_every_part_and_hides_no_markup(found: dict[str, Part], tmp_path: Path) -> None:
    part = Part("x", "<b>X</b>", "1", "MIT", texts=("if a < b & c: <script>",))
    page = write_licences([*found.values(), part], tmp_path / "licences.html").read_text(encoding="utf-8")
    for name in ("numpy", "Python", "Zoom Wizard", "OpenBLAS", "OpenSSL"):
        assert name in page
    assert "&lt;b&gt;X&lt;/b&gt;" in page
    assert "if a &lt; b &amp; c: &lt;script&gt;" in page
    assert "<script" not in page

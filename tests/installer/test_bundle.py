"""What goes into the bundle and what stays out, and the marks of a build for tests."""

import struct
import tomllib
from pathlib import Path

import pytest

import zoomwizard
from installer import bundle
from zoomwizard.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """A copy of what data_files looks at, with a compiled translation in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for name in project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]:
        source, target = ROOT / name, tmp_path / name
        if source.is_file():
            target.parent.mkdir(exist_ok=True)
            target.touch()
        else:
            (target / "inside").mkdir(parents=True)
            (target / "inside" / "file.txt").touch()
    for name in ("zoomwizard/core/sql/a.sql", "zoomwizard/core/a.toml", "zoomwizard/core/a.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    translations = tmp_path / "resources" / "translations"
    translations.mkdir()
    for name in ("de.po", "de.mo"):
        (translations / name).touch()
    return tmp_path


def test_the_data_is_that_of_the_wheel_with_compiled_translations(compiled: Path) -> None:
    goals = {f"{folder}/{Path(file).name}" for file, folder in bundle.data_files(compiled)}
    assert "zoomwizard/core/sql/a.sql" in goals
    assert "zoomwizard/core/a.toml" in goals
    assert "zoomwizard/resources/inside/file.txt" in goals
    assert "zoomwizard/resources/guide/wizard.md" in goals
    assert "zoomwizard/resources/translations/de.mo" in goals
    assert not any(goal.endswith((".po", ".py")) for goal in goals)


def test_a_bundle_without_translations_is_refused(compiled: Path) -> None:
    (compiled / "resources" / "translations" / "de.mo").unlink()
    with pytest.raises(FileNotFoundError, match="not compiled"):
        bundle.data_files(compiled)


@pytest.mark.parametrize(
    ("name", "is_used"),
    [
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/plugins/platforms/qdirect2d.dll", False),
        ("PySide6/plugins/styles/qmodernwindowsstyle.dll", True),
        ("PySide6/plugins/imageformats/qsvg.dll", True),
        ("PySide6/plugins/imageformats/qpdf.dll", False),
        ("PySide6/plugins/tls/qopensslbackend.dll", False),
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/Qt/lib/libQt6XcbQpa.so.6", True),
        ("libQt6Widgets.so.6", True),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/Qt6VirtualKeyboard.dll", False),
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/QtNetwork.abi3.so", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/translations/qtbase_de.qm", True),
        ("PySide6/translations/qtbase_fr.qm", False),
        ("PySide6/translations/qt_help_de.qm", False),
        ("numpy-2.4.6.dist-info/METADATA", True),
        ("numpy-2.4.6.dist-info/RECORD", False),
        ("pandas-3.1.1.dist-info/licenses/LICENSES/A_LICENSE", False),
        ("numpy/_core/_multiarray_umath.pyd", True),
        ("zoomwizard/resources/translations/de.mo", True),
    ],
)
def test_of_qt_only_what_is_used_goes_in(name: str, *, is_used: bool) -> None:
    assert bundle.is_used(name) == is_used


def test_a_build_for_tests_says_so_and_another_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zoomwizard.full_version() == f"Zoom Wizard {zoomwizard.__version__}"
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "test-build.txt").touch()
    monkeypatch.setattr(zoomwizard, "__file__", str(tmp_path / "__init__.py"))
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"Zoom Wizard {zoomwizard.__version__}, a build for tests\n"


@pytest.mark.parametrize(("value", "marks"), [("1", True), ("0", False), ("", False)])
def test_the_variable_marks_a_build_for_tests(value: str, *, marks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bundle.TEST_BUILD, value)
    assert bundle.is_test_build() == marks
    assert ("test" in bundle.product_name()) == marks


def test_the_next_version_is_higher() -> None:
    as_numbers = [tuple(map(int, version.split("."))) for version in (zoomwizard.__version__, bundle.next_version())]
    assert as_numbers[0] < as_numbers[1]


@pytest.mark.qt
def test_the_icon_has_a_picture_of_each_size(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    from installer.icon import SIZES, write_icon

    file = tmp_path / "a.ico"
    write_icon(ROOT / "resources" / "icons" / "app.svg", file)
    content = file.read_bytes()
    assert struct.unpack_from("<HHH", content) == (0, 1, len(SIZES))
    for number, size in enumerate(SIZES):
        width, height, *_, length, offset = struct.unpack_from("<BBBBHHII", content, 6 + 16 * number)
        assert (width, height) == (size % 256, size % 256)
        image = QImage.fromData(content[offset : offset + length])
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size // 4).name() == "#2459d3"
        assert image.pixelColor(0, 0).alpha() < 255
    with pytest.raises(ValueError, match="no SVG"):
        write_icon(ROOT / "LICENSE", file)


def test_the_desktop_file_names_the_program_and_its_icon() -> None:
    lines = (ROOT / "installer" / "zoomwizard.desktop").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    values = dict(line.split("=", 1) for line in lines[1:])
    assert values["Type"] == "Application"
    assert values["Exec"] == values["Icon"] == "zoomwizard"
    assert values["Terminal"] == "false"
    assert values["Name"] == "Zoom Wizard"
    assert values["Categories"].endswith(";")

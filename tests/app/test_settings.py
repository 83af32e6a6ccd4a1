"""Settings survive damage, newer versions, missing and read-only folders."""

import os
from pathlib import Path

import pytest

from zoomwizard.app.paths import log_folder, settings_file
from zoomwizard.app.settings import Settings, load_settings, save_settings

SETTINGS = Settings(
    last_inputs={"admin": {"reports": ("a.csv", "ö.csv"), "mapping": ("m.csv",)}, "analyst": {}},
    window_size=(1000, 700),
    theme="dark",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_what_is_saved_is_loaded_again(file: Path) -> None:
    assert save_settings(SETTINGS, file)
    assert load_settings(file) == SETTINGS
    assert save_settings(Settings(), file)
    assert load_settings(file) == Settings()
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_there_are_first_settings_before_there_is_a_file(file: Path) -> None:
    assert load_settings(file) == Settings()
    assert not file.parent.exists()


def test_inputs_are_remembered_by_job_and_can_be_forgotten() -> None:
    settings = SETTINGS.with_inputs("admin", {"reports": ("new",)}, {"from_zoom": ("acme",)})
    settings = settings.with_inputs("mapping", {"people": ("p",)}, {})
    assert settings.last_inputs == {
        "admin": {"reports": ("new",), "from_zoom": ("acme",)},
        "analyst": {},
        "mapping": {"people": ("p",)},
    }
    assert "from_zoom" not in settings.recent  # no list of files
    assert settings.without_inputs() == Settings(window_size=(1000, 700), theme="dark")


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "null", "[]", "\0\0\0", '{"version": 2, "later": 1}', '{"theme": "dark"}', "[" * 100_000,
        '{"version": 1, "theme": "pink"}', '{"version": 1, "theme": []}',
        '{"version": 1, "window_size": [1]}', '{"version": 1, "window_size": [true, 1]}',
        '{"version": 1, "window_size": [0, 9]}',
        '{"version": 1, "last_inputs": []}', '{"version": 1, "last_inputs": {"admin": []}}',
        '{"version": 1, "last_inputs": {"admin": {"reports": "a"}}}',
        '{"version": 1, "last_inputs": {"admin": {"reports": [1]}}}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_kept_aside(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    assert load_settings(file) == Settings()
    assert not file.exists()
    assert file.with_name("settings.json.bad").read_text(encoding="utf-8") == content
    assert save_settings(SETTINGS, file)
    assert load_settings(file) == SETTINGS


def test_a_second_damaged_file_does_not_replace_the_first(file: Path) -> None:
    file.parent.mkdir()
    for content in (b"one", b"\xff two"):
        file.write_bytes(content)
        load_settings(file)
    kept = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    assert kept == {"settings.json.bad": b"one", "settings.json.2.bad": b"\xff two"}


def test_a_folder_that_can_not_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file", encoding="utf-8")
    file = tmp_path / "config" / "settings.json"
    assert load_settings(file) == Settings()
    assert not save_settings(SETTINGS, file)


def test_a_disk_error_leaves_the_old_settings(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert save_settings(SETTINGS, file)

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert not save_settings(Settings(), file)
    assert load_settings(file) == SETTINGS
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_a_user_without_a_home_has_no_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: Path("~/.config/zoomwizard"))
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: Path("~/log"))
    assert settings_file() is None
    assert log_folder() is None
    assert load_settings(None) == Settings()
    assert not save_settings(SETTINGS, None)


def test_the_folders_are_those_of_the_user(home: Path) -> None:
    for path in (settings_file(), log_folder()):
        assert path is not None
        assert path.is_relative_to(home)

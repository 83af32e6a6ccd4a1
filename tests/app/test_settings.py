"""Settings survive damage, newer versions, missing and read-only folders, files that can't be read, and each other."""

import errno
import os
import subprocess
import sys
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from zoomwizard.app import settings as module
from zoomwizard.app.paths import log_folder, settings_file
from zoomwizard.app.settings import Settings, change_settings, load_settings, lost_settings
from zoomwizard.core.outcome import AppError
from zoomwizard.core.output.locks import locked

ROOT = Path(__file__).resolve().parents[2]

SETTINGS = Settings(
    last_inputs={"admin": {"reports": ("a.csv", "ö.csv"), "mapping": ("m.csv",)}, "analyst": {}},
    window_size=(1000, 700),
    theme="dark",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def save(settings: Settings, file: Path | None) -> None:
    change_settings(lambda _: settings, file)


def names(folder: Path) -> list[str]:
    """The files of the folder, but the empty one that is locked while the settings are written."""
    return sorted(path.name for path in folder.iterdir() if path.name != "settings.json.lock")


def test_what_is_saved_is_loaded_again(file: Path) -> None:
    save(SETTINGS, file)
    assert load_settings(file) == SETTINGS
    save(Settings(), file)
    assert load_settings(file) == Settings()
    assert names(file.parent) == ["settings.json"]


def test_there_are_first_settings_before_there_is_a_file(file: Path) -> None:
    assert load_settings(file) == Settings()
    assert not file.parent.exists()


def test_inputs_are_remembered_by_job_and_can_be_forgotten() -> None:
    settings = SETTINGS.with_inputs("admin", {"reports": ("new",), "from_zoom": ("acme",)}, ["reports"])
    settings = settings.with_inputs("mapping", {"people": ("p",)}, ["people"])
    assert settings.last_inputs == {
        "admin": {"reports": ("new",), "from_zoom": ("acme",)},
        "analyst": {},
        "mapping": {"people": ("p",)},
    }
    assert "from_zoom" not in settings.recent  # no list of files
    settings = settings.with_run("mapping", "2026-11-30", {"existing": ("made",)})
    assert settings.last_inputs["mapping"] == {"people": ("p",), "existing": ("made",)}
    assert settings.last_days == {"mapping": "2026-11-30"}
    assert settings.without_inputs() == Settings(window_size=(1000, 700), theme="dark")


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "null", "[]", "\0\0\0", '{"version": 0}', '{"version": "2"}',
        '{"theme": "dark"}', "[" * 100_000,
        '{"version": 1, "theme": "pink"}', '{"version": 1, "theme": []}',
        '{"version": 1, "window_size": [1]}', '{"version": 1, "window_size": [true, 1]}',
        '{"version": 1, "window_size": [0, 9]}',
        '{"version": 1, "last_inputs": []}', '{"version": 1, "last_inputs": {"admin": []}}',
        '{"version": 1, "last_inputs": {"admin": {"reports": "a"}}}',
        '{"version": 1, "last_inputs": {"admin": {"reports": [1]}}}',
        '{"version": 1, "last_days": []}', '{"version": 1, "last_days": {"admin": "soon"}}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_kept_aside(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    assert load_settings(file) == Settings()
    assert not file.exists()
    assert file.with_name("settings.json.bad").read_text(encoding="utf-8") == content
    save(SETTINGS, file)
    assert load_settings(file) == SETTINGS


def test_a_second_damaged_file_does_not_replace_the_first(file: Path) -> None:
    file.parent.mkdir()
    for content in (b"one", b"\xff two"):
        file.write_bytes(content)
        load_settings(file)
    kept = {name: (file.parent / name).read_bytes() for name in names(file.parent)}
    assert kept == {"settings.json.bad": b"one", "settings.json.2.bad": b"\xff two"}


def test_a_folder_that_can_not_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file", encoding="utf-8")
    file = tmp_path / "config" / "settings.json"
    assert load_settings(file) == Settings()
    with pytest.raises(AppError):
        save(SETTINGS, file)


def test_a_disk_error_leaves_the_old_settings(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(SETTINGS, file)

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(AppError, match="couldn't be saved") as caught:
        save(Settings(), file)
    assert str(caught.value.message) == "The disk is full."
    assert str(file.parent) in str(caught.value.hint)  # not to choose another folder, which nobody can
    assert load_settings(file) == SETTINGS
    assert names(file.parent) == ["settings.json"]


def test_a_user_without_a_home_has_no_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: Path("~/.config/zoomwizard"))
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: Path("~/log"))
    assert settings_file() is None
    assert log_folder() is None
    assert load_settings(None) == Settings()
    with pytest.raises(AppError):
        save(SETTINGS, None)


def test_the_folders_are_those_of_the_user(home: Path) -> None:
    for path in (settings_file(), log_folder()):
        assert path is not None
        assert path.is_relative_to(home)


# ---------------------------------------------------------------------------------------------------------
# A file that can't be read at this moment


def test_a_file_that_can_not_be_read_now_stays_and_is_not_saved_over(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(SETTINGS, file)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(AppError, match="can't be read"):
            load_settings(file)
        with pytest.raises(AppError, match="can't be read"):
            change_settings(lambda settings: replace(settings, theme="light"), file)
    assert names(file.parent) == ["settings.json"]
    assert load_settings(file) == SETTINGS


def test_settings_of_a_newer_version_stay_as_they_are_and_are_said(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"version": 2, "later": 1}', encoding="utf-8")
    for call in (lambda: load_settings(file), lambda: save(SETTINGS, file)):
        with pytest.raises(AppError, match="newer version of Zoom Wizard"):
            call()
    assert file.read_text(encoding="utf-8") == '{"version": 2, "later": 1}'
    assert [name for name in names(file.parent) if name.endswith(".bad")] == []


def test_settings_that_were_damaged_are_said_until_new_ones_are_saved(file: Path) -> None:
    assert lost_settings(file) is None
    file.parent.mkdir()
    file.write_text("{", encoding="utf-8")
    load_settings(file)
    assert "settings.json.bad" in str(lost_settings(file))
    save(SETTINGS, file)
    assert lost_settings(file) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize("name", ["settings.json", "settings.json.lock"])
def test_a_pipe_in_the_place_of_the_file_or_its_lock_is_not_waited_for(file: Path, name: str) -> None:
    file.parent.mkdir()
    os.mkfifo(file.with_name(name))
    if name == file.name:
        with pytest.raises(AppError, match="can't be read"):
            load_settings(file)
    with pytest.raises(AppError):
        save(SETTINGS, file)


def test_a_folder_in_the_place_of_the_file_stays(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(AppError):
        load_settings(file)
    with pytest.raises(AppError):
        save(SETTINGS, file)
    assert names(file.parent) == ["settings.json"]


# ---------------------------------------------------------------------------------------------------------
# Two at once


def test_processes_that_change_the_settings_at_once_lose_nothing_of_each_other(file: Path) -> None:
    script = (
        "import sys, pathlib; from dataclasses import replace\n"
        "from zoomwizard.app.settings import change_settings\n"
        "for n in range(20):\n"
        "    change_settings(lambda old: old.with_inputs(f'{sys.argv[2]}-{n}', {}, {}), pathlib.Path(sys.argv[1]))\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", script, str(file), str(n)], cwd=ROOT) for n in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    assert len(load_settings(file).last_inputs) == 60


def test_a_change_that_waits_too_long_for_another_one_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(SETTINGS, file)
    monkeypatch.setattr(module, "LOCK_SECONDS", 0.05)
    with (
        locked(file.with_name("settings.json.lock"), 1),
        pytest.raises(AppError, match="couldn't be saved") as caught,
    ):
        save(Settings(), file)
    assert "Another Zoom Wizard" in str(caught.value.message)
    assert load_settings(file) == SETTINGS


def test_a_damaged_file_that_was_replaced_meanwhile_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window has set the damaged one aside and saved, between this one's look and its lock."""
    file.parent.mkdir()
    file.write_text("{", encoding="utf-8")

    def save_first(path: Path, seconds: float) -> AbstractContextManager[None]:
        monkeypatch.setattr(module, "locked", locked)
        save(SETTINGS, file)
        return locked(path, seconds)

    monkeypatch.setattr(module, "locked", save_first)
    assert load_settings(file) == SETTINGS
    assert names(file.parent) == ["settings.json", "settings.json.bad"]


@pytest.mark.skipif(sys.platform == "win32", reason="how a disk is asked for a lock there is another way")
def test_on_a_disk_that_knows_no_locks_settings_are_saved_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on some network homes; any other error means that somebody holds the lock."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", refuse)
    file = tmp_path / "settings.json"
    change_settings(lambda settings: replace(settings, language="de"), file)
    assert load_settings(file).language == "de"

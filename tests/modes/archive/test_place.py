"""The folder of an archive: what is made, what is refused and left alone, and that one run at a time writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zoomwizard.core.outcome import AppError, InputError
from zoomwizard.modes.archive.place import check_archive, make_archive, open_archive


def codes(folder: Path, *accounts: str, may_begin: bool = True) -> list[str]:
    return [finding.code for finding in check_archive(folder, accounts, may_begin=may_begin)]


def test_an_archive_is_made_once_and_opened_by_all(tmp_path: Path) -> None:
    made = make_archive(tmp_path / "a" / "b", ["acme"])
    assert make_archive(made.folder) == open_archive(made.folder) == made
    assert sorted(path.name for path in made.folder.iterdir()) == ["archive.json", "archive.key"]
    assert len(made.key) == 32
    assert made.key.hex() not in repr(made)
    assert made.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("left", ["archive.key", "archive.key.new", "archive.json1x.new"])
def test_what_a_killed_run_left_of_a_new_archive_is_no_obstacle(tmp_path: Path, left: str) -> None:
    (tmp_path / left).write_text("00" * 32)
    assert codes(tmp_path) == []
    assert make_archive(tmp_path).key != bytes(32)


def as_json(**content: object) -> Callable[[Path], object]:
    return lambda folder: (folder / "archive.json").write_text(json.dumps(content))


WRONG: dict[str, Callable[[Path], object]] = {
    "archive.damaged": lambda folder: (folder / "archive.json").write_bytes(b"\xff"),
    "archive.no-key": lambda folder: (folder / "archive.key").unlink(),
    "archive.newer": as_json(chain="archive", version=2),
}


@pytest.mark.parametrize("code", WRONG)
def test_an_archive_that_is_damaged_is_left_alone(tmp_path: Path, code: str) -> None:
    make_archive(tmp_path)
    WRONG[code](tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert codes(tmp_path) == [code]
    for way in (make_archive, open_archive):
        with pytest.raises(InputError):
            way(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("content", ["[]", '{"chain":"x","version":1}', '{"chain":"archive"}', "[" * 100_000])
def test_a_list_that_is_none_is_damaged(tmp_path: Path, content: str) -> None:
    make_archive(tmp_path)
    (tmp_path / "archive.json").write_text(content)
    assert codes(tmp_path) == ["archive.damaged"]


def test_other_folders_are_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    assert codes(tmp_path) == ["archive.other-files"]
    assert codes(tmp_path / "others") == []
    assert codes(tmp_path / "others", may_begin=False) == codes(tmp_path / "none", may_begin=False) == ["archive.none"]
    (tmp_path / "file").touch()
    assert codes(tmp_path / "file") == ["archive.no-folder"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "others"]


def test_long_paths_are_refused_by_account(tmp_path: Path) -> None:
    short = tmp_path / ("x" * (130 - len(str(tmp_path)) - 1 - len("/acme")))
    assert len(str(short / "acme")) == 130
    assert codes(short, "acme") == []
    assert codes(short, "acme", "acme2", "acme3") == ["archive.long-path"] * 2


def test_one_run_at_a_time_writes_to_an_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "machine-7")
    place = make_archive(tmp_path).account("acme")
    with place.locked():
        with make_archive(tmp_path).account("other").locked():
            pass
        with pytest.raises(AppError, match=r"machine-7.*acme"), place.locked():
            pass
    with place.locked():
        assert place.work.is_dir()
    assert [one.name for one in open_archive(tmp_path).accounts()] == ["acme", "other"]

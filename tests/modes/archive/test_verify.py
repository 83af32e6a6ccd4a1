"""What is found where an archive isn't as it was written: each finding, at each place, and nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.modes.archive.made import make_accounts
from zoomwizard.cli.outcome import outcome_of
from zoomwizard.core.outcome import AppError, InputError, Severity
from zoomwizard.modes.archive.inputs import VerifyInputs
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.place import ArchivePlace
from zoomwizard.modes.archive.verify import VerifyJob

Change = Callable[[Path], object]


@pytest.fixture
def archive(tmp_path: Path) -> ArchivePlace:
    return make_accounts(tmp_path / "archive", "acme", "two")[0]


def verify(archive: ArchivePlace, **options: Any) -> tuple[int, dict[str, Any], list[tuple[str, str]]]:
    before = content_of(archive)
    outcome = outcome_of(VerifyJob().run(VerifyInputs(archive=archive.folder, **options)))
    assert content_of(archive) == before
    document = json.loads(outcome.as_json("archive verify"))
    wrong = [one for one in document["findings"] if one["severity"] == "error"]
    return outcome.exit_code, document["counts"], sorted((one["code"], one["where"]) for one in wrong)


def content_of(archive: ArchivePlace) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in archive.folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def manifest_lines(folder: Path) -> list[bytes]:
    return (folder / "manifest.jsonl").read_bytes().splitlines(keepends=True)


def with_lines(change: Callable[[list[bytes]], list[bytes]]) -> Change:
    return lambda folder: (folder / "manifest.jsonl").write_bytes(b"".join(change(manifest_lines(folder))))


def some_file(folder: Path) -> Path:
    return min(path for path in folder.rglob("audio*.m4a"))


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)


def test_an_archive_as_it_was_written_is_clean(archive: ArchivePlace) -> None:
    code, counts, wrong = verify(archive)
    assert (code, wrong) == (0, [])
    assert (counts["lines"], counts["files"]) == (2 * 10, 2 * 9)
    assert verify(archive, quick=True)[:2] == (0, counts)
    assert verify(archive, from_zoom=("two",))[1]["lines"] == 10


CHANGES: dict[str, tuple[str, Change]] = {
    "a byte of a file": ("changed", lambda folder: flip(some_file(folder))),
    "a file is longer": ("changed", lambda folder: some_file(folder).write_bytes(b"x" * 99)),
    "a file is empty": ("changed", lambda folder: some_file(folder).write_bytes(b"")),
    "a file is gone": ("missing", lambda folder: some_file(folder).unlink()),
    "a file is more": ("extra", lambda folder: some_file(folder).with_name("other.m4a").touch()),
    "a byte of a line": ("chain_broken", with_lines(lambda lines: [lines[0].replace(b"acme", b"acmf"), *lines[1:]])),
    "a line is gone": ("chain_broken", with_lines(lambda lines: lines[:4] + lines[5:])),
    "two lines are swapped": ("chain_broken", with_lines(lambda lines: [*lines[:4], lines[5], lines[4], *lines[6:]])),
    "a line is put in": ("chain_broken", with_lines(lambda lines: [*lines[:4], b'{"data":{}}\n', *lines[4:]])),
    "a line is written otherwise": (
        "chain_broken", with_lines(lambda lines: [lines[0].replace(b'":', b'": '), *lines[1:]])
    ),
    "no manifest": ("chain_broken", lambda folder: (folder / "manifest.jsonl").unlink()),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_is_found(archive: ArchivePlace, name: str) -> None:
    expected, change = CHANGES[name]
    change(archive.account("acme").folder)
    code, counts, wrong = verify(archive)
    assert code == 7
    assert f"archive.{expected}" in {one for one, _ in wrong}
    assert counts[expected] == 1
    if expected != "chain_broken":
        assert len(wrong) == 1
    assert verify(archive, from_zoom=("two",))[0] == 0


def test_a_quick_look_compares_sizes_alone(archive: ArchivePlace) -> None:
    flip(some_file(archive.account("acme").folder))
    assert verify(archive, quick=True)[0] == 0
    assert verify(archive)[0] == 7


def test_a_link_in_place_of_a_file_is_a_change(archive: ArchivePlace, tmp_path: Path) -> None:
    file = some_file(archive.account("acme").folder)
    shutil.move(file, tmp_path / "same")
    file.symlink_to(tmp_path / "same")
    assert [code for code, _ in verify(archive)[2]] == ["archive.changed"]


def test_what_lies_aside_and_in_work_is_no_matter(archive: ArchivePlace) -> None:
    place = archive.account("acme")
    for folder in (place.aside / "2026", place.work / "parts"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "file").touch()
    assert verify(archive)[0] == 0


def test_what_was_purged_may_be_gone_and_is_extra_while_it_is_there(archive: ArchivePlace) -> None:
    place = archive.account("acme")
    keys = [json.loads(line)["data"]["key"] for line in manifest_lines(place.folder)[1:]]
    with place.locked(), Manifest(place) as manifest:
        manifest.add("purged", {"keys": keys})
    assert {code for code, _ in verify(archive)[2]} == {"archive.extra"}
    for path in place.folder.rglob("*-*.*"):
        path.unlink()
    assert verify(archive)[0] == 0


def test_half_a_last_line_is_only_noted(archive: ArchivePlace) -> None:
    path = archive.account("acme").manifest
    path.write_bytes(path.read_bytes() + b'{"data"')
    outcome = outcome_of(VerifyJob().run(VerifyInputs(archive=archive.folder)))
    assert outcome.exit_code == 0
    assert [(one.code, one.severity) for one in outcome.findings] == [("archive.half-line", Severity.NOTE)]


def test_a_cut_tail_and_a_new_chain_show_by_an_anchor_alone(archive: ArchivePlace, tmp_path: Path) -> None:
    place, anchors = archive.account("acme"), tmp_path / "anchors"
    with place.locked(), Manifest(place) as manifest:
        anchors.write_text(manifest.anchor() + "\n\n", "utf-8")
    assert verify(archive, anchor_file=anchors)[0] == 0
    whole = place.manifest.read_bytes()
    with_lines(lambda lines: lines[:-1])(place.folder)
    assert {code for code, _ in verify(archive)[2]} == {"archive.extra"}  # the file of the line
    assert "archive.anchor_missing" in {code for code, _ in verify(archive, anchor_file=anchors)[2]}
    place.manifest.write_bytes(whole)
    anchors.write_text(anchors.read_text().replace(" acme ", " two "), "utf-8")
    assert verify(archive, anchor_file=anchors)[2] == [("archive.anchor_missing", "manifest.jsonl")]
    assert verify(archive, anchor_file=anchors, from_zoom=("acme",))[0] == 0
    shutil.rmtree(archive.account("two").folder)
    assert verify(archive, anchor_file=anchors)[1]["anchor_missing"] == 1


@pytest.mark.parametrize("text", ["x\n", "2026-10-14T08:15:00Z acme 0 zz\n", "a b c d e\n"])
def test_a_file_of_anchors_that_is_none_is_refused(archive: ArchivePlace, tmp_path: Path, text: str) -> None:
    (tmp_path / "anchors").write_text("\n" + text, "utf-8")
    with pytest.raises(InputError) as error:
        verify(archive, anchor_file=tmp_path / "anchors")
    assert [one.code for one in error.value.findings] == ["anchor.line"]
    assert "2" in str(error.value.findings[0].title)


def test_all_wrong_inputs_are_said_at_once(archive: ArchivePlace, tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        verify(archive, anchor_file=tmp_path / "none", from_zoom=("acme", "other", "../two"))
    codes = [one.code for one in error.value.findings]
    assert codes == ["archive.no-account", "archive.no-account", "anchor.unreadable"]


def test_a_folder_that_cant_be_read_ends_it(archive: ArchivePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("zoomwizard.modes.archive.verify.os.scandir", closed)
    with pytest.raises(AppError, match="can't be read"):
        verify(archive)

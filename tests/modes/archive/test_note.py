"""Notes and decisions: where they are written, what is refused, and a file that moves into place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.modes.archive.made import archived_data, make_accounts, put
from zoomwizard.core.outcome import InputError
from zoomwizard.core.output.chain import read_chain
from zoomwizard.modes.archive.inputs import NoteInputs, VerifyInputs
from zoomwizard.modes.archive.keys import file_key, file_path, row_key
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.note import NoteJob
from zoomwizard.modes.archive.place import ArchivePlace
from zoomwizard.modes.archive.verify import VerifyJob

ROW = row_key("acme", "uuid", "s-1")
KEY = file_key("acme", "cloud", "bea", "late")


@pytest.fixture
def archive(tmp_path: Path) -> ArchivePlace:
    """An archive with a row of a reconciliation, and a file aside of Bea's recording in the account acme."""
    archive, keys = make_accounts(tmp_path / "archive", "acme", "two")
    place = archive.account("acme")
    file = file_path(keys["acme"]["bea"], "audio_only", KEY, "m4a")
    with place.locked(), Manifest(place) as manifest:
        manifest.add("status", {"row": ROW, "status": "ambiguous"})
        data = archived_data(file, KEY, b"late", keys["acme"]["bea"], ["s-1"], flags=["media_wider"])
        manifest.add("aside", data | {"reason": "wrong_size"})
    put(place, f"aside/{file}", b"late")
    return archive


def note(archive: ArchivePlace, **options: Any) -> dict[str, int]:
    return NoteJob().run(NoteInputs(archive=archive.folder, **options)).counts


def last(archive: ArchivePlace, number: int = 1) -> list[tuple[str, dict[str, Any]]]:
    return [(line.event, dict(line.data)) for line in read_chain(archive.account("acme").manifest)][-number:]


def test_a_note_is_kept_where_its_things_are(archive: ArchivePlace) -> None:
    other = archive.account("two").manifest.read_bytes()
    assert note(archive, row=(ROW, ROW), file=(KEY,), text=" Größe geprüft – ok ") == {"manifests": 1, "moved": 0}
    assert last(archive) == [("note", {"text": "Größe geprüft – ok", "rows": [ROW], "files": [KEY]})]
    assert archive.account("two").manifest.read_bytes() == other


@pytest.mark.parametrize("decide", ["yes", "no"])
def test_a_decision_about_a_row_stands_in_its_note(archive: ArchivePlace, decide: str) -> None:
    note(archive, row=(ROW,), text="seen", decide=decide)
    assert last(archive) == [("note", {"text": "seen", "rows": [ROW], "decide": decide})]


def test_a_file_that_is_right_moves_into_place(archive: ArchivePlace) -> None:
    assert note(archive, file=(KEY,), text="seen", decide="yes") == {"manifests": 1, "moved": 1}
    (_, noted), (event, data) = last(archive, 2)
    assert (noted["decide"], event, data["flags"]) == ("yes", "archived", ["decided", "media_wider"])
    assert "reason" not in data
    place = archive.account("acme")
    assert (place.folder / data["file"]).read_bytes() == b"late"
    assert not (place.aside / data["file"]).exists()
    assert not VerifyJob().run(VerifyInputs(archive=archive.folder)).is_lacking
    assert note(archive, file=(KEY,), text="again", decide="yes")["moved"] == 0


def test_a_file_that_is_not_right_stays_aside(archive: ArchivePlace) -> None:
    note(archive, file=(KEY,), text="seen", decide="no")
    assert [path.read_bytes() for path in archive.account("acme").aside.rglob("*.m4a")] == [b"late"]


@pytest.mark.parametrize("content", [b"lots", None])
def test_a_file_that_was_changed_doesnt_move(archive: ArchivePlace, content: bytes | None) -> None:
    (path,) = archive.account("acme").aside.rglob("*.m4a")
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(InputError) as error:
        note(archive, file=(KEY,), text="seen", decide="yes")
    assert [one.code for one in error.value.findings] == ["note.damaged"]
    assert last(archive)[0][0] == "aside"


@pytest.mark.parametrize("after", ["os.link", "zoomwizard.modes.archive.manifest.Manifest.add"])
def test_a_kill_on_the_way_leaves_the_file(archive: ArchivePlace, monkeypatch: pytest.MonkeyPatch, after: str) -> None:
    add = Manifest.add

    def killed(*given: Any, **more: Any) -> Any:
        if given and given[1:2] == ("note",):
            return add(*given, **more)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(after, killed)
        with pytest.raises(KeyboardInterrupt):
            note(archive, file=(KEY,), text="seen", decide="yes")
    assert note(archive, file=(KEY,), text="seen", decide="yes")["moved"] == 1
    assert not VerifyJob().run(VerifyInputs(archive=archive.folder)).is_lacking


def test_a_disk_without_links_takes_a_copy(archive: ArchivePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    assert note(archive, file=(KEY,), text="seen", decide="yes")["moved"] == 1
    assert not VerifyJob().run(VerifyInputs(archive=archive.folder)).is_lacking


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ({"row": (ROW,)}, ["option.note"]),
        ({"text": "x"}, ["option.note"]),
        ({"row": (ROW,), "text": "ask ana@contoso.example"}, ["option.note"]),
        ({"text": "ana@contoso.example"}, ["option.note", "option.note"]),
        ({"row": (ROW, "0" * 16), "text": "x"}, ["note.unknown"]),
        ({"row": (KEY,), "file": (ROW,), "text": "x"}, ["note.unknown", "note.unknown"]),
    ],
)
def test_what_is_missing_or_unknown_is_said_and_nothing_kept(
    archive: ArchivePlace, options: dict[str, Any], codes: list[str]
) -> None:
    before = archive.account("acme").manifest.read_bytes()
    assert [one.code for one in NoteJob().check(NoteInputs(archive=archive.folder, **options))] == codes
    with pytest.raises(InputError) as error:
        note(archive, **options)
    assert [one.code for one in error.value.findings] == codes
    assert archive.account("acme").manifest.read_bytes() == before

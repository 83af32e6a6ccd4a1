"""What becomes of each file of an archive: checks, statuses, fingerprints, and what the next run does."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import threading
import time
from collections import namedtuple
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.modes.archive.media_files import mp3, mp4
from tests.zoom import fake_archive
from tests.zoom.archive_run import ANA, AT, BEN, NAME, TOPIC, Run, found, found_call, listed, run, verified
from tests.zoom.conftest import Connect, Start
from tests.zoom.fake import SECRET, TOKEN_STEM, FakeZoom
from tests.zoom.fake_archive import cloud_file, cloud_item
from tests.zoom.fake_files import FakeFiles, FileCall, FileFault, serving
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken
from zoomwizard.modes.archive.fetching import FetchCounts
from zoomwizard.modes.archive.keys import metadata_key
from zoomwizard.modes.archive.known import read_statuses
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.metadata_file import read_metadata
from zoomwizard.zoom.api.archive_answers import ListedFile
from zoomwizard.zoom.collect.connection import Connection

M4A = mp4(video=b"")


@pytest.fixture
def zoom(start: Start) -> FakeZoom:
    zoom = start()
    zoom.scopes = fake_archive.SCOPES
    return zoom


@pytest.fixture
def files(zoom: FakeZoom) -> Iterator[FakeFiles]:
    with serving(FakeFiles(zoom)) as served:
        yield served


@pytest.fixture
def connection(zoom: FakeZoom, connect: Connect) -> Connection:
    return connect(zoom)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def of(files: FakeFiles, name: str, content: bytes = M4A, **more: Any) -> ListedFile:
    """A file that is there, listed as it is."""
    return listed(name, files.add(name, content), **{"size": len(content), **more})


def parts_in(result: Run) -> list[str]:
    return sorted(path.name for path in (result.place.work / "parts").iterdir())


def counts_of(result: Run) -> dict[str, int]:
    """The numbers that aren't 0."""
    return {name: number for name, number in vars(result.counts).items() if number}


# ---------------------------------------------------------------------------------------------------------
# Archived, known


def test_files_come_into_place_with_their_lines(connection: Connection, files: FakeFiles, archive: Path) -> None:
    recording = found([of(files, "a"), of(files, "b", mp4(), extension="MP4")])
    result = run(connection, archive, recording)
    assert counts_of(result) == {
        "recordings": 1, "files_wanted": 2, "archived": 2, "bytes": len(M4A) + len(mp4()),
    }  # fmt: skip
    one = next(line.data for line in result.lines if line.data["file"].endswith(".m4a"))
    wanted = recording.files[0]
    assert one == {
        "bytes": len(M4A), "file": wanted.path, "fingerprint": "none", "flags": [], "key": wanted.key, "kind": "cloud",
        "people": one["people"], "recording": recording.key, "sha256": hashlib.sha256(M4A).hexdigest(),
        "type": "audio_only",
    }  # fmt: skip
    assert len(one["people"]) == 2
    assert (result.place.folder / wanted.path).read_bytes() == M4A
    assert [line.data["flags"] for line in result.lines if line.data["file"].endswith(".mp4")] == [["modality_assumed"]]
    assert parts_in(result) == []
    assert verified(archive).counts["files"] == 3
    assert not verified(archive).findings


def test_what_is_archived_is_never_fetched_again(connection: Connection, files: FakeFiles, archive: Path) -> None:
    recording = found([of(files, "a")])
    first = run(connection, archive, recording)
    lines = first.place.manifest.read_bytes()
    (first.place.folder / recording.files[0].path).unlink()
    again = run(connection, archive, recording)
    assert counts_of(again) == {"recordings": 1, "files_wanted": 1, "known": 1}
    assert again.place.manifest.read_bytes() == lines
    with again.place.locked(), Manifest(again.place) as manifest:
        manifest.add("purged", {"keys": [recording.files[0].key]})
    purged = run(connection, archive, recording)
    assert counts_of(purged) == {"recordings": 1, "files_wanted": 1, "known": 1}
    assert len(files.asked) == 1


def test_a_call_and_its_transcript(connection: Connection, files: FakeFiles, archive: Path) -> None:
    call = found_call(files.add("call", mp3()), files.add("text", b"WEBVTT\n\n00:00.000 --> 00:01.000\nhello"))
    files.faults = lambda request: FileFault(status=403) if request.name == "text" else None
    result = run(connection, archive, call)
    assert counts_of(result) == {
        "recordings": 1, "files_wanted": 2, "archived": 1, "refused": 1, "bytes": len(mp3()),
    }  # fmt: skip
    files.faults = lambda _: None
    assert run(connection, archive, call).counts.archived == 1


# ---------------------------------------------------------------------------------------------------------
# Each status


@pytest.mark.parametrize(
    ("content", "extension", "kind"),
    [
        (b"\xef\xbb\xbf \n<!doctype html>", "M4A", "video/mp4"),
        (b"<html>", "TXT", "video/mp4"),
        (M4A, "M4A", "text/html; charset=utf-8"),
    ],
)
def test_a_web_page_is_blocked_and_fetched_by_the_next_run(
    connection: Connection, files: FakeFiles, archive: Path, content: bytes, extension: str, kind: str
) -> None:
    url = files.add("a", content, kind=kind)
    recording = found([listed("a", url, extension=extension)])
    result = run(connection, archive, recording)
    assert (result.counts.refused, result.events, parts_in(result)) == (1, [], [])
    assert [one.status for one in read_statuses(result.place.work).values()] == ["blocked_html"]
    assert result.waiting.earliest == {"cloud": AT}
    files.add("a", M4A if extension == "M4A" else b"words")
    assert run(connection, archive, recording).counts.archived == 1


@pytest.mark.parametrize(
    "content",
    [b'{"errorCode": 3301, "errorMessage": "x"}', b' {"code": 124, "message": "Invalid access token."}'],
)
@pytest.mark.parametrize("extension", ["M4A", "JSON", "XYZ"])
def test_an_error_in_place_of_a_file_is_refused(
    connection: Connection, files: FakeFiles, archive: Path, content: bytes, extension: str
) -> None:
    result = run(connection, archive, found([of(files, "a", content, extension=extension)]))
    assert (result.counts.refused, result.events, parts_in(result)) == (1, [], [])
    assert [one.status for one in read_statuses(result.place.work).values()] == ["refused"]


@pytest.mark.parametrize(
    ("content", "more", "reason"),
    [
        (b"", {}, "zero_length"),
        (b"", {"size": 5}, "zero_length"),
        (b"planted", {}, "wrong_type"),
        (b"planted", {"size": 5}, "wrong_type"),
        (b"planted", {"extension": "VTT"}, "wrong_type"),
        (b"\xff\xfe", {"extension": "TXT"}, "wrong_type"),
        (M4A, {"size": len(M4A) + 1}, "wrong_size"),
    ],
)
def test_what_is_not_as_it_should_be_lies_aside(
    connection: Connection, files: FakeFiles, archive: Path, content: bytes, more: dict[str, Any], reason: str
) -> None:
    recording = found([of(files, "a", content, **more)])
    result = run(connection, archive, recording)
    assert counts_of(result) == {"recordings": 1, "files_wanted": 1, "aside": 1}
    (line,) = result.lines
    wanted = recording.files[0]
    assert (line.event, line.data["reason"], line.data["file"]) == ("aside", reason, wanted.path)
    assert (result.place.aside / wanted.path).read_bytes() == content
    assert not (result.place.folder / wanted.path).exists()
    assert len(files.asked) == (2 if reason == "wrong_size" else 1)
    assert parts_in(result) == []
    assert not verified(archive).findings
    asked = len(files.asked)
    assert counts_of(run(connection, archive, recording)) == {"recordings": 1, "files_wanted": 1, "aside": 1}
    assert len(files.asked) == asked


def test_a_file_aside_is_fetched_once_the_list_tells_another_size(
    connection: Connection, files: FakeFiles, archive: Path
) -> None:
    first = found([of(files, "a", size=len(M4A) + 1)])
    path = first.files[0].path
    assert run(connection, archive, first).counts.aside == 1
    right = run(connection, archive, found([of(files, "a")]))
    assert (right.counts.archived, right.events) == (1, ["archived"])
    assert not (right.place.aside / path).exists()
    assert not verified(archive).findings


def test_without_its_state_a_file_aside_stays_aside(connection: Connection, files: FakeFiles, archive: Path) -> None:
    recording = found([of(files, "a", b"planted")])
    place = run(connection, archive, recording).place
    shutil.rmtree(place.work)
    assert run(connection, archive, recording).counts.aside == 1
    assert len(files.asked) == 1
    assert run(connection, archive, found([of(files, "a")])).counts.archived == 1


def test_a_wrong_size_comes_right_the_second_time(connection: Connection, files: FakeFiles, archive: Path) -> None:
    recording = found([of(files, "a", M4A + b"more", size=len(M4A))])

    def fault(call: FileCall) -> None:
        if call.number == 2:
            files.files["a"].content = M4A

    files.faults = fault
    assert run(connection, archive, recording).counts.archived == 1
    assert [call.begin for call in files.asked] == [None, None]


@pytest.mark.parametrize(
    ("fault", "status", "waits"),
    [
        (FileFault(status=404), "gone", False),
        (FileFault(status=410), "gone", False),
        (FileFault(status=403), "refused", True),
        (FileFault(status=401), "refused", True),
        (FileFault(status=429), "retry", True),
        (FileFault(status=503), "retry", True),
        (FileFault(cut=3), "retry", True),
    ],
)
def test_what_an_answer_leads_to(
    connection: Connection,
    files: FakeFiles,
    archive: Path,
    fault: FileFault,
    status: str,
    *,
    waits: bool,
) -> None:
    recording = found([of(files, "a"), of(files, "b")])
    files.faults = lambda call: fault if call.name == "a" else None
    result = run(connection, archive, recording)
    assert (result.counts.refused, result.counts.archived) == (1, 1)
    assert {key: one.status for key, one in read_statuses(result.place.work).items()} == {
        recording.files[0].key: status
    }
    assert bool(result.waiting.earliest) == waits
    files.faults = lambda _: None
    again = run(connection, archive, recording)
    assert (again.counts.archived, again.counts.known) == (1, 1)
    assert not read_statuses(again.place.work)
    assert not verified(archive).findings


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"status": "processing"}, "waiting"),
        ({"status": "planted"}, "waiting"),
        ({"end": ""}, "waiting"),
        ({"file_type": ""}, "waiting"),
        ({"status": "failed"}, "failed"),
    ],
)
def test_what_the_list_says_is_not_ready_is_not_asked_for(
    connection: Connection, files: FakeFiles, archive: Path, more: dict[str, Any], status: str
) -> None:
    result = run(connection, archive, found([replace(of(files, "a"), **more)]))
    assert not files.asked
    assert [one.status for one in read_statuses(result.place.work).values()] == [status]
    assert bool(result.waiting.earliest) == (status == "waiting")
    assert (result.counts.waiting, result.counts.refused) == ((1, 0) if status == "waiting" else (0, 1))
    assert run(connection, archive, found([of(files, "a")])).counts.archived == 1


def test_addresses_elsewhere_are_refused_unasked(connection: Connection, files: FakeFiles, archive: Path) -> None:
    recording = found([listed("a", "https://planted.example/a"), listed("b", ""), of(files, "c")])
    result = run(connection, archive, recording)
    assert (result.counts.refused, result.counts.archived) == (2, 1)


def test_a_file_of_a_type_that_nobody_knows_is_kept(connection: Connection, files: FakeFiles, archive: Path) -> None:
    result = run(connection, archive, found([of(files, "a", b"planted", extension="XYZ")]))
    assert [line.data["flags"] for line in result.lines] == [["type_unknown"]]


def test_a_new_address_comes_from_the_list(
    connection: Connection, files: FakeFiles, archive: Path, zoom: FakeZoom
) -> None:
    old, new = files.add("old", M4A), files.add("new", M4A)
    item = cloud_item("planted/uuid==", "host", AT, [cloud_file("a", "M4A", download_url=new)])
    zoom.recordings.cloud = [item]
    files.faults = lambda call: FileFault(status=401) if call.name == "old" else None
    result = run(connection, archive, found([listed("a", old)]))
    assert result.counts.archived == 1
    assert [call.name for call in files.asked] == ["old", "old", "new"]


# ---------------------------------------------------------------------------------------------------------
# Fingerprints


def test_what_differs_is_archived_where_no_fingerprint_was_ever_right(
    connection: Connection, files: FakeFiles, archive: Path
) -> None:
    wrong: dict[str, Any] = {"fingerprint": "ab" * 32}
    recording = found([of(files, "x", **wrong), of(files, "y", **wrong)])
    result = run(connection, archive, recording)
    assert [(line.event, line.data["fingerprint"], line.data["flags"]) for line in result.lines] == [
        ("archived", "differs", ["fingerprint_differs"])
    ] * 2
    right: dict[str, Any] = {"fingerprint": hashlib.sha256(M4A).hexdigest().upper()}
    more = found([of(files, "z", **right), of(files, "w", **wrong)])
    later = run(connection, archive, recording, more)
    assert (later.counts.known, later.counts.archived, later.counts.aside) == (2, 1, 1)
    assert (later.place.folder / recording.files[0].path).exists()


def test_what_differs_goes_aside_once_a_fingerprint_is_right(
    connection: Connection, files: FakeFiles, archive: Path
) -> None:
    wrong: dict[str, Any] = {"fingerprint": "ab" * 32}
    right: dict[str, Any] = {"fingerprint": hashlib.sha256(M4A).hexdigest()}
    recording = found([of(files, "x", **wrong), of(files, "y", **wrong), of(files, "z", **right)])
    result = run(connection, archive, recording)
    assert sorted((line.event, line.data.get("reason")) for line in result.lines) == [
        ("archived", None), ("aside", "fingerprint_differs"), ("aside", "fingerprint_differs"),
    ]  # fmt: skip
    another = found([of(files, "v", **wrong)], uuid="another", start=AT + timedelta(days=1))
    assert run(connection, archive, another).counts.aside == 1  # the manifest knows
    of_kind = found([of(files, "u", **wrong)], kind="compliance", uuid="third")
    assert run(connection, archive, of_kind).counts.archived == 1  # of the other kind none was right
    assert not verified(archive).findings


# ---------------------------------------------------------------------------------------------------------
# What a killed run leaves


def test_a_file_in_place_without_a_line_gets_it_unfetched(
    connection: Connection, files: FakeFiles, archive: Path
) -> None:
    recording = found([of(files, "a")])
    place = run(connection, archive).place
    path = place.folder / recording.files[0].path
    path.parent.mkdir(parents=True)
    path.write_bytes(M4A)
    result = run(connection, archive, recording)
    assert (result.counts.archived, result.events, files.asked) == (1, ["archived"], [])
    assert not verified(archive).findings


@pytest.mark.parametrize("content", [b"", b"planted", M4A + b"more", b"<html>"])
def test_a_wrong_file_in_place_is_removed_and_fetched(
    connection: Connection, files: FakeFiles, archive: Path, content: bytes
) -> None:
    recording = found([of(files, "a")])
    place = run(connection, archive).place
    path = place.folder / recording.files[0].path
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    result = run(connection, archive, recording)
    assert (result.counts.archived, len(files.asked), path.read_bytes()) == (1, 1, M4A)


def test_metadata_files_in_place_get_their_lines_or_go(connection: Connection, files: FakeFiles, archive: Path) -> None:
    recording = found([of(files, "a")])
    first = run(connection, archive, recording)
    (metadata,) = first.place.folder.rglob("metadata-*.json")
    told = read_metadata(metadata.read_bytes())
    assert (told.location, told.recording.topic, told.host) == ("here", TOPIC, ANA)
    assert files.url not in metadata.read_text()
    (key,) = [line.data["key"] for line in _lines(first) if line.data.get("type") == "metadata"]
    assert key == metadata_key("acme", metadata.relative_to(first.place.folder).as_posix())
    other = metadata.with_name("metadata-01234567.json")
    other.write_bytes(metadata.read_bytes())
    first.place.manifest.write_bytes(b"".join(first.place.manifest.read_bytes().splitlines(keepends=True)[:-1]))
    run(connection, archive, recording)
    assert [path.name for path in first.place.folder.rglob("metadata-*.json")] == [metadata.name]
    assert not verified(archive).findings


def _lines(result: Run) -> list[Any]:
    from zoomwizard.core.output.chain import read_chain

    return list(read_chain(result.place.manifest))


def test_a_recording_without_an_archived_file_has_no_metadata(
    connection: Connection, files: FakeFiles, archive: Path
) -> None:
    result = run(connection, archive, found([of(files, "a", b"planted")]))
    assert not list(result.place.folder.rglob("metadata-*"))


def test_when_more_is_known_another_comes_beside_it(connection: Connection, files: FakeFiles, archive: Path) -> None:
    run(connection, archive, found([of(files, "a")]))
    result = run(connection, archive, found([of(files, "a"), of(files, "b")]))
    assert len(list(result.place.folder.rglob("metadata-*"))) == 2
    assert not verified(archive).findings


# ---------------------------------------------------------------------------------------------------------
# All of it


def test_four_files_at_once(connection: Connection, files: FakeFiles, archive: Path) -> None:
    files.faults = lambda _: FileFault(seconds=0.1)
    result = run(connection, archive, found([of(files, str(number)) for number in range(9)]))
    assert (result.counts.archived, files.most_at_once) == (9, 4)


def test_where_nobody_answers_the_run_ends(connection: Connection, archive: Path) -> None:
    gone = [listed(str(number), "http://127.0.0.1:9/rec/a") for number in range(40)]
    with pytest.raises(AppError):
        run(connection, archive, found(gone))


def test_without_space_nothing_is_fetched(
    connection: Connection, files: FakeFiles, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as the system gives it
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 109))
    with pytest.raises(AppError):
        run(connection, archive, found([of(files, "a", size=100)]))
    assert not files.asked
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 110))
    assert run(connection, archive, found([of(files, "a", size=100)])).counts.aside == 1


def test_a_cancel_ends_within_a_second_and_what_came_is_kept(
    connection: Connection, files: FakeFiles, archive: Path
) -> None:
    cancel, cancelled = CancelToken(), list[float]()
    files.faults = lambda call: None if call.name == "a" else FileFault(seconds=30)
    recording = found([of(files, "a"), of(files, "b")])

    def cancel_then() -> None:
        manifest = archive / "acme" / "manifest.jsonl"
        while not manifest.exists() or b'"archived"' not in manifest.read_bytes():
            time.sleep(0.02)  # until the first file is there
        cancelled.append(time.monotonic())
        cancel.cancel()

    threading.Thread(target=cancel_then, daemon=True).start()
    with pytest.raises(Cancelled):
        run(connection, archive, recording, cancel=cancel)
    assert time.monotonic() - cancelled[0] < 1
    files.faults = lambda _: None
    again = run(connection, archive, recording)
    assert (again.counts.known, again.counts.archived) == (1, 1)


@pytest.mark.parametrize(("wrong", "is_bad"), [(20, False), (21, True)])
def test_more_than_a_fifth_is_too_much(wrong: int, *, is_bad: bool) -> None:
    assert FetchCounts(files_wanted=100, aside=wrong - 5, refused=5).is_bad == is_bad


def test_nothing_of_anybody_is_in_paths_lines_and_logs(
    connection: Connection, files: FakeFiles, archive: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    files.faults = lambda call: (
        {"b": FileFault(status=403), "c": FileFault(status=500), "d": FileFault(cut=2)}.get(call.name)
        if call.number < 3
        else None
    )
    recording = found([of(files, name) for name in "abcd"])
    result = run(connection, archive, recording, found_call(files.add("call", mp3())))
    paths = " ".join(str(path.relative_to(archive)) for path in archive.rglob("*"))
    statuses = (result.place.work / "files.json").read_text()
    texts = [paths, result.place.manifest.read_text(), caplog.text, " ".join(result.said), statuses]
    for secret in (TOKEN_STEM, SECRET, files.url, "planted/uuid", "planted-call", TOPIC, NAME, ANA, BEN):
        assert not any(secret in text for text in texts), secret
    written = b"".join(path.read_bytes() for path in archive.rglob("*") if path.is_file())
    assert TOKEN_STEM.encode() not in written
    assert files.url.encode() not in written
    assert json.loads(statuses) == {recording.files[1].key: ["refused", len(M4A)]}

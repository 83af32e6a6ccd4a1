"""A download into an archive as a job: accounts, counts, codes, a plan, and what never stands anywhere."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.modes.archive.media_files import mp4
from tests.zoom import fake_archive
from tests.zoom.archive_run import TwoAccounts, connected, two_zooms
from tests.zoom.conftest import Connect, Start
from tests.zoom.fake import PLANTED_NAME, SECRET, FakeZoom, json_fault
from tests.zoom.fake_archive import FakePresence, cloud_file, cloud_item
from tests.zoom.fake_files import FakeFiles, FileFault, serving
from zoomwizard.cli.outcome import outcome_of
from zoomwizard.core.outcome import AppError, Cancelled, CancelToken, InputError
from zoomwizard.core.output.chain import read_chain
from zoomwizard.modes.archive.fetch import FetchJob
from zoomwizard.modes.archive.inputs import FetchInputs, VerifyInputs
from zoomwizard.modes.archive.place import check_archive, open_archive
from zoomwizard.modes.archive.verify import VerifyJob
from zoomwizard.zoom.collect.connection import Connection

ANA, BEN, OTHER = "planted-ana@contoso.example", "planted-ben@contoso.example", "planted-other@contoso.example"
SOUND = mp4(video=b"")


@pytest.fixture
def zooms(start: Start) -> dict[str, FakeZoom]:
    return two_zooms(start)


@pytest.fixture
def files(zooms: dict[str, FakeZoom]) -> Iterator[FakeFiles]:
    with serving(FakeFiles()) as served:
        yield served


@pytest.fixture
def accounts(zooms: dict[str, FakeZoom], connect: Connect, files: FakeFiles, tmp_path: Path) -> TwoAccounts:
    found = {}
    for name, zoom in zooms.items():
        found[name] = connected(connect, zoom, name, tmp_path)
        fill(zoom, files, name, found[name])
    return TwoAccounts(found)


def fill(zoom: FakeZoom, files: FakeFiles, name: str, connection: Connection) -> None:
    """A recording of Ana's with two files, and one of somebody who isn't in the list."""
    at = connection.clock.now().replace(microsecond=0) - timedelta(days=2)
    known = zoom.recordings
    host, other = known.add_host(BEN), known.add_host(OTHER)
    for uuid, of in ((f"{name}==", host), (f"{name}-other==", other)):
        listed = [
            cloud_file(f"{uuid}{kind}", kind, start=at, file_size=len(SOUND),
                       download_url=files.add(f"{name}-{of}-{kind}", SOUND))
            for kind in ("M4A", "MP4")
        ]  # fmt: skip
        known.cloud.append(cloud_item(uuid, of, at, listed))
    known.participants |= {
        f"{name}==": [FakePresence(ANA, at, at + timedelta(minutes=30))],
        f"{name}-other==": [FakePresence(OTHER, at, at + timedelta(minutes=30))],
    }


@pytest.fixture
def inputs(tmp_path: Path, accounts: TwoAccounts) -> FetchInputs:
    people = tmp_path / "people.csv"
    people.write_text(f"PersonID,Name\n{ANA},Planted Name\n", "utf-8")
    return FetchInputs(
        archive=tmp_path / "archive", from_zoom=("acme", "two"), kind=("cloud",), people=people, location="here"
    )


def fetch(accounts: TwoAccounts, inputs: FetchInputs, **changes: Any) -> tuple[int, dict[str, Any]]:
    outcome = outcome_of(FetchJob(accounts).run(replace(inputs, **changes)))
    return outcome.exit_code, json.loads(outcome.as_json("archive fetch"))


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_recordings_of_listed_people_come_into_the_folder_of_their_account(
    accounts: TwoAccounts, inputs: FetchInputs, tmp_path: Path
) -> None:
    code, found = fetch(accounts, inputs, anchor_file=tmp_path / "anchors")
    assert (code, found["counts"]) == (0, {
        "recordings": 4, "seen_not_listed": 2, "files_wanted": 4, "archived": 4, "known": 0, "waiting": 0, "aside": 0,
        "refused": 0, "bytes": 4 * len(SOUND), "files_not_wanted": 0,
    })  # fmt: skip
    assert inputs.archive is not None
    assert not VerifyJob().run(VerifyInputs(archive=inputs.archive, anchor_file=tmp_path / "anchors")).is_lacking
    assert len((tmp_path / "anchors").read_text().splitlines()) == 2
    code, found = fetch(accounts, inputs)
    assert (code, found["counts"]["known"], found["counts"]["archived"]) == (0, 4, 0)


def test_an_account_changes_nothing_of_another(accounts: TwoAccounts, inputs: FetchInputs) -> None:
    fetch(accounts, inputs)
    assert inputs.archive is not None
    before = content_of(inputs.archive / "two")
    fetch(accounts, inputs, from_zoom=("acme",), people=inputs.people, fresh=True)
    assert content_of(inputs.archive / "two") == before


def test_an_account_that_fails_stops_no_other_and_gives_the_code(
    accounts: TwoAccounts, inputs: FetchInputs, zooms: dict[str, FakeZoom]
) -> None:
    zooms["acme"].scopes = "user:read:user:admin"
    code, found = fetch(accounts, inputs)
    assert (code, found["counts"]["archived"]) == (3, 2)
    zooms["acme"].scopes = fake_archive.SCOPES
    zooms["acme"].faults = lambda call: json_fault(500, 0, "x") if call.kind == "cloud" else None
    assert fetch(accounts, inputs)[0] == 1


def test_more_than_a_fifth_that_is_refused_is_a_failure(
    accounts: TwoAccounts, inputs: FetchInputs, files: FakeFiles
) -> None:
    files.faults = lambda call: FileFault(status=404) if "acme" in call.name else None
    code, found = fetch(accounts, inputs)
    assert (code, found["counts"]["refused"], found["counts"]["archived"]) == (1, 2, 2)
    assert "archive.bad" in {finding["code"] for finding in found["findings"]}


def test_a_plan_writes_nothing(accounts: TwoAccounts, inputs: FetchInputs, files: FakeFiles) -> None:
    assert inputs.archive is not None
    code, found = fetch(accounts, inputs, plan=True)
    assert (code, inputs.archive.exists(), files.asked) == (0, False, [])
    assert {name: found["plan"][name] for name in ("recordings", "files", "bytes", "fits")} == {
        "recordings": 2, "files": 4, "bytes": 4 * len(SOUND), "fits": True
    }  # fmt: skip
    fetch(accounts, inputs, from_zoom=("acme",))
    before = content_of(inputs.archive)
    assert fetch(accounts, inputs, plan=True)[1]["plan"]["files"] == 2
    assert content_of(inputs.archive) == before


def test_everything_wrong_is_said_at_once_before_zoom_is_asked(
    accounts: TwoAccounts, inputs: FetchInputs, zooms: dict[str, FakeZoom], tmp_path: Path
) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "other").touch()
    with pytest.raises(InputError) as error:
        fetch(
            accounts, inputs, from_zoom=("acme", "none"), kind=(), people=tmp_path / "none.csv", date_from="2026-10-01"
        )
    assert [one.code for one in error.value.findings] == [
        "option.archive", "option.dates", "account.unknown", "file.missing", "archive.other-files"
    ]  # fmt: skip
    assert all(not zoom.calls for zoom in zooms.values())


def test_nobody_who_isnt_listed_and_no_secret_stands_anywhere(
    accounts: TwoAccounts, inputs: FetchInputs, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    _, found = fetch(accounts, inputs)
    assert inputs.archive is not None
    written = b"".join(content_of(inputs.archive).values()) + b"".join(content_of(tmp_path / "downloads").values())
    for planted in (OTHER, SECRET, "planted-url", "other=="):
        assert planted.encode() not in written, planted
    manifests = b"".join(place.read_bytes() for place in inputs.archive.glob("*/manifest.jsonl"))
    paths = " ".join(map(str, inputs.archive.rglob("*")))
    for text in (manifests.decode(), paths, json.dumps(found), caplog.text):
        for planted in (ANA, BEN, OTHER, PLANTED_NAME, "Planted", SECRET, "Bearer"):
            assert planted not in text.replace(str(tmp_path), ""), planted


def test_a_cancel_keeps_what_is_archived(accounts: TwoAccounts, inputs: FetchInputs, files: FakeFiles) -> None:
    cancel = CancelToken()

    def cancelling(call: Any) -> None:
        if "two" in call.name:
            cancel.cancel()

    files.faults = cancelling
    with pytest.raises(Cancelled):
        FetchJob(accounts).run(inputs, cancel=cancel)
    assert inputs.archive is not None
    archived = [line for line in read_chain(inputs.archive / "acme" / "manifest.jsonl") if line.event == "archived"]
    assert len(archived) == 3
    files.faults = lambda _: None
    assert fetch(accounts, inputs)[1]["counts"]["files_wanted"] == 4
    assert not VerifyJob().run(VerifyInputs(archive=inputs.archive)).is_lacking


def test_an_archive_in_use_is_a_failure_of_that_account_alone(accounts: TwoAccounts, inputs: FetchInputs) -> None:
    fetch(accounts, inputs)
    assert inputs.archive is not None
    with open_archive(inputs.archive).account("acme").locked():
        code, found = fetch(accounts, inputs)
    assert (code, found["counts"]["known"]) == (1, 2)
    assert check_archive(inputs.archive) == []


def test_errors_of_the_whole_run_end_it(
    accounts: TwoAccounts, inputs: FetchInputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zoomwizard.modes.archive.place.write_whole", full)
    with pytest.raises(AppError):
        fetch(accounts, inputs)

"""A comparison of accounts with their archive as a job: files, counts, codes, names, and what stays when one fails."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.modes.archive.made import archived_data, put
from tests.modes.archive.media_files import mp4
from tests.zoom import fake
from tests.zoom.archive_run import TwoAccounts, connected, two_zooms
from tests.zoom.conftest import Connect, Start
from tests.zoom.fake import PLANTED_NAME, SECRET, FakeZoom
from tests.zoom.fake_archive import PLANTED_NUMBER, FakePresence, call_item, cloud_file, cloud_item, phone_user
from zoomwizard.cli.outcome import outcome_of
from zoomwizard.core.outcome import CancelToken, InputError
from zoomwizard.core.output.chain import read_chain
from zoomwizard.modes.archive.inputs import ReconcileInputs
from zoomwizard.modes.archive.keys import file_key, file_path, person_stand_in, recording_key
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.place import ArchivePlace, make_archive
from zoomwizard.modes.archive.reconcile import ReconcileJob
from zoomwizard.zoom.collect.connection import Connection

ANA, BEN, OTHER = "planted-ana@contoso.example", "planted-ben@contoso.example", "planted-other@contoso.example"
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def zooms(start: Start) -> dict[str, FakeZoom]:
    return two_zooms(start)


@pytest.fixture
def archive(tmp_path: Path) -> ArchivePlace:
    return make_archive(tmp_path / "archive")


@pytest.fixture
def accounts(zooms: dict[str, FakeZoom], connect: Connect, archive: ArchivePlace, tmp_path: Path) -> TwoAccounts:
    found = {}
    for name, zoom in zooms.items():
        found[name] = connected(connect, zoom, name, tmp_path)
        fill(zoom, archive, name, start_of(found[name]))
    return TwoAccounts(found)


def start_of(connection: Connection) -> datetime:
    return connection.clock.now().replace(hour=8, minute=0, second=0, microsecond=0) - timedelta(days=2)


def fill(zoom: FakeZoom, archive: ArchivePlace, name: str, at: datetime) -> None:
    """A meeting of Ben's that is archived, one of his that isn't recorded, one of nobody's, and a call of Ana's."""
    known, uuid = zoom.recordings, f"{name}=="
    host = known.add_host(BEN)
    begin = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    content = mp4(30 * 60_000)
    known.cloud.append(cloud_item(uuid, host, at, [cloud_file("f", "MP4", start=at, file_size=len(content))]))
    known.phone_users += [phone_user("p-ana", ANA, 101)]
    known.calls.append(call_item(f"{name}-call", ANA, OTHER, at, recording_status="non_recorded"))
    for one, of in ((uuid, BEN), (f"{name}-not==", BEN), (f"{name}-nobody==", OTHER)):
        known.participants[one] = [FakePresence(of, at, at + HALF_AN_HOUR), FakePresence(OTHER, at, at + HALF_AN_HOUR)]
        past(zoom, one, of, at)
    place = archive.account(name)
    recording, key = recording_key(at, uuid), file_key(name, "cloud", uuid, "f", "MP4", "audio_only", begin)
    path = file_path(recording, "audio_only", key, "MP4")
    with place.locked(), Manifest(place) as manifest:
        put(place, path, content)
        person = person_stand_in(BEN, archive.key)
        manifest.add("archived", archived_data(path, key, content, recording, [person], kind="cloud"))


def past(zoom: FakeZoom, uuid: str, host: str, start: datetime) -> None:
    stays = tuple(fake.FakeStay(f"{n}", start, start) for n in range(2))
    meeting = fake.FakeMeeting(
        uuid, len(zoom.listed), "Topic", host, start, start + HALF_AN_HOUR, start, stays, "Meeting"
    )
    zoom.listed.append(meeting)
    zoom.meetings[uuid] = meeting


@pytest.fixture
def inputs(tmp_path: Path, archive: ArchivePlace) -> ReconcileInputs:
    people = tmp_path / "people.csv"
    people.write_text(f"PersonID,Name\n{ANA},Planted Name\n{BEN},\n", "utf-8")
    return ReconcileInputs(
        archive=archive.folder, from_zoom=("acme", "two"), kind=("cloud", "phone"), people=people,
        output=tmp_path / "output",
    )  # fmt: skip


def reconcile(accounts: TwoAccounts, inputs: ReconcileInputs, **changes: Any) -> tuple[int, dict[str, Any]]:
    outcome = outcome_of(ReconcileJob(accounts).run(replace(inputs, **changes)))
    return outcome.exit_code, json.loads(outcome.as_json("archive reconcile"))


def rows_of(inputs: ReconcileInputs) -> list[dict[str, str]]:
    (table,) = inputs.output.glob("Reconciliation *.csv")
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_accounts_are_compared_with_what_lies_in_the_archive(
    accounts: TwoAccounts, inputs: ReconcileInputs, archive: ArchivePlace, tmp_path: Path
) -> None:
    code, found = reconcile(accounts, inputs, anchor_file=tmp_path / "anchors")
    assert code == 0
    assert found["counts"] == {
        "rows": 6, "compliant": 2, "not_compliant": 4, "pending": 0, "excluded": 0, "not_listed": 2,
    }  # fmt: skip
    rows = sorted((row["Tenant"], row["Kind"], row["Status"], row["Person"]) for row in rows_of(inputs))
    ana, ben = (person_stand_in(one, archive.key) for one in (ANA, BEN))
    assert rows[:3] == [
        ("acme", "cloud", "matched", ben), ("acme", "cloud", "not_recorded", ben),
        ("acme", "phone", "not_recorded", ana),
    ]  # fmt: skip
    (file,) = inputs.output.glob("Completeness *.json")
    tenants = json.loads(file.read_text("utf-8"))["tenants"]
    assert tenants == found["tenants"]
    assert [(one["tenant"], one["completeness"], one["not_listed"]) for one in tenants] == [
        ("acme", 33.3333, 1), ("two", 33.3333, 1),
    ]  # fmt: skip
    *_, last = read_chain(archive.account("acme").manifest, CancelToken())
    assert (last.event, last.hash) == ("reconciled", tenants[0]["head"])
    assert len((tmp_path / "anchors").read_text().splitlines()) == 2


def test_hashed_output_names_nobody_and_shown_output_says_why_in_the_manifest(
    accounts: TwoAccounts, inputs: ReconcileInputs, archive: ArchivePlace
) -> None:
    reconcile(accounts, inputs)
    for file in [*inputs.output.iterdir(), *archive.folder.glob("*/manifest.jsonl")]:
        text = file.read_text("utf-8")
        assert not [one for one in (ANA, BEN, OTHER, PLANTED_NAME, PLANTED_NUMBER, SECRET, "Topic") if one in text]
        assert file.suffix == ".html" or "s-" in text or file.suffix == ".json"
    (page,) = inputs.output.glob("*.html")
    assert not [one for one in (ANA, BEN) if person_stand_in(one, archive.key) in page.read_text("utf-8")]
    shown = replace(inputs, output=inputs.output.parent / "shown", identities="shown", reason="An audit")
    reconcile(accounts, shown)
    assert {row["Person"] for row in rows_of(shown)} == {"Planted Name", BEN}
    (table,) = shown.output.glob("Reconciliation * - with names.csv")
    assert table.stat().st_mode & 0o077 == 0
    lines = [*read_chain(archive.account("acme").manifest, CancelToken())]
    assert [line.data["reason"] for line in lines if line.event == "exported"] == ["An audit"]


def test_people_have_the_hash_ids_of_a_mapping_file(
    accounts: TwoAccounts, inputs: ReconcileInputs, tmp_path: Path
) -> None:
    mapping = tmp_path / "mapping.csv"
    mapping.write_text(f"PersonID,HashID\n{BEN},p5k2j3h4g5f6d7s8\n", "utf-8")
    reconcile(accounts, inputs, mapping=mapping)
    people = {row["Person"] for row in rows_of(inputs)}
    assert "p5k2j3h4g5f6d7s8" in people
    assert len(people) == 2


def test_an_account_that_fails_is_in_no_file_and_stops_no_other(
    accounts: TwoAccounts, inputs: ReconcileInputs, zooms: dict[str, FakeZoom], archive: ArchivePlace
) -> None:
    zooms["acme"].scopes = "user:read:user:admin"
    code, found = reconcile(accounts, inputs, fail_below=50.0)
    assert code == 3
    assert {row["Tenant"] for row in rows_of(inputs)} == {"two"}
    assert [one["tenant"] for one in found["tenants"]] == ["two"]
    events = [line.event for line in read_chain(archive.account("acme").manifest, CancelToken())]
    assert events == ["opened", "archived"]
    code, _ = reconcile(accounts, inputs, from_zoom=("two",), fail_below=33.3334, output=inputs.output / "more")
    assert code == 7


def test_days_are_those_that_are_chosen(accounts: TwoAccounts, inputs: ReconcileInputs) -> None:
    day = start_of(accounts.connections["acme"]).date()
    for chosen, rows in ((day, 6), (day - timedelta(days=1), 0)):
        output = inputs.output / f"{chosen}"
        reconcile(accounts, inputs, date_from=f"{chosen}", date_to=f"{chosen}", output=output)
        assert len(rows_of(replace(inputs, output=output))) == rows


def test_a_plan_writes_nothing(accounts: TwoAccounts, inputs: ReconcileInputs) -> None:
    code, found = reconcile(accounts, inputs, plan=True)
    assert (code, found["plan"]["files"], found["plan"]["fits"]) == (0, 0, True)
    assert found["plan"]["calls"]["heavy"] > 0
    assert not inputs.output.exists()


def test_what_the_last_download_noted_can_be_forgotten(
    accounts: TwoAccounts, inputs: ReconcileInputs, archive: ArchivePlace
) -> None:
    noted = archive.account("acme").work / "files.json"
    noted.write_text("{}")
    reconcile(accounts, inputs, from_zoom=("acme",))
    assert noted.exists()
    reconcile(accounts, inputs, from_zoom=("acme",), fresh=True)
    assert not noted.exists()


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"from_zoom": ("nobody",)}, {"account.unknown"}),
        ({"kind": ()}, {"option.archive"}),
        ({"identities": "shown"}, {"option.reason"}),
        ({"cdr": Path("calls.csv")}, {"option.archive"}),
        ({"date_from": "2026-10-14"}, {"days.one"}),
    ],
)
def test_what_is_wrong_is_said_before_anybody_is_asked(
    accounts: TwoAccounts, inputs: ReconcileInputs, zooms: dict[str, FakeZoom], changes: dict[str, Any], codes: set[str]
) -> None:
    wrong = replace(inputs, **changes)
    with pytest.raises(InputError) as caught:
        ReconcileJob(accounts).run(wrong)
    assert codes <= {one.code for one in caught.value.findings} or "days" in str(codes)
    assert not any(zoom.calls for zoom in zooms.values())
    assert not wrong.output.exists()

"""The tables of an archive as a run writes them: what is in them, who is named, and a bag that proves itself."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import bagit
import duckdb
import pytest

from tests.modes.archive.made import ANA, BEA, make_accounts
from zoomwizard.core.outcome import InputError, JobResult, PrivacyError
from zoomwizard.core.output.chain import read_chain
from zoomwizard.modes.archive.inputs import MetadataInputs, VerifyInputs
from zoomwizard.modes.archive.keys import person_stand_in
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.metadata import MetadataJob
from zoomwizard.modes.archive.metadata_rows import METADATA_COLUMNS, metadata_rows
from zoomwizard.modes.archive.place import ArchivePlace
from zoomwizard.modes.archive.verify import VerifyJob

Row = dict[str, str]
Made = tuple[ArchivePlace, dict[str, dict[str, str]]]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make_accounts(tmp_path / "archive", "acme", "two")


def write(made: Made, first: str = "2026-10-01", last: str = "2026-10-31", **options: Any) -> JobResult:
    archive, _ = made
    output = archive.folder.parent / "out"
    return MetadataJob().run(
        MetadataInputs(archive=archive.folder, output=output, date_from=first, date_to=last, **options)
    )


def folder_of_run(result: JobResult) -> Path:
    return result.folder / result.outputs[0].name.split("/")[0]


def table(result: JobResult, name: str) -> list[Row]:
    (path,) = (path for path in folder_of_run(result).glob("*.csv") if path.name.startswith(name))
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def everything(result: JobResult) -> bytes:
    return b"".join(path.read_bytes() for path in folder_of_run(result).rglob("*") if path.is_file())


def test_each_kept_person_has_a_row_of_each_recording(made: Made) -> None:
    archive, keys = made
    result = write(made)
    rows = table(result, "Zoom meetings metadata")
    assert tuple(rows[0]) == METADATA_COLUMNS
    ana, bea = (person_stand_in(person, archive.key) for person in (ANA, BEA))
    assert [(row["Tenant"], row["Key"], row["User"]) for row in rows] == [
        (account, keys[account][name], person)
        for name, people in (("ana", [ana]), ("bea", [bea]), ("both", sorted([ana, bea])))
        for account in ("acme", "two")
        for person in people
    ]
    first = rows[0]
    assert (first["Start Date"], first["Start Time"], first["Duration"]) == ("2026-10-01", "08:00:00", "000:30:00")
    assert (first["Files"], first["Audio Codec"], first["Media Length"]) == ("2", "mp4a", "000:30:00")
    assert (first["Media Error"], first["To Info"], first["Status"], first["Location"]) == (
        "",
        "",
        "archived",
        "Zurich",
    )
    assert [row["To (Mapped)"] for row in rows[-2:]] == [max(ana, bea), min(ana, bea)]
    files = table(result, "Zoom archive files")
    assert len(files) == result.counts["files"] == 2 * 9
    assert {row["Media Seconds"] for row in files} == {"1800.000", "1799.999", ""}
    assert table(result, "Zoom phone metadata") == []
    assert result.counts["meetings"] == 8


def test_nobody_is_named_in_hashed_tables(made: Made) -> None:
    result = write(made, format=("jsonl", "parquet", "duckdb"))
    written = everything(result)
    for planted in (b"planted", b"Planted", b"contoso", ANA.encode(), b"https", b"id-"):
        assert planted not in written
    assert "topic" not in {event for line in read_chain(made[0].account("acme").manifest) for event in line.data}


def test_hash_ids_stand_for_who_is_in_the_mapping_file(made: Made, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.csv"
    mapping.write_text(f"PersonID,HashID\n{ANA.upper()},pseudonym-of-a\n", "utf-8")
    users = {row["User"] for row in table(write(made, mapping=mapping), "Zoom meetings metadata")}
    assert users == {"pseudonym-of-a", person_stand_in(BEA, made[0].key)}


def test_names_are_shown_for_a_reason_that_is_kept(made: Made) -> None:
    result = write(made, identities="shown", reason="audit 7", texts="keep")
    (row, *_) = table(result, "Zoom meetings metadata")
    assert (row["User"], row["From"], row["From Info"]) == ("Planted ana", f"id-{ANA}", "Planted ana in Zoom")
    assert row["To Info"] == "Planted topic of ana"
    assert all(" - with names" in path.name for path in folder_of_run(result).glob("Zoom*.csv"))
    assert folder_of_run(result).stat().st_mode & 0o077 == 0
    for account in ("acme", "two"):
        *_, last = read_chain(made[0].account(account).manifest)
        assert (last.event, last.data["reason"]) == ("exported", "audit 7")
    record = json.loads(next(folder_of_run(result).glob("Run record*")).read_text("utf-8"))
    assert record["shown"]["reason"] == "audit 7"


def test_a_hashed_run_writes_nothing_into_the_archive(made: Made) -> None:
    archive, _ = made
    before = {path: path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()}
    write(made)
    assert {path: path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()} == before


def test_days_and_accounts_are_chosen(made: Made) -> None:
    result = write(made, "2026-10-10", "2026-10-10", from_zoom=("two",))
    assert [row["Tenant"] for row in table(result, "Zoom meetings metadata")] == ["two"]
    assert result.counts["files"] == 3


def test_formats_hold_the_same_rows(made: Made) -> None:
    result = write(made, format=("jsonl", "parquet", "duckdb"))
    folder = folder_of_run(result)
    for path in sorted(folder.glob("Zoom*.csv")):
        rows = duckdb.execute(f"SELECT * FROM read_csv('{path}', all_varchar=true)").fetchall()
        parquet = duckdb.execute(f"SELECT COLUMNS(*)::VARCHAR FROM '{path.with_suffix('.parquet')}'").fetchall()
        assert parquet == rows
        assert len(path.with_suffix(".jsonl").read_text("utf-8").splitlines()) == len(rows)
        with duckdb.connect(str(folder / "metadata.duckdb"), read_only=True) as file:
            assert len(file.execute(f'FROM "{path.stem}"').fetchall()) == len(rows)
    with (folder / "columns.csv").open(encoding="utf-8", newline="") as text:
        lines = list(csv.DictReader(text))
    assert tuple(lines[0]) == ("table", "column", "type", "meaning")
    assert len(lines) == 2 * 47 + 14
    assert all(line["meaning"] for line in lines)


def test_a_purged_recording_has_a_row_without_anybody(made: Made) -> None:
    archive, keys = made
    place = archive.account("acme")
    with place.locked(), Manifest(place) as manifest:
        of_ana = [
            line.data["key"] for line in read_chain(place.manifest) if line.data.get("recording") == keys["acme"]["ana"]
        ]
        manifest.add("purged", {"keys": of_ana})
    (row,) = (row for row in table(write(made), "Zoom meetings metadata") if row["Status"] == "purged")
    assert {name for name, value in row.items() if value} == {
        "Start Date", "Start Time", "Key", "Tenant", "Kind", "Files", "Bytes", "Status"
    }  # fmt: skip
    assert {one["Status"] for one in table(write(made), "Zoom archive files")} == {"archived", "purged"}


def test_what_is_missing_is_a_finding_with_a_count(made: Made) -> None:
    archive, keys = made
    folder = archive.account("acme").folder / "2026/10/01" / keys["acme"]["ana"]
    next(folder.glob("metadata*")).write_bytes(b"{}")
    next((folder.parent.parent / "10").rglob("audio*")).unlink()
    result = write(made)
    assert {one.code for one in result.findings} == {"metadata.unusable", "metadata.unread"}
    assert (result.counts["metadata_unusable"], result.counts["meetings"]) == (1, 7)


def test_a_bag_proves_itself_and_shows_what_was_changed(made: Made) -> None:
    archive, keys = made
    result = write(made, "2026-10-10", "2026-10-15", bag=True)
    folder = folder_of_run(result) / "Bag"
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert result.counts["bag_files"] == len(bag.payload_entries()) == 2 * (2 * 3 + 1) + 4
    assert f"data/acme/{'2026/10/10'}/{keys['acme']['bea']}/" in "".join(bag.payload_entries())
    *_, last = read_chain(archive.account("two").manifest)
    assert last.event == "exported"
    assert not VerifyJob().run(VerifyInputs(archive=archive.folder)).is_lacking
    (folder / "data" / "acme" / "manifest.jsonl").write_bytes(b"")
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(folder)).validate()
    path = next((archive.account("acme").folder / "2026/10/10").rglob("audio*"))
    path.write_bytes(path.read_bytes().replace(b"bea", b"aeb"))
    assert "metadata.bag-changed" in {one.code for one in write(made, bag=True).findings}


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ({"identities": "shown"}, ["option.reason"]),
        ({"reason": "x"}, ["option.reason"]),
        ({"identities": "shown", "reason": f"ask {ANA}"}, ["option.reason"]),
        ({"first": "2026-10-31", "last": "2026-10-01"}, ["option.dates"]),
        ({"first": "", "last": "2026-10-01"}, ["option.dates"]),
        ({"first": "yesterday"}, ["option.dates"]),
        ({"from_zoom": ("none", "acme")}, ["archive.no-account"]),
        ({"mapping": Path("none.csv"), "reason": "x"}, ["option.reason", "file.missing"]),
    ],
)
def test_wrong_options_are_said_at_once(made: Made, options: dict[str, Any], codes: list[str]) -> None:
    with pytest.raises(InputError) as error:
        write(made, **options)
    assert [one.code for one in error.value.findings] == codes


def test_tables_stay_out_of_the_archive(made: Made) -> None:
    archive, _ = made
    with pytest.raises(InputError) as error:
        MetadataJob().run(MetadataInputs(
            archive=archive.folder, output=archive.folder / "out", date_from="2026-10-01", date_to="2026-10-01"
        ))  # fmt: skip
    assert [one.code for one in error.value.findings] == ["output.inside"]


@pytest.mark.parametrize("column", ["User", "To", "Location", "Flags", "Key"])
def test_a_name_in_any_column_ends_the_run(made: Made, monkeypatch: pytest.MonkeyPatch, column: str) -> None:
    def leaking(*given: Any) -> list[Row]:
        return [{**row, column: ANA} for row in metadata_rows(*given)]

    monkeypatch.setattr("zoomwizard.modes.archive.metadata_reading.metadata_rows", leaking)
    with pytest.raises(PrivacyError):
        write(made)
    assert not list((made[0].folder.parent / "out").glob("Zoom*"))


def test_an_archive_of_a_cut_chain_is_refused(made: Made) -> None:
    place = made[0].account("acme")
    place.manifest.write_bytes(b"".join(place.manifest.read_bytes().splitlines(keepends=True)[1:]))
    with pytest.raises(InputError) as error:
        write(made)
    assert [one.code for one in error.value.findings] == ["archive.damaged-manifest"]
    shutil.rmtree(made[0].folder.parent / "out", ignore_errors=True)

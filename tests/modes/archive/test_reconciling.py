"""One account compared with its archive: what lies there, what the manifest says and is told, and what was purged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.modes.archive.made import archived_data, put
from tests.modes.archive.media_files import mp4
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken
from zoomwizard.core.output.chain import read_chain
from zoomwizard.modes.archive.comparison import prepare_comparison
from zoomwizard.modes.archive.completeness import Tenant
from zoomwizard.modes.archive.days import EarliestWaiting
from zoomwizard.modes.archive.events import EventsBuilder
from zoomwizard.modes.archive.keys import person_stand_in, row_key
from zoomwizard.modes.archive.known import FileStatus, write_statuses
from zoomwizard.modes.archive.listing import ArchiveListing, ArchiveRequest
from zoomwizard.modes.archive.manifest import Manifest, load_manifest, make_manifest_table
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.place import ArchivePlace, make_archive
from zoomwizard.modes.archive.reconciling import Reconciling
from zoomwizard.modes.archive.wanted import FoundRecording, PhonePeople, find_recording
from zoomwizard.zoom.api.archive_answers import ListedFile, ListedRecording, Participant, PastMeeting

DAY = date(2026, 10, 14)
MIDNIGHT = datetime(2026, 10, 14, tzinfo=UTC)
TEN, HOUR = MIDNIGHT + timedelta(hours=10), timedelta(hours=1)
ANA = "ana@contoso.example"
PEOPLE = {ANA: ListedPerson(ANA, "", "acme", "always", "video")}
THERE = (Participant("p", "Ana", ANA, TEN, TEN + HOUR, 3600),)
HOUR_LONG = mp4(3_600_000)


def recording(uuid: str, *names: str, status: str = "completed") -> FoundRecording:
    files = tuple(ListedFile(name, "MP4", "MP4", None, "", status, recording_type="x") for name in names)
    listed = ListedRecording("compliance", uuid, "h", "", 2, TEN, 3600, files=files)
    found = find_recording(listed, THERE, ANA, PEOPLE, PhonePeople(), "acme")
    assert found is not None
    return found


class Archived:
    """An archive of one account."""

    def __init__(self, folder: Path) -> None:
        self.archive: ArchivePlace = make_archive(folder / "archive")
        self.place = self.archive.account("acme")
        self.stand_in = person_stand_in(ANA, self.archive.key)

    def add(self, event: str, data: dict[str, Any]) -> None:
        with self.place.locked(), Manifest(self.place) as manifest:
            manifest.add(event, data)

    def keep(self, found: FoundRecording, content: bytes = HOUR_LONG) -> Path:
        """The first file of a recording is archived."""
        file = found.files[0]
        put(self.place, file.path, content)
        self.add("archived", archived_data(file.path, file.key, content, found.key, [self.stand_in]))
        return self.place.folder / file.path

    def row(self, uuid: str) -> str:
        return row_key("acme", uuid, self.stand_in)

    def reconciled(self, engine: Engine, *found: FoundRecording) -> tuple[dict[str, tuple[str, str]], Tenant]:
        """Status and reason by row, and the account, two days later."""
        make_manifest_table(engine)
        prepare_comparison(engine)
        days = (MIDNIGHT, MIDNIGHT + timedelta(days=1))
        builder = EventsBuilder(PEOPLE, days)
        for uuid in ("a", "b", "c"):
            theirs = [one for one in found if one.recording.uuid == uuid]
            builder.add_meeting(PastMeeting(uuid, False, ANA, "", TEN, TEN + HOUR, 2), THERE, theirs)  # noqa: FBT003 - a record
        listing = ArchiveListing(
            found=found, recordings=len(found), seen_not_listed=0, calls=Counter(), waiting=EarliestWaiting(),
            is_whole=True, phones=PhonePeople(), findings=(), began=TEN, events=builder.made((), (), ()),
        )  # fmt: skip
        request = ArchiveRequest("acme", ("compliance",), {}, PEOPLE, days)
        with self.place.locked():
            load_manifest(engine, self.place)
            tenant, anchor = Reconciling(
                engine=engine, place=self.place, request=request, listing=listing, key=self.archive.key, names={},
                days=(DAY, DAY), now=MIDNIGHT + timedelta(days=2), late_hours=24,
            ).run()  # fmt: skip
        lines = [*read_chain(self.place.manifest, CancelToken())]
        assert anchor.split()[1:] == ["acme", str(lines[-1].n), tenant.head]
        rows = engine.all("SELECT row, status, coalesce(reason, '') FROM judged")
        return {row: (status, reason) for row, status, reason in rows}, tenant

    def lines(self) -> list[tuple[str, dict[str, Any]]]:
        """What the manifest holds of reconciliations."""
        lines = read_chain(self.place.manifest, CancelToken())
        return [(line.event, dict(line.data)) for line in lines if line.event in {"status", "reconciled"}]


@pytest.fixture
def archived(tmp_path: Path) -> Archived:
    return Archived(tmp_path)


def compare(archived: Archived, folder: Path, found: Sequence[FoundRecording]) -> dict[str, tuple[str, str]]:
    with Engine(folder, schema="archive") as engine:
        return archived.reconciled(engine, *found)[0]


def test_what_lies_in_the_archive_is_what_counts(archived: Archived, tmp_path: Path) -> None:
    kept, lost, refused = recording("a", "1"), recording("b", "1", "2"), recording("c", "1", "2")
    archived.keep(kept)
    file = archived.keep(lost)
    archived.keep(refused)
    write_statuses(archived.place.work, {refused.files[1].key: FileStatus("blocked_html")})
    found = [kept, lost, refused]
    expected = {
        archived.row("a"): ("matched", ""),
        archived.row("b"): ("not_archived", "not_fetched"),
        archived.row("c"): ("not_archived", "blocked_html"),
    }
    assert compare(archived, tmp_path, found) == expected
    file.write_bytes(HOUR_LONG[:-1])
    assert compare(archived, tmp_path, found)[archived.row("b")] == ("lost", "")
    file.unlink()
    assert compare(archived, tmp_path, found)[archived.row("b")] == ("lost", "")


def test_a_file_aside_and_one_that_zoom_has_not_finished_say_why(archived: Archived, tmp_path: Path) -> None:
    aside, waiting = recording("a", "1"), recording("b", "1", status="processing")
    file = aside.files[0]
    data = archived_data(file.path, file.key, b"x", aside.key, [archived.stand_in])
    archived.add("aside", data | {"reason": "wrong_type"})
    found = compare(archived, tmp_path, [aside, waiting])
    assert (found[archived.row("a")], found[archived.row("b")]) == (
        ("not_archived", "wrong_type"), ("not_archived", "waiting"),
    )  # fmt: skip


def test_only_new_and_changed_statuses_are_noted_and_then_that_it_was_done(archived: Archived, tmp_path: Path) -> None:
    one = recording("a", "1")
    archived.keep(one)
    with Engine(tmp_path, schema="archive") as engine:
        _, tenant = archived.reconciled(engine, one)
    done = ("reconciled", {"from": "2026-10-14", "to": "2026-10-14", "compliant": 1, "not_compliant": 2})
    statuses = [("status", {"row": archived.row(uuid), "status": status}) for uuid, status in
                (("a", "matched"), ("b", "not_recorded"), ("c", "not_recorded"))]  # fmt: skip
    *first, last_line = archived.lines()
    assert last_line == done
    assert sorted(first, key=lambda one: one[1]["row"]) == sorted(statuses, key=lambda one: one[1]["row"])
    *_, last = read_chain(archived.place.manifest, CancelToken())
    assert (tenant.name, tenant.not_listed, tenant.head) == ("acme", 0, last.hash)
    two = recording("b", "1")
    archived.keep(two)
    compare(archived, tmp_path, [one, two])
    assert archived.lines()[4:] == [
        ("status", {"row": archived.row("b"), "status": "matched"}),
        ("reconciled", {**done[1], "compliant": 2, "not_compliant": 1}),
    ]


def test_what_was_purged_keeps_its_last_status(archived: Archived, tmp_path: Path) -> None:
    short, never_compared = recording("a", "1"), recording("b", "1")
    archived.keep(short, mp4(1000))
    archived.keep(never_compared)
    assert compare(archived, tmp_path, [short])[archived.row("a")] == ("matched_short", "")
    for one in (short, never_compared):
        archived.add("purged", {"keys": [one.files[0].key]})
    found = compare(archived, tmp_path, [])
    assert found[archived.row("a")] == ("matched_short", "")
    assert found[archived.row("b")] == ("not_recorded", "")  # its last status
    assert found[archived.row("c")] == ("not_recorded", "")

"""What a purge removes and leaves, what holds do, and that it is asked before."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.modes.archive.made import ANA, BEA, make_accounts, put
from zoomwizard.core.outcome import AppError, InputError
from zoomwizard.core.output.chain import read_chain
from zoomwizard.modes.archive.hold import HoldJob
from zoomwizard.modes.archive.inputs import HoldInputs, PurgeInputs, VerifyInputs
from zoomwizard.modes.archive.keys import person_stand_in
from zoomwizard.modes.archive.manifest import Manifest
from zoomwizard.modes.archive.place import ArchivePlace
from zoomwizard.modes.archive.purge import PurgeJob
from zoomwizard.modes.archive.verify import VerifyJob

Made = tuple[ArchivePlace, dict[str, dict[str, str]]]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    class Still(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Still:
            return cls(2026, 10, 20, 8, tzinfo=tz)

    monkeypatch.setattr("zoomwizard.modes.archive.purge.datetime", Still)
    return make_accounts(tmp_path / "archive", "acme", "two")


def purge(archive: ArchivePlace, **options: Any) -> dict[str, int]:
    return PurgeJob().run(PurgeInputs(archive=archive.folder, yes=True, **options)).counts


def hold(archive: ArchivePlace, **options: Any) -> Any:
    return HoldJob().run(HoldInputs(archive=archive.folder, **options))


def left(made: Made, account: str = "acme") -> set[str]:
    archive, keys = made
    there = {path.parent.name for path in archive.account(account).folder.rglob("*.*") if path.parent.name[:1] == "2"}
    return {name for name, key in keys[account].items() if key in there}


def is_clean(archive: ArchivePlace) -> bool:
    return not VerifyJob().run(VerifyInputs(archive=archive.folder)).is_lacking


def test_old_recordings_go_with_their_metadata_and_their_lines_stay(made: Made) -> None:
    archive, _ = made
    lines = len(list(read_chain(archive.account("acme").manifest)))
    counts = purge(archive, keep_days=10, from_zoom=("acme",))
    assert (counts["recordings"], counts["files"], counts["held"]) == (1, 3, 0)
    assert (left(made), left(made, "two")) == ({"bea", "both"}, {"ana", "bea", "both"})
    found = list(read_chain(archive.account("acme").manifest))
    assert len(found) == lines + 1
    assert (found[-1].event, len(found[-1].data["keys"])) == ("purged", 3)
    assert is_clean(archive)
    assert not (archive.account("acme").folder / "2026/10/01").exists()
    assert purge(archive, keep_days=10)["recordings"] == 1  # of the other account


@pytest.mark.parametrize(
    ("days", "gone"), [(10, {"ana"}), (9, {"ana", "bea"}), (5, {"ana", "bea"}), (4, None), (0, None)]
)
def test_days_are_of_24_hours_and_more_than_said(made: Made, days: int, gone: set[str] | None) -> None:
    purge(made[0], keep_days=days)
    assert left(made) == {"ana", "bea", "both"} - (gone or {"ana", "bea", "both"})


def test_a_persons_recordings_go_where_they_are_theirs_alone(made: Made) -> None:
    assert purge(made[0], person=f" {ANA.upper()} ")["recordings"] == 2
    assert left(made) == left(made, "two") == {"bea", "both"}
    assert purge(made[0], person="nobody@contoso.example") == {"recordings": 0, "files": 0, "bytes": 0, "held": 0}


def test_both_conditions_have_to_hold(made: Made) -> None:
    purge(made[0], person=BEA, keep_days=12)
    assert left(made) == {"ana", "bea", "both"}
    purge(made[0], person=BEA, keep_days=9)
    assert left(made) == {"ana", "both"}


def test_a_look_shows_the_same_and_removes_nothing(made: Made) -> None:
    archive, _ = made
    shown = PurgeJob().preview(PurgeInputs(archive=archive.folder, keep_days=0)).counts
    assert left(made) == {"ana", "bea", "both"}
    assert shown == purge(archive, keep_days=0)
    assert shown["recordings"] == 6
    assert left(made) == set()


HOLDS: dict[str, tuple[dict[str, Any], set[str]]] = {
    "a person": ({"person": (ANA,)}, {"ana", "both"}),
    "one of two": ({"person": (ANA, BEA)}, {"ana", "bea", "both"}),
    "from a day": ({"date_from": "2026-10-10"}, {"bea", "both"}),
    "up to a day": ({"date_to": "2026-10-10"}, {"ana", "bea"}),
    "days and a person": ({"date_from": "2026-10-02", "date_to": "2026-10-15", "person": (ANA,)}, {"both"}),
    "nobody there": ({"person": ("nobody@contoso.example",)}, set()),
}


@pytest.mark.parametrize("name", HOLDS)
def test_what_is_held_stays_until_it_is_released(made: Made, name: str) -> None:
    archive, _ = made
    conditions, held = HOLDS[name]
    hold(archive, name="case 7", **conditions)
    assert purge(archive, keep_days=0)["held"] == 2 * len(held)
    assert left(made) == held
    hold(archive, name="case 7", release=True)
    purge(archive, keep_days=0)
    assert left(made) == set()
    assert is_clean(archive)


def test_a_recording_can_be_held_by_its_key(made: Made) -> None:
    archive, keys = made
    hold(archive, name="one", recording=keys["acme"]["bea"])
    purge(archive, keep_days=0)
    assert left(made) == {"bea"}


def test_holds_are_listed_without_an_address(made: Made) -> None:
    archive, _ = made
    hold(archive, name="one", person=(ANA,), date_from="2026-10-01")
    hold(archive, name="two", date_to="2026-10-31")
    hold(archive, name="two", release=True)
    shown = hold(archive)
    (line,) = shown.summary
    assert shown.counts == {"holds": 1}
    assert str(line).startswith("one: ")
    assert person_stand_in(ANA, archive.key) in str(line)
    for account in ("acme", "two"):
        assert ANA not in archive.account(account).manifest.read_text("utf-8")


@pytest.mark.parametrize(
    "options",
    [
        {"name": "x"}, {"release": True}, {"person": (ANA,)}, {"name": "x", "person": ("ana",)},
        {"name": "x", "date_from": "2026-13-01"}, {"name": "x", "date_from": "2026-10-02", "date_to": "2026-10-01"},
        {"name": "x", "release": True}, {"name": "used", "person": (ANA,)}, {"name": "used", "release": True,
        "person": (ANA,)}, {"name": ANA, "date_from": "2026-10-02"}, {"name": "x", "recording": "../x"},
    ],
)  # fmt: skip
def test_a_hold_that_says_nothing_or_is_there_is_wrong_usage(made: Made, options: dict[str, Any]) -> None:
    archive, _ = made
    hold(archive, name="used", date_from="2026-10-01")
    before = archive.account("acme").manifest.read_bytes()
    with pytest.raises(InputError) as error:
        hold(archive, **options)
    assert {finding.code.partition(".")[0] for finding in error.value.findings} == {"option"}
    assert HoldJob().check(HoldInputs(archive=archive.folder, **options)) == list(error.value.findings)
    assert archive.account("acme").manifest.read_bytes() == before


@pytest.mark.parametrize("options", [{}, {"person": "ana"}, {"from_zoom": ("other",), "keep_days": 1}])
def test_a_purge_that_says_nothing_is_wrong_usage(made: Made, options: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        purge(made[0], **options)


def test_it_is_asked_unless_the_inputs_say_yes(made: Made) -> None:
    archive, _ = made
    assert PurgeJob().question(PurgeInputs(archive=archive.folder, keep_days=1)) is not None
    assert PurgeJob().question(PurgeInputs(archive=archive.folder, keep_days=1, yes=True)) is None


def test_what_lies_aside_of_a_recording_goes_too(made: Made) -> None:
    archive, _ = made
    place = archive.account("acme")
    data = json.loads(place.manifest.read_bytes().splitlines()[1])["data"]
    data |= {"key": "f" * 16, "file": data["file"].replace("audio", "video"), "reason": "wrong_size"}
    with place.locked(), Manifest(place) as manifest:
        manifest.add("aside", data)
    put(place, f"aside/{data['file']}", b"x")
    assert purge(archive, keep_days=10, from_zoom=("acme",))["files"] == 4
    assert list((place.folder / "aside").rglob("*")) == []


def test_a_kill_between_the_line_and_the_files_loses_nothing(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from zoomwizard.core.engine import Engine
    from zoomwizard.modes.archive.manifest import load_manifest, make_manifest_table
    from zoomwizard.modes.archive.purge import finish_purges

    archive, _ = made
    with monkeypatch.context() as patch:
        patch.setattr("zoomwizard.modes.archive.purge.remove_files", killed)
        with pytest.raises(KeyboardInterrupt):
            purge(archive, keep_days=10, from_zoom=("acme",))
    assert left(made) == {"ana", "bea", "both"}
    place = archive.account("acme")
    with Engine(archive.folder.parent, schema="archive") as engine:
        make_manifest_table(engine)
        load_manifest(engine, place)
        finish_purges(engine, place)
    assert left(made) == {"bea", "both"}
    assert is_clean(archive)


def killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_archive_in_use_is_left_alone(made: Made) -> None:
    archive, _ = made
    runs: list[Callable[[], object]] = [
        lambda: purge(archive, keep_days=0), lambda: hold(archive, name="x", date_from="2026-10-01")
    ]  # fmt: skip
    before = archive.account("acme").manifest.read_bytes()
    with archive.account("two").locked():
        for run in runs:
            with pytest.raises(AppError, match="two"):
                run()
        assert hold(archive).counts == {"holds": 0}
    assert left(made) == {"ana", "bea", "both"}
    assert archive.account("acme").manifest.read_bytes() == before


def test_times_are_of_now(tmp_path: Path) -> None:
    archive, keys = make_accounts(tmp_path / "archive", "acme")
    days = (datetime.now(UTC) - datetime(2026, 10, 1, 8, tzinfo=UTC)).days
    assert purge(archive, keep_days=days + 1)["recordings"] == 0
    assert purge(archive, keep_days=max(days - 1, 0))["recordings"] >= 1
    assert keys

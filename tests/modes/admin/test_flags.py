"""Columns of yes and no, and what a report doesn't hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.meetings import PEOPLE, meetings
from tests.modes.admin.test_columns import pasted
from tests.modes.admin.test_run import Admin, codes, rows_of, stand_in_key
from tests.oracle.admin import ReportRow
from tests.reports import PORTAL_20, PORTAL_2024, Layout, Shape, write_mapping
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.modes.admin.run import AdminJob

ROWS = meetings(1)


@pytest.fixture
def admin(tmp_path: Path) -> Admin:
    made = Admin(tmp_path)
    write_mapping(made.mapping, {address: f"p7qx2mzt{number:03}" for number, (address, _) in enumerate(PEOPLE)})
    return made


def worded(yes: str, no: str) -> Shape:
    return Shape(layout=replace(PORTAL_20, yes=yes, no=no))


def found(admin: Admin, code: str, **more: object) -> list[Finding]:
    return [finding for finding in AdminJob(stand_in_key).check(admin.inputs(**more)) if finding.code == code]


def without_addresses(rows: Sequence[ReportRow]) -> list[ReportRow]:
    return [replace(row, email="") for row in rows]


def in_the_waiting_room(rows: Sequence[ReportRow]) -> list[ReportRow]:
    return [replace(row, waiting_room="Yes") for row in rows]


WORDS = [
    ("Ya", "Tidak"), ("Tak", "Nie"), ("Evet", "Hayır"), ("EVET", "HAYIR"), ("Kyllä", "Ei"), ("Так", "Ні"),
    ("Áno", "Nie"), ("A\u0301no", "nie"), ("Igen", "Nem"), ("نعم", "لا"), ("1", "0"), ("Sí", "No"), ("SÌ", "no"),
    ("Sim", "Não"), ("Oui", "Non"), ("Ja", "Nein"), ("Ja", "Nee"), ("Ja", "Nej"), ("あり", "なし"), ("是", "否"),
    ("예", "아니요"), ("Да", "Нет"), ("Có", "Không"), ("TRUE", "FALSE"), (" Yes ", "\u00a0No"), ("Yes", "-"),
    ("Yes", ""),
]  # fmt: skip


@pytest.mark.parametrize(("yes", "no"), WORDS)
def test_yes_and_no_are_known_in_zooms_languages_and_more(admin: Admin, yes: str, no: str) -> None:
    admin.report(ROWS)
    english = rows_of(admin.run(topics="keep"))
    assert {row["Guest"] for row in english} == {"Yes", "No"}
    admin.paths.clear()
    admin.report(ROWS, worded(yes, no))
    result = admin.run(topics="keep")
    assert rows_of(result) == english
    assert "report.flag-words" not in codes(result)


@pytest.mark.parametrize(("yes", "no"), [("Jep", "Nope"), ("Ndiyo", "Hapana"), ("Hai", "Iie"), ("Yes!", "No!")])
def test_words_that_nobody_knows_are_said_and_settled(admin: Admin, yes: str, no: str) -> None:
    admin.report(ROWS)
    english = rows_of(admin.run(topics="keep"))
    admin.paths.clear()
    admin.report(ROWS, worded(yes, no), name="worded.csv")
    guest, waiting = found(admin, "report.flag-words")
    for finding, header in ((guest, "Guest"), (waiting, "In Waiting Room")):
        assert finding.severity is Severity.WARNING
        assert finding.where == "worded.csv"
        assert finding.field == "flag_words"
        assert f"In the column {header}, {len(ROWS)} rows say neither yes nor no." in str(finding.title)
        assert {asked.name for asked in finding.asks} == {yes, no}
        assert str(finding.hint).endswith(f"--flag-word {yes}=yes.")  # the rarer of the two
        assert {tuple(choice.text for choice in asked.choices) for asked in finding.asks} == {("yes", "no")}
    result = admin.run(topics="keep", flag_words=(f"{yes}=yes", f"{no.upper()}=no"))
    assert rows_of(result) == english
    assert "report.flag-words" not in codes(result)


def test_what_the_other_word_must_mean_is_proposed_and_can_be_pasted(admin: Admin) -> None:
    admin.report(ROWS)
    english = rows_of(admin.run(topics="keep"))
    admin.paths.clear()
    admin.report(ROWS, worded("Jep", "No"))
    words = pasted(found(admin, "report.flag-words"), "--flag-word")
    assert words == ("Jep=yes",)
    admin.paths.clear()
    admin.report(ROWS, worded("Yes", "Nope"))
    assert {str(finding.hint).partition("example ")[2] for finding in found(admin, "report.flag-words")} == {
        "--flag-word Nope=no."
    }
    admin.paths.clear()
    admin.report(ROWS, worded("Yes", "Tidak tahu"))
    assert {str(finding.hint).partition("example ")[2] for finding in found(admin, "report.flag-words")} == {
        '--flag-word "Tidak tahu"=no.'
    }
    admin.paths.clear()
    admin.report(ROWS, worded("Jep", "No"))
    assert rows_of(admin.run(topics="keep", flag_words=words)) == english


def test_what_the_user_says_counts_before_what_is_known(admin: Admin) -> None:
    admin.report(ROWS, worded("Ja", "Nein"))
    assert admin.run().counts["waiting_room"] > 0
    assert admin.run(flag_words=("ja=no",)).counts["waiting_room"] == 0


@pytest.mark.parametrize(
    "values",
    [
        [name for _, name in PEOPLE],  # more than a flag column has
        ["Marta Kowalska"],
        ["Kowalska"],
        ["x1234"],
        ["one@example.org"],
        ["a word that is far too long for one"],
    ],
)
def test_what_may_be_anybodys_data_is_counted_and_not_shown(admin: Admin, values: list[str]) -> None:
    rows = [replace(row, guest=values[number % len(values)], name=PEOPLE[0][1]) for number, row in enumerate(ROWS)]
    admin.report(rows)
    (finding,) = found(admin, "report.flag-words")
    assert f"In the column Guest, {len(rows)} rows" in str(finding.title)
    assert finding.asks == ()
    assert not [value for value in values if value in repr(finding) + str(finding.sentence())]


@pytest.mark.parametrize("word", ["Jep", "=yes", "Jep=maybe", " =no"])
def test_a_flag_word_that_says_nothing_is_an_error(admin: Admin, word: str) -> None:
    admin.report(ROWS)
    (finding,) = found(admin, "option.flag-word", flag_words=(word,))
    assert finding.severity is Severity.ERROR


# ---------------------------------------------------------------------------------------------------------
# What a report doesn't hold


def test_that_no_participant_has_an_address_is_said_and_not_blamed_on_the_mapping_file(admin: Admin) -> None:
    admin.report(without_addresses(ROWS), name="blank.csv")
    refused = admin.refused()
    assert refused["reports.no-addresses"].where == "blank.csv"
    assert "Zoom leaves out the addresses" in str(refused["reports.no-addresses"].hint)
    assert "mapping.nobody" not in refused


def test_addresses_in_the_waiting_room_alone_are_no_participants_addresses(admin: Admin) -> None:
    waiting = in_the_waiting_room(ROWS)
    admin.report([*without_addresses(ROWS), *waiting], Shape(layout=PORTAL_20), name="blank.csv")
    refused = admin.refused()
    assert "reports.no-addresses" in refused
    assert "mapping.nobody" not in refused
    admin.report(ROWS, name="good.csv")
    (finding,) = found(admin, "report.no-addresses")
    assert finding.where == "blank.csv"
    admin.paths.clear()
    admin.report(waiting, Shape(layout=PORTAL_20), name="waiting.csv")
    admin.report(ROWS, name="more.csv")
    assert not found(admin, "report.no-addresses")


def test_a_report_of_stays_in_the_waiting_room_alone_is_not_blamed_on_the_mapping_file(admin: Admin) -> None:
    waiting = in_the_waiting_room(ROWS)
    admin.report([replace(waiting[0], leave=None), *waiting[1:]], Shape(layout=PORTAL_20), name="waiting.csv")
    refused = admin.refused()
    assert refused["reports.nothing-left"].where == "waiting.csv"
    assert "Stays in the waiting room don't count." in str(refused["reports.nothing-left"].hint)
    assert "mapping.nobody" not in refused


def test_one_report_without_addresses_beside_good_ones_is_named(admin: Admin) -> None:
    admin.report(meetings(2))
    admin.report(without_addresses(ROWS), Shape(layout=PORTAL_2024), name="blank.csv")
    (finding,) = found(admin, "report.no-addresses")
    assert finding.severity is Severity.WARNING
    assert finding.where == "blank.csv"


def test_guests_without_addresses_beside_people_with_one_are_nothing_to_say(admin: Admin) -> None:
    admin.report(ROWS)
    assert any(not row.email for row in ROWS)
    assert not found(admin, "report.no-addresses")


@pytest.mark.parametrize("layout", [PORTAL_20, PORTAL_2024, PORTAL_20.without("creation")])
def test_each_report_without_rows_is_named(admin: Admin, layout: Layout) -> None:
    admin.report(ROWS)
    admin.report([], Shape(layout=layout), name="empty.csv")
    admin.report([], Shape(layout=layout, encoding="utf-16-le with a mark"), name="void.csv")
    assert [finding.where for finding in found(admin, "report.no-rows")] == ["empty.csv", "void.csv"]


def test_what_is_said_of_the_only_report_names_it(admin: Admin) -> None:
    admin.report([], name="only.csv")
    assert admin.refused()["reports.no-rows"].where == "only.csv"
    admin.paths.clear()
    admin.report([replace(row, join=None) for row in ROWS], name="timeless.csv")
    assert admin.refused()["reports.nothing-left"].where == "timeless.csv"

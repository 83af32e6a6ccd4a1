"""Which header is which column, in both layouts, all languages and the spellings of other tools."""

import unicodedata

import pytest

from tests.reports import (
    ITALIAN,
    JAPANESE,
    LAYOUTS,
    PORTAL_19,
    PORTAL_20,
    PORTAL_21,
    PORTAL_2021,
    PORTAL_2024,
    R_SCRIPTS,
    Layout,
)
from zoomwizard.core.tables.headers import header_key
from zoomwizard.kinds import report_headers as headers
from zoomwizard.kinds.report_headers import column_of, find_columns, tables

COLUMN_OF_FIELD = {
    "topic": "Topic",
    "meeting_id": "Meeting_ID",
    "host_name": "Host_Name",
    "host_email": "Host_Email",
    "creation": "Creation_Time",
    "start": "Start_Time",
    "end": "End_Time",
    "meeting_minutes": "Meeting_Minutes",
    "participants": "Participants",
    "name": "Name",
    "email": "Participant_Email",
    "join": "Join_Time",
    "leave": "Leave_Time",
    "minutes": "Minutes",
    "guest": "Guest",
    "waiting_room": "In_Waiting_Room",
    "kind": "Meeting_Type",
}


def expected(layout: Layout) -> dict[str, int]:
    return {
        COLUMN_OF_FIELD[field]: place for place, (_, field) in enumerate(layout.columns) if field in COLUMN_OF_FIELD
    }


def read_columns(layout: Layout) -> dict[str, int]:
    return {column: place for column, place in find_columns(layout.header).items() if column in headers.COLUMNS}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_is_read(layout: Layout) -> None:
    assert read_columns(layout) == expected(layout)


def test_the_portal_has_19_to_21_and_24_columns() -> None:
    assert [len(layout.header) for layout in (PORTAL_19, PORTAL_20, PORTAL_21, PORTAL_2024)] == [
        19,
        20,
        21,
        24,
    ]
    assert len(R_SCRIPTS.header) == 21


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        lambda text: f"  {text} ",
        lambda text: text.replace(" ", ""),
        lambda text: text.replace(" ", "_").replace("(", "").replace(")", ""),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("’", "'"),
        lambda text: text.replace("(", "（").replace(")", "）"),
        lambda text: f"\ufeff{text}?",
    ],
)
def test_headers_are_the_same_in_another_spelling(change: object) -> None:
    assert callable(change)
    for layout in LAYOUTS:
        changed = find_columns([change(text) for text in layout.header])
        assert {c: n for c, n in changed.items() if c in headers.COLUMNS} == expected(layout)


@pytest.mark.parametrize("suffix", [".1", "_1", "...14", "14", ".2"])
def test_suffixes_that_tools_put_behind_equal_headers_do_not_matter(suffix: str) -> None:
    seen: set[str] = set()
    header = []
    for text in PORTAL_21.header:
        header.append(text + suffix if text in seen else text)
        seen.add(text)
    assert read_columns(PORTAL_21) == {c: n for c, n in find_columns(header).items() if c in headers.COLUMNS}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_without_a_name_column_host_and_participant_are_still_told_apart(layout: Layout) -> None:
    shorter = layout.without("name")
    assert read_columns(shorter) == expected(shorter)


def test_host_and_participant_are_told_by_their_place_alone() -> None:
    assert find_columns(["User Email", "Name (Original Name)", "User Email"])["Host_Email"] == 0
    assert find_columns(["User Email", "Name (Original Name)", "User Email"])["Participant_Email"] == 2
    assert find_columns(["Duration (Minutes)", "Join Time", "Duration (Minutes)"])["Minutes"] == 2
    assert "Participant_Email" not in find_columns(["User Email", "Name (Original Name)"])


def test_a_choice_says_which_header_is_which_column() -> None:
    strange = PORTAL_21.renamed(join="Arrivée à", leave="Départ à", name="Wer")
    places = find_columns(strange.header, {"Join_Time": "ARRIVÉE  à", "Leave_Time": "Départ à", "Name": "Wer"})
    assert {c: n for c, n in places.items() if c in headers.COLUMNS} == expected(strange)


def test_of_two_equal_headers_a_choice_means_the_right_one() -> None:
    strange = PORTAL_21.renamed(host_email="Adresse", email="Adresse", minutes="Min", meeting_minutes="Min")
    chosen = {
        "Host_Email": "Adresse",
        "Participant_Email": "Adresse",
        "Minutes": "Min",
        "Meeting_Minutes": "Min",
    }
    places = find_columns(strange.header, chosen)
    assert {c: n for c, n in places.items() if c in headers.COLUMNS} == expected(strange)


def test_a_choice_overrules_a_header_that_is_known() -> None:
    header = [*PORTAL_21.header, "Real join"]
    places = find_columns(header, {"Join_Time": "Real join"})
    assert places["Join_Time"] == len(header) - 1
    assert "Join_Time" not in {column for column, place in places.items() if place == 14}


def test_a_header_where_the_portal_forgot_a_comma_is_the_name() -> None:
    assert column_of("Phone numberName (Original Name)") == "Name"
    assert read_columns(PORTAL_2021)["Name"] == 14


def test_no_alias_means_two_columns() -> None:
    seen: dict[str, str] = {}
    for column, texts in tables()["aliases"].items():
        for text in texts:
            assert header_key(text)
            assert seen.setdefault(header_key(text), column) == column, text


@pytest.mark.parametrize(
    "header",
    [["Topic", "Meeting ID"], ["1", "2", "3"], [""], [], PORTAL_21.without("join").header],
)
def test_other_rows_are_no_report_header(header: list[str]) -> None:
    assert not headers.is_report_header(header)


@pytest.mark.parametrize("layout", [PORTAL_19, PORTAL_2024, ITALIAN, JAPANESE], ids=lambda layout: layout.name)
def test_a_details_report_has_the_header_of_one(layout: Layout) -> None:
    assert headers.is_report_header(layout.header)

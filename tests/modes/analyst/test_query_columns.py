"""Queries whose headers are in another language or were changed: by name, by value, or asked; the numbers stay."""

import random
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.analyst import ANNA, BEN, MEETINGS, NEXT_SUNDAY, QUERY_NAME, SUNDAY, Analyst, Results, call, write_csv
from zoomwizard.cli.main import run
from zoomwizard.cli.outcome import proposed_options
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.kinds.all_kinds import kind_of
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.query_columns import COLUMN_NAMES
from zoomwizard.modes.analyst.run import AnalystJob

ENGLISH = (
    "PersonId", "MetricDate", "TimeZone", "WorkingStartTimeSetInOutlook", "WorkingEndTimeSetInOutlook",
    "WorkingDaysSetInOutlook", "Organization", "Emails_sent", "PersonHashID",
)  # fmt: skip
GERMAN = (
    "Personen-ID", "Metrikdatum", "Zeitzone", "Arbeitsbeginn", "Arbeitsende", "Arbeitstage", "Organisation",
    "Gesendete E-Mails", "PersonHashID",
)  # fmt: skip
FRENCH = (
    "ID de la personne", "Date de la métrique", "Fuseau horaire", "Heure de début du travail",
    "Heure de fin du travail", "Jours de travail", "Organisation", "E-mails envoyés", "HashID",
)  # fmt: skip
JAPANESE = (
    "個人 ID", "メトリックの日付", "タイム ゾーン", "始業時刻", "終業時刻", "勤務日", "組織", "送信メール数",
    "PersonHashID",
)  # fmt: skip
# Only what is fixed has kept its name; and what somebody made of all of them in a spreadsheet.
VIVA_FIXED = ("PersonId", "MetricDate", "Zona", "Von", "Bis", "Tage", "Bereich", "Mails", "PersonHashID")
RENAMED = ("Wer", "Woche", "Ort der Uhr", "Von", "Bis", "An", "Bereich", "Mails", "PersonHashID")
ANNAS_ID, BENS_ID = "7d99f98f-c0a6-4df9-b2c3-ec9507caf781", "a6afe34c-8524-32d3-a368-1517b29b68cd"
# Anna joins at 18:00 in Los Angeles, where she works until 17:00; Ben at 03:00 in Zurich.
CALLS = (call(join="2026-06-11T01:00:00Z"), call(BEN, "2026-06-11T01:00:00Z"))
CALENDAR = (("MeetingId", "Subject", "Attendees"), ("m1", "Quick call", "3"), ("m2", "Weekly sync", "4"))


def weeks(*more: str, header: Sequence[str] = ENGLISH, days: str = "Mo|Tu|We|Th|Fr") -> list[Sequence[str]]:
    """A query of two people and two weeks; `more` are the zones of both and Ben's end."""
    first, second, end = more or ("Pacific Standard Time", "Europe/Zurich", "16:00")
    return [
        header,
        *(
            (person, day, zone, "08:00", until, days, unit, str(mails), hash_id)
            for day in (SUNDAY, NEXT_SUNDAY)
            for person, zone, until, unit, mails, hash_id in (
                (ANNAS_ID, first, "17:00", "Sales", 12, ANNA),
                (BENS_ID, second, end, "Sales", 12, BEN),
            )
        ),
    ]


def numbers(results: Results) -> list[list[str]]:
    """What was computed, cell for cell: the columns behind those of the query, and the standalone file."""
    own = len(ENGLISH)
    joined = [row[own:] for row in results.joined]
    dates = [row[1:] if row is joined[0] or "Date" in joined[0] else row for row in joined]
    return [*dates, *([*key, *row.values()] for key, row in results.standalone.items())]


@pytest.fixture
def expected(tmp_path: Path) -> list[list[str]]:
    """The numbers of the same query with English headers."""
    found = Analyst(tmp_path / "english", calls=CALLS, query=weeks(), meetings=CALENDAR).run()
    values = found.values()
    assert values["Zoom_After_hours_in_scheduled_calls"] == "1.0"  # by her own clock, and the calendar knows the call
    return numbers(found)


def asked(errors: Mapping[str, Finding]) -> list[str]:
    """The proposals of the questions, as the option takes them."""
    questions = [question for finding in errors.values() for question in finding.asks if question.proposed]
    return [question.input_of(question.proposed) for question in questions]


# ---------------------------------------------------------------------------------------------------------
# The numbers as with English headers


@pytest.mark.parametrize(
    ("header", "subject", "by_value"),
    [
        (GERMAN, "Betreff", 0),
        (FRENCH, "Objet", 0),
        (JAPANESE, "件名", 0),
        (VIVA_FIXED, "Asunto", 4),
        (RENAMED, "Worum es geht", 7),
    ],
)
def test_translated_and_renamed_headers_give_the_numbers_of_english_ones(
    tmp_path: Path, expected: list[list[str]], header: Sequence[str], subject: str, by_value: int
) -> None:
    query = weeks(header=header)
    calendar = [("MeetingId", subject, "Attendees"), *CALENDAR[1:]]
    found = Analyst(tmp_path / "other", calls=CALLS, query=query, meetings=calendar).run()
    assert numbers(found) == expected
    notes = [finding for finding in found.result.findings if finding.code == "query.column-found"]
    assert len(notes) == by_value
    assert {note.severity for note in notes} <= {Severity.NOTE}
    if by_value:
        said = {str(note.where): str(note.title) for note in notes}
        assert said[f"{QUERY_NAME}, column Von"] == (
            "This column is used as WorkingStartTimeSetInOutlook, because of its values."
        )


@pytest.mark.parametrize(
    "zones",
    [
        ("(UTC-08:00) Pacific Time (US & Canada)", "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"),
        ("(GMT-08:00) Pacific Time (US & Canada)", "(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"),
        ("America/Los_Angeles", "Europe/Berlin"),
        ("(UTC-08:00) Pacific Time (US and Canada)", "W. Europe Standard Time"),
    ],
)
@pytest.mark.parametrize("header", [ENGLISH, RENAMED])
def test_zones_may_be_written_as_windows_shows_them(
    tmp_path: Path, expected: list[list[str]], zones: tuple[str, str], header: Sequence[str]
) -> None:
    found = Analyst(
        tmp_path / "other", calls=CALLS, query=weeks(*zones, "16:00", header=header), meetings=CALENDAR
    ).run()
    assert numbers(found) == expected
    assert found.codes.isdisjoint({"query.unknown-zone", "query.no-time-zone"})


@pytest.mark.parametrize("days", ["Mo, Di, Mi, Do, Fr", "lundi-vendredi", "Montag bis Freitag", "月火水木金"])
def test_days_may_be_in_another_language(tmp_path: Path, expected: list[list[str]], days: str) -> None:
    found = Analyst(tmp_path / "other", calls=CALLS, query=weeks(header=RENAMED, days=days), meetings=CALENDAR).run()
    assert numbers(found) == expected
    assert "query.working-time" not in found.codes


@pytest.mark.parametrize("seed", range(4))
def test_neither_names_nor_order_nor_forms_of_the_columns_change_the_numbers(
    tmp_path: Path, expected: list[list[str]], seed: int
) -> None:
    """Headers of letters that say nothing, columns in any order, dates and clocks and days in other forms."""
    chance = random.Random(seed)
    forms = [
        {1: "6/7/2026", 3: "8:00 AM", 5: "Mon-Fri"},
        {1: "07.06.2026", 3: "08:00 Uhr", 5: "Montag bis Freitag"},
        {1: "2026-06-07 00:00:00", 3: "8h00", 5: "lun.-ven."},
        {1: "7/6/2026", 3: "上午8:00", 5: "周一至周五"},
    ][seed]
    rows = []
    for row in weeks()[1:]:
        cells = list(row)
        day = forms[1] if row[1] == SUNDAY else forms[1].replace("07", "14").replace("7", "14")
        cells[1], cells[3], cells[5] = day, forms[3], forms[5]
        rows.append(cells)
    order = chance.sample(range(len(ENGLISH)), len(ENGLISH))
    names = ("Uno", "Dos", "Tres", "Vier", "Pět", "六", "Seven", "Ocho", "IX")
    header = [f"{name}{chance.randrange(10)}" for name in names]
    query = [[header[place] for place in order], *([row[place] for place in order] for row in rows)]
    found = Analyst(tmp_path / "other", calls=CALLS, query=query, meetings=CALENDAR).run()
    assert numbers(found)[1:] == expected[1:]
    assert "query.hash-column-found" in found.codes


def test_a_folder_with_german_exports_is_known_by_their_columns(tmp_path: Path) -> None:
    analyst = Analyst(tmp_path / "in", calls=CALLS, query=weeks(header=GERMAN))
    analyst.meetings = [("Besprechungs-ID", "Betreff"), ("m1", "Quick call")]
    inputs = analyst.write()
    for path in (inputs.person_query, inputs.meeting_query):
        assert path is not None
        path.rename(path.with_name(f"Export von {path.stem[-12:]}.csv"))
    analyst.options = {"zoom": (analyst.folder,), "person_query": None, "meeting_query": None}
    found = replace_and_check(analyst, analyst.options)
    assert [finding.code for finding in found if finding.severity == "error"] == []


@pytest.mark.parametrize(
    "header", ["Тема,Идентификатор конференции", "Konu,Toplantı Kimliği", "主题,会议 ID", "Temat,ID spotkania"]
)
def test_a_zoom_report_in_a_language_in_which_topics_are_called_subjects_is_no_calendar(header: str) -> None:
    cells = [*header.split(","), "Host", "Start Time", "Email", "Join Time", "Leave Time"]
    kind = kind_of(cells)
    assert kind is None or kind.name != "meeting-query"


# ---------------------------------------------------------------------------------------------------------
# What the values don't settle is asked


def test_two_columns_of_zones_are_asked_about_and_the_proposal_works(tmp_path: Path, expected: list[list[str]]) -> None:
    """The office's zone and the person's own: nobody but the analyst knows which counts."""
    rows = weeks(header=VIVA_FIXED)
    query = [[*row[:3], extra, *row[3:]] for row, extra in zip(rows, ["Zone 2", *["Etc/UTC"] * 4], strict=True)]
    analyst = Analyst(tmp_path / "other", calls=CALLS, query=query, meetings=CALENDAR)
    errors = analyst.refused()
    error = errors["query.column-open"]
    assert error.field == "query_columns"
    (question,) = error.asks
    assert [choice.text for choice in question.choices] == ["Zona", "Zone 2", "none"]
    assert question.choices[0].values == ("Pacific Standard Time", "Europe/Zurich")
    assert "Pacific" not in str(error.sentence())
    assert proposed_options(errors.values(), "analyst") == '--query-column TimeZone="Zona"'

    analyst.options = {"query_columns": asked(errors)}
    found = analyst.run()
    assert [row[-len(expected[0]) :] for row in numbers(found)[:5]] == expected[:5]
    assert found.record["options"]["query_columns"] == ["TimeZone=Zona"]
    analyst.options = {"query_columns": ("TimeZone=none",)}
    assert analyst.run().finding("query.no-time-zone").severity is Severity.NOTE


def test_the_line_that_the_command_line_prints_can_be_pasted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header = ("Wer", "Woche", *VIVA_FIXED[2:])
    query = [header, *([f"person {row[-1]}", *row[1:]] for row in weeks()[1:])]
    calendar = [
        ("Nr", 'Worum "es" geht', "Team", "Leute"),
        ("m1", "Quick call", "Sales and so on", "3"),
        ("m2", "A b", "Sales and so on", "4"),
    ]
    inputs = Analyst(tmp_path, calls=CALLS, query=query, meetings=calendar).write()
    arguments = ["analyst", "--zoom", str(tmp_path), "--output", str(inputs.output)]
    assert run(arguments) == 3
    said = capsys.readouterr().err
    (line,) = [line for line in said.splitlines() if "add this to the command: " in line]
    assert run([*arguments, *shlex.split(line.partition("command: ")[2])]) == 0
    assert "m1" not in said


def test_ids_that_may_be_several_columns_are_asked_about_and_the_proposal_works(
    tmp_path: Path, expected: list[list[str]]
) -> None:
    header = ("Wer", "Woche", *ENGLISH[2:])
    query = [header, *([f"person {row[-1]}", *row[1:]] for row in weeks()[1:])]
    analyst = Analyst(tmp_path / "other", calls=CALLS, query=query, meetings=CALENDAR)
    errors = analyst.refused()
    assert asked(errors) == ["PersonId=Wer"]
    analyst.options = {"query_columns": asked(errors)}
    assert numbers(analyst.run()) == expected


def test_several_columns_of_words_in_a_calendar_are_asked_about(tmp_path: Path, expected: list[list[str]]) -> None:
    calendar = [
        ("MeetingId", "Worum", "Team", "Attendees"),
        ("m1", "Quick call", "Sales and Marketing", "3"),
        ("m2", "Weekly sync", "Sales and Marketing", "4"),
    ]
    analyst = Analyst(tmp_path / "other", calls=CALLS, query=weeks(), meetings=calendar)
    errors = analyst.refused()
    assert proposed_options(errors.values(), "analyst") == '--query-column Subject="Worum"'
    analyst.options = {"query_columns": asked(errors)}
    assert numbers(analyst.run()) == expected


def test_times_of_which_neither_is_always_the_earlier_are_asked_about(tmp_path: Path) -> None:
    query = [list(row) for row in weeks(header=VIVA_FIXED)]
    for row in query[2::2]:  # Ben works nights
        row[3], row[4] = "22:00", "06:00"
    analyst = Analyst(tmp_path / "other", calls=CALLS, query=query, meetings=CALENDAR)
    errors = [finding for finding in analyst.check() if finding.severity == "error"]
    assert [finding.code for finding in errors] == ["query.column-open"] * 2
    options = [question.input_of(question.proposed) for finding in errors for question in finding.asks]
    assert options == [f"{COLUMN_NAMES['start_time']}=Von", f"{COLUMN_NAMES['end_time']}=Bis"]
    analyst.options = {"query_columns": options}
    assert "query.column-open" not in analyst.run().codes


@pytest.mark.parametrize(
    ("options", "severity", "asks"),
    [
        ({}, Severity.WARNING, 1),
        ({"time_zone": "Europe/Zurich"}, Severity.NOTE, 0),
        ({"query_columns": ("TimeZone=none",)}, Severity.NOTE, 0),
    ],
)
def test_a_query_without_zones_says_for_how_many_people_another_counts(
    tmp_path: Path, options: dict[str, object], severity: Severity, asks: int
) -> None:
    query = [[*row[:2], *row[3:]] for row in weeks()]
    found = Analyst(tmp_path / "other", calls=CALLS, query=query, meetings=CALENDAR, options=options).run()
    finding = found.finding("query.no-time-zone")
    assert (finding.severity, len(finding.asks)) == (severity, asks)
    assert str(finding.title) == (
        "There's no TimeZone column, so the working hours of 2 people count in the Zoom admin's time zone."
    )


def test_a_column_of_countries_is_no_column_of_zones(tmp_path: Path) -> None:
    """Japan and Poland are names in the database of zones too."""
    query = [
        [*row[:2], place, *row[3:]] for row, place in zip(weeks(), ["Land", *["Japan", "Poland"] * 2], strict=True)
    ]
    found = Analyst(tmp_path / "other", calls=CALLS, query=query, meetings=CALENDAR).run()
    assert found.finding("query.no-time-zone").severity is Severity.WARNING


@pytest.mark.parametrize("days", ["[SUNDAY, SATURDAY]", "Fr|Sa", "Monday"])
def test_days_off_are_not_taken_for_working_days(tmp_path: Path, days: str) -> None:
    query = weeks(header=(*ENGLISH[:5], "Weekend", *ENGLISH[6:]), days=days)
    found = Analyst(tmp_path / "other", calls=CALLS, query=query, meetings=CALENDAR).run()
    assert "query.column-found" not in found.codes


# ---------------------------------------------------------------------------------------------------------
# What is said of it


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        ("TimeZone", "columns.choice"),
        ("TimeZone=", "columns.choice"),
        ("Nope=Zeitzone", "columns.choice"),
        ("TimeZone=Nope", "query.no-column"),
        ("PersonId=none", "query.no-column"),
    ],
)
def test_an_answer_that_can_not_be_used_is_refused(tmp_path: Path, choice: str, code: str) -> None:
    analyst = Analyst(tmp_path, calls=CALLS, query=weeks(), meetings=CALENDAR, options={"query_columns": (choice,)})
    assert set(analyst.refused()) == {code}


def test_a_choice_that_is_no_header_lists_those_there_are(tmp_path: Path) -> None:
    options = {"query_columns": ("TimeZone=Nope",)}
    analyst = Analyst(tmp_path, calls=CALLS, query=weeks(header=ENGLISH), meetings=CALENDAR, options=options)
    (error,) = [finding for finding in analyst.check() if finding.code == "query.no-column"]
    assert str(error.title).startswith("There's no column Nope. The columns are PersonId, MetricDate, ")
    assert set(error.choices) == set(ENGLISH)
    assert [(question.name, question.proposed) for question in error.asks] == [("TimeZone", "")]


@pytest.mark.parametrize("choice", ["MetricDate=Nope", "PersonId=none"])
def test_a_wrong_choice_does_not_hide_that_the_first_line_is_a_header(tmp_path: Path, choice: str) -> None:
    query = weeks(header=RENAMED)
    analyst = Analyst(tmp_path, calls=CALLS, query=query, meetings=CALENDAR, options={"query_columns": (choice,)})
    assert "query.no-column" in analyst.refused()


def test_what_somebody_chose_goes_before_the_name(tmp_path: Path) -> None:
    query = [[*row, zone] for row, zone in zip(weeks(), ["Own zone", *["Etc/UTC"] * 4], strict=True)]
    options = {"query_columns": ("Zeitzone=own ZONE",), "min_group_size": 1}
    found = Analyst(tmp_path, calls=CALLS, query=query, meetings=CALENDAR, options=options).run()
    assert found.result.counts["zone_from_the_person_query"] == 2
    assert found.values()["Zoom_After_hours_in_scheduled_calls"] == "1.0"


def test_a_wrong_hash_column_hides_no_wrong_attribute(tmp_path: Path) -> None:
    options = {"hash_column": "Nope", "attribute": ("Nowhere",)}
    analyst = Analyst(tmp_path, calls=CALLS, query=weeks(), meetings=CALENDAR, options=options)
    assert set(analyst.refused()) == {"query.no-hash-column", "option.attribute"}


@pytest.mark.parametrize(
    ("name", "header", "lacks"),
    [
        ("person_query", ("PersonId", "TimeZone", "PersonHashID"), "MetricDate"),
        ("person_query", ("PersonId", "Organization", "HashID"), "MetricDate"),
        ("person_query", ("PersonId", "WorkingDaysSetInOutlook", "PersonHashID"), "MetricDate"),
        ("person_query", ("Personen-ID", "Zeitzone", "PersonHashID"), "MetricDate"),
        ("meeting_query", ("MeetingId", "Attendee_meeting_hours", "Attendees"), "Subject"),
        ("meeting_query", ("MeetingId", "StartDate", "DurationHours"), "Subject"),
        ("meeting_query", ("MeetingId", "Collaboration_start_time", "Duration"), "Subject"),
    ],
)
@pytest.mark.parametrize("in_folder", [False, True])
def test_a_query_that_lacks_a_column_is_told_which(
    tmp_path: Path, name: str, header: Sequence[str], lacks: str, *, in_folder: bool
) -> None:
    analyst = Analyst(tmp_path / "files", calls=CALLS, query=weeks(), meetings=MEETINGS)
    inputs = analyst.write()
    path = getattr(inputs, name)
    path.unlink()
    write_csv(path.with_name("export.csv"), [header, *([f"{n}-{row}" for n in range(3)] for row in range(4))])
    options: dict[str, Any] = {name: path.with_name("export.csv")}
    if in_folder:
        options = {"zoom": (analyst.folder,), "person_query": None, "meeting_query": None}
    found = replace_and_check(analyst, options)
    (error,) = [finding for finding in found if finding.severity == "error"]
    assert (error.code, error.where) == ("query.missing-columns", "export.csv")
    assert str(error.title).startswith(f"There's no column {lacks}. The columns are ")


def replace_and_check(analyst: Analyst, options: Mapping[str, Any]) -> list[Finding]:
    """What the check says of the files as they lie there."""
    given: dict[str, Any] = {
        "zoom": (next(analyst.folder.glob("Hashed*.csv")),),
        "person_query": next(analyst.folder.glob("Ways*"), None),
        "meeting_query": next(analyst.folder.glob("Standard*"), None),
        "output": analyst.output,
    }
    return AnalystJob().check(AnalystInputs(**{**given, **options}))


def test_a_mapping_file_in_place_of_a_person_query_is_still_called_one(tmp_path: Path) -> None:
    analyst = Analyst(tmp_path, calls=CALLS, meetings=CALENDAR)
    analyst.query = [("PersonID", "Organization", "HashID"), ("ana@example.com", "Sales", ANNA)]
    assert str(analyst.refused()["query.other-kind"].title) == "This looks like a mapping file, not a person query."

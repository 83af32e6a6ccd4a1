"""Reports of one meeting or webinar and lists of meetings, by their rows."""

from tests.reports import PORTAL_2024
from zoomwizard.kinds.all_kinds import kind_of
from zoomwizard.kinds.meeting_features import FEATURES, FIRST_COLUMNS, find_features
from zoomwizard.kinds.occurrence_reports import (
    find_list,
    find_meeting,
    find_people,
    find_webinar,
    is_approved,
    is_without_times,
    section_of,
)

LIST = PORTAL_2024.header[:FIRST_COLUMNS]
PORTUGUESE_LIST = (
    "Tópico,Tipo,ID,Nome do anfitrião,E-mail do anfitrião,Hora de início,Hora de término,Participantes,"
    "Duração (minutos),,,,,,,"
)
JAPANESE = "ミーティング ID,トピック,開始時間,終了時間,ユーザーメール,通話時間（分）,参加者,"


def test_what_was_held_is_known_in_each_layout_and_language() -> None:
    old = find_meeting(
        ["Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants", ""], {}
    )
    new = find_meeting(["Topic", "ID", "Host", "Duration (minutes)", "Start time", "End time", "Participants"], {})
    italian = find_meeting(
        ["Argomento", "ID", "Organizzatore", "Durata (minuti)", "Ora di inizio", "Ora di fine", "Partecipanti"], {}
    )
    assert old == {
        "Meeting_ID": 0, "Topic": 1, "Start_Time": 2, "End_Time": 3, "Host_Email": 4, "Meeting_Minutes": 5,
        "Participants": 6,
    }  # fmt: skip
    assert new == italian == {
        "Topic": 0, "Meeting_ID": 1, "Host_Name": 2, "Meeting_Minutes": 3, "Start_Time": 4, "End_Time": 5,
        "Participants": 6,
    }  # fmt: skip
    assert find_meeting(JAPANESE.split(","), {}) is not None


def test_a_header_that_nobody_knows_is_said() -> None:
    header = ["Número", "Tema", "Principio", "Fin", "Duración (minutos)", "Participantes"]
    said = {"Meeting_ID": "Número", "Start_Time": "Principio", "End_Time": "Fin"}
    assert find_meeting(header, {}) is None
    assert (find_meeting(header, said) or {}).items() >= {"Meeting_ID": 0, "Start_Time": 2, "End_Time": 3}.items()


def test_a_list_of_meetings_is_neither_one_meeting_nor_its_people() -> None:
    header = [*LIST, *FEATURES.values()]
    assert find_list(header, {}) is not None
    assert find_list(PORTUGUESE_LIST.split(","), {}) is not None
    assert find_meeting(header, {}) is find_people(header, {}) is find_webinar(header, {}) is None
    assert find_list([*header, "Name (original name)", "Join time"], {}) is None


def test_features_are_known_by_name_or_else_by_their_order() -> None:
    flags = list(FEATURES)
    assert find_features([*LIST, *FEATURES.values()]) == {name: FIRST_COLUMNS + at for at, name in enumerate(flags)}
    assert find_features([*LIST, "Poll", "Zoom App"]) == {"poll": 16, "zoom_apps": 17}
    translated = [f"eine Funktion {number}" for number in range(len(FEATURES))]
    assert list(find_features([*LIST, *translated])) == flags
    assert find_features([*LIST, *translated[1:]]) == {}
    assert (flags[0], flags[13], flags[24:26], flags[-1]) == (
        "screen_sharing", "zoom_apps", ["record_to_computer", "record_to_cloud"], "color_themes",
    )  # fmt: skip


def test_people_of_one_occurrence_are_never_taken_for_its_host() -> None:
    header = "Attended,User Name,First Name,Email,Email,Guest,Registration Time,Approval Status,Join Time,Leave Time"
    found = find_people([*header.split(","), "Is Guest"], {})
    assert found is not None
    assert (found["Participant_Email"], found["Join_Time"], found["Guest"], found["Approval"]) == (3, 8, 10, 7)
    assert find_people(["User Name", "Join Time", "Leave Time", "Country/Region Name"], {}) is not None
    assert find_people(["Name (Original Name)", "User Email", "Total Duration (Minutes)"], {}) is None


def test_people_without_times_are_known_too() -> None:
    assert is_without_times(["Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest"])
    assert is_without_times(["Tên (Tên gốc)", "Email người dùng", "Tổng thời gian (Phút)"])
    assert not is_without_times(["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"])
    kind = kind_of(["Nome (nome originale)", "E-mail", "Durata (minuti)"])
    assert kind is not None
    assert kind.name == "unique-users-report"


def test_a_question_of_a_registration_may_be_called_as_a_column_of_the_meeting() -> None:
    assert find_people(["Attended", "User Name", "Email", "ID", "Topic", "Join Time", "Leave Time"], {}) is not None


def test_a_section_is_known_by_a_title_that_stands_alone() -> None:
    titles = ["Attendee Report", "Host Details", "Panelist Details", "Attendee Details", "Other Attended"]
    assert [section_of([title, "", ""]) for title in titles] == ["report", "host", "panelist", "attendee", "other"]
    assert section_of(["Detalhes dos Participantes", ""]) == "attendee"
    assert section_of(["Host Details", "a cell"]) is None
    assert section_of([]) is None


def test_a_webinar_is_known_in_the_seen_languages() -> None:
    portuguese = "Tópico,ID do Webinar,Hora de Início Real,Duração Real (minutos),# Inscrito,Visualizadores específicos"
    assert find_webinar(portuguese.split(","), {}) == {
        "Topic": 0, "Webinar_ID": 1, "Start_Time": 2, "Meeting_Minutes": 3, "Registered": 4, "Unique_Viewers": 5,
    }  # fmt: skip
    assert find_webinar(["Topic", "Webinar ID", "Scheduled Time", "Duration (minutes)"], {}) is None


def test_only_an_approved_registration_counts() -> None:
    assert [is_approved(text) for text in ("approved", "Approved", "denied", "pending", "", "--")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip

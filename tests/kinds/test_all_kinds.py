"""Which kind a file is of, by a header or title row of it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.reports import PORTAL_2024
from zoomwizard.kinds.all_kinds import TABLE_KINDS, kind_of
from zoomwizard.kinds.hashed_file import HASHED_HEADER, maker_of_hashed_file

GOLDEN = Path(__file__).parents[1] / "golden"
R_HEADER = [
    "Topic", "MeetingID", "Department", "Group", "HasZoomRooms", "Creation_Time", "Start_Time", "End_Time",
    "Duration_Minutes_1", "Participants", "NameOriginalName", "Join_Time", "Leave_Time", "Duration_Minutes_2",
    "Guest", "RecordingConsent", "InWaitingRoom", "MarketingOptIn", "User_Email_1", "User_Email_2",
]  # fmt: skip
REPORT_HEADER = [
    "Topic", "MeetingID", "User_Name", "User_Email_1", "Department", "Group", "HasZoomRooms", "Creation_Time",
    "Start_Time", "End_Time", "Duration_Minutes_1", "Participants", "NameOriginalName", "User_Email_2",
    "Join_Time", "Leave_Time", "Duration_Minutes_2", "Guest", "RecordingConsent", "InWaitingRoom",
    "MarketingOptIn",
]  # fmt: skip


LOOKS = {
    "a mapping file": [
        "PersonID,HashID",
    ],
    "a hashed Zoom file": [
        (
            "MeetingID,Topic,User_Email_1,User_Email_2,Creation_Time,Start_Time,End_Time,"
            "Duration_Minutes_1,Participants,Join_Time,Leave_Time,Duration_Minutes_2,Guest,InWaitingRoom"
        ),
    ],
    "a webinar attendee report": [
        "Attendee Report,",
    ],
    "a poll report": [
        "Poll Report",
    ],
    "a questions and answers report": [
        "Question and Answer Report",
    ],
    "a registration report": [
        "Registration Report",
    ],
    "a daily usage report": [
        "Date,New Users,Meetings,Participants,Meeting Minutes",
    ],
    "a report of the meetings that each user joined": [
        (
            "User Name,User Email,Meeting ID,Topic,Host,Host Account Name,Participants,Start Time,"
            "End Time,User Join Status"
        ),
    ],
    "a list of recordings": [
        "Host,Topic,ID,Start Time,File Size,Total Views",
    ],
    "a person query": [
        "PersonId,MetricDate,Collaboration_hours",
    ],
    "a meeting query": [
        "MeetingId,Subject,StartDate",
    ],
    "a participants report of one meeting without times (unique users)": [
        "Name (Original Name),User Email,Total Duration (Minutes),Guest",
    ],
    "a participants report of one meeting": [
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest",
        "User Name,Join time,Leave time,Duration(Minutes),Attentiveness Score",
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,",
        "Topic,ID,Host,Duration (minutes),Start time,End time,Participants",
        "名前 (元の名前),ユーザーメール,参加時刻,退出時刻,所要時間（分）",
    ],
    "a dashboard export of one meeting": [
        "Meeting ID,Host,Email,User Type,Start Time,End Time,Duration (hh:mm:ss),Participants,PSTN,VoIP",
    ],
    "the transcript of a recording": [
        "WEBVTT",
    ],
    "the chat of a meeting": [
        "08:17:59\t From  Ann : hello",
        "2026-08-09 10:51:00 From Ann to Everyone:",
    ],
    "a list of meetings without their participants": [",".join(PORTAL_2024.header[:16])],
}


def test_every_kind_has_a_name_of_its_own() -> None:
    assert (
        len({kind.name for kind in TABLE_KINDS}) == len({str(kind.looks) for kind in TABLE_KINDS}) == len(TABLE_KINDS)
    )


@pytest.mark.parametrize(("first_line", "looks"), [(line, looks) for looks, lines in LOOKS.items() for line in lines])
def test_other_files_are_known_by_their_first_line(first_line: str, looks: str) -> None:
    kind = kind_of(first_line.split(","))
    assert kind is not None
    assert str(kind.looks) == looks


@pytest.mark.parametrize(
    ("header", "maker"),
    [
        (HASHED_HEADER, "own"),
        ((*HASHED_HEADER, "Department", "Has Zoom Rooms?"), "own"),
        ([name.lower() for name in HASHED_HEADER], "own"),
        (R_HEADER, "r"),
        (REPORT_HEADER, None),
        ([name for name in REPORT_HEADER if name != "User_Name"], None),
        ([name for name in HASHED_HEADER if name != "User_Email_2"], None),
        (["PersonId", "MetricDate"], None),
        ([], None),
    ],
)
def test_whose_hashed_file_it_is(header: Sequence[str], maker: str | None) -> None:
    assert maker_of_hashed_file(header) == maker


def test_the_hashed_file_of_the_published_scripts_is_known() -> None:
    (path,) = (GOLDEN / "published" / "odd" / "analyst").glob("Hashed*.csv")
    assert maker_of_hashed_file(path.read_text(encoding="utf-8").splitlines()[0].split(",")) == "r"


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (HASHED_HEADER, "a hashed Zoom file"),
        (R_HEADER, "a hashed Zoom file"),
        (REPORT_HEADER, "a Zoom report that the Zoom admin hasn't prepared"),
        (["Person Id", "Metric date", "Meeting hours"], "a person query"),
        (["PersonId", "Date"], "a person query"),
        (["MeetingId", "Subject"], "a meeting query"),
        (["PersonID", "HashID"], "a mapping file"),
        (
            ["PersonId", "MetricDate", "Date", "Zoom_Unscheduled_call_hours", "Zoom_Total_call_hours"],
            "a result of an earlier run",
        ),
        (["TimeInvestors_Organization", "Collaborators_Organization", "Date"], "a group-to-group query"),
        (
            ["PrimaryCollaborator_PersonId", "SecondaryCollaborator_PersonId", "MetricDate"],
            "a person-to-person query",
        ),
        (
            ["PrimaryCollaborator_PersonId", "SecondaryCollaborator_Layer", "MetricDate"],
            "a person-to-group query",
        ),
        (["Topic", "Webinar ID", "Unique Viewers"], "a webinar attendee report"),
    ],
)
def test_what_a_header_says(header: Sequence[str], words: str) -> None:
    kind = kind_of(header)
    assert kind is not None
    assert str(kind.looks).startswith(words)


def test_an_unknown_header_says_nothing() -> None:
    assert kind_of(["one", "two"]) is None
    assert kind_of([]) is None


@pytest.mark.shared
@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("*pq_data*", "a person query"),
        ("wpa_[des]?_data*", "a person query"),
        ("*mt_data*", "a meeting query"),
        ("*g2g_data*", "a group-to-group query"),
        ("*p2p_data*", "a person-to-person query"),
        ("*p2g_data*", "a person-to-group query"),
    ],
)
def test_what_the_samples_are(shared: Path, pattern: str, words: str) -> None:
    paths = list((shared / "samples" / "viva").glob(pattern))
    assert paths
    for path in paths:
        header = path.read_text(encoding="utf-8-sig").splitlines()[0].replace('"', "").split(",")
        kind = kind_of(header)
        assert kind is not None, path.name
        assert str(kind.looks) == words, path.name

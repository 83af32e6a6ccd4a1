"""Zoom's reports of one meeting or webinar and its list of meetings, as small files, and what they say."""

from pathlib import Path

from zoomwizard.kinds.meeting_features import FEATURES

P4 = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
98765432109,"Team, weekly",10/14/2026 09:00:00 AM,10/14/2026 10:00:00 AM,owner@example.org,60,3,

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room
Ada L (Host),ada@example.org,10/14/2026 08:59:00 AM,10/14/2026 10:00:00 AM,61,No,,No
Guest  One,,10/14/2026 09:05:00 AM,10/14/2026 09:06:00 AM,1,Yes,,Yes
Guest  One,,10/14/2026 09:06:00 AM,10/14/2026 09:30:00 AM,24,Yes,OK,No
,,10/14/2026 09:10:00 AM,10/14/2026 09:20:00 AM,10,Yes,,No
"""
P5 = """Topic,ID,Host,Duration (minutes),Start time,End time,Participants
Planning,812 3456 7890,Ben Host (ben@example.org),30,"10/15/2026 01:00:00 PM","10/15/2026 01:30:00 PM",2

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room
Cyd (Host),cyd@example.org,"10/15/2026 01:00:00 PM","10/15/2026 01:30:00 PM",30,No,,No
Dan,DAN@example.org ,"10/15/2026 01:10:00 PM",,20,No,,No
"""
WEBINAR = """Attendee Report,
Report Generated:,"Nov 01, 2026 8:50 PM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views
Autumn show,955 1234 5678,"Oct 20, 2026 3:00 PM", 60, 3, 0,2,6,2
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Hal,hal@example.org,"Oct 20, 2026 14:55:00","Oct 20, 2026 16:00:00",65,No,Switzerland
Panelist Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Pia,pia@example.org,"Oct 20, 2026 15:00:00","Oct 20, 2026 16:00:00",60,Yes,Italy
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,"Why, ""exactly""?",Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ann,Ann,A,ann@example.org,"Two
lines","Oct 01, 2026 10:00:00",approved,"Oct 20, 2026 15:00:00","Oct 20, 2026 15:30:00",30,No,Spain,
Yes,Ann,Ann,A,ann@example.org,,,,"Oct 20, 2026 15:30:00","Oct 20, 2026 16:00:00",30,No,Spain
Yes,Bob,Bob,B,bob@example.org,,"Oct 01, 2026 10:00:00",denied,"Oct 20, 2026 15:00:00","Oct 20, 2026 15:10:00",10,,Spain
No,Cem,Cem,C,cem@example.org,,"Oct 01, 2026 10:00:00",approved,--,--,--,--,--,
Other Attended,
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
Caller 1,"Oct 20, 2026 3:20 PM","Oct 20, 2026 3:40 PM",20,Italy
"""  # noqa: E501 - lines as Zoom writes them
LIST_HEADER = (
    "Topic,Type,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes),"
    "Total participant minutes,Department,Group,Source,Unique viewers,Max concurrent views,Creation time"
)


def meeting_list(*rows: str, header: str = "") -> str:
    """A list of meetings; each row has the first 16 cells, and behind them those of the features."""
    return "\n".join([header or ",".join([LIST_HEADER, *FEATURES.values()]), *rows, ""])


def features(*used: str, unknown: str = "") -> str:
    """The cells of the features of a meeting."""
    return ",".join("" if name == unknown else "Yes" if name in used else "No" for name in FEATURES)


LISTED = (
    "Weekly,Meeting,846 1389 0849,Ada,ada@example.org,10/14/2026 09:00:00 AM,10/14/2026 09:45:00 AM,7,45,200,,,Zoom,"
    "-,-,09/30/2026 07:00:59 PM," + features("poll", "zoom_apps", "record_to_cloud", unknown="avatar")
)
LIST = meeting_list(
    LISTED,
    "Show,Webinar,955 1234 5678,Hal,hal@example.org,10/20/2026 03:00:00 PM,10/20/2026 04:00:00 PM,6,60,300,,,Zoom,2,2,"
    "09/30/2026 07:00:59 PM," + features(),
)


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """A file."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path

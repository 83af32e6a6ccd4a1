"""The tables that a usage run writes: every column with its type, unit and meaning. Source: docs/usage-tables.md."""

from __future__ import annotations

from zoomwizard.core.output.columns import ColumnKind, ExportTable, TableColumn


def _columns(kind: ColumnKind, unit: str = "", /, **meanings: str) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(name, kind, unit, meaning) for name, meaning in meanings.items())


def _zoom_daily(whole: str) -> tuple[TableColumn, ...]:
    return (
        *_columns("int", "users", zoom_new_users=f"New users {whole}, by Zoom's own count."),
        *_columns("int", "meetings", zoom_meetings=f"Meetings {whole}, by Zoom's own count."),
        *_columns("int", "rows", zoom_join_records=f"Joins {whole}, by Zoom's own count of participants."),
        *_columns("int", "minutes", zoom_participant_minutes=f"Minutes of all participants {whole}, by Zoom's count."),
    )


def _meetings(whole: str) -> tuple[TableColumn, ...]:
    """What days and months say of meetings and of the people in them."""
    return (
        *_columns(
            "int",
            "meetings",
            meetings=f"Meetings that ended {whole}, including those whose participants aren't known.",
            meetings_one_person="Meetings of exactly one person.",
            meetings_stitched="Meetings, but one that starts while an earlier one of the same number runs, or at most "
            "five minutes after its end, isn't counted again.",
        ),
        *_columns(
            "int",
            "people",
            people="Different people in these meetings; somebody without an e-mail address or Zoom ID counts once per "
            "meeting.",
            people_weak="Those of them who are only known by a name, or not at all.",
        ),
        *_columns("int", "sessions", connections="Sessions in these meetings; somebody who rejoins has more than one."),
        *_columns("minutes", "minutes", meeting_minutes="Length of all meetings, from start to end."),
        *_columns(
            "minutes",
            "minutes",
            participant_minutes="Time that people spent in meetings; two devices at the same time count once.",
        ),
    )


def _peaks(whole: str) -> tuple[TableColumn, ...]:
    return (
        *_columns("int", "meetings", peak_meetings=f"Most meetings at one instant {whole}."),
        *_columns("int", "people", peak_people=f"Most people in meetings at one instant {whole}."),
    )


def _webinars() -> tuple[TableColumn, ...]:
    return (
        *_columns("int", "webinars", webinars="Webinars that ended then."),
        *_columns("int", "people", webinar_people="Different people in these webinars, including hosts and panelists."),
        *_columns("minutes", "minutes", webinar_minutes="Time that people spent in these webinars."),
    )


DAYS_TABLE = ExportTable(
    "days",
    ("date",),
    (
        *_columns("date", date="The local day."),
        *_columns("text", month="Its month, as 2026-10."),
        *_columns(
            "flag", complete="Whether everything that Zoom has of this day is there; blank if only files were read."
        ),
        *_meetings("on this day"),
        *_peaks("among this day's meetings"),
        *_webinars(),
        *_zoom_daily("on this date"),
    ),
)
MONTHS_TABLE = ExportTable(
    "months",
    ("month",),
    (
        *_columns("text", month="The month, as 2026-10; only its days within the range count."),
        *_columns(
            "int",
            "days",
            days="Days of the month within the range.",
            days_complete="Those of them that are complete; blank if only files were read.",
        ),
        *_meetings("on these days"),
        *_columns(
            "minutes",
            "minutes",
            average_meeting_minutes="Mean length of meetings of two people or more.",
            median_meeting_minutes="Median length of meetings of two people or more.",
        ),
        *_columns("decimal", "people", average_people="Mean number of people in meetings of two people or more."),
        *_columns(
            "minutes", "minutes", average_attendance_minutes="Mean time of one person who attended, in one meeting."
        ),
        *_columns("decimal", "sessions per person", rejoin_factor="Sessions per person and meeting."),
        *_columns("date", peak_day="The day with the most meetings; of several, the first."),
        *_columns("int", "meetings", peak_day_meetings="Meetings on that day."),
        *_peaks("on any of its days"),
        *_webinars(),
        *_zoom_daily("on these days"),
    ),
)
FEATURES_TABLE = ExportTable(
    "features",
    ("month", "feature"),
    (
        *_columns("text", month="The month, as 2026-10.", feature="A feature of meetings, as Zoom names it."),
        *_columns("int", "meetings", meetings="Meetings that used it."),
        *_columns("ratio", "share", share="Their share of the meetings for which this is known."),
    ),
)
USERS_TABLE = ExportTable(
    "users",
    ("person",),
    (
        *_columns("id", person="What stands for the person."),
        *_columns("text", licence="The licence in Zoom's list: basic, licensed, on-prem or none; blank if unknown."),
        *_columns("flag", active="Whether the person hosted or attended anything."),
        *_columns("int", "meetings", hosted="Meetings hosted.", attended="Meetings attended."),
        *_columns(
            "int",
            "webinars",
            webinars_hosted="Webinars hosted.",
            webinars_attended="Webinars attended, including as a panelist.",
        ),
        *_columns(
            "minutes",
            "minutes",
            hosted_minutes="Length of the meetings hosted.",
            attended_minutes="Time in all meetings and webinars attended; two at the same time count once.",
        ),
        *_columns("int", "days", active_days="Days on which something ended that the person hosted or attended."),
        *_columns("date", first_active="The first of these days.", last_active="The last of these days."),
        *_columns("int", "meetings", zoom_meetings="Meetings in Zoom's own list."),
        *_columns("int", "rows", zoom_join_records="Joins in Zoom's own list."),
        *_columns("int", "minutes", zoom_participant_minutes="Minutes in Zoom's own list."),
    ),
)
_OCCURRENCE = (
    *_columns("id", occurrence="What stands for the occurrence.", series="What stands for its number."),
    *_columns("date", date="The local day on which it ended."),
    *_columns("id", host="What stands for the host; blank if unknown."),
    *_columns("utc", "UTC", start="When it started.", end="When it ended."),
)
_TEXT_COLUMN = _columns("text", topic="The topic; blank unless texts were kept.")
MEETINGS_TABLE = ExportTable(
    "meetings",
    ("occurrence",),
    (
        *_OCCURRENCE,
        *_columns("utc", "UTC", created="When it was scheduled; blank if unknown."),
        *_columns("minutes", "minutes", minutes="Its length, from start to end."),
        *_columns("int", "minutes", zoom_minutes="Its length as Zoom rounds it."),
        *_columns("int", "rows", zoom_join_records="Its participants as Zoom counts them."),
        *_columns(
            "int",
            "people",
            people="Different people who connected.",
            people_weak="Those of them who are only known by a name, or not at all.",
            people_internal="Those of them who belong to the account.",
            attended="Those who stayed for at least the minutes that count as attended.",
        ),
        *_columns("int", "sessions", connections="Sessions; somebody who rejoins has more than one."),
        *_columns("decimal", "sessions per person", rejoin_factor="Sessions per person."),
        *_columns("int", "people", peak_people="Most people at one instant."),
        *_columns("int", "sessions", peak_connections="Most sessions at one instant."),
        *_columns(
            "minutes",
            "minutes",
            participant_minutes="Time that people spent in it; two devices at the same time count once.",
            average_attendance_minutes="Mean time of those who attended.",
        ),
        *_columns(
            "ratio",
            "share",
            average_presence="Share of the meeting for which those who attended were there, on average.",
        ),
        *_columns(
            "int",
            "people",
            late_joiners="People who attended and came later than the grace period allows.",
            early_leavers="People who attended and left earlier than the grace period allows.",
        ),
        *_columns("int", "rows", waiting_rows="Stays in the waiting room, which count nowhere else."),
        *_columns("flag", recorded="Whether it was recorded, in the cloud or on a computer; blank if unknown."),
        *_TEXT_COLUMN,
        *_columns(
            "text",
            source="Where it comes from: api or csv.",
            coverage="complete; host_only if the host was alone; list_only if nobody asked who took part; put_aside if "
            "Zoom didn't say.",
        ),
    ),
)
_PERSON = (
    *_columns("id", occurrence="What stands for the occurrence.", person="What stands for the person."),
    *_columns("date", date="The local day on which it ended."),
)
_STAY = _columns("utc", "UTC", first_join="When the person first joined.", last_leave="When the person last left.")
ATTENDANCE_TABLE = ExportTable(
    "attendance",
    ("occurrence", "person"),
    (
        *_PERSON,
        *_columns(
            "text",
            role="host or participant.",
            identity="What the person is known by, such as zoom_id or name, or none.",
        ),
        *_columns("flag", internal="Whether the person belongs to the account."),
        *_STAY,
        *_columns("int", "sessions", connections="Sessions of the person."),
        *_columns("int", "times", rejoins="How often the person came back after leaving."),
        *_columns("minutes", "minutes", minutes="Time in the meeting; two devices at the same time count once."),
        *_columns("flag", attended="Whether that's at least the minutes that count as attended."),
        *_columns(
            "ratio",
            "share",
            presence="Share of the meeting for which the person was there; blank if the meeting has no length.",
        ),
        *_columns(
            "minutes",
            "minutes",
            late_by_minutes="How long the person joined after the host, or after anybody if the host didn't join.",
            early_by_minutes="How long the person left before the last person did.",
        ),
    ),
)
WEBINARS_TABLE = ExportTable(
    "webinars",
    ("occurrence",),
    (
        *_OCCURRENCE,
        *_columns("minutes", "minutes", minutes="Its length, from start to end."),
        *_columns(
            "int",
            "people",
            registrants="Approved registrants who aren't hosts or panelists; 0 without registration, blank if unknown.",
            attendees="People who attended and aren't hosts or panelists.",
            walk_ins="Attendees who hadn't registered; blank without registration.",
            no_shows="Registrants who didn't attend; blank without registration.",
            zoom_absentees="Absentees by Zoom's own count.",
        ),
        *_columns("ratio", "share", attendance_rate="Share of the registrants who attended."),
        *_columns("int", "people", panelists="Hosts and panelists who connected."),
        *_columns("int", "sessions", connections="Sessions of the attendees."),
        *_columns(
            "int",
            "people",
            zoom_unique_viewers="Unique viewers by Zoom's own count.",
            zoom_max_concurrent="Most viewers at once by Zoom's own count.",
            peak_people="Most attendees at one instant.",
        ),
        *_columns(
            "minutes",
            "minutes",
            watch_minutes="Time for which attendees watched.",
            average_watch_minutes="Mean time of an attendee.",
            median_watch_minutes="Median time of an attendee.",
        ),
        *_columns(
            "int", "minute", half_gone_minute="The first minute after the peak with fewer than half of the attendees."
        ),
        *_columns(
            "int",
            "questions",
            questions="Questions asked, without deleted ones and those of hosts and panelists.",
            questions_answered="Those of them that were answered.",
            questions_anonymous="Those of them that were asked anonymously.",
        ),
        *_columns("int", "people", askers="Different people who asked."),
        *_columns("ratio", "share", qa_rate="Share of the attendees who asked."),
        *_columns("int", "polls", polls="Polls that were answered."),
        *_columns("int", "people", poll_people="Different people who answered."),
        *_columns("int", "answers", poll_answers_anonymous="Answers that were given anonymously."),
        *_columns("ratio", "share", poll_rate="Share of the attendees who answered."),
        *_TEXT_COLUMN,
        *_columns(
            "text",
            coverage="complete; list_only if nobody asked who took part; put_aside if Zoom didn't say.",
        ),
    ),
)
WEBINAR_PEOPLE_TABLE = ExportTable(
    "webinar_people",
    ("occurrence", "person"),
    (
        *_PERSON,
        *_columns(
            "flag",
            registered="Whether the person had registered; blank without registration.",
            attended="Whether the person attended.",
            walk_in="Whether the person attended without having registered; blank without registration.",
        ),
        *_columns("minutes", "minutes", watch_minutes="Time for which the person watched."),
        *_STAY,
        *_columns("int", "questions", questions="Questions that the person asked."),
        *_columns("int", "polls", polls_answered="Polls that the person answered."),
    ),
)
RETENTION_TABLE = ExportTable(
    "retention",
    ("occurrence", "minute"),
    (
        *_columns("id", occurrence="What stands for the webinar."),
        *_columns("int", "minutes", minute="Minutes since the host's first join."),
        *_columns("int", "people", present="Attendees who were connected at that moment."),
        *_columns("ratio", "share", share="Their share of all attendees."),
    ),
)
QUESTIONS_TABLE = ExportTable(
    "questions",
    ("occurrence", "question"),
    (
        *_columns("id", occurrence="What stands for the webinar."),
        *_columns("int", question="The question's number, in the order of asking."),
        *_columns("utc", "UTC", asked="When it was asked."),
        *_columns("id", person="What stands for the person who asked; blank if anonymous."),
        *_columns("flag", anonymous="Whether it was asked anonymously.", answered="Whether it was answered."),
        *_columns(
            "text",
            question_text="The question; blank unless texts were kept and names are shown.",
            answer_text="The answer; blank unless texts were kept and names are shown.",
        ),
    ),
)
POLLS_TABLE = ExportTable(
    "polls",
    ("occurrence", "poll", "question", "option"),
    (
        *_columns("id", occurrence="What stands for the webinar."),
        *_columns(
            "int",
            poll="The poll's number, in the order of the first answers.",
            question="The question's number in the poll, by its text.",
            option="The option's number in the question, by its text.",
        ),
        *_columns("int", "people", people="Different people who chose it."),
        *_columns("int", "answers", anonymous="Anonymous answers that chose it."),
        *_columns(
            "text",
            question_text="The question; blank unless texts were kept.",
            option_text="The option; blank unless texts were kept and enough people chose it.",
        ),
    ),
)
COSTS_TABLE = ExportTable(
    "costs",
    ("item", "period_start", "line"),
    (
        *_columns("text", item="audio, plan, invoice or storage."),
        *_columns("date", period_start="The first day of what it's for."),
        *_columns("int", line="The row's number within item and first day."),
        *_columns("date", period_end="The last day of what it's for."),
        *_columns("text", detail="Type and country of a call, kind of plan, charge, or storage included in the plan."),
        *_columns("decimal", quantity="How much."),
        *_columns("text", unit="Of what: minutes, licences or GB."),
        *_columns("money", "currency", amount="What it cost, as Zoom gives it.", tax="The tax."),
        *_columns("text", currency="The currency of amount and tax."),
    ),
)
COVERAGE_TABLE = ExportTable(
    "coverage",
    ("piece", "key"),
    (
        *_columns(
            "text",
            piece="What Zoom was asked for.",
            key="all, or the day, month or occurrence that isn't complete.",
            status="complete, incomplete, not_yet, too_old, refused, put_aside or not_possible.",
            reason="Why it isn't complete.",
        ),
        *_columns("int", "records", expected="How many there should be.", got="How many there are."),
        *_columns("date", lost_after="The last day on which Zoom still has it."),
    ),
)

USAGE_TABLES = (
    DAYS_TABLE, MONTHS_TABLE, FEATURES_TABLE, USERS_TABLE, MEETINGS_TABLE, ATTENDANCE_TABLE, WEBINARS_TABLE,
    WEBINAR_PEOPLE_TABLE, RETENTION_TABLE, QUESTIONS_TABLE, POLLS_TABLE, COSTS_TABLE, COVERAGE_TABLE,
)  # fmt: skip
# These name no more than the others, but have a row for each person or question, so they're written when asked for.
NOT_BY_DEFAULT = (ATTENDANCE_TABLE.name, WEBINAR_PEOPLE_TABLE.name, QUESTIONS_TABLE.name)

# Columns that tables have more, at their ends, where names and addresses are to be shown.
_SHOWN_OCCURRENCE = _columns(
    "text", uuid="Zoom's ID of the occurrence.", meeting_id="Its number.", host_email="The host's e-mail address."
)
_SHOWN_PERSON = _columns("text", email="The person's e-mail address.", name="The person's name.")
SHOWN_COLUMNS = {
    MEETINGS_TABLE.name: _SHOWN_OCCURRENCE, WEBINARS_TABLE.name: _SHOWN_OCCURRENCE, USERS_TABLE.name: _SHOWN_PERSON,
    ATTENDANCE_TABLE.name: _SHOWN_PERSON, WEBINAR_PEOPLE_TABLE.name: _SHOWN_PERSON, QUESTIONS_TABLE.name: _SHOWN_PERSON,
}  # fmt: skip

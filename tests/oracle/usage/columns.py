"""The columns of each table in the contract's order (section 4.3), also where a table has no rows."""

from typing import Final

from tests.oracle.usage.facts import Options

COLUMNS: Final = {
    "days": (
        "date month complete meetings meetings_one_person meetings_stitched people people_weak connections"
        " meeting_minutes participant_minutes peak_meetings peak_people webinars webinar_people webinar_minutes"
        " zoom_new_users zoom_meetings zoom_join_records zoom_participant_minutes"
    ),
    "months": (
        "month days days_complete meetings meetings_one_person meetings_stitched people people_weak connections"
        " meeting_minutes participant_minutes average_meeting_minutes median_meeting_minutes average_people"
        " average_attendance_minutes rejoin_factor peak_day peak_day_meetings peak_meetings peak_people"
        " webinars webinar_people webinar_minutes"
        " zoom_new_users zoom_meetings zoom_join_records zoom_participant_minutes"
    ),
    "features": "month feature meetings share",
    "users": (
        "person licence active hosted attended webinars_hosted webinars_attended hosted_minutes attended_minutes"
        " active_days first_active last_active zoom_meetings zoom_join_records zoom_participant_minutes"
    ),
    "meetings": (
        "occurrence series date host start end created minutes zoom_minutes zoom_join_records"
        " people people_weak people_internal attended connections rejoin_factor peak_people peak_connections"
        " participant_minutes average_attendance_minutes average_presence late_joiners early_leavers waiting_rows"
        " recorded topic source coverage"
    ),
    "attendance": (
        "occurrence person date role identity internal first_join last_leave connections rejoins minutes attended"
        " presence late_by_minutes early_by_minutes"
    ),
    "webinars": (
        "occurrence series date host start end minutes registrants attendees walk_ins no_shows zoom_absentees"
        " attendance_rate panelists connections zoom_unique_viewers zoom_max_concurrent peak_people"
        " watch_minutes average_watch_minutes median_watch_minutes half_gone_minute"
        " questions questions_answered questions_anonymous askers qa_rate"
        " polls poll_people poll_answers_anonymous poll_rate topic coverage"
    ),
    "webinar_people": (
        "occurrence person date registered attended walk_in watch_minutes first_join last_leave"
        " questions polls_answered"
    ),
    "retention": "occurrence minute present share",
    "questions": "occurrence question asked person anonymous answered question_text answer_text",
    "polls": "occurrence poll question option people anonymous question_text option_text",
    "costs": "item period_start line period_end detail quantity unit amount tax currency",
}
SHOWN: Final = {
    "meetings": "uuid meeting_id host_email",
    "webinars": "uuid meeting_id host_email",
    "users": "email name",
    "attendance": "email name",
    "webinar_people": "email name",
    "questions": "email name",
}


def columns_of(table: str, options: Options) -> list[str]:
    return COLUMNS[table].split() + (SHOWN.get(table, "").split() if options.shown else [])

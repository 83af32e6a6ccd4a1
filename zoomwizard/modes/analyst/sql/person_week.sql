-- calls: grain: one attendance, with all that the 17 columns are made of.
CREATE OR REPLACE VIEW calls AS FROM single_calls UNION ALL FROM long_calls;

-- weeks: grain: one person and week with calls. Hours in millionths (minutes are whole, so only here they are rounded);
-- cells: the 17 columns as they are written.
CREATE OR REPLACE TABLE weeks AS
WITH scheduled AS (
    SELECT person, week, sum(minutes) AS minutes, count(*) AS meetings, sum(after) AS after
    FROM calls WHERE NOT unscheduled GROUP BY person, week
), unscheduled AS (
    SELECT person, week, sum(minutes) AS minutes, count(*) AS meetings, sum(after) AS after,
        sum(minutes) FILTER (minutes <= 30) AS m30,
        sum(minutes) FILTER (minutes BETWEEN 31 AND 59) AS m59,
        sum(minutes) FILTER (minutes = 60) AS m60,
        sum(minutes) FILTER (minutes BETWEEN 61 AND 119) AS m119,
        sum(minutes) FILTER (minutes >= 120) AS m120,
        sum(minutes) FILTER (participants = 2) AS p2,
        sum(minutes) FILTER (participants BETWEEN 3 AND 8) AS p8,
        sum(minutes) FILTER (participants BETWEEN 9 AND 18) AS p18,
        sum(minutes) FILTER (participants >= 19) AS p19
    FROM calls WHERE unscheduled GROUP BY person, week
), both_kinds AS (
    SELECT person, week, hours(u.minutes) AS Zoom_Unscheduled_call_hours, hours(s.minutes) AS Zoom_Scheduled_call_hours,
        hours(coalesce(u.minutes, 0) + coalesce(s.minutes, 0)) AS Zoom_Total_call_hours,
        hours(m30) AS Zoom_Unscheduled_call_hours_30_mins_or_less,
        hours(m59) AS Zoom_Unscheduled_call_hours_31_to_59_mins, hours(m60) AS Zoom_Unscheduled_call_hours_1_hour,
        hours(m119) AS Zoom_Unscheduled_call_hours_1_to_2_hours,
        hours(m120) AS Zoom_Unscheduled_call_hours_more_than_2_hours,
        hours(p2) AS Zoom_Unscheduled_call_hours_2_attendees, hours(p8) AS Zoom_Unscheduled_call_hours_3_to_8_attendees,
        hours(p18) AS Zoom_Unscheduled_call_hours_9_to_18_attendees,
        hours(p19) AS Zoom_Unscheduled_call_hours_19_or_more_attendees,
        coalesce(u.meetings, 0) + coalesce(s.meetings, 0) AS Zoom_Meetings,
        coalesce(u.meetings, 0) AS Zoom_Unscheduled_Meetings, coalesce(s.meetings, 0) AS Zoom_Scheduled_Meetings,
        fine_hours(u.after) AS Zoom_After_hours_in_unscheduled_calls,
        fine_hours(s.after) AS Zoom_After_hours_in_scheduled_calls
    FROM unscheduled u FULL JOIN scheduled s USING (person, week)
)
SELECT *, /*cells*/ AS cells FROM both_kinds;

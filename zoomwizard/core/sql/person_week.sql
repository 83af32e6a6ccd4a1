-- To `calls`: the attendances of `long_attendances`, measured stretch by stretch.
INSERT INTO calls
WITH long AS (
    SELECT l.number, l.person, week_at(t.week, l.first_join, t.seconds) AS week, t.schedule, l.minutes, l.participants, l.reason
    FROM long_attendances l
    JOIN person_times t
        ON t.person = l.person AND t.bucket = l.first_join // 604800 AND l.first_join >= t.begins AND l.first_join < t.until
), spans AS (
    SELECT l.number, sum(lengths) AS lengths, CAST(sum(ends - begins) AS BIGINT) AS connected,
        CAST(sum(worked_until(ends % 86400, e.before, e.a1, e.b1, e.a2, e.b2, e.a3, e.b3)
            - worked_until(begins % 86400, b.before, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3)) AS BIGINT) AS inside,
        arg_min(works_at(begins % 86400, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3), begins) AS begins_inside
    FROM joined_spans j JOIN long l USING (number)
    JOIN worked b ON b.key = day_key(l.schedule, j.begins // 86400)
    JOIN worked e ON e.key = day_key(l.schedule, j.ends // 86400)
    GROUP BY l.number
), measured AS (
    SELECT l.person, l.week, greatest(l.minutes - CAST((s.lengths - s.connected) // 60 AS INTEGER), 0) AS minutes,
        l.participants, l.reason, s.connected, s.inside, s.begins_inside
    FROM long l JOIN spans s USING (number)
)
SELECT person, week, minutes, participants, reason, is_unscheduled(reason) AS unscheduled,
    after_units(minutes, connected, inside, begins_inside) AS after
FROM measured;

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

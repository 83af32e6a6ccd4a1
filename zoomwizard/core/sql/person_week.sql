-- after_units: the after-hours of a call in millionths of a millionth of an hour, a whole number, so that sums do not depend
-- on the order of the rows. A call of no length is inside or outside by its (first) instant.
CREATE OR REPLACE MACRO after_units(minutes, connected, inside, begins_inside) AS CAST(CASE
    WHEN connected > 0 THEN round(minutes * ((connected - inside) / connected) * (1000000000000 / 60))
    WHEN begins_inside THEN 0
    ELSE round(minutes * (1000000000000 / 60)) END AS BIGINT);

-- calls: grain: one attendance, with all that the 17 columns are made of. connected, inside: seconds of its connected time,
-- and of that in working time.
CREATE OR REPLACE TABLE calls AS
WITH single AS (
    SELECT person, week, schedule, participants, reason, unscheduled, minutes, CAST(epoch(first_join) AS BIGINT) AS begins,
        CAST(epoch(last_leave) AS BIGINT) AS ends
    FROM attendances WHERE number IS NULL
), spans AS (
    SELECT j.number, sum(lengths) AS lengths, sum(ends - begins) AS connected,
        sum(worked_until(ends % 86400, e.before, e.a1, e.b1, e.a2, e.b2, e.a3, e.b3)
            - worked_until(begins % 86400, b.before, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3)) AS inside,
        arg_min(works_at(begins % 86400, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3), begins) AS begins_inside
    FROM joined_spans j JOIN (SELECT number, schedule FROM attendances WHERE number IS NOT NULL) a USING (number)
    JOIN worked b ON b.key = day_key(a.schedule, j.begins // 86400)
    JOIN worked e ON e.key = day_key(a.schedule, j.ends // 86400)
    GROUP BY j.number
), measured AS (
    SELECT s.person, s.week, s.participants, s.reason, s.unscheduled, s.minutes, ends - begins AS connected,
        worked_until(ends % 86400, e.before, e.a1, e.b1, e.a2, e.b2, e.a3, e.b3)
            - worked_until(begins % 86400, b.before, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3) AS inside,
        works_at(begins % 86400, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3) AS begins_inside
    FROM single s
    JOIN worked b ON b.key = day_key(s.schedule, s.begins // 86400)
    JOIN worked e ON e.key = day_key(s.schedule, s.ends // 86400)
    UNION ALL
    SELECT a.person, a.week, a.participants, a.reason, a.unscheduled,
        greatest(a.minutes - CAST((s.lengths - s.connected) // 60 AS INTEGER), 0),
        CAST(s.connected AS BIGINT), CAST(s.inside AS BIGINT), s.begins_inside
    FROM attendances a JOIN spans s USING (number)
)
SELECT person, week, minutes, participants, reason, unscheduled,
    after_units(minutes, connected, inside, begins_inside) AS after
FROM measured;

-- weeks: grain: one person and week with calls. Hours in millionths (minutes are whole, so only here they are rounded).
CREATE OR REPLACE TABLE weeks AS
WITH sums AS (
    SELECT person, week,
        sum(minutes) FILTER (unscheduled) AS u, sum(minutes) FILTER (NOT unscheduled) AS s, sum(minutes) AS t,
        sum(minutes) FILTER (unscheduled AND minutes <= 30) AS u30,
        sum(minutes) FILTER (unscheduled AND minutes BETWEEN 31 AND 59) AS u59,
        sum(minutes) FILTER (unscheduled AND minutes = 60) AS u60,
        sum(minutes) FILTER (unscheduled AND minutes BETWEEN 61 AND 119) AS u119,
        sum(minutes) FILTER (unscheduled AND minutes >= 120) AS u120,
        sum(minutes) FILTER (unscheduled AND participants = 2) AS p2,
        sum(minutes) FILTER (unscheduled AND participants BETWEEN 3 AND 8) AS p8,
        sum(minutes) FILTER (unscheduled AND participants BETWEEN 9 AND 18) AS p18,
        sum(minutes) FILTER (unscheduled AND participants >= 19) AS p19,
        count(*) AS m, count(*) FILTER (unscheduled) AS mu, count(*) FILTER (NOT unscheduled) AS ms,
        sum(after) FILTER (unscheduled) AS au, sum(after) FILTER (NOT unscheduled) AS as_
    FROM calls GROUP BY person, week
)
SELECT person, week, hours(u) AS Zoom_Unscheduled_call_hours, hours(s) AS Zoom_Scheduled_call_hours,
    hours(t) AS Zoom_Total_call_hours, hours(u30) AS Zoom_Unscheduled_call_hours_30_mins_or_less,
    hours(u59) AS Zoom_Unscheduled_call_hours_31_to_59_mins, hours(u60) AS Zoom_Unscheduled_call_hours_1_hour,
    hours(u119) AS Zoom_Unscheduled_call_hours_1_to_2_hours,
    hours(u120) AS Zoom_Unscheduled_call_hours_more_than_2_hours, hours(p2) AS Zoom_Unscheduled_call_hours_2_attendees,
    hours(p8) AS Zoom_Unscheduled_call_hours_3_to_8_attendees,
    hours(p18) AS Zoom_Unscheduled_call_hours_9_to_18_attendees,
    hours(p19) AS Zoom_Unscheduled_call_hours_19_or_more_attendees, m AS Zoom_Meetings, mu AS Zoom_Unscheduled_Meetings,
    ms AS Zoom_Scheduled_Meetings, fine_hours(au) AS Zoom_After_hours_in_unscheduled_calls,
    fine_hours(as_) AS Zoom_After_hours_in_scheduled_calls
FROM sums;

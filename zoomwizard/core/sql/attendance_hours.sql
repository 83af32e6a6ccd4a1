-- attendances: grain: one person in one meeting occurrence. first_join: its earliest; minutes: the sum of the reported
-- minutes less the whole minutes in which its sessions lie over each other (metrics.md 4.1.2); connected: seconds of the
-- union of its sessions.
CREATE OR REPLACE TABLE grouped AS
SELECT occurrence, person, count(*) AS sessions, min(join_time) AS first_join, max(leave_time) AS last_leave,
    CAST(sum(minutes) AS INTEGER) AS minutes, max(participants) AS participants, min(creation) AS creation,
    bool_or(in_calendar) AS in_calendar
FROM sessions GROUP BY occurrence, person;

-- joined_spans: grain: one stretch of time in which a person with more than one session was connected without a break.
CREATE OR REPLACE TABLE joined_spans AS
WITH several AS (
    SELECT s.occurrence, s.person, s.join_time, s.leave_time, max(s.leave_time) OVER (
        PARTITION BY s.occurrence, s.person ORDER BY s.join_time, s.leave_time
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS before
    FROM sessions s JOIN grouped g USING (occurrence, person) WHERE g.sessions > 1
), numbered AS (
    SELECT *, count(*) FILTER (before IS NULL OR join_time > before) OVER (
        PARTITION BY occurrence, person ORDER BY join_time, leave_time ROWS UNBOUNDED PRECEDING
    ) AS span
    FROM several
)
SELECT occurrence, person, span, min(join_time) AS join_time, max(leave_time) AS leave_time,
    CAST(sum(epoch(leave_time - join_time)) AS BIGINT) AS lengths
FROM numbered GROUP BY occurrence, person, span;

-- The week and the schedule of every attendance (metrics.md 4.1.3). The row of the person query whose week holds the
-- first join is found through the weeks counted from 1970, of which a person's week touches at most two.
CREATE OR REPLACE TABLE week_buckets AS
SELECT person, row, week, schedule, begins, until,
    unnest(range(CAST(epoch(begins) // 604800 AS BIGINT), CAST(epoch(until) // 604800 AS BIGINT) + 1)) AS bucket
FROM person_weeks WHERE begins < until;

CREATE OR REPLACE TABLE attendances AS
SELECT g.*, g.rowid AS attendance, w.week, w.schedule
FROM grouped g LEFT JOIN week_buckets w
    ON g.person = w.person AND CAST(epoch(g.first_join) // 604800 AS BIGINT) = w.bucket
    AND g.first_join >= w.begins AND g.first_join < w.until;

-- Where no week holds it, the nearest row gives zone and working hours, and the first join's local date the week.
CREATE OR REPLACE TABLE placed AS
WITH homeless AS (
    SELECT attendance, person, first_join FROM attendances WHERE week IS NULL
), nearest AS (
    SELECT h.attendance, any_value(h.first_join) AS first_join, arg_min(w.schedule, (
        CASE WHEN h.first_join < w.begins THEN epoch(w.begins - h.first_join) ELSE epoch(h.first_join - w.ends) END, w.begins
    )) AS schedule
    FROM homeless h JOIN person_weeks w USING (person) GROUP BY h.attendance
    UNION ALL
    SELECT attendance, first_join, getvariable('default_schedule')
    FROM homeless WHERE person NOT IN (SELECT person FROM person_weeks)
), local AS (
    SELECT n.attendance, n.schedule, CAST(n.first_join + to_seconds(u.seconds) AS DATE) AS day
    FROM nearest n JOIN schedules s USING (schedule)
    JOIN utc_clock u ON u.zone = s.zone AND n.first_join >= u.begins AND n.first_join < u.ends
)
SELECT attendance, schedule,
    CAST(day - CAST((dayofweek(day) - getvariable('first_weekday') + 7) % 7 AS INTEGER) AS DATE) AS week
FROM local;

UPDATE attendances SET week = placed.week, schedule = placed.schedule
FROM placed WHERE attendances.attendance = placed.attendance;

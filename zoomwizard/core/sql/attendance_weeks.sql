-- The week and the schedule of every attendance (metrics.md 4.1.3). The row of the person query whose week holds the
-- first join is found through the weeks counted from 1970, of which a person's week touches at most two.
CREATE OR REPLACE TABLE week_buckets AS
SELECT person, row, week, schedule, begins, until,
    unnest(range(CAST(epoch(begins) // 604800 AS BIGINT), CAST(epoch(until) // 604800 AS BIGINT) + 1)) AS bucket
FROM person_weeks WHERE begins < until;

-- attendances: grain: one person in one meeting occurrence. last_leave: of one that is a single session; number: of a
-- long one.
CREATE OR REPLACE TABLE attendances AS
WITH every AS (
    SELECT s.person, NULL AS number, s.join_time AS first_join, s.leave_time AS last_leave, s.minutes, s.participants,
        s.reason, s.unscheduled
    FROM sessions s ANTI JOIN several v ON hash(s.place, s.person) = v.key
    UNION ALL
    SELECT person, number, first_join, NULL, minutes, participants, reason, unscheduled FROM long_attendances
)
SELECT e.*, w.week, w.schedule
FROM every e LEFT JOIN week_buckets w
    ON e.person = w.person AND CAST(epoch(e.first_join) // 604800 AS BIGINT) = w.bucket
    AND e.first_join >= w.begins AND e.first_join < w.until;

-- Where no week holds it, the nearest row gives zone and working hours, and the first join's local date the week.
CREATE OR REPLACE TABLE placed AS
WITH homeless AS (
    SELECT rowid AS attendance, person, first_join FROM attendances WHERE week IS NULL
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
FROM placed WHERE attendances.rowid = placed.attendance;

-- single_calls: grain: one attendance of one session, see `several`. after: its after-hours in such units; connected,
-- inside: seconds of its connected time, and of that in working time.
CREATE OR REPLACE TABLE single_calls AS
WITH placed AS (
    SELECT s.person, week_at(t.week, s.begins, t.seconds) AS week, t.schedule, s.begins // 86400 AS day,
        s.begins % 86400 AS first, s.ends % 86400 AS last, s.minutes, s.participants, s.reason
    FROM sessions s ANTI JOIN several v USING (attendance_key)
    JOIN person_times t
        ON t.person = s.person AND t.bucket = s.begins // 604800 AND s.begins >= t.begins AND s.begins < t.until
), measured AS (
    SELECT person, week, minutes, participants, reason, last - first AS connected,
        worked_within(first, last, a1, b1, a2, b2, a3, b3) AS inside,
        works_at(first, a1, b1, a2, b2, a3, b3) AS begins_inside
    FROM placed p JOIN worked w ON w.key = day_key(p.schedule, p.day)
)
SELECT person, week, minutes, participants, reason, is_unscheduled(reason) AS unscheduled,
    after_units(minutes, connected, inside, begins_inside) AS after
FROM measured;

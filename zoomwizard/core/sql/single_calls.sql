-- after_units: the after-hours of a call in millionths of a millionth of an hour, a whole number, so that sums do not depend
-- on the order of the rows. A call of no length is inside or outside by its (first) instant.
CREATE OR REPLACE MACRO after_units(minutes, connected, inside, begins_inside) AS CAST(CASE
    WHEN connected > 0 THEN round(minutes * ((connected - inside) / connected) * (1000000000000 / 60))
    WHEN begins_inside THEN 0
    ELSE round(minutes * (1000000000000 / 60)) END AS BIGINT);

-- calls: grain: one attendance, with all that the 17 columns are made of. Here those of one session, see `several`.
-- connected, inside: seconds of its connected time, and of that in working time.
CREATE OR REPLACE TABLE calls AS
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

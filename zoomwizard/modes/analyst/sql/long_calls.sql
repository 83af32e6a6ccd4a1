-- long_calls: the same of `long_attendances`, measured stretch by stretch.
CREATE OR REPLACE TABLE long_calls AS
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

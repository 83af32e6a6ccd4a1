-- shifts: grain: one stretch of working time of a schedule, in UTC; from the person's local dates, so that daylight saving
-- is exact (docs/metrics.md, Working time). Stretches that touch or overlap are one.
CREATE OR REPLACE TABLE shifts AS
WITH days AS (
    SELECT CAST(day AS DATE) AS day FROM range(
        CAST(getvariable('first_instant') AS TIMESTAMP) - INTERVAL 3 DAY,
        CAST(getvariable('last_instant') AS TIMESTAMP) + INTERVAL 3 DAY, INTERVAL 1 DAY) t(day)
), wall AS (
    SELECT s.schedule, s.zone, d.day + to_minutes(s.start_minute) AS begins,
        d.day + to_minutes(s.end_minute + CASE WHEN s.end_minute < s.start_minute THEN 1440 ELSE 0 END) AS ends
    FROM schedules s CROSS JOIN days d
    WHERE s.start_minute <> s.end_minute AND (s.days >> CAST(isodow(d.day) - 1 AS UTINYINT)) & 1 = 1
), instants AS (
    SELECT w.schedule, w.begins - to_seconds(a.seconds) AS begins, w.ends - to_seconds(z.seconds) AS ends
    FROM wall w
    JOIN wall_clock a ON a.zone = w.zone AND w.begins >= a.begins AND w.begins < a.ends
    JOIN wall_clock z ON z.zone = w.zone AND w.ends >= z.begins AND w.ends < z.ends
), marked AS (
    SELECT *, max(ends) OVER (PARTITION BY schedule ORDER BY begins, ends ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        AS before
    FROM instants WHERE begins < ends
), numbered AS (
    SELECT *, count(*) FILTER (before IS NULL OR begins > before) OVER (
        PARTITION BY schedule ORDER BY begins, ends ROWS UNBOUNDED PRECEDING) AS number
    FROM marked
)
SELECT schedule, CAST(epoch(min(begins)) AS BIGINT) AS begins, CAST(epoch(max(ends)) AS BIGINT) AS ends
FROM numbered GROUP BY schedule, number;

-- One number for a UTC day of a schedule: with two columns to join by, two look-ups of one call would be joined with each
-- other first.
CREATE OR REPLACE MACRO day_key(schedule, day) AS CAST(schedule AS BIGINT) * 1000000 + day;

-- worked: a clock of working time. Grain: one UTC day of a schedule, known by its key. before: seconds of working time before the day began;
-- up to three stretches [a, b) of seconds within the day. So the working time between two instants is a subtraction.
CREATE OR REPLACE TABLE worked AS
WITH pieces AS (
    SELECT schedule, day, greatest(begins - day * 86400, 0) AS a, least(ends - day * 86400, 86400) AS b
    FROM (SELECT *, unnest(range(begins // 86400, (ends - 1) // 86400 + 1)) AS day FROM shifts)
), listed AS (
    SELECT schedule, day, list(a ORDER BY a) AS a, list(b ORDER BY a) AS b, sum(b - a) AS seconds
    FROM pieces GROUP BY schedule, day
), days AS (
    SELECT schedule, day FROM schedules CROSS JOIN (
        SELECT unnest(range(
            CAST(epoch(CAST(getvariable('first_instant') AS TIMESTAMP)) AS BIGINT) // 86400,
            CAST(epoch(CAST(getvariable('last_instant') AS TIMESTAMP)) AS BIGINT) // 86400 + 1)) AS day)
)
SELECT day_key(schedule, day) AS key, schedule, day, CAST(coalesce(sum(coalesce(seconds, 0)) OVER (
        PARTITION BY schedule ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS BIGINT) AS before,
    coalesce(a[1], 0) AS a1, coalesce(b[1], 0) AS b1, coalesce(a[2], 0) AS a2, coalesce(b[2], 0) AS b2,
    coalesce(a[3], 0) AS a3, coalesce(b[3], 0) AS b3
FROM days LEFT JOIN listed USING (schedule, day);

-- The working time of a schedule up to an instant of the day, in seconds; its arguments are a row of `worked`.
CREATE OR REPLACE MACRO worked_until(second, before, a1, b1, a2, b2, a3, b3) AS
    before + least(greatest(second - a1, 0), b1 - a1) + least(greatest(second - a2, 0), b2 - a2)
    + least(greatest(second - a3, 0), b3 - a3);

-- The working time between two instants of one day, in seconds.
CREATE OR REPLACE MACRO worked_within(first, last, a1, b1, a2, b2, a3, b3) AS
    greatest(least(last, b1) - greatest(first, a1), 0) + greatest(least(last, b2) - greatest(first, a2), 0)
    + greatest(least(last, b3) - greatest(first, a3), 0);

-- Whether an instant of the day lies in working time.
CREATE OR REPLACE MACRO works_at(second, a1, b1, a2, b2, a3, b3) AS
    (second >= a1 AND second < b1) OR (second >= a2 AND second < b2) OR (second >= a3 AND second < b3);

-- after_units: the after-hours of a call in millionths of a millionth of an hour, a whole number, so that sums do not depend
-- on the order of the rows. A call of no length is inside or outside by its (first) instant.
CREATE OR REPLACE MACRO after_units(minutes, connected, inside, begins_inside) AS CAST(CASE
    WHEN connected > 0 THEN round(minutes * ((connected - inside) / connected) * (1000000000000 / 60))
    WHEN begins_inside THEN 0
    ELSE round(minutes * (1000000000000 / 60)) END AS BIGINT);

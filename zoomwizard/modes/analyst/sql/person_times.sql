-- person_times: where an attendance belongs (docs/metrics.md, Which week). Grain: one stretch of time of one person; every instant of
-- the hashed files lies in exactly one of each person's, [begins, until) in seconds since 1970. bucket: the week counted from
-- 1970, by which it is found. week: first day of the person query's week that holds it. Where none does, week is NULL and
-- schedule that of the nearest row; seconds: what the clocks there are ahead of UTC, for the local date to say the week.
CREATE OR REPLACE TABLE person_times AS
WITH held AS (
    SELECT person, week, schedule, CAST(epoch(begins) AS BIGINT) AS begins, CAST(epoch(ends) AS BIGINT) AS ends,
        CAST(epoch(until) AS BIGINT) AS until
    FROM person_weeks WHERE begins < until
), beside AS (
    SELECT *, lag(ends) OVER (PARTITION BY person ORDER BY begins) AS before,
        lead(begins) OVER (PARTITION BY person ORDER BY begins) AS after
    FROM held
), far AS (
    SELECT CAST(epoch(CAST(getvariable('first_instant') AS TIMESTAMP)) AS BIGINT) AS first,
        CAST(epoch(CAST(getvariable('last_instant') AS TIMESTAMP)) AS BIGINT) + 1 AS last
), gaps AS (
    -- A gap is cut in its middle; what is as near to both rows is the earlier one's.
    SELECT person, schedule, ends AS begins, coalesce((ends + after) // 2 + 1, last) AS until
    FROM beside CROSS JOIN far WHERE after IS NULL OR after > ends
    UNION ALL
    SELECT person, schedule, coalesce((before + begins) // 2 + 1, first), begins
    FROM beside CROSS JOIN far WHERE before IS NULL OR before < begins
    UNION ALL
    SELECT person, getvariable('default_schedule'), first, last
    FROM persons ANTI JOIN person_weeks USING (person) CROSS JOIN far
), cut AS (
    SELECT person, CAST(NULL AS DATE) AS week, schedule, u.seconds,
        greatest(g.begins, first, CAST(epoch(u.begins) AS BIGINT)) AS begins,
        least(g.until, last, CAST(epoch(u.ends) AS BIGINT)) AS until
    FROM gaps g JOIN schedules s USING (schedule) JOIN utc_clock u USING (zone) CROSS JOIN far
), every AS (
    SELECT person, week, schedule, 0 AS seconds, begins, until FROM held
    UNION ALL
    FROM cut WHERE begins < until
)
SELECT *, unnest(range(begins // 604800, (until - 1) // 604800 + 1)) AS bucket FROM every;

-- The first day of the week of an instant of a stretch.
CREATE OR REPLACE MACRO week_at(week, instant, seconds) AS CASE WHEN week IS NULL
    THEN week_from(CAST(make_timestamp((instant + seconds) * 1000000) AS DATE)) ELSE week END;

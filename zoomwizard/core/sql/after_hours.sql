-- long_calls: grain: one attendance of more than one session. Its spans are the stretches in which the person was connected
-- without a break; lengths: seconds of its sessions, which may lie over each other; connected, inside: seconds of the spans,
-- and of those in working time.
CREATE OR REPLACE TABLE long_calls AS
WITH spans AS (
    SELECT a.attendance, a.schedule, CAST(epoch(j.join_time) AS BIGINT) AS begins, CAST(epoch(j.leave_time) AS BIGINT) AS ends,
        j.lengths
    FROM joined_spans j JOIN attendances a USING (occurrence, person)
)
SELECT attendance, CAST(sum(lengths) AS BIGINT) AS lengths, CAST(sum(ends - begins) AS BIGINT) AS connected,
    CAST(sum(worked_until(ends % 86400, e.before, e.a1, e.b1, e.a2, e.b2, e.a3, e.b3)
        - worked_until(begins % 86400, b.before, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3)) AS BIGINT) AS inside,
    bool_or(works_at(begins % 86400, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3)) AS begins_inside
FROM spans
JOIN worked b ON b.schedule = spans.schedule AND b.day = spans.begins // 86400
JOIN worked e ON e.schedule = spans.schedule AND e.day = spans.ends // 86400
GROUP BY attendance;

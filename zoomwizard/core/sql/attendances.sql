-- occurrences: grain: one spelling of meeting ID, start and host. occurrence: equal where the digits of the ID, start and
-- host are; place: equal where start and host are.
CREATE OR REPLACE TABLE occurrences AS
SELECT meeting_id, start, host, digits, length(digits) AS id_length,
    CAST(dense_rank() OVER (ORDER BY start, host, digits) AS INTEGER) AS occurrence,
    CAST(dense_rank() OVER (ORDER BY start, host) AS INTEGER) AS place
FROM (
    SELECT meeting_id, start, host, regexp_replace(meeting_id, '[^0-9]', '', 'g') AS digits
    FROM zoom WHERE start IS NOT NULL GROUP BY ALL
);

-- sessions: grain: one connection of one person with a HashID to one meeting; waiting-room rows are none.
CREATE OR REPLACE TABLE sessions AS
SELECT o.occurrence, o.place, p.person, z.join_time, z.leave_time,
    CAST(coalesce(z.minutes, CAST(ceil(epoch(z.leave_time - z.join_time) / 60) AS UINTEGER)) AS INTEGER) AS minutes,
    coalesce(z.participants, 0) AS participants, z.creation, c.in_calendar
FROM zoom z
JOIN occurrences o USING (meeting_id, start, host)
JOIN persons p USING (hash_id)
JOIN calendar c USING (topic)
WHERE NOT z.waiting AND z.join_time IS NOT NULL AND z.leave_time >= z.join_time;

-- Duplicates (metrics.md 4.1.1): the same start, host, person, join and leave count once, whatever the rest says; the
-- copy with the most Participants stays, ties by the text of the columns.
CREATE OR REPLACE TABLE doubled AS
SELECT key FROM (SELECT hash(place, person, join_time, leave_time) AS key FROM sessions) GROUP BY key HAVING count(*) > 1;

-- meetings: grain: what the rows of a meeting have in common, as it stands in the hashed files; in the order of start and
-- host. meeting_key: a hash of all that; reason: scheduled or unscheduled, and why (metrics.md 2).
DROP TYPE IF EXISTS call_reason;
CREATE TYPE call_reason AS ENUM (
    'in calendar', 'personal or instant ID', 'created at start', 'booked ahead', 'other ID');

CREATE OR REPLACE MACRO reason_of(in_calendar, id_length, start, creation) AS CAST(CASE
    WHEN in_calendar THEN 'in calendar'
    WHEN id_length IN (9, 10) THEN 'personal or instant ID'
    WHEN id_length <> 11 THEN 'other ID'
    WHEN epoch(start) - epoch(creation) < getvariable('booking_gap_seconds') THEN 'created at start'
    ELSE 'booked ahead' END AS call_reason);

CREATE OR REPLACE MACRO is_unscheduled(reason) AS reason IN ('personal or instant ID', 'created at start');

CREATE OR REPLACE TABLE meetings AS
WITH written AS (
    SELECT hash(meeting_id, topic, host, creation, start, participants) AS meeting_key,
        meeting_id, topic, host, creation, start, participants
    FROM zoom WHERE start IS NOT NULL AND hash_id <> '' AND NOT waiting GROUP BY ALL
)
SELECT w.*, in_calendar, regexp_replace(meeting_id, '[^0-9]', '', 'g') AS digits, length(digits) AS id_length,
    reason_of(in_calendar, id_length, start, creation) AS reason, is_unscheduled(reason) AS unscheduled
FROM written w JOIN calendar USING (topic)
ORDER BY start, host, digits;

-- ties: the meetings that share start and host with another, as in several exports. Of all others their own number is both.
-- place: equal where start and host are; occurrence: equal where the digits of the ID are, too.
CREATE OR REPLACE TABLE ties AS
SELECT meeting, min(meeting) OVER (PARTITION BY start, host) AS place,
    min(meeting) OVER (PARTITION BY start, host, digits) AS occurrence
FROM (SELECT rowid AS meeting, start, host, digits FROM meetings)
WHERE (start, host) IN (SELECT (start, host) FROM meetings GROUP BY ALL HAVING count(*) > 1);

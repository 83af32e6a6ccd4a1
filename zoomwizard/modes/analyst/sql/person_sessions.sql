-- How a call came about, which says whether it was scheduled (docs/metrics.md, Scheduled or unscheduled).
DROP TYPE IF EXISTS call_reason;
CREATE TYPE call_reason AS ENUM (
    'in calendar', 'personal or instant ID', 'created at start', 'booked ahead', 'other ID');

-- The texts become reasons here, once and not in each row.
CREATE OR REPLACE MACRO reason_of(in_calendar, id_length, start, creation) AS CASE
    WHEN in_calendar THEN CAST('in calendar' AS call_reason)
    WHEN id_length = 9 OR id_length = 10 THEN CAST('personal or instant ID' AS call_reason)
    WHEN id_length <> 11 THEN CAST('other ID' AS call_reason)
    WHEN epoch(start) - epoch(creation) < getvariable('booking_gap_seconds') THEN CAST('created at start' AS call_reason)
    ELSE CAST('booked ahead' AS call_reason) END;

CREATE OR REPLACE MACRO is_unscheduled(reason) AS
    reason = CAST('personal or instant ID' AS call_reason) OR reason = CAST('created at start' AS call_reason);

-- The digits of a meeting ID; nearly all IDs are nothing else. In files of the R scripts there may be decimals that are 0.
CREATE OR REPLACE MACRO digits_of(meeting_id) AS CASE
    WHEN regexp_full_match(meeting_id, '[0-9]*') THEN meeting_id
    ELSE regexp_replace(regexp_replace(meeting_id, '^([^.]*)[.]0+$|^([^,]*),0+$', '\1\2'), '[^0-9]', '', 'g') END;

-- sessions: grain: one connection of one person with a HashID to one meeting; stays in the waiting room are none. row: of
-- `zoom`; attendance_key: a hash of person, start and host; begins, ends: join and leave in seconds since 1970; minutes:
-- as reported, or from these where they don't fit (docs/metrics.md, Minutes of a call).
CREATE OR REPLACE TABLE sessions AS
WITH rows AS (
    -- The length of the ID stands here since a macro's argument is worked out as often as it stands in it.
    SELECT rowid AS row, hash_id, host, topic, start, creation, length(digits_of(meeting_id)) AS id_length,
        CAST(epoch(join_time) AS BIGINT) AS begins, CAST(epoch(leave_time) AS BIGINT) AS ends,
        CAST((ends - begins + 59) // 60 AS INTEGER) AS measured,
        CASE WHEN abs(CAST(minutes AS INTEGER) - measured) <= 2 THEN CAST(minutes AS INTEGER) ELSE measured END AS minutes,
        coalesce(participants, 0) AS participants
    FROM zoom WHERE NOT waiting AND start IS NOT NULL AND leave_time >= join_time
)
SELECT row, person, hash(hash_id, host, start) AS attendance_key, begins, ends, minutes, participants,
    reason_of(in_calendar, id_length, start, creation) AS reason
FROM rows JOIN persons USING (hash_id) JOIN calendar USING (topic);

-- several: the keys that stand in more than one session: a rejoin, two devices, or the same session in two files; and
-- those of sessions that end on another UTC day, which are measured with them. All other sessions are an attendance by
-- themselves.
CREATE OR REPLACE TABLE several AS
SELECT attendance_key FROM sessions GROUP BY attendance_key HAVING count(*) > 1
UNION ALL
SELECT attendance_key FROM sessions WHERE begins // 86400 < ends // 86400;

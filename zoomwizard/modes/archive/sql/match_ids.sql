-- Which recording is of which call, as far as IDs say so, and what is left to be matched by time.
-- Needs the tables of raw.py. Source: docs/archive.md, How calls and recordings are matched.

-- One row for each recording that names its call: as the history's ID, else as the ID of its log, else by a call ID
-- that exactly one call of the person has.
CREATE OR REPLACE TABLE named AS
WITH by_history AS MATERIALIZED (
    SELECT recording, call FROM phone_recordings JOIN calls ON calls.id = call_history_id WHERE call_history_id <> ''
), by_log AS MATERIALIZED (
    SELECT recording, call
    FROM phone_recordings ANTI JOIN by_history USING (recording) JOIN calls ON calls.id = call_log_id
    WHERE call_log_id <> ''
), by_call_id AS (
    SELECT recording, min(call) AS call
    FROM phone_recordings
    ANTI JOIN by_history USING (recording)
    ANTI JOIN by_log USING (recording)
    JOIN calls USING (call_id)
    JOIN call_people USING (call, person)
    WHERE call_id <> ''
    GROUP BY recording
    HAVING count(*) = 1
)
SELECT recording, call, 'history' AS way FROM by_history
UNION ALL
SELECT recording, call, 'history' FROM by_log
UNION ALL
SELECT recording, call, 'call_id' FROM by_call_id;

-- The answered calls and the recordings that are left.
CREATE OR REPLACE TABLE match_calls AS
SELECT call, start, length FROM calls ANTI JOIN named USING (call) WHERE is_answered AND length IS NOT NULL;

CREATE OR REPLACE TABLE match_people AS
SELECT call, person FROM call_people SEMI JOIN match_calls USING (call);

CREATE OR REPLACE TABLE match_recordings AS
SELECT recording, person, start, coalesce(media, duration) AS media
FROM phone_recordings ANTI JOIN named USING (recording)
WHERE coalesce(media, duration) IS NOT NULL;

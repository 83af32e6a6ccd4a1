-- Calls with their recordings. Needs the tables of raw.py and of matching.

-- One row for each recording with a call.
CREATE OR REPLACE TABLE matches AS
SELECT recording, call, way FROM named UNION ALL SELECT recording, call, 'time' FROM matched_by_time;

-- One row for each call with recordings: all of these together.
CREATE OR REPLACE TABLE recorded_calls AS
SELECT call, CASE WHEN bool_or(way = 'history') THEN 'history' ELSE min(way) END AS way,
    min(start) AS first_start, sum(media)::BIGINT AS media,
    arg_min(missing, recording) FILTER (missing IS NOT NULL) AS missing,
    bool_or(is_lost) AS is_lost, bool_or(is_purged) AS is_purged
FROM matches JOIN phone_recordings USING (recording)
GROUP BY call;

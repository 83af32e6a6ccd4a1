-- Which call and which recording may belong together, in milliseconds.
-- Needs: match_calls (call, start, length), match_people (call, person), match_recordings (recording, person, start,
-- media). Source: docs/archive.md, How calls and recordings are matched.

-- One row for each possible pair: the same person, starts at most 120 s apart, and about the same length.
-- Both are looked for in slices of 120 s, so that nobody's calls are compared with all of their recordings.
CREATE OR REPLACE TABLE pairs AS
WITH calls AS (
    SELECT call, person, start, length, start // 120000 AS slice
    FROM match_calls JOIN match_people USING (call)
), near AS (
    SELECT recording, person, start, media, unnest([start // 120000 - 1, start // 120000, start // 120000 + 1]) AS slice
    FROM match_recordings
)
SELECT DISTINCT calls.call, near.recording, abs(near.start - calls.start) + abs(calls.length - near.media) AS cost
FROM calls JOIN near USING (person, slice)
WHERE abs(near.start - calls.start) <= 120000
    AND (abs(calls.length - near.media) <= 10000
        OR (5 * near.media >= 4 * calls.length AND 4 * near.media <= 5 * calls.length));

-- One row for each pair of which a side has another one.
CREATE OR REPLACE TABLE contested AS
SELECT call, recording, cost
FROM pairs
QUALIFY count(*) OVER (PARTITION BY call) > 1 OR count(*) OVER (PARTITION BY recording) > 1;

-- One row for each pair that nothing else could be.
CREATE OR REPLACE TABLE matched_by_time AS
SELECT call, recording FROM pairs ANTI JOIN contested USING (call, recording);

-- The IDs of each call's recordings, by start. Most have one.

INSERT INTO named_recordings
SELECT calls.id, ids
FROM (
    SELECT call, CASE count(*) WHEN 1 THEN any_value(id) END AS ids
    FROM matches JOIN phone_recordings USING (recording)
    GROUP BY call
) AS of_calls
JOIN calls USING (call)
WHERE ids IS NOT NULL
UNION ALL
SELECT calls.id, string_agg(phone_recordings.id, ' ' ORDER BY phone_recordings.start, phone_recordings.id)
FROM matches JOIN phone_recordings USING (recording) JOIN calls USING (call)
WHERE call IN (SELECT call FROM matches GROUP BY call HAVING count(*) > 1)
GROUP BY call, calls.id;

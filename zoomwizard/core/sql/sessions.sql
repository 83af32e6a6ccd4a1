-- sessions: grain: one connection of one participant to one meeting, as numbers only.
-- meeting, occurrence, rank: see occurrences.sql; person, place: see people.sql; minutes: as reported, else from the
-- times, rounded up.
CREATE OR REPLACE TABLE sessions AS
SELECT meeting, occurrence, rank, coalesce(p.person, n.person) AS person, coalesce(p.place, 0) AS place,
    join_time, leave_time,
    coalesce(raw.minutes, CAST(ceil(date_diff('second', join_time, leave_time) / 60) AS UINTEGER)) AS minutes, guest
    /*kept*/
FROM raw
JOIN meetings m ON raw.meeting_id IS NOT DISTINCT FROM m.meeting_id AND raw.topic IS NOT DISTINCT FROM m.topic
    AND raw.host IS NOT DISTINCT FROM m.host AND raw.creation IS NOT DISTINCT FROM m.creation AND raw.start = m.start
    AND raw.end_time IS NOT DISTINCT FROM m.end_time AND raw.meeting_minutes IS NOT DISTINCT FROM m.meeting_minutes
    AND raw.participants IS NOT DISTINCT FROM m.participants
LEFT JOIN people p ON raw.email = p.text
LEFT JOIN names n ON raw.name = n.name AND raw.email IS NULL
WHERE reason = 0 AND NOT waiting;

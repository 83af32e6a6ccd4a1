-- sessions: grain: one connection of one participant to one meeting, as numbers only.
-- meeting, occurrence, rank: see occurrences.sql; person, place: see people.sql; minutes: as reported, else from the
-- times, rounded up.
CREATE OR REPLACE TABLE sessions AS
SELECT m.rowid AS meeting, coalesce(t.occurrence, m.rowid) AS occurrence, coalesce(t.rank, m.rowid) AS rank,
    coalesce(p.person, n.person) AS person, coalesce(p.place, 0) AS place, join_time, leave_time,
    coalesce(raw.minutes, CAST(ceil(date_diff('second', join_time, leave_time) / 60) AS UINTEGER)) AS minutes, guest
    /*kept*/
FROM raw
JOIN meetings m ON raw.meeting_key = m.meeting_key /*same_texts*/
LEFT JOIN ties t ON t.meeting = m.rowid
LEFT JOIN people p ON raw.email = p.text
LEFT JOIN names n ON raw.name = n.name AND raw.email IS NULL
WHERE reason = 0 AND NOT waiting;

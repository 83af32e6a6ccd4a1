-- sessions: grain: one connection of one participant to one meeting, as numbers only.
-- meeting, occurrence, rank: see occurrences.sql; person, place: see people.sql; the rest: see stays.sql.
CREATE OR REPLACE TABLE sessions AS
SELECT m.meeting, m.occurrence, m.rank, k.person, k.place, join_time, leave_time, minutes, guest/*kept*/
FROM stays s
JOIN (
    SELECT number, CAST(m.rowid AS INTEGER) AS meeting, CAST(coalesce(t.occurrence, m.rowid) AS INTEGER) AS occurrence,
        CAST(coalesce(t.rank, m.rowid) AS INTEGER) AS rank
    FROM meetings m LEFT JOIN ties t ON t.meeting = m.rowid
) m ON m.number = s.meeting
JOIN (SELECT known, person, place FROM people UNION ALL SELECT known, person, 0 FROM names) k ON k.known = s.known;

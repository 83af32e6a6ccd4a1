-- meeting_cells: the cells of the hashed file that the rows of a meeting have in common, ready-made as CSV, so that
-- each is written as text once and not once per row. front stands before the participant's HashID, back behind it.
CREATE OR REPLACE TABLE meeting_cells AS
WITH uncounted AS (
    SELECT coalesce(occurrence, m.rowid) AS occurrence
    FROM meetings m LEFT JOIN ties t ON t.meeting = m.rowid WHERE participants IS NULL
), counted AS (
    SELECT occurrence, count(*) AS sessions FROM sessions WHERE occurrence IN (FROM uncounted) GROUP BY occurrence
)
SELECT m.rowid AS meeting, number_text || ',' || topic_cell || ',' || h.cell AS front,
    coalesce(iso(creation), '') || ',' || iso(start) || ',' || coalesce(iso(end_time), '') || ','
        || coalesce(CAST(coalesce(
            meeting_minutes, CASE WHEN end_time >= start THEN CAST(ceil(date_diff('second', start, end_time) / 60) AS BIGINT) END
        ) AS VARCHAR), '') || ',' || coalesce(participants, sessions) AS back
FROM meetings m
LEFT JOIN ties t ON t.meeting = m.rowid
LEFT JOIN counted c ON c.occurrence = coalesce(t.occurrence, m.rowid)
JOIN hash_ids h ON h.place = m.host_place;

-- Overlapping exports: a session that stands in two files counts once; the copy with the most Participants stays,
-- ties by the text of the columns. Reports without any topic give way to others, with which it would be lost.
CREATE OR REPLACE TABLE doubled AS
SELECT key FROM (SELECT hash(occurrence, person, join_time, leave_time) AS key FROM sessions)
GROUP BY key HAVING count(*) > 1;

CREATE OR REPLACE TABLE copies AS
SELECT s.rowid AS row, row_number() OVER (
    PARTITION BY s.occurrence, s.person, s.join_time, s.leave_time
    ORDER BY w.source IN (SELECT DISTINCT source FROM written WHERE topic IS NOT NULL) DESC,
        m.participants DESC NULLS LAST, w.topic NULLS FIRST, m.creation NULLS FIRST, m.end_time NULLS FIRST,
        CAST(m.meeting_minutes AS VARCHAR) NULLS FIRST, CAST(s.minutes AS VARCHAR), s.guest/*kept*/, s.meeting
) AS copy
FROM sessions s JOIN meetings m ON m.rowid = s.meeting JOIN written w ON w.rowid = m.number
WHERE hash(s.occurrence, s.person, s.join_time, s.leave_time) IN (FROM doubled);

DELETE FROM sessions WHERE rowid IN (SELECT row FROM copies WHERE copy > 1);

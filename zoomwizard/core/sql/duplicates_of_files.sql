-- Only rows whose key comes twice are looked at again, with the texts that break ties.
CREATE OR REPLACE TABLE copies AS
SELECT s.rowid AS row, row_number() OVER (
    PARTITION BY s.place, s.person, s.join_time, s.leave_time
    ORDER BY s.participants DESC, s.digits, s.creation NULLS FIRST, s.in_calendar DESC, s.minutes
) AS copy
FROM (
    SELECT sessions.rowid, sessions.*, o.digits FROM sessions
    JOIN (SELECT occurrence, min(digits) AS digits FROM occurrences GROUP BY occurrence) o USING (occurrence)
    WHERE hash(place, person, join_time, leave_time) IN (FROM doubled)
) s;

DELETE FROM sessions WHERE rowid IN (SELECT row FROM copies WHERE copy > 1);

-- by_minute: grain: one report whose times all lack seconds, as a spreadsheet saves them. Of most reports the starts alone
-- say that they have seconds.
CREATE OR REPLACE TABLE by_minute AS
SELECT w.source
FROM sessions s JOIN meetings m ON m.rowid = s.meeting JOIN written w ON w.rowid = m.number
WHERE w.source IN (SELECT source FROM written GROUP BY source HAVING bool_and(epoch_us(start) % 60000000 = 0))
GROUP BY w.source
HAVING bool_and(epoch_us(s.join_time) % 60000000 = 0 AND epoch_us(s.leave_time) % 60000000 = 0);

-- copies_by_minute: grain: one session of such a report that stands in another report with its seconds: the same meeting ID,
-- host and person, and by the minute the same start, join and leave.
CREATE OR REPLACE TABLE copies_by_minute AS
WITH cut AS (
    SELECT s.rowid AS row, w.source, w.source IN (FROM by_minute) AS lacks_seconds, m.digits, m.host_person, s.person,
        date_trunc('minute', m.start) AS start, date_trunc('minute', s.join_time) AS joined,
        date_trunc('minute', s.leave_time) AS left_at
    FROM sessions s JOIN meetings m ON m.rowid = s.meeting JOIN written w ON w.rowid = m.number
)
SELECT row, source FROM cut WHERE lacks_seconds
    AND (digits, host_person, person, start, joined, left_at) IN (
        SELECT (digits, host_person, person, start, joined, left_at) FROM cut WHERE NOT lacks_seconds);

DELETE FROM sessions WHERE rowid IN (SELECT row FROM copies_by_minute);

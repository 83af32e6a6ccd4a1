-- stays: grain: one connection of one participant to one meeting, in a report. meeting: its number in written; known: the
-- number of the e-mail address, or -1 less that of the name; minutes: as reported, else from the times, rounded up.
INSERT INTO stays
SELECT m.number, coalesce(a.rowid, -1 - k.rowid), join_time, leave_time,
    coalesce(raw.minutes, CAST(ceil(date_diff('second', join_time, leave_time) / 60) AS UINTEGER)), guest/*kept*/
FROM raw
JOIN (SELECT rowid AS number, * FROM written WHERE file = /*number*/) m ON raw.meeting_key = m.meeting_key /*same_texts*/
LEFT JOIN addresses a ON raw.email = a.text
LEFT JOIN known_by_name k ON raw.name = k.text AND raw.email IS NULL
WHERE reason = 0 AND NOT waiting AND NOT webinar;

-- stays_N: grain: one connection of one participant to one meeting, in one report. meeting: its number among those of all
-- reports; known: the number of the e-mail address, or -1 less that of the name; minutes: as reported, else from the times,
-- rounded up.
CREATE TABLE stays_/*number*/ AS
SELECT CAST(m.rowid + /*first*/ AS INTEGER) AS meeting, CAST(coalesce(a.rowid, -1 - k.rowid) AS INTEGER) AS known,
    join_time, leave_time,
    coalesce(raw.minutes, CAST(ceil(date_diff('second', join_time, leave_time) / 60) AS UINTEGER)) AS minutes, guest/*kept*/
FROM raw
JOIN written_/*number*/ m ON raw.meeting_key = m.meeting_key /*same_texts*/
LEFT JOIN addresses a ON raw.email = a.text
LEFT JOIN known_by_name k ON raw.name = k.text AND raw.email IS NULL
WHERE reason = 0 AND NOT waiting;

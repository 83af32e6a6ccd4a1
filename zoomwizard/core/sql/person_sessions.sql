-- sessions: grain: one connection of one person with a HashID to one meeting; stays in the waiting room are none.
CREATE OR REPLACE TABLE sessions AS
SELECT m.rowid AS meeting, coalesce(t.place, m.rowid) AS place, coalesce(t.occurrence, m.rowid) AS occurrence, p.person,
    z.join_time, z.leave_time,
    coalesce(CAST(z.minutes AS INTEGER), CAST(ceil(epoch(z.leave_time - z.join_time) / 60) AS INTEGER)) AS minutes,
    coalesce(m.participants, 0) AS participants, m.reason, m.unscheduled
FROM zoom z
JOIN meetings m ON hash(z.meeting_id, z.topic, z.host, z.creation, z.start, z.participants) = m.meeting_key /*same_texts*/
JOIN persons p USING (hash_id)
LEFT JOIN ties t ON t.meeting = m.rowid
WHERE NOT z.waiting AND z.join_time IS NOT NULL AND z.leave_time >= z.join_time;

-- several: hashes of person and place of which there is more than one session: a rejoin, two devices, or the same session in
-- two files. All others are an attendance by themselves.
CREATE OR REPLACE TABLE several AS
SELECT key FROM (SELECT hash(place, person) AS key FROM sessions) GROUP BY key HAVING count(*) > 1;

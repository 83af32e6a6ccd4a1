-- fetched: the downloaded rows added to raw. Grain: one connection of one participant. Times are UTC; email and topic as
-- Zoom writes them; name: no name, but a mark and a key that tells people without an address apart.
INSERT INTO raw BY NAME
SELECT *, hash(file, meeting_id, topic, host, creation, start, end_time, meeting_minutes, participants) AS meeting_key
FROM (
    SELECT CAST(/*number*/ AS SMALLINT) AS file, line, meeting_id, topic, host, email,
        CASE WHEN email IS NULL THEN /*mark*/ || guest_key END AS name,
        creation, start, end_time, join_time, leave_time, meeting_minutes, participants, minutes, guest, waiting,
        false AS webinar,
        CAST(CASE WHEN start IS NULL THEN 2 WHEN join_time IS NULL THEN 3 WHEN leave_time IS NULL THEN 4
            WHEN leave_time < join_time THEN 6 ELSE 0 END AS UTINYINT) AS reason/*kept*/
    FROM /*source*/
);

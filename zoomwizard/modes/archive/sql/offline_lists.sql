-- Two lists of calls and recordings as what a comparison is given. All calls are answered, and everybody is always
-- recorded. Needs read_cdr and read_recordings: id, user and times of each line. Source: docs/archive.md, Two lists.

INSERT INTO calls BY NAME
SELECT rowid AS call, id, start, length, true AS is_answered, false AS is_end_to_end, false AS is_said,
    false AS is_purged
FROM read_cdr;

INSERT INTO call_people SELECT read_cdr.rowid, person FROM read_cdr JOIN users USING (user_name);

INSERT INTO phone_recordings BY NAME
SELECT read_recordings.rowid AS recording, id, person, start, length AS media, cdr_id AS call_history_id, false AS is_lost,
    false AS is_purged
FROM read_recordings JOIN users USING (user_name);

DROP TABLE read_cdr;

DROP TABLE read_recordings;

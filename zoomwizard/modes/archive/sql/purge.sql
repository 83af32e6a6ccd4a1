-- What is to be removed: the files of recordings that are old enough, or one person's alone, and that nothing holds.
-- Source: docs/archive.md, Remove recordings. Variables: before (the start in the form of keys, or NULL: any), person
-- (a stand-in, or NULL: anybody).

-- One row for each file that is there, in place or aside.
CREATE VIEW stored_files AS
SELECT account, recording, "key", file, bytes, people FROM archived_files WHERE NOT is_purged
UNION ALL
SELECT account, recording, "key", file, bytes, people FROM aside_files;

-- One row for each recording that is old enough and of the person alone.
CREATE VIEW chosen_recordings AS
SELECT account, recording, list_sort(list_distinct(flatten(list(people)))) AS people
FROM stored_files
GROUP BY ALL
HAVING (getvariable('before') IS NULL OR recording[1:16] < getvariable('before'))
    AND (getvariable('person') IS NULL OR people = [getvariable('person')]);

-- One row for each of these that stays all the same. All that a hold names has to fit.
CREATE VIEW held_recordings AS
SELECT account, recording
FROM chosen_recordings AS chosen
WHERE EXISTS (
    FROM open_holds AS held
    WHERE held.account = chosen.account
        AND (held.people IS NULL OR list_has_any(held.people, chosen.people))
        AND (held."from" IS NULL OR chosen.recording[1:8] >= replace(held."from", '-', ''))
        AND (held."to" IS NULL OR chosen.recording[1:8] <= replace(held."to", '-', ''))
        AND (held.recording IS NULL OR held.recording = chosen.recording)
);

-- One row for each file that is to go.
CREATE VIEW purge_files AS
SELECT account, recording, "key", file, bytes
FROM stored_files
SEMI JOIN chosen_recordings USING (account, recording)
ANTI JOIN held_recordings USING (account, recording);

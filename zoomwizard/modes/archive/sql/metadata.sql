-- What tables about recordings are made of: for the days from `first` to `last`, as in the names of folders.
-- Source: docs/archive.md, The metadata tables. Variables: first, last (YYYYMMDD).

-- One row for each archived file of these days, metadata too.
CREATE VIEW files_of_days AS
SELECT * FROM archived_files WHERE recording[1:8] BETWEEN getvariable('first') AND getvariable('last');

-- One row for each recording and kind that has a metadata file: the newest one.
CREATE TABLE told_files AS
SELECT account, kind, recording, file, recording[18:] AS digest
FROM files_of_days
WHERE type = 'metadata' AND NOT is_purged
QUALIFY row_number() OVER (PARTITION BY account, kind, recording ORDER BY n DESC) = 1;

-- One row for each recording and kind of which everything was purged.
CREATE VIEW purged_recordings AS
SELECT account, kind, recording
FROM files_of_days
GROUP BY ALL
HAVING bool_and(is_purged);

-- One row for each row of a comparison: its last status.
CREATE VIEW last_statuses AS
SELECT account, "row", status
FROM manifest_lines
WHERE event = 'status'
QUALIFY row_number() OVER (PARTITION BY account, "row" ORDER BY n DESC) = 1;

-- The files of one account that aren't what its manifest says, and those that are of the right size.
-- One row for each file; bytes -1 is what isn't a plain file.
-- Source: docs/archive.md, Verify an archive.

CREATE OR REPLACE VIEW expected_files AS
SELECT file, bytes, sha256 FROM archived_files WHERE account = /*account*/ AND NOT is_purged;

CREATE OR REPLACE VIEW wrong_files AS
SELECT
    CASE
        WHEN found_files.file IS NULL THEN 'missing'
        WHEN expected_files.file IS NULL THEN 'extra'
        ELSE 'changed'
    END AS code,
    coalesce(found_files.file, expected_files.file) AS file
FROM expected_files
FULL JOIN found_files ON found_files.file = expected_files.file
WHERE found_files.bytes IS DISTINCT FROM expected_files.bytes;

CREATE OR REPLACE VIEW same_files AS
SELECT expected_files.* FROM expected_files JOIN found_files USING (file, bytes);

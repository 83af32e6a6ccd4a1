-- people: every e-mail address of the reports, as it is written there, with the person it belongs to.
-- Grain: one row per spelling. Columns: known (its number); text; person (equal for spellings of one address); hash_id (of
-- the mapping file, NULL: not in it); place (the HashID's place among all HashIDs, 0: none), so that sorting needs no text.
CREATE OR REPLACE TABLE hash_ids AS
SELECT hash_id, csv_cell(hash_id) AS cell, CAST(row_number() OVER (ORDER BY hash_id) AS INTEGER) AS place
FROM (SELECT DISTINCT hash_id FROM mapping)
UNION ALL SELECT NULL, '', 0;

CREATE OR REPLACE TABLE people AS
WITH folded AS (
    -- beyond_ascii is the slower way, where there are such addresses or names.
    SELECT rowid AS known, text, CASE WHEN strlen(text) = length(text) THEN ascii_key(text) /*beyond_ascii*/ END AS key
    FROM addresses
)
SELECT known, text, key, CAST(dense_rank() OVER (ORDER BY key) AS INTEGER) AS person, hash_id, coalesce(place, 0) AS place
FROM folded LEFT JOIN mapping USING (key) LEFT JOIN hash_ids USING (hash_id);

-- names: who has no e-mail address is known by name. Grain: one row per spelling; person is negative.
CREATE OR REPLACE TABLE names AS
SELECT -1 - rowid AS known, text AS name, CAST(-dense_rank() OVER (ORDER BY CASE
    WHEN strlen(text) = length(text) THEN ascii_key(text) /*beyond_ascii*/ END) AS INTEGER) AS person
FROM known_by_name;

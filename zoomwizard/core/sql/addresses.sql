-- addresses_seen, names_seen: every e-mail address and every name of a participant; they stay known when the rows are
-- gone. takes_part: in a row that counts. known_by_name: the names of those who have no address, and what stands for
-- them. Grain: one row per spelling.
CREATE OR REPLACE TABLE addresses_seen AS
SELECT text, bool_or(takes_part) AS takes_part
FROM (
    SELECT email AS text, reason = 0 AND NOT waiting AS takes_part FROM raw WHERE email IS NOT NULL
    UNION ALL SELECT host, false FROM raw WHERE host IS NOT NULL
) GROUP BY text;

CREATE OR REPLACE TABLE names_seen AS SELECT DISTINCT name FROM raw WHERE /*is_name*/;

CREATE OR REPLACE TABLE known_by_name AS
SELECT DISTINCT name AS text FROM raw WHERE email IS NULL AND name IS NOT NULL;

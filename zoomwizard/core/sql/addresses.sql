-- addresses_seen, names_seen: every e-mail address and every name of a participant; they stay known when the rows are
-- gone. known_by_name: the names of those who have no address, and what stands for them. Grain: one row per spelling.
CREATE OR REPLACE TABLE addresses_seen AS
SELECT email AS text FROM raw WHERE email IS NOT NULL UNION SELECT host FROM raw WHERE host IS NOT NULL;

CREATE OR REPLACE TABLE names_seen AS SELECT DISTINCT name FROM raw WHERE /*is_name*/;

CREATE OR REPLACE TABLE known_by_name AS
SELECT DISTINCT name AS text FROM raw WHERE email IS NULL AND name IS NOT NULL;

-- people_counts: how much of the Zoom files belongs to people of the person query, one row. Minutes are the reported ones of
-- all rows, as in hash_ids_seen.
CREATE OR REPLACE TABLE people_counts AS
WITH known AS (
    SELECT DISTINCT hash_id FROM person_rows WHERE hash_id IS NOT NULL
), seen AS (
    SELECT minutes, hash_id IN (FROM known) AS is_known FROM hash_ids_seen WHERE hash_id <> ''
)
SELECT count(*) AS people_in_zoom,
    count(*) FILTER (is_known) AS people_found,
    CAST(coalesce(sum(minutes), 0) AS BIGINT) AS minutes_in_zoom,
    CAST(coalesce(sum(minutes) FILTER (is_known), 0) AS BIGINT) AS minutes_found
FROM seen;

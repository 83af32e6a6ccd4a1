-- zone_sources: how many people have their time zone from which source (docs/analyst.md, Time zones); of a
-- person's rows the one with the least certain source counts, since otherwise another week could never be told.
CREATE OR REPLACE TABLE zone_sources AS
WITH weakest AS (
    SELECT r.hash_id, max(CASE z.source WHEN 'row' THEN 1 WHEN 'nearest row' THEN 2 ELSE 3 END) AS rank
    FROM person_rows r JOIN person_zones z USING (row) WHERE r.hash_id IS NOT NULL GROUP BY r.hash_id
)
SELECT CASE rank WHEN 1 THEN 'the person query' WHEN 2 THEN 'another week' ELSE 'the Zoom admin' END AS source,
    count(*) AS people
FROM weakest GROUP BY rank;

-- analyst_counts: what the run record and the result page say, one row.
CREATE OR REPLACE TABLE analyst_counts AS
SELECT coalesce(sum(row_count), 0) AS rows_in,
    coalesce(sum(row_count) FILTER (hash_id = ''), 0) AS rows_without_hash_id,
    getvariable('duplicates') AS duplicates,
    getvariable('doubtful_minutes') AS doubtful_minutes,
    (SELECT people_in_zoom FROM people_counts) AS people_in_zoom,
    (SELECT people_found FROM people_counts) AS people_found,
    (SELECT minutes_in_zoom FROM people_counts) AS minutes_in_zoom,
    (SELECT minutes_found FROM people_counts) AS minutes_found,
    (SELECT count(*) FROM person_rows) AS person_weeks,
    (SELECT count(*) FROM results r WHERE EXISTS (
        SELECT 1 FROM weeks w WHERE w.person = r.person AND w.week = r.week)) AS person_weeks_with_calls,
    (SELECT count(*) FROM weeks) AS weeks_with_calls
FROM hash_ids_seen;

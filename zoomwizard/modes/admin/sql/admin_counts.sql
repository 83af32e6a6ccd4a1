-- admin_counts: what the manifest and the result page say, one row. Rows are those of the reports; hours those of the
-- sessions that are not duplicates.
CREATE OR REPLACE TABLE admin_counts AS
SELECT
    (SELECT CAST(sum(row_count) AS BIGINT) FROM rows_seen) AS rows_in,
    (SELECT CAST(sum(rejected) AS BIGINT) FROM rows_seen) AS rejected,
    (SELECT CAST(sum(waiting) AS BIGINT) FROM rows_seen) AS waiting_room,
    (SELECT CAST(sum(row_count - rejected - waiting) AS BIGINT) FROM rows_seen) - count(*) AS duplicates,
    count(*) FILTER (place > 0) AS matched_rows,
    count(*) FILTER (place = 0) AS unmatched_rows,
    count(DISTINCT place) FILTER (place > 0) AS matched_people,
    count(DISTINCT person) FILTER (place = 0) AS unmatched_people,
    CAST(coalesce(sum(minutes) FILTER (place > 0), 0) AS BIGINT) AS matched_minutes,
    CAST(coalesce(sum(minutes) FILTER (place = 0), 0) AS BIGINT) AS unmatched_minutes
FROM sessions;

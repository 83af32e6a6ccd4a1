-- admin_counts: what the manifest and the result page say, one row. Rows are those of the reports; hours those of the
-- sessions that are not duplicates. Colleagues: whose e-mail domain is one of the mapping file's.
CREATE OR REPLACE TABLE admin_counts AS
WITH missing_colleagues AS (
    SELECT DISTINCT person, true AS is_colleague FROM people
    WHERE place = 0 AND contains(key, '@') AND split_part(key, '@', -1) IN (
        SELECT split_part(key, '@', -1) FROM mapping WHERE contains(key, '@')
    )
)
SELECT
    (SELECT CAST(sum(row_count) AS BIGINT) FROM rows_seen) AS rows_in,
    (SELECT CAST(sum(rejected) AS BIGINT) FROM rows_seen) AS rejected,
    (SELECT CAST(sum(waiting) AS BIGINT) FROM rows_seen) AS waiting_room,
    (SELECT CAST(sum(webinars) AS BIGINT) FROM rows_seen) AS webinar_rows,
    (SELECT CAST(sum(row_count - rejected - waiting - webinars) AS BIGINT) FROM rows_seen) - count(*) AS duplicates,
    count(*) FILTER (place > 0) AS matched_rows,
    count(*) FILTER (place = 0) AS unmatched_rows,
    count(DISTINCT place) FILTER (place > 0) AS matched_people,
    count(DISTINCT person) FILTER (place = 0) AS unmatched_people,
    count(DISTINCT person) FILTER (is_colleague) AS unmatched_colleagues,
    CAST(coalesce(sum(minutes) FILTER (place > 0), 0) AS BIGINT) AS matched_minutes,
    CAST(coalesce(sum(minutes) FILTER (place = 0), 0) AS BIGINT) AS unmatched_minutes,
    CAST(coalesce(sum(minutes) FILTER (is_colleague), 0) AS BIGINT) AS unmatched_colleague_minutes
FROM sessions LEFT JOIN missing_colleagues USING (person);

-- meeting_sums, webinar_sums: grain: a day, or a month of the range, as `whole`; what its meetings and webinars come to. The
-- mark is the column of `listed` that tells which. Whoever is in several meetings of it is one person.
CREATE OR REPLACE TABLE meeting_sums AS
WITH people_in AS (
    SELECT /*whole*/ AS whole, count(DISTINCT person_no) AS people, count(DISTINCT person_no) FILTER (is_weak) AS people_weak,
        sum(connections) AS connections, sum(time) AS time,
        count(*) FILTER (attended) AS attended, sum(time) FILTER (attended) AS attended_time
    FROM presences JOIN listed USING (occurrence_no) JOIN people USING (person_no) WHERE NOT is_webinar GROUP BY /*whole*/
), meetings_in AS (
    SELECT /*whole*/ AS whole, count(*) AS meetings, count(*) FILTER (people = 1) AS alone,
        count(*) FILTER (stitched.occurrence_no IS NULL) AS stitched, sum(length) AS length,
        count(*) FILTER (people >= 2) AS shared, sum(length) FILTER (people >= 2) AS shared_length,
        CAST(median(length) FILTER (people >= 2) * 2 AS HUGEINT) AS twice_median,
        CAST(sum(people) FILTER (people >= 2) AS BIGINT) AS shared_people, CAST(sum(people) AS BIGINT) AS pairs
    FROM listed LEFT JOIN people_of_occurrences USING (occurrence_no) LEFT JOIN stitched USING (occurrence_no)
    WHERE NOT is_webinar GROUP BY /*whole*/
)
FROM meetings_in LEFT JOIN people_in USING (whole);

CREATE OR REPLACE TABLE webinar_sums AS
SELECT whole, webinars, people, time
FROM (SELECT /*whole*/ AS whole, count(*) AS webinars FROM listed WHERE is_webinar GROUP BY /*whole*/)
LEFT JOIN (
    SELECT /*whole*/ AS whole, count(DISTINCT person_no) AS people, sum(time) AS time
    FROM presences JOIN listed USING (occurrence_no) WHERE is_webinar GROUP BY /*whole*/
) USING (whole);

-- report_people: grain: one person with values. person_id: one of theirs; number: rows (weeks) with values; sums over them
-- of the 17 columns in millionths, whole numbers so that no sum depends on the order of the rows; the group of each
-- attribute is that of the person's last week, so that everybody is in one group only; own_n_number: rows that have the
-- query's own metric.
CREATE OR REPLACE TABLE report_people AS
SELECT human, min(person_id) AS person_id, count(*) AS number, /*sums*//*groups*//*owns*/
FROM report_rows r JOIN results USING (row) GROUP BY human;

-- report_sums: grain: one person with values. number: rows (weeks) with values; sums over them of the 17 columns in
-- millionths, whole numbers so that no sum depends on the order of the rows; own_n_number: rows that have the query's own
-- metric.
CREATE OR REPLACE TABLE report_sums AS
SELECT human, count(*) AS number, /*sums*//*owns*/ FROM report_rows JOIN results USING (row) GROUP BY human;

-- stitched: grain: a meeting that goes on another one of the same number: it starts while an earlier one of the range runs,
-- or at most 300 seconds after its end.
CREATE OR REPLACE TABLE stitched AS
SELECT occurrence_no FROM (
    SELECT occurrence_no, start_time, max(end_time) OVER (
        PARTITION BY series ORDER BY start_time, end_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS before
    FROM listed WHERE NOT is_webinar
) WHERE span(before, start_time) <= 300000000;

-- What several steps compute, each once.

-- The length of a stretch in microseconds.
CREATE OR REPLACE MACRO span(begins, ends) AS epoch_us(ends) - epoch_us(begins);

-- A share as a decimal of 4 places, rounded half up; NULL of nothing. Both numbers are whole and not negative.
CREATE OR REPLACE MACRO share_of(part, whole) AS CASE WHEN whole > 0 THEN CAST(
    CAST((CAST(part AS HUGEINT) * 20000 + whole) // (CAST(whole AS HUGEINT) * 2) AS DECIMAL(30, 0)) * 0.0001
AS DECIMAL(18, 4)) END;

-- Microseconds, those of `count` things, as the minutes of one, with 2 places, rounded half up; NULL of nothing.
CREATE OR REPLACE MACRO minutes_each(microseconds, count) AS CASE WHEN count > 0 THEN CAST(
    CAST((CAST(microseconds AS HUGEINT) + CAST(count AS HUGEINT) * 300000) // (CAST(count AS HUGEINT) * 600000)
        AS DECIMAL(30, 0)) * 0.01
AS DECIMAL(18, 2)) END;

-- The same of one thing, a BIGINT, in a tenth of the time.
CREATE OR REPLACE MACRO minutes_of(microseconds) AS
    CAST(CAST((microseconds + 300000) // 600000 AS DECIMAL(16, 0)) * 0.01 AS DECIMAL(18, 2));

-- The union of the stretches of each person, in pieces of which none overlap: begin, finish. Of a table or view with the columns whole (what is looked at together),
-- person_no, begin, finish. A stretch without length is none.
CREATE OR REPLACE MACRO joined_up(stretches) AS TABLE
WITH ordered AS (
    SELECT whole, person_no, begin, finish, max(finish) OVER (
        PARTITION BY whole, person_no ORDER BY begin, finish ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS before
    FROM query_table(stretches) WHERE finish > begin
)
SELECT whole, person_no, greatest(begin, before) AS begin, finish
FROM ordered WHERE before IS NULL OR finish > before;

-- The most stretches of each whole at one instant. The end of a stretch is outside of it, so ends come before begins. They
-- are counted as DOUBLE, which is exact for such numbers and far faster to sum than whole ones.
CREATE OR REPLACE MACRO peak_of(stretches) AS TABLE
WITH changes AS (
    SELECT whole, begin AS instant, CAST(1 AS DOUBLE) AS change FROM query_table(stretches) WHERE finish > begin
    UNION ALL SELECT whole, finish, CAST(-1 AS DOUBLE) FROM query_table(stretches) WHERE finish > begin
), present AS (
    SELECT whole, sum(change) OVER (PARTITION BY whole ORDER BY instant, change ROWS UNBOUNDED PRECEDING) AS present
    FROM changes
)
SELECT whole, CAST(max(present) AS BIGINT) AS peak FROM present GROUP BY whole;

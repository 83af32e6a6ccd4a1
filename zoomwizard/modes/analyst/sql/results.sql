-- covered: grain: one row of the person query with a HashID. Whether its week overlaps the time that the hashed files cover.
CREATE OR REPLACE TABLE covered AS
SELECT row, person, week, bool_or(begins <= last_start AND ends > first_start) AS is_covered
FROM person_weeks CROSS JOIN periods GROUP BY ALL;

-- results: grain: one row of the person query; the 17 columns, and cells as in `weeks`. A covered week without calls has 0
-- where the method says so, else it is blank.
CREATE OR REPLACE TABLE results AS
SELECT q.row, c.person, c.week, /*columns*/, /*cells*/ AS cells
FROM person_rows q LEFT JOIN covered c USING (row) LEFT JOIN weeks w ON w.person = c.person AND w.week = c.week;

-- unmatched: grain: one participant who is not in the mapping file; for the Zoom admin alone, to complete it. Who has no
-- address in what was downloaded has no name either and can't be told.
-- Columns of the file that is made of it: e-mail address and name as in the reports, rows, hours.
CREATE OR REPLACE TABLE unmatched AS
WITH totals AS (
    SELECT person, count(*) AS row_count, sum(minutes) AS minutes FROM sessions WHERE place = 0 GROUP BY person
), addresses AS (
    SELECT person, min(text) AS address FROM people WHERE place = 0 GROUP BY person
), display_names AS (
    SELECT p.person, min(s.name) AS name FROM addresses_seen s JOIN people p USING (text) WHERE p.place = 0 GROUP BY p.person
    UNION ALL
    SELECT person, min(name) FROM names WHERE /*is_name*/ GROUP BY person
)
SELECT address AS "E-mail", name AS "Name", row_count AS "Rows",
    CAST(round(minutes / 60, 2) AS DECIMAL(18, 2)) AS "Hours"
FROM totals LEFT JOIN addresses USING (person) LEFT JOIN display_names USING (person)
WHERE address IS NOT NULL OR name IS NOT NULL
ORDER BY row_count DESC, address, name;

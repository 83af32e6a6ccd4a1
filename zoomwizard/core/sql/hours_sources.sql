-- hours_sources: how many people have their working hours from where; of a person's rows the one with the least certain
-- source counts.
CREATE OR REPLACE TABLE hours_sources AS
WITH weakest AS (
    SELECT hash_id, max(CASE WHEN start_minute IS NULL AND end_minute IS NULL AND days IS NULL THEN 3
        WHEN start_minute IS NULL OR end_minute IS NULL OR days IS NULL THEN 2 ELSE 1 END) AS rank
    FROM person_rows WHERE hash_id IS NOT NULL GROUP BY hash_id
)
SELECT CASE rank WHEN 1 THEN 'the person query' WHEN 2 THEN 'the person query in part' ELSE 'the options' END AS source,
    count(*) AS people
FROM weakest GROUP BY rank;

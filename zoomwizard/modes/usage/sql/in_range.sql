-- The occurrences of the range, and people and occurrences as small numbers in the order of what stands for them.

-- persons: grain: what stands for a person in the facts. hash_ids: the HashID of a stand-in; two of one HashID are one
-- person. is_weak: known in one occurrence only.
CREATE OR REPLACE TABLE persons AS
WITH known AS (
    SELECT person AS stand_in FROM sessions WHERE NOT waiting
    UNION SELECT host FROM occurrences UNION SELECT person FROM roles UNION SELECT person FROM questions
    UNION SELECT person FROM answers UNION SELECT person FROM zoom_users
), named AS (
    SELECT stand_in, coalesce(hash_id, stand_in) AS person, hash_id IS NULL AND starts_with(stand_in, 'g') AS is_weak
    FROM known LEFT JOIN hash_ids ON hash_ids.person = stand_in WHERE stand_in IS NOT NULL
)
SELECT stand_in, person, is_weak, CAST(dense_rank() OVER (ORDER BY person) AS INTEGER) AS person_no FROM named;

-- people: grain: a person, by number.
CREATE OR REPLACE TABLE people AS
SELECT person_no, any_value(person) AS person, bool_and(is_weak) AS is_weak FROM persons GROUP BY person_no;

-- listed: grain: an occurrence that ended on a day of the range. local_days: date, begins, ends (UTC).
-- has_people: somebody asked who took part, and it could be had.
CREATE OR REPLACE TABLE listed AS
SELECT occurrence_no, occurrence, series,
    kind = 'webinar' AS is_webinar, person_no AS host_no, start AS start_time, "end" AS end_time, created,
    d.date AS day, strftime(d.date, '%Y-%m') AS month, span(start, "end") AS length,
    zoom_minutes, zoom_join_records, zoom_unique_viewers, zoom_max_concurrent, zoom_absentees, recorded,
    registration, has_panel, has_questions, has_answers, topic, source,
    CASE WHEN getvariable('asks_people') THEN coverage ELSE 'list_only' END AS covered,
    covered IN ('complete', 'host_only') AS has_people
FROM occurrences o
JOIN (SELECT occurrence, CAST(row_number() OVER (ORDER BY occurrence) AS INTEGER) AS occurrence_no FROM occurrences)
    USING (occurrence)
JOIN local_days d ON o."end" >= d.begins AND o."end" < d.ends
LEFT JOIN persons p ON p.stand_in = o.host;

-- out_polls: grain: an option of a question of a poll; numbered without those that only host and panelists chose.
CREATE OR REPLACE TABLE out_polls AS
SELECT occurrence, dense_rank() OVER (PARTITION BY occurrence_no ORDER BY c.poll) AS poll,
    dense_rank() OVER (PARTITION BY occurrence_no, c.poll ORDER BY c.question) AS question,
    row_number() OVER (PARTITION BY occurrence_no, c.poll, c.question ORDER BY c.option) AS option,
    count(DISTINCT person_no) AS people, count(DISTINCT record) FILTER (person_no IS NULL) AS anonymous,
    any_value(question_text) AS question_text,
    CASE WHEN count(DISTINCT person_no) + count(DISTINCT record) FILTER (person_no IS NULL) >= getvariable('least_group')
        OR getvariable('shows_people') THEN any_value(option_text) END AS option_text
FROM chosen c JOIN listed USING (occurrence_no) GROUP BY occurrence_no, occurrence, c.poll, c.question, c.option;

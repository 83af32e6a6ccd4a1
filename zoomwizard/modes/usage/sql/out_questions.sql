-- out_questions: grain: a question of a webinar; numbered without those that are left out.
CREATE OR REPLACE TABLE out_questions AS
SELECT occurrence, row_number() OVER (PARTITION BY occurrence_no ORDER BY question) AS question, asked, person,
    person_no IS NULL AS anonymous, answered,
    CASE WHEN getvariable('shows_people') THEN question_text END AS question_text,
    CASE WHEN getvariable('shows_people') THEN answer_text END AS answer_text
FROM asked JOIN listed USING (occurrence_no) LEFT JOIN people USING (person_no);

-- report_people: grain: one person with values. person_id: one of theirs; the group of each attribute is that of the person's
-- last week, so that everybody is in one group only.
CREATE OR REPLACE TABLE report_people AS
SELECT human, min(person_id) AS person_id/*groups*/ FROM report_rows GROUP BY human;

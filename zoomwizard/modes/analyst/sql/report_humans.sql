-- report_humans: grain: one HashID with one PersonId of the rows of results. human: the same for all that belong to one
-- person, whether a PersonId has had several HashIDs or a HashID several PersonIds.
CREATE OR REPLACE TABLE report_humans AS
SELECT DISTINCT r.person, d.person_id, r.person AS human
FROM results r JOIN person_rows d USING (row) WHERE r.person IS NOT NULL;

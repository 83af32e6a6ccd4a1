-- report_rows: grain: one row of the person query that has values; row: that of results, which has them. human: see
-- report_humans; group_0, group_1 ... are texts of attributes (NULL: blank), own_0, own_1 ... values of the query's own
-- metrics in millionths.
CREATE OR REPLACE TABLE report_rows AS
SELECT r.row, h.human, d.person_id, d.week/*groups*//*owns*/
FROM results r JOIN person_rows d USING (row) JOIN person_cells c USING (row)
JOIN report_humans h ON h.person = r.person AND h.person_id IS NOT DISTINCT FROM d.person_id
WHERE r.Zoom_Total_call_hours IS NOT NULL;

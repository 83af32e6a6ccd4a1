-- report_cells: grain: one row of the person query, in its order. What the report needs of its other columns: group_0,
-- group_1 ... are texts of attributes, own_0, own_1 ... values of the query's own metrics in millionths of an hour.
CREATE OR REPLACE TABLE report_cells AS SELECT row/*cells*/ FROM person_query;

-- report_rows: grain: one row of the person query that has values. human: see report_humans; the 17 columns in millionths,
-- whole numbers so that no sum depends on the order of the rows.
CREATE OR REPLACE TABLE report_rows AS
SELECT r.row, h.human, d.person_id, d.week/*values*//*groups*//*owns*/
FROM results r JOIN person_rows d USING (row) JOIN report_cells c USING (row)
JOIN report_humans h ON h.person = r.person AND h.person_id IS NOT DISTINCT FROM d.person_id
WHERE r.Zoom_Total_call_hours IS NOT NULL;

-- person_rows: grain: one row of the person query, row counts from 0 in the order of the file. NULL: blank or not readable.
-- week: its first day; zone: IANA name; start_minute and end_minute: minutes of the day, end up to 1440; days: bit 0 is
-- Monday. From person_cells (the few columns that are needed) and read_dates, read_zones, read_starts, read_ends and
-- read_days, which have what every different text of a column means.
CREATE OR REPLACE TABLE person_rows AS
SELECT c.row, c.person AS person_id, c.hash_id, d.week, z.value AS zone,
    z.value IS NOT NULL AS zone_known, s.value AS start_minute, e.value AS end_minute, w.value AS days
FROM person_cells c
LEFT JOIN read_dates d ON d.text = c.date
LEFT JOIN read_zones z ON z.text = c.zone
LEFT JOIN read_starts s ON s.text = c.start_time
LEFT JOIN read_ends e ON e.text = c.end_time
LEFT JOIN read_days w ON w.text = c.days;

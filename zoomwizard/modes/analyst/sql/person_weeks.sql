-- The first day of the week that holds a day.
CREATE OR REPLACE MACRO week_from(day) AS
    CAST(day - CAST((dayofweek(day) - getvariable('first_weekday') + 7) % 7 AS INTEGER) AS DATE);

-- persons: every HashID of the hashed files and of the person query. Grain: one HashID.
CREATE OR REPLACE TABLE persons AS
SELECT hash_id, CAST(row_number() OVER (ORDER BY hash_id) AS INTEGER) AS person
FROM (SELECT hash_id FROM hash_ids_seen WHERE hash_id <> '' UNION SELECT hash_id FROM person_rows WHERE hash_id IS NOT NULL);

-- person_zones: the zone of every row of the person query, and where it is from (docs/analyst.md, Time zones): the row itself,
-- the person's nearest row that has one, or the Zoom admin.
CREATE OR REPLACE TABLE person_zones AS
WITH known AS (
    SELECT hash_id, week, zone FROM person_rows WHERE zone IS NOT NULL AND hash_id IS NOT NULL
), nearest AS (
    SELECT r.row, arg_min(k.zone, (abs(date_diff('day', r.week, k.week)), k.week)) AS zone
    FROM person_rows r JOIN known k USING (hash_id) WHERE r.zone IS NULL GROUP BY r.row
)
SELECT r.row, coalesce(r.zone, n.zone, getvariable('admin_zone')) AS zone,
    CASE WHEN r.zone IS NOT NULL THEN 'row' WHEN n.zone IS NOT NULL THEN 'nearest row' ELSE 'Zoom admin' END AS source
FROM person_rows r LEFT JOIN nearest n USING (row);

-- hours_of_rows: zone and working hours of every row; what the row does not say is that of the options.
CREATE OR REPLACE TABLE hours_of_rows AS
SELECT row, z.zone, coalesce(r.start_minute, getvariable('start_minute')) AS start_minute,
    coalesce(r.end_minute, getvariable('end_minute')) AS end_minute, coalesce(r.days, getvariable('days')) AS days
FROM person_rows r JOIN person_zones z USING (row);

-- schedules: the different combinations of zone and working hours; the last is that of people without a row.
CREATE OR REPLACE TABLE schedules AS
SELECT zone, start_minute, end_minute, days, CAST(row_number() OVER (ORDER BY zone, start_minute, end_minute, days) AS INTEGER) AS schedule
FROM (
    SELECT zone, start_minute, end_minute, days FROM hours_of_rows
    UNION
    SELECT getvariable('admin_zone'), getvariable('start_minute'), getvariable('end_minute'), getvariable('days')
);

-- person_weeks: grain: one row of the person query with a HashID. week: its first day; [begins, ends): that week in UTC,
-- in the row's own zone; until: begins of the person's next row where that is earlier, so that of two weeks that hold
-- one instant (the zone changed between them) the later one counts.
CREATE OR REPLACE TABLE person_weeks AS
WITH begun AS (
    SELECT r.row, p.person, s.schedule, h.zone, week_from(r.week) AS week
    FROM person_rows r JOIN persons p USING (hash_id) JOIN hours_of_rows h USING (row)
    JOIN schedules s ON s.zone = h.zone AND s.start_minute = h.start_minute AND s.end_minute = h.end_minute
        AND s.days = h.days
), spans AS (
    SELECT b.row, b.person, b.schedule, b.zone, b.week, CAST(b.week AS TIMESTAMP) - to_seconds(a.seconds) AS begins,
        CAST(b.week AS TIMESTAMP) + INTERVAL 7 DAY - to_seconds(z.seconds) AS ends
    FROM begun b
    JOIN wall_clock a ON a.zone = b.zone AND CAST(b.week AS TIMESTAMP) >= a.begins AND CAST(b.week AS TIMESTAMP) < a.ends
    JOIN wall_clock z ON z.zone = b.zone AND CAST(b.week AS TIMESTAMP) + INTERVAL 7 DAY >= z.begins
        AND CAST(b.week AS TIMESTAMP) + INTERVAL 7 DAY < z.ends
)
SELECT *, least(ends, coalesce(lead(begins) OVER (PARTITION BY person ORDER BY begins, row), ends)) AS until
FROM spans;

-- report_kinds: grain: people of one kind, whom no number of the report tells apart; people: how many they are.
-- groups: those of their last week; weeks: the first days of the weeks of their rows, one for each row; own_n: whether
-- they have a value of the query's own metric; zone_from, hours_from: where their time zone and working hours are from;
-- of a person's rows the one with the least certain source counts.
CREATE OR REPLACE TABLE report_kinds AS
WITH of_rows AS (
    SELECT r.human, string_agg(CAST(r.week AS VARCHAR), ' ' ORDER BY r.week) AS weeks,
        max(CASE z.source WHEN 'row' THEN 1 WHEN 'nearest row' THEN 2 ELSE 3 END) AS zone_rank,
        max(CASE WHEN start_minute IS NULL AND end_minute IS NULL AND days IS NULL THEN 3
            WHEN start_minute IS NULL OR end_minute IS NULL OR days IS NULL THEN 2 ELSE 1 END) AS hours_rank
    FROM report_rows r JOIN person_rows d USING (row) JOIN person_zones z USING (row) GROUP BY r.human
)
SELECT [/*groups*/] AS groups, weeks, [/*owns*/] AS owns,
    ['the person query', 'another week', 'the Zoom admin'][zone_rank] AS zone_from,
    ['the person query', 'the person query in part', 'the options'][hours_rank] AS hours_from, count(*) AS people
FROM report_people JOIN report_sums USING (human) JOIN of_rows USING (human) GROUP BY ALL ORDER BY ALL;

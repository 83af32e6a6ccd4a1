-- out_costs: grain: a cost of a period; calls are summed by day, type and country.
CREATE OR REPLACE TABLE out_costs AS
WITH summed AS (
    SELECT item, period_start, period_end, detail, CAST(sum(quantity) AS DECIMAL(30, 10)) AS quantity, unit,
        CAST(sum(amount) AS DECIMAL(18, 6)) AS amount, CAST(sum(tax) AS DECIMAL(18, 6)) AS tax, currency
    FROM costs WHERE item = 'audio' GROUP BY ALL
    UNION ALL SELECT item, period_start, period_end, detail, quantity, unit, amount, tax, currency FROM costs WHERE item <> 'audio'
)
SELECT item, period_start, row_number() OVER (
        PARTITION BY item, period_start ORDER BY detail, currency, amount, quantity, tax, period_end
    ) AS line, period_end, detail, CAST(quantity AS DECIMAL(18, 4)) AS quantity, unit, amount, tax, currency
FROM summed;

-- Hours of whole minutes in millionths of an hour, rounded.
CREATE OR REPLACE MACRO hours(minutes) AS (CAST(coalesce(minutes, 0) AS BIGINT) * 1000000 + 30) // 60;

-- The same of hours that came in millionths of a millionth of an hour.
CREATE OR REPLACE MACRO fine_hours(units) AS (CAST(coalesce(units, 0) AS BIGINT) + 500000) // 1000000;

-- Millionths as text: at most six decimals, trailing zeros cut but one kept, never in the form 1e-05.
CREATE OR REPLACE MACRO millionths_text(n) AS CASE
    WHEN n = 0 THEN '0.0'
    WHEN abs(n) <= 99 THEN if(n < 0, '-', '') || '0.' || rtrim(lpad(CAST(abs(n) AS VARCHAR), 6, '0'), '0')
    ELSE CAST(n / 1000000 AS VARCHAR) END;

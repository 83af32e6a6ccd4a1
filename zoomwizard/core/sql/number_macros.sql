-- Hours as text: at most six decimals, trailing zeros cut but one kept, never in the form 1e-05.
CREATE OR REPLACE MACRO millionths_text(n) AS CASE
    WHEN abs(n) BETWEEN 1 AND 99 THEN if(n < 0, '-', '') || '0.' || rtrim(lpad(CAST(abs(n) AS VARCHAR), 6, '0'), '0')
    ELSE CAST(n / 1000000 AS VARCHAR) END;

-- Hours of whole minutes, rounded at the sixth decimal.
CREATE OR REPLACE MACRO hours(minutes) AS
    millionths_text(CAST((coalesce(minutes, 0) * 1000000 + 30) // 60 AS BIGINT));

-- Hours that came in millionths of a millionth of an hour.
CREATE OR REPLACE MACRO fine_hours(units) AS
    millionths_text(CAST((coalesce(units, 0) + 500000) // 1000000 AS BIGINT));

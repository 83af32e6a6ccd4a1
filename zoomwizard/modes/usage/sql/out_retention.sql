-- out_retention: grain: a minute of a webinar that has attendees; whoever is connected at that instant is present.
CREATE OR REPLACE TABLE out_retention AS
WITH curves AS MATERIALIZED (  -- else DuckDB 2.0 may fail: it loses the dictionary of a join's columns in unnest()
    SELECT occurrence_no, occurrence, opened, attendees, unnest(range((span(opened, closed) + 59999999) // 60000000)) AS minute
    FROM listed JOIN bounds USING (occurrence_no)
    JOIN (SELECT occurrence_no, count(*) AS attendees FROM attendees GROUP BY occurrence_no) USING (occurrence_no)
    WHERE span(opened, closed) > 0
), changes AS (  -- of the first instant at which they are there, and the first at which they aren't any more
    SELECT s.whole AS occurrence_no, unnest([
        (greatest(span(opened, begin), 0) + 59999999) // 60000000, (greatest(span(opened, finish), 0) + 59999999) // 60000000
    ]) AS minute, unnest([1, -1]) AS change
    FROM stretches s SEMI JOIN attendees a ON a.occurrence_no = s.whole AND a.person_no = s.person_no
    JOIN bounds b ON b.occurrence_no = s.whole
), summed AS (SELECT occurrence_no, minute, sum(change) AS change FROM changes GROUP BY ALL)
SELECT occurrence, minute, CAST(sum(coalesce(change, 0)) OVER (PARTITION BY occurrence_no ORDER BY minute) AS BIGINT) AS present,
    share_of(present, attendees) AS share
FROM curves LEFT JOIN summed USING (occurrence_no, minute);

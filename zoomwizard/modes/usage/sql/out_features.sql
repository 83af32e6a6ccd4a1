-- out_features: grain: a feature that meetings of the month have or haven't used.
CREATE OR REPLACE TABLE out_features AS
WITH flags AS (SELECT month, unnest(map_entries(features)) AS flag
    FROM used_features JOIN listed USING (occurrence) WHERE NOT is_webinar)
SELECT month, flag.key AS feature, count(*) FILTER (flag.value) AS meetings, share_of(meetings, count(flag.value)) AS share
FROM flags WHERE flag.value IS NOT NULL GROUP BY month, flag.key;

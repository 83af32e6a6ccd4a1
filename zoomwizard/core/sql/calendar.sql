-- calendar: grain: one topic of the hashed files, as it stands there. in_calendar: some subject of the meeting query
-- has the same normal form (metrics.md 2); a topic token is compared with the tokens of the subjects under its salt.
CREATE OR REPLACE TABLE calendar AS
WITH topics AS (
    SELECT topic, regexp_full_match(topic, 't1-[0-9a-f]{8}-[0-9a-f]{16}') AS is_token
    FROM (SELECT DISTINCT topic FROM zoom)
), normal AS (
    SELECT DISTINCT normal_topic(subject) AS subject FROM subjects
), salts AS (
    SELECT salt, inner_block, outer_block
    FROM (SELECT DISTINCT substr(topic, 4, 8) AS salt FROM topics WHERE is_token) JOIN salt_blocks USING (salt)
), tokens AS (
    SELECT 't1-' || salt || '-' || substr(hmac_sha256(inner_block, outer_block, subject), 1, 16) AS topic
    FROM normal CROSS JOIN salts WHERE subject <> ''
)
SELECT topic, CASE
    WHEN topic = '' THEN false
    WHEN is_token THEN topic IN (FROM tokens)
    -- A topic that was kept may have got an apostrophe so that a spreadsheet does not run it.
    ELSE normal_topic(topic) <> '' AND (normal_topic(topic) IN (FROM normal)
        OR (starts_with(topic, '''') AND normal_topic(substr(topic, 2)) IN (FROM normal WHERE subject <> '')))
    END AS in_calendar
FROM topics;

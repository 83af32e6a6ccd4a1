-- calendar: grain: one topic of the hashed files, as it stands there. in_calendar: some subject of the meeting query
-- has the same normal form (docs/metrics.md); a topic token is compared with the tokens of the subjects under its salt.
CREATE OR REPLACE TABLE calendar AS
WITH normal AS (
    SELECT normal_topic(subject) AS subject FROM subjects
), known AS (
    FROM normal WHERE subject <> ''
), tokens AS (
    SELECT 't1-' || salt || '-' || substr(hmac_sha256(inner_block, outer_block, subject), 1, 16) AS topic
    FROM known CROSS JOIN salt_blocks
), plain AS (
    SELECT topic, normal_topic(topic) AS normal,
        -- A topic that was kept may have got an apostrophe so that a spreadsheet does not run it.
        CASE WHEN starts_with(topic, '''') THEN normal_topic(substr(topic, 2)) END AS without_guard
    FROM topics_seen WHERE NOT is_token
)
SELECT topic, topic IN (FROM tokens) AS in_calendar FROM topics_seen WHERE is_token
UNION ALL
SELECT topic, normal IN (FROM known) OR coalesce(without_guard IN (FROM known), false) FROM plain;

-- numbers: the stand-in number of every meeting ID, with the same count of digits (privacy.md 1).
-- Grain: one row per spelling of an ID. A blank ID has a blank number.
CREATE OR REPLACE TABLE numbers AS
WITH digits AS (
    SELECT meeting_id, regexp_replace(coalesce(meeting_id, ''), '[^0-9]', '', 'g') AS digits
    FROM (SELECT DISTINCT meeting_id FROM raw)
), counted AS (
    SELECT *, CAST('1' || repeat('0', least(length(digits), 30) - 1) AS HUGEINT) AS first_number
    FROM digits WHERE digits <> ''
)
SELECT meeting_id, digits, first_number + CAST(
        '0x' || substr(hmac_sha256(getvariable('number_inner'), getvariable('number_outer'), digits), 1, 15) AS BIGINT
    ) % (9 * first_number) AS number
FROM counted
UNION ALL SELECT meeting_id, digits, NULL FROM digits WHERE digits = '';

-- topics: what the hashed file says of every topic: a token, the topic, or nothing.
CREATE OR REPLACE TABLE topics AS
SELECT topic, CASE
    WHEN topic IS NULL OR normal_topic(topic) = '' OR getvariable('topics') = 'drop' THEN ''
    WHEN getvariable('topics') = 'keep' THEN csv_cell(harmless(topic))
    ELSE 't1-' || getvariable('salt') || '-'
        || substr(hmac_sha256(getvariable('salt_inner'), getvariable('salt_outer'), normal_topic(topic)), 1, 16)
    END AS cell
FROM (SELECT DISTINCT topic FROM raw);

-- meetings: grain: what the rows of a meeting occurrence have in common, as it is written in the reports.
-- meeting: a number for each; occurrence: equal where meeting ID, start and host are; rank: by start and stand-in number.
CREATE OR REPLACE TABLE meetings AS
WITH written AS (
    SELECT meeting_id, topic, host, creation, start, end_time, meeting_minutes, participants FROM raw
    WHERE reason = 0 AND NOT waiting
    GROUP BY ALL
)
SELECT CAST(row_number() OVER (
        ORDER BY start, number, cell, place, creation, end_time, meeting_minutes, participants
    ) AS INTEGER) AS meeting,
    CAST(dense_rank() OVER (ORDER BY start, digits, person) AS INTEGER) AS occurrence,
    CAST(dense_rank() OVER (ORDER BY start, CAST(number AS VARCHAR) NULLS FIRST) AS INTEGER) AS rank,
    w.meeting_id, w.topic, w.host, creation, start, end_time, meeting_minutes, participants, number, cell AS topic_cell,
    coalesce(place, 0) AS host_place
FROM written w
JOIN numbers ON w.meeting_id IS NOT DISTINCT FROM numbers.meeting_id
JOIN topics ON w.topic IS NOT DISTINCT FROM topics.topic
LEFT JOIN people ON w.host = people.text;

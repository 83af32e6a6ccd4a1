-- numbers: the stand-in number of every meeting ID, with the same count of digits (docs/privacy.md, Stand-in numbers).
-- Grain: one row per spelling of an ID. A blank ID has a blank number.
CREATE OR REPLACE TABLE numbers AS
WITH digits AS (
    SELECT meeting_id, meeting_digits(coalesce(meeting_id, '')) AS digits
    FROM (SELECT DISTINCT meeting_id FROM meeting_ids)
), keyed AS (
    SELECT *, '1' || repeat('0', least(length(digits), 30) - 1) AS lowest, CAST('0x' || substr(
            hmac_sha256(getvariable('number_inner'), getvariable('number_outer'), digits), 1, 15
        ) AS BIGINT) AS digest, try_cast(lowest AS BIGINT) AS usual
    FROM digits WHERE digits <> ''
)
-- Zoom's numbers have 9 to 11 digits; only one of more than 18 needs the wider and slower type.
SELECT meeting_id, digits, CASE
    WHEN length(digits) <= 18 THEN CAST(usual + digest % (9 * usual) AS VARCHAR)
    ELSE CAST(CAST(lowest AS HUGEINT) + digest % (9 * CAST(lowest AS HUGEINT)) AS VARCHAR) END AS number_text
FROM keyed
UNION ALL SELECT meeting_id, digits, '' FROM digits WHERE digits = '';

-- topics: what the hashed file says of every topic: a token, the topic, or nothing.
CREATE OR REPLACE TABLE topics AS
WITH spellings AS (
    SELECT topic, unguarded(topic) AS plain, normal_topic(plain) AS normal FROM (SELECT DISTINCT topic FROM written)
)
SELECT topic, CASE
    WHEN topic IS NULL OR normal = '' OR getvariable('topics') = 'drop' THEN ''
    WHEN getvariable('topics') = 'keep' THEN csv_cell(harmless(plain))
    ELSE 't1-' || getvariable('salt') || '-'
        || substr(hmac_sha256(getvariable('salt_inner'), getvariable('salt_outer'), normal), 1, 16)
    END AS cell
FROM spellings;

-- meetings: grain: a meeting occurrence as it is written in one report. number: as in stays; its own number is its
-- place in the order of start, stand-in number and the rest.
CREATE OR REPLACE TABLE meetings AS
SELECT w.number, creation, start, end_time, meeting_minutes, participants, digits, number_text, cell AS topic_cell,
    coalesce(person, 0) AS host_person, coalesce(place, 0) AS host_place
FROM (SELECT rowid AS number, * FROM written) w
JOIN numbers ON w.meeting_id IS NOT DISTINCT FROM numbers.meeting_id
JOIN topics ON w.topic IS NOT DISTINCT FROM topics.topic
LEFT JOIN people ON w.host = people.text
ORDER BY start, number_text, topic_cell, host_place, creation, end_time, meeting_minutes, participants;

-- ties: the few meetings that share start and stand-in number with another, as in overlapping exports. Of all others their
-- own number is both. occurrence: equal where meeting ID, start and host are; rank: equal where start and number are.
CREATE OR REPLACE TABLE ties AS
SELECT meeting, min(meeting) OVER (PARTITION BY start, digits, host_person) AS occurrence,
    min(meeting) OVER (PARTITION BY start, number_text) AS rank
FROM (SELECT rowid AS meeting, * FROM meetings)
WHERE (start, number_text) IN (SELECT (start, number_text) FROM meetings GROUP BY ALL HAVING count(*) > 1);

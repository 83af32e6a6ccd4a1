-- The rows in raw, those of one report or of a few small ones, as numbers; so the texts that many rows share are kept once,
-- and what is in memory grows little with each report.

-- rejected: grain: one row that can't be used.
INSERT INTO rejected SELECT file, line, reason FROM raw WHERE reason > 0;

-- meeting_ids: grain: one spelling of a meeting ID among these rows, also the rejected ones.
INSERT INTO meeting_ids SELECT DISTINCT meeting_id FROM raw;

-- addresses, known_by_name: grain: one spelling of an e-mail address, or of the name of somebody who has none and what
-- stands for it. Their number is the place in the table.
INSERT INTO addresses
SELECT text FROM addresses_seen WHERE file = /*number*/ AND NOT EXISTS (FROM addresses a WHERE a.text = addresses_seen.text);

INSERT INTO known_by_name
SELECT DISTINCT name FROM raw
WHERE email IS NULL AND name IS NOT NULL AND NOT EXISTS (FROM known_by_name k WHERE k.text = raw.name);

-- written: grain: what the rows of a meeting occurrence have in common, as it is written among these. Their number is the
-- place in the table. source: the report; meeting_key: a hash of all that.
INSERT INTO written
SELECT /*number*/, file, meeting_key, meeting_id, topic, host, creation, start, end_time, meeting_minutes, participants FROM raw
WHERE reason = 0 AND NOT waiting AND NOT webinar
GROUP BY ALL;

-- What stays known of the rows in raw, which are those of one report, or of a few small ones.

-- rows_seen: grain: one report. Columns: its rows, those that are rejected, those that are stays in the waiting room, those
-- of webinars, and those of the others that have the participant's e-mail address.
INSERT INTO rows_seen
SELECT file, count(*), count(*) FILTER (reason > 0), count(*) FILTER (reason = 0 AND waiting AND NOT webinar),
    count(*) FILTER (reason = 0 AND webinar), count(email) FILTER (reason = 0 AND NOT waiting AND NOT webinar)
FROM raw GROUP BY file;

-- addresses_seen: grain: one spelling of an e-mail address among these rows. takes_part: in a row that counts; name: the first
-- of the names that stand beside it.
INSERT INTO addresses_seen
SELECT /*number*/, text, bool_or(takes_part), min(name)
FROM (
    SELECT email AS text, reason = 0 AND NOT waiting AND NOT webinar AS takes_part, name FROM raw WHERE email IS NOT NULL
    UNION ALL SELECT host, false, NULL FROM raw WHERE host IS NOT NULL
) GROUP BY text;

-- names_seen: every name of a participant among these rows.
INSERT INTO names_seen SELECT DISTINCT name FROM raw WHERE /*is_name*/;

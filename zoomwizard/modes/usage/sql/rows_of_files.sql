-- The rows in raw, those of one report or of a few small ones, as raw tables; so raw can be emptied for the next reports.
-- report_files: file, name, origin, is_webinar. kept_0: what a row is (one_layout.py), NULL in a details report; kept_1: more
-- of that; kept_2, kept_3: Zoom's counts of a webinar.

-- known_occurrences: grain: a number and start in an origin, with its id, counted on over all reports.
INSERT INTO known_occurrences
WITH found AS (
    SELECT DISTINCT origin, meeting_digits(coalesce(meeting_id, '')) AS number, start
    FROM (SELECT DISTINCT file, meeting_id, start FROM raw WHERE reason = 0 AND NOT webinar) JOIN report_files USING (file)
)
SELECT coalesce((SELECT max(id) FROM known_occurrences), getvariable('last_id'))
    + row_number() OVER (ORDER BY origin, number, start), origin, number, start
FROM found ANTI JOIN known_occurrences USING (origin, number, start);

-- batch_ids: grain: what the rows of an occurrence have in common in one report. ids: see above.
CREATE OR REPLACE TABLE batch_ids AS
SELECT id, file, meeting_key, meeting_id, m.start, k.number || ':' || iso(m.start) AS occurrence_key
FROM (SELECT DISTINCT file, meeting_key, meeting_id, start FROM raw WHERE reason = 0 AND NOT webinar) m
JOIN report_files f USING (file)
JOIN known_occurrences k ON k.origin = f.origin AND k.start = m.start
    AND k.number = meeting_digits(coalesce(m.meeting_id, ''));

-- good_rows: grain: one row that can be used, with the id of its occurrence.
CREATE OR REPLACE VIEW good_rows AS
SELECT raw.*, id, occurrence_key, coalesce(kept_0, 'session') AS part
FROM raw JOIN batch_ids b ON raw.file = b.file AND raw.meeting_key = b.meeting_key AND raw.start = b.start
    AND raw.meeting_id IS NOT DISTINCT FROM b.meeting_id
WHERE reason = 0 AND NOT webinar;

-- seen_occurrences: grain: what is said of an occurrence, as it is written in one report.
INSERT INTO seen_occurrences
SELECT id, file, host, end_time, creation, topic, meeting_minutes, participants, max(leave_time),
    max(whole_number(kept_2)), max(whole_number(kept_3)), bool_or(part = 'held' AND kept_1 IS NOT DISTINCT FROM 'host'),
    arg_min(email, line) FILTER (email IS NOT NULL
        AND (part = 'host' OR part = 'session' AND regexp_matches(lower(name), ' \(host\)\s*$'))),
    max(kept_1) FILTER (part = 'registration'), count(*) FILTER (part = 'absent'),
    max(kept_1) FILTER (part = 'held' AND kept_1 <> 'host')
FROM good_rows
GROUP BY id, file, host, end_time, creation, topic, meeting_minutes, participants;

-- batch_guests: grain: a name of an occurrence where there is no e-mail address, and what stands for it.
CREATE OR REPLACE TABLE batch_guests AS
SELECT id, name, guest_of(occurrence_key || '|' || name) AS stand_in
FROM (SELECT DISTINCT id, occurrence_key, name FROM good_rows WHERE email IS NULL AND name IS NOT NULL);

INSERT INTO raw_sessions BY NAME
SELECT r.id, folded(email) AS email, stand_in AS guest, CASE WHEN is_webinar THEN /*says_no*/ ELSE NOT r.guest END AS internal,
    waiting, join_time, leave_time
FROM good_rows r JOIN report_files USING (file)
LEFT JOIN batch_guests g ON g.id = r.id AND g.name = r.name AND r.email IS NULL
WHERE part IN ('session', 'host', 'panelist', 'attendee', 'other');

INSERT INTO raw_roles BY NAME
SELECT DISTINCT id, CASE part WHEN 'panel' THEN 'panelist' ELSE part END AS role, folded(email) AS email
FROM good_rows WHERE part IN ('panel', 'registrant') AND email IS NOT NULL;

-- names_of_people: grain: a person of an occurrence as they are called there; for a run that may show it.
INSERT INTO raw_people BY NAME
SELECT DISTINCT r.id, folded(email) AS email, stand_in AS guest, r.name
FROM good_rows r LEFT JOIN batch_guests g ON g.id = r.id AND g.name = r.name AND r.email IS NULL
WHERE getvariable('with_names') AND r.name IS NOT NULL AND part IN ('session', 'host', 'panelist', 'attendee', 'other');

-- rejected_rows: grain: one row that can't be used. rows_of_reports: grain: a report with its rows, but those that only say
-- more of others.
INSERT INTO rejected_rows
SELECT DISTINCT file, line, reason FROM raw
WHERE reason > 0 AND coalesce(kept_0, '') NOT IN ('panel', 'registrant', 'registration');

INSERT INTO rows_of_reports
SELECT file, count(*) FILTER (counts), count(*) FILTER (reason > 0 AND (counts OR kept_0 = 'held')), count(*) FILTER (webinar),
    count(*) FILTER (is_rounded(meeting_id) AND NOT webinar AND reason = 0 AND counts),
    count(*) FILTER (has_decimals(meeting_id) AND NOT webinar AND reason = 0 AND counts)
FROM (SELECT *, coalesce(kept_0, '') NOT IN ('panel', 'registrant', 'registration')
    AND (kept_0 IS DISTINCT FROM 'held' OR f.origin = 2) AS counts FROM raw JOIN report_files f USING (file))
GROUP BY file;

-- repeats: the sessions of `several`, with the texts of their meetings. reported: their minutes as the file says them;
-- has_topics: whether any row of that file has a topic.
CREATE OR REPLACE TABLE repeats AS
SELECT s.person, z.start, z.host, z.meeting_id, digits_of(z.meeting_id) AS digits, z.topic, z.creation,
    s.reason = CAST('in calendar' AS call_reason) AS in_calendar, s.begins, s.ends, s.minutes, s.participants,
    z.minutes AS reported, z.file IN (SELECT DISTINCT file FROM zoom WHERE topic <> '') AS has_topics
FROM zoom z JOIN (FROM sessions SEMI JOIN several USING (attendance_key)) s ON s.row = z.rowid;

-- copies: grain: one session of `repeats` that stands there better once more: of those with the same start, host, person,
-- join and leave (docs/metrics.md, Duplicates) the one with the most Participants stays, ties by the text of the columns.
-- Files whose topics were left out give way to others: else it would be lost that a call was scheduled.
CREATE OR REPLACE TABLE copies AS
WITH twice AS (
    SELECT start, host, person, begins, ends FROM repeats GROUP BY ALL HAVING count(*) > 1
), ranked AS (
    SELECT r.rowid AS session, row_number() OVER (
        PARTITION BY start, host, person, begins, ends
        ORDER BY has_topics DESC, participants DESC, meeting_id, topic, creation NULLS FIRST,
            CAST(reported AS VARCHAR) NULLS FIRST
    ) AS rank
    FROM repeats r SEMI JOIN twice USING (start, host, person, begins, ends)
)
SELECT session FROM ranked WHERE rank > 1;

DELETE FROM repeats WHERE rowid IN (FROM copies);

-- long_attendances: grain: one person in one meeting occurrence, of those sessions, one or more.
-- number: its own; first_join: in seconds since 1970; the rest is of all its sessions together (docs/metrics.md, Minutes of a call).
CREATE OR REPLACE TABLE long_attendances AS
SELECT start, host, digits, person, CAST(row_number() OVER () AS INTEGER) AS number, min(begins) AS first_join,
    CAST(sum(minutes) AS INTEGER) AS minutes, max(participants) AS participants,
    reason_of(bool_or(in_calendar), length(digits), start, min(creation)) AS reason
FROM repeats GROUP BY start, host, digits, person;

-- joined_spans: grain: one stretch of time in which such a person was connected without a break; in seconds since 1970.
-- lengths: of the sessions in it, which may lie over each other.
CREATE OR REPLACE TABLE joined_spans AS
WITH marked AS (
    SELECT number, begins, ends, max(ends) OVER (
        PARTITION BY number ORDER BY begins, ends ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS before
    FROM repeats JOIN long_attendances USING (start, host, digits, person)
), numbered AS (
    SELECT *, count(*) FILTER (before IS NULL OR begins > before) OVER (
        PARTITION BY number ORDER BY begins, ends ROWS UNBOUNDED PRECEDING
    ) AS span
    FROM marked
)
SELECT number, min(begins) AS begins, max(ends) AS ends, CAST(sum(ends - begins) AS BIGINT) AS lengths
FROM numbered GROUP BY number, span;

-- repeats: the sessions of those who have more than one; of copies of one session (the same start, host, person, join and
-- leave: metrics.md 4.1.1) the one with the most Participants, ties by the text of the columns.
CREATE OR REPLACE TABLE repeats AS
SELECT s.* EXCLUDE (reason, unscheduled), m.creation, m.in_calendar, m.start, m.id_length, row_number() OVER (
        PARTITION BY place, person, join_time, leave_time
        ORDER BY s.participants DESC, m.meeting_id, m.topic, m.creation NULLS FIRST, CAST(s.minutes AS VARCHAR)
    ) AS copy
FROM sessions s JOIN meetings m ON m.rowid = s.meeting
WHERE hash(place, person) IN (FROM several);

-- long_attendances: grain: one person in one meeting occurrence, of more than one session (or of one, once copies are gone).
-- number: its own; the rest is of all its sessions together (metrics.md 4.1.2).
CREATE OR REPLACE TABLE long_attendances AS
SELECT occurrence, person, CAST(row_number() OVER () AS INTEGER) AS number, min(join_time) AS first_join,
    CAST(sum(minutes) AS INTEGER) AS minutes, max(participants) AS participants,
    reason_of(bool_or(in_calendar), any_value(id_length), any_value(start), min(creation)) AS reason,
    is_unscheduled(reason) AS unscheduled
FROM repeats WHERE copy = 1 GROUP BY occurrence, person;

-- joined_spans: grain: one stretch of time in which such a person was connected without a break; in seconds since 1970.
-- lengths: of the sessions in it, which may lie over each other.
CREATE OR REPLACE TABLE joined_spans AS
WITH marked AS (
    SELECT l.number, CAST(epoch(r.join_time) AS BIGINT) AS begins, CAST(epoch(r.leave_time) AS BIGINT) AS ends,
        max(ends) OVER (
            PARTITION BY l.number ORDER BY begins, ends ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS before
    FROM repeats r JOIN long_attendances l USING (occurrence, person) WHERE r.copy = 1
), numbered AS (
    SELECT *, count(*) FILTER (before IS NULL OR begins > before) OVER (
        PARTITION BY number ORDER BY begins, ends ROWS UNBOUNDED PRECEDING
    ) AS span
    FROM marked
)
SELECT number, min(begins) AS begins, max(ends) AS ends, CAST(sum(ends - begins) AS BIGINT) AS lengths
FROM numbered GROUP BY number, span;

-- bounds: grain: an occurrence that somebody connected to. opened: the host's first join, or anyone's without a host;
-- closed: anyone's last leave, but not after the end.
CREATE OR REPLACE TABLE bounds AS
SELECT whole AS occurrence_no,
    coalesce(min(begin) FILTER (person_no = host_no), min(begin)) AS opened,
    least(max(finish), any_value(end_time)) AS closed
FROM stays JOIN listed ON occurrence_no = whole GROUP BY whole;

-- presences: grain: a person in an occurrence. time: of the union, microseconds; within: the same inside of opened and
-- closed. role: P host or panelist of a webinar, host or participant of a meeting.
CREATE OR REPLACE TABLE presences AS
WITH connected AS (
    SELECT occurrence_no, person_no, min(begin) AS first_join, max(finish) AS last_leave, count(*) AS connections,
        bool_or(internal) AS internal, min(identity) AS identity,
        count(*) FILTER (finish > begin AND (before IS NULL OR begin > before)) AS stretches,
        CAST(sum(greatest(span(greatest(begin, before), finish), 0)) AS BIGINT) AS time,
        CAST(sum(greatest(span(greatest(begin, before, opened), least(finish, closed)), 0)) AS BIGINT) AS within
    FROM stays JOIN bounds ON occurrence_no = whole GROUP BY occurrence_no, person_no
), panel AS (
    SELECT DISTINCT occurrence_no, person_no FROM roles JOIN listed USING (occurrence) JOIN persons ON stand_in = roles.person
    WHERE is_webinar AND role = 'panelist'
)
SELECT c.occurrence_no, c.person_no, first_join, last_leave, connections, internal, identity,
    time, within, greatest(stretches - 1, 0) AS rejoins,
    time >= getvariable('attended_us') AS attended,
    coalesce(c.person_no = host_no, false) AS is_host,
    is_webinar AND (is_host OR panel.person_no IS NOT NULL) AS is_panel,
    greatest(span(opened, first_join), 0) AS late, greatest(span(last_leave, closed), 0) AS early
FROM connected c
JOIN listed USING (occurrence_no)
JOIN bounds USING (occurrence_no)
LEFT JOIN panel USING (occurrence_no, person_no);

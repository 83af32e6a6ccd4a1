-- stays: grain: one connection of one person to one occurrence, [begin, finish). Without a leave time it ends with the
-- occurrence. The same join and leave of a person count once; of those who are known by nothing each is a person.
-- repeats: how often it was there once more. identity: 1 email, 2 zoom_id, 3 name, 4 none. whole: occurrence_no, as
-- `joined_up` and `peak_of` call it. before: up to when the person was there already, as in `joined_up`.
CREATE OR REPLACE TABLE stays AS
SELECT *, max(finish) FILTER (finish > begin) OVER (
    PARTITION BY whole, person_no ORDER BY begin, finish ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
) AS before FROM (
    SELECT occurrence_no AS whole, person_no, s."join" AS begin,
        greatest(coalesce(s.leave, end_time), s."join") AS finish, bool_or(internal) AS internal,
        min(CAST(CASE identity WHEN 'email' THEN 1 WHEN 'zoom_id' THEN 2 WHEN 'name' THEN 3 ELSE 4 END AS TINYINT)) AS identity,
        CAST(count(*) - 1 AS UINTEGER) AS repeats
    FROM sessions s
    JOIN listed USING (occurrence)
    JOIN persons ON stand_in = s.person
    WHERE has_people AND NOT waiting AND (s.leave IS NULL OR s.leave >= s."join")
    GROUP BY ALL
);

-- waiting_rows: grain: an occurrence with rows of its waiting room.
CREATE OR REPLACE TABLE waiting_rows AS
SELECT occurrence_no, count(*) AS waiting_rows FROM (
    SELECT DISTINCT occurrence_no, person, "join", leave FROM sessions JOIN listed USING (occurrence) WHERE has_people AND waiting
) GROUP BY occurrence_no;

DROP TABLE sessions;  -- by far the largest of the facts, and used up

-- stretches: grain: a piece of the presence of a person in an occurrence, whatever devices it is made of. See `joined_up`.
CREATE OR REPLACE VIEW stretches AS
SELECT whole, person_no, greatest(begin, before) AS begin, finish FROM stays
WHERE finish > begin AND (before IS NULL OR finish > before);

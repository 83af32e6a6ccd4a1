-- The facts of what was read, whatever it was read from: what stands for people and occurrences in place of them. Kept
-- days hold the same tables. keys: id, occurrence, series, occurrence_key. people_by_email, people_by_id: who is who.

CREATE OR REPLACE MACRO person_of_email(address) AS (SELECT person FROM people_by_email p WHERE p.email = address);
CREATE OR REPLACE MACRO person_of_zoom_id(one) AS (SELECT person FROM people_by_id p WHERE p.zoom_id = one);

-- Somebody who is known by nothing: no name has such a text, and its digest in letters is of the form of others' stand-ins.
CREATE OR REPLACE MACRO nameless(text) AS 'g' || substr(translate(
    hmac_sha256(getvariable('key_inner'), getvariable('key_outer'), text), '0189', 'ghij'), 1, 26);

-- chosen_occurrences: of occurrences in different sources with one number, less than 60 seconds apart, one is taken: the
-- account's, else that with more sessions, else the first by file name. origin: what counts as one source.
CREATE OR REPLACE TABLE chosen_occurrences AS
WITH ranked AS (
    SELECT id, number, start_time, origin, row_number() OVER (
        ORDER BY source = 'csv', coalesce(sessions, 0) DESC, file, id
    ) AS place
    FROM raw_occurrences LEFT JOIN (SELECT id, count(*) AS sessions FROM raw_sessions GROUP BY id) USING (id)
)
SELECT id FROM ranked a WHERE NOT EXISTS (
    FROM ranked b WHERE b.number = a.number AND b.origin <> a.origin AND b.place < a.place
        AND abs(span(b.start_time, a.start_time)) < 60000000
);

CREATE OR REPLACE TABLE occurrences AS
SELECT occurrence, series, kind, person_of_email(host_email) AS host, start_time AS start, end_time AS "end", created,
    zoom_minutes, zoom_join_records, zoom_unique_viewers, zoom_max_concurrent, zoom_absentees, features, recorded,
    registration, coverage, has_panel, has_questions, has_answers,
    CASE WHEN getvariable('keeps_texts') THEN topic END AS topic, source
FROM raw_occurrences JOIN keys USING (id) SEMI JOIN chosen_occurrences USING (id);
CREATE OR REPLACE VIEW used_features AS SELECT occurrence, features FROM occurrences WHERE features IS NOT NULL;

-- sessions: who somebody is says the first of these that there is: an e-mail address, a registrant's address, a Zoom user
-- ID, a name, else nothing, and then each session is somebody.
CREATE OR REPLACE TABLE sessions AS
WITH registered AS (SELECT id, registrant_id, any_value(email) AS email FROM raw_roles
    WHERE registrant_id IS NOT NULL AND email IS NOT NULL GROUP BY ALL
), joined AS (
    SELECT s.*, coalesce(s.email, r.email) AS address
    FROM raw_sessions s LEFT JOIN registered r ON r.id = s.id AND r.registrant_id = s.registrant_id
)
SELECT occurrence, CASE
        WHEN address IS NOT NULL THEN person_of_email(address) WHEN zoom_id IS NOT NULL THEN person_of_zoom_id(zoom_id)
        WHEN guest IS NOT NULL THEN guest ELSE nameless(occurrence_key || chr(0)
            || row_number() OVER (PARTITION BY id ORDER BY address, zoom_id, guest, join_time, leave_time))
    END AS person, CASE WHEN address IS NOT NULL THEN 'email' WHEN zoom_id IS NOT NULL THEN 'zoom_id'
        WHEN guest IS NOT NULL THEN 'name' ELSE 'none' END AS identity,
    internal, waiting, join_time AS "join", leave_time AS leave
FROM joined JOIN keys USING (id) SEMI JOIN chosen_occurrences USING (id);

CREATE OR REPLACE TABLE roles AS
SELECT DISTINCT occurrence, person_of_email(email) AS person, role
FROM raw_roles JOIN keys USING (id) SEMI JOIN chosen_occurrences USING (id) WHERE email IS NOT NULL;

CREATE OR REPLACE TABLE questions AS
SELECT occurrence, row_number() OVER (PARTITION BY id ORDER BY asked, question_id) AS question, asked,
    coalesce(person_of_email(email), person_of_zoom_id(zoom_id), guest) AS person, answered,
    CASE WHEN getvariable('keeps_texts') THEN question_text END AS question_text,
    CASE WHEN getvariable('keeps_texts') THEN answer_text END AS answer_text
FROM raw_questions JOIN keys USING (id) SEMI JOIN chosen_occurrences USING (id);

-- answers: one answer may choose several options, written behind one another with semicolons.
CREATE OR REPLACE TABLE answers AS
WITH first_ones AS (SELECT id, polling_id, min(asked) AS first_asked FROM raw_answers GROUP BY ALL),
numbered AS (
    SELECT id, polling_id, row_number() OVER (PARTITION BY id ORDER BY first_asked, polling_id) AS poll FROM first_ones
), split AS (
    SELECT id, poll, record, coalesce(person_of_email(email), guest) AS person, question_text,
        unnest(list_filter(list_transform(string_split(answer_text, ';'), lambda part: trim(part)), lambda part: part <> '')) AS option_text
    FROM raw_answers JOIN numbered USING (id, polling_id)
)
SELECT DISTINCT occurrence, poll, dense_rank() OVER (PARTITION BY id, poll ORDER BY question_text) AS question,
    dense_rank() OVER (PARTITION BY id, poll, question_text ORDER BY option_text) AS option, record, person,
    CASE WHEN getvariable('keeps_texts') THEN question_text END AS question_text,
    CASE WHEN getvariable('keeps_texts') THEN option_text END AS option_text
FROM split JOIN keys USING (id) SEMI JOIN chosen_occurrences USING (id);

-- zoom_users: grain: an entry of Zoom's list in one month.
CREATE OR REPLACE TABLE zoom_users AS
SELECT month, coalesce(person_of_email(email), person_of_zoom_id(zoom_id)) AS person, type, meetings, join_records,
    participant_minutes
FROM raw_users WHERE email IS NOT NULL OR zoom_id IS NOT NULL;

CREATE OR REPLACE TABLE daily AS FROM raw_daily;
CREATE OR REPLACE TABLE costs AS FROM raw_costs;
CREATE OR REPLACE TABLE coverage AS FROM raw_coverage;

-- A made-up year of kept days of usage, the same each time: everything is worked out from the number of a session, of a
-- meeting or of a person. Facts as they are kept, each with the UTC day under which it is.
--
-- Variables: people, sessions, days (how many), first_day, features (names).

-- A number from 0 to sides - 1. Not hash(salt, number): between two salts that differs by a constant only.
CREATE MACRO dice(salt, number, sides) AS
    (hash(number * 1000003 + (hash(salt) % 1000003)::BIGINT) % sides)::BIGINT;
-- What stands for a person: 27 characters, the first of which says of what kind.
CREATE MACRO stand_in(kind, text) AS kind || translate(md5(text)[1:26], '0189', 'ghij');
CREATE MACRO somebody(number) AS stand_in('x', 'person ' || number);

-- Each 2000 sessions are those of 380 meetings and of one webinar. Meetings have 2 to 18 sessions, 5 on average: every
-- 100 sessions hold the same 20 meetings. One row per place among these 2000.
CREATE TABLE pattern AS
WITH size_of_meeting AS (
    SELECT generate_subscripts(sizes, 1) - 1 AS meeting, unnest(sizes) AS size
    FROM (SELECT [2, 4, 2, 3, 12, 2, 5, 3, 2, 8, 4, 2, 18, 3, 2, 4, 7, 5, 2, 10] AS sizes)
), place_of_meeting AS (
    SELECT row_number() OVER (ORDER BY meeting, position) - 1 AS place, meeting, position
    FROM (SELECT meeting, unnest(range(size)) AS position FROM size_of_meeting)
)
SELECT CAST(range AS INTEGER) AS place,
    CASE WHEN range < 1900 THEN range // 100 * 20 + meeting ELSE 380 END AS meeting,
    CASE WHEN range < 1900 THEN position ELSE range - 1900 END AS position
FROM range(2000) JOIN place_of_meeting ON place_of_meeting.place = range % 100;

-- Working days have ten times as many meetings as others: one row per slot.
CREATE TABLE slot AS
SELECT row_number() OVER (ORDER BY day, copy) - 1 AS number, day FROM (
    SELECT getvariable('first_day')::DATE + range::INTEGER AS day,
        unnest(range(CASE WHEN isodow(day) > 5 THEN 1 ELSE 10 END)) AS copy
    FROM range(getvariable('days')::BIGINT)
);
SET VARIABLE slots = (SELECT count(*) FROM slot);
SET VARIABLE occurrences = ((getvariable('sessions') + 1999) // 2000 * 381);

-- happened: grain: a meeting or webinar, whose sessions are the ones of `occurrence_no`.
CREATE TABLE happened AS
SELECT range AS occurrence_no, 'o' || md5('occurrence ' || range)[1:16] AS occurrence, range % 381 = 380 AS is_webinar,
    's' || md5('series ' || CASE WHEN dice('booked', range, 10) < 6
        THEN dice('series', range, getvariable('people') * 4) ELSE -range END)[1:16] AS series,
    dice('host', range, getvariable('people')) AS host_no,
    CASE WHEN is_webinar THEN 3600 ELSE [10, 15, 25, 30, 30, 30, 45, 60, 60, 125][dice('length', range, 10) + 1] * 60 END
        AS seconds,
    slot.day + to_seconds(25200 + dice('half hour', range, 24) * 1800 + dice('second', range, 300)) AS start
FROM range(getvariable('occurrences')::BIGINT)
JOIN slot ON slot.number = range * getvariable('slots') // getvariable('occurrences');

-- connected: grain: a session. Of ten people somebody is known by name only, somebody by a Zoom ID.
CREATE TABLE connected AS
WITH placed AS (
    SELECT range AS row, range // 2000 * 381 + meeting AS occurrence_no, position,
        CASE WHEN position > 1 AND dice('again', range, 100) < 12 THEN range - 1 ELSE range END AS same_row,
        dice('known by', same_row, 10) AS known_by,
    FROM range(getvariable('sessions')::BIGINT) JOIN pattern ON place = range % 2000
)
SELECT happened.*, row, position, CASE
        WHEN position = 0 THEN somebody(host_no)
        WHEN known_by = 0 THEN stand_in('g', 'guest ' || same_row)
        WHEN known_by = 1 THEN stand_in('x', 'id ' || dice('who', same_row, getvariable('people')))
        -- The larger half of the others are of the host's team.
        WHEN known_by < 7 THEN somebody(host_no // 50 * 50 + dice('mate', same_row, 50))
        ELSE somebody(dice('who', same_row, getvariable('people')))
    END AS person,
    CASE WHEN position = 0 OR known_by > 1 THEN 'email' WHEN known_by = 0 THEN 'name' ELSE 'zoom_id' END AS identity,
    position > 0 AND dice('waits', row, 50) = 0 AS waiting,
    start + to_seconds(CASE WHEN position = 0 THEN 0 WHEN same_row < row THEN seconds // 2
        ELSE dice('join', row, least(480, seconds // 4)) END) AS "join",
    start + to_seconds(CASE WHEN dice('leaves', row, 4) = 0 THEN seconds // 2 ELSE seconds - dice('leave', row, 60) END) AS leave
FROM placed JOIN happened USING (occurrence_no);

CREATE TABLE year_occurrences AS
SELECT start::DATE AS date, occurrence, series, CASE WHEN is_webinar THEN 'webinar' ELSE 'meeting' END AS kind,
    somebody(host_no) AS host, start, start + to_seconds(seconds) AS "end",
    start - to_hours(dice('created', occurrence_no, 2000)) AS created, seconds // 60 AS zoom_minutes,
    5 + dice('joins', occurrence_no, 3) AS zoom_join_records, CASE WHEN is_webinar THEN 90 END AS zoom_unique_viewers,
    CASE WHEN is_webinar THEN 80 END AS zoom_max_concurrent, CASE WHEN is_webinar THEN 40 END AS zoom_absentees,
    map(getvariable('features'), list_transform(getvariable('features'),
        lambda name, place: dice('feature', occurrence_no * 64 + place, 5) = 0)) AS features,
    dice('recorded', occurrence_no, 5) = 0 AS recorded, CASE WHEN is_webinar THEN true END AS registration,
    'complete' AS coverage, CASE WHEN is_webinar THEN true END AS has_panel,
    CASE WHEN is_webinar THEN true END AS has_questions, CASE WHEN is_webinar THEN true END AS has_answers, NULL AS topic
FROM happened;

CREATE TABLE year_sessions AS
SELECT start::DATE AS date, occurrence, person, identity, identity = 'email' AS internal, waiting, "join", leave FROM connected;

CREATE TABLE year_roles AS
SELECT DISTINCT start::DATE AS date, occurrence, person, 'registrant' AS role
FROM connected WHERE is_webinar AND identity = 'email' AND position BETWEEN 1 AND 80
UNION ALL SELECT start::DATE, occurrence, stand_in('x', 'registered ' || occurrence_no || ' ' || range), 'registrant'
FROM happened, range(40) WHERE is_webinar
UNION ALL SELECT start::DATE, occurrence, somebody((host_no + range) % getvariable('people')), 'panelist'
FROM happened, range(1, 3) WHERE is_webinar;

CREATE TABLE year_questions AS
SELECT start::DATE AS date, occurrence, position AS question, start + to_minutes(position) AS asked,
    CASE WHEN position % 3 > 0 THEN person END AS person, position % 2 = 0 AS answered, NULL AS question_text, NULL AS answer_text
FROM connected WHERE is_webinar AND position BETWEEN 1 AND 12;

CREATE TABLE year_answers AS
SELECT start::DATE AS date, occurrence, 1 AS poll, 1 AS question, 1 + dice('option', row, 4) AS option, row AS record,
    CASE WHEN position % 10 > 0 THEN person END AS person, NULL AS question_text, NULL AS option_text
FROM connected WHERE is_webinar AND position BETWEEN 1 AND 60;

CREATE TABLE year_daily AS
SELECT day AS date, 3 AS new_users, 1500 AS meetings, 8000 AS join_records, 200000 AS participant_minutes
FROM (SELECT DISTINCT day FROM slot);

CREATE TABLE year_costs AS
SELECT day AS date, 'audio' AS item, day AS period_start, day AS period_end, 'toll-free Switzerland' AS detail, 12 AS quantity,
    'minutes' AS unit, 1.25 AS amount, NULL AS tax, 'CHF' AS currency
FROM (SELECT DISTINCT day FROM slot);

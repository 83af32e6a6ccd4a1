-- The published method (docs/metrics.md): what Microsoft's R scripts count, session by session, with after-hours done
-- rightly. A row of their hashed file is known by its row_hash; that of the program's own is 0. Such a row is reckoned
-- as the scripts do where they differ from docs/metrics.md: by the wall clock, and without a guess where a cell is blank.

-- A text as the scripts read it from a CSV file: blanks and tabs at its ends count only inside quotes, so only where it
-- needs quotes.
CREATE OR REPLACE MACRO as_read(text) AS CASE
    WHEN regexp_matches(text, '[",\r\n]') THEN text ELSE trim(text, ' ' || chr(9)) END;

-- topics: grain: one topic of the hashed files that is not blank, as it stands there. in_calendar: some subject of the
-- meeting query is the same but for upper and lower case; a token can only be compared as it was made (calendar.sql).
CREATE OR REPLACE TABLE topics AS
WITH known AS (
    SELECT DISTINCT lower(as_read(subject)) AS subject FROM subjects WHERE subject <> ''
)
SELECT topic, CASE
    WHEN regexp_full_match(topic, 't1-[0-9a-f]{8}-[0-9a-f]{16}') THEN in_calendar
    WHEN lower(as_read(topic)) IN (FROM known) THEN true
    -- A topic that was kept may have got an apostrophe so that a spreadsheet does not run it.
    WHEN topic = harmless(substr(topic, 2)) THEN lower(as_read(substr(topic, 2))) IN (FROM known)
    ELSE false END AS in_calendar
FROM calendar WHERE normal_topic(topic) <> '';

-- sessions: grain: one row of the hashed files that counts; copies: how often it stands there, equal in every column.
-- id_length: characters of the meeting ID without blanks; texts: stands for meeting ID, topic and host as they are
-- written, which are only ever compared within one person's rows of one time or week. Times in UTC; join and leave may
-- be blank. The scripts count the waiting room, and the program's own files have none of it.
CREATE OR REPLACE TABLE sessions AS
SELECT p.person, z.start, z.creation, z.join_time, z.leave_time, z.participants, z.minutes, z.row_hash,
    hash(z.meeting_id, z.topic, z.host) AS texts, CAST(length(replace(z.meeting_id, ' ', '')) AS INTEGER) AS id_length,
    t.in_calendar, count(*) AS copies
FROM zoom z JOIN persons p USING (hash_id) JOIN topics t USING (topic)
WHERE z.start IS NOT NULL AND replace(z.meeting_id, ' ', '') <> ''
GROUP BY ALL;

-- placed: grain: one session. week: the Sunday of its start by the Zoom admin's clock; gap: seconds from creation to
-- start, both cut to whole minutes; begins, ends: join and leave in seconds since 1970; schedule: of the person's row
-- whose week holds the join, else of the nearest row (ties: the earlier), else that of people without a row.
CREATE OR REPLACE TABLE placed AS
WITH weeks_held AS (
    SELECT person, schedule, begins, ends FROM person_weeks WHERE begins < until
), local AS (
    SELECT s.*, s.start + to_seconds(u.seconds) AS start_wall,
        -- The offset matters only where it changes between the two; the clock begins days before the first start.
        s.creation + to_seconds(coalesce(c.seconds, u.seconds)) AS creation_wall
    FROM sessions s
    JOIN utc_clock u ON u.zone = getvariable('admin_zone') AND s.start >= u.begins AND s.start < u.ends
    LEFT JOIN utc_clock c ON c.zone = getvariable('admin_zone') AND s.creation >= c.begins AND s.creation < c.ends
)
SELECT l.person, CAST(l.start_wall AS DATE) - CAST(dayofweek(l.start_wall) AS INTEGER) AS week,
    hash(l.texts, l.start, l.participants) AS meeting, l.participants, l.id_length, l.in_calendar,
    l.row_hash <> 0 AS of_scripts, CASE WHEN l.row_hash <> 0
        THEN epoch(date_trunc('minute', l.start_wall)) - epoch(date_trunc('minute', l.creation_wall))
        ELSE epoch(date_trunc('minute', l.start)) - epoch(date_trunc('minute', l.creation)) END AS gap,
    CAST(CASE
        WHEN l.minutes IS NOT NULL THEN l.minutes
        WHEN l.row_hash <> 0 THEN 0
        ELSE ceil(epoch(l.leave_time - l.join_time) / 60) END AS BIGINT) AS minutes,
    CAST(epoch(l.join_time) AS BIGINT) AS begins, CAST(epoch(l.leave_time) AS BIGINT) AS ends,
    coalesce(CASE WHEN n.begins - l.join_time < l.join_time - p.ends THEN n.schedule END, p.schedule, n.schedule,
        getvariable('default_schedule')) AS schedule
FROM local l
ASOF LEFT JOIN weeks_held p ON l.person = p.person AND l.join_time >= p.begins
ASOF LEFT JOIN weeks_held n ON l.person = n.person AND l.join_time < n.begins;

-- calls: grain: one session. unscheduled: blank where the scripts can't tell, as the meeting has 11 digits and no
-- creation time: they count such a call in the total only. after: its after-hours in millionths of a millionth of an
-- hour, a whole number, so that sums do not depend on the order of the rows; 0 where join or leave is blank.
CREATE OR REPLACE TABLE calls AS
WITH measured AS (
    SELECT p.*, p.ends - p.begins AS connected, CASE
        WHEN in_calendar THEN 'in calendar'
        WHEN id_length IN (9, 10) THEN 'personal or instant ID'
        WHEN id_length <> 11 THEN 'other ID'
        WHEN gap < getvariable('booking_gap_seconds') THEN 'created at start'
        ELSE 'booked ahead' END AS reason,
        worked_until(p.ends % 86400, e.before, e.a1, e.b1, e.a2, e.b2, e.a3, e.b3)
            - worked_until(p.begins % 86400, b.before, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3) AS inside,
        works_at(p.begins % 86400, b.a1, b.b1, b.a2, b.b2, b.a3, b.b3) AS begins_inside
    FROM placed p
    LEFT JOIN worked b ON b.schedule = p.schedule AND b.day = p.begins // 86400
    LEFT JOIN worked e ON e.schedule = p.schedule AND e.day = p.ends // 86400
)
SELECT person, week, meeting, minutes, coalesce(participants, 0) AS participants, reason,
    CASE WHEN NOT (of_scripts AND gap IS NULL AND reason = 'booked ahead')
        THEN reason IN ('personal or instant ID', 'created at start') END AS unscheduled,
    CAST(CASE
        WHEN connected IS NULL THEN 0
        WHEN connected > 0 THEN round(minutes * ((connected - inside) / connected) * (1000000000000 / 60))
        WHEN begins_inside THEN 0
        ELSE round(minutes * (1000000000000 / 60)) END AS BIGINT) AS after
FROM measured;

-- weeks: grain: one person and week with calls. Hours in millionths; cells: the 17 columns as they are written. Meetings are those that differ in ID, topic, start, host
-- or Participants. Those of which the scripts can't tell are together one more in either half.
CREATE OR REPLACE TABLE weeks AS
WITH sums AS (
    SELECT person, week,
        sum(minutes) FILTER (unscheduled) AS u, sum(minutes) FILTER (NOT unscheduled) AS s, sum(minutes) AS t,
        sum(minutes) FILTER (unscheduled AND minutes <= 30) AS u30,
        sum(minutes) FILTER (unscheduled AND minutes BETWEEN 31 AND 59) AS u59,
        sum(minutes) FILTER (unscheduled AND minutes = 60) AS u60,
        sum(minutes) FILTER (unscheduled AND minutes BETWEEN 61 AND 119) AS u119,
        sum(minutes) FILTER (unscheduled AND minutes >= 120) AS u120,
        sum(minutes) FILTER (unscheduled AND participants = 2) AS p2,
        sum(minutes) FILTER (unscheduled AND participants BETWEEN 3 AND 8) AS p8,
        sum(minutes) FILTER (unscheduled AND participants BETWEEN 9 AND 18) AS p18,
        sum(minutes) FILTER (unscheduled AND participants >= 19) AS p19,
        count(DISTINCT meeting) AS m, CAST(bool_or(unscheduled IS NULL) AS BIGINT) AS untold,
        count(DISTINCT meeting) FILTER (unscheduled) + untold AS mu,
        count(DISTINCT meeting) FILTER (NOT unscheduled) + untold AS ms,
        sum(after) FILTER (unscheduled) AS au, sum(after) FILTER (NOT unscheduled) AS as_
    FROM calls GROUP BY person, week
), named AS (
    SELECT person, week, hours(u) AS Zoom_Unscheduled_call_hours, hours(s) AS Zoom_Scheduled_call_hours,
        hours(t) AS Zoom_Total_call_hours, hours(u30) AS Zoom_Unscheduled_call_hours_30_mins_or_less,
        hours(u59) AS Zoom_Unscheduled_call_hours_31_to_59_mins, hours(u60) AS Zoom_Unscheduled_call_hours_1_hour,
        hours(u119) AS Zoom_Unscheduled_call_hours_1_to_2_hours,
        hours(u120) AS Zoom_Unscheduled_call_hours_more_than_2_hours, hours(p2) AS Zoom_Unscheduled_call_hours_2_attendees,
        hours(p8) AS Zoom_Unscheduled_call_hours_3_to_8_attendees,
        hours(p18) AS Zoom_Unscheduled_call_hours_9_to_18_attendees,
        hours(p19) AS Zoom_Unscheduled_call_hours_19_or_more_attendees, m AS Zoom_Meetings, mu AS Zoom_Unscheduled_Meetings,
        ms AS Zoom_Scheduled_Meetings, fine_hours(au) AS Zoom_After_hours_in_unscheduled_calls,
        fine_hours(as_) AS Zoom_After_hours_in_scheduled_calls
    FROM sums
)
SELECT *, /*cells*/ AS cells FROM named;

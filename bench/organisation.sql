-- The made-up organisation that the benchmarks run on. Everything is worked out from the number of a row, an
-- occurrence or a person, so any part of it can be made by itself, in any order and on any number of threads.
--
-- Variables: people, weeks (how many), first_day (a Sunday), rows (different rows of all reports together).

-- A number from 0 to sides - 1. Not hash(salt, number): between two salts that differs by a constant only.
CREATE MACRO dice(salt, number, sides) AS
    (hash(number * 1000003 + (hash(salt) % 1000003)::BIGINT) % sides)::BIGINT;

-- A meeting ID as the portal writes it: 846 138 9084 or 846 1389 0849.
CREATE MACRO grouped_10(digits) AS digits[1:3] || ' ' || digits[4:6] || ' ' || digits[7:10];
CREATE MACRO grouped_11(digits) AS digits[1:3] || ' ' || digits[4:7] || ' ' || digits[8:11];
-- A UTC time as the clock of the Zoom admin in Zurich showed it; right from October 2025 to March 2027.
CREATE MACRO us(instant) AS strftime(
    instant + to_hours(
        CASE WHEN instant BETWEEN '2026-03-29 01:00:00'::TIMESTAMP AND '2026-10-25 00:59:59'::TIMESTAMP
        THEN 2 ELSE 1 END
    ),
    '%m/%d/%Y %I:%M:%S %p'
);

-- One row per zone; its clocks are ahead of UTC by `hours_from_utc`, roughly.
CREATE TABLE zone AS
SELECT unnest([
    {'place': 0, 'windows_name': 'W. Europe Standard Time', 'hours_from_utc': 1},
    {'place': 1, 'windows_name': 'Romance Standard Time', 'hours_from_utc': 1},
    {'place': 2, 'windows_name': 'GMT Standard Time', 'hours_from_utc': 0},
    {'place': 3, 'windows_name': 'Central Europe Standard Time', 'hours_from_utc': 1},
    {'place': 4, 'windows_name': 'Eastern Standard Time', 'hours_from_utc': -5},
    {'place': 5, 'windows_name': 'Central Standard Time', 'hours_from_utc': -6},
    {'place': 6, 'windows_name': 'Mountain Standard Time', 'hours_from_utc': -7},
    {'place': 7, 'windows_name': 'Pacific Standard Time', 'hours_from_utc': -8},
    {'place': 8, 'windows_name': 'India Standard Time', 'hours_from_utc': 5},
    {'place': 9, 'windows_name': 'Singapore Standard Time', 'hours_from_utc': 8},
    {'place': 10, 'windows_name': 'Tokyo Standard Time', 'hours_from_utc': 9},
    {'place': 11, 'windows_name': 'AUS Eastern Standard Time', 'hours_from_utc': 10},
    {'place': 12, 'windows_name': 'E. South America Standard Time', 'hours_from_utc': -3},
    {'place': 13, 'windows_name': 'South Africa Standard Time', 'hours_from_utc': 2},
    {'place': 14, 'windows_name': 'UTC', 'hours_from_utc': 0}
], recursive := true);

-- One row per person of the organisation; fifty in a row are a team and share a zone.
CREATE TABLE person AS
SELECT
    number,
    -- Everybody has a name of their own, as rooms and calls are named after their hosts.
    ['Aino', 'Zoë', 'Łukasz', 'José', 'Maya', 'Tobias', 'Chidi', 'Carla', 'Wes', 'Béatrice', 'Søren', 'Noor',
     'Ruth', 'Devon', 'Ishaan', 'Lena', 'Marco', 'Freya', 'Priya', 'Oliver'][number % 20 + 1]
    || ' ' || chr((65 + number // 320 % 26)::INTEGER) || chr((97 + number // 8320 % 26)::INTEGER) || '. ' ||
    ['Korhonen', 'Luthi', 'Wojcik', 'Ibanez', 'Whitcombe', 'Nwosu', 'Dominguez', 'Hartigan', 'Lemaitre',
     'Dijken', 'Abernathy', 'Okafor', 'Vaidya', 'Obrist', 'Tanzini', 'Lindqvist'][number // 20 % 16 + 1] AS name,
    lower(strip_accents(replace(replace(replace(replace(name, 'Ł', 'L'), 'ø', 'o'), '.', ''), ' ', '.')))
    || number || '@example.com' AS email,
    'p' || md5('person ' || number)[1:26] AS hash_id,
    zone.windows_name AS time_zone,
    zone.hours_from_utc,
    dice('own hours', number, 10) = 0 AS has_own_hours,
    ['Sales', 'Customer Success', 'Engineering', 'Finance', 'Operations', 'Marketing', 'Legal', 'Research']
    [dice('organization', number // 50, 8) + 1] AS organization
FROM (SELECT range AS number FROM range(getvariable('people')::BIGINT))
JOIN zone ON zone.place = dice('zone', number // 50, 15)
ORDER BY number;

-- Subjects, in the calendar or not; four series per person. Some hold a comma, some an accent.
CREATE MACRO subject(series) AS
    ['Budget review', 'Weekly team meeting', 'Stand-up', 'Release planning, part', 'Customer call',
     'Café chat', 'Interview', 'Design review', 'Steering group, region', 'Project board']
    [dice('words', series, 10) + 1]
    || ' ' || series;

-- Meetings have 2 to 20 rows, 5 on average: every 100 rows hold the same 20 meetings. One row per row of
-- those 100: the meeting that it belongs to, its position in it and how many rows that has.
CREATE TABLE pattern AS
WITH size_of_meeting AS (
    SELECT generate_subscripts(sizes, 1) - 1 AS meeting, unnest(sizes) AS size
    FROM (SELECT [2, 4, 2, 3, 12, 2, 5, 3, 2, 8, 4, 2, 18, 3, 2, 4, 7, 5, 2, 10] AS sizes)
)
SELECT row_number() OVER (ORDER BY meeting, position) - 1 AS place, meeting, position, size
FROM (SELECT meeting, size, unnest(range(size)) AS position FROM size_of_meeting);

-- Days in the order of time, working days ten times as often as others: one row per slot.
CREATE TABLE slot AS
SELECT row_number() OVER (ORDER BY day, copy) - 1 AS number, day
FROM (
    SELECT
        getvariable('first_day')::DATE + (week * 7 + weekday)::INTEGER AS day,
        unnest(range(CASE WHEN weekday IN (0, 6) THEN 1 ELSE 10 END)) AS copy
    FROM (SELECT range AS week FROM range(getvariable('weeks')::BIGINT)),
         (SELECT range AS weekday FROM range(7))
);
-- A variable, since a subquery in a join's condition makes DuckDB 2.0 compare every row with every slot.
SET VARIABLE slots = (SELECT count(*) FROM slot);

-- One row per row of a report, `count` of them from the row `first` on; times are UTC.
CREATE MACRO report_rows(first, count) AS TABLE
WITH numbered AS (
    SELECT
        range AS row,
        range // 100 * 20 + pattern.meeting AS occurrence,
        pattern.position,
        pattern.size,
        dice('kind of meeting', occurrence, 10) AS kind,
        kind >= 5 AS is_series,
        dice('series', occurrence, getvariable('people') * 4) AS series
    FROM range(first, first + count)
    JOIN pattern ON pattern.place = range % 100
),
hosted AS (
    SELECT
        numbered.*,
        host.number AS host,
        host.name AS host_name,
        host.email AS host_email,
        host.organization,
        [10, 15, 25, 30, 30, 30, 45, 60, 60, 125][dice('length', occurrence, 10) + 1] * 60 AS seconds,
        -- Nine of ten are within office hours of the host, at the hour or the half hour if they are booked.
        CASE
            WHEN dice('late', occurrence, 10) = 0 THEN 64800 + dice('start', occurrence, 18000)
            WHEN is_series THEN 28800 + dice('start', occurrence, 19) * 1800 + dice('second', occurrence, 120)
            ELSE 28800 + dice('start', occurrence, 34200)
        END AS second_of_day,
        slot.day + to_seconds(second_of_day) - to_hours(host.hours_from_utc) AS start
    FROM numbered
    JOIN person AS host
        ON host.number = CASE
            WHEN is_series THEN dice('owner', series, getvariable('people'))
            ELSE dice('host', occurrence, getvariable('people'))
        END
    JOIN slot
        ON slot.number = occurrence * getvariable('slots') // (getvariable('rows') // 100 * 20 + 20)
),
attended AS (
    SELECT
        hosted.*,
        -- A twentieth are rejoins: of whom the row before is, who then left in the middle.
        position > 0 AND dice('rejoin', row, 100) < 6 AS is_rejoin,
        NOT is_rejoin AND position + 1 < size AND dice('rejoin', row + 1, 100) < 6 AS leaves_early,
        position > 0 AND NOT is_rejoin AND dice('waiting', row, 40) = 0 AS is_waiting,
        CASE WHEN is_rejoin THEN row - 1 ELSE row END AS same_person_row,
        position - (row - same_person_row) AS same_person_position,
        same_person_position > 0 AND dice('guest', same_person_row, 8) = 0 AS is_guest,
        same_person_position > 0 AND dice('partner', same_person_row, 50) = 0 AS is_partner,
        dice('partner name', same_person_row, getvariable('people') // 10 + 1) AS partner,
        CASE
            WHEN same_person_position = 0 THEN host
            -- The larger half of those who are asked are of the host's team.
            WHEN dice('colleague', same_person_row, 10) < 7
            THEN least(host // 50 * 50 + dice('mate', same_person_row, 50), getvariable('people') - 1)
            ELSE dice('anybody', same_person_row, getvariable('people'))
        END AS participant,
        CASE
            WHEN is_rejoin THEN seconds // 2 + 30
            WHEN same_person_position = 0 OR is_waiting THEN 0
            ELSE dice('join', row, least(240, seconds // 4))
        END AS joins_after,
        CASE
            WHEN is_waiting THEN 20 + dice('wait', row, 100)
            WHEN leaves_early THEN seconds // 2
            ELSE seconds - dice('leave', row, 60)
        END AS leaves_after
    FROM hosted
)
SELECT
    attended.row,
    attended.position,
    attended.size,
    CASE
        WHEN kind < 3 THEN host_name || '''s Personal Meeting Room'
        WHEN kind < 5 THEN host_name || '''s Zoom Meeting'
        ELSE subject(series)
    END AS topic,
    CASE
        WHEN kind < 3 THEN grouped_10((7000000000 + dice('personal', host, 2999999999))::VARCHAR)
        WHEN kind < 5 THEN grouped_11((80000000000 + dice('instant', occurrence, 19999999999))::VARCHAR)
        ELSE grouped_11((80000000000 + dice('booked', series, 19999999999))::VARCHAR)
    END AS meeting_id,
    host_name,
    host_email,
    attended.organization AS department,
    CASE
        WHEN kind < 3 THEN getvariable('first_day')::TIMESTAMP - to_days(dice('since', host, 900)::INTEGER)
        WHEN kind < 5 THEN start - to_seconds(dice('created', occurrence, 3))
        ELSE start - to_hours(dice('created', occurrence, 2000) + 1)
    END AS creation,
    start,
    start + to_seconds(seconds) AS "end",
    CASE
        WHEN is_guest THEN 'Guest ' || dice('guest name', same_person_row, getvariable('people') * 2)
        WHEN is_partner THEN 'Partner ' || partner
        WHEN same_person_position = 0 THEN host_name || ' (Host)'
        ELSE person.name
    END AS name,
    CASE
        WHEN is_guest THEN ''
        WHEN is_partner THEN 'somebody' || partner || '@example.org'
        ELSE person.email
    END AS email,
    start + to_seconds(joins_after) AS "join",
    start + to_seconds(leaves_after) AS leave,
    (seconds + 59) // 60 AS meeting_minutes,
    (leaves_after - joins_after + 59) // 60 AS minutes,
    CASE WHEN is_guest OR is_partner THEN 'Yes' ELSE 'No' END AS guest,
    CASE WHEN is_waiting THEN 'Yes' ELSE 'No' END AS waiting
FROM attended
JOIN person ON person.number = participant;

-- The same as lines of the file, as the portal writes them: a comma too many at the end, and an empty line
-- after each meeting.
CREATE MACRO report_lines(first, count) AS TABLE
SELECT
    concat_ws(
        ',',
        CASE WHEN contains(topic, ',') THEN '"' || topic || '"' ELSE topic END,
        meeting_id, host_name, host_email, department, '', 'No', us(creation), us(start), us("end"),
        meeting_minutes, size, name, email, us("join"), us(leave), minutes, guest, '', waiting, ''
    )
    || CASE WHEN position + 1 = size THEN chr(10) ELSE '' END AS line
FROM report_rows(first, count);

CREATE VIEW mapping AS
SELECT email AS PersonID, hash_id AS HashID FROM person ORDER BY hash_id;

-- The names of the person query's measures: hours, but those in each third place are counts.
CREATE TABLE metric AS
SELECT unnest([
    'Meetings', 'Meeting_hours', 'After_hours_meeting_hours',
    'Emails_sent', 'Email_hours', 'After_hours_email_hours',
    'Instant_messages_sent', 'Instant_Message_hours', 'After_hours_instant_messages',
    'Total_calls', 'Call_hours', 'After_hours_in_calls',
    'Internal_network_size', 'Collaboration_hours', 'After_hours_collaboration_hours',
    'External_network_size', 'Collaboration_hours_external', 'Working_hours_collaboration_hours',
    'Networking_outside_company', 'Working_hours_email_hours', 'Working_hours_instant_messages',
    'Networking_outside_organization', 'Working_hours_in_calls', 'Meeting_hours_during_working_hours',
    'Meetings_with_skip_level', 'Meeting_hours_with_skip_level', 'Time_in_self_organized_meetings',
    'Meetings_with_manager', 'Meeting_hours_with_manager', 'Manager_coaching_hours_1_on_1',
    'Meetings_with_manager_1_on_1', 'Meeting_hours_with_manager_1_on_1', 'Low_quality_meeting_hours',
    'Total_emails_sent_during_meeting', 'Conflicting_meeting_hours', 'Multitasking_meeting_hours',
    'Generated_workload_email_recipients', 'Generated_workload_email_hours', 'Workweek_span',
    'Generated_workload_meeting_attendees', 'Generated_workload_meeting_hours', 'Total_focus_hours',
    'Generated_workload_call_participants', 'Generated_workload_call_hours', 'Redundant_meeting_hours',
    'Generated_workload_instant_messages_recipients', 'Generated_workload_instant_messages_hours',
    'Open_hours'
]) AS name;

CREATE MACRO person_query_header() AS
    'PersonId,Date,TimeZone,WorkingStartTimeSetInOutlook,WorkingEndTimeSetInOutlook,WorkingDaysSetInOutlook,'
    || (SELECT string_agg(name, ',') FROM metric)
    || ',Organization,LevelDesignation,FunctionType,Layer,Region,PersonHashID';

-- One row per person and week as a line of the file: 60 columns of the usual width.
CREATE VIEW person_query_lines AS
SELECT
    concat_ws(
        ',',
        upper(sha256('id ' || number)),
        strftime(getvariable('first_day')::DATE + week::INTEGER * 7, '%Y-%m-%d'),
        time_zone,
        CASE WHEN has_own_hours THEN ['07:00', '08:30', '10:00', '22:00'][number // 10 % 4 + 1] ELSE '' END,
        CASE WHEN has_own_hours THEN ['15:30', '17:00', '19:00', '06:00'][number // 10 % 4 + 1] ELSE '' END,
        CASE WHEN has_own_hours THEN ['Mo|Tu|We|Th|Fr', 'Mo|Tu|We'][number // 10 % 3 % 2 + 1] ELSE '' END,
        array_to_string(
            list_transform(
                range((SELECT count(*) FROM metric)),
                LAMBDA place: CASE
                    WHEN place % 3 = 0 THEN dice(number * 1000 + week, place, 150)::VARCHAR
                    ELSE round(dice(number * 1000 + week, place, 72000) / 3600, 6)::VARCHAR
                END
            ),
            ','
        ),
        organization,
        ['Junior IC', 'Senior IC', 'Manager', 'Director'][dice('level', number, 4) + 1],
        ['Field', 'Staff', 'Service', 'Development'][dice('function', number, 4) + 1],
        dice('layer', number, 7),
        ['Europe', 'Americas', 'Asia'][dice('region', number, 3) + 1],
        hash_id
    ) AS line
FROM person, (SELECT range AS week FROM range(getvariable('weeks')::BIGINT))
ORDER BY number, week;

-- 10 subjects per person. A third of all topics of the reports are among them: half of the series, which are
-- two thirds of the topics; the rest of the topics are named after their hosts.
CREATE VIEW meeting_query AS
SELECT
    md5('meeting ' || number) AS MeetingId,
    CASE WHEN number < getvariable('people') * 2 THEN subject(number) ELSE 'Not on Zoom ' || number END
    AS Subject,
    getvariable('first_day')::DATE + (dice('day', number, getvariable('weeks') * 7))::INTEGER AS StartDate,
    lpad((7 + dice('hour', number, 11))::VARCHAR, 2, '0') || ':30:00' AS StartTimeUTC,
    [0.25, 0.5, 1.0, 2.0][dice('hours', number, 4) + 1] AS DurationHours,
    2 + dice('attendees', number, 20) AS Attendees
FROM (SELECT range AS number FROM range(getvariable('people')::BIGINT * 10))
ORDER BY dice('order', number, 1000000), number;

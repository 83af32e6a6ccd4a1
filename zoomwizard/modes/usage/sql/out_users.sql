-- stretches_of_people: the time of a person in all that they attended; two meetings at once count once.
CREATE OR REPLACE VIEW attended_stretches AS
SELECT 0 AS whole, s.person_no, begin, finish FROM stretches s
SEMI JOIN (FROM presences WHERE attended) p ON p.occurrence_no = s.whole AND p.person_no = s.person_no;

-- out_users: grain: somebody of Zoom's list, a host, or a person of the account; never one who is known in one meeting only.
CREATE OR REPLACE TABLE out_users AS
WITH zoom AS (
    SELECT person_no, arg_max_null(type, z.month) AS type, CAST(sum(meetings) AS BIGINT) AS meetings,
        CAST(sum(join_records) AS BIGINT) AS join_records, CAST(sum(participant_minutes) AS BIGINT) AS participant_minutes
    FROM zoom_users z JOIN persons ON stand_in = z.person GROUP BY person_no
), hosting AS (
    SELECT host_no AS person_no, count(*) FILTER (NOT is_webinar) AS hosted, count(*) FILTER (is_webinar) AS webinars_hosted,
        sum(length) FILTER (NOT is_webinar) AS time
    FROM listed WHERE host_no IS NOT NULL GROUP BY host_no
), attending AS (
    SELECT person_no, count(*) FILTER (NOT is_webinar) AS attended, count(*) FILTER (is_webinar) AS webinars_attended
    FROM presences JOIN listed USING (occurrence_no) WHERE attended GROUP BY person_no
), times AS (
    SELECT person_no, sum(span(begin, finish)) AS time FROM joined_up('attended_stretches') GROUP BY person_no
), days AS (
    SELECT person_no, count(DISTINCT day) AS active_days, min(day) AS first_active, max(day) AS last_active FROM (
        SELECT host_no AS person_no, day FROM listed WHERE host_no IS NOT NULL
        UNION ALL SELECT person_no, day FROM presences JOIN listed USING (occurrence_no) WHERE attended
    ) GROUP BY person_no
), known AS (
    SELECT person_no FROM zoom UNION SELECT person_no FROM hosting UNION SELECT person_no FROM presences WHERE internal
)
SELECT person, CASE zoom.type WHEN 1 THEN 'basic' WHEN 2 THEN 'licensed' WHEN 3 THEN 'on-prem' WHEN 99 THEN 'none' END AS licence,
    CASE WHEN getvariable('asks_people') THEN coalesce(active_days, 0) > 0 END AS active, coalesce(hosted, 0) AS hosted,
    CASE WHEN getvariable('asks_people') THEN coalesce(attended, 0) END AS attended,
    coalesce(webinars_hosted, 0) AS webinars_hosted,
    CASE WHEN getvariable('asks_people') THEN coalesce(webinars_attended, 0) END AS webinars_attended,
    minutes_each(coalesce(hosting.time, 0), 1) AS hosted_minutes,
    CASE WHEN getvariable('asks_people') THEN minutes_each(coalesce(times.time, 0), 1) END AS attended_minutes,
    CASE WHEN getvariable('asks_people') THEN coalesce(active_days, 0) END AS active_days,
    CASE WHEN getvariable('asks_people') THEN first_active END AS first_active,
    CASE WHEN getvariable('asks_people') THEN last_active END AS last_active,
    zoom.meetings AS zoom_meetings, zoom.join_records AS zoom_join_records, zoom.participant_minutes AS zoom_participant_minutes
FROM known JOIN people USING (person_no)
LEFT JOIN zoom USING (person_no) LEFT JOIN hosting USING (person_no) LEFT JOIN attending USING (person_no)
LEFT JOIN times USING (person_no) LEFT JOIN days USING (person_no)
WHERE NOT is_weak;

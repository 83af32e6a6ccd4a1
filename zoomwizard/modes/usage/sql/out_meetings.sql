-- people_of_meetings: grain: an occurrence, what its people come to. pairs: of those who attended.
CREATE OR REPLACE TABLE people_of_occurrences AS
SELECT occurrence_no, count(*) AS people, count(*) FILTER (is_weak) AS people_weak,
    count(*) FILTER (internal) AS people_internal, count(*) FILTER (attended) AS attended,
    sum(connections) AS connections, sum(time) AS time, sum(time) FILTER (attended) AS attended_time,
    sum(within) FILTER (attended) AS attended_within,
    count(*) FILTER (attended AND late > getvariable('grace_us')) AS late_joiners,
    count(*) FILTER (attended AND early > getvariable('grace_us')) AS early_leavers
FROM presences JOIN people USING (person_no) GROUP BY occurrence_no;

-- out_meetings: grain: a meeting of the range. Without people all that counts them is blank.
CREATE OR REPLACE TABLE out_meetings AS
SELECT occurrence, series, day AS date, h.person AS host, start_time AS start, end_time AS "end", created,
    minutes_each(length, 1) AS minutes, zoom_minutes, zoom_join_records,
    CASE WHEN has_people THEN coalesce(p.people, 0) END AS people,
    CASE WHEN has_people THEN coalesce(people_weak, 0) END AS people_weak,
    CASE WHEN has_people THEN coalesce(people_internal, 0) END AS people_internal,
    CASE WHEN has_people THEN coalesce(attended, 0) END AS attended,
    CASE WHEN has_people THEN CAST(coalesce(connections, 0) AS BIGINT) END AS connections,
    share_of(connections, p.people) AS rejoin_factor,
    CASE WHEN has_people THEN coalesce(pp.peak, 0) END AS peak_people,
    CASE WHEN has_people THEN coalesce(pc.peak, 0) END AS peak_connections,
    CASE WHEN has_people THEN minutes_each(coalesce(time, 0), 1) END AS participant_minutes,
    minutes_each(attended_time, attended) AS average_attendance_minutes,
    share_of(attended_within, attended * greatest(span(opened, closed), 0)) AS average_presence,
    CASE WHEN has_people THEN coalesce(late_joiners, 0) END AS late_joiners,
    CASE WHEN has_people THEN coalesce(early_leavers, 0) END AS early_leavers,
    CASE WHEN has_people THEN coalesce(waiting_rows, 0) END AS waiting_rows,
    recorded, topic, source, covered AS coverage
FROM listed
LEFT JOIN people h ON h.person_no = host_no
LEFT JOIN people_of_occurrences p USING (occurrence_no)
LEFT JOIN bounds USING (occurrence_no)
LEFT JOIN waiting_rows USING (occurrence_no)
LEFT JOIN peak_people pp ON pp.whole = occurrence_no
LEFT JOIN peak_connections pc ON pc.whole = occurrence_no
WHERE NOT is_webinar;

-- out_days: grain: a day of the range; one isn't complete where people couldn't be had. Figures about people are blank where nobody asked for them.
CREATE OR REPLACE TABLE out_days AS
SELECT d.date, strftime(d.date, '%Y-%m') AS month, CASE WHEN complete IS NOT NULL THEN complete AND coalesce(lacking, 0) = 0 END AS complete,
    coalesce(m.meetings, 0) AS meetings,
    CASE WHEN asks THEN coalesce(alone, 0) END AS meetings_one_person, coalesce(stitched, 0) AS meetings_stitched,
    CASE WHEN asks THEN coalesce(m.people, 0) END AS people, CASE WHEN asks THEN coalesce(people_weak, 0) END AS people_weak,
    CASE WHEN asks THEN CAST(coalesce(connections, 0) AS BIGINT) END AS connections,
    minutes_each(coalesce(length, 0), 1) AS meeting_minutes,
    CASE WHEN asks THEN minutes_each(coalesce(m.time, 0), 1) END AS participant_minutes,
    coalesce(pm.peak, 0) AS peak_meetings, CASE WHEN asks THEN coalesce(pp.peak, 0) END AS peak_people,
    coalesce(webinars, 0) AS webinars, CASE WHEN asks THEN coalesce(w.people, 0) END AS webinar_people,
    CASE WHEN asks THEN minutes_each(coalesce(w.time, 0), 1) END AS webinar_minutes,
    new_users AS zoom_new_users, z.meetings AS zoom_meetings, join_records AS zoom_join_records,
    z.participant_minutes AS zoom_participant_minutes
FROM (SELECT *, getvariable('asks_people') AS asks FROM local_days) d
LEFT JOIN (
    SELECT day, count(*) AS lacking FROM listed WHERE covered = 'put_aside'
        OR (covered = 'list_only' AND source = 'api' AND getvariable('asks_people')) GROUP BY day
) l ON l.day = d.date
LEFT JOIN meeting_sums m ON m.whole = d.date
LEFT JOIN webinar_sums w ON w.whole = d.date
LEFT JOIN peak_meetings_of_days pm ON pm.whole = d.date
LEFT JOIN peak_people_of_days pp ON pp.whole = d.date
LEFT JOIN daily z ON z.date = d.date;

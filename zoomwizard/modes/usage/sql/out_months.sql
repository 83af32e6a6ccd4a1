-- out_months: grain: a month of the range, of which only the days in the range count. Its peak is the largest of its days.
CREATE OR REPLACE TABLE out_months AS
WITH of_days AS (
    SELECT month, count(*) AS days, count(*) FILTER (complete) AS days_complete, bool_or(complete IS NOT NULL) AS is_known,
        arg_min(date, (-meetings, date)) FILTER (meetings > 0) AS peak_day, max(meetings) AS most,
        max(peak_meetings) AS peak_meetings, max(peak_people) AS peak_people,
        CAST(sum(zoom_new_users) AS BIGINT) AS zoom_new_users, CAST(sum(zoom_meetings) AS BIGINT) AS zoom_meetings,
        CAST(sum(zoom_join_records) AS BIGINT) AS zoom_join_records,
        CAST(sum(zoom_participant_minutes) AS BIGINT) AS zoom_participant_minutes,
        getvariable('asks_people') AS asks
    FROM out_days GROUP BY month
)
SELECT d.month, days, CASE WHEN is_known THEN days_complete END AS days_complete, coalesce(meetings, 0) AS meetings,
    CASE WHEN asks THEN coalesce(alone, 0) END AS meetings_one_person, coalesce(stitched, 0) AS meetings_stitched,
    CASE WHEN asks THEN coalesce(m.people, 0) END AS people, CASE WHEN asks THEN coalesce(people_weak, 0) END AS people_weak,
    CASE WHEN asks THEN CAST(coalesce(connections, 0) AS BIGINT) END AS connections,
    minutes_each(coalesce(length, 0), 1) AS meeting_minutes,
    CASE WHEN asks THEN minutes_each(coalesce(m.time, 0), 1) END AS participant_minutes,
    minutes_each(shared_length, shared) AS average_meeting_minutes,
    minutes_each(twice_median, CASE WHEN shared > 0 THEN 2 END) AS median_meeting_minutes,
    share_of(shared_people, shared) AS average_people,
    minutes_each(attended_time, attended) AS average_attendance_minutes, share_of(connections, pairs) AS rejoin_factor,
    peak_day, CASE WHEN peak_day IS NOT NULL THEN most END AS peak_day_meetings, peak_meetings, peak_people,
    coalesce(webinars, 0) AS webinars, CASE WHEN asks THEN coalesce(w.people, 0) END AS webinar_people,
    CASE WHEN asks THEN minutes_each(coalesce(w.time, 0), 1) END AS webinar_minutes,
    zoom_new_users, zoom_meetings, zoom_join_records, zoom_participant_minutes
FROM of_days d LEFT JOIN meeting_sums m ON m.whole = d.month LEFT JOIN webinar_sums w ON w.whole = d.month;

-- half_gone: grain: a webinar. The first minute after its first highest one at which less than half of all attendees are there.
CREATE OR REPLACE TABLE half_gone AS
WITH highest AS (SELECT occurrence, min(minute) AS highest_minute FROM (
    SELECT *, max(present) OVER (PARTITION BY occurrence) AS most FROM out_retention
) WHERE present = most GROUP BY occurrence), sizes AS (
    SELECT occurrence, count(*) AS attendees FROM attendees JOIN listed USING (occurrence_no) GROUP BY occurrence
)
SELECT occurrence, min(minute) AS half_gone_minute
FROM out_retention JOIN highest USING (occurrence) JOIN sizes USING (occurrence)
WHERE minute > highest_minute AND present * 2 < attendees GROUP BY occurrence;

-- out_webinars: grain: a webinar of the range. Without people all that counts them is blank, without registration all
-- that compares with it; questions and polls are blank where nobody could be asked for them.
CREATE OR REPLACE TABLE out_webinars AS
WITH watching AS (
    SELECT occurrence_no, count(*) AS attendees, CAST(sum(connections) AS BIGINT) AS connections, sum(time) AS time,
        CAST(median(time) * 2 AS HUGEINT) AS twice_median
    FROM attendees GROUP BY occurrence_no
), met AS (
    SELECT occurrence_no, count(*) AS registrants, count(a.person_no) AS registered_attendees
    FROM registrants r LEFT JOIN attendees a USING (occurrence_no, person_no) GROUP BY occurrence_no
), speaking AS (
    SELECT occurrence_no, count(*) AS panelists FROM presences WHERE is_panel GROUP BY occurrence_no
), asking AS (
    SELECT occurrence_no, count(*) AS questions, count(*) FILTER (answered) AS answered,
        count(*) FILTER (person_no IS NULL) AS anonymous, count(DISTINCT person_no) AS askers,
        count(DISTINCT a.person_no) FILTER (t.person_no IS NOT NULL) AS attending_askers
    FROM asked a LEFT JOIN attendees t USING (occurrence_no, person_no) GROUP BY occurrence_no
), voting AS (
    SELECT occurrence_no, count(DISTINCT poll) AS polls, count(DISTINCT person_no) AS people,
        count(DISTINCT record) FILTER (person_no IS NULL) AS anonymous,
        count(DISTINCT c.person_no) FILTER (t.person_no IS NOT NULL) AS attending_people
    FROM chosen c LEFT JOIN attendees t USING (occurrence_no, person_no) GROUP BY occurrence_no
)
SELECT l.occurrence, series, day AS date, h.person AS host, start_time AS start, end_time AS "end",
    minutes_each(length, 1) AS minutes,
    CASE WHEN registration THEN coalesce(registrants, 0) WHEN NOT registration THEN 0 END AS registrants,
    CASE WHEN has_people THEN coalesce(attendees, 0) END AS attendees,
    CASE WHEN has_people AND registration THEN coalesce(attendees, 0) - coalesce(registered_attendees, 0) END AS walk_ins,
    CASE WHEN has_people AND registration THEN coalesce(registrants, 0) - coalesce(registered_attendees, 0) END AS no_shows,
    zoom_absentees,
    CASE WHEN has_people AND registration THEN share_of(registered_attendees, registrants) END AS attendance_rate,
    CASE WHEN has_people AND has_panel THEN coalesce(panelists, 0) END AS panelists,
    CASE WHEN has_people THEN coalesce(connections, 0) END AS connections,
    zoom_unique_viewers, zoom_max_concurrent,
    CASE WHEN has_people THEN coalesce(peak, 0) END AS peak_people,
    CASE WHEN has_people THEN minutes_each(coalesce(time, 0), 1) END AS watch_minutes,
    minutes_each(time, attendees) AS average_watch_minutes,
    minutes_each(twice_median, CASE WHEN attendees > 0 THEN 2 END) AS median_watch_minutes, half_gone_minute,
    CASE WHEN has_questions THEN coalesce(questions, 0) END AS questions,
    CASE WHEN has_questions THEN coalesce(answered, 0) END AS questions_answered,
    CASE WHEN has_questions THEN coalesce(asking.anonymous, 0) END AS questions_anonymous,
    CASE WHEN has_questions THEN coalesce(askers, 0) END AS askers,
    CASE WHEN has_questions AND has_people THEN share_of(coalesce(attending_askers, 0), attendees) END AS qa_rate,
    CASE WHEN has_answers THEN coalesce(polls, 0) END AS polls,
    CASE WHEN has_answers THEN coalesce(voting.people, 0) END AS poll_people,
    CASE WHEN has_answers THEN coalesce(voting.anonymous, 0) END AS poll_answers_anonymous,
    CASE WHEN has_answers AND has_people THEN share_of(coalesce(attending_people, 0), attendees) END AS poll_rate,
    topic, covered AS coverage
FROM listed l
LEFT JOIN people h ON h.person_no = host_no
LEFT JOIN watching USING (occurrence_no) LEFT JOIN met USING (occurrence_no) LEFT JOIN speaking USING (occurrence_no)
LEFT JOIN asking USING (occurrence_no) LEFT JOIN voting USING (occurrence_no)
LEFT JOIN peak_attendees ON whole = occurrence_no
LEFT JOIN half_gone ON half_gone.occurrence = l.occurrence
WHERE is_webinar;

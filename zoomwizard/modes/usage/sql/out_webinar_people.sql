-- out_webinar_people: grain: a registrant of a webinar, or whoever connected to it; not host and panelists.
CREATE OR REPLACE TABLE out_webinar_people AS
WITH known AS (
    SELECT occurrence_no, person_no FROM registrants JOIN listed USING (occurrence_no) WHERE has_people
    UNION SELECT occurrence_no, person_no FROM presences JOIN listed USING (occurrence_no) WHERE is_webinar AND NOT is_panel
), asking AS (SELECT occurrence_no, person_no, count(*) AS questions FROM asked GROUP BY ALL),
voting AS (SELECT occurrence_no, person_no, count(DISTINCT poll) AS polls FROM chosen GROUP BY ALL)
SELECT occurrence, person, day AS date, CASE WHEN registration THEN r.person_no IS NOT NULL END AS registered,
    coalesce(p.attended, false) AS attended,
    CASE WHEN registration THEN coalesce(p.attended, false) AND r.person_no IS NULL END AS walk_in,
    minutes_each(coalesce(time, 0), 1) AS watch_minutes, first_join, last_leave,
    CASE WHEN has_questions THEN coalesce(questions, 0) END AS questions,
    CASE WHEN has_answers THEN coalesce(polls, 0) END AS polls_answered
FROM known k JOIN listed USING (occurrence_no) JOIN people USING (person_no)
LEFT JOIN registrants r USING (occurrence_no, person_no)
LEFT JOIN presences p USING (occurrence_no, person_no)
LEFT JOIN asking USING (occurrence_no, person_no)
LEFT JOIN voting USING (occurrence_no, person_no);

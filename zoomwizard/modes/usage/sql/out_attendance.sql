-- attendance: grain: a person who connected to a meeting. By far the largest table, so it's made while it's written.
CREATE OR REPLACE VIEW attendance AS
SELECT occurrence, person, day AS date, CASE WHEN is_host THEN 'host' ELSE 'participant' END AS role,
    ['email', 'zoom_id', 'name', 'none'][identity] AS identity, internal, first_join, last_leave, connections, rejoins,
    minutes_of(time) AS minutes, attended, share_of(within, greatest(span(opened, closed), 0)) AS presence,
    minutes_of(late) AS late_by_minutes, minutes_of(early) AS early_by_minutes
FROM presences JOIN listed USING (occurrence_no) JOIN bounds USING (occurrence_no) JOIN people USING (person_no)
WHERE NOT is_webinar;
CREATE OR REPLACE VIEW out_attendance AS FROM attendance;

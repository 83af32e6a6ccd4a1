-- The occurrences that reports tell of, once all of them are read. An end that isn't given, or lies before the start, is
-- start and duration, else the last leave. What differs between reports of one occurrence doesn't depend on their order.
INSERT INTO raw_occurrences BY NAME
WITH said AS (
    SELECT k.id, k.origin, k.number, k.start, is_webinar, min(f.name) AS file,
        max(end_time) FILTER (end_time >= k.start) AS end_said, max(meeting_minutes) AS minutes, max(last_leave) AS last_leave,
        min(creation) AS created, min(topic) AS topic, max(participants) AS participants, max(viewers) AS viewers,
        max(most_at_once) AS most_at_once, sum(absentees) AS absentees, max(registration) AS registration,
        max(features) AS features, bool_or(host_is_named) AS host_is_named,
        min(folded(s.host)) FILTER (contains(s.host, '@')) AS host_said, min(folded(host_row)) AS host_in_rows
    FROM known_occurrences k JOIN seen_occurrences s USING (id) JOIN report_files f USING (file)
    GROUP BY k.id, k.origin, k.number, k.start, is_webinar
), flagged AS (
    SELECT *, CASE WHEN regexp_matches(features, '[yn]') THEN map_from_entries(list_filter(
        list_transform(getvariable('features'), lambda name, place: {'k': name,
            'v': CASE substr(features, place, 1) WHEN 'y' THEN true WHEN 'n' THEN false END}),
        lambda flag: flag.v IS NOT NULL)) END AS flags
    FROM said
)
SELECT id, 'csv' AS source, origin, file, number, CASE WHEN is_webinar THEN 'webinar' ELSE 'meeting' END AS kind,
    -- Of one meeting's report the host is the row that says so, unless the report names the address.
    CASE WHEN origin > 2 AND NOT host_is_named THEN coalesce(host_in_rows, host_said)
        ELSE coalesce(host_said, host_in_rows) END AS host_email,
    start AS start_time,
    coalesce(end_said, start + minutes * INTERVAL 1 MINUTE, greatest(last_leave, start), start) AS end_time,
    created, topic, minutes AS zoom_minutes, participants AS zoom_join_records,
    CASE WHEN is_webinar THEN viewers END AS zoom_unique_viewers,
    CASE WHEN is_webinar THEN most_at_once END AS zoom_max_concurrent,
    CASE WHEN is_webinar THEN absentees END AS zoom_absentees, flags AS features,
    flags['record_to_cloud'] OR flags['record_to_computer'] AS recorded,
    CASE registration WHEN 'y' THEN true WHEN 'n' THEN false END AS registration,
    CASE WHEN origin = 2 THEN 'list_only' ELSE 'complete' END AS coverage, is_webinar AS has_panel,
    false AS has_questions, false AS has_answers
FROM flagged;

INSERT INTO rejected
SELECT f.name, line, words FROM rejected_rows JOIN report_files f USING (file) JOIN reasons USING (reason)
ORDER BY f.name, line;

-- Calls and recordings of calls as rows of the table cases. The marks give the row's key for a call and for a recording.
-- Needs the tables of raw.py and of matching. Source: docs/archive.md, How calls and recordings are matched.

-- A row for each listed person in a call.
INSERT INTO cases BY NAME
SELECT /*call_row*/, 'phone' AS kind, calls.start, calls."end", person, length, recorded.media,
    way AS matched_by, first_start - calls.start AS start_difference, true AS is_event, true AS is_phone,
    way IS NOT NULL AS is_listed, is_said, is_answered, is_end_to_end, unclear.call IS NOT NULL AS is_ambiguous,
    missing, coalesce(is_lost, false) AS is_lost, calls.is_purged OR coalesce(recorded.is_purged, false) AS is_purged
FROM calls
JOIN call_people USING (call)
JOIN listed_people USING (person)
LEFT JOIN recorded_calls AS recorded USING (call)
LEFT JOIN unclear_calls AS unclear USING (call)
WHERE calls.start >= getvariable('first') AND calls.start < getvariable('last');

-- A row for each recording of which nobody knows the call.
INSERT INTO cases BY NAME
SELECT /*recording_row*/, 'phone' AS kind, start, "end", person, media, false AS is_event, true AS is_phone,
    true AS is_listed, false AS is_said, false AS is_ambiguous, missing, is_lost, is_purged
FROM phone_recordings
JOIN listed_people USING (person)
ANTI JOIN matches USING (recording)
ANTI JOIN unclear_recordings USING (recording)
WHERE start >= getvariable('first') AND start < getvariable('last');

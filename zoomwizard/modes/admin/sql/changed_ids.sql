-- changed_ids: grain: one report and way in which meeting IDs among these rows were changed by a spreadsheet: rounded, in
-- scientific notation; or with decimals, all of them 0.
INSERT INTO changed_ids
SELECT file, is_rounded(meeting_id), count(*) FROM raw
WHERE reason = 0 AND NOT waiting AND NOT webinar AND (is_rounded(meeting_id) OR has_decimals(meeting_id))
GROUP BY ALL;

-- What became of each case: its status, and why. The first line that applies counts.
-- Variables: tenant, now and late (milliseconds). Source: docs/archive.md, Statuses.

INSERT INTO judged BY NAME
WITH told AS (
    SELECT cases.*, name, policy, decide, last_statuses.status AS last_status, ids,
        (NOT is_listed OR missing IS NOT NULL)
            AND getvariable('now') - coalesce("end", start) < getvariable('late') AS can_still_come
    FROM cases
    JOIN listed_people USING (person)
    LEFT JOIN decided USING (row)
    LEFT JOIN last_statuses USING (row)
    LEFT JOIN named_recordings ON named_recordings.row = cases.row AND is_event
), with_status AS (
    SELECT *, CASE
        WHEN is_purged THEN coalesce(last_status, 'matched')
        WHEN is_breakout THEN 'breakout_unchecked'
        WHEN is_external THEN 'external_host'
        WHEN policy = 'never' AND (is_listed OR (is_phone AND is_said)) THEN 'recorded_in_error'
        WHEN policy = 'never' THEN 'not_expected'
        WHEN NOT is_event THEN 'recorded_no_cdr'
        WHEN policy = 'on_demand' THEN 'on_demand'
        WHEN NOT is_listed AND NOT is_said AND NOT is_answered THEN 'unanswered'
        WHEN NOT is_listed AND NOT is_said AND is_end_to_end THEN 'e2ee'
        WHEN NOT is_listed AND NOT is_said AND participants < 2 THEN 'one_person'
        WHEN is_ambiguous THEN CASE decide WHEN 'yes' THEN 'matched' WHEN 'no' THEN 'not_recorded' ELSE 'ambiguous' END
        WHEN is_lost THEN 'lost'
        WHEN can_still_come THEN 'pending'
        WHEN missing IS NOT NULL OR (is_said AND NOT is_listed) THEN 'not_archived'
        WHEN NOT is_listed THEN 'not_recorded'
        WHEN media IS NULL OR exceeds(length - media, length) THEN 'matched_short'
        ELSE 'matched'
        END AS status
    FROM told
)
SELECT getvariable('tenant') AS tenant, row, kind, start, "end", name AS person, policy, length, media, status,
    matched_by, start_difference,
    CASE
        WHEN ids IS NOT NULL THEN ids
        WHEN status = 'not_archived' AND NOT is_purged
            THEN coalesce(missing, CASE WHEN is_in_trash THEN 'in_trash' ELSE 'gone' END)
        WHEN status = 'not_recorded' AND NOT is_purged AND is_on_computer THEN 'local_only'
    END AS reason,
    CASE WHEN status IN ('matched', 'matched_short') AND stay > 0 THEN concat_ws(' ',
        CASE WHEN exceeds(media - stay, stay) THEN 'media_wider' END,
        CASE WHEN exceeds(outside, stay) THEN 'part_of_meeting' END
    ) END AS flags
FROM with_status;

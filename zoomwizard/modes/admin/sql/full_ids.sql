-- full_ids: grain: one meeting occurrence whose ID a spreadsheet has shortened and another report has in full: of the same
-- host and minute of the start there is one ID only whose first digits, rounded, are those that are left.
CREATE OR REPLACE TABLE full_ids AS
WITH hosted AS (
    SELECT w.rowid AS number, meeting_id, person, date_trunc('minute', start) AS minute, meeting_digits(meeting_id) AS digits,
        is_rounded(meeting_id) AND significant_digits(meeting_id) < length(digits) AS is_short,
        significant_digits(meeting_id) AS known
    FROM written w LEFT JOIN people ON w.host = people.text
)
SELECT short.number, min(whole.meeting_id) AS meeting_id
FROM hosted short JOIN hosted whole ON short.minute = whole.minute AND short.person IS NOT DISTINCT FROM whole.person
    AND length(short.digits) = length(whole.digits)
WHERE short.is_short AND NOT whole.is_short
    AND abs(CAST(whole.digits AS HUGEINT) - CAST(short.digits AS HUGEINT)) * 2
        <= CAST(rpad('1', CAST(length(short.digits) - short.known + 1 AS INTEGER), '0') AS HUGEINT)
GROUP BY short.number HAVING count(DISTINCT whole.digits) = 1;

UPDATE written SET meeting_id = full_ids.meeting_id FROM full_ids WHERE full_ids.number = written.rowid;

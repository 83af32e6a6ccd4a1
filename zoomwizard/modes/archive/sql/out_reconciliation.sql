-- The rows of all accounts as cells, by start and row. They're sorted before their values become text. Two plain lists
-- are of no tenant, kind and policy.
-- Source: docs/archive.md, The table Reconciliation.

CREATE OR REPLACE VIEW out_reconciliation AS
SELECT
    cell_of(row) AS "Row",
    nullif(tenant, '') AS "Tenant",
    CASE WHEN tenant <> '' THEN kind END AS "Kind",
    moment_text(start) AS "Start",
    moment_text("end") AS "End",
    cell_of(person) AS "Person",
    CASE WHEN tenant <> '' THEN policy END AS "Policy",
    seconds_of(length) AS "Length",
    seconds_of(media) AS "Media",
    status AS "Status",
    nullif(severity, '') AS "Severity",
    class AS "Class",
    matched_by AS "Matched By",
    seconds_of(start_difference) AS "Start Difference",
    -- Rounded half up.
    CASE WHEN kind = 'phone' AND length > 0
        THEN ((media * 20000 + length) // (2 * length))::DECIMAL(14, 0) * 0.0001::DECIMAL(4, 4) END AS "Ratio",
    cell_of(reason) AS "Reason",
    nullif(flags, '') AS "Flags"
FROM (FROM judged JOIN statuses USING (status) ORDER BY start, row) AS sorted;

-- How many rows there are of each tenant, day, kind and status.
CREATE OR REPLACE TABLE counted AS
SELECT tenant, (DATE '1970-01-01' + (start // 86400000)::INTEGER) AS day, kind, status, class, count(*)::BIGINT AS rows
FROM judged JOIN statuses USING (status)
GROUP BY ALL;

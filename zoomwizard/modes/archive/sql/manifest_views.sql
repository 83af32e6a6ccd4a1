-- What the lines of the manifests say as of their end.
-- Source: docs/archive-files.md, The manifest.

-- One row for each archived file: its last line, and whether its recording was purged afterwards.
CREATE VIEW archived_files AS
SELECT line.*, coalesce(gone.n > line.n, false) AS is_purged
FROM (
    SELECT account, n, time, "key", kind, recording, file, bytes, sha256, fingerprint, flags, type, people
    FROM manifest_lines
    WHERE event = 'archived'
    QUALIFY row_number() OVER (PARTITION BY account, "key" ORDER BY n DESC) = 1
) AS line
LEFT JOIN (
    SELECT account, "key", max(n) AS n
    FROM (SELECT account, unnest(keys) AS "key", n FROM manifest_lines WHERE event = 'purged')
    GROUP BY account, "key"
) AS gone USING (account, "key");

-- One row for each file that lies aside: its last line. Neither archived nor purged since.
CREATE VIEW aside_files AS
SELECT * EXCLUDE (is_over)
FROM (
    SELECT account, n, event, "key", kind, recording, file, bytes, sha256, fingerprint, flags, type, people, reason,
        false AS is_over
    FROM manifest_lines
    WHERE event IN ('aside', 'archived')
    UNION ALL BY NAME
    SELECT account, n, unnest(keys) AS "key", true AS is_over FROM manifest_lines WHERE event = 'purged'
)
QUALIFY row_number() OVER (PARTITION BY account, "key" ORDER BY n DESC) = 1 AND event = 'aside';

-- One row for each hold that wasn't released; "from" and "to" are UTC days, each blank where it wasn't given.
CREATE VIEW open_holds AS
SELECT held.account, held.n, held.time, held.name, held.people, held."from", held."to", held.recording
FROM manifest_lines AS held
WHERE held.event = 'hold' AND NOT EXISTS (
    FROM manifest_lines AS freed
    WHERE freed.event = 'released' AND freed.account = held.account AND freed.name = held.name AND freed.n > held.n
);

-- One row for each row of a reconciliation, or file aside, that somebody decided: the last decision.
CREATE VIEW decisions AS
SELECT account, thing, decide, n
FROM (
    SELECT account, unnest(coalesce(rows, []) || coalesce(files, [])) AS thing, decide, n
    FROM manifest_lines
    WHERE event = 'note' AND decide IS NOT NULL
)
QUALIFY row_number() OVER (PARTITION BY account, thing ORDER BY n DESC) = 1;

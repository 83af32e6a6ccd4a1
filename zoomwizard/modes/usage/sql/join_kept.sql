-- Kept days put beside the facts of files and of Zoom's list of users. kept_...: the rows of the days of the range.

-- moved_away: an occurrence on a day that isn't its last one; where two days have it, since its end has moved, it is the
-- later one's.
CREATE OR REPLACE TABLE moved_away AS
SELECT occurrence, date FROM kept_occurrences ANTI JOIN (
    SELECT occurrence, max(date) AS date FROM kept_occurrences GROUP BY occurrence
) USING (occurrence, date);
DELETE FROM kept_occurrences WHERE (occurrence, date) IN (SELECT (occurrence, date) FROM moved_away);

-- Of an occurrence that a file has, too, starting less than 60 seconds before or after, the account's is taken.
DELETE FROM occurrences WHERE EXISTS (
    FROM kept_occurrences k WHERE k.series = occurrences.series AND abs(span(k.start, occurrences.start)) < 60000000
);
DELETE FROM sessions WHERE occurrence NOT IN (SELECT occurrence FROM occurrences);
DELETE FROM roles WHERE occurrence NOT IN (SELECT occurrence FROM occurrences);

-- What features were used is many times as much as all else of an occurrence, so it's left where it is.
CREATE OR REPLACE VIEW used_features AS
SELECT occurrence, features FROM occurrences WHERE features IS NOT NULL
UNION ALL SELECT occurrence, features FROM kept_features ANTI JOIN moved_away USING (occurrence, date);

INSERT INTO occurrences BY NAME SELECT * EXCLUDE (date), 'api' AS source FROM kept_occurrences;
INSERT INTO sessions BY NAME SELECT * EXCLUDE (date) FROM kept_sessions ANTI JOIN moved_away USING (occurrence, date);
INSERT INTO roles BY NAME SELECT * EXCLUDE (date) FROM kept_roles ANTI JOIN moved_away USING (occurrence, date);
INSERT INTO questions BY NAME SELECT * EXCLUDE (date) FROM kept_questions ANTI JOIN moved_away USING (occurrence, date);
INSERT INTO answers BY NAME SELECT * EXCLUDE (date) FROM kept_answers ANTI JOIN moved_away USING (occurrence, date);
INSERT INTO daily BY NAME FROM kept_daily;
INSERT INTO costs BY NAME SELECT * EXCLUDE (date) FROM kept_costs;

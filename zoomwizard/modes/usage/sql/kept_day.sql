-- A day as it will be kept: what was asked for now takes the place of what was kept, the rest stays. taken: the occurrences
-- that were asked for; day_...: the tables of the day. kept_...: those that the day had before.
CREATE OR REPLACE TABLE day_occurrences AS
SELECT * EXCLUDE (source) FROM occurrences SEMI JOIN taken USING (occurrence)
UNION ALL BY NAME SELECT * EXCLUDE (date) FROM kept_occurrences ANTI JOIN taken USING (occurrence);

CREATE OR REPLACE TABLE day_sessions AS
FROM sessions SEMI JOIN taken USING (occurrence)
UNION ALL BY NAME SELECT * EXCLUDE (date) FROM kept_sessions ANTI JOIN taken USING (occurrence);

CREATE OR REPLACE TABLE day_roles AS
FROM roles SEMI JOIN taken USING (occurrence)
UNION ALL BY NAME SELECT * EXCLUDE (date) FROM kept_roles ANTI JOIN taken USING (occurrence);

CREATE OR REPLACE TABLE day_questions AS
FROM questions SEMI JOIN taken USING (occurrence)
UNION ALL BY NAME SELECT * EXCLUDE (date) FROM kept_questions ANTI JOIN taken USING (occurrence);

CREATE OR REPLACE TABLE day_answers AS
FROM answers SEMI JOIN taken USING (occurrence)
UNION ALL BY NAME SELECT * EXCLUDE (date) FROM kept_answers ANTI JOIN taken USING (occurrence);

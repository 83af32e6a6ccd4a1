-- Names and addresses at the ends of the tables, where they are to be shown.

-- named: grain: a person in an occurrence. email: the first of those that are one person; name: as it was shown there.
CREATE OR REPLACE TABLE named AS
SELECT occurrence, person, min(email) AS email, arg_min(name, (name IS NULL, id)) AS name FROM (
    SELECT occurrence, people.person, r.email, r.name, r.id
    FROM raw_people r JOIN keys USING (id)
    JOIN persons ON stand_in = coalesce(person_of_email(r.email), person_of_zoom_id(r.zoom_id), r.guest)
    JOIN people USING (person_no)
    UNION ALL SELECT occurrence, people.person, o.host_email, NULL, o.id
    FROM raw_occurrences o JOIN keys USING (id)
    JOIN persons ON stand_in = person_of_email(o.host_email) JOIN people USING (person_no)
) GROUP BY occurrence, person;

-- named_people: grain: a person.
CREATE OR REPLACE TABLE named_people AS
SELECT people.person, min(a.email) AS email, any_value(name) AS name
FROM people JOIN persons USING (person_no)
LEFT JOIN people_by_email a ON a.person = stand_in
LEFT JOIN (SELECT person, min(name) AS name FROM named GROUP BY person) n ON n.person = people.person
GROUP BY people.person;

CREATE OR REPLACE TABLE shown_occurrences AS
SELECT occurrence, uuid, number AS meeting_id, host_email FROM raw_occurrences JOIN keys USING (id) SEMI JOIN chosen_occurrences USING (id);

CREATE OR REPLACE TABLE out_meetings AS SELECT t.*, uuid, meeting_id, host_email FROM out_meetings t LEFT JOIN shown_occurrences USING (occurrence);
CREATE OR REPLACE TABLE out_webinars AS SELECT t.*, uuid, meeting_id, host_email FROM out_webinars t LEFT JOIN shown_occurrences USING (occurrence);
CREATE OR REPLACE TABLE out_users AS SELECT t.*, email, name FROM out_users t LEFT JOIN named_people USING (person);
CREATE OR REPLACE VIEW out_attendance AS
SELECT t.*, p.email, coalesce(n.name, p.name) AS name FROM attendance t LEFT JOIN named_people p USING (person) LEFT JOIN named n USING (occurrence, person);
CREATE OR REPLACE TABLE out_webinar_people AS
SELECT t.*, p.email, coalesce(n.name, p.name) AS name FROM out_webinar_people t LEFT JOIN named_people p USING (person) LEFT JOIN named n USING (occurrence, person);
CREATE OR REPLACE TABLE out_questions AS
SELECT t.*, p.email, coalesce(n.name, p.name) AS name FROM out_questions t LEFT JOIN named_people p USING (person) LEFT JOIN named n USING (occurrence, person);

-- attendees: grain: somebody who attended a webinar and is neither host nor panelist.
CREATE OR REPLACE TABLE attendees AS
SELECT occurrence_no, person_no, time, connections FROM presences JOIN listed USING (occurrence_no)
WHERE is_webinar AND attended AND NOT is_panel;

-- panel: grain: host or panelist of a webinar, connected or not.
CREATE OR REPLACE TABLE panel AS
SELECT occurrence_no, host_no AS person_no FROM listed WHERE is_webinar AND host_no IS NOT NULL
UNION SELECT occurrence_no, person_no FROM roles JOIN listed USING (occurrence) JOIN persons ON stand_in = roles.person
WHERE is_webinar AND role = 'panelist';

-- registrants: grain: an approved registrant of a webinar, without host and panelists.
CREATE OR REPLACE TABLE registrants AS
SELECT DISTINCT occurrence_no, person_no
FROM roles JOIN listed USING (occurrence) JOIN persons ON stand_in = roles.person
ANTI JOIN panel USING (occurrence_no, person_no)
WHERE is_webinar AND role = 'registrant';

-- asked: grain: a question of a webinar, but those of host and panelists. person_no: NULL of an anonymous one.
CREATE OR REPLACE TABLE asked AS
SELECT occurrence_no, question, asked, persons.person_no, answered, question_text, answer_text
FROM questions q JOIN listed USING (occurrence) LEFT JOIN persons ON stand_in = q.person
LEFT JOIN panel USING (occurrence_no, person_no)
WHERE is_webinar AND panel.person_no IS NULL;

-- chosen: grain: an option that somebody chose, but host and panelists. record: their answer to a question.
CREATE OR REPLACE TABLE chosen AS
SELECT occurrence_no, poll, question, option, record, persons.person_no, question_text, option_text
FROM answers a JOIN listed USING (occurrence) LEFT JOIN persons ON stand_in = a.person
LEFT JOIN panel USING (occurrence_no, person_no)
WHERE is_webinar AND panel.person_no IS NULL;

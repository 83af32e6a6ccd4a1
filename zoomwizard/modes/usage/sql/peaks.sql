-- Peaks of meetings, and of the meetings of a day; grain: what `whole` is, see `peak_of`.
CREATE OR REPLACE VIEW meeting_stretches AS FROM stretches SEMI JOIN (FROM listed WHERE NOT is_webinar) ON occurrence_no = whole;
CREATE OR REPLACE TABLE peak_people AS FROM peak_of('meeting_stretches');
CREATE OR REPLACE VIEW meeting_stays AS FROM stays SEMI JOIN (FROM listed WHERE NOT is_webinar) ON occurrence_no = whole;
CREATE OR REPLACE TABLE peak_connections AS FROM peak_of('meeting_stays');

-- Whoever is in two meetings at once is one person of the day.
CREATE OR REPLACE VIEW stretches_by_day AS
SELECT day AS whole, person_no, begin, finish FROM stretches JOIN listed ON occurrence_no = whole WHERE NOT is_webinar;
CREATE OR REPLACE TABLE stretches_of_days AS FROM joined_up('stretches_by_day');
CREATE OR REPLACE TABLE peak_people_of_days AS FROM peak_of('stretches_of_days');
DROP TABLE stretches_of_days;

CREATE OR REPLACE VIEW meetings_by_day AS
SELECT day AS whole, start_time AS begin, end_time AS finish FROM listed WHERE NOT is_webinar;
CREATE OR REPLACE TABLE peak_meetings_of_days AS FROM peak_of('meetings_by_day');

-- Attendees of webinars: who attended and is neither host nor panelist.
CREATE OR REPLACE VIEW attendee_stretches AS FROM stretches SEMI JOIN attendees ON occurrence_no = whole AND attendees.person_no = stretches.person_no;
CREATE OR REPLACE TABLE peak_attendees AS FROM peak_of('attendee_stretches');

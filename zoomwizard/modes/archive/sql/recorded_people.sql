-- Whose recordings a call has is in it, too, whoever the call history says was.

INSERT INTO call_people
SELECT DISTINCT call, person
FROM matches JOIN phone_recordings USING (recording)
ANTI JOIN call_people USING (call, person);

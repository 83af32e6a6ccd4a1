-- Cells of reports, and what spreadsheets make of them (docs/files.md, Numbers that a spreadsheet changed).

-- is_rounded: a meeting ID in scientific notation, such as 8.52185E+10: often only its first digits are left.
CREATE OR REPLACE MACRO is_rounded(meeting_id) AS
    regexp_full_match(meeting_id, '\s*[1-9][0-9]*([.,][0-9]+)?[eE][+]?[0-9]{1,2}\s*');

-- has_decimals: a meeting ID with decimals, all of them 0, such as 85218486288.0. What a point or comma parts more than
-- once are groups of digits.
CREATE OR REPLACE MACRO has_decimals(meeting_id) AS
    regexp_full_match(meeting_id, '[^.]*[0-9][^.]*[.]0+\s*|[^,]*[0-9][^,]*,0+\s*');

-- meeting_digits: the digits of a meeting ID, as many as it had; where only the first are left, 0 for the others. Nearly
-- all IDs are digits alone, or in groups with blanks between them.
CREATE OR REPLACE MACRO meeting_digits(meeting_id) AS CASE
    WHEN regexp_full_match(meeting_id, '[0-9]*') THEN meeting_id
    WHEN NOT regexp_matches(meeting_id, '[.,eE]') THEN regexp_replace(meeting_id, '[^0-9]', '', 'g')
    WHEN is_rounded(meeting_id) THEN rpad(
        regexp_replace(regexp_extract(meeting_id, '^[^eE]*'), '[^0-9]', '', 'g'),
        CAST(least(30, length(regexp_extract(meeting_id, '[0-9]+'))
            + CAST(regexp_extract(meeting_id, '[eE][+]?([0-9]+)', 1) AS INTEGER)) AS INTEGER), '0')
    WHEN has_decimals(meeting_id)
        THEN regexp_replace(regexp_replace(meeting_id, '[.,]0+\s*$', ''), '[^0-9]', '', 'g')
    ELSE regexp_replace(meeting_id, '[^0-9]', '', 'g') END;

-- significant_digits: how many of the digits of such an ID in scientific notation are left.
CREATE OR REPLACE MACRO significant_digits(meeting_id) AS
    length(regexp_replace(regexp_extract(meeting_id, '^[^eE]*'), '[^0-9]', '', 'g'));

-- odd_number: a whole number in an unusual form: with decimals that are 0, or with its thousands apart. With one point or
-- comma it is both ways of reading, unless the digits behind it aren't 0. NULL: none of these.
CREATE OR REPLACE MACRO odd_number(text) AS CASE
    WHEN regexp_full_match(text, '[0-9]+([.,]0{0,2})?') THEN try_cast(regexp_extract(text, '^[0-9]+') AS UINTEGER)
    WHEN regexp_full_match(text, '[1-9][0-9]{0,2}(([\x{A0}\x{2009}\x{202F} ''’][0-9]{3})+|([.][0-9]{3}){2,}|(,[0-9]{3}){2,})'
        || '|[1-9][0-9]{0,2}[.,]([1-9][0-9]{2}|[0-9][1-9][0-9]|[0-9]{2}[1-9])')
        THEN try_cast(regexp_replace(text, '[^0-9]', '', 'g') AS UINTEGER)
    END;

-- whole_number: a count as a report writes it; NULL where it is none. A plain cast would take 1.250 for 1 and 0x10 for 16.
CREATE OR REPLACE MACRO whole_number(text) AS CASE
    WHEN CAST(try_cast(text AS UINTEGER) AS VARCHAR) = text THEN try_cast(text AS UINTEGER)
    WHEN text IS NOT NULL THEN odd_number(regexp_replace(text, '^[\s\x{A0}]+|[\s\x{A0}]+$', '', 'g')) END;

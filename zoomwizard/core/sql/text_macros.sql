-- Text functions that the steps share.

-- A topic or subject in its normal form: Unicode NFC, every run of white space one blank, trimmed, lower-cased
-- character by character.
-- Most topics are ASCII with single blanks and need no more than two of that.
CREATE OR REPLACE MACRO normal_topic(text) AS CASE
    WHEN strlen(text) = length(text) AND NOT contains(text, '  ')
        AND NOT regexp_matches(text, '[\t\n\x0B\f\r]') THEN lower(trim(text))
    ELSE lower(trim(regexp_replace(nfc_normalize(text),
    '[\s\x0B\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]+', ' ', 'g'))) END;

-- HMAC-SHA-256 (RFC 2104) as hex. The key comes as two blocks of 64 bytes, already combined with 0x36 and 0x5C.
CREATE OR REPLACE MACRO hmac_sha256(inner_block, outer_block, text) AS
    sha256(outer_block || unhex(sha256(inner_block || encode(text))));

-- A text without line breaks.
CREATE OR REPLACE MACRO one_line(text) AS regexp_replace(text, '\r\n|[\n\x0B\f\r\x{85}\x{2028}\x{2029}]', ' ', 'g');

-- A text as a cell of a CSV file: no line breaks, and quoted where it has to be.
CREATE OR REPLACE MACRO csv_cell(text) AS CASE
    WHEN text IS NULL THEN ''
    WHEN NOT regexp_matches(text, '[",\n\x0B\f\r\x{85}\x{2028}\x{2029}]') THEN text
    WHEN regexp_matches(text, '[",]') THEN '"' || replace(one_line(text), '"', '""') || '"'
    ELSE one_line(text) END;

-- A text as the engine writes it into a CSV file, for lines that are put together before they are written.
CREATE OR REPLACE MACRO written(text) AS CASE
    WHEN text = '' OR regexp_matches(text, '[",#\r\n]') THEN '"' || replace(text, '"', '""') || '"'
    ELSE coalesce(text, '') END;

-- A free text that a spreadsheet will not run as a formula, nor take as one in full-width letters.
CREATE OR REPLACE MACRO harmless(text) AS CASE
    WHEN regexp_matches(text, '^[-=+@\t\r\n\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}]') THEN '''' || text ELSE text END;

-- The same in a list for people: where the spreadsheet's language has another delimiter than the comma, what is behind
-- one begins a cell too.
CREATE OR REPLACE MACRO harmless_in_list(text) AS
    regexp_replace(harmless(text), '([;\t][ "]*)([-=+@\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}])', '\1''\2', 'g');

-- A text without the apostrophe that Zoom itself writes before what a spreadsheet would run.
CREATE OR REPLACE MACRO unguarded(text) AS CASE WHEN regexp_matches(text, '^''[-=+@]') THEN substr(text, 2) ELSE text END;

-- The form in which e-mail addresses and names of ASCII are compared; of others see people.sql.
CREATE OR REPLACE MACRO ascii_key(text) AS
    lower(trim(text, chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || ' '));

-- An instant as ISO 8601 text in UTC.
CREATE OR REPLACE MACRO iso(instant) AS strftime(instant, '%Y-%m-%dT%H:%M:%SZ');

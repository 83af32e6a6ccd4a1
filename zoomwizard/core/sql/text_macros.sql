-- Text functions that the steps share.

-- A topic or subject in its normal form: Unicode NFC, every run of white space one blank, trimmed, lower-cased
-- character by character.
CREATE OR REPLACE MACRO normal_topic(text) AS lower(trim(regexp_replace(nfc_normalize(text),
    '[\s\x0B\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]+', ' ', 'g')));

-- HMAC-SHA-256 (RFC 2104) as hex. The key comes as two blocks of 64 bytes, already combined with 0x36 and 0x5C.
CREATE OR REPLACE MACRO hmac_sha256(inner_block, outer_block, text) AS
    sha256(outer_block || unhex(sha256(inner_block || encode(text))));

-- A text as a cell of a CSV file: no line breaks, and quoted where it has to be.
CREATE OR REPLACE MACRO csv_cell(text) AS CASE
    WHEN text IS NULL THEN ''
    WHEN regexp_matches(text, '[",\r\n]') THEN '"' || replace(regexp_replace(text, '[\r\n]+', ' ', 'g'), '"', '""') || '"'
    ELSE text END;

-- A free text that a spreadsheet will not run as a formula, nor take as one in full-width letters.
CREATE OR REPLACE MACRO harmless(text) AS CASE
    WHEN regexp_matches(text, '^[\s\p{Z}]*[-=+@\t\r\n\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}]') THEN '''' || text ELSE text END;

-- An instant as ISO 8601 text in UTC.
CREATE OR REPLACE MACRO iso(instant) AS strftime(instant, '%Y-%m-%dT%H:%M:%SZ');

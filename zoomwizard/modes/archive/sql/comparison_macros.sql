-- Moments and lengths in whole milliseconds, and how they are written. No figure is ever a binary fraction.

-- What stands behind the decimal point of a number of seconds; finer parts are cut off.
CREATE OR REPLACE MACRO thousandths(decimals) AS CASE WHEN decimals = '' THEN 0 ELSE rpad(decimals[2:4], 3, '0')::BIGINT END;

-- A length in seconds. NULL where it isn't one.
CREATE OR REPLACE MACRO length_of(text) AS CASE
    WHEN regexp_full_match(text, '0*[0-9]{1,9}(\.[0-9]+)?')
    THEN split_part(text, '.', 1)::BIGINT * 1000 + thousandths(text[strpos(text || '.', '.'):]) END;

-- A moment in UTC, ISO 8601 with Z. NULL where it isn't one, or long ago or far ahead.
CREATE OR REPLACE MACRO moment_of(text) AS CASE
    WHEN regexp_full_match(text, '(199|20[0-7])[0-9]-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?Z')
    THEN epoch_ms(TRY_CAST(text[1:19] AS TIMESTAMP)) + thousandths(text[20:-2]) END;

-- A moment as text, with decimals only where they say something.
CREATE OR REPLACE MACRO moment_text(moment) AS CASE
    WHEN moment % 1000 = 0 THEN iso(make_timestamp_ms(moment))
    ELSE strftime(make_timestamp_ms(moment), '%Y-%m-%dT%H:%M:%S.%gZ') END;

-- Milliseconds as seconds.
CREATE OR REPLACE MACRO seconds_of(length) AS length::DECIMAL(15, 0) * 0.001::DECIMAL(3, 3);

-- Whether a difference is more than both 10 s and 5 % of a length.
CREATE OR REPLACE MACRO exceeds(difference, length) AS difference > 10000 AND 20 * difference > length;

-- A text as a cell: one line that a spreadsheet doesn't run, where digits may follow a plus sign.
CREATE OR REPLACE MACRO cell_of(text) AS CASE
    WHEN NOT regexp_matches(text, '^[-=+@\t\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}]|[\n\x0B\f\r\x{85}\x{2028}\x{2029}]')
        OR regexp_full_match(text, '\+[0-9]+') THEN text
    ELSE one_line(harmless(text)) END;

-- The key of a row, as keys.py makes it, of an event of the account and a person's stand-in.
CREATE OR REPLACE MACRO row_key(event, stand_in) AS
    sha256('[' || to_json(getvariable('tenant')) || ',' || to_json(event) || ',' || to_json(stand_in) || ']')[:16];

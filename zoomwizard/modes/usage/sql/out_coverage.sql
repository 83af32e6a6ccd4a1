-- out_coverage: grain: what was asked of Zoom as a whole, or a part of it that isn't complete.
CREATE OR REPLACE TABLE out_coverage AS SELECT piece, key, status, reason, expected, got, lost_after FROM coverage;

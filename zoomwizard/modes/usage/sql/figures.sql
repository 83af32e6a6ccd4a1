-- figures_daily: Zoom's own figures of days. figures_costs: costs, each with the day under which it's kept: that of its
-- start, else the first later one. store_days: the days that there are or will be.
CREATE OR REPLACE TABLE figures_daily AS FROM raw_daily;

CREATE OR REPLACE TABLE figures_costs AS
SELECT c.*, (SELECT min(date) FROM store_days WHERE date >= c.period_start) AS kept_on FROM raw_costs c;

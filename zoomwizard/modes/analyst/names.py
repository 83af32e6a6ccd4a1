"""What the files of a run are called; {} is the time."""

JOINED_NAME = "Zoom Transformed Person Query Export {}.csv"
STANDALONE_NAME = "Standalone Zoom Metrics Export {}.csv"
MEETINGS_NAME = "Standard Meeting Query_{}.csv"
REPORT_NAME = "Zoom report {}.html"
PROJECT_NAME = "Zoom Power BI {}"
RECORD_NAME = "Run record {}.json"
ANALYST_NAMES = (JOINED_NAME, STANDALONE_NAME, MEETINGS_NAME, REPORT_NAME, PROJECT_NAME, RECORD_NAME)

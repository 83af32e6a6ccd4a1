"""What the files of a run are called; {} is the time."""

COUNT_NAME, RECORD_NAME = "Count {}.csv", "Count record {}.json"
NAMES = (COUNT_NAME, RECORD_NAME)

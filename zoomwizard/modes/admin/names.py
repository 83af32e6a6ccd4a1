"""What the files of a run are called; {} is the time."""

HASHED_NAME = "Hashed Zoom File from Zoom Admin_{}.csv"
MANIFEST_NAME = "Hashed Zoom File from Zoom Admin_{}.manifest.json"
PRIVATE = "Keep private"
UNMATCHED_NAME = PRIVATE + "/Unmatched people_{}.csv"
REJECTED_NAME = PRIVATE + "/Rejected rows_{}.csv"
ADMIN_NAMES = (HASHED_NAME, MANIFEST_NAME, UNMATCHED_NAME, REJECTED_NAME)

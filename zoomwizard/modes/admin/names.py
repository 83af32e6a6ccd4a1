"""What the files of a run are called; {} is the time."""

from __future__ import annotations

from zoomwizard.core.output.private import KEEP_PRIVATE

HASHED_NAME = "Hashed Zoom File from Zoom Admin_{}.csv"
MANIFEST_NAME = "Hashed Zoom File from Zoom Admin_{}.manifest.json"
UNMATCHED_NAME = KEEP_PRIVATE + "/Unmatched people_{}.csv"
REJECTED_NAME = KEEP_PRIVATE + "/Rejected rows_{}.csv"
ADMIN_NAMES = (HASHED_NAME, MANIFEST_NAME, UNMATCHED_NAME, REJECTED_NAME)

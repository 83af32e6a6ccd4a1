"""What the jobs of an archive write is called; {} is the time."""

from __future__ import annotations

METADATA_FOLDER_NAME = "Zoom archive metadata {}"
METADATA_NAMES = (METADATA_FOLDER_NAME,)

# In the folder.
METADATA_DATABASE_NAME = "metadata.duckdb"
METADATA_RECORD_NAME = "Run record {}.json"
BAG_NAME = "Bag"

"""What the files of a run are called; {} is the time."""

MAPPING_NAME = "Mapping file {}.csv"
PEOPLE_NAME = "Organisational data {}.csv"
UPLOAD_NAME = "Viva upload {}.csv"
MAPPING_RECORD_NAME = "Mapping record {}.json"
MAPPING_NAMES = (MAPPING_NAME, PEOPLE_NAME, UPLOAD_NAME, MAPPING_RECORD_NAME)

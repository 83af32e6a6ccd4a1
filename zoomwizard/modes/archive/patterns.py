"""What may stand in the records of runs on an archive. Source: docs/privacy.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zoomwizard.core.output.record import FINDINGS, LOCAL_TIME, VERSIONS
from zoomwizard.core.privacy.patterns import (
    FLAG,
    INTEGER,
    ISO_DAY,
    NOT_ALLOWED,
    SHAPELESS,
    Pattern,
    of_file,
    one_of,
    under,
)
from zoomwizard.modes.archive.inputs import IDENTITIES, TABLE_FORMATS, TEXTS

METADATA_COUNTS = ("meetings", "calls", "files", "metadata_unusable", "files_unread", "bag_files")
METADATA_ROLES = ("table", "table of all formats", "data dictionary", "bag")
SHOWN_ENTRIES = {
    "shown.reason": Pattern("reason", NOT_ALLOWED, r"[^@\r\n]*"),
    "shown.user": Pattern("user", NOT_ALLOWED, r"[^\r\n]*"),
}
_TENANT = Pattern("account", NOT_ALLOWED, "[A-Za-z0-9_-]{1,40}")
_SHAPELESS = replace(SHAPELESS, broken=NOT_ALLOWED, regex=r"[^\r\n]*")


def metadata_record_entries() -> Mapping[str, Pattern]:
    """One that is not named here must not be there at all."""
    return {
        "kind": one_of("metadata run record"),
        "format": INTEGER,
        **VERSIONS,
        "made": LOCAL_TIME,
        "from": ISO_DAY,
        "to": ISO_DAY,
        "accounts": _TENANT,
        "options.formats": one_of(*TABLE_FORMATS),
        "options.identities": one_of(*IDENTITIES),
        "options.texts": one_of(*TEXTS),
        "options.bag": FLAG,
        **SHOWN_ENTRIES,
        **under("outputs", of_file(one_of(*METADATA_ROLES), _SHAPELESS)),
        **under("counts", dict.fromkeys(METADATA_COUNTS, INTEGER)),
        **FINDINGS,
    }

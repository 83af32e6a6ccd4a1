"""What may stand in each column of the hashed file and in each entry of its manifest. Source: privacy.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from zoomwizard.core.output.record import VERSIONS
from zoomwizard.core.privacy.names import Dictionary
from zoomwizard.core.privacy.patterns import (
    FLAG,
    FREE_TEXT,
    INTEGER,
    ISO_DAY,
    NOT_ALLOWED,
    UTC_OR_BLANK,
    UTC_TIME,
    WHOLE,
    YES_NO,
    Column,
    Pattern,
    of_file,
    one_of,
    text_that,
    under,
)
from zoomwizard.core.privacy.proof import is_name_of
from zoomwizard.core.said import say
from zoomwizard.core.time.zones import resolve_zone
from zoomwizard.kinds.file_names import is_safe_name
from zoomwizard.modes.admin.names import ADMIN_NAMES
from zoomwizard.zoom.collect.words import SAID
from zoomwizard.zoom.files.rows import REASONS


def topic_token(salt: str = "[0-9a-f]{8}") -> Pattern:
    """A topic token of a run's salt."""
    return Pattern("topic token", say("not a topic token"), rf"t1-{salt}-[0-9a-f]{{16}}")


def hash_id(known: Iterable[str]) -> Pattern:
    """A HashID of the mapping file."""
    # Any text may be a HashID, so the values alone decide.
    return Pattern("HashID", say("not a HashID of the mapping file"), r"[\s\S]*", values=frozenset(known))


def hashed_columns(
    hash_ids: Iterable[str],
    *,
    topics: str,
    keep: Sequence[str],
    salt: str = "[0-9a-f]{8}",
    raw_numbers: str = "",
) -> list[Column]:
    """The columns of the hashed file in their order, each with its pattern.

    `hash_ids` are those of the mapping file, straight from it. `keep` are the columns that were chosen to be kept,
    which have no closed pattern; nor has the topic when topics are kept. `raw_numbers`: SQL of the reports' meeting
    numbers in digits.
    """
    known = hash_id(hash_ids)
    return [
        Column("MeetingID", WHOLE, is_shared=True, stands_for=raw_numbers),
        Column("Topic", FREE_TEXT if topics == "keep" else topic_token(salt), is_shared=True),
        Column("User_Email_1", known, is_shared=True),
        Column("User_Email_2", known),
        Column("Creation_Time", UTC_TIME, is_shared=True),
        Column("Start_Time", UTC_TIME, is_shared=True),
        Column("End_Time", UTC_TIME, is_shared=True),
        Column("Duration_Minutes_1", WHOLE, is_shared=True),
        Column("Participants", WHOLE, is_shared=True),
        Column("Join_Time", UTC_TIME),
        Column("Leave_Time", UTC_TIME),
        Column("Duration_Minutes_2", WHOLE),
        Column("Guest", YES_NO),
        Column("InWaitingRoom", YES_NO),
        *(Column(name, FREE_TEXT) for name in keep),
    ]


# ---------------------------------------------------------------------------------------------------------
# The manifest

STAND_IN_NAME = re.compile(r"input \d+")
MANIFEST_COUNTS = (
    "rows_in", "rejected", "waiting_room", "webinar_rows", "duplicates", "matched_rows", "unmatched_rows",
    "matched_people", "unmatched_people", "unmatched_colleagues", "matched_minutes", "unmatched_minutes",
    "unmatched_colleague_minutes", "rows_written",
)  # fmt: skip


def manifest_entries(
    keep: Sequence[str], words: Callable[[], Dictionary], more: Mapping[str, Pattern] | None = None
) -> Mapping[str, Pattern]:
    """What may stand in each entry of a manifest; one that is not named here must not be there at all.

    Its only free texts are the names of the inputs, which must name nobody, and those of the columns that were chosen
    to be kept. `more` are entries of a source that is no file.
    """
    input_name = text_that(lambda name: STAND_IN_NAME.fullmatch(name) is not None or is_safe_name(name, words))
    input_role = one_of("report", "mapping file", "Zoom account")
    output_name = text_that(lambda name: is_name_of(ADMIN_NAMES, name))
    return {
        "kind": one_of("hashed Zoom file"),
        "format": INTEGER,
        **VERSIONS,
        "time_zone": text_that(lambda name: resolve_zone(name) == name),
        "date_orders": one_of("mdy", "dmy", "ymd"),
        "options.topics": one_of("token", "keep", "drop"),
        "options.keep_columns": one_of(*keep),
        "options.only_matched": FLAG,
        "options.stand_in_key": one_of("keyring", "key-file", "one-time"),
        **under("inputs", of_file(input_role, input_name)),
        **under("counts", dict.fromkeys(MANIFEST_COUNTS, INTEGER)),
        **under("rejected", dict.fromkeys(REASONS.values(), INTEGER)),
        "period.first_start": UTC_OR_BLANK,
        "period.last_start": UTC_OR_BLANK,
        **under("output", of_file(one_of("hashed file"), output_name)),
        "privacy_proof.result": one_of("passed"),
        **under("privacy_proof.hits_in_columns_chosen_to_be_kept", dict.fromkeys((*keep, "Topic"), INTEGER)),
        **(more or {}),
    }


def all_manifest_entries() -> Mapping[str, Pattern]:
    """The entries of a manifest with a download, without columns that were kept, from inputs of usual names."""
    return manifest_entries((), lambda: Dictionary((), ()), download_entries(tuple(SAID)))


def download_entries(reasons: Sequence[str]) -> Mapping[str, Pattern]:
    """What may stand in each entry about a download; `reasons`: why a meeting can be put aside."""
    numbers = (
        "meetings_listed", "meetings_fetched", "entries_not_followed", "entries_not_listed", "rows",
        "total_records", "meetings_with_fewer_rows", "meetings_with_fewer_people",
    )  # fmt: skip
    entries = {
        "from": ISO_DAY,
        "to": ISO_DAY,
        "months_that_came_back_short": Pattern("month", NOT_ALLOWED, "[0-9]{4}-[0-9]{2}"),
        "put_aside.number": Pattern("stand-in number", NOT_ALLOWED, "[0-9]{0,30}"),
        "put_aside.reason": one_of(*reasons),
        **dict.fromkeys(numbers, INTEGER),
        **under("meetings_put_aside", dict.fromkeys(reasons, INTEGER)),
    }
    return under("zoom", entries)

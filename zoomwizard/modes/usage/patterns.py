"""What may stand in each column of a usage run's tables, and in each entry of its record. Source: docs/privacy.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from zoomwizard.core.output.columns import ColumnKind, ExportTable, TableColumn
from zoomwizard.core.output.record import FINDINGS, LOCAL_TIME, VERSIONS
from zoomwizard.core.privacy.patterns import (
    DECIMAL,
    FLAG,
    FREE_TEXT,
    INTEGER,
    ISO_DAY,
    NOT_ALLOWED,
    PLAIN_DATE,
    SHAPELESS,
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
from zoomwizard.core.said import Said, say
from zoomwizard.core.time.zones import resolve_zone
from zoomwizard.modes.usage.inputs import TABLE_NAMES
from zoomwizard.modes.usage.zoom_coverage import coverage_reasons

STAND_IN = "[xg][a-z2-7]{26}"
OF_KINDS: Mapping[ColumnKind, Pattern] = {
    "date": PLAIN_DATE, "int": WHOLE, "minutes": DECIMAL, "ratio": DECIMAL, "decimal": DECIMAL, "money": DECIMAL,
    "utc": UTC_TIME, "flag": YES_NO,
}  # fmt: skip
NO_STAND_IN: Said = say("a value that isn't a stand-in")
OCCURRENCE = Pattern("occurrence", NO_STAND_IN, "o[0-9a-f]{16}")
SERIES = Pattern("series", NO_STAND_IN, "s[0-9a-f]{16}")
MONTH = Pattern("month", say("a value that isn't a month"), "[0-9]{4}-[0-9]{2}")
NO_TEXT_AT_ALL = Pattern("nothing", say("text where there should be none"), "")
# Words of Zoom's own about costs: kinds of calls and countries, plans and charges.
OF_COSTS = replace(SHAPELESS, regex=r"[^\r\n]*")


def person_pattern(hash_ids: Iterable[str]) -> Pattern:
    """What stands for a person: a HashID of the mapping file, or a stand-in."""
    known = frozenset(hash_ids)
    if not known:
        return Pattern("person", NO_STAND_IN, STAND_IN)
    stand_in = Pattern("stand-in", NO_STAND_IN, STAND_IN)
    return Pattern("person", NO_STAND_IN, r"[\s\S]*", also=lambda text: text in known or stand_in.fits(text))


def proved_columns(table: ExportTable, hash_ids: Iterable[str], *, keeps_texts: bool, is_shown: bool) -> list[Column]:
    """The columns of a table in their order, each with its pattern."""
    of_person = person_pattern(hash_ids)
    free = FREE_TEXT if keeps_texts else NO_TEXT_AT_ALL
    named = {
        "occurrence": OCCURRENCE, "series": SERIES, "person": of_person, "host": of_person, "month": MONTH,
        "feature": Pattern("feature", NOT_ALLOWED, "[a-z][a-z0-9_]*"),
        "topic": free, "question_text": free, "option_text": free,
        "answer_text": free if is_shown else NO_TEXT_AT_ALL,
        "licence": one_of_text(("basic", "licensed", "on-prem", "none")),
        "role": one_of_text(("host", "participant")), "identity": one_of_text(("email", "zoom_id", "name", "none")),
        "source": one_of_text(("api", "csv")),
        "coverage": one_of_text(("complete", "host_only", "list_only", "put_aside")),
        "piece": Pattern("piece", NOT_ALLOWED, "[a-z]+"),
        "key": Pattern("key", NOT_ALLOWED, r"all|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|o[0-9a-f]{16}"),
        "status": one_of_text(
            ("complete", "incomplete", "not_yet", "too_old", "refused", "put_aside", "not_possible")
        ),
        "reason": one_of_text(coverage_reasons()), "item": one_of_text(("audio", "plan", "invoice", "storage")),
        "detail": OF_COSTS, "unit": one_of_text(("minutes", "licences", "GB")),
        "currency": Pattern("currency", NOT_ALLOWED, "[A-Za-z]{1,8}"),
    }  # fmt: skip
    return [
        Column(column.name, FREE_TEXT if is_shown and column.name in SHOWN else _pattern(column, named))
        for column in table.columns
    ]


SHOWN = frozenset({"uuid", "meeting_id", "host_email", "email", "name"})


def _pattern(column: TableColumn, named: Mapping[str, Pattern]) -> Pattern:
    return OF_KINDS[column.kind] if column.kind in OF_KINDS else named[column.name]


def one_of_text(words: Iterable[str]) -> Pattern:
    """A cell that is one of these words."""
    return replace(one_of(*words), regex=r"[\s\S]*")


# ---------------------------------------------------------------------------------------------------------
# The run record

USAGE_COUNTS = (
    "listed", "fetched", "put_aside", "meetings", "webinars", "people", "rows_rejected", "days_complete",
    "people_without_hash_id",
)  # fmt: skip
USAGE_ROLES = (
    "table",
    "table of all formats",
    "data dictionary",
    "usage report",
    "webinar report",
    "Power BI project",
    "private",
)
INPUT_ROLES = ("report", "mapping file", "Zoom account", "kept days")
_SHAPELESS = replace(SHAPELESS, broken=NOT_ALLOWED, regex=r"[^\r\n]*")


def usage_record_entries() -> Mapping[str, Pattern]:
    """One that is not named here must not be there at all."""
    switches = ("no_participants", "no_report", "no_power_bi", "complete")
    return {
        "kind": one_of("usage run record"),
        "format": INTEGER,
        **VERSIONS,
        "made": LOCAL_TIME,
        "from": ISO_DAY,
        "to": ISO_DAY,
        "time_zone": text_that(lambda name: resolve_zone(name) == name),
        "options.tables": one_of(*TABLE_NAMES),
        "options.formats": one_of("csv", "jsonl", "parquet", "duckdb"),
        "options.attended_minutes": replace(DECIMAL, kind=float, broken=NOT_ALLOWED),
        "options.grace_minutes": replace(DECIMAL, kind=float, broken=NOT_ALLOWED),
        "options.min_group_size": INTEGER,
        "options.identities": one_of("hashed", "shown"),
        "options.texts": one_of("drop", "keep"),
        "options.stand_in_key": one_of("keyring", "key-file", "one-time"),
        **under("options", dict.fromkeys(switches, FLAG)),
        "shown.reason": Pattern("reason", NOT_ALLOWED, r"[^\r\n]*"),
        "shown.user": Pattern("user", NOT_ALLOWED, r"[^\r\n]*"),
        **under("inputs", of_file(one_of(*INPUT_ROLES), _SHAPELESS)),
        **under("outputs", of_file(one_of(*USAGE_ROLES), _SHAPELESS)),
        **under("counts", dict.fromkeys(USAGE_COUNTS, INTEGER)),
        **FINDINGS,
    }

"""What a comparison writes: its table, its completeness and its page, proved and published at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import FileRecord, Finding
from zoomwizard.core.output.folder import OutputFolder, explained
from zoomwizard.core.output.publish import Output, RunRecord, publish
from zoomwizard.core.output.record import (
    FINDINGS,
    LOCAL_TIME,
    VERSIONS,
    findings_as_json,
    record_of,
    versions,
    write_record,
)
from zoomwizard.core.page.page import PageWriter
from zoomwizard.core.privacy.patterns import (
    DECIMAL,
    FREE_TEXT,
    INTEGER,
    NOT_ALLOWED,
    SHAPELESS,
    UTC_TIME,
    Column,
    Pattern,
    of_file,
    one_of,
    under,
)
from zoomwizard.core.privacy.proof import prove_record, prove_table, prove_text
from zoomwizard.core.said import say
from zoomwizard.modes.archive.comparison import CLASSES, STATUSES
from zoomwizard.modes.archive.comparison_page import comparison_page
from zoomwizard.modes.archive.completeness import (
    COMPLETENESS_ENTRIES,
    DAY_OR_NOTHING,
    TENANT_NAME,
    OrNothing,
    TenantResult,
    completeness_content,
)
from zoomwizard.modes.archive.inputs import KINDS_TO_KEEP
from zoomwizard.modes.archive.people import POLICIES

RECONCILIATION_NAME, COMPLETENESS_NAME = "Reconciliation {}.csv", "Completeness {}.json"
COMPARISON_PAGE_NAME, COMPARISON_RECORD_NAME = "Reconciliation {}.html", "Reconciliation run record {}.json"
SHOWN_RECONCILIATION_NAME = "Reconciliation {} - with names.csv"
COMPARISON_NAMES = (
    RECONCILIATION_NAME, SHOWN_RECONCILIATION_NAME, COMPLETENESS_NAME, COMPARISON_PAGE_NAME, COMPARISON_RECORD_NAME,
)  # fmt: skip

# ---------------------------------------------------------------------------------------------------------
# What may stand in the table

ROW_MOMENT = replace(
    UTC_TIME, regex=r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z", test="", also=None,
    typed=None,
)  # fmt: skip
FLAG_WORDS = one_of("media_wider", "part_of_meeting", "media_wider part_of_meeting")
ROW_REASONS = one_of(
    "blocked_html", "failed", "fingerprint_differs", "gone", "in_trash", "local_only", "not_fetched", "refused",
    "retry", "waiting", "wrong_size", "wrong_type", "zero_length",
)  # fmt: skip
OF_BOTH = {
    "Start": ROW_MOMENT, "End": ROW_MOMENT, "Policy": one_of(*POLICIES), "Length": DECIMAL, "Media": DECIMAL,
    "Status": one_of(*STATUSES), "Severity": one_of("critical", "major", "minor"), "Class": one_of(*CLASSES),
    "Matched By": one_of("uuid", "history", "call_id", "time"), "Start Difference": DECIMAL, "Ratio": DECIMAL,
    "Flags": FLAG_WORDS,
}  # fmt: skip
RECONCILIATION_COLUMNS = (
    "Row", "Tenant", "Kind", "Start", "End", "Person", "Policy", "Length", "Media", "Status", "Severity", "Class",
    "Matched By", "Start Difference", "Ratio", "Reason", "Flags",
)  # fmt: skip


def account_columns(hash_ids: Iterable[str], *, is_shown: bool) -> list[Column]:
    """The columns where accounts were asked. People have HashIDs and stand-ins unless they are shown."""
    known = frozenset(hash_ids)
    stand_in = Pattern("stand-in", NOT_ALLOWED, "s-[0-9a-f]{16}")
    person = Pattern("person", NOT_ALLOWED, r"[\s\S]*", also=lambda text: text in known or stand_in.fits(text))
    patterns = {
        **OF_BOTH, "Row": Pattern("row", NOT_ALLOWED, "[0-9a-f]{16}"), "Tenant": TENANT_NAME,
        "Kind": one_of(*KINDS_TO_KEEP), "Person": FREE_TEXT if is_shown else person, "Reason": ROW_REASONS,
    }  # fmt: skip
    return [Column(name, patterns[name]) for name in RECONCILIATION_COLUMNS]


def list_columns() -> list[Column]:
    """The columns where two lists were compared, whose own words stand in it."""
    nothing = Pattern("nothing", say("text where there should be none"), "")
    patterns = {**OF_BOTH, **dict.fromkeys(("Row", "Person", "Reason"), FREE_TEXT)}
    return [Column(name, patterns.get(name, nothing)) for name in RECONCILIATION_COLUMNS]


# ---------------------------------------------------------------------------------------------------------
# Writing


@dataclass(frozen=True, kw_only=True)
class ComparisonFiles:
    """What a comparison that is done writes. `days` are the first and the last, None where none were chosen.

    `options` stand in the record. With `names_people` the table is for its owner alone.
    """

    engine: Engine
    output: OutputFolder
    results: Sequence[TenantResult]
    columns: Sequence[Column]
    days: tuple[str, str] | None
    inputs: Sequence[FileRecord]
    options: Mapping[str, Any]
    counts: Mapping[str, int]
    made_at: datetime
    writer: PageWriter
    names_people: bool = False
    table_name: str = RECONCILIATION_NAME

    def publish(self, findings: Sequence[Finding]) -> list[FileRecord]:
        """Write, prove and publish everything; the records of the files. Errors: PrivacyError, AppError."""
        outputs = self._write()
        self.engine.begin("prove", say("Running the privacy check"), 4)
        table, completeness, page = (one.path for one in outputs)
        prove_table(self.engine, table, self.columns)
        prove_record(completeness, COMPLETENESS_ENTRIES, "completeness")
        prove_text("report", page.read_text(encoding="utf-8"))
        cancel = self.engine.cancel
        files = [record_of(one.path, one.role, one.rows, cancel, one.name) for one in outputs]
        content = {
            "kind": "reconciliation run record",
            "format": 1,
            "versions": versions(),
            "made": self.made_at.isoformat(timespec="seconds"),
            "from": self.days[0] if self.days else None,
            "to": self.days[1] if self.days else None,
            "options": dict(self.options),
            "inputs": [one.as_json() for one in self.inputs],
            "outputs": [one.as_json() for one in files],
            "counts": dict(self.counts),
            "findings": findings_as_json(findings),
        }
        name = COMPARISON_RECORD_NAME.format(self.output.stamp)
        record = RunRecord(name, "run record", content, comparison_record_entries())
        return [*files, publish(self.output, outputs, record, cancel)]

    def _write(self) -> list[Output]:
        """The table, the completeness and the page."""
        stamp = self.output.stamp
        self.engine.begin("write", say("Writing the comparison"), 1)
        table = (self.output.private if self.names_people else self.output.ready) / "reconciliation.csv"
        completeness, page = self.output.ready / "completeness.json", self.output.ready / "page.html"
        with self.engine.ordered():
            rows = self.engine.copy("FROM out_reconciliation", table)
        text = comparison_page(self.engine, self.results, self.days, self.writer)
        with explained(say("The comparison couldn't be written.")):
            write_record(completeness, completeness_content(self.results, self.days))
            page.write_text(text, encoding="utf-8", newline="\n")
        return [
            Output(table, self.table_name.format(stamp), "table", rows, is_private=self.names_people),
            Output(completeness, COMPLETENESS_NAME.format(stamp), "completeness", len(self.results)),
            Output(page, COMPARISON_PAGE_NAME.format(stamp), "report"),
        ]


def comparison_record_entries() -> Mapping[str, Pattern]:
    """One that is not named here must not be there at all."""
    name = replace(SHAPELESS, broken=NOT_ALLOWED, regex=r"[^\r\n]*")
    roles = ("list of calls", "list of recordings", "people file", "mapping file")
    text = Pattern("text", NOT_ALLOWED, r"[^\r\n]*")
    return {
        "kind": one_of("reconciliation run record"),
        "format": INTEGER,
        **VERSIONS,
        "made": LOCAL_TIME,
        "from": DAY_OR_NOTHING,
        "to": DAY_OR_NOTHING,
        **under("options", {
            "accounts": TENANT_NAME,
            "kinds": one_of(*KINDS_TO_KEEP),
            "late_hours": INTEGER,
            "fail_below": OrNothing("number", NOT_ALLOWED, kind=float),
            "identities": one_of("hashed", "shown"),
            "reason": text,
            "user": text,
        }),
        **under("inputs", of_file(one_of(*roles), name)),
        **under("outputs", of_file(one_of("table", "completeness", "report"), name)),
        **under("counts", dict.fromkeys(("rows", "compliant", "not_compliant", "pending", "excluded", "not_listed"),
                                        INTEGER)),
        **FINDINGS,
    }  # fmt: skip

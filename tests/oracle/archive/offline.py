"""`reconcile` on two plain lists (section 5.4, offline)."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from tests.oracle.archive.lengths import media_of_call
from tests.oracle.archive.matching import Call, Matches, Recording, match
from tests.oracle.archive.status import TARGET, Case, Verdict, completeness, counts, judge
from tests.oracle.archive.times import instant, iso, milliseconds, seconds
from tests.oracle.text import fold_key
from tests.oracle.usage.cells import Row, half_up

CALLS: Final = ("id", "user", "start", "length_seconds")
RECORDINGS: Final = ("id", "user", "start", "media_seconds", "cdr_id")
COLUMNS: Final = (
    "Row", "Tenant", "Kind", "Start", "End", "Person", "Policy", "Length", "Media", "Status", "Severity", "Class",
    "Matched By", "Start Difference", "Ratio", "Reason", "Flags",
)  # fmt: skip


class InputError(ValueError):
    """Exit 3; tells the file, `cdr` or `recordings`."""


@dataclass(frozen=True, kw_only=True)
class Lists:
    calls: list[Call]
    recordings: list[Recording]
    users: dict[str, str]  # as written, by the form in which they are compared, of the calls before the recordings


def read(cdr: str, recordings: str) -> Lists:
    call_rows = read_table(cdr, CALLS, "cdr")
    recording_rows = read_table(recordings, RECORDINGS, "recordings")
    users: dict[str, str] = {}
    for row in [*call_rows, *recording_rows]:
        users.setdefault(fold_key(row["user"]), row["user"])
    return Lists(
        calls=[one_call(row) for row in call_rows],
        recordings=[one_recording(row) for row in recording_rows],
        users=users,
    )


def read_table(text: str, columns: Sequence[str], name: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    if not set(columns) <= set(reader.fieldnames or ()):
        raise InputError(name)
    rows = [{column: (row[column] or "").strip() for column in columns} for row in reader]
    try:
        for row in rows:
            instant(row["start"])
            milliseconds(row[columns[3]])
    except ValueError as error:
        raise InputError(name) from error
    if len({row["id"] for row in rows}) < len(rows):
        raise InputError(name)
    return rows


def one_call(row: dict[str, str]) -> Call:
    return Call(
        id=row["id"],
        people=frozenset({fold_key(row["user"])}),
        start=instant(row["start"]),
        length=milliseconds(row["length_seconds"]),
    )


def one_recording(row: dict[str, str]) -> Recording:
    return Recording(
        id=row["id"],
        person=fold_key(row["user"]),
        start=instant(row["start"]),
        media=milliseconds(row["media_seconds"]),
        call_history_id=row["cdr_id"],
    )


# ---------------------------------------------------------------------------------------------------------
# Rows


def reconcile(cdr: str, recordings: str) -> list[Row]:
    """The rows of `Reconciliation`, by start and row."""
    lists = read(cdr, recordings)
    matches = match(lists.calls, lists.recordings)
    rows = [row_of_call(call, lists, matches) for call in lists.calls]
    rows += [row_of_recording(one, lists) for one in lists.recordings if one.id in matches.left]
    return sorted(rows, key=lambda row: (instant(row["Start"]), row["Row"]))


def row_of_call(call: Call, lists: Lists, matches: Matches) -> Row:
    names = matches.of_calls.get(call.id, [])
    theirs = sorted((one for one in lists.recordings if one.id in names), key=lambda one: (one.start, one.id))
    found = media_of_call(one.media for one in theirs)
    case = Case(
        is_phone=True,
        is_listed=bool(theirs),
        call_result="answered",
        is_ambiguous=call.id in matches.ambiguous,
        files=("archived",) * len(theirs),
        ended=call.start,
        now=call.start,
        late_hours=Fraction(0),
        length=call.length,
        media=found,
    )
    (person,) = call.people
    row = blank_row(call.id, call.start, lists.users[person], judge(case))
    row["Length"] = seconds(call.length)
    row["Media"] = seconds(found)
    row["Matched By"] = matches.ways.get(call.id, "")
    row["Reason"] = " ".join(one.id for one in theirs)
    if theirs:
        row["Start Difference"] = seconds(theirs[0].start - call.start)
    if found is not None and call.length:
        row["Ratio"] = half_up(Fraction(found, call.length), 4)
    return row


def row_of_recording(recording: Recording, lists: Lists) -> Row:
    verdict = judge(Case(is_event=False, is_phone=True, files=("archived",)))
    row = blank_row(recording.id, recording.start, lists.users[recording.person], verdict)
    row["Media"] = seconds(recording.media)
    return row


def blank_row(name: str, start: int, person: str, verdict: Verdict) -> Row:
    return {
        **dict.fromkeys(COLUMNS, ""),
        "Row": name,
        "Start": iso(start),
        "Person": person,
        "Status": verdict.status,
        "Severity": verdict.severity,
        "Class": verdict.status_class,
    }


# ---------------------------------------------------------------------------------------------------------
# Completeness


def tenant(rows: Sequence[Row], name: str = "", target: Fraction | None = None) -> dict[str, Any]:
    """An entry of `tenants` in the Completeness JSON, but for `not_listed` and `head`."""
    compliant, not_compliant = counts(Verdict(row["Status"]) for row in rows)
    exact = completeness(compliant, not_compliant)
    return {
        "tenant": name,
        "compliant": compliant,
        "not_compliant": not_compliant,
        "completeness": None if exact is None else float(half_up(exact, 4)),
        "target": float(TARGET if target is None else target),
        "statuses": dict(sorted(Counter(row["Status"] for row in rows).items())),
    }


def document(tenants: Sequence[dict[str, Any]], first: str | None = None, last: str | None = None) -> dict[str, Any]:
    """The Completeness JSON; each tenant with its `not_listed` and `head`."""
    return {"from": first, "to": last, "tenants": [{"not_listed": 0, "head": None, **one} for one in tenants]}

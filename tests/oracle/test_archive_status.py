"""Status, completeness and the offline comparison in the oracle of `archive` (sections 5.3 and 5.4)."""

from fractions import Fraction
from typing import Any

import pytest

from tests.oracle.archive.offline import COLUMNS, InputError, document, reconcile, tenant
from tests.oracle.archive.status import (
    CLASSES,
    Case,
    Verdict,
    completeness,
    completeness_text,
    counts,
    is_below,
    judge,
)
from tests.oracle.archive.times import HOUR, SECOND

LATE = {"now": 24 * HOUR, "ended": 0}  # no longer pending
SHORT = {"length": 201 * SECOND, "media": 190 * SECOND}
WHOLE = {"length": 200 * SECOND, "media": 190 * SECOND}
GONE = {"is_listed": False, **LATE}
CALL = {"is_phone": True, "call_result": "answered", **LATE}
KEPT = {"files": ("archived",), **LATE}


@pytest.mark.parametrize(
    ("case", "status", "reason"),
    [
        ({"is_breakout": True, "is_external": True, "policy": "never"}, "breakout_unchecked", ""),
        ({"is_external": True, "is_event": False}, "external_host", ""),
        ({"policy": "never", "is_event": False}, "recorded_in_error", ""),
        ({"policy": "never", **GONE}, "not_expected", ""),
        ({"policy": "never", "is_said": True, **GONE}, "not_expected", ""),
        ({"policy": "never", "is_said": True, **CALL, "is_listed": False}, "recorded_in_error", ""),
        ({"is_event": False, "policy": "on_demand"}, "recorded_no_cdr", ""),
        ({"policy": "on_demand", **KEPT}, "on_demand", ""),
        ({"policy": "on_demand", **GONE, "participants": 1}, "on_demand", ""),
        ({**CALL, "is_listed": False, "call_result": "voicemail", "is_end_to_end": True}, "unanswered", ""),
        ({**CALL, "is_listed": False, "is_end_to_end": True}, "e2ee", ""),
        ({**CALL, "is_listed": False, "is_end_to_end": True, "is_ambiguous": True}, "e2ee", ""),
        ({**CALL, "is_listed": False, "call_result": "voicemail", "is_said": True}, "not_archived", "gone"),
        ({**GONE, "participants": 1}, "one_person", ""),
        ({**GONE, "participants": 2}, "not_recorded", ""),
        ({**GONE, "participants": 1, "is_said": True, "is_in_trash": True}, "not_archived", "in_trash"),
        ({**CALL, "is_listed": False, "is_ambiguous": True}, "ambiguous", ""),
        ({**CALL, "is_listed": False, "is_ambiguous": True, "decision": "yes"}, "matched", ""),
        ({**CALL, "is_listed": False, "is_ambiguous": True, "decision": "no"}, "not_recorded", ""),
        ({"files": ("waiting", "lost"), "now": 0}, "lost", ""),
        ({"files": ("archived", "waiting"), "now": 24 * HOUR - 1}, "pending", ""),
        ({"files": ("archived", "waiting", "failed"), **LATE}, "not_archived", "waiting"),
        ({"files": ("", "waiting"), **LATE}, "not_archived", "not_fetched"),
        ({"files": ("blocked_html",), **LATE}, "not_archived", "blocked_html"),
        ({**GONE, "now": 24 * HOUR - 1}, "pending", ""),
        ({**CALL, "is_listed": False, "is_said": True, "now": 24 * HOUR - 1}, "pending", ""),
        ({**CALL, "is_listed": False, "is_said": True}, "not_archived", "gone"),
        ({**GONE, "is_recorded_on_computer": True}, "not_recorded", "local_only"),
        (GONE, "not_recorded", ""),
        ({**KEPT, **SHORT}, "matched_short", ""),
        (KEPT, "matched_short", ""),
        ({**KEPT, **WHOLE}, "matched", ""),
        ({"files": ("archived",), "now": 0, **WHOLE}, "matched", ""),
        ({"was_purged": True, "last_status": "matched_short", "policy": "never"}, "matched_short", ""),
        ({"was_purged": True, "files": ("lost",)}, "matched", ""),
    ],
)
def test_the_first_line_that_applies(case: dict[str, Any], status: str, reason: str) -> None:
    assert judge(Case(**case)) == Verdict(status, reason)


def test_late_hours_are_the_option_s() -> None:
    assert judge(Case(is_listed=False, now=90 * 60_000, late_hours=Fraction("1.5"))).status == "not_recorded"
    assert judge(Case(is_listed=False, now=90 * 60_000 - 1, late_hours=Fraction("1.5"))).status == "pending"


def test_every_status_has_its_class_and_severity() -> None:
    verdicts = [Verdict(status) for status in CLASSES]
    bad = {one.status for one in verdicts if one.status_class == "not compliant"}
    assert bad == {"ambiguous", "lost", "not_archived", "not_recorded", "matched_short"}
    assert counts(verdicts) == (1, 5)
    assert {one.status for one in verdicts if one.status_class == "pending"} == {"pending"}
    by_severity = {severity: {one.status for one in verdicts if one.severity == severity} for severity in (
        "critical", "major", "minor",
    )}  # fmt: skip
    assert by_severity == {
        "critical": {"lost", "not_archived", "not_recorded"},
        "major": {"recorded_in_error", "ambiguous", "matched_short"},
        "minor": {"recorded_no_cdr"},
    }


def test_completeness_has_four_decimals_and_is_never_below_if_unknown() -> None:
    assert completeness_text(completeness(4, 3)) == "57.1429"
    assert completeness_text(completeness(7, 0)) == "100.0000"
    assert completeness_text(completeness(0, 0)) == "null"
    assert not is_below(completeness(0, 0), Fraction(100))
    assert not is_below(completeness(999, 1), Fraction("99.9"))
    assert is_below(completeness(998, 1), Fraction("99.9"))
    assert not is_below(completeness(0, 1), None)


# ---------------------------------------------------------------------------------------------------------
# Offline


def at(second: int) -> str:
    return f"2026-10-14T08:{second // 60:02}:{second % 60:02}Z"


def cdr(*rows: tuple[str, int, str], user: str = "ana@contoso.example") -> str:
    lines = [f"{name},{user},{at(start)},{length}" for name, start, length in rows]
    return "\n".join(["id,user,start,length_seconds", *lines, ""])


def kept(*rows: tuple[str, int, str, str], user: str = "ana@contoso.example") -> str:
    lines = [f"{name},{user},{at(start)},{media},{call}" for name, start, media, call in rows]
    return "\n".join(["id,user,start,media_seconds,cdr_id", *lines, ""])


def test_a_call_has_the_recordings_that_name_it() -> None:
    (row,) = reconcile(cdr(("c1", 5, "600")), kept(("r2", 300, "290.5", "c1"), ("r1", 7, "300", "c1")))
    assert list(row) == list(COLUMNS)
    assert list(row.values()) == [
        "c1", "", "", "2026-10-14T08:00:05Z", "", "ana@contoso.example", "", "600.000", "590.500", "matched", "",
        "compliant", "history", "2.000", "0.9842", "r1 r2", "",
    ]  # fmt: skip


def test_the_example_of_near_pairs() -> None:
    calls = cdr(("a", 0, "60"), ("b", 90, "60"))
    rows = reconcile(calls, kept(("y", 190, "60", ""), ("x", 100, "60", "unknown")))
    assert [(row["Row"], row["Reason"], row["Matched By"], row["Start Difference"]) for row in rows] == [
        ("a", "x", "time", "100.000"),
        ("b", "y", "time", "100.000"),
    ]


def test_the_example_of_a_tie() -> None:
    rows = reconcile(cdr(("a", 0, "60"), ("b", 20, "60")), kept(("x", 10, "60", "")))
    assert [(row["Row"], row["Status"], row["Severity"], row["Class"], row["Media"]) for row in rows] == [
        ("a", "ambiguous", "major", "not compliant", ""),
        ("b", "ambiguous", "major", "not compliant", ""),
    ]
    assert tenant(rows)["completeness"] == 0.0


def test_what_is_left_on_either_side_has_its_row() -> None:
    rows = reconcile(
        cdr(("late", 1800, "0"), ("short", 0, "201")), kept(("x", 3000, "30.0004", ""), ("s", 0, "190", "short"))
    )
    assert [list(row.values()) for row in rows] == [
        ["short", "", "", at(0), "", "ana@contoso.example", "", "201.000", "190.000", "matched_short", "major",
         "not compliant", "history", "0.000", "0.9453", "s", ""],
        ["late", "", "", at(1800), "", "ana@contoso.example", "", "0.000", "", "not_recorded", "critical",
         "not compliant", "", "", "", "", ""],
        ["x", "", "", at(3000), "", "ana@contoso.example", "", "", "30.000", "recorded_no_cdr", "minor",
         "excluded", "", "", "", "", ""],
    ]  # fmt: skip
    assert tenant(rows, target=Fraction(95)) == {
        "tenant": "",
        "compliant": 0,
        "not_compliant": 2,
        "completeness": 0.0,
        "target": 95.0,
        "statuses": {"matched_short": 1, "not_recorded": 1, "recorded_no_cdr": 1},
    }


def test_the_json_has_an_entry_for_each_tenant() -> None:
    acme = {**tenant(reconcile(cdr(("c", 0, "9")), kept(("r", 0, "9", "c"))), "acme"), "not_listed": 3, "head": "ab"}
    found = document([acme, tenant([])], "2026-10-01", "2026-10-14")
    assert list(found) == ["from", "to", "tenants"]
    keys = ["tenant", "compliant", "not_compliant", "completeness", "target", "statuses", "not_listed", "head"]
    assert [sorted(one) for one in found["tenants"]] == [sorted(keys), sorted(keys)]
    assert [one["completeness"] for one in found["tenants"]] == [100.0, None]
    assert [(one["not_listed"], one["head"]) for one in found["tenants"]] == [(3, "ab"), (0, None)]


def test_another_user_s_recording_is_no_pair_but_its_cdr_id_counts() -> None:
    calls = cdr(("c", 0, "60"))
    assert [row["Status"] for row in reconcile(calls, kept(("r", 0, "60", ""), user="bob"))] == [
        "not_recorded",
        "recorded_no_cdr",
    ]
    assert [row["Status"] for row in reconcile(calls, kept(("r", 0, "60", "c"), user="bob"))] == ["matched"]


def test_nothing_at_all_has_no_completeness() -> None:
    assert reconcile(cdr(), kept()) == []
    assert (tenant([])["completeness"], tenant([])["target"]) == (None, 99.9)


@pytest.mark.parametrize(
    ("calls", "recordings", "file"),
    [
        ("", kept(), "cdr"),
        ("id,user,start\n", kept(), "cdr"),
        (cdr(("c", 0, "")), kept(), "cdr"),
        (cdr(("c", 0, "-1")), kept(), "cdr"),
        (cdr(("c", 0, "1")).replace("Z,", ","), kept(), "cdr"),
        (cdr(("c", 0, "1"), ("c", 9, "1")), kept(), "cdr"),
        (cdr(), kept(("r", 0, "x", "")), "recordings"),
        (cdr(), kept().replace(",cdr_id", ""), "recordings"),
        (cdr(), kept(("r", 0, "1", "")).replace("2026-10-14", "2026-02-30"), "recordings"),
    ],
)
def test_what_is_missing_or_wrong_is_told_with_its_file(calls: str, recordings: str, file: str) -> None:
    with pytest.raises(InputError, match=f"^{file}$"):
        reconcile(calls, recordings)

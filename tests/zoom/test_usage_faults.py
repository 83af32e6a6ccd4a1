"""Each trouble of Zoom's on each piece: a row of the table coverage, a warning, blank figures, nothing more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.zoom.conftest import Start
from tests.zoom.fake import BROKEN_JSON, CUT, HTML, NOT_THERE, Call, FakeMeeting, FakeZoom, Fault, json_fault
from tests.zoom.organisation import FIRST_DAY, make_meetings
from tests.zoom.test_usage_job import Run, run, tables_of
from tests.zoom.usage_organisation import fill
from zoomwizard.core.outcome import AppError, InputError, Severity, Unfinished
from zoomwizard.modes.usage.result import UsageResult

__all__ = ["run"]  # a fixture

LAST = FIRST_DAY.replace(day=4)
OF_WEBINARS = ("registrants", "panelists", "qa", "polls", "absentees")
OF_FIGURES = ("daily", "telephone", "recording", "billing")
PLAN = json_fault(400, 200, "Only available for Paid account.")
SCOPE = json_fault(400, 4711, "Invalid access token, does not contain scopes:[report:read:x:admin].")
NO_RANGE = json_fault(400, 300, "The date range is not valid.")
GONE = json_fault(500, 500, "Internal")
# The status of what was asked for, and of the whole piece where it's refused altogether.
UNREACHABLE = {"500": GONE, "HTML with 200": HTML, "half an answer": BROKEN_JSON, "a cut connection": CUT}


@pytest.fixture
def zoom(start: Start) -> FakeZoom:
    zoom = start()
    fill(zoom, make_meetings(12, days=4))
    return zoom


def go(run: Run, **more: Any) -> UsageResult:
    result: UsageResult = run(**{"date_to": str(LAST), "no_report": True, "no_power_bi": True} | more)
    return result


def statuses(result: UsageResult) -> dict[str, set[str]]:
    """What is said of each piece that isn't complete."""
    found: dict[str, set[str]] = {}
    for row in tables_of(result)["coverage"]:
        if row["status"] != "complete":
            found.setdefault(row["piece"], set()).add(row["status"])
    return found


def warnings(result: UsageResult) -> set[str]:
    found = {one.code for one in result.findings if one.severity is Severity.WARNING}
    return found - {"usage.repeated"}  # two guests of one name join and leave together


def faulty(kinds: tuple[str, ...], fault: Fault) -> Callable[[Call], Fault | None]:
    return lambda call: fault if call.kind in kinds else None


@pytest.mark.parametrize(
    ("fault", "status"),
    [(NOT_THERE, "not_possible"), (NO_RANGE, "put_aside"), (PLAN, "refused"),
     *((fault, "put_aside") for fault in UNREACHABLE.values())],
    ids=["404", "300", "plan", *UNREACHABLE],
)  # fmt: skip
def test_what_a_webinar_has_beside_its_people_is_blank_and_told(
    run: Run, zoom: FakeZoom, fault: Fault, status: str
) -> None:
    zoom.faults = faulty(OF_WEBINARS, fault)
    result = go(run)
    expected = {piece: {"incomplete", status} for piece in OF_WEBINARS}
    if fault is NO_RANGE:  # which says of registrants that there was no registration
        del expected["registrants"]
    assert statuses(result) == expected
    (webinar,) = tables_of(result)["webinars"]
    assert webinar["coverage"] == "complete"
    assert webinar["attendees"] == "4"
    blank = ("panelists", "zoom_absentees", "questions", "polls", "walk_ins", "attendance_rate")
    assert {webinar[name] for name in blank} == {""}
    assert webinar["registrants"] == ("0" if fault is NO_RANGE else "")
    assert warnings(result) == (set() if fault is NOT_THERE else {"zoom.parts-missing"})
    assert all(row["complete"] == "Yes" for row in tables_of(result)["days"])


@pytest.mark.parametrize(
    ("fault", "status"),
    [(NOT_THERE, "put_aside"), (NO_RANGE, "put_aside"), (PLAN, "refused"), (SCOPE, "refused"), (GONE, "put_aside"),
     (HTML, "put_aside"), (CUT, "put_aside")],
    ids=["404", "300", "plan", "scope", "500", "HTML with 200", "a cut connection"],
)  # fmt: skip
def test_zooms_own_figures_and_costs_are_blank_and_told(run: Run, zoom: FakeZoom, fault: Fault, status: str) -> None:
    zoom.faults = faulty(OF_FIGURES, fault)
    result = go(run, tables=("days", "months", "costs", "coverage"))
    found = statuses(result)
    assert set(found) == set(OF_FIGURES)
    assert all(status in of for of in found.values())
    tables = tables_of(result)
    assert tables["costs"] == []
    assert {row["zoom_meetings"] for row in (*tables["days"], *tables["months"])} == {""}
    assert warnings(result)
    assert warnings(result) <= {"zoom.piece-refused", "zoom.parts-missing"}


@pytest.mark.parametrize("store", [False, True], ids=["straight", "kept days"])
def test_a_piece_that_is_refused_is_told_with_kept_days_too(
    run: Run, zoom: FakeZoom, tmp_path: Any, *, store: bool
) -> None:
    zoom.faults = faulty(("hosts", "telephone", "qa"), SCOPE)
    result = go(run, complete=True, **({"store": tmp_path / "kept"} if store else {}))
    assert result.is_lacking
    found = statuses(result)
    assert {piece for piece in found if "refused" in found[piece]} >= {"users", "telephone"}
    assert "qa" in found
    assert sum(one.code == "zoom.piece-refused" for one in result.findings) == 3
    assert {row["piece"] for row in tables_of(result)["coverage"]} >= {"billing", "recording", "daily", "users"}


# ---------------------------------------------------------------------------------------------------------
# Who was there


def of_one(zoom: FakeZoom, kind: str, fault: Fault) -> FakeMeeting:
    """One meeting or webinar whose people can't be had."""
    one = next(m for m in zoom.listed if m.kind == kind and m.people > 1)
    zoom.faults = lambda call: fault if call.kind in ("past", "report", "webinar") and call.key == one.uuid else None
    return one


@pytest.mark.parametrize("kind", ["Meeting", "Webinar"])
@pytest.mark.parametrize("fault", [NOT_THERE, PLAN, *UNREACHABLE.values()], ids=["404", "plan", *UNREACHABLE])
def test_an_occurrence_without_an_answer_is_put_aside_and_counts(
    run: Run, zoom: FakeZoom, kind: str, fault: Fault
) -> None:
    one = of_one(zoom, kind, fault)
    result = go(run, tables=("days", "meetings", "webinars", "coverage"))
    piece, table = ("participants", "meetings") if kind == "Meeting" else ("webinar", "webinars")
    assert statuses(result)[piece] == {"incomplete", "refused" if fault is PLAN else "put_aside"}
    tables = tables_of(result)
    (row,) = [row for row in tables[table] if row["coverage"] == "put_aside"]
    assert {row[name] for name in ("connections", "peak_people")} == {""}
    assert {day["date"] for day in tables["days"] if day["complete"] == "No"} == {str(one.end.date())}
    assert "zoom.aside" in warnings(result)
    assert result.counts["put_aside"] == 1
    assert len(tables["meetings"]) == 12


def test_pages_that_never_end_put_an_occurrence_aside(run: Run, zoom: FakeZoom) -> None:
    one = next(m for m in zoom.listed if m.kind == "Meeting" and m.people > 1)
    zoom.changes = lambda call, answer: answer | {"next_page_token": "p0"} if call.key == one.uuid else answer
    result = go(run, tables=("meetings", "coverage"))
    assert statuses(result)["participants"] == {"incomplete", "put_aside"}
    assert warnings(result) == {"zoom.aside"}


def test_more_than_a_fifth_without_an_answer_ends_the_run_and_nothing_is_published(
    run: Run, zoom: FakeZoom, tmp_path: Any
) -> None:
    asked = [m.uuid for m in zoom.listed if m.people > 1][:4]
    zoom.faults = lambda call: NOT_THERE if call.key in asked and call.kind in ("past", "report", "webinar") else None
    with pytest.raises(AppError, match="4 of 13") as error:
        go(run)
    assert error.value.exit_code == 1
    assert not list(tmp_path.rglob("*.csv"))


# ---------------------------------------------------------------------------------------------------------
# The list, and everything


@pytest.mark.parametrize("fault", [NOT_THERE, PLAN, SCOPE], ids=["404", "plan", "scope"])
def test_where_the_list_is_refused_it_goes_by_hosts_and_says_so(run: Run, zoom: FakeZoom, fault: Fault) -> None:
    straight = tables_of(go(run))
    zoom.faults = faulty(("history",), fault)
    result = go(run)
    assert "zoom.way-lost" in warnings(result)
    tables = tables_of(result)
    assert tables["features"] == []
    without = ("created", "topic")
    for name in ("meetings", "attendance"):
        rows = [{**row, **dict.fromkeys(without, "")} for row in straight[name]]
        assert [{**row, **dict.fromkeys(without, "")} for row in tables[name]] == rows


@pytest.mark.parametrize("fault", [GONE, HTML, CUT, BROKEN_JSON], ids=list(UNREACHABLE))
def test_a_list_that_never_comes_ends_the_run(run: Run, zoom: FakeZoom, tmp_path: Any, fault: Fault) -> None:
    zoom.faults = faulty(("history",), fault)
    with pytest.raises(AppError) as error:
        go(run)
    assert error.value.exit_code == 1
    assert not list(tmp_path.rglob("*.csv"))


def test_without_any_way_to_the_list_or_to_people_the_scopes_are_named(run: Run, zoom: FakeZoom) -> None:
    zoom.scopes = "report:read:daily_usage:admin"
    with pytest.raises(InputError) as error:
        go(run)
    assert "report:read:list_history_meetings:admin" in str([one.sentence() for one in error.value.findings])


def test_what_is_only_too_much_at_once_is_asked_again(run: Run, zoom: FakeZoom) -> None:
    seen = set[str]()

    def busy(call: Call) -> Fault | None:
        if call.kind in seen:
            return None
        seen.add(call.kind)
        return json_fault(429, 429, "You have reached the maximum per-second rate limit for this API.")

    zoom.faults = busy
    result = go(run)
    assert len(seen) > 10
    assert statuses(result) == {}
    assert warnings(result) == set()


@pytest.mark.parametrize("kind", ["history", "past", "qa", "daily", "invoices"])
def test_the_daily_limit_on_any_piece_is_exit_6_and_nothing_is_published(
    run: Run, zoom: FakeZoom, tmp_path: Any, kind: str
) -> None:
    zoom.faults = faulty((kind,), json_fault(429, 429, "You have reached the maximum daily rate limit"))
    with pytest.raises(Unfinished, match="UTC") as error:
        go(run)
    assert error.value.exit_code == 6
    assert not list(tmp_path.rglob("*.csv"))

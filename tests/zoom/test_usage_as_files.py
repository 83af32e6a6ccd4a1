"""The account of a month and the same month as exported reports: usage makes the same tables of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.zoom.conftest import Connect, Start
from tests.zoom.golden_usage import LAST, ZONE, golden, tell, write_attendees, write_details
from tests.zoom.organisation import FIRST_DAY
from tests.zoom.test_usage_job import KEY, tables_of
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.run import UsageJob

Rows = list[dict[str, str]]
# What only an account tells: how complete it is, Zoom's own figures, costs, and what meetings were used for.
ONLY_OF_ACCOUNT = {"features", "costs", "coverage", "questions", "polls", "columns"}
ZOOMS = ("zoom_new_users", "zoom_meetings", "zoom_join_records", "zoom_participant_minutes")
OF_ACCOUNT: Mapping[str, tuple[str, ...]] = {
    "days": ("complete", *ZOOMS),
    "months": ("days_complete", *ZOOMS),
    "users": ("licence", *ZOOMS[1:]),
    "meetings": ("recorded", "source", "coverage"),
    "webinars": ("questions", "questions_answered", "questions_anonymous", "askers", "qa_rate", "polls",
                 "poll_people", "poll_answers_anonymous", "poll_rate"),
    "webinar_people": ("questions", "polls_answered"),
}  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, start: Start, connect: Connect) -> Callable[..., dict[str, Rows]]:
    """Runs the job on the account, or on the files of it; the tables without what only an account tells."""
    zoom, account = start(), golden()
    tell(zoom, account)

    class Accounts:
        def connection(self, name: str) -> Any:
            assert name == "acme"
            return connect(zoom)

    def go(**given: Any) -> dict[str, Rows]:
        output = tmp_path / f"out {len(list(tmp_path.iterdir()))}"
        job = UsageJob(lambda _: StandInKey(KEY, "key-file", "In a file."), Accounts())
        result = job.run(
            UsageInputs(
                **given, date_from=str(FIRST_DAY), date_to=str(LAST), time_zone=ZONE, output=output, tables=("all",),
                texts="keep", no_report=True, no_power_bi=True, memory="1GB", threads=1,
            )
        )  # fmt: skip
        found = {name: rows for name, rows in tables_of(result).items() if name not in ONLY_OF_ACCOUNT}
        for name, columns in OF_ACCOUNT.items():
            for row in found[name]:
                for column in columns:
                    del row[column]
        return found

    return go


def test_the_account_and_its_reports_give_the_same_tables(run: Any, tmp_path: Path) -> None:
    account, folder = golden(), tmp_path / "reports"
    folder.mkdir()
    write_details(folder, account.meetings)
    for webinar in account.webinars:
        write_attendees(folder, webinar, account.more[webinar.meeting_id])
    of_account, of_files = run(from_zoom="acme"), run(reports=(folder,))
    assert len(of_account["meetings"]) == len(account.meetings) > 100
    assert len(of_account["webinars"]) == len(account.webinars)
    assert len({row["person"] for row in of_account["attendance"] if row["identity"] == "email"}) > 180
    for name, rows in of_account.items():
        assert rows, name
        assert of_files[name] == rows, name
    both = run(from_zoom="acme", reports=(folder,))
    assert both == of_account

"""Compute the metrics: the analyst's way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zoomwizard.core.mode import COMPUTER, Command, Example, Host, Mode, Rule, WizardStep
from zoomwizard.core.said import say
from zoomwizard.modes.analyst.names import ANALYST_NAMES

if TYPE_CHECKING:
    from zoomwizard.core.job import ExaminingJob
    from zoomwizard.core.privacy.patterns import Pattern


def _inputs() -> type:
    from zoomwizard.modes.analyst.inputs import AnalystInputs

    return AnalystInputs


def _job(_: Host) -> ExaminingJob:
    from zoomwizard.modes.analyst.run import AnalystJob

    return AnalystJob()


def _record() -> Mapping[str, Pattern]:
    from zoomwizard.modes.analyst.record import RUN_RECORD_ENTRIES

    return RUN_RECORD_ENTRIES


def _example(folder: Path) -> dict[str, Any]:
    (hashed,) = (folder / "2 Zoom admin").glob("Hashed Zoom File from Zoom Admin_*.csv")
    return {
        "zoom": (hashed,),
        "person_query": folder / "Inputs" / "Ways of working assessment.csv",
        "meeting_query": folder / "Inputs" / "Standard meeting query.csv",
    }


ANALYST = Mode(
    name="analyst",
    group=say("Add Zoom to Viva Insights"),
    title=say("Compute the metrics"),
    letter=say("u"),
    role=say("Analyst"),
    sentence=say("Turn the prepared file into 17 metrics per person and week, with a report."),
    icon="chart",
    commit=say("&Calculate"),
    unfinished=say("Close without computing the metrics?"),
    stages={
        "read": say("Read the files"),
        "measure": say("Compute the metrics"),
        "write": say("Write the results"),
        "report": say("Make the report"),
    },
    guide="analyst",
    shortcut="Zoom Wizard for analysts",
    commands=(Command(say("Compute the metrics"), _inputs, _job, ANALYST_NAMES, _record),),
    previews=(),
    new_columns="Zoom_",
    hides_people=False,
    key_figures=("unscheduled", "scheduled", "after-hours", "matched", "meetings"),
    policy=(Rule("AnalystInputFolder", "folder", "zoom"),),
    example=Example("3 Analyst", _example),
    steps=(
        WizardStep(
            "files",
            say("Choose files"),
            say("Choose the Zoom file and the queries"),
            say("Choose each file, or one folder that holds them all; they're recognised by their columns and names."),
            section="The files you need",
            inputs=("zoom", "person_query", "meeting_query"),
            further=("encoding",),
            lists=("zoom", "person_query", "meeting_query"),
        ),
        WizardStep(
            "check",
            say("Check"),
            say("Review what was found"),
            say("Whether people, weeks and time zones match across the files."),
            section="The check",
            asked_if_needed=("query_columns", "query_date_order", "hash_column", "time_zone"),
            examines=(
                "zoom",
                "person_query",
                "meeting_query",
                "query_columns",
                "encoding",
                "query_date_order",
                "hash_column",
                "time_zone",
            ),
        ),
        WizardStep(
            "options",
            say("Options"),
            say("Choose options and the output folder"),
            say("Working hours come from the person query; these are used where it has none."),
            section="Options",
            inputs=("method", "working_hours", "working_days", "output"),
            further=("booking_gap_minutes", "min_group_size", "attribute", "no_report", "no_power_bi", *COMPUTER),
        ),
        WizardStep(
            "run",
            say("Compute"),
            say("Computing the metrics"),
            say("You can keep working in the meantime."),
            section="The results",
        ),
        WizardStep("done", say("Results"), say("Your metrics are ready"), "", section="The results"),
    ),
)

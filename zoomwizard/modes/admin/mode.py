"""Prepare the Zoom file: the Zoom admin's way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zoomwizard.core.mode import COMPUTER, Command, Example, Host, Mode, Rule, WizardStep
from zoomwizard.core.said import say
from zoomwizard.modes.admin.names import ADMIN_NAMES
from zoomwizard.zoom.asked import INSTEAD_OF_DAYS, OF_DOWNLOAD, download_steps, example_reports

if TYPE_CHECKING:
    from zoomwizard.core.job import ExaminingJob
    from zoomwizard.core.privacy.patterns import Pattern


def _inputs() -> type:
    from zoomwizard.modes.admin.inputs import AdminInputs

    return AdminInputs


def _job(host: Host) -> ExaminingJob:
    from zoomwizard.modes.admin.run import AdminJob

    return AdminJob(host.stand_in_key, host.accounts())


def _record() -> Mapping[str, Pattern]:
    from zoomwizard.modes.admin.patterns import all_manifest_entries

    return all_manifest_entries()


def _pieces() -> Sequence[Any]:
    from zoomwizard.zoom.collect.pieces import REPORT_PIECES

    return REPORT_PIECES


_FROM_FILES = Mode(
    name="admin",
    group=say("Add Zoom to Viva Insights"),
    title=say("Prepare the Zoom file"),
    letter=say("Z"),
    role=say("Zoom admin"),
    sentence=say("Combine Zoom's reports, remove every name, and save one file for the analyst."),
    icon="shield",
    commit=say("&De-identify"),
    unfinished=say("Close without preparing the Zoom file?"),
    stages={
        "read": say("Read the reports"),
        "match": say("Match people and replace addresses"),
        "write": say("Write the file"),
        "prove": say("Run the privacy check"),
    },
    guide="zoom-admin",
    shortcut="Zoom Wizard for Zoom admins",
    commands=(
        Command(say("Prepare the Zoom file"), _inputs, _job, ADMIN_NAMES, _record, instead_of_days=INSTEAD_OF_DAYS),
    ),
    by_command=(*INSTEAD_OF_DAYS.values(), "plan", "fresh"),
    previews=("mapping",),
    hides_people=True,
    proved=("hashed file",),
    asked_for=_pieces,
    policy=(
        Rule(
            "TopicsAtMost",
            "at-most",
            "topics",
            ("drop", "token", "keep"),
            say("What may be done with meeting topics"),
            (
                say(
                    "Sets how much the Zoom admin's hashed file may reveal about meeting topics. Choices "
                    "that reveal more aren't offered in the wizard, and are refused on the command line."
                ),
                say(
                    "Disabled or not configured: all three can be chosen. By default, topics are "
                    "replaced by unreadable tokens."
                ),
            ),
        ),
        Rule("AdminReportsFolder", "folder", "reports"),
    ),
    example=Example("2 Zoom admin", example_reports),
    steps=(
        WizardStep(
            "source",
            say("Zoom reports"),
            say("Choose your Zoom reports"),
            say("The Active Hosts details reports, as CSV files or a folder, or straight from Zoom."),
            section="The reports",
            inputs=("reports",),
            asked_if_needed=("date_order", "columns"),
            further=("encoding",),
            lists=("reports",),
        ),
        WizardStep(
            "files",
            say("Mapping file"),
            say("Choose the mapping file"),
            say("From your Insights admin: a CSV file with the columns PersonID and HashID."),
            section="The mapping file",
            inputs=("mapping",),
            asked_if_needed=("flag_words",),
            examines=("reports", "date_order", "columns", "flag_words", "encoding", "mapping"),
        ),
        WizardStep(
            "options",
            say("Options"),
            say("Choose options and the output folder"),
            say("Files that only you may see are saved in the folder Keep private."),
            section="Options",
            inputs=("time_zone", "topics", "only_matched", "output"),
            further=("keep_columns", "key_file", *COMPUTER),
            only_with={"time_zone": "reports"},  # what comes from Zoom is in UTC
        ),
        WizardStep(
            "run",
            say("Prepare"),
            say("Preparing the Zoom file"),
            say("You can keep working. Nothing is saved until the privacy check at the end has passed."),
            section="The privacy check",
        ),
        WizardStep("done", say("Your files"), say("Your Zoom file is ready"), "", section="What you get"),
    ),
)

# The same where reports come straight from Zoom: account, days and download are pages more.
_FROM_ZOOM = _FROM_FILES._replace(
    download=OF_DOWNLOAD,
    leaves=say("The reports are requested from Zoom's servers. Nothing else leaves this computer."),
    stages={"read": _FROM_FILES.stages["read"], "download": say("Read the download from Zoom"), **_FROM_FILES.stages},
    steps=(
        _FROM_FILES.steps[0],
        *download_steps(
            say("The account to download meetings from, through an app that its administrator has created."),
            say("Days are UTC days, including the first and the last. A meeting belongs to the day it starts on."),
        ),
        _FROM_FILES.steps[1],
        WizardStep(
            "download",
            say("Download"),
            say("Download from Zoom"),
            say(
                "You can stop at any time. What you've downloaded is kept, and the next download continues from there."
            ),
            section="Download",
            guide="zoom-account",
        ),
        *_FROM_FILES.steps[2:],
    ),
)

ADMIN = _FROM_FILES._replace(branch=_FROM_ZOOM)

"""Report on how Zoom is used: the Zoom admin's way, from exported reports or straight from an account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zoomwizard.core.mode import COMPUTER, Command, Example, Host, Mode, Rule, WizardStep
from zoomwizard.core.said import say
from zoomwizard.modes.usage.names import USAGE_NAMES, usage_names_of
from zoomwizard.zoom.asked import INSTEAD_OF_DAYS, OF_DOWNLOAD, download_steps, example_reports

if TYPE_CHECKING:
    from zoomwizard.core.job import ExaminingJob, Job
    from zoomwizard.core.privacy.patterns import Pattern


def _inputs() -> type:
    from zoomwizard.modes.usage.inputs import UsageInputs

    return UsageInputs


def _job(host: Host) -> ExaminingJob:
    from zoomwizard.modes.usage.run import UsageJob

    return UsageJob(host.stand_in_key, host.accounts(), host.language)


def _forget_inputs() -> type:
    from zoomwizard.modes.usage.inputs import ForgetInputs

    return ForgetInputs


def _forget(host: Host) -> Job:
    from zoomwizard.modes.usage.forget import ForgetJob

    return ForgetJob(host.stand_in_key)


def _pieces() -> Sequence[Any]:
    from zoomwizard.zoom.collect.usage_pieces import USAGE_PIECES

    return USAGE_PIECES


def _record() -> Mapping[str, Pattern]:
    from zoomwizard.modes.usage.patterns import usage_record_entries

    return usage_record_entries()


_FROM_FILES = Mode(
    name="usage",
    group=say("Report on Zoom"),
    title=say("Report on usage"),
    letter=say("R"),
    role=say("Zoom admin"),
    sentence=say("See how much Zoom is used, by how many people, and what it costs, as tables and reports."),
    icon="bars",
    commit=say("&Make the report"),
    unfinished=say("Close without making the report?"),
    stages={
        "read": say("Read the reports"),
        "compute": say("Compute the tables"),
        "write": say("Write the tables"),
        "pages": say("Make the reports"),
        "prove": say("Run the privacy check"),
    },
    guide="usage",
    shortcut="Zoom Wizard for usage reports",
    commands=(
        Command(
            say("Report on how Zoom is used"), _inputs, _job, USAGE_NAMES, _record,
            instead_of_days=INSTEAD_OF_DAYS, outputs_of=usage_names_of,
        ),
        Command(say("Remove a person, or old days, from the kept days"), _forget_inputs, _forget, verb="forget"),
    ),
    by_command=(*INSTEAD_OF_DAYS.values(), "plan", "fresh", "complete", "store"),
    hides_people=True,
    proved=("table", "data dictionary"),
    key_figures=("meetings", "time", "length", "webinars", "people"),
    key_pictures=("days-meetings", "sizes", "months-meetings"),
    policy=(Rule("UsageReportsFolder", "folder", "reports"),),
    asked_for=_pieces,
    example=Example("4 Usage", example_reports),
    steps=(
        WizardStep(
            "source",
            say("Zoom reports"),
            say("Choose where the data comes from"),
            say("Reports that you exported from Zoom, as CSV files or a folder, or straight from Zoom."),
            section="Where the data comes from",
            inputs=("reports", "time_zone"),
            lists=("reports",),
            asked_if_needed=("date_order", "columns", "flag_words"),
            further=("encoding",),
        ),
        WizardStep(
            "check",
            say("Check"),
            say("Review what was found"),
            say("What the report can say with this data, and whose HashIDs are known."),
            section="The check",
            inputs=("mapping",),
            examines=("reports", "date_order", "columns", "flag_words", "encoding", "mapping", "time_zone"),
        ),
        WizardStep(
            "options",
            say("Options"),
            say("Choose options and the output folder"),
            say("The report gets its own folder in the output folder."),
            section="Options",
            inputs=("no_participants", "output"),
            further=(
                "tables", "formats", "no_report", "no_power_bi", "attended_minutes", "grace_minutes", "min_group_size",
                "identities", "reason", "texts", "key_file", *COMPUTER,
            ),
        ),
        WizardStep(
            "run",
            say("Make"),
            say("Making the report"),
            say("You can keep working. Nothing is saved until the privacy check at the end has passed."),
            section="What you get",
        ),
        WizardStep("done", say("Results"), say("Your report is ready"), "", section="What you get"),
    ),
)  # fmt: skip

# The same where the data comes straight from Zoom: account, days and download are pages more.
_FROM_ZOOM = _FROM_FILES._replace(
    download=OF_DOWNLOAD,
    zone="time_zone",
    leaves=say("The data is requested from Zoom's servers. Nothing else leaves this computer."),
    stages={"read": _FROM_FILES.stages["read"], "download": say("Download from Zoom"), **_FROM_FILES.stages},
    steps=(
        _FROM_FILES.steps[0],
        *download_steps(
            say("The account to download from, through an app that its administrator has created."),
            say("A meeting belongs to the day on which it ends, in the time zone that you chose on the first page."),
        ),
        _FROM_FILES.steps[1]._replace(
            kind="plan",
            title=say("Review what the download needs"),
            sentence=say("Zoom was asked how much there is. Who took part is only requested when the report is made."),
        ),
        *_FROM_FILES.steps[2:],
    ),
)

USAGE = _FROM_FILES._replace(branch=_FROM_ZOOM)

"""Make the mapping file: the Insights admin's way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zoomwizard.core.mode import COMPUTER, Command, Example, Host, Mode, NextTime, WizardStep
from zoomwizard.core.said import say
from zoomwizard.modes.mapping.names import MAPPING_NAMES

if TYPE_CHECKING:
    from zoomwizard.core.job import ExaminingJob
    from zoomwizard.core.privacy.patterns import Pattern


def _inputs() -> type:
    from zoomwizard.modes.mapping.inputs import MappingInputs

    return MappingInputs


def _job(_: Host) -> ExaminingJob:
    from zoomwizard.modes.mapping.run import MappingJob

    return MappingJob()


def _record() -> Mapping[str, Pattern]:
    from zoomwizard.modes.mapping.run import RECORD_ENTRIES

    return RECORD_ENTRIES


def _example(folder: Path) -> dict[str, Any]:
    return {"people": folder / "Inputs" / "people.csv"}


MAPPING = Mode(
    name="mapping",
    group=say("Add Zoom to Viva Insights"),
    title=say("Make the mapping file"),
    letter=say("M"),
    role=say("Insights admin"),
    sentence=say("Give everyone a random ID, for the Zoom admin and for the upload of organisational data."),
    icon="cards",
    commit=say("&Make the files"),
    unfinished=say("Close without making the mapping file?"),
    stages={"read": say("Read the people"), "write": say("Write the files")},
    guide="insights-admin",
    shortcut="Zoom Wizard for Insights admins",
    commands=(Command(say("Make the mapping file"), _inputs, _job, MAPPING_NAMES, _record),),
    previews=("people",),
    hides_people=True,
    example=Example("1 Mapping", _example),
    next_time={
        "existing": NextTime(
            "mapping",
            say("You've made a mapping file before, but no earlier mapping file is chosen here."),
            say("Without it, everybody gets a new HashID, and files prepared with the earlier ones no longer match."),
            say("Give everybody a new HashID"),
        )
    },
    steps=(
        WizardStep(
            "files",
            say("People"),
            say("Choose the people file"),
            say(
                "A CSV file or Excel workbook with a column of e-mail addresses, such as an export from the HR system."
            ),
            section="What you need",
            inputs=("people", "existing"),
            asked_if_needed=("column",),
            further=("encoding",),
            lists=("people", "existing"),
        ),
        WizardStep(
            "check",
            say("Check"),
            say("Review what was found"),
            say("Who's in the file, and anything that looks wrong."),
            section="The checks",
            examines=("people", "existing", "column", "encoding"),
        ),
        WizardStep(
            "options",
            say("Output folder"),
            say("Choose the output folder"),
            say("The mapping file for the Zoom admin and the files to upload are saved here."),
            section="The files",
            inputs=("output",),
            further=COMPUTER,
        ),
        WizardStep(
            "run",
            say("Make"),
            say("Making the mapping file"),
            say("You can keep working in the meantime."),
            section="The files",
        ),
        WizardStep(
            "done", say("Your files"), say("Your mapping file is ready"), "", section="What to do with the files"
        ),
    ),
)

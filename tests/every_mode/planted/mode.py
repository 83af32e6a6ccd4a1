"""The planted modes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.every_mode.planted.names import NAMES
from zoomwizard.core.mode import COMPUTER, Command, Example, Host, Mode, Rule, WizardStep
from zoomwizard.core.said import say

if TYPE_CHECKING:
    from zoomwizard.core.job import Job
    from zoomwizard.core.privacy.patterns import Pattern


def _inputs() -> type:
    from tests.every_mode.planted.inputs import CountInputs

    return CountInputs


def _job(_: Host) -> Job:
    from tests.every_mode.planted.run import CountJob

    return CountJob()


def _verify_inputs() -> type:
    from tests.every_mode.planted.inputs import VerifyInputs

    return VerifyInputs


def _verify(_: Host) -> Job:
    from tests.every_mode.planted.run import VerifyJob

    return VerifyJob()


def _record() -> Mapping[str, Pattern]:
    from tests.every_mode.planted.run import ENTRIES

    return ENTRIES


def _example(folder: Path) -> dict[str, Any]:
    return {"text": folder / "Inputs" / "people.csv"}


COUNTING = Mode(
    name="counting",
    group=say("Count"),
    title=say("Count lines"),
    letter=say("o"),
    role=say("Counter"),
    sentence=say("Count the lines of a text."),
    icon="chart",
    commands=(
        Command(say("Count lines"), _inputs, _job, NAMES, _record),
        Command(say("Check a count"), _verify_inputs, _verify, verb="verify"),
    ),
    guide="wizard",
    shortcut="Zoom Wizard for counters",
    commit=say("&Count"),
    stages={"count": say("Count")},
    policy=(Rule("CountingTextFolder", "folder", "text"),),
    example=Example("4 Counting", _example),
    steps=(
        WizardStep("files", say("Text"), say("Choose a text"), "", section="The window", inputs=("text",)),
        WizardStep(
            "options",
            say("Options"),
            say("Choose the output folder"),
            "",
            section="The window",
            inputs=("output",),
            further=("min_group_size", *COMPUTER),
        ),
        WizardStep("run", say("Count"), say("Counting"), "", section="The window"),
        WizardStep("done", say("Count"), say("Counted"), "", section="The window"),
    ),
)

LOOKING = COUNTING._replace(
    name="looking",
    title=say("Look at lines"),
    letter=say("k"),
    shortcut="Zoom Wizard for lookers",
    commands=(
        Command(say("Count what is looked at"), _inputs, _job, NAMES, _record, verb="update"),
        Command(say("Check what was counted"), _verify_inputs, _verify, verb="verify"),
    ),
    policy=(),
    example=None,
    steps=(),
    pages=(
        WizardStep("planted", say("Overview"), say("Overview"), "", section="The window"),
        WizardStep("planted", say("Lines"), say("Lines of a text"), say("One by one."), section="The window"),
        WizardStep("planted", say("Words"), say("Words of a text"), "", section="The window"),
    ),
)

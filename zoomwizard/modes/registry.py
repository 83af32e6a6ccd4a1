"""The list of modes: the only thing of this package that the front ends and what they share know.

A new mode is a folder with its `mode.py`, and a line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from zoomwizard.core.mode import Command, Host, Mode
from zoomwizard.core.said import say
from zoomwizard.modes.admin.mode import ADMIN
from zoomwizard.modes.analyst.mode import ANALYST
from zoomwizard.modes.mapping.mode import MAPPING
from zoomwizard.modes.usage.mode import USAGE

if TYPE_CHECKING:
    from zoomwizard.core.job import Job

MODES: tuple[Mode, ...] = (MAPPING, ADMIN, ANALYST, USAGE)


def modes() -> Mapping[str, Mode]:
    """The modes by their names, in the order in which people meet them."""
    return {mode.name: mode for mode in MODES}


def commands() -> Mapping[str, Command]:
    """Every job by what it is called on the command line: those of the modes, then those about all of them."""
    own = {name: command for mode in MODES for name, command in mode.command_names().items()}
    return {**own, **OTHER_COMMANDS}


def mode_of(command: str) -> Mode | None:
    """The mode that a command belongs to; None for one about all modes."""
    return modes().get(command.partition(" ")[0])


# ---------------------------------------------------------------------------------------------------------
# Jobs about all modes


def _demo_inputs() -> type:
    from zoomwizard.modes.demo import DemoInputs

    return DemoInputs


def _demo(host: Host) -> Job:
    from zoomwizard.modes.demo import DemoJob

    return DemoJob(MODES, host.language)


def _selftest_inputs() -> type:
    from zoomwizard.modes.selftest import SelftestInputs

    return SelftestInputs


def _selftest(host: Host) -> Job:
    from zoomwizard.modes.selftest import SelftestJob

    return SelftestJob(MODES, host.checks())


OTHER_COMMANDS: Mapping[str, Command] = {
    "demo": Command(say("Run everything on an example organisation"), _demo_inputs, _demo),
    "selftest": Command(say("Check that this copy of the program works"), _selftest_inputs, _selftest),
}

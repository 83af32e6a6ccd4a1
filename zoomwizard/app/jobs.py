"""The jobs of the program, each made with what it may use of this computer, and asked as IT leaves its questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from zoomwizard.app.policy import inputs_under, read_policy, require_allowed
from zoomwizard.core.mode import DAY_MARK
from zoomwizard.modes import registry

if TYPE_CHECKING:
    from zoomwizard.app.zoom import KeptAccounts
    from zoomwizard.core.job import ExaminingJob, Job
    from zoomwizard.core.mode import SelfCheck
    from zoomwizard.core.people.secret_key import StandInKey
    from zoomwizard.core.said import Language


class ThisComputer:
    """What jobs may use of this computer; see `Host`. Each part is loaded when a job wants it."""

    def stand_in_key(self, file: Path | None) -> StandInKey:
        """The key of this user, from the keyring where no file is named."""
        from zoomwizard.app.secrets import stand_in_key

        return stand_in_key(file)

    def accounts(self) -> KeptAccounts:
        """The Zoom accounts of this user."""
        from zoomwizard.app.zoom import KeptAccounts

        return KeptAccounts()

    def language(self) -> Language:
        """The language of this process."""
        from zoomwizard.app.words import spoken

        return spoken()

    def checks(self) -> Sequence[SelfCheck]:
        """The checks of the parts that are this computer's."""
        from zoomwizard.app.selfchecks import host_checks

        return host_checks()


def make_job(name: str) -> Job:
    """The job of a command, such as `admin`. A KeyError if there is none.

    Errors: AppError where IT does not allow the mode that it belongs to.
    """
    command = registry.commands()[name]
    mode = registry.mode_of(name)
    if mode is not None:
        require_allowed(mode.name)
    return command.make(ThisComputer())


def make_wizard_job(name: str) -> ExaminingJob:
    """The job of this mode, of which the window shows what its check has found. Errors: as `make_job`."""
    return cast("ExaminingJob", make_job(registry.modes()[name].job))


def inputs_of(name: str) -> type:
    """The questions of a command, as IT leaves them; loads nothing that the job works with.

    A job under a policy has to be given Inputs of this type: it does not know of the policy.
    """
    mode, inputs = registry.mode_of(name), registry.commands()[name].inputs()
    return inputs if mode is None else inputs_under(read_policy(), mode, inputs)


def output_names(name: str, time: str, answers: Mapping[str, Any] | None = None) -> tuple[str, ...]:
    """The names of what a command writes; `time` stands where the run's time will, YYYY-MM-DD where days will.

    With `answers`, only those that they make.
    """
    command = registry.commands()[name]
    templates = command.outputs if answers is None or command.outputs_of is None else command.outputs_of(answers)
    return tuple(template.format(time).replace(DAY_MARK, "YYYY-MM-DD") for template in templates)

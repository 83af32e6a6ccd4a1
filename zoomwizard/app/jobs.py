"""The jobs of the program, each made with what it needs."""

from __future__ import annotations

from collections.abc import Mapping

from zoomwizard.app.policy import inputs_under, read_policy
from zoomwizard.core.job import ExaminingJob, Job

# Known here so that a list of the jobs can be shown without loading what they work with.
TITLES: Mapping[str, str] = {
    "mapping": "Prepare the mapping file",
    "admin": "Prepare the Zoom file",
    "analyst": "Compute the metrics",
    "demo": "Run everything on an example organisation",
    "selftest": "Prove that this copy of the program works",
}


def make_job(name: str) -> Job:
    """The job of this name. A KeyError if there is none. Errors: as `make_wizard_job`."""
    others = {"demo": _demo, "selftest": _selftest}
    return others[name]() if name in others else make_wizard_job(name)


def make_wizard_job(name: str) -> ExaminingJob:
    """The job of this name, one that the wizard has pages for. A KeyError if there is none.

    Errors: AppError where IT does not allow it.
    """
    make = {"mapping": _mapping, "admin": _admin, "analyst": _analyst}[name]
    require_allowed(name)
    return make()


def require_allowed(name: str) -> None:
    """An error in sentences where IT does not allow a job that the wizard has pages for. Errors: AppError."""
    read_policy().require(name, TITLES[name])


def inputs_of(name: str) -> type:
    """The questions of a job that the wizard has pages for, as IT leaves them; loads nothing that the job works with.

    A job under a policy has to be given Inputs of this type, or of `inputs_under`: it does not know of the policy.
    """
    from zoomwizard.modes.admin.inputs import AdminInputs
    from zoomwizard.modes.analyst.inputs import AnalystInputs
    from zoomwizard.modes.mapping.inputs import MappingInputs

    own = {"mapping": MappingInputs, "admin": AdminInputs, "analyst": AnalystInputs}[name]
    return inputs_under(read_policy(), name, own)


def output_names(name: str, time: str) -> tuple[str, ...]:
    """The names of what a job writes; `time` stands where the time of the run will stand."""
    from zoomwizard.modes.admin import patterns as admin
    from zoomwizard.modes.analyst import run as analyst
    from zoomwizard.modes.mapping import run as mapping

    templates = {"mapping": mapping.TEMPLATES, "admin": admin.PUBLISHED_NAMES, "analyst": analyst.TEMPLATES}[name]
    return tuple(template.format(time) for template in templates)


def _mapping() -> ExaminingJob:
    from zoomwizard.modes.mapping.run import MappingJob

    return MappingJob()


def _admin() -> ExaminingJob:
    from zoomwizard.app.secrets import stand_in_key
    from zoomwizard.app.zoom import KeptAccounts
    from zoomwizard.modes.admin.run import AdminJob

    return AdminJob(stand_in_key, KeptAccounts())


def _analyst() -> ExaminingJob:
    from zoomwizard.modes.analyst.run import AnalystJob

    return AnalystJob()


def _demo() -> Job:
    from zoomwizard.modes.demo import DemoJob

    return DemoJob()


def _selftest() -> Job:
    from zoomwizard.app.selfchecks import host_checks
    from zoomwizard.modes.selftest import SelftestJob

    return SelftestJob(host_checks())

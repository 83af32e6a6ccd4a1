"""The jobs of the program, each made with what it needs."""

from __future__ import annotations

from collections.abc import Mapping

from zoomwizard.jobs.contract import Job

# Known here so that a list of the jobs can be shown without loading what they work with.
TITLES: Mapping[str, str] = {
    "mapping": "Prepare the mapping file",
    "admin": "Prepare the Zoom file",
    "analyst": "Compute the metrics",
    "demo": "Run everything on an example organisation",
    "selftest": "Prove that this copy of the program works",
}


def make_job(name: str) -> Job:
    """The job of this name. A KeyError if there is none."""
    return {
        "mapping": _mapping,
        "admin": _admin,
        "analyst": _analyst,
        "demo": _demo,
        "selftest": _selftest,
    }[name]()


def _mapping() -> Job:
    from zoomwizard.jobs.mapping import MappingJob

    return MappingJob()


def _admin() -> Job:
    from zoomwizard.app.secrets import stand_in_key
    from zoomwizard.jobs.admin import AdminJob

    return AdminJob(stand_in_key)


def _analyst() -> Job:
    from zoomwizard.jobs.analyst import AnalystJob

    return AnalystJob()


def _demo() -> Job:
    from zoomwizard.jobs.demo import DemoJob

    return DemoJob()


def _selftest() -> Job:
    from zoomwizard.app.selfchecks import host_checks
    from zoomwizard.jobs.selftest import SelftestJob

    return SelftestJob(host_checks())

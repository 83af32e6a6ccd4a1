"""What a mode was answered can be scheduled: the same answers come back from the arguments that are made of them."""

from __future__ import annotations

from tests.every_mode.conftest import ModeRun
from zoomwizard.app.schedule import scheduled
from zoomwizard.cli.schedule import read_job
from zoomwizard.core.job import questions
from zoomwizard.modes.registry import commands


def test_the_answers_of_a_run_become_arguments_and_come_back(mode_run: ModeRun) -> None:
    name = mode_run.mode.job
    job = scheduled(name, {**mode_run.answers, "output": mode_run.output})
    assert job.inputs == read_job(job.arguments).inputs == mode_run.inputs


def test_what_takes_the_place_of_days_is_a_switch_of_a_command_that_has_days(command: str) -> None:
    asked = questions(commands()[command].inputs())
    for field in commands()[command].instead_of_days.values():
        assert asked[field].kind == "flag"
        assert any(ask.kind == "day" for ask in asked.values())

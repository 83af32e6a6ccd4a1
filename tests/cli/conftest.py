"""The command line in this process, with a job of the test's own."""

from collections.abc import Callable

import pytest

from tests.cli.fakes import FakeInputs, FakeJob
from zoomwizard.__main__ import main

Command = Callable[..., int]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Calls `zoomwizard admin --reports . --output o ARGUMENTS` with a job in the place of admin."""

    def call(job: FakeJob, *arguments: str) -> int:
        monkeypatch.setattr("zoomwizard.cli.main.make_job", lambda _name: job)
        monkeypatch.setattr("zoomwizard.cli.main.inputs_of", lambda _name: FakeInputs)
        return main(["admin", "--reports", ".", "--output", "o", *arguments])

    return call

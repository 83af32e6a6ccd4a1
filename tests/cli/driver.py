"""The command line with the slow job as its `admin` command, for tests of a process of its own."""

import signal
import sys
from unittest import mock

from tests.cli.fakes import FakeInputs, SlowJob
from zoomwizard.__main__ import main

if __name__ == "__main__":
    if sys.platform != "win32":  # whoever runs the tests may have told all of them to ignore it, as nohup does
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with (
        mock.patch("zoomwizard.cli.main.make_job", return_value=SlowJob()),
        mock.patch("zoomwizard.cli.main.inputs_of", return_value=FakeInputs),
    ):
        sys.exit(main())

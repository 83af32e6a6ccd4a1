"""The command line with the slow job as its `admin` command, for tests of a process of its own."""

import sys
from unittest import mock

from tests.cli.fakes import SlowJob
from zoomwizard.__main__ import main

if __name__ == "__main__":
    with mock.patch("zoomwizard.cli.main.make_job", return_value=SlowJob()):
        sys.exit(main())

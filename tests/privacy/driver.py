"""The command line with a fault of the test's own: python -m tests.privacy.driver FAULT ARGUMENTS."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any
from unittest import mock

from zoomwizard.__main__ import main
from zoomwizard.core.engine import Engine
from zoomwizard.modes.admin.deidentify import write_hashed_file


def cancelled(engine: Engine, path: Path, *more: Any) -> int:
    """As if the user had pressed Ctrl+C while the hashed file is written."""
    rows = write_hashed_file(engine, path, *more)
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(3000):
        engine.run("SELECT 1")
        time.sleep(0.01)
    return rows


def leaking(engine: Engine, path: Path, *more: Any) -> int:
    """As if the writer put a name of the reports into the last line."""
    rows = write_hashed_file(engine, path, *more)
    (name,) = engine.one("SELECT max(name) FROM names_seen")
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[-1].split(",")
    cells[1] = name
    path.write_text("\n".join([*lines[:-1], ",".join(cells)]) + "\n", encoding="utf-8")
    return rows


def failing(engine: Engine, *_: Any) -> int:
    """As if there were a fault in the program, whose message holds a name."""
    (name,) = engine.one("SELECT max(name) FROM names_seen")
    raise ValueError(name)


FAULTS = {"cancelled": cancelled, "leaking": leaking, "failing": failing}

if __name__ == "__main__":
    fault, *arguments = sys.argv[1:]
    with mock.patch("zoomwizard.modes.admin.run.write_hashed_file", FAULTS[fault]):
        sys.exit(main(arguments))

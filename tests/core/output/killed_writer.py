"""A writer of kept days in a process of its own, which is killed right before its nth change of the folder.

It prints how many changes there were when it lives to its end.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from tests.core.output.kept import FIRST, HEAD, ONE_DAY, TABLES, write
from zoomwizard.core.engine import Engine
from zoomwizard.core.output.kept_writer import KeptChange, KeptDaysWriter

WRITES = os.O_WRONLY | os.O_RDWR
FORGET = {
    "occurrences": KeptChange("host = 'xb'", {"host": "'g'"}),
    "sessions": KeptChange("person = 'xb'", {"person": "'g'"}),
}


def change_all(writer: KeptDaysWriter, engine: Engine) -> None:
    """Write a day again, add one, forget somebody, remove the first day; each one is a change of several files."""
    write(writer, engine, FIRST + ONE_DAY, "xb", "xd")
    write(writer, engine, FIRST + 2 * ONE_DAY, "xb")
    writer.change(engine, FORGET)
    writer.remove_before(FIRST + ONE_DAY)


def main(folder: Path, last: int) -> None:
    done = 0

    def count(event: str, values: tuple[Any, ...]) -> None:
        nonlocal done
        is_change = event in {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod"} or (
            event == "open" and isinstance(values[2], int) and values[2] & WRITES
        )
        if is_change and str(values[0]).startswith(str(folder)):
            done += 1
            if done == last:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    with Engine(folder.parent, memory="300MB", threads=1) as engine:
        sys.addaudithook(count)
        with KeptDaysWriter(folder, TABLES, HEAD) as writer:
            change_all(writer, engine)
        sys.stdout.write(str(done))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

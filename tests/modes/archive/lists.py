"""Two plain lists for tests, and what a comparison of them writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from zoomwizard.core.outcome import JobResult
from zoomwizard.modes.archive.inputs import ReconcileInputs
from zoomwizard.modes.archive.offline import compare

CALL_COLUMNS, RECORDING_COLUMNS = "id,user,start,length_seconds", "id,user,start,media_seconds,cdr_id"
TEN = 10 * 3600


def at(second: float) -> str:
    """So many seconds after 10 o'clock."""
    whole, milliseconds = divmod(round((TEN + second) * 1000), 1000)
    minutes, seconds = divmod(whole, 60)
    decimals = f".{milliseconds:03}" if milliseconds else ""
    return f"2026-10-14T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{decimals}Z"


def written(columns: str, rows: Sequence[Sequence[Any]]) -> str:
    """A list as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns.split(","), *rows])
    return text.getvalue()


def list_inputs(folder: Path, calls: str, recordings: str, **more: Any) -> ReconcileInputs:
    """The inputs of a comparison of two lists, which are written."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "calls.csv").write_text(calls, encoding="utf-8")
    (folder / "recordings.csv").write_text(recordings, encoding="utf-8")
    return ReconcileInputs(
        cdr=folder / "calls.csv", recordings=folder / "recordings.csv", output=folder / "output", **more
    )


def compared(folder: Path, calls: str, recordings: str, **more: Any) -> tuple[JobResult, list[dict[str, str]]]:
    """The result, and the rows of the table."""
    result = compare(list_inputs(folder, calls, recordings, **more))
    (table,) = (folder / "output").glob("Reconciliation *.csv")
    with table.open(encoding="utf-8", newline="") as file:
        return result, list(csv.DictReader(file))

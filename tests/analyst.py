"""Writes the analyst's three inputs, runs the job on them and reads what it wrote.

Two people and two weeks of June 2026, when no clock changes: Zurich is two hours ahead of UTC.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from tests.oracle.rows import HEADER
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Finding, InputError, errors_in
from zoomwizard.modes.analyst.inputs import AnalystInputs
from zoomwizard.modes.analyst.metrics import METRICS
from zoomwizard.modes.analyst.queries import match_people, read_person_query
from zoomwizard.modes.analyst.query_files import PersonQuery
from zoomwizard.modes.analyst.run import AnalystJob, AnalystResult

ANNA, BEN = "pannajq7x2mz", "pbent5kd3wvh"
SUNDAY, NEXT_SUNDAY = "2026-06-07", "2026-06-14"
ZOOM_NAME: Final = "Hashed Zoom File from Zoom Admin_2026-06-30_101500.csv"
QUERY_NAME: Final = "Ways of working assessment.csv"
MEETINGS_NAME: Final = "Standard meeting query.csv"
QUERY_HEADER: Final = ("PersonId", "MetricDate", "TimeZone", "Organization", "PersonHashID")
MEETINGS: Final = (("MeetingId", "Subject"), ("m1", "Weekly sync"))
PERIOD: Final = ("2026-06-07T00:00:00Z", "2026-06-20T23:59:59Z")

Cells = dict[str, str]
Table = Sequence[Sequence[str]]


def call(hash_id: str = ANNA, join: str = "2026-06-10T08:00:00Z", minutes: int = 60, **more: str) -> Cells:
    """A row of a hashed file: one session in a personal room, from the start of the meeting on."""
    leave = datetime.fromisoformat(join) + timedelta(minutes=minutes)
    cells = dict.fromkeys(HEADER, "") | {
        "MeetingID": "5551234567",
        "Topic": "Quick call",
        "User_Email_1": BEN,
        "User_Email_2": hash_id,
        "Creation_Time": "2025-01-01T08:00:00Z",
        "Start_Time": join,
        "End_Time": f"{leave:%Y-%m-%dT%H:%M:%SZ}",
        "Duration_Minutes_1": str(minutes),
        "Participants": "2",
        "Join_Time": join,
        "Leave_Time": f"{leave:%Y-%m-%dT%H:%M:%SZ}",
        "Duration_Minutes_2": str(minutes),
        "Guest": "No",
        "InWaitingRoom": "No",
    }
    return cells | more


def week(hash_id: str = ANNA, day: str = SUNDAY, zone: str = "W. Europe Standard Time") -> Sequence[str]:
    """A row of a person query under QUERY_HEADER."""
    return (f"person of {hash_id}", day, zone, "Sales", hash_id)


def csv_text(rows: Table, delimiter: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def write_csv(path: Path, rows: Table, *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(csv_text(rows, delimiter), encoding=encoding, newline="")
    return path


def write_hashed(path: Path, rows: Iterable[Cells], **how: str) -> Path:
    """A hashed file without its manifest; `how` as in `write_csv`."""
    table = [HEADER, *([cells[name] for name in HEADER] for cells in rows)]
    return write_csv(path, table, **how)


def manifest_of(hashed: Path) -> Path:
    return hashed.with_suffix(".manifest.json")


def write_manifest(hashed: Path, zone: str = "Europe/Zurich", period: Sequence[str] = PERIOD) -> Path:
    """The manifest of a hashed file, with the parts that the analyst's step reads."""
    digest = hashlib.sha256(hashed.read_bytes()).hexdigest()
    content = {
        "time_zone": zone,
        "period": dict(zip(("first_start", "last_start"), period, strict=True)),
        "output": {"name": hashed.name, "sha256": digest},
    }
    manifest_of(hashed).write_text(json.dumps(content), encoding="utf-8")
    return manifest_of(hashed)


@dataclass
class Analyst:
    """The inputs of one run in a folder, and where it writes. A test changes what it is about."""

    folder: Path
    calls: Sequence[Cells] = (call(), call(BEN))
    query: Table = (QUERY_HEADER, week(), week(BEN), week(day=NEXT_SUNDAY), week(BEN, NEXT_SUNDAY))
    meetings: Table = MEETINGS
    zone: str = "Europe/Zurich"
    period: Sequence[str] = PERIOD
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self) -> AnalystInputs:
        """Write the three inputs and the manifest."""
        zoom = write_hashed(self.folder / ZOOM_NAME, self.calls)
        write_manifest(zoom, self.zone, self.period)
        given = {
            "zoom": (zoom,),
            "person_query": write_csv(self.folder / QUERY_NAME, self.query),
            "meeting_query": write_csv(self.folder / MEETINGS_NAME, self.meetings),
            "output": self.output,
        }
        return AnalystInputs(**{**given, "threads": 1, **self.options})

    def run(self) -> "Results":
        return Results(AnalystJob().run(self.write()))

    def check(self) -> list[Finding]:
        """What the check says; it leaves everything as it was."""
        inputs = self.write()
        before = snapshot(self.folder)
        findings = AnalystJob().check(inputs)
        assert snapshot(self.folder) == before
        return findings

    def refused(self) -> dict[str, Finding]:
        """The errors of a run that is refused, by code; the check says the same and nothing is left."""
        checked = self.check()
        before = snapshot(self.folder)
        with pytest.raises(InputError) as caught:
            AnalystJob().run(self.write())
        assert list(caught.value.findings) == checked
        assert snapshot(self.folder) == before
        return {finding.code: finding for finding in checked if finding.severity == "error"}


@dataclass(frozen=True)
class Results:
    """What a run wrote."""

    result: AnalystResult

    def path(self, role: str) -> Path:
        (record,) = [record for record in self.result.outputs if record.role == role]
        return self.result.folder / record.name

    @property
    def joined(self) -> list[list[str]]:
        return read_csv(self.path("joined person query"))

    @property
    def standalone(self) -> dict[tuple[str, str], dict[str, str]]:
        """The standalone file by MetricDate and HashID."""
        with self.path("standalone metrics").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found = {(row.pop("MetricDate"), row.pop("HashID")): row for row in rows}
        assert len(found) == len(rows)
        return found

    def values(self, hash_id: str = ANNA, day: str = SUNDAY) -> dict[str, str]:
        """The 17 columns of a person and week, without those that are zero."""
        cells = self.standalone[day, hash_id]
        assert tuple(cells) == METRICS
        return {name: text for name, text in cells.items() if text not in {"0", "0.0"}}

    @property
    def codes(self) -> set[str]:
        return {finding.code for finding in self.result.findings}

    def finding(self, code: str) -> Finding:
        (found,) = [finding for finding in self.result.findings if finding.code == code]
        return found

    @property
    def record(self) -> dict[str, Any]:
        content = json.loads(self.path("run record").read_text(encoding="utf-8"))
        assert isinstance(content, dict)
        return content


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """All that is in a folder: its files with their content, its folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def load_person_query(
    engine: Engine, query: PersonQuery, *, date_order: str = "auto"
) -> tuple[PersonQuery | None, list[Finding]]:
    """Read a person query and compare it with `hash_ids_seen`, as a check does; None where a finding is an error."""
    read, findings = read_person_query(engine, query, date_order)
    if read is not None:
        read, more = match_people(engine, read, date_order)
        findings += more
    return (None if errors_in(findings) else read), findings

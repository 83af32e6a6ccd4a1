"""Every shared sample of Zoom is read, or refused with the sentence that says what it looks like."""

from pathlib import Path

import pytest

from tests.conftest import SHARED
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import CancelToken, errors_in
from zoomwizard.zoom.files.date_orders import settle_orders
from zoomwizard.zoom.files.reports import open_reports
from zoomwizard.zoom.files.rows import load_report, prepare_reading

pytestmark = pytest.mark.shared

FOLDER = SHARED / "samples" / "zoom"
LOOKS = {
    "chat": "the chat of a meeting",
    "vtt": "the transcript of a recording",
    "dashboard": "a dashboard export of one meeting",
    "participants": "a participants report of one meeting",
    "webinar": "a webinar attendee report",
    "fixtures/chat": "the chat of a meeting",
    "fixtures/poll": "a poll report",
    "fixtures/qa": "a questions and answers report",
    "fixtures/webinar": "a webinar attendee report",
}
# Rows and the date order that the file proves.
READ = {
    "combined_legacy_2023_21col_en.csv": (1, "mdy"),
    "combined_new_en_2025_schema.csv": (3, "mdy"),
    "combined_new_it_2025_dmy_ampm_quoted.csv": (2, "dmy"),
    "combined_new_it_2025_mdy_ampm.csv": (7, "mdy"),
}


def samples() -> list[Path]:
    return sorted(path for path in FOLDER.rglob("*") if path.is_file()) if FOLDER.is_dir() else []


def looks_of(path: Path) -> str | None:
    name = path.relative_to(FOLDER).as_posix()
    return next((looks for start, looks in LOOKS.items() if name.startswith(start)), None)


def test_there_are_samples_of_both_kinds() -> None:
    assert READ.keys() <= {path.name for path in samples()}
    assert len([path for path in samples() if looks_of(path)]) > 20


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_a_sample_is_read_or_refused_by_name(path: Path, tmp_path: Path) -> None:
    with Engine(tmp_path, threads=1) as engine:
        reports, findings = open_reports([path], {}, (), CancelToken())
        looks = looks_of(path)
        if looks:
            assert reports == []
            (finding,) = findings
            assert finding.code in ("report.other-kind", "report.no-report")
            assert str(finding.title).startswith(f"This looks like {looks}")
            assert "Active Hosts" in str(finding.hint)
            return
        prepare_reading(engine, ())
        reports, found = settle_orders(engine, reports, "auto")
        assert errors_in([*findings, *found]) == []
        (report,) = reports
        load_report(engine, report, "Europe/Zurich")
        count, rejected = engine.one("SELECT count(*), count(*) FILTER (reason > 0) FROM raw")
        assert (count, report.order) == READ[path.name]
        assert rejected == 0

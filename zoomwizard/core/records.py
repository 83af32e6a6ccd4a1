"""Manifest and run record: what was read, done and written, without any value of a row."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from zoomwizard import __version__
from zoomwizard.core.contract import CancelToken, FileRecord, Finding
from zoomwizard.core.outputs import sha256_of
from zoomwizard.core.proof import Dictionary

USUAL_NAME = re.compile(
    r"(?:meetinglistdetails|meetings?|list|details|zoomus|zoom|reports?|active|hosts?|usage|mapping|file|part|hashed"
    r"|from|admin|[\d_\- .()])+",
    re.IGNORECASE,
)


def versions() -> dict[str, str]:
    """The versions that a result depends on."""
    return {"zoomwizard": __version__, "duckdb": duckdb.__version__, "python": platform.python_version()}


def record_of(path: Path, role: str, rows: int, cancel: CancelToken, name: str = "") -> FileRecord:
    """A file's record; reads the whole file for its SHA-256."""
    return FileRecord(name or path.name, role, rows, path.stat().st_size, sha256_of(path, cancel))


def safe_names(paths: Sequence[Path], role: str, words: Callable[[], Dictionary]) -> list[str]:
    """The files' names as a record may say them: one that names somebody is called by its role and number.

    `words` gives the names to look for; names that consist of usual words and numbers need no look.
    """
    return [
        f"{role} {number}" if not USUAL_NAME.fullmatch(path.stem) and words().names_somebody(path.stem) else path.name
        for number, path in enumerate(paths, 1)
    ]


def write_record(path: Path, content: Mapping[str, Any]) -> str:
    """Write a manifest or run record as JSON; returns its text, for the privacy proof."""
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    return text


def findings_as_json(findings: Sequence[Finding]) -> list[dict[str, str]]:
    """Findings as they stand in a record: without the file's name, which could name somebody."""
    return [{"severity": str(f.severity), "field": f.field, "code": f.code, "title": f.title} for f in findings]

"""Manifest and run record: what was read, done and written, without any value of a row."""

from __future__ import annotations

import getpass
import hashlib
import platform
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from zoomwizard import __version__
from zoomwizard.core.outcome import CancelToken, FileRecord, Finding, Severity
from zoomwizard.core.output.folder import sha256_of
from zoomwizard.core.privacy.patterns import NOT_ALLOWED, SHAPELESS, Pattern, one_of
from zoomwizard.core.privacy.proof import record_text
from zoomwizard.core.privacy.shapes import shapes_in

# What may stand in the entries that the records of several modes have.
VERSIONS = {
    "versions.zoomwizard": one_of(__version__),
    "versions.duckdb": one_of(duckdb.__version__),
    "versions.python": one_of(platform.python_version()),
}
LOCAL_TIME = Pattern("local time", NOT_ALLOWED, r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9:]{5,8}")
FINDINGS = {
    "findings.severity": one_of(*Severity),
    "findings.field": Pattern("input", NOT_ALLOWED, "[a-z_]*"),
    "findings.code": Pattern("code", NOT_ALLOWED, "[a-z.-]*"),
    "findings.title": replace(SHAPELESS, broken=NOT_ALLOWED),
}


def versions() -> dict[str, str]:
    """The versions that a result depends on."""
    return {"zoomwizard": __version__, "duckdb": duckdb.__version__, "python": platform.python_version()}


def user_name() -> str:
    """Who runs it, as the system says; blank where it can't."""
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


def record_of(path: Path, role: str, rows: int, cancel: CancelToken, name: str = "") -> FileRecord:
    """A file's record; reads the whole file for its SHA-256."""
    return FileRecord(name or path.name, role, rows, path.stat().st_size, sha256_of(path, cancel))


def record_of_folder(folder: Path, role: str, rows: int, cancel: CancelToken, name: str) -> FileRecord:
    """The record of a folder as of one file: the size of all its files, and the SHA-256 of the list of theirs.

    The list has a line for each file, sorted by path: SHA-256, two blanks, and the path with slashes.
    """
    files = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    lines = "".join(f"{sha256_of(path, cancel)}  {relative}\n" for relative, path in files)
    size = sum(path.stat().st_size for _, path in files)
    return FileRecord(name, role, rows, size, hashlib.sha256(lines.encode()).hexdigest())


def write_record(path: Path, content: Mapping[str, Any]) -> str:
    """Write a manifest or run record as JSON; returns its text, for the privacy proof."""
    text = record_text(content)
    path.write_text(text, encoding="utf-8", newline="\n")
    return text


def findings_as_json(findings: Sequence[Finding]) -> list[dict[str, str]]:
    """Findings as they stand in a record, in English: without the file's name, which could name somebody.

    A title that holds what looks like an email address or a phone number, as the header of a column may, is blank.
    """
    titles = [str(finding.title) for finding in findings]
    return [
        {"severity": str(f.severity), "field": f.field, "code": f.code, "title": "" if shapes_in(title) else title}
        for f, title in zip(findings, titles, strict=True)
    ]

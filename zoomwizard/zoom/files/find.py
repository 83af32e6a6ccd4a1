"""Which files of those that were given are reports, and which is the mapping file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.output.folder import reason_of
from zoomwizard.core.people.mapping_file import is_mapping_header
from zoomwizard.core.said import say
from zoomwizard.core.tables.text_file import LookAt, look_at, problem
from zoomwizard.kinds.all_kinds import EXCEL_SUFFIXES
from zoomwizard.kinds.hashed_file import is_own_hashed_header
from zoomwizard.zoom.files.reports import REPORTS_FIELD

SUBFOLDER = "zoom_reports"
FOLDER_CODES = ("folder.excel", "folder.hashed")  # of findings about files of a folder that are left out


@dataclass
class FoundFiles:
    """The reports and the mapping files among what was given, and what was left out.

    `of_folders` are the files that nobody named, since they only lie in a folder that was given.
    """

    reports: list[Path] = field(default_factory=list)
    of_folders: set[Path] = field(default_factory=set)
    mappings: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def find_report_files(
    paths: Sequence[Path], mapping: Path | None, look: LookAt = look_at, *, are_needed: bool = True
) -> tuple[list[Path], Path | None, list[Finding]]:
    """The report files and the mapping file. A folder gives all its CSV files and those of `zoom_reports` in it.

    In a folder the mapping file is known by its columns; two are never guessed between. Reports are not needed where
    the rows come from elsewhere.
    """
    found = look_for_reports(paths, mapping, look)
    reports = found.reports
    if are_needed and not reports and not any(finding.severity is Severity.ERROR for finding in found.findings):
        title = say("There's no Zoom report among the files you chose.")
        hint = say("Choose the CSV files of the details report, or the folder they're in.")
        found.findings.append(Finding(Severity.ERROR, REPORTS_FIELD, title, hint, code="reports.none"))
    if mapping is None:
        mapping = only_mapping(found)
    return reports, mapping, found.findings


def look_for_reports(paths: Sequence[Path], mapping: Path | None, look: LookAt = look_at) -> FoundFiles:
    """The files that may be reports: those that were named, and what folders hold. `mapping` is none of them."""
    found = FoundFiles()
    for path in paths:
        try:
            if path.is_dir():
                look_into_folder(path, found, look)
            else:
                found.reports.append(path)
        except OSError as error:
            title = say("The file or folder can't be read. {reason}", reason=reason_of(error)[0])
            hint = say("Check the path, and that you're allowed to open it.")
            found.findings.append(problem(REPORTS_FIELD, path, title, hint, "file.unreadable"))
    given = {mapping.absolute()} if mapping else set()
    found.reports = list({path.absolute(): path for path in found.reports if path.absolute() not in given}.values())
    found.mappings = [path for path in found.mappings if path.absolute() not in given]
    return found


def look_into_folder(folder: Path, found: FoundFiles, look: LookAt) -> None:
    """Add what a folder holds, and its subfolder of reports where it has one."""
    subfolder = folder / SUBFOLDER
    for path in sorted(folder.iterdir()) + (sorted(subfolder.iterdir()) if subfolder.is_dir() else []):
        if path.suffix.lower() in EXCEL_SUFFIXES:
            title = say("This Excel workbook was left out.")
            hint = say("If it's a report, export it from Zoom as CSV.")
            found.findings.append(Finding(Severity.WARNING, REPORTS_FIELD, title, hint, path.name, "folder.excel"))
        if path.suffix.lower() != ".csv" or not path.is_file():
            continue
        file, _ = look(path, REPORTS_FIELD)
        header = file.header if file else ()
        if is_mapping_header(header):
            found.mappings.append(path)
        elif is_own_hashed_header(header):
            title = say("This hashed file from an earlier run was left out.")
            found.findings.append(Finding(Severity.NOTE, REPORTS_FIELD, title, "", path.name, "folder.hashed"))
        else:
            found.reports.append(path)
            found.of_folders.add(path)


def only_mapping(found: FoundFiles) -> Path | None:
    """The one mapping file of the folders; adds the finding where there is none or more than one."""
    names = tuple(str(path) for path in found.mappings)
    if len(names) == 1:
        title = say("This file looks like a mapping file and is used as one.")
        found.findings.append(Finding(Severity.NOTE, "mapping", title, "", found.mappings[0].name, "mapping.found"))
        return found.mappings[0]
    if names:
        files = [path.name for path in found.mappings]
        title = say("There are {count} mapping files in the folder: {files}.", count=len(names), files=files)
        hint = say("Choose one with --mapping.")
        found.findings.append(Finding(Severity.ERROR, "mapping", title, hint, "", "mapping.several", names))
    else:
        title = say("The mapping file is missing.")
        hint = say("Use --mapping to choose the CSV file with the columns PersonID and HashID.")
        found.findings.append(Finding(Severity.ERROR, "mapping", title, hint, "", "mapping.missing"))
    return None

"""The analyst's input files: which is which, and how they are found in a folder. Source: docs/files.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from zoomwizard.core.examined import LeftOut
from zoomwizard.core.outcome import Finding, Severity, errors_in
from zoomwizard.core.people.mapping_findings import joined
from zoomwizard.core.said import Said, Value, first_of, plural, say, sentences
from zoomwizard.core.tables.text_file import LookAt, look_at, problem
from zoomwizard.kinds.all_kinds import EXCEL_SUFFIXES, FileKind, kind_of
from zoomwizard.kinds.queries import nearly_query

Role = Literal["zoom", "person_query", "meeting_query"]

# The names of Microsoft's instructions.
NAMES: dict[Role, re.Pattern[str]] = {
    "zoom": re.compile(r"hashed zoom file from zoom admin.*", re.IGNORECASE),
    "person_query": re.compile(r"(ways of working assessment|wowa).*", re.IGNORECASE),
    "meeting_query": re.compile(r"standard meeting query.*", re.IGNORECASE),
}
# The analyst's step writes its meeting query under nearly the name of its input; only the time differs.
OWN_MEETING_QUERY = re.compile(r"standard meeting query_\d{4}-\d\d-\d\d_\d{6}(-\d+)?\.csv", re.IGNORECASE)
ROLES: dict[str, Role] = {"hashed-file": "zoom", "person-query": "person_query", "meeting-query": "meeting_query"}
WORDS: dict[Role, Said] = {
    "zoom": say("hashed Zoom file"),
    "person_query": say("person query"),
    "meeting_query": say("meeting query"),
}
# What is looked for: the columns, and what such a file is mostly called.
WANTED_COLUMNS: dict[Role, Sequence[str]] = {
    "zoom": ("MeetingID", "Topic", "User_Email_1", "User_Email_2", "Start_Time", "Join_Time", "Leave_Time"),
    "person_query": ("PersonId", "MetricDate"),
    "meeting_query": ("Subject", "MeetingId"),
}
USUAL_NAMES: dict[Role, str] = {
    "zoom": "Hashed Zoom File from Zoom Admin_....csv",
    "person_query": "Ways of working assessment.csv",
    "meeting_query": "Standard meeting query.csv",
}
OPTIONS: dict[Role, str] = {
    "zoom": "--zoom",
    "person_query": "--person-query",
    "meeting_query": "--meeting-query",
}
MOST_NAMES = 5
ONLY_CSV = say("Only CSV files are read. Save the workbooks you need as CSV UTF-8.")
NO_INPUT = say("It doesn't have the columns of a hashed Zoom file or of a query.")

VIVA = say("Choose the file that was exported from Viva Insights.")
PERSON_WEEK = say("Export a weekly person query (Ways of working assessment) from Viva Insights.")
# What to do with a file of a kind that is not the wanted one; of any other kind nothing but another file helps.
WAYS_OUT = {
    "hashed-file": say("Choose it as the hashed Zoom file."),
    **dict.fromkeys(("group-to-group", "person-to-group", "person-to-person"), PERSON_WEEK),
    "person-query": say("Choose it as the person query."),
    "meeting-query": say("Choose it as the meeting query."),
}


@dataclass(frozen=True)
class AnalystFiles:
    """The files of a run, None or nothing where one was not found; and the other files of the folders."""

    zoom: tuple[Path, ...]
    person_query: Path | None
    meeting_query: Path | None
    left_out: tuple[LeftOut, ...] = field(default=(), compare=False)


@dataclass
class Listing:
    """What lies in the folders that were given: CSV files by role, all other CSV files, Excel workbooks."""

    where: str
    files: dict[Role, list[Path]] = field(default_factory=lambda: {role: [] for role in NAMES})
    nearly: dict[Role, list[Path]] = field(default_factory=lambda: {role: [] for role in NAMES})
    results: list[Path] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    workbooks: list[Path] = field(default_factory=list)

    def candidates(self, role: Role) -> list[Path]:
        """The files with the columns of a role, else with its name, else with nearly its columns.

        What they lack is said later.
        """
        named = [path for path in self.others if NAMES[role].fullmatch(path.name)]
        return self.files[role] or named or self.nearly[role]


def way_out(kind: FileKind) -> Said:
    """What to do with a file that was chosen for another input than its own."""
    return WAYS_OUT.get(kind.name, VIVA)


def find_analyst_inputs(
    zoom: Sequence[Path], person_query: Path | None, meeting_query: Path | None, look: LookAt = look_at
) -> tuple[AnalystFiles, list[Finding]]:
    """The three inputs; those not given are looked for in the folders among `zoom`, by columns and name.

    A file that is given is taken as it is. All hashed files of a folder are taken; two candidates for another
    role are an error that lists them as choices, and none is an error that says what was looked for.
    """
    listing, findings = look_into([path for path in zoom if path.is_dir()], look)
    if errors_in(findings):
        return AnalystFiles((), person_query, meeting_query), findings
    given = {path.resolve() for path in (person_query, meeting_query) if path is not None}
    found = [path for path in listing.candidates("zoom") if path.resolve() not in given]
    if len(found) > 1:
        findings.append(several_hashed(found, listing.where))
    files = list({path.resolve(): path for path in (*(p for p in zoom if not p.is_dir()), *found)}.values())
    if not files:
        findings.append(nothing_found("zoom", listing))
    if person_query is None:
        person_query, more = pick("person_query", listing)
        findings += more
    if meeting_query is None:
        meeting_query, more = pick("meeting_query", listing)
        findings += more
    taken: dict[Role, Sequence[Path]] = {"zoom": files}
    taken["person_query"] = [person_query] if person_query else []
    taken["meeting_query"] = [meeting_query] if meeting_query else []
    return AnalystFiles(tuple(files), person_query, meeting_query, tuple(not_taken(listing, taken))), findings


def not_taken(listing: Listing, taken: Mapping[Role, Sequence[Path]]) -> Iterator[LeftOut]:
    """The files of the folders that weren't taken, and why; not those that a role is still to be chosen from."""
    every = {path.resolve() for paths in taken.values() for path in paths}
    every |= {path.resolve() for role in taken if not taken[role] for path in listing.candidates(role)}
    for role, paths in listing.files.items():
        why = say("Another file is used as the {word}.", word=WORDS[role])
        yield from (LeftOut("zoom", path.name, why, "inputs.other") for path in paths if path.resolve() not in every)
    for path in listing.results:
        yield LeftOut("zoom", path.name, say("It's the result of an earlier run."))
    for path in listing.others:
        if path.resolve() not in every:
            yield LeftOut("zoom", path.name, NO_INPUT, "inputs.other")
    for path in listing.workbooks:
        yield LeftOut("zoom", path.name, ONLY_CSV, "inputs.excel")


def taken_from_folder(found: AnalystFiles, given: AnalystFiles) -> list[Finding]:
    """Notes on which files of a folder are used, and for what; several hashed files have a note of their own."""
    folders = [path for path in given.zoom if path.is_dir()]
    hashed = [path for path in found.zoom if path not in given.zoom]
    taken: list[tuple[Role, Path | None]] = [("zoom", hashed[0])] if len(hashed) == 1 else []
    taken += [("person_query", found.person_query)] if given.person_query is None else []
    taken += [("meeting_query", found.meeting_query)] if given.meeting_query is None else []
    notes = [
        Finding(
            Severity.NOTE,
            role,
            say("{name} is used as the {word}.", name=path.name, word=WORDS[role]),
            where=folder_of(path, folders),
            code="inputs.found",
        )
        for role, path in taken
        if path is not None
    ]
    others = [one.name for one in found.left_out if one.code == "inputs.other"]
    if others:
        title = plural(
            "{n} other CSV file was left out: {names}.",
            "{n} other CSV files were left out: {names}.",
            n=len(others),
            names=some_names([Path(name) for name in others]),
        )
        notes.append(Finding(Severity.NOTE, "zoom", title, code="inputs.other"))
    return notes


def folder_of(path: Path, folders: Sequence[Path]) -> str:
    """The name of the folder that a file was found in."""
    return next((folder.name for folder in folders if folder == path.parent), "")


def look_into(folders: Sequence[Path], look: LookAt) -> tuple[Listing, list[Finding]]:
    """What lies in the folders, not in their subfolders; an error where one can't be read."""
    listing = Listing(joined([folder.name or str(folder) for folder in folders]) if folders else "")
    for folder in folders:
        try:
            paths = sorted(path for path in folder.iterdir() if path.is_file())
        except OSError:
            title, hint = say("The folder can't be read."), say("Check that you have permission to read it.")
            return listing, [problem("zoom", folder, title, hint, "folder.unreadable")]
        for path in paths:
            # What other programs keep beside a file that is open in them is not the file.
            if path.name.startswith((".", "~$")):
                continue
            if path.suffix.lower() == ".csv":
                place(path, listing, look)
            elif path.suffix.lower() in EXCEL_SUFFIXES:
                listing.workbooks.append(path)
    if not listing.workbooks:
        return listing, []
    title = plural(
        "{n} Excel workbook was left out: {names}.",
        "{n} Excel workbooks were left out: {names}.",
        n=len(listing.workbooks),
        names=some_names(listing.workbooks),
    )
    return listing, [Finding(Severity.NOTE, "zoom", title, ONLY_CSV, listing.where, "inputs.excel")]


def place(path: Path, listing: Listing, look: LookAt) -> None:
    """Put a CSV file where it belongs in the listing, by its columns."""
    file, _ = look(path, "zoom")
    kind = kind_of(file.header) if file else None
    name = kind.name if kind else ""
    if OWN_MEETING_QUERY.fullmatch(path.name) or name == "result":
        listing.results.append(path)
    elif name in ROLES:
        listing.files[ROLES[name]].append(path)
    else:
        listing.others.append(path)
        nearly = nearly_query(file.header) if file else None
        if nearly:
            listing.nearly[ROLES[nearly]].append(path)


def pick(role: Role, listing: Listing) -> tuple[Path | None, list[Finding]]:
    """The one file for a role, or the error that there is none or more than one."""
    found = listing.candidates(role)
    if len(found) == 1:
        return found[0], []
    if not found:
        return None, [nothing_found(role, listing)]
    names = some_names(found)
    title = say("{count} files could be the {word}: {names}.", count=len(found), word=WORDS[role], names=names)
    hint = say("Choose one with {option}.", option=OPTIONS[role])
    choices = tuple(path.name for path in found)
    return None, [Finding(Severity.ERROR, role, title, hint, listing.where, "inputs.several", choices)]


def several_hashed(found: Sequence[Path], where: str) -> Finding:
    """A note that all hashed files of a folder are read, as they may be those of several months."""
    names = some_names(found)
    title = say(
        "{count} hashed Zoom files were found, and all of them are used: {names}.", count=len(found), names=names
    )
    hint = say("A session that's in two of them counts once.")
    return Finding(Severity.NOTE, "zoom", title, hint, where, "inputs.several-hashed")


def nothing_found(role: Role, listing: Listing) -> Finding:
    """An error that says what was looked for."""
    word, option = WORDS[role], OPTIONS[role]
    if not listing.where:
        title = say("The {word} is missing.", word=word)
        hint = say("Choose it with {option}, or give --zoom a folder that holds all three files.", option=option)
        return Finding(Severity.ERROR, role, title, hint, "", "inputs.none")
    title = say("There's no {word} in this folder.", word=word)
    hint = say(
        "It's a CSV file with the columns {columns}, usually called {name}. Choose it with {option}.",
        columns=WANTED_COLUMNS[role],
        name=USUAL_NAMES[role],
        option=option,
    )
    workbooks = [path.name for path in listing.workbooks if NAMES[role].fullmatch(path.name)]
    if workbooks:
        hint = say("{name} is an Excel workbook: open it, choose Save as, and save it as CSV UTF-8.", name=workbooks[0])
    results = [path.name for path in listing.results if NAMES[role].fullmatch(path.name)]
    if results:
        hint = sentences(hint, say("{name} is the result of an earlier run.", name=results[0]))
    return Finding(Severity.ERROR, role, title, hint, listing.where, "inputs.none")


def some_names(paths: Sequence[Path]) -> Sequence[Value]:
    """The names of files for a sentence; a long list is cut."""
    return first_of([path.name for path in paths], MOST_NAMES)

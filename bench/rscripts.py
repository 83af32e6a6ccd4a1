"""How long the published R scripts take for the same organisation.

Whoever measures them brings them: the folder with `Admin` and `Analyst` in it, and `Rscript` with the packages dplyr,
purrr, readr, stringr, data.table, tidyverse, lubridate and hms. Their headers and dates are edited by hand first; that
is done here, and not timed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from bench.measure import DATE_FORMAT, DATES, scan_reports
from bench.organisation import Organisation, literal

# As the scripts' own page for the Zoom admin says them.
HEADER = (
    "Topic", "MeetingID", "User_Name", "User_Email_1", "Department", "Group", "HasZoomRooms", "Creation_Time",
    "Start_Time", "End_Time", "Duration_Minutes_1", "Participants", "NameOriginalName", "User_Email_2", "Join_Time",
    "Leave_Time", "Duration_Minutes_2", "Guest", "RecordingConsent", "InWaitingRoom",
)  # fmt: skip
CONFIG = "key,value\nhash_id,PersonHashID\nutc_offset,01:00\noutlook_start,09:00\noutlook_end,17:00\n"
# Of three packages that Debian does not have the scripts need a time stamp and the reading of a CSV file.
STAND_INS = {
    "wpa": 'tstamp <- function() format(Sys.time(), "%y%m%d_%H%M%S")',
    "vivainsights": "import_query <- function(x) { d <- dplyr::as_tibble(data.table::fread(x)); "
    "d$MetricDate <- as.Date(d$MetricDate); d }",
    "lutz": "tz_offset <- function(...) stop()",
}
HASHED = "Hashed Zoom File from Zoom Admin*.csv"


def scripts_folder(text: str) -> Path:
    """The folder of the scripts as an argument; an error where they, or R, are not there."""
    folder = Path(text)
    if not all((folder / role / "script").is_dir() for role in ("Admin", "Analyst")):
        raise argparse.ArgumentTypeError("a folder with the folders Admin and Analyst of the scripts is needed")
    if shutil.which("Rscript") is None:
        raise argparse.ArgumentTypeError("R is needed, and there is no Rscript")
    return folder


class RScripts:
    """The scripts in a folder of their own, with an organisation as their input."""

    def __init__(self, scripts: Path, organisation: Organisation, folder: Path) -> None:
        self._folder, self._library = folder / "scripts", folder / "library"
        shutil.copytree(scripts, self._folder, ignore=shutil.ignore_patterns(".git"))
        self._make_inputs(organisation)
        self._install_stand_ins(folder / "sources")

    def admin(self) -> float:
        """The seconds of the Zoom admin's script, from start to end; its file becomes the input of the analyst's."""
        seconds = self._run("Admin", "AdminBindandHash.R")
        (hashed,) = (self._folder / "Admin" / "output").glob(HASHED)
        for old in (self._folder / "Analyst" / "input").glob(HASHED):
            old.unlink()
        shutil.move(hashed, self._folder / "Analyst" / "input" / hashed.name)
        return seconds

    def analyst(self) -> float:
        """The seconds of the analyst's script, after that of the Zoom admin."""
        seconds = self._run("Analyst", "ImportandTransform.R")
        for made in (self._folder / "Analyst" / "output").glob("*.csv"):
            made.unlink()
        return seconds

    def _run(self, role: str, script: str) -> float:
        start = time.perf_counter()
        done = subprocess.run(
            ["Rscript", script],
            cwd=self._folder / role / "script",
            env=os.environ | {"R_LIBS": str(self._library)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"bench: {script} failed (exit code {done.returncode}):\n{done.stderr}")
        return time.perf_counter() - start

    def _make_inputs(self, organisation: Organisation) -> None:
        reports = self._folder / "Admin" / "input" / "zoom_reports"
        reports.mkdir(parents=True, exist_ok=True)
        read = [
            f"strftime(strptime(c{n}, {DATE_FORMAT}), '%d/%m/%Y %H:%M')" if n in DATES else f"c{n}"
            for n in range(len(HEADER))
        ]
        cells = ", ".join(f"{cell} AS {name}" for cell, name in zip(read, HEADER, strict=True))
        for number, report in enumerate(organisation.reports):
            place = literal(reports / f"report {number}.csv")
            duckdb.execute(f"COPY (SELECT {cells} FROM {scan_reports([report])}) TO {place} (FORMAT csv, HEADER true)")
        shutil.copy(organisation.mapping, self._folder / "Admin" / "input" / "mapping file.csv")
        analyst = self._folder / "Analyst"
        shutil.copy(organisation.meeting_query, analyst / "input" / "Standard meeting query.csv")
        query = analyst / "input" / "Ways of working assessment.csv"
        with organisation.person_query.open(encoding="utf-8") as source, query.open("w", encoding="utf-8") as target:
            target.write(source.readline().replace(",Date,", ",MetricDate,"))
            shutil.copyfileobj(source, target)
        (analyst / "config.csv").write_text(CONFIG, encoding="utf-8")

    def _install_stand_ins(self, sources: Path) -> None:
        self._library.mkdir()
        for name, code in STAND_INS.items():
            (sources / name / "R").mkdir(parents=True)
            (sources / name / "R" / "all.R").write_text(code + "\n", encoding="utf-8")
            (sources / name / "NAMESPACE").write_text(f"export({code.split()[0]})\n", encoding="utf-8")
            about = f"Package: {name}\nVersion: 0.1\nTitle: Stand-in\nDescription: Stand-in.\nLicense: MIT\n"
            (sources / name / "DESCRIPTION").write_text(about, encoding="utf-8")
        places = [str(sources / name) for name in STAND_INS]
        subprocess.run(
            ["R", "CMD", "INSTALL", "-l", str(self._library), *places], check=True, capture_output=True, text=True
        )

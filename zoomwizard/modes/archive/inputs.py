"""What the jobs of an archive are asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.job import CommonInputs, FileInputs, ask, reworded
from zoomwizard.core.said import say
from zoomwizard.core.tables.first_look import TABLE_PATTERN
from zoomwizard.zoom.asked import ZoomInputs

KINDS_TO_KEEP = {
    "compliance": say("Compliance archiving: meetings and webinars"),
    "cloud": say("Cloud recordings of meetings and webinars"),
    "phone": say("Recorded phone calls"),
}
TABLE_FORMATS = {
    "csv": say("CSV files, always written"), "jsonl": say("JSON lines"), "parquet": say("Parquet"),
    "duckdb": say("One DuckDB file"),
}  # fmt: skip
IDENTITIES = {"hashed": say("Replaced by HashIDs or stand-ins"), "shown": say("Shown, for a stated reason")}
TEXTS = {"drop": say("Left out"), "keep": say("Included")}
DEFAULT_LATE_HOURS, DEFAULT_EVERY = 24, 5
ABOUT_PEOPLE, IN_MOMENTS = say("Names and texts"), say("Times and places")


@dataclass(frozen=True, kw_only=True)
class ArchiveInputs(CommonInputs):
    """What every job in an archive is asked."""

    archive: Path = ask(
        say("&Archive folder"),
        kind="folder",
        help=say("The folder of the archive."),
        on_screen=say("A new or empty folder begins an archive."),
    )


@dataclass(frozen=True, kw_only=True)
class RecordingInputs(FileInputs):
    """What both jobs are asked that ask Zoom for recordings; those of what is compared may be blank."""

    archive: Path | None = reworded(ArchiveInputs, "archive", default=None)
    from_zoom: tuple[str, ...] = ask(
        say("Zoom &accounts"),
        kind="accounts",
        help=say("The Zoom accounts to ask. Each has its own folder in the archive."),
        default=(),
    )
    kind: tuple[str, ...] = ask(
        say("&Kinds of recordings"),
        kind="choices",
        choices=KINDS_TO_KEEP,
        metavar="KIND",
        help=say("Which kinds of recordings: compliance, cloud, phone."),
        default=(),
    )
    people: Path | None = ask(
        say("&People file"),
        kind="open-file",
        pattern="*.csv",
        help=say(
            "A CSV file with the people whose recordings are kept: PersonID (e-mail), and optionally Name, Account, "
            "Policy (always, on_demand, never) and Modality (video, voice)."
        ),
        on_screen=say("A CSV file with the e-mail addresses of the people whose recordings are kept."),
        default=None,
    )
    date_from: str = reworded(
        ZoomInputs,
        "date_from",
        help=say("The first day, in UTC. By default, from where the last run ended."),
        on_screen="",
    )
    date_to: str = reworded(ZoomInputs, "date_to", help=say("The last day, in UTC; it's included."), on_screen="")
    plan: bool = reworded(
        ZoomInputs,
        "plan",
        help=say(
            "Show how many recordings there are, and how many requests, how much time and how much space they would "
            "take. Nothing is downloaded or written."
        ),
    )
    fresh: bool = reworded(
        ZoomInputs,
        "fresh",
        help=say("Discard what earlier runs noted for the next one. Files in the archive stay."),
    )
    wait: bool = reworded(ZoomInputs, "wait")
    location: str = ask(
        say("&Location"),
        kind="text",
        help=say("What the column Location of the metadata says; without it, this computer's name."),
        on_screen=say("For the column Location of the metadata."),
        blank=say("This computer's name"),
        default="",
        group=IN_MOMENTS,
    )
    anchor_file: Path | None = ask(
        say("A&nchor file"),
        kind="open-file",
        help=say(
            "A file, best on another computer, to which each run adds the last hash of each account's manifest; "
            "created if it doesn't exist."
        ),
        on_screen=say("Best on another computer. Each run adds the last hash, which proves that nothing was cut off."),
        default=None,
        group=IN_MOMENTS,
    )


@dataclass(frozen=True, kw_only=True)
class FetchInputs(RecordingInputs):
    """What is to be downloaded."""


@dataclass(frozen=True, kw_only=True)
class IdentityInputs(FileInputs):
    """What both jobs are asked that write tables about people."""

    mapping: Path | None = ask(
        say("&Mapping file"),
        kind="open-file",
        pattern=TABLE_PATTERN,
        help=say("A file (CSV or xlsx) with PersonID (e-mail) and HashID. People in it get their HashIDs."),
        on_screen=say("Optional. People in it get their HashIDs."),
        default=None,
        group=ABOUT_PEOPLE,
    )
    identities: str = ask(
        say("&Names and numbers"),
        kind="choice",
        choices=IDENTITIES,
        help=say("Whether names and numbers are replaced, or shown, which needs --reason."),
        on_screen=say("A stand-in can't be turned back into a name."),
        default="hashed",
        group=ABOUT_PEOPLE,
    )
    reason: str = ask(
        say("&Reason"),
        kind="text",
        help=say("Why names are shown. It's kept in the run record and in the manifest."),
        on_screen=say("It's kept in the run record and in the manifest."),
        default="",
        group=ABOUT_PEOPLE,
    )


@dataclass(frozen=True, kw_only=True)
class ReconcileInputs(RecordingInputs, IdentityInputs):
    """What is to be compared: an archive with its accounts, or two lists."""

    date_from: str = reworded(RecordingInputs, "date_from", help=say("The first day, in UTC. By default, 14 days ago."))

    output: Path = ask(say("&Output folder"), kind="folder", help=say("The folder to write the comparison to."))
    cdr: Path | None = ask(
        say("List of &calls"),
        kind="open-file",
        pattern="*.csv",
        help=say("Without an account: a CSV file of calls with id, user, start and length_seconds."),
        default=None,
    )
    recordings: Path | None = ask(
        say("List of &recordings"),
        kind="open-file",
        pattern="*.csv",
        help=say("Without an account: a CSV file of recordings with id, user, start, media_seconds and cdr_id."),
        default=None,
    )
    late_hours: int = ask(
        say("&Hours to wait"),
        kind="number",
        help=say("How many hours after its end a recording may still be missing."),
        default=DEFAULT_LATE_HOURS,
        group=IN_MOMENTS,
    )
    fail_below: float | None = ask(
        say("&Target, in percent"),
        kind="decimal",
        metavar="PERCENT",
        help=say("Fail if the completeness is below this. All files are still written."),
        default=None,
        group=IN_MOMENTS,
    )


@dataclass(frozen=True, kw_only=True)
class MetadataInputs(ArchiveInputs, IdentityInputs):
    """Of which recordings tables are to be written, and how."""

    from_zoom: tuple[str, ...] = reworded(
        RecordingInputs, "from_zoom", help=say("Only these accounts of the archive; without it, all.")
    )
    date_from: str = ask(say("Firs&t day"), kind="day", option="--from", help=say("The first day, in UTC."))
    date_to: str = ask(say("&Last day"), kind="day", option="--to", help=say("The last day, in UTC; it's included."))
    output: Path = ask(say("&Output folder"), kind="folder", help=say("The folder to write the tables to."))
    texts: str = ask(
        say("&Topics"),
        kind="choice",
        choices=TEXTS,
        help=say("Whether to write the topics of meetings."),
        default="drop",
        group=ABOUT_PEOPLE,
    )
    format: tuple[str, ...] = ask(
        say("&Formats"),
        kind="choices",
        choices=TABLE_FORMATS,
        metavar="FORMAT",
        help=say("Formats to write in addition to CSV: jsonl, parquet, duckdb."),
        default=("csv",),
    )
    bag: bool = ask(
        say("With a &BagIt bag"),
        kind="flag",
        help=say("Also copy the files of these days into a BagIt bag, to hand them over."),
        default=False,
    )


@dataclass(frozen=True, kw_only=True)
class VerifyInputs(ArchiveInputs):
    """What of an archive is to be proved."""

    from_zoom: tuple[str, ...] = reworded(MetadataInputs, "from_zoom")
    quick: bool = ask(
        say("&Quick"),
        kind="flag",
        help=say("Compare the sizes of files, not their SHA-256."),
        default=False,
    )
    anchor_file: Path | None = reworded(
        RecordingInputs, "anchor_file", help=say("The file with the last hashes that runs have added.")
    )


@dataclass(frozen=True, kw_only=True)
class PlanInputs(CommonInputs):
    """How often an archive is to be filled, and with how much."""

    every: int = ask(
        say("&Minutes between runs"),
        kind="number",
        metavar="MINUTES",
        help=say("Minutes from one run to the next, from 1 to 1440."),
        default=DEFAULT_EVERY,
        minimum=1,
    )
    share: float = ask(
        say("&Share of the limits"),
        kind="decimal",
        metavar="SHARE",
        help=say("The part of Zoom's limits that the program may use: more than 0, up to 1."),
        default=1.0,
    )
    calls: int | None = ask(say("&Calls a day"), kind="number", help=say("Calls a day to judge."), default=None)
    meetings: int | None = ask(
        say("&Meetings a day"), kind="number", help=say("Meetings a day to judge."), default=None
    )


@dataclass(frozen=True, kw_only=True)
class PurgeInputs(ArchiveInputs):
    """What is to be removed from an archive."""

    from_zoom: tuple[str, ...] = reworded(MetadataInputs, "from_zoom")
    keep_days: int | None = ask(
        say("Keep &days"),
        kind="number",
        help=say("Remove recordings that began more than this many days ago."),
        default=None,
    )
    person: str = ask(
        say("&Person"),
        kind="text",
        metavar="E-MAIL",
        help=say("Remove recordings that are kept for this person alone."),
        default="",
    )
    yes: bool = ask(say("&Yes"), kind="flag", help=say("Don't ask before removing."), default=False)


@dataclass(frozen=True, kw_only=True)
class HoldInputs(ArchiveInputs):
    """What must not be removed; without a name, what isn't."""

    name: str = ask(say("&Name"), kind="text", help=say("The name of the hold."), default="")
    person: tuple[str, ...] = ask(
        say("&People"),
        kind="texts",
        metavar="E-MAIL",
        help=say("Only recordings of one of these people."),
        default=(),
    )
    date_from: str = ask(
        say("Firs&t day"),
        kind="day",
        option="--from",
        help=say("Only recordings from this day on (UTC)."),
        default="",
    )
    date_to: str = ask(
        say("&Last day"), kind="day", option="--to", help=say("Only recordings up to this day (UTC)."), default=""
    )
    recording: str = ask(
        say("&Recording"), kind="text", metavar="KEY", help=say("Only the recording with this key."), default=""
    )
    release: bool = ask(say("R&elease"), kind="flag", help=say("End the hold of this name."), default=False)


@dataclass(frozen=True, kw_only=True)
class NoteInputs(ArchiveInputs):
    """What is to be noted or decided, and about what."""

    row: tuple[str, ...] = ask(
        say("&Rows"), kind="texts", metavar="ROW", help=say("Rows of a reconciliation, by the column Row."), default=()
    )
    file: tuple[str, ...] = ask(
        say("&Files"), kind="texts", metavar="KEY", help=say("Files, by their keys."), default=()
    )
    text: str = ask(say("&Text"), kind="text", help=say("The note, without e-mail addresses."), default="")
    decide: str = ask(
        say("&Decision"),
        kind="choice",
        choices={"yes": say("Yes"), "no": say("No")},
        help=say("Whether an ambiguous call counts as recorded, or a file that lies aside is right."),
        default="",
    )

"""The wizard's way from files to results, as data: modes, their steps, and what is asked on which.

Every input of a job is asked on exactly one step; Back and Next walk `Mode.steps` in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from zoomwizard.core.said import Said

if TYPE_CHECKING:
    from zoomwizard.core.outcome import Finding

StepKind = Literal["files", "source", "account", "days", "check", "download", "options", "run", "done"]


class Step(NamedTuple):
    """One page. `title` is its heading, an instruction; `name` what the side panel calls it.

    `inputs` are asked on the page, `asked_if_needed` only when a finding about them says so, `further` behind
    "More options". One in `only_with` is asked only where the input of that name was given. With `examines` the page
    shows what the check found. `help` is the heading of its section in the user guide's page of the mode, or in
    `guide` where it is another one.
    """

    kind: StepKind
    name: Said | str
    title: Said | str
    sentence: Said | str
    help: str
    inputs: tuple[str, ...] = ()
    asked_if_needed: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    only_with: Mapping[str, str] = MappingProxyType({})
    examines: tuple[str, ...] = ()
    guide: str = ""

    @property
    def asked(self) -> tuple[str, ...]:
        """All inputs of the page, in the order of reading."""
        return self.inputs + self.asked_if_needed + self.further

    def is_asked(self, name: str, answers: Mapping[str, Any]) -> bool:
        """Whether the page asks for an input after these answers."""
        return name in self.asked and (name not in self.only_with or bool(answers.get(self.only_with[name])))


class Mode(NamedTuple):
    """One of the ways through the wizard, for one job.

    `commit` is what the button says that starts the run; `stages` are the job's stages in words. `previews` are
    the inputs of which the first rows are shown. `guide` is the page of the user guide. With `hides_people` what
    may name somebody is masked until a button shows it.
    """

    job: str
    title: Said | str
    role: Said | str
    sentence: Said | str
    icon: str
    commit: Said | str
    running: Said | str
    done: Said | str
    stages: Mapping[str, Said | str]
    steps: tuple[Step, ...]
    guide: str
    previews: tuple[str, ...]
    hides_people: bool


COMPUTER = ("memory", "threads")
# Asked on the command line alone: in the window buttons do the same.
BY_COMMAND = ("plan", "fresh")
# What a download is of.
OF_ZOOM = ("from_zoom", "date_from", "date_to")

MAPPING = Mode(
    job="mapping",
    title="Make the mapping file",
    role="Insights admin",
    sentence="Give every person a random ID, for the Zoom admin and for the upload of organisational data.",
    icon="cards",
    commit="&Make the files",
    running="Making the mapping file",
    done="Your mapping file is ready",
    stages={"read": "Read the people", "write": "Write the files"},
    guide="insights-admin",
    previews=("people",),
    hides_people=True,
    steps=(
        Step(
            "files",
            "People",
            "Choose the people file",
            "A CSV file with a column of e-mail addresses, such as an export from the HR system.",
            "What you need",
            inputs=("people", "existing"),
            asked_if_needed=("column",),
        ),
        Step(
            "check",
            "Check",
            "Look at what was found",
            "Who is in the file, and what may be wrong with it.",
            "The checks",
            examines=("people", "existing", "column"),
        ),
        Step(
            "options",
            "Output folder",
            "Choose the output folder",
            "The folder gets the mapping file for the Zoom admin and the organisational data for the upload.",
            "The files",
            inputs=("output",),
            further=COMPUTER,
        ),
        Step("run", "Make", "Making the mapping file", "You can go on working meanwhile.", "The files"),
        Step("done", "Your files", "Your mapping file is ready", "", "What to do with the files"),
    ),
)

ADMIN = Mode(
    job="admin",
    title="Prepare the Zoom file",
    role="Zoom admin",
    sentence="Join Zoom's reports, take out every name, and save one file for the analyst.",
    icon="shield",
    commit="&De-identify",
    running="Preparing the Zoom file",
    done="Your Zoom file is ready",
    stages={
        "read": "Read the reports",
        "match": "Match people and replace addresses",
        "write": "Write the file",
        "prove": "Prove that nobody can be recognised in it",
    },
    guide="zoom-admin",
    previews=("mapping",),
    hides_people=True,
    steps=(
        Step(
            "source",
            "Zoom reports",
            "Choose your Zoom reports",
            "The details reports of Active Hosts as CSV files or their folder, or straight from Zoom.",
            "The reports",
            inputs=("reports",),
            asked_if_needed=("date_order", "columns"),
        ),
        Step(
            "files",
            "Mapping file",
            "Choose the mapping file",
            "It says which random ID stands for which e-mail address. You got it from your Insights admin, as CSV "
            "with the columns PersonID and HashID.",
            "The mapping file",
            inputs=("mapping",),
            examines=("reports", "date_order", "columns", "mapping"),
        ),
        Step(
            "options",
            "Options",
            "Choose options and the output folder",
            "The hashed file for the analyst goes to the output folder; what only you may see goes to a folder "
            "Keep private in it.",
            "Options",
            inputs=("time_zone", "topics", "only_matched", "output"),
            further=("keep_columns", "key_file", *COMPUTER),
            only_with={"time_zone": "reports"},  # what comes from Zoom is in UTC
        ),
        Step(
            "run",
            "Prepare",
            "Preparing the Zoom file",
            "You can go on working. Nothing is saved until the proof at the end has passed.",
            "The privacy check",
        ),
        Step("done", "Your files", "Your Zoom file is ready", "", "What you get"),
    ),
)

# The same where reports come straight from Zoom: account, days and download are pages more.
ADMIN_FROM_ZOOM = ADMIN._replace(
    stages={"download": "Take what was downloaded from Zoom", **ADMIN.stages},
    steps=(
        ADMIN.steps[0],
        Step(
            "account",
            "Zoom account",
            "Choose the Zoom account",
            "The account whose meetings are downloaded, by an app that its administrator has made for it.",
            "Add the account",
            inputs=("from_zoom",),
            guide="zoom-account",
        ),
        Step(
            "days",
            "Days",
            "Choose the days",
            "Days are those of UTC, both included. A meeting belongs to the day on which it starts.",
            "Look first",
            inputs=("date_from", "date_to"),
            further=("wait",),
            guide="zoom-account",
        ),
        ADMIN.steps[1],
        Step(
            "download",
            "Download",
            "Download from Zoom",
            "You can stop at any time: what was downloaded is kept, and the next time goes on from there.",
            "Download",
            guide="zoom-account",
        ),
        *ADMIN.steps[2:],
    ),
)

ANALYST = Mode(
    job="analyst",
    title="Compute the metrics",
    role="Analyst",
    sentence="Turn the prepared file into 17 metrics per person and week, with a report.",
    icon="chart",
    commit="&Calculate",
    running="Computing the metrics",
    done="Your metrics are ready",
    stages={
        "read": "Read the files",
        "measure": "Compute the metrics",
        "write": "Write the results",
        "report": "Make the report",
    },
    guide="analyst",
    previews=(),
    hides_people=False,
    steps=(
        Step(
            "files",
            "Choose files",
            "Choose the Zoom file and the queries",
            "Pick each file, or choose one folder that holds all of them: they are found by their columns and names.",
            "The files you need",
            inputs=("zoom", "person_query", "meeting_query"),
        ),
        Step(
            "check",
            "Check",
            "Look at what was found",
            "Whether the files fit together: people, weeks and time zones.",
            "The check",
            asked_if_needed=("query_date_order", "hash_column", "time_zone"),
            examines=("zoom", "person_query", "meeting_query", "query_date_order", "hash_column", "time_zone"),
        ),
        Step(
            "options",
            "Options",
            "Choose options and the output folder",
            "Working hours are those of the person query; these stand in where it has none.",
            "Options",
            inputs=("method", "working_hours", "working_days", "output"),
            further=("booking_gap_minutes", "min_group_size", "attribute", "no_report", "no_power_bi", *COMPUTER),
        ),
        Step("run", "Compute", "Computing the metrics", "You can go on working meanwhile.", "The results"),
        Step("done", "Results", "Your metrics are ready", "", "The results"),
    ),
)

MODES: Mapping[str, Mode] = {mode.job: mode for mode in (MAPPING, ADMIN, ANALYST)}
# Every way through the wizard: one mode branches on its first page.
WAYS = (MAPPING, ADMIN, ADMIN_FROM_ZOOM, ANALYST)

# What the choices of an input are called.
CHOICES: Mapping[str, Mapping[str, Said | str]] = {
    "date_order": {
        "auto": "As the dates prove it",
        "mdy": "Month, day, year",
        "dmy": "Day, month, year",
        "ymd": "Year, month, day",
    },
    "query_date_order": {
        "auto": "As the dates prove it",
        "mdy": "Month, day, year",
        "dmy": "Day, month, year",
    },
    "topics": {"token": "Replaced by an unreadable token", "keep": "Kept as they are", "drop": "Left out"},
    "method": {"exact": "Exact", "published": "As the published R scripts"},
    "plan": {"free": "Free", "pro": "Pro", "business": "Business or higher"},
}
# What an input without a value means, where that is not simply nothing.
BLANKS: Mapping[str, Said | str] = {"time_zone": "This computer's time zone"}

# What stands before the choice of a mode. In one, the window's title is the mode's: what the user does, and no word of
# how he is led through it.
WINDOW_TITLE = "Zoom reports for Viva Insights"
START_NAME, START_TITLE = "What to do", "What do you want to do?"
START_SENTENCE = "Each way ends with files in a folder of your choice."


def step_of(mode: Mode, field: str) -> int:
    """The step on which an input is asked; a KeyError if there is none."""
    for number, step in enumerate(mode.steps):
        if field in step.asked:
            return number
    raise KeyError(field)


def is_answered_before(mode: Mode, field: str, number: int) -> bool:
    """Whether an input is asked on this step or on one before it."""
    return step_of(mode, field) <= number


def inputs_from(kind: type, answers: Mapping[str, Any]) -> Any:
    """A job's Inputs from the answers by field; what is still needed stays blank, and the check says so."""
    blanks: dict[str, Any] = {"reports": (), "zoom": (), "people": Path(), "output": Path()}
    return kind(**{name: blanks[name] for name in needed_by(kind) if name not in answers}, **answers)


def needed_by(kind: type) -> set[str]:
    """The inputs of a job that have no default."""
    from dataclasses import MISSING, fields

    return {one.name for one in fields(kind) if one.default is MISSING}


def unanswered(mode: Mode, number: int, kind: type, answers: Mapping[str, Any]) -> list[Finding]:
    """An error for each input of a step that is needed and was not given."""
    from zoomwizard.core.job import questions
    from zoomwizard.core.outcome import Finding, Severity

    needed = needed_by(kind)
    hints = {
        "open-file": "Choose a file.",
        "open-files": "Choose one or more files, or a folder.",
        "account": "Add an account.",
        "day": "Choose a day.",
    }
    asked = questions(kind)
    elsewhere = {name for step in mode.steps for name in step.asked}
    needed |= {name for name, ask in asked.items() if ask.unless and ask.unless not in elsewhere}
    needed |= {name for name, ask in asked.items() if ask.kind in ("account", "day")}
    return [
        Finding(Severity.ERROR, name, "This is needed.", hints.get(asked[name].kind, "Choose a folder."), code="needed")
        for name in mode.steps[number].asked
        if name in needed and not answers.get(name)
    ]


def problems_until(mode: Mode, number: int, findings: Iterable[Finding]) -> list[Finding]:
    """The errors about what was asked up to a step: those that keep the user from going on."""
    from zoomwizard.core.outcome import errors_in

    return [finding for finding in errors_in(findings) if is_answered_before(mode, finding.field, number)]


def first_step_to_mend(mode: Mode, findings: Iterable[Finding]) -> int:
    """The first step on which one of the errors can be mended."""
    from zoomwizard.core.outcome import errors_in

    return min(step_of(mode, finding.field) for finding in errors_in(findings))

"""A step of a job: a file of SQL that an analyst can read, with what it needs, makes and is given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

MARK = re.compile(r"/\*(\w+)\*/")


class StepError(Exception):
    """A step doesn't fit its declaration: a bug, which would else be a comment or an empty table in a result."""


@dataclass(frozen=True)
class Step:
    """The statements of `sql/<name>.sql` in a package.

    `needs` are the tables and views that have to be there before; `makes` the tables, views, macros and types that
    are there afterwards. `marks` are the places, written /*mark*/, that pieces of SQL made by the program are put in.
    """

    package: str
    name: str
    needs: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def text(self) -> str:
        """The file as it stands."""
        return files(self.package).joinpath("sql", f"{self.name}.sql").read_text(encoding="utf-8")

    def sql(self, given: Mapping[str, str]) -> str:
        """The statements with each mark filled, if need be with nothing. Errors: StepError where marks don't agree."""
        text = self.text()
        for marks, where in ((MARK.findall(text), "in its file"), (given, "given")):
            if set(marks) != set(self.marks):
                raise StepError(f"{self.name}: declared are the marks {sorted(self.marks)}, {where} {sorted(marks)}")
        return MARK.sub(lambda mark: given[mark[1]], text)


TEXT_MACROS = Step(
    "zoomwizard.core",
    "text_macros",
    makes=(
        "normal_topic",
        "hmac_sha256",
        "one_line",
        "csv_cell",
        "written",
        "harmless",
        "harmless_in_list",
        "unguarded",
        "ascii_key",
        "iso",
    ),
)

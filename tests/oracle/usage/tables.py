"""All tables at once: each a list of rows, each row the cells of the CSV file by their columns in order."""

from collections.abc import Callable
from typing import Final

from tests.oracle.usage.cells import Row
from tests.oracle.usage.costs import costs_table
from tests.oracle.usage.days import days_table, features_table, months_table
from tests.oracle.usage.facts import TABLES, Facts, Options
from tests.oracle.usage.meetings import attendance_table, meetings_table
from tests.oracle.usage.users import users_table
from tests.oracle.usage.webinar_tables import (
    polls_table,
    questions_table,
    retention_table,
    webinar_people_table,
    webinars_table,
)

MAKERS: Final[dict[str, Callable[[Facts, Options], list[Row]]]] = {
    "days": days_table,
    "months": months_table,
    "features": features_table,
    "users": users_table,
    "meetings": meetings_table,
    "attendance": attendance_table,
    "webinars": webinars_table,
    "webinar_people": webinar_people_table,
    "retention": retention_table,
    "questions": questions_table,
    "polls": polls_table,
    "costs": costs_table,
}


def tables(facts: Facts, options: Options) -> dict[str, list[Row]]:
    """Those that the run writes, in the contract's order; `coverage` is not among them."""
    return {name: MAKERS[name](facts, options) for name in TABLES if name in options.tables}

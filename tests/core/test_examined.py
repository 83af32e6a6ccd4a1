"""What a person reads before a run: a line for each thing that was looked at."""

from zoomwizard.core.examined import Look, examined
from zoomwizard.core.outcome import Choice, Finding, Question, Severity
from zoomwizard.core.said import say

LACKS = say("The column Email is missing.")


def result_of(finding: Finding) -> str:
    (fact,) = examined([finding], [Look("people", "Columns", ("lacks",), "found")], {}).facts
    return str(fact.result)


def test_the_line_says_the_way_out() -> None:
    finding = Finding(Severity.ERROR, "people", LACKS, "Rename a column.", code="lacks")
    assert result_of(finding) == "The column Email is missing. Rename a column."


def test_what_is_asked_beside_the_field_has_no_other_way_out() -> None:
    hint = 'Or choose it with --column Email="Mail".'
    asked = Question("columns", say("Which column is {name}?", name="Email"), (Choice("Mail"),), "Email")
    finding = Finding(Severity.ERROR, "people", LACKS, hint, code="lacks", asks=(asked,))
    assert result_of(finding) == "The column Email is missing."

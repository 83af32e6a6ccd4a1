"""What a person reads before a run: a line for each thing that was looked at."""

from zoomwizard.core.examined import Look, Verdict, examined
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


def verdict(*severities: Severity, ready: Verdict | None = None) -> tuple[Severity | None, str]:
    findings = [Finding(severity, "people", "Something.") for severity in severities]
    found = examined(findings, [], {}, ready=ready).verdict
    return found.severity, str(found.title)


def test_the_verdict_says_first_whether_one_can_go_on() -> None:
    ready = Verdict(Severity.WARNING, say("Only half is covered."))
    error, warning, note = Severity.ERROR, Severity.WARNING, Severity.NOTE
    assert verdict(warning, error, error, ready=ready) == (error, "2 problems keep you from going on.")
    assert verdict(error) == (error, "1 problem keeps you from going on.")
    assert verdict(warning, note) == (None, "You can go on. Have a look at the warnings first.")
    assert verdict(note) == (None, "Ready. Nothing looks wrong.")
    assert verdict(warning, ready=ready) == (warning, "Only half is covered.")

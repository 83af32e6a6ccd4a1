"""What several jobs of an archive make of their options."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.output.folder import check_output_folder
from zoomwizard.core.said import say
from zoomwizard.modes.archive.inputs import IdentityInputs
from zoomwizard.zoom.asked import reason_findings
from zoomwizard.zoom.asked_days import DAY_OPTIONS, asked_days


def both_days(date_from: str, date_to: str) -> tuple[tuple[date, date] | None, list[Finding]]:
    """The first and the last day; one alone, no date, or a wrong order is wrong usage. None where neither is given."""
    days, findings = asked_days(dict(zip(DAY_OPTIONS, (date_from, date_to), strict=True)), date.max)
    if findings and findings[0].code == "days.order":
        title, hint = say("The first day is later than the last."), say("Check --from and --to.")
        findings = [Finding(Severity.ERROR, "date_from", title, hint, code="option.dates")]
    return days, findings


def naming_findings(inputs: IdentityInputs) -> list[Finding]:
    """What is wrong with how people are to be named."""
    findings = reason_findings(inputs.identities, inputs.reason, "option.reason")
    if "@" in inputs.reason:
        title = say("The reason can't contain an e-mail address, because it's kept for ever.")
        hint = say("Leave out the @ sign and names.")
        findings.append(Finding(Severity.ERROR, "reason", title, hint, code="option.reason"))
    return findings


def output_findings(output: Path, archive: Path | None, names: Sequence[str]) -> list[Finding]:
    """What would keep a run from writing files of these names to a folder, which can't be one in the archive."""
    if archive is not None and output.absolute().is_relative_to(archive.absolute()):
        title, hint = say("The tables can't be written into the archive."), say("Choose another folder.")
        return [Finding(Severity.ERROR, "output", title, hint, code="output.inside")]
    return check_output_folder(output, names)

"""What is said on the last page of a usage run: what the privacy check proves, and what to do with the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoomwizard.core.outcome import FileRecord, NextStep
from zoomwizard.core.output.private import keep_private
from zoomwizard.core.said import Said, say, sentences
from zoomwizard.modes.usage.inputs import UsageInputs


def proof_said(inputs: UsageInputs) -> Said:
    """What the privacy check came to, since without it nothing is published."""
    if inputs.identities == "shown":
        return say("Names and addresses are shown, as you asked.")
    if inputs.texts == "keep":
        return say("The privacy check passed, except for the topics and texts you kept, which may name somebody.")
    return say("The privacy check passed: no name or address from your data is in the tables and reports.")


def what_to_do(
    inputs: UsageInputs, folder: str, outputs: Sequence[FileRecord], private: Sequence[FileRecord]
) -> Iterator[NextStep]:
    """What the admin does with the files."""
    names, is_shown = {record.role: record.name for record in outputs}, inputs.identities == "shown"
    if report := names.get("usage report"):
        why = say("It has the figures and charts, and shows nothing about fewer than {minimum} people.",
                  minimum=inputs.min_group_size)  # fmt: skip
        yield NextStep(say("Open the report"), (report,), why)
    if project := names.get("Power BI project"):
        why = say("Open the project in this folder with Power BI Desktop, and choose Refresh.")
        yield NextStep(say("Continue in Power BI"), (project,), why)
    title = say("Only give this folder to people who may see names") if is_shown else say("Use the tables")
    why = sentences(
        say("Load them into your data warehouse or a spreadsheet. columns.csv says what each column means."),
        say("They hold the topics and texts you kept, so make sure that whoever gets them may see those.")
        if inputs.texts == "keep" and not is_shown
        else "",
    )
    yield NextStep(title, (folder,), why, is_kept=is_shown)
    if private:
        listed = {record.name.split("/")[-1][:6]: record.rows for record in private}
        yield keep_private(listed.get("People", 0), listed.get("Reject", 0))

"""The wizard's flow as data: every path ends, everything is asked once, and Back keeps what was answered."""

from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from zoomwizard.app.flow import (
    first_step_to_mend,
    inputs_from,
    is_answered_before,
    problems_until,
    step_of,
    unanswered,
)
from zoomwizard.app.jobs import inputs_of, make_wizard_job, output_names
from zoomwizard.core.job import questions, stages_of
from zoomwizard.core.mode import COMPUTER, Mode
from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.resources import resource
from zoomwizard.modes.registry import MODES

ROOT = Path(__file__).resolve().parents[2]
WITH_STEPS = [mode for mode in MODES if mode.steps]
WAYS = {f"{mode.name} {' '.join(way.download)}".strip(): way for mode in WITH_STEPS for way in mode.ways}
every_mode = pytest.mark.parametrize("mode", WAYS.values(), ids=WAYS)
ADMIN = next(mode for mode in MODES if mode.name == "admin")


def asked_of(mode: Mode) -> set[str]:
    """The inputs that a way has pages for: of files alone none of those of Zoom, of which some are buttons."""
    first = next(one for one in MODES if one.name == mode.name)
    on_branch = set() if first.branch is None else {name for step in first.branch.steps for name in step.asked}
    here = {name for step in mode.steps for name in step.asked}
    return set(questions(inputs_of(mode.name))) - set(mode.by_command) - (on_branch - here)


def needed(mode: Mode) -> set[str]:
    """What has to be given where nothing else is; a run of the window always writes."""
    kind = inputs_of(mode.name)
    one = set(mode.download) or {name for name, ask in questions(kind).items() if ask.unless}
    return {"output", *one} | {field.name for field in fields(kind) if field.default is MISSING}


def error(field: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(severity, field, "Something is wrong.")


@every_mode
def test_each_input_of_the_job_is_asked_exactly_once(mode: Mode) -> None:
    """Row 12: nothing is asked twice in one run."""
    asked = [name for step in mode.steps for name in step.asked]
    assert sorted(asked) == sorted(asked_of(mode))


def test_the_time_zone_of_reports_is_asked_only_where_there_are_reports() -> None:
    """What comes from Zoom is in UTC."""
    for mode in ADMIN.ways:
        step = mode.steps[step_of(mode, "time_zone")]
        assert step.is_asked("time_zone", {"reports": (Path("a"),)})
        assert not step.is_asked("time_zone", {"from_zoom": "acme"})
        assert step.is_asked("topics", {"from_zoom": "acme"})
        assert not step.is_asked("mapping", {"reports": (Path("a"),)})  # on another page


@every_mode
def test_what_is_asked_only_with_another_input_comes_after_it_and_is_not_needed(mode: Mode) -> None:
    for number, step in enumerate(mode.steps):
        for name, other in step.only_with.items():
            assert name in step.asked
            assert step_of(mode, other) < number
            assert name not in needed(mode)


@every_mode
def test_every_way_ends_in_a_run_and_its_results(mode: Mode) -> None:
    """Row 19: the steps are the same for everybody, so the count is stable; none is a welcome or a farewell."""
    kinds = [step.kind for step in mode.steps]
    assert kinds[-3:] == ["options", "run", "done"]
    assert kinds.count("run") == kinds.count("done") == kinds.count("options") == 1
    assert set(kinds[:-3]) <= {"files", "source", "account", "days", "check", "plan", "download"}
    assert all(not step.asked for step in mode.steps if step.kind in ("run", "done"))


@every_mode
def test_what_a_check_shows_was_asked_by_then(mode: Mode) -> None:
    for number, step in enumerate(mode.steps):
        for name in step.examines:
            assert is_answered_before(mode, name, number)


@every_mode
def test_what_is_needed_is_never_hidden(mode: Mode) -> None:
    """An input that must be given is not behind More options or asked only now and then."""
    shown = {name for step in mode.steps for name in step.inputs}
    assert needed(mode) <= shown
    assert "output" in mode.steps[-3].inputs
    assert set(COMPUTER) <= set(mode.steps[-3].further)


@every_mode
def test_a_mode_is_told_in_instructions(mode: Mode) -> None:
    """Row 18: a heading is an instruction, not a name, and no page congratulates. Row 20: the button names the act."""
    instructions = ("Choose ", "Review ", "Download ")
    for step in mode.steps:
        if step.kind not in ("run", "done"):
            assert str(step.title).startswith(instructions), step.title
        assert "wizard" not in str(step.title).lower()
        assert not any(word in str(step.title).lower() for word in ("welcome", "congratulat", "please"))
        assert step.sentence == "" or str(step.sentence).endswith(".")
    assert str(mode.commit).count("&") == 1
    assert str(mode.commit).replace("&", "") not in ("Next", "Finish", "OK", "Start", "Run")


@every_mode
def test_the_stages_and_previews_are_those_of_the_job(mode: Mode) -> None:
    job = make_wizard_job(mode.name)
    inputs = inputs_from(inputs_of(mode.name), {"from_zoom": "acme"} if mode.download else {})
    assert list(mode.stages) == list(stages_of(job, inputs))
    assert set(mode.previews) <= set(questions(inputs_of(mode.name)))
    assert all("10 o.clock" in name for name in output_names(mode.name, "10 o.clock"))
    assert resource("icons", f"{mode.icon}.svg").is_file()


@every_mode
def test_every_choice_has_words(mode: Mode) -> None:
    for name, asked in questions(inputs_of(mode.name)).items():
        if asked.kind == "choice":
            assert all(asked.choice_names[choice] for choice in asked.choices), name


@every_mode
def test_each_help_link_leads_to_a_section_of_the_guide(mode: Mode) -> None:
    """Row 45, as far as the pages of the guide are there."""
    for step in mode.steps:
        page = ROOT / "docs" / f"{step.guide or mode.guide}.md"
        headings = [line.lstrip("#").strip() for line in page.read_text("utf-8").splitlines() if line.startswith("#")]
        assert step.section in headings, f"{page.name} has no section {step.section}"


@every_mode
def test_mnemonics_of_the_fields_are_unique_on_each_page(mode: Mode) -> None:
    """Row 5, without the shell's own buttons; tests/gui looks at the whole page."""
    asked = questions(inputs_of(mode.name))
    for step in mode.steps:
        letters = []
        for name in step.asked:
            label = str(asked[name].label)
            assert label.count("&") == 1, label
            letters.append(label[label.index("&") + 1].lower())
        assert len(letters) == len(set(letters)), f"{mode.name} {step.kind}: {letters}"


# ---------------------------------------------------------------------------------------------------------
# Walking


@every_mode
def test_nothing_given_is_said_on_the_page_that_asks(mode: Mode) -> None:
    """Row 14."""
    kind = inputs_of(mode.name)
    said = {}
    for number in range(len(mode.steps)):
        for finding in unanswered(mode, number, kind, {}):
            assert finding.severity is Severity.ERROR
            assert str(finding.title).endswith(".")
            assert str(finding.hint).endswith(".")
            said[finding.field] = number
    assert said == {name: step_of(mode, name) for name in needed(mode)}


@every_mode
def test_what_was_given_is_not_missed(mode: Mode) -> None:
    kind = inputs_of(mode.name)
    answers: dict[str, Any] = {
        name: (Path("a"),) if name in ("reports", "zoom") else Path("a") for name in needed(mode)
    }
    assert not any(unanswered(mode, number, kind, answers) for number in range(len(mode.steps)))
    made = inputs_from(kind, answers)
    assert isinstance(made, kind)
    assert {name: getattr(made, name) for name in answers} == answers


@every_mode
def test_answers_that_are_not_given_stay_the_jobs_own_defaults(mode: Mode) -> None:
    kind = inputs_of(mode.name)
    made = inputs_from(kind, {})
    for field in fields(kind):
        if field.default is not MISSING:
            assert getattr(made, field.name) == field.default


@every_mode
def test_an_error_about_any_input_leads_to_its_page_and_no_further(mode: Mode) -> None:
    """Whatever a check says, there is a page that can mend it: no finding is about an unknown field."""
    for name in asked_of(mode):
        at = step_of(mode, name)
        finding = error(name)
        assert first_step_to_mend(mode, [finding]) == at
        for number in range(len(mode.steps)):
            assert problems_until(mode, number, [finding]) == ([finding] if number >= at else [])
        assert problems_until(mode, at, [error(name, Severity.WARNING), error(name, Severity.NOTE)]) == []
    with pytest.raises(KeyError):
        step_of(mode, "no such input")


def test_of_several_errors_the_first_page_comes_first() -> None:
    mode = ADMIN
    findings = [error("output"), error("mapping"), error("reports", Severity.WARNING)]
    assert first_step_to_mend(mode, findings) == step_of(mode, "mapping")


def test_both_ways_of_the_admin_begin_on_the_same_page() -> None:
    """Row 19: one branch, early; the pages of the shorter way are all on the longer one, in the same order."""
    assert ADMIN.branch is not None
    assert ADMIN.branch.steps[0] is ADMIN.steps[0]
    assert [step for step in ADMIN.branch.steps if step in ADMIN.steps] == list(ADMIN.steps)


def test_each_mode_has_a_letter_of_its_own_and_names_that_are_its_own() -> None:
    letters = [str(mode.letter) for mode in MODES]
    assert all(letter in str(mode.title) for letter, mode in zip(letters, MODES, strict=True))
    letters = [letter.lower() for letter in letters]
    assert len(set(letters)) == len(letters)
    assert not set(letters) & set("ntih")  # the window's own: Next, Start again, Settings, Help
    for names in ([mode.name for mode in MODES], [mode.title for mode in MODES], [m.shortcut for m in MODES]):
        assert len(set(names)) == len(names)
    for mode in MODES:
        assert bool(mode.steps) != bool(mode.pages)
        assert len(mode.command_names()) == len(mode.commands)


def test_the_wizard_has_no_word_of_qt() -> None:
    """The flow can be read and tested where there is no window."""
    for name in ("flow", "preview", "settings"):
        assert "PySide6" not in (ROOT / "zoomwizard" / "app" / f"{name}.py").read_text("utf-8")

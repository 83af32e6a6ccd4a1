"""Options become inputs; a wrong one becomes a sentence."""

from pathlib import Path

import pytest

from tests.cli.fakes import FakeInputs
from zoomwizard.cli.parser import ParsedCommand, UsageError, read_command
from zoomwizard.core.job import questions
from zoomwizard.modes.registry import commands

NEEDED = ["--reports", "r.csv", "--output", "out"]


def read(*arguments: str) -> ParsedCommand:
    command = read_command("fake", "Do as if", FakeInputs, arguments)
    assert command is not None
    return command


def test_what_is_not_given_has_the_default_of_the_inputs() -> None:
    command = read(*NEEDED)
    assert command.inputs == FakeInputs(reports=(Path("r.csv"),), output=Path("out"))
    assert (command.only_check, command.as_json, command.quiet) == (False, False, False)


def test_every_kind_of_option_becomes_its_input() -> None:
    command = read(
        *("--reports", "a.csv", "b.csv", "--reports", "c.csv", "--mapping", "m.csv", "--output", "out"),
        *("--time-zone", "w. europe standard time", "--topics", "keep", "--only-matched", "--gap", "3"),
        *("--grace", "2.5", "--format", "csv", "parquet", "--format", "csv"),
        *("--column", "A=b c", "--column", "D=e", "F=g", "--hash-column", "H", "--memory", "800MB"),
        *("--threads", "2", "--check", "--json", "--quiet"),
    )
    assert command.inputs == FakeInputs(
        reports=(Path("a.csv"), Path("b.csv"), Path("c.csv")),
        mapping=Path("m.csv"),
        output=Path("out"),
        time_zone="w. europe standard time",
        topics="keep",
        grace=2.5,
        formats=("csv", "parquet"),
        columns=("A=b c", "D=e", "F=g"),
        only_matched=True,
        gap=3,
        hash_column="H",
        memory="800MB",
        threads=2,
    )
    assert (command.only_check, command.as_json, command.quiet) == (True, True, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--output", "o"], "--reports is missing."),
        ([], "--reports is missing. --output is missing."),
        ([*NEEDED, "--topic", "keep"], "There's no option --topic. Did you mean --topics?"),
        ([*NEEDED, "--zzz=1"], "There's no option --zzz."),
        (
            [*NEEDED, "--topic", "keep", "--zzz=1", "x", "--gap", "0"],
            "There's no option --topic. Did you mean --topics? There's no option --zzz. x needs an option before it, "
            "such as --output. --gap must be",
        ),
        ([*NEEDED, "--only-matched", "x"], "x needs an option before it"),
        ([*NEEDED, "--only-matched=1"], "--only-matched takes no value."),
        ([*NEEDED, "--topics", "all"], "--topics must be token or keep, not all."),
        ([*NEEDED, "--format", "csv", "xls"], "--format must be csv or parquet, not xls."),
        ([*NEEDED, "--grace", "1,5"], "--grace must be a number, 0 or more, not 1,5."),
        ([*NEEDED, "--topics"], "--topics needs a value."),
        ([*NEEDED, "--gap", "0"], "--gap must be a whole number, 1 or more, not 0."),
        ([*NEEDED, "--gap", "two"], "--gap must be a whole number, 1 or more, not two."),
        ([*NEEDED, "--threads", "-1"], "--threads must be a whole number, 0 or more, not -1."),
        ([*NEEDED, "--threads", "1.5"], "--threads must be a whole number, 0 or more, not 1.5."),
        ([*NEEDED, "--memory", "much"], "--memory must be a size such as 2GB or 800MB, not much."),
        ([*NEEDED, "--memory", "0GB"], "--memory must be a size such as 2GB or 800MB, not 0GB."),
        ([*NEEDED, "--time-zone", "Mars/Olympus"], "--time-zone must be the name of a time zone"),
        (
            [*NEEDED, "--time-zone", "zurich"],
            "--time-zone must be the name of a time zone, such as Europe/Zurich or Pacific Standard Time. "
            "Did you mean Europe/Zurich?",
        ),
        ([*NEEDED, "--time-zone", "-7"], "--time-zone must be the name of a time zone"),
        ([*NEEDED, "--time-zone", "-07:00"], "--time-zone must be the name of a time zone"),
        ([*NEEDED, "--time-zone", "+05:30"], "--time-zone must be the name of a time zone"),
        ([*NEEDED, "--time-zone", "5.5"], "--time-zone must be the name of a time zone"),
        ([*NEEDED, "--time-zone", ""], "--time-zone needs a value, but it's empty."),
        ([*NEEDED, "--memory", " "], "--memory needs a value, but it's empty."),
        ([*NEEDED, "--memory", "1" * 20 + "GB"], "--memory must be a size such as 2GB or 800MB"),
        (["--gap", "two"], "--reports is missing. --output is missing. --gap must be a whole number"),
        ([*NEEDED, "--mapping", ""], "--mapping needs a value, but it's empty."),
        (["--reports", "", "--output", "o"], "--reports needs a value, but it's empty."),
        (["--reports", "r", "--output", " "], "--output needs a value, but it's empty."),
    ],
)
def test_wrong_usage_is_said_in_a_sentence(arguments: list[str], sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(*arguments)
    assert str(caught.value).startswith(sentence)
    assert str(caught.value)[-1] in ".?"


def test_a_pattern_is_expanded_where_the_shell_did_not(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "c.txt"):
        (tmp_path / name).touch()
    command = read("--reports", str(tmp_path / "*.csv"), "--output", "out")
    assert command.inputs.reports == (tmp_path / "a.csv", tmp_path / "b.csv")


def test_a_name_that_looks_like_a_pattern_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "[1].csv").touch()
    (tmp_path / "1").touch()
    assert read("--reports", str(tmp_path / "[1].csv"), "--output", "o").inputs.reports == (tmp_path / "[1].csv",)
    nothing = tmp_path / "*.xyz"
    assert read("--reports", str(nothing), "--output", "o").inputs.reports == (nothing,)


@pytest.mark.parametrize("job", commands())
def test_the_help_of_every_command_names_every_option(job: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = commands()[job]
    inputs = command.inputs()
    assert read_command(job, str(command.title), inputs, ["--help"]) is None
    shown = capsys.readouterr().out
    options = {question.option for question in questions(inputs).values()}
    assert {"--memory", "--threads"} <= options
    for option in (*options, "--check", "--json", "--quiet"):
        assert f"  {option}" in shown
    assert str(command.title) in shown
    assert "Exit codes: 0 done" in shown


def test_every_kind_of_question_has_a_reader() -> None:
    """Each job's questions can be answered on the command line with their own defaults."""
    for command in commands().values():
        for question in questions(command.inputs()).values():
            assert question.option.startswith("--")
            assert str(question.help).endswith(".")

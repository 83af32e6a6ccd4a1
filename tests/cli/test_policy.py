"""What IT has set, on the command line: refused with a sentence, or filled in."""

import json
from pathlib import Path

import pytest

from tests.policies import set_by_file
from zoomwizard.__main__ import main
from zoomwizard.app.jobs import inputs_of
from zoomwizard.cli.parser import ParsedCommand, read_command

Capture = pytest.CaptureFixture[str]
GOLDEN = Path(__file__).parents[1] / "golden" / "organisation"


def read(job: str, *arguments: str) -> ParsedCommand:
    command = read_command(job, "Do", inputs_of(job), arguments)
    assert command is not None
    return command


@pytest.mark.parametrize("job", ["mapping", "admin", "analyst"])
def test_a_command_that_is_not_allowed_is_refused_with_a_sentence(home: Path, capsys: Capture, job: str) -> None:
    set_by_file(home, **{f"Allow{job.title()}": False})
    for arguments in ([], ["--help"], ["--check", "--output", "o"]):
        assert main([job, *arguments]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "Error: Your IT department doesn't allow this on this computer: " in shown.err
        assert shown.err.endswith("Ask your IT department if you need it.\n")
    assert main([job, "--json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert (document["status"], document["exit_code"]) == ("failed", 2)
    assert document["title"].startswith("Your IT department doesn't allow this")


def test_a_damaged_policy_is_a_sentence_and_nothing_is_written(home: Path, capsys: Capture, tmp_path: Path) -> None:
    file = set_by_file(home, AllowAnalyst=1, TopicAtMost="drop", MinimumGroupSize="ten")
    people = tmp_path / "people.csv"
    people.write_text("Email\nada@example.com\n", encoding="utf-8")
    assert main(["mapping", "--people", str(people), "--output", str(tmp_path / "out")]) == 1
    shown = capsys.readouterr().err
    assert f"{file}: There's no setting TopicAtMost. Did you mean TopicsAtMost?" in shown
    assert f"{file}: The value of MinimumGroupSize isn't valid. It must be a whole number from 1 to 1,000" in shown
    assert "Traceback" not in shown
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["analyst", "--zoom", ".", "--output", "o", "--min-group-size", "9"],
            "Error: --min-group-size must be a whole number, 10 or more, not 9. "
            "Your IT department requires at least 10.",
        ),
        (
            ["usage", "--reports", ".", "--output", "o", "--min-group-size", "9"],
            "Error: --min-group-size must be a whole number, 10 or more, not 9. "
            "Your IT department requires at least 10.",
        ),
        (
            ["admin", "--reports", ".", "--output", "o", "--topics", "keep"],
            "Error: --topics must be token or drop, not keep. Your IT department doesn't allow the other choices.",
        ),
    ],
)
def test_a_value_beyond_what_is_allowed_is_wrong_usage(
    home: Path, capsys: Capture, arguments: list[str], sentence: str
) -> None:
    set_by_file(home, MinimumGroupSize=10, TopicsAtMost="token")
    assert main(arguments) == 2
    assert capsys.readouterr().err.strip() == sentence


def test_what_is_allowed_counts_and_is_the_default(home: Path) -> None:
    set_by_file(home, MinimumGroupSize=10, TopicsAtMost="drop")
    assert read("analyst", "--zoom", "z", "--output", "o").inputs.min_group_size == 10
    assert read("analyst", "--zoom", "z", "--output", "o", "--min-group-size", "11").inputs.min_group_size == 11
    assert read("usage", "--reports", "r", "--output", "o").inputs.min_group_size == 10
    assert read("admin", "--reports", "r", "--output", "o").inputs.topics == "drop"


def test_the_help_says_what_it_has_set(home: Path, capsys: Capture) -> None:
    set_by_file(home, MinimumGroupSize=10, AnalystOutputFolder=str(home / "results"))
    assert main(["analyst", "--help"]) == 0
    shown = "".join(capsys.readouterr().out.split())  # lines break at the hyphens of a path, too
    for sentence in ("Your IT department requires at least 10. Default: 10.", f"Default: {home / 'results'}."):
        assert sentence.replace(" ", "") in shown


def test_folders_count_where_their_options_are_not_given(home: Path) -> None:
    reports, output = home / "reports", home / "output"
    set_by_file(home, AdminReportsFolder=str(reports), AdminOutputFolder=str(output))
    inputs = read("admin").inputs
    assert (inputs.reports, inputs.output) == ((reports,), output)
    inputs = read("admin", "--reports", "other", "--output", "there").inputs
    assert (inputs.reports, inputs.output) == ((Path("other"),), Path("there"))
    # What is downloaded stands in place of reports: these were not asked for.
    assert read("admin", "--from-zoom", "acme").inputs.reports == ()


def test_folders_are_not_taken_for_what_a_report_on_usage_is_not_made_of(home: Path) -> None:
    reports, output = home / "reports", home / "output"
    set_by_file(home, UsageReportsFolder=str(reports), UsageOutputFolder=str(output))
    inputs = read("usage").inputs
    assert (inputs.reports, inputs.output) == ((reports,), output)
    inputs = read("usage", "--from-zoom", "acme", "--yesterday").inputs
    assert (inputs.reports, inputs.output) == ((), output)
    # Without an output folder the days are only kept.
    inputs = read("usage", "--from-zoom", "acme", "--store", "days", "--yesterday").inputs
    assert (inputs.reports, inputs.output) == ((), None)


def test_a_whole_run_under_a_policy(home: Path, capsys: Capture) -> None:
    set_by_file(home, TopicsAtMost="drop", AdminOutputFolder=str(home / "for the analyst"))
    reports = [str(path) for path in sorted(GOLDEN.glob("report *.csv"))]
    arguments = ["admin", "--reports", *reports, "--mapping", str(GOLDEN / "mapping.csv"), "--time-zone", "UTC"]
    assert main([*arguments, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["folder"] == str(home / "for the analyst")
    (hashed,) = (home / "for the analyst").glob("Hashed Zoom File*.csv")
    rows = hashed.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) > 2
    assert ",t1-" not in "\n".join(rows)

"""What every mode does on the command line: checks, runs, and is refused."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.every_mode.conftest import ModeRun, published, tree
from tests.policies import set_by_file
from zoomwizard.__main__ import main
from zoomwizard.app.jobs import inputs_of, output_names
from zoomwizard.app.policy import switch_of
from zoomwizard.core.job import questions
from zoomwizard.core.outcome import CancelToken

if TYPE_CHECKING:
    import pytest
from zoomwizard.core.output.folder import sha256_of

STAMP = r"\d{4}-\d\d-\d\d_\d{6}"


def digest_of(path: Path) -> str:
    """The SHA-256 that a record says of a file, or of a folder: that of the list of its files."""
    if path.is_file():
        return sha256_of(path, CancelToken())
    files = sorted((file.relative_to(path).as_posix(), file) for file in path.rglob("*") if file.is_file())
    lines = "".join(f"{sha256_of(file, CancelToken())}  {name}\n" for name, file in files)
    return hashlib.sha256(lines.encode()).hexdigest()


def test_a_check_finds_no_error_in_the_example_and_writes_nothing(mode_run: ModeRun, example: Path) -> None:
    before = tree(example)
    code, document = mode_run.run("--check")
    assert (code, document["status"]) == (0, "done")
    assert "outputs" not in document
    assert not mode_run.output.exists()
    assert tree(example) == before


def test_a_run_makes_what_its_document_says_and_nothing_else(mode_run: ModeRun, example: Path) -> None:
    before = tree(example)
    code, document = mode_run.run()
    assert (code, document["status"], document["job"]) == (0, "done", mode_run.mode.job)
    assert document["summary"]
    assert document["counts"]
    assert document["seconds"] >= 0
    assert tree(example) == before
    made = {record["name"]: record for record in document["outputs"]}
    for name, record in made.items():
        path = mode_run.output / name
        assert digest_of(path) == record["sha256"], name
        assert record["bytes"] == sum(file.stat().st_size for file in [path, *path.rglob("*")] if file.is_file())
    tops = {name.partition("/")[0] for name in made}
    assert {path.name for path in mode_run.output.iterdir()} == tops


def test_the_names_of_what_is_made_are_those_that_the_window_shows_before(mode_run: ModeRun) -> None:
    shown = [
        re.escape(name).replace("TIME", STAMP).replace("YYYY\\-MM\\-DD", "[0-9-]{10}")
        for name in output_names(mode_run.mode.job, "TIME")
    ]
    _, document = mode_run.run()
    names = [
        published(mode_run.output, record["name"]).relative_to(mode_run.output).as_posix()
        for record in document["outputs"]
    ]
    assert all(any(re.fullmatch(one, name) for one in shown) for name in names), names


def test_a_second_run_overwrites_nothing(mode_run: ModeRun) -> None:
    _, first = mode_run.run()
    before = tree(mode_run.output)
    _, second = mode_run.run()
    after = tree(mode_run.output)
    assert {name: after[name] for name in before} == before
    assert not {record["name"] for record in first["outputs"]} & {record["name"] for record in second["outputs"]}


def test_a_mode_that_it_has_forbidden_ends_with_2_and_writes_nothing(mode_run: ModeRun, home: Path) -> None:
    set_by_file(home, **{switch_of(mode_run.mode).name: False})
    code, document = mode_run.run()
    assert (code, document["status"]) == (2, "failed")
    assert str(mode_run.mode.title) in document["title"]
    assert not mode_run.output.exists()


def test_files_that_are_not_there_are_all_named_at_once(mode_run: ModeRun, tmp_path: Path) -> None:
    asked = questions(mode_run.mode.command.inputs())
    files = [name for name in mode_run.answers if asked[name].kind in ("open-file", "open-files")]
    gone = {name: (tmp_path / f"no {name}.csv",) for name in files}
    code, document = mode_run.run(**gone)
    assert (code, document["status"]) == (3, "failed")
    wrong = {finding["field"] for finding in document["findings"] if finding["severity"] == "error"}
    assert set(files) <= wrong
    assert not mode_run.output.exists()


def test_every_command_has_help_that_names_its_options(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help"]) == 0
    shown = capsys.readouterr().out
    for ask in questions(inputs_of(command)).values():
        assert f"  {ask.option}" in shown


def test_an_option_that_a_command_lacks_is_wrong_usage(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--no-such-option"]) == 2
    assert "--no-such-option" in capsys.readouterr().err

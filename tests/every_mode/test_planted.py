"""A mode that is new is found everywhere, by its line in the registry alone; tests/gui has the same of the window."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.every_mode.planted import plant
from tests.every_mode.planted.mode import COUNTING
from tests.policies import set_by_file
from zoomwizard.__main__ import main
from zoomwizard.app.jobs import inputs_of, output_names
from zoomwizard.app.policy import rules
from zoomwizard.core.job import questions
from zoomwizard.modes import registry
from zoomwizard.modes.demo import DemoInputs, DemoJob
from zoomwizard.modes.mapping.mode import MAPPING

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two modes more."""
    plant(monkeypatch)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "text.txt"
    file.write_text("one\ntwo\n", encoding="utf-8")
    return file


def test_the_help_lists_the_mode_and_the_commands_below_it(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    shown = [line.split("  ") for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    titles = {words[1].strip(): words[-1].strip() for words in shown}
    assert titles["counting"] == "Count lines"
    assert titles["counting verify"] == "Check a count"
    assert titles["looking update"] == "Count what is looked at"
    assert "looking" not in titles
    assert list(titles)[:3] == ["mapping", "admin", "analyst"]


def test_a_command_runs_and_so_does_one_below_it_with_questions_of_its_own(
    text: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert main(["counting", "--text", str(text), "--output", str(tmp_path / "out"), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["job"], document["counts"]) == ("counting", {"lines": 2})
    made = tmp_path / "out" / document["outputs"][0]["name"]
    assert main(["counting", "verify", "--count", str(made), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["job"] == "counting verify"
    assert main(["looking", "update", "--text", str(text), "--output", str(tmp_path / "out"), "--check"]) == 0
    assert main(["counting", "verify", "--text", str(text)]) == 2
    assert "There's no option --text" in capsys.readouterr().err


def test_each_command_has_its_own_help_and_that_of_the_mode_names_those_below(capsys: Capture) -> None:
    assert main(["counting", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "--text FILE" in shown
    assert "  counting verify  Check a count" in shown
    assert main(["counting", "verify", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "usage: zoomwizard counting verify" in shown
    assert "--count FILE" in shown
    assert "--text" not in shown
    assert main(["looking", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "zoomwizard looking COMMAND [options]" in shown
    assert "  looking verify  Check what was counted" in shown


@pytest.mark.parametrize("arguments", [["looking"], ["looking", "nonsense"], ["looking", "--text", "x"]])
def test_a_mode_that_has_only_commands_below_it_asks_for_one(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 2
    assert "zoomwizard looking" in (shown := capsys.readouterr().err)
    assert "update" in shown
    assert "verify" in shown


def test_a_shortcut_opens_the_window_in_it(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    opened: list[str] = []

    def open_window(mode: str) -> int:
        opened.append(mode)
        return 0

    monkeypatch.setitem(sys.modules, "zoomwizard.gui.shell.main", SimpleNamespace(open_window=open_window))
    assert main(["gui", "--mode", "looking"]) == 0
    assert opened == ["looking"]
    assert main(["gui", "--mode", "nobody"]) == 2
    assert "{mapping,admin,analyst,usage,counting,looking}" in capsys.readouterr().err


def test_it_can_be_forbidden_and_have_folders_set(home: Path, text: Path, capsys: Capture) -> None:
    names = [rule.name for rule in rules()]
    assert names.index("AllowLooking") == names.index("AllowCounting") + 1 < names.index("MinimumGroupSize")
    assert {"CountingTextFolder", "CountingOutputFolder", "LookingOutputFolder"} <= set(names)
    assert names[-1] == "Proxy"
    set_by_file(home, AllowLooking=False, CountingOutputFolder=str(home / "counts"), MinimumGroupSize=7)
    assert questions(inputs_of("counting"))["output"].preset == str(home / "counts")
    assert main(["counting", "--text", str(text), "--check"]) == 0
    assert main(["counting", "--text", str(text), "--min-group-size", "6"]) == 2
    for verb in ("update", "verify"):
        assert main(["looking", verb]) == 2
        assert "Your IT department doesn't allow this on this computer: Look at lines." in capsys.readouterr().err


def test_the_example_runs_it_on_what_the_modes_before_it_had(tmp_path: Path) -> None:
    demo = DemoJob((MAPPING, COUNTING))
    assert list(demo.stages)[-1] == "counting count"
    result = demo.run(DemoInputs(output=tmp_path / "demo", threads=1))
    assert result.counts["counting lines"] > 10
    assert [path.name for path in (tmp_path / "demo" / "4 Counting").iterdir()] != []


def test_its_files_have_the_names_that_it_says() -> None:
    assert output_names("counting", "now") == ("Count now.csv", "Count record now.json")
    assert output_names("looking update", "now") == ("Count now.csv", "Count record now.json")
    assert output_names("looking verify", "now") == ()
    assert registry.mode_of("looking verify") is registry.modes()["looking"]
    assert registry.mode_of("demo") is None

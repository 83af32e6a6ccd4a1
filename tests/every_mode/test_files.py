"""What a run writes: who may read it, the record, and nobody's name."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.every_mode.conftest import ModeRun, published
from zoomwizard.__main__ import main
from zoomwizard.core.outcome import PrivacyError
from zoomwizard.core.output.record import write_record
from zoomwizard.core.privacy.proof import prove_file_names, prove_record
from zoomwizard.core.said import Said
from zoomwizard.modes.registry import commands

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
NAMES_PEOPLE = ("mapping", "organisational data", "Viva upload", "private")  # roles of what names people


def test_the_record_comes_last_and_says_what_the_run_read_and_wrote(mode_run: ModeRun) -> None:
    result = mode_run.do()
    path = mode_run.output / result.outputs[-1].name
    others = [published(mode_run.output, record.name) for record in result.outputs[:-1]]
    assert path.suffix == ".json"
    last = published(mode_run.output, result.outputs[-1].name).stat().st_ctime_ns
    assert all(last >= other.stat().st_ctime_ns for other in others)
    content = json.loads(path.read_text("utf-8"))
    assert {"kind", "format", "versions", "inputs", "counts"} <= content.keys()
    said = json.dumps(content)
    assert all(record.sha256 in said for record in result.inputs)


def test_the_record_has_the_entries_that_the_mode_declares_and_no_others(mode_run: ModeRun, tmp_path: Path) -> None:
    declared = mode_run.mode.command.record
    assert declared is not None
    record = mode_run.do().outputs[-1]
    path = mode_run.output / record.name
    prove_record(path, declared(), record.role)
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "note": 1}), "utf-8")
    with pytest.raises(PrivacyError):
        prove_record(other, declared(), record.role)


def test_what_writes_declares_what_may_stand_in_its_record(command: str) -> None:
    assert bool(commands()[command].outputs) == (commands()[command].record is not None)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists, see tests/core/output")
def test_what_names_people_is_for_its_owner_alone(mode_run: ModeRun) -> None:
    before = os.umask(0o022)
    try:
        result = mode_run.do()
    finally:
        os.umask(before)
    for record in result.outputs:
        path = mode_run.output / record.name
        allowed = stat.S_IMODE(path.stat().st_mode)
        if record.role in NAMES_PEOPLE:
            assert allowed == 0o600, record.name
            if path.parent != mode_run.output:
                assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        else:
            assert allowed & 0o044 == 0o044, f"{record.name} is for whoever may read the folder"


def test_nobody_of_the_example_is_named_but_in_what_is_private(mode_run: ModeRun, example: Path, home: Path) -> None:
    marks = marks_of(example)
    assert len(marks) > 40
    code, document = mode_run.run()
    assert code == 0
    written = {name: content or b"" for name, content in mode_run.files().items()}
    private = {record["name"] for record in document["outputs"] if record["role"] in NAMES_PEOPLE}
    if private:
        assert any(mark in written[name].decode().casefold() for name in private for mark in marks)
    texts = {name: content.decode(errors="replace") for name, content in written.items() if name not in private}
    texts |= {"names": "\n".join(written), "stdout": json.dumps(document, ensure_ascii=False)}
    texts |= {str(path): path.read_text("utf-8", errors="replace") for path in home.rglob("*") if path.is_file()}
    assert any(name.endswith(".log") for name in texts)
    assert [(name, mark) for name, text in texts.items() for mark in marks if mark in text.casefold()] == []


def test_the_last_page_says_how_it_went_and_what_to_do_with_each_file(mode_run: ModeRun) -> None:
    code, document = mode_run.run()
    assert code == 0
    assert document["verdict"]
    assert document["next_steps"]
    names = [record["name"] for record in document["outputs"]]
    places = {*names, *(name.partition("/")[0] for name in names)}
    named = [name for step in document["next_steps"] for name in step["files"]]
    assert set(named) <= places
    assert len(named) == len(set(named)), "a file is in one step"
    assert {name for name in names[:-1] if not {name, name.partition("/")[0]} & set(named)} == set()
    main(mode_run.arguments(output=mode_run.output.with_name("again")))
    shown = " ".join(mode_run.capsys.readouterr().out.split())
    assert all(step["title"] in shown for step in document["next_steps"])


def marks_of(folder: Path) -> set[str]:
    """The e-mail addresses of the example's inputs, and what stands before the @ where that is long enough."""
    texts = [path.read_text("utf-8").casefold() for path in (folder / "Inputs").rglob("*.csv")]
    addresses = {found for text in texts for found in ADDRESS.findall(text)}
    return addresses | {local for local in (address.partition("@")[0] for address in addresses) if len(local) > 5}


def test_a_mode_says_all_its_words_so_that_they_can_be_translated(mode_run: ModeRun) -> None:
    mode = mode_run.mode
    words = [mode.title, mode.group, mode.role, mode.sentence, mode.commit]
    words += [*mode.stages.values(), *(command.title for command in mode.commands)]
    words += [text for step in (*mode.steps, *mode.pages) for text in (step.name, step.title)]
    assert [text for text in words if text and not isinstance(text, Said)] == []
    assert set(mode.stages) >= set(mode_run.job.stages)


def test_an_entry_that_a_record_must_not_have_stops_the_run(mode_run: ModeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a fault of the program puts into a record: it is read back against the mode's closed list."""

    def leaking(path: Path, content: Mapping[str, Any]) -> None:
        write_record(path, {**content, "note": "zoe.quill@example.org"})

    monkeypatch.setattr("zoomwizard.core.output.publish.write_record", leaking)
    code, document = mode_run.run()
    assert (code, document["status"]) == (5, "failed")
    assert "zoe" not in json.dumps(document)
    assert not mode_run.output.exists()


def test_a_name_that_no_file_of_the_mode_has_stops_the_run(mode_run: ModeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "zoomwizard.core.output.publish.prove_file_names",
        lambda names, allowed: prove_file_names([*names, "zoe.csv"], allowed),
    )
    assert mode_run.run()[0] == 5
    assert not mode_run.output.exists()

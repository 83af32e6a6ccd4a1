"""A leak of every kind, planted in the writer or in the file that it wrote: the proof finds each one."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.reports import LAYOUTS, MAPPING, PORTAL_21, ROW, Shape, write_mapping, write_report
from zoomwizard.__main__ import main
from zoomwizard.app.paths import log_folder
from zoomwizard.core.engine import Engine
from zoomwizard.core.output.record import write_record
from zoomwizard.core.privacy.patterns import Pattern
from zoomwizard.core.steps import Step
from zoomwizard.kinds.hashed_file import HASHED_HEADER
from zoomwizard.modes.admin.deidentify import write_hashed_file
from zoomwizard.modes.admin.patterns import hashed_columns

Capture = pytest.CaptureFixture[str]
Rows = list[list[str]]
Edit = Callable[[Rows], None]

NAME, TOPIC, EMAIL = "Zoë Åkerström", "Salary of Zoë Åkerström", "Zoë.Åkerström@Example.org"
PEOPLE = tuple(MAPPING)
PATTERNS = {column.name: column.pattern for column in hashed_columns(MAPPING.values(), topics="token", keep=())}
GOOD = {"time": "2026-06-14T10:00:00Z", "token": "t1-0123abcd-0123456789abcdef"}


class World:
    """Two reports with a few rows, and an output folder that holds somebody's file already."""

    def __init__(self, folder: Path, rows: int = 6) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.output.mkdir()
        (self.output / "mine.txt").write_text("mine", encoding="utf-8")
        people = [*PEOPLE, "stranger@example.net"]
        made = [
            replace(
                ROW,
                email=people[number % 4],
                name=f"Somebody {number}",
                join=ROW.join + timedelta(seconds=number) if ROW.join else None,
            )
            for number in range(rows)
        ]
        self.report = write_report(folder / "report.csv", made)
        self.mapping = write_mapping(folder / "mapping.csv", MAPPING)

    def admin(self, *more: object, report: Path | None = None) -> int:
        arguments = ["--reports", report or self.report, "--mapping", self.mapping, "--output", self.output]
        return main(["admin", *map(str, [*arguments, "--time-zone", "UTC", "--quiet", *more])])

    def files(self) -> dict[str, bytes]:
        return {str(p.relative_to(self.output)): p.read_bytes() for p in self.output.rglob("*") if p.is_file()}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def rows_of(text: str) -> Rows:
    return list(csv.reader(io.StringIO(text)))


def text_of(rows: Rows) -> str:
    stream = io.StringIO()
    # Some versions of Python do not quote a carriage return by themselves.
    if any("\r" in cell for row in rows for cell in row):
        csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    else:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def leak_into_file(monkeypatch: pytest.MonkeyPatch, edit: Callable[[bytes], bytes]) -> None:
    """Change the finished file between writing and proof."""

    def write(engine: Engine, path: Path, *more: Any) -> int:
        count = write_hashed_file(engine, path, *more)
        before = path.read_bytes()
        after = edit(before)
        assert after != before
        path.write_bytes(after)
        return count

    monkeypatch.setattr("zoomwizard.modes.admin.run.write_hashed_file", write)


def leak_into_rows(monkeypatch: pytest.MonkeyPatch, edit: Edit) -> None:
    def change(content: bytes) -> bytes:
        rows = rows_of(content.decode())
        edit(rows)
        return text_of(rows).encode()

    leak_into_file(monkeypatch, change)


def assert_caught(world: World, capsys: Capture, secret: str, *words: str, more: tuple[object, ...] = ()) -> None:
    """The run ends with 5, nothing was published, and the value is nowhere."""
    before = world.files()
    assert world.admin(*more) == 5
    shown = capsys.readouterr()
    assert world.files() == before == {"mine.txt": b"mine"}
    assert [path.name for path in world.output.iterdir()] == ["mine.txt"]
    assert "failed its privacy check" in shown.err
    for word in words:
        assert word in shown.err
    logs = log_folder()
    assert logs is not None
    log = (logs / "zoomwizard.log").read_text(encoding="utf-8")
    assert "exit code 5" in log
    for text in (shown.out, shown.err, log):
        assert secret not in text
        assert "Traceback" not in text


def test_without_a_leak_the_run_is_published(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert world.admin() == 0
    assert len(world.files()) == 4
    (hashed,) = world.output.glob("*.csv")
    assert rows_of(hashed.read_text("utf-8"))[0] == list(HASHED_HEADER)


def test_the_proof_knows_the_published_header_by_itself() -> None:
    assert tuple(PATTERNS) == HASHED_HEADER


# ---------------------------------------------------------------------------------------------------------
# One cell

LEAKS = {
    "an e-mail address": EMAIL,
    "a name": NAME,
    "a topic": TOPIC,
    "a department": "Research, 3rd floor",
    "a formula": "=1+1",
    "a raw meeting ID with blanks": "846 1389 0849",
    "a raw meeting ID with hyphens": "846-1389-0849",
    "a telephone number": "+41 79 123 45 67",
    "a telephone number with a point": "079.1234567",
    "a HashID that is not in the mapping file": "p7qx2mzt4hkx",
    "a HashID in upper case": next(iter(MAPPING.values())).upper(),
    "an e-mail address of the mapping file": PEOPLE[0],
    "hexadecimal digits": "0xFACADE",
    "digits with a sign between": "1_000",
    "a number with an exponent": "1e5",
    "a negative number": "-5",
    "digits of another script": "１２３",
    "blanks around": " x ",
    "a line break": "No\nZoë",
    "a carriage return": "No\rZoë",
    "a quotation mark": 'Yes"Zoë',
    "a time with text behind": f"{GOOD['time']} Zoë",
    "a time with text before": f"Zoë {GOOD['time']}",
    "a time with a zone": "2026-06-14T10:00:00+02:00",
    "a time in another form": "2026-06-14 10:00",
    "a word that is read as a time": "epoch",
    "a word that is read as a time, too": "infinity",
    "a token with text behind": f"{GOOD['token']}-zoe",
    "a token of an unknown form": "t2-0123abcd-0123456789abcdef",
    "a token in upper case": GOOD["token"].upper(),
    "two flags": "YesNo",
    "a flag in lower case": "yes",
    "a long text": "Zoë " * 5000,
}


@pytest.mark.parametrize("kind", LEAKS)
def test_a_leak_is_found_in_every_column(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """All columns at once, then the message names each of them with its row."""
    world = World(tmp_path)
    leak = LEAKS[kind]
    columns = [column for column, pattern in PATTERNS.items() if not is_of(pattern, leak)]
    assert len(columns) >= 10

    def edit(rows: Rows) -> None:
        for column in columns:
            rows[1 + HASHED_HEADER.index(column) % 5][HASHED_HEADER.index(column)] = leak

    leak_into_rows(monkeypatch, edit)
    places = [f"column {column}, row {HASHED_HEADER.index(column) % 5 + 1}: " for column in columns]
    assert_caught(world, capsys, leak, *places)


@pytest.mark.parametrize("column", HASHED_HEADER)
def test_a_leak_in_a_single_column_is_found(
    world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch, column: str
) -> None:
    def edit(rows: Rows) -> None:
        rows[-1][HASHED_HEADER.index(column)] = NAME

    leak_into_rows(monkeypatch, edit)
    assert_caught(world, capsys, NAME, f"({'column ' + column}, row 6: ")


def is_of(pattern: Pattern, text: str) -> bool:
    """Whether a leak is a good cell where it stands: a number is a number."""
    return not pattern.values and re.fullmatch(pattern.regex, text) is not None


def test_a_telephone_number_of_digits_only_is_found_in_the_topic(
    world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(rows: Rows) -> None:
        rows[3][1] = "0791234567"

    leak_into_rows(monkeypatch, edit)
    assert_caught(world, capsys, "0791234567", "column Topic, row 3: not a topic token")


@pytest.mark.parametrize("column", ["Topic", "User_Email_1", "Leave_Time", "Guest"])
def test_a_leak_in_only_the_last_of_50000_rows_is_found(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, column: str
) -> None:
    def grow(content: bytes) -> bytes:
        header, first, *_ = content.decode().splitlines()
        cells = first.split(",")
        cells[HASHED_HEADER.index(column)] = NAME
        return "\n".join([header, *[first] * 49_999, ",".join(cells)]).encode() + b"\n"

    leak_into_file(monkeypatch, grow)
    assert_caught(World(tmp_path, 1), capsys, NAME, f"column {column}, row 50,000: ")


# ---------------------------------------------------------------------------------------------------------
# The shape of the file


def lines(change: Callable[[list[str]], list[str]]) -> Callable[[bytes], bytes]:
    return lambda content: ("\n".join(change(content.decode().splitlines())) + "\n").encode()


SHAPES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an extra column": (
        lines(lambda found: [f"{found[0]},Name", *(f"{line},{NAME}" for line in found[1:])]),
        "header line: not as expected",
    ),
    "an extra column without a header": (
        lines(lambda found: [found[0], *(f"{line},{NAME}" for line in found[1:])]),
        "row 1: more cells than headers",
    ),
    "a renamed header": (
        lines(lambda found: [found[0].replace("Topic", NAME), *found[1:]]),
        "header line: not as expected",
    ),
    "columns that changed places": (
        lines(lambda found: [found[0].replace("Topic,User_Email_1", "User_Email_1,Topic"), *found[1:]]),
        "header line: not as expected",
    ),
    "no header": (lines(lambda found: found[1:]), "header line: not as expected"),
    "an empty file": (lambda _: b"", "header line: not as expected"),
    "a line above the header": (lines(lambda found: [f"# {NAME}", *found]), "header line: not as expected"),
    "a byte order mark": (lambda content: b"\xef\xbb\xbf" + content, "header line: not as expected"),
    "a line with more cells": (
        lines(lambda found: [*found[:3], f"{found[3]},{NAME}", *found[4:]]),
        "row 3: more cells than headers",
    ),
    "a line with fewer cells": (
        lines(lambda found: [*found[:3], found[3].rpartition(",")[0], *found[4:]]),
        "row 3: fewer cells than headers",
    ),
    "a comment": (lines(lambda found: [*found, f"# {NAME}"]), "row 7: fewer cells than headers"),
    "a last line without an end": (
        lambda content: content + NAME.encode(),
        "row 7: fewer cells than headers",
    ),
    "a row with a quoted line break": (
        lines(lambda found: [*found[:3], found[3][:-2] + f'"No\n{NAME}"', *found[4:]]),
        "column InWaitingRoom, row 3: neither Yes nor No",
    ),
    "a quotation mark that is never closed": (
        lines(lambda found: [*found[:3], found[3][:-2] + f'"{NAME}', *found[4:]]),
        "column InWaitingRoom, row 3: neither Yes nor No",
    ),
    "text in another encoding": (
        lambda content: content[:-3] + NAME.encode("cp1252") + b"\n",
        "column InWaitingRoom, row 6: neither Yes nor No",
    ),
    "UTF-16": (lambda content: content.decode().encode("utf-16"), "header line: not as expected"),
    "a NUL": (
        lambda content: content[:-3] + b"No\0" + NAME.encode() + b"\n",
        "column InWaitingRoom, row 6: neither Yes nor No",
    ),
    "a cell that is far too long": (
        lambda content: content[:-3] + b"Zoe " * 1_000_000 + b"\n",
        "row 6: a cell that's far too long",
    ),
}


@pytest.mark.parametrize("kind", SHAPES)
def test_a_file_of_another_shape_is_found(
    world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    edit, message = SHAPES[kind]
    leak_into_file(monkeypatch, edit)
    assert_caught(world, capsys, NAME, message)


# ---------------------------------------------------------------------------------------------------------
# Leaks of the steps

STEPS = {
    "HashIDs that are e-mail addresses": (
        "people",
        "UPDATE hash_ids SET hash_id = mapping.key, cell = mapping.key FROM mapping "
        "WHERE mapping.hash_id = hash_ids.hash_id",
        "User_Email_2",
    ),
    "people who are not in the mapping file": (
        "people",
        "UPDATE hash_ids SET cell = 'Zoe' WHERE place = 0",
        "User_Email_2",
    ),
    "a HashID of nobody": (
        "people",
        "UPDATE hash_ids SET hash_id = 'xyz' || place, cell = 'xyz' || place WHERE place > 0",
        "User_Email_1",
    ),
    "a topic": ("hashed_cells", f"UPDATE meeting_cells SET front = '12,{NAME},'", "Topic"),
    "the reports' own meeting numbers": (
        "occurrences",
        "UPDATE meetings SET number_text = digits",
        "MeetingID, row 1: ",
    ),
    "a topic in place of a digest": (
        "occurrences",
        "UPDATE meetings SET topic_cell = 't1-' || substr(lower(hex(topic)), 1, 8) || '-' "
        "|| substr(lower(hex(topic)) || repeat('0', 16), 9, 16) FROM written WHERE written.rowid = meetings.number",
        "Topic, row 1: not a topic token",
    ),
    "a host": ("hashed_cells", f"UPDATE meeting_cells SET front = '12,,{NAME}'", "User_Email_1"),
    "a time": ("hashed_cells", f"UPDATE meeting_cells SET back = '{NAME}' || back", "Creation_Time"),
    "a count": ("hashed_cells", f"UPDATE meeting_cells SET back = back || ' {NAME}'", "Participants"),
    "one more cell": ("hashed_cells", f"UPDATE meeting_cells SET back = back || ',{NAME}'", "more cells"),
}


@pytest.mark.parametrize("kind", STEPS)
def test_a_fault_in_a_step_is_found(world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    step, mutation, place = STEPS[kind]
    run, done = Engine.step, []

    def mutated(self: Engine, which: Step, **marks: str) -> None:
        run(self, which, **marks)
        if which.name == step:
            done.append(which.name)
            self.run(mutation)

    monkeypatch.setattr(Engine, "step", mutated)
    assert_caught(world, capsys, NAME, place)
    assert done == [step]


# ---------------------------------------------------------------------------------------------------------
# Manifest and names of files


def leak_into_manifest(monkeypatch: pytest.MonkeyPatch, edit: Callable[[dict[str, Any]], None]) -> None:
    def write(path: Path, content: dict[str, Any]) -> str:
        edit(content)
        return write_record(path, content)

    monkeypatch.setattr("zoomwizard.core.output.publish.write_record", write)


MANIFEST: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "an entry": (lambda content: content.update({"host": NAME}), "an entry that isn't allowed"),
    "an entry below another": (
        lambda content: content["counts"].update({NAME: 7}),
        "an entry that isn't allowed",
    ),
    "an entry without a value": (lambda content: content.update({NAME: {}}), "an entry that isn't allowed"),
    "an entry below another without a value": (
        lambda content: content["privacy_proof"].update(hits_in_columns_chosen_to_be_kept={NAME: []}),
        "an entry that isn't allowed",
    ),
    "a list": (lambda content: content.update({"people": [NAME, EMAIL]}), "an entry that isn't allowed"),
    "a row's value": (lambda content: content["period"].update(first_start=f"{NAME}"), "period.first_start"),
    "a version": (lambda content: content["versions"].update(python=NAME), "versions.python"),
    "a time zone": (lambda content: content.update(time_zone=NAME), "time_zone"),
    "an option": (lambda content: content["options"].update(topics=TOPIC), "options.topics"),
    "a column": (lambda content: content["options"].update(keep_columns=[NAME]), "options.keep_columns"),
    "a name of the reports": (
        lambda content: content["inputs"][0].update(name="Kowalska.csv"),
        "inputs.name",
    ),
    "an e-mail address in a name": (
        lambda content: content["inputs"][0].update(name=f"{EMAIL}.csv"),
        "inputs.name",
    ),
    "a telephone number in a name": (
        lambda content: content["inputs"][0].update(name="report 079 123 45 67.csv"),
        "inputs.name",
    ),
    "a role": (lambda content: content["inputs"][1].update(role=NAME), "inputs.role"),
    "a digest": (lambda content: content["inputs"][1].update(sha256=NAME), "inputs.sha256"),
    "a size": (lambda content: content["inputs"][1].update(size=NAME), "inputs.size"),
    "the output's name": (lambda content: content["output"].update(name=f"{NAME}.csv"), "output.name"),
    "a count": (lambda content: content["counts"].update(rows_in=NAME), "counts.rows_in"),
    "a reason": (lambda content: content["rejected"].update({f"of {NAME}": 1}), "an entry that isn't allowed"),
    "the result": (lambda content: content["privacy_proof"].update(result=NAME), "privacy_proof.result"),
}


@pytest.mark.parametrize("kind", MANIFEST)
def test_a_leak_in_the_manifest_is_found(
    world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    edit, place = MANIFEST[kind]
    leak_into_manifest(monkeypatch, edit)
    assert_caught(world, capsys, NAME, "manifest", place)


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("{", f'{{"kind": "{NAME}",', 1),
        lambda text: text + NAME,
        lambda text: text + " " * 80,
    ],
    ids=["an entry that stands there twice", "behind the end", "blanks behind the end"],
)
def test_a_leak_that_json_does_not_tell_of_is_found(
    world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch, edit: Callable[[str], str]
) -> None:
    def write(path: Path, content: dict[str, Any]) -> str:
        text = write_record(path, content)
        path.write_text(edit(text), encoding="utf-8")
        return text

    monkeypatch.setattr("zoomwizard.core.output.publish.write_record", write)
    assert_caught(world, capsys, NAME, "more than the text of its entries")


@pytest.mark.parametrize("template", ["HASHED_NAME", "MANIFEST_NAME", "UNMATCHED_NAME"])
@pytest.mark.parametrize("text", [NAME, EMAIL, "079 123 45 67", "of Kowalska"])
def test_a_leak_in_a_file_name_is_found(
    world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch, template: str, text: str
) -> None:
    monkeypatch.setattr(f"zoomwizard.modes.admin.run.{template}", f"{text} {{}}.csv")
    assert_caught(world, capsys, text)


@pytest.mark.parametrize(
    "name",
    [
        "Kowalska June.csv",
        "report of TOM O'SHEA (final).csv",
        "ananya.rao@example.org.csv",
        "ananya-rao_2026.csv",
        "zoom report 079 123 45 67.csv",
        "Märtä-KOWALSKA.csv",
        "K\u200bowalska.csv",
    ],
)
def test_an_input_whose_name_names_somebody_has_another_name_in_the_manifest(world: World, name: str) -> None:
    report = world.report.rename(world.folder / name)
    host = replace(ROW, host_name="Ananya Rao")
    write_report(report, [ROW, host, replace(ROW, email="tom.oshea@example.org", name="Tom O'Shea (Host)")])
    assert world.admin(report=report) == 0
    (manifest,) = world.output.glob("*.json")
    names = [record["name"] for record in json.loads(manifest.read_text("utf-8"))["inputs"]]
    assert names == ["input 1", "mapping.csv"]


@pytest.mark.parametrize(
    "name",
    [
        "meetinglistdetails_2026_06_01_2026_06_30 (1).csv",
        "zoom 06.01.2026-06.30.2026.csv",
        "June.csv",
        "zoomus_meetings_2026-06-01 101500.csv",
    ],
)
def test_an_input_with_a_harmless_name_is_published(world: World, name: str) -> None:
    report = world.report.rename(world.folder / name)
    assert world.admin(report=report) == 0
    (manifest,) = world.output.glob("*.json")
    names = [record["name"] for record in json.loads(manifest.read_text("utf-8"))["inputs"]]
    assert names[0] in (name, "input 1")


# ---------------------------------------------------------------------------------------------------------
# What was chosen to be kept


def test_hits_in_kept_columns_are_counted_and_warned_of_by_column(world: World, capsys: Capture) -> None:
    rows = [
        replace(ROW, topic="Weekly sync"),
        replace(ROW, topic="About KOWALSKÁ", name="Marta Kowalska"),
        replace(ROW, topic="call +41 79 123 45 67"),
        replace(ROW, topic="mail to anybody@example.com"),
        replace(ROW, topic="Host: ÓSHEA-Tóm"),
    ]
    rows = [replace(row, join=ROW.join + timedelta(seconds=n)) for n, row in enumerate(rows) if ROW.join]
    layout = replace(PORTAL_21, columns=(*PORTAL_21.columns, ("Memo", "name")))
    report = write_report(world.folder / "kept.csv", rows, Shape(layout=layout))
    more = ("--topics", "keep", "--keep-column", "Department", "Memo", "--json")
    assert world.admin(*more, report=report) == 0
    document = json.loads(capsys.readouterr().out)
    warnings = [f["title"] for f in document["findings"] if f["code"] == "proof.chosen"]
    (manifest,) = world.output.glob("*.json")
    hits = json.loads(manifest.read_text("utf-8"))["privacy_proof"]["hits_in_columns_chosen_to_be_kept"]
    assert hits == {"Topic": 4, "Memo": 5}
    assert [title.partition(",")[0] for title in warnings] == ["The column Topic", "The column Memo"]
    assert all("Kowalska" not in title for title in warnings)


def test_a_leak_beside_a_kept_column_is_still_found(
    world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(rows: Rows) -> None:
        rows[2][0] = NAME

    leak_into_rows(monkeypatch, edit)
    more = ("--topics", "keep", "--keep-column", "Department")
    assert_caught(world, capsys, NAME, "column MeetingID, row 2: not a whole number", more=more)


def test_a_line_break_in_a_kept_column_is_found(world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def edit(rows: Rows) -> None:
        rows[2][-1] = "two\nlines"

    leak_into_rows(monkeypatch, edit)
    assert_caught(world, capsys, "two\nlines", "column Group, row 2: a line break", more=("--keep-column", "Group"))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_passes_the_proof(world: World, layout: Any) -> None:
    report = write_report(world.folder / "layout.csv", [ROW], Shape(layout=layout))
    assert world.admin(report=report) == 0

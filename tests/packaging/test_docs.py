"""The documentation says what is so: commands, options, codes, columns, files and links."""

import argparse
import ast
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

import dev
from screenshots.looks import GUIDE
from zoomwizard.app.guide import guide_pages
from zoomwizard.app.paths import policy_file
from zoomwizard.app.policy import LARGEST_GROUP, REGISTRY, SMALLEST_GROUP, _values_of, rules
from zoomwizard.app.schedule import ScheduleInputs
from zoomwizard.cli import connect, schedule
from zoomwizard.cli.parser import EXIT_CODES, _make_parser
from zoomwizard.core.job import CommonInputs, questions
from zoomwizard.core.mode import Mode
from zoomwizard.core.output.columns import ExportTable
from zoomwizard.core.output.export import SHORT_KINDS
from zoomwizard.core.said import Said
from zoomwizard.kinds.hashed_file import HASHED_HEADER
from zoomwizard.kinds.report_headers import COLUMNS, NEEDED
from zoomwizard.modes.analyst.metrics import COUNTS, METRICS
from zoomwizard.modes.registry import MODES, commands
from zoomwizard.modes.usage.tables import SHOWN_COLUMNS, USAGE_TABLES
from zoomwizard.zoom.api.account import OAUTH_URL
from zoomwizard.zoom.api.endpoints import ENDPOINTS, PHONE_FILE_BY_ID
from zoomwizard.zoom.files.rows import REASONS

RULES, COMMANDS = rules(), commands()
WAYS = [way for mode in MODES for way in mode.ways]
ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
COMMON = set(questions(CommonInputs)) | {"check", "json", "quiet", "help"}


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def section(page: Path, heading: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    level = heading.partition(" ")[0]
    found = re.search(
        rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text_of(page), re.MULTILINE | re.DOTALL
    )
    assert found, f"{page.name} has no heading {heading}"
    return found[1]


def rows(text: str) -> list[list[str]]:
    """The cells of the rows of all tables, headers and lines between left out."""
    found = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    between = {n for n, cells in enumerate(found) if all(re.fullmatch(":?-+:?", cell) for cell in cells)}
    return [cells for n, cells in enumerate(found) if not between & {n, n + 1}]


def coded(text: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", text)


def code_blocks(page: Path) -> list[str]:
    """The lines of all code blocks; the project's own pages indent them."""
    lines = re.findall(r"^ {4,}(\S.*)$", text_of(page), re.MULTILINE)
    return [line for line in lines if not line.startswith(("-", "|"))]


# ---------------------------------------------------------------------------------------------------------
# The command line


@cache
def options(command: str) -> dict[str, tuple[str, ...]]:
    """The real options of a command by field, as they are written."""
    inputs = COMMANDS[command].inputs()
    parser = _make_parser(command, str(COMMANDS[command].title), inputs, questions(inputs))
    return {action.dest: tuple(action.option_strings) for action in parser._actions}


def documented_options(heading: str) -> dict[str, str]:
    """The options under a heading with what is said of each."""
    found = {}
    for cells in rows(section(DOCS / "command-line.md", heading)):
        option = re.match(r"`(--[a-z-]+)", cells[0])
        if option:
            found[option[1]] = " ".join(cells)
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented_and_no_other(command: str) -> None:
    own = {names[0] for field, names in options(command).items() if field not in COMMON}
    assert set(documented_options(f"## zoomwizard {command}")) == own


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_of_every_command_are_documented(command: str) -> None:
    common = {names[-1] for field, names in options(command).items() if field in COMMON}
    assert set(documented_options("## Options of every command")) == common
    assert "`-h`" in section(DOCS / "command-line.md", "## Options of every command")


@pytest.mark.parametrize("command", COMMANDS)
def test_choices_defaults_and_needed_options_are_documented(command: str) -> None:
    inputs = COMMANDS[command].inputs()
    said = documented_options(f"## zoomwizard {command}") | documented_options("## Options of every command")
    for field, ask in questions(inputs).items():
        sentence = said[ask.option]
        assert "{" + ",".join(ask.choices) + "}" in sentence or not ask.choices, ask.option
        default = inputs.__dataclass_fields__[field].default  # type: ignore[attr-defined]
        is_needed = "MISSING" in type(default).__name__
        assert ("needed." in sentence) == is_needed, ask.option
        if default and not is_needed:
            assert f"Default: `{default}`" in sentence, ask.option


def test_every_command_is_documented_and_no_other() -> None:
    headings = re.findall(r"^## zoomwizard ([\w ]+)$", text_of(DOCS / "command-line.md"), re.MULTILINE)
    assert headings == [*COMMANDS, connect.CONNECT, schedule.SCHEDULE]
    listed = [cells[0] for cells in rows(text_of(DOCS / "command-line.md").partition("\n## ")[0])]
    assert [re.sub(r"[^\w ]", "", cell.partition("]")[0]) for cell in listed] == headings


def connect_options(subcommand: str) -> set[str]:
    """The options of a subcommand of connect. Errors: StopIteration if there is no such subcommand."""
    commands = next(a for a in connect.make_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return {name for action in commands.choices[subcommand]._actions for name in action.option_strings}


def test_every_option_of_connect_is_documented_and_no_other() -> None:
    documented = set(documented_options("## zoomwizard connect"))
    assert documented == connect_options("add") - {"-h", "--help"}
    said = section(DOCS / "command-line.md", "## zoomwizard connect")
    for subcommand in ("test", "list", "remove"):
        assert f"zoomwizard connect {subcommand}" in said
        assert connect_options(subcommand) <= {"-h", "--help", "--json", "--for"}
    assert "`--for MODE`" in said


def schedule_options() -> set[str]:
    """The options of schedule itself."""
    return {ask.option for ask in questions(ScheduleInputs).values()}


def test_every_option_of_schedule_is_documented_and_no_other() -> None:
    assert set(documented_options("## zoomwizard schedule")) == schedule_options()


def test_the_scopes_and_addresses_that_are_asked_for_are_documented() -> None:
    page = DOCS / "zoom-account.md"
    table = rows(section(page, "## Make the app"))
    needed = (*ENDPOINTS, PHONE_FILE_BY_ID)
    assert {coded(cells[0])[0] for cells in table} == {endpoint.scopes[0] for endpoint in needed}
    assert {scope for e in ENDPOINTS for scope in e.scopes[1:]} <= set(coded(text_of(page)))
    asked = {re.sub(r"{\w+}", "{}", text) for text in coded(section(page, "## What is sent where"))}
    assert {f"GET {endpoint.path}" for endpoint in ENDPOINTS} <= asked
    assert f"POST {OAUTH_URL}" in asked


def test_every_exit_code_is_documented_in_the_words_of_the_help() -> None:
    real = dict(re.findall(r"(\d) ([^;.]+)", str(EXIT_CODES)))
    documented = {cells[0]: cells[1] for cells in rows(section(DOCS / "command-line.md", "## Exit codes"))}
    assert len(real) == 8
    assert list(documented) == list(real)
    assert all(documented[code].startswith(words) for code, words in real.items())


def commands_in(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Every command that a page gives: `zoomwizard` or `dev.py`, and its words, quoted ones as one."""
    for line in [*code_blocks(page), *coded(text_of(page))]:
        found = re.match(r"(?:(python3|py) dev\.py|zoomwizard) (\w.*)", line)
        if found:
            yield "dev.py" if found[1] else "zoomwizard", re.findall(r'(?:[^\s"]|"[^"]*")+', found[2])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_in_the_pages_is_a_real_one(page: Path) -> None:
    for program, words in commands_in(page):
        if program == "dev.py":
            assert words[0] in dev.COMMANDS, words
            if words[0] != "run" or len(words) == 1:
                continue
        command, *rest = words[1:] if program == "dev.py" else words
        if command == schedule.SCHEDULE and "--" in rest:  # what counts is its job
            command, *rest = rest[rest.index("--") + 1 :]
        if rest and f"{command} {rest[0]}" in COMMANDS:
            command, *rest = f"{command} {rest[0]}", *rest[1:]
        if command in {"COMMAND", "gui"}:
            continue
        assert command in {*COMMANDS, connect.CONNECT, schedule.SCHEDULE}, words
        if command == schedule.SCHEDULE:
            known = schedule_options()
        elif command == connect.CONNECT:
            known = connect_options(rest[0]) if rest else set()
        else:
            known = {name for names in options(command).values() for name in names}
        used = {word.partition("=")[0] for word in rest if word.startswith("-")}
        assert used <= known, words


def test_the_readme_shows_each_step_and_the_first_two_commands() -> None:
    blocks = code_blocks(ROOT / "README.md")
    assert blocks[:2] == ["python3 dev.py demo", "python3 dev.py test"]
    shown = {words[1] for _, words in commands_in(ROOT / "README.md") if words[0] == "run" and len(words) > 1}
    assert {"mapping", "admin", "analyst"} <= shown


def test_what_was_measured_is_one_short_table_in_the_readme_and_a_page_of_its_own() -> None:
    short = section(ROOT / "README.md", "## How fast")
    assert 2 <= len([line for line in short.splitlines() if line.startswith("|")]) <= 10
    assert "(docs/performance.md)" in short
    assert "<!-- measured -->" in text_of(DOCS / "performance.md")
    measured = {cells[2] for cells in rows(text_of(DOCS / "performance.md")) if len(cells) == 5}
    assert {cells[2] for cells in rows(short)} - {""} <= measured


def test_every_command_of_dev_py_is_documented() -> None:
    listed = [words[0] for program, words in commands_in(DOCS / "developing.md") if program == "dev.py"]
    assert set(listed) == set(dev.COMMANDS)


# ---------------------------------------------------------------------------------------------------------
# Files and columns


def test_the_seventeen_columns_are_documented_in_their_order() -> None:
    table = rows(section(DOCS / "metrics.md", "## The columns"))
    assert [cells[0] for cells in table] == [f"`{name}`" for name in METRICS]
    assert [cells[0] for cells in table if cells[1] == "count"] == [f"`{name}`" for name in COUNTS]
    blocks = [line for line in code_blocks(DOCS / "files.md") if line.startswith("Zoom_")]
    assert blocks == list(METRICS)


def test_the_columns_of_the_hashed_file_are_documented_in_their_order() -> None:
    table = rows(section(DOCS / "files.md", "## The hashed Zoom file"))
    assert [cells[0] for cells in table] == [f"`{name}`" for name in HASHED_HEADER]


def test_the_columns_of_a_report_are_documented() -> None:
    table = rows(section(DOCS / "files.md", "## In: Zoom's details reports"))
    assert {coded(cells[0])[0] for cells in table} == set(COLUMNS)
    assert {coded(cells[0])[0] for cells in table if cells[1].startswith("yes")} == set(NEEDED)
    admin = section(DOCS / "command-line.md", "## zoomwizard admin")
    names = admin.partition("The names for `--column` are")[2].partition(".")[0]
    assert coded(names) == list(COLUMNS)


def names_given_to_files() -> set[str]:
    """The names of all files that jobs write, as the documentation writes them: with <time>."""
    found = set()
    for path in (ROOT / "zoomwizard" / "modes").rglob("*.py"):
        for name in re.findall(r'^[A-Z_]+_NAME = (?:KEEP_PRIVATE \+ )?"(.+[.].+)"$', text_of(path), re.MULTILINE):
            found.add(name.replace("{}", "<time>").removeprefix("/"))
    return found


def test_every_file_that_is_written_is_documented() -> None:
    names = names_given_to_files()
    assert "Run record <time>.json" in names
    said = text_of(DOCS / "files.md")
    assert [name for name in sorted(names) if f"`{name}`" not in said] == []


@pytest.mark.parametrize("table", USAGE_TABLES, ids=lambda table: table.name)
def test_every_column_of_a_usage_table_is_documented_as_columns_csv_has_it(table: ExportTable) -> None:
    documented = [cells for cells in rows(section(DOCS / "usage-tables.md", f"## {table.name}")) if len(cells) == 4][
        : len(table.columns)
    ]
    said = [[SHORT_KINDS.get(column.kind, column.kind), column.unit, column.meaning] for column in table.columns]
    assert [cells[1:] for cells in documented] == said
    names = [f"**`{column.name}`**" if column.name in table.key else f"`{column.name}`" for column in table.columns]
    assert [cells[0] for cells in documented] == names


def test_the_columns_of_names_are_documented() -> None:
    said = set(coded(section(DOCS / "usage-tables.md", "## Names and addresses")))
    shown = {column.name for columns in SHOWN_COLUMNS.values() for column in columns}
    assert shown | set(SHOWN_COLUMNS) <= said


# ---------------------------------------------------------------------------------------------------------
# Messages


def texts_in_the_source() -> Iterator[str]:
    """Every text in the source of all layers below the front ends, where findings are made."""
    for folder in ("core", "kinds", "zoom", "modes", "app"):
        for path in (ROOT / "zoomwizard" / folder).rglob("*.py"):
            if path.name in {"patterns.py", "record.py"}:  # entries of records look like codes
                continue
            for node in ast.walk(ast.parse(text_of(path))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_every_code_of_a_finding_is_explained_and_no_other() -> None:
    texts = set(texts_in_the_source())
    no_code = "csv|json|toml|log|core|html|tmdl|parquet|duckdb|key|txt"
    shape = re.compile(rf"(?!zoomwizard)[a-z]{{3,}}(-[a-z]+)*\.(?!{no_code})[a-z]+(-[a-z]+)*")
    codes = {text for text in texts if shape.fullmatch(text)}
    assert {"file.missing", "mapping.two-hash-ids", "weeks.partly"} <= codes
    tables = rows(text_of(DOCS / "troubleshooting.md"))
    explained = {code for cells in tables if cells[1] in {"E", "W", "N"} for code in coded(cells[0])}
    assert sorted(codes - explained) == [], "a code that docs/troubleshooting.md does not explain"
    assert sorted(explained - texts) == [], "a code that is no longer in the source"


def test_every_reason_to_reject_a_row_is_explained() -> None:
    table = rows(section(DOCS / "troubleshooting.md", "## Zoom's reports"))
    assert sorted(set(REASONS.values()) - {cells[0] for cells in table}) == []


# ---------------------------------------------------------------------------------------------------------
# The source


def test_every_step_is_listed_and_begins_with_a_comment() -> None:
    files = sorted((ROOT / "zoomwizard").rglob("*.sql"), key=lambda path: path.stem)
    table = rows(section(DOCS / "developing.md", "## The engine and the steps"))
    assert sorted(name for cells in table for name in coded(cells[0])) == [path.stem for path in files]
    assert [path.name for path in files if not text_of(path).startswith("-- ")] == []


def test_every_path_in_the_developers_page_is_there() -> None:
    paths = [
        text
        for text in coded(text_of(DOCS / "developing.md"))
        if re.fullmatch(r"(zoomwizard|tests|resources|bench|\.ci)/?[\w/.]*", text)
    ]
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_decision_is_linked_and_numbered() -> None:
    files = sorted(path.name for path in (DOCS / "decisions").glob("*.md"))
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))
    linked = re.findall(r"\(decisions/([^)]+)\)", section(DOCS / "developing.md", "## Decisions"))
    assert linked == files
    for name in files:
        assert text_of(DOCS / "decisions" / name).startswith(f"# {int(name[:4])}. ")


# ---------------------------------------------------------------------------------------------------------
# Links


def anchors(page: Path) -> set[str]:
    """The places of a page that a link can lead to, as they are made from its headings."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        if re.match(r"[a-z]+:", target):
            continue
        place, _, anchor = target.partition("#")
        goal = (page.parent / unquote(place)).resolve() if place else page
        assert goal.is_file(), target
        assert goal.is_relative_to(ROOT), target
        assert not anchor or anchor in anchors(goal), target


# ---------------------------------------------------------------------------------------------------------
# The user guide that the wizard opens

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
INCLUDED = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
SHIPPED = [ROOT / name for name in INCLUDED if name.startswith("docs/") and name.endswith(".md")]


@pytest.mark.parametrize("mode", WAYS, ids=lambda mode: f"{mode.name} {' '.join(mode.download)}".rstrip())
def test_every_step_of_the_wizard_has_its_section_in_the_guide(mode: Mode) -> None:
    for step in mode.shown:
        page = DOCS / f"{step.guide or mode.guide}.md"
        assert page in SHIPPED
        assert section(page, f"## {step.section}").strip(), step.section


def test_the_contents_of_the_guide_list_what_is_shipped() -> None:
    shipped = {Path(name).stem for name in INCLUDED if name.startswith("docs/") and name.endswith(".md")}
    assert set(guide_pages()) == shipped


def test_the_pages_of_the_guide_are_shipped_under_their_names() -> None:
    assert DOCS / "wizard.md" in SHIPPED
    for page in SHIPPED:
        assert page.is_file()
        assert INCLUDED[f"docs/{page.name}"] == f"zoomwizard/resources/guide/{page.name}"


@pytest.mark.parametrize("page", SHIPPED, ids=lambda page: page.name)
def test_a_page_of_the_guide_links_only_to_what_is_shipped_with_it(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        place = target.partition("#")[0]
        is_outside = re.match(r"https?:", target)
        assert is_outside or not place or page.parent / place in SHIPPED or place.startswith("pictures/"), target


def test_every_picture_is_made_by_the_command_and_shown_somewhere() -> None:
    made = {f"{name}{'-dark' if look == 'dark' else ''}.png" for look, names in GUIDE.items() for name in names}
    assert {path.name for path in (DOCS / "pictures").iterdir()} == made
    shown = {Path(name).name for page in PAGES for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text_of(page))}
    assert shown == made


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, found = set(), [ROOT / "README.md"]
    while found:
        page = found.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            links = re.findall(r"\]\(([^)\s#]+)[^)]*\)", text_of(page))
            found += [(page.parent / unquote(link)).resolve() for link in links if ":" not in link]
    assert [page.name for page in PAGES if page not in reached] == []


# ---------------------------------------------------------------------------------------------------------
# What IT can set

POLICY = DOCS / "policy.md"


def policy_values_in(text: str) -> dict[str, object]:
    """The values of the one JSON object in a text. Errors: ValueError where it has none that is whole."""
    found = json.loads(text[text.index("{") : text.rindex("}") + 1])
    assert isinstance(found, dict)
    return found


def test_every_value_that_it_can_set_is_documented_and_no_other() -> None:
    table = rows(section(POLICY, "## The values"))
    assert [cells[0] for cells in table] == [f"`{rule.name}`" for rule in RULES]
    (group_size,) = (cells for cells in table if cells[0] == "`MinimumGroupSize`")
    assert group_size[1] == f"a whole number from {SMALLEST_GROUP} to {LARGEST_GROUP}"
    (topics,) = (cells for cells in table if cells[0] == "`TopicsAtMost`")
    assert [tuple(coded(topics[1]))] == [rule.values for rule in RULES if rule.name == "TopicsAtMost"]


def test_the_places_of_a_policy_are_documented() -> None:
    places = [coded(cells[1])[0] for cells in rows(section(POLICY, "## Where they're set"))]
    assert places == [REGISTRY, r"C:\ProgramData\ZoomWizard\policy.json", "/etc/zoomwizard/policy.json"]
    assert str(policy_file()) in places


@pytest.mark.parametrize("heading", ["### Or a script that writes the file", "## On Linux"])
def test_the_examples_of_a_policy_file_are_right(heading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Said] = []
    values = policy_values_in(section(POLICY, heading))
    # On Windows a share is a whole path; here it would be none.
    given = {name: str(value).replace("\\\\server", "%SERVER%") if isinstance(value, str) else value
             for name, value in values.items()}  # fmt: skip
    assert _values_of("the page", given.items(), found) == given
    assert found == []
    if heading.startswith("###"):
        assert list(values) == [rule.name for rule in RULES]


def test_the_examples_for_the_registry_are_right() -> None:
    lines = re.findall(r"reg add (\S+) /v (\w+) /t (\w+) /d (\S+)", section(POLICY, "## With Group Policy"))
    assert len(lines) == 5
    kinds = {"switch": "REG_DWORD", "group-size": "REG_DWORD", "folder": "REG_EXPAND_SZ"}
    for key, name, kind, value in lines:
        rule = next(rule for rule in RULES if rule.name.casefold() == name.casefold())
        assert (key, name, kind) == (REGISTRY, rule.name, kinds.get(rule.kind, "REG_SZ"))
        assert kind != "REG_DWORD" or value.isdecimal()


def test_the_addresses_for_intune_are_those_of_the_template() -> None:
    first, *others = rows(section(POLICY, "### Or custom settings (OMA-URI)"))
    application, kind = coded(first[0])[0].split("/")[-3:-1]
    area = f"./Device/Vendor/MSFT/Policy/Config/{application}~{kind}~ZoomWizard"
    assert [coded(cells[0])[0] for cells in others] == [f"{area}/{rule.name}" for rule in RULES]
    for rule, cells in zip(RULES, others, strict=True):
        value = coded(cells[1])[0]
        assert re.fullmatch(r"<(en|dis)abled/>" if rule.kind == "switch" else
                            rf'<enabled/><data id="{rule.name}" value="[^"<>&]+"/>', value), value  # fmt: skip


def test_every_problem_of_a_policy_is_explained() -> None:
    said = section(POLICY, "## When something is wrong with them")
    source = text_of(ROOT / "zoomwizard" / "app" / "policy.py")
    sentences = re.findall(r"(The policy file [a-z' ]+|The registry key [a-z' ]+|is set twice|There's no setting|"
                           r"The value of)", source)  # fmt: skip
    assert len(set(sentences)) > 6
    for sentence in sentences:
        assert sentence.removeprefix("The policy file ").strip() in said, sentence

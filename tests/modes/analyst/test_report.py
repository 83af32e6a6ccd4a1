"""The report and the project that the analyst's job writes: every number against pandas on the joined file."""

import html
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest

from tests.analyst import Analyst, Results, call, snapshot
from tests.modes.analyst.powerbi.test_powerbi import check_project
from tests.page import HEADER, Page, organisation
from zoomwizard.core.outcome import CancelToken, InputError, PrivacyError
from zoomwizard.core.output.folder import sha256_of
from zoomwizard.core.privacy.small_groups import OTHERS
from zoomwizard.modes.analyst.metrics import METRICS
from zoomwizard.modes.analyst.run import AnalystJob

U, S, T, M = METRICS[0], METRICS[1], METRICS[2], METRICS[12]
AU, AS = METRICS[15], METRICS[16]
KINDS = ([U], [S], [AU, AS])
AFTER = ([AU], [AS])


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return organisation(tmp_path_factory.mktemp("organisation")).run()


@pytest.fixture(scope="module")
def page(run: Results) -> Page:
    return Page(run.path("report").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def joined(run: Results) -> pd.DataFrame:
    """The joined file's rows with values."""
    rows = pd.read_csv(run.path("joined person query"), keep_default_na=False, na_values=[""])
    return rows[rows[T].notna()].sort_values("MetricDate")


def mean_of_people(rows: pd.DataFrame, columns: Sequence[str]) -> float:
    """The mean over people of each person's mean week."""
    total = sum(rows[column] for column in columns)
    return float(total.groupby(rows["PersonHashID"]).mean().mean())  # type: ignore[union-attr]


def shown(value: float) -> str:
    return f"{value:,.2f}"


def check_table(table: list[list[str]], rows_of: Callable[[str], pd.DataFrame], kinds: Sequence[Sequence[str]]) -> None:
    """Every number of a table; its first line is the header, its last column people."""
    assert len(table) > 1
    for name, *cells in table[1:]:
        rows = rows_of(name)
        assert cells[-1] == f"{rows['PersonHashID'].nunique():,}", name
        assert rows["PersonHashID"].nunique() >= 5
        for cell, columns in zip(cells, kinds, strict=False):
            assert float(cell) == pytest.approx(mean_of_people(rows, columns), abs=0.005 + 1e-9), name


# ---------------------------------------------------------------------------------------------------------
# Numbers


def test_the_key_figures_are_those_of_pandas(page: Page, joined: pd.DataFrame) -> None:
    figures = {key: values[0] for key, values in page.figures.items()}
    for key, columns in (
        ("unscheduled", [U]), ("scheduled", [S]), ("total", [T]), ("meetings", [M]), ("after-hours", [AU, AS]),
    ):  # fmt: skip
        assert float(figures.pop(key)) == pytest.approx(mean_of_people(joined, columns), abs=0.005 + 1e-9)
    assert figures == {
        "people": str(joined["PersonHashID"].nunique()),
        "weeks": str(joined["MetricDate"].nunique()),
        "matched": "100",
    }


@pytest.mark.parametrize(("name", "kinds"), [("trend", KINDS), ("after-hours", AFTER)])
def test_every_week_is_that_of_pandas(
    name: str, kinds: Sequence[Sequence[str]], page: Page, joined: pd.DataFrame
) -> None:
    table = page.tables[f"{name}-table"]
    assert [row[0] for row in table[1:]] == sorted(joined["MetricDate"].unique())
    check_table(table, lambda week: joined[joined["MetricDate"] == week], kinds)


@pytest.mark.parametrize(("name", "kinds"), [("attribute", KINDS), ("after-hours", AFTER)])
@pytest.mark.parametrize(("number", "attribute"), [(1, "Organization"), (2, "LevelDesignation")])
def test_every_group_is_that_of_pandas(
    name: str, kinds: Sequence[Sequence[str]], number: int, attribute: str, page: Page, joined: pd.DataFrame
) -> None:
    table = page.tables[f"{name}-{number}-table"]
    last = joined.groupby("PersonHashID")[attribute].last().astype(str)
    group = joined["PersonHashID"].map(last)
    named = {row[0] for row in table[1:]}
    check_table(table, lambda one: joined[~group.isin(named) if one == OTHERS else group == one], kinds)
    assert sum(int(row[-1]) for row in table[1:]) == joined["PersonHashID"].nunique()
    if attribute == "Organization":
        assert OTHERS in named
        assert "Board" not in named


@pytest.mark.parametrize(("name", "columns"), [("lengths", METRICS[3:8]), ("attendees", METRICS[8:12])])
def test_every_band_is_that_of_pandas(name: str, columns: Sequence[str], page: Page, joined: pd.DataFrame) -> None:
    table = page.tables[f"{name}-table"][1:]
    assert len(table) == len(columns)
    for row, column in zip(table, columns, strict=True):
        assert float(row[1]) == pytest.approx(mean_of_people(joined, [column]), abs=0.005 + 1e-9)
        assert row[2] == str(joined["PersonHashID"].nunique())


def test_the_querys_own_metrics_are_those_of_pandas(page: Page, joined: pd.DataFrame) -> None:
    names = {
        "Meeting hours": "Meeting_hours", "E-mail hours": "Email_hours", "Chat hours": "Instant_message_hours",
        "Unscheduled Zoom calls": U, "Scheduled Zoom calls": S,
    }  # fmt: skip
    rows = {row[0]: row for row in page.tables["own-table"][1:]}
    assert list(rows) == list(names)
    for name, column in names.items():
        assert float(rows[name][1]) == pytest.approx(mean_of_people(joined, [column]), abs=0.005 + 1e-9)


def test_the_project_has_the_numbers_of_the_report(run: Results, page: Page, joined: pd.DataFrame) -> None:
    folder = run.path("Power BI project")
    rows = pd.read_csv(folder / "Zoom person week.csv", keep_default_na=False, na_values=[""])
    assert list(rows.columns) == ["PersonId", "Date", "Organization", "LevelDesignation", *METRICS]
    assert len(rows) == len(joined)
    for column in METRICS:
        # The measure of the project, in pandas.
        mean = rows.groupby("PersonId")[column].mean().mean()
        assert mean == pytest.approx(mean_of_people(joined, [column]))
    table = {row[0]: row for row in page.tables["attribute-1-table"][1:]}
    for name, of_group in rows.groupby("Organization"):
        if name in table:
            assert int(table[str(name)][-1]) == of_group["PersonId"].nunique()
            mean = of_group.groupby("PersonId")[U].mean().mean()
            assert float(table[str(name)][1]) == pytest.approx(mean, abs=0.005 + 1e-9)


def test_the_pictures_of_the_result_are_those_of_the_report(run: Results, page: Page) -> None:
    result = run.result
    assert [picture.key for picture in result.pictures] == ["trend", "lengths", "attendees"]
    for picture in result.pictures:
        for place, row in enumerate(page.tables[f"{picture.key}-table"][1:]):
            values = [value for line in picture.series if (value := line.values[place]) is not None]  # noqa: PD011 - no pandas
            assert row[:-1] == [str(picture.categories[place]), *map(shown, values)]


# ---------------------------------------------------------------------------------------------------------
# The page


def test_the_page_is_one_file_that_asks_for_nothing(run: Results, page: Page) -> None:
    text = run.path("report").read_text(encoding="utf-8")
    (policy,) = [given["content"] for given in page.all("meta") if given.get("http-equiv")]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert not {"script", "link", "img", "iframe", "object", "embed", "form"} & {tag for tag, _ in page.tags}
    assert not re.findall(r"https?:|//[a-z]|url\(|@import|\bon[a-z]+=|javascript:", text)
    assert all((given.get("href") or "").startswith("#") for given in page.all("a"))


def test_the_page_can_be_read_and_operated_without_seeing_it(page: Page) -> None:
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert page.unclosed == []
    assert page.all("html") == [{"lang": "en"}]
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    for given in page.all("a"):
        assert (given["href"] or "").removeprefix("#") in ids
    pictures = [given for _, given in page.tags if given.get("role") == "img"]
    assert len(pictures) == len(page.all("figure")) == len([key for key in page.tables if key.endswith("-table")])
    for given in pictures:
        assert given["role"] == "img"
        assert {given["aria-labelledby"], given["aria-describedby"]} <= set(ids)
    for given in page.all("div"):
        if given.get("role") == "region":
            assert given["tabindex"] == "0"
            assert given["aria-label"]
    assert all(given.get("scope") for given in page.all("th"))


def test_names_of_groups_are_text_and_nothing_else(page: Page, run: Results) -> None:
    text = run.path("report").read_text(encoding="utf-8")
    assert "Research & Development <1>" in {row[0] for row in page.tables["attribute-1-table"]}
    assert "<1>" not in text


@pytest.mark.parametrize(("more_of", "hours"), [(0, "3.00"), (1, "not shown"), (4, "not shown"), (5, "3.00")])
def test_hours_that_together_with_the_share_tell_of_few_people_are_not_shown(
    more_of: int, hours: str, tmp_path: Path
) -> None:
    """Of some people of the person query there are calls in a week of which it has no row."""
    made = organisation(tmp_path, people=12, weeks=1)
    everybody = [row[-1] for row in made.query[1:]] + [f"unknown {number}" for number in range(6)]
    made.calls = [call(who, "2026-03-03T10:00:00Z", 30, Participants="16") for who in everybody]
    made.calls += [call(who, "2026-03-10T10:00:00Z", 30, Participants="9") for who in everybody[:more_of]]
    made.period = ("2026-03-01T00:00:00Z", "2026-03-15T00:00:00Z")
    found = made.run()
    page = Page(found.path("report").read_text(encoding="utf-8"))
    said = {row[0]: row[1] for row in page.tables["quality-2"]}
    assert said["Call hours of people who are not in the person query"] == hours
    assert said["People with calls who are not in the person query"] == "6"
    assert page.figures["total"] == ["0.50"]


def test_the_last_section_counts_nobody_by_taking_others_away(tmp_path: Path) -> None:
    """Of 12 people two have no calls, and three have their time zone from another source."""
    made = organisation(tmp_path, people=14, weeks=1)
    assert len(made.query) == 13
    made.calls = [call(row[-1], "2026-03-03T10:00:00Z", 30, Participants="10") for row in made.query[3:]]
    made.query = [(*row[:2], "" if 1 <= n < 4 else row[2], *row[3:]) for n, row in enumerate(made.query)]
    made.options = {"time_zone": "Europe/Zurich"}
    page = Page(made.run().path("report").read_text(encoding="utf-8"))
    cells = {row[1] for n in (2, 3) for row in page.tables[f"quality-{n}"]}
    assert cells == {"10", "0", "0.00", "not shown", "12 people"}  # 10 sessions


def test_the_last_section_says_what_was_read_and_how(page: Page) -> None:
    said = {row[0]: row[1] for key, table in page.tables.items() if key.startswith("quality") for row in table}
    assert said["Method"] == "exact"
    assert said["Minimum group size"] == "5"
    assert said["Time zone from the person query"] == "60 people"
    assert said["Working hours from the options"] == "60 people"
    assert said["Attributes"] == "Organization, LevelDesignation"
    assert {"Zoom Wizard", "DuckDB", "Python"} <= set(said)


# ---------------------------------------------------------------------------------------------------------
# Files and options


def test_the_record_vouches_for_the_report_and_the_project(run: Results) -> None:
    outputs = {entry["role"]: entry for entry in run.record["outputs"]}
    page = run.path("report")
    assert outputs["report"]["sha256"] == sha256_of(page, CancelToken())
    folder = run.path("Power BI project")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert outputs["Power BI project"]["size"] == sum(path.stat().st_size for path in files)
    assert outputs["Power BI project"]["rows"] == 222
    text = (folder / "Zoom.SemanticModel/definition/expressions.tmdl").read_text(encoding="utf-8")
    assert json.dumps(str(folder / "Zoom person week.csv"), ensure_ascii=False).replace("\\\\", "\\") in text
    assert check_project(folder) == []


def test_what_is_not_wanted_is_not_written(tmp_path: Path) -> None:
    made = organisation(tmp_path, people=10, weeks=1)
    made.options = {"no_report": True, "no_power_bi": True}
    found = made.run()
    assert [record.role for record in found.result.outputs] == [
        "joined person query", "standalone metrics", "meeting query", "run record",
    ]  # fmt: skip
    assert len(snapshot(made.output)) == 4
    assert found.result.figures[0].value is not None


def test_the_attributes_are_those_that_are_asked_for(tmp_path: Path) -> None:
    made = organisation(tmp_path, people=12, weeks=1)
    made.options = {"attribute": ("leveldesignation", "TimeZone"), "min_group_size": 3}
    with pytest.raises(InputError) as caught:
        AnalystJob().run(made.write())
    assert [finding.code for finding in caught.value.findings if finding.severity == "error"] == ["option.attribute"]
    made.options = {"attribute": ("leveldesignation",), "min_group_size": 3}
    found = made.run()
    page = Page(found.path("report").read_text(encoding="utf-8"))
    assert {key for key in page.tables if key.startswith("attribute")} == {"attribute-1-table"}
    assert found.record["options"]["attributes"] == ["LevelDesignation"]


def test_a_column_found_to_be_that_of_the_hash_ids_is_no_attribute(tmp_path: Path) -> None:
    made = organisation(tmp_path, people=12, weeks=1)
    made.query = [[*HEADER[:-1], "Key"], *made.query[1:]]
    made.options = {"attribute": ("Key",)}
    errors = made.refused()
    assert list(errors) == ["option.attribute"]


def test_of_a_small_organisation_nothing_is_shown(tmp_path: Path) -> None:
    found = organisation(tmp_path, people=4).run()
    page = Page(found.path("report").read_text(encoding="utf-8"))
    assert {values[0] for key, values in page.figures.items() if key != "weeks"} == {"not shown"}
    cells = {
        cell for key, table in page.tables.items() if key.endswith("-table") for row in table[1:] for cell in row[1:]
    }
    assert cells <= {"not shown"}
    assert {row[1] for row in page.tables["quality-3"]} == {"not shown"}


# ---------------------------------------------------------------------------------------------------------
# Privacy


def with_names(made: Analyst) -> Analyst:
    """The organisation with addresses and telephone numbers where groups and PersonIds are."""
    table = [list(row) for row in made.query]
    for number, row in enumerate(table[1:]):
        row[0] = f"first.last{row[0].split()[1]}@example.org"
        row[3] = ("ann.example@example.org", "+41 44 123 45 67", "Sales")[number % 3]
    made.query = table
    return made


def test_addresses_and_numbers_in_the_person_query_reach_neither_report_nor_project(tmp_path: Path) -> None:
    found = with_names(organisation(tmp_path, people=30, weeks=2)).run()
    assert b"first.last3@example.org" in found.path("joined person query").read_bytes()
    written = [found.path("report"), found.path("run record")]
    written += [path for path in found.path("Power BI project").rglob("*") if path.is_file()]
    assert len(written) > 30
    for path in written:
        content = path.read_bytes()
        assert b"@example" not in content, path.name
        assert b"123 45 67" not in content, path.name
    page = Page(found.path("report").read_text(encoding="utf-8"))
    assert {row[0] for row in page.tables["attribute-1-table"][1:]} <= {"Sales", OTHERS}


def test_a_person_without_a_name_to_show_is_nobody_else(tmp_path: Path) -> None:
    made = organisation(tmp_path, people=30, weeks=2)
    rows = [list(row) for row in made.query]
    for row in rows[1:]:
        number = int(row[0].split()[1])
        # Power BI makes no difference between capital and small letters.
        row[0] = f"first.last{number}@example.org" if number % 2 else f"PERSON {number // 2}"
    made.query = rows
    found = made.run()
    people = pd.read_csv(next(found.path("Power BI project").glob("*.csv")))["PersonId"].str.lower()
    assert people.nunique() == len({row[0] for row in rows[1:]}) > 20
    named = {row[0].lower() for row in rows[1:] if "@" not in row[0]}
    assert {person for person in people if not person.startswith("unnamed person ")} == named


def test_no_hash_id_is_in_report_or_project(run: Results) -> None:
    written = [run.path("report"), *(path for path in run.path("Power BI project").rglob("*") if path.is_file())]
    assert b"p0007x" in run.path("joined person query").read_bytes()
    for path in written:
        assert not re.search(rb"p\d{4}x", path.read_bytes()), path.name


@pytest.mark.parametrize(
    ("place", "leak"),
    [
        ("zoomwizard.modes.analyst.report.report_page", lambda *_: "<p>ann@example.org</p>"),
        ("zoomwizard.modes.analyst.report.report_page", lambda *_: "<p>+41 44 123 45 67</p>"),
        (
            "zoomwizard.core.power_bi.project.platform",
            lambda *_: {"metadata": {"displayName": "ann@example.org"}},
        ),
        ("zoomwizard.modes.analyst.powerbi.project.names_nobody", lambda _: True),
    ],
)
def test_a_leak_that_is_planted_fails_the_run_and_nothing_is_written(
    place: str, leak: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = with_names(organisation(tmp_path, people=10, weeks=1))
    inputs = made.write()
    before = snapshot(tmp_path)
    monkeypatch.setattr(place, leak)
    with pytest.raises(PrivacyError) as caught:
        AnalystJob().run(inputs)
    assert "example" not in f"{caught.value.message}{caught.value.details}"
    assert snapshot(tmp_path) == before


# ---------------------------------------------------------------------------------------------------------
# Changes


@pytest.fixture(scope="module")
def ten_weeks(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Ten weeks, of which the hashed files cover the last only until its Tuesday."""
    made = organisation(tmp_path_factory.mktemp("ten weeks"), people=30, weeks=10)
    made.period = (made.period[0], "2026-05-05T20:00:00Z")
    made.calls = [cells for cells in made.calls if str(cells["Start_Time"]) < "2026-05-05T20"]
    return made.run()


def test_every_change_is_that_of_pandas_and_leaves_out_the_week_that_is_not_full(ten_weeks: Results) -> None:
    rows = pd.read_csv(ten_weeks.path("joined person query"), keep_default_na=False, na_values=[""])
    rows = rows[rows[T].notna()]
    assert rows["MetricDate"].nunique() == 10
    assert "weeks.partly" in {finding.code for finding in ten_weeks.result.findings}
    changes = {figure.key: figure.change for figure in ten_weeks.result.figures}
    for key, columns in (
        ("unscheduled", [U]), ("scheduled", [S]), ("total", [T]), ("meetings", [M]), ("after-hours", [AU, AS]),
    ):  # fmt: skip
        total = sum(rows[column] for column in columns)
        by_person = total.groupby([rows["MetricDate"], rows["PersonHashID"]]).mean()  # type: ignore[union-attr]
        weeks = by_person.groupby(level=0).mean()[:-1]
        assert changes.pop(key) == pytest.approx(100 * (weeks[-4:].mean() / weeks[-8:-4].mean() - 1))
    assert set(changes.values()) == {None}


def test_the_page_has_the_changes_and_sentences_of_the_result(ten_weeks: Results) -> None:
    text = ten_weeks.path("report").read_text(encoding="utf-8")
    result = ten_weeks.result
    changed = [str(figure.about_change) for figure in result.figures if figure.about_change]
    assert len(changed) == 5
    assert re.findall(r'<span class="change">([^<]*)</span>', text) == changed
    (found,) = re.findall(r'<ul id="stands-out" class="sentences">\n(.*?)</ul>', text, re.DOTALL)
    told = [html.unescape(re.sub("<[^>]*>", "", one)) for one in re.findall("<li>(.*)</li>", found)]
    assert told == [str(one) for one in result.stands_out] or told == ["Nothing stands out."]
    assert str(result.compared) in html.unescape(re.sub("</?time>", "", text))
    assert "The last four full weeks are" in text


def test_without_eight_weeks_the_page_says_why_there_is_no_change(run: Results) -> None:
    text = run.path("report").read_text(encoding="utf-8")
    assert 'class="change"' not in text
    assert "No change is shown: that takes eight full weeks in a row, and there are 4." in text

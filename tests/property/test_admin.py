"""The Zoom admin's job against the slow oracle: drawn organisations, written as reports of every shape."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.oracle.admin import (
    BACKWARDS,
    NO_TIME,
    NOBODY,
    AdminOptions,
    AdminResult,
    ReportRow,
    Session,
    hash_report,
    is_webinar,
    read_row,
)
from tests.oracle.rows import HEADER
from tests.oracle.text import digits, fold_key, normal_topic, stand_in, topic_cell, topic_token, without_guard
from tests.property.strategies import Organisation, organisations, report_rows, topics
from tests.reports import (
    DATE_FORMS,
    ENCODINGS,
    LAYOUTS,
    PORTAL_19,
    PORTAL_20,
    DateForm,
    Shape,
    as_told,
    can_be_written,
    write_mapping,
    write_report,
)
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import InputError, JobResult, errors_in
from zoomwizard.core.people.pseudonyms import hmac_blocks
from zoomwizard.core.people.secret_key import StandInKey
from zoomwizard.core.tables.encodings import AUTOMATIC
from zoomwizard.core.time.dates import format_of, proof_of, read_date
from zoomwizard.modes.admin import steps
from zoomwizard.modes.admin.deidentify import prepare_settling, prepare_texts, see, settle
from zoomwizard.modes.admin.inputs import AdminInputs
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.zoom.files.rows import REASONS

PHASES = (
    Phase.explicit,
    Phase.reuse,
    Phase.generate,
)  # a run takes a while: smaller cases are not looked for
KEY = bytes(range(32))
SALT = "0a1b2c3d"
REASON_OF = {
    NOBODY: {REASONS[1]},
    NO_TIME: {REASONS[2], REASONS[3], REASONS[4]},
    BACKWARDS: {REASONS[6]},
}
SLOW = settings(
    phases=PHASES,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@dataclass(frozen=True, kw_only=True)
class Exports:
    """An organisation's reports: the rows of each file and its shape."""

    organisation: Organisation
    files: tuple[tuple[tuple[ReportRow, ...], Shape], ...]
    order: str

    @property
    def told(self) -> list[ReportRow]:
        return [
            as_told(replace(row, file=number), shape) for number, (rows, shape) in enumerate(self.files) for row in rows
        ]

    def write(self, folder: Path) -> tuple[list[Path], Path]:
        reports = [
            write_report(folder / f"report {number}.csv", rows, shape)
            for number, (rows, shape) in enumerate(self.files)
        ]
        return reports, write_mapping(folder / "mapping.csv", self.organisation.mapping)


@st.composite
def shapes(draw: st.DrawFn, order: str, rows: Sequence[ReportRow]) -> Shape:
    """A shape with dates of this order, whose encoding knows the rows' characters."""
    forms = [form for form in DATE_FORMS if form.order in {order, "ymd", None}]
    layout = draw(st.sampled_from(LAYOUTS))
    delimiter = draw(st.sampled_from((",", ",", ";", "\t")))
    is_old = layout in (PORTAL_19, PORTAL_20)
    shape = Shape(
        layout=layout,
        dates=draw(st.sampled_from(forms)),
        delimiter=delimiter,
        line_end=draw(st.sampled_from(("\n", "\r\n"))),
        quote_all=draw(st.sampled_from((False, False, True))),
        trailing_header=delimiter if is_old and draw(st.booleans()) else "",
        trailing_rows=delimiter if is_old and draw(st.booleans()) else "",
        ragged=draw(st.sampled_from((False, False, True))),
        blank_every=draw(st.sampled_from((0, 0, 1, 3))),
        blank_line=draw(st.sampled_from(("", delimiter * (len(layout.columns) - 1), delimiter * 3))),
        title=draw(st.sampled_from(((), (), ("Meeting details",), ("", "Meeting details", "")))),
        repeat_every=draw(st.sampled_from((0, 0, 2))),
        blank={
            "email": draw(st.sampled_from(("", "-", "NA"))),
            "creation": draw(st.sampled_from(("", "-"))),
            "participants": draw(st.sampled_from(("", "-"))),
        },
    )
    encodings = [name for name in ENCODINGS if can_be_written(rows, replace(shape, encoding=name))]
    return replace(shape, encoding=draw(st.sampled_from(encodings)))


def ends(start: datetime) -> st.SearchStrategy[datetime | None]:
    """When a meeting ended; now and then before it began, since that is what a file may say."""
    seconds = st.sampled_from((None, 0, 1, 59, 60, 61, 1800, 3599, 7200, -120))
    return seconds.map(lambda after: None if after is None else start + timedelta(seconds=after))


@st.composite
def damaged(draw: st.DrawFn, row: ReportRow) -> ReportRow:
    """The row as it is, or with something in it that makes it unusable, or no meeting."""
    assert row.join is not None
    ways = [row] * 11 + [
        replace(row, kind="Webinar"),
        replace(row, email="", name=""),
        replace(row, email=" ", name="\u200b"),
        replace(row, join=None),
        replace(row, leave=None),
        replace(row, start=None),
        replace(row, leave=row.join - timedelta(hours=5)),
    ]
    return draw(st.sampled_from(ways))


@st.composite
def exports(draw: st.DrawFn) -> Exports:
    organisation = draw(organisations())
    rows = [
        replace(row, end=draw(ends(row.start)), meeting_minutes=draw(st.sampled_from((None, 9, 31, 120))))
        for row in organisation.sessions
        if row.start is not None
    ]
    organisation = replace(organisation, sessions=tuple(rows))
    written = [draw(damaged(row)) for row in report_rows(organisation)]
    order = draw(st.sampled_from(("mdy", "dmy")))
    number = draw(st.integers(1, 3))
    parts = [tuple(written[n::number]) for n in range(number)]
    files = tuple((part, draw(shapes(order, part))) for part in parts)
    return Exports(organisation=organisation, files=files, order=order)


def stand_in_key(_: Path | None) -> StandInKey:
    return StandInKey(KEY, "key-file", "A fixed key.")


@contextmanager
def admin(given_exports: Exports, **more: Any) -> Iterator[JobResult]:
    """The result of the job, while its files are there."""
    with TemporaryDirectory() as name, patch("zoomwizard.modes.admin.run.new_salt", return_value=SALT):
        folder = Path(name)
        reports, mapping = given_exports.write(folder / "input")
        inputs = AdminInputs(
            reports=tuple(reports),
            mapping=mapping,
            output=folder / "output",
            time_zone=str(given_exports.organisation.zone),
            threads=1,
            **more,
        )
        yield run_as_proposed(inputs)


def run_as_proposed(inputs: AdminInputs) -> JobResult:
    """The result of the job; a single word in capitals may be of two code pages, and then the right one is proposed."""
    try:
        return AdminJob(stand_in_key).run(inputs)
    except InputError as error:
        asked = {ask.proposed for finding in error.findings for ask in finding.asks if ask.field == "encoding"}
        if not asked:
            raise
    assert (inputs.encoding, asked) == (AUTOMATIC, {"windows-1252"})
    return AdminJob(stand_in_key).run(replace(inputs, encoding="windows-1252"))


def read_rows(result: JobResult) -> list[dict[str, str]]:
    (hashed,) = [record for record in result.outputs if record.role == "hashed file"]
    with (result.folder / hashed.name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def covers(rows: Sequence[ReportRow], organisation: Organisation) -> bool:
    """Whether a row that counts is of somebody in the mapping file: usable, and no stay in the waiting room."""
    keys = {fold_key(person) for person in organisation.mapping}
    meetings = [row for row in rows if not is_webinar(row.kind)]
    read = [(fold_key(row.email), read_row(row, organisation.zone)) for row in meetings]
    return any(key in keys and isinstance(row, Session) and row.waiting_room == "No" for key, row in read)


def assert_equal(result: JobResult, expected: AdminResult) -> None:
    rows = read_rows(result)
    assert all(tuple(cells) == HEADER for cells in rows)
    assert Counter(tuple(cells.values()) for cells in rows) == Counter(tuple(cells.values()) for cells in expected.rows)
    assert order_of(rows) == order_of(expected.rows)
    counts = expected.counts
    assert result.counts["rows_in"] == counts.rows_in
    assert result.counts["rows_written"] == counts.kept
    assert result.counts["rejected"] == sum(counts.rejected.values())
    assert result.counts["webinar_rows"] == counts.webinars
    for name in (
        "waiting_room", "duplicates", "matched_people", "unmatched_people", "matched_rows", "unmatched_rows",
    ):  # fmt: skip
        assert result.counts[name] == getattr(counts, name), name
    manifest = json.loads((result.folder / result.outputs[-1].name).read_text(encoding="utf-8"))
    for reason, words in REASON_OF.items():
        found = sum(count for word, count in manifest["rejected"].items() if word in words)
        assert found == counts.rejected.get(reason, 0), reason


def order_of(rows: Sequence[dict[str, str]]) -> list[tuple[str, ...]]:
    return [(c["Start_Time"], c["MeetingID"], c["Join_Time"], c["User_Email_2"]) for c in rows]


@SLOW
@given(exports(), st.sampled_from(("token", "keep", "drop")), st.booleans(), st.sampled_from((1, 4, 200_000)))
def test_the_hashed_file_equals_the_slow_oracle(
    drawn: Exports,
    topics_mode: str,
    only_matched: bool,  # noqa: FBT001 - by Hypothesis
    at_once: int,
) -> None:
    """However many rows are taken at once: each report by itself, a few together, or all."""
    organisation = drawn.organisation
    options = AdminOptions(
        zone=organisation.zone,
        topics=topics_mode,  # type: ignore[arg-type]
        only_matched=only_matched,
        salt=SALT,
        key=KEY,
    )
    expected = hash_report(drawn.told, organisation.mapping, options)
    more = {"date_order": drawn.order, "topics": topics_mode, "only_matched": only_matched}
    try:
        with patch("zoomwizard.zoom.files.all_rows.ROWS_AT_ONCE", at_once), admin(drawn, **more) as result:
            assert_equal(result, expected)
    except InputError as error:
        codes = {finding.code for finding in errors_in(error.findings)}
        assert codes <= {"mapping.nobody", "reports.no-addresses", "reports.nothing-left"}
        assert not covers(drawn.told, organisation)


@SLOW
@given(exports())
def test_a_date_order_that_is_found_is_the_true_one(drawn: Exports) -> None:
    organisation = drawn.organisation
    expected = hash_report(drawn.told, organisation.mapping, AdminOptions(zone=organisation.zone, salt=SALT, key=KEY))
    try:
        with admin(drawn) as result:
            assert_equal(result, expected)
    except InputError as error:
        found = errors_in(error.findings)
        codes = {finding.code for finding in found}
        assert codes == {"dates.undecided"} or not covers(drawn.told, organisation)
        undecided = {finding.where for finding in found if finding.code == "dates.undecided"}
        for number, (rows, shape) in enumerate(drawn.files):
            if f"report {number}.csv" in undecided:
                assert not any(is_proof(shape.dates, row) for row in rows)


def is_proof(form: DateForm, row: ReportRow) -> bool:
    """Whether a day of the row is above 12 in a form in which it can be taken for a month."""
    times = (row.creation, row.start, row.end, row.join, row.leave)
    return form.order in {"mdy", "dmy"} and any(time is not None and time.day > 12 for time in times)


# ---------------------------------------------------------------------------------------------------------
# Dates


def moments() -> st.SearchStrategy[datetime]:
    seconds = st.datetimes(datetime(2011, 1, 1), datetime(2049, 12, 31))
    return seconds.map(lambda moment: moment.replace(microsecond=0))


@given(moments(), st.sampled_from(DATE_FORMS))
def test_every_date_form_is_read_back(moment: datetime, form: DateForm) -> None:
    order = form.order or "ymd"
    text = form.write(moment)
    assert read_date(text, order) == form.read(moment)
    assert proof_of(text) in {None, form.order}
    if form.order in {"mdy", "dmy"}:
        assert (proof_of(text) == form.order) == (moment.day > 12)
        other = "dmy" if form.order == "mdy" else "mdy"
        assert (read_date(text, other) is None) == (moment.day > 12)


@settings(max_examples=20)
@given(st.lists(moments(), min_size=1, max_size=30), st.sampled_from(("mdy", "dmy", "ymd")))
def test_the_engine_reads_dates_as_the_forgiving_reader_or_not_at_all(found: list[datetime], order: str) -> None:
    texts = [form.write(moment) for moment in found for form in DATE_FORMS]
    formats = sorted({made for text in texts if (made := format_of(text, order))})
    with TemporaryDirectory() as name, Engine(Path(name), threads=1) as engine:
        engine.load("texts", {"text": "VARCHAR"}, [(text,) for text in texts])
        for wanted in formats:
            for text, fast in engine.all("SELECT text, try_strptime(text, ?) FROM texts", [wanted]):
                if fast is not None and fast.year >= 1990:
                    assert read_date(text, order) == fast, (text, wanted)
        for text in texts:
            made = format_of(text, order)
            if made is not None:
                assert engine.one("SELECT try_strptime(?, ?)", [text, made]) == (read_date(text, order),)


# ---------------------------------------------------------------------------------------------------------
# Texts


def texts() -> st.SearchStrategy[str]:
    """Topics, and texts of the characters that matter: white space, marks, quotes, formulas, letters."""
    spaces = "\t\r\n\v\f\x1c\x85\u00a0\u1680\u2003\u2028\u2029\u3000\u200b\ufeff"
    odd = spaces + "=+-@'\",;\uff1d\uff0b\uff0d\uff20aZßİΣé\u0301"
    return st.one_of(
        topics(), st.text(odd, max_size=12), st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    )


@settings(max_examples=25)
@given(st.lists(texts().map(lambda text: text.replace("\0", "")), min_size=1, max_size=40))
def test_the_engine_treats_texts_as_the_oracle(found: list[str]) -> None:
    with TemporaryDirectory() as name, Engine(Path(name), threads=1) as engine:
        prepare_texts(engine)
        inner, outer = hmac_blocks(SALT.encode())
        engine.set(inner=inner, outer=outer)
        engine.load("texts", {"n": "INTEGER", "text": "VARCHAR"}, list(enumerate(found)))
        rows = engine.all(
            "SELECT text, normal_topic(text), csv_cell(text), csv_cell(harmless(text)), fold_key(text), "
            "hmac_sha256(getvariable('inner'), getvariable('outer'), normal_topic(text)) "
            "FROM texts ORDER BY n"
        )
    for text, normal, plain_cell, harmless_cell, key, digest in rows:
        assert normal == normal_topic(text)
        assert key == fold_key(text)
        assert harmless_cell == written(topic_cell(text))
        if not text.lstrip("'").startswith(("\r", "\n")):  # of these the guard stays, before a blank
            assert normal_topic(without_guard(read_cell(harmless_cell))) == normal_topic(without_guard(text))
        assert read_cell(plain_cell) == topic_cell(f"a{text}")[1:]
        assert not set(plain_cell) & set("\r\n\v\f\x85\u2028\u2029")
        token = topic_token(text, SALT)
        assert token == (f"t1-{SALT}-{digest[:16]}" if normal else "")


def written(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',"') else text


def read_cell(text: str) -> str:
    return next(csv.reader([text]), [""])[0] if text else ""


@settings(max_examples=20)
@given(
    st.lists(st.text("0123456789 -\u00a0\u202f", max_size=16), min_size=1, max_size=20, unique=True),
    st.binary(min_size=32, max_size=32),
)
def test_stand_in_numbers_are_those_of_the_oracle(ids: list[str], key: bytes) -> None:
    from zoomwizard.zoom.files.rows import prepare_reading

    with TemporaryDirectory() as name, Engine(Path(name), threads=1) as engine:
        prepare_texts(engine)
        prepare_reading(engine, ())
        engine.load("ids", {"id": "VARCHAR"}, [(text,) for text in ids])
        engine.run("INSERT INTO raw (meeting_id, reason, waiting) SELECT id, 1, false FROM ids")
        engine.load("mapping", {"key": "VARCHAR", "hash_id": "VARCHAR"}, [])
        inner, outer = hmac_blocks(key)
        engine.set(number_inner=inner, number_outer=outer)
        engine.set(salt=SALT, salt_inner=inner, salt_outer=outer, topics="drop")
        prepare_settling(engine, 0)
        see(engine, 0)
        settle(engine, 0, 0)
        engine.step(steps.PLACE_PEOPLE, beyond_ascii="")
        engine.step(steps.OCCURRENCES)
        numbers = dict(engine.all("SELECT meeting_id, number_text FROM numbers"))
    for text in ids:
        assert numbers[text] == stand_in(text, key)
        assert len(numbers[text]) == len(digits(text))

"""The date forms of reports one by one, and what a single date proves."""

from datetime import datetime

import pytest

from tests.reports import DATE_FORMS, DateForm
from zoomwizard.core.time.dates import format_of, formats_of, needs_order, proof_of, read_date

at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        # The forms that the specification names, with and without seconds.
        ("06/14/2023 04:58:00 AM", "mdy", "2023-06-14 04:58"),
        ("06/14/2023 04:58 PM", "mdy", "2023-06-14 16:58"),
        ("14/06/2023 04:58", "dmy", "2023-06-14 04:58"),
        ("14/06/2023 04:58:09", "dmy", "2023-06-14 04:58:09"),
        ("2023-06-14 04:58:00", "ymd", "2023-06-14 04:58"),
        ("2023-06-14 04:58", "mdy", "2023-06-14 04:58"),
        ("2023-06-14T04:58:00Z", "ymd", "2023-06-14 04:58"),
        ("2023-06-14T04:58Z", "dmy", "2023-06-14 04:58"),
        ("Jun 14, 2023 04:58 AM", "ymd", "2023-06-14 04:58"),
        ("Jun 14, 2023 04:58:31 PM", "mdy", "2023-06-14 16:58:31"),
        ("Jun 14, 2023 16:58:31", "dmy", "2023-06-14 16:58:31"),
        # What real exports hold besides.
        ("08/31/2021 10:58:43", "mdy", "2021-08-31 10:58:43"),
        ("19/09/2025 01:58:39 PM", "dmy", "2025-09-19 13:58:39"),
        ("9/24/20 13:30", "mdy", "2020-09-24 13:30"),
        ("2020/12/8 8:35", "ymd", "2020-12-08 08:35"),
        ("2024/09/13 18:17:15", "ymd", "2024-09-13 18:17:15"),
        ("2024.4.24 9:05", "ymd", "2024-04-24 09:05"),
        ("2024. 4. 24. 오후 3:05", "ymd", "2024-04-24 15:05"),
        ("24.04.2024 09:05:10", "dmy", "2024-04-24 09:05:10"),
        ("24-04-2024 09:05:10", "dmy", "2024-04-24 09:05:10"),
        ("2024/09/13 下午 03:17:15", "ymd", "2024-09-13 15:17:15"),
        ("13/09/2024 03:17:15 CH", "dmy", "2024-09-13 15:17:15"),
        ("jul. 13, 2021 1:41 da tarde", "ymd", "2021-07-13 13:41"),
        ("fev. 3, 2021 1:41 da manhã", "ymd", "2021-02-03 01:41"),
        ("out 13, 2021 08:53:47", "ymd", "2021-10-13 08:53:47"),
        ("Dez. 13, 2021 08:53", "ymd", "2021-12-13 08:53"),
        ("13/07/2021 1:41 p. m.", "dmy", "2021-07-13 13:41"),
        ("13/07/2021 1:41\u202fp.\u00a0m.", "dmy", "2021-07-13 13:41"),
        ("06/14/2023", "mdy", "2023-06-14 00:00"),
        ("2023-06-14", "ymd", "2023-06-14 00:00"),
        ("06/14/2023, 04:58:00 AM", "mdy", "2023-06-14 04:58"),
        ("2023-06-14T04:58:00.123Z", "ymd", "2023-06-14 04:58"),
        ("  06/14/2023 04:58:00 AM ", "mdy", "2023-06-14 04:58"),
        ("'06/14/2023 04:58", "mdy", "2023-06-14 04:58"),
        # Noon, midnight, and a half-day word that says nothing new.
        ("06/14/2023 12:00:00 AM", "mdy", "2023-06-14 00:00"),
        ("06/14/2023 12:00:00 PM", "mdy", "2023-06-14 12:00"),
        ("06/14/2023 00:15:00 AM", "mdy", "2023-06-14 00:15"),
        ("06/14/2023 16:58:00 PM", "mdy", "2023-06-14 16:58"),
    ],
)
def test_a_date_is_read(text: str, order: str, expected: str) -> None:
    assert read_date(text, order) == at(expected)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("", "mdy"),
        ("-", "mdy"),
        ("--", "dmy"),
        ("Join Time", "mdy"),
        ("04:53 PM", "mdy"),
        ("14/06/2023 04:58", "mdy"),  # no 14th month
        ("06/14/2023 04:58", "dmy"),
        ("06/14/2023 04:58", "ymd"),  # an order is needed and there is none
        ("02/30/2023 04:58", "mdy"),
        ("2023-02-29 04:58", "ymd"),
        ("06/14/2023 25:00", "mdy"),
        ("06/14/2023 04:61", "mdy"),
        ("06/14/0023 04:58", "mdy"),
        ("06/14/202 04:58", "mdy"),
        ("06/14-2023 04:58", "mdy"),
        ("Foo 14, 2023 04:58", "ymd"),
        ("Jun 31, 2023 04:58", "ymd"),
        ("45092.2069", "mdy"),
        ("2023-06-14 04:58 and more", "ymd"),
    ],
)
def test_what_is_no_date_is_not_read(text: str, order: str) -> None:
    assert read_date(text, order) is None


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("06/14/2023 04:58", "mdy"),
        ("14/06/2023 04:58", "dmy"),
        ("12/12/2023 04:58", None),
        ("06/06/2023 04:58", None),
        ("05/06/2023 04:58", None),
        ("13/13/2023 04:58", None),
        ("2023-06-14 04:58", "ymd"),
        ("2023/06/07", "ymd"),
        ("Jun 14, 2023", None),
        ("06/14/23 4:58", "mdy"),
        ("13:58", None),
        ("", None),
    ],
)
def test_a_number_above_12_proves_the_order(text: str, proof: str | None) -> None:
    assert proof_of(text) == proof


def test_only_dates_without_a_year_in_front_and_without_a_name_need_an_order() -> None:
    assert all(needs_order(text) for text in ("05/06/2023 04:58", "14.06.2023", "5-6-23 1:00"))
    assert not any(needs_order(text) for text in ("2023-06-05", "Jun 5, 2023", "", "n/a"))


@pytest.mark.parametrize("form", DATE_FORMS, ids=lambda form: form.name)
def test_the_engine_has_a_format_for_all_forms_but_the_odd_ones(form: DateForm) -> None:
    order = form.order or "ymd"
    found = formats_of([form.write(at("2026-06-14 09:05:07")), form.write(at("2026-12-09 10:15:27"))], order)
    assert len(found) == (0 if "half-day words" in form.name else 1)


def test_an_hour_that_the_engine_does_not_know_has_no_format() -> None:
    assert format_of("06/14/2023 04:58:00 AM", "mdy") == "%m/%d/%Y %I:%M:%S %p"
    assert format_of("06/14/2023 00:58:00 AM", "mdy") is None
    assert format_of("06/14/2023 13:58:00 PM", "mdy") is None
    assert format_of("no date", "mdy") is None


def test_formats_are_found_once_each_in_their_order() -> None:
    texts = ["06/14/2023 04:58", "06/15/2023 04:58", "2023-06-14T04:58:00Z", "n/a", "06/14/23 4:58"]
    assert formats_of(texts, "mdy") == ["%m/%d/%Y %H:%M", "%Y-%m-%dT%H:%M:%SZ", "%m/%d/%y %H:%M"]

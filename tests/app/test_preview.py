"""The first rows of a file, and what of them may be shown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomwizard.app.preview import FIRST_ROWS, MASK, MOST_COLUMNS, Preview, first_rows, mask
from zoomwizard.core.privacy.shapes import shapes_in


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "people.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_the_first_rows_are_those_of_the_file(tmp_path: Path) -> None:
    preview = first_rows(write(tmp_path, 'Email,Name\na@example.com,"Keller, Anna"\nb@example.com,Ben\n'))
    assert preview == Preview(
        "people.csv", ("Email", "Name"), (("a@example.com", "Keller, Anna"), ("b@example.com", "Ben"))
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_semicolons_of_exports_are_read(tmp_path: Path, encoding: str) -> None:
    preview = first_rows(write(tmp_path, "Email;Name\nz@example.com;Zoë\n", encoding))
    assert preview is not None
    assert preview.header == ("Email", "Name")
    assert preview.rows == (("z@example.com", "Zoë"),)


def test_only_so_many_rows_and_columns_are_read(tmp_path: Path) -> None:
    wide = MOST_COLUMNS + 5
    lines = [",".join(f"c{n}" for n in range(wide)), *(",".join([str(n)] * wide) for n in range(FIRST_ROWS * 3))]
    preview = first_rows(write(tmp_path, "\n".join(lines) + "\n"))
    assert preview is not None
    assert len(preview.header) == MOST_COLUMNS
    assert len(preview.rows) == FIRST_ROWS
    assert {len(row) for row in preview.rows} == {MOST_COLUMNS}
    few = first_rows(tmp_path / "people.csv", 3)
    assert few is not None
    assert [row[0] for row in few.rows] == ["0", "1", "2"]


def test_short_and_long_rows_are_as_wide_as_the_header(tmp_path: Path) -> None:
    preview = first_rows(write(tmp_path, "a,b,c\n1\n1,2,3,4\n"))
    if preview is not None:  # a row that does not fit its header may also be a reason to show nothing
        assert {len(row) for row in preview.rows} <= {3}


@pytest.mark.parametrize("content", [b"", b"\0\0\0", b"\xff\xfe\x00\xd8\x00", b"PK\x03\x04 no csv at all"])
def test_of_a_file_that_is_no_table_nothing_is_shown(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    shown = first_rows(path)
    assert shown is None or shown.rows == ()


def test_of_a_missing_file_or_a_folder_nothing_is_shown(tmp_path: Path) -> None:
    assert first_rows(tmp_path / "gone.csv") is None
    assert first_rows(tmp_path) is None


def test_a_file_without_a_header_does_not_show_its_first_person_as_one(tmp_path: Path) -> None:
    assert first_rows(write(tmp_path, "anna@example.com,Anna\nben@example.com,Ben\n")) is None


def test_what_may_name_somebody_is_masked() -> None:
    preview = Preview(
        "f",
        ("Email", "Full Name", "HashID", "Sessions", "Remarks"),
        (("anna@example.com", "Anna Keller", "pabc", "7", ""),),
    )
    assert preview.masked().rows == ((f"a{MASK}@example.com", f"A{MASK}", "pabc", "7", ""),)
    assert preview.masked().header == preview.header


def test_59_only_names_addresses_and_meeting_numbers_are_masked() -> None:
    header = (
        "Host Email", "Name (Original Name)", "Meeting ID", "Topic", "Participants", "Duration (Minutes)", "Start Time",
        "HashID", "Organization", "LevelDesignation", "Zoom_Total_call_hours", "MetricDate", "Supervisor indicator",
    )  # fmt: skip
    named = ("anna@example.com", "Anna Keller", "912 3456 7890", "Talk with Ben")
    plain = (
        "12", "90", "15/05/2023 09:00:00", "p6zq4c2hwl", "Sales", "Junior IC", "4.52", "2023-05-14", "Manager",
    )  # fmt: skip
    (row,) = Preview("f", header, ((*named, *plain),)).masked().rows
    assert row[: len(named)] == (f"a{MASK}@example.com", f"A{MASK}", f"9{MASK}", f"T{MASK}")
    assert row[len(named) :] == plain


@pytest.mark.parametrize(
    "header", ["Sessions", "Minutes", "Hours", "Rows", "Line", "Days", "Cost centre", "Department name"]
)
@pytest.mark.parametrize("cell", ["9", "90", "1,234", "9.5", "2026-11-30", "Sales & Field"])
def test_59_counts_hours_dates_and_attributes_are_never_masked(header: str, cell: str) -> None:
    assert Preview("f", ("Email", header), (("a@example.com", cell),)).masked().rows[0][1] == cell


def test_59_a_date_is_never_masked() -> None:
    assert Preview("f", ("Employee hire date",), (("2020-05-01",),)).masked().rows == (("2020-05-01",),)


@pytest.mark.parametrize(
    ("cell", "is_shown"),
    [("Anna Keller", False), ("call Keller, Anna", False), ("anna", False), ("x@y.org", False), ("91234567890", False),
     ("Field sales", True), ("", True)],
)  # fmt: skip
def test_59_a_name_in_a_column_of_another_kind_is_masked_too(*, cell: str, is_shown: bool) -> None:
    preview = Preview("f", ("Email", "Remarks"), (("anna.keller@example.com", cell),))
    assert (preview.masked().rows[0][1] == cell) == is_shown


@pytest.mark.parametrize(
    "header", ["Display name", "Phone number", "Line manager", "Account name", "User ID", "Nachname"]
)
def test_59_columns_that_name_somebody_are_known_by_their_headers(header: str) -> None:
    assert Preview("f", (header,), (("Someone",),)).masked().rows == ((f"S{MASK}",),)


def test_the_new_columns_come_first_also_where_there_are_too_many_to_show(tmp_path: Path) -> None:
    header = [f"c{n}" for n in range(MOST_COLUMNS + 5)] + ["Zoom_a", "Zoom_b"]
    path = write(tmp_path, ",".join(header) + "\n" + ",".join(map(str, range(len(header)))) + "\n")
    preview = first_rows(path, prefix="Zoom_")
    assert preview is not None
    assert preview.header[:3] == ("Zoom_a", "Zoom_b", "c0")
    assert preview.rows[0][:3] == (str(MOST_COLUMNS + 5), str(MOST_COLUMNS + 6), "0")
    assert len(preview.header) == len(preview.rows[0]) == MOST_COLUMNS


def test_an_analyst_sees_no_address_in_any_column() -> None:
    preview = Preview(
        "f", ("HashID", "Topic"), (("anna.keller@example.com", "Weekly"), ("pabc", "call me: +41 44 668 18 00"))
    )
    shown = " ".join(cell for row in preview.without_addresses().rows for cell in row)
    assert "Weekly" in shown
    assert "pabc" in shown
    assert "keller" not in shown
    assert "668" not in shown


@given(st.text(max_size=30))
def test_a_mask_lets_through_one_character_and_a_domain(text: str) -> None:
    shown = mask(text)
    if not text:
        assert shown == ""
        return
    local, mark, domain = text.partition("@")
    assert shown.startswith(text[0])
    allowed = {f"{text[0]}{MASK}", f"{text[0]}{MASK}@{domain}" if mark and local else ""}
    assert shown in allowed


@given(st.lists(st.emails(), min_size=1, max_size=4))
def test_no_whole_address_is_left_in_a_masked_preview(addresses: list[str]) -> None:
    preview = Preview("f", ("Email",), tuple((address,) for address in addresses))
    for (cell,), address in zip(preview.masked().rows, addresses, strict=True):
        assert len(address.partition("@")[0]) == 1 or address not in cell
    for (cell,), address in zip(preview.without_addresses().rows, addresses, strict=True):
        assert cell == (mask(address) if shapes_in(address) else address)


@pytest.mark.parametrize(
    "text",
    ["a@example.com; anna.keller@example.com", "ask ben@example.com or Anna Keller", "x@a.org,anna.keller@b.org"],
)
def test_what_follows_an_address_is_masked_too(text: str) -> None:
    assert mask(text) == f"{text[0]}{MASK}"

"""Reading and checking a mapping file: every row of its table in docs/troubleshooting.md, and what is left alone."""

import base64
import hashlib
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from zoomwizard.core.outcome import Cancelled, CancelToken, Finding, Severity, errors_in
from zoomwizard.core.people.identities import fold_key, hash_id_for, is_address, is_plain_digest
from zoomwizard.core.people.mapping_file import MappingFile, is_mapping_header, read_mapping

Write = Callable[[str], Path]
E, W = Severity.ERROR, Severity.WARNING

ANA, BEN, CLEO = "ana.prior@example.com", "ben@example.com", "cleo.zz@example.com"
ONE, TWO, THREE = "p6vhc2n4kqjrt7w5xzmabdeuyq", "pq3wz7n5xk2c4vhjt6rmbadeuy", "px7n4zk2q5w3vcjht6mrdabeuy"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the rows of a mapping file below its header, or a whole file where the text brings its own."""

    def do(text: str) -> Path:
        path = tmp_path / "mapping.csv"
        whole = text.startswith("PersonID")
        path.write_text(text if whole else f"PersonID,HashID\n{text}", encoding="utf-8", newline="")
        return path

    return do


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def only(findings: list[Finding], code: str) -> Finding:
    (finding,) = [finding for finding in findings if finding.code == code]
    return finding


def good(path: Path) -> MappingFile:
    mapping, findings = read_mapping(path)
    assert mapping is not None, findings
    assert not errors_in(findings)
    return mapping


# ---------------------------------------------------------------------------------------------------------
# What is read


def test_a_mapping_file_without_faults_has_no_findings(write: Write) -> None:
    mapping, findings = read_mapping(write(f"{ANA},{ONE}\n{BEN},{TWO}\n"))
    assert findings == []
    assert mapping == MappingFile({ANA: ONE, BEN: TWO}, {ANA: ANA, BEN: BEN}, rows=2, persons=2)


def test_keys_are_folded_and_values_stay_as_written(write: Write) -> None:
    accents = unicodedata.normalize("NFD", "Zoë.Ångström@Example.COM")
    mapping = good(write(f'" {accents}\u200b",\u00a0Ab-12,\n"\ufeffSTRASSE@example.com","{ONE} "\n'))
    assert mapping.hash_ids == {"zoë.ångström@example.com": "Ab-12", "strasse@example.com": ONE}
    assert mapping.person_ids == {
        "zoë.ångström@example.com": accents,
        "strasse@example.com": "STRASSE@example.com",
    }


@pytest.mark.parametrize(
    "content",
    [
        f"\ufeffPersonID,HashID\r\n{ANA},{ONE}\r\n".encode(),
        f"personid;HASHID\n{ANA};{ONE}\n".encode(),
        f"PersonID\tHashID\n{ANA}\t{ONE}\n".encode("utf-16"),
        f'"PersonID ",Name,"HashID"\n\n,,\n{ANA},"Prior, Änna",{ONE}\n'.encode("cp1252"),
        f"HashID,Name,PersonID\n{ONE},Ana,{ANA},,\n".encode(),
    ],
)
def test_encodings_delimiters_and_other_columns_do_not_matter(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mapping.csv"
    path.write_bytes(content)
    assert good(path).hash_ids == {ANA: ONE}


def test_hash_ids_are_text(write: Write) -> None:
    mapping, findings = read_mapping(write(f'{ANA},00123\n{BEN},123\n{CLEO},"12e3,x"\n'))
    assert mapping is not None
    assert mapping.hash_ids == {ANA: "00123", BEN: "123", CLEO: "12e3,x"}
    assert mapping.persons == 3
    assert str(only(findings, "mapping.changed-by-excel").where) == "mapping.csv, lines 2 and 3"


def test_all_findings_come_at_once(write: Write) -> None:
    rows = f"{ANA},{ONE}\n{ANA},{TWO}\n,x\n{BEN},\nno address,{THREE}\n{CLEO},{CLEO}\n"
    mapping, findings = read_mapping(write(rows), field="existing")
    assert mapping is None
    assert codes(findings) == [
        "mapping.two-hash-ids",
        "mapping.hash-id-is-address",
        "mapping.hash-id-holds-name",
        "mapping.blank-person-id",
        "mapping.blank-hash-id",
        "mapping.not-an-address",
    ]
    assert {finding.field for finding in findings} == {"existing"}


# ---------------------------------------------------------------------------------------------------------
# The table: what stops the run


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04rest of a workbook", "file.excel"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"rest", "file.excel"),
        (b"%PDF-1.7 rest", "file.pdf"),
        (b"", "file.empty"),
        (b"\n\n", "file.empty"),
    ],
)
def test_what_is_no_csv_is_named_and_the_way_out_too(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "mapping.csv"
    path.write_bytes(content)
    mapping, (finding,) = read_mapping(path)
    assert mapping is None
    assert (finding.severity, finding.code, str(finding.where)) == (E, code, "mapping.csv")
    assert "CSV" in str(finding.hint) or "again" in str(finding.hint)


@pytest.mark.parametrize("text", ["PersonID,HashID\n", "PersonID,HashID\n , \n", f"PersonID,HashID\n{ANA},\n"])
def test_no_usable_row_is_an_error(write: Write, text: str) -> None:
    mapping, findings = read_mapping(write(text))
    assert mapping is None
    assert codes(errors_in(findings)) == ["mapping.no-rows"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Person ID,HashID", {"mapping.no-person-id": ("Person ID",)}),
        ("Email,HashID", {"mapping.no-person-id": ("Email",)}),
        ("PersonID,Hash_ID", {"mapping.no-hash-id": ("Hash_ID",)}),
        (
            "Name,E-mail,UserPrincipalName,PersonHashID",
            {
                "mapping.no-person-id": ("E-mail", "UserPrincipalName"),
                "mapping.no-hash-id": ("PersonHashID",),
            },
        ),
        ("Name,City", {"mapping.no-person-id": ("Name", "City"), "mapping.no-hash-id": ("Name", "City")}),
    ],
)
def test_near_names_are_offered_and_not_taken(
    tmp_path: Path, header: str, expected: dict[str, tuple[str, ...]]
) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(f"{header}\n{ANA},{ONE},x,y\n", encoding="utf-8")
    mapping, findings = read_mapping(path, choices={})
    assert mapping is None
    offered = {finding.code: tuple(choice.text for choice in finding.asks[0].choices) for finding in findings}
    assert offered == expected
    _, findings = read_mapping(path)  # of a job that has no option to choose with
    assert {finding.code for finding in findings} == expected.keys()
    for finding in findings:
        assert finding.severity is E
        assert all(name in str(finding.title) for name in header.split(","))
        assert "--column" not in str(finding.hint)
        assert finding.asks == ()


def test_a_choice_says_which_header_is_which(tmp_path: Path) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(f"Mail,E-mail,Hash\nx,{ANA},{ONE}\n", encoding="utf-8")
    _, findings = read_mapping(path, choices={})
    assert '--column PersonID="Mail"' in str(findings[0].hint)
    mapping, findings = read_mapping(path, choices={"PersonID": "e-mail ", "HashID": "Hash"})
    assert findings == []
    assert mapping is not None
    assert mapping.hash_ids == {ANA: ONE}


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ({"PersonID": "Nothing", "HashID": "Hash"}, "mapping.no-person-id"),
        ({"PersonID": "Mail", "HashID": "Mail"}, "mapping.same-column"),
        ({"PersonID": "Name", "HashID": "Hash"}, "mapping.column-twice"),
    ],
)
def test_a_choice_that_can_not_be_is_an_error(tmp_path: Path, choices: dict[str, str], code: str) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(f"Mail,Hash,Name,Name\n{ANA},{ONE}\n", encoding="utf-8")
    mapping, findings = read_mapping(path, choices=choices)
    assert mapping is None
    assert codes(findings) == [code]


def test_a_choice_of_a_header_that_is_nowhere_is_named(write: Write) -> None:
    _, (finding,) = read_mapping(write(f"PersonID,HashID\n{ANA},{ONE}\n"), choices={"PersonID": "Mail"})
    assert "column Mail is missing" in str(finding.title)
    assert "rename" not in str(finding.hint)


def test_a_needed_column_that_stands_twice_is_an_error(write: Write) -> None:
    mapping, (finding,) = read_mapping(write(f"PersonID,HashID,personid\n{ANA},{ONE},{BEN}\n"))
    assert mapping is None
    assert finding.code == "mapping.column-twice"


@pytest.mark.parametrize("cut", [f"ple.com,{ONE}", ONE, ONE[4:], f",{ONE}"])
def test_a_file_cut_in_its_first_row_shows_nothing_of_it(tmp_path: Path, cut: str) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(f"{cut}\n{BEN},{TWO}\n", encoding="utf-8")
    mapping, findings = read_mapping(path, choices={})
    assert mapping is None
    assert codes(findings) == ["mapping.no-person-id", "mapping.no-hash-id"]
    for finding in findings:
        assert str(finding.title) in {"The column PersonID is missing.", "The column HashID is missing."}
        assert not any(cell and cell in str(finding.sentence()) for cell in cut.split(","))


def test_a_file_without_a_header_is_an_error_that_shows_no_value(tmp_path: Path) -> None:
    path = tmp_path / "mapping.csv"
    path.write_text(f"{ANA},{ONE}\n{BEN},{TWO}\n", encoding="utf-8")
    mapping, (finding,) = read_mapping(path, choices={})
    assert mapping is None
    assert finding.code == "mapping.no-header"
    assert finding.asks == ()
    assert not any(value in str(finding) for value in (ANA, ONE))


def test_one_person_with_two_hash_ids_is_an_error_that_names_the_rows(write: Write) -> None:
    rows = f"{ANA},{ONE}\n{BEN},{TWO}\nANA.prior@example.com ,{THREE}\n"
    mapping, findings = read_mapping(write(rows))
    finding = only(findings, "mapping.two-hash-ids")
    assert mapping is None
    assert (finding.severity, str(finding.where)) == (E, "mapping.csv, lines 2 and 4")
    _, findings = read_mapping(write(rows + f"\n{BEN},x-{ONE}\n{BEN},y-{ONE}\n"))
    finding = only(findings, "mapping.two-hash-ids")
    assert str(finding.title).startswith("2 PersonIDs")
    assert str(finding.where) == "mapping.csv, lines 2 and 4; 3, 6 and 7"


def test_hash_ids_that_differ_in_case_are_different(write: Write) -> None:
    _, findings = read_mapping(write(f"{ANA},{ONE}\n{ANA},{ONE.upper()}\n"))
    assert codes(findings) == ["mapping.two-hash-ids"]


def test_a_hash_id_with_an_at_sign_is_an_error(write: Write) -> None:
    mapping, (finding,) = read_mapping(write(f"{ANA},x@1234567\n"))
    assert mapping is None
    assert (finding.severity, finding.code, str(finding.where)) == (
        E,
        "mapping.hash-id-is-address",
        "mapping.csv, line 2",
    )


@pytest.mark.parametrize(
    ("person", "hash_id", "code", "severity"),
    [
        ("ana.prior@example.com", "hash-ANA.PRIOR-1", "mapping.hash-id-holds-name", E),
        (
            "Zoë.Pé@example.com",
            "x" + unicodedata.normalize("NFD", "zoë.PÉ") + "x1",
            "mapping.hash-id-holds-name",
            E,
        ),
        ("aprior@example.com", "xx-aprior", "mapping.hash-id-holds-name", E),
        ("aprior", "xx-aprior", "mapping.hash-id-holds-name", E),
        ("prior@example.com", "xx-prior1", "mapping.hash-id-may-hold-name", W),
        ("anap@example.com", "xx-anap-1", "mapping.hash-id-may-hold-name", W),
    ],
)
def test_a_hash_id_that_holds_the_name_is_found(
    write: Write, person: str, hash_id: str, code: str, severity: Severity
) -> None:
    mapping, findings = read_mapping(write(f"{person},{hash_id}\n"))
    assert only(findings, code).severity is severity
    assert (mapping is None) is (severity is E)


def test_three_letters_of_a_name_are_chance(write: Write) -> None:
    assert read_mapping(write("ana@example.com,ana-12345\n"))[1] == []


DIGESTS = ("md5", "sha1", "sha256", "sha512")


def spellings(digest: bytes) -> list[str]:
    plain = base64.b64encode(digest).decode()
    url_safe = base64.urlsafe_b64encode(digest).decode()
    written = [digest.hex(), digest.hex().upper(), "0x" + digest.hex(), digest.hex("-", 1).upper()]
    return [*written, plain, plain.rstrip("="), url_safe, url_safe.rstrip("=")]


@pytest.mark.parametrize("algorithm", DIGESTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_plain_digests_are_found_however_they_are_written(algorithm: str, encoding: str) -> None:
    # Enough addresses that "+" and "/" do come up in base64.
    for number in range(30):
        cell = f" Zoë.Straße{number}@Example.com"
        folded = f"zoë.strasse{number}@example.com"
        for text in (cell, cell.strip(), cell.strip().lower(), folded):
            digest = hashlib.new(algorithm, text.encode(encoding)).digest()
            assert [hash_id for hash_id in spellings(digest) if not is_plain_digest(hash_id, cell)] == []


@pytest.mark.parametrize("algorithm", DIGESTS)
def test_salted_digests_are_not_taken_for_plain_ones(algorithm: str) -> None:
    digest = hashlib.new(algorithm, b"salt" + ANA.encode()).digest()
    assert [hash_id for hash_id in spellings(digest) if is_plain_digest(hash_id, ANA)] == []


def test_a_plain_digest_stops_the_run(write: Write) -> None:
    digest = hashlib.sha256(ANA.encode()).hexdigest()
    mapping, (finding,) = read_mapping(write(f"{BEN},{ONE}\n{ANA},{digest}\n"))
    assert mapping is None
    assert (finding.severity, finding.code, str(finding.where)) == (
        E,
        "mapping.hash-id-is-digest",
        "mapping.csv, line 3",
    )


@pytest.mark.parametrize(
    "hash_id", ["ab12\ncd34ef", "ab12\tcd34ef", "ab12\u200bcd34ef", "ab12\u00a0cd34ef", "a\x1bbcdefgh"]
)
def test_a_hash_id_that_does_not_print_is_an_error(write: Write, hash_id: str) -> None:
    mapping, (finding,) = read_mapping(write(f'{ANA},"{hash_id}"\n'))
    assert mapping is None
    assert (finding.severity, finding.code) == (E, "mapping.hash-id-unprintable")


def test_a_hash_id_of_megabytes_is_an_error_and_no_line_that_nothing_reads(write: Write) -> None:
    mapping, (finding,) = read_mapping(write(f"{BEN},{ONE}\n{ANA},{'x' * 1_500_000}\n"))
    assert mapping is None
    assert (finding.severity, finding.code) == (E, "mapping.long-hash-id")


def test_a_file_that_was_cut_off_is_an_error_that_names_the_line(write: Write) -> None:
    mapping, findings = read_mapping(write(f'{ANA},{ONE}\n{BEN},"{TWO}\n' + f"{CLEO},{THREE}\n" * 100_000))
    assert mapping is None
    assert codes(errors_in(findings)) == ["file.broken-quote"]
    assert "Line 3" in str(errors_in(findings)[0].title)


# ---------------------------------------------------------------------------------------------------------
# The table: what only wants a look


def test_two_people_with_one_hash_id_are_one_person(write: Write) -> None:
    mapping, (finding,) = read_mapping(write(f"{ANA},{ONE}\n{BEN},{TWO}\n{CLEO},{ONE}\n"))
    assert mapping is not None
    assert mapping.persons == 2
    assert mapping.hash_ids == {ANA: ONE, BEN: TWO, CLEO: ONE}
    assert (finding.severity, finding.code, str(finding.where)) == (
        W,
        "mapping.shared-hash-id",
        "mapping.csv, lines 2 and 4",
    )


@pytest.mark.parametrize(
    ("rows", "code", "where"),
    [
        (f"\u200b,{TWO}\n", "mapping.blank-person-id", "line 3"),
        (f"{BEN}, \n{CLEO}\n", "mapping.blank-hash-id", "lines 3 and 4"),
        (f"Ben,{TWO}\n", "mapping.not-an-address", "line 3"),
        (f"{ANA.upper()},{ONE}\n{ANA},{ONE} \n", "mapping.repeated-row", "lines 3 and 4"),
        (f"{BEN},x12345z\n", "mapping.short-hash-id", "line 3"),
    ],
)
def test_rows_to_look_at_are_warnings(write: Write, rows: str, code: str, where: str) -> None:
    mapping, (finding,) = read_mapping(write(f"{ANA},{ONE}\n{rows}"))
    assert (finding.severity, finding.code, str(finding.where)) == (W, code, f"mapping.csv, {where}")
    assert mapping is not None
    assert mapping.hash_ids[ANA] == ONE


@pytest.mark.parametrize(
    "hash_id",
    [
        *(
            "12345678",
            "00012345",
            "1234567.5",
            "1,234,567",
            "12345e67",
            "1E00000005",
            "-12345678",
            "+12345678",
            "$1234567",
        ),
        *(
            "=cmd1234",
            "2024-01-02",
            "01/02/2024",
            "1.2.2024",
            "12:34:56",
            "12-MAR-24",
            "September2024",
            "Mar-2024",
        ),
        *("2024-01-02 03:04:05", "12345678%"),
    ],
)
def test_hash_ids_that_excel_would_change_are_warnings(write: Write, hash_id: str) -> None:
    mapping, findings = read_mapping(write(f'{ANA},"{hash_id}"\n'))
    assert "mapping.changed-by-excel" in codes(findings)
    assert mapping is not None
    assert mapping.hash_ids == {ANA: hash_id}


@pytest.mark.parametrize(
    "hash_id",
    [
        ONE,
        "a1234567",
        "1234567a",
        "12e34e56",
        "Marcella1234x",
        "12345-67890",
        "3f2a9c1e77d04b58",
        "may-be-not",
    ],
)
def test_hash_ids_that_excel_leaves_alone_are_not_warned_of(write: Write, hash_id: str) -> None:
    assert read_mapping(write(f"{ANA},{hash_id}\n"))[1] == []


def test_long_lists_of_lines_are_cut(write: Write) -> None:
    _, (finding,) = read_mapping(write(f"{ANA},{ONE}\n" * 1500))
    assert str(finding.title).startswith("1,499 rows")
    assert str(finding.where) == "mapping.csv, lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 1,489 more"
    _, (finding,) = read_mapping(write("".join(f"p{number}@example.com,{ONE}\n" for number in range(30))))
    assert str(finding.title).startswith("One HashID")
    assert str(finding.where) == "mapping.csv, lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 20 more"


# ---------------------------------------------------------------------------------------------------------
# The rest


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["PersonID", "HashID"], True),
        (["name", " hash_id", "\ufeffPerson ID"], True),
        (["Email", "Department", "PersonHashID"], False),
        (["PersonId", "MetricDate", "Collaboration_hours"], False),
        ([], False),
    ],
)
def test_a_mapping_file_is_known_by_its_columns(cells: list[str], *, expected: bool) -> None:
    assert is_mapping_header(cells) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ANA, True),
        ("zoë+x@sub.example.co", True),
        ("ana@localhost", False),
        ("Ana <ana@example.com>", False),
        ("ana@example.com;ben@example.com", False),
        ("ana @example.com", False),
        ("@example.com", False),
        ("x" * 400 + "@example.com", False),
    ],
)
def test_an_address_is_one_address_and_nothing_else(text: str, *, expected: bool) -> None:
    assert is_address(text) is expected


def test_a_hash_id_is_drawn_again_while_it_holds_a_piece_of_the_name_or_is_taken() -> None:
    draws = [bytes([number]) * 16 for number in (0, 1, 2)]  # "paaaa...", "paeaq...", "paiba..."
    plain = ["p" + base64.b32encode(draw).decode().rstrip("=").lower() for draw in draws]
    with mock.patch("secrets.token_bytes", side_effect=draws):
        assert hash_id_for("baaaab", {plain[1]}) == plain[2]


@pytest.mark.parametrize("text", ["", " ", "\u200b\u00a0"])
def test_blank_is_blank_whatever_it_is_made_of(text: str) -> None:
    assert fold_key(text) == ""


def test_no_finding_holds_a_value(write: Write) -> None:
    secrets = ["zzmarked.person@zz-example.org", "ZZhashid77", "zzmarkedother", "Zz Märked"]
    person, hash_id, other, name = secrets
    rows = (
        f"{person},{hash_id}\n{person},{hash_id}x\n{person},{person}\n{other},{hash_id}\n{other},x{other}x\n"
        f'"{name}",{hash_id}\n{person},{hash_id}\n,{hash_id}\n{other}y,\n{other}z,zz\n{name},"{hash_id}\n{other}"\n'
        f"{person}m,{hashlib.sha256(f'{person}m'.encode()).hexdigest()}\nzzma@x.org,xzzmay77\n"
    )
    path = write(rows)
    text = path.read_text(encoding="utf-8")
    assert all(secret in text for secret in secrets)
    _, findings = read_mapping(path, choices={})
    assert len(findings) >= 10
    for finding in findings:
        assert not any(secret.casefold() in str(finding).casefold() for secret in (*secrets, "zz"))


def test_cancel_stops_the_reading(write: Write) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        read_mapping(write(f"{ANA},{ONE}\n"), cancel=token)


def test_ten_thousand_rows_are_read_at_once(write: Write, second: float) -> None:
    rows = "".join(f"Person.{n}@example.com,{hashlib.sha256(b'salt%d' % n).hexdigest()}\n" for n in range(10_000))
    path = write(rows)
    begin = time.perf_counter()
    assert good(path).rows == 10_000
    assert time.perf_counter() - begin < second  # about 0.1 s

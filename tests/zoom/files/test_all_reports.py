"""Reports of one meeting or webinar and lists of meetings come into the layout of the details report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED
from tests.reports import DAY_FIRST, PORTAL_2024, ROW, Shape, write_report
from tests.usage_files import LIST, LISTED, P4, P5, WEBINAR, features, meeting_list, write
from tests.zoom.files.test_reports import Read
from zoomwizard.core.engine import Engine
from zoomwizard.core.outcome import Severity, errors_in
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.kinds.meeting_features import FEATURES
from zoomwizard.zoom.files.all_reports import open_all_reports
from zoomwizard.zoom.files.date_orders import settle_orders
from zoomwizard.zoom.files.one_layout import LAYOUT_MORE
from zoomwizard.zoom.files.rows import load_report, prepare_reading

at = datetime.fromisoformat
SAMPLES = SHARED / "samples" / "zoom"


class Parts(Read):
    """What was read, by the part of a report that it is."""

    def of(self, *parts: str) -> list[dict[str, Any]]:
        return [row for row in self.rows if row["kept_0"] in parts]


def read(
    folder: Path,
    *paths: Path,
    order: str = "auto",
    zone: str = "UTC",
    chosen: Mapping[str, str] | None = None,
    words: Mapping[str, bool] | None = None,
    of_folders: Sequence[Path] = (),
) -> Parts:
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    with Engine(scratch, threads=1) as engine:
        prepare_reading(engine, LAYOUT_MORE)
        reports, findings = open_all_reports(engine, paths, chosen or {}, words or {}, looking_once(), of_folders)
        reports, found = settle_orders(engine, reports, order)
        findings += found
        for report in reports:
            if report.order is not None:
                findings += load_report(engine, report, zone)[1]
        done = engine.run("SELECT * FROM raw ORDER BY file, line, kept_0")
        names = [column[0] for column in done.description or ()]
        return Parts([dict(zip(names, row, strict=True)) for row in done.fetchall()], findings, reports)


def test_a_report_of_a_meeting_gives_what_was_held_and_its_sessions(tmp_path: Path) -> None:
    found = read(tmp_path, write(tmp_path, "participants_98765432109.csv", P4))
    assert found.codes == []
    (held,) = found.of("held")
    assert (held["meeting_id"], held["topic"], held["host"]) == ("98765432109", "Team, weekly", "owner@example.org")
    assert (held["start"], held["end_time"]) == (at("2026-10-14 09:00"), at("2026-10-14 10:00"))
    assert (held["meeting_minutes"], held["participants"], held["creation"]) == (60, 3, None)
    rows = found.of("session")
    assert [(row["line"], row["name"], row["email"], row["guest"], row["waiting"], row["reason"]) for row in rows] == [
        (5, "Ada L (Host)", "ada@example.org", False, False, 0),
        (6, "Guest  One", None, True, True, 0),
        (7, "Guest  One", None, True, False, 0),
        (8, None, None, True, False, 0),
    ]
    assert {(row["meeting_id"], row["start"]) for row in rows} == {("98765432109", at("2026-10-14 09:00"))}
    assert len({row["meeting_key"] for row in found.rows}) == 1


def test_the_host_is_the_address_that_the_newer_layout_names(tmp_path: Path) -> None:
    found = read(tmp_path, write(tmp_path, "a.csv", P5))
    assert found.codes == []
    (held,) = found.of("held")
    assert (held["host"], held["kept_1"], held["participants"]) == ("ben@example.org", "host", 2)
    assert [(row["name"], row["leave_time"], row["reason"]) for row in found.of("session")] == [
        ("Cyd (Host)", at("2026-10-15 13:30"), 0),
        ("Dan", None, 0),
    ]


def test_times_are_those_of_the_zone(tmp_path: Path) -> None:
    found = read(tmp_path, write(tmp_path, "a.csv", P5), zone="Europe/Zurich")
    assert found.of("held")[0]["start"] == at("2026-10-15 11:00")


def test_a_webinar_is_read_section_by_section(tmp_path: Path) -> None:
    found = read(tmp_path, write(tmp_path, "a.csv", WEBINAR))
    assert found.codes == []
    (held,) = found.of("held")
    assert (held["meeting_id"], held["start"], held["meeting_minutes"]) == ("955 1234 5678", at("2026-10-20 15:00"), 60)
    assert (held["participants"], held["kept_2"], held["kept_3"]) == (6, "2", "2")
    people = found.of("host", "panelist", "attendee", "other")
    assert [(row["kept_0"], row["email"] or row["name"], row["kept_1"], row["reason"]) for row in people] == [
        ("host", "hal@example.org", "No", 0),
        ("panelist", "pia@example.org", "Yes", 0),
        ("attendee", "ann@example.org", "No", 0),
        ("attendee", "ann@example.org", "No", 0),
        ("attendee", "bob@example.org", None, 0),
        ("other", "Caller 1", None, 0),
    ]
    assert (people[-1]["join_time"], people[-1]["leave_time"]) == (at("2026-10-20 15:20"), at("2026-10-20 15:40"))
    assert [row["email"] for row in found.of("registrant")] == ["ann@example.org", "cem@example.org"]
    assert [row["email"] for row in found.of("panel")] == ["hal@example.org", "pia@example.org"]
    assert [row["email"] for row in found.of("absent")] == ["cem@example.org"]
    assert [row["kept_1"] for row in found.of("registration")] == ["y"]


def test_a_webinar_without_a_registration_says_so(tmp_path: Path) -> None:
    without = WEBINAR.replace("Registration Time,Approval Status,", "").replace('"Oct 01, 2026 10:00:00",approved,', "")
    without = without.replace('"Oct 01, 2026 10:00:00",denied,', "").replace(",,,,", ",,")
    none = without.replace(" 60, 3, 0,", " 60, 0, 0,")
    assert read(tmp_path, write(tmp_path, "a.csv", none)).of("registration")[0]["kept_1"] == "n"
    assert read(tmp_path, write(tmp_path, "b.csv", without)).of("registration")[0]["kept_1"] == "?"
    nobody = none[: none.index("Attendee Details")]
    assert (
        read(tmp_path, write(tmp_path, "c.csv", nobody[: nobody.index("Host")])).of("registration")[0]["kept_1"] == "n"
    )


def test_people_below_an_unknown_title_are_never_put_into_a_section(tmp_path: Path) -> None:
    found = read(tmp_path, write(tmp_path, "a.csv", WEBINAR.replace("Attendee Details", "Somebody")))
    assert found.codes == ["report.unknown-section"]
    assert "line 12" in str(found.findings[0].title)
    assert found.reports == []


def test_a_list_of_meetings_gives_their_features_in_the_order_of_the_api(tmp_path: Path) -> None:
    found = read(tmp_path, write(tmp_path, "a.csv", LIST))
    assert found.codes == []
    meeting, webinar = found.of("held")
    said = dict(zip(FEATURES, meeting["kept_1"], strict=True))
    assert {name for name, flag in said.items() if flag == "y"} == {"poll", "zoom_apps", "record_to_cloud"}
    assert [name for name, flag in said.items() if flag == "?"] == ["avatar"]
    assert (meeting["webinar"], webinar["webinar"]) == (False, True)
    assert (meeting["host"], meeting["creation"]) == ("ada@example.org", at("2026-09-30 19:00:59"))
    assert (meeting["end_time"], meeting["participants"]) == (at("2026-10-14 09:45"), 7)


def test_features_are_read_with_the_words_that_the_user_says(tmp_path: Path) -> None:
    text = LIST.replace("Yes", "Jup")
    assert "y" not in read(tmp_path, write(tmp_path, "a.csv", text)).of("held")[0]["kept_1"]
    assert "y" in read(tmp_path, write(tmp_path, "b.csv", text), words={"jup": True}).of("held")[0]["kept_1"]


@pytest.mark.parametrize(
    ("change", "encoding"),
    [
        (lambda text: "\ufeff" + text, "utf-8"),
        (lambda text: text.replace("\n", "\r\n"), "utf-16"),
        (lambda text: text.replace("\n\n", "\n,,,,,,\n"), "utf-8"),
        (lambda text: "\n" + text + "\n\n", "utf-8"),
    ],
)
def test_the_shape_of_a_file_changes_nothing(tmp_path: Path, change: Any, encoding: str) -> None:
    left_out = {"line", "meeting_key"}
    for name, text in (("p4.csv", P4), ("p5.csv", P5), ("webinar.csv", WEBINAR), ("list.csv", LIST)):
        plain = read(tmp_path, write(tmp_path, name, text))
        other = read(tmp_path, write(tmp_path, "other " + name, change(text), encoding))
        assert other.codes == []
        assert [{n: v for n, v in row.items() if n not in left_out} for row in other.rows] == [
            {n: v for n, v in row.items() if n not in left_out} for row in plain.rows
        ]


def test_semicolons_and_the_day_first_are_read(tmp_path: Path) -> None:
    text = P4.replace('"Team, weekly"', "Team").replace(",", ";").replace("10/14/2026", "14/10/2026")
    found = read(tmp_path, write(tmp_path, "a.csv", text))
    assert (found.codes, found.reports[0].order) == ([], "dmy")
    assert found.of("held")[0]["start"] == at("2026-10-14 09:00")


def test_an_undecided_order_is_asked_for_and_never_guessed(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", P4.replace("10/14/2026", "10/04/2026"))
    assert read(tmp_path, path).codes == ["dates.undecided"]
    assert read(tmp_path, path, order="dmy").of("held")[0]["start"] == at("2026-04-10 09:00")
    proven = write_report(tmp_path / "b.csv", [ROW], Shape(layout=PORTAL_2024, dates=DAY_FIRST))
    assert read(tmp_path, path, proven).of("held")[0]["start"] == at("2026-04-10 09:00")


def test_japanese_headers_and_words_are_known(tmp_path: Path) -> None:
    text = (
        "ミーティング ID,トピック,開始時間,終了時間,ユーザーメール,通話時間（分）,参加者,\n"
        '94758381041,会議,"2024/09/13 18:00:00","2024/09/13 19:00:00",host@example.jp,60,1,\n\n'
        "名前 (元の名前),ユーザーメール,参加時間,退出時間,通話時間（分）,ゲスト,レコーディングの同意,待機室の利用\n"
        "太郎,,2024/09/13 18:17:15,2024/09/13 18:20:00,3,あり,OK,なし\n"
    )
    (row,) = read(tmp_path, write(tmp_path, "a.csv", text)).of("session")
    assert (row["name"], row["guest"], row["waiting"], row["reason"]) == ("太郎", True, False, 0)


def test_a_webinar_in_portuguese_is_read_although_one_column_has_two_names(tmp_path: Path) -> None:
    text = (
        'Relatório de Participante,\nRelatório Gerado:,"fev. 13, 2021 1:41 da tarde"\n'
        "Tópico,ID do Webinar,Hora de Início Real,Duração Real (minutos),# Inscrito,# Cancelado,"
        "Visualizadores específicos,Total de usuários,Máximo de visualizações simultâneas\n"
        'Aula,955 1234 5678,"fev. 12, 2021 8:50 da manhã",60,1,0,1,2,1\n'
        "Detalhes do anfitrião,\n"
        "Participou,Nome de usuário (nome original),E-mail,Horário de entrada,Horário de saída,"
        "Tempo em Sessão (minutos),Nome do país/da região\n"
        'Sim,Hal,hal@example.org,"Feb 12, 2021 08:53:47","Feb 12, 2021 09:50:00",57,Brasil\n'
        "Detalhes dos Participantes,\n"
        "Participou,Nome de usuário (nome original),Nome,Sobrenome,E-mail,Horário de inscrição,Status da Aprovação,"
        "Hora do Ingresso,Horário de saída,Tempo em Sessão (minutos),Nome do país/da região\n"
        'Sim,Ann,Ann,A,ann@example.org,"Feb 01, 2021 08:53:47",aprovado,"Feb 12, 2021 09:00:00",'
        '"Feb 12, 2021 09:50:00",50,Brasil,\n'
        'Não,Bob,Bob,B,bob@example.org,"Feb 01, 2021 08:53:47",aprovado,--,--,--,--,\n'
    )
    found = read(tmp_path, write(tmp_path, "a.csv", text))
    assert found.codes == []
    (held,) = found.of("held")
    assert (held["start"], held["meeting_minutes"], held["topic"]) == (at("2021-02-12 08:50"), 60, "Aula")
    assert [(row["kept_0"], row["email"], row["join_time"]) for row in found.of("host", "attendee")] == [
        ("host", "hal@example.org", at("2021-02-12 08:53:47")),
        ("attendee", "ann@example.org", at("2021-02-12 09:00:00")),
    ]
    assert len(found.of("registrant")) == 2
    assert len(found.of("absent")) == 1


def test_two_reports_in_one_file_stay_two(tmp_path: Path) -> None:
    again = P4.replace("98765432109", "11122233344").replace("10/14/2026", "10/16/2026")
    found = read(tmp_path, write(tmp_path, "a.csv", P4 + "\n" + again))
    assert [row["meeting_id"] for row in found.of("held")] == ["98765432109", "11122233344"]
    assert [row["meeting_id"] for row in found.of("session")] == ["98765432109"] * 4 + ["11122233344"] * 4
    assert found.codes == []


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("08:59:00 AM,10/14/2026 10:00:00 AM,61", "soon,10/14/2026 10:00:00 AM,61", 5, 3),
        ("10/14/2026 10:00:00 AM,61", "late,61", 5, 4),
        ("10/14/2026 10:00:00 AM,61", "10/14/2026 08:00:00 AM,61", 5, 6),
        ("61,No,,No", "61,No,,No,more", 5, 7),
    ],
)
def test_a_row_that_cant_be_used_is_named(tmp_path: Path, old: str, new: str, line: int, reason: int) -> None:
    found = read(tmp_path, write(tmp_path, "a.csv", P4.replace(old, new)))
    assert [(row["line"], row["reason"]) for row in found.rows if row["reason"]] == [(line, reason)]


def test_a_details_report_is_read_as_ever_but_rows_of_nobody_are_used(tmp_path: Path) -> None:
    nobody = replace(ROW, name="", email="")
    found = read(tmp_path, write_report(tmp_path / "a.csv", [ROW, nobody], Shape(layout=PORTAL_2024, dates=DAY_FIRST)))
    assert [row["reason"] for row in found.rows] == [0, 0]
    assert {row["kept_0"] for row in found.rows} == {None}


WRONG = {
    "Name (Original Name),User Email,Total Duration (Minutes)\nAda,a@b.org,5\n": ("without times", "meeting data"),
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
    "Ada,a@b.org,10/14/2026 09:00:00 AM,10/14/2026 10:00:00 AM,5\n": ("a participants report", "meeting data"),
    P4[: P4.index("Name")] + "Name (Original Name),User Email,Total Duration (Minutes)\nAda,a@b.org,5\n": (
        "without times",
        "meeting data",
    ),
    P4[: P4.index("\nName")]: ("a participants report", "meeting data"),
    "Registration Report,\nReport Generated:,x\n": ("a registration report", "Attendee Report"),
    "Poll Report\nReport Generated:,x\n": ("a poll report", "Attendee Report"),
    "Question and Answer Report\nTopic,Webinar ID\nShow,123\n": ("a questions and answers report", "Attendee Report"),
    "Date,New Users,Meetings,Participants,Meeting Minutes\n2026-10-01,1,2,3,4\n": ("a daily usage report", "details"),
    "PersonID,HashID\na@b.org,p1\n": ("a mapping file", "--mapping"),
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_other_files_are_named_with_what_to_use(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, write(tmp_path, "wrong.csv", text), write(tmp_path, "good.csv", P4))
    looks, use = WRONG[text]
    (finding,) = found.findings
    assert finding.severity is Severity.ERROR
    assert finding.where == "wrong.csv"
    assert looks in str(finding.title)
    assert use in str(finding.hint)


def test_an_excel_workbook_and_anything_else_are_errors(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"PK\x03\x04 and more")
    found = read(tmp_path, book, write(tmp_path, "b.csv", "a,b\n1,2\n"), write(tmp_path, "good.csv", P4))
    assert [(finding.where, finding.severity) for finding in found.findings] == [
        ("book.xlsx", Severity.ERROR),
        ("b.csv", Severity.ERROR),
    ]


def test_what_lies_in_a_folder_and_is_no_report_is_left_out(tmp_path: Path) -> None:
    other, good = write(tmp_path, "b.csv", "a,b\n1,2\n"), write(tmp_path, "good.csv", P4)
    found = read(tmp_path, other, good, of_folders=[other, good])
    assert [(finding.where, finding.severity) for finding in found.findings] == [("b.csv", Severity.WARNING)]
    assert errors_in(read(tmp_path, other, of_folders=[other]).findings)


def test_unknown_headers_of_people_are_asked_for_without_a_word_of_the_rows(tmp_path: Path) -> None:
    text = P4.replace("Join Time,Leave Time", "Beginn hier,Schluss")
    found = read(tmp_path, write(tmp_path, "a.csv", text))
    (finding,) = found.findings
    assert (finding.code, finding.severity) == ("report.missing-columns", Severity.ERROR)
    assert "Beginn hier" in str(finding.title)
    chosen = {"Join_Time": "Beginn hier", "Leave_Time": "Schluss"}
    assert len(read(tmp_path, tmp_path / "a.csv", chosen=chosen).of("session")) == 4
    headless = P4.replace(P4[P4.index("Name (") : P4.index("Ada")], "")
    (finding,) = read(tmp_path, write(tmp_path, "b.csv", headless)).findings
    assert "Ada" not in str(finding.sentence())


def test_a_list_in_another_language_takes_the_features_by_their_order(tmp_path: Path) -> None:
    header = (
        "Tópico,Tipo,ID,Nome do anfitrião,E-mail do anfitrião,Hora de início,Hora de término,Participantes,"
        "Duração (minutos),Minutos,Departamento,Grupo,Fonte,Visualizadores,Máximo,Hora de criação,"
    ) + ",".join(f"Recurso {number}" for number in range(len(FEATURES)))
    text = meeting_list(LISTED.replace("Yes", "Sim").replace("No,", "Não,"), header=header)
    (row,) = read(tmp_path, write(tmp_path, "a.csv", text)).of("held")
    assert row["kept_1"] == "".join(
        {"Yes": "y", "No": "n", "": "?"}[cell]
        for cell in features("poll", "zoom_apps", "record_to_cloud", unknown="avatar").split(",")
    )


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "sessions", "rejected"),
    [
        ("participants/08_block_resaved_commas_en_2021.csv", 31, 0),
        ("webinar/04_attendee_new2026_en_synthetic_1.csv", 3, 0),
        ("webinar/04_attendee_new2026_en_synthetic_2.csv", 1, 0),
        ("fixtures/webinar_attendee_2026_en_registration.csv", 2, 0),
        # Its attendees stand below the panelists, since their header was cut out.
        ("webinar/05_attendee_en_2020.csv", 81, 25),
        ("fixtures/combined_new_en_2025_schema.csv", 3, 0),
    ],
)
def test_samples_are_read(tmp_path: Path, name: str, sessions: int, rejected: int) -> None:
    found = read(tmp_path, SAMPLES / name, order="mdy" if "04_" in name or "fixtures/web" in name else "auto")
    assert errors_in(found.findings) == []
    rows = [row for row in found.rows if row["kept_0"] in (None, "session", "host", "panelist", "attendee", "other")]
    assert (len(rows), sum(row["reason"] > 0 for row in rows)) == (sessions, rejected)

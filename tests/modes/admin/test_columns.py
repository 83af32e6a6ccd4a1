"""Headers in any language: known, or proposed by the values, with the numbers of the English report."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.meetings import PEOPLE, meetings
from tests.modes.admin.test_run import Admin, codes, rows_of, stand_in_key
from tests.reports import (
    DATE_FORMS,
    DAY_FIRST,
    ITALIAN,
    LAYOUTS,
    PORTAL_19,
    PORTAL_20,
    PORTAL_21,
    PORTAL_2024,
    SPANISH,
    US,
    YEAR_FIRST,
    DateForm,
    Layout,
    Shape,
    write_mapping,
    write_report,
)
from zoomwizard.cli.outcome import proposed_options
from zoomwizard.core.outcome import CancelToken, Finding, Severity, errors_in
from zoomwizard.modes.admin.run import AdminJob
from zoomwizard.zoom.files.reports import open_reports

ROWS = meetings(1)
COLUMN_OF_FIELD = {
    "topic": "Topic", "meeting_id": "Meeting_ID", "host_name": "Host_Name", "host_email": "Host_Email",
    "creation": "Creation_Time", "start": "Start_Time", "end": "End_Time", "meeting_minutes": "Meeting_Minutes",
    "participants": "Participants", "name": "Name", "email": "Participant_Email", "join": "Join_Time",
    "leave": "Leave_Time", "minutes": "Minutes", "guest": "Guest", "waiting_room": "In_Waiting_Room",
}  # fmt: skip
TIMES = ("creation", "start", "end", "join", "leave")


@pytest.fixture
def admin(tmp_path: Path) -> Admin:
    made = Admin(tmp_path)
    write_mapping(made.mapping, {address: f"id{number:03}" for number, (address, _) in enumerate(PEOPLE)})
    return made


def headed(layout: Layout, header: str, *, yes: str = "Yes", no: str = "No") -> Layout:
    """A layout with the headers of another language, given as one line."""
    texts = header.split(",")
    columns = zip(texts, (key for _, key in layout.columns), strict=True)
    return Layout("foreign", tuple(columns), yes, no)


def strange(layout: Layout) -> Layout:
    """A layout with headers that nobody knows."""
    columns = tuple((f"Kopf {chr(97 + number)}", key) for number, (_, key) in enumerate(layout.columns))
    return replace(layout, columns=columns)


def written(admin: Admin, layout: Layout, columns: Iterable[str] = (), dates: DateForm = US) -> list[dict[str, str]]:
    """The hashed file's rows of the meetings, written in a layout."""
    admin.paths.clear()
    admin.report(ROWS, Shape(layout=layout, dates=dates))
    return rows_of(admin.run(columns=tuple(columns), topics="keep"))


def checked(admin: Admin, layout: Layout) -> dict[str, Finding]:
    """What a check finds in the meetings, written in a layout, by code."""
    admin.paths.clear()
    admin.report(ROWS, Shape(layout=layout))
    return {finding.code: finding for finding in AdminJob(stand_in_key).check(admin.inputs())}


def question(path: Path, chosen: Mapping[str, str] | None = None) -> Finding:
    reports, (finding,) = open_reports([path], chosen or {}, (), CancelToken())
    assert reports == []
    return finding


def pasted(findings: Iterable[Finding], option: str = "--column") -> tuple[str, ...]:
    """What a shell makes of the options that the command line proposes."""
    words = shlex.split(proposed_options(findings, "admin"))
    assert set(words[::2]) <= {option}
    return tuple(words[1::2])


# ---------------------------------------------------------------------------------------------------------
# Languages


KNOWN = {
    "German": headed(
        PORTAL_20,
        "Thema,Meeting-ID,Benutzername,Benutzer-E-Mail:,Abteilung,Gruppe,Zoom Rooms?,Erstellungszeit,Startzeit,Endzeit,"
        "Dauer (Minuten),Teilnehmer,Name (Originalname),Benutzer-E-Mail:,Beitrittszeit,Beendigungszeit,Dauer (Minuten),"
        "Gast,Zustimmung zur Aufzeichnung,Im Warteraum",
        yes="Ja",
        no="Nein",
    ),
    "Indonesian": headed(
        PORTAL_2024,
        "Topik,Jenis,ID,Nama host,Email host,Waktu mulai,Waktu berakhir,Peserta,Durasi (menit),Total menit peserta,"
        "Departemen,Grup,Sumber,Pemirsa unik,Tampilan maksimum,Waktu pembuatan,Nama (nama asli),Email,Waktu bergabung,"
        "Waktu keluar,Durasi (menit),Tamu,Respons penafian rekaman,Di ruang tunggu",
        yes="Ya",
        no="Tidak",
    ),
    "Chinese": headed(
        PORTAL_2024,
        "主题,类型,ID,主持人名称,主持人电子邮件,开始时间,结束时间,参会者,持续时间（分钟）,参会者总分钟数,部门,组,来源,x,y,"
        "创建时间,名称（原名）,电子邮件,加入时间,离开时间,持续时间（分钟）,访客,录制免责声明,在等候室中",
        yes="是",
        no="否",
    ),
    "Korean": headed(
        PORTAL_20,
        "주제,회의 ID,사용자 이름,사용자 이메일,부서,그룹,Zoom Rooms,생성 시간,시작 시간,종료 시간,기간(분),참가자,"
        "이름(원래 이름),사용자 이메일,참가 시간,나간 시간,기간(분),게스트,녹화 동의,대기실에서",
        yes="예",
        no="아니요",
    ),
    "Polish": headed(
        PORTAL_20,
        "Temat,ID spotkania,Nazwa użytkownika,E-mail użytkownika,Dział,Grupa,Zoom Rooms,Czas utworzenia,"
        "Czas rozpoczęcia,Czas zakończenia,Czas trwania (minuty),Uczestnicy,Nazwa (oryginalna nazwa),"
        "E-mail użytkownika,Czas dołączenia,Czas opuszczenia,Czas trwania (minuty),Gość,Zgoda,W poczekalni",
        yes="Tak",
        no="Nie",
    ),
    "Turkish": headed(
        PORTAL_20,
        "Konu,Toplantı Kimliği,Kullanıcı Adı,Kullanıcı E-postası,Departman,Grup,Zoom Rooms,Oluşturma Zamanı,"
        "Başlangıç Zamanı,Bitiş Zamanı,Süre (Dakika),Katılımcılar,Ad (Orijinal Ad),Kullanıcı E-postası,"
        "Katılma Zamanı,Ayrılma Zamanı,Süre (Dakika),Misafir,Kayıt Onayı,Bekleme Odasında",
        yes="Evet",
        no="Hayır",
    ),
    "Dutch": headed(
        PORTAL_19,
        "Onderwerp,Vergadering-ID,Gebruikersnaam,E-mail gebruiker,Afdeling,Groep,Zoom Rooms,Aanmaaktijd,Starttijd,"
        "Eindtijd,Duur (minuten),Deelnemers,Naam (oorspronkelijke naam),E-mail gebruiker,Deelnametijd,Vertrektijd,"
        "Duur (minuten),Gast,Toestemming",
        yes="Ja",
        no="Nee",
    ),
}


@pytest.mark.parametrize("language", KNOWN)
def test_the_portals_languages_are_read_with_the_numbers_of_english(admin: Admin, language: str) -> None:
    layout = KNOWN[language]
    plain = {19: PORTAL_19, 20: PORTAL_20, 24: PORTAL_2024}[len(layout.columns)]
    english = written(admin, plain)
    assert {row["Guest"] for row in english} == {"Yes", "No"}
    assert written(admin, layout) == english


# ---------------------------------------------------------------------------------------------------------
# Proposals


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_headers_that_nobody_knows_are_proposed_by_the_values(tmp_path: Path, layout: Layout) -> None:
    unknown = strange(layout)
    right = {COLUMN_OF_FIELD[key]: text for text, key in unknown.columns if key in COLUMN_OF_FIELD}
    for number, dates in enumerate((US, DAY_FIRST, YEAR_FIRST)):
        for count in (2, 8, 30):
            rows = meetings(number, count)
            finding = question(write_report(tmp_path / "report.csv", rows, Shape(layout=unknown, dates=dates)))
            assert finding.code == "report.missing-columns"
            assert {asked.name: asked.proposed for asked in finding.asks} == right
            for asked in finding.asks:
                assert all(0 < len(choice.values) <= 3 for choice in asked.choices)
                assert asked.field == "columns"


@pytest.mark.parametrize("layout", [PORTAL_19, PORTAL_21, PORTAL_2024, ITALIAN], ids=lambda layout: layout.name)
def test_what_is_proposed_can_be_pasted_and_gives_the_numbers_of_english(admin: Admin, layout: Layout) -> None:
    english = written(admin, layout)
    found = checked(admin, strange(layout))
    options = pasted(found.values())
    assert len(options) >= 14
    assert written(admin, strange(layout), options) == english


@pytest.mark.parametrize(
    "header",
    [
        "Tajuk,ID Mesyuarat,Hos,E-mel hos,Dicipta pada,Mula,Tamat,Nama,E-mel,Sertai,Keluar,Tetamu,Menunggu",
        "Θέμα,Αριθμός,Οικοδεσπότης,Ηλ. ταχυδρομείο οικοδεσπότη,Δημιουργία,Έναρξη,Λήξη,Όνομα,Ηλ. ταχυδρομείο,Είσοδος,"
        "Έξοδος,Επισκέπτης,Αναμονή",
        "หัวข้อ,รหัสประชุม,โฮสต์,อีเมลของโฮสต์,สร้างเมื่อ,เริ่ม,สิ้นสุด,ชื่อ,อีเมล,เข้าร่วม,ออก,ผู้เยี่ยมชม,รออยู่",
    ],
)
def test_a_language_that_nobody_knows_gives_the_numbers_of_english(admin: Admin, header: str) -> None:
    plain = PORTAL_20.without("department", "group", "rooms", "meeting_minutes", "participants", "minutes", "consent")
    english = written(admin, plain)
    foreign = headed(plain, header)
    found = checked(admin, foreign)
    assert written(admin, foreign, pasted(found.values())) == english


def test_columns_are_told_by_their_values_wherever_they_stand(admin: Admin) -> None:
    plain = PORTAL_20.in_order("leave", "email", "topic", "join", "end", "host_email", "start", "meeting_id", "name")
    asks = checked(admin, strange(plain))["report.missing-columns"].asks
    proposed = {asked.name: asked.proposed for asked in asks if asked.proposed}
    right = {COLUMN_OF_FIELD[key]: text for text, key in strange(plain).columns if key in COLUMN_OF_FIELD}
    assert proposed.items() <= right.items()
    assert {"Start_Time", "Join_Time", "Leave_Time", "Host_Email", "Participant_Email"} <= proposed.keys()


@pytest.mark.parametrize("field", ["meeting_id", "start", "host_email", "email", "join", "leave"])
@pytest.mark.parametrize("values", ["A Name", "17", "2026-06-01", "", "name@", "12345678"])
def test_no_column_is_proposed_whose_values_do_not_fit(tmp_path: Path, field: str, values: str) -> None:
    """The needed column is gone, and columns of other things stand in its place."""
    columns = tuple(("Kopf", "kind") if key == field else (text, key) for text, key in PORTAL_21.columns)
    path = write_report(tmp_path / "report.csv", ROWS, Shape(layout=replace(PORTAL_21, columns=columns)))
    path.write_text(path.read_text("utf-8").replace(",Meeting,", f",{values},"), encoding="utf-8")
    finding = question(path)
    assert finding.code == "report.missing-columns"
    (asked,) = [asked for asked in finding.asks if asked.name == COLUMN_OF_FIELD[field]]
    assert asked.proposed == ""
    assert '="its header"' in str(finding.hint)
    assert pasted([finding]) == ()


def test_the_values_of_a_file_are_on_the_screen_alone(tmp_path: Path) -> None:
    path = write_report(tmp_path / "report.csv", ROWS, Shape(layout=strange(PORTAL_21)))
    finding = question(path)
    shown = {value for asked in finding.asks for choice in asked.choices for value in choice.values}
    assert {address for address, _ in PEOPLE} & shown
    said = repr(finding) + str(finding.sentence()) + proposed_options([finding], "admin")
    assert not [value for value in shown if len(value) > 3 and value in said]


# ---------------------------------------------------------------------------------------------------------
# What a header says is believed where the values agree


@pytest.mark.parametrize(
    ("header", "field", "wrong"),
    [
        ("User Email", "email", "Somebody"),
        ("Join Time", "join", "Research, 3rd floor"),
        ("Meeting ID", "meeting_id", "Everybody"),
        ("Start Time", "start", "No"),
    ],
)
def test_a_header_whose_values_are_something_else_is_not_believed(
    admin: Admin, header: str, field: str, wrong: str
) -> None:
    english = written(admin, PORTAL_21)
    key = {"Somebody": "display", "Research, 3rd floor": "department", "Everybody": "group", "No": "rooms"}[wrong]
    columns = tuple(
        ("Anderswo", field) if one == field else (text, one) for text, one in PORTAL_21.without(key).columns
    )
    at = next(number for number, (_, one) in enumerate(columns) if one == field)
    false = replace(PORTAL_21, columns=(*columns[: at + 1], (header, key), *columns[at + 1 :]))
    found = checked(admin, false)
    finding = found["report.doubtful-columns"]
    assert header in str(finding.title)
    assert finding.where == "report 1.csv"
    assert pasted([finding]) == (f"{COLUMN_OF_FIELD[field]}=Anderswo",)
    assert written(admin, false, pasted([finding])) == english


@pytest.mark.parametrize(
    "swapped",
    [
        {"start": "Czas dołączenia", "join": "Czas rozpoczęcia"},
        {"join": "Czas opuszczenia", "leave": "Czas dołączenia"},
        {"creation": "Czas rozpoczęcia", "start": "Czas utworzenia"},
        {"host_email": "Participant Email", "email": "Email người chủ trì"},
    ],
)
def test_an_assumed_header_is_not_believed_against_the_times_and_people(admin: Admin, swapped: dict[str, str]) -> None:
    english = written(admin, PORTAL_20)
    layout = KNOWN["Polish"].renamed(**swapped)
    found = checked(admin, layout)
    finding = found["report.doubtful-columns"]
    assert written(admin, layout, pasted([finding])) == english


def test_of_equal_headers_a_choice_can_say_which(admin: Admin) -> None:
    english = written(admin, PORTAL_20)
    same = PORTAL_20.renamed(creation="Zeit", start="Zeit", end="Zeit", join="Zeit", leave="Zeit")
    found = checked(admin, same)
    options = pasted(found.values())
    assert {"Creation_Time=Zeit (1)", "Start_Time=Zeit (2)", "Leave_Time=Zeit (5)"} <= set(options)
    assert written(admin, same, options) == english


def test_a_column_that_may_be_missing_is_asked_about_where_the_values_say_which(admin: Admin) -> None:
    english = written(admin, PORTAL_20)
    layout = PORTAL_20.renamed(waiting_room="Wartet?", topic="Worum", name="Wer")
    checked(admin, layout)
    result = admin.run(topics="keep")
    found = [finding for finding in result.findings if finding.code == "report.lacks-column"]
    assert all(finding.severity is Severity.WARNING for finding in found)
    options = pasted(found)
    assert set(options) >= {"In_Waiting_Room=Wartet?", "Topic=Worum"}
    assert rows_of(result) != english
    assert written(admin, layout, (*options, "Name=Wer")) == english
    assert "report.lacks-column" not in codes(admin.run(columns=(*options, "Name=Wer")))


@pytest.mark.parametrize("layout", [SPANISH, strange(PORTAL_20)], ids=["assumed", "unknown"])
@pytest.mark.parametrize("form", ["day first", "us 24 hours"])
def test_dates_that_may_be_read_both_ways_are_read_so_that_meetings_are_created_first(
    admin: Admin, layout: Layout, form: str
) -> None:
    """All days are at most the 12th: read the other way, meetings of June were created in December."""
    dates = next(one for one in DATE_FORMS if one.name == form)
    rows = [replace(row, creation=row.creation.replace(month=5, day=12)) for row in ROWS if row.creation]
    admin.report(rows, Shape(layout=layout, dates=dates))
    found = AdminJob(stand_in_key).check(admin.inputs())
    if layout is not SPANISH:
        assert {finding.code for finding in errors_in(found)} == {"report.missing-columns"}
        found = AdminJob(stand_in_key).check(admin.inputs(columns=pasted(found)))
    assert errors_in(found) == []


# ---------------------------------------------------------------------------------------------------------
# Reports of one meeting

ONE_MEETING = {
    "Vietnamese": "Tên (Tên gốc),Email người dùng,Thời gian vào,Thời gian rời,Thời gian (Phút),Khách",
    "Russian": "Имя (настоящее имя),Электронная почта,Время входа,Время выхода,Продолжительность (минуты),Гость",
    "German": "Name (Originalname),Benutzer-E-Mail:,Beitrittszeit,Beendigungszeit,Dauer (Minuten),Gast",
    "Indonesian": "Nama (nama asli),Email,Waktu bergabung,Waktu keluar,Durasi (menit),Tamu",
    "Greek": "Όνομα,Ηλ. ταχυδρομείο,Είσοδος,Έξοδος,Λεπτά,Επισκέπτης",
    "Thai": "ชื่อ,อีเมล,เข้าร่วม,ออก,นาที,ผู้เยี่ยมชม",
}
BLOCKS = {
    "": "",
    "block": "Mesyuarat,Tajuk,Mula,Tamat,E-mel,Minit,Peserta,\n"
    "85218486288,Topic,06/01/2026 09:00:00 AM,06/01/2026 10:00:00 AM,a@example.org,60,7,\n\n",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=["", "block"])
@pytest.mark.parametrize("language", ONE_MEETING)
def test_a_report_of_one_meeting_is_called_that_in_every_language(tmp_path: Path, language: str, block: str) -> None:
    layout = headed(PORTAL_20.in_order("name", "email", "join", "leave", "minutes", "guest"), ONE_MEETING[language])
    path = write_report(tmp_path / "participants.csv", meetings(3, 1), Shape(layout=layout, dates=YEAR_FIRST))
    path.write_text(block + path.read_text("utf-8"), encoding="utf-8")
    finding = question(path)
    assert finding.code == "report.other-kind"
    assert "looks like a participants report of one meeting" in str(finding.title)
    assert finding.asks == ()
    assert "--column" not in str(finding.sentence())


def test_a_list_of_meetings_without_participants_is_called_that_in_every_language(tmp_path: Path) -> None:
    plain = PORTAL_2024.in_order("topic", "meeting_id", "host_name", "host_email", "start", "end", "participants")
    rows = [next(iter(meetings(seed, 1))) for seed in range(5)]
    finding = question(write_report(tmp_path / "list.csv", rows, Shape(layout=strange(plain))))
    assert finding.code == "report.other-kind"
    assert "a list of meetings without their participants" in str(finding.title)

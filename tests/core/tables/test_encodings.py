"""Which code page a file is in: names, towns and subjects of each language, as a spreadsheet saves them."""

import random
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from zoomwizard.core.outcome import CancelToken, Severity
from zoomwizard.core.tables.encodings import CODE_PAGES, CODECS, SPECIAL_WORD, guesses_of, is_sure
from zoomwizard.core.tables.text_file import look_at, rows_of

TEXTS = {
    ("cp1250", "Polish"): "Łukasz Wiśniewski|Małgorzata Dąbrowska|Paweł Żółkiewski|Agnieszka Wójcik|Łódź|"
    "Spotkanie zespołu sprzedaży|Przegląd budżetu|Księgowość|Kraków|Dział sprzedaży|Grażyna Zając|"
    "Sławomir Pączek|Józef Mazurkiewicz|Elżbieta Głowacka|Stanisław Ćwikła|Zażółć gęślą jaźń|Wrocław|"
    "Gdańsk|Poznań|Cotygodniowa narada kierowników działów",
    (
        "cp1250",
        "Czech",
    ): "Jiří Dvořák|Tomáš Novotný|Kateřina Procházková|Lukáš Kučera|Petra Černá|Plzeň|České Budějovice|"
    "Porada vedení společnosti|Účetní oddělení|Týdenní schůzka|Zdeněk Šimůnek|Růžena Bártová|"
    "Ondřej Žižka|Veronika Němcová|Miloš Řezníček|Ústí nad Labem|Příprava rozpočtu|"
    "Lidské zdroje a mzdy|Květa Fialová|Vojtěch Štěpánek",
    (
        "cp1250",
        "Hungarian",
    ): "Kovács László|Szűcs Erzsébet|Tóth Gergő|Nagy Ágnes|Őri Zoltán|Győr|Heti megbeszélés|Értékesítés|"
    "Pénzügyi osztály|Hegedűs Ödön|Szabó Éva|Fehér Gábor|Németh Mária|Költségvetés tervezése|"
    "Székesfehérvár|Pécs|Vezetői értekezlet|Kőszegi Csaba|Bíró Tünde|Üzemeltetés",
    (
        "cp1250",
        "Croatian",
    ): "Željko Šarić|Đurđica Kovačević|Ivan Čović|Marija Perišić|Šibenik|Tjedni sastanak|Računovodstvo|"
    "Zagreb|Goran Ivanišević|Tomislav Jurčić|Snježana Božić|Poslovođa skladišta|Međimurje|Karlovac|"
    "Dražen Petrović|Andrija Žižić",
    ("cp1250", "Romanian"): "Ionuţ Văcărescu|Ştefan Popescu|Mădălina Ţurcanu|Bucureşti|Şedinţă săptămânală|Vânzări|"
    "Ană Brâncuşi|Iaşi|Constanţa|Departamentul financiar şi contabilitate|Gheorghe Bălan|"
    "Mihăiţă Măcelaru|Cătălin Râşnoveanu|Întâlnire lunară",
    (
        "cp1250",
        "Slovak",
    ): "Ľubomír Šťastný|Zuzana Kováčová|Ján Ďurica|Košice|Týždenná porada|Účtovníctvo|Ľudmila Hríbiková|"
    "Martin Škrtel|Žilina|Nové Zámky|Peter Sagaň|Mária Čaputová|Vedúci oddelenia|Príprava rozpočtu",
    (
        "cp1250",
        "Slovene",
    ): "Aleš Čeferin|Janez Drnovšek|Tina Maze|Žiga Turk|Tedenski sestanek|Računovodstvo|Škofja Loka|"
    "Črnomelj|Špela Žnidaršič|Matjaž Kovač|Vodja oddelka|Prodaja in trženje",
    ("cp1251", "Russian"): "Иванов Сергей|Екатерина Смирнова|Москва|Еженедельное совещание|Отдел продаж|Бухгалтерия|"
    "Дмитрий Кузнецов|Санкт-Петербург|Обсуждение бюджета|Ольга Попова|Новосибирск|Алексей Щербаков|"
    "Планирование квартала|Юлия Фёдорова|Планёрка|Руководитель отдела",
    ("cp1251", "Ukrainian"): "Олександр Шевченко|Київ|Щотижнева нарада|Відділ продажів|Наталія Коваленко|Їжакевич Юрій|"
    "Бухгалтерія|Івано-Франківськ|Євген Ґудзь|Планування бюджету|Львів|Людмила Ткаченко",
    ("cp1251", "Bulgarian"): "Георги Димитров|Мария Иванова|София|Седмична среща|Счетоводство|Пловдив|Отдел Продажби|"
    "Йорданка Христова|Светослав Щърбов|Бюджет за тримесечието",
    (
        "cp1251",
        "Serbian",
    ): "Никола Ђорђевић|Милица Јовановић|Београд|Недељни састанак|Рачуноводство|Љубиша Његош|Џинђић|Продаја",
    (
        "cp1252",
        "German",
    ): "Jürgen Müller|Björn Schröder|Zürich|Wöchentliche Besprechung|Geschäftsführung|Köln|Käthe Weiß|"
    "Düsseldorf|Qualitätsprüfung|Personal & Löhne|Jörg Groß|Günther Bäcker|Österreich|Übergabe|"
    "Ärztlicher Dienst|Führungskräfte",
    (
        "cp1252",
        "French",
    ): "François Lefèvre|Hélène Gérard|Réunion d'équipe|Comptabilité|Montréal|Chloé Bédard|Noël Côté|"
    "Développement|Trésorerie|Revue du deuxième trimestre|Zoé Hébert|Jérôme Pâquet|Équipe des ventes|"
    "À préparer|Cœur de métier|Être prêt",
    (
        "cp1252",
        "Spanish",
    ): "José Muñoz|María Peña|Reunión de planificación|Dirección|Málaga|Ángel Núñez|Compañía|Logroño|"
    "Íñigo Ibáñez|Sofía Gómez|Contabilidad y nóminas|¿Qué hacemos?|Martín Yáñez|Año nuevo",
    ("cp1252", "Portuguese"): "João Gonçalves|Conceição Simões|São Paulo|Reunião semanal|Direção|Inês Magalhães|"
    "Gestão financeira|Brasília|Antônio Araújo|Comunicação|Belém|Mônica Falcão",
    ("cp1252", "Swedish"): "Åsa Sjöström|Göran Öberg|Malmö|Veckomöte|Försäljning|Håkan Nordström|Björn Ångström|Luleå|"
    "Ekonomi och löner|Märta Hägglund",
    ("cp1252", "Danish"): "Søren Kjær|Jørgen Højgaard|Århus|Ugentligt møde|Økonomi|Åse Nørgaard|København|Bjørn Sæther|"
    "Mette Fløe|Rådgivning",
    (
        "cp1252",
        "Finnish",
    ): "Pekka Hämäläinen|Päivi Mäkelä|Jyväskylä|Viikkopalaveri|Myynti ja markkinointi|Väinö Järvinen|"
    "Töölö|Äänekoski|Yhtiö",
    ("cp1252", "Icelandic"): "Guðmundur Þórðarson|Ásdís Jónsdóttir|Reykjavík|Vikulegur fundur|Björgvin Ævarsson|"
    "Þóra Sigurðardóttir|Fjármál|Höfuðborgarsvæðið",
    (
        "cp1252",
        "Italian",
    ): "Niccolò Farinè|Città di Castello|Qualità|Forlì|Attività settimanale|Responsabilità|Nicolò Dandò|Perché no",
    ("cp1252", "typography"): "Weekly – planning|Team’s sync|“Kick-off”|Q3 – review",
    ("cp1252", "money"): "Budget 5 €|10 € per seat",
    (
        "cp1253",
        "Greek",
    ): "Γιώργος Παπαδόπουλος|Αθήνα|Εβδομαδιαία σύσκεψη|Λογιστήριο|Ελένη Νικολάου|Θεσσαλονίκη|Πωλήσεις|"
    "Κωνσταντίνος Δημητρίου|Άννα Χατζή|Έλεγχος προϋπολογισμού|Όλγα Ψάλτη",
    (
        "cp1254",
        "Turkish",
    ): "Gökçe Yıldız|İbrahim Şahin|İstanbul|Haftalık toplantı|Satış Müdürlüğü|Ayşe Çağlar|Muğla|Ömer Işık|"
    "Bütçe görüşmesi|Eskişehir|Tuğba Öztürk|İnsan Kaynakları|Şükrü Özyıldız|Iğdır|Yönetim kurulu|"
    "Doğan Güneş",
    (
        "cp1255",
        "Hebrew",
    ): "יוסי כהן|תל אביב|ישיבה שבועית|הנהלת חשבונות|שרה לוי|מחלקת מכירות|ירושלים|דוד בן גוריון|תקציב",
    (
        "cp1256",
        "Arabic",
    ): "محمد العلي|القاهرة|اجتماع أسبوعي|قسم المبيعات|فاطمة الزهراء|المحاسبة|الرياض|عبد الرحمن السعيد|مراجعة الميزانية",
    (
        "cp1257",
        "Lithuanian",
    ): "Jonas Žukauskas|Šarūnas Jasikevičius|Vilnius|Savaitės susirinkimas|Buhalterija ir finansai|"
    "Eglė Čiurlionytė|Klaipėda|Šiauliai|Rūta Meilutytė|Valdžios įstaiga|Vytautas Ąžuolas|"
    "Personalo skyrius žmonėms|Panevėžys|Gintarė Bielskė",
    (
        "cp1257",
        "Latvian",
    ): "Jānis Bērziņš|Līga Kalniņa|Rīga|Iknedēļas sanāksme|Grāmatvedība|Pārdošanas nodaļa|Ēriks Ošiņš|"
    "Ķekava|Ģirts Žagars|Daugavpils|Ilze Šķēle|Ļubova Ābele",
    ("cp1257", "Estonian"): "Jüri Mäe|Kõiv Tõnu|Pärnu|Iganädalane koosolek|Müügiosakond|Õie Järvesoo|Põlva|Ülle Sööt|"
    "Raamatupidamine Tõravere",
    (
        "cp1258",
        "Vietnamese",
    ): "Nguyễn Văn Đức|Trần Thị Hương|Hà Nội|Họp hàng tuần|Phòng kinh doanh|Lê Quốc Việt|Đà Nẵng|"
    "Phạm Thùy Dương|Kế toán|Thành phố Hồ Chí Minh|Hoàng Mỹ Linh|Ngân sách quý bốn",
    ("cp874", "Thai"): "สมชาย ใจดี|กรุงเทพมหานคร|ประชุมประจำสัปดาห์|ฝ่ายบัญชี|เชียงใหม่|สุภาพร ศรีสุข|ฝ่ายขาย|งบประมาณ",
    (
        "cp932",
        "Japanese",
    ): (
        "山田太郎|東京|週次定例会議|営業部|佐藤花子|経理部|"
        "スケジュール調整|鈴木一郎|デザインレビュー|ソフトウェア開発|予算会議|能力開発"
    ),
    (
        "cp936",
        "Chinese simp",
    ): "王小明|北京|每周例会|销售部|张丽华|财务部|上海|产品设计评审|李娜|预算会议|人力资源|刘德华",
    ("cp949", "Korean"): "김철수|서울|주간 회의|영업부|이영희|회계팀|부산|제품 디자인 검토|박지성|예산 회의|인사팀",
    (
        "cp950",
        "Chinese trad",
    ): "王小明|臺北|每週例會|業務部|張麗華|財務部|高雄|產品設計審查|陳志強|預算會議|人力資源|林淑芬",
}
ON_A_MAC = ("German", "French", "Spanish", "Swedish")
TEXTS |= {("mac_roman", language): TEXTS["cp1252", language] for language in ON_A_MAC}
TONES = "\u0300\u0301\u0303\u0309\u0323"


def encoded(text: str, codec: str) -> bytes:
    """A text in a code page; in the Vietnamese one a tone is a character of its own behind its letter."""
    letters = [unicodedata.normalize("NFD", letter) for letter in unicodedata.normalize("NFC", text)]
    if codec == "cp1258":
        text = "".join(
            unicodedata.normalize("NFC", "".join(c for c in marks if c not in TONES))
            + "".join(c for c in marks if c in TONES)
            for marks in letters
        )
    return text.encode(codec)


def samples(codec: str, language: str, count: int, times: int) -> Iterator[bytes]:
    """Some of a language's texts that aren't ASCII, each time others."""
    special = [text for text in TEXTS[codec, language].split("|") if not text.isascii()]
    for seed in range(times):
        yield b",".join(encoded(text, codec) for text in random.Random(seed).sample(special, min(count, len(special))))


def how_it_ends(codec: str, content: bytes) -> str:
    """Whether the code page of a text is taken, asked for, or another one taken."""
    words = list(dict.fromkeys(SPECIAL_WORD.findall(content)))
    guesses = guesses_of(words)
    is_right = content.decode(guesses[0].codec) == content.decode(codec)
    if not is_sure(guesses, words):
        return "asked"
    return "right" if is_right else "wrong"


@pytest.mark.parametrize(("codec", "language"), TEXTS)
def test_a_file_with_ten_names_is_read_with_the_right_letters(tmp_path: Path, codec: str, language: str) -> None:
    texts = [text for text in TEXTS[codec, language].split("|") if not text.isascii()]
    path = tmp_path / "file.csv"
    path.write_bytes(b"Name,Place\r\n" + b"".join(encoded(text, codec) + b",Basel\r\n" for text in texts))
    file, findings = look_at(path, "people")
    assert file is not None, findings
    read = [cells[0] for _, cells in rows_of(file, "people", CancelToken())][1:]
    assert read == [encoded(text, codec).decode(codec) for text in texts]
    (note,) = findings
    assert (note.severity, note.code) == (Severity.NOTE, "file.encoding-taken")
    assert f" {len(texts)} cells " in str(note.title)


@pytest.mark.parametrize(
    ("count", "most_wrong", "most_asked"), [(1, 0.02, 0.35), (2, 0.01, 0.25), (4, 0, 0.1), (8, 0, 0.02)]
)
def test_few_names_are_hardly_ever_read_with_wrong_letters(count: int, most_wrong: float, most_asked: float) -> None:
    ends = Counter(
        how_it_ends(codec, sample) for codec, language in TEXTS for sample in samples(codec, language, count, 5)
    )
    assert ends["wrong"] <= most_wrong * ends.total(), ends
    assert ends["asked"] <= most_asked * ends.total(), ends


@pytest.mark.parametrize("cell", ["123\u00a04567\u00a0890", " \u00a0", "1\u00a0234", "Weekly \u00a0 sync"])
def test_blanks_that_read_the_same_everywhere_ask_nothing(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(f"Meeting ID,Topic\n{cell},Sync\n".encode("cp1252"))
    file, findings = look_at(path, "reports")
    assert file is not None, findings
    assert list(rows_of(file, "reports", CancelToken()))[1][1] == [cell, "Sync"]


def test_every_code_page_has_a_name_and_is_tried() -> None:
    assert {codec for codec, _ in TEXTS} == set(CODECS)
    assert all(str(label) for _, label in CODE_PAGES.values())


# ---------------------------------------------------------------------------------------------------------
# What the user is asked, and says


def test_where_it_is_not_certain_the_letters_are_shown_and_the_proposal_works(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Name,Email\nGdańsk,ana@example.com\n".encode("cp1250"))
    file, (finding,) = look_at(path, "people")
    assert file is None
    assert finding.code == "file.encoding"
    assert "Gda" not in str(finding.sentence())
    (question,) = finding.asks
    shown = {choice.text: choice.values for choice in question.choices}
    assert shown["windows-1250"] == ("Gdańsk",)
    assert shown["windows-1252"] == ("Gdañsk",)
    assert question.proposed in shown
    for name, values in shown.items():
        file, (note,) = look_at(path, "people", name)
        assert file is not None
        assert note.code == "file.encoding-taken"
        assert list(rows_of(file, "people", CancelToken()))[1][1][0] == values[0]


def test_a_choice_in_which_the_bytes_do_not_exist_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Name\nŹdźbło Łódź Ťažký\n".encode("cp1250"))  # 0x8D is nothing in Windows-1252
    file, (finding,) = look_at(path, "people", "windows-1252")
    assert file is None
    assert "bytes don't exist there" in str(finding.title)


def test_a_choice_is_for_files_that_are_not_utf_8_alone(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    for content in ("Name\nŁódź\n".encode(), "Name\nŁódź\n".encode("utf-16"), b"Name\nAna\n"):
        path.write_bytes(content)
        file, findings = look_at(path, "people", "windows-1251")
        assert file is not None
        assert findings == []
        read = [cells for _, cells in rows_of(file, "people", CancelToken())]
        assert read in ([["Name"], ["Łódź"]], [["Name"], ["Ana"]])


def test_letters_below_a_long_beginning_of_ascii_count_too(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    names = [text for text in TEXTS["cp1250", "Polish"].split("|") if not text.isascii()]
    lines = [f"{n},Basel".encode() for n in range(200_000)] + [encoded(name, "cp1250") + b",Basel" for name in names]
    path.write_bytes(b"Name,Place\n" + encoded(names[0], "cp1250") + b",Basel\n" + b"\n".join(lines))
    file, (note,) = look_at(path, "people")
    assert file is not None
    assert file.encoding == "cp1250"
    assert f" {len(names) + 1} cells " in str(note.title)


def test_one_cell_of_a_code_page_among_very_many_of_utf_8_is_found(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    lines = [f"Élodie Müller {n},Zürich".encode() for n in range(5000)]
    path.write_bytes(b"\n".join([b"Name,Place", *lines, "Jürgen Größl,Köln".encode("cp1252")]))
    file, (warning,) = look_at(path, "people")
    assert file is not None
    assert warning.code == "file.encoding-mixed"
    assert "but 2 cells aren't" in str(warning.title)
    read = [cells for _, cells in rows_of(file, "people", CancelToken())]
    assert read[1] == ["Élodie Müller 0", "Zürich"]
    assert read[-1] == ["Jürgen Größl", "Köln"]


@pytest.mark.parametrize("damage", [b"\xe9 " + b"x" * 600_000, b"\xe9," * 300_000, b"\xc3\xa9," * 300_000 + b"\xe9,"])
def test_a_damaged_line_of_a_megabyte_is_looked_at_in_no_time(tmp_path: Path, damage: bytes, second: float) -> None:
    path = tmp_path / "damaged.csv"
    path.write_bytes(b"Name,Town\n" + damage + b"\n")
    begin = time.monotonic()
    look_at(path, "people")
    assert time.monotonic() - begin < 2 * second


# A quotation mark is two bytes in East Asia, and a fixed blank on a Mac is a letter in the code pages of others.
@pytest.mark.parametrize(
    ("codec", "marks"),
    [
        *((codec, marks) for codec in ("cp932", "cp936", "cp949", "cp950", "mac_roman") for marks in ("‘’", "“”")),
        ("mac_roman", "\u00a0 "),
    ],
)
def test_nothing_but_marks_around_addresses_is_read_as_such(tmp_path: Path, codec: str, marks: str) -> None:
    path = tmp_path / "people.csv"
    names = ("ana", "ben", "chloe", "dan", "eva", "finn", "gil", "hugo", "ida", "jan", "kim", "leo")
    addresses = [f"{name}.roe@example.org" for name in names]
    path.write_bytes("\n".join(["Email", *(marks[0] + one + marks[1] for one in addresses)]).encode(codec))
    file, _ = look_at(path, "people")
    assert file is not None
    assert [cells[0].strip(marks) for _, cells in rows_of(file, "people", CancelToken())][1:] == addresses


# ’é, in Mac Roman, are the bytes of an Armenian letter in UTF-8.
@pytest.mark.parametrize("text", ["Réunion d’équipe", "Revue de l’été", "L’école|Déjà"])
def test_two_bytes_that_happen_to_be_utf_8_do_not_make_a_file_utf_8(tmp_path: Path, text: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"Name\n" + text.replace("|", "\n").encode("mac_roman") + b"\n")
    file, (finding,) = look_at(path, "people")
    if file is None:
        assert (finding.code, [asked.proposed for asked in finding.asks]) == ("file.encoding", ["mac-roman"])
        file, (finding,) = look_at(path, "people", "mac-roman")
    assert finding.code == "file.encoding-taken"
    assert file is not None
    assert [cells[0] for _, cells in rows_of(file, "people", CancelToken())][1:] == text.split("|")


def test_signs_of_utf_8_that_no_code_page_makes_are_no_reason_to_doubt_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Name\nParty🎉\nStart🚀\n✓done\n".encode() + "Zoë\n".encode("cp1252"))
    file, (finding,) = look_at(path, "people")
    assert file is None or file.patch
    assert finding.code in {"file.encoding-mixed", "file.encoding"}
    assert "is UTF-8, but" in str(finding.title)


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp850", "Réunion|Zoë Müller|Straße prüfen|Señor Nuñez"),
        ("koi8_r", "Еженедельная встреча|Иван Петров|Планирование квартала|Обзор проекта"),
        ("euc_jp", "週次ミーティング|四半期計画|プロジェクトのレビュー"),
        ("cp866", "Еженедельная встреча|Планирование квартала"),
        ("mac_latin2", "Łukasz Żółć|Porada zespołu|Świąteczne"),
    ],
)
def test_of_letters_that_fit_no_code_page_well_none_is_proposed(tmp_path: Path, codec: str, text: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"Name\n" + text.replace("|", "\n").encode(codec) + b"\n")
    file, (finding,) = look_at(path, "people")
    assert file is None
    assert finding.code == "file.encoding"
    assert [asked.proposed for asked in finding.asks] == [""]

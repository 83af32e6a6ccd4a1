"""Columns of yes and no: the words of Zoom's languages, those that the user says, and those that nobody knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from zoomwizard.core.engine import Engine, quoted
from zoomwizard.core.outcome import Choice, Finding, Question, Severity
from zoomwizard.core.said import plural, say
from zoomwizard.kinds.report_headers import GUEST, WAITING
from zoomwizard.zoom.files.columns import SAYS_NOTHING

if TYPE_CHECKING:
    from zoomwizard.zoom.files.reports import ReportFile

FLAGS_FIELD = "flag_words"
MEANS_YES, MEANS_NO = "yes", "no"
# English and what tools write; then the portal's languages, then others.
YES_WORDS = (
    "yes|y|ok|true|1|"
    "sì|si|sí|sim|oui|ja|はい|あり|是|예|네|да|có|ya|tak|evet|"
    "jah|jā|kyllä|joo|igen|áno|ano|так|da|نعم|כן|ναι|ใช่|हाँ|हां|oo|بله|taip|já|bai"
)
NO_WORDS = (
    "no|n|noresponse|false|0|"
    "não|nao|non|nein|nee|nej|いいえ|なし|否|不是|아니요|아니오|нет|không|tidak|nie|hayır|hayir|"
    "ei|nei|nē|nem|ne|ні|nu|لا|לא|όχι|ไม่|ไม่ใช่|नहीं|hindi|خیر|не|ez"
)
# As the portal writes them: these are looked for first, since all others take the engine far longer.
WRITTEN_YES = ("Yes", "Ja", "Sì", "Sí", "Sim", "Oui", "はい", "あり", "是", "예", "Да", "Có", "Ya", "Tak", "Evet")
WRITTEN_NO = (
    "No", "Nein", "Nee", "Nej", "Não", "Non", "いいえ", "なし", "否", "아니요", "Нет", "Không", "Tidak", "Nie", "Hayır",
)  # fmt: skip
# White space and characters of no width, as in the normal form of topics and the keys of people.
UNSEEN = r"[\s\x0B\x{85}\x{A0}\x{AD}\x{1680}\x{2000}-\x{200D}\x{2028}\x{2029}\x{202F}\x{205F}\x{2060}\x{3000}\x{FEFF}]+"
UNSEEN_HERE = re.sub(r"\\x\{(\w+)\}", lambda code: f"\\u{int(code[1], 16):04x}", UNSEEN)  # as Python writes it
MOST_WORDS, LONGEST_WORD = 3, 16  # of a column whose words may be shown: others may be anybody's data
FLAG_COLUMNS = {GUEST: "guest", WAITING: "waiting"}


def word_key(text: str) -> str:
    """A word as flag words are compared: `flag_sql` does the same."""
    return "".join(unicodedata.normalize("NFC", text).lower().split())


def flag_words(choices: Sequence[str]) -> tuple[dict[str, bool], list[Finding]]:
    """What the user says of words: WORD=yes or WORD=no."""
    words: dict[str, bool] = {}
    findings: list[Finding] = []
    for choice in choices:
        word, _, answer = choice.rpartition("=")
        if not word_key(word) or answer.strip().lower() not in (MEANS_YES, MEANS_NO):
            title = say("The word for yes or no {choice} can't be understood.", choice=choice)
            hint = say("Write it as WORD=yes or WORD=no.")
            findings.append(Finding(Severity.ERROR, FLAGS_FIELD, title, hint, code="option.flag-word"))
        else:
            words[word_key(word)] = answer.strip().lower() == MEANS_YES
    return words, findings


def says_yes(text: str, said: Mapping[str, bool]) -> bool | None:
    """Whether a text says yes; None where it says nothing, or nobody knows what. `flag_sql` does the same in SQL."""
    key = word_key(re.sub(UNSEEN_HERE, "", text))
    if key in said:
        return said[key]
    return True if re.fullmatch(YES_WORDS, key) else False if re.fullmatch(NO_WORDS, key) else None


def flag_sql(cell: str, said: Mapping[str, bool]) -> str:
    """SQL: whether a cell says yes; NULL for a word that nobody knows. `said` are the user's words."""
    key = f"lower(nfc_normalize(regexp_replace({cell}, {quoted(UNSEEN)}, '', 'g')))"
    yes, no = ([re.escape(word) for word, means in said.items() if means is wanted] for wanted in (True, False))
    marks = "|".join(re.escape(mark.lower()) for mark in SAYS_NOTHING)
    # No list: the engine makes a join of looking for a cell in it, which all rows then go through.
    tests = [
        (yes, "true"), (no, "false"), ([YES_WORDS], "true"), ([NO_WORDS, marks], "false"),
    ]  # fmt: skip
    cases = " ".join(
        f"WHEN regexp_full_match({key}, {quoted('|'.join(words))}) THEN {value}" for words, value in tests if words
    )
    written = [(text, value) for texts, value in ((WRITTEN_NO, "false"), (WRITTEN_YES, "true")) for text in texts]
    common = " ".join(f"WHEN {quoted(text)} THEN {value}" for text, value in written if word_key(text) not in said)
    return f"CASE {cell} {common} ELSE CASE WHEN {cell} IS NULL THEN false {cases} END END"


def settle_flags(engine: Engine, report: ReportFile) -> list[Finding]:
    """A finding for each flag column of a report in `raw` with words that nobody knows. They count as no."""
    rows = f"FROM raw WHERE file = {report.number}"
    counts = engine.one(f"SELECT {', '.join(f'count(*) - count({name})' for name in FLAG_COLUMNS.values())} {rows}")
    findings = []
    for (column, name), count in zip(FLAG_COLUMNS.items(), counts, strict=True):
        if count:
            findings.append(unknown_words(engine, report, column, count))
            engine.run(f"UPDATE raw SET {name} = false WHERE file = {report.number} AND {name} IS NULL")
    return findings


def unknown_words(engine: Engine, report: ReportFile, column: str, count: int) -> Finding:
    """The finding of one column: how many rows, and the words where they can only be yes and no."""
    cell, header = report.cell(column), report.header_of(column)
    value = flag_sql(cell, report.flag_words)
    found = engine.all(
        f"SELECT trim({cell}), any_value({value}) FROM {report.source.scan()} "
        f"WHERE {cell} IS NOT NULL AND {cell} <> $1 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {MOST_WORDS + 1}",
        [header],
    )
    words = [word for word, means in found if means is None]
    if len(found) > MOST_WORDS or any(may_name(engine, report, word) for word in words):
        words = []
    title = plural(
        "In the column {header}, {n} row says neither yes nor no.",
        "In the column {header}, {n} rows say neither yes nor no.",
        n=count,
        header=header,
    )
    if words:
        title = say("{title} The words are: {words}.", title=title, words=words)
    known = [means for _, means in found if means is not None]
    opposite = (MEANS_NO if known[0] else MEANS_YES) if len(words) == len(known) == 1 else ""
    hint = say("They count as no. Check that it's the right column, or use --column to name another one.")
    if words:
        # Most people are no guests and don't wait, so the rarest word is likely to be yes, and an only one no.
        hint = say(
            "They count as no. Use --flag-word to say what they mean, for example --flag-word {word}={means}.",
            word=f'"{words[-1]}"' if len(words[-1].split()) > 1 else words[-1],
            means=opposite or (MEANS_YES if len(words) > 1 else MEANS_NO),
        )
    asks = tuple(asked_word(word, opposite) for word in words)
    return Finding(Severity.WARNING, FLAGS_FIELD, title, hint, report.name, "report.flag-words", asks=asks)


def asked_word(word: str, proposed: str) -> Question:
    """What a word means; `proposed` where the column's other word is known."""
    what = say("Does {word} mean yes or no?", word=word)
    return Question(FLAGS_FIELD, what, (Choice(MEANS_YES), Choice(MEANS_NO)), word, proposed)


def may_name(engine: Engine, report: ReportFile, word: str) -> bool:
    """Whether a word may be somebody's data: it is long, no word, or stands in a name of the report."""
    if len(word) > LONGEST_WORD or not re.fullmatch(r"[^\W\d_][^\d_@]*", word):
        return True
    (named,) = engine.one(
        f"SELECT count(*) FROM raw WHERE file = {report.number} AND contains(' ' || regexp_replace("
        r"lower(concat_ws(' ', name, email, host)), '[^\pL]+', ' ', 'g') || ' ', ' ' || $1 || ' ')",
        [word.lower()],
    )
    return bool(named)

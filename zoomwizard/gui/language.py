"""The words of the window: marked for translation here, translated by Qt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from zoomwizard.core.resources import resource

if TYPE_CHECKING:
    from zoomwizard.app.sentences import Sentences

CONTEXT = "zoomwizard"


def tr(text: str, /, **values: object) -> str:
    """A text of the window in the user's language; `{name}` in it stands for a value."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def number(value: float, digits: int = 0) -> str:
    """A number as the user's country writes it."""
    return QLocale().toString(int(value)) if digits == 0 else QLocale().toString(float(value), "f", digits)


def size(count: int) -> str:
    """A number of bytes for a person."""
    digits = 0 if count < 10_000 else 1
    return left_to_right(QLocale().formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeSIFormat))


def left_to_right(text: str) -> str:
    """A path or number that keeps its direction inside a text that runs from right to left."""
    return f"\u2066{text}\u2069" if QCoreApplication.instance() and _is_mirrored() else text


def _is_mirrored() -> bool:
    from PySide6.QtGui import QGuiApplication

    return bool(QGuiApplication.isRightToLeft())


def say(sentence: str) -> str:
    """A sentence that a job has made, in the user's language."""
    return _said(sentence) if _translators else sentence


@lru_cache(maxsize=2000)  # a chart says its names whenever it is painted
def _said(sentence: str) -> str:
    return _sentences().say(sentence)


def value_text(text: str) -> str:
    """A number or a date of a job's sentence as the user's country writes it."""
    from PySide6.QtCore import QDate, Qt

    date = QDate.fromString(text, Qt.DateFormat.ISODate)
    if date.isValid():
        return QLocale().toString(date, date_form())
    return number(float(text.replace(",", "")), len(text.partition(".")[2]))


def date_form() -> str:
    """How the user's country writes a date in figures, with all of its year."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")


# Each in its own words, so that whoever speaks it finds it.
LANGUAGES = {"en": "English", "de": "Deutsch"}
PSEUDO = "pseudo"  # for tests and pictures
_translators: list[QTranslator] = []


@cache
def _sentences() -> Sentences:
    from zoomwizard.app.sentences import Sentences

    templates = resource("translations", "templates.txt").read_text(encoding="utf-8").splitlines()
    return Sentences(templates, tr, value_text)


def set_language(language: str) -> None:
    """Say everything in this language from now on; empty for that of the system, English where it is not known."""
    application = QCoreApplication.instance()
    assert application is not None
    system = QLocale.system()
    name = language or system.name()[:2]
    # A country's ways of writing numbers and dates are the system's, if its language is the one that was chosen.
    QLocale.setDefault(QLocale(name) if name in LANGUAGES and name != system.name()[:2] else system)
    for old in _translators:
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    _said.cache_clear()
    _translators[:] = [one for one in _made(name, application) if QCoreApplication.installTranslator(one)]


def _made(name: str, parent: QObject) -> Iterator[QTranslator]:
    """The translators of a language: of Qt's own dialogs, and of the program; none where a file is missing."""
    if name == PSEUDO:
        from zoomwizard.gui.pseudo import PseudoTranslator

        yield PseudoTranslator(parent)
    elif name in LANGUAGES and name != "en":
        from PySide6.QtCore import QLibraryInfo

        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (f"{qt}/qtbase_{name}.qm", f"{resource('translations')}/zoomwizard_{name}.qm"):
            translator = QTranslator(parent)
            if translator.load(file):
                yield translator

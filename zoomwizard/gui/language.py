"""The words of the window, with numbers and days as the user's country writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QObject, QTranslator

from zoomwizard.app.words import LANGUAGES, language_called, speak, users_language, words
from zoomwizard.core.said import Value, say


def tr(text: str, /, **values: Value) -> str:
    """A text of the window in the user's language; `{name}` in it stands for a value."""
    return words(say(text, **values))


def number(value: float, digits: int = 0) -> str:
    """A number as the user's country writes it."""
    return (
        QLocale().toString(value)
        if isinstance(value, int) and not digits
        else QLocale().toString(float(value), "f", digits)
    )


def in_percent(value: float, digits: int = 0) -> str:
    """A share of a hundred as the user's language writes it."""
    return tr("{percent}%", percent=number(value, digits))


def number_text(value: float) -> str:
    """A number of a sentence, with the digits that it has."""
    return number(value, 0 if isinstance(value, int) else len(str(value).partition(".")[2]))


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


def day_text(day: date) -> str:
    """A day in figures as the user's country writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), date_form())


def day_in_words(day: date) -> str:
    """A day with its weekday and month in letters, as the user's country orders them: Wed, 14 Oct 2026."""
    form = QLocale().dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "ddd").replace("MMMM", "MMM")
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def month_in_words(day: date) -> str:
    """A day with its month in letters, as the user's country orders them: 14 October 2026."""
    form = re.sub(r"d{3,}\W*", "", QLocale().dateFormat(QLocale.FormatType.LongFormat))
    return QLocale().toString(QDate(day.year, day.month, day.day), form.strip(" ,"))


def short_day(day: date) -> str:
    """A day with its month in letters and without its year, as the user's country orders them: 27 Sep."""
    form = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    form = re.sub(r"d{3,}|y+", "", form).replace("MMMM", "MMM")
    return QLocale().toString(QDate(day.year, day.month, day.day), form.strip(" ,.'/").replace(" ,", ""))


def value_text(text: str) -> str:
    """The same of a day that was written down as 2026-11-30; any other text as it is."""
    try:
        return day_text(date.fromisoformat(text))
    except ValueError:
        return text


def date_form() -> str:
    """How the user's country writes a date in figures, with all of its year."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")


_translators: list[QTranslator] = []


def set_language(language: str) -> None:
    """Say everything in this language from now on; empty for that of the system, English where it is not known."""
    application = QCoreApplication.instance()
    assert application is not None
    system = QLocale.system()
    name = users_language(language)
    # A country's ways of writing numbers and dates are the system's, if its language is the one that was chosen.
    QLocale.setDefault(QLocale(name) if name in LANGUAGES and name != system.name()[:2] else system)
    for old in _translators:
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    _translators[:] = [one for one in _of_qt(name, application) if QCoreApplication.installTranslator(one)]
    speak(replace(language_called(name), number=number_text, day=day_text))
    QCoreApplication.sendEvent(application, QEvent(QEvent.Type.LanguageChange))  # every window hears of it


def _of_qt(name: str, parent: QObject) -> Iterator[QTranslator]:
    """What translates Qt's own dialogs; nothing where Qt has no file for the language."""
    from PySide6.QtCore import QLibraryInfo

    translator = QTranslator(parent)
    if translator.load(f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{name}.qm"):
        yield translator

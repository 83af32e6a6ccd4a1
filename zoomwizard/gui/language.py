"""The words of the window: marked for translation here, translated by Qt."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from zoomwizard.core.resources import resource

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
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    return bool(QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft)


def say(sentence: str) -> str:
    """A sentence that a job has made, in the user's language."""
    return tr(sentence)


# Each in its own words, so that whoever speaks it finds it.
LANGUAGES = {"en": "English", "de": "Deutsch"}


def set_language(language: str) -> None:
    """Say everything in this language from now on; empty for that of the system, English where it is not known."""
    application = QCoreApplication.instance()
    assert application is not None
    name = language or QLocale.system().name()[:2]
    QLocale.setDefault(QLocale(language) if language else QLocale.system())
    for old in application.findChildren(QTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    if name in LANGUAGES and name != "en":
        translator = QTranslator(application)
        if translator.load(str(resource("translations", f"zoomwizard_{name}.qm"))):
            QCoreApplication.installTranslator(translator)

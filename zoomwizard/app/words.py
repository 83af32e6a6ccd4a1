"""What is said, in the user's language: by the catalogues of resources/translations, for the window and a terminal.

Needs no Qt. What stays English (records, JSON, logs) is `str()` of what is said.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations

from zoomwizard.app.pseudo_language import stretched
from zoomwizard.core.resources import resource
from zoomwizard.core.said import ENGLISH, Language, Said, english_form, put

# Each in its own words, so that whoever speaks it finds it.
LANGUAGES = {"en": "English", "de": "Deutsch"}
PSEUDO = "pseudo"  # for tests and pictures
GERMAN_MARKS = str.maketrans(",.", ".,")
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts
_spoken = [ENGLISH]  # by the whole process; only ever one


def words(said: Said | str) -> str:
    """What is said, in the language of this process: a sentence is put into words here and nowhere else."""
    return put(said, _spoken[0])


def speak(language: Language) -> None:
    """Say everything in this language from now on."""
    _spoken[0] = language


def spoken() -> Language:
    """The language of this process, for what a run writes for its user to read."""
    return _spoken[0]


def language_called(name: str) -> Language:
    """The language of a code such as `de`; English where it is not known or its catalogue is missing."""
    if name == PSEUDO:
        return Language(lambda one, many, n: stretched(english_form(one, many, n)), ENGLISH.number, ENGLISH.day)
    if name not in LANGUAGES or name == "en":
        return ENGLISH
    catalogue = catalogue_of(name)

    def look_up(one: str, many: str, n: int | None) -> str:
        return catalogue.gettext(many) if not one or n is None else catalogue.ngettext(one, many, n)

    return Language(look_up, german_number, german_day, name)


@cache
def catalogue_of(name: str) -> NullTranslations:
    """The compiled catalogue of a language; one without words where it is not there."""
    file = resource("translations") / f"{name}.mo"
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as content:
        return GNUTranslations(content)


def german_number(value: float) -> str:
    """As in 1.234,5."""
    return f"{value:,}".translate(GERMAN_MARKS)


def german_day(value: date) -> str:
    """As in 30.11.2026."""
    return f"{value:%d.%m.%Y}"


# ---------------------------------------------------------------------------------------------------------
# Which language


def users_language(chosen: str, environment: Mapping[str, str] = os.environ) -> str:
    """The code of the language to speak: what the user chose in the window's settings, else that of the system."""
    if chosen:
        return chosen
    known = [name[:2] for name in system_languages(environment) if name[:2] in LANGUAGES]
    return known[0] if known else "en"


def system_languages(environment: Mapping[str, str]) -> list[str]:
    """The languages that the system is set to, the first one first, as `de_CH.UTF-8` or `de`."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return [locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")]
    set_ = next((environment[name] for name in VARIABLES if environment.get(name)), "C")
    if set_.partition(".")[0] in ("C", "POSIX"):  # then no list of languages counts, as for every other program
        return []
    return [*filter(None, environment.get("LANGUAGE", "").split(":")), set_]

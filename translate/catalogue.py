"""Catalogues of gettext: one .po file a language, sorted, each text in a line, so that two people rarely collide."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from translate.extract import Key

PLACE = re.compile(r"\{(\w+)\}")
CONFLICT = re.compile(r"^<{7} .*\n((?:.*\n)*?)(?:\|{7} .*\n(?:.*\n)*?)?={7}\n((?:.*\n)*?)>{7} .*\n", re.MULTILINE)
HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {forms}\\n"

"""


def read_catalogue(file: Path) -> Catalog:
    """A language's catalogue; an empty one where its file is new.

    Where git left a conflict in it, what either side translated counts, and of two translations the lower one.
    """
    text = file.read_text(encoding="utf-8")
    upper, lower = (_parsed(CONFLICT.sub(side, text), file.stem) for side in (r"\1", r"\2"))
    for message in lower if CONFLICT.search(text) else ():
        if message.id and is_done(message):
            upper.delete(ids_of(message)[0])
            upper.add(message.id, message.string)
    return upper


def _parsed(text: str, language: str) -> Catalog:
    return read_po(BytesIO(text.encode()), locale=language, ignore_obsolete=True, abort_invalid=True)


def catalogue_text(catalogue: Catalog) -> str:
    """A catalogue as it stands in its file."""
    content = BytesIO()
    write_po(content, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    head = HEAD.format(language=catalogue.locale, forms=get_plural(catalogue.locale).plural_forms)
    return head + content.getvalue().decode()


def ids_of(message: Message) -> tuple[str, ...]:
    """A text, or its forms for one and for many."""
    return tuple(message.id) if isinstance(message.id, tuple | list) else (message.id,)


def forms_of(message: Message) -> tuple[str, ...]:
    """The translations of a text, one for each form that the language has; blank where there is none."""
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def is_done(message: Message) -> bool:
    """Whether a text is translated, in all forms."""
    return all(forms_of(message))


def updated(old: Catalog, texts: Iterable[Key]) -> Catalog:
    """The catalogue of these texts with the translations that are known.

    One that has none gets that of a text which is the same but for the names of its places.
    """
    new = Catalog(locale=old.locale, fuzzy=False)
    known = {ids_of(message): message for message in old if message.id and is_done(message)}
    by_shape = {tuple(map(shape, ids)): message for ids, message in known.items()}
    for key in texts:
        ids = key if isinstance(key, tuple) else (key,)
        message = known.get(ids) or by_shape.get(tuple(map(shape, ids)))
        forms = () if message is None else tuple(map(_renamed, ids_of(message), ids, forms_of(message)))
        new.add(key, forms if isinstance(key, tuple) else "".join(forms))
    return new


def shape(text: str) -> str:
    """A text without the names of its places."""
    return PLACE.sub("{}", text)


def _renamed(old: str, new: str, translation: str) -> str:
    """A translation of the text `old` with the names of the text `new`, which has the same shape."""
    names = dict(zip(PLACE.findall(old), PLACE.findall(new), strict=True))
    return PLACE.sub(lambda found: f"{{{names.get(found[1], found[1])}}}", translation)


# ---------------------------------------------------------------------------------------------------------
# For the program


def compile_all(folder: Path) -> list[Path]:
    """Compile each .po file of a folder that is newer than its .mo file; the .mo files of all."""
    compiled = []
    for source in sorted(folder.glob("*.po")):
        target = source.with_suffix(".mo")
        compiled.append(target)
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            content = BytesIO()
            write_mo(content, read_catalogue(source))
            ready = target.with_suffix(".new")  # another process may be reading
            ready.write_bytes(content.getvalue())
            ready.replace(target)
    return compiled


if __name__ == "__main__":
    compile_all(Path(sys.argv[1]))

"""Which code page a file is in that is neither UTF-8 nor UTF-16: found by its letters, or asked.

A library that knows how often letters follow each other in each language says how likely each code page is. Facts
that it doesn't look at count too: bytes that a code page lacks, and words that nobody writes, such as a capital in
the middle. How well both together tell names of people is measured in tests/core/tables/test_encodings.py.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from zoomwizard.core.said import Said, say

AUTOMATIC = "auto"
# What a user calls a code page: Python's name, and what it's for. Of two that read the same the first is taken.
CODE_PAGES: dict[str, tuple[str, Said]] = {
    "windows-1252": ("cp1252", say("Western European (Windows-1252)")),
    "windows-1250": ("cp1250", say("Central European (Windows-1250)")),
    "windows-1251": ("cp1251", say("Cyrillic (Windows-1251)")),
    "windows-1253": ("cp1253", say("Greek (Windows-1253)")),
    "windows-1254": ("cp1254", say("Turkish (Windows-1254)")),
    "windows-1255": ("cp1255", say("Hebrew (Windows-1255)")),
    "windows-1256": ("cp1256", say("Arabic (Windows-1256)")),
    "windows-1257": ("cp1257", say("Baltic (Windows-1257)")),
    "windows-1258": ("cp1258", say("Vietnamese (Windows-1258)")),
    "windows-874": ("cp874", say("Thai (Windows-874)")),
    "windows-932": ("cp932", say("Japanese (Windows-932, Shift JIS)")),
    "windows-936": ("cp936", say("Chinese, simplified (Windows-936, GBK)")),
    "windows-949": ("cp949", say("Korean (Windows-949)")),
    "windows-950": ("cp950", say("Chinese, traditional (Windows-950, Big5)")),
    "mac-roman": ("mac_roman", say("Western European (Mac Roman)")),
}
CODECS = {codec: name for name, (codec, _) in CODE_PAGES.items()}
# What the library calls those that it calls otherwise.
CALLED = {"cp936": "gb18030", "cp950": "big5hkscs", "mac_roman": "mac-roman"}

BLOCK_BYTES = 1 << 20
SAMPLE = 1 << 16
SOME_CELLS = 1000
# No byte of a letter in any of the code pages is below 0x40, and no delimiter is above.
# Looked for from the begin of a word only: a damaged cell of megabytes is gone through once.
SPECIAL_WORD = re.compile(rb"(?<![\x40-\xff])[\x40-\x7f]*+[\x80-\xff][\x40-\xff]*+")
# From the first byte of a cell that isn't ASCII on: to look for what stands before it takes ten times as long.
SPECIAL_CELL = re.compile(rb'[\x80-\xff][^,;\t\r\n"]*')
CELL_ENDS = re.compile(rb'[,;\t\r\n"]')

UNLIKELY = 0.0005  # for a code page of which the library says nothing
USUAL = {"cp1252": 1.2, "cp1258": 0.6}  # how much more or less often than the others
MAC_BLANK, SOME_WORDS = b"\xca", 4  # Ê, Ę or Ź in others, with which no four words begin while none has another letter
COST_OF_ODD = 12  # a tenth of the words odd makes a code page 3 times less likely
MOST_ODD = 0.1
MORE_THAN_TWO_BYTES = "\u0800"  # and later letters, in UTF-8
MIXED_FROM = 0.25  # of the words that are UTF-8, in a file that as a whole isn't
CHOICES_OFFERED, CELLS_SHOWN = 6, 3

PUNCTUATION = frozenset("\u00a0–—‘’“”„…•·«»‹›°€§¡¿©®™ªº、。・「」『』（）！？：，ー《》【】～")
NO_LETTERS = frozenset("ƒªº")  # although Unicode calls them so
NOT_INSIDE = frozenset("–—…•‘“”„«»‹›°¡¿§©®™€")
# The quotation marks of East Asia, read in the code pages of others: a degree without C or F, a mark before a sign.
NOT_TOGETHER = re.compile(r"[¡¿][®©™°§•]|°[®©™•]|°(?![CF])[^\W\d_]")
SCRIPTS = {
    "LATIN": "latin", "CYRILLIC": "cyrillic", "GREEK": "greek", "HEBREW": "hebrew", "ARABIC": "arabic", "THAI": "thai",
    "HANGUL": "hangul", "CJK": "han", "HIRAGANA": "han", "KATAKANA": "han", "KATAKANA-HIRAGANA": "han",
    "FULLWIDTH": "han", "HALFWIDTH": "half", "COMBINING": "combining",
}  # fmt: skip


@dataclass(frozen=True)
class Guess:
    """A code page that a file may be in. `odd` is the part of its words that nobody writes."""

    codec: str
    likelihood: float
    odd: float

    @property
    def name(self) -> str:
        """What a user calls it."""
        return CODECS[self.codec]


@dataclass(frozen=True)
class Letters:
    """What a file has that isn't ASCII: how many cells, its different words, and some of the cells.

    `mixed`: the other words are UTF-8, so only these few say anything of a code page.
    """

    cells: int
    words: tuple[bytes, ...]
    some: tuple[bytes, ...]
    mixed: bool


def letters_of(path: Path, *, has_mark: bool) -> Letters:
    """The cells of a file that aren't ASCII, and a sample of their words from all of it. Errors: OSError.

    A file with a byte order mark of UTF-8 is mixed.
    """
    cells = 0
    words: dict[bytes, None] = {}
    some: list[bytes] = []
    budget = max(SAMPLE * BLOCK_BYTES // max(path.stat().st_size, BLOCK_BYTES), 2000)
    for block in _blocks(path):
        left = budget
        cells += len(SPECIAL_CELL.findall(block))
        for cell in islice(_special_cells(block), SOME_CELLS):
            if len(some) < SOME_CELLS:
                some.append(cell)
            for word in SPECIAL_WORD.findall(cell):
                if word not in words:
                    words[word] = None
                    left -= len(word)
            if left < 0:
                break
    good = sum(map(_is_written_in_utf8, words))
    mixed = has_mark or good > MIXED_FROM * len(words)
    if mixed:
        bad_cells = [cell for block in _blocks(path) for cell in _special_cells(block) if not _is_utf8(cell)]
        # The sample may have missed the few that aren't.
        found = dict.fromkeys(word for cell in bad_cells[:SOME_CELLS] for word in SPECIAL_WORD.findall(cell))
        bad = [word for word in found if not _is_utf8(word)]
        return Letters(len(bad_cells), tuple(bad), tuple(bad_cells[:SOME_CELLS]), mixed=True)
    return Letters(cells, tuple(words), tuple(some), mixed=False)


def guesses_of(words: Sequence[bytes]) -> list[Guess]:
    """The code pages that words can be in, the likeliest first; one of those in which they read the same."""
    import chardet

    sample = b" ".join(words)[: 2 * SAMPLE]
    sample = sample[: sample.rfind(b" ")] if len(sample) == 2 * SAMPLE else sample
    texts: dict[str, list[str]] = {}
    for codec in CODECS:
        try:
            texts.setdefault(sample.decode(codec), []).append(codec)
        except UnicodeDecodeError:
            continue
    if not texts:
        return []
    wanted = [CALLED.get(codec, codec) for codecs in texts.values() for codec in codecs]
    found = chardet.detect_all(sample, include_encodings=wanted, ignore_threshold=True, compat_names=False)
    said = {str(one["encoding"]): one["confidence"] for one in found}
    blanks = len(words) >= SOME_WORDS and all(word[:1] == MAC_BLANK and word[1:].isascii() for word in words)
    odd = {text: 1.0 if blanks and text[0].isalpha() else _odd_part(text) for text in texts}
    least = min(odd.values())
    guesses = [
        Guess(
            codecs[0],
            max(said.get(CALLED.get(codec, codec), 0) + UNLIKELY for codec in codecs)
            * max(USUAL.get(codec, 1) for codec in codecs)
            * math.exp(COST_OF_ODD * (least - odd[text])),
            odd[text],
        )
        for text, codecs in texts.items()
    ]
    return sorted(guesses, key=lambda guess: -guess.likelihood)


def is_odd(guess: Guess) -> bool:
    """Whether a code page makes so many words that nobody writes that the file can't be in it."""
    return guess.odd > MOST_ODD


def is_sure(guesses: Sequence[Guess], words: Sequence[bytes]) -> bool:
    """Whether the likeliest code page is taken without asking: the fewer words, the clearer it has to be."""
    if not guesses or is_odd(guesses[0]):
        return False
    return len(guesses) == 1 or guesses[0].likelihood >= (1 + 2 / len(words)) * guesses[1].likelihood


def worth_asking(guesses: Sequence[Guess]) -> list[Guess]:
    """Those that are worth being asked about."""
    return [guess for guess in guesses if guess.likelihood * 50 > guesses[0].likelihood][:CHOICES_OFFERED]


def telling_cells(some: Sequence[bytes], guesses: Sequence[Guess]) -> list[bytes]:
    """A few cells that read differently in each of the code pages, as far as there are any."""

    def readings(cell: bytes) -> int:
        return len({cell.decode(guess.codec, "replace") for guess in guesses})

    return sorted(dict.fromkeys(some), key=lambda cell: -readings(cell))[:CELLS_SHOWN]


def _blocks(path: Path) -> Iterator[bytes]:
    """A file in blocks of whole lines; one that is far too long is cut."""
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            yield block + stream.readline(BLOCK_BYTES)


def _special_cells(block: bytes) -> Iterator[bytes]:
    """The cells of a block that aren't ASCII."""
    end = 0  # of the cell before
    for match in SPECIAL_CELL.finditer(block):
        begin = max(end, block.rfind(b"\n", end, match.start()) + 1)
        end = match.end()
        yield CELL_ENDS.split(block[begin:end])[-1]


def _is_utf8(word: bytes) -> bool:
    try:
        word.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_written_in_utf8(word: bytes) -> bool:
    """Whether a word is UTF-8 for more than two bytes that happen to be: as such, they would be an odd letter."""
    if not _is_utf8(word):
        return False
    text = word.decode()
    return max(text) >= MORE_THAN_TWO_BYTES or not _is_odd(text)


def _odd_part(text: str) -> float:
    words = text.split(" ")
    return sum(map(_is_odd, words)) / len(words)


def _is_odd(word: str) -> bool:
    """Whether nobody writes such a word: letters of two scripts, a capital inside, signs between letters."""
    if NOT_TOGETHER.search(word):
        return True
    has_small = any(map(str.islower, word))
    for before, here, after in zip(" " + word, word, word[1:] + " ", strict=False):
        if here.isascii() and before.isascii():
            continue
        kind = unicodedata.category(here)
        follows = before.isalpha() or unicodedata.combining(before)
        if kind[0] == "M":
            if not follows or _script(here) not in {_script(before), "combining"}:
                return True
        elif kind[0] != "L" or kind == "Lm" or here in NO_LETTERS:
            if (here not in PUNCTUATION and not here.isascii()) or (here in NOT_INSIDE and follows and after.isalpha()):
                return True
        elif before.isalpha():
            is_capital_inside = here.isupper() and (before.islower() or (has_small and not here.isascii()))
            if is_capital_inside or _script(before) != _script(here):
                return True
    return False


def _script(letter: str) -> str:
    return "latin" if letter.isascii() else SCRIPTS.get(unicodedata.name(letter, "?").split()[0], "?")

"""What a manifest may hold, entry by entry; it is read back before it is published."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from zoomwizard import __version__
from zoomwizard.core.output.record import as_text, is_safe_name
from zoomwizard.core.privacy.proof import FILE_NAME, Dictionary, Hit, broken
from zoomwizard.core.time.zones import resolve_zone
from zoomwizard.zoom.files.rows import REASONS

STAND_IN_NAME = re.compile(r"input \d+")


def _text(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_number(value: Any) -> bool:
    return type(value) is int


_MOMENT, _DIGEST = _text(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z|"), _text("[0-9a-f]{64}")
# What may stand in each entry of a manifest; one that is not named here must not be there at all.
MANIFEST: Mapping[str, Callable[[Any], bool]] = {
    "kind": _text("hashed Zoom file"),
    "format": _is_number,
    "versions.zoomwizard": lambda value: value == __version__,
    "versions.duckdb": lambda value: value == duckdb.__version__,
    "versions.python": lambda value: value == platform.python_version(),
    "time_zone": lambda value: isinstance(value, str) and resolve_zone(value) == value,
    "date_orders": _text("mdy|dmy|ymd"),
    "options.topics": _text("token|keep|drop"),
    "options.only_matched": lambda value: isinstance(value, bool),
    "options.stand_in_key": _text("keyring|key-file|one-time"),
    "inputs.role": _text("report|mapping file|Zoom account"),
    "inputs.rows": _is_number,
    "inputs.size": _is_number,
    "inputs.sha256": _DIGEST,
    **{
        f"counts.{name}": _is_number
        for name in (
            "rows_in", "rejected", "waiting_room", "duplicates", "matched_rows", "unmatched_rows",
            "matched_people", "unmatched_people", "matched_minutes", "unmatched_minutes", "rows_written",
        )
    },
    **{f"rejected.{words}": _is_number for words in REASONS.values()},
    "period.first_start": _MOMENT,
    "period.last_start": _MOMENT,
    "output.name": lambda value: isinstance(value, str) and FILE_NAME.fullmatch(value) is not None,
    "output.role": _text("hashed file"),
    "output.rows": _is_number,
    "output.size": _is_number,
    "output.sha256": _DIGEST,
    "privacy_proof.result": _text("passed"),
}  # fmt: skip


def prove_manifest(
    path: Path,
    keep: Sequence[str],
    words: Callable[[], Dictionary],
    more: Mapping[str, Callable[[Any], bool]] | None = None,
) -> None:
    """The manifest, read back, has its own entries and no others, each of a closed pattern.

    Its only free texts are the names of the inputs, which must name nobody, and those of the columns that
    were chosen to be kept. `more` are entries of a source that is no file.
    """
    proofs = {
        **MANIFEST,
        **(more or {}),
        "inputs.name": lambda name: (
            isinstance(name, str) and (STAND_IN_NAME.fullmatch(name) is not None or is_safe_name(name, words))
        ),
        "options.keep_columns": lambda value: value in keep,
        **{f"privacy_proof.hits_in_columns_chosen_to_be_kept.{name}": _is_number for name in (*keep, "Topic")},
    }
    hits = set()
    text = path.read_text(encoding="utf-8")
    try:
        content = json.loads(text)
    except ValueError:
        content = None
    if text != as_text(content):  # what JSON does not tell of, such as an entry that stands there twice
        hits.add(Hit("manifest", 0, "not the text of its entries"))
    for place, value in _entries(content, ""):
        if value in ({}, []) and any(name == place or name.startswith(f"{place}.") for name in proofs):
            continue
        if place not in proofs:
            hits.add(Hit("manifest", 0, "an entry that it must not have"))
        elif not proofs[place](value):
            hits.add(Hit(f"manifest, {place}", 0, "not what may stand there"))
    if hits:
        raise broken(sorted(hits, key=lambda hit: hit.column))


def _entries(content: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Every single value with its place; the numbers of a list are left out of the place. Nothing is a value too."""
    if isinstance(content, dict) and content:
        for name, value in content.items():
            yield from _entries(value, f"{place}.{name}" if place else name)
    elif isinstance(content, list) and content:
        for value in content:
            yield from _entries(value, place)
    else:
        yield place, content

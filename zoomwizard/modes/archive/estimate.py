"""What a download would take, told before it begins: requests, time and space. Source: docs/archive.md."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from zoomwizard.modes.archive.listing import ArchiveListing
from zoomwizard.modes.archive.wanted import FoundRecording, WantedFile
from zoomwizard.zoom.api.limits import LABELS, MEETING_LABELS, Label
from zoomwizard.zoom.collect.connection import Connection

MP3_BITS = 75_000  # a second at most; Zoom says no size of calls


@dataclass(frozen=True)
class ArchiveEstimate:
    """What is still to be fetched of an account's recordings, and the requests for it, those of the lists too.

    `fits`: there is space, and the day's requests are enough.
    """

    recordings: int
    files: int
    bytes: int
    calls: Counter[Label]
    seconds: int
    fits: bool

    def calls_by_word(self) -> dict[str, int]:
        """The requests by Zoom's own words, in which those of Zoom Phone are no others."""
        phone = {"medium": self.calls["phone-medium"], "heavy": self.calls["phone-heavy"]}
        return {label: self.calls[label] + phone.get(label, 0) for label in MEETING_LABELS}


def estimate_of(
    connection: Connection, listing: ArchiveListing, known: Container[str], free: int | None
) -> ArchiveEstimate:
    """What a download takes after a listing, or a reconciliation, which fetches no files.

    `known` are keys of files that are archived, `free` bytes on the disk.
    """
    wanted = [(found, [file for file in found.files if file.key not in known]) for found in listing.found]
    fetched = [(found, file) for found, files in wanted for file in files if listing.events is None]
    size = sum(size_of(found, file) for found, file in fetched)
    calls = Counter(listing.calls)
    calls["phone-medium"] += sum(found.recording.kind == "phone" for found, _ in fetched)  # others aren't counted
    limiter = connection.limiter()
    with connection.budget() as budget:
        left = [(calls[label], budget.left(label)) for label in LABELS]
    return ArchiveEstimate(
        recordings=sum(bool(files) for _, files in wanted),
        files=len(fetched),
        bytes=size,
        calls=calls,
        seconds=math.ceil(sum(calls[label] / limiter.rate(label) for label in LABELS)),
        fits=(free is None or has_space(size, free)) and all(most is None or n <= most for n, most in left),
    )


def all_of(estimates: Iterable[ArchiveEstimate]) -> ArchiveEstimate:
    """Several accounts', which are fetched one after another into one folder."""
    whole = ArchiveEstimate(0, 0, 0, Counter(), 0, fits=True)
    for one in estimates:
        whole = ArchiveEstimate(
            whole.recordings + one.recordings,
            whole.files + one.files,
            whole.bytes + one.bytes,
            whole.calls + one.calls,
            whole.seconds + one.seconds,
            fits=whole.fits and one.fits,
        )
    return whole


def has_space(size: int, free: int) -> bool:
    """Whether so many bytes and a tenth more are free."""
    return size * 11 <= free * 10


def size_of(found: FoundRecording, wanted: WantedFile) -> int:
    """The bytes of a file, as its list says; a call's by its length. 0 where nobody knows."""
    size, seconds = wanted.file.size, found.recording.seconds
    if size is None and seconds is not None and wanted.file.extension.lower() == "mp3":
        return seconds * MP3_BITS // 8
    return size or 0

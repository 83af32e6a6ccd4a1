"""A download into an archive that is gone at any of its writes, in a process of its own."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

import httpx2

from tests.modes.archive.media_files import mp4
from tests.zoom.archive_run import Run, found, listed, run
from tests.zoom.conftest import FakeClock
from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET
from zoomwizard.modes.archive.wanted import FoundRecording
from zoomwizard.zoom.api.account import Account
from zoomwizard.zoom.collect.connection import Connection

KILLED = 9  # the exit code of a process that ended at once
GOOD, OTHER, WRONG = mp4(video=b"", data=bytes(200_000)), mp4(data=b"other"), b"planted"
CONTENTS = {"good": GOOD, "differs": OTHER, "wrong": WRONG}
# What changes which files there are, and what comes next to all that is written into one.
WRITES = ("replace", "rename", "unlink", "mkdir")


def recording_at(url: str, digest: str) -> FoundRecording:
    """A recording of which one file is right, one differs from its fingerprint, and one is of a wrong type."""
    return found(
        [
            listed("differs", f"{url}/rec/differs", size=len(OTHER), fingerprint="ab" * 32),
            listed("good", f"{url}/rec/good", size=len(GOOD), fingerprint=digest),
            listed("wrong", f"{url}/rec/wrong", size=len(WRONG)),
        ]
    )


def run_once(options: Mapping[str, str], folder: Path, recording: FoundRecording) -> Run:
    """One run from a fake Zoom with these addresses."""
    account = Account(
        name="acme", account_id=ACCOUNT_ID, client_id=CLIENT_ID, plan="business", share=1.0, **options
    )  # fmt: skip
    return run(
        Connection(account=account, secret=SECRET, folder=folder, clock=FakeClock()), folder / "archive", recording
    )


def end_at(number: int, options: Mapping[str, str], folder: Path, recording: FoundRecording) -> None:
    """Run, and be gone at the write of this number, counted from 0; else note in a file how many there were."""
    count = 0

    def point() -> None:
        nonlocal count
        if count == number:
            os._exit(KILLED)
        count += 1

    def wrapped(real: Callable[..., Any]) -> Callable[..., Any]:
        def write(*given: Any, **more: Any) -> Any:
            if str(given[0]).startswith(str(folder / "archive")):
                point()
            return real(*given, **more)

        return write

    blocks = httpx2.Response.aiter_raw

    async def aiter_raw(self: httpx2.Response, *given: Any) -> AsyncIterator[bytes]:
        async for block in blocks(self, *given):
            point()
            yield block

    for name in WRITES:
        setattr(os, name, wrapped(getattr(os, name)))
    setattr(httpx2.Response, "aiter_raw", aiter_raw)  # noqa: B010 - the process ends with the run
    run_once(options, folder, recording)
    (folder / "writes").write_text(str(count))

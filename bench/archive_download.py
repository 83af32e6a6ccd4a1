"""How long downloads into an archive take, against bare ones that only write and hash, and their memory.

python -m bench.archive_download serve BYTES           fake files in a process of their own; prints their addresses
python -m bench.archive_download TASK FOLDER ADDRESS   one run of a task; prints a Taken as JSON
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import IO

import httpx2

from bench.measure import peak_memory
from bench.usage import Taken
from tests.zoom.archive_run import found, listed, run
from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET, FakeZoom, running
from tests.zoom.fake_files import FakeFiles, serving
from zoomwizard.zoom.api.account import Account
from zoomwizard.zoom.collect.connection import Connection

FILES = 2  # at once
AT_LEAST = 0.8  # of the speed of bare downloads
BEGINNING = bytes(4) + b"ftypisom"  # of an MP4
SMALL = 1000  # so many times smaller are the files whose memory is compared


@dataclass(frozen=True)
class Served:
    """Where the fake Zoom is, the addresses of the files, and the bytes of each."""

    zoom: str
    files: list[str]
    bytes: int


def serve(size: int) -> None:
    """Serve until the standard input ends. The files are zeros that nobody keeps."""
    with running(FakeZoom([])) as zoom, serving(FakeFiles()) as files:
        addresses = [files.add(f"{number}.mp4", BEGINNING, size=size) for number in range(FILES)]
        print(json.dumps(asdict(Served(zoom.url, addresses, size))), flush=True)
        sys.stdin.read()


def bare(folder: Path, served: Served) -> None:
    """All files at once, written and hashed as they come."""

    async def one(client: httpx2.AsyncClient, address: str, file: IO[bytes]) -> None:
        digest = hashlib.sha256()
        async with client.stream("GET", address) as answer:
            async for block in answer.aiter_raw():
                file.write(block)
                digest.update(block)

    async def every(files: Sequence[IO[bytes]]) -> None:
        async with httpx2.AsyncClient() as client:
            await asyncio.gather(*(one(client, *pair) for pair in zip(served.files, files, strict=True)))

    with ExitStack() as opened:
        asyncio.run(every([opened.enter_context((folder / str(n)).open("wb")) for n in range(len(served.files))]))


def fetch(folder: Path, served: Served) -> None:
    """The same into an archive."""
    account = Account(
        name="acme", account_id=ACCOUNT_ID, client_id=CLIENT_ID, plan="business", share=1.0,
        api_url=f"{served.zoom}/v2", oauth_url=f"{served.zoom}/oauth/token",
    )  # fmt: skip
    files = [listed(f"f{n}", url, extension="MP4", size=served.bytes) for n, url in enumerate(served.files)]
    kept = folder / "kept"
    kept.mkdir()
    counts = run(Connection(account=account, secret=SECRET, folder=kept), folder / "archive", found(files)).counts
    if (counts.archived, counts.bytes) != (FILES, FILES * served.bytes):
        raise RuntimeError(f"not all of it came: {counts}")


TASKS: Mapping[str, Callable[[Path, Served], None]] = {"bare": bare, "fetch": fetch}


@contextmanager
def served_files(size: int) -> Iterator[str]:
    """Files of that size, while they are served by a process of its own."""
    command = [sys.executable, "-m", "bench.archive_download", "serve", str(size)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield next(iter(server.stdout or ())).strip()
        finally:
            server.communicate("")


def taken_by(task: str, folder: Path, served: str) -> Taken:
    """What a task takes, in a process of its own; what it wrote is removed."""
    print(f"bench: archive, {task}", file=sys.stderr, flush=True)
    work = Path(tempfile.mkdtemp(dir=folder))
    try:
        command = [sys.executable, "-m", "bench.archive_download", task, str(work), served]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    finally:
        shutil.rmtree(work)
    return Taken(**json.loads(done.stdout.splitlines()[-1]))


def download_lines(folder: Path, size: int, repeat: int) -> list[tuple[str, Taken, str]]:
    """The lines of the table: bare downloads and fetches in turns, then fetches of small and of large files."""
    tenth = max(size // 10, len(BEGINNING))
    with served_files(tenth) as served:
        turns = [(taken_by("bare", folder, served), taken_by("fetch", folder, served)) for _ in range(repeat)]
    ratio = median(floor.seconds / one.seconds for floor, one in turns)
    middle = sorted(turns, key=lambda turn: turn[0].seconds / turn[1].seconds)[repeat // 2]
    lines = [
        (f"bare download: {FILES} files of {said(tenth)}, written and hashed", middle[0], "the floor"),
        (f"fetch: {FILES} files of {said(tenth)}", middle[1], f"{ratio:.0%} of the speed; at least {AT_LEAST:.0%}"),
    ]
    for one in (max(size // SMALL, len(BEGINNING)), size):
        with served_files(one) as served:
            lines.append((f"fetch: {FILES} files of {said(one)}", taken_by("fetch", folder, served), ""))
    return lines


def said(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


def main(arguments: list[str]) -> int:
    task, *more = arguments
    if task == "serve":
        serve(int(more[0]))
        return 0
    seconds, processor = time.perf_counter(), time.process_time()
    TASKS[task](Path(more[0]), Served(**json.loads(more[1])))
    taken = Taken(time.perf_counter() - seconds, time.process_time() - processor, peak_memory())
    print(json.dumps(asdict(taken)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

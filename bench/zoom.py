"""How long a download from Zoom takes against what the limit alone allows, and its memory.

python -m bench.zoom serve MEETINGS            a fake Zoom in a process of its own; prints its address
python -m bench.zoom download URL FOLDER       one download from it; prints a Measurement as JSON
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, replace
from pathlib import Path

from bench.measure import Measurement, peak_memory
from tests.zoom.fake import ACCOUNT_ID, CLIENT_ID, SECRET, FakeMeeting, FakeZoom, running
from tests.zoom.organisation import FIRST_DAY, LAST_DAY, make_meetings

CALLS_PER_SECOND = 60.0  # medium ones of a business account
AT_MOST = 1.1


def serve(meetings: int) -> None:
    """Serve until the standard input ends."""
    zoom = FakeZoom([with_company(meeting) for meeting in make_meetings(meetings)])
    zoom.remembers = False
    with running(zoom):
        print(zoom.url, flush=True)
        sys.stdin.read()


def with_company(meeting: FakeMeeting) -> FakeMeeting:
    """The meeting with two people at least, so that each takes one call."""
    if meeting.people > 1:
        return meeting
    return replace(meeting, stays=(*meeting.stays, replace(meeting.stays[0], email="second@planted.example")))


def download(url: str, folder: Path) -> None:
    from zoomwizard.zoom.api.account import Account
    from zoomwizard.zoom.collect.connection import Connection
    from zoomwizard.zoom.collect.run import download as run

    account = Account(
        name="bench", account_id=ACCOUNT_ID, client_id=CLIENT_ID, plan="business", share=1.0,
        api_url=url + "/v2", oauth_url=url + "/oauth/token",
    )  # fmt: skip
    start = time.perf_counter()
    done = run(Connection(account=account, secret=SECRET, folder=folder), FIRST_DAY, LAST_DAY)
    seconds = time.perf_counter() - start
    if done.counts.fetched != done.counts.listed:
        raise RuntimeError(f"only {done.counts.fetched} of {done.counts.listed} meetings came")
    print(json.dumps(asdict(Measurement(seconds, peak_memory()))))


def measure(meetings: int) -> Measurement:
    """One download of so many meetings; fake Zoom and download each in a process of its own."""
    this = [sys.executable, "-m", "bench.zoom"]
    with (
        subprocess.Popen(
            [*this, "serve", str(meetings)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as zoom,
        tempfile.TemporaryDirectory() as folder,
    ):
        try:
            url = next(iter(zoom.stdout or ())).strip()
            done = subprocess.run([*this, "download", url, folder], stdout=subprocess.PIPE, text=True, check=True)
        finally:
            zoom.communicate("")
    return Measurement(**json.loads(done.stdout))


def table(meetings: int) -> str:
    """A tenth of the meetings and all of them: seconds, ratio to what the limit alone allows, memory."""
    lines = [
        f"Downloads from a fake Zoom on this computer at a limit of {CALLS_PER_SECOND:g} calls a second:",
        "",
        "| Meetings | Seconds | By the limit alone | Ratio | To reach | Peak memory |",
        "|---:|---:|---:|---:|---|---:|",
    ]
    for count in (max(meetings // 10, 1), meetings):
        done = measure(count)
        alone = count / CALLS_PER_SECOND
        ratio = done.seconds / alone
        memory = "not measured" if done.peak is None else f"{done.peak / 1e6:.0f} MB"
        lines.append(f"| {count:,} | {done.seconds:.1f} | {alone:.1f} | {ratio:.3f} | at most {AT_MOST:g} | {memory} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    if arguments[0] == "serve":
        serve(int(arguments[1]))
    else:
        download(arguments[1], Path(arguments[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Downloads of files: what each answer leads to, where a download goes on, and who gets the token."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.zoom.conftest import Connect, FakeClock, Start
from tests.zoom.fake import TOKEN_STEM, FakeZoom
from tests.zoom.fake_files import FakeFiles, FileCall, FileFault, serving
from zoomwizard.core.outcome import AppError
from zoomwizard.zoom.api.account import Account
from zoomwizard.zoom.api.limits import Label, NoBudget
from zoomwizard.zoom.collect.connection import Connection
from zoomwizard.zoom.collect.files import FetchedFile, FileSource, is_file_address
from zoomwizard.zoom.collect.parts import FilePart

CONTENT = bytes(range(256)) * 24
CUT_AT = 3000


@pytest.fixture
def zoom(start: Start) -> FakeZoom:
    return start()


@pytest.fixture
def files(zoom: FakeZoom) -> Iterator[FakeFiles]:
    with serving(FakeFiles(zoom)) as served:
        yield served


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "one.part"


def fetch(connection: Connection, address: str, path: Path, **more: Any) -> FetchedFile:
    async def work() -> FetchedFile:
        async with connection.client(NoBudget()) as client, FileSource(client) as source:
            return await source.fetch(address, FilePart(path), **more)

    return asyncio.run(work())


def first(*faults: FileFault) -> Callable[[FileCall], FileFault | None]:
    """These faults, one after another, then none."""
    return lambda call: faults[call.number - 1] if call.number <= len(faults) else None


def test_a_file_comes_whole_with_its_type(zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path) -> None:
    came: list[int] = []
    address = files.add("a.mp4", CONTENT, kind="video/mp4")
    fetched = fetch(connect(zoom), address, part, came=came.append)
    assert fetched == FetchedFile("whole", "video/mp4")
    assert part.read_bytes() == CONTENT
    assert sum(came) == len(CONTENT)
    assert sys.platform == "win32" or part.stat().st_mode & 0o077 == 0
    (call,) = files.asked
    assert call.headers["authorization"].startswith(f"Bearer {TOKEN_STEM}")
    assert "planted" not in call.target
    assert call.headers["accept-encoding"] == "identity"


@pytest.mark.parametrize("validator", [{"etag": '"a"'}, {"etag": "", "modified": "Wed, 14 Oct 2026 08:00:00 GMT"}])
def test_a_cut_file_goes_on_where_it_was(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, validator: dict[str, str]
) -> None:
    address = files.add("a", CONTENT, **validator)
    files.faults = first(FileFault(cut=CUT_AT))
    assert fetch(connect(zoom), address, part).status == "whole"
    assert part.read_bytes() == CONTENT
    begun, resumed = files.asked
    assert begun.begin is None
    assert (resumed.begin, resumed.headers["if-range"]) == (CUT_AT, validator.get("modified") or '"a"')


def test_a_run_that_was_killed_goes_on_too(zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path) -> None:
    address = files.add("a", CONTENT)
    files.faults = lambda _: FileFault(cut=500)
    assert fetch(connect(zoom), address, part).status == "retry"
    assert part.stat().st_size == 5 * 500
    files.faults = first()
    assert fetch(connect(zoom), address, part).status == "whole"
    assert part.read_bytes() == CONTENT
    assert files.asked[-1].begin == 2500


def test_of_a_whole_part_only_the_last_byte_is_asked_for(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path
) -> None:
    address = files.add("a", CONTENT)
    for _ in range(2):
        assert fetch(connect(zoom), address, part).status == "whole"
    assert part.read_bytes() == CONTENT
    assert files.asked[-1].begin == len(CONTENT) - 1


@pytest.mark.parametrize(
    "second",
    [
        FileFault(etag='"b"'),
        FileFault(total=len(CONTENT) + 208),
        FileFault(status=416),
        FileFault(headers={"Content-Range": "bytes 0-9/6144"}),
        FileFault(headers={"Content-Range": "planted"}),
    ],
    ids=["etag", "total", "416", "begin", "nonsense"],
)
def test_what_does_not_go_on_is_asked_for_anew(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, second: FileFault
) -> None:
    address = files.add("a", CONTENT)
    files.faults = first(FileFault(cut=CUT_AT), second)
    assert fetch(connect(zoom), address, part).status == "whole"
    assert part.read_bytes() == CONTENT
    assert [call.begin for call in files.asked] == [None, CUT_AT, None]


def test_another_file_in_place_of_the_rest_is_written_from_the_beginning(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path
) -> None:
    address = files.add("a", CONTENT)
    old, other = files.files["a"], CONTENT[::-1] + b"more"

    def fault(call: FileCall) -> FileFault | None:
        if call.number == 1:
            return FileFault(cut=CUT_AT)
        old.content, old.etag = other, '"b"'
        return None

    files.faults = fault
    assert fetch(connect(zoom), address, part).status == "whole"
    assert part.read_bytes() == other


@pytest.mark.parametrize("etag", ["", 'W/"a"'])
def test_without_a_strong_validator_a_cut_file_begins_anew(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, etag: str
) -> None:
    address = files.add("a", CONTENT, etag=etag)
    files.faults = first(FileFault(cut=CUT_AT))
    assert fetch(connect(zoom), address, part).status == "whole"
    assert part.read_bytes() == CONTENT
    assert [call.begin for call in files.asked] == [None, None]


def test_without_a_length_a_file_comes_too(zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path) -> None:
    address = files.add("a", CONTENT, has_length=False)
    assert fetch(connect(zoom), address, part).status == "whole"
    assert part.read_bytes() == CONTENT


@pytest.mark.parametrize("notes", ["", "{", "[]", '{"validator": 1, "total": -1, "type": 0}', "[" * 9999])
def test_a_part_whose_notes_are_damaged_begins_anew(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, notes: str
) -> None:
    address = files.add("a", CONTENT)
    part.write_bytes(b"planted")
    Path(f"{part}.json").write_text(notes)
    assert fetch(connect(zoom), address, part).status == "whole"
    assert part.read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("status", "ends"),
    [(404, "gone"), (410, "gone"), (400, "refused"), (403, "refused"), (418, "refused"), (304, "refused")],
)
def test_answers_that_are_asked_for_once(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, status: int, ends: str
) -> None:
    files.faults = lambda _: FileFault(status=status)
    assert fetch(connect(zoom), files.add("a", CONTENT), part).status == ends
    assert len(files.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503, 416, 206, 204])
def test_answers_that_are_asked_for_five_times_with_growing_waits(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, clock: FakeClock, status: int
) -> None:
    files.faults = lambda _: FileFault(status=status)
    before = clock.passed
    assert fetch(connect(zoom), files.add("a", CONTENT), part).status == "retry"
    assert len(files.asked) == 5
    assert 0.5 + 1 + 2 + 4 <= clock.passed - before <= 1 + 2 + 4 + 8


def test_a_file_comes_after_faults(zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path) -> None:
    files.faults = first(FileFault(status=503), FileFault(status=429, headers={"Retry-After": "3"}), FileFault(cut=9))
    assert fetch(connect(zoom), files.add("a", CONTENT), part).status == "whole"
    assert part.read_bytes() == CONTENT


def test_a_pause_that_is_asked_for_is_kept(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, clock: FakeClock
) -> None:
    files.faults = first(FileFault(status=429, headers={"Retry-After": "20"}))
    before = clock.passed
    assert fetch(connect(zoom), files.add("a", CONTENT), part).status == "whole"
    assert clock.passed - before >= 20


def test_where_nobody_answers_it_is_said(zoom: FakeZoom, connect: Connect, part: Path) -> None:
    fetched = fetch(connect(zoom), "http://127.0.0.1:9/rec/planted-secret", part)
    assert fetched == FetchedFile("retry", is_reached=False)


def test_a_token_that_has_ended_is_renewed_and_the_file_goes_on(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path
) -> None:
    address = files.add("a", CONTENT)
    files.faults = first(FileFault(cut=CUT_AT), FileFault(status=401))
    assert fetch(connect(zoom), address, part).status == "whole"
    assert [call.begin for call in files.asked] == [None, CUT_AT, CUT_AT]
    tokens = [call.headers["authorization"] for call in files.asked]
    assert tokens[0] == tokens[1] != tokens[2]


def test_a_second_refusal_asks_the_list_once_for_the_address(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path
) -> None:
    asked: list[int] = []

    async def new_address() -> str:
        asked.append(1)
        return files.add("b", CONTENT)

    files.faults = lambda call: FileFault(status=401) if call.name == "a" else None
    address = files.add("a", CONTENT)
    assert fetch(connect(zoom), address, part, new_address=new_address).status == "whole"
    assert [call.name for call in files.asked] == ["a", "a", "b"]
    files.faults = lambda _: FileFault(status=401)
    part.unlink()
    assert fetch(connect(zoom), address, part, new_address=new_address).status == "refused"
    assert len(asked) == 2
    assert fetch(connect(zoom), address, part).status == "refused"


def test_another_origin_gets_no_token(zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path) -> None:
    with serving(FakeFiles()) as other:
        where = other.add("there", CONTENT)
        files.faults = lambda _: FileFault(status=302, headers={"Location": where})
        assert fetch(connect(zoom), files.add("a", CONTENT), part).status == "whole"
        assert [call.name for call in other.asked] == ["there"]
        assert not any("authorization" in call.headers or "planted" in str(call.headers) for call in other.asked)
    assert part.read_bytes() == CONTENT


def test_a_redirect_to_the_same_origin_gets_it(zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path) -> None:
    files.add("b", CONTENT)
    files.faults = lambda call: FileFault(status=307, headers={"Location": "b"}) if call.name == "a" else None
    assert fetch(connect(zoom), files.add("a", b""), part).status == "whole"
    assert all("authorization" in call.headers for call in files.asked)


@pytest.mark.parametrize(("redirects", "ends"), [(5, "whole"), (6, "refused")])
def test_five_redirects_at_most(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, redirects: int, ends: str
) -> None:
    files.faults = lambda call: (
        FileFault(status=301, headers={"Location": "/rec/a"}) if call.number <= redirects else None
    )
    assert fetch(connect(zoom), files.add("a", CONTENT), part).status == ends


@pytest.mark.parametrize("where", ["http://planted.example/a", "file:///etc/passwd", "https://[", "//planted.example"])
def test_a_redirect_never_leaves_this_computer_for_an_account_on_it(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, where: str
) -> None:
    files.faults = lambda _: FileFault(status=302, headers={"Location": where})
    assert fetch(connect(zoom), files.add("a", CONTENT), part).status == "refused"


@pytest.mark.parametrize(
    "address",
    [
        "https://planted.example/a",
        "ftp://127.0.0.1/a",
        "",
        "nonsense",
        "http://user:word@127.0.0.1/a",
        "https://[",
        "\0",
    ],
)
def test_other_addresses_are_refused_unasked(zoom: FakeZoom, connect: Connect, part: Path, address: str) -> None:
    assert fetch(connect(zoom), address, part).status == "refused"


@pytest.mark.parametrize(
    ("url", "is_first", "is_led"),
    [
        ("https://zoom.us/rec/a", True, True),
        ("https://us02web.zoom.us/rec/a", True, True),
        ("https://www.zoomgov.com/rec/a", True, True),
        ("http://zoom.us/rec/a", False, False),
        ("https://evilzoom.us/rec/a", False, True),
        ("https://zoom.us.evil.example/rec/a", False, True),
        ("https://evil.example/zoom.us", False, True),
        ("https://a:b@zoom.us/rec/a", False, False),
        ("https://127.0.0.1/rec/a", False, True),
    ],
)
def test_which_addresses_may_be_asked(url: str, *, is_first: bool, is_led: bool) -> None:
    account = Account(name="acme", account_id="a", client_id="c")
    assert is_file_address(account, httpx2.URL(url)) == is_first
    assert is_file_address(account, httpx2.URL(url), is_first=False) == is_led


def test_downloads_of_calls_count_for_a_limit(zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path) -> None:
    async def work() -> Counter[Label]:
        async with connect(zoom).client(NoBudget()) as client, FileSource(client) as source:
            await source.fetch(files.add("a", CONTENT), FilePart(part), label="phone-medium")
            await source.fetch(files.add("b", CONTENT), FilePart(part.with_name("b")))
            return client.traffic.by_label

    assert asyncio.run(work()) == {"phone-medium": 1}


def test_a_compressed_answer_is_none(zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path) -> None:
    files.faults = first(FileFault(headers={"Content-Encoding": "gzip"}))
    assert fetch(connect(zoom), files.add("a", CONTENT), part).status == "whole"
    assert part.read_bytes() == CONTENT
    assert len(files.asked) == 2


def test_a_disk_that_cannot_be_written_is_said(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, tmp_path: Path
) -> None:
    with pytest.raises(AppError):
        fetch(connect(zoom), files.add("a", CONTENT), tmp_path / "none" / "a.part")


def test_a_cancel_ends_a_download_at_once(zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path) -> None:
    asked = threading.Event()

    def slow(_: FileCall) -> FileFault:
        asked.set()
        return FileFault(seconds=20)

    files.faults = slow

    async def work() -> float:
        async with connect(zoom).client(NoBudget()) as client, FileSource(client) as source:
            one = asyncio.create_task(source.fetch(files.add("a", CONTENT), FilePart(part)))
            assert await asyncio.to_thread(asked.wait, 20)
            begun = time.monotonic()
            one.cancel()
            with pytest.raises(asyncio.CancelledError):
                await one
            return time.monotonic() - begun

    assert asyncio.run(work()) < 1


def test_no_secret_and_no_address_in_logs(
    zoom: FakeZoom, files: FakeFiles, connect: Connect, part: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    address = files.add("planted-name", CONTENT)
    files.faults = first(FileFault(cut=9), FileFault(status=503), FileFault(status=401))
    assert fetch(connect(zoom), address, part).status == "whole"
    files.faults = lambda _: FileFault(status=403)
    assert fetch(connect(zoom), address, part).status == "refused"
    assert fetch(connect(zoom), "http://127.0.0.1:9/planted-name", part).status == "retry"
    assert caplog.text.count("file: ") >= 3
    assert "planted" not in caplog.text
    assert "/rec/" not in caplog.text
    kept = json.loads(Path(f"{part}.json").read_text())
    assert "planted" not in str(kept)

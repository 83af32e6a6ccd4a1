"""Files to download, on a real HTTP server on the loopback address, with the faults that such servers have.

What is asked is remembered in `asked`. Whose token is taken says a fake Zoom; another origin takes everybody.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar
from urllib.parse import urlsplit

from tests.zoom.fake import FakeZoom, QuietHandler, Server

BLOCK = bytes(1 << 18)


@dataclass
class FakeFile:
    """What a file holds: `content`, and zeros behind it up to `size`."""

    content: bytes
    etag: str = '"a"'
    modified: str = ""
    kind: str = "application/octet-stream"
    size: int = 0
    has_length: bool = True

    @property
    def total(self) -> int:
        return max(self.size, len(self.content))

    def blocks(self, begin: int, end: int) -> Iterator[bytes]:
        if begin < len(self.content):
            yield self.content[begin:end]
        begin = max(begin, len(self.content))
        while begin < end:
            yield BLOCK[: end - begin]
            begin += len(BLOCK)


@dataclass
class FileFault:
    """What the server does in place of the right thing. `cut`: so many bytes come, then the line is cut.

    `etag` and `total` are told in place of the file's own.
    """

    status: int = 0
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    etag: str = ""
    total: int = 0
    seconds: float = 0.0


@dataclass
class FileCall:
    """A request that came; `number` counts those for this file, from 1."""

    name: str
    number: int
    target: str
    headers: dict[str, str]

    @property
    def begin(self) -> int | None:
        """Where the asked range begins."""
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("range", ""))
        return int(asked[1]) if asked else None


class FakeFiles:
    """The server and its files by name. `faults` says for each call what goes wrong, None if nothing."""

    def __init__(self, zoom: FakeZoom | None = None) -> None:
        self.zoom = zoom
        self.files: dict[str, FakeFile] = {}
        self.faults: Callable[[FileCall], FileFault | None] = lambda _: None
        self.asked: list[FileCall] = []
        self.numbers: Counter[str] = Counter()
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self.url = ""

    def add(self, name: str, content: bytes, **more: Any) -> str:
        """A file; its address."""
        self.files[name] = FakeFile(content, **more)
        return f"{self.url}/rec/{name}"

    def asked_for(self, name: str) -> list[FileCall]:
        return [call for call in self.asked if call.name == name]


class FileHandler(QuietHandler, BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    files: ClassVar[FakeFiles]

    def do_GET(self) -> None:
        name = urlsplit(self.path).path.removeprefix("/rec/")
        headers = {key.lower(): text for key, text in self.headers.items()}
        with self.files.lock:
            self.files.numbers[name] += 1
            call = FileCall(name, self.files.numbers[name], self.path, headers)
            self.files.asked.append(call)
            self.files.at_once += 1
            self.files.most_at_once = max(self.files.most_at_once, self.files.at_once)
        try:
            self.answer(call)
        finally:
            with self.files.lock:
                self.files.at_once -= 1

    def answer(self, call: FileCall) -> None:
        fault = self.files.faults(call) or FileFault()
        self.files.ended.wait(fault.seconds)
        file = self.files.files.get(call.name)
        token = call.headers.get("authorization", "").removeprefix("Bearer ")
        if fault.status:
            self.send(fault.status, fault.headers, [fault.body], len(fault.body))
        elif self.files.zoom is not None and token not in self.files.zoom.valid:
            self.send(401, {}, [b"{}"], 2)
        elif file is None:
            self.send(404, {}, [b"{}"], 2)
        else:
            self.send_file(call, fault, file)

    def send_file(self, call: FileCall, fault: FileFault, file: FakeFile) -> None:
        etag, total, begin = fault.etag or file.etag, fault.total or file.total, call.begin
        headers = {"Content-Type": file.kind, "Accept-Ranges": "bytes"}
        headers |= ({"ETag": etag} if etag else {}) | ({"Last-Modified": file.modified} if file.modified else {})
        if begin is not None and call.headers.get("if-range") not in (file.etag, file.modified):
            begin = None
        if begin is not None and begin >= file.total:
            self.send(416, {"Content-Range": f"bytes */{total}"}, [], 0)
            return
        end = file.total if fault.cut is None else min((begin or 0) + fault.cut, file.total)
        length: int | None = file.total - (begin or 0)
        if begin is not None:
            headers["Content-Range"] = f"bytes {begin}-{file.total - 1}/{total}"
        elif not file.has_length:
            length = None
            self.close_connection = True
        self.send(206 if begin is not None else 200, headers | fault.headers, file.blocks(begin or 0, end), length)
        self.close_connection |= end < file.total

    def send(self, status: int, headers: dict[str, str], blocks: Any, length: int | None) -> None:
        self.send_response_only(status)
        for name, text in headers.items():
            self.send_header(name, text)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        for block in blocks:
            self.wfile.write(block)


@contextmanager
def serving(files: FakeFiles) -> Iterator[FakeFiles]:
    """The server, while it runs."""
    server = Server(("127.0.0.1", 0), type("OwnHandler", (FileHandler,), {"files": files}))
    files.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=[0.02], name="fake files")
    thread.start()
    try:
        yield files
    finally:
        files.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()

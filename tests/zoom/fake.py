"""A Zoom that runs on this computer: a real HTTP server on the loopback address, with the faults that Zoom has.

It shares nothing with the program but its clock and the facts about Zoom's API. Everything that is asked is remembered
in `asked`; what a client of ours must never ask is remembered in `offences`.
"""

from __future__ import annotations

import base64
import json
import re
import ssl
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

from tests.zoom import fake_archive, fake_usage
from tests.zoom.fake_archive import FakeRecordings, archive_answer
from tests.zoom.fake_usage import FakeFigures, usage_answer
from zoomwizard import __version__
from zoomwizard.zoom.api.clock import Clock

ACCOUNT_ID, CLIENT_ID, SECRET = "acc-id-1", "client-id-1", "planted-client-secret-42"
TOKEN_STEM = "planted-token-"
SCOPES = (
    "report:read:list_history_meetings:admin report:read:list_users:admin report:read:user:admin "
    "meeting:read:list_past_participants:admin report:read:list_meeting_participants:admin user:read:user:admin"
)
KEY = r"((?:[A-Za-z0-9_.~-]|%25[0-9A-F]{2})+)"  # encoded twice
PATHS = {
    "history": r"/report/history_meetings",
    "hosts": r"/report/users",
    "host meetings": rf"/report/users/{KEY}/meetings",
    "past": rf"/past_meetings/{KEY}/participants",
    "report": rf"/report/meetings/{KEY}/participants",
    "me": r"/users/me",
    **fake_usage.PATHS,
    **fake_archive.PATHS,
}
PARAMETERS = {
    "history": {"from", "to", "date_type", "meeting_type", "page_size", "next_page_token"},
    "hosts": {"from", "to", "type", "page_size", "next_page_token"},
    "host meetings": {"from", "to", "type", "page_size", "next_page_token"},
    "past": {"page_size", "next_page_token"},
    "report": {"page_size", "next_page_token"},
    "me": set[str](),
    **fake_usage.PARAMETERS,
    **fake_archive.PARAMETERS,
}
LABELS = {
    "history": "heavy", "hosts": "heavy", "host meetings": "heavy", "report": "heavy", "past": "medium",
    **fake_usage.LABELS, **fake_archive.LABELS,
}  # fmt: skip
PLANTED_NAME, PLANTED_IP, PLANTED_URL = fake_usage.PLANTED_NAME, "203.0.113.77", "planted-join.example"


@dataclass(frozen=True)
class FakeStay:
    """A row of a list of participants. A `person` is a Zoom user; blank for a guest."""

    email: str
    join: datetime
    leave: datetime
    person: str = ""
    waiting: bool = False
    name: str = PLANTED_NAME
    registrant: str = ""


@dataclass(frozen=True)
class FakeMeeting:
    uuid: str
    meeting_id: int
    topic: str
    host: str
    start: datetime
    end: datetime
    created: datetime
    stays: tuple[FakeStay, ...]
    kind: str = "Meeting"

    @property
    def people(self) -> int:
        return len({stay.email or stay.person or number for number, stay in enumerate(self.stays)})


@dataclass
class Fault:
    """What the server does in place of an answer, or before it."""

    status: int = 0
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    seconds: float = 0.0


def json_fault(status: int, code: int, message: str, **headers: str) -> Fault:
    content = json.dumps({"code": code, "message": message}).encode()
    return Fault(status, content, {name.replace("_", "-"): text for name, text in headers.items()})


HTML = Fault(200, b"<html><body>Please sign in</body></html>", {"Content-Type": "text/html"})
BROKEN_JSON = Fault(200, b'{"participants": [{"id": ')
CUT = Fault(cut=True)
EXPIRED = json_fault(401, 124, "Access token is expired.")
NOT_THERE = json_fault(404, 3001, "Meeting does not exist: 123.")


@dataclass
class Call:
    """A request that came: the kind of endpoint, its decoded key, the query, and its number among all calls."""

    kind: str
    key: str
    query: dict[str, str]
    number: int


Faults = Callable[[Call], Fault | None]
Changes = Callable[[Call, dict[str, Any]], dict[str, Any]]


class FakeZoom:
    """The server and what it knows. `faults` says for each call what goes wrong, None if nothing.

    `changes` makes another one of the content of an answer.
    """

    def __init__(self, meetings: Sequence[FakeMeeting] = (), clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.figures = FakeFigures()
        self.recordings = FakeRecordings()
        self.meetings = {meeting.uuid: meeting for meeting in meetings}
        self.listed = sorted(meetings, key=lambda meeting: meeting.start, reverse=True)
        self.scopes = SCOPES
        self.says_scopes = True
        self.faults: Faults = lambda _: None
        self.changes: Changes | None = None
        self.token_fault: Fault | None = None
        self.on_token: Callable[[], object] = lambda: None
        self.page_size = 300
        self.token_seconds = 3600
        self.clock_ahead = timedelta()
        self.shortens = False  # a range is silently cut to 10 days
        self.page_tokens_repeat = False
        self.page_tokens_expire = 0  # so many times
        self.missing_from_past: set[str] = set()
        self.asked: list[Call] = []
        self.offences: list[str] = []
        self.tokens = 0
        self.valid: set[str] = set()
        self.calls: Counter[str] = Counter()
        self.moments: dict[str, deque[float]] = {label: deque(maxlen=20_000) for label in LABELS.values()}
        self.remembers = True
        self.lock = threading.Lock()
        self.ended = threading.Event()  # answers that take their time no longer do
        self.url = ""

    @property
    def options(self) -> dict[str, str]:
        return {"api_url": self.url + "/v2", "oauth_url": self.url + "/oauth/token"}

    # -----------------------------------------------------------------------------------------------------

    def token(self, headers: Any, form: dict[str, list[str]]) -> Fault:
        self.on_token()
        if self.token_fault:
            return self.token_fault
        expected = "Basic " + base64.b64encode(f"{CLIENT_ID}:{SECRET}".encode()).decode()
        if headers.get("Authorization") != expected:
            reason = {"reason": "Invalid client_id or client_secret", "error": "invalid_client"}
            return Fault(400, json.dumps(reason).encode())
        if form != {"grant_type": ["account_credentials"], "account_id": [ACCOUNT_ID]}:
            return Fault(400, json.dumps({"reason": "Bad Request", "error": "invalid_request"}).encode())
        with self.lock:
            self.tokens += 1
            token = f"{TOKEN_STEM}{self.tokens}"
            self.valid.add(token)
        answer = {
            "access_token": token, "token_type": "bearer", "expires_in": self.token_seconds, "api_url": self.url,
        } | ({"scope": self.scopes} if self.says_scopes else {})  # fmt: skip
        return Fault(200, json.dumps(answer).encode())

    def answer(self, method: str, target: str, headers: Any) -> Fault:
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        path = parts.path.removeprefix("/v2")
        found = [(kind, re.fullmatch(pattern, path)) for kind, pattern in PATHS.items()]
        kind, match = next(((kind, match) for kind, match in found if match), ("", None))
        if method != "GET" or not match or not parts.path.startswith("/v2/") or not set(query) <= PARAMETERS[kind]:
            self.offences.append(f"{method} {target}")
            return Fault(405)
        if not re.fullmatch(rf"ZoomWizard/{re.escape(__version__)}", headers.get("User-Agent", "")):
            self.offences.append("User-Agent")
        key = unquote(unquote(match[1])) if match.groups() else ""
        with self.lock:
            self.calls[kind] += 1
            call = Call(kind, key, query, sum(self.calls.values()))
            if self.remembers:
                self.asked.append(call)
            if kind in LABELS:
                self.moments[LABELS[kind]].append(self.clock.monotonic())
        fault = self.faults(call)
        if fault is not None and not (fault.seconds and not fault.status and not fault.cut):
            return fault
        if fault is not None:
            self.ended.wait(fault.seconds)
        if headers.get("Authorization", "").removeprefix("Bearer ") not in self.valid:
            return EXPIRED
        answer = self.content(call)
        if self.changes is None or answer.status != 200 or answer.body is None:
            return answer
        return ok(self.changes(call, json.loads(answer.body)))

    def content(self, call: Call) -> Fault:
        if call.query.get("next_page_token") and self.page_tokens_expire:
            self.page_tokens_expire -= 1
            return json_fault(400, 300, "The next_page_token is invalid or expired.")
        if call.kind == "me":
            return ok(USER)
        if call.kind in fake_archive.PATHS or (call.kind == "past" and call.key in self.recordings.participants):
            return archive_answer(self, call)
        if call.kind in ("past", "report"):
            return self.participants(call)
        if call.kind in fake_usage.PATHS:
            return usage_answer(self, call)
        return self.of_range(call)

    def of_range(self, call: Call) -> Fault:
        first, last = date.fromisoformat(call.query["from"]), date.fromisoformat(call.query["to"])
        if last < first or (last - first).days > 31:
            return json_fault(400, 300, "The date range is not valid.")
        if self.shortens:
            last = min(last, first + timedelta(days=9))
        by_end = call.query.get("date_type") == "end_time"
        found = [m for m in self.listed if first <= (m.end if by_end else m.start).date() <= last]
        days = {"from": str(first), "to": str(last)} if self.shortens or call.kind != "history" else {}
        if call.kind == "history":
            # Only the items of the page are made: a test looks at the memory of this process.
            answer = self.page(call, "history_meetings", found, total=False)
            return ok(answer | {"history_meetings": [history_item(m) for m in answer["history_meetings"]]} | days)
        if call.kind == "hosts":
            if call.query["type"] == "inactive":
                return ok(
                    self.page(
                        call, "users", [host_item(host, 0, self.figures.licence) for host in self.figures.inactive]
                    )
                    | days
                )
            hosts = sorted({m.host for m in found})
            licence = self.figures.licence
            users = [host_item(host, sum(m.host == host for m in found), licence) for host in hosts]
            return ok(self.page(call, "users", users) | days | {"total_meetings": len(found)})
        wanted = [m for m in found if host_id(m.host) == call.key and (m.people > 1) == (call.query["type"] == "past")]
        return ok(self.page(call, "meetings", [host_meeting_item(m) for m in wanted]) | days)

    def participants(self, call: Call) -> Fault:
        meeting = self.meetings.get(call.key)
        if meeting is not None and meeting.kind == "Webinar":
            self.offences.append(f"a webinar as a meeting: {call.kind}")
        if meeting is None or meeting.people < 2 or (call.kind == "past" and call.key in self.missing_from_past):
            return NOT_THERE
        row = past_row if call.kind == "past" else report_row
        return ok(self.page(call, "participants", [row(stay) for stay in meeting.stays]))

    def page(self, call: Call, name: str, items: Sequence[Any], *, total: bool = True) -> dict[str, Any]:
        size = min(int(call.query.get("page_size", 30)), self.page_size)
        begin = int(call.query.get("next_page_token", "p0").removeprefix("p"))
        end = begin + size
        token = f"p{end}" if end < len(items) else ""
        if token and self.page_tokens_repeat:
            token = f"p{size}"
        answer = {"page_size": size, "next_page_token": token, name: items[begin:end]}
        return answer | ({"total_records": len(items), "page_count": 1} if total else {})


def ok(content: dict[str, Any]) -> Fault:
    return Fault(200, json.dumps(content).encode())


def moment(value: datetime) -> str:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")


def minutes(begin: datetime, end: datetime) -> int:
    return -(-int((end - begin).total_seconds()) // 60)


def host_id(address: str) -> str:
    return "H_" + address.encode().hex()


USER = {"id": "me", "email": "owner@planted.example", "display_name": PLANTED_NAME, "phone_number": "+1 555 010 9999"}


def history_item(m: FakeMeeting) -> dict[str, Any]:
    return {
        "meeting_uuid": m.uuid, "meeting_id": m.meeting_id, "type": m.kind, "host_display_name": PLANTED_NAME,
        "host_email": m.host, "start_time": moment(m.start), "end_time": moment(m.end), "topic": m.topic,
        "participants": m.people, "duration": minutes(m.start, m.end), "total_participant_minutes": 83,
        "department": "Developers", "group": "group_01", "source": "Zoom", "unique_viewers": 4,
        "max_concurrent_views": 3, "create_time": moment(m.created),
        "custom_fields": [{"key": "k", "value": PLANTED_NAME}], "tracking_fields": [],
        "feature_used": {"poll": True, "record_to_cloud": m.meeting_id % 2 == 0, "screen_sharing": False},
    }  # fmt: skip


def host_item(address: str, meetings: int, licence: int = 1) -> dict[str, Any]:
    return {
        "id": host_id(address), "email": address, "user_name": PLANTED_NAME, "dept": "HR", "type": licence,
        "meetings": meetings, "participants": 1, "meeting_minutes": 1, "custom_attributes": [],
    }  # fmt: skip


def host_meeting_item(m: FakeMeeting) -> dict[str, Any]:
    return {
        "uuid": m.uuid, "id": m.meeting_id, "type": 5 if m.kind == "Webinar" else 2, "topic": m.topic,
        "user_email": m.host, "user_name": PLANTED_NAME, "start_time": moment(m.start), "end_time": moment(m.end),
        "duration": minutes(m.start, m.end), "participants_count": m.people, "total_minutes": 11, "source": "Zoom",
        "has_recording": m.meeting_id % 2 == 0,
        "join_url": f"https://{PLANTED_URL}/1", "password": PLANTED_NAME, "host_name": PLANTED_NAME,
    }  # fmt: skip


def past_row(stay: FakeStay) -> dict[str, Any]:
    return {
        "id": stay.person, "name": stay.name, "user_id": "27423744", "registrant_id": "", "user_email": stay.email,
        "join_time": moment(stay.join), "leave_time": moment(stay.leave), "failover": False,
        "duration": int((stay.leave - stay.join).total_seconds()), "internal_user": bool(stay.person),
        "status": "in_waiting_room" if stay.waiting else "in_meeting", "ip_address": PLANTED_IP,
    }  # fmt: skip


def report_row(stay: FakeStay) -> dict[str, Any]:
    return {
        "customer_key": "", "id": "", "name": stay.name, "user_id": "1", "registrant_id": "", "bo_mtg_id": "",
        "user_email": stay.email, "join_time": moment(stay.join).replace("Z", ".0000000+00:00"),
        "leave_time": moment(stay.leave), "duration": int((stay.leave - stay.join).total_seconds()),
        "failover": False, "status": "in_waiting_room" if stay.waiting else "in_meeting",
        "participant_user_id": stay.person, "device": PLANTED_NAME, "ip_address": PLANTED_IP,
    }  # fmt: skip


# ---------------------------------------------------------------------------------------------------------
# HTTP


class QuietHandler(BaseHTTPRequestHandler):
    """One that says nothing, and for which a client may be gone at any moment."""

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:  # the client has gone
            self.close_connection = True

    def finish(self) -> None:
        try:
            super().finish()
        except OSError:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass


class Handler(QuietHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    zoom: ClassVar[FakeZoom]

    def do_GET(self) -> None:
        self.send(self.zoom.answer("GET", self.path, self.headers))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path != "/oauth/token":
            self.zoom.offences.append(f"POST {self.path}")
            self.send(Fault(405))
        else:
            self.send(self.zoom.token(self.headers, parse_qs(body)))

    def send(self, fault: Fault) -> None:
        if fault.seconds:
            self.zoom.ended.wait(fault.seconds)
        if fault.cut:
            self.close_connection = True
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{")
            return
        body = fault.body or b"{}"
        self.send_response_only(fault.status)
        headers = {"Content-Type": "application/json", "x-zm-trackingid": "WEB_planted1"} | fault.headers
        now = self.zoom.clock.now() + self.zoom.clock_ahead
        for name, text in {"Date": format_datetime(now, usegmt=True), **headers}.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64


@contextmanager
def running(zoom: FakeZoom, certificate: Path | None = None) -> Iterator[FakeZoom]:
    """The server, while it runs; with a certificate it is an encrypted one."""
    server = Server(("127.0.0.1", 0), type("OwnHandler", (Handler,), {"zoom": zoom}))
    zoom.url = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_address[1]}"
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=[0.02], name="fake zoom")
    thread.start()
    try:
        yield zoom
    finally:
        zoom.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()

"""The allow-list: the only requests that this program makes, and the only fields that it keeps of their answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from zoomwizard.zoom.api.errors import RefusedAddress
from zoomwizard.zoom.api.limits import Label

PAGING = frozenset({"page_size", "next_page_token"})
RANGE = frozenset({"from", "to"})


@dataclass(frozen=True)
class Endpoint:
    """One kind of GET request. `path` has one {} at most; `items` is the answer's list, `fields` what is kept of each.

    `page_size` is what is asked for at once, the most that Zoom gives.

    `scopes`: any one of them is enough, the first is the one to ask for.
    """

    name: str
    path: str
    label: Label
    query: frozenset[str]
    items: str
    fields: tuple[str, ...]
    scopes: tuple[str, ...]
    page_size: int = 300

    def path_of(self, key: str = "") -> str:
        """The path with an ID in it, encoded twice: Zoom's UUIDs have slashes in them."""
        return self.path.format(quote(quote(key, safe=""), safe=""))

    def allows(self, path: str, query: Mapping[str, str]) -> bool:
        """Whether a path, as it is sent, and the names of a query are this endpoint's."""
        pattern = re.escape(self.path).replace(r"\{\}", r"(?:[A-Za-z0-9_.~-]|%25[0-9A-F]{2})+")
        return re.fullmatch(pattern, path) is not None and self.query.issuperset(query)


HISTORY = Endpoint(
    "list of meetings",
    "/report/history_meetings",
    "heavy",
    RANGE | PAGING | {"date_type", "meeting_type"},
    "history_meetings",
    (
        "meeting_uuid", "meeting_id", "type", "host_email", "start_time", "end_time", "topic", "participants",
        "duration", "department", "group", "create_time",
    ),
    ("report:read:list_history_meetings:admin", "report:read:admin"),
)  # fmt: skip
HOSTS = Endpoint(
    "list of hosts",
    "/report/users",
    "heavy",
    RANGE | PAGING | {"type"},
    "users",
    ("id", "meetings"),
    ("report:read:list_users:admin", "report:read:admin"),
)
HOST_MEETINGS = Endpoint(
    "meetings of a host",
    "/report/users/{}/meetings",
    "heavy",
    RANGE | PAGING | {"type"},
    "meetings",
    (
        "uuid", "id", "type", "user_email", "start_time", "end_time", "topic", "participants_count", "duration",
    ),
    ("report:read:user:admin", "report:read:admin"),
)  # fmt: skip
PAST_PARTICIPANTS = Endpoint(
    "participants of a past meeting",
    "/past_meetings/{}/participants",
    "medium",
    PAGING,
    "participants",
    ("id", "user_email", "join_time", "leave_time", "duration", "status", "internal_user"),
    ("meeting:read:list_past_participants:admin", "meeting:read:admin"),
)
REPORT_PARTICIPANTS = Endpoint(
    "participants in the report",
    "/report/meetings/{}/participants",
    "heavy",
    PAGING,
    "participants",
    ("participant_user_id", "user_email", "join_time", "leave_time", "duration", "status"),
    ("report:read:list_meeting_participants:admin", "report:read:admin"),
)
ME = Endpoint("user", "/users/me", "light", frozenset(), "", (), ("user:read:user:admin", "user:read:admin"))
ENDPOINTS = (HISTORY, HOSTS, HOST_MEETINGS, PAST_PARTICIPANTS, REPORT_PARTICIPANTS, ME)


def refuse_others(base: str, method: str, url: str) -> None:
    """Pass a GET of an endpoint below the API's address `base`; a RefusedAddress for anything else.

    `url` is the whole address as it is sent.
    """
    address, _, query = url.partition("?")
    names = {name: "" for name, _ in parse_qsl(query, keep_blank_values=True)}
    below = address.removeprefix(base)
    if method != "GET" or below == address or not any(e.allows(below, names) for e in ENDPOINTS):
        raise RefusedAddress

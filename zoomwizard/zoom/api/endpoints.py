"""The allow-list: the only requests that this program makes, and the only fields that it keeps of their answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote

from zoomwizard.zoom.api.errors import RefusedAddress
from zoomwizard.zoom.api.limits import Label

PAGING = frozenset({"page_size", "next_page_token"})
RANGE = frozenset({"from", "to"})


@dataclass(frozen=True)
class Endpoint:
    """One kind of GET request. `path` has one {} at most; `items` is the answer's list, `fields` what is kept of each.

    Where an item holds a list of its own, `inner`, each of that list's entries is one, with the item's fields; all of
    them get the fields `of_all` of the answer. `page_size` is what is asked for at once, the most that Zoom gives,
    if the query has pages.

    `scopes`: any one of them is enough, the first is the one to ask for; Zoom's own specification may not name it.
    """

    name: str
    path: str
    label: Label
    query: frozenset[str]
    items: str
    fields: tuple[str, ...]
    scopes: tuple[str, ...]
    page_size: int = 300
    inner: str = ""
    of_all: tuple[str, ...] = ()
    is_scope_documented: bool = True

    @property
    def has_pages(self) -> bool:
        """Whether an answer is a page of many."""
        return "page_size" in self.query

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

# ---------------------------------------------------------------------------------------------------------
# What reports on usage need: the same lists with other fields, and more. A `name` becomes a stand-in at once.

_SESSION = ("id", "name", "user_email", "join_time", "leave_time", "duration", "status")
OCCURRENCE_LIST = replace(
    HISTORY,
    name="list of meetings and webinars",
    fields=(
        "meeting_uuid", "meeting_id", "type", "host_email", "start_time", "end_time", "create_time", "duration",
        "participants", "unique_viewers", "max_concurrent_views", "topic", "feature_used",
    ),
)  # fmt: skip
HOST_OCCURRENCES = replace(
    HOST_MEETINGS, name="meetings and webinars of a host", fields=(*HOST_MEETINGS.fields, "has_recording")
)
PAST_SESSIONS = replace(PAST_PARTICIPANTS, name="sessions of a past meeting", fields=(*_SESSION, "internal_user"))
REPORT_SESSIONS = replace(REPORT_PARTICIPANTS, name="sessions in the report", fields=(*_SESSION, "participant_user_id"))
WEBINAR_SESSIONS = Endpoint(
    "sessions of a webinar",
    "/report/webinars/{}/participants",
    "heavy",
    PAGING | {"include_fields"},
    "participants",
    (*_SESSION, "participant_user_id", "registrant_id"),
    ("report:read:list_webinar_participants:admin", "report:read:admin"),
)
REGISTRANTS = Endpoint(
    "registrants",
    "/webinars/{}/registrants",
    "medium",
    PAGING | {"status"},
    "registrants",
    ("id", "email"),
    ("webinar:read:list_registrants:admin", "webinar:read:admin"),
)
PANELISTS = Endpoint(
    "panelists",
    "/webinars/{}/panelists",
    "medium",
    frozenset(),
    "panelists",
    ("email",),
    ("webinar:read:list_panelists:admin", "webinar:read:admin"),
)
QUESTIONS = Endpoint(
    "questions of a webinar",
    "/report/webinars/{}/qa",
    "heavy",
    frozenset(),
    "questions",
    (
        "user_id", "email", "name", "question_id", "create_time", "question_status", "question", "answer",
        "answer_details",
    ),
    ("report:read:webinar_qna:admin", "report:read:admin"),
    inner="question_details",
)  # fmt: skip
POLLS = Endpoint(
    "polls of a webinar",
    "/report/webinars/{}/polls",
    "heavy",
    frozenset(),
    "questions",
    ("email", "name", "polling_id", "date_time", "question", "answer"),
    ("report:read:list_webinar_polls:admin", "report:read:admin"),
    inner="question_details",
)
ABSENTEES = Endpoint(
    "absentees",
    "/past_webinars/{}/absentees",
    "heavy",
    PAGING,
    "registrants",
    ("id",),
    ("webinar:read:list_absentees:admin", "webinar:read:admin"),
)
DAILY = Endpoint(
    "daily figures",
    "/report/daily",
    "heavy",
    frozenset({"year", "month"}),
    "dates",
    ("date", "new_users", "meetings", "participants", "meeting_minutes"),
    ("report:read:daily_usage:admin", "report:read:admin"),
    is_scope_documented=False,
)
USERS = replace(
    HOSTS, name="list of users", fields=("id", "email", "type", "meetings", "participants", "meeting_minutes")
)
TELEPHONE = Endpoint(
    "telephone costs",
    "/report/telephone",
    "heavy",
    RANGE | PAGING | {"type", "query_date_type"},
    "telephony_usage",
    ("type", "country_name", "duration", "end_time", "total"),
    ("report:read:telephone:admin", "report:read:admin"),
)
BILLING = Endpoint(
    "billing periods",
    "/report/billing",
    "heavy",
    frozenset(),
    "billing_reports",
    ("id", "type", "start_date", "end_date", "total_amount", "tax_amount"),
    ("report:read:billing:admin", "report:read:admin"),
    of_all=("currency",),
)
INVOICES = Endpoint(
    "invoices",
    "/report/billing/invoices",
    "heavy",
    frozenset({"billing_id"}),
    "invoices",
    ("invoice_charge_name", "start_date", "end_date", "total_amount", "tax_amount", "quantity"),
    ("report:read:billing_invoice:admin", "report:read:admin"),
    of_all=("currency",),
)
RECORDING = Endpoint(
    "cloud recording",
    "/report/cloud_recording",
    "heavy",
    RANGE,
    "cloud_recording_storage",
    ("date", "usage", "plan_usage", "free_usage"),
    ("report:read:cloud_recording:admin", "report:read:admin"),
    is_scope_documented=False,
)
ENDPOINTS = (
    HISTORY, HOSTS, HOST_MEETINGS, PAST_PARTICIPANTS, REPORT_PARTICIPANTS, ME, WEBINAR_SESSIONS, REGISTRANTS,
    PANELISTS, QUESTIONS, POLLS, ABSENTEES, DAILY, TELEPHONE, BILLING, INVOICES, RECORDING,
)  # fmt: skip


def refuse_others(base: str, method: str, url: str) -> None:
    """Pass a GET of an endpoint below the API's address `base`; a RefusedAddress for anything else.

    `url` is the whole address as it is sent.
    """
    address, _, query = url.partition("?")
    names = {name: "" for name, _ in parse_qsl(query, keep_blank_values=True)}
    below = address.removeprefix(base)
    if method != "GET" or below == address or not any(e.allows(below, names) for e in ENDPOINTS):
        raise RefusedAddress

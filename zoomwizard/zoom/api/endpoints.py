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

    Without `items` the answer is the only one; `older_items` is what Zoom called them before. Where an item holds a
    list of its own, `inner`, each of that list's entries is one, with the item's fields; all of them get the fields
    `of_all` of the answer. `page_size` is what is asked for at once, the most that Zoom gives, if the query has pages.
    With `has_times` it is asked for moments in place of days. What `path` takes is a UUID of Zoom's, which has slashes
    in it and is encoded twice, or what `is_plain` and needs that only once, as an address does.

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
    older_items: str = ""
    has_times: bool = False
    is_plain: bool = False

    @property
    def has_pages(self) -> bool:
        """Whether an answer is a page of many."""
        return "page_size" in self.query

    def path_of(self, key: str = "") -> str:
        """The path with an ID in it."""
        encoded = quote(key, safe="")
        return self.path.format(encoded if self.is_plain else quote(encoded, safe=""))

    def allows(self, path: str, query: Mapping[str, str]) -> bool:
        """Whether a path, as it is sent, and the names of a query are this endpoint's."""
        code = "%" if self.is_plain else "%25"
        pattern = re.escape(self.path).replace(r"\{\}", rf"(?:[A-Za-z0-9_.~-]|{code}[0-9A-F]{{2}})+")
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

# ---------------------------------------------------------------------------------------------------------
# What an archive needs

COMPLIANCE_LIST = Endpoint(
    "compliance recordings",
    "/archive_files",
    "medium",
    RANGE | PAGING | {"query_date_type"},
    "meetings",
    (
        "uuid", "host_id", "topic", "type", "start_time", "duration_in_second", "complete_time", "is_breakout_room",
        "meeting_type", "archive_files", "physical_files",
    ),
    ("archiving:read:list_archived_files:admin", "recording:read:admin"),
    has_times=True,
)  # fmt: skip
CLOUD_LIST = Endpoint(
    "cloud recordings",
    "/accounts/me/recordings",
    "medium",
    RANGE | PAGING,
    "meetings",
    (
        "uuid", "host_id", "topic", "type", "start_time", "duration", "recording_files", "participant_audio_files",
    ),
    ("cloud_recording:read:list_account_recordings:admin", "recording:read:admin"),
)  # fmt: skip
CLOUD_OF_USER = replace(
    CLOUD_LIST,
    name="cloud recordings of a user",
    path="/users/{}/recordings",
    scopes=("cloud_recording:read:list_user_recordings:admin", "recording:read:admin"),
    is_plain=True,
)
TRASH_LIST = replace(CLOUD_LIST, name="cloud recordings in the trash", query=PAGING | {"trash"}, fields=("uuid",))
TRASH_OF_USER = replace(CLOUD_OF_USER, name="a user's trash", query=PAGING | {"trash"}, fields=("uuid",))
PARTICIPANTS_WITH_NAMES = replace(
    PAST_PARTICIPANTS,
    name="names of participants",
    fields=("id", "name", "user_email", "join_time", "leave_time", "duration", "status"),
)
WEBINAR_PARTICIPANTS = replace(
    PARTICIPANTS_WITH_NAMES,
    name="participants of a past webinar",
    path="/past_webinars/{}/participants",
    scopes=("webinar:read:list_past_participants:admin", "webinar:read:admin"),
)
USER_BY_ID = Endpoint(
    "user by ID",
    "/users/{}",
    "light",
    frozenset(),
    "",
    ("email",),
    ("user:read:user:admin", "user:read:admin"),
    is_plain=True,
)
PHONE_USERS = Endpoint(
    "phone users",
    "/phone/users",
    "phone-medium",
    PAGING,
    "users",
    ("id", "email", "extension_number"),
    ("phone:read:list_users:admin", "phone:read:admin"),
    page_size=100,
)
PHONE_LIST = Endpoint(
    "phone recordings",
    "/phone/recordings",
    "phone-medium",
    RANGE | PAGING | {"query_date_type"},
    "recordings",
    (
        "id", "call_id", "call_log_id", "call_history_id", "date_time", "end_time", "duration", "direction",
        "caller_name", "caller_number", "caller_number_type", "callee_name", "callee_number", "callee_number_type",
        "owner", "accepted_by", "outgoing_by", "download_url", "transcript_download_url",
    ),
    ("phone:read:list_call_recordings:admin", "phone:read:admin"),
)  # fmt: skip
PHONE_FILE_BY_ID = Endpoint(
    "file of a phone recording",
    "/phone/recording/download/{}",
    "phone-medium",
    frozenset(),
    "",
    (),
    ("phone:read:call_recording:admin", "phone:read:admin"),
)
PAST_LIST = replace(
    HISTORY,
    name="list of what took place",
    fields=(
        "meeting_uuid", "type", "host_email", "start_time", "end_time", "topic", "participants", "feature_used",
    ),
)  # fmt: skip
_PARTY = ("name", "email", "did_number", "ext_number")
CALL_LIST = Endpoint(
    "call history",
    "/phone/call_history",
    "phone-heavy",
    RANGE | PAGING | {"recording_status"},
    "call_history",
    (
        "call_history_uuid", "id", "call_id", "direction", "connect_type", "start_time", "answer_time", "end_time",
        "call_result", "end_to_end", "recording_status",
        *(f"{side}_{field}" for side in ("caller", "callee") for field in _PARTY),
    ),
    ("phone:read:list_call_logs:admin", "phone:read:admin"),
    older_items="call_logs",
)  # fmt: skip
CALL_QUALITY_LIST = Endpoint(
    "quality of calls",
    "/phone/metrics/call_logs",
    "phone-heavy",
    RANGE | PAGING,
    "call_logs",
    ("call_id", "mos"),
    ("phone:read:list_call_logs:admin", "phone:read:admin"),
    page_size=100,
)
ENDPOINTS = (
    HISTORY, HOSTS, HOST_MEETINGS, PAST_PARTICIPANTS, REPORT_PARTICIPANTS, ME, WEBINAR_SESSIONS, REGISTRANTS,
    PANELISTS, QUESTIONS, POLLS, ABSENTEES, DAILY, TELEPHONE, BILLING, INVOICES, RECORDING, COMPLIANCE_LIST, CLOUD_LIST,
    CLOUD_OF_USER, TRASH_LIST, TRASH_OF_USER, WEBINAR_PARTICIPANTS, USER_BY_ID, PHONE_USERS, PHONE_LIST, CALL_LIST,
    CALL_QUALITY_LIST,
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

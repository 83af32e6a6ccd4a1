"""What comes in: the facts of an account or of files, and the options of a run.

Instants are naive datetimes in UTC. None is "unknown", an empty tuple is "there is none". One number and start is one
occurrence here already: which of two sources is taken is a matter of reading.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal
from zoneinfo import ZoneInfo

Kind = Literal["meeting", "webinar"]
Coverage = Literal["complete", "host_only", "list_only", "put_aside"]

TABLES: Final = (
    "days", "months", "features", "users", "meetings", "attendance", "webinars", "webinar_people", "retention",
    "questions", "polls", "costs",
)  # fmt: skip
ONLY_WHEN_NAMED: Final = ("attendance", "webinar_people", "questions")
DEFAULT_TABLES: Final = tuple(name for name in TABLES if name not in ONLY_WHEN_NAMED)


@dataclass(frozen=True, kw_only=True)
class Session:
    """A row of a report or an answer of Zoom, as it came."""

    email: str = ""
    name: str = ""
    registrant_id: str = ""
    zoom_id: str = ""
    internal: bool = False
    waiting: bool = False  # a row of the waiting room
    join: datetime
    leave: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Registrant:
    """An approved one."""

    id: str = ""
    email: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """Of a webinar's Q&A."""

    id: str
    email: str = ""
    user_id: str = ""
    name: str = ""
    asked: datetime
    status: str = "open"
    text: str = ""
    answer: str = ""
    has_details: bool = False  # Zoom gave answer_details


@dataclass(frozen=True, kw_only=True)
class Answer:
    """To one question of a webinar's poll; `answer` holds all chosen options, parted by semicolons."""

    poll: str
    email: str = ""
    name: str = ""
    asked: datetime
    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    number: str
    kind: Kind = "meeting"
    start: datetime
    end: datetime
    created: datetime | None = None
    host: str = ""  # e-mail address; blank is unknown
    topic: str = ""
    uuid: str = ""
    zoom_minutes: int | None = None
    zoom_join_records: int | None = None
    unique_viewers: int | None = None
    max_concurrent_views: int | None = None
    features: Mapping[str, bool] | None = None
    recorded: bool | None = None  # as the list of one host says it; what the features say comes first
    coverage: Coverage = "complete"
    source: Literal["api", "csv"] = "api"
    registration: bool | None = None
    sessions: tuple[Session, ...] = ()
    registrants: tuple[Registrant, ...] = ()
    panelists: tuple[str, ...] | None = ()  # e-mail addresses
    zoom_absentees: int | None = None
    questions: tuple[Question, ...] | None = None
    answers: tuple[Answer, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Daily:
    """Zoom's own figures of a day."""

    day: date
    new_users: int | None = None
    meetings: int | None = None
    participants: int | None = None
    meeting_minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class UserRow:
    """A user in Zoom's list of the active or of the inactive ones of one month."""

    id: str = ""
    email: str = ""
    type: int | None = None
    meetings: int | None = None
    participants: int | None = None
    meeting_minutes: int | None = None
    month: str  # as 2026-10
    active: bool = True


@dataclass(frozen=True, kw_only=True)
class TelephoneRow:
    type: str
    country: str
    minutes: Decimal | None
    end: datetime
    total: Decimal | None


@dataclass(frozen=True, kw_only=True)
class BillingRow:
    id: str
    type: int
    start: date
    end: date
    total: Decimal | None = None
    tax: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, kw_only=True)
class InvoiceRow:
    billing_id: str
    start: date
    end: date
    charge: str
    quantity: Decimal | None = None
    total: Decimal | None = None
    tax: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, kw_only=True)
class StorageRow:
    """As Zoom writes it: `3 MB` of `3 TB`."""

    day: date
    usage: str
    plan_usage: str = ""
    free_usage: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts:
    occurrences: tuple[Occurrence, ...] = ()
    daily: tuple[Daily, ...] = ()
    users: tuple[UserRow, ...] = ()
    telephone: tuple[TelephoneRow, ...] = ()
    billing: tuple[BillingRow, ...] = ()
    invoices: tuple[InvoiceRow, ...] = ()
    storage: tuple[StorageRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Options:
    first: date
    last: date
    zone: ZoneInfo
    attended_minutes: Fraction = Fraction(1)
    grace_minutes: Fraction = Fraction(5)
    participants: bool = True
    min_group_size: int = 5
    texts: bool = False  # keep
    shown: bool = False
    key: bytes = bytes(32)
    hash_ids: Mapping[str, str] = field(default_factory=dict)  # folded e-mail address -> HashID
    tables: tuple[str, ...] = DEFAULT_TABLES
    # Days listed late enough, by the states of the account's days; None if all comes from files.
    complete_days: frozenset[date] | None = frozenset()

"""What the fake Zoom answers about webinars, its own figures and costs, in the shape of Zoom's own examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.zoom.fake import Call, FakeMeeting, FakeZoom, Fault

KEY = r"((?:[A-Za-z0-9_.~-]|%25[0-9A-F]{2})+)"  # encoded twice
PATHS = {
    "webinar": rf"/report/webinars/{KEY}/participants",
    "registrants": rf"/webinars/{KEY}/registrants",
    "panelists": rf"/webinars/{KEY}/panelists",
    "qa": rf"/report/webinars/{KEY}/qa",
    "polls": rf"/report/webinars/{KEY}/polls",
    "absentees": rf"/past_webinars/{KEY}/absentees",
    "daily": r"/report/daily",
    "telephone": r"/report/telephone",
    "billing": r"/report/billing",
    "invoices": r"/report/billing/invoices",
    "recording": r"/report/cloud_recording",
}
PARAMETERS = {
    "webinar": {"page_size", "next_page_token", "include_fields"},
    "registrants": {"page_size", "next_page_token", "status"},
    "absentees": {"page_size", "next_page_token"},
    "daily": {"year", "month"},
    "telephone": {"page_size", "next_page_token", "type", "query_date_type", "from", "to"},
    "invoices": {"billing_id"},
    "recording": {"from", "to"},
} | {kind: set[str]() for kind in ("panelists", "qa", "polls", "billing")}
LABELS = {kind: "medium" if kind in ("registrants", "panelists") else "heavy" for kind in PATHS}
SCOPES = (
    "report:read:list_webinar_participants:admin webinar:read:list_registrants:admin "
    "webinar:read:list_panelists:admin report:read:webinar_qna:admin report:read:list_webinar_polls:admin "
    "webinar:read:list_absentees:admin report:read:daily_usage:admin report:read:telephone:admin "
    "report:read:billing:admin report:read:billing_invoice:admin report:read:cloud_recording:admin"
)
PLANTED_NAME = "Zyxolde Planted"


@dataclass(frozen=True)
class FakeQuestion:
    """A question of a webinar; a blank address, ID and name is nobody's."""

    question_id: str
    asked: datetime
    email: str = ""
    person: str = ""
    name: str = PLANTED_NAME
    status: str = "open"
    question: str = "Planted question"
    answer: str = ""
    answers: int = 0


@dataclass(frozen=True)
class FakeAnswer:
    """An answer to a question of a poll."""

    polling_id: str
    asked: datetime
    question: str
    answer: str
    email: str = ""
    name: str = PLANTED_NAME


@dataclass(frozen=True)
class FakeWebinar:
    """What a webinar has beside its participants. Without `registrants`, IDs by address, there was no registration."""

    registrants: Sequence[tuple[str, str]] | None = None
    panelists: Sequence[str] = ()
    questions: Sequence[FakeQuestion] = ()
    answers: Sequence[FakeAnswer] = ()
    absentees: int = 0


@dataclass
class FakeFigures:
    """Zoom's own figures and costs, by day or as their answers have them."""

    webinars: dict[int, FakeWebinar] = field(default_factory=dict)  # by number
    inactive: Sequence[str] = ()
    licence: int = 1  # of everybody
    daily: dict[date, tuple[int, int, int, int]] = field(default_factory=dict)
    calls: Sequence[tuple[str, dict[str, Any]]] = ()  # the type that is asked for, and the rest
    billing: Sequence[dict[str, Any]] = ()
    invoices: dict[str, Sequence[dict[str, Any]]] = field(default_factory=dict)
    storage: dict[date, tuple[str, str]] = field(default_factory=dict)


def participant(stay: Any, moment: Callable[[datetime], str]) -> dict[str, Any]:
    return {
        "customer_key": "", "duration": int((stay.leave - stay.join).total_seconds()), "failover": False, "id": "",
        "join_time": moment(stay.join), "leave_time": moment(stay.leave), "name": stay.name,
        "registrant_id": stay.registrant, "status": "in_waiting_room" if stay.waiting else "in_meeting",
        "user_email": stay.email, "user_id": "ABCDEF123456", "participant_user_id": stay.person, "bo_mtg_id": "",
    }  # fmt: skip


def registrant(identifier: str, email: str) -> dict[str, Any]:
    return {
        "id": identifier, "address": PLANTED_NAME, "city": "", "comments": PLANTED_NAME, "country": "US",
        "custom_questions": [], "email": email, "first_name": PLANTED_NAME, "industry": "", "job_title": "",
        "last_name": PLANTED_NAME, "no_of_employees": "", "org": "", "phone": "5550100", "purchasing_time_frame": "",
        "role_in_purchase_process": "", "state": "", "status": "approved", "zip": "",
        "create_time": "2022-03-22T05:59:09Z", "join_url": "https://planted-join.example/j/1",
    }  # fmt: skip


def asked_question(asked: FakeQuestion, moment: Callable[[datetime], str]) -> dict[str, Any]:
    answerer = {
        "user_id": "p", "name": PLANTED_NAME, "email": "panel@planted.example", "content": "c",
        "create_time": "2022-03-15T07:50:00Z", "type": "default",
    }  # fmt: skip
    detail = {
        "answer": asked.answer, "question": asked.question, "question_id": asked.question_id,
        "create_time": moment(asked.asked), "question_status": asked.status,
        "answer_details": [answerer] * asked.answers,
    }  # fmt: skip
    return {"user_id": asked.person, "email": asked.email, "name": asked.name, "question_details": [detail]}


def poll_answer(given: FakeAnswer, moment: Callable[[datetime], str]) -> dict[str, Any]:
    detail = {
        "answer": given.answer, "date_time": moment(given.asked), "polling_id": given.polling_id,
        "question": given.question,
    }  # fmt: skip
    return {
        "email": given.email, "name": given.name, "first_name": PLANTED_NAME, "last_name": PLANTED_NAME,
        "question_details": [detail],
    }  # fmt: skip


def call_leg(kind: str, ended: datetime, minutes: int, total: float, country: str = "US") -> dict[str, Any]:
    return {
        "call_in_number": "ZoomGW", "country_name": country, "dept": "HR", "duration": minutes,
        "end_time": ended.strftime("%Y-%m-%dT%H:%M:%SZ"), "host_email": "host@planted.example", "host_id": "h",
        "host_name": PLANTED_NAME, "meeting_id": 94908911701, "meeting_type": "Meeting", "phone_number": "+1 8243",
        "rate": 0.03, "signaled_number": "+1 8243", "start_time": "2022-03-15T07:40:46Z", "total": total, "type": kind,
        "uuid": "4444AAAiAAAAAiAiAiiAii==",
    }  # fmt: skip


def billing_period(billing: str, first: date, last: date, total: str, tax: str = "0", kind: int = 0) -> dict[str, Any]:
    days = {"start_date": str(first), "end_date": str(last)}
    return days | {"id": billing, "tax_amount": tax, "total_amount": total, "type": kind}


def invoice(charge: str, first: date, last: date, total: str, quantity: int = 45, tax: str = "0") -> dict[str, Any]:
    days = {"start_date": str(first), "end_date": str(last)}
    of = {"invoice_charge_name": charge, "invoice_number": "3", "quantity": quantity}
    return days | of | {"tax_amount": tax, "total_amount": total}


# ---------------------------------------------------------------------------------------------------------


def usage_answer(zoom: FakeZoom, call: Call) -> Fault:
    from tests.zoom.fake import NOT_THERE, json_fault, ok

    figures = zoom.figures
    if call.kind in ("webinar", "qa", "polls", "absentees"):
        meeting = zoom.meetings.get(call.key)
        return ok(of_webinar(zoom, call, meeting)) if meeting is not None and meeting.kind == "Webinar" else NOT_THERE
    if call.kind in ("registrants", "panelists"):
        return by_number(zoom, call)
    if call.kind == "daily":
        year, month = int(call.query["year"]), int(call.query["month"])
        days = {day: of for day, of in figures.daily.items() if (day.year, day.month) == (year, month)}
        names = ("new_users", "meetings", "participants", "meeting_minutes")
        dates = [{"date": str(day), **dict(zip(names, of, strict=True))} for day, of in sorted(days.items())]
        return ok({"year": year, "month": month, "dates": dates})
    if call.kind == "telephone":
        assert call.query["query_date_type"] == "end_time"
        legs = [leg for kind, leg in figures.calls if kind == call.query["type"]]
        wanted = [leg for leg in legs if call.query["from"] <= leg["end_time"][:10] <= call.query["to"]]
        return ok(zoom.page(call, "telephony_usage", wanted, total=False) | of_range(call.query))
    if call.kind == "billing":
        return ok({"billing_reports": [*figures.billing], "currency": "USD"})
    if call.kind == "invoices":
        found = figures.invoices.get(call.query["billing_id"])
        answer = {"invoices": [*found], "currency": "USD"} if found is not None else {}
        return ok(answer) if answer else json_fault(404, 5010, "Report does not exist.")
    first, last = date.fromisoformat(call.query["from"]), date.fromisoformat(call.query["to"])
    if (last - first).days >= 30 or last >= zoom.clock.now().date():
        return json_fault(400, 300, "The date range is not valid.")
    stored = [
        {"date": str(day), "free_usage": "Unlimited", "plan_usage": plan, "usage": usage}
        for day, (usage, plan) in sorted(figures.storage.items())
        if first <= day <= last
    ]
    return ok({"cloud_recording_storage": stored} | of_range(call.query))


def by_number(zoom: FakeZoom, call: Call) -> Fault:
    from tests.zoom.fake import NOT_THERE, json_fault, ok

    webinar = zoom.figures.webinars.get(int(call.key)) if call.key.isdigit() else None
    if webinar is None:
        return NOT_THERE
    if call.kind == "panelists":
        known = [panelist(email) for email in webinar.panelists]
        return ok({"total_records": len(known), "panelists": known})
    if webinar.registrants is None:
        return json_fault(400, 300, "Registration has not been enabled for this webinar.")
    assert call.query["status"] == "approved"
    return ok(zoom.page(call, "registrants", [registrant(*one) for one in webinar.registrants]))


def of_range(query: Mapping[str, str]) -> dict[str, str]:
    return {"from": query["from"], "to": query["to"]}


def panelist(email: str) -> dict[str, Any]:
    return {
        "id": "Tg2b6GhcQKKbV7nSCbDKug", "name": PLANTED_NAME, "email": email,
        "join_url": "https://planted-join.example/j/1", "name_tag_name": PLANTED_NAME,
    }  # fmt: skip


def of_webinar(zoom: FakeZoom, call: Call, meeting: FakeMeeting) -> dict[str, Any]:
    from tests.zoom.fake import moment

    webinar = zoom.figures.webinars.get(meeting.meeting_id) or FakeWebinar()
    if call.kind == "webinar":
        assert call.query["include_fields"] == "registrant_id"
        return zoom.page(call, "participants", [participant(stay, moment) for stay in meeting.stays])
    if call.kind == "absentees":
        return zoom.page(
            call, "registrants", [registrant(f"r{n}", "a@planted.example") for n in range(webinar.absentees)]
        )
    known = {"id": meeting.meeting_id, "uuid": meeting.uuid, "start_time": moment(meeting.start)}
    if call.kind == "qa":
        return known | {"questions": [asked_question(asked, moment) for asked in webinar.questions]}
    return known | {"questions": [poll_answer(given, moment) for given in webinar.answers]}

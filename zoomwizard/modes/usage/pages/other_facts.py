"""Costs, how whole the data are, and what Zoom will no longer have: as tables of the page."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import Facts, Figure, Picture
from zoomwizard.core.resources import resource
from zoomwizard.core.said import Fixed, Said, Value, plural, say, sentences
from zoomwizard.modes.usage.pages.drawn import Name, picture_of
from zoomwizard.modes.usage.pages.people_pictures import ShownUsers

ITEM_NAMES = {
    "audio": say("Joining by telephone"), "plan": say("Plans"), "invoice": say("Charges on invoices"),
    "storage": say("Cloud storage"),
}  # fmt: skip
STATUS_NAMES = {
    "complete": say("Complete"), "incomplete": say("Incomplete"), "not_yet": say("Not ready at Zoom yet"),
    "too_old": say("No longer kept by Zoom"), "refused": say("Refused by Zoom"),
    "put_aside": say("Not received from Zoom"), "not_possible": say("No longer available"),
}  # fmt: skip
PIECE_NAMES = {
    "list": say("Meetings and webinars"), "participants": say("Who took part in meetings"),
    "webinar": say("Who took part in webinars"), "registrants": say("Registrants of webinars"),
    "panelists": say("Panelists of webinars"), "qa": say("Questions in webinars"), "polls": say("Polls in webinars"),
    "absentees": say("Absentees of webinars"), "daily": say("Zoom's own daily figures"),
    "users": say("Zoom's list of users"), "telephone": say("Joining by telephone"), "billing": say("Billing"),
    "recording": say("Cloud storage"),
}  # fmt: skip
COVERAGE_NAMES = {
    "complete": say("Participants known"), "host_only": say("Only the host was there"),
    "list_only": say("Participants not requested"),
    "put_aside": say("Participants not received from Zoom"),
}  # fmt: skip
MOST_COSTS = 15


def money(amount: Decimal) -> Fixed:
    """An amount in a sentence: two decimals at least, all that Zoom gave at most."""
    return Fixed(float(amount), max(2, -int(amount.normalize().as_tuple().exponent)))


def overview_facts(engine: Engine, tables: Collection[str], users: ShownUsers | None) -> list[Facts]:
    """What Zoom costs, how much storage there is and how many licences are idle, in a few lines."""
    rows: list[tuple[Name, Name]] = []
    if "costs" in tables:
        costs = cost_rows(engine)
        of_plans = {currency for item, currency, _ in costs if item == "plan"}  # its charges are part of it
        rows += [
            (ITEM_NAMES[item], said) for item, currency, said in costs if item != "invoice" or currency not in of_plans
        ]
        stored = engine.all(
            "SELECT sum(quantity) FROM out_costs WHERE item = 'storage' GROUP BY period_start "
            "ORDER BY period_start DESC LIMIT 1"
        )
        rows += [(ITEM_NAMES["storage"], say("{size} GB", size=Fixed(float(size), 0))) for (size,) in stored]
    if users is not None and users.knows_licences and users.idle is not None and users.in_use is not None:
        said = say("{idle} of {licensed}", idle=users.idle, licensed=users.idle + users.in_use)
        rows.append((say("Idle licences"), said))
    return [Facts(title=say("Costs and licences"), rows=tuple(rows))] if rows else []


def cost_rows(engine: Engine) -> list[tuple[str, str, Said]]:
    """What each item cost, per currency: item, currency, amount in words. Nothing is converted."""
    return [
        (item, currency, money_text(amount, tax, currency))
        for item, currency, amount, tax in engine.all(
            "SELECT item, currency, sum(amount), sum(tax) FROM out_costs WHERE amount IS NOT NULL "
            "GROUP BY ALL ORDER BY item, currency"
        )
    ]


def cost_facts(engine: Engine) -> list[Facts]:
    """What each item cost; plans aren't added to their own invoices."""
    rows: list[tuple[Name, Name]] = [(ITEM_NAMES[item], said) for item, _, said in cost_rows(engine)]
    title = say("Costs (charges on invoices are already part of the cost of plans)")
    return [Facts(title=title, rows=tuple(rows))] if rows else []


def cost_figures(engine: Engine) -> list[Figure]:
    """What plans cost, per currency."""
    return [
        Figure(key=f"plans-{place}", label=say("Cost of plans"), value=float(amount), unit=currency or "")
        for place, (currency, amount) in enumerate(
            engine.all(
                "SELECT currency, sum(amount) FROM out_costs WHERE item = 'plan' AND amount IS NOT NULL "
                "GROUP BY currency ORDER BY currency"
            ),
            1,
        )
    ]


def money_text(amount: Decimal, tax: Decimal | None, currency: str | None) -> Said:
    """An amount with its currency and, where it's known, its tax."""
    values: dict[str, Value] = {"amount": money(amount), "currency": currency or ""}
    if tax:
        return say("{currency} {amount}, and tax of {tax}", **values, tax=money(tax))
    return say("{currency} {amount}", **values)


def cost_pictures(engine: Engine) -> list[Picture]:
    """What calls by telephone cost by kind and country, charges, and how much storage there is by day."""
    made = []
    titles = {"audio": say("Cost of joining by telephone"), "invoice": say("Charges on invoices")}
    for item, title in titles.items():
        found = engine.all(
            "SELECT currency, detail, sum(amount) FROM out_costs WHERE item = ? AND amount IS NOT NULL GROUP BY ALL "
            "ORDER BY currency, sum(amount) DESC, detail",
            [item],
        )
        for currency in dict.fromkeys(row[0] for row in found):
            rows = [(detail, float(amount)) for of, detail, amount in found if of == currency and amount > 0]
            rows = rows[:MOST_COSTS]
            if rows:
                made.append(
                    picture_of(f"{item}-{currency}".lower(), "bar", title, (say("Item"), currency or ""),
                               {ITEM_NAMES[item]: [amount for _, amount in rows]},
                               [detail or say("Other") for detail, _ in rows], decimals=2, unit=currency or "")
                )  # fmt: skip
    storage = engine.all(
        "SELECT period_start, sum(quantity) FROM out_costs WHERE item = 'storage' GROUP BY 1 ORDER BY 1"
    )
    if storage:
        made.append(
            picture_of("storage", "line", say("Cloud storage used by day"), (say("Day"), "GB"),
                       {say("Storage used"): [float(used) for _, used in storage]},
                       [say("{day}", day=day) for day, _ in storage], decimals=1, unit="GB")
        )  # fmt: skip
    return made


def quality_facts(engine: Engine, tables: Sequence[str]) -> list[Facts]:
    """How whole the data are: days, meetings, and what was asked of Zoom."""
    facts = []
    if "days" in tables:
        days, known, complete = engine.one("SELECT count(*), count(complete), count(*) FILTER (complete) FROM out_days")
        said = (
            say("{complete} of {days}", complete=complete, days=days)
            if known
            else say("unknown, because only files were read")
        )
        facts.append(Facts(title=say("Days"), rows=((say("Complete days"), said),)))
    if "meetings" in tables:
        counts = dict(engine.all("SELECT coverage, count(*) FROM out_meetings GROUP BY 1"))
        rows = tuple((name, say("{n}", n=counts[key])) for key, name in COVERAGE_NAMES.items() if key in counts)
        facts += [Facts(title=say("Meetings"), rows=rows)] if rows else []
    if "coverage" in tables:
        asked: list[tuple[Name, Name]] = []
        for piece, status, parts in engine.all(
            "SELECT piece, max(status) FILTER (key = 'all'), count(*) FILTER (key <> 'all') FROM out_coverage "
            "GROUP BY piece ORDER BY piece"
        ):
            more = plural("{n} part is incomplete.", "{n} parts are incomplete.", n=parts) if parts else ""
            word = say("{status}.", status=STATUS_NAMES.get(status, status or ""))
            asked.append((PIECE_NAMES.get(piece, piece), sentences(word, more)))
        facts += [Facts(title=say("Data from Zoom"), rows=tuple(asked))] if asked else []
    return facts


# ---------------------------------------------------------------------------------------------------------
# What will be lost

KEPT_NAMES = {
    "api_reports": say("Meetings, webinars and participants, through Zoom's API"),
    "portal_reports": say("The same, in reports that you export in the Zoom portal"),
    "registration": say("Who registered for a webinar"),
    "participants_month": say("Participants, according to older Zoom pages"),
    "qss": say("Quality data, according to older Zoom pages"),
}


def kept_by_zoom() -> list[dict[str, str]]:
    """How long Zoom keeps what: each with its value, its source and the date of that."""
    found: list[dict[str, str]] = json.loads(resource("retention.json").read_text(encoding="utf-8"))
    return found


def kept_text(entry: dict[str, str]) -> Said:
    """How long one of them is kept."""
    if not entry["source"]:
        of = {"months": say("{value} month", value=entry["value"]), "days": say("{value} days", value=entry["value"])}
        return say("{long}. Not confirmed, so it isn't used here.", long=of[entry["unit"]])
    values = {"source": entry["source"], "date": entry["date"]}
    if entry["unit"] == "days":
        return say("{value} days after the event. Source: {source}, {date}.", value=entry["value"], **values)
    if entry.get("or"):
        return say("{value} months, or {other} according to another Zoom page. Source: {source}, {date}.",
                   value=entry["value"], other=entry["or"], **values)  # fmt: skip
    return say("{value} months. Source: {source}, {date}.", value=entry["value"], **values)


def loss_facts(engine: Engine, tables: Sequence[str]) -> list[Facts]:
    """How long Zoom keeps what, and until when what this run read."""
    kept = tuple((KEPT_NAMES[one["key"]], kept_text(one)) for one in kept_by_zoom())
    facts = [Facts(title=say("How long Zoom keeps data"), rows=kept)]
    if "coverage" in tables:
        found: list[tuple[str, date]] = engine.all(
            "SELECT piece, min(lost_after) FROM out_coverage WHERE lost_after IS NOT NULL GROUP BY 1 ORDER BY 2, 1"
        )
        rows = tuple((PIECE_NAMES.get(piece, piece), say("until {day}", day=day)) for piece, day in found)
        facts += [Facts(title=say("Zoom still has the oldest of this report's data"), rows=rows)] if rows else []
    return facts

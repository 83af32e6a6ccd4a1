"""What a usage run is asked for, made of its inputs; nothing is read and nobody is asked yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.output.kept_days import check_kept_days
from zoomwizard.core.people.mapping_file import HASH_ID, PERSON_ID, MappingFile, read_mapping
from zoomwizard.core.people.secret_key import check_key_file
from zoomwizard.core.said import Said, say
from zoomwizard.core.tables.text_file import looking_once
from zoomwizard.core.time.dates import EARLIEST, LATEST
from zoomwizard.modes.usage.compute import local_days
from zoomwizard.modes.usage.inputs import UsageInputs
from zoomwizard.modes.usage.kept import KEPT_TABLES, head_of, key_to_be, with_missing_key
from zoomwizard.zoom.accounts import ZoomAccounts, connection_of
from zoomwizard.zoom.asked import reason_findings, without_account
from zoomwizard.zoom.asked_days import AskedDays, asked_days
from zoomwizard.zoom.files.asked_columns import chosen_columns
from zoomwizard.zoom.files.clock import zone_of
from zoomwizard.zoom.files.flags import flag_words

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.connection import Connection

CHECK_DAYS = say("Check the days.")


@dataclass(frozen=True, kw_only=True)
class UsageRequest:
    """What is asked for. `days` are local ones, None: all of the files. `zone` is an IANA name.

    `chosen` says for a column which header it is, `words` what a word for yes or no means.
    """

    days: AskedDays
    zone: str
    connection: Connection | None
    mapping: MappingFile | None
    chosen: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, bool] = field(default_factory=dict)
    findings: Sequence[Finding] = ()

    @property
    def utc_days(self) -> tuple[date, date]:
        """The first and the last UTC day that the local days touch; not after today."""
        assert self.days is not None
        found = local_days(*self.days, self.zone)
        last = min((found[-1][2] - timedelta.resolution).date(), datetime.now(UTC).date())
        return found[0][1].date(), max(last, found[0][1].date())

    @property
    def all_utc_days(self) -> list[date]:
        """All of these days."""
        first, last = self.utc_days
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def usage_request(inputs: UsageInputs, accounts: ZoomAccounts | None) -> UsageRequest:
    """What the inputs ask for, and everything that is wrong with them."""
    zone, findings = zone_of(inputs.time_zone, has_files=bool(inputs.reports))
    chosen, found = chosen_columns(inputs.columns)
    words, found_in_words = flag_words(inputs.flag_words)
    findings = [*findings, *found, *found_in_words, *wrong_together(inputs)]
    today = datetime.now(ZoneInfo(zone)).date()
    days, found_in_days = asked_days(vars(inputs), today, are_needed=bool(inputs.from_zoom or inputs.store))
    if days is not None and not EARLIEST.date() <= days[0] <= days[1] < LATEST.date():
        title = say(
            "These days aren't all between {first} and {last}.", first=str(EARLIEST.year), last=str(LATEST.year - 1)
        )
        found_in_days = [Finding(Severity.ERROR, "date_from", title, CHECK_DAYS, code="days.implausible")]
        days = None
    findings += found_in_days
    if days is not None and days[0] > today:
        title = say("The first day is in the future.")
        findings.append(Finding(Severity.ERROR, "date_from", title, CHECK_DAYS, code="days.in-future"))
    connection = None
    if inputs.from_zoom:
        given = connection_of(accounts, inputs.from_zoom)
        if isinstance(given, Finding):
            findings.append(given)
        else:
            connection = given
    findings += store_findings(inputs, connection)
    choices = {column: chosen.pop(column) for column in (PERSON_ID, HASH_ID) if column in chosen}
    mapping = None
    if inputs.mapping is not None:
        mapping, found_in_mapping = read_mapping(inputs.mapping, choices=choices, look=looking_once(inputs.encoding))
        findings += found_in_mapping
    findings += check_key_file(inputs.key_file) if inputs.key_file else []
    return UsageRequest(
        days=days, zone=zone, connection=connection, mapping=mapping, chosen=chosen, words=words, findings=findings
    )


def store_findings(inputs: UsageInputs, connection: Connection | None) -> list[Finding]:
    """What keeps the kept days from being used, or begun; whether a key of the keyring is theirs is seen later."""
    if inputs.store is None:
        return []
    head = head_of(connection.account.name if connection else "", key_to_be(inputs.key_file), inputs.texts)
    found = check_kept_days(inputs.store, KEPT_TABLES, head, may_begin=bool(inputs.from_zoom))
    found = with_missing_key(found, inputs.key_file)
    if inputs.output is not None and inputs.output.absolute().is_relative_to(inputs.store.absolute()):
        title = say("The report can't be written into the folder with the kept days.")
        found.append(Finding(Severity.ERROR, "output", title, say("Choose another folder."), code="output.in-store"))
    return found


def wrong_together(inputs: UsageInputs) -> list[Finding]:
    """What doesn't fit together, before anything is looked at."""
    wrong: list[tuple[str, Said, Said | str]] = []
    if not (inputs.reports or inputs.from_zoom or inputs.store):
        hint = say("Choose reports, kept days, or an account to download from.")
        wrong.append(("reports", say("There's nothing to read yet."), hint))
    only_collects = bool(inputs.from_zoom and inputs.store)
    if inputs.output is None and not only_collects and not inputs.plan:
        wrong.append(("output", say("--output is missing."), say("Choose the folder for the report.")))
    if inputs.store is not None and inputs.identities == "shown":
        title = say("Kept days have no names, so names can't be shown with --store.")
        wrong.append(("identities", title, say("Leave out one or the other.")))
    if inputs.store is not None and inputs.no_participants:
        title = say("Kept days always include who took part, so --no-participants doesn't work with --store.")
        wrong.append(("no_participants", title, say("Leave out one or the other.")))
    found = [Finding(Severity.ERROR, name, title, hint, code="option.usage") for name, title, hint in wrong]
    found += reason_findings(inputs.identities, inputs.reason, "option.usage")
    return [*found, *without_account(inputs, ("plan", "fresh", "wait"))]

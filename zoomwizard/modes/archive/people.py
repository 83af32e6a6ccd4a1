"""The people file: whose recordings are kept. Source: docs/archive.md, The people file.

Findings name lines and never a value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zoomwizard.core.outcome import CancelToken, Finding, InputError, Severity, errors_in
from zoomwizard.core.people.identities import bare_address, fold_key, is_address, trimmed
from zoomwizard.core.people.mapping_file import PERSON_ID, cell_at, holds_address, without_header
from zoomwizard.core.people.mapping_findings import FindingKind, Places
from zoomwizard.core.said import plural, say
from zoomwizard.core.tables.headers import header_key
from zoomwizard.core.tables.text_file import LookAt, checked_to_its_end, cut_off, look_at, new_notes
from zoomwizard.core.tables.workbook import rows_of_table

PEOPLE_FIELD = "people"
POLICIES, MODALITIES = ("always", "on_demand", "never"), ("video", "voice")
PEOPLE_COLUMNS = (PERSON_ID, "Name", "Account", "Policy", "Modality")

PEOPLE_KINDS = {
    "listed.blank": FindingKind(
        Severity.ERROR,
        lambda n: plural("A row has no e-mail address.", "{n} rows have no e-mail address.", n=n),
        say("Fill it in, or remove the row."),
    ),
    "listed.policy": FindingKind(
        Severity.ERROR,
        lambda n: plural("A row has an unknown Policy.", "{n} rows have an unknown Policy.", n=n),
        say("Use always, on_demand or never, or leave it blank for always."),
    ),
    "listed.modality": FindingKind(
        Severity.ERROR,
        lambda n: plural("A row has an unknown Modality.", "{n} rows have an unknown Modality.", n=n),
        say("Use video or voice, or leave it blank for video."),
    ),
    "listed.account": FindingKind(
        Severity.ERROR,
        lambda n: plural(
            "A row names an account that isn't chosen.", "{n} rows name an account that isn't chosen.", n=n
        ),
        say("Choose the account too, correct its name, or leave it blank for all accounts."),
    ),
    "listed.twice": FindingKind(
        Severity.ERROR,
        lambda n: plural(
            "A person is in the list twice for one account.", "{n} people are in the list twice for one account.", n=n
        ),
        say("Keep one row for each person and account. A row with a blank Account counts for all accounts."),
    ),
    "listed.not-an-address": FindingKind(
        Severity.WARNING,
        lambda n: plural(
            "A PersonID isn't an e-mail address, so nobody in Zoom can match it.",
            "{n} PersonIDs aren't e-mail addresses, so nobody in Zoom can match them.",
            n=n,
        ),
        say("Use the address that the person has in Zoom."),
    ),
}


@dataclass(frozen=True)
class ListedPerson:
    """A person of the people file for one account; `address` is in compared form, `name` blank where none is given."""

    address: str
    name: str
    account: str
    policy: str
    modality: str

    @property
    def is_kept(self) -> bool:
        """Whether recordings of the person are to be kept."""
        return self.policy != "never"


ListedPeople = Mapping[str, Mapping[str, ListedPerson]]  # by account and address


def read_listed_people(
    path: Path, accounts: Sequence[str], *, look: LookAt = look_at, cancel: CancelToken | None = None
) -> tuple[ListedPeople, list[Finding]]:
    """The people for each of the accounts, and all that is wrong with the file at once."""
    file, findings = look(path, PEOPLE_FIELD)
    if file is None:
        return {}, findings
    check = _PeopleCheck(accounts)
    cancel = cancel or CancelToken()
    try:
        checked = checked_to_its_end(file, PEOPLE_FIELD, cancel)
        findings += new_notes(file, checked, PEOPLE_FIELD)
        rows = rows_of_table(checked, PEOPLE_FIELD, cancel)
        header = [trimmed(cell) for cell in next(rows, (0, []))[1]]
        places, found = _columns(header, path.name)
        findings += found
        if errors_in(found):
            return {}, findings
        for line, cells in rows:
            check.add(line, *(trimmed(cell_at(cells, places.get(column))) for column in PEOPLE_COLUMNS))
    except InputError as error:
        return {}, [*findings, *check.findings(path.name), *error.findings]
    findings += [*check.findings(path.name), *cut_off(file, check.rows, PEOPLE_FIELD)]
    if not errors_in(findings):
        findings += [_nobody(path.name, account) for account in accounts if not check.people[account]]
    return check.people, findings


class _PeopleCheck:
    """Takes the rows one by one."""

    def __init__(self, accounts: Sequence[str]) -> None:
        self.people: dict[str, dict[str, ListedPerson]] = {account: {} for account in accounts}
        self.rows = 0
        self._lines: dict[tuple[str, str], int] = {}
        self._places: dict[str, Places] = defaultdict(Places)

    def add(self, line: int, person: str, name: str, account: str, policy: str, modality: str) -> None:
        self.rows += 1
        address = fold_key(bare_address(person))
        policy, modality = policy.lower() or POLICIES[0], modality.lower() or MODALITIES[0]
        wrong = {
            "listed.blank": not address,
            "listed.policy": policy not in POLICIES,
            "listed.modality": modality not in MODALITIES,
            "listed.account": bool(account) and account not in self.people,
            "listed.not-an-address": bool(address) and not is_address(address),
        }
        for code in (code for code, holds in wrong.items() if holds):
            self._places[code].add(line)
        if any(holds for code, holds in wrong.items() if PEOPLE_KINDS[code].severity is Severity.ERROR):
            return
        accounts = [account] if account else list(self.people)
        before = [self._lines[of, address] for of in accounts if (of, address) in self._lines]
        if before:
            self._places["listed.twice"].add_pair(before[0], line, address)
        for of in accounts:
            self._lines.setdefault((of, address), line)
            self.people[of][address] = ListedPerson(address, name, of, policy, modality)

    def findings(self, file: str) -> list[Finding]:
        return [
            Finding(kind.severity, PEOPLE_FIELD, kind.title(places.count), kind.hint, places.where(file), code)
            for code, kind in PEOPLE_KINDS.items()
            if (places := self._places.get(code))
        ]


def _columns(header: Sequence[str], name: str) -> tuple[dict[str, int], list[Finding]]:
    """Where the columns stand in a header, and what is wrong with it."""
    if holds_address(header):
        return {}, [without_header(PEOPLE_FIELD, name, ",".join(PEOPLE_COLUMNS))]
    keys = [header_key(cell) for cell in header]
    findings = []
    for column in PEOPLE_COLUMNS:
        if keys.count(header_key(column)) > 1:
            title = say("Two columns are called {column}.", column=column)
            hint = say("Rename or remove one of them.")
            findings.append(Finding(Severity.ERROR, PEOPLE_FIELD, title, hint, name, "listed.column-twice"))
    if header_key(PERSON_ID) not in keys:
        title = say("The column {column} is missing.", column=PERSON_ID)
        hint = say("Give the column the name {column} in the header line.", column=PERSON_ID)
        findings.append(Finding(Severity.ERROR, PEOPLE_FIELD, title, hint, name, "listed.no-person-id"))
    return {column: keys.index(header_key(column)) for column in PEOPLE_COLUMNS if header_key(column) in keys}, findings


def _nobody(file: str, account: str) -> Finding:
    title = say("The list has nobody for the account {account}.", account=account)
    hint = say("Add the people of the account, or leave the account out.")
    return Finding(Severity.ERROR, PEOPLE_FIELD, title, hint, file, "listed.nobody")

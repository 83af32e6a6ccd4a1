"""Zoom accounts and downloads for every front end: accounts in the settings, their secrets in the keyring.

    add_account, remove_account, list_accounts     what is kept
    give_secret                                    the secret of an account of which it is not known
    ask_requirements                               a tick for each thing that Zoom has to allow
    usual_days, days_to_be_had                     which days are asked for most, and which Zoom still has
    download_range                                 does it; can be left by its cancel and called again
    kept_downloads, kept_meetings, forget_download what is kept of downloads that were not used yet

All but the lists may block for seconds to hours and belong into a thread of their own. Nothing of the network is
imported before it is needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from zoomwizard.app.paths import data_folder, settings_file
from zoomwizard.app.policy import read_policy, require_downloads_allowed
from zoomwizard.app.secrets import NotReachableError, forget_secret, keep_secret, kept_secret
from zoomwizard.app.settings import Settings, change_settings, damaged_said, kept_aside, load_settings
from zoomwizard.core.outcome import CancelToken, Finding, InputError, Severity
from zoomwizard.core.said import Said, say, sentences
from zoomwizard.modes.registry import modes
from zoomwizard.zoom.api.account import ACCOUNT_FIELD, PLANS, Account, key_of, wrong_fields

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.connection import Connection
    from zoomwizard.zoom.collect.kept import Download
    from zoomwizard.zoom.collect.progress import DownloadProgress
    from zoomwizard.zoom.collect.requirements import Requirement
    from zoomwizard.zoom.collect.run import Downloaded

ADD_ONE = say("Add one with zoomwizard connect add.")
VARIABLE = "ZOOMWIZARD_CLIENT_SECRET"
_UNTIL_THE_END: dict[str, str] = {}  # secrets by account, where there is no keyring to keep them


# ---------------------------------------------------------------------------------------------------------
# Accounts

ADDRESS_FIELDS = say("An address begins with https:// (http:// only on this computer) and has no password.")
HOW_WRITTEN = {
    "name": say("A name has 1 to 40 characters: letters from a to z, digits, _ and -."),
    "account_id": say("The account ID is one word, as the app's App Credentials page shows it."),
    "client_id": say("The client ID is one word, as the app's App Credentials page shows it."),
    "plan": say("The plan is one of {plans}.", plans=", ".join(PLANS)),
    "share": say("The share is a number above 0 and at most 1."),
    "api_url": ADDRESS_FIELDS,
    "oauth_url": ADDRESS_FIELDS,
    "proxy": say("A proxy is written like http://proxy.example.com:8080, without a password."),
}


def list_accounts() -> list[Account]:
    """The accounts of this user, by name."""
    return sorted(load_settings(settings_file()).zoom_accounts, key=lambda account: account.name)


def lost_with_settings() -> list[Said]:
    """Why there may be no accounts any more: damaged settings were kept aside."""
    return [damaged_said(path) for path in kept_aside(settings_file())[-1:]]


def find_account(name: str) -> Account | None:
    """The account of this name; None if there is none."""
    return next((account for account in list_accounts() if account.name == name), None)


def proxy_of(account: Account) -> str:
    """The proxy that all requests go through: the one that IT has set, else the account's own; blank if none is."""
    return read_policy().proxy or account.proxy


def check_account(account: Account) -> list[Finding]:
    """What is wrong with an account's fields; a name that is taken already too. Asks nobody.

    Errors: AppError where IT does not allow downloads, since it does not allow what they are for.
    """
    require_downloads_allowed()
    wrong = wrong_fields(account)
    found = [Finding(Severity.ERROR, field, HOW_WRITTEN[field], code="option.account") for field in wrong]
    found += check_name(account.name, list_accounts())
    if account.proxy and proxy_of(account) != account.proxy:
        title, hint = say("Your IT department has set this computer's proxy."), say("Leave out --proxy.")
        found.append(Finding(Severity.ERROR, "proxy", title, hint, code="option.proxy"))
    return found


def check_name(name: str, accounts: Iterable[Account]) -> list[Finding]:
    """The error that a name is taken, or so like another one that both would have the same variable and files."""
    taken = next((other.name for other in accounts if key_of(other.name) == key_of(name)), None)
    if taken is None:
        return []
    if taken == name:
        title = say("There's already an account with this name.")
        hint = say("Choose another name, or remove that account first.")
    else:
        title = say("This name is too close to the account {other}: only capitals, - or _ differ.", other=taken)
        variable = variable_of(name)
        hint = say("Both would share {variable}. Choose another name.", variable=variable)
    return [Finding(Severity.ERROR, "name", title, hint, code="account.name-taken")]


def check_new(account: Account, secret: str) -> list[Finding]:
    """What is wrong with an account that is to be added, and with its secret. Asks nobody."""
    return [*check_account(account), *check_secret(secret)]


def check_secret(secret: str) -> list[Finding]:
    """What is wrong with a secret, as far as it can be seen."""
    if secret.strip():
        return []
    title, hint = say("The client secret is blank."), say("You'll find it on the app's App Credentials page.")
    return [Finding(Severity.ERROR, "secret", title, hint, code="option.account")]


def add_account(account: Account, secret: str) -> Said:
    """Keep an account in the settings and its secret in the keyring; where the secret is, in a sentence.

    Without a keyring the secret is kept nowhere, and the sentence says so. Does not ask Zoom.
    Errors: InputError, AppError.
    """
    if found := check_new(account, secret):
        raise InputError(found)

    def add(settings: Settings) -> Settings:
        if taken := check_name(account.name, settings.zoom_accounts):  # added meanwhile
            raise InputError(taken)
        return replace(settings, zoom_accounts=(*settings.zoom_accounts, account))

    change_settings(add, settings_file())
    return give_secret(account.name, secret)


def give_secret(name: str, secret: str) -> Said:
    """Keep the secret of an account in the keyring; where it is, in a sentence.

    Without a keyring it is known until the program ends, and the sentence says what the next one needs.
    """
    try:
        place = keep_secret(_entry(name), secret.strip())
    except NotReachableError as error:
        _UNTIL_THE_END[name] = secret.strip()
        todo = say(
            "The client secret isn't saved, so set {variable} each time you start Zoom Wizard.",
            variable=variable_of(name),
        )
        return sentences(error.said, todo)
    return say("The client secret is saved in the keyring ({place}).", place=place)


def remove_account(name: str) -> list[Said]:
    """Forget an account, its secret and what was downloaded from it; what was done, in sentences. Errors: AppError."""
    from zoomwizard.zoom.collect.kept import remove_download

    account = find_account(name)
    if account is None:
        raise InputError([unknown_account(name)])
    for kept in kept_downloads():
        if kept.account == name:
            remove_download(kept.path)
    folder = data_folder()
    for leftover in (f"zoom-{name}.calls", f"zoom-{name}.calls-copy", f"zoom-{name}.lock"):
        if folder:
            (folder / leftover).unlink(missing_ok=True)
    change_settings(
        lambda old: replace(old, zoom_accounts=tuple(other for other in old.zoom_accounts if other.name != name)),
        settings_file(),
    )
    _UNTIL_THE_END.pop(name, None)
    lines = [say("The account {name} and what was downloaded from it were removed.", name=name)]
    try:
        place = forget_secret(_entry(name))
        lines.append(
            say("Its client secret was deleted from the keyring ({place}).", place=place)
            if place
            else say("Its client secret wasn't in the keyring.")
        )
    except NotReachableError as error:
        lines.append(sentences(error.said, say("If the client secret is in a keyring, delete it there.")))
    return lines


def unknown_account(name: str) -> Finding:
    """The error that there is no such account."""
    names = tuple(account.name for account in list_accounts())
    hint = say("Your accounts: {names}.", names=names) if names else sentences(ADD_ONE, *lost_with_settings())
    is_name = name.isascii() and len(name) <= 40
    title = say("There's no Zoom account called {name}.", name=name) if is_name else say("There's no such account.")
    return Finding(Severity.ERROR, ACCOUNT_FIELD, title, hint, code="account.unknown", choices=names)


# ---------------------------------------------------------------------------------------------------------
# Secrets


def variable_of(name: str) -> str:
    """The environment variable that can hold an account's secret."""
    return f"{VARIABLE}_{key_of(name)}"


def _entry(name: str) -> str:
    return f"zoom-account-{name}"


def secret_of(name: str) -> tuple[str, Said]:
    """An account's secret and where it is from; a blank secret, and then why there is none.

    The account's own variable goes before the one of all accounts, and both before the keyring.
    """
    for variable in (variable_of(name), VARIABLE):
        if found := os.environ.get(variable, "").strip():
            return found, say("set as {variable}", variable=variable)
    if name in _UNTIL_THE_END:
        return _UNTIL_THE_END[name], say("this window, until it's closed")
    try:
        secret, place = kept_secret(_entry(name))
    except NotReachableError as error:
        return "", sentences(error.said, say("And {variable} isn't set.", variable=variable_of(name)))
    missing = say(
        "It isn't in the keyring ({place}), and {variable} isn't set.", place=place, variable=variable_of(name)
    )
    return secret, place if secret else missing


class KeptAccounts:
    """The accounts of this user, for the admin job (see `ZoomAccounts`)."""

    def connection(self, name: str) -> Connection | Finding:
        """All that is needed to ask an account, or the error that says what is missing.

        Errors: AppError where IT does not allow downloads.
        """
        from zoomwizard.zoom.collect.connection import Connection

        require_downloads_allowed()
        account, folder = find_account(name), data_folder()
        if account is None:
            return unknown_account(name)
        if folder is None:
            title = say("There's no folder where a download could be kept for you.")
            hint = say("Run Zoom Wizard as a user who has a home folder.")
            return Finding(Severity.ERROR, ACCOUNT_FIELD, title, hint, code="account.no-folder")
        secret, why = secret_of(name)
        if not secret:
            title = say("The client secret of the account {account} isn't known. {why}", account=name, why=why)
            hint = say("Set {variable}, or remove the account and add it again.", variable=variable_of(name))
            return Finding(Severity.ERROR, ACCOUNT_FIELD, title, hint, code="account.no-secret")
        return Connection(account=replace(account, proxy=proxy_of(account)), secret=secret, folder=folder)


def _connection(name: str) -> Connection:
    found = KeptAccounts().connection(name)
    if isinstance(found, Finding):
        raise InputError([found])
    return found


# ---------------------------------------------------------------------------------------------------------
# Zoom


def downloading_modes() -> list[str]:
    """The names of the modes that download from Zoom."""
    return [name for name, mode in modes().items() if mode.asked_for is not None]


def ask_requirements(name: str, cancel: CancelToken | None = None, mode: str = "") -> list[Requirement]:
    """Ask Zoom whether the account works, thing by thing: for a mode, else for what all need.

    Errors: AppError where Zoom can't be reached, Cancelled.
    """
    from zoomwizard.zoom.collect.pieces import REPORT_PIECES
    from zoomwizard.zoom.collect.requirements import Requirement, ask_for_all

    account = find_account(name)
    if account is None:
        raise InputError([unknown_account(name)])
    found = KeptAccounts().connection(name)
    if isinstance(found, Finding):
        return [Requirement(say("The client secret is known."), "missing", found.sentence())]
    _, place = secret_of(name)
    first = Requirement(say("The client secret is known ({place}).", place=place), "there")
    asked = modes()[mode].asked_for if mode else None
    return [first, *ask_for_all(found, asked() if asked else REPORT_PIECES, cancel)]


def usual_days(zone: str) -> Mapping[str, tuple[date, date]]:
    """The days of a time zone that people ask for most, as their first and last: yesterday, last week, last month."""
    from zoomwizard.zoom.asked_days import PERIOD_OPTIONS, asked_days

    today = datetime.now(ZoneInfo(zone)).date()
    found = {name: asked_days({name: True}, today)[0] for name in PERIOD_OPTIONS}
    return {name: days for name, days in found.items() if days is not None}


def days_to_be_had(zone: str) -> tuple[date, date]:
    """The first day of a time zone of which Zoom still keeps all, and the last one, which is today."""
    from zoomwizard.zoom.collect.pieces import first_day_kept
    from zoomwizard.zoom.collect.run import today_utc

    midnight = datetime.combine(first_day_kept(today_utc()), time(), UTC).astimezone(ZoneInfo(zone))
    first = midnight.date() if midnight.time() == time() else midnight.date() + timedelta(days=1)
    return first, datetime.now(ZoneInfo(zone)).date()


def download_range(
    name: str,
    first: date,
    last: date,
    *,
    watch: Callable[[DownloadProgress], None] = lambda _: None,
    cancel: CancelToken | None = None,
    wait: bool = False,
) -> Downloaded:
    """Download what is missing of UTC days, both inclusive. What is there is kept, however it ends.

    `watch` is called ten times a second, in the calling thread. The admin job with the same account and days then finds
    everything there, uses it and deletes it.
    Errors: Cancelled; InputError (the account can't work, or the range is wrong); Unfinished (the daily limit);
    AppError.
    """
    from zoomwizard.zoom.collect.run import download

    return download(_connection(name), first, last, wait=wait, watch=watch, cancel=cancel)


def kept_downloads() -> list[Download]:
    """The downloads that no admin run has used yet: they hold addresses and topics."""
    from zoomwizard.zoom.collect.kept import downloads_in

    return downloads_in(data_folder())


def kept_meetings(name: str, first: date, last: date) -> tuple[int, int]:
    """How many meetings of a download are there, and how many are listed so far; both 0 where there is none.

    Errors: AppError.
    """
    from zoomwizard.zoom.collect.kept import file_of
    from zoomwizard.zoom.collect.pieces import MEETINGS_PIECE, PARTICIPANTS_PIECE
    from zoomwizard.zoom.collect.store import Store

    folder = data_folder()
    path = file_of(folder, name, first, last) if folder else None
    if path is None or not path.exists():
        return 0, 0
    with Store(path) as store:
        return store.done(PARTICIPANTS_PIECE), store.count(MEETINGS_PIECE)


def forget_kept(name: str, first: date, last: date) -> None:
    """Delete what is there of one download, so that it begins anew. Errors: AppError."""
    from zoomwizard.zoom.collect.kept import file_of

    if folder := data_folder():
        forget_download(file_of(folder, name, first, last))


def forget_download(path: Path) -> None:
    """Delete one of the kept downloads. Errors: AppError."""
    from zoomwizard.zoom.collect.kept import remove_download

    remove_download(path)

"""What can go wrong between this program and Zoom.

    ZoomError                     happened, todo: two sentences for a user
    ├── SetUpError                the account as it is set up can not work; no call will get an answer
    │   ├── WrongSecret           Zoom does not know this client ID with this secret
    │   ├── WrongAccount          Zoom does not know the account ID
    │   ├── AppDisabled           the app is not active, or its owner is gone
    │   ├── MissingScope          the app lacks a scope; `scopes` are Zoom's own spelling
    │   ├── NotPermitted          the plan or the role does not have what was asked for
    │   ├── NotTrusted            whoever answers has no certificate that this computer trusts
    │   └── RefusedAddress        a request beyond what the program may ask
    │       └── Redirected        an answer that leads elsewhere; where it concerns one call, others may have one
    ├── CallError                 one call has no answer; others may have one
    │   ├── NotThere              Zoom does not have the thing asked for, or not yet, or no longer
    │   ├── NotReady              Zoom has it, and has not worked it out yet
    │   ├── BadRange              Zoom does not take these dates
    │   ├── BadPages              pages that repeat themselves, or ran out again and again
    │   │   └── PageExpired       the token of the next page is no longer valid
    │   └── Refused               any other answer that is none
    ├── Unreachable               no usable answer after all tries: cut, slow, 5xx, not JSON
    └── DailyLimit                Zoom's limit of this day is used up; `until` says when to go on

No error holds anything of an answer but numbers and scopes: Zoom's own messages can name people and meetings.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime


class ZoomError(Exception):
    """Something between this program and Zoom: what happened and what to do, each in a sentence or two.

    `code` is Zoom's number of the error or the status of the answer, 0 where there was none. `tracking` is the ID
    by which Zoom's support finds the call.
    """

    happened = "Zoom could not be asked."
    todo = "Try again later."

    def __init__(self, happened: str = "", *, code: int = 0, tracking: str = "") -> None:
        self.happened = happened or type(self).happened
        self.code, self.tracking = code, tracking
        super().__init__(self.happened)


class SetUpError(ZoomError):
    """The account as it is set up can not work."""


class WrongSecret(SetUpError):
    """Zoom does not know this client ID with this secret."""

    happened = "Zoom does not accept the client ID and the client secret."
    todo = (
        "Compare both with those on the page App Credentials of your Server-to-Server OAuth app, and add the "
        "account again."
    )


class WrongAccount(SetUpError):
    """Zoom does not know the account ID."""

    happened = "Zoom does not accept the account ID."
    todo = "Compare it with the one on the page App Credentials of your app, and add the account again."


class AppDisabled(SetUpError):
    """The app is not active."""

    happened = "Zoom gives this app no access: it is not active, or whoever owned it has left the account."
    todo = "Open the app in the Zoom App Marketplace and activate it on its page Activation."


class MissingScope(SetUpError):
    """The app lacks a scope."""

    def __init__(self, scopes: Iterable[str] = (), *, code: int = 0, tracking: str = "") -> None:
        self.scopes = tuple(scopes)
        named = ", ".join(self.scopes) or "those that the test of the account names"
        super().__init__(f"The app lacks scopes: {named}.", code=code, tracking=tracking)

    todo = "Add them on the page Scopes of the app and save; no new secret is needed."


class NotPermitted(SetUpError):
    """The plan or the role does not have what was asked for."""

    happened = "Zoom says that the account's plan or the role of the app's owner does not permit this."
    todo = (
        "Reports need a Pro, Business or higher plan, and a role with the right to see usage reports. Ask the owner of "
        "the Zoom account."
    )


class NotTrusted(SetUpError):
    """Whoever answers has no certificate that this computer trusts."""

    happened = "This computer does not trust the certificate of whoever answers in Zoom's place."
    todo = (
        "If a proxy of your company looks into encrypted connections, ask your IT department to add its certificate to "
        "the operating system's list of trusted ones. Compare the clock of this computer, too."
    )


class RefusedAddress(SetUpError):
    """Something beyond what the program may ask."""

    happened = "An address beyond those that this program may ask was refused."
    todo = "Check --api-url and --oauth-url of the account, and that no proxy or sign-in page stands in between."


class Redirected(RefusedAddress):
    """An answer that leads elsewhere, and is never followed."""


class CallError(ZoomError):
    """One call has no answer."""


class NotThere(CallError):
    """Zoom does not have it."""

    happened = "Zoom does not have it, or not yet, or no longer."
    todo = "Nothing; a meeting that has only just ended can be had some minutes later."


class NotReady(CallError):
    """Zoom has it, and has not worked it out yet."""

    happened = "Zoom has not worked it out yet."
    todo = "Try again some minutes later."


class BadRange(CallError):
    """Zoom does not take these dates."""

    happened = "Zoom does not take these dates."
    todo = "Choose dates of the last six months."


class BadPages(CallError):
    """The pages of a list do not come to an end."""

    happened = "Zoom's list repeats itself or breaks off, however often it is begun again."
    todo = "Try again later."


class PageExpired(BadPages):
    """The token of the next page is no longer valid; the list has to be begun again."""


class Refused(CallError):
    """An answer that is none."""

    happened = "Zoom refused the call."
    todo = "Try again later; if it stays so, give Zoom's support the tracking ID in the log."


class Unreachable(ZoomError):
    """No usable answer after all tries."""

    happened = "Zoom could not be reached, or gave no usable answer, in several tries."
    todo = "Check the connection to the internet and the proxy, and try again."


class DailyLimit(ZoomError):
    """The limit of this day is used up."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(f"The account's daily limit of calls is used up until {until:%Y-%m-%d %H:%M} UTC.", code=429)

    todo = "What was downloaded is kept. Go on after that time, or use --wait."

"""What can go wrong between this program and Zoom.

    ZoomError                     words for users are in collect/words.py
    ├── SetUpError                the account as it is set up can't work; no call will get an answer
    │   ├── WrongSecret           Zoom does not know this client ID with this secret
    │   ├── WrongAccount          Zoom does not know the account ID
    │   ├── AppDisabled           the app is not active, or its owner is gone
    │   ├── MissingScope          the app lacks a scope; `scopes` are Zoom's own spelling
    │   ├── NotPermitted          the plan or the role does not have what was asked for
    │   ├── NotTrusted            whoever answers has no certificate that this computer trusts
    │   └── RefusedAddress        a request beyond what the program may ask
    │       └── Redirected        an answer that leads elsewhere; where it concerns one call, others may have one
    ├── CallError                 one call has no answer; others may have one
    │   ├── NoRows                all ways were asked, and none had anything
    │   ├── NotThere              Zoom does not have the thing asked for, or not yet, or no longer
    │   │   └── TooOld            it says itself that it no longer keeps it
    │   ├── NotReady              Zoom has it, and has not worked it out yet
    │   ├── BadRange              Zoom does not take these dates
    │   │   └── DaysLeftOut       it leaves out some of them, however often it is asked
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
    """Something between this program and Zoom.

    `code` is Zoom's number of the error or the status of the answer, 0 where there was none. `tracking` is the ID
    by which Zoom's support finds the call.
    """

    def __init__(self, *, code: int = 0, tracking: str = "") -> None:
        self.code, self.tracking = code, tracking
        super().__init__(type(self).__name__)


class SetUpError(ZoomError):
    """The account as it is set up can't work."""


class WrongSecret(SetUpError):
    """Zoom does not know this client ID with this secret."""


class WrongAccount(SetUpError):
    """Zoom does not know the account ID."""


class AppDisabled(SetUpError):
    """The app is not active."""


class MissingScope(SetUpError):
    """The app lacks a scope."""

    def __init__(self, scopes: Iterable[str] = (), *, code: int = 0, tracking: str = "") -> None:
        self.scopes = tuple(scopes)
        super().__init__(code=code, tracking=tracking)


class NotPermitted(SetUpError):
    """The plan or the role does not have what was asked for."""


class NotTrusted(SetUpError):
    """Whoever answers has no certificate that this computer trusts."""


class RefusedAddress(SetUpError):
    """Something beyond what the program may ask."""


class Redirected(RefusedAddress):
    """An answer that leads elsewhere, and is never followed."""


class CallError(ZoomError):
    """One call has no answer."""


class NoRows(CallError):
    """All ways were asked, and none had anything."""


class NotThere(CallError):
    """Zoom does not have it."""


class TooOld(NotThere):
    """Zoom no longer keeps it."""


class NotReady(CallError):
    """Zoom has it, and has not worked it out yet."""


class BadRange(CallError):
    """Zoom does not take these dates."""


class DaysLeftOut(BadRange):
    """It leaves out some of them, however often it is asked."""


class BadPages(CallError):
    """The pages of a list do not come to an end."""


class PageExpired(BadPages):
    """The token of the next page is no longer valid; the list has to be begun again."""


class Refused(CallError):
    """An answer that is none."""


class Unreachable(ZoomError):
    """No usable answer after all tries."""


class DailyLimit(ZoomError):
    """The limit of this day is used up."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(code=429)

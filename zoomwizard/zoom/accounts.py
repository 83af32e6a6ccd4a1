"""The accounts that a job may ask, as whoever makes it gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.said import say
from zoomwizard.zoom.api.account import ACCOUNT_FIELD

if TYPE_CHECKING:
    from zoomwizard.zoom.collect.connection import Connection


class ZoomAccounts(Protocol):
    """Where the accounts of this user are kept; given to the job by whoever makes it."""

    def connection(self, name: str) -> Connection | Finding:
        """All that is needed to ask an account, or the error that says what is missing."""
        ...


def connection_of(accounts: ZoomAccounts | None, name: str) -> Connection | Finding:
    """The same, also of a copy of the program that keeps no accounts."""
    if accounts is not None:
        return accounts.connection(name)
    title = say("This copy of the program can't keep Zoom accounts.")
    hint = say("Use the installed program, or reports with --reports.")
    return Finding(Severity.ERROR, ACCOUNT_FIELD, title, hint, code="zoom.no-accounts")

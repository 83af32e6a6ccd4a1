"""What the pages say that ask Zoom: what is sent where, and why Zoom could not be asked."""

from __future__ import annotations

from urllib.parse import urlsplit

from zoomwizard.app import zoom
from zoomwizard.app.errors import readable_error
from zoomwizard.core.outcome import Finding, InputError, Severity
from zoomwizard.core.said import sentences
from zoomwizard.gui.language import tr
from zoomwizard.zoom.api.account import ACCOUNT_FIELD, API_URL, OAUTH_URL, Account


def sent_where(account: Account | None) -> str:
    """What goes out of this computer, and to whom."""
    oauth, api = (
        urlsplit(given or usual).netloc
        for given, usual in (
            (account.oauth_url if account else "", OAUTH_URL),
            (account.api_url if account else "", API_URL),
        )
    )
    texts = [
        tr(
            "The account ID, client ID and client secret are sent to {host} to get an access token "
            "that's valid for one hour.",
            host=oauth,
        ),
        tr("With this token, Zoom Wizard asks {host} for lists of meetings, hosts and participants.", host=api),
        tr("Your files and HashIDs aren't sent, and no other server is contacted."),
    ]
    if account and (proxy := zoom.proxy_of(account)):
        texts.insert(2, tr("Everything goes through the proxy {host}.", host=urlsplit(proxy).netloc))
    return " ".join(texts)


def problem_of(error: BaseException) -> list[Finding]:
    """Why Zoom could not be asked, as findings that can stand on a page."""
    if isinstance(error, InputError):
        return list(error.findings)
    known = readable_error(error, None)
    return [Finding(Severity.ERROR, ACCOUNT_FIELD, sentences(known.title, known.message), known.hint)]

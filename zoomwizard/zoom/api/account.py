"""A Zoom account as this program knows it, without its secret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

API_URL, OAUTH_URL = "https://api.zoom.us/v2", "https://zoom.us/oauth/token"
PLANS = ("free", "pro", "business")
NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")
ID = re.compile(r"[!-~]{1,200}")
ZOOMS_OWN = (".zoom.us", ".zoomgov.com")


@dataclass(frozen=True, kw_only=True)
class Account:
    """What the settings hold of an account. `share`: the part of Zoom's limits that this program may use.

    Blank URLs are Zoom's usual ones; other ones are for regional and government clouds, and for tests.
    """

    name: str
    account_id: str
    client_id: str
    plan: str = "pro"
    share: float = 0.5
    proxy: str = ""
    api_url: str = ""
    oauth_url: str = ""


def key_of(name: str) -> str:
    """What two names have in common that differ only in capitals, - or _.

    Such names would share the variable that holds a secret, and on Windows the files of a download.
    """
    return name.upper().replace("-", "_")


def problems_of(account: Account) -> list[tuple[str, str]]:
    """What is wrong with an account: pairs of the field's name and a sentence; empty if nothing is."""
    found = []
    if not NAME.fullmatch(account.name):
        found.append(("name", "A name has 1 to 40 letters from a to z, digits, _ and -."))
    for field, words in (("account_id", "The account ID"), ("client_id", "The client ID")):
        if not ID.fullmatch(getattr(account, field)):
            found.append((field, f"{words} is one word as it stands on the page App Credentials of the app."))
    if account.plan not in PLANS:
        found.append(("plan", f"The plan is one of {', '.join(PLANS)}."))
    if not 0 < account.share <= 1:
        found.append(("share", "The share is a number above 0 and at most 1."))
    found += [
        (field, "An address begins with https:// (http:// only on this computer) and has no password.")
        for field in ("api_url", "oauth_url")
        if getattr(account, field) and not is_safe_url(getattr(account, field))
    ]
    if account.proxy and not is_proxy(account.proxy):
        found.append(("proxy", "A proxy is written like http://proxy.example.com:8080, without a password."))
    return found


def is_safe_url(text: str) -> bool:
    """Whether a URL may be given for Zoom's: https, or http on this computer alone; no user, query or fragment."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not host or parts.username or parts.password or parts.query or parts.fragment or re.search(r"\s", text):
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def is_proxy(text: str) -> bool:
    """Whether a text is the address of a proxy; one with a password would put a secret into the settings."""
    try:
        parts = urlsplit(text)
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_whole and parts.scheme in ("http", "https") and parts.username is None and parts.path in ("", "/")


def is_loopback(host: str) -> bool:
    """Whether a host is this computer itself."""
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def api_of(account: Account, offered: str) -> str:
    """The API's base URL: the account's own, else the one that Zoom's answer with the token offers, else the usual.

    One that is offered counts only if it is Zoom's own, or on this computer where the account's token comes from here
    too: an answer can not send requests anywhere else.
    """
    if account.api_url:
        return account.api_url.rstrip("/")
    oauth = urlsplit(account.oauth_url or OAUTH_URL).hostname or ""
    if offered and is_safe_url(offered):
        parts = urlsplit(offered)
        host = parts.hostname or ""
        if host.endswith(ZOOMS_OWN) or (is_loopback(host) and is_loopback(oauth)):
            return offered.rstrip("/") + ("" if parts.path.strip("/") else "/v2")
    return API_URL

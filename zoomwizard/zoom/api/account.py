"""A Zoom account as this program knows it, without its secret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

API_URL, OAUTH_URL = "https://api.zoom.us/v2", "https://zoom.us/oauth/token"
ACCOUNT_FIELD = "from_zoom"  # the input of every job that names an account
PLANS = ("free", "pro", "business")
ACCOUNT_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")
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


def wrong_fields(account: Account) -> list[str]:
    """The names of an account's fields that can't be as they are; none if all is well."""
    is_right = {
        "name": ACCOUNT_NAME.fullmatch(account.name) is not None,
        "account_id": ID.fullmatch(account.account_id) is not None,
        "client_id": ID.fullmatch(account.client_id) is not None,
        "plan": account.plan in PLANS,
        "share": 0 < account.share <= 1,
        "api_url": not account.api_url or is_safe_url(account.api_url),
        "oauth_url": not account.oauth_url or is_safe_url(account.oauth_url),
        "proxy": not account.proxy or is_proxy(account.proxy),
    }
    return [field for field, holds in is_right.items() if not holds]


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
    too: an answer can't send requests anywhere else.
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

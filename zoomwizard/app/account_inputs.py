"""What is asked of a new Zoom account."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from zoomwizard.core.job import ask
from zoomwizard.core.said import say
from zoomwizard.zoom.api.account import API_URL, OAUTH_URL, Account

ask_line = partial(ask, kind="line", default="")


@dataclass(frozen=True, kw_only=True)
class AccountInputs:
    """What is asked of a new account in the window; on the command line by `connect add`."""

    name: str = ask_line(
        say("&Name"),
        help=say("Your own name for the account: up to 40 characters (letters from a to z, digits, _ and -)."),
        option="NAME",
    )
    account_id: str = ask_line(
        say("A&ccount ID"),
        help=say("From the App Credentials page of your Server-to-Server OAuth app."),
    )
    client_id: str = ask_line(
        say("Client I&D"),
        help=say("From the same page."),
    )
    secret: str = ask(
        say("Client &secret"),
        kind="secret",
        help=say(
            "From the same page. It's kept in this computer's keyring and nowhere else; without a keyring, until you "
            "close this window."
        ),
        option="--secret-stdin",
        default="",
    )
    plan: str = ask(
        say("&Plan"),
        kind="choice",
        choices={"free": say("Free"), "pro": say("Pro"), "business": say("Business or higher")},
        help=say("Zoom's limits depend on it."),
        default="pro",
    )
    share: str = ask_line(
        say("S&hare of Zoom's limits"),
        help=say("Your company's other apps share these limits: 0.5 is half of them."),
        default="0.5",
    )
    proxy: str = ask_line(
        say("Pro&xy"),
        help=say(
            "The proxy to use, such as http://proxy.example.com:8080. Leave it blank to use the one set for this "
            "computer."
        ),
    )
    api_url: str = ask_line(
        say("Address of Zoom's AP&I"),
        help=say("Only for government clouds. Leave it blank for {url}.", url=API_URL),
    )
    oauth_url: str = ask_line(
        say("Address for &tokens"),
        help=say("Only for government clouds. Leave it blank for {url}.", url=OAUTH_URL),
    )

    def account(self) -> Account:
        """The account that was described, right or not; see `check_account`."""
        try:
            share = float(self.share.replace(",", "."))
        except ValueError:
            share = float("nan")
        return Account(
            name=self.name, account_id=self.account_id, client_id=self.client_id, plan=self.plan, share=share,
            proxy=self.proxy, api_url=self.api_url, oauth_url=self.oauth_url,
        )  # fmt: skip

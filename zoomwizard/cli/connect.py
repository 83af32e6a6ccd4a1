"""zoomwizard connect: the Zoom accounts that downloads come from."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

from zoomwizard.app import zoom
from zoomwizard.app.logs import log, log_failure, log_to_file
from zoomwizard.cli.interrupts import Interrupts, wait_for
from zoomwizard.cli.outcome import Outcome, outcome_of_error
from zoomwizard.cli.parser import EXIT_CODES, Parser, UsageError
from zoomwizard.cli.screen import Screen
from zoomwizard.cli.streams import is_terminal, write
from zoomwizard.core.outcome import CancelToken, InputError
from zoomwizard.zoom.api.account import PLANS, Account

NAME, TITLE = "connect", "Add, test, list and remove Zoom accounts"
HELP = {"-h", "--help"}
INPUTS_HAVE_ERRORS, WRONG_USAGE = 3, 2


@dataclass(frozen=True)
class Answer:
    """What a subcommand has to say: lines, and the same for a program."""

    lines: Sequence[str]
    document: dict[str, object] = field(default_factory=dict)
    exit_code: int = 0


def run_connect(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code."""
    screen = Screen()
    as_json = "--json" in arguments
    with log_to_file() as log_file:
        try:
            parser = make_parser()
            if not arguments or not HELP.isdisjoint(arguments):
                write(sys.stdout, help_of(parser, arguments))
                return 0 if arguments else WRONG_USAGE
            answer = do(parser.parse_args(arguments))
        except KeyboardInterrupt:
            raise
        except UsageError as error:
            outcome = Outcome(WRONG_USAGE, str(error))
        except BaseException as error:  # noqa: BLE001 - a traceback on the screen could hold a secret
            outcome = outcome_of_error(error, log_file)
            if outcome.exit_code == 1:
                log_failure(error)
        else:
            for line in () if as_json else answer.lines:
                screen.say(line)
            if as_json:
                screen.say(json.dumps(answer.document, indent=2))
            return answer.exit_code
        outcome.show(screen)
        if as_json:
            screen.say(outcome.as_json(NAME))
        return outcome.exit_code


def make_parser() -> Parser:
    """The subcommands and their options."""
    parser = Parser(prog=f"zoomwizard {NAME}", description=f"{TITLE}.", epilog=EXIT_CODES, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    add = commands.add_parser("add", help="keep an account", allow_abbrev=False)
    add.add_argument("name", metavar="NAME", help="what the account is called here")
    add.add_argument("--account-id", metavar="ID", required=True, help="the account ID of the app")
    add.add_argument("--client-id", metavar="ID", required=True, help="the client ID of the app")
    add.add_argument("--plan", choices=PLANS, default="pro", help="the plan of the account")
    add.add_argument("--share", type=share, default=0.5, metavar="PART", help="the part of Zoom's limits to use")
    add.add_argument("--proxy", metavar="URL", default="", help="the proxy to go through")
    add.add_argument("--api-url", metavar="URL", default="", help="another address of Zoom's API")
    add.add_argument("--oauth-url", metavar="URL", default="", help="another address that gives tokens")
    add.add_argument("--secret-stdin", action="store_true", help="read the client secret from the first line of stdin")
    test = commands.add_parser("test", help="ask Zoom whether an account works", allow_abbrev=False)
    test.add_argument("name", metavar="NAME", help="the account")
    listed = commands.add_parser("list", help="the accounts, and what is kept of downloads", allow_abbrev=False)
    remove = commands.add_parser("remove", help="forget an account", allow_abbrev=False)
    remove.add_argument("name", metavar="NAME", help="the account")
    for command in (test, listed):
        command.add_argument("--json", action="store_true", help="one JSON document instead of sentences")
    return parser


def help_of(parser: Parser, arguments: Sequence[str]) -> str:
    """The help of the subcommand that is named, else of all."""
    commands = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001 - no other way
    named = next((commands.choices[word] for word in arguments if word in commands.choices), parser)
    text: str = named.format_help()
    return text


def share(text: str) -> float:
    """The share as a number; what it may be is checked with the rest of the account."""
    try:
        return float(text)
    except ValueError:
        raise UsageError(f"--share needs a number above 0 and at most 1, not {text}.") from None


def do(given: argparse.Namespace) -> Answer:
    """Do the subcommand."""
    log.info("connect %s", given.command)
    doing: dict[str, Callable[[argparse.Namespace], Answer]] = {
        "add": add, "test": test, "list": list_all, "remove": remove,
    }  # fmt: skip
    return doing[given.command](given)


def add(given: argparse.Namespace) -> Answer:
    account = Account(
        name=given.name, account_id=given.account_id, client_id=given.client_id, plan=given.plan, share=given.share,
        proxy=given.proxy, api_url=given.api_url, oauth_url=given.oauth_url,
    )  # fmt: skip
    found = zoom.check_account(account)
    if found:  # before anybody types a secret
        raise InputError(found)
    sentence = zoom.add_account(account, read_secret(given.name, from_stdin=given.secret_stdin))
    return Answer([f"The account {given.name} was added. {sentence}", f"Try it: zoomwizard connect test {given.name}"])


def read_secret(name: str, *, from_stdin: bool) -> str:
    """The client secret: the first line of stdin, else of the environment, else from a prompt without echo."""
    if from_stdin:
        return sys.stdin.readline().strip()
    for variable in (zoom.variable_of(name), zoom.VARIABLE):
        if found := os.environ.get(variable, "").strip():
            return found
    if not is_terminal(sys.stdin):
        raise UsageError(f"The client secret is missing: use --secret-stdin, or set {zoom.variable_of(name)}.")
    return getpass.getpass("Client secret (not shown): ").strip()


def test(given: argparse.Namespace) -> Answer:
    cancel = CancelToken()
    with Interrupts() as interrupts:
        lines = wait_for(lambda: zoom.ask_requirements(given.name, cancel), cancel, interrupts, lambda: None)
    holds = all(line.holds for line in lines)
    shown = [f"{'ok     ' if line.holds else 'MISSING'}  {line.title} {line.hint}".rstrip() for line in lines]
    document = {"account": given.name, "works": holds, "requirements": [asdict(line) for line in lines]}
    return Answer(shown, document, 0 if holds else INPUTS_HAVE_ERRORS)


def list_all(_: argparse.Namespace) -> Answer:
    accounts, downloads = zoom.list_accounts(), zoom.kept_downloads()
    lines = [
        f"{account.name}  plan {account.plan}, share {account.share:g}, client ID {account.client_id}"
        for account in accounts
    ] or ["There are no Zoom accounts. zoomwizard connect add adds one."]
    lines += [
        f"Kept: what was downloaded from {kept.account}, {kept.first} to {kept.last} ({kept.size:,} bytes)"
        for kept in downloads
    ]
    kept_as_json = [
        {"account": kept.account, "from": str(kept.first), "to": str(kept.last), "bytes": kept.size}
        for kept in downloads
    ]
    return Answer(lines, {"accounts": [asdict(account) for account in accounts], "downloads": kept_as_json})


def remove(given: argparse.Namespace) -> Answer:
    return Answer(zoom.remove_account(given.name))

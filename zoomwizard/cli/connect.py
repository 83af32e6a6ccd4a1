"""zoomwizard connect: the Zoom accounts that downloads come from."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from zoomwizard.app import zoom
from zoomwizard.app.logs import log, log_to_file
from zoomwizard.app.words import words
from zoomwizard.cli.interrupts import Interrupts, wait_for
from zoomwizard.cli.outcome import WRONG_USAGE, Outcome, failed_outcome
from zoomwizard.cli.parser import EXIT_CODES, HELP, Group, Parser, UsageError, add_help, unknown_options
from zoomwizard.cli.screen import Screen
from zoomwizard.cli.streams import is_terminal, write
from zoomwizard.core.outcome import CancelToken, InputError
from zoomwizard.core.said import Said, say, sentences
from zoomwizard.zoom.api.account import PLANS, Account

CONNECT, TITLE = "connect", say("Add, test, list and remove Zoom accounts")
INPUTS_HAVE_ERRORS = 3
MARKS_OF_STATES: Mapping[str, Said] = {
    "there": say("OK"), "missing": say("MISSING"), "missed": say("OPTIONAL"), "not needed": say("NOT NEEDED"),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What a subcommand has to say: lines, and the same for a program."""

    lines: Sequence[Said | str]
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
                write(sys.stdout, named(parser, arguments).format_help())
                return 0 if arguments else WRONG_USAGE
            answer = do(read(parser, arguments))
        except KeyboardInterrupt:
            raise
        except UsageError as error:
            outcome = Outcome(WRONG_USAGE, error.said)
        except BaseException as error:  # noqa: BLE001 - a traceback on the screen could hold a secret
            outcome = failed_outcome(error, log_file)
        else:
            for line in () if as_json else answer.lines:
                screen.say(words(line))
            if as_json:
                screen.say(json.dumps(answer.document, indent=2))
            return answer.exit_code
        outcome.show(screen)
        if as_json:
            screen.say(outcome.as_json(CONNECT))
        return outcome.exit_code


def make_parser() -> Parser:
    """The subcommands and their options."""
    parser = Parser(prog=f"zoomwizard {CONNECT}", description=f"{words(TITLE)}.", epilog=words(EXIT_CODES))
    commands = parser.add_subparsers(
        title=words(say("commands")), dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    add_help(parser.add_argument_group(words(say("options"))))

    def command(name: str, help_said: Said) -> tuple[Group, Group]:
        made = commands.add_parser(name, help=words(help_said))
        needed, further = (made.add_argument_group(words(title)) for title in (say("required"), say("options")))
        add_help(further)
        return needed, further

    def option(group: Group, name: str, help_said: Said, **more: Any) -> None:
        group.add_argument(name, help=words(help_said), **more)

    the_account = say("the account")
    needed, further = command("add", say("add an account"))
    option(needed, "name", say("your own name for the account"), metavar="NAME")
    option(needed, "--account-id", say("the app's account ID"), metavar="ID", required=True)
    option(needed, "--client-id", say("the app's client ID"), metavar="ID", required=True)
    option(further, "--plan", say("the account's plan"), choices=PLANS, default="pro")
    option(further, "--share", say("the part of Zoom's limits to use"), type=share, default=0.5, metavar="PART")
    option(further, "--proxy", say("the proxy to use"), metavar="URL", default="")
    option(further, "--api-url", say("another address for Zoom's API"), metavar="URL", default="")
    option(further, "--oauth-url", say("another address for tokens"), metavar="URL", default="")
    from_stdin = say("read the client secret from the first line of standard input")
    option(further, "--secret-stdin", from_stdin, action="store_true")
    needed, of_test = command("test", say("check with Zoom that an account works"))
    option(needed, "name", the_account, metavar="NAME")
    for_mode = say("check everything that a mode downloads, also what it can do without")
    option(of_test, "--for", for_mode, choices=zoom.downloading_modes(), default="", dest="mode", metavar="MODE")
    _, of_list = command("list", say("list the accounts and the downloads that are kept"))
    needed, _ = command("remove", say("remove an account"))
    option(needed, "name", the_account, metavar="NAME")
    for group in (of_test, of_list):
        option(group, "--json", say("print one JSON document instead of sentences"), action="store_true")
    return parser


def named(parser: Parser, arguments: Sequence[str]) -> Parser:
    """The parser of the subcommand that is named, else of all."""
    commands = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001 - no other way
    return next((commands.choices[word] for word in arguments if word in commands.choices), parser)


def read(parser: Parser, arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments say. Errors: UsageError."""
    given, further = parser.parse_known_args(arguments)
    if further and not further[0].startswith("-"):
        raise UsageError(say("There's one word too many: {text}.", text=further[0]))
    if further:
        raise UsageError(sentences(*unknown_options(further, named(parser, arguments))))
    return given


def share(text: str) -> float:
    """The share as a number; what it may be is checked with the rest of the account."""
    try:
        return float(text)
    except ValueError:
        said = say("--share needs a number above 0 and at most 1, not {text}.", text=text)
        raise UsageError(said) from None


def do(given: argparse.Namespace) -> Asked:
    """Do the subcommand."""
    log.info("connect %s", given.command)
    doing: dict[str, Callable[[argparse.Namespace], Asked]] = {
        "add": add, "test": test, "list": list_all, "remove": remove,
    }  # fmt: skip
    return doing[given.command](given)


def add(given: argparse.Namespace) -> Asked:
    account = Account(
        name=given.name, account_id=given.account_id, client_id=given.client_id, plan=given.plan, share=given.share,
        proxy=given.proxy, api_url=given.api_url, oauth_url=given.oauth_url,
    )  # fmt: skip
    found = zoom.check_account(account)
    if found:  # before anybody types a secret
        raise InputError(found)
    sentence = zoom.add_account(account, read_secret(given.name, from_stdin=given.secret_stdin))
    added = say("The account {account} was added.", account=given.name)
    return Asked([sentences(added, sentence), say("Try it: zoomwizard connect test {account}", account=given.name)])


def read_secret(name: str, *, from_stdin: bool) -> str:
    """The client secret: the first line of stdin, else of the environment, else from a prompt without echo."""
    if from_stdin:
        return sys.stdin.readline().strip()
    for variable in (zoom.variable_of(name), zoom.VARIABLE):
        if found := os.environ.get(variable, "").strip():
            return found
    if not is_terminal(sys.stdin):
        variable = zoom.variable_of(name)
        said = say("The client secret is missing. Use --secret-stdin, or set {variable}.", variable=variable)
        raise UsageError(said)
    return getpass.getpass(words(say("Client secret (not shown):")) + " ").strip()


def test(given: argparse.Namespace) -> Asked:
    cancel = CancelToken()
    with Interrupts() as interrupts:
        lines = wait_for(
            lambda: zoom.ask_requirements(given.name, cancel, given.mode), cancel, interrupts, lambda: None
        )
    holds = all(line.holds for line in lines)
    marks = {state: words(mark) for state, mark in MARKS_OF_STATES.items()}
    width = max(len(marks[line.state]) for line in lines)
    shown = [f"{marks[line.state]:{width}}  {words(line.title)} {words(line.hint)}".rstrip() for line in lines]
    requirements = [
        {"title": str(line.title), "holds": line.holds, "state": line.state, "hint": str(line.hint)} for line in lines
    ]
    document = {"account": given.name, "works": holds, "requirements": requirements}
    return Asked(shown, document, 0 if holds else INPUTS_HAVE_ERRORS)


def list_all(_: argparse.Namespace) -> Asked:
    accounts, downloads = zoom.list_accounts(), zoom.kept_downloads()
    lines = [
        say(
            "{account}  plan {plan}, share {share}, client ID {id}",
            account=account.name,
            plan=account.plan,
            share=account.share,
            id=account.client_id,
        )
        for account in accounts
    ] or [sentences(say("There are no Zoom accounts."), zoom.ADD_ONE), *zoom.lost_with_settings()]
    lines += [
        say("Kept: the download from {account}, {first} to {last} ({size} bytes)", account=kept.account,
            first=kept.first, last=kept.last, size=kept.size)
        for kept in downloads
    ]  # fmt: skip
    kept_as_json = [
        {"account": kept.account, "from": str(kept.first), "to": str(kept.last), "bytes": kept.size}
        for kept in downloads
    ]
    return Asked(lines, {"accounts": [asdict(account) for account in accounts], "downloads": kept_as_json})


def remove(given: argparse.Namespace) -> Asked:
    return Asked(zoom.remove_account(given.name))

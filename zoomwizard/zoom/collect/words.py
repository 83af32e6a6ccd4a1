"""What goes wrong between this program and Zoom, in words: the room that asks has none."""

from __future__ import annotations

from collections.abc import Mapping

from zoomwizard.core.said import Said, plural, say
from zoomwizard.zoom.api import errors
from zoomwizard.zoom.api.errors import DailyLimit, MissingScope, ZoomError

LATER = say("Try again later.")
ADDRESS_WORDS = say("Check the account's --api-url and --oauth-url, and that no proxy or sign-in page is in the way.")
# What happened, and what to do. An error that is not named here is as the one it is a kind of.
ERROR_WORDS: Mapping[type[ZoomError], tuple[Said, Said]] = {
    ZoomError: (say("Zoom couldn't be contacted."), LATER),
    errors.WrongSecret: (
        say("Zoom doesn't accept the client ID and the client secret."),
        say(
            "Compare both with the App Credentials page of your Server-to-Server OAuth app, and add the account again."
        ),
    ),
    errors.WrongAccount: (
        say("Zoom doesn't accept the account ID."),
        say("Compare it with the App Credentials page of your app, and add the account again."),
    ),
    errors.AppDisabled: (
        say("Zoom gives this app no access: it isn't active, or its owner has left the account."),
        say("Open the app in the Zoom App Marketplace and activate it on its Activation page."),
    ),
    errors.NotPermitted: (
        say("Zoom says that the account's plan, or the role of the app's owner, doesn't allow this."),
        say(
            "Reports need a Pro plan or higher, and a role that can see usage reports. Ask the owner of "
            "the Zoom account."
        ),
    ),
    errors.NotTrusted: (
        say("This computer doesn't trust the certificate of the server that answers for Zoom."),
        say(
            "If your company's proxy inspects encrypted connections, ask your IT department to add its certificate to "
            "the operating system's trusted ones. Check this computer's clock, too."
        ),
    ),
    errors.RefusedAddress: (
        say("Zoom Wizard isn't allowed to contact that address, so the request was stopped."),
        ADDRESS_WORDS,
    ),
    errors.Redirected: (say("Zoom's answer leads to another address, which isn't followed."), ADDRESS_WORDS),
    errors.NotThere: (
        say("Zoom doesn't have it, doesn't have it yet, or no longer has it."),
        say("If the meeting has only just ended, try again in a few minutes."),
    ),
    errors.TooOld: (say("Zoom no longer keeps it."), say("Use reports that you exported earlier.")),
    errors.NotReady: (say("Zoom is still working this out."), say("Try again in a few minutes.")),
    errors.NoRows: (say("Zoom has nothing about it."), LATER),
    errors.BadRange: (say("Zoom doesn't accept these dates."), say("Choose dates within the last six months.")),
    errors.DaysLeftOut: (
        say("Zoom keeps leaving out some of the days that were requested."),
        say("Try again later, or choose other dates."),
    ),
    errors.BadPages: (say("Zoom's list repeats itself or breaks off, even after several tries."), LATER),
    errors.Refused: (
        say("Zoom refused the request."),
        say("Try again later. If this keeps happening, give Zoom's support the tracking ID from the log."),
    ),
    errors.Unreachable: (
        say("Zoom couldn't be reached, or gave no usable answer, after several tries."),
        say("Check the internet connection and the proxy, and try again."),
    ),
}
UNTIL = say("What was downloaded is kept. Go on after that time, or use --wait.")
ADD_SCOPES = say("Add what's missing on the app's Scopes page and save. You don't need a new secret.")

# Why an item is put aside, as the manifest says it; of an error the first that it is a kind of.
NO_ROWS = say("Zoom has no participants for it")
REASON_WORDS: Mapping[type[ZoomError], Said] = {
    errors.NoRows: NO_ROWS,
    errors.NotReady: say("Zoom hasn't yet worked out how long people stayed"),
    errors.TooOld: say("Zoom no longer keeps it"),
    errors.NotThere: say("Zoom doesn't have it, or not yet"),
    errors.NotPermitted: say("Zoom doesn't allow it"),
    errors.Redirected: say("the answer leads elsewhere"),
    errors.Unreachable: say("no usable answer in several tries"),
    errors.BadPages: say("its list of participants never ends"),
    errors.CallError: say("Zoom refused it"),
}
SAID = {str(said): said for said in REASON_WORDS.values()}


def refusal_reason(error: ZoomError, scope: str, option: Said | None) -> Said:
    """Why Zoom doesn't give a whole piece: `scope` is what it takes, `option` what has to be switched on."""
    if isinstance(error, MissingScope):
        return say("the app lacks the scope {scope}", scope=scope)
    if isinstance(error, errors.NotPermitted) and option:
        return option
    return aside_reason(error) or happened(error)


def happened(error: ZoomError) -> Said:
    """What went wrong."""
    if isinstance(error, MissingScope):
        if not error.scopes:
            return say("The app lacks scopes that it needs. Test the account to see which.")
        named = list(error.scopes)
        return plural(
            "The app lacks this scope: {scopes}.", "The app lacks these scopes: {scopes}.", n=len(named), scopes=named
        )
    if isinstance(error, DailyLimit):
        until = f"{error.until:%Y-%m-%d %H:%M} UTC"
        return say("The account has used up its requests for the day. It gets new ones at {until}.", until=until)
    return _words(error)[0]


def todo(error: ZoomError) -> Said:
    """What to do about it."""
    if isinstance(error, MissingScope):
        return ADD_SCOPES
    return UNTIL if isinstance(error, DailyLimit) else _words(error)[1]


def _words(error: ZoomError) -> tuple[Said, Said]:
    return next(ERROR_WORDS[kind] for kind in type(error).__mro__ if kind in ERROR_WORDS)


def aside_reason(error: ZoomError) -> Said | None:
    """Why an item is put aside after an error; None for an error that concerns more than one."""
    return next((words for kind, words in REASON_WORDS.items() if isinstance(error, kind)), None)


def is_reason(reason: str, kind: type[ZoomError]) -> bool:
    """Whether a reason, as it is kept, is that of an error."""
    return reason == str(REASON_WORDS[kind])


def said_reason(reason: str) -> Said:
    """A reason as it is kept, in words again."""
    return SAID[reason]

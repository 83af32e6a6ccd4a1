"""Where the program starts: `zoomwizard` and `python -m zoomwizard`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from zoomwizard import full_version
from zoomwizard.cli.streams import TYPE_CHECKING, prepare_streams, write

if TYPE_CHECKING:
    from typing import TextIO

    from zoomwizard.core.said import Said

QT_PLATFORM = "qt-platform"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the process's exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given == [QT_PLATFORM]:
            return start_qt()
        if not given or given[0] == "gui":
            return open_wizard(given[1:])
        prepare_streams()
        if given == ["--version"]:
            write(sys.stdout, f"{full_version()}\n")
            return 0
        # What is imported before an answer is what the user waits for: up to here almost nothing.
        from zoomwizard.cli.main import run

        return run(given)
    except KeyboardInterrupt:  # before or after the time in which the job listens for it
        return 4
    except OSError:  # a help or version that could not be written, for example to a full disk
        from zoomwizard.core.said import say

        tell(say("Error: The output can't be written."))
        return 1


def open_wizard(options: Sequence[str]) -> int:
    """Open the wizard's window, with `--mode NAME` in that mode; the exit code."""
    from zoomwizard.core.said import say
    from zoomwizard.modes import registry

    mode = ""
    if options:
        name, _, value = options[0].partition("=")
        values = [value, *options[1:]] if value else [*options[1:]]
        if name != "--mode" or len(values) != 1 or values[0] not in registry.modes():
            names, is_help = f"{{{','.join(registry.modes())}}}", name in ("-h", "--help")
            said = say("To open the window in a mode: zoomwizard gui --mode {modes}", modes=names)
            if is_help:
                tell(said, sys.stdout)
                return 0
            tell(say("Error: {text}", text=wrong_window(name, values)))
            tell(said)
            return 2
        mode = values[0]
    try:
        from zoomwizard.gui.shell.main import open_window
    except ImportError:
        tell(
            say(
                "The window can't be opened: Qt, or a library it needs, is missing. Everything works from the command "
                "line too: zoomwizard --help lists the commands."
            )
        )
        return 1
    return open_window(mode)


def wrong_window(option: str, values: Sequence[str]) -> Said:
    """What is wrong with what stands behind `gui`."""
    from zoomwizard.core.said import say

    if option != "--mode":
        is_option = option.startswith("-")
        none = say("There's no option {option}.", option=option)
        return none if is_option else say("There's one word too many: {text}.", text=option)
    if not values:
        return say("{option} needs a value.", option=option)
    if len(values) > 1:
        return say("There's one word too many: {text}.", text=values[1])
    return say("There's no mode called {name}.", name=values[0])


def tell(said: Said, stream: TextIO | None = None) -> None:
    """A line for the user where no command is at work, in the system's language; on stderr, or where it is said."""
    from zoomwizard.app.words import language_called, speak, users_language, words

    speak(language_called(users_language("")))
    write(stream or sys.stderr, words(said) + "\n")


def start_qt() -> int:
    """Start Qt without a screen, for the selftest: in a process of its own, since a failing Qt ends it."""
    from importlib import import_module

    gui = import_module("PySide6.QtGui")
    core = import_module("PySide6.QtCore")
    application = gui.QGuiApplication([])
    write(sys.stdout, f"{core.qVersion()} {application.platformName()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

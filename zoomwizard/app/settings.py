"""What is remembered from one start to the next: answers, Zoom accounts; never a secret or a file's content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zoomwizard.core.outcome import AppError
from zoomwizard.core.output.locks import locked
from zoomwizard.core.output.whole import patiently, write_whole
from zoomwizard.core.said import Said, say

if TYPE_CHECKING:
    from zoomwizard.zoom.api.account import Account

SETTINGS_VERSION = 1
MOST_RECENT = 8
THEMES = ("system", "light", "dark")
LOCK_SECONDS = 5.0  # a change takes milliseconds; who waits longer waits for a process that hangs
NOT_SAVED = say("Your settings couldn't be saved.")

Inputs = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Settings:
    """`last_inputs` are the answers of each job's last run, by the job's name and the input's; `last_days` its day.

    `recent` are the newest paths of each input, the newest first; `language` is empty for that of the system.
    `zoom_accounts` are without their secrets.
    """

    last_inputs: Mapping[str, Inputs] = field(default_factory=dict)
    last_days: Mapping[str, str] = field(default_factory=dict)
    recent: Inputs = field(default_factory=dict)
    window_size: tuple[int, int] | None = None
    theme: str = "system"
    language: str = ""
    zoom_accounts: tuple[Account, ...] = ()

    def with_inputs(self, job: str, answers: Inputs, paths: Iterable[str]) -> Settings:
        """The settings with a job's last answers; those that are `paths` are now the newest of the recent ones."""
        recent = {
            name: tuple(dict.fromkeys((*answers[name], *self.recent.get(name, ()))))[:MOST_RECENT] for name in paths
        }
        return replace(self, last_inputs={**self.last_inputs, job: answers}, recent={**self.recent, **recent})

    def with_run(self, job: str, day: str, made: Inputs) -> Settings:
        """The settings after a job has run on a day; `made` are answers in place of which it has made newer files."""
        last = {**self.last_inputs, job: {**self.last_inputs.get(job, {}), **made}}
        return replace(self, last_inputs=last, last_days={**self.last_days, job: day})

    def without_inputs(self) -> Settings:
        """The settings with all inputs forgotten."""
        return replace(self, last_inputs={}, last_days={}, recent={})


def is_day(text: str) -> bool:
    """Whether a text is a day as it is kept; somebody may have changed the settings by hand."""
    from datetime import date

    try:
        return str(date.fromisoformat(text)) == text
    except ValueError:
        return False


def load_settings(file: Path | None) -> Settings:
    """The settings in a file, or the first ones where there is none.

    A damaged file is kept aside as `.bad`, so that saving does not destroy it.
    Errors: AppError where the file is there and can't be read at this moment, or is of a newer version; it stays as it
    is.
    """
    if file is None:
        return Settings()
    try:
        return _read(file)
    except ValueError:
        with suppress(OSError), locked(_lock_of(file), LOCK_SECONDS):
            return _read_or_keep_aside(file)
        return Settings()  # in a folder that can't be written to it stays where it is


def change_settings(change: Callable[[Settings], Settings], file: Path | None) -> Settings:
    """Apply a change to what the file holds at this moment, and write it whole or not at all; the settings then.

    Other windows and the command line change the same file: of two changes at once, one is applied after the other. A
    power cut leaves the old file. Errors: AppError; nothing was changed then. What `change` raises is passed on.
    """
    if file is None:
        raise AppError(
            NOT_SAVED, say("There's no home folder for them."), say("Run Zoom Wizard as a user who has a home folder.")
        )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with locked(_lock_of(file), LOCK_SECONDS):
            settings = change(_read_or_keep_aside(file))
            write_whole(file, _text_of(settings))
    except TimeoutError as error:
        raise AppError(NOT_SAVED, say("Another Zoom Wizard is saving its settings."), say("Try again.")) from error
    except OSError as error:
        from zoomwizard.core.output.folder import reason_of  # the window is there sooner without

        hint = say(
            "Check {folder}: its permissions, its disk, and whether a program has one of its files open.",
            folder=str(file.parent),
        )
        raise AppError(NOT_SAVED, reason_of(error)[0], hint) from error
    return settings


def lost_settings(file: Path | None) -> Said | None:
    """That the settings were damaged, as long as no new ones were saved in their place."""
    aside = kept_aside(file) if file is not None and not file.exists() else ()
    return damaged_said(aside[-1]) if aside else None


def damaged_said(aside: Path) -> Said:
    """That damaged settings were kept aside."""
    return say("Your settings were damaged. They've been kept in {file}.", file=str(aside))


def kept_aside(file: Path | None) -> list[Path]:
    """The damaged files that were kept aside, the oldest first."""
    found = file.parent.glob(f"{file.name}*.bad") if file else ()
    return sorted(found, key=lambda path: path.stat().st_mtime)


def _lock_of(file: Path) -> Path:
    return file.with_name(file.name + ".lock")


def _read(file: Path) -> Settings:
    """The settings in a file; a ValueError where its content is damaged, an AppError where it can't be read."""
    import json  # at the first start there is nothing to read, and the window is waited for

    try:
        if file.exists() and not file.is_file() and not file.is_dir():  # a pipe would be waited for
            title, why = say("Your settings can't be read: {file}", file=str(file)), say("This isn't a file on a disk.")
            raise AppError(title, why, say("Rename it or remove it."))
        text = patiently(file.read_bytes).decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        from zoomwizard.core.output.folder import reason_of

        hint = say("They're kept as they are. Close the program that has the file open, or check its permissions.")
        raise AppError(say("Your settings can't be read: {file}", file=str(file)), reason_of(error)[0], hint) from error
    try:
        content = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if isinstance(content, dict) and type(version := content.get("version")) is int and version > SETTINGS_VERSION:
        title = say("Your settings are from a newer version of Zoom Wizard: {file}", file=str(file))
        raise AppError(
            title, hint=say("They're kept as they are. Use that version, or rename the file to start afresh.")
        )
    return _settings_from(content)


def _read_or_keep_aside(file: Path) -> Settings:
    """The same, under the lock; a damaged file gets another name. Errors: AppError, OSError."""
    try:
        return _read(file)
    except ValueError:
        _keep_aside(file)
        return Settings()


def _text_of(settings: Settings) -> str:
    import json

    content = {
        "version": SETTINGS_VERSION,
        "last_inputs": {
            job: {name: list(paths) for name, paths in of.items()} for job, of in settings.last_inputs.items()
        },
        "last_days": dict(settings.last_days),
        "recent": {name: list(paths) for name, paths in settings.recent.items()},
        "window_size": settings.window_size,
        "theme": settings.theme,
        "language": settings.language,
        "zoom_accounts": [asdict(account) for account in settings.zoom_accounts],
    }
    return json.dumps(content, indent=2) + "\n"


def _keep_aside(file: Path) -> None:
    """Give a damaged file another name, one that no earlier damaged file has."""
    number = 1
    while True:
        aside = file.with_name(f"{file.name}{'' if number == 1 else f'.{number}'}.bad")
        if not aside.exists():
            break
        number += 1
    file.rename(aside)


def _settings_from(content: Any) -> Settings:
    """Settings out of a file's content; a ValueError where it is not what `change_settings` writes."""
    if not isinstance(content, dict) or content.get("version") != SETTINGS_VERSION:
        raise ValueError("not settings of this version")
    last, recent = content.get("last_inputs", {}), content.get("recent", {})
    days = content.get("last_days", {})
    size, theme, language = content.get("window_size"), content.get("theme", "system"), content.get("language", "")
    if not (
        isinstance(last, dict)
        and isinstance(days, dict)
        and all(isinstance(day, str) and is_day(day) for day in days.values())
        and all(map(_are_inputs, (recent, *last.values())))
        and (size is None or _is_size(size))
        and theme in THEMES
        and isinstance(language, str)
    ):
        raise ValueError("not settings")
    return Settings(
        last_inputs={job: _inputs_from(inputs) for job, inputs in last.items()},
        last_days=days,
        recent=_inputs_from(recent),
        window_size=None if size is None else (size[0], size[1]),
        theme=theme,
        language=language,
        zoom_accounts=_accounts_from(content.get("zoom_accounts", [])),
    )


def _are_inputs(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(paths, list) and all(isinstance(path, str) for path in paths) for paths in value.values()
    )


def _inputs_from(value: Mapping[str, list[str]]) -> Inputs:
    return {name: tuple(paths) for name, paths in value.items()}


def _is_size(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(side) is int and side > 0 for side in value)


def _accounts_from(value: Any) -> tuple[Account, ...]:
    if value == []:  # whoever has no account does not wait for what knows about them
        return ()
    from dataclasses import fields

    from zoomwizard.zoom.api.account import Account, wrong_fields

    names = {field.name for field in fields(Account)}
    if not isinstance(value, list) or not all(isinstance(item, dict) and item.keys() <= names for item in value):
        raise ValueError("zoom_accounts")
    try:
        accounts = tuple(Account(**item) for item in value)
        is_right = not any(wrong_fields(account) for account in accounts)
    except TypeError as error:
        raise ValueError("zoom_accounts") from error
    if not is_right or len({account.name for account in accounts}) < len(accounts):
        raise ValueError("zoom_accounts")
    return accounts

"""What is remembered from one start to the next: paths, days, Zoom accounts; never a secret or a file's content."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from zoomwizard.zoom.api.account import Account

VERSION = 1
MOST_RECENT = 8
THEMES = ("system", "light", "dark")

Inputs = Mapping[str, tuple[str, ...]]


class Settings(NamedTuple):
    """`last_inputs` are the paths of each job's last run, by the job's name and the input's; account and days, too.

    `recent` are the newest paths of each input, the newest first; `language` is empty for that of the system.
    `zoom_accounts` are without their secrets; they are changed by `save_accounts` alone.
    """

    last_inputs: Mapping[str, Inputs] = MappingProxyType({})
    recent: Inputs = MappingProxyType({})
    window_size: tuple[int, int] | None = None
    theme: str = "system"
    language: str = ""
    zoom_accounts: tuple[Account, ...] = ()

    def with_inputs(self, job: str, files: Inputs, chosen: Inputs) -> Settings:
        """The settings with a job's last inputs: paths, now the newest of the recent ones, and what is no path."""
        recent = {
            name: tuple(dict.fromkeys((*paths, *self.recent.get(name, ()))))[:MOST_RECENT]
            for name, paths in files.items()
        }
        last = {**self.last_inputs, job: {**files, **chosen}}
        return self._replace(last_inputs=last, recent={**self.recent, **recent})

    def without_inputs(self) -> Settings:
        """The settings with all inputs forgotten."""
        return self._replace(last_inputs={}, recent={})


def is_day(text: str) -> bool:
    """Whether a text is a day as it is kept; somebody may have changed the settings by hand."""
    from datetime import date

    try:
        return str(date.fromisoformat(text)) == text
    except ValueError:
        return False


def load_settings(file: Path | None) -> Settings:
    """The settings in a file, or the first ones where there is none.

    A damaged file, or one of a newer version, is kept aside as `.bad`, so that saving does not destroy it.
    """
    if file is None:
        return Settings()
    try:
        text = file.read_text(encoding="utf-8")
        import json  # at the first start there is nothing to read, and the window is waited for

        return _settings_from(json.loads(text))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        _keep_aside(file)
        return Settings()


def save_settings(settings: Settings, file: Path | None) -> bool:
    """Write the settings, whole or not at all; whether that was possible. A power cut leaves the old file.

    The accounts stay those of the file: a window that has been open for hours does not know of those that were added
    or removed meanwhile. `save_accounts` writes them.
    """
    return _save(settings._replace(zoom_accounts=load_settings(file).zoom_accounts), file)


def save_accounts(accounts: Iterable[Account], file: Path | None) -> bool:
    """Write the Zoom accounts, and leave all else as it is in the file; whether that was possible."""
    return _save(load_settings(file)._replace(zoom_accounts=tuple(accounts)), file)


def _save(settings: Settings, file: Path | None) -> bool:
    if file is None:
        return False
    import json
    from dataclasses import asdict

    content = {
        "version": VERSION,
        "last_inputs": {
            job: {name: list(paths) for name, paths in of.items()} for job, of in settings.last_inputs.items()
        },
        "recent": {name: list(paths) for name, paths in settings.recent.items()},
        "window_size": settings.window_size,
        "theme": settings.theme,
        "language": settings.language,
        "zoom_accounts": [asdict(account) for account in settings.zoom_accounts],
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(file, json.dumps(content, indent=2) + "\n")
    except OSError:
        return False
    return True


def _write_whole(file: Path, text: str) -> None:
    """Under a temporary name first: the file of the old name is whole at every moment."""
    import tempfile

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=file.parent, prefix=file.name, suffix=".new", delete=False
    ) as new:
        try:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
            new.close()
            Path(new.name).replace(file)
        except BaseException:
            new.close()
            with contextlib.suppress(OSError):
                Path(new.name).unlink()
            raise


def _keep_aside(file: Path) -> None:
    """Give a damaged file another name, one that no earlier damaged file has."""
    number = 1
    while True:
        aside = file.with_name(f"{file.name}{'' if number == 1 else f'.{number}'}.bad")
        if not aside.exists():
            break
        number += 1
    with contextlib.suppress(OSError):
        file.rename(aside)


def _settings_from(content: Any) -> Settings:
    """Settings out of a file's content; a ValueError where it is not what `save_settings` writes."""
    if not isinstance(content, dict) or content.get("version") != VERSION:
        raise ValueError("not settings of this version")
    return Settings(
        last_inputs=_last_inputs_from(content.get("last_inputs", {})),
        window_size=_window_size_from(content.get("window_size")),
        theme=_theme_from(content.get("theme", "system")),
        recent=_inputs_from(content.get("recent", {})),
        language=_language_from(content.get("language", "")),
        zoom_accounts=_accounts_from(content.get("zoom_accounts", [])),
    )


def _accounts_from(value: Any) -> tuple[Account, ...]:
    if value == []:  # whoever has no account does not wait for what knows about them
        return ()
    from dataclasses import fields

    from zoomwizard.zoom.api.account import Account, problems_of

    names = {field.name for field in fields(Account)}
    if not isinstance(value, list) or not all(isinstance(item, dict) and item.keys() <= names for item in value):
        raise ValueError("zoom_accounts")
    try:
        accounts = tuple(Account(**item) for item in value)
        is_right = not any(problems_of(account) for account in accounts)
    except TypeError as error:
        raise ValueError("zoom_accounts") from error
    if not is_right or len({account.name for account in accounts}) < len(accounts):
        raise ValueError("zoom_accounts")
    return accounts


def _last_inputs_from(value: Any) -> dict[str, dict[str, tuple[str, ...]]]:
    if isinstance(value, dict):
        return {job: _inputs_from(of) for job, of in value.items()}
    raise ValueError("last_inputs")


def _inputs_from(value: Any) -> dict[str, tuple[str, ...]]:
    if isinstance(value, dict):
        return {name: _paths_from(paths) for name, paths in value.items()}
    raise ValueError("inputs")


def _paths_from(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(path, str) for path in value):
        raise ValueError("paths")
    return tuple(value)


def _window_size_from(value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    if isinstance(value, list) and len(value) == 2 and all(type(side) is int and side > 0 for side in value):
        return value[0], value[1]
    raise ValueError("window_size")


def _theme_from(value: Any) -> str:
    if value not in THEMES:
        raise ValueError("theme")
    return str(value)


def _language_from(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("language")

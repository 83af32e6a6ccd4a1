"""Where the program keeps what is its own: settings and logs of this user."""

from __future__ import annotations

from pathlib import Path


def settings_file() -> Path | None:
    """The file of the settings, there or not; None for a user without a home."""
    from platformdirs import user_config_path

    return _of_this_user(user_config_path("zoomwizard", appauthor=False), "settings.json")


def log_folder() -> Path | None:
    """The folder of the logs, there or not; None for a user without a home."""
    from platformdirs import user_log_path

    return _of_this_user(user_log_path("zoomwizard", appauthor=False))


def data_folder() -> Path | None:
    """The private folder of what is downloaded and not used yet, there or not; None for a user without a home."""
    from platformdirs import user_data_path

    # Local to this computer: a roaming profile would carry it about.
    return _of_this_user(user_data_path("zoomwizard", appauthor=False, roaming=False), "downloads")


def _of_this_user(folder: Path, *parts: str) -> Path | None:
    # Without a home the path would begin with "~", and a folder of that name would come into being anywhere.
    return folder.joinpath(*parts) if folder.is_absolute() else None

"""Where the program keeps what is its own: settings and logs of this user; and where IT says what holds for all."""

from __future__ import annotations

import sys
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


def this_program() -> list[str]:
    """How this program is started as a command, in whatever folder."""
    program = Path(sys.executable)
    if not getattr(sys, "frozen", False):
        return [str(program), "-m", "zoomwizard"]
    # In Windows the one for the window has no console to write to.
    return [str(program.with_name("zoomwizard-cli.exe") if sys.platform == "win32" else program)]


def policy_file() -> Path:
    """The file in which IT sets what holds for all users of this computer, there or not.

    Its place depends on no environment variable: a user could set that.
    """
    if sys.platform == "win32":
        import ctypes

        common_data = ctypes.create_unicode_buffer(260)
        if ctypes.windll.shell32.SHGetFolderPathW(None, 0x23, None, 0, common_data):  # not 0: it was not found
            common_data.value = r"C:\ProgramData"
        return Path(common_data.value, "ZoomWizard", "policy.json")
    return Path("/etc/zoomwizard/policy.json")


def _of_this_user(folder: Path, *parts: str) -> Path | None:
    # Without a home the path would begin with "~", and a folder of that name would come into being anywhere.
    return folder.joinpath(*parts) if folder.is_absolute() else None

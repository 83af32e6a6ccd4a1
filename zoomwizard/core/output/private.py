"""What names people is for its owner alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from zoomwizard.core.outcome import NextStep
from zoomwizard.core.said import plural, say, sentences

KEEP_PRIVATE = "Keep private"  # the folder beside the outputs that goes to nobody else


def keep_private(people: int, rows: int) -> NextStep:
    """What to do with that folder, in which so many people and rows are listed."""
    why = sentences(
        plural("It names {n} person who has no HashID.", "It names {n} people who have no HashID.", n=people)
        if people
        else "",
        plural("It lists {n} row that can't be used.", "It lists {n} rows that can't be used.", n=rows) if rows else "",
    )
    return NextStep(say("Keep this folder to yourself"), (KEEP_PRIVATE,), why, is_kept=True)


def make_private(path: Path) -> bool:
    """Let nobody but this user read a file or folder; whether the disk can do that. An error of the disk means no.

    In Windows what is made in such a folder later is for the user alone too, and stays so wherever it is moved.
    """
    try:
        if sys.platform == "win32":
            set_access_list(path, f"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;{user_sid()})")  # SY: virus scanners and the like
            return True
        path.chmod(0o700 if path.is_dir() else 0o600)
        return path.stat().st_mode & 0o077 == 0
    except OSError:
        return False


def open_privately(path: str, flags: int) -> int:
    """Open a file for the built-in `open`; one that is made here is for this user alone."""
    return os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)


if sys.platform == "win32":
    import ctypes
    from ctypes import byref, c_void_p, wintypes

    _ADVAPI = ctypes.WinDLL("advapi32", use_last_error=True)
    _ADVAPI.SetNamedSecurityInfoW.argtypes = [wintypes.LPWSTR, ctypes.c_int, wintypes.DWORD, *[c_void_p] * 4]
    _ADVAPI.GetSecurityDescriptorDacl.argtypes = [c_void_p] * 4
    _ADVAPI.ConvertSidToStringSidW.argtypes = [c_void_p, c_void_p]
    _KERNEL = ctypes.WinDLL("kernel32", use_last_error=True)
    _KERNEL.GetCurrentProcess.restype = wintypes.HANDLE
    _KERNEL.LocalFree.argtypes = _KERNEL.CloseHandle.argtypes = [c_void_p]
    _OF_A_FILE, _PROTECTED_DACL, _TOKEN_QUERY, _TOKEN_USER = 1, 0x80000004, 8, 1

    def set_access_list(path: Path, text: str) -> None:
        """Give a file or folder the access list that a text says, in place of all that it has. Errors: OSError."""
        descriptor, access_list, is_there = c_void_p(), c_void_p(), wintypes.BOOL()
        _check(
            _ADVAPI.ConvertStringSecurityDescriptorToSecurityDescriptorW(
                wintypes.LPCWSTR(text), 1, byref(descriptor), None
            )
        )
        try:
            there, default = byref(is_there), byref(wintypes.BOOL())
            _check(_ADVAPI.GetSecurityDescriptorDacl(descriptor, there, byref(access_list), default))
            code = _ADVAPI.SetNamedSecurityInfoW(str(path), _OF_A_FILE, _PROTECTED_DACL, None, None, access_list, None)
            if code:
                raise ctypes.WinError(code)
        finally:
            _KERNEL.LocalFree(descriptor)

    def user_sid() -> str:
        """The number of this user in access lists. Errors: OSError."""
        token, buffer, size, text = wintypes.HANDLE(), (c_void_p * 32)(), wintypes.DWORD(), wintypes.LPWSTR()
        process = wintypes.HANDLE(_KERNEL.GetCurrentProcess())
        _check(_ADVAPI.OpenProcessToken(process, _TOKEN_QUERY, byref(token)))
        try:
            user = _ADVAPI.GetTokenInformation(token, _TOKEN_USER, byref(buffer), ctypes.sizeof(buffer), byref(size))
            _check(user)
            _check(_ADVAPI.ConvertSidToStringSidW(buffer[0], byref(text)))  # it begins with the pointer to the number
            return str(text.value)
        finally:
            _KERNEL.CloseHandle(token)
            _KERNEL.LocalFree(ctypes.cast(text, c_void_p))

    def _check(is_done: int) -> None:
        if not is_done:
            raise ctypes.WinError(ctypes.get_last_error())

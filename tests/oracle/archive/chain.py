"""The manifest (section 6): its lines in the form of RFC 8785, and the chain of their hashes."""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, Final

ZEROS: Final = "0" * 64
KEYS: Final = ["data", "event", "hash", "n", "prev", "time"]
TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)
LARGEST: Final = 2**53 - 1
SHORT: Final = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}

Data = dict[str, Any]


# ---------------------------------------------------------------------------------------------------------
# The form


def canonical(value: Any) -> str:
    """RFC 8785, whole numbers only; anything else is a ValueError."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and abs(value) <= LARGEST:
        return str(value)
    if isinstance(value, str):
        value.encode("utf-8")  # a surrogate by itself is a UnicodeEncodeError, a ValueError too
        return '"' + "".join(map(character, value)) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    raise ValueError("not in a manifest")


def character(char: str) -> str:
    if char in SHORT:
        return SHORT[char]
    return f"\\u{ord(char):04x}" if char < " " else char


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# ---------------------------------------------------------------------------------------------------------
# Writing


def hash_of(line: Data) -> str:
    """Of the line without `hash` and LF."""
    return sha256(canonical({key: value for key, value in line.items() if key != "hash"}).encode("utf-8"))


def make_line(n: int, prev: str, time: str, event: str, data: Data) -> Data:
    line = {"data": data, "event": event, "n": n, "prev": prev, "time": time}
    return {**line, "hash": hash_of(line)}


def to_bytes(lines: list[Data]) -> bytes:
    return "".join(canonical(line) + "\n" for line in lines).encode("utf-8")


def append(lines: list[Data], time: str, event: str, data: Data) -> list[Data]:
    prev = lines[-1]["hash"] if lines else ZEROS
    return [*lines, make_line(len(lines), prev, time, event, data)]


def opened(tenant: str, time: str) -> list[Data]:
    return append([], time, "opened", {"chain": "archive", "tenant": tenant, "version": 1})


def anchor(account: str, lines: list[Data]) -> str:
    """What a writing run appends to `--anchor-file`."""
    last = lines[-1]
    return f"{last['time']} {account} {last['n']} {last['hash']}\n"


# ---------------------------------------------------------------------------------------------------------
# Reading


@dataclass(frozen=True)
class Manifest:
    lines: list[Data]  # all that can be read, those after a broken one too
    broken: int | None  # the number of the first line that is not what the rules give
    has_half_line: bool


def read(content: bytes, tenant: str) -> Manifest:
    """A last line without LF is only noted."""
    *whole, rest = content.split(b"\n")
    lines = []
    broken = None
    prev = ZEROS
    for number, raw in enumerate(whole):
        line = parse(raw)
        if line is not None:
            lines.append(line)
        if broken is None and not is_right(raw, line, number, prev, tenant):
            broken = number
        prev = line["hash"] if line is not None else ""
    return Manifest(lines, broken, bool(rest))


def parse(raw: bytes) -> Data | None:
    """A line with the six keys, right or not."""
    try:
        line = json.loads(raw.decode("utf-8"))
    except ValueError:
        return None
    is_line = isinstance(line, dict) and sorted(line) == KEYS and isinstance(line["data"], dict)
    return line if is_line else None


def is_right(raw: bytes, line: Data | None, number: int, prev: str, tenant: str) -> bool:
    if line is None:
        return False
    try:
        is_its_form = canonical(line).encode("utf-8") == raw
        is_its_hash = line["hash"] == hash_of(line)
    except ValueError:
        return False
    is_next = type(line["n"]) is int and line["n"] == number and line["prev"] == prev
    is_typed = isinstance(line["event"], str) and is_time(line["time"])
    return is_its_form and is_its_hash and is_next and is_typed and is_head(line, number, tenant)


def is_time(value: Any) -> bool:
    return isinstance(value, str) and TIME.fullmatch(value) is not None


def is_head(line: Data, number: int, tenant: str) -> bool:
    """`opened` is the first line and no other, and tells whose manifest it is."""
    head = {"chain": "archive", "tenant": tenant, "version": 1}
    return line["event"] != "opened" if number else (line["event"], line["data"]) == ("opened", head)

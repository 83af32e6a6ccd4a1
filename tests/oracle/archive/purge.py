"""What `purge` takes and what a hold keeps (section 6)."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.oracle.archive.chain import Data
from tests.oracle.archive.times import DAY, Span


@dataclass(frozen=True, kw_only=True)
class Hold:
    """The conditions that were given; a hold has at least one."""

    people: frozenset[str] | None = None  # `s-`
    days: Span | None = None  # the end is not in it
    recording: str | None = None


@dataclass(frozen=True, kw_only=True)
class Recording:
    """All files of one key, kind and account, metadata too, that are archived."""

    key: str
    kind: str
    start: int
    people: frozenset[str]  # `s-` of the kept persons
    files: tuple[tuple[str, int], ...]  # key and bytes


def is_held(recording: Recording, holds: Iterable[Hold]) -> bool:
    return any(fits(recording, hold) for hold in holds)


def fits(recording: Recording, hold: Hold) -> bool:
    """All conditions that were given."""
    return (
        (hold.people is None or bool(hold.people & recording.people))
        and (hold.days is None or hold.days[0] <= recording.start < hold.days[1])
        and (hold.recording is None or hold.recording == recording.key)
    )


def open_holds(lines: Iterable[Data]) -> set[str]:
    """The names of holds that nothing released since."""
    names: set[str] = set()
    for line in lines:
        if line["event"] == "hold":
            names.add(line["data"]["name"])
        if line["event"] == "released":
            names.discard(line["data"]["name"])
    return names


def to_purge(
    recordings: Iterable[Recording],
    holds: Iterable[Hold],
    now: int,
    *,
    keep_days: int | None = None,
    person: str | None = None,
) -> list[Recording]:
    """One of the two at least is given; if both are, both must hold."""
    open_now = list(holds)
    return [
        recording
        for recording in recordings
        if (keep_days is None or now - recording.start > keep_days * DAY)
        and (person is None or recording.people == {person})
        and not is_held(recording, open_now)
    ]


def counts(recordings: Iterable[Recording]) -> dict[str, int]:
    """As in `--json`."""
    chosen = list(recordings)
    sizes = [size for recording in chosen for _, size in recording.files]
    return {"recordings": len(chosen), "files": len(sizes), "bytes": sum(sizes)}

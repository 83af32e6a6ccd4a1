"""What `verify` finds in an account's folder (section 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.oracle.archive.chain import Data, Manifest, read, sha256

MANIFEST: Final = "manifest.jsonl"

Files = Mapping[str, bytes]  # by their paths in the account's folder, with `/`


@dataclass(frozen=True, order=True)
class Finding:
    code: str
    path: str
    line: int | None = None  # of a broken chain


def verify(account: str, files: Files, *, is_quick: bool = False) -> list[Finding]:
    """Sorted; without anchors."""
    kept = {path for path in files if path != MANIFEST and path.split("/")[0] not in ("aside", ".work")}
    manifest = read(files.get(MANIFEST, b""), account)
    found = []
    if manifest.broken is not None:
        found.append(Finding("archive.chain_broken", MANIFEST, manifest.broken))
    elif not manifest.lines and kept:
        found.append(Finding("archive.chain_broken", MANIFEST, 0))
    for path, data in archived_files(manifest).items():
        if path not in files:
            found.append(Finding("archive.missing", path))
        elif is_changed(files[path], data, is_quick=is_quick):
            found.append(Finding("archive.changed", path))
    found += [Finding("archive.extra", path) for path in kept - paths_with_line(manifest)]
    return sorted(found)


def verify_anchors(anchors: str, accounts: Mapping[str, Manifest]) -> list[tuple[str, Finding]]:
    """With the account that each is about, in the order of the anchors."""
    found = []
    for anchor in anchors.splitlines():
        time_and_account, n, head = anchor.rsplit(" ", 2)
        account = time_and_account.partition(" ")[2]
        lines = accounts[account].lines if account in accounts else []
        if not any(line["n"] == int(n) and line["hash"] == head for line in lines):
            found.append((account, Finding("archive.anchor_missing", MANIFEST)))
    return found


def is_changed(content: bytes, data: Data, *, is_quick: bool) -> bool:
    return len(content) != data["bytes"] or (not is_quick and sha256(content) != data["sha256"])


def archived_files(manifest: Manifest) -> dict[str, Data]:
    """By path: those with an `archived` line that were not purged since."""
    found: dict[str, Data] = {}
    for line in manifest.lines:
        if is_archived(line):
            found[line["data"]["file"]] = line["data"]
        if line["event"] == "purged":
            keys = line["data"].get("keys", [])
            found = {path: data for path, data in found.items() if data.get("key") not in keys}
    return found


def paths_with_line(manifest: Manifest) -> set[str]:
    return {line["data"]["file"] for line in manifest.lines if is_archived(line)}


def is_archived(line: Data) -> bool:
    """A broken line may lack what it should tell."""
    return bool(line["event"] == "archived") and {"file", "bytes", "sha256"} <= set(line["data"])

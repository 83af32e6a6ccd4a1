"""Proves that an archive is as it was written: the chain of each manifest, every file, and what anchors say."""

from __future__ import annotations

import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from zoomwizard.core.engine import Engine
from zoomwizard.core.job import Job, engine_for
from zoomwizard.core.outcome import (
    CancelToken,
    Finding,
    InputError,
    JobResult,
    Report,
    Severity,
    errors_in,
    report_nothing,
)
from zoomwizard.core.output.chain import ChainError, ChainHead, has_half_line, read_chain
from zoomwizard.core.output.folder import explained, sha256_of, temporary_folder
from zoomwizard.core.said import Said, plural, say
from zoomwizard.modes.archive.inputs import VerifyInputs
from zoomwizard.modes.archive.manifest import load_manifest, make_manifest_table, said_head
from zoomwizard.modes.archive.place import ASIDE_NAME, CHAIN_NAME, WORK_NAME, AccountPlace, chosen_accounts
from zoomwizard.modes.archive.steps import VERIFY_FILES

ANCHOR = re.compile(r"(\S+) ([A-Za-z0-9_-]{1,40}) (\d{1,18}) ([0-9a-f]{64})")
MOST_TOLD = 10_000  # of findings; the rest is counted
FILES_AT_ONCE = 50_000
HASHED_AT_ONCE = 4

Anchors = Mapping[str, Mapping[int, set[str]]]


@dataclass
class Verified:
    """What was found in all accounts: the findings by code, and what was looked at."""

    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    heads: dict[str, ChainHead] = field(default_factory=dict)

    def wrong(self, code: str, title: Said, where: str) -> None:
        """One thing that isn't as it was written."""
        self.counts[code.removeprefix("archive.")] += 1
        if len(self.findings) < MOST_TOLD:
            hint = say("Find out what happened, and restore it from a backup.")
            self.findings.append(Finding(Severity.ERROR, "archive", title, hint, where, code))


class VerifyJob(Job):
    """The job; see `Job`."""

    name: ClassVar[str] = "archive verify"
    stages: ClassVar[Mapping[str, float]] = {"chain": 2, "list": 2, "hash": 16}

    def check(
        self, inputs: VerifyInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """See `Job`."""
        del report, cancel
        return [*chosen_accounts(inputs.archive, inputs.from_zoom)[1], *read_anchors(inputs.anchor_file)[1]]

    def run(
        self, inputs: VerifyInputs, report: Report = report_nothing, cancel: CancelToken | None = None
    ) -> JobResult:
        """Look at everything; nothing in the archive is written. Errors: InputError, AppError, Cancelled."""
        begun = time.monotonic()
        places, findings = chosen_accounts(inputs.archive, inputs.from_zoom)
        anchors, found = read_anchors(inputs.anchor_file)
        if errors_in([*findings, *found]):
            raise InputError([*findings, *found])
        verified = Verified()
        with temporary_folder() as folder, engine_for("archive", inputs, folder, report, cancel) as engine:
            make_manifest_table(engine)
            for place in places:
                _verify(engine, place, anchors.get(place.name, {}), verified, is_quick=inputs.quick)
        for account in anchors.keys() - {place.name for place in places}:
            if not inputs.from_zoom or account in inputs.from_zoom:
                _wrong_anchor(verified, account, len(anchors[account]))
        return _result(inputs, verified, time.monotonic() - begun)


def read_anchors(path: Path | None) -> tuple[Anchors, list[Finding]]:
    """The hashes that a file gives, by account and number of the line; all of its lines that are none are errors."""
    anchors: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    if path is None:
        return anchors, []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        title = say("The file with the hashes can't be read.")
        hint = say("Check the folder and the name.")
        return {}, [Finding(Severity.ERROR, "anchor_file", title, hint, path.name, "anchor.unreadable")]
    wrong = []
    for number, line in enumerate(lines, 1):
        if parts := ANCHOR.fullmatch(line.strip()):
            anchors[parts[2]][int(parts[3])].add(parts[4])
        elif line.strip():
            wrong.append(str(number))
    if not wrong:
        return anchors, []
    title = plural(
        "A line isn't one that a run adds: {lines}.", "{n} lines aren't ones that a run adds: {lines}.",
        n=len(wrong), lines=wrong[:10],
    )  # fmt: skip
    hint = say("Each line has a time, an account, a number and a hash.")
    return {}, [Finding(Severity.ERROR, "anchor_file", title, hint, path.name, "anchor.line")]


def _verify(
    engine: Engine, place: AccountPlace, anchors: Mapping[int, set[str]], verified: Verified, *, is_quick: bool
) -> None:
    engine.begin("chain", say("Proving the manifest"))
    _prove_chain(engine, place, anchors, verified)
    engine.begin("list", say("Comparing the files with the manifest"), 4)
    engine.run("CREATE OR REPLACE TABLE found_files (file VARCHAR, bytes BIGINT)")
    for rows in _files_in(place, engine.cancel):
        engine.load("found_batch", {"file": "VARCHAR", "bytes": "BIGINT"}, rows)
        engine.run("INSERT INTO found_files FROM found_batch")
    if not place.manifest.exists():
        (files,) = engine.one("SELECT count(*) FROM found_files")
        if files:
            title = say("{account} has recordings and no manifest.", account=place.name)
            verified.wrong("archive.chain_broken", title, CHAIN_NAME)
        return
    engine.step(VERIFY_FILES, account="'" + place.name + "'")  # letters, digits, - and _ alone
    titles = {
        "archive.missing": say("A file of {account} is missing.", account=place.name),
        "archive.changed": say("A file of {account} was changed.", account=place.name),
        "archive.extra": say("A file of {account} isn't in the manifest.", account=place.name),
    }
    for code, file in engine.all("SELECT 'archive.' || code, file FROM wrong_files ORDER BY ALL"):
        verified.wrong(code, titles[code], file)
    files, size = engine.one("SELECT count(*), coalesce(sum(bytes), 0) FROM same_files")
    verified.counts.update(files=int(files), bytes=int(size))
    if not is_quick:
        engine.begin("hash", say("Proving the content of the files"), max(int(size), 1))
        for file in _changed(engine, place):
            verified.wrong("archive.changed", titles["archive.changed"], file)


def _prove_chain(engine: Engine, place: AccountPlace, anchors: Mapping[int, set[str]], verified: Verified) -> None:
    """Prove the lines and the anchors on them, and load what there is of them."""
    if not place.manifest.exists():
        _wrong_anchor(verified, place.name, len(anchors))
        return
    met, last = 0, None
    with explained(say("{file} can't be read.", file=CHAIN_NAME)):
        try:
            for line in read_chain(place.manifest, engine.cancel):
                last = line
                met += line.n in anchors and anchors[line.n] == {line.hash}
        except ChainError as error:
            title = say("The manifest of {account} was changed in line {n}.", account=place.name, n=str(error.n + 1))
            verified.wrong("archive.chain_broken", title, CHAIN_NAME)
        if has_half_line(place.manifest):
            title = say("The manifest of {account} ends in the middle of a line.", account=place.name)
            hint = say("A run was interrupted there. The next run removes the half line.")
            note = Finding(Severity.NOTE, "archive", title, hint, CHAIN_NAME, "archive.half-line")
            verified.findings.append(note)
    if last is not None:
        verified.heads[place.name] = ChainHead(last.n, last.hash)
        verified.counts["lines"] += last.n + 1
    _wrong_anchor(verified, place.name, len(anchors) - met)
    load_manifest(engine, place, is_proved=False)


def _wrong_anchor(verified: Verified, account: str, number: int) -> None:
    title = say("A hash that was noted elsewhere for {account} isn't in its manifest.", account=account)
    for _ in range(number):
        verified.wrong("archive.anchor_missing", title, CHAIN_NAME)


def _files_in(place: AccountPlace, cancel: CancelToken) -> Iterator[Sequence[tuple[str, int]]]:
    """The files of an account and their sizes, many at once; what isn't a plain file has the size -1."""
    rows: list[tuple[str, int]] = []
    folders = [""]
    with explained(say("The archive can't be read.")):
        while folders:
            cancel.raise_if_cancelled()
            below = folders.pop()
            with os.scandir(place.folder / below) as entries:
                for entry in entries:
                    path = f"{below}/{entry.name}" if below else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        folders += [path] if path not in (ASIDE_NAME, WORK_NAME) else []
                    elif path != CHAIN_NAME:
                        is_plain = entry.is_file(follow_symlinks=False)
                        size = entry.stat(follow_symlinks=False).st_size if is_plain else -1
                        rows.append((path.encode("utf-8", "replace").decode(), size))
            if len(rows) >= FILES_AT_ONCE:
                yield rows
                rows = []
        if rows:
            yield rows


def _changed(engine: Engine, place: AccountPlace) -> Iterator[str]:
    """The files of the right size whose content isn't what the manifest says."""

    def is_changed(row: tuple[str, int, str]) -> bool:
        return sha256_of(place.folder / row[0], engine.cancel) != row[2]

    found = engine.run("SELECT file, bytes, sha256 FROM same_files ORDER BY file", parts=0)
    with ThreadPoolExecutor(HASHED_AT_ONCE) as threads, explained(say("The archive can't be read.")):
        while rows := found.fetchmany(HASHED_AT_ONCE * 16):
            for row, changed in zip(rows, threads.map(is_changed, rows), strict=True):
                engine.advance(row[1])
                if changed:
                    yield row[0]


def _result(inputs: VerifyInputs, verified: Verified, seconds: float) -> JobResult:
    counts = verified.counts
    codes = ("chain_broken", "missing", "changed", "extra", "anchor_missing")
    wrong = sum(counts[code] for code in codes)
    findings = list(verified.findings)
    if wrong > MOST_TOLD:
        title = say("{n} more were found, and aren't listed.", n=wrong - MOST_TOLD)
        findings.append(Finding(Severity.NOTE, "archive", title, code="archive.more"))
    looked = say("{files} files and {lines} lines were compared.", files=counts["files"], lines=counts["lines"])
    verdict = say("The archive is as it was written.")
    if wrong:
        verdict = plural("{n} thing isn't as it was written.", "{n} things aren't as they were written.", n=wrong)
    heads = {account: {"n": head.n, "hash": head.hash} for account, head in verified.heads.items()}
    lines = [said_head(account, head) for account, head in verified.heads.items()]
    return JobResult(
        folder=inputs.archive,
        inputs=(),
        outputs=(),
        counts={name: counts[name] for name in ("lines", "files", "bytes", *codes)},
        findings=tuple(findings),
        summary=(looked, *lines),
        seconds=seconds,
        verdict=verdict,
        is_lacking=wrong > 0,
        more={"heads": heads},
    )

"""The admin's and the analyst's runs on tests/golden, as results that can be compared between computers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import dev

GOLDEN = dev.ROOT / "tests" / "golden" / "organisation"
TIME_IN_NAME = re.compile(r"\d{4}-\d\d-\d\d_\d{6}")


def run_golden(run: Callable[..., object], output: Path) -> None:
    """The admin's and the analyst's runs."""
    run(
        *("admin", "--quiet", "--reports", GOLDEN / "report 1.csv", GOLDEN / "report 2.csv"),
        *("--mapping", GOLDEN / "mapping.csv", "--time-zone", "Europe/Zurich", "--key-file", output.parent / "key.txt"),
        *("--output", output / "admin"),
    )
    (hashed,) = (output / "admin").glob("Hashed Zoom File*.csv")
    run(
        *("analyst", "--quiet", "--zoom", hashed, "--person-query", GOLDEN / "person query.csv"),
        *("--meeting-query", GOLDEN / "meeting query.csv", "--output", output / "analyst"),
    )


def normal_results(folder: Path) -> dict[str, bytes]:
    """The files of both runs, without what differs from run to run: times in names, the folder's own path, topic
    tokens (each run has a salt of its own), and what a record says of the check sums and sizes of files with such.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            text = path.read_bytes().decode("utf-8")
            text = TIME_IN_NAME.sub("<time>", text)
            tokens = list(dict.fromkeys(re.findall(r"t1-[0-9a-f]{8}-[0-9a-f]{16}", text)))
            for number, token in enumerate(tokens):
                text = text.replace(token, f"<token {number}>")
            if path.suffix == ".json":
                text = re.sub(r'("sha256": )"[0-9a-f]{64}"', r'\1"<sum>"', text)
                text = re.sub(r'("size": )\d+', r"\1<size>", text)
            if path.name == "expressions.tmdl":
                text = re.sub(r'"[^"]*[/\\]', '"', text, count=1)
            found[TIME_IN_NAME.sub("<time>", path.relative_to(folder).as_posix())] = text.encode()
    return found

"""Each file of the analyst is looked at once, whether it was given or found in a folder."""

from collections import Counter
from pathlib import Path

import pytest

from tests.page import organisation
from zoomwizard.core.tables import text_file
from zoomwizard.core.tables.text_file import look_at


@pytest.mark.parametrize("in_folder", [True, False])
def test_a_file_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_folder: bool) -> None:
    made = organisation(tmp_path, people=10, weeks=1)
    inputs = made.write()
    if in_folder:
        made.options = {"zoom": (inputs.zoom[0].parent,), "person_query": None, "meeting_query": None}
    seen: Counter[Path] = Counter()

    def counted(path: Path, field: str, encoding: str) -> object:
        seen[path] += 1
        return look_at(path, field, encoding)

    monkeypatch.setattr(text_file, "look_at", counted)
    assert made.check()
    assert set(seen.values()) == {1}
    assert len(seen) >= 3

"""How far a download is, in words with the right number."""

import pytest

from zoomwizard.zoom.api.client import Traffic
from zoomwizard.zoom.collect.progress import DownloadProgress


@pytest.mark.parametrize(
    ("listed", "meetings", "calls", "is_of_one", "words"),
    [
        (False, 0, 1, True, "Listing 0 meetings, 1 request"),
        (False, 1, 2, True, "Listing 1 meeting, 2 requests"),
        (True, 2, 3, True, "1 of 2 meetings, 3 requests"),
        (True, 2, 3, False, "1 of 2 parts, 3 requests"),
        (True, 0, 1, False, "1 request"),
    ],
)
def test_every_number_has_its_form(*, listed: bool, meetings: int, calls: int, is_of_one: bool, words: str) -> None:
    progress = DownloadProgress(listed, min(meetings, 1), meetings, Traffic(calls=calls), is_of_one)
    assert str(progress.sentence()) == words

"""What a usage run says that it will write."""

from typing import Any

import pytest

from zoomwizard.modes.usage.names import (
    FOLDER_NAME,
    REJECTED_ROWS_NAME,
    USAGE_NAMES,
    WITH_NAMES,
    WITHOUT_HASH_ID_NAME,
    usage_names_of,
)


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        ({}, [FOLDER_NAME, REJECTED_ROWS_NAME]),
        ({"identities": "shown"}, [FOLDER_NAME + WITH_NAMES, REJECTED_ROWS_NAME]),
        ({"mapping": "people.csv"}, [FOLDER_NAME, WITHOUT_HASH_ID_NAME, REJECTED_ROWS_NAME]),
    ],
)
def test_only_what_the_answers_make_is_shown_before_the_run(answers: dict[str, Any], names: list[str]) -> None:
    assert usage_names_of(answers) == names
    assert {*names} <= {*USAGE_NAMES}

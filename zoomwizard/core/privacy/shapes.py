"""What has the shape of an e-mail address or a telephone number. Imports little: the log needs it too."""

from __future__ import annotations

import re

from zoomwizard.core.people.identities import WITHOUT_ZERO_WIDTH
from zoomwizard.core.said import Said, say

# Begins at the @, so that a long text is gone through once.
E_MAIL = re.compile(r"(?<=[^\s@,;<>\"'])@[^\s@,;<>\"']+\.[^\s@,;<>\"']")
PHONE = re.compile(
    r"(?<![\w.])"
    r"(?:\+\d[\d ().\-]{6,}\d|\(?0\d{1,4}\)?[ .\-/]\d[\d .\-]{5,}\d|\d{3}[ .\-]\d{3}[ .\-]\d{4})"
    r"(?!\w)"
)
MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T_ ][\d:]+Z?)?"
    # As a country writes it, day first; more digits behind a sign would be a number's.
    r"|(?<![\d.\-/])(?:0[1-9]|[12]\d|3[01])([.\-/])(?:0[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d|[.\-/]\d)"
)


def shapes_in(text: str) -> list[Said]:
    """What in a text has the shape of an e-mail address or a telephone number: the kinds, never the value."""
    visible = text.translate(WITHOUT_ZERO_WIDTH)
    found = [say("an e-mail address")] if E_MAIL.search(visible) else []
    # A date or time of day is no telephone number.
    return [*found, say("a telephone number")] if PHONE.search(MOMENT.sub(" ", visible)) else found

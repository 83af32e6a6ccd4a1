"""What an account lacks: what is needed and what is only missed are told apart."""

from __future__ import annotations

import pytest

from tests.zoom import fake, fake_archive, fake_usage
from tests.zoom.conftest import Connect, Start
from zoomwizard.zoom.collect.archive_pieces import ARCHIVE_PIECES
from zoomwizard.zoom.collect.pieces import REPORT_PIECES
from zoomwizard.zoom.collect.requirements import Requirement, ask_for_all
from zoomwizard.zoom.collect.usage_pieces import USAGE_PIECES

ALL = f"{fake.SCOPES} {fake_usage.SCOPES}"
CLASSIC = "report:read:admin meeting:read:admin webinar:read:admin user:read:admin"
LIST, HOSTS = "report:read:list_history_meetings:admin", "report:read:user:admin"
PAST, REPORT = "meeting:read:list_past_participants:admin", "report:read:list_meeting_participants:admin"


def asked(start: Start, connect: Connect, lacking: list[str], scopes: str = ALL) -> list[Requirement]:
    zoom = start()
    zoom.scopes = " ".join(scope for scope in scopes.split() if scope not in lacking)
    return ask_for_all(connect(zoom), USAGE_PIECES)


@pytest.mark.parametrize("scopes", [ALL, CLASSIC])
def test_an_account_with_everything_lacks_nothing(start: Start, connect: Connect, scopes: str) -> None:
    found = asked(start, connect, [], scopes)
    assert {line.state for line in found} == {"there"}
    # The token, two ways to the list and two to participants, eleven pieces more, the test request and its scope.
    assert len(found) == 1 + 2 + 2 + 12 + 2


@pytest.mark.parametrize(
    ("lacking", "states"),
    [
        ([LIST], {"the account's list of meetings and webinars": ("missed", LIST)}),
        ([HOSTS], {"the meetings and webinars of each host": ("not needed", "")}),
        ([PAST], {"the participants of a past meeting": ("missed", PAST)}),
        ([REPORT], {"the participants in the report": ("missed", REPORT)}),
        (
            [LIST, HOSTS],
            {
                "the account's list of meetings and webinars": ("missing", LIST),
                "the meetings and webinars of each host": ("not needed", ""),
            },
        ),
        (
            [PAST, REPORT],
            {
                "the participants of a past meeting": ("missing", PAST),
                "the participants in the report": ("not needed", ""),
            },
        ),
        (
            ["webinar:read:list_registrants:admin", "report:read:billing:admin"],
            {
                "the registrations for a webinar": ("missed", "webinar:read:list_registrants:admin"),
                "billing periods": ("missed", "report:read:billing:admin"),
            },
        ),
        (["user:read:user:admin"], {"the test request": ("missing", "user:read:user:admin")}),
    ],
)
def test_what_is_needed_and_what_is_only_missed_are_told_apart(
    start: Start, connect: Connect, lacking: list[str], states: dict[str, tuple[str, str]]
) -> None:
    found = {str(line.title): line for line in asked(start, connect, lacking) if line.state != "there"}
    assert {title: line.state for title, line in found.items()} == {
        f"Access to {what}.": state for what, (state, _) in states.items()
    }
    for what, (state, scope) in states.items():
        line = found[f"Access to {what}."]
        assert scope in str(line.hint)
        assert line.holds == (state == "not needed")


def test_a_scope_that_zooms_documentation_does_not_name_is_said_to_be_one(start: Start, connect: Connect) -> None:
    (line,) = (one for one in asked(start, connect, ["report:read:daily_usage:admin"]) if one.state != "there")
    assert (line.state, "Zoom's documentation doesn't name this scope" in str(line.hint)) == ("missed", True)


def test_where_all_pieces_are_needed_another_way_is_as_good(start: Start, connect: Connect) -> None:
    zoom = start()
    zoom.scopes = ALL.replace(LIST, "")
    assert {line.state for line in ask_for_all(connect(zoom), REPORT_PIECES)} == {"there"}


ACCOUNT_LIST = "cloud_recording:read:list_account_recordings:admin"
USER_LIST = "cloud_recording:read:list_user_recordings:admin"
CLASSIC_OF_ARCHIVE = f"{CLASSIC} recording:read:admin phone:read:admin"


def asked_for_an_archive(start: Start, connect: Connect, scopes: str) -> dict[str, str]:
    """What is missing: its hint by its title."""
    zoom = start()
    zoom.scopes = scopes
    found = ask_for_all(connect(zoom), ARCHIVE_PIECES)
    assert set(zoom.calls) == {"me"}
    return {str(line.title): str(line.hint) for line in found if not line.holds}


@pytest.mark.parametrize("scopes", [fake_archive.SCOPES, CLASSIC_OF_ARCHIVE])
def test_an_account_with_everything_lacks_nothing_for_an_archive(start: Start, connect: Connect, scopes: str) -> None:
    assert asked_for_an_archive(start, connect, scopes) == {}


@pytest.mark.parametrize("scope", sorted({*fake_archive.SCOPES.split()} - {ACCOUNT_LIST, USER_LIST}))
def test_each_scope_of_an_archive_is_named(start: Start, connect: Connect, scope: str) -> None:
    missing = asked_for_an_archive(start, connect, fake_archive.SCOPES.replace(scope, ""))
    assert missing
    assert all(scope in hint for hint in missing.values())


def test_of_the_two_lists_of_cloud_recordings_one_is_enough(start: Start, connect: Connect) -> None:
    for scope in (ACCOUNT_LIST, USER_LIST):
        assert asked_for_an_archive(start, connect, fake_archive.SCOPES.replace(scope, "")) == {}
    neither = fake_archive.SCOPES.replace(ACCOUNT_LIST, "").replace(USER_LIST, "")
    (hint,) = asked_for_an_archive(start, connect, neither).values()
    assert ACCOUNT_LIST in hint

"""How many people use Zoom, and how much: numbers of people in groups, those of few told together.

All groups of a page are of the same people, so what is shown of them is decided for all together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import Figure, Picture
from zoomwizard.core.privacy.small_groups import MERGED, Profile, choose_shown, with_merged
from zoomwizard.core.said import Said, say
from zoomwizard.modes.usage.pages.drawn import picture_of
from zoomwizard.modes.usage.pages.meeting_pictures import other_note
from zoomwizard.modes.usage.pages.small import few_note

# By key, which is a group's name in the numbers; the most of each band, None: any.
MEETING_BANDS: Mapping[str, tuple[int | None, Said]] = {
    "0": (0, say("None")), "5": (5, say("1 to 5")), "20": (20, say("6 to 20")),
    "50": (50, say("21 to 50")), "more": (None, say("51 or more")),
}  # fmt: skip
LICENCE_GROUPS = {
    "licensed Yes": say("Licensed, active"), "licensed No": say("Licensed, not active"),
    "basic Yes": say("Basic, active"), "basic No": say("Basic, not active"),
    "other Yes": say("Other or unknown, active"), "other No": say("Other or unknown, not active"),
}  # fmt: skip
IDLE, IN_USE = "licensed No", "licensed Yes"
BASIC = ("basic Yes", "basic No")
OTHERS_TOGETHER = say("Other groups")
NUMBER_OF_PEOPLE = say("Number of people")


@dataclass(frozen=True)
class ShownUsers:
    """How many people there are of each group that is shown, for each way to group them; `people`: all of them.

    Nothing where there are too few people.
    """

    minimum: int
    people: int | None
    groups: tuple[Mapping[str, int], ...]

    @property
    def idle(self) -> int | None:
        """People with a licence who neither hosted nor attended anything; None where it isn't shown."""
        return self.groups[1].get(IDLE) if self.groups else None

    @property
    def in_use(self) -> int | None:
        """People with a licence who hosted or attended something; None where it isn't shown."""
        return self.groups[1].get(IN_USE) if self.groups else None

    @property
    def knows_licences(self) -> bool:
        """Whether somebody's licence is known, or too few people are there to tell: of files nobody's is."""
        return not self.groups or any(self.groups[1].get(key) != 0 for key in (IDLE, IN_USE, *BASIC))


def shown_users(engine: Engine, minimum: int) -> ShownUsers | None:
    """The numbers of people that may be shown of the table of users; None if it isn't known who attended anything."""
    hosted, took_part = engine.one(
        "SELECT sum(hosted + webinars_hosted), sum(attended + webinars_attended) FROM out_users"
    )
    if hosted and not took_part:
        return None  # where nobody asked who took part, not even the hosts did
    people: Counter[Profile] = Counter()
    for attended, licence, active, count in engine.all(
        "SELECT attended + webinars_attended, licence, active, count(*) FROM out_users GROUP BY ALL"
    ):
        kind = licence if licence in ("licensed", "basic") else "other"
        people[Profile((band_key(attended), f"{kind} {'Yes' if active else 'No'}"))] += count
    if people.total() < minimum:
        return ShownUsers(minimum, None, ())
    # A group that nobody is in is shown as 0: there is nobody to protect.
    every: tuple[Mapping[str, object], ...] = (MEETING_BANDS, LICENCE_GROUPS)
    groups = [dict.fromkeys(keys, 0) for keys in every]
    merged = choose_shown(people, minimum).merged
    for number, hidden in enumerate(merged):
        for key in hidden:
            groups[number].pop(key, None)
    for profile, count in with_merged(people, merged).items():
        for group, key in zip(groups, profile.groups, strict=True):
            group[key] = group.get(key, 0) + count
    return ShownUsers(minimum, people.total(), tuple(groups))


def band_key(attended: int) -> str:
    """The key of the band of a number of meetings."""
    return next(key for key, (most, _) in MEETING_BANDS.items() if most is None or attended <= most)


def user_pictures(shown: ShownUsers) -> list[Picture]:
    """How much people use Zoom, and what licences they have."""
    names: tuple[Mapping[str, Said], ...] = (
        {key: name for key, (_, name) in MEETING_BANDS.items()},
        LICENCE_GROUPS,
    )
    titles = (
        (
            "users-meetings",
            say("How many meetings and webinars people attended"),
            say("Meetings and webinars attended"),
        ),
        ("users-licences", say("Licences, and whether they're used"), say("Licence")),
    )
    made = []
    groups = shown.groups or ({}, {})
    for (key, title, x_title), group, named in zip(titles, groups, names, strict=True):
        if not group:
            note: Said | str = few_note(None, shown.minimum)
        else:
            note = other_note(int(MERGED in group), shown.minimum)
        order = [one for one in (*named, MERGED) if one in group and (group[one] or key != "users-licences")]
        made.append(
            picture_of(
                key, "bar", title, (x_title, NUMBER_OF_PEOPLE),
                {say("People"): [float(group[one]) for one in order]},
                [named.get(one, OTHERS_TOGETHER) for one in order], note=note,
            )
        )  # fmt: skip
    return made


def idle_figures(shown: ShownUsers) -> list[Figure]:
    """People listed, licences in use and idle ones."""
    values = (
        ("listed", say("People in the list"), shown.people),
        ("licensed-active", say("Licences in use"), shown.in_use),
        ("idle", say("Idle licences"), shown.idle),
    )
    return [
        Figure(key=key, label=label, value=value, unit=say("people"), decimals=0, note=few_note(value, shown.minimum))
        for key, label, value in values
    ]


def attendance_figures(engine: Engine, minimum: int) -> list[Figure]:
    """What meetings are like for those who attended; of meetings, the group is that of the largest one.

    Nothing where it isn't known who did.
    """
    people, connections, largest, attended, most, late, early, minutes, presence, known = engine.one(
        "SELECT sum(people), sum(connections), max(people), sum(attended), max(attended), sum(late_joiners), "
        "sum(early_leavers), sum(average_attendance_minutes * attended), sum(average_presence * attended), "
        "sum(attended) FILTER (average_presence IS NOT NULL) FROM out_meetings"
    )

    if not attended:
        return []

    def mean(total: Decimal | None, number: int | None, group: int | None, times: int = 1) -> float | None:
        if total is None or not number or group is None or group < minimum:
            return None
        return float(times * total / number)

    percent, mins = "%", say("minutes per person and meeting")
    values = (
        ("attendance", say("Mean time in a meeting"), mean(minutes, attended, most), mins, 1),
        ("presence", say("Share of the meeting that people were "
                         "there for"), mean(presence, known, most, 100), percent, 0),
        ("late", say("Came late"), mean(late, attended, most, 100), percent, 0),
        ("early", say("Left early"), mean(early, attended, most, 100), percent, 0),
        ("rejoin", say("Connections per person and meeting"), mean(connections, people, largest),
         say("1 means that everybody joined once"), 2),
    )  # fmt: skip
    return [
        Figure(key=key, label=label, value=value, unit=unit, decimals=digits, note=few_note(value, minimum))
        for key, label, value, unit, digits in values
    ]

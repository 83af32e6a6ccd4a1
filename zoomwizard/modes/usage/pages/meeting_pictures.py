"""Pictures of days, months and meetings, from the tables of a run. Source: docs/usage-report.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from zoomwizard.core.engine import Engine
from zoomwizard.core.page.figures import Picture, PictureKind
from zoomwizard.core.said import Said, plural, say, sentences
from zoomwizard.modes.usage.pages.drawn import Lines, Name, month_name, picture_of
from zoomwizard.modes.usage.pages.small import hidden_days, hidden_note, hidden_parts, is_small

WEEKDAY_NAMES = (
    say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"),
)  # fmt: skip
WORKDAYS = 5
# The longest meeting of each band in minutes, and the most people of each band; None: any.
LENGTH_BANDS: Mapping[int | None, Said] = {
    15: say("15 minutes or less"),
    30: say("More than 15, up to 30 minutes"),
    60: say("More than 30, up to 60 minutes"),
    120: say("More than 1, up to 2 hours"),
    None: say("More than 2 hours"),
}
SIZE_BANDS: Mapping[int | None, Said] = {
    1: say("1 person"), 2: say("2 people"), 5: say("3 to 5 people"), 10: say("6 to 10 people"),
    20: say("11 to 20 people"), 50: say("21 to 50 people"), None: say("51 people or more"),
}  # fmt: skip
MEETINGS_SERIES, WEBINARS_SERIES = say("Meetings"), say("Webinars")
MEETINGS_AND_WEBINARS = say("Number of meetings and webinars")
NUMBER_OF_MEETINGS = say("Number of meetings")
MOST_FEATURES = 20
MOST_DAYS_AS_COLUMNS = 62  # days beside each other


def band_of(column: str, bands: Mapping[int | None, Said]) -> str:
    """SQL: the place of the band that a column's value is in."""
    cases = "".join(f"WHEN {column} <= {most} THEN {place} " for place, most in enumerate(bands) if most is not None)
    return f"CASE WHEN {column} IS NULL THEN NULL {cases}ELSE {len(bands) - 1} END"


class Periods:
    """Days and months as the tables have them, and which of them show nothing about people."""

    def __init__(self, engine: Engine, tables: Sequence[str], minimum: int) -> None:
        self.minimum = minimum
        self.days = (
            engine.all(
                "SELECT date, month, meetings, webinars, people, peak_people, participant_minutes FROM out_days "
                "ORDER BY date"
            )
            if "days" in tables
            else []
        )
        self.months = (
            engine.all(
                "SELECT month, meetings, webinars, people, meeting_minutes, participant_minutes FROM out_months "
                "ORDER BY month"
            )
            if "months" in tables
            else []
        )
        self.hidden_days, self.hidden_months = hidden_days(
            [(str(day), month, people) for day, month, _, _, people, _, _ in self.days],
            {month: people for month, _, _, people, _, _ in self.months},
            minimum,
        )

    def day_pictures(self) -> list[Picture]:
        """Meetings, people and time by day."""
        names: list[Name] = [say("{day}", day=day) for day, *_ in self.days]
        people = {
            say("Different people"): [self._of_day(row[0], row[4]) for row in self.days],
            say("Most at the same time"): [
                None if is_small(row[5], self.minimum) else self._of_day(row[0], row[5]) for row in self.days
            ],
        }
        hours = {say("Hours"): [self._of_day(row[0], row[6], 60) for row in self.days]}
        note = hidden_note(len(self.hidden_days), self.minimum)
        small_peaks = sum(is_small(row[5], self.minimum) for row in self.days)
        note_of_people = hidden_note(len(self.hidden_days) + small_peaks, self.minimum)
        day = say("Day they ended")
        numbers = [
            self._numbers_by_day("days-meetings", say("Meetings by day"), (day, NUMBER_OF_MEETINGS), MEETINGS_SERIES, 2)
        ]
        if any(row[3] for row in self.days):
            axes = (day, say("Number of webinars"))
            numbers.append(self._numbers_by_day("days-webinars", say("Webinars by day"), axes, WEBINARS_SERIES, 3))
        return [
            *numbers,
            picture_of("days-people", "line", say("People in meetings by day"), (day, say("Number of people")), people,
                       names, note=note_of_people),
            picture_of("days-hours", "line", say("Time spent in meetings by day"),
                       (day, say("Hours, all people together")), hours, names, note=note, decimals=1,
                       unit=say("hours")),
        ]  # fmt: skip

    def month_pictures(self) -> list[Picture]:
        """Meetings, hours and people by month."""
        names = [month_name(row[0]) for row in self.months]
        numbers = {MEETINGS_SERIES: [float(row[1]) for row in self.months]}
        if any(row[2] for row in self.months):
            numbers[WEBINARS_SERIES] = [float(row[2]) for row in self.months]
        hours: Lines = {
            say("Length of all meetings"): [float(row[4]) / 60 for row in self.months],
            say("Time spent in them, all people together"): [self._of_month(row[0], row[5], 60) for row in self.months],
        }
        people = {say("Different people"): [self._of_month(row[0], row[3]) for row in self.months]}
        note = hidden_note(len(self.hidden_months), self.minimum)
        month = say("Month")
        return [
            picture_of("months-meetings", "bar", say("Meetings by month"),
                       (month, MEETINGS_AND_WEBINARS if len(numbers) > 1 else NUMBER_OF_MEETINGS), numbers, names),
            picture_of("months-hours", "bar", say("Hours by month"), (month, say("Hours")), hours, names,
                       note=note, decimals=1, unit=say("hours")),
            picture_of("months-people", "bar", say("People in meetings by month"), (month, say("Number of people")),
                       people, names, note=note),
        ]  # fmt: skip

    def _numbers_by_day(self, key: str, title: Said, axes: tuple[Name, Name], name: Said, column: int) -> Picture:
        """How many there were on each day: bars, or a line where there's no room for bars."""
        days = [(row[0], row[column]) for row in self.days]
        kind: PictureKind = "column" if len(days) <= MOST_DAYS_AS_COLUMNS else "line"
        most_on, most = max(days, key=lambda day: day[1])
        return picture_of(
            key, kind, title, axes, {name: [float(of) for _, of in days]}, [say("{day}", day=day) for day, _ in days],
            brief=say("most on {day}: {n}", day=most_on, n=most) if most and name is MEETINGS_SERIES else None,
        )  # fmt: skip

    def _of_day(self, day: date, value: float | None, parts: int = 1) -> float | None:
        return None if value is None or str(day) in self.hidden_days else float(value) / parts

    def _of_month(self, month: str, value: float | None, parts: int = 1) -> float | None:
        return None if value is None or month in self.hidden_months else float(value) / parts


def start_pictures(engine: Engine, zone: str) -> list[Picture]:
    """When meetings start, by weekday and by hour of the local time."""
    found = engine.all(
        "SELECT isodow(begun), hour(begun), count(*) FROM (SELECT timezone(?, timezone('UTC', start)) AS begun "
        "FROM out_meetings) GROUP BY ALL",
        [zone],
    )
    by_day, by_hour, by_hour_weekend = [0.0] * 7, [0.0] * 24, [0.0] * 24
    for weekday, hour, count in found:
        by_day[weekday - 1] += count
        (by_hour if weekday <= WORKDAYS else by_hour_weekend)[hour] += count
    values: dict[Said, Sequence[float | None]] = {say("Monday to Friday"): by_hour}
    if any(by_hour_weekend):
        values[say("Saturday and Sunday")] = by_hour_weekend
    note = say("Times are in the time zone {zone}.", zone=zone)
    hours = [f"{hour}:00" for hour in range(24)]
    return [
        picture_of("starts-weekday", "bar", say("Meetings by weekday"),
                   (say("Weekday"), NUMBER_OF_MEETINGS), {MEETINGS_SERIES: by_day}, WEEKDAY_NAMES, note=note),
        picture_of("starts-hour", "line", say("Meetings by time of day"),
                   (say("Starting hour"), NUMBER_OF_MEETINGS), values, hours, note=note),
    ]  # fmt: skip


def band_pictures(engine: Engine) -> list[Picture]:
    """How long meetings are, and how many people are in them."""
    lengths, sizes, unknown = [0.0] * len(LENGTH_BANDS), [0.0] * len(SIZE_BANDS), 0
    for length, size, is_unknown, count in engine.all(
        f"SELECT {band_of('minutes', LENGTH_BANDS)}, {band_of('nullif(people, 0)', SIZE_BANDS)}, "
        "people IS NULL, count(*) FROM out_meetings GROUP BY ALL"
    ):
        lengths[length] += count
        unknown += count if is_unknown else 0
        if size is not None:
            sizes[size] += count
    note: Name = ""
    if unknown:
        note = plural(
            "It isn't known who took part in {n} meeting.", "It isn't known who took part in {n} meetings.", n=unknown
        )
    return [
        picture_of("lengths", "bar", say("How long meetings are"), (say("Length"), NUMBER_OF_MEETINGS),
                   {MEETINGS_SERIES: lengths}, [*LENGTH_BANDS.values()]),
        picture_of("sizes", "bar", say("People in a meeting"), (say("People"), NUMBER_OF_MEETINGS),
                   {MEETINGS_SERIES: sizes if any(sizes) else []}, [*SIZE_BANDS.values()],
                   note=note),
    ]  # fmt: skip


def late_picture(engine: Engine, minimum: int) -> Picture:
    """Who came late or left early, by length of the meeting; bands of few people are told together."""
    names = [*LENGTH_BANDS.values()]
    # Most who attended one meeting, all who attended, who came late, and who left early.
    bands: dict[Said, tuple[int, ...]] = {
        names[place]: tuple(counts)
        for place, *counts in engine.all(
            f"SELECT {band_of('minutes', LENGTH_BANDS)}, max(attended), sum(attended), sum(late_joiners), "
            "sum(early_leavers) FROM out_meetings WHERE attended > 0 GROUP BY 1 ORDER BY 1"
        )
    }
    hidden = hidden_parts({name: of[0] for name, of in bands.items()}, minimum)
    shown = {name: of for name, of in bands.items() if name not in hidden}
    together = tuple(sum(bands[name][n] for name in hidden) for n in range(4))
    if hidden and max(bands[name][0] for name in hidden) >= minimum:
        shown[say("Other lengths")] = together
    return picture_of(
        "late", "bar", say("Who came late or left early, by length of the meeting"),
        (say("Length of the meeting"), say("% of those who attended")),
        {say("Came late"): [100 * of[2] / of[1] for of in shown.values()],
         say("Left early"): [100 * of[3] / of[1] for of in shown.values()]},
        [*shown], decimals=1, unit="%", note=other_note(len(hidden), minimum),
    )  # fmt: skip


def other_note(hidden: int, minimum: int) -> Said | str:
    """What is told together, and why."""
    if not hidden:
        return ""
    return say(
        "Groups of fewer than {minimum} people are shown together with the next smallest, so that nothing can be "
        "worked out by subtraction.",
        minimum=minimum,
    )


def feature_picture(engine: Engine) -> Picture:
    """In how many meetings features were used, most first."""
    found = engine.all(
        "SELECT feature, sum(meetings) FROM out_features GROUP BY feature HAVING sum(meetings) > 0 "
        "ORDER BY sum(meetings) DESC, feature"
    )
    more = len(found) - MOST_FEATURES
    note = say("Features that no meeting used are left out.")
    if more > 0:
        note = sentences(
            note, plural("{n} more is in the file features.csv.", "{n} more are in the file features.csv.", n=more)
        )
    shown = found[:MOST_FEATURES]
    return picture_of(
        "features", "bar", say("Features used in meetings"), (say("Feature"), NUMBER_OF_MEETINGS),
        {MEETINGS_SERIES: [float(count) for _, count in shown]},
        [feature.replace("_", " ").capitalize() for feature, _ in shown], note=note,
    )  # fmt: skip

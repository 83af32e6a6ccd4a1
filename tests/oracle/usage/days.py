"""The tables days, months and features (section 4.3)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from tests.oracle.usage.cells import Row, day_of, flag, half_up, mean, median, minutes, number, ratio, share
from tests.oracle.usage.facts import Daily, Facts, Options
from tests.oracle.usage.occurrences import Attendance, Held, hold_all
from tests.oracle.usage.peaks import Interval, peak, union
from tests.oracle.usage.people import digits_of

STITCH: Final = timedelta(seconds=300)


def range_days(options: Options) -> list[date]:
    return [options.first + timedelta(days=n) for n in range((options.last - options.first).days + 1)]


# ---------------------------------------------------------------------------------------------------------
# Figures of any set of occurrences


def is_stitched_on(meeting: Held, others: Iterable[Held]) -> bool:
    """It starts while an earlier one of the same number runs, or at most 300 s after its end."""
    return any(
        digits_of(other.occurrence.number) == digits_of(meeting.occurrence.number)
        and other.occurrence.start < meeting.occurrence.start <= other.occurrence.end + STITCH
        for other in others
    )


def all_attendances(held: Iterable[Held]) -> list[Attendance]:
    return [one for occurrence in held for one in occurrence.attendances]


def people_ids(held: Iterable[Held]) -> set[str]:
    """Distinct persons; a weak one has an ID of its own in each occurrence."""
    return {one.person.id for one in all_attendances(held)}


def weak_ids(held: Iterable[Held]) -> set[str]:
    return {one.person.id for one in all_attendances(held) if one.person.is_weak}


def person_minutes(held: Iterable[Held]) -> Fraction:
    """The sum of U, attended or not."""
    return sum((one.minutes for one in all_attendances(held)), Fraction(0))


def with_company(meetings: Iterable[Held]) -> list[Held]:
    """Meetings of 2 people or more."""
    return [one for one in meetings if one.is_known and len(one.attendances) >= 2]


def peak_of_meetings(meetings: Iterable[Held]) -> int:
    return peak((one.occurrence.start, one.occurrence.end) for one in meetings)


def peak_of_people(attendances: Iterable[Attendance]) -> int:
    """Each person's time in all of them is joined first: two devices, or two meetings at once, are one person."""
    time_of: dict[str, list[Interval]] = {}
    for one in attendances:
        time_of.setdefault(one.person.id, []).extend(one.sessions)
    return peak(stretch for sessions in time_of.values() for stretch in union(sessions))


# ---------------------------------------------------------------------------------------------------------
# What days and months have in common


class Period:
    """The occurrences that end on some days of the range."""

    def __init__(self, days: Sequence[date], held: Sequence[Held]) -> None:
        self.days = days
        self.meetings = [one for one in held if one.is_meeting and one.day in days]
        self.webinars = [one for one in held if not one.is_meeting and one.day in days]
        self.all_meetings = [one for one in held if one.is_meeting]

    def first_counts(self, options: Options) -> Row:
        known = options.participants
        stitched = [one for one in self.meetings if not is_stitched_on(one, self.all_meetings)]
        alone = [one for one in self.meetings if one.is_known and len(one.attendances) == 1]
        return {
            "meetings": number(len(self.meetings)),
            "meetings_one_person": number(len(alone) if known else None),
            "meetings_stitched": number(len(stitched)),
            "people": number(len(people_ids(self.meetings)) if known else None),
            "people_weak": number(len(weak_ids(self.meetings)) if known else None),
            "connections": number(sum(one.connections for one in self.meetings) if known else None),
            "meeting_minutes": minutes(sum((one.minutes for one in self.meetings), Fraction(0))),
            "participant_minutes": minutes(person_minutes(self.meetings) if known else None),
        }

    def webinar_counts(self, options: Options) -> Row:
        known = options.participants
        return {
            "webinars": number(len(self.webinars)),
            "webinar_people": number(len(people_ids(self.webinars)) if known else None),
            "webinar_minutes": minutes(person_minutes(self.webinars) if known else None),
        }

    def zoom_counts(self, daily: Iterable[Daily]) -> Row:
        """Sums of what was given; blank where nothing was."""
        of_days = [one for one in daily if one.day in self.days]
        return {
            "zoom_new_users": number(sum_given(one.new_users for one in of_days)),
            "zoom_meetings": number(sum_given(one.meetings for one in of_days)),
            "zoom_join_records": number(sum_given(one.participants for one in of_days)),
            "zoom_participant_minutes": number(sum_given(one.meeting_minutes for one in of_days)),
        }


def sum_given(values: Iterable[int | None]) -> int | None:
    given = [value for value in values if value is not None]
    return sum(given) if given else None


def is_complete(day: date, held: Iterable[Held], options: Options) -> bool | None:
    """It was listed late enough, and no occurrence's people were put aside or, though asked, refused."""
    if options.complete_days is None:
        return None
    lost = [
        one
        for one in held
        if one.day == day
        and (
            one.coverage == "put_aside"
            or (one.coverage == "list_only" and one.occurrence.source == "api" and options.participants)
        )
    ]
    return day in options.complete_days and not lost


# ---------------------------------------------------------------------------------------------------------
# Days


def days_table(facts: Facts, options: Options) -> list[Row]:
    held = hold_all(facts, options)
    return [day_row(day, held, facts, options) for day in range_days(options)]


def day_row(day: date, held: Sequence[Held], facts: Facts, options: Options) -> Row:
    period = Period([day], held)
    people = peak_of_people(all_attendances(period.meetings))
    return {
        "date": day_of(day),
        "month": f"{day:%Y-%m}",
        "complete": flag(is_complete(day, held, options)),
        **period.first_counts(options),
        "peak_meetings": number(peak_of_meetings(period.meetings)),
        "peak_people": number(people if options.participants else None),
        **period.webinar_counts(options),
        **period.zoom_counts(facts.daily),
    }


# ---------------------------------------------------------------------------------------------------------
# Months


def months_table(facts: Facts, options: Options) -> list[Row]:
    held = hold_all(facts, options)
    months = sorted({f"{day:%Y-%m}" for day in range_days(options)})
    return [month_row(month, held, facts, options) for month in months]


def month_row(month: str, held: Sequence[Held], facts: Facts, options: Options) -> Row:
    days = [day for day in range_days(options) if f"{day:%Y-%m}" == month]
    period = Period(days, held)
    complete = [is_complete(day, held, options) for day in days]
    return {
        "month": month,
        "days": number(len(days)),
        "days_complete": number(None if options.complete_days is None else complete.count(True)),
        **period.first_counts(options),
        **month_means(period, options),
        **month_peaks(period, options),
        **period.webinar_counts(options),
        **period.zoom_counts(facts.daily),
    }


def month_means(period: Period, options: Options) -> Row:
    known = options.participants
    company = with_company(period.meetings)
    lengths = [one.minutes for one in company]
    sizes = [Fraction(len(one.attendances)) for one in company]
    attended = [one.minutes for meeting in period.meetings for one in meeting.who_attended(options)]
    connections = sum(one.connections for one in period.meetings)
    people = sum(len(one.attendances) for one in period.meetings)
    return {
        "average_meeting_minutes": minutes(mean(lengths) if known else None),
        "median_meeting_minutes": minutes(median(lengths) if known else None),
        "average_people": ratio(mean(sizes) if known else None),
        "average_attendance_minutes": minutes(mean(attended) if known else None),
        "rejoin_factor": ratio(share(connections, people) if known else None),
    }


def month_peaks(period: Period, options: Options) -> Row:
    meetings_on = {day: [one for one in period.meetings if one.day == day] for day in period.days}
    most = max(len(meetings) for meetings in meetings_on.values())
    busiest = min((day for day, meetings in meetings_on.items() if len(meetings) == most), default=None)
    people = max(peak_of_people(all_attendances(meetings)) for meetings in meetings_on.values())
    return {
        "peak_day": day_of(busiest if most else None),
        "peak_day_meetings": number(most or None),
        "peak_meetings": number(max(peak_of_meetings(meetings) for meetings in meetings_on.values())),
        "peak_people": number(people if options.participants else None),
    }


# ---------------------------------------------------------------------------------------------------------
# Features


def features_table(facts: Facts, options: Options) -> list[Row]:
    """Of meetings: how many have the flag true, and their share of those that have it at all."""
    meetings = [one for one in hold_all(facts, options) if one.is_meeting]
    used: Counter[tuple[str, str]] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    for one in meetings:
        for feature, is_used in (one.occurrence.features or {}).items():
            told[one.month, feature] += 1
            used[one.month, feature] += is_used
    return [
        {
            "month": month,
            "feature": feature,
            "meetings": number(used[month, feature]),
            "share": half_up(Fraction(used[month, feature], told[month, feature]), 4),
        }
        for month, feature in sorted(told)
    ]

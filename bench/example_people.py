"""The made-up people of the example organisation, and the dice that decide what they do."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

T = TypeVar("T")

# Name, organisation, level, function, place, working hours in Outlook.
PEOPLE_TEXT = """
Aino Korhonen      | Sales            | Director   | Field sales   | Zurich   | office
Zoë Lüthi          | Sales            | Manager    | Field sales   | Zurich   | office
Łukasz Wójcik      | Sales            | Senior IC  | Field sales   | Zurich   | early
José Ibáñez        | Sales            | Senior IC  | Field sales   | Zurich   | none
Maya Whitcombe     | Sales            | Senior IC  | Field sales   | London   | office
Tobias Rühl        | Sales            | Junior IC  | Inside sales  | Zurich   | office
Chidi Nwosu-Bell   | Sales            | Junior IC  | Inside sales  | London   | office
Carla Dominguez    | Sales            | Senior IC  | Field sales   | New York | office
Wes Hartigan       | Sales            | Junior IC  | Inside sales  | New York | none
Béatrice Lemaître  | Customer Success | Manager    | Onboarding    | Zurich   | office
Søren Ægidius      | Customer Success | Senior IC  | Onboarding    | Zurich   | early
Noor van Dijken    | Customer Success | Senior IC  | Renewals      | Zurich   | part
Ruth Abernathy     | Customer Success | Senior IC  | Renewals      | New York | office
Devon Okafor       | Customer Success | Junior IC  | Onboarding    | New York | late
Ishaan Vaidya      | Customer Success | Junior IC  | Onboarding    | Pune     | pune
Lena Obrist        | Customer Success | Junior IC  | Renewals      | Zurich   | office
Marco Tanzini      | Customer Success | Senior IC  | Renewals      | Zurich   | none
Freya Lindqvist    | Engineering      | Director   | Development   | Zurich   | office
Anaïs Béguelin     | Engineering      | Manager    | Development   | Zurich   | late
Jürg Ammann        | Engineering      | Senior IC  | Development   | Zurich   | early
Priya Raghunathan  | Engineering      | Manager    | Development   | Pune     | pune
Kabir Deshmukh     | Engineering      | Senior IC  | Development   | Pune     | pune
Ananya Kulkarni    | Engineering      | Junior IC  | Test          | Pune     | pune
Rohan Pillai       | Engineering      | Junior IC  | Development   | Pune     | none
Oliver Stanbridge  | Engineering      | Senior IC  | Development   | London   | late
Hélène Jaccard     | Engineering      | Senior IC  | Test          | Zurich   | part
Dragan Milošević   | Engineering      | Junior IC  | Development   | Zurich   | office
Silvan Gubler      | Engineering      | Junior IC  | Test          | Zurich   | none
Mei-Ling Chow      | Engineering      | Senior IC  | Development   | New York | late
Ursina Caduff      | Finance          | Director   | Controlling   | Zurich   | office
Peter Holzach      | Finance          | Senior IC  | Controlling   | Zurich   | early
Grace Mwangi       | Finance          | Senior IC  | Accounting    | London   | office
Yannick Perret     | Finance          | Junior IC  | Accounting    | Zurich   | office
Tessa Bruin        | Finance          | Junior IC  | Controlling   | Zurich   | part
Ömer Aydın         | Operations       | Manager    | Service desk  | Zurich   | office
Nils Stråle        | Operations       | Senior IC  | Service desk  | Zurich   | night
Jana Kovářová      | Operations       | Senior IC  | Facilities    | Zurich   | early
Bram Castelein     | Operations       | Junior IC  | Service desk  | Zurich   | night
Sunita Joglekar    | Operations       | Junior IC  | Service desk  | Pune     | pune
Adele Fontana      | Operations       | Junior IC  | Facilities    | Zurich   | none
"""

# They use Zoom with an address of the organisation, but nobody gave them a HashID: unmatched people.
CONTRACTORS_TEXT = """
Kim Castellanos    | Contractor       | Contractor | Contractor    | Zurich   | none
Petra Holmqvist    | Contractor       | Contractor | Contractor    | London   | none
Raj Sethi          | Contractor       | Contractor | Contractor    | Pune     | none
"""

GUESTS = (
    "Martina (Birchfield)",
    "D. Okonjo",
    "Birchfield meeting room 2",
    "Hannah Prescott-Lowe",
    "12025550143",  # somebody who calls in by telephone
    "Émile, Tournesol SA",
    "Yuki T.",
    "Guest",
)

ZONES = {  # place: IANA name, and the Windows name that the person query has
    "Zurich": ("Europe/Zurich", "W. Europe Standard Time"),
    "London": ("Europe/London", "GMT Standard Time"),
    "New York": ("America/New_York", "Eastern Standard Time"),
    "Pune": ("Asia/Kolkata", "India Standard Time"),
}

HOURS = {  # as Outlook has them: start, end, days
    "office": ("09:00", "17:00", "Mo|Tu|We|Th|Fr"),
    "early": ("07:00", "15:30", "Mo|Tu|We|Th|Fr"),
    "late": ("10:00", "18:30", "Mo|Tu|We|Th|Fr"),
    "pune": ("10:00", "19:00", "Mo|Tu|We|Th|Fr"),
    "part": ("08:30", "17:00", "Mo|Tu|We"),
    "night": ("22:00", "06:00", "Mo|Tu|We|Th|Fr"),
    "none": ("", "", ""),
}

# What an address makes of letters that have no plain letter inside.
PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ı": "i", " ": "."})


@dataclass(frozen=True)
class Person:
    name: str
    organization: str
    level: str
    function: str
    place: str
    hours: str

    @property
    def email(self) -> str:
        apart = unicodedata.normalize("NFD", self.name.translate(PLAIN))
        return "".join(sign for sign in apart if sign.isascii()).lower() + "@example.com"

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(ZONES[self.place][0])


def read_people(text: str) -> list[Person]:
    return [Person(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines()]


PEOPLE = read_people(PEOPLE_TEXT)
CONTRACTORS = read_people(CONTRACTORS_TEXT)


class Dice:
    """Chance that falls the same way each time.

    Everything is made from random(): of all that the module offers, its series alone is promised to be the
    same in every version of Python.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def chance(self, part: float) -> bool:
        return self._random.random() < part

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, things: Sequence[T]) -> T:
        return things[self.between(0, len(things) - 1)]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """As many different things, fewer where there are fewer."""
        left = list(things)
        return [left.pop(self.between(0, len(left) - 1)) for _ in range(min(count, len(left)))]

    def digits(self, count: int) -> str:
        """A meeting ID: that many digits, the first 7, 8 or 9."""
        return str(self.between(7 * 10 ** (count - 1), 10**count - 1))

"""Invented people: families with names in their own script and in Latin letters, as different places write them."""

import random
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs

from integration_desk.core.dates import PartialDate
from integration_desk.core.resources import resource

Name = tuple[str, str]
_ENGLISH_QUALITIES = ("interpreter", "simple", "simple", "fluent", "interpreter")
_SECOND_LANGUAGES = {
    "ku": ("ar", "tr"), "ps": ("fa-AF",), "fa-AF": ("fa",), "uk": ("ru",), "ti": ("am", "ar"), "so": ("ar",),
    "am": ("ti",), "ka": ("ru",), "ta": (), "fr": ("ln",),
}  # fmt: skip
_STATUSES = {
    "ar": ("refugee", "subsidiary_protection", "family_permit"),
    "fa-AF": ("humanitarian", "refugee", "tolerated"),
    "ps": ("asylum_seeker", "humanitarian"),
    "uk": ("temporary_protection",),
    "ti": ("refugee", "asylum_seeker"),
    "so": ("refugee", "subsidiary_protection"),
    "ku": ("refugee", "subsidiary_protection", "family_permit"),
    "pl": ("free_movement",),
    "tr": ("asylum_seeker", "work_permit", "family_permit"),
}
_OTHER_STATUSES = ("work_permit", "family_permit", "student", "permanent")
_REASONS = {
    "work_permit": "labour_permanent", "free_movement": "labour_temporary", "family_permit": "family",
    "student": "study", "permanent": "family",
}  # fmt: skip
_FIRST_OF_JANUARY = frozenset({"afghanistan", "afghanistan-pashto", "eritrea", "somalia"})


@attrs.frozen
class Origin:
    """Where a family comes from and how names are made there."""

    id: str
    weight: int
    countries: tuple[str, ...]
    language: str
    script: str
    customs: str
    places: tuple[str, ...]
    occupations: tuple[str, ...]
    female: tuple[Name, ...]
    male: tuple[Name, ...]
    family: tuple[Name, ...] = ()
    family_female: tuple[Name, ...] = ()
    family_first: bool = False


@attrs.frozen
class Portrait:
    """One invented person."""

    sex: str
    given: Name
    family: Name
    birth_date: PartialDate
    father: str
    mother: str
    occupation: str
    role: str  # head, spouse or child
    english: str
    literacy: str
    native_name: str

    def is_adult(self, day: date) -> bool:
        """Tell whether the person is of age on a day, as far as the year tells."""
        return day.year - self.birth_date.year >= 18


@attrs.frozen
class Family:
    """People who came together."""

    origin: Origin
    country: str
    place: str
    arrived_on: PartialDate
    registered_on: date
    street: str
    postal_code: str
    status: str
    reason: str
    second_languages: tuple[str, ...]
    members: tuple[Portrait, ...]


def origins() -> tuple[Origin, ...]:
    """Read the names by origin."""
    data = tomllib.loads(resource("sample", "people.toml").read_text(encoding="utf-8"))
    return tuple(Origin(**{key: _frozen(value) for key, value in entry.items()}) for entry in data["origins"])


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value


class Cast:
    """Invents families from a seed: the same seed gives the same people, shifted to the sample's day."""

    def __init__(self, seed: int, day: date, days: int) -> None:
        self._chance = random.Random(f"people {seed}")  # noqa: S311 - a sample must be repeatable, and guards nothing
        self._day = day
        self._days = days
        self._origins = origins()
        self._weights = [origin.weight for origin in self._origins]

    def families(self, people: int) -> Iterator[Family]:
        """Invent families, in the order in which they are registered, until there are so many people."""
        sizes = []
        left = people
        while left:
            sizes.append(min(left, self._chance.choice((1, 1, 1, 1, 1, 2, 2, 3, 4, 5))))
            left -= sizes[-1]
        for place, size in enumerate(sizes):
            back = self._days - self._days * place // max(1, len(sizes))
            yield self._family(size, self._working_day(self._day - timedelta(days=back)))

    def _working_day(self, day: date) -> date:
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _family(self, size: int, registered_on: date) -> Family:
        chance = self._chance
        origin = chance.choices(self._origins, self._weights)[0]
        arrival = registered_on - timedelta(days=chance.choice((20, 60, 150, 400, 900, 2400)) + chance.randrange(20))
        status = chance.choice(_STATUSES.get(origin.language, _OTHER_STATUSES))
        street = chance.choice(("Bridge Street", "Canal Street", "Lime Walk", "Foundry Street", "Rose Street", "Quay"))
        return Family(
            origin=origin,
            country=chance.choice(origin.countries),
            place=chance.choice(origin.places),
            arrived_on=PartialDate(arrival.year, arrival.month, arrival.day if chance.random() < 0.6 else None),
            registered_on=registered_on,
            street=f"{chance.randrange(1, 180)} {street}",
            postal_code=f"AX{chance.randrange(1, 5)} {chance.randrange(1, 10)}{''.join(chance.choices('ABDEH', k=2))}",
            status=status,
            reason=_REASONS.get(status, "protection"),
            second_languages=_SECOND_LANGUAGES.get(origin.language, ()),
            members=tuple(self._members(origin, size)),
        )

    def _members(self, origin: Origin, size: int) -> Iterator[Portrait]:
        chance = self._chance
        sex, partner = chance.choice((("female", "male"), ("male", "female")))
        couple = size > 1 and chance.random() < 0.75
        children = size - 1 - couple
        age = max(chance.choice((19, 22, 25, 28, 31, 34, 37, 41, 46, 52, 63)), 22 + 3 * children if children else 0)
        if size == 1 and chance.random() < 0.06:
            age = 16
        year = self._day.year - age
        given = set[Name]()
        head = self._portrait(origin, sex, year, "head", self._family_name(origin, sex), given)
        parents = [head]
        if couple:
            family = self._same_family(origin, head, partner) or self._family_name(origin, partner)
            parents.append(self._portrait(origin, partner, year + chance.randrange(-3, 4), "spouse", family, given))
        yield from parents
        fathers = [self._fathers_names(origin, parent) for parent in parents if parent.sex == "male"]
        after_father = fathers[0] if fathers else self._family_name(origin, "male")
        born = max(year + 20 + chance.randrange(3), self._day.year - 17)
        for _ in range(children):
            child = chance.choice(("female", "male"))
            family = self._same_family(origin, head, child) or after_father
            yield self._portrait(origin, child, min(born, self._day.year - 2), "child", family, given)
            born += chance.choice((2, 2, 3))

    def _family_name(self, origin: Origin, sex: str) -> Name:
        if origin.customs == "family":
            return self._bent(origin, self._chance.randrange(len(origin.family)), sex)
        names = [self._chance.choice(origin.male) for _ in range(2 if origin.customs == "grandfather" else 1)]
        return " ".join(name[0] for name in names), " ".join(name[1] for name in names)

    def _bent(self, origin: Origin, index: int, sex: str) -> Name:
        return (origin.family_female or origin.family)[index] if sex == "female" else origin.family[index]

    def _same_family(self, origin: Origin, head: Portrait, sex: str) -> Name | None:
        if origin.customs != "family":
            return None
        known = origin.family if head.family in origin.family else origin.family_female
        return self._bent(origin, known.index(head.family), sex)

    def _fathers_names(self, origin: Origin, father: Portrait) -> Name:
        """Return what follows a child's given name: the father's given name and, by custom, his father's."""
        if origin.customs != "grandfather":
            return father.given
        return f"{father.given[0]} {father.family[0].split()[0]}", f"{father.given[1]} {father.family[1].split()[0]}"

    def _portrait(self, origin: Origin, sex: str, year: int, role: str, family: Name, taken: set[Name]) -> Portrait:
        chance = self._chance
        names = origin.female if sex == "female" else origin.male
        given = chance.choice([name for name in names if name not in taken] or names)
        taken.add(given)
        if origin.id in _FIRST_OF_JANUARY and chance.random() < 0.5:
            born = PartialDate(year, 1, 1) if chance.random() < 0.5 else PartialDate(year, about=chance.random() < 0.5)
        else:
            born = PartialDate(year, chance.randrange(1, 13), chance.randrange(1, 29))
        adult = self._day.year - year >= 18
        return Portrait(
            sex=sex,
            given=given,
            family=family,
            birth_date=born,
            father=chance.choice(origin.male)[1],
            mother=chance.choice(origin.female)[1],
            occupation=chance.choice(origin.occupations) if adult else "",
            role=role,
            english=chance.choice(_ENGLISH_QUALITIES),
            literacy=chance.choice(("reads_and_writes", "reads_and_writes", "with_effort", "other_script", "none"))
            if adult
            else "not_stated",
            native_name=self._whole(origin, given[0], family[0]),
        )

    def _whole(self, origin: Origin, given: str, family: str) -> str:
        if origin.family_first:
            return f"{family}{given}" if origin.script == "Hans" else f"{family} {given}"
        return f"{given} {family}"

"""The records of an invented family: as a caseworker would have entered them."""

import itertools
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from integration_desk.clients import (
    Client,
    ClientDocument,
    ClientLanguage,
    Consent,
    ContactPoint,
    Household,
    HouseholdMember,
    Relation,
)
from integration_desk.core.dates import PartialDate
from integration_desk.core.records import Record
from integration_desk.demo.people import Family, Portrait

_MOST_ADULTS = 1000
_RECIPROCAL = {"spouse": "spouse", "parent": "child", "child": "parent", "sibling": "sibling"}
_TRANSLITERATIONS = (("kh", "h"), ("ou", "u"), ("ii", "iy"), ("sh", "sch"), ("y", "j"), ("aa", "a"))
_PERMITS = frozenset({"refugee", "subsidiary_protection", "temporary_protection", "humanitarian", "work_permit",
                      "family_permit", "student", "asylum_seeker", "tolerated"})  # fmt: skip


class Registrar:
    """Writes families down and remembers adults whom services may be found for; all of it follows from the seed."""

    def __init__(self, seed: int, day: date, member: str) -> None:
        self._chance = random.Random(f"records {seed}")  # noqa: S311 - a sample must be repeatable, and guards nothing
        self._day = day
        self._member = member
        self._phones = 0
        self.adults: list[Client] = []

    def register(self, family: Family, new_id: Callable[[], str], new_code: Callable[[str], str]) -> Iterator[Record]:
        """Yield every record of a family, clients first."""
        clients = [self._client(family, person, new_id(), new_code("F")) for person in family.members]
        yield from clients
        grown = (one for one, person in zip(clients, family.members, strict=True) if person.is_adult(self._day))
        self.adults += itertools.islice(grown, max(0, _MOST_ADULTS - len(self.adults)))
        phone = self._phone()
        for person, client in zip(family.members, clients, strict=True):
            yield from self._languages(family, person, client)
            if person.is_adult(self._day) or person.role == "head":
                yield from self._contacts(client, phone if person.role == "head" else self._phone())
                yield from self._documents(family, person, client)
                yield from self._consents(family, person, client)
        if len(clients) > 1:
            yield from self._household(family, clients, new_id())

    def _client(self, family: Family, person: Portrait, record_id: str, number: str) -> Client:
        chance = self._chance
        adult = person.is_adult(self._day)
        return Client(
            id=record_id,
            file_number=number,
            family_name=person.family[1],
            given_names=person.given[1],
            native_name=person.native_name,
            preferred_name=person.given[1].split()[0] if " " in person.given[1] else "",
            mother_name=person.mother,
            father_name=person.father,
            sex=person.sex,
            birth_date=person.birth_date,
            birth_year=person.birth_date.year,
            birth_place=family.place,
            birth_country=family.country,
            nationalities=("XX",) if chance.random() < 0.01 else (family.country,),
            native_language=family.origin.language,
            literacy=person.literacy,
            schooling_years=chance.choice((0, 4, 6, 8, 9, 12, 12, 16)) if adult else None,
            occupation=person.occupation,
            unaccompanied=person.role == "head" and not adult,
            registered_by=self._member,
            **self._stay(family, person),
            **self._needs(family, person),
            **self._contact_rules(person, adult),
        )

    def _stay(self, family: Family, person: Portrait) -> dict[str, Any]:
        permit = family.status in _PERMITS
        return {
            "residence_status": family.status,
            "permit_number": f"RP{self._chance.randrange(10**6, 10**7)}" if permit else "",
            "permit_expires_on": self._expiry() if permit else None,
            "arrived_on": self._arrival(family, person),
            "migration_reason": family.reason,
            "street": family.street,
            "postal_code": family.postal_code,
            "town": "Ashcombe",
            "country": "GB",
        }

    def _needs(self, family: Family, person: Portrait) -> dict[str, Any]:
        chance = self._chance
        interpreter = person.english == "interpreter"
        need = chance.choice(("step_free", "childcare", "easy_language", "sight"))
        return {
            "needs_interpreter": interpreter,
            "interpreter_language": family.origin.language if interpreter else "",
            "interpreter_gender": "female" if interpreter and person.sex == "female" and chance.random() < 0.5 else "",
            "interpreter_substitutable": interpreter and bool(family.second_languages),
            "access_needs": (need,) if chance.random() < 0.08 else (),
        }

    def _contact_rules(self, person: Portrait, adult: bool) -> dict[str, Any]:
        chance = self._chance
        watched = adult and person.sex == "female" and chance.random() < 0.04
        return {
            "safety_alert": "A relative asks after her: never say that she comes here." if watched else "",
            "safety_alert_until": self._day + timedelta(days=120) if watched else None,
            "may_call": adult and not watched,
            "may_write": adult and not watched and chance.random() < 0.8,
            "may_message": adult and chance.random() < 0.9,
            "contact_hours": chance.choice(("", "", "Weekdays after 14:00", "Mornings", "Not on Fridays")),
            "never_call": watched,
            "never_write": watched,
            "code_word": chance.choice(("Lemon", "Swallow", "Harbour")) if watched else "",
        }

    def _arrival(self, family: Family, person: Portrait) -> PartialDate:
        born = person.birth_date
        return born if born.earliest() > family.arrived_on.latest() else family.arrived_on

    def _expiry(self) -> date:
        """Return when a permit ends: mostly far off, some within weeks, a few already over."""
        days = self._chance.choices((-12, 20, 70, 200, 400, 700), (1, 2, 4, 25, 35, 33))[0]
        return self._day + timedelta(days=days + self._chance.randrange(10 if days < 100 else 190))

    def _phone(self) -> str:
        self._phones += 1
        number = self._phones % 1000 if self._phones < 1000 else self._phones % 100_000
        return f"07700 900 {number:03d}" if self._phones < 1000 else f"07700 9{number:05d}"

    def _languages(self, family: Family, person: Portrait, client: Client) -> Iterator[Record]:
        reads = person.literacy != "none"
        origin = family.origin
        yield ClientLanguage(
            client_id=client.id, language=origin.language, quality="native", scripts=(origin.script,) if reads else ()
        )
        for language in family.second_languages[:1]:
            yield ClientLanguage(client_id=client.id, language=language, quality="fluent")
        if person.english != "interpreter":
            yield ClientLanguage(
                client_id=client.id, language="en", quality=person.english, scripts=("Latn",) if reads else ()
            )

    def _contacts(self, client: Client, phone: str) -> Iterator[Record]:
        safe = not client.never_call
        yield ContactPoint(
            client_id=client.id, kind="mobile", value=phone, may_call=safe, may_message=True, read_by_others=not safe
        )
        if self._chance.random() < 0.4:
            plain = "".join(letter for letter in client.given_names.lower() if letter.isalpha())
            number = self._chance.randrange(10, 100)
            yield ContactPoint(
                client_id=client.id, kind="email", value=f"{plain}{number}@post.example", may_message=True
            )

    def _documents(self, family: Family, person: Portrait, client: Client) -> Iterator[Record]:
        chance = self._chance
        printed_family, printed_given = person.family[1], person.given[1]
        if chance.random() < 0.08:
            printed_family, printed_given = _other_spelling(printed_family), _other_spelling(printed_given)
        kind = "travel_document" if family.status == "refugee" else "passport"
        if family.status != "asylum_seeker":
            issued = self._day - timedelta(days=chance.randrange(200, 2500))
            yield ClientDocument(
                client_id=client.id,
                kind=kind,
                number=f"{chance.choice('ABCEHKLNPRT')}{chance.randrange(10**7, 10**8)}",
                issuing_country="GB" if kind == "travel_document" else family.country,
                issued_on=PartialDate.of(issued),
                expires_on=issued + timedelta(days=3652),
                printed_family_name=printed_family.upper(),
                printed_given_names=printed_given.upper(),
                printed_birth_date=person.birth_date,
                original_seen=chance.random() < 0.9,
            )
        if client.permit_expires_on and (family.status == "asylum_seeker" or chance.random() < 0.2):
            yield ClientDocument(
                client_id=client.id,
                kind="asylum_document" if family.status == "asylum_seeker" else "residence_permit",
                number=client.permit_number,
                issuing_country="GB",
                expires_on=client.permit_expires_on,
                printed_family_name=person.family[1].upper(),
                printed_given_names=person.given[1].upper(),
                original_seen=True,
            )

    def _consents(self, family: Family, person: Portrait, client: Client) -> Iterator[Record]:
        interpreted = person.english == "interpreter"
        for purpose in ("record_keeping", "statistics"):
            if purpose == "record_keeping" or self._chance.random() < 0.7:
                yield Consent(
                    client_id=client.id,
                    purpose=purpose,
                    how_given="verbal" if person.literacy == "none" else "written",
                    language=family.origin.language,
                    interpreter_present=interpreted,
                    given_on=family.registered_on,
                    certified_by=self._member,
                )

    def _household(self, family: Family, clients: list[Client], household: str) -> Iterator[Record]:
        abroad = self._chance.choice((None, None, None, 1, 2))
        yield Household(id=household, head_id=clients[0].id, dependants_abroad=abroad)
        for client in clients:
            yield HouseholdMember(household_id=household, client_id=client.id)
        people = list(zip(family.members, clients, strict=True))
        for place, (person, client) in enumerate(people):
            for other, relative in people[place + 1 :]:
                relation = _relation(person, other)
                yield Relation(client_id=client.id, relative_id=relative.id, relation=relation)
                yield Relation(client_id=relative.id, relative_id=client.id, relation=_RECIPROCAL[relation])


def _relation(person: Portrait, other: Portrait) -> str:
    """Return what the other is to the person."""
    if person.role == "child":
        return "sibling"
    return "child" if other.role == "child" else "spouse"


def _other_spelling(name: str) -> str:
    """Return a name as another office might have transliterated it."""
    for usual, other in _TRANSLITERATIONS:
        if usual in name:
            return name.replace(usual, other, 1)
    return name

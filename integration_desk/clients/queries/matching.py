"""Likely matches for someone about to be registered: search before create, with reasons, fast enough while typing."""

from collections.abc import Iterable

import attrs

from integration_desk.clients.model import Client, ClientDocument, ContactPoint
from integration_desk.clients.names import latin_name, sound_alike
from integration_desk.clients.queries.candidates import (
    ClientHit,
    clients_at,
    hit_of,
    owned_by,
    plain_number,
    rownos_for,
)
from integration_desk.clients.queries.indexing import PHONES
from integration_desk.clients.queries.phones import digits_of, phone_forms, same_phone
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.words import T, Text
from integration_desk.store import fold, words_of

SHOWN = 8
NAMES_MEET = 72
"""From this likeness of names on (per cent), someone registered before may be the person at the desk."""


@attrs.frozen
class Draft:
    """Someone about to be registered, made ready for comparing."""

    client: Client
    phones: tuple[str, ...]
    documents: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, client: Client, points: Iterable[ContactPoint], documents: Iterable[ClientDocument]) -> "Draft":
        """Make someone ready for comparing, with the phones and documents that are known."""
        phones = tuple(point.value for point in points if point.kind in PHONES and len(digits_of(point.value)) >= 6)
        numbers = [plain_number(document.number) for document in documents] + [plain_number(client.permit_number)]
        names = tuple(name for name in (latin_name(client), client.native_name.strip()) if name)
        return cls(client, phones, tuple(number for number in numbers if len(number) >= 5), names)

    def searches(self, country: str) -> list[str]:
        """Return what to look for in the index so that nobody likely is missed."""
        client, born = self.client, self.client.birth_date
        year = f" {born.year}" if born else ""
        parts = [client.family_name, client.given_names, client.native_name, client.preferred_name]
        near = [f"{part} {born.year + step}" for part in parts[:2] if part and born for step in (0, -1, 1)]
        found = [*self.names, *(f"{word}{year}" for part in parts for word in words_of(part) if year), *near]
        found += [max(phone_forms(phone, country), key=len) for phone in self.phones]
        return list(dict.fromkeys([*found, *self.documents]))[:16]


def matches_for(
    reader: Reader,
    client: Client,
    contact_points: tuple[ContactPoint, ...] = (),
    documents: tuple[ClientDocument, ...] = (),
) -> list[ClientHit]:
    """Return who may be the person about to be registered, with the reasons: search before create."""
    draft, country = Draft.of(client, contact_points, documents), centre_of(reader).country
    rownos = {rowno for words in draft.searches(country) for rowno in rownos_for(reader, words, 60, finished=True)}
    candidates = [found for found in clients_at(reader, sorted(rownos)) if found.id != client.id]
    ids = [found.id for found in candidates]
    phones = owned_by(reader, ContactPoint, ids) if draft.phones else []
    numbers = owned_by(reader, ClientDocument, ids) if draft.documents else []
    hits = []
    for found in candidates:
        score, why = compare(
            draft,
            found,
            [point.value for point in phones if point.client_id == found.id and point.kind in PHONES],
            [plain_number(one.number) for one in numbers if one.client_id == found.id]
            + [plain_number(found.permit_number)],
            country,
        )
        if why:
            hits.append(hit_of(found, score, why))
    hits.sort(key=lambda hit: (-hit.score, fold(hit.name), hit.id))
    return hits[:SHOWN]


def compare(
    draft: Draft, other: Client, phones: list[str], numbers: list[str], country: str
) -> tuple[float, list[Text]]:
    """Return how much speaks for one person, and the reasons; without a reason two people are strangers."""
    why: list[Text] = []
    score = 0.0
    names = [name for name in (latin_name(other), other.native_name, other.maiden_name, other.preferred_name) if name]
    likeness = max((sound_alike(one, name) for one in draft.names for name in names), default=0)
    if set(draft.documents) & set(numbers):
        score += 150
        why.append(T("same document number"))
    if any(same_phone(one, two, country) for one in draft.phones for two in phones):
        score += 60
        why.append(T("same phone"))
    births, birth_reason = compare_births(draft.client.birth_date, other.birth_date)
    if likeness >= NAMES_MEET:
        score += likeness
        same = any(fold(one) == fold(name) for one in draft.names for name in names)
        why.append(T("same name") if same else T("name sounds alike"))
    enough = bool(why) and (likeness < NAMES_MEET or births > -20 or len(why) > 1 or likeness == 100)
    if not enough:
        return 0, []
    if birth_reason is not None:
        why.append(birth_reason)
    return score + births, why


def compare_births(one: PartialDate | None, other: PartialDate | None) -> tuple[float, Text | None]:
    """Return what two dates of birth say for or against one person; day and month are often registered as 1 January."""
    if one is None or other is None:
        return 0, None
    if one.exact() and one.exact() == other.exact():
        return 40, T("same date of birth")
    if one.year == other.year or one.agrees(other):
        return 20, T("same birth year") if one.year == other.year else T("birth year close")
    if abs(one.year - other.year) == 1:
        return 0, T("birth year close")
    return -30, None

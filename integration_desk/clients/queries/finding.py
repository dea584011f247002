"""Finding clients by what was typed.

The index gives at most a few hundred candidates in no order; they are read, compared as a person would compare them,
and each comes with the reasons why it is shown. A candidate for which no reason can be named from what the reader may
see is left out, so that a hidden value (a passport number) cannot be guessed by searching.
"""

from collections.abc import Sequence

import attrs
from rapidfuzz import fuzz

from integration_desk.clients.model import Client, ClientDocument, ContactPoint, FormerNumber
from integration_desk.clients.names import words_of
from integration_desk.clients.queries.candidates import (
    ClientHit,
    clients_at,
    hit_of,
    owned_by,
    plain_number,
    rownos_for,
)
from integration_desk.clients.queries.indexing import NAME_FIELDS, PHONES, date_forms
from integration_desk.clients.queries.phones import digits_of, phone_forms
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.identifiers import normal_code
from integration_desk.core.words import T, Text
from integration_desk.store import fold, romanise, skeleton

CANDIDATES = 200
BEGINS_ALIKE = 50
"""An unfinished word that only sounds like the beginning of a name must look like it to this degree (per cent)."""


_NAME_REASONS: dict[str, Text] = {
    "family_name": T("name"),
    "given_names": T("name"),
    "native_name": T("name in own script"),
    "preferred_name": T("preferred name"),
    "maiden_name": T("former name"),
}
_SOUNDS_ALIKE = T("name sounds alike")
_FILE_NUMBER, _FORMER_NUMBER, _PHONE = T("file number"), T("earlier file number"), T("phone number")
_DOCUMENT_NUMBER, _PERMIT_NUMBER = T("document number"), T("permit number")
_BIRTH_YEAR, _BIRTH_DATE, _CONTACT = T("year of birth"), T("date of birth"), T("contact")


def find_clients(reader: Reader, words: str, *, limit: int = 50) -> list[ClientHit]:
    """Return the clients who fit what was typed, the likeliest first, each with the reasons."""
    candidates = clients_at(reader, rownos_for(reader, words, CANDIDATES))
    numbers = _Numbers.of(reader, words, [client.id for client in candidates])
    hits = []
    for client in candidates:
        score, why = _judge(client, words, numbers)
        if why:
            hits.append(hit_of(client, score, why))
    hits.sort(key=lambda hit: (-hit.score, fold(hit.name), hit.id))
    return hits[:limit]


@attrs.frozen
class _Numbers:
    """What was typed, read as a number, with the numbers of the candidates by client."""

    typed: str
    plain: str
    country: str
    points: dict[str, list[ContactPoint]]
    documents: dict[str, list[ClientDocument]]
    former: dict[str, list[FormerNumber]]

    @classmethod
    def of(cls, reader: Reader, words: str, ids: Sequence[str]) -> "_Numbers":
        plain = plain_number(words)
        points: dict[str, list[ContactPoint]] = {}
        documents: dict[str, list[ClientDocument]] = {}
        former: dict[str, list[FormerNumber]] = {}
        if any(character.isdigit() for character in plain) or "@" in words:
            for point in owned_by(reader, ContactPoint, ids):
                points.setdefault(point.client_id, []).append(point)
            for document in owned_by(reader, ClientDocument, ids):
                documents.setdefault(document.client_id, []).append(document)
            for number in owned_by(reader, FormerNumber, ids):
                former.setdefault(number.client_id, []).append(number)
        return cls(words, plain, centre_of(reader).country, points, documents, former)

    def has_phone(self, client_id: str) -> bool:
        typed = {form for form in (digits_of(self.typed),) if len(form) >= 3}
        typed |= {form.removeprefix("00").removeprefix("0") for form in typed}
        return any(
            form.startswith(one)
            for point in self.points.get(client_id, ())
            if point.kind in PHONES
            for form in phone_forms(point.value, self.country)
            for one in typed
            if one
        )

    def has_document(self, client_id: str) -> bool:
        return len(self.plain) >= 3 and any(
            plain_number(document.number).startswith(self.plain) for document in self.documents.get(client_id, ())
        )

    def had_number(self, client_id: str) -> bool:
        return len(self.plain) >= 3 and any(
            _begins_with(one.number, self.plain) for one in self.former.get(client_id, ())
        )

    def has_contact(self, client_id: str) -> bool:
        typed = fold(self.typed).strip()
        return len(typed) >= 3 and any(
            typed in fold(point.value) for point in self.points.get(client_id, ()) if point.kind not in PHONES[:2]
        )


def _begins_with(file_number: str, plain: str) -> bool:
    number = plain_number(file_number)
    return number.startswith(plain) or number[1:].startswith(plain)


def _judge(client: Client, words: str, numbers: _Numbers) -> tuple[float, list[Text]]:
    why: list[Text] = []
    score = 0.0
    number = normal_code(words)
    if number == client.file_number or (len(numbers.plain) >= 3 and _begins_with(client.file_number, numbers.plain)):
        score += 1000 if number == client.file_number else 400
        why.append(_FILE_NUMBER)
    for found, points, reason in (
        (numbers.had_number(client.id), 900, _FORMER_NUMBER),
        (numbers.has_phone(client.id), 500, _PHONE),
        (numbers.has_document(client.id), 500, _DOCUMENT_NUMBER),
        (len(numbers.plain) >= 3 and plain_number(client.permit_number).startswith(numbers.plain), 450, _PERMIT_NUMBER),
        (_is_birth_date(client, numbers.plain), 300, _BIRTH_DATE),
        (numbers.has_contact(client.id), 200, _CONTACT),
    ):
        if found:
            score += points
            why.append(reason)
    if not why:
        score, why = _judge_names(client, words)
    return score, list(dict.fromkeys(why))


def _is_birth_date(client: Client, plain: str) -> bool:
    return len(plain) >= 6 and client.birth_date is not None and plain in date_forms(client.birth_date)


def _judge_names(client: Client, words: str) -> tuple[float, list[Text]]:
    """Compare each typed word with each word of the names; the last may be unfinished."""
    why: list[Text] = []
    total = 0.0
    typed = words_of(words)
    for word in typed:
        if client.birth_date is not None and word.isdecimal() and str(client.birth_date.year).startswith(word):
            total += 90
            why.append(_BIRTH_YEAR)
            continue
        best, reason = 0.0, _SOUNDS_ALIKE
        for field in NAME_FIELDS:
            for part in words_of(getattr(client, field)):
                score = _word_score(word, part)
                if score > best:
                    best, reason = score, _NAME_REASONS[field] if score >= 80 else _SOUNDS_ALIKE
        if not best:
            return 0, []
        total += best
        why.append(reason)
    return (total / len(typed) if typed else 0), why


def _word_score(typed: str, part: str) -> float:
    """Return how well a typed word fits one word of a name: 100 the same, from 80 on spelled so, below by its sound."""
    one, other = fold(typed), fold(part)
    roman, spelled = romanise(one), romanise(other)
    if one == other:
        return 100
    if roman == spelled:
        return 98
    if other.startswith(one) or spelled.startswith(roman):
        return 80 + 10 * len(roman) / max(len(spelled), 1)
    bones, core = skeleton(one), skeleton(other)
    if not bones or not core.startswith(bones):
        return 0
    if bones == core:
        return 50 + 25 * fuzz.ratio(roman, spelled) / 100
    begins_alike = fuzz.ratio(roman, spelled[: len(roman) + 1])
    return 30 + 20 * begins_alike / 100 if begins_alike >= BEGINS_ALIKE else 0

"""Finding clients by what was typed.

The index gives at most two hundred candidates, those with the very words first; their rows are compared as a person
would compare them, and the likeliest become hits with the reasons why they are shown. A candidate for which no reason
can be named from what the reader may see is left out, so that a hidden value (a passport number) cannot be guessed by
searching.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from rapidfuzz import fuzz

from integration_desk.clients.queries.candidates import (
    ClientHit,
    hit_of_row,
    name_in,
    parts_of,
    plain_number,
    rownos_for,
    rows_at,
)
from integration_desk.clients.queries.indexing import NAME_FIELDS, PHONES, date_forms
from integration_desk.clients.queries.phones import begins_phone, digits_of
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.identifiers import normal_code
from integration_desk.core.words import T, Text
from integration_desk.store import fold, spellings

CANDIDATES = 200
SPARE = 10
"""How many more candidates are judged than hits are shown: those the index gives first fit best already."""
BEGINS_ALIKE = 50
"""An unfinished word that only sounds like the beginning of a name must look like it to this degree (per cent)."""

ALIKE_AT_ALL = 20
"""A word of the same sound must share this much of its letters: عيسى and Isa share 29, noise nothing."""

_Spelling = tuple[str, str, str]
"""A word as it is written, in Latin letters, and by the bones of its sound."""

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
    rows = rows_at(reader, _rownos(reader, words, min(CANDIDATES, limit + SPARE)))
    if not rows:
        return []
    numbers = _Numbers.of(reader, words, [row["id"] for row in rows])
    typed = spellings(words)
    judged = []
    for row in rows:
        score, why = _judge_numbers(row, numbers) if numbers.digital else (0.0, [])
        if not why:
            score, why = _judge_names(row, typed)
        if not why and not numbers.digital:
            score, why = _judge_numbers(row, numbers)
        if why:
            judged.append((-score, fold(name_in(row)), row["id"], row, why))
    judged.sort(key=lambda one: one[:3])
    return [hit_of_row(row, -score, dict.fromkeys(why)) for score, _, _, row, why in judged[:limit]]


def _rownos(reader: Reader, words: str, most: int) -> list[int]:
    """Return the candidates: whoever bears just this family name, then what the index gives."""
    found = rownos_for(reader, words, most)
    if len(found) < most:
        return found
    name = " ".join(words.split())
    named = reader.rows(  # a limit that is a parameter makes SQLite prepare the statement every time
        f"SELECT rowno FROM client WHERE family_name IN (:typed, :title, :capital) LIMIT {most // 2:d}",
        {"typed": name, "title": name.title(), "capital": name.upper()},
    )
    return list(dict.fromkeys([*(row["rowno"] for row in named), *found]))[:most]


@attrs.frozen
class _Numbers:
    """What was typed, read as a number, with the numbers of the candidates; ``digital`` tells if it is one."""

    digital: bool
    plain: str
    code: str
    digits: str
    words: str
    country: str = ""
    points: Mapping[str, list[tuple[str, str]]] = attrs.Factory(dict)
    documents: Mapping[str, list[str]] = attrs.Factory(dict)
    former: Mapping[str, list[str]] = attrs.Factory(dict)

    @classmethod
    def of(cls, reader: Reader, words: str, ids: Sequence[str]) -> "_Numbers":
        plain, code = plain_number(words), normal_code(words)  # a file number may be of letters alone
        digital = bool(code) or any(character.isdigit() for character in plain) or "@" in words
        made = cls(digital, plain, code, digits_of(words), fold(words).strip())
        if not digital:
            return made
        points: dict[str, list[tuple[str, str]]] = {}
        documents: dict[str, list[str]] = {}
        former: dict[str, list[str]] = {}
        for owner, kind, value in parts_of(reader, "contact_point", "value", ids):
            points.setdefault(owner, []).append((kind, value))
        for table, known in (("client_document", documents), ("former_number", former)):
            for owner, _, number in parts_of(reader, table, "number", ids):
                known.setdefault(owner, []).append(plain_number(number))
        return attrs.evolve(made, country=centre_of(reader).country, points=points, documents=documents, former=former)

    def has_phone(self, client_id: str) -> bool:
        return len(self.digits) >= 3 and any(
            kind in PHONES and begins_phone(self.digits, value, self.country)
            for kind, value in self.points.get(client_id, ())
        )

    def has_document(self, client_id: str) -> bool:
        return len(self.plain) >= 3 and any(
            number.startswith(self.plain) for number in self.documents.get(client_id, ())
        )

    def had_number(self, client_id: str) -> bool:
        return len(self.plain) >= 3 and any(_begins_with(one, self.plain) for one in self.former.get(client_id, ()))

    def has_contact(self, client_id: str) -> bool:
        return len(self.words) >= 3 and any(
            kind not in PHONES[:2] and self.words in fold(value) for kind, value in self.points.get(client_id, ())
        )


def _begins_with(file_number: str, plain: str) -> bool:
    return file_number.startswith(plain) or file_number[1:].startswith(plain)


def _judge_numbers(row: Mapping[str, Any], numbers: _Numbers) -> tuple[float, list[Text]]:
    why: list[Text] = []
    score = 0.0
    client_id, plain, file_number = row["id"], numbers.plain, row["file_number"] or ""
    if numbers.code and numbers.code == file_number:
        score, why = 1000, [_FILE_NUMBER]
    elif len(plain) >= 3 and _begins_with(plain_number(file_number), plain):
        score, why = 400, [_FILE_NUMBER]
    permitted = len(plain) >= 3 and plain_number(row["permit_number"] or "").startswith(plain)
    if not numbers.digital:  # letters alone begin no other number, and none was read
        return (score + 450, [*why, _PERMIT_NUMBER]) if permitted else (score, why)
    for found, points, reason in (
        (numbers.had_number(client_id), 900, _FORMER_NUMBER),
        (numbers.has_phone(client_id), 500, _PHONE),
        (numbers.has_document(client_id), 500, _DOCUMENT_NUMBER),
        (permitted, 450, _PERMIT_NUMBER),
        (len(plain) >= 6 and plain.isdigit() and _is_birth_date(row["birth_date"], plain), 300, _BIRTH_DATE),
        (numbers.has_contact(client_id), 200, _CONTACT),
    ):
        if found:
            score += points
            why.append(reason)
    return score, why


def _is_birth_date(written: str | None, plain: str) -> bool:
    return bool(written) and plain in date_forms(PartialDate.parse(str(written)))


def _judge_names(row: Mapping[str, Any], typed: Sequence[tuple[str, str, str]]) -> tuple[float, list[Text]]:
    """Compare each typed word with each word of the names; the last may be unfinished."""
    why: list[Text] = []
    total = 0.0
    names = [(field, spellings(row[field])) for field in NAME_FIELDS if row[field]]
    for word in typed:
        if word[0].isdecimal() and (row["birth_date"] or "").lstrip("~").startswith(word[0]) and len(word[0]) <= 4:
            total += 90
            why.append(_BIRTH_YEAR)
            continue
        best, where = _likest(word, names)
        if not best:
            return 0, []
        total += best
        why.append(_NAME_REASONS[where] if best >= 80 else _SOUNDS_ALIKE)
    if not why:
        return 0, []
    family = names[0][1] if names and names[0][0] == "family_name" else ()
    return total / len(why) + (family == typed), why


def _likest(typed: _Spelling, names: Sequence[tuple[str, Sequence[_Spelling]]]) -> tuple[float, str]:
    """Return how well a typed word fits the likest word of the names, and in which of them that stands.

    100 is the same, from 80 on it is spelled so, below it sounds so. Most words of most names fit in no way: that is
    told here, without a call for each.
    """
    one, roman, bones = typed
    best, where = 0.0, ""
    for field, parts in names:
        for other, spelled, core in parts:
            if spelled.startswith(roman) or other.startswith(one):
                if one == other:
                    return 100, field
                score = 98 if roman == spelled else 80 + 10 * len(roman) / max(len(spelled), 1)
            elif best < 80 and bones and core.startswith(bones):
                score = _alike(roman, spelled, finished=bones == core)
            else:
                continue
            if score > best:
                best, where = score, field
    return best, where


def _alike(roman: str, spelled: str, *, finished: bool) -> float:
    """Return how well a typed word fits one of the same sound, or of the same beginning."""
    if finished:
        alike = fuzz.ratio(roman, spelled)
        return 50 + 25 * alike / 100 if alike >= ALIKE_AT_ALL else 0
    begins_alike = fuzz.ratio(roman, spelled[: len(roman) + 1])
    return 30 + 20 * begins_alike / 100 if begins_alike >= BEGINS_ALIKE else 0

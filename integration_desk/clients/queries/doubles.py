"""Newcomers of a table who may be clients already, or stand in the table twice: with their reasons.

As in the list of duplicates, only those are compared who have a number, a phone or the sound of a name in common.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

import attrs

from integration_desk.clients.duplicates import POSSIBLE
from integration_desk.clients.model import Client, ClientDocument, ContactPoint
from integration_desk.clients.names import display_name
from integration_desk.clients.newcomers import Newcomer
from integration_desk.clients.queries.candidates import owned_by, plain_number
from integration_desk.clients.queries.indexing import PHONES
from integration_desk.clients.queries.matching import Draft, compare
from integration_desk.clients.queries.phones import digits_of
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.people import Sensitivity
from integration_desk.core.words import Text
from integration_desk.store import skeleton, words_of

_HEAP = 40
_MOST_COMPARED = 200_000
_AT_ONCE = 300
_ENDING, _SHORTEST = 8, 6
Key = tuple[str, ...]


@attrs.frozen
class Double:
    """A newcomer who may be someone else: a client, or the newcomer of an earlier row."""

    row: int
    name: str
    other_name: str
    score: float
    why: tuple[Text, ...]
    client_id: str = ""
    other_row: int = 0
    file_number: str = ""
    birth_date: PartialDate | None = None


@attrs.frozen
class Doubles:
    """Likely duplicates; rows after ``until`` were not compared: there was too much to compare (0: all were)."""

    found: tuple[Double, ...] = ()
    until: int = 0


def doubles_of(reader: Reader, people: tuple[Newcomer, ...], tell: Callable[[int, int], None] | None = None) -> Doubles:
    """Return who of these may be a client already or stands in the table twice: for each the most likely one."""
    if not reader.person.sees(Sensitivity.IDENTIFYING):
        return Doubles()
    country = centre_of(reader).country
    heaps = _heaps_of_clients(reader)
    mine: dict[Key, list[int]] = defaultdict(list)
    wanted: list[tuple[int, set[str], set[int]]] = []
    pairs = until = 0
    for place, newcomer in enumerate(people):
        keys = list(_keys_of(newcomer))
        ids = {one for key in keys for one in heaps.get(key, ()) if len(heaps[key]) <= _HEAP}
        rows = {one for key in keys for one in mine.get(key, ()) if len(mine[key]) <= _HEAP}
        for key in keys:
            mine[key].append(place)
        if ids or rows:
            wanted.append((place, ids, rows))
            pairs += len(ids) + len(rows)
        if pairs > _MOST_COMPARED and place + 1 < len(people):
            until = newcomer.row
            break
        if tell is not None and place % 2_000 == 0:
            tell(place, len(people))
    found: list[Double] = []
    for start in range(0, len(wanted), _AT_ONCE):
        found += _compared(reader, people, wanted[start : start + _AT_ONCE], country)
        if tell is not None:
            tell(start, len(wanted))
    return Doubles(tuple(found), until)


def _compared(
    reader: Reader, people: tuple[Newcomer, ...], wanted: Iterable[tuple[int, set[str], set[int]]], country: str
) -> Iterator[Double]:
    listed = tuple(wanted)
    clients, points, documents = _clients(reader, sorted({one for _place, ids, _rows in listed for one in ids}))
    for place, ids, rows in listed:
        newcomer = people[place]
        draft = Draft.of(newcomer.client, newcomer.contact_points, newcomer.documents)
        best: Double | None = None
        others: list[tuple[Client, Any, Any, dict[str, Any]]] = [
            (clients[one], points[one], documents[one], {"client_id": one, "file_number": clients[one].file_number})
            for one in sorted(ids)
            if one in clients
        ]
        for row in sorted(rows):
            one = people[row]
            others.append((one.client, one.contact_points, one.documents, {"other_row": one.row}))
        for other, phones, papers, where in others:
            values = [point.value for point in phones if point.kind in PHONES]
            numbers = [plain_number(paper.number) for paper in papers] + [plain_number(other.permit_number)]
            score, why = compare(draft, other, values, numbers, country)
            if score >= POSSIBLE and (best is None or score > best.score):
                names = display_name(newcomer.client), display_name(other)
                best = Double(newcomer.row, *names, score, tuple(why), birth_date=other.birth_date, **where)
        if best is not None:
            yield best


def _clients(
    reader: Reader, ids: list[str]
) -> tuple[dict[str, Client], dict[str, list[ContactPoint]], dict[str, list[ClientDocument]]]:
    clients: dict[str, Client] = {}
    points: dict[str, list[ContactPoint]] = defaultdict(list)
    documents: dict[str, list[ClientDocument]] = defaultdict(list)
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        names = {f"v{place}": one for place, one in enumerate(part)}
        where = f"id IN ({', '.join(f':{name}' for name in names)})"
        clients |= {one.id: one for one in reader.all(Client, where, names)}
        for point in owned_by(reader, ContactPoint, part):
            points[point.client_id].append(point)
        for document in owned_by(reader, ClientDocument, part):
            documents[document.client_id].append(document)
    return clients, points, documents


def _heaps_of_clients(reader: Reader) -> dict[Key, list[str]]:
    heaps: dict[Key, list[str]] = defaultdict(list)
    for row in reader.rows("SELECT client_id, number FROM client_document WHERE number <> ''"):
        heaps["number", plain_number(row["number"])].append(row["client_id"])
    for row in reader.rows("SELECT client_id, value FROM contact_point WHERE kind IN ('mobile', 'phone', 'messenger')"):
        for key in _phone(row["value"]):
            heaps[key].append(row["client_id"])
    sql = "SELECT id, family_name, given_names, native_name, birth_date, permit_number FROM client ORDER BY rowno"
    for row in reader.rows(sql):
        if row["permit_number"]:
            heaps["number", plain_number(row["permit_number"])].append(row["id"])
        names = (f"{row['given_names']} {row['family_name']}", row["native_name"] or "")
        for key in _of_name(names, str(row["birth_date"] or "")):
            heaps[key].append(row["id"])
    return heaps


def _keys_of(newcomer: Newcomer) -> Iterator[Key]:
    client = newcomer.client
    for number in (*(one.number for one in newcomer.documents), client.permit_number):
        if number:
            yield "number", plain_number(number)
    for point in newcomer.contact_points:
        if point.kind in PHONES:
            yield from _phone(point.value)
    names = (f"{client.given_names} {client.family_name}", client.native_name)
    yield from _of_name(names, str(client.birth_date or ""))


def _phone(written: str) -> Iterator[Key]:
    digits = digits_of(written)
    if len(digits) >= _SHORTEST:
        yield "phone", digits[-_ENDING:]


def _of_name(names: Iterable[str], born: str) -> Iterator[Key]:
    """Yield the sound of the whole name, alone and with the year, and of each word with the whole date of birth."""
    for name in names:
        bones = sorted(filter(None, (_bones(word) for word in words_of(name))))
        if not bones:
            continue
        whole = " ".join(bones)
        if len(bones) > 1:  # a single name says too little: it needs the whole date of birth beside it
            yield "name", whole
            if born:
                yield "named", whole, born.lstrip("~")[:4]
        if len(born) == len("2000-01-01"):
            for bone in bones:
                yield "born", bone, born


@lru_cache(maxsize=50_000)
def _bones(word: str) -> str:
    return skeleton(word)

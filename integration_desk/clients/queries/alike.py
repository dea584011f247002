"""Finding files that may be about one person: who is compared with whom, and how much speaks for one person.

Of many files, those are compared that stand in one heap: with a number, a phone, the sound of a name, or the sound of
one word of it and the time of birth in common. A heap that is too large says nothing ("Mohammed 1991"). Heaps are kept
as plain numbers, so that a million files fit. Of a few files, each is looked up in the search index.
"""

import json
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations, groupby
from typing import Any

from rapidfuzz import fuzz

from integration_desk.clients.duplicates import POSSIBLE
from integration_desk.clients.model import Client, ClientDocument, ContactPoint
from integration_desk.clients.names import opening
from integration_desk.clients.queries.candidates import plain_number, rownos_for
from integration_desk.clients.queries.indexing import PHONES
from integration_desk.clients.queries.matching import NAMES_MEET, Draft, compare_births
from integration_desk.clients.queries.phones import ENDING, digits_of, same_phone
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.likeness import Compared, Likeness
from integration_desk.core.words import T
from integration_desk.store import romanise, skeleton, words_of

HEAPS = {"number": 20, "phone": 20, "name": 10, "named": 6, "word": 6, "born": 12}
"""Files in one heap at most, by what they have in common; ``word`` goes with the year of birth, ``born`` the day."""

FEW = 100
_KINDS = {kind: place for place, kind in enumerate(HEAPS)}
_READ, _LOT, _FACES, _REST_AFTER = 200, 512, 100_000, 50
_PARTS, _ROW, _ALIKE = 64, 32, 0xFFFF_FFFF
_SAME_ENDING, _SHORT_PHONE, _SHORT_NUMBER, _SEARCHED, _WHOLE = 8, 6, 5, 60, 100
_NAMES = "family_name, given_names, native_name, birth_date, permit_number"
_PHONE_KINDS = ", ".join(f"'{kind}'" for kind in PHONES)
_NUMBERS = (
    f"SELECT part.rowno AS place, client.rowno AS rowno, value AS number, 'phone' AS kind FROM contact_point AS part"
    f" JOIN client ON client.id = part.client_id WHERE kind IN ({_PHONE_KINDS})",
    "SELECT part.rowno AS place, client.rowno AS rowno, number, 'number' AS kind FROM client_document AS part"
    " JOIN client ON client.id = part.client_id WHERE number <> ''",
)


Sound = tuple[str, str, str]


class Face:
    """A file as far as it is compared, made ready once for many comparisons."""

    __slots__ = ("born", "endings", "later", "names", "numbers", "phones")

    def __init__(self, row: Mapping[str, Any], phones: Iterable[str], numbers: Iterable[str]) -> None:
        self.born = _date(row["birth_date"]) if row["birth_date"] else None
        plain = map(plain_number, filter(None, (*numbers, row["permit_number"])))
        self.numbers = frozenset(number for number in plain if len(number) >= _SHORT_NUMBER)
        self.phones = tuple(phone for phone in phones if len(digits_of(phone)) >= _SHORT_PHONE)
        self.endings = frozenset(digits_of(phone)[-ENDING:] for phone in self.phones)
        latin = f"{row['given_names'] or ''} {row['family_name'] or ''}"
        self.names = tuple(_sound(name) for name in (latin, row["native_name"]) if name and not name.isspace())
        self.later = tuple(_sound(name) for name in (row["maiden_name"], row["preferred_name"]) if name)

    def likeness(self, other: "Face") -> float:
        """Return how alike the names are, in per cent, whichever of the two is the earlier file; 0 when they do not."""
        best = _likest(self.names, other.names, NAMES_MEET - 0.51)
        if other.later and best < _WHOLE:
            best = _likest(self.names, other.later, best)
        if self.later and best < _WHOLE:
            best = _likest(other.names, self.later, best)
        rounded = round(best)
        return rounded if rounded >= NAMES_MEET else 0

    def score(self, other: "Face", country: str) -> float:
        """Return how much speaks for one person, as ``compare`` does, or 0."""
        number = not self.numbers.isdisjoint(other.numbers)
        phone = not self.endings.isdisjoint(other.endings) and any(
            same_phone(one, two, country) for one in self.phones for two in other.phones
        )
        names = self.likeness(other)
        if not names and not number and not phone:
            return 0
        births, _reason = compare_births(self.born, other.born)
        if not (number or phone or births > -20 or names == _WHOLE):
            return 0
        return 150 * number + 60 * phone + names + births


@lru_cache(maxsize=65536)
def _date(written: str) -> PartialDate:
    return PartialDate.parse(written)


@lru_cache(maxsize=131072)
def _heard(part: str) -> tuple[str, tuple[str, ...]]:
    """Return a part of a name between spaces as it is spelled, and how its words sound."""
    return romanise(part), tuple(filter(None, map(skeleton, words_of(part))))


def _sound(name: str) -> Sound:
    """Return a name as it is spelled and as it sounds, its words in one order, and how it begins if it is short."""
    heard = [_heard(part) for part in name.split()]
    spelled = sorted(word for spelling, _ in heard for word in spelling.split())
    sound = " ".join(sorted(bones for _, words in heard for bones in words))
    return " ".join(spelled), sound, opening(name, sound)


def _likest(names: Sequence[Sound], others: Sequence[Sound], best: float) -> float:
    for spelled, bones, begun in names:
        for other_spelled, other_bones, other_begun in others:
            heard = bool(bones and other_bones) and (not begun or not other_begun or begun == other_begun)
            if spelled == other_spelled or (heard and bones == other_bones):
                return _WHOLE
            likeness = fuzz.ratio(spelled, other_spelled, score_cutoff=best)
            best = max(best, likeness)
            if heard:
                likeness = fuzz.ratio(bones, other_bones, score_cutoff=best)
                best = max(best, likeness)
    return best


def compare_files(reader: Reader, waiting: Sequence[int], known: Mapping[int, Set[int]]) -> Iterator[Compared | None]:
    """Compare the files that wait with all that may be like them, and with those that they were paired with."""
    country = centre_of(reader).country
    try:
        if len(waiting) <= FEW:
            for rowno in waiting:
                yield _compare_one(reader, rowno, known.get(rowno, set()), country)
        else:
            yield from _compare_many(reader, waiting, known, country)
    finally:
        _heard.cache_clear()  # no name stays in memory when the desk is locked


def _compare_many(
    reader: Reader, waiting: Sequence[int], known: Mapping[int, Set[int]], country: str
) -> Iterator[Compared | None]:
    faces: dict[int, Face] = {}
    heaps = _Heaps(reader)
    yield from heaps.fill()
    wanted = yield from _wanted(heaps, waiting, known)
    for place in range(len(wanted)):
        pairs = sorted(set(wanted[place]))
        wanted[place] = array("Q")
        yield from _met(reader, faces, {row for pair in pairs for row in (pair >> _ROW, pair & _ALIKE)})
        found: list[tuple[int, int, float]] = []
        for start in range(0, len(pairs), _REST_AFTER):
            for pair in pairs[start : start + _REST_AFTER]:
                found += _judged(faces, pair >> _ROW, pair & _ALIKE, known, country)
            yield None
        done = waiting[bisect_left(waiting, place * _LOT) : bisect_left(waiting, (place + 1) * _LOT)]
        yield Compared(tuple(done), tuple(found))


def _judged(
    faces: Mapping[int, Face], one: int, other: int, known: Mapping[int, Set[int]], country: str
) -> Iterator[tuple[int, int, float]]:
    """Yield what is to be kept of a pair, or that it is none any more."""
    score = faces[one].score(faces[other], country) if one in faces and other in faces else 0
    if score >= POSSIBLE:
        yield one, other, score
    elif other in known.get(one, ()):
        yield one, other, 0


def _compare_one(reader: Reader, rowno: int, partners: Set[int], country: str) -> Compared:
    mine = _faces(reader, {rowno})
    if rowno not in mine:
        return Compared((rowno,), ())
    searches = _draft(reader, rowno).searches(country)
    rownos = {one for words in searches for one in rownos_for(reader, words, _SEARCHED, finished=True)}
    faces = mine | _faces(reader, (rownos | partners) - {rowno})
    paired = {min(rowno, one): {max(rowno, one)} for one in partners if one < rowno} | {rowno: partners}
    found: list[tuple[int, int, float]] = []
    for other in sorted((faces.keys() | partners) - {rowno}):
        found += _judged(faces, min(rowno, other), max(rowno, other), paired, country)
    return Compared((rowno,), tuple(found))


def _met(reader: Reader, faces: dict[int, Face], rownos: Set[int]) -> Iterator[None]:
    """Make files ready that were not met yet, and forget those of before when they are too many."""
    if len(faces) + len(rownos) > _FACES:
        faces.clear()
    missing = sorted(rownos - faces.keys())
    for start in range(0, len(missing), _READ):
        faces |= _faces(reader, missing[start : start + _READ])
        yield None


def _faces(reader: Reader, rownos: Iterable[int]) -> dict[int, Face]:
    listed = {"rownos": json.dumps(sorted(rownos))}
    among = "IN (SELECT value FROM json_each(:rownos))"
    sql = f"SELECT rowno, {_NAMES}, preferred_name, maiden_name FROM client WHERE rowno {among}"
    people = reader.rows(sql, listed)
    phones: dict[int, list[str]] = defaultdict(list)
    documents: dict[int, list[str]] = defaultdict(list)
    for numbers, found in zip(_NUMBERS, (phones, documents), strict=True):
        for row in reader.rows(f"{numbers} AND client.rowno {among}", listed):
            found[row["rowno"]].append(row["number"])
    return {row["rowno"]: Face(row, phones.get(row["rowno"], ()), documents.get(row["rowno"], ())) for row in people}


def _draft(reader: Reader, rowno: int) -> Draft:
    [client] = reader.all(Client, "rowno = :rowno", {"rowno": rowno})
    own = {"client": client.id}
    points = reader.all(ContactPoint, "client_id = :client", own)
    return Draft.of(client, points, reader.all(ClientDocument, "client_id = :client", own))


class _Heaps:
    """The heaps of a whole register: for each kind, numbers made of what files have in common and of their rows.

    They lie in parts, so that sorting one never takes long.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.parts = [[array("Q") for _ in range(_PARTS)] for _ in _KINDS]

    def fill(self) -> Iterator[None]:
        """Read the register, resting often."""
        for place, sql in enumerate((f"SELECT rowno AS place, rowno, {_NAMES} FROM client WHERE 1", *_NUMBERS)):
            table = "client" if place == 0 else "part"
            after = 0
            while rows := self._reader.rows(
                f"{sql} AND {table}.rowno > :after ORDER BY {table}.rowno LIMIT {_READ}", {"after": after}
            ):
                after = rows[-1]["place"]
                for number, row in enumerate(rows, 1):
                    if number % _REST_AFTER == 0:
                        yield None
                    rowno = row["rowno"]
                    for kind, common in _names_in(row) if place == 0 else _number_in(row):
                        mixed = hash(common)
                        self.parts[kind][mixed % _PARTS].append((mixed >> 6 & _ALIKE) << _ROW | rowno)
                yield None

    def groups(self) -> Iterator[list[int] | None]:
        """Yield the rows of each heap that says something."""
        for kind, parts in zip(_KINDS, self.parts, strict=True):
            for part in parts:
                for _, together in groupby(sorted(part), key=lambda number: number >> _ROW):
                    rows = list(dict.fromkeys(number & _ALIKE for number in together))
                    if 1 < len(rows) <= HEAPS[kind]:
                        yield rows
                del part[:]
                yield None


_NUMBER, _PHONE, _NAME, _NAMED, _WORD, _BORN = _KINDS.values()


def _names_in(row: Mapping[str, Any]) -> Iterator[tuple[int, object]]:
    """Yield what a file has in common with others by its names: the kind of heap, and which of them."""
    born = row["birth_date"] or ""
    year = born.lstrip("~")[:4]
    if row["permit_number"]:
        yield from _number_in({"kind": "number", "number": row["permit_number"]})
    latin = _bones(row["given_names"] or "") + _bones(row["family_name"] or "")
    native = _bones(row["native_name"] or "")
    for whole in {tuple(sorted(latin)), tuple(sorted(native))} - {()}:
        yield _NAME, whole
        if year:
            yield _NAMED, (whole, year)
    exact = len(born) == len("2000-01-01")
    for word in {*latin, *native}:
        yield _WORD, (word, year)
        if exact:
            yield _BORN, (word, born)


def _bones(name: str) -> tuple[str, ...]:
    parts = name.split()
    if len(parts) == 1:
        return _heard(parts[0])[1]
    return tuple(bones for part in parts for bones in _heard(part)[1])


def _number_in(row: Mapping[str, Any]) -> Iterator[tuple[int, object]]:
    if row["kind"] == "number":
        plain = plain_number(row["number"])
        if len(plain) >= _SHORT_NUMBER:
            yield _NUMBER, plain
    elif len(digits := digits_of(row["number"])) >= _SHORT_PHONE:
        yield _PHONE, digits[-_SAME_ENDING:]


def _wanted(
    heaps: _Heaps, waiting: Sequence[int], known: Mapping[int, Set[int]]
) -> Generator[None, None, list["array[int]"]]:
    """Return the pairs to compare in lots: each with the first of its files that waits."""
    marked = bytearray(waiting[-1] + 1)
    for row in waiting:
        marked[row] = 1
    wanted = [array("Q") for _ in range(waiting[-1] // _LOT + 1)]

    def want(one: int, other: int) -> None:
        one, other = min(one, other), max(one, other)
        first = one if one < len(marked) and marked[one] else other
        if first < len(marked) and marked[first]:
            wanted[first // _LOT].append(one << _ROW | other)

    for rows in heaps.groups():
        if rows is None:
            yield None
            continue
        for one, other in combinations(rows, 2):
            want(one, other)
    for row in known.keys() & set(waiting):
        for other in known[row]:
            want(row, other)
    return wanted


LIKENESS = Likeness(T("Compare files"), "client", "clients", compare_files)

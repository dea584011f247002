"""Files that may be about the same person: pairs with their reasons, without comparing everybody with everybody.

Files are first put into small heaps of those that have a number, a phone or the sound of a name in common; only files
of one heap are compared. A heap that is too large says nothing ("Mohammed") and is cut by the year of birth.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Any

import attrs

from integration_desk.clients.duplicates import POSSIBLE
from integration_desk.clients.model import Client, ClientDocument, ClientMerge, ContactPoint, NotDuplicate
from integration_desk.clients.names import display_name
from integration_desk.clients.queries.candidates import ClientHit, hit_of, owned_by, plain_number
from integration_desk.clients.queries.indexing import PHONES
from integration_desk.clients.queries.matching import Draft, compare
from integration_desk.clients.queries.phones import digits_of
from integration_desk.clients.queries.views import member_names
from integration_desk.clients.rules import local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import spec_of
from integration_desk.core.values import from_column
from integration_desk.core.words import Text
from integration_desk.store import skeleton, words_of

HEAP = 40
"""Files in one heap at most; larger heaps are cut by year of birth, or left out."""

_AT_ONCE = 300
_MOST_PAIRS = 20_000
_MOST_KEPT = 2000
_FEW = 500
_LOOKED: dict[tuple[str, str], list[tuple[str, str]]] = {}
_PHONE_ENDING = 8
_SHORTEST = 5
_COLUMNS = (
    "id",
    "file_number",
    "family_name",
    "given_names",
    "native_name",
    "preferred_name",
    "maiden_name",
    "birth_date",
    "permit_number",
)
_FIELDS = tuple((name, spec_of(Client).field(name)) for name in _COLUMNS)


@attrs.frozen
class DuplicatePair:
    """Two files that may be about one person; the older file stands first."""

    first: ClientHit
    second: ClientHit
    score: float
    why: tuple[Text, ...]

    @property
    def id(self) -> str:
        """Return what tells the pair from others in a list."""
        return f"{self.first.id} {self.second.id}"


@attrs.frozen
class MergedFiles:
    """Two files that were merged: which, by whom and on which day."""

    id: str
    client_id: str
    name: str
    file_number: str
    merged_number: str
    merged_by: str
    merged_on: date | None


@attrs.frozen
class Pair:
    """Two files side by side, or with ``merged`` what became of them."""

    keep: Client
    other: Client | None = None
    found: DuplicatePair | None = None
    merged: MergedFiles | None = None
    both_in_households: bool = False


def duplicate_pairs(reader: Reader, limit: int = 200) -> list[DuplicatePair]:
    """Return the files that may be about the same person, the likeliest pairs first, with the reasons."""
    if not reader.person.sees(Sensitivity.IDENTIFYING):
        return []
    keys = known_pairs(reader)
    if keys is None:
        keys = _look_through(reader)
        _LOOKED.clear()  # one desk is open in a window; what was found in another is of no use
        _LOOKED[_state(reader)] = keys
    found = list(_compared(reader, keys[:limit]))
    found.sort(key=lambda pair: (-pair.score, pair.id))
    return found


def pairs_waiting(reader: Reader) -> int:
    """Return how many pairs wait to be looked at, without looking through a large register for that.

    What was found is told until something is saved; then only few files are compared at once, never thousands.
    """
    keys = known_pairs(reader)
    if keys is not None:
        return len(keys)
    few = reader.value("SELECT count(*) FROM (SELECT 1 FROM client LIMIT :few)", {"few": _FEW + 1}) <= _FEW
    return len(duplicate_pairs(reader)) if few else 0


def known_pairs(reader: Reader) -> list[tuple[str, str]] | None:
    """Return the pairs as ids, the likeliest first, when nothing has changed since they were looked for; else None."""
    return _LOOKED.get(_state(reader)) if _state(reader)[0] else None


def _state(reader: Reader) -> tuple[str, str]:
    """Return what differs as soon as anything is saved, and from person to person: each sees her own pairs."""
    return str(reader.value("SELECT id FROM step ORDER BY rowno DESC LIMIT 1") or ""), reader.person.id


def _look_through(reader: Reader) -> list[tuple[str, str]]:
    decided = {_key(one.client_id, one.other_id) for one in reader.all(NotDuplicate)}
    wanted: dict[tuple[str, str], None] = {}
    for key in _candidates(reader):
        if key not in decided:
            wanted[key] = None
        if len(wanted) >= _MOST_PAIRS:
            break
    found = [(-pair.score, pair.id, (pair.first.id, pair.second.id)) for pair in _compared(reader, list(wanted))]
    return [key for _, _, key in sorted(found)[:_MOST_KEPT]]


def duplicates_page(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 100,
    order: str = "",
    descending: bool = False,
    words: str = "",
    merged: bool = False,
) -> tuple[list[DuplicatePair] | list[MergedFiles], int]:
    """Return a page of the pairs to look at, or with ``merged`` of the files that were merged, the latest first.

    The order is always that of likelihood; ``order`` and ``descending`` are there for the table.
    """
    del order, descending
    if merged:
        files = [one for one in _merged(reader) if _has(words, one.name, one.file_number, one.merged_number)]
        return files[offset : offset + limit], len(files)
    pairs = [
        pair
        for pair in duplicate_pairs(reader)
        if _has(words, *(f"{one.name} {one.native_name} {one.file_number}" for one in (pair.first, pair.second)))
    ]
    return pairs[offset : offset + limit], len(pairs)


def comparison(reader: Reader, keep_id: str, other_id: str = "", merge_id: str = "") -> Pair:
    """Return two files side by side, or the merge that can be taken apart."""
    keep = reader.get(Client, keep_id)
    if merge_id:
        return Pair(keep, merged=next((one for one in _merged(reader) if one.id == merge_id), None))
    other = reader.get(Client, other_id)
    found = next(iter(_compared(reader, [_key(keep_id, other_id)], least=0)), None)
    homes = reader.value(
        "SELECT count(DISTINCT client_id) FROM household_member WHERE client_id IN (:keep, :other)",
        {"keep": keep_id, "other": other_id},
    )
    return Pair(keep, other, found, both_in_households=homes == 2)


def _has(words: str, *texts: str) -> bool:
    return all(word.casefold() in " ".join(texts).casefold() for word in words.split())


def _key(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _candidates(reader: Reader) -> Iterator[tuple[str, str]]:
    """Return pairs worth comparing, those with a number in common first."""
    people = reader.rows(
        "SELECT id, family_name, given_names, native_name, birth_year, permit_number FROM client ORDER BY rowno"
    )
    years = {row["id"]: row["birth_year"] for row in people}
    heaps: dict[Any, dict[str, None]] = defaultdict(dict)
    for row in reader.rows("SELECT client_id, number FROM client_document WHERE number <> ''"):
        heaps["number", plain_number(row["number"])][row["client_id"]] = None
    for row in people:
        if row["permit_number"]:
            heaps["number", plain_number(row["permit_number"])][row["id"]] = None
    for row in reader.rows("SELECT client_id, value FROM contact_point WHERE kind IN ('mobile', 'phone', 'messenger')"):
        digits = digits_of(row["value"])
        if len(digits) > _SHORTEST:
            heaps["phone", digits[-_PHONE_ENDING:]][row["client_id"]] = None
    for row in people:
        latin = f"{row['given_names']} {row['family_name']}"
        for name in {_sound(latin), _sound(row["native_name"])} - {""}:
            heaps["name", name][row["id"]] = None
            for word in name.split():
                heaps["word", word, row["birth_year"]][row["id"]] = None
    yield from _pairs_of(heaps, years)


def _pairs_of(heaps: Mapping[Any, Mapping[str, None]], years: Mapping[str, int | None]) -> Iterator[tuple[str, str]]:
    for key, heap in heaps.items():
        known = [one for one in heap if one in years]
        if len(known) <= HEAP:
            yield from (_key(*pair) for pair in combinations(known, 2))
        elif key[0] == "name":
            by_year: dict[int | None, list[str]] = defaultdict(list)
            for one in known:
                by_year[years[one]].append(one)
            for same in by_year.values():
                if len(same) <= HEAP:
                    yield from (_key(*pair) for pair in combinations(same, 2))


def _sound(name: str) -> str:
    return " ".join(sorted(filter(None, (_bones(word) for word in words_of(name)))))


@lru_cache(maxsize=50_000)
def _bones(word: str) -> str:
    return skeleton(word)


def _compared(reader: Reader, keys: list[tuple[str, str]], least: float = POSSIBLE) -> Iterator[DuplicatePair]:
    country = centre_of(reader).country
    people, phones, documents = _files(reader, {one for key in keys for one in key})
    for one, other in keys:
        if one not in people or other not in people:
            continue
        draft = Draft.of(people[one], phones.get(one, ()), documents.get(one, ()))
        numbers = [plain_number(document.number) for document in documents.get(other, ())]
        numbers.append(plain_number(people[other].permit_number))
        values = [point.value for point in phones.get(other, ()) if point.kind in PHONES]
        score, why = compare(draft, people[other], values, numbers, country)
        if score >= least:
            hits = [hit_of(people[name], score, why) for name in (one, other)]
            yield DuplicatePair(hits[0], hits[1], score, tuple(why))


def _files(
    reader: Reader, ids: Iterable[str]
) -> tuple[dict[str, Client], dict[str, list[ContactPoint]], dict[str, list[ClientDocument]]]:
    people: dict[str, Client] = {}
    phones: dict[str, list[ContactPoint]] = defaultdict(list)
    documents: dict[str, list[ClientDocument]] = defaultdict(list)
    listed = sorted(ids)
    for start in range(0, len(listed), _AT_ONCE):
        part = listed[start : start + _AT_ONCE]
        names = {f"v{place}": one for place, one in enumerate(part)}
        places = ", ".join(f":{name}" for name in names)
        for row in reader.rows(f"SELECT {', '.join(_COLUMNS)} FROM client WHERE id IN ({places})", names):
            people[row["id"]] = Client(**{name: from_column(spec, row[name]) for name, spec in _FIELDS})
        for point in owned_by(reader, ContactPoint, part):
            phones[point.client_id].append(point)
        for document in owned_by(reader, ClientDocument, part):
            documents[document.client_id].append(document)
    return people, phones, documents


def _merged(reader: Reader) -> list[MergedFiles]:
    members = member_names(reader)
    found = []
    for one in reader.all(ClientMerge, order="rowno DESC"):
        client = reader.find(Client, one.client_id)
        if client is not None:
            day = local_day(one.created_at) if one.created_at else None
            name, member = display_name(client), members.get(one.merged_by, "")
            found.append(MergedFiles(one.id, client.id, name, client.file_number, one.merged_number, member, day))
    return found

"""Files that may be about the same person: the pairs that are kept in the file, with their reasons.

The pairs are found in the background (``alike``). What is said of them is read anew: who sees less is told less.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter

import attrs

from integration_desk.clients.duplicates import POSSIBLE
from integration_desk.clients.model import Client, ClientDocument, ClientMerge, ContactPoint
from integration_desk.clients.names import display_name
from integration_desk.clients.queries.candidates import COLUMNS, ClientHit, hit_of, owned_by, plain_number, rownos_for
from integration_desk.clients.queries.indexing import PHONES
from integration_desk.clients.queries.matching import Draft, compare
from integration_desk.clients.queries.views import member_names
from integration_desk.clients.rules import local_day
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import spec_of
from integration_desk.core.values import from_column
from integration_desk.core.words import Text

_AT_ONCE = 300
_MOST_SHOWN = 1000
_MOST_SEARCHED = 5000
_AMONG = "(SELECT value FROM json_each(:among))"
_OPEN = (
    "(likeness.one, likeness.other) NOT IN (SELECT min(a.rowno, b.rowno), max(a.rowno, b.rowno)"
    " FROM not_duplicate JOIN client AS a ON a.id = client_id JOIN client AS b ON b.id = other_id)"
)
"""Holds for pairs that nobody has said to be two persons; only those are there at all whose files one may see."""

_FIELDS = tuple((name, spec_of(Client).field(name)) for name in COLUMNS)


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
    """Return the files that may be about the same person as they were found so far, the likeliest first."""
    return _listed(reader, _kept(reader, limit))


def pairs_waiting(reader: Reader) -> int:
    """Return how many pairs wait to be looked at, without comparing anybody."""
    if _sees_all(reader):
        return int(reader.value(f"SELECT count(*) FROM likeness WHERE {_OPEN}"))
    return len(duplicate_pairs(reader, _MOST_SHOWN))


def comparing(reader: Reader) -> int:
    """Return how many files wait to be compared with the others."""
    return int(reader.value("SELECT count(*) FROM likeness_waiting"))


def _sees_all(reader: Reader) -> bool:
    """Tell whether the person may know every reason for which two files are kept as a pair."""
    return all(reader.person.sees(one) for one in Sensitivity)


def _kept(reader: Reader, limit: int, offset: int = 0, among: list[int] | None = None) -> list[tuple[str, str]]:
    """Return pairs that nobody has decided on, the likeliest first, as far as the person may see both files."""
    narrowed = "" if among is None else f" AND (one.rowno IN {_AMONG} OR other.rowno IN {_AMONG})"
    rows = reader.rows(
        f"SELECT one.id AS first, other.id AS second FROM likeness"
        " JOIN client AS one ON one.rowno = likeness.one JOIN client AS other ON other.rowno = likeness.other"
        f" WHERE {_OPEN}{narrowed}"
        " ORDER BY likeness.score DESC, likeness.one, likeness.other LIMIT :limit OFFSET :offset",
        {"limit": limit, "offset": offset, "among": json.dumps(among)},
    )
    return [(row["first"], row["second"]) for row in rows]


def _listed(reader: Reader, keys: list[tuple[str, str]]) -> list[DuplicatePair]:
    """Return pairs with the reasons of today; to someone who may not know the reasons, there is no pair."""
    found = {pair.id: pair for pair in _compared(reader, keys, least=0 if _sees_all(reader) else POSSIBLE)}
    return [found[f"{one} {other}"] for one, other in keys if f"{one} {other}" in found]


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
    among = rownos_for(reader, words, _MOST_SEARCHED) if words.strip() else None
    if not _sees_all(reader):
        pairs = _listed(reader, _kept(reader, _MOST_SHOWN, among=among))
        return pairs[offset : offset + limit], len(pairs)
    total = pairs_waiting(reader) if among is None else len(_kept(reader, -1, among=among))
    return _listed(reader, _kept(reader, limit, offset, among)), total


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


def _compared(reader: Reader, keys: list[tuple[str, str]], least: float = POSSIBLE) -> Iterator[DuplicatePair]:
    country = centre_of(reader).country
    people, phones, documents = _files(reader, {one for key in keys for one in key})
    for one, other in keys:
        if one not in people or other not in people:
            continue
        mine, theirs = ((people[name], phones.get(name, ()), documents.get(name, ())) for name in (one, other))
        score, why = max(_told(mine, theirs, country), _told(theirs, mine, country), key=itemgetter(0))
        if score >= least:
            hits = [hit_of(people[name], score, why) for name in (one, other)]
            yield DuplicatePair(hits[0], hits[1], score, tuple(why))


Side = tuple[Client, Sequence[ContactPoint], Sequence[ClientDocument]]


def _told(mine: Side, theirs: Side, country: str) -> tuple[float, list[Text]]:
    """Return how much speaks for one person, seen from one of the files: a maiden name counts in the other."""
    other, points, documents = theirs
    numbers = [plain_number(document.number) for document in documents]
    numbers.append(plain_number(other.permit_number))
    values = [point.value for point in points if point.kind in PHONES]
    return compare(Draft.of(*mine), other, values, numbers, country)


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
        for row in reader.rows(f"SELECT {', '.join(COLUMNS)} FROM client WHERE id IN ({places})", names):
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

"""The candidates of a search: clients as far as finding needs them, and a found client with its reasons."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import attrs

from integration_desk.clients.model import Client, ClientDocument, ContactPoint, FormerNumber
from integration_desk.clients.names import display_name
from integration_desk.core.access import Reader
from integration_desk.core.dates import PartialDate
from integration_desk.core.people import Sensitivity
from integration_desk.core.records import spec_of
from integration_desk.core.values import from_column
from integration_desk.core.words import Text
from integration_desk.store import romanise

Owned = TypeVar("Owned", ContactPoint, ClientDocument, FormerNumber)

COLUMNS = (
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
"""What is compared of a client, and told of her when she is found."""

_BIRTH_DATE = spec_of(Client).field("birth_date")
_CLIENTS_SQL = f"SELECT {', '.join(COLUMNS)} FROM client WHERE rowno IN (SELECT value FROM json_each(:rownos))"


@attrs.frozen
class ClientHit:
    """A client who was found: enough to tell her apart, and why she is shown."""

    id: str
    file_number: str
    name: str
    native_name: str
    birth_date: PartialDate | None
    why: tuple[Text, ...]
    score: float = 0


def hit_of(client: Client, score: float, why: Iterable[Text]) -> ClientHit:
    """Make a hit of a client; the native name stands beside the Latin one, never twice."""
    name = display_name(client)
    native = "" if client.native_name == name else client.native_name
    return ClientHit(client.id, client.file_number, name, native, client.birth_date, tuple(why), score)


def client_hit(reader: Reader, client_id: str) -> ClientHit:
    """Return a client as one who was found."""
    return hit_of(reader.get(Client, client_id), 0, ())


def hit_of_row(row: Mapping[str, Any], score: float, why: Iterable[Text]) -> ClientHit:
    """Make a hit of a row with the columns that finding reads."""
    name, native = name_in(row), (row["native_name"] or "").strip()
    born = _date_of(row["birth_date"])
    return ClientHit(
        row["id"], row["file_number"] or "", name, "" if native == name else native, born, tuple(why), score
    )


@lru_cache(maxsize=32768)
def _date_of(written: str | None) -> PartialDate | None:
    """Read a date of birth: the same few ten thousand stand in all files, and many are read at every keystroke."""
    born: PartialDate | None = from_column(_BIRTH_DATE, written)
    return born


def name_in(row: Mapping[str, Any]) -> str:
    """Return the name that stands for the client of a row, as ``display_name`` chooses it."""
    latin = " ".join(f"{row['given_names'] or ''} {row['family_name'] or ''}".split())
    return (
        latin
        or (row["native_name"] or "").strip()
        or (row["preferred_name"] or "").strip()
        or (row["file_number"] or "")
    )


def plain_number(number: str) -> str:
    """Return the letters and digits of a number in lower case.

    >>> plain_number("C01X-00T47")
    'c01x00t47'
    """
    plain = romanise(number)
    return plain if plain.isalnum() else "".join(character for character in plain if character.isalnum())


def rownos_for(reader: Reader, words: str, limit: int, *, finished: bool = False) -> list[int]:
    """Return the rows of the index that may fit, the likeliest first.

    To someone who may not know who the clients are, nobody is found.
    """
    if not reader.person.sees(Sensitivity.IDENTIFYING):
        return []
    return reader.search("clients", words, limit=limit, finished=finished, judges=True)


def clients_at(reader: Reader, rownos: Sequence[int]) -> list[Client]:
    """Return the clients in these rows, with the fields that finding compares and no others."""
    rows = rows_at(reader, rownos)
    found = []
    for row in rows:
        values: dict[str, Any] = {name: row[name] or "" for name in COLUMNS}
        values["birth_date"] = _date_of(row["birth_date"])
        found.append(Client(**values))
    return found


def rows_at(reader: Reader, rownos: Sequence[int]) -> list[dict[str, Any]]:
    """Return these rows as they are: hundreds are judged at every keystroke, and few become records.

    The list of rows is one parameter, so that SQLite prepares the statement once.
    """
    return reader.rows(_CLIENTS_SQL, {"rownos": json.dumps(rownos)}) if rownos else []


def parts_of(reader: Reader, table: str, column: str, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return the numbers of these clients from a table that hangs on them: whose, what kind, and the number."""
    kind = "kind" if table == "contact_point" else "''"
    rows = reader.rows(
        f"SELECT client_id, {kind} AS kind, {column} AS number FROM {table}"
        " WHERE client_id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(ids)},
    )
    return [(row["client_id"], row["kind"] or "", row["number"] or "") for row in rows]


def owned_by(reader: Reader, kind: type[Owned], client_ids: Sequence[str]) -> list[Owned]:
    """Return the numbers or documents of these clients."""
    if not client_ids:
        return []
    return reader.all(kind, "client_id IN (SELECT value FROM json_each(:ids))", {"ids": json.dumps(client_ids)})

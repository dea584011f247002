"""The candidates of a search: clients as far as finding needs them, and a found client with its reasons."""

from collections.abc import Iterable, Sequence
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


def plain_number(number: str) -> str:
    """Return the letters and digits of a number in lower case.

    >>> plain_number("C01X-00T47")
    'c01x00t47'
    """
    return "".join(character for character in romanise(number) if character.isalnum())


def rownos_for(reader: Reader, words: str, limit: int) -> list[int]:
    """Return the rows of the index that fit; to someone who may not know who the clients are, nobody is found."""
    return reader.search("clients", words, limit=limit) if reader.person.sees(Sensitivity.IDENTIFYING) else []


def clients_at(reader: Reader, rownos: Sequence[int]) -> list[Client]:
    """Return the clients in these rows, with the fields that finding compares and no others."""
    if not rownos:
        return []
    where, parameters = _among("rowno", rownos)
    rows = reader.rows(f"SELECT {', '.join(_COLUMNS)} FROM client WHERE {where}", parameters)
    return [Client(**{name: from_column(spec, row[name]) for name, spec in _FIELDS}) for row in rows]


def owned_by(reader: Reader, kind: type[Owned], client_ids: Sequence[str]) -> list[Owned]:
    """Return the numbers or documents of these clients."""
    if not client_ids:
        return []
    where, parameters = _among("client_id", client_ids)
    return reader.all(kind, where, parameters)


def _among(column: str, values: Sequence[Any]) -> tuple[str, dict[str, Any]]:
    listed = ", ".join(f":v{place}" for place in range(len(values)))
    return f"{column} IN ({listed})", {f"v{place}": value for place, value in enumerate(values)}

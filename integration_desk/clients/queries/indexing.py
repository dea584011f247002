"""Under which words a client is found."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from integration_desk.clients.model import Client, ClientDocument, ContactPoint, FormerNumber
from integration_desk.clients.queries.phones import phone_forms
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.search import SearchIndex, SearchTerm

NAME_FIELDS = ("family_name", "given_names", "native_name", "preferred_name", "maiden_name")
Owned = TypeVar("Owned", FormerNumber, ContactPoint, ClientDocument)
PHONES = ("mobile", "phone", "messenger")


def client_terms(reader: Reader, client_id: str) -> Iterator[SearchTerm]:
    """Return the search terms of one client."""
    own = {"client": client_id}
    return terms_of(
        reader.get(Client, client_id),
        reader.all(FormerNumber, "client_id = :client", own),
        reader.all(ContactPoint, "client_id = :client", own),
        reader.all(ClientDocument, "client_id = :client", own),
        centre_of(reader).country,
    )


def many_client_terms(reader: Reader, client_ids: Sequence[str]) -> Iterator[tuple[str, Iterator[SearchTerm]]]:
    """Yield each client's id with her search terms, asking once for all of them."""
    wanted = {"ids": json.dumps(list(client_ids))}
    former = _of_each(reader, FormerNumber, wanted)
    points = _of_each(reader, ContactPoint, wanted)
    documents = _of_each(reader, ClientDocument, wanted)
    country = centre_of(reader).country
    for client in reader.all(Client, "id IN (SELECT value FROM json_each(:ids))", wanted):
        own = client.id
        yield own, terms_of(client, former.get(own, ()), points.get(own, ()), documents.get(own, ()), country)


def _of_each(reader: Reader, kind: type[Owned], wanted: dict[str, str]) -> dict[str, list[Owned]]:
    found: dict[str, list[Owned]] = {}
    for part in reader.all(kind, "client_id IN (SELECT value FROM json_each(:ids))", wanted, order="rowno"):
        found.setdefault(part.client_id, []).append(part)
    return found


def terms_of(
    client: Client,
    former: Iterable[FormerNumber],
    points: Iterable[ContactPoint],
    documents: Iterable[ClientDocument],
    country: str,
) -> Iterator[SearchTerm]:
    """Return the search terms of a client of whom everything is at hand; ``country`` is the centre's."""
    for name in NAME_FIELDS:
        yield SearchTerm(getattr(client, name), "name")
    for number in (client.file_number, *(one.number for one in former)):
        yield SearchTerm(number)
        yield SearchTerm(number, "number")
        yield SearchTerm("".join(number.split("-")[1:]), "number")
    if client.birth_date is not None:
        yield SearchTerm(str(client.birth_date.year))
        for written in date_forms(client.birth_date):
            yield SearchTerm(written, "number")
    yield SearchTerm(client.permit_number, "number")
    for point in points:
        if point.kind in PHONES:
            for form in phone_forms(point.value, country):
                yield SearchTerm(form, "number")
        if point.kind not in ("mobile", "phone"):
            yield SearchTerm(point.value)
    for document in documents:
        yield SearchTerm(document.number, "number")


def date_forms(born: PartialDate) -> tuple[str, ...]:
    """Return the digits of a full date as people type them: year first, day first, month first.

    >>> date_forms(PartialDate(1991, 3, 14))
    ('19910314', '14031991', '1431991', '03141991', '3141991')
    """
    day = born.exact()
    if day is None:
        return ()
    year = f"{day.year:04d}"
    return (
        f"{year}{day:%m%d}",
        f"{day:%d%m}{year}",
        f"{day.day}{day.month}{year}",
        f"{day:%m%d}{year}",
        f"{day.month}{day.day}{year}",
    )


CLIENTS_INDEX = SearchIndex(
    name="clients",
    table="client",
    sources={
        "client": "id",
        "contact_point": "client_id",
        "client_document": "client_id",
        "former_number": "client_id",
    },
    terms=client_terms,
    many=many_client_terms,
    people=True,
    columns={
        "client": frozenset({*NAME_FIELDS, "file_number", "birth_date", "permit_number"}),
        "contact_point": frozenset({"client_id", "kind", "value"}),
        "client_document": frozenset({"client_id", "number"}),
        "former_number": frozenset({"client_id", "number"}),
    },
)

"""Under which words a client is found."""

import json
from collections.abc import Iterable, Iterator, Sequence

from integration_desk.clients.model import Client, ClientDocument, ContactPoint, FormerNumber
from integration_desk.clients.queries.phones import phone_forms
from integration_desk.core.access import Reader
from integration_desk.core.centre import centre_of
from integration_desk.core.dates import PartialDate
from integration_desk.core.records import Record, spec_of
from integration_desk.core.search import SearchIndex, SearchTerm

NAME_FIELDS = ("family_name", "given_names", "native_name", "preferred_name", "maiden_name")
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
    """Yield each client's id with her search terms, asking once for all of them and for nothing else."""
    wanted = {"ids": json.dumps(list(client_ids))}
    former, points, documents = (
        _of_each(reader, kind, names, wanted)
        for kind, names in (
            (FormerNumber, ("number",)),
            (ContactPoint, ("kind", "value")),
            (ClientDocument, ("number",)),
        )
    )
    country = centre_of(reader).country
    columns = ", ".join(("id", *NAME_FIELDS, "file_number", "birth_date", "permit_number"))
    among = "id IN (SELECT value FROM json_each(:ids))"
    for row in reader.rows(f"SELECT {columns} FROM {spec_of(Client).table} WHERE {among} ORDER BY id", wanted):
        own = row["id"]
        numbers = (row["file_number"], *(number for (number,) in former.get(own, ())))
        born = PartialDate.parse(row["birth_date"]) if row["birth_date"] else None
        printed = (number for (number,) in documents.get(own, ()))
        names = [row[name] for name in NAME_FIELDS]
        yield own, _terms(names, numbers, born, row["permit_number"], points.get(own, ()), printed, country)


def _of_each(
    reader: Reader, kind: type[Record], names: tuple[str, ...], wanted: dict[str, str]
) -> dict[str, list[tuple[str, ...]]]:
    """Return these columns of what belongs to each client, by her id."""
    found: dict[str, list[tuple[str, ...]]] = {}
    among = "client_id IN (SELECT value FROM json_each(:ids))"
    sql = f"SELECT client_id, {', '.join(names)} FROM {spec_of(kind).table} WHERE {among} ORDER BY rowno"
    for row in reader.rows(sql, wanted):
        own, *values = row.values()
        found.setdefault(own, []).append(tuple(values))
    return found


def terms_of(
    client: Client,
    former: Iterable[FormerNumber],
    points: Iterable[ContactPoint],
    documents: Iterable[ClientDocument],
    country: str,
) -> Iterator[SearchTerm]:
    """Return the search terms of a client of whom everything is at hand; ``country`` is the centre's."""
    names = [getattr(client, name) for name in NAME_FIELDS]
    numbers = (client.file_number, *(one.number for one in former))
    reached = ((point.kind, point.value) for point in points)
    printed = (document.number for document in documents)
    return _terms(names, numbers, client.birth_date, client.permit_number, reached, printed, country)


def _terms(
    names: Iterable[str],
    numbers: Iterable[str],
    born: PartialDate | None,
    permit: str,
    points: Iterable[tuple[str, ...]],
    documents: Iterable[str],
    country: str,
) -> Iterator[SearchTerm]:
    """Return the search terms of the values by which a client is found; a way of contact is its kind and value."""
    for name in names:
        yield SearchTerm(name, "name")
    for number in numbers:
        yield SearchTerm(number)
        yield SearchTerm(number, "number")
        yield SearchTerm("".join(number.split("-")[1:]), "number")
    if born is not None:
        yield SearchTerm(str(born.year))
        for written in date_forms(born):
            yield SearchTerm(written, "number")
    yield SearchTerm(permit, "number")
    for kind, value in points:
        if kind in PHONES:
            for form in phone_forms(value, country):
                yield SearchTerm(form, "number")
        if kind not in ("mobile", "phone"):
            yield SearchTerm(value)
    for number in documents:
        yield SearchTerm(number, "number")


def date_forms(born: PartialDate) -> tuple[str, ...]:
    """Return the digits of a full date as people type them: year first, day first, month first.

    >>> date_forms(PartialDate(1991, 3, 14))
    ('19910314', '14031991', '1431991', '03141991', '3141991')
    """
    day = born.exact()
    if day is None:
        return ()
    year, month, days = f"{day.year:04d}", f"{day.month:02d}", f"{day.day:02d}"
    return (
        f"{year}{month}{days}",
        f"{days}{month}{year}",
        f"{day.day}{day.month}{year}",
        f"{month}{days}{year}",
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

"""Registering many clients at once, as one step that can be undone."""

from collections.abc import Iterator, Mapping
from typing import Any

from integration_desk.clients.model import (
    CLIENTS_WRITE,
    Client,
    ClientDocument,
    ClientLanguage,
    Consent,
    ContactPoint,
    Household,
    HouseholdMember,
    Relation,
)
from integration_desk.clients.newcomers import Newcomer
from integration_desk.clients.rules import check_client, check_consent, local_day, may_be_born, reciprocal
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import Record
from integration_desk.core.values import record_from_json
from integration_desk.core.words import T

_STEP = 500
_PARTS: dict[str, type[Record]] = {
    "languages": ClientLanguage,
    "contact_points": ContactPoint,
    "documents": ClientDocument,
    "consents": Consent,
}


@command("clients.import_rows", T("Import clients"), CLIENTS_WRITE)
def import_rows(tx: Transaction, *, rows: tuple[Mapping[str, Any], ...]) -> int:
    """Register clients, each given as an object with client and its parts; returns how many.

    Parts are languages, contact_points, documents, consents, household (a number that its members share) and relation
    (to the head). Inside the program a row may be a Newcomer as well.
    """
    people = tuple(row if isinstance(row, Newcomer) else _newcomer(row) for row in rows)
    _check(tx, people)
    ids: list[str] = []
    tx.insert_many(_files(tx, people, ids))
    tx.insert_many(_households(people, ids, _begin_households(tx, people, ids)))
    tx.record_event("import", (), what="clients", added=len(people))
    tx.name_step(T("Import {count} client", "Import {count} clients").of(len(people)))
    return len(people)


def _newcomer(row: Mapping[str, Any]) -> Newcomer:
    strange = sorted(set(row) - {"client", "household", "relation", *_PARTS})
    if strange:
        text = T("{record} has no field “{field}”.").put(record=T("Client"), field=strange[0])
        raise InvalidError((Problem(strange[0], text),))
    parts: dict[str, Any] = {
        name: tuple(record_from_json(kind, one) for one in row.get(name, ())) for name, kind in _PARTS.items()
    }
    household, relation = str(row.get("household", "")), str(row.get("relation", ""))
    return Newcomer(record_from_json(Client, row.get("client")), household=household, relation=relation, **parts)


def _check(tx: Transaction, people: tuple[Newcomer, ...]) -> None:
    today = local_day(tx.now)
    for newcomer in people:
        if not newcomer.row:  # rows of a table were looked at when they were read
            check_client(newcomer.client)
            for consent in newcomer.consents:
                check_consent(consent)
        born = newcomer.client.birth_date
        if born is not None and not may_be_born(born, today):
            raise InvalidError((Problem("birth_date", T("This date of birth is in the future.")),))


def _files(tx: Transaction, people: tuple[Newcomer, ...], ids: list[str]) -> Iterator[tuple[Record, Mapping[str, Any]]]:
    """Open a file for each and yield what belongs into it, so that it is written in large lots."""
    person, numbers = tx.person.id, tx.new_codes("F", len(people))
    for done, (newcomer, number) in enumerate(zip(people, numbers, strict=True)):
        client, own_id = newcomer.client, tx.new_id()
        year = client.birth_date.year if client.birth_date else None
        ids.append(own_id)
        yield client, {"id": own_id, "file_number": number, "birth_year": year, "registered_by": person}
        owned = {"id": "", "client_id": own_id}
        for part in (*newcomer.languages, *newcomer.contact_points, *newcomer.documents):
            yield part, owned
        for consent in newcomer.consents:
            yield consent, {**owned, "certified_by": person}
        if done % _STEP == 0:
            tx.progress(done, len(people))


def _begin_households(tx: Transaction, people: tuple[Newcomer, ...], ids: list[str]) -> dict[str, tuple[str, str]]:
    """Return the id and the head of each household: the first of its rows that is related to nobody."""
    heads: dict[str, int] = {}
    for place, newcomer in enumerate(people):
        key = newcomer.household
        if key and (key not in heads or (people[heads[key]].relation and not newcomer.relation)):
            heads[key] = place
    return {key: (tx.insert(Household(head_id=ids[place])).id, ids[place]) for key, place in heads.items()}


def _households(
    people: tuple[Newcomer, ...], ids: list[str], households: Mapping[str, tuple[str, str]]
) -> Iterator[Record]:
    for newcomer, client_id in zip(people, ids, strict=True):
        if not newcomer.household:
            continue
        household_id, head_id = households[newcomer.household]
        yield HouseholdMember(household_id=household_id, client_id=client_id)
        if newcomer.relation and client_id != head_id:
            yield Relation(client_id=head_id, relative_id=client_id, relation=newcomer.relation)
            yield Relation(client_id=client_id, relative_id=head_id, relation=reciprocal(newcomer.relation))

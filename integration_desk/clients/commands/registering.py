"""Registering a client and keeping what belongs to her alone up to date."""

from collections.abc import Iterable
from typing import TypeVar

from integration_desk.clients.model import (
    CLIENTS_WRITE,
    Client,
    ClientDocument,
    ClientLanguage,
    Consent,
    ContactPoint,
)
from integration_desk.clients.names import short_name
from integration_desk.clients.rules import check_client, check_consent, local_day, may_be_born
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.errors import InvalidError, Problem
from integration_desk.core.records import changed, editable_values
from integration_desk.core.words import T

Owned = TypeVar("Owned", ClientLanguage, ContactPoint)


@command("clients.register", T("Register a client"), CLIENTS_WRITE)
def register(
    tx: Transaction,
    *,
    client: Client,
    languages: tuple[ClientLanguage, ...] = (),
    contact_points: tuple[ContactPoint, ...] = (),
    documents: tuple[ClientDocument, ...] = (),
    consents: tuple[Consent, ...] = (),
) -> str:
    """Open a file for a new client with all that is known of her; returns its id."""
    _check(tx, client)
    saved = tx.insert(
        changed(
            client,
            id="",
            file_number=tx.new_code("F"),
            birth_year=client.birth_date.year if client.birth_date else None,
            registered_by=tx.person.id,
        )
    )
    for consent in consents:
        check_consent(consent)
    certified = (changed(consent, certified_by=tx.person.id) for consent in consents)
    for part in (*languages, *contact_points, *documents, *certified):
        tx.insert(changed(part, id="", client_id=saved.id))
    tx.name_step(T("Register {name}").put(name=short_name(saved)))
    return saved.id


@command("clients.edit", T("Change a client's file"), CLIENTS_WRITE)
def edit(
    tx: Transaction,
    *,
    client: Client,
    languages: tuple[ClientLanguage, ...] | None = None,
    contact_points: tuple[ContactPoint, ...] | None = None,
) -> None:
    """Save what was changed in a file; languages and ways of contact stay as they are unless they are given."""
    saved = tx.get(Client, client.id)
    _check(tx, client)
    birth_year = client.birth_date.year if client.birth_date else None
    tx.update(saved, **editable_values(client), birth_year=birth_year)
    if languages is not None:
        _replace(tx, ClientLanguage, client.id, languages)
    if contact_points is not None:
        _replace(tx, ContactPoint, client.id, contact_points)
    tx.name_step(T("Change the file of {name}").put(name=short_name(client)))


@command("clients.save_languages", T("Change a client's languages"), CLIENTS_WRITE)
def save_languages(tx: Transaction, *, client_id: str, languages: tuple[ClientLanguage, ...]) -> None:
    """Save the languages that a client uses: those not named any more are removed."""
    client = tx.get(Client, client_id)
    _replace(tx, ClientLanguage, client_id, languages)
    tx.name_step(T("Change the languages of {name}").put(name=short_name(client)))


@command("clients.save_contact_points", T("Change how a client is reached"), CLIENTS_WRITE)
def save_contact_points(tx: Transaction, *, client_id: str, contact_points: tuple[ContactPoint, ...]) -> None:
    """Save the ways in which a client can be reached: those not named any more are removed."""
    client = tx.get(Client, client_id)
    _replace(tx, ContactPoint, client_id, contact_points)
    tx.name_step(T("Change how {name} is reached").put(name=short_name(client)))


@command("clients.add_document", T("Add an identity document"), CLIENTS_WRITE)
def add_document(tx: Transaction, *, client_id: str, document: ClientDocument) -> str:
    """Add a document to a client's file; returns its id."""
    client = tx.get(Client, client_id)
    saved = tx.insert(changed(document, id="", client_id=client_id))
    tx.name_step(T("Add a document of {name}").put(name=short_name(client)))
    return saved.id


@command("clients.edit_document", T("Change an identity document"), CLIENTS_WRITE)
def edit_document(tx: Transaction, *, document: ClientDocument) -> None:
    """Save what was changed about a document."""
    saved = tx.get(ClientDocument, document.id)
    tx.update(saved, **editable_values(document))
    tx.name_step(T("Change a document of {name}").put(name=short_name(tx.get(Client, saved.client_id))))


@command("clients.remove_document", T("Remove an identity document"), CLIENTS_WRITE)
def remove_document(tx: Transaction, *, document_id: str) -> None:
    """Take a document out of a client's file."""
    saved = tx.get(ClientDocument, document_id)
    tx.delete(saved)
    tx.name_step(T("Remove a document of {name}").put(name=short_name(tx.get(Client, saved.client_id))))


def _check(tx: Transaction, client: Client) -> None:
    check_client(client)
    if client.birth_date is not None and not may_be_born(client.birth_date, local_day(tx.now)):
        raise InvalidError((Problem("birth_date", T("This date of birth is in the future.")),))


def _replace(tx: Transaction, kind: type[Owned], client_id: str, wanted: Iterable[Owned]) -> None:
    """Make the rows of a client those that are wanted, keeping the ids of rows that stay."""
    kept = {row.id: row for row in tx.all(kind, "client_id = :client", {"client": client_id})}
    named: set[str] = set()
    for row in wanted:
        if row.id in kept:
            tx.update(kept[row.id], **editable_values(row))
            named.add(row.id)
        else:
            tx.insert(changed(row, id="", client_id=client_id))
    gone = [row for row_id, row in kept.items() if row_id not in named]
    for row in gone:
        tx.delete(row)

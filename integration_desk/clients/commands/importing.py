"""Registering many clients at once, as one step that can be undone."""

from collections.abc import Mapping
from typing import Any

from integration_desk.clients.commands.registering import register
from integration_desk.clients.model import CLIENTS_WRITE, Client, ClientLanguage, ContactPoint
from integration_desk.core.access import Transaction
from integration_desk.core.commands import command
from integration_desk.core.values import record_from_json
from integration_desk.core.words import T

_STEP = 200


@command("clients.import_rows", T("Import clients"), CLIENTS_WRITE)
def import_rows(tx: Transaction, *, rows: tuple[Mapping[str, Any], ...]) -> int:
    """Register clients, each given as an object with client, languages and contact_points; returns how many."""
    for done, row in enumerate(rows):
        register(
            tx,
            client=record_from_json(Client, row.get("client")),
            languages=tuple(record_from_json(ClientLanguage, one) for one in row.get("languages", ())),
            contact_points=tuple(record_from_json(ContactPoint, one) for one in row.get("contact_points", ())),
        )
        if done % _STEP == 0:
            tx.progress(done, len(rows))
    tx.record_event("import", (), what="clients", added=len(rows))
    tx.name_step(T("Import {count} client", "Import {count} clients").of(len(rows)))
    return len(rows)

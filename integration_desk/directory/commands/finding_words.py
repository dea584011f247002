"""Keeping the words around a service up to date, so that a renamed organization is found by its new name."""

from collections.abc import Iterable

from integration_desk.core.access import Transaction
from integration_desk.directory.model import Service
from integration_desk.directory.queries import by_id, found_words, load_parts

_BATCH = 400


def refresh_found_by(tx: Transaction, service_ids: Iterable[str]) -> None:
    """Write the words anew where they differ; the search index follows the rows that change."""
    wanted = list(dict.fromkeys(service_ids))
    for start in range(0, len(wanted), _BATCH):
        services = by_id(tx, Service, wanted[start : start + _BATCH])
        parts = load_parts(tx, list(services.values()))
        for service in services.values():
            organization = parts.organizations.get(service.organization_id)
            words = found_words(organization, parts.locations_of(service), parts.address_of(service))
            if words != service.found_by:
                tx.update(service, found_by=words)

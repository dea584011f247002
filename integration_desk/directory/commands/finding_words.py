"""Keeping the words around a service up to date, so that a renamed organization is found by its new name."""

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from integration_desk.core.access import Transaction
from integration_desk.directory.model import Service
from integration_desk.directory.queries import by_id, found_words, load_parts

_BATCH = 400


def with_found_by(tx: Transaction, services: Sequence[Service]) -> list[Service]:
    """Return services with the words around them, as far as the desk file knows them by now."""
    parts = load_parts(tx, services)
    found = []
    for service in services:
        made: Any = service
        organization = parts.organizations.get(service.organization_id)
        words = found_words(organization, parts.locations_of(service), parts.address_of(service))
        found.append(attrs.evolve(made, found_by=words))
    return found


def refresh_found_by(tx: Transaction, service_ids: Iterable[str]) -> None:
    """Write the words anew where they differ; the search index follows the rows that change."""
    wanted = list(dict.fromkeys(service_ids))
    for start in range(0, len(wanted), _BATCH):
        saved = list(by_id(tx, Service, wanted[start : start + _BATCH]).values())
        for before, after in zip(saved, with_found_by(tx, saved), strict=True):
            if before.found_by != after.found_by:
                tx.update(before, found_by=after.found_by)

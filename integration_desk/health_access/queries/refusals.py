"""Refusals at the desk: each of them, and how many there are at which provider."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from integration_desk.clients import display_name
from integration_desk.core.access import Reader
from integration_desk.core.narrowing import Narrow, conditions_of
from integration_desk.core.records import field_of
from integration_desk.core.values import from_column
from integration_desk.health_access.model import BARRIERS, HealthRefusal
from integration_desk.health_access.queries.whose import CLIENT_NAMES, client_in

_SELECT = f"""
SELECT r.*, h.client_id AS client_id, {CLIENT_NAMES},
 EXISTS (SELECT 1 FROM health_letter l WHERE l.refusal_id = r.id) AS answered
FROM health_refusal r JOIN health_case h ON h.id = r.case_id JOIN client c ON c.id = h.client_id
"""
_ORDERS = {
    "day": "r.refused_on",
    "place": "r.place COLLATE NOCASE",
    "client": "c.family_name COLLATE NOCASE",
    "reason": "r.reason",
}
_TERMS = {
    "place": "r.place {fits}",
    "reason": "r.reason {fits}",
    "day": "r.refused_on {fits}",
    "result": "r.result {fits}",
}


@attrs.frozen
class RefusalRow:
    """One refusal in a list."""

    id: str
    case_id: str
    client_id: str
    client_name: str
    place: str
    refused_on: date | None
    reason: str
    result: str
    answered: bool


@attrs.frozen
class ProviderRow:
    """How often clients were refused at a provider: in all, without a result, and for which reason most."""

    id: str
    place: str
    service_id: str
    refusals: int
    waiting: int
    letters: int
    last_on: date | None
    reason: str


def provider_key(place: str, service_id: str) -> str:
    """Return what holds refusals of one provider together: its service, else its name whatever its case.

    >>> provider_key("Dr Braun's surgery", "") == provider_key("DR BRAUN'S SURGERY ", "")
    True
    """
    return service_id or " ".join(place.casefold().split())


def refusals_page(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 200,
    order: str = "day",
    descending: bool = True,
    words: str = "",
    provider: str = "",
    narrow: Mapping[str, Narrow] | None = None,
    waiting: bool = False,
) -> tuple[list[RefusalRow], int]:
    """Return one page of the refusals, those of one provider or all, and how many there are."""
    where, parameters = conditions_of(narrow or {}, _TERMS)
    if waiting:
        where.append("r.result = ''")
    if words.strip():
        where.append("r.place LIKE :like ESCAPE '\\'")
        escaped = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        parameters["like"] = f"%{escaped}%"
    condition = " AND ".join(f"({one})" for one in where) or "1"
    way = " DESC" if descending else ""
    by = f"{_ORDERS.get(order, _ORDERS['day'])}{way}, r.rowno DESC"
    found = [_row(row) for row in reader.rows(f"{_SELECT} WHERE {condition} ORDER BY {by}", parameters)]
    if provider:
        found = [one for one in found if one[0] == provider]
    return [row for _, row in found[offset : offset + limit]], len(found)


def _row(row: Mapping[str, Any]) -> tuple[str, RefusalRow]:
    refused_on = from_column(field_of(HealthRefusal, "refused_on"), row["refused_on"])
    return provider_key(row["place"], row["service_id"]), RefusalRow(
        row["id"],
        row["case_id"],
        row["client_id"],
        display_name(client_in(row)),
        row["place"],
        refused_on,
        row["reason"],
        row["result"],
        bool(row["answered"]),
    )


def providers_page(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 200,
    order: str = "refusals",
    descending: bool = True,
    words: str = "",
) -> tuple[list[ProviderRow], int]:
    """Return one page of the providers at which clients were refused, by default those with most refusals first."""
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for row in reader.rows(f"{_SELECT} ORDER BY r.refused_on, r.rowno"):
        grouped.setdefault(provider_key(row["place"], row["service_id"]), []).append(row)
    typed = words.casefold().split()
    found = [
        one
        for one in (_provider(key, rows) for key, rows in grouped.items())
        if all(word in one.place.casefold() for word in typed)
    ]
    found.sort(key=lambda one: one.place.casefold(), reverse=descending and order == "place")
    if order in _PROVIDER_ORDERS:
        found.sort(key=_PROVIDER_ORDERS[order], reverse=descending)
    return found[offset : offset + limit], len(found)


_PROVIDER_ORDERS: dict[str, Any] = {
    "refusals": lambda one: one.refusals,
    "waiting": lambda one: one.waiting,
    "letters": lambda one: one.letters,
    "last": lambda one: one.last_on or date.min,
}


def _provider(key: str, rows: list[Mapping[str, Any]]) -> ProviderRow:
    reasons = Counter(row["reason"] for row in rows if row["reason"] in BARRIERS)
    newest = rows[-1]
    return ProviderRow(
        key,
        newest["place"],
        newest["service_id"],
        len(rows),
        sum(not row["result"] for row in rows),
        sum(bool(row["answered"]) for row in rows),
        from_column(field_of(HealthRefusal, "refused_on"), newest["refused_on"]),
        reasons.most_common(1)[0][0] if reasons else "other",
    )

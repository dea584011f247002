"""The table of clients: sorted, filtered and paged by the file itself; what is typed is answered by the search."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from integration_desk.clients.model import Client
from integration_desk.clients.names import display_name
from integration_desk.clients.queries.finding import find_clients
from integration_desk.clients.rules import MAJORITY, SOON, local_day, safety_alert_holds
from integration_desk.core.access import Reader
from integration_desk.core.dates import PartialDate
from integration_desk.core.narrowing import Narrow, conditions_of
from integration_desk.core.records import spec_of
from integration_desk.core.values import from_column
from integration_desk.core.words import Text

_COLUMNS = (
    "id",
    "created_at",
    "file_number",
    "family_name",
    "given_names",
    "native_name",
    "preferred_name",
    "birth_date",
    "birth_year",
    "nationalities",
    "native_language",
    "town",
    "permit_expires_on",
    "needs_interpreter",
    "never_call",
    "safety_alert",
    "safety_alert_until",
)
_FIELDS = tuple((name, spec_of(Client).field(name)) for name in _COLUMNS)
_ORDERS = {
    "name": "family_name COLLATE NOCASE {way}, given_names COLLATE NOCASE {way}",
    "file_number": "file_number {way}",
    "birth_date": "birth_date IS NULL {end}, ltrim(birth_date, '~') {way}",
    "native_language": "native_language {way}",
    "permit_expires_on": "permit_expires_on IS NULL {end}, permit_expires_on {way}",
    "town": "town COLLATE NOCASE {way}",
    "created_at": "created_at {way}",
}
_FILTERS = {
    "interpreter": "needs_interpreter = 1",
    "minors": "ltrim(birth_date, '~') > :grown_up",
    "permit_soon": "permit_expires_on <= :soon",
    "no_consent": "NOT EXISTS (SELECT 1 FROM consent WHERE consent.client_id = client.id"
    " AND consent.purpose = 'record_keeping' AND consent.withdrawn_on IS NULL"
    " AND (consent.expires_on IS NULL OR consent.expires_on >= :today))",
}
_TERMS = {
    "name": "family_name {fits} OR given_names {fits} OR native_name {fits} OR preferred_name {fits}",
    "file_number": "file_number {fits}",
    "born": "substr(ltrim(birth_date, '~') || '-01-01', 1, 10) {fits}",
    "languages": "native_language {fits} OR EXISTS (SELECT 1 FROM client_language"
    " WHERE client_language.client_id = client.id AND client_language.language {fits})",
    "permit": "permit_expires_on {fits}",
    "nationalities": "EXISTS (SELECT 1 FROM json_each(client.nationalities) WHERE value {fits})",
    "town": "town {fits}",
    "registered": "created_at {at}",
}


@attrs.frozen
class ClientRow:
    """One line of the table of clients."""

    id: str
    file_number: str
    name: str
    native_name: str
    birth_date: PartialDate | None
    birth_year: int | None
    nationalities: tuple[str, ...]
    native_language: str
    languages: tuple[str, ...]
    town: str
    permit_expires_on: date | None
    needs_interpreter: bool
    never_call: bool
    safety_alert: str
    registered_on: date | None
    today: date
    why: tuple[Text, ...] = ()


def clients_page(
    reader: Reader,
    *,
    offset: int = 0,
    limit: int = 100,
    order: str = "name",
    descending: bool = False,
    words: str = "",
    narrow: Mapping[str, Narrow] | None = None,
    **filters: bool,
) -> tuple[list[ClientRow], int]:
    """Return a page of the table and how many clients there are in all.

    What is typed puts the likeliest first, whatever the order asked for; filters: interpreter, minors, permit_soon,
    no_consent. ``narrow`` says what is asked of columns.
    """
    today = local_day(reader.now)
    conditions = [_FILTERS[name] for name, on in filters.items() if on]
    parameters: dict[str, Any] = {
        "grown_up": _years_before(today, MAJORITY).isoformat(),
        "soon": (today + SOON).isoformat(),
        "today": today.isoformat(),
    }
    asked, values = conditions_of(narrow or {}, _TERMS)
    conditions += asked
    parameters |= values
    why: Mapping[str, tuple[Text, ...]] = {}
    if words.strip():
        hits = find_clients(reader, words, limit=200)
        why = {hit.id: hit.why for hit in hits}
        parameters["found"] = json.dumps([hit.id for hit in hits])
        conditions.append("id IN (SELECT value FROM json_each(:found))")
        ordering = "(SELECT key FROM json_each(:found) WHERE value = client.id) {end}"
    else:
        ordering = _ORDERS.get(order, _ORDERS["name"])
    where = " AND ".join(conditions) or "1"
    used = {name: value for name, value in parameters.items() if f":{name}" in where + ordering}
    total = int(reader.value(f"SELECT count(*) FROM client WHERE {where}", used))
    rows = _rows(reader, where, ordering, used, _Part(offset, limit, total, descending))
    clients = [Client(**{name: from_column(spec, row[name]) for name, spec in _FIELDS}) for row in rows]
    languages = _languages(reader, [client.id for client in clients])
    return [_row(client, languages.get(client.id, ()), today, why.get(client.id, ())) for client in clients], total


@attrs.frozen
class _Part:
    """Which part of the table is read: the second half is counted from its end, so that the last rows are as near."""

    offset: int
    limit: int
    total: int
    descending: bool

    @property
    def backwards(self) -> bool:
        """Tell whether it is read from the end of the table."""
        return self.offset > self.total // 2

    @property
    def count(self) -> int:
        """Return how many rows it has."""
        return max(0, min(self.limit, self.total - self.offset))

    @property
    def skipped(self) -> int:
        """Return how many rows come before it in the direction in which it is read."""
        return max(0, self.total - self.offset - self.count) if self.backwards else self.offset

    def order(self, ordering: str) -> str:
        """Return the order in which it is read; what is alike comes in the order that the index has at hand."""
        tie = "rowno" if ordering == _ORDERS["file_number"] else "id"
        way = "DESC" if self.descending != self.backwards else "ASC"
        return f"{ordering}, {{tie}} {{way}}".format(way=way, end="DESC" if self.backwards else "ASC", tie=tie)


def _rows(reader: Reader, where: str, ordering: str, used: Mapping[str, Any], part: _Part) -> list[dict[str, Any]]:
    """Sort row numbers alone, then read the rows of the part: sorting whole rows takes five times as long."""
    found = reader.rows(
        f"SELECT rowno FROM client WHERE {where} ORDER BY {part.order(ordering)} LIMIT :limit OFFSET :offset",
        {**used, "limit": part.count, "offset": part.skipped},
    )
    numbers = [row["rowno"] for row in (reversed(found) if part.backwards else found)]
    places = {number: place for place, number in enumerate(numbers)}
    rows = reader.rows(
        f"SELECT rowno, {', '.join(_COLUMNS)} FROM client WHERE rowno IN (SELECT value FROM json_each(:numbers))",
        {"numbers": json.dumps(numbers)},
    )
    return sorted(rows, key=lambda row: places[row["rowno"]])


def _languages(reader: Reader, ids: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in reader.rows(
        "SELECT client_id, language FROM client_language"
        " WHERE client_id IN (SELECT value FROM json_each(:ids)) ORDER BY id",
        {"ids": json.dumps(ids)},
    ):
        found[row["client_id"]] = (*found.get(row["client_id"], ()), row["language"])
    return found


def _row(client: Client, languages: tuple[str, ...], today: date, why: tuple[Text, ...]) -> ClientRow:
    name = display_name(client)
    return ClientRow(
        id=client.id,
        file_number=client.file_number,
        name=name,
        native_name="" if client.native_name == name else client.native_name,
        birth_date=client.birth_date,
        birth_year=client.birth_year,
        nationalities=client.nationalities,
        native_language=client.native_language,
        languages=tuple(one for one in languages if one != client.native_language),
        town=client.town,
        permit_expires_on=client.permit_expires_on,
        needs_interpreter=client.needs_interpreter,
        never_call=client.never_call,
        safety_alert=client.safety_alert if safety_alert_holds(client, today) else "",
        registered_on=local_day(client.created_at) if client.created_at else None,
        today=today,
        why=why,
    )


def _years_before(day: date, years: int) -> date:
    """Return the same day years before; 29 February is taken as the 28th."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)

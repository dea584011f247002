"""The whole directory in memory: what an export writes, found by what it points at."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from integration_desk.core.access import Reader
from integration_desk.core.fields import MANY, Field, Kind
from integration_desk.core.records import Record, spec_of
from integration_desk.core.values import moment_text
from integration_desk.directory.hsds.shape import AS_WRITTEN, AS_WRITTEN_SUFFIX, CLASSES, NEVER_READ, columns_of

# What the standard demands even when nothing is known.
_DEMANDED: dict[str, tuple[str, ...]] = {
    "organization": ("name", "description"),
    "program": ("name", "description"),
    "service": ("name", "status"),
    "location": ("location_type",),
    "address": ("address_1", "city", "state_province", "postal_code", "country", "address_type"),
    "phone": ("number",),
    "organization_identifier": ("identifier_type", "identifier"),
    "metadata": (
        "resource_type",
        "last_action_date",
        "last_action_type",
        "field_name",
        "previous_value",
        "replacement_value",
        "updated_by",
    ),
    "taxonomy": ("name", "description"),
    "taxonomy_term": ("name", "description"),
    "attribute": ("link_entity",),
    "url": ("url",),
    "unit": ("name",),
}


def number_or_words(written: str) -> int | float | str:
    """Return the number that a text is exactly, else the text.

    >>> number_or_words("100"), number_or_words("007"), number_or_words("5.5")
    (100, '007', 5.5)
    """
    try:
        number = float(written)
    except ValueError:
        return written
    exact: int | float = int(number) if number.is_integer() and abs(number) < 1e15 else number
    return exact if str(exact) == written else written


def _plain(spec: Field, value: Any) -> Any:
    if spec.kind is Kind.DECIMAL:
        return int(value) if float(value).is_integer() else value
    if spec.kind is Kind.MOMENT:
        return moment_text(value)
    if spec.kind in (Kind.DATE, Kind.TIME):
        return value.isoformat()
    return list(value) if spec.kind in MANY else value


def values_of(table: str, entry: Record) -> dict[str, Any]:
    """Return the properties of a record as a file holds them: the standard's, then the unknown ones."""
    found: dict[str, Any] = {"id": entry.id}
    for spec in columns_of(table):
        value = getattr(entry, spec.name)
        if value in (None, "", (), b"") or (spec.kind is Kind.BOOLEAN and not value):
            if spec.name in _DEMANDED.get(table, ()):
                found[spec.name] = ""
            continue
        if (table, spec.name) in AS_WRITTEN:
            number = number_or_words(value)
            found[spec.name if not isinstance(number, str) else f"{spec.name}{AS_WRITTEN_SUFFIX}"] = number
            continue
        found[spec.name] = _plain(spec, value)
    for name in (column for owner, column in NEVER_READ if owner == table):
        if (value := getattr(entry, name)) is not None:
            found[name] = value.isoformat()
    extra = getattr(entry, "extra", None) or {}
    return {**{name: value for name, value in extra.items() if name not in found}, **found}


class Snapshot:
    """All records of the directory."""

    def __init__(self, tables: dict[str, list[Record]]) -> None:
        self._tables = tables
        self._by_id = {table: {entry.id: entry for entry in entries} for table, entries in tables.items()}
        self._held: dict[tuple[str, str], dict[str, list[Record]]] = {}

    def tables(self) -> Iterable[tuple[str, list[Record]]]:
        """Go through the tables in the order of the standard's package."""
        return ((table, self._tables.get(table, [])) for table in CLASSES)

    def all(self, table: str) -> list[Record]:
        """Return every record of a table."""
        return self._tables.get(table, [])

    def one(self, table: str, record_id: str) -> Record | None:
        """Return a record by its id."""
        return self._by_id.get(table, {}).get(record_id)

    def held(self, table: str, link: str, holder: str) -> list[Record]:
        """Return the records of a table that point at their holder by ``link``."""
        if (table, link) not in self._held:
            groups: dict[str, list[Record]] = defaultdict(list)
            for entry in self.all(table):
                groups[getattr(entry, link)].append(entry)
            self._held[table, link] = groups
        return self._held[table, link].get(holder, [])


def take_snapshot(reader: Reader) -> Snapshot:
    """Read the whole directory."""
    return Snapshot({spec_of(kept).table: reader.all(kept, order="rowno") for kept in CLASSES.values()})

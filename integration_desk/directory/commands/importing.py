"""Importing a directory: new records are added, known ones changed where the file says something else, none removed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from integration_desk.core.access import Reader, Transaction
from integration_desk.core.commands import command
from integration_desk.core.records import Record, spec_of
from integration_desk.core.words import T
from integration_desk.directory.commands.finding_words import refresh_found_by, with_found_by
from integration_desk.directory.hsds import CLASSES, STANDING, Entry, Finding, Package, cell_text, copy_id
from integration_desk.directory.model import DIRECTORY_IMPORT, Service
from integration_desk.directory.queries import by_id, chunks

_STEP = 200
_NOT_A_HOLDER = ("taxonomy_term_id", "unit_id", "external_id")


@attrs.frozen
class ImportReport:
    """What an import did, or would do: numbers by table, and what was found in the file."""

    name: str
    added: Mapping[str, int]
    changed: Mapping[str, int]
    same: int
    findings: tuple[Finding, ...] = ()

    @property
    def touches(self) -> int:
        """Return how many records are added or changed."""
        return sum(self.added.values()) + sum(self.changed.values())


@attrs.frozen
class _Plan:
    """What is to be done."""

    new: list[Record]
    changes: list[tuple[Record, dict[str, Any]]]
    same: int

    def report(self, package: Package) -> ImportReport:
        """Return the numbers."""
        added = Counter(spec_of(type(entry)).table for entry in self.new)
        changed = Counter(spec_of(type(entry)).table for entry, _ in self.changes)
        return ImportReport(package.name, dict(added), dict(changed), self.same, package.findings)


def preview_import(reader: Reader, package: Package) -> ImportReport:
    """Return what an import would do, without doing it."""
    return _plan(reader, package).report(package)


@command("directory.import_package", T("Import a directory"), DIRECTORY_IMPORT)
def import_package(tx: Transaction, *, package: Package) -> ImportReport:
    """Take in what was read from a file; one step that can be undone."""
    plan = _plan(tx, package)
    report = plan.report(package)
    total = report.touches
    done = 0
    services = [entry for entry in plan.new if isinstance(entry, Service)]
    for batch in _batches([entry for entry in plan.new if not isinstance(entry, Service)]):
        tx.progress(done, total)
        done += tx.insert_many(batch)
    for start in range(0, len(services), _STEP):  # last, when the words around them are known
        tx.progress(done, total)
        done += tx.insert_many(with_found_by(tx, services[start : start + _STEP]))
    for entry, values in plan.changes:
        if done % _STEP == 0:
            tx.progress(done, total)
        tx.update(entry, **values)
        done += 1
    refresh_found_by(tx, _services_around(tx, [*plan.new, *(entry for entry, _ in plan.changes)], services))
    tx.progress(total, total)
    tx.name_step(T("Import {file}").put(file=package.name))
    if total:
        tx.record_event("import", (), what="directory", added=sum(report.added.values()), total=total)
    return report


def _batches(entries: list[Record]) -> Iterator[list[Record]]:
    for start in range(0, len(entries), _STEP):
        yield entries[start : start + _STEP]


def _plan(reader: Reader, package: Package) -> _Plan:
    by_table: dict[str, list[Entry]] = defaultdict(list)
    for entry in package.entries:
        by_table[spec_of(type(entry.record)).table].append(entry)
    plan = _Plan([], [], 0)
    same = 0
    for table, record_class in CLASSES.items():
        entries = by_table.get(table, [])
        saved = by_id(reader, record_class, (entry.record.id for entry in entries))
        entries = [_apart(table, entry, saved) for entry in entries]
        saved |= by_id(reader, record_class, (one.record.id for one in entries if one.record.id not in saved))
        for entry in entries:
            before = saved.get(entry.record.id)
            if before is None:
                plan.new.append(entry.record)
                continue
            values = _differences(before, entry)
            if values:
                plan.changes.append((before, values))
            else:
                same += 1
    return attrs.evolve(plan, same=same)


def _apart(table: str, entry: Entry, saved: Mapping[str, Record]) -> Entry:
    """Give a part that is held by somebody else here an identifier of its own: it is a copy, it does not move."""
    before = saved.get(entry.record.id)
    if before is None or table in STANDING:
        return entry
    for spec in spec_of(type(before)).fields:
        if not spec.target or spec.name in _NOT_A_HOLDER:
            continue
        holder, known = getattr(entry.record, spec.name), getattr(before, spec.name)
        if holder and known and holder != known:
            record: Any = entry.record
            return Entry(attrs.evolve(record, id=copy_id(record.id, spec.name, holder)), entry.given)
    return entry


def _differences(before: Record, entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in entry.given:
        value, known = getattr(entry.record, name), getattr(before, name)
        if name == "extra":
            value = _joined(known or {}, value or {})
        if value != known and not (name == "external_id" and known):
            found[name] = value
    return found


def _joined(known: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Join unknown properties; a table says with words what JSON says with a list or an object."""
    told = {
        name: value
        for name, value in given.items()
        if not (name in known and isinstance(value, str) and cell_text(known[name]) == value)
    }
    return {**known, **told}


def _services_around(tx: Transaction, entries: list[Record], fresh: list[Service]) -> list[str]:
    """Return the services, but the fresh ones, whose surroundings an import changed."""
    ids: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        table = spec_of(type(entry)).table
        ids[table].append(entry.id)
        if table == "address":
            ids["location"].append(getattr(entry, "location_id", ""))
    found = list(ids["service"])
    asked = (
        ("organization", "SELECT id FROM service WHERE organization_id IN {listed}"),
        ("location", "SELECT service_id AS id FROM service_at_location WHERE location_id IN {listed}"),
        ("service_at_location", "SELECT service_id AS id FROM service_at_location WHERE id IN {listed}"),
    )
    for table, sql in asked:
        for listed, values in chunks(ids[table]):
            found += [row["id"] for row in tx.rows(sql.format(listed=listed), values)]
    known = {service.id for service in fresh}
    return [one for one in found if one not in known]

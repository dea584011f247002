"""Checking a desk file: its pages, its structure, its links, its search index, its journal and its audit trail."""

import json

import attrs

from integration_desk.core.fields import Kind
from integration_desk.core.people import Person
from integration_desk.core.records import spec_of
from integration_desk.core.words import T, Text
from integration_desk.store.audit import first_broken_link
from integration_desk.store.backup import known_head
from integration_desk.store.desk import Desk
from integration_desk.store.driver import Connection
from integration_desk.store.journal import digest_of
from integration_desk.store.schema import Catalogue, index_table
from integration_desk.store.writer import Writer

_BROKEN = T("{record}, {field}: {count} entry leads nowhere.", "{record}, {field}: {count} entries lead nowhere.")
_LOOSE = T(
    "{record}, {field}: {count} entry names a record that its source did not hand over.",
    "{record}, {field}: {count} entries name records that their source did not hand over.",
)
_HIDDEN = T("A link is broken in records that take a permission. Let somebody who has it check the file.")


@attrs.frozen
class Finding:
    """One thing that was checked, in words; ``sound`` is false when something is wrong there."""

    text: Text
    sound: bool = True


def check_desk(desk: Desk) -> list[Finding]:
    """Check the open file; each finding says what was looked at or what is wrong, the first broken place by name."""

    def work(writer: Writer) -> list[Finding]:
        connection = writer.connection
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # without it the page check reports false alarms
        return [
            _pages(connection),
            _structure(connection),
            *_links(connection, desk.catalogue, desk.person),
            *_indexes(connection, desk.catalogue, writable=not desk.read_only),
            _journal(connection),
            _audit(connection, *known_head(desk.path)),
        ]

    return desk.on_writer(work).result()


def _pages(connection: Connection) -> Finding:
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if damaged:
        return Finding(T("The file is damaged: {reason}").put(reason=str(damaged[0][0])), sound=False)
    return Finding(T("Every page of the file is whole."))


def _structure(connection: Connection) -> Finding:
    said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if said != "ok":
        return Finding(T("The file's structure is damaged: {reason}").put(reason=str(said)), sound=False)
    return Finding(T("The file's structure is sound."))


def _links(connection: Connection, catalogue: Catalogue, person: Person) -> list[Finding]:
    """Check the links; what is broken where the person may not look is told without its name."""
    found: list[Finding] = []
    for spec in map(spec_of, catalogue.records.values()):
        hidden = bool(spec.read.permission) and not person.may(spec.read)
        for field in spec.fields:
            if field.kind is not Kind.LINK or not field.target or field.target not in catalogue.records:
                continue
            lost = [
                wanted
                for (wanted,) in connection.execute(
                    f"SELECT {field.name} FROM {spec.table} WHERE {field.name} != '' AND {field.name} NOT IN"
                    f" (SELECT id FROM {field.target})"
                ).fetchall()
            ]
            if field.loose:  # what is said of a record may be said of one in any table
                lost = _nowhere(connection, catalogue, lost)
            if not lost or (hidden and field.loose):
                continue
            if hidden:
                found.append(Finding(_HIDDEN, sound=False))
                continue
            text = _LOOSE if field.loose else _BROKEN
            found.append(Finding(text.of(len(lost), record=spec.label, field=field.label), sound=field.loose))
    return found or [Finding(T("Every link between records leads somewhere."))]


def _nowhere(connection: Connection, catalogue: Catalogue, wanted: list[str]) -> list[str]:
    """Return those ids that no record of any kind has."""
    for table in catalogue.records:
        if wanted:
            missing = set(wanted)
            for one in sorted(missing):
                if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (one,)).fetchone():
                    missing.remove(one)
            wanted = [one for one in wanted if one in missing]
    return wanted


def _indexes(connection: Connection, catalogue: Catalogue, *, writable: bool) -> list[Finding]:
    found = []
    for index in catalogue.indexes.values():
        table = index_table(index.name)
        if writable:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        kept = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        rows = connection.execute(f"SELECT count(*) FROM {index.table}").fetchone()[0]
        label = spec_of(catalogue.records[index.table]).label
        if kept != rows:
            text = T("{record}: the search index holds {kept} of {rows} entries.")
            found.append(Finding(text.put(record=label, kept=kept, rows=rows), sound=False))
    return found or [Finding(T("The search index is complete."))]


def _journal(connection: Connection) -> Finding:
    steps = connection.execute("SELECT detail FROM audit WHERE kind = 'change' ORDER BY rowno")
    for (detail,) in steps.fetchall():
        kept = json.loads(detail)
        if "step" not in kept:  # an altered event: the audit trail's own check names it
            continue
        rows = connection.execute(
            "SELECT step, tbl, row, op, fields FROM journal WHERE step = ? ORDER BY rowno", (kept["step"],)
        ).fetchall()
        if digest_of(rows) != kept["digest"]:
            return Finding(T("The journal was altered at step {step}.").put(step=kept["step"]), sound=False)
    return Finding(T("The journal agrees with the audit trail."))


def _audit(connection: Connection, head: str, length: int) -> Finding:
    broken = first_broken_link(connection, head, length)
    if broken is not None:
        return Finding(T("The audit trail is broken at event {number}.").put(number=broken), sound=False)
    total = connection.execute("SELECT count(*) FROM audit").fetchone()[0]
    text = T("The audit trail is whole: {count} event.", "The audit trail is whole: {count} events.")
    return Finding(text.of(total))

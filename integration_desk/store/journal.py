"""The journal: every value before and after, which serves undo, history, audit and exchange alike."""

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any

import attrs

from integration_desk.core.words import Domain, Text
from integration_desk.store.driver import Connection


def _bytes(value: Any) -> dict[str, str]:
    """Write bytes, the one kind of value in a column that JSON does not know."""
    return {"b64": base64.b64encode(value).decode()}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_bytes).encode
_row_text = json.JSONEncoder(ensure_ascii=False).encode


@attrs.frozen
class Entry:
    """One row's change: its table, id, kind ("insert", "update", "delete") and values before and after by column."""

    table: str
    row: str
    op: str
    fields: dict[str, tuple[Any, Any]]


@attrs.frozen
class Step:
    """One finished command in the journal."""

    id: str
    command: str
    name: Text
    undoes: str


def _value(kept: Any) -> Any:
    return base64.b64decode(kept["b64"]) if isinstance(kept, dict) else kept


def name_to_json(name: Text) -> str:
    """Write a step's name so that it can be said in any language later."""
    arguments = {
        key: value if isinstance(value, int | float) else str(value) if not isinstance(value, Text) else _text(value)
        for key, value in name.arguments
    }
    return json.dumps({**_text(name), "arguments": arguments}, ensure_ascii=False)


def _text(text: Text) -> dict[str, Any]:
    return {
        "message": text.message,
        "plural": text.plural,
        "count": text.count,
        "context": text.context,
        "domain": str(text.domain),
    }


def name_from_json(written: str) -> Text:
    """Read a step's name."""
    return _text_from(json.loads(written))


def _text_from(kept: dict[str, Any]) -> Text:
    arguments = {
        key: _text_from(value) if isinstance(value, dict) else value for key, value in kept.get("arguments", {}).items()
    }
    return Text(
        kept["message"],
        kept["plural"],
        kept["count"],
        kept["context"],
        Domain(kept["domain"]),
        tuple(sorted(arguments.items())),
    )


def write_step(
    connection: Connection,
    step: Step,
    entries: Sequence[Entry],
    *,
    person: str,
    session: str,
    office: str,
    hlc: str,
    at: str,
    utc_offset: int,
) -> str:
    """Write a step and its entries; returns the digest of the entries for the audit trail."""
    connection.execute(
        "INSERT INTO step (id, command, name, person, session, office, hlc, at, utc_offset, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (step.id, step.command, name_to_json(step.name), person, session, office, hlc, at, utc_offset, step.undoes),
    )
    rows = [
        (
            step.id,
            entry.table,
            entry.row,
            entry.op,
            _encode(entry.fields),
            hlc,
            office,
            person,
        )
        for entry in entries
    ]
    connection.executemany(
        "INSERT INTO journal (step, tbl, row, op, fields, hlc, office, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows
    )
    return digest_of([row[:5] for row in rows])


def digest_of(rows: Sequence[Sequence[Any]]) -> str:
    """Return the digest of journal rows (step, table, row, kind, fields)."""
    running = hashlib.sha256()
    for row in rows:
        running.update(_row_text(row).encode())
    return running.hexdigest()


def entries_of(connection: Connection, step_id: str) -> list[Entry]:
    """Return the entries of a step in the order in which they were made."""
    found = connection.execute("SELECT tbl, row, op, fields FROM journal WHERE step = ? ORDER BY rowno", (step_id,))
    return [
        Entry(
            table,
            row,
            op,
            {key: (_value(before), _value(after)) for key, (before, after) in json.loads(fields).items()},
        )
        for table, row, op, fields in found
    ]

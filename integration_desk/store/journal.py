"""The journal: every value before and after, which serves undo, history, audit and exchange alike."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from json.encoder import encode_basestring as quoted
from typing import Any

import attrs

from integration_desk.core.words import Domain, Text
from integration_desk.store.driver import Connection

_AT_ONCE = 1000


def _bytes(value: Any) -> dict[str, str]:
    """Write bytes, the one kind of value in a column that JSON does not know."""
    return {"b64": base64.b64encode(value).decode()}


encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_bytes).encode

Line = tuple[str, str, str, str]
"""One row's change as the journal keeps it: its table, id, kind and, in JSON, its values before and after by column."""


@attrs.frozen
class Entry:
    """One row's change: its table, id, kind ("insert", "update", "delete") and values before and after by column."""

    table: str
    row: str
    op: str
    fields: dict[str, tuple[Any, Any]]

    def line(self) -> Line:
        """Return how the journal keeps it."""
        return (self.table, self.row, self.op, encode(self.fields))

    @classmethod
    def of(cls, line: Line) -> "Entry":
        """Read a line of the journal."""
        table, row, op, fields = line
        pairs = json.loads(fields).items()
        return cls(table, row, op, {key: (kept_value(before), kept_value(after)) for key, (before, after) in pairs})


@attrs.frozen
class Step:
    """One finished command in the journal."""

    id: str
    command: str
    name: Text
    undoes: str


def kept_value(kept: Any) -> Any:
    """Return the value of a column that a line keeps."""
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
    lines: Sequence[Line],
    *,
    person: str,
    session: str,
    office: str,
    hlc: str,
    at: str,
    utc_offset: int,
    beat: Callable[[], None],
) -> str:
    """Write a step and its lines, with a ``beat`` between large lots; returns their digest for the audit trail."""
    connection.execute(
        "INSERT INTO step (id, command, name, person, session, office, hlc, at, utc_offset, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (step.id, step.command, name_to_json(step.name), person, session, office, hlc, at, utc_offset, step.undoes),
    )
    digest = hashlib.sha256()
    for start in range(0, len(lines), _AT_ONCE):
        beat()
        chunk = lines[start : start + _AT_ONCE]
        connection.executemany(
            "INSERT INTO journal (step, tbl, row, op, fields, hlc, office, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(step.id, *line, hlc, office, person) for line in chunk],
        )
        digest.update("".join([_row_text(step.id, line) for line in chunk]).encode())
    return digest.hexdigest()


def _row_text(step: str, line: Sequence[str]) -> str:
    """Return a row of the journal as a JSON list of its step, table, id, kind and fields."""
    table, row, op, fields = line
    return f"[{quoted(step)}, {quoted(table)}, {quoted(row)}, {quoted(op)}, {quoted(fields)}]"


def digest_of(rows: Iterable[Sequence[str]]) -> str:
    """Return the digest of journal rows (step, table, row, kind, fields)."""
    running = hashlib.sha256()
    for step, *line in rows:
        running.update(_row_text(step, line).encode())
    return running.hexdigest()


def lines_of(connection: Connection, step_id: str) -> list[Line]:
    """Return the lines of a step in the order in which they were made."""
    sql = "SELECT tbl, row, op, fields FROM journal WHERE step = ? ORDER BY rowno"
    lines: list[Line] = connection.execute(sql, (step_id,)).fetchall()
    return lines


def last_change(connection: Connection, table: str, row: str, column: str) -> tuple[Any, Any] | None:
    """Return what a column of a row held before and after its last change, or None when it never changed."""
    sql = "SELECT tbl, row, op, fields FROM journal WHERE tbl = ? AND row = ? ORDER BY rowno DESC"
    for line in connection.execute(sql, (table, row)):
        fields = Entry.of(line).fields
        if column in fields:
            return fields[column]
    return None

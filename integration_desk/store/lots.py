"""Many rows of a table at once, as an import makes them: written, taken away and brought back in lots.

Rows are lists of column values in the order of the record's fields; nothing is made of them on the way that the table,
the journal and the search index do not keep.
"""

import json
from collections.abc import Sequence
from json.encoder import encode_basestring as quoted
from typing import Any

import attrs

from integration_desk.core.errors import MissingError, StorageError
from integration_desk.core.records import spec_of
from integration_desk.core.values import to_column
from integration_desk.core.words import T
from integration_desk.store.driver import Connection, IntegrityError
from integration_desk.store.journal import Line, encode, kept_value
from integration_desk.store.schema import Catalogue
from integration_desk.store.trace import Trace

CHANGED_SINCE = T("This cannot be undone any more: it was changed again since.")


@attrs.frozen
class _Shape:
    """The columns of a table with their empty values, whose search text they tell, and what the journal calls them."""

    names: tuple[str, ...]
    empty: tuple[Any, ...]
    insertion: str
    id_place: int
    changed_place: int
    owners: tuple[tuple[str, int], ...]
    entered: tuple[str, ...]
    removed: tuple[str, ...]


class Lots:
    """Works on the writing connection, within the transaction that is open, and leaves its trace."""

    def __init__(self, connection: Connection, catalogue: Catalogue, trace: Trace) -> None:
        self._connection = connection
        self._catalogue = catalogue
        self._trace = trace
        self._shapes: dict[str, _Shape] = {}

    def _shape(self, table: str) -> _Shape:
        if table not in self._shapes:
            fields = spec_of(self._catalogue.records[table]).fields
            names = tuple(field.name for field in fields)
            places = ", ".join("?" * len(names))
            self._shapes[table] = _Shape(
                names,
                tuple(to_column(field, field.empty()) for field in fields),
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})",
                names.index("id"),
                names.index("changed_at"),
                tuple(
                    (index.name, names.index(index.sources[table]))
                    for index in self._catalogue.indexes.values()
                    if table in index.sources
                ),
                tuple(f'"{name}":[null,' for name in names),
                tuple(f'"{name}":[' for name in names),
            )
        return self._shapes[table]

    def add(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Write new rows."""
        shape = self._shape(table)
        try:
            self._connection.executemany(shape.insertion, rows)
        except IntegrityError as error:
            raise StorageError(T("One of these records is in the desk file already.")) from error
        self._trace.fresh.setdefault(table, set()).update([row[shape.id_place] for row in rows])
        self._note(table, shape, rows, "insert")

    def bring_back(self, table: str, lines: Sequence[Line]) -> None:
        """Put back rows that a step removed."""
        self.add(table, _rows(self._shape(table), lines, 0))

    def take_away(self, table: str, lines: Sequence[Line]) -> None:
        """Take away rows that a step made; refuses when one was changed since."""
        shape = self._shape(table)
        columns = ", ".join(shape.names)
        among = f"SELECT rowno, {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        found = self._connection.execute(among, (json.dumps([line[1] for line in lines]),)).fetchall()
        present = {row[1 + shape.id_place]: row for row in found}
        gone = []
        for line in lines:
            row = present.get(line[1])
            if row is None:
                raise MissingError
            if _journalled(shape, row[1:], "insert") != line[3]:
                self._refuse_changed(shape, row[1:], line)
            gone.append(row)
        self._connection.executemany(f"DELETE FROM {table} WHERE rowno = ?", [row[:1] for row in gone])
        self._trace.removed.setdefault(table, set()).update([row[0] for row in gone])
        self._note(table, shape, [row[1:] for row in gone], "delete")

    @staticmethod
    def _refuse_changed(shape: _Shape, row: Sequence[Any], line: Line) -> None:
        """Raise when a row holds something else than a step left there, other than the moment of its last change."""
        (left,) = _rows(shape, [line], 1)
        left[shape.changed_place] = row[shape.changed_place]
        if tuple(left) != tuple(row):
            raise StorageError(CHANGED_SINCE)

    def _note(self, table: str, shape: _Shape, rows: Sequence[Sequence[Any]], op: str) -> None:
        """Journal new or removed rows, and note whose search text is stale."""
        place = shape.id_place
        self._trace.lines.extend([(table, row[place], op, _journalled(shape, row, op)) for row in rows])
        for index, owner in shape.owners:
            self._trace.stale.setdefault(index, set()).update([row[owner] for row in rows if row[owner]])


def _journalled(shape: _Shape, row: Sequence[Any], op: str) -> str:
    """Return what the journal keeps of a new or removed row: the values that were filled in."""
    heads, tail = (shape.entered, "]") if op == "insert" else (shape.removed, ",null]")
    filled = [
        head + (quoted(value) if value.__class__ is str else encode(value)) + tail
        for head, empty, value in zip(heads, shape.empty, row, strict=True)
        if value != empty
    ]
    return "{" + ",".join(filled) + "}"


def _rows(shape: _Shape, lines: Sequence[Line], side: int) -> list[list[Any]]:
    """Return the rows that lines of the journal speak of, as they were before (0) or after (1)."""
    columns = tuple(zip(shape.names, shape.empty, strict=True))
    return [
        [kept_value(fields[name][side]) if name in fields else empty for name, empty in columns]
        for fields in json.loads("[" + ",".join([line[3] for line in lines]) + "]")
    ]

"""Writing: one transaction for each command, all of it or nothing, every value journalled."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Any, TypeVar

from integration_desk.core.errors import DeniedError, MissingError, StorageError
from integration_desk.core.identifiers import new_code, new_codes
from integration_desk.core.people import Person, Right
from integration_desk.core.records import Record, changed, check, spec_of
from integration_desk.core.values import column_maker, moment_text, to_column, to_columns
from integration_desk.core.words import T, Text
from integration_desk.store.clock import Sources
from integration_desk.store.driver import Database, IntegrityError
from integration_desk.store.journal import Entry, last_change
from integration_desk.store.lots import CHANGED_SINCE, Lots
from integration_desk.store.reading import StoreReader
from integration_desk.store.schema import Catalogue, Setting
from integration_desk.store.trace import Trace

R = TypeVar("R", bound=Record)
_BATCH = 500

_TRIES = 50
_NO_NUMBER = T("No free number was found. Try again.")


def _insert_sql(table: str, columns: Mapping[str, Any]) -> str:
    """Return the insertion of a row. The row API of sqlite-utils asks for the schema again at every call."""
    places = ", ".join(f":{name}" for name in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"


def _refuse_changed(row: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Raise when a row does not hold any more what a step left there."""
    if any(row[name] != value for name, value in after.items() if name != "changed_at"):
        raise StorageError(CHANGED_SINCE)


class StoreTransaction(StoreReader):
    """Writes on the one writing connection; see ``core.access.Transaction``."""

    def __init__(
        self,
        database: Database,
        person: Person,
        sources: Sources,
        catalogue: Catalogue,
        tell: Callable[[int, int], None],
    ) -> None:
        super().__init__(database.conn, person, sources)
        self._database = database
        self._catalogue = catalogue
        self._tell = tell
        self._empty: dict[str, dict[str, Any]] = {}
        self._office: str | None = None
        self._far: tuple[int, int] | None = None
        self.trace = Trace()
        self.lots = Lots(self._connection, catalogue, self.trace)

    def insert(self, entry: R) -> R:
        """Save a new record, checked; returns it with its id and times set."""
        made, columns = self._prepared(entry)
        self._insert_row(spec_of(type(made)).table, columns)
        return made

    def insert_many(self, entries: Iterable[Record | tuple[Record, Mapping[str, Any]]]) -> int:
        """Save many new records fast, checked; returns how many."""
        total, moment = 0, moment_text(self.now)
        waiting: dict[type[Record], list[list[Any]]] = {}
        for given in entries:
            entry, values = given if isinstance(given, tuple) else (given, {})
            check(entry)
            kind = type(entry)
            own_id = values.get("id", entry.id) or self._sources.new_id()
            columns = column_maker(spec_of(kind))(entry, {**values, "id": own_id}, moment)
            batch = waiting.setdefault(kind, [])
            batch.append(columns)
            total += 1
            if len(batch) >= _BATCH:
                self.lots.add(spec_of(kind).table, batch)
                batch.clear()
        for kind, batch in waiting.items():
            if batch:
                self.lots.add(spec_of(kind).table, batch)
        return total

    def new_id(self) -> str:
        """Return an id for a record that others will point at before it is saved."""
        return self._sources.new_id()

    def update(self, entry: Record, **values: Any) -> None:
        """Change fields of a saved record, checked. Does nothing when nothing differs."""
        spec = spec_of(type(entry))
        before = self._row(spec.table, entry.id)
        wanted = changed(entry, **values)
        check(wanted)
        after = to_columns(wanted, values)
        self._change_row(spec.table, entry.id, before, after)

    def delete(self, entry: Record) -> None:
        """Remove a record; the journal keeps what it held, for undo."""
        table = spec_of(type(entry)).table
        self._delete_row(table, self._row(table, entry.id))

    def repoint(
        self, target: str, from_id: str, to_id: str, *, only: Sequence[tuple[str, str, str]] | None = None
    ) -> list[tuple[str, str, str]]:
        """Let every link to a record of the table ``target`` name another one; returns (table, row, field) of each.

        Links of tables that take a permission move along unnamed: whoever is told what moved is not to learn of them.
        With ``only``, those go back of which the journal knows that they came from there.
        """
        closed = {table for table, kind in self._catalogue.records.items() if spec_of(kind).read.permission}
        found = [
            (table, row["id"], field.name)
            for table, kind in self._catalogue.records.items()
            for field in spec_of(kind).fields
            if field.target == target
            for row in self.rows(f"SELECT id FROM {table} WHERE {field.name} = :id ORDER BY rowno", {"id": from_id})
        ]
        moved = found
        if only is not None:
            wanted = {tuple(one) for one in only}
            moved = [
                one
                for one in found
                if one in wanted or (one[0] in closed and last_change(self._connection, *one) == (to_id, from_id))
            ]
        for table, row_id, name in moved:
            self._change_row(table, row_id, self._row(table, row_id), {name: to_id})
        return [one for one in moved if one[0] not in closed]

    def set_setting(self, name: str, value: Any) -> None:
        """Change a setting of the centre."""
        saved = self.find(Setting, name)
        if saved is None:
            self.insert(Setting(id=name, name=name, value=value))
        else:
            self.update(saved, value=value)

    def new_code(self, prefix: str) -> str:
        """Return a new number with check character, never used before in this file."""
        if self._office is None:
            self._office = str(self.setting("office_code", ""))
        for _ in range(_TRIES):
            code = new_code(prefix, self._office, choose=self._sources.choose)
            taken = self._connection.execute("INSERT OR IGNORE INTO issued_code VALUES (?)", (code,)).rowcount == 0
            if not taken:
                return code
        raise StorageError(_NO_NUMBER)

    def new_codes(self, prefix: str, count: int) -> list[str]:
        """Return many new numbers, drawn and kept at once."""
        if self._office is None:
            self._office = str(self.setting("office_code", ""))
        found: list[str] = []
        for _ in range(_TRIES):
            drawn = dict.fromkeys(new_codes(prefix, self._office, count - len(found), self._sources.draw))
            among = "SELECT code FROM issued_code WHERE code IN (SELECT value FROM json_each(?))"
            taken = {code for (code,) in self._connection.execute(among, (json.dumps(list(drawn)),))}
            free = [code for code in drawn if code not in taken]
            rows = [(code,) for code in sorted(free)]
            self._connection.executemany("INSERT INTO issued_code VALUES (?)", rows)
            found += free
            if len(found) == count:
                return found
        raise StorageError(_NO_NUMBER)

    def require(self, right: Right) -> None:
        """Raise DeniedError unless the person has the right."""
        if not self.person.may(right):
            raise DeniedError

    def name_step(self, name: Text) -> None:
        """Give the step a more telling name than its command has."""
        self.trace.name = name

    def record_event(self, kind: str, subject: Sequence[tuple[str, str]] = (), **detail: Any) -> None:
        """Write an audit event in the same transaction."""
        self.trace.events.append((kind, tuple(subject), detail))

    def progress(self, done: int, total: int) -> None:
        """Tell how far a long command is; raises CancelledError when the person has cancelled."""
        self._far = (done, total)
        self._tell(done, total)

    def beat(self) -> None:
        """Tell once more how far a long command is while its traces are written: so long it can be cancelled."""
        if self._far is not None:
            self._tell(*self._far)

    def restore(self, entry: Entry) -> None:
        """Put a row back to what it was before a journal entry; refuses when it has been changed since."""
        before = {name: pair[0] for name, pair in entry.fields.items()}
        after = {name: pair[1] for name, pair in entry.fields.items()}
        if entry.op == "delete":
            self._insert_row(entry.table, {**self._empty_columns(entry.table), **before})
            return
        row = self._row(entry.table, entry.row)
        if entry.op == "insert":
            after = {**self._empty_columns(entry.table), **after}
        _refuse_changed(row, after)
        if entry.op == "insert":
            self._delete_row(entry.table, row)
        else:
            self._change_row(entry.table, entry.row, row, before)

    def _prepared(self, entry: R) -> tuple[R, dict[str, Any]]:
        check(entry)
        moment = self.now
        made = changed(entry, id=entry.id or self._sources.new_id(), created_at=moment, changed_at=moment)
        return made, to_columns(made)

    def _insert_row(self, table: str, columns: Mapping[str, Any]) -> None:
        try:
            self._database.execute(_insert_sql(table, columns), dict(columns))
        except IntegrityError as error:
            raise StorageError(T("This record is in the desk file already.")) from error
        self._note_inserted(table, columns)

    def _row(self, table: str, record_id: str) -> dict[str, Any]:
        found = self.rows(f"SELECT * FROM {table} WHERE id = :id", {"id": record_id})
        if not found:
            raise MissingError
        return found[0]

    def _change_row(self, table: str, record_id: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        differing = {name: value for name, value in after.items() if before[name] != value}
        if not set(differing) - {"changed_at"}:
            return
        differing["changed_at"] = moment_text(self.now)
        assignments = ", ".join(f"{name} = :{name}" for name in differing)
        sql = f"UPDATE {table} SET {assignments} WHERE rowno = :rowno"
        self._database.execute(sql, {**differing, "rowno": before["rowno"]})
        fields = {name: (before[name], value) for name, value in differing.items()}
        self.trace.lines.append(Entry(table, record_id, "update", fields).line())
        self._note_stale(table, before, differing.keys())
        self._note_stale(table, {**before, **differing}, differing.keys())

    def _delete_row(self, table: str, row: Mapping[str, Any]) -> None:
        self._connection.execute(f"DELETE FROM {table} WHERE rowno = ?", (row["rowno"],))
        self._note_deleted(table, row)

    def _note_deleted(self, table: str, row: Mapping[str, Any]) -> None:
        """Journal a row that is gone by the values that were filled in."""
        empty = self._empty_columns(table)
        filled = {name: (row[name], None) for name, value in empty.items() if row[name] != value}
        self.trace.removed.setdefault(table, set()).add(row["rowno"])
        self.trace.lines.append(Entry(table, row["id"], "delete", filled).line())
        self._note_stale(table, row)

    def _empty_columns(self, table: str) -> dict[str, Any]:
        if table not in self._empty:
            fields = spec_of(self._catalogue.records[table]).fields
            self._empty[table] = {field.name: to_column(field, field.empty()) for field in fields}
        return self._empty[table]

    def _note_inserted(self, table: str, columns: Mapping[str, Any]) -> None:
        """Journal a new row by the values that were filled in: most fields of most records are empty."""
        empty = self._empty_columns(table)
        filled = {name: (None, value) for name, value in columns.items() if value != empty[name]}
        self.trace.fresh.setdefault(table, set()).add(columns["id"])
        self.trace.lines.append(Entry(table, columns["id"], "insert", filled).line())
        self._note_stale(table, columns)

    def _note_stale(self, table: str, row: Mapping[str, Any], names: Set[str] | None = None) -> None:
        """Note whose search text is stale: by a new or removed row, or by a change of these columns."""
        for index in self._catalogue.indexes.values():
            column = index.sources.get(table)
            if column and row.get(column) and (names is None or index.depends_on(table, names)):
                self.trace.stale.setdefault(index.name, set()).add(row[column])

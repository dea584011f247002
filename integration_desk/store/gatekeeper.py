"""The gatekeeper: SQLite itself shows a reading connection only what its person may see.

Every table is shadowed by a TEMP view of the same name that reads it through a second view with a name drawn at
random. An authorizer lets nothing but that second view touch the table, and answers NULL for columns that the person
may not see. The random name matters: an authorizer is told only the name of the innermost view, and a common table
expression of a guessable name would pass for it. So a forgotten WHERE, or raw SQL, cannot leak.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from integration_desk.core.people import CASE_ROLES, Person, Role, Sensitivity
from integration_desk.core.records import RecordSpec, spec_of
from integration_desk.store.driver import SQLITE_DENY, SQLITE_IGNORE, SQLITE_OK, Connection
from integration_desk.store.schema import Catalogue, index_table
from integration_desk.store.vocabulary import open_vocabularies

_SELECT, _READ, _FUNCTION, _RECURSIVE, _PRAGMA = 21, 20, 31, 33, 19
_TABLE_FUNCTIONS = frozenset({"json_each", "json_tree"})
EVERY_ROW, NO_ROW = "1", "0"
AWAITED_VIEW = "awaited"
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "sqlcipher_export"})

OWN_COLUMNS: dict[str, tuple[str, ...]] = {
    "step": ("rowno", "id", "command", "name", "person", "session", "office", "hlc", "at", "utc_offset", "undoes"),
    "journal": ("rowno", "step", "tbl", "row", "op", "fields", "hlc", "office", "person"),
    "audit": ("rowno", "at", "utc_offset", "person", "kind", "subject", "detail", "hash"),
    "draft": ("rowno", "person", "form", "subject", "content", "saved_at"),
    "likeness": ("one", "other", "score"),
    "likeness_waiting": ("rowno", "noted"),
}


def row_conditions(person: Person, catalogue: Catalogue) -> dict[str, str]:
    """Return for each table the SQL condition on its rows that holds for a person; a table not named is closed."""
    conditions = {
        spec.table: EVERY_ROW if person.may(spec.read) else NO_ROW for spec in map(spec_of, catalogue.records.values())
    }
    whole = _listed(
        spec.table
        for spec in map(spec_of, catalogue.records.values())
        if person.may(spec.read) and all(person.sees(field.sensitivity) for field in spec.fields)
    )
    auditor = bool(person.roles & {Role.COORDINATOR, Role.ADMINISTRATOR})
    conditions["journal"] = f"tbl IN ({whole})" if person.roles & CASE_ROLES else NO_ROW
    conditions["step"] = _of_steps(person, catalogue) if person.roles & CASE_ROLES else NO_ROW
    conditions["audit"] = _of_events(person, catalogue) if auditor else NO_ROW
    conditions["likeness"], conditions["likeness_waiting"] = _of_pairs(person, catalogue, conditions)
    conditions["draft"] = _of_drafts(person, catalogue)
    return conditions


def _closed(person: Person, catalogue: Catalogue) -> list[str]:
    """Return the tables that take a permission which the person has not: she is not to learn what happens there."""
    specs = map(spec_of, catalogue.records.values())
    return [spec.table for spec in specs if spec.read.permission and not person.may(spec.read)]


def _of_steps(person: Person, catalogue: Catalogue) -> str:
    """Return which steps a person may know of by name: those that touched nothing that is closed to her."""
    if not (closed := _closed(person, catalogue)):
        return EVERY_ROW
    touched = "SELECT 1 FROM main.journal AS kept WHERE kept.step = main.step.id"
    return f"NOT EXISTS ({touched} AND kept.tbl IN ({_listed(closed)}))"


def _of_events(person: Person, catalogue: Catalogue) -> str:
    """Return which events a person may read: none that names a record, a command or a list that is closed to her."""
    if not (closed := _closed(person, catalogue)):
        return EVERY_ROW
    done = [one.id for one in catalogue.commands.values() if one.right.permission and not person.may(one.right)]
    lists = [one for part in catalogue.slices for one in part.lists if one.right.permission]
    taken = [f"list {one.id}" for one in lists if not person.may(one.right)]
    conditions = [f"instr(subject, '\"{table}\"') = 0" for table in closed]
    conditions += [
        f"coalesce(json_extract(detail, '$.{name}'), '') NOT IN ({_listed(ids)})"
        for name, ids in (("command", done), ("what", taken))
    ]
    return " AND ".join(conditions)


def _of_drafts(person: Person, catalogue: Catalogue) -> str:
    """Return which drafts a person may read: her own, and none of pages that take a permission which she lost.

    A page and its forms are called alike up to a dot: ``referral``, ``referral.new``.
    """
    shown = [
        (one.right, one.place.kind)
        for part in catalogue.slices
        for listed in (part.actions, part.client_actions)
        for one in listed
    ]
    shown += [(one.right, one.place.kind) for part in catalogue.slices for one in part.sidebar]
    closed = {_page(kind) for right, kind in shown if right.permission and not person.may(right)}
    mine = f"person = '{_plain(person.id)}'"
    return f"{mine} AND substr(form, 1, instr(form || '.', '.') - 1) NOT IN ({_listed(sorted(closed))})"


def _page(kind: str) -> str:
    return kind.partition(".")[0]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{_plain(name)}'" for name in names)


def _of_pairs(person: Person, catalogue: Catalogue, conditions: Mapping[str, str]) -> tuple[str, str]:
    """Return which pairs of records that may be the same are there for a person: those of which she may see both."""
    rule = catalogue.likeness
    if rule is None or conditions[rule.table] == NO_ROW or not person.sees(Sensitivity.IDENTIFYING):
        return NO_ROW, NO_ROW
    if conditions[rule.table] == EVERY_ROW:
        return EVERY_ROW, EVERY_ROW
    seen = f"(SELECT rowno FROM temp.{rule.table})"
    return f"one IN {seen} AND other IN {seen}", EVERY_ROW


def hidden_columns(person: Person, spec: RecordSpec) -> frozenset[str]:
    """Return the columns of a table that read as NULL for a person."""
    return frozenset(field.name for field in spec.fields if not person.sees(field.sensitivity))


def guard(connection: Connection, person: Person, catalogue: Catalogue) -> None:
    """Shadow the tables and set the authorizer on a reading connection."""
    conditions = row_conditions(person, catalogue)
    specs = {spec.table: spec for spec in map(spec_of, catalogue.records.values())}
    gates: dict[str, str] = {}
    connection.execute("PRAGMA query_only=OFF")  # TEMP views are writes to SQLite; the file itself is open read-only
    for table, condition in conditions.items():
        gates[table] = f"gate_{secrets.token_hex(16)}"
        columns = OWN_COLUMNS.get(table) or ("rowno", *(field.name for field in specs[table].fields))
        _shadow(connection, table, gates[table], columns, condition)
    _gather_awaited(connection, catalogue)
    hidden = {table: hidden_columns(person, spec) for table, spec in specs.items()}
    closed = {
        index_table(index.name)
        for index in catalogue.indexes.values()
        if (index.people and not person.sees(Sensitivity.IDENTIFYING)) or conditions[index.table] == NO_ROW
    }
    searchable = {index_table(index.name) for index in catalogue.indexes.values()} - closed
    terms = open_vocabularies(connection, sorted(searchable))
    connection.execute("PRAGMA query_only=ON")
    real = {row[0] for row in connection.execute("SELECT name FROM main.sqlite_master")} | {"sqlite_master"}
    whole = {table for table, condition in conditions.items() if condition == EVERY_ROW}
    connection.set_authorizer(_authorizer(gates, hidden, searchable, terms, real, whole))


def _shadow(connection: Connection, table: str, gate: str, columns: Sequence[str], condition: str) -> None:
    """Make the two views; where no row may be seen, they do not touch the table at all."""
    listed = ", ".join(columns)
    source = f"SELECT {listed} FROM main.{table} WHERE {condition}"
    if condition == NO_ROW:
        source = f"SELECT {', '.join(f'NULL AS {column}' for column in columns)} WHERE 0"
    connection.execute(f"CREATE TEMP VIEW {gate} AS {source}")
    connection.execute(f"CREATE TEMP VIEW {table} AS SELECT {listed} FROM temp.{gate}")


def _gather_awaited(connection: Connection, catalogue: Catalogue) -> None:
    """Make one table of what the slices say is still to come; it reads what the person may see, as any query does."""
    told = [part.awaited for part in catalogue.slices if part.awaited]
    nothing = "SELECT NULL AS client_id, NULL AS due, NULL AS kind, NULL AS what WHERE 0"
    connection.execute(f"CREATE TEMP VIEW {AWAITED_VIEW} AS {' UNION ALL '.join([nothing, *told])}")


def _authorizer(
    gates: dict[str, str],
    hidden: dict[str, frozenset[str]],
    searchable: set[str],
    terms: frozenset[str],
    real: set[str],
    whole: set[str],
) -> Callable[[int, Any, Any, Any, Any], int]:
    shown = {*gates, *gates.values(), *terms, AWAITED_VIEW}
    shadows = {f"{table}{part}" for table in searchable for part in ("", "_config", "_idx", "_data", "_docsize")}

    def decide(action: int, first: Any, second: Any, database: Any, source: Any) -> int:
        if action in (_SELECT, _RECURSIVE):
            return SQLITE_OK
        if action == _FUNCTION:
            return SQLITE_DENY if second in _FORBIDDEN_FUNCTIONS else SQLITE_OK
        if action == _PRAGMA:  # the full-text engine asks for this one itself
            return SQLITE_OK if first == "data_version" and second is None else SQLITE_DENY
        if action != _READ:
            return SQLITE_DENY
        if first in shadows or first in _TABLE_FUNCTIONS:
            return SQLITE_OK
        if database == "temp":
            return SQLITE_OK if first in shown else SQLITE_DENY
        if database is None:  # a bare count(*): of a view, a subquery or a common table expression, never of a table
            return SQLITE_OK if first in gates or first not in real else SQLITE_DENY
        if second == "" and first in whole:  # a count(*) through the views of a table whose every row may be seen
            return SQLITE_OK
        if first == "journal" and second in ("step", "tbl") and source == gates.get("step"):
            return SQLITE_OK  # the condition on steps asks which tables each of them touched
        if first in gates and source == gates[first]:
            return SQLITE_IGNORE if second in hidden.get(first, ()) else SQLITE_OK
        return SQLITE_DENY

    return decide


def _plain(words: str) -> str:
    return words.replace("'", "''")

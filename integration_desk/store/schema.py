"""Tables made from record declarations, and the tables that the store keeps for itself."""

from collections.abc import Iterable

import attrs

from integration_desk.core import fields
from integration_desk.core.commands import Command
from integration_desk.core.fields import MANY, Field, Kind
from integration_desk.core.likeness import Likeness
from integration_desk.core.people import EVERY_ROLE, Right, Sensitivity
from integration_desk.core.records import Record, record, spec_of
from integration_desk.core.search import SearchIndex
from integration_desk.core.slices import Slice
from integration_desk.core.words import T
from integration_desk.migrations import Migration, migrations

SETTINGS_READ = Right("settings.read", T("See the settings"), EVERY_ROLE)


@record("setting", T("Setting"), read=SETTINGS_READ)
class Setting(Record):
    """A setting of the centre, as a JSON value under its name."""

    name: str = fields.text(T("Name"), required=True, sensitivity=Sensitivity.PUBLIC)
    value: object = fields.field(T("Value"), Kind.DATA, sensitivity=Sensitivity.PUBLIC)


_COLUMN_TYPES = {Kind.BOOLEAN: "INTEGER", Kind.INTEGER: "INTEGER", Kind.DECIMAL: "REAL", Kind.FILE: "BLOB"}

OWN_TABLES: dict[str, str] = {
    "step": """CREATE TABLE step (
        rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, command TEXT NOT NULL, name TEXT NOT NULL,
        person TEXT NOT NULL, session TEXT NOT NULL, office TEXT NOT NULL, hlc TEXT NOT NULL,
        at TEXT NOT NULL, utc_offset INTEGER NOT NULL, undoes TEXT NOT NULL DEFAULT '') STRICT""",
    "journal": """CREATE TABLE journal (
        rowno INTEGER PRIMARY KEY, step TEXT NOT NULL, tbl TEXT NOT NULL, row TEXT NOT NULL, op TEXT NOT NULL,
        fields TEXT NOT NULL, hlc TEXT NOT NULL, office TEXT NOT NULL, person TEXT NOT NULL) STRICT""",
    "audit": """CREATE TABLE audit (
        rowno INTEGER PRIMARY KEY, at TEXT NOT NULL, utc_offset INTEGER NOT NULL, person TEXT NOT NULL,
        kind TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL) STRICT""",
    "draft": """CREATE TABLE draft (
        rowno INTEGER PRIMARY KEY, person TEXT NOT NULL, form TEXT NOT NULL, subject TEXT NOT NULL,
        content TEXT NOT NULL, saved_at TEXT NOT NULL, UNIQUE (person, form, subject)) STRICT""",
    "likeness": """CREATE TABLE likeness (
        one INTEGER NOT NULL, other INTEGER NOT NULL, score REAL NOT NULL,
        PRIMARY KEY (one, other)) STRICT, WITHOUT ROWID""",
    "likeness_waiting": "CREATE TABLE likeness_waiting (rowno INTEGER PRIMARY KEY, noted INTEGER NOT NULL) STRICT",
    "issued_code": "CREATE TABLE issued_code (code TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID",
}

OWN_INDEXES: tuple[str, ...] = (
    "CREATE INDEX journal_step ON journal (step)",
    "CREATE INDEX journal_row ON journal (tbl, row)",
    "CREATE INDEX likeness_other ON likeness (other)",
    "CREATE INDEX likeness_score ON likeness (score DESC, one, other)",
)


@attrs.frozen
class Catalogue:
    """All that the slices declare, by name: what the store keeps, runs and indexes."""

    slices: tuple[Slice, ...]
    records: dict[str, type[Record]]
    commands: dict[str, Command]
    indexes: dict[str, SearchIndex]
    likeness: Likeness | None = None
    steps: tuple[Migration, ...] = attrs.field(factory=migrations, eq=False)

    @classmethod
    def of(cls, slices: Iterable[Slice], steps: tuple[Migration, ...] | None = None) -> "Catalogue":
        """Collect what the slices declare, with the migrations that make their tables (the program's own)."""
        chosen = tuple(slices)
        records: dict[str, type[Record]] = {"setting": Setting}
        records.update({spec_of(kept).table: kept for part in chosen for kept in part.records})
        return cls(
            chosen,
            records,
            {one.id: one for part in chosen for one in part.commands},
            {index.name: index for part in chosen for index in part.indexes},
            next((part.likeness for part in chosen if part.likeness is not None), None),
            migrations() if steps is None else steps,
        )


def column_sql(spec: Field) -> str:
    """Return the definition of one column; values that were left empty are stored as NULL only where None exists."""
    kind = _COLUMN_TYPES.get(spec.kind, "TEXT")
    empty = spec.empty()
    if spec.kind in MANY:
        return f"{spec.name} {kind} NOT NULL DEFAULT '[]'"
    if empty is None:
        return f"{spec.name} {kind}"
    default = {"": "''", False: "0", b"": "x''"}[empty]
    return f"{spec.name} {kind} NOT NULL DEFAULT {default}"


def table_sql(record_class: type[Record]) -> list[str]:
    """Return the statements that make the table of a record class, with indexes on its links and for its lists."""
    spec = spec_of(record_class)
    columns = ["rowno INTEGER PRIMARY KEY", "id TEXT NOT NULL UNIQUE"]
    columns += [column_sql(field) for field in spec.fields if field.name != "id"]
    statements = [f"CREATE TABLE {spec.table} ({', '.join(columns)}) STRICT"]
    statements += [
        f"CREATE INDEX {spec.table}_{field.name} ON {spec.table} ({', '.join((field.name, *field.indexed_with))})"
        for field in spec.fields
        if field.indexed or (field.kind is Kind.LINK and field.name != "id" and field.target)
    ]
    if spec.listed_by:
        order = ", ".join((*(f"{name} COLLATE NOCASE" for name in spec.listed_by), "id", *spec.sorted_by))
        statements.append(f"CREATE INDEX {spec.table}_listed ON {spec.table} ({order})")
    return statements


def index_sql(index: SearchIndex) -> str:
    """Return the statement that makes a search index: contentless, over text that was folded before."""
    return (
        f"CREATE VIRTUAL TABLE {index_table(index.name)} USING fts5("
        "terms, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3', detail=none)"
    )


def index_table(name: str) -> str:
    """Return the table of a search index."""
    return f"search_{name}"


def all_sql(catalogue: Catalogue) -> list[str]:
    """Return every statement that an empty file needs."""
    statements = [*OWN_TABLES.values(), *OWN_INDEXES]
    for record_class in catalogue.records.values():
        statements += table_sql(record_class)
    return statements + [index_sql(index) for index in catalogue.indexes.values()]

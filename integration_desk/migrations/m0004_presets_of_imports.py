"""A table for presets of imports: what the columns of a table mean."""

from typing import Any

SQL = """
    CREATE TABLE import_mapping (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, name TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', columns TEXT) STRICT
"""


def apply(database: Any) -> None:
    """Make the table, inside the transaction that is open."""
    database.execute(SQL)

"""A table for the packs of law that a centre adds to those of the program."""

from typing import Any

SQL = """
    CREATE TABLE own_pack (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT,
        pack_id TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX own_pack_pack_id ON own_pack (pack_id);
"""


def apply(database: Any) -> None:
    """Make the table, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)

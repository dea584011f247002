"""Tables for information sheets: the centre's own texts, and to whom which sheet was given."""

from typing import Any

SQL = """
    CREATE TABLE sheet_text (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT,
        key TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
        body TEXT NOT NULL DEFAULT '', needs TEXT NOT NULL DEFAULT '[]') STRICT;
    CREATE INDEX sheet_text_key ON sheet_text (key);
    CREATE TABLE given_sheet (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT, changed_at TEXT,
        client_id TEXT NOT NULL DEFAULT '', key TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '', given_at TEXT, given_by TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX given_sheet_client_id ON given_sheet (client_id);
    CREATE INDEX given_sheet_given_by ON given_sheet (given_by);
"""


def apply(database: Any) -> None:
    """Make the tables, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)

"""Tables for two files of one person: merged, kept apart, and the file numbers of before."""

from typing import Any

SQL = """
    CREATE TABLE not_duplicate (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, client_id TEXT NOT NULL DEFAULT '', other_id TEXT NOT NULL DEFAULT '',
        decided_by TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX not_duplicate_client_id ON not_duplicate (client_id);
    CREATE INDEX not_duplicate_other_id ON not_duplicate (other_id);
    CREATE INDEX not_duplicate_decided_by ON not_duplicate (decided_by);
    CREATE TABLE former_number (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, client_id TEXT NOT NULL DEFAULT '', number TEXT NOT NULL DEFAULT '') STRICT;
    CREATE INDEX former_number_client_id ON former_number (client_id);
    CREATE INDEX former_number_number ON former_number (number);
    CREATE TABLE client_merge (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, client_id TEXT NOT NULL DEFAULT '', merged_id TEXT NOT NULL DEFAULT '',
        merged_number TEXT NOT NULL DEFAULT '', merged_by TEXT NOT NULL DEFAULT '', before TEXT) STRICT;
    CREATE INDEX client_merge_client_id ON client_merge (client_id);
    CREATE INDEX client_merge_merged_id ON client_merge (merged_id);
    CREATE INDEX client_merge_merged_by ON client_merge (merged_by);
"""


def apply(database: Any) -> None:
    """Make the tables, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)

"""A table for the letter templates that were saved: an earlier wording can be brought back."""

from typing import Any

SQL = """
    CREATE TABLE letter_template (rowno INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT,
        changed_at TEXT, source TEXT NOT NULL DEFAULT '', saved_at TEXT, person_id TEXT NOT NULL DEFAULT '')
        STRICT;
    CREATE INDEX letter_template_person_id ON letter_template (person_id);
"""


def apply(database: Any) -> None:
    """Make the table, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)

"""The languages and countries that a centre says are usual there, offered first where one chooses."""

from typing import Any

SQL = """
    ALTER TABLE centre ADD COLUMN usual_languages TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE centre ADD COLUMN usual_countries TEXT NOT NULL DEFAULT '[]';
"""


def apply(database: Any) -> None:
    """Add the columns, inside the transaction that is open."""
    for statement in SQL.split(";"):
        if statement.strip():
            database.execute(statement)

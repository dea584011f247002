"""The index of the table of clients holds all by which that is sorted: no order reads whole rows any more."""

from typing import Any

SQL = """
    DROP INDEX client_listed;
    CREATE INDEX client_listed ON client (family_name COLLATE NOCASE, given_names COLLATE NOCASE, id, birth_date,
        native_language, town, permit_expires_on, created_at)
"""


def apply(database: Any) -> None:
    """Make the index anew, inside the transaction that is open."""
    for statement in SQL.split(";"):
        database.execute(statement)

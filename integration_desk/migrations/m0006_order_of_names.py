"""An index in the order in which the table of clients is opened: by name, whatever the case."""

from typing import Any

SQL = "CREATE INDEX client_listed ON client (family_name COLLATE NOCASE, given_names COLLATE NOCASE, id)"


def apply(database: Any) -> None:
    """Make the index, inside the transaction that is open."""
    database.execute(SQL)

"""Tables for pairs of records that may be about the same, and for what waits to be compared: at first, everybody."""

from typing import Any

SQL = (
    "CREATE TABLE likeness (one INTEGER NOT NULL, other INTEGER NOT NULL, score REAL NOT NULL,"
    " PRIMARY KEY (one, other)) STRICT, WITHOUT ROWID",
    "CREATE TABLE likeness_waiting (rowno INTEGER PRIMARY KEY, noted INTEGER NOT NULL) STRICT",
    "CREATE INDEX likeness_other ON likeness (other)",
    "CREATE INDEX likeness_score ON likeness (score DESC, one, other)",
    "INSERT INTO likeness_waiting (rowno, noted) SELECT rowno, random() FROM client",
)


def apply(database: Any) -> None:
    """Make the tables, inside the transaction that is open."""
    for statement in SQL:
        database.execute(statement)

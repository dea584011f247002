"""The index of a client's consents holds until when they last: the caseload asks for that of every open case."""

from typing import Any

SQL = """
    DROP INDEX consent_client_id;
    CREATE INDEX consent_client_id ON consent (client_id, purpose, withdrawn_on, expires_on)
"""


def apply(database: Any) -> None:
    """Make the index anew, inside the transaction that is open."""
    for statement in SQL.split(";"):
        database.execute(statement)

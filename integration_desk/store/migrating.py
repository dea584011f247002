"""Bringing a desk file up to date: checksummed steps, each whole or not at all, and never on a newer file."""

from collections.abc import Sequence

from integration_desk.core.errors import DamagedError, LockedError
from integration_desk.core.words import T
from integration_desk.migrations import Migration
from integration_desk.store.driver import Connection, Database, DriverError, plain_error

_TABLE = """CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT"""


def pending(connection: Connection, steps: Sequence[Migration]) -> list[Migration]:
    """Return the steps that a file still needs; raises when the file is newer or was changed by another program."""
    known = {step.number: step for step in steps}
    present = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone()
    applied = dict(connection.execute("SELECT number, checksum FROM migration").fetchall()) if present else {}
    newer = sorted(set(applied) - set(known))
    if newer:
        raise LockedError(T("This desk file was made by a newer program. Install the newest version."))
    for number, checksum in applied.items():
        if known[number].checksum != checksum:
            raise DamagedError(
                T("The desk file was made by a program that this one does not know (step {number}).").put(number=number)
            )
    return [known[number] for number in sorted(set(known) - set(applied))]


def migrate(connection: Connection, steps: Sequence[Migration]) -> None:
    """Apply steps; a step that fails leaves the file as it was before it."""
    connection.execute(_TABLE)
    database = Database(connection)
    for step in steps:
        try:
            connection.execute("BEGIN IMMEDIATE")
            step.apply(database)
            connection.execute(
                "INSERT INTO migration (number, name, checksum) VALUES (?, ?, ?)",
                (step.number, step.name, step.checksum),
            )
            connection.execute("COMMIT")
        except DriverError as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise plain_error(error) from error

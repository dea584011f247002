"""Reading: what a query is given."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from integration_desk.core.errors import CancelledError, MissingError
from integration_desk.core.people import Person
from integration_desk.core.records import Record, spec_of
from integration_desk.core.values import record_from_row
from integration_desk.store.clock import Sources
from integration_desk.store.driver import Connection, DriverError, OperationalError, plain_error
from integration_desk.store.planning import find_rows
from integration_desk.store.schema import Setting

R = TypeVar("R", bound=Record)


class StoreReader:
    """Reads on one connection; see ``core.access.Reader``."""

    def __init__(self, connection: Connection, person: Person, sources: Sources) -> None:
        self._connection = connection
        self._person = person
        self._sources = sources

    @property
    def person(self) -> Person:
        """Who is asking."""
        return self._person

    @property
    def now(self) -> datetime:
        """The present moment in UTC."""
        return self._sources.now()

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Return the rows of a SELECT."""
        try:
            cursor = self._connection.execute(sql, dict(parameters or {}))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]
        except OperationalError as error:
            if "interrupted" in str(error):
                raise CancelledError from error
            if _is_mistake(error):
                raise
            raise plain_error(error) from error
        except DriverError as error:
            if _is_mistake(error):
                raise
            raise plain_error(error) from error

    def value(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """Return the first column of the first row, or None."""
        found = self.rows(sql, parameters)
        return next(iter(found[0].values())) if found else None

    def find(self, record_class: type[R], record_id: str) -> R | None:
        """Return a record, or None."""
        found = self.all(record_class, "id = :id", {"id": record_id})
        return found[0] if found else None

    def get(self, record_class: type[R], record_id: str) -> R:
        """Return a record; raises MissingError."""
        found = self.find(record_class, record_id)
        if found is None:
            raise MissingError
        return found

    def all(
        self, record_class: type[R], where: str = "1", parameters: Mapping[str, Any] | None = None, *, order: str = "id"
    ) -> list[R]:
        """Return the records that fit an SQL condition."""
        found = self.rows(f"SELECT * FROM {spec_of(record_class).table} WHERE {where} ORDER BY {order}", parameters)
        return [record_from_row(record_class, row) for row in found]

    def search(
        self, index: str, words: str, *, limit: int = 200, finished: bool = False, judges: bool = False
    ) -> list[int]:
        """Return the ``rowno`` of rows whose indexed text has all the words, each perhaps unfinished unless said.

        Who ``judges`` the rows herself may be given some that do not fit.
        An index that is closed to the person finds nothing, as if nobody were in it.
        """
        try:
            return find_rows(self._connection, index, words, limit, finished=finished, judges=judges)
        except DriverError as error:
            if "interrupted" in str(error):
                raise CancelledError from error
            if "vtable constructor failed" in str(error) or "not authorized" in str(error):
                return []
            raise plain_error(error) from error

    def setting(self, name: str, default: Any = None) -> Any:
        """Return a setting of the centre."""
        found = self.find(Setting, name)
        return default if found is None else found.value


def _is_mistake(error: Exception) -> bool:
    """Tell errors of the program's own SQL, and the gatekeeper's no, from trouble with the file."""
    words = str(error)
    return any(
        sign in words
        for sign in ("no such", "syntax error", "not authorized", "prohibited", "ambiguous", "binding", "fts5:")
    )

"""What commands and queries are given to work with: the two sides of the store, without an engine."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from integration_desk.core.people import Person, Right
from integration_desk.core.records import Record
from integration_desk.core.words import Text

R = TypeVar("R", bound=Record)


class Reader(Protocol):
    """Reads what the person may see. Rows and columns that she may not see are absent or empty.

    SQL names tables plainly (``client``); parameters are named (``:id``).
    """

    @property
    def person(self) -> Person:
        """Who is asking."""

    @property
    def now(self) -> datetime:
        """The present moment in UTC."""

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Return the rows of a SELECT."""

    def value(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """Return the first column of the first row, or None."""

    def find(self, record_class: type[R], record_id: str) -> R | None:
        """Return a record, or None."""

    def get(self, record_class: type[R], record_id: str) -> R:
        """Return a record; raises MissingError."""

    def all(
        self, record_class: type[R], where: str = "1", parameters: Mapping[str, Any] | None = None, *, order: str = "id"
    ) -> list[R]:
        """Return the records that fit an SQL condition."""

    def search(
        self, index: str, words: str, *, limit: int = 200, finished: bool = False, judges: bool = False
    ) -> list[int]:
        """Return the ``rowno`` of the rows whose indexed text has all the words, those with the very words first.

        As typed, each word may be unfinished; ``finished`` words are taken as whole ones, which is much less work.
        Who ``judges`` the rows herself may be given some that do not fit, which is less work again.
        """

    def setting(self, name: str, default: Any = None) -> Any:
        """Return a setting of the centre (JSON value)."""


class Transaction(Reader, Protocol):
    """Writes: all of it or nothing, and every value before and after is kept in the journal."""

    def insert(self, entry: R) -> R:
        """Save a new record, checked; returns it with its id and times set."""

    def new_id(self) -> str:
        """Return an id for a record that others will point at before it is saved."""

    def update(self, entry: Record, **values: Any) -> None:
        """Change fields of a saved record, checked. Does nothing when nothing differs."""

    def delete(self, entry: Record) -> None:
        """Remove a record; the journal keeps what it held, for undo."""

    def repoint(
        self, target: str, from_id: str, to_id: str, *, only: Sequence[tuple[str, str, str]] | None = None
    ) -> list[tuple[str, str, str]]:
        """Let every link to a record of the table ``target`` name another one; returns (table, row, field) of each.

        With ``only``, the links named there and no others, as far as they still name ``from_id``.
        """

    def insert_many(self, entries: Iterable[Record | tuple[Record, Mapping[str, Any]]]) -> int:
        """Save many new records fast, checked, under the ids that they have; returns how many.

        A record may come with values of internal fields that were not known when it was made.
        """

    def set_setting(self, name: str, value: Any) -> None:
        """Change a setting of the centre."""

    def new_code(self, prefix: str) -> str:
        """Return a new number with check character, never used before in this file."""

    def new_codes(self, prefix: str, count: int) -> list[str]:
        """Return many such numbers at once."""

    def require(self, right: Right) -> None:
        """Raise DeniedError unless the person has the right."""

    def name_step(self, name: Text) -> None:
        """Give the step a more telling name than its command has, as "Refer Amina H."."""

    def record_event(self, kind: str, subject: Sequence[tuple[str, str]] = (), **detail: Any) -> None:
        """Write an audit event (view, print, export, …) in the same transaction; detail holds no personal data."""

    def progress(self, done: int, total: int) -> None:
        """Tell how far a long command is; raises CancelledError when the person has cancelled."""

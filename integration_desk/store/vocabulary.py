"""The terms of a search index in their order: what begins as somebody types.

The engine answers a beginning of more letters than its prefix index knows by merging the rows of every term that
begins so before it gives the first: tens of thousands of rows for *mohamm*, hundreds of thousands for the first digits
of a phone. Its own list of terms tells which these are, and a few whole terms are looked up at once. The list is read
through two temporary tables on each reading connection, with names drawn at random: only the search asks them.
"""

import secrets
from collections.abc import Iterable
from heapq import nlargest

import attrs

from integration_desk.store.driver import Connection

LEADING = 3
"""So many letters of a term the engine's own index of beginnings knows."""
_MOST_TERMS, _MOST_KNOWN = 257, 2000
_FEW_TERMS, _FEW_ROWS = 6, 4000
_WORTH_ASKING = 0.02
_LAST = "\U0010ffff"


@attrs.frozen
class Begun:
    """What begins alike: some of the terms, those of most rows first, whether these are all, and if they are rare."""

    terms: tuple[str, ...]
    whole: bool
    rare: bool


class Vocabulary:
    """The terms of one index on one connection; remembers what it was asked until the file changes."""

    def __init__(self, connection: Connection, table: str) -> None:
        self._connection = connection
        name = f"terms_{secrets.token_hex(16)}"
        self.counted, self.single = f"{name}_counted", f"{name}_single"
        for made, form in ((self.counted, "row"), (self.single, "instance")):
            connection.execute(f"CREATE VIRTUAL TABLE temp.{made} USING fts5vocab(main, {table}, {form})")
        self._known: dict[str, Begun] = {}
        self._version: int | None = None

    def begun(self, form: str) -> Begun:
        """Return the terms that begin so; of very many only some."""
        self._forget_old()
        found = self._known.get(form)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[form] = self._look(form)
        return found

    def rows(self, form: str, limit: int) -> Iterable[int]:
        """Return rows with a term that begins so, in the order of the terms: nothing is merged for them."""
        sql = f"SELECT doc FROM temp.{self.single} WHERE term >= :form AND term < :last LIMIT {limit:d}"
        return (row for (row,) in self._connection.execute(sql, {"form": form, "last": form + _LAST}))

    def _look(self, form: str) -> Begun:
        sql = f"SELECT term, doc FROM temp.{self.counted} WHERE term >= :form AND term < :last LIMIT {_MOST_TERMS}"
        asked = {"form": form, "last": form + _LAST}
        found: list[tuple[str, int]] = self._connection.execute(sql, asked).fetchall()
        every = len(found) < _MOST_TERMS
        rare = every and sum(rows for _, rows in found) <= _FEW_ROWS
        whole = every and len(found) <= _FEW_TERMS
        common = nlargest(_FEW_TERMS, found, key=lambda one: one[1])
        least = 0 if whole or not common else common[0][1] * _WORTH_ASKING
        return Begun(tuple(term for term, rows in common if rows >= least), whole, rare)

    def _forget_old(self) -> None:
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self._known.clear()
            self._version = version


def open_vocabularies(connection: Connection, tables: Iterable[str]) -> frozenset[str]:
    """Open the vocabularies of these indexes on a reading connection; returns the names of their tables."""
    connection.vocabularies.update({table: Vocabulary(connection, table) for table in tables})
    return frozenset(name for one in connection.vocabularies.values() for name in (one.counted, one.single))


def vocabulary_of(connection: Connection, table: str) -> Vocabulary | None:
    """Return the vocabulary of an index, or None where it was not opened: the writing thread sees its own changes."""
    found: Vocabulary | None = connection.vocabularies.get(table)
    return found

"""Writing the search index: contentless full-text tables over folded, romanised and skeleton text."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Protocol

from integration_desk.core.access import Reader
from integration_desk.core.search import SearchIndex, SearchTerm
from integration_desk.store.driver import Connection
from integration_desk.store.folding import name_terms, number_term, word_terms
from integration_desk.store.schema import index_table

_FORMS: dict[str, Callable[[str], Set[str]]] = {
    "name": name_terms,
    "words": word_terms,
    "number": lambda words: {number_term(words)},
}
_AT_ONCE = 500


class Stale(Protocol):
    """What a transaction tells the index."""

    @property
    def stale(self) -> Mapping[str, Set[str]]:
        """For each index the ids of the records whose text may differ."""

    @property
    def removed(self) -> Mapping[str, Set[int]]:
        """For each table the row numbers that are gone."""

    @property
    def fresh(self) -> Mapping[str, Set[str]]:
        """For each table the ids of rows that were not there before."""


def indexed_text(terms: Iterable[SearchTerm]) -> str:
    """Return the text that goes into the index for the terms of one record."""
    found: set[str] = set()
    for words, style in terms:
        if words:
            found |= _FORMS[style](words)
    found.discard("")
    return " ".join(sorted(found))


def reindex(
    connection: Connection,
    reader: Reader,
    indexes: Iterable[SearchIndex],
    trace: Stale,
    beat: Callable[[], None],
) -> None:
    """Bring the indexes up to date with the rows that a transaction touched, with a ``beat`` between large lots."""
    for index in indexes:
        table = index_table(index.name)
        gone = trace.removed.get(index.table, set())
        connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(rowno,) for rowno in sorted(gone)])
        stale = sorted(trace.stale.get(index.name, ()))
        fresh = trace.fresh.get(index.table, set())
        for start in range(0, len(stale), _AT_ONCE):
            beat()
            _write_terms(connection, reader, index, stale[start : start + _AT_ONCE], fresh)


def _write_terms(
    connection: Connection, reader: Reader, index: SearchIndex, stale: Sequence[str], fresh: Set[str]
) -> None:
    """Write the text of some records; what a new one had before need not be looked for."""
    table = index_table(index.name)
    among = f"SELECT id, rowno FROM {index.table} WHERE id IN (SELECT value FROM json_each(?))"
    rownos: dict[str, int] = dict(connection.execute(among, (json.dumps(stale),)).fetchall())
    present = [record_id for record_id in stale if record_id in rownos]
    if index.many is not None and len(present) > 1:
        found = index.many(reader, present)
    else:
        found = ((record_id, index.terms(reader, record_id)) for record_id in present)
    new: list[tuple[int, str]] = []
    known: list[tuple[int, str]] = []
    for record_id, terms in found:
        (new if record_id in fresh else known).append((rownos[record_id], indexed_text(terms)))
    connection.executemany(f"INSERT INTO {table} (rowid, terms) VALUES (?, ?)", sorted(new))
    connection.executemany(f"INSERT OR REPLACE INTO {table} (rowid, terms) VALUES (?, ?)", sorted(known))

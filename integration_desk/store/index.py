"""The search index: contentless full-text tables over folded, romanised and skeleton text."""

from collections.abc import Callable, Iterable, Mapping

from integration_desk.core.access import Reader
from integration_desk.core.search import SearchIndex, SearchTerm
from integration_desk.store.driver import Connection
from integration_desk.store.folding import (
    SKELETON_MARK,
    fold,
    name_terms,
    number_term,
    romanise,
    skeleton,
    tokens,
    word_terms,
)
from integration_desk.store.schema import index_table

_FORMS: dict[str, Callable[[str], set[str]]] = {
    "name": name_terms,
    "words": word_terms,
    "number": lambda words: {number_term(words)} - {""},
}
_SHORTEST_SKELETON, _SHORTEST_NUMBER, _MOST_WORDS = 3, 3, 8


def indexed_text(terms: Iterable[SearchTerm]) -> str:
    """Return the text that goes into the index for the terms of one record."""
    found: set[str] = set()
    for term in terms:
        found |= _FORMS[term.style](term.words)
    return " ".join(sorted(found))


def _quoted(token: str, *, prefix: bool = True) -> str:
    return f'"{token}"' + ("*" if prefix else "")


def _alternatives(word: str) -> str:
    folded = fold(word)
    forms = {folded, *tokens(romanise(folded))}
    found = [_quoted(form) for form in sorted(forms) if form]
    bones = skeleton(folded)
    if len(folded) >= _SHORTEST_SKELETON and len(bones) > 1 and not any(character.isdigit() for character in folded):
        found.append(_quoted(SKELETON_MARK + bones))
    return "(" + " OR ".join(found) + ")"


def _number_alternatives(words: str) -> list[str]:
    """Return the forms of a typed number: as it is, and without the zeros that stand for a country or an area."""
    plain = number_term(words)
    if len(plain) < _SHORTEST_NUMBER or not any(character.isdigit() for character in plain):
        return []
    forms = {plain}
    if plain.isdigit():
        forms |= {plain.removeprefix("00"), plain.removeprefix("0")}
    return [_quoted(form) for form in sorted(forms) if len(form) >= _SHORTEST_NUMBER]


def match_expression(words: str) -> str:
    """Return the full-text query for words as they were typed, or "" when nothing can be searched."""
    typed = tokens(fold(words))[:_MOST_WORDS]
    parts = []
    if typed:
        parts.append("(" + " AND ".join(_alternatives(word) for word in typed) + ")")
    parts += _number_alternatives(words)
    return " OR ".join(parts)


def find_rows(connection: Connection, index: str, words: str, limit: int) -> list[int]:
    """Return the row numbers that fit the typed words, in no order: ranking a million rows inside FTS is too slow."""
    expression = match_expression(words)
    if not expression:
        return []
    table = index_table(index)
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH :expression LIMIT :limit"
    return [row[0] for row in connection.execute(sql, {"expression": expression, "limit": limit})]


def reindex(
    connection: Connection,
    reader: Reader,
    indexes: Iterable[SearchIndex],
    touched: Mapping[str, set[str]],
    removed: Mapping[str, set[int]],
) -> None:
    """Bring the indexes up to date with the rows that a transaction touched.

    ``touched`` holds for each source table the ids of the indexed records; ``removed`` row numbers that are gone.
    """
    for index in indexes:
        table = index_table(index.name)
        gone = removed.get(index.table, set())
        connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(rowno,) for rowno in gone])
        found = []
        for record_id in touched.get(index.name, ()):
            row = connection.execute(f"SELECT rowno FROM {index.table} WHERE id = ?", (record_id,)).fetchone()
            if row is not None:
                found.append((row[0], indexed_text(index.terms(reader, record_id))))
        connection.executemany(f"INSERT OR REPLACE INTO {table} (rowid, terms) VALUES (?, ?)", found)

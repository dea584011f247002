"""Planning a search while words are typed: what has to be asked so that the first rows come at once.

Each step is asked only while rows are wanting: numbers, the very words, the last begun, all begun, by sound.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

from integration_desk.store.driver import Connection
from integration_desk.store.folding import fold, romanise, tokens
from integration_desk.store.querying import (
    MOST_WORDS,
    finished_expressions,
    match_expressions,
    number_forms,
    quoted,
    sound_of,
)
from integration_desk.store.schema import index_table
from integration_desk.store.vocabulary import LEADING, Vocabulary, vocabulary_of

Match = Callable[[str], list[int]]


class Breadth(Enum):
    """How much a query for a begun word finds: more than begins so, the commonest terms, all that begins so."""

    LOOSE = 1
    COMMON = 2
    EXACT = 3


_EVERY_BREADTH = (Breadth.LOOSE, Breadth.COMMON, Breadth.EXACT)


def spellings_of(word: str) -> tuple[str, ...]:
    """Return the forms of a word to look for. Every row with the word itself has its Latin form too.

    >>> spellings_of("Оксана"), spellings_of("Straße")
    (('oksana',), ('strasse',))
    """
    folded = fold(word)
    roman = tokens(romanise(folded))
    return tuple(roman) if len(roman) == 1 else tuple(sorted({folded, *roman}))


class Plan:
    """What to ask of one index for what was typed.

    To who ``judges`` the rows herself some may be given that do not fit: when words that only share their first letters
    are found in fewer rows than the limit, nobody is missing, and nothing needs to be merged.
    """

    def __init__(self, vocabulary: Vocabulary, match: Match, words: str, limit: int, *, judges: bool) -> None:
        self._vocabulary, self._match, self._limit, self._judges = vocabulary, match, limit, judges
        self._asked: dict[str, list[int]] = {}
        self._found: dict[int, None] = {}
        self._numbers = number_forms(words)
        typed = tokens(fold(words))[:MOST_WORDS]
        self._spelled = [spellings_of(word) for word in typed]
        self._sounds = [tuple(filter(None, [sound_of(word)])) for word in typed]

    def rows(self) -> list[int]:
        """Return the rows, the strictest first; each step is asked only while rows are wanting."""
        for fitting in self._steps():
            self._found.update(dict.fromkeys(fitting))
            if len(self._found) >= self._limit:
                break
        return list(self._found)[: self._limit]

    def _steps(self) -> Iterator[Iterable[int]]:
        for form in self._numbers:
            yield self._begun(form)
        if len(self._spelled) == 1:
            yield from self._one_word(self._spelled[0], self._sounds[0])
        elif self._spelled:
            yield from self._words()

    def _one_word(self, spelled: Sequence[str], sounds: Sequence[str]) -> Iterator[Iterable[int]]:
        yield self._ask(_any(map(quoted, spelled)))
        for form in (*spelled, *sounds):
            if len(form) > LEADING:
                yield self._ask(_any(map(quoted, self._vocabulary.begun(form).terms)))
            yield self._begun(form)

    def _words(self) -> Iterator[Iterable[int]]:
        spelled, heard = self._spelled, [(*one, *two) for one, two in zip(self._spelled, self._sounds, strict=True)]
        yield self._ask(_all(_any(map(quoted, forms)) for forms in spelled))
        yield self._begun_words(spelled[:-1], spelled[-1:], _EVERY_BREADTH)
        yield self._begun_words([], spelled, self._breadths())
        if self._judges:  # who has a name spelled so has its sound
            whole = [sounds or forms for forms, sounds in zip(spelled, self._sounds, strict=True)]
            yield self._begun_words(whole[:-1], heard[-1:], self._breadths())
        if not self._judges or not self._found:
            yield self._begun_words([], heard, _EVERY_BREADTH)

    def _breadths(self) -> Iterable[Breadth]:
        """Return how wide to go: nothing is merged for more who fit less well when somebody was found."""
        return _EVERY_BREADTH[:2] if self._judges and self._found else _EVERY_BREADTH

    def _begun_words(
        self, whole: Sequence[Sequence[str]], begun: Sequence[Sequence[str]], breadths: Iterable[Breadth]
    ) -> dict[int, None]:
        """Ask for words of which the last are begun, until the limit is met or it is known that nobody is missing."""
        rows: dict[int, None] = {}
        first = [_any(map(quoted, forms)) for forms in whole]
        for breadth in breadths:
            if breadth is Breadth.LOOSE and not self._judges:
                continue
            beginnings = [[self._beginning(form, breadth) for form in forms] for forms in begun]
            exact = all(known for one in beginnings for _, known in one)
            found = self._ask(_all([*first, *(_any(filter(None, (query for query, _ in one))) for one in beginnings)]))
            few = len(found) < self._limit
            if exact or few or breadth is not Breadth.LOOSE:
                rows.update(dict.fromkeys(found))
            if exact or len(rows) >= self._limit or (few and breadth is Breadth.LOOSE):
                break
        return rows

    def _beginning(self, form: str, breadth: Breadth) -> tuple[str, bool]:
        """Return the query for a beginning, or "", and whether it finds just those rows that begin so."""
        if len(form) <= LEADING:
            return quoted(form, prefix=True), True
        known = self._vocabulary.begun(form)
        if known.whole:
            return _any(map(quoted, known.terms)), True
        if known.rare:
            return quoted(form, prefix=True), True
        if breadth is Breadth.COMMON:
            return _any(map(quoted, known.terms)), False
        if breadth is Breadth.LOOSE or (self._judges and any(character.isdigit() for character in form)):
            return quoted(form[:LEADING], prefix=True), False
        return quoted(form, prefix=True), True

    def _begun(self, form: str) -> Iterable[int]:
        """Return rows with a term that begins so."""
        if len(form) <= LEADING:
            return self._ask(quoted(form, prefix=True))
        return self._vocabulary.rows(form, 2 * self._limit)

    def _ask(self, expression: str) -> list[int]:
        """Return the rows of a query; one that was asked before is not asked again."""
        if not expression:
            return []
        if expression not in self._asked:
            self._asked[expression] = self._match(expression)
        return self._asked[expression]


def find_rows(
    connection: Connection, index: str, words: str, limit: int, *, finished: bool = False, judges: bool = False
) -> list[int]:
    """Return the row numbers that fit the typed words, those that fit best first, as far as the queries tell.

    Ranking a million rows inside FTS is too slow; but who has the very word must not be lost among the many who have a
    longer one, so each wider query only fills up what the stricter ones have left.
    """
    table = index_table(index)
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH :expression LIMIT {limit:d}"

    def match(expression: str) -> list[int]:
        return [row for (row,) in connection.execute(sql, {"expression": expression})]

    vocabulary = None if finished else vocabulary_of(connection, table)
    if vocabulary is not None:
        return Plan(vocabulary, match, words, limit, judges=judges).rows()
    found: dict[int, None] = {}
    for expression in finished_expressions(words) if finished else match_expressions(words):
        found.update(dict.fromkeys(match(expression)))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def _any(queries: Iterable[str]) -> str:
    found = list(dict.fromkeys(queries))
    return f"({' OR '.join(found)})" if len(found) > 1 else "".join(found)


def _all(queries: Iterable[str]) -> str:
    """Join queries of which each must be met; one that nothing can meet makes the whole so."""
    found = list(queries)
    return " AND ".join(dict.fromkeys(found)) if all(found) else ""

"""What a slice says about how its records are found."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import attrs

from integration_desk.core.access import Reader


class SearchTerm(NamedTuple):
    """Words by which a record can be found.

    ``style`` is "name" (folded, romanised and as consonant skeleton), "words" (folded and romanised), or "number"
    (digits and letters only, whole and by its endings: phone numbers, document numbers).
    """

    words: str
    style: str = "words"


@attrs.frozen
class SearchIndex:
    """An index over the rows of ``table``.

    ``sources`` maps each table whose change makes the text stale to the column that holds the id of the indexed
    record. ``columns`` names, for a source table, the columns that the text is made of: a change of others leaves it
    as it is; of a table not named there, every change counts. ``terms`` returns the text of one record. ``people``
    marks indexes that identify persons: closed to roles that do not see identifying values.
    ``many`` returns the text of many records with few questions: an import indexes thousands.
    """

    name: str
    table: str
    sources: Mapping[str, str]
    terms: Callable[[Reader, str], Iterable[SearchTerm]]
    people: bool = False
    columns: Mapping[str, frozenset[str]] = attrs.Factory(dict)
    many: Callable[[Reader, Sequence[str]], Iterable[tuple[str, Iterable[SearchTerm]]]] | None = None

    def depends_on(self, table: str, names: Set[str]) -> bool:
        """Tell whether a change of these columns of a source table can change the text."""
        return table not in self.columns or bool(self.columns[table] & names)

"""What a slice says about records that may be about the same: which they are is worked out in the background."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.words import Text


@attrs.frozen
class Compared:
    """Some records that were compared with all that may be like them: rows by ``rowno``.

    ``pairs`` holds (one, other, score) with one < other; a score of 0 says that a pair kept so far is none any more.
    """

    done: tuple[int, ...]
    pairs: tuple[tuple[int, int, float], ...]


@attrs.frozen
class Likeness:
    """How pairs of records of one table are found that may be about the same.

    A record is compared again when its text in the search index ``index`` may have changed. ``compare(reader, waiting,
    known)`` gets the rows that wait and the pairs that are kept of them; it yields None whenever it may rest, and
    what it has found so far. The reader sees everything: what a person may see is decided when she reads the pairs.
    """

    label: Text
    table: str
    index: str
    compare: Callable[[Reader, Sequence[int], Mapping[int, Set[int]]], Iterator[Compared | None]]

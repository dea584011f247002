"""Which lines of the palette fit the typed words, and in which order."""

from collections.abc import Iterable
from typing import TypeVar

from integration_desk.store import fold

T = TypeVar("T")

BEGINS = 90.0
_WHOLE, _WORDS, _INSIDE, _LETTERS = 100.0, 70.0, 40.0, 10.0


def score(typed: str, label: str) -> float:
    """Tell how well typed words fit a label: 0 not at all, 100 the very same.

    Beginnings of words count most, in any order; then a run of letters anywhere; last, the letters in their order.

    >>> score("new cl", "New client") > score("client", "New client") > score("nwclt", "New client") > 0
    True
    >>> score("xyz", "New client")
    0.0
    """
    wanted, offered = fold(typed).split(), fold(label)
    if not wanted:
        return 0.0
    whole = " ".join(wanted)
    shortness = min(1.0, len(whole) / max(1, len(offered)))
    if whole == offered:
        return _WHOLE
    if offered.startswith(whole):
        return BEGINS + 9 * shortness
    words = offered.split()
    if all(any(word.startswith(one) for word in words) for one in wanted):
        return _WORDS + 9 * shortness
    if all(one in offered for one in wanted):
        return _INSIDE + 9 * shortness
    gap = _gap("".join(wanted), offered)
    return 0.0 if gap is None else max(1.0, _LETTERS + 9 * shortness - gap)


def _gap(letters: str, offered: str) -> int | None:
    """Return how many letters are skipped when ``letters`` are found in order; None when they are not, or too many."""
    place, first, gap = 0, None, 0
    for letter in letters:
        found = offered.find(letter, place)
        if found < 0:
            return None
        if first is None:
            first = found
        else:
            gap += found - place
        place = found + 1
    return gap if gap <= 2 * len(letters) else None


def ranked(typed: str, entries: Iterable[tuple[str, T]], limit: int = 8) -> list[T]:
    """Return the entries whose label fits, best first; equal ones stay in their order."""
    scored = [(score(typed, label), entry) for label, entry in entries]
    fitting = [(points, entry) for points, entry in scored if points > 0]
    fitting.sort(key=lambda pair: -pair[0])
    return [entry for _, entry in fitting[:limit]]

"""How meetings at the same time stand side by side in a day's column."""

from collections.abc import Sequence
from datetime import datetime

import attrs


@attrs.frozen
class Lane:
    """The place of a meeting among those at the same time: which of how many, counted from 0."""

    place: int
    of: int


def lanes(spans: Sequence[tuple[datetime, datetime]]) -> list[Lane]:
    """Return the place of each meeting, given by begin and end, so that none covers another.

    >>> nine, ten, eleven, noon = (datetime(2026, 11, 24, hour) for hour in (9, 10, 11, 12))
    >>> [(one.place, one.of) for one in lanes([(nine, eleven), (ten, noon), (noon, noon)])]
    [(0, 2), (1, 2), (0, 1)]
    """
    order = sorted(range(len(spans)), key=lambda number: (spans[number][0], spans[number][1]))
    found: dict[int, Lane] = {}
    group: list[tuple[int, int]] = []
    ends: list[datetime] = []
    until: datetime | None = None
    for number in order:
        starts, stops = spans[number]
        if until is not None and starts >= until:
            _close(group, len(ends), found)
            group, ends, until = [], [], None
        place = next((lane for lane, end in enumerate(ends) if end <= starts), len(ends))
        if place == len(ends):
            ends.append(stops)
        else:
            ends[place] = stops
        group.append((number, place))
        until = stops if until is None else max(until, stops)
    _close(group, len(ends), found)
    return [found[number] for number in range(len(spans))]


def _close(group: Sequence[tuple[int, int]], of: int, found: dict[int, Lane]) -> None:
    for number, place in group:
        found[number] = Lane(place, of)

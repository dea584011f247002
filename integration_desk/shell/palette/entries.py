"""What the palette offers: the window's own actions, the slices' actions and pages, and whatever the words find."""

from collections.abc import Callable, Iterable, Sequence

import attrs

from integration_desk.core.access import Reader
from integration_desk.core.people import Person
from integration_desk.core.slices import Hit, Place, Slice
from integration_desk.core.words import T, Text
from integration_desk.i18n import current
from integration_desk.shell.palette.ranking import BEGINS, ranked, score

HITS = 12
ACTIONS = 6


@attrs.frozen
class Entry:
    """A line of the palette: its words, and a place to go or something to do."""

    title: Text | str
    detail: Text | str
    icon: str
    place: Place | None = None
    act: Callable[[], object] | None = None
    keys: str = ""


def offered(person: Person, slices: Sequence[Slice], pages: Iterable[str], own: Sequence[Entry]) -> list[Entry]:
    """Return the actions and pages that the person may use, in sidebar order; a place that has no page is left out."""
    known = set(pages)
    found = [Entry(T("Today"), T("Page"), "today", Place("today"))]
    for one in slices:
        found += [
            Entry(action.label, one.label, action.icon, action.place, keys=action.shortcut)
            for action in one.actions
            if person.may(action.right) and action.place.kind in known
        ]
        found += [
            Entry(entry.label, T("Page"), entry.icon, entry.place)
            for entry in one.sidebar
            if person.may(entry.right) and entry.place.kind in known
        ]
    return [*found, *own]


def fitting(words: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the actions whose words fit, best first; without words all of them in their order."""
    if not words.strip():
        return list(entries)
    say = current().say
    return ranked(words, ((say(entry.title), entry) for entry in entries), limit=ACTIONS)


def merged(words: str, actions: Sequence[Entry], found: Sequence[Entry]) -> list[Entry]:
    """Put together what fits: actions that begin with the words, then what was found, then other actions."""
    say = current().say
    first = [entry for entry in actions if score(words, say(entry.title)) >= BEGINS]
    return [*first, *found, *(entry for entry in actions if entry not in first)]


def find_hits(reader: Reader, slices: Sequence[Slice], words: str) -> list[Hit]:
    """Return what the slices find for the words; each sees only what its reader lets it see."""
    if not words.strip():
        return []
    found: list[Hit] = []
    for one in slices:
        if one.palette is not None:
            found += one.palette(reader, words)[:HITS]
    return found


def as_entries(hits: Iterable[Hit], pages: Iterable[str]) -> list[Entry]:
    """Return found records as lines of the palette."""
    known = set(pages)
    return [Entry(hit.title, hit.detail, hit.icon or "next", hit.place) for hit in hits if hit.place.kind in known]

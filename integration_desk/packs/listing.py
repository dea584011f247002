"""What the list of packs shows."""

from datetime import date

import attrs

from integration_desk.core.access import Reader
from integration_desk.i18n import current
from integration_desk.packs.calendars import local_day
from integration_desk.packs.codes import PACK_KINDS
from integration_desk.packs.deadlines import is_old
from integration_desk.packs.own import StoredPack, stored_packs
from integration_desk.packs.words import place_words


@attrs.frozen
class PackRow:
    """One line of the list. ``old``: checked more than a year ago; ``readable``: it can be used by this program."""

    id: str
    title: str
    kind: str
    jurisdiction: str
    checked_on: date | None
    source: str
    own: bool
    replaces: bool
    old: bool
    readable: bool


def packs_page(
    reader: Reader, *, offset: int, limit: int, order: str = "", descending: bool = False, words: str = ""
) -> tuple[list[PackRow], int]:
    """Return one page of the list of packs whose title, matter or place has the words."""
    today = local_day(reader.now)
    typed = words.casefold().split()
    found = [_row(one, today) for one in stored_packs(reader)]
    found = [one for one in found if all(word in _found_by(one) for word in typed)]
    if order == "checked_on":
        found.sort(key=lambda one: one.checked_on or date.min, reverse=descending)
    elif order == "title":
        found.sort(key=lambda one: one.title.casefold(), reverse=descending)
    return found[offset : offset + limit], len(found)


def _row(one: StoredPack, today: date) -> PackRow:
    pack = one.pack
    return PackRow(
        id=one.id,
        title=pack.title.text(current().language_code) if pack else one.id,
        kind=one.kind,
        jurisdiction=pack.jurisdiction if pack else "",
        checked_on=pack.checked_on if pack else None,
        source=pack.source if pack else "",
        own=one.own,
        replaces=one.replaces,
        old=pack is not None and is_old(pack, today),
        readable=pack is not None,
    )


def _found_by(row: PackRow) -> str:
    say = current().say
    return f"{row.title} {say(PACK_KINDS.label(row.kind))} {say(place_words(row.jurisdiction))} {row.id}".casefold()

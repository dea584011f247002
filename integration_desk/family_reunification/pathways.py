"""The pack behind a case, and the words of what it names: they are read in the language of whoever looks."""

import hashlib

from integration_desk.core.access import Reader
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.errors import MissingError
from integration_desk.core.words import verbatim
from integration_desk.family_reunification.model import EVENTS
from integration_desk.i18n import current
from integration_desk.packs import Item, Pack, pack_of, packs, shipped, shipped_texts, stored_packs

KIND = "family_reunification"
RECKONING = 2
"""Counted up when the program itself reckons otherwise: what was worked out before is then worked out anew."""


def pack_or_none(reader: Reader, pack_id: str) -> Pack | None:
    """Return a pack; None when it is not there any more or cannot be read."""
    try:
        return pack_of(reader, pack_id)
    except MissingError:
        return None


def packs_by_id(reader: Reader) -> dict[str, Pack]:
    """Return the packs of family reunification that can be used, by id."""
    return {pack.id: pack for pack in packs(reader, KIND)}


def words_of(item: Item | None, item_id: str, language: str = "") -> str:
    """Return the title of what a pack names; what it does not name any more reads as its id in plain words.

    >>> words_of(None, "birth_certificate")
    'Birth certificate'
    """
    if item is None:
        return item_id.replace("_", " ").replace("-", " ").strip().capitalize()
    return item.title.text(language or current().language_code)


def event_words(pack: Pack | None, event: str) -> str:
    """Return what an event is called: by its pack, else as the program knows it."""
    known = pack.event(event) if pack else None
    return current().say(EVENTS.label(event)) if known is None and event in EVENTS else words_of(known, event)


def event_choices(pack: Pack | None, kept: str = "") -> CodeList:
    """Return the events that can be entered: those of the pack, and those from which the state of a case follows."""
    offered = choices("family_event_choices", pack.events if pack else (), kept)
    known = {code.code for code in offered}
    return CodeList(offered.name, (*offered, *(code for code in EVENTS if code.code not in known)))


def choices(name: str, items: tuple[Item, ...], kept: str = "") -> CodeList:
    """Return what a pack names as a list to choose from; a ``kept`` id that is not there any more stays readable."""
    language = current().language_code
    codes = [Code(one.id, verbatim(one.title.text(language))) for one in items]
    if kept and kept not in {one.id for one in items}:
        codes.append(Code(kept, verbatim(words_of(None, kept)), retired=True))
    return CodeList(name, tuple(codes))


def title_of(pack: Pack) -> str:
    """Return the title of a pack with its place, as a choice."""
    return pack.title.text(current().language_code)


def fingerprint(reader: Reader) -> str:
    """Return what tells whether a pack has changed since the deadlines of all cases were worked out.

    A pack of the program counts also where one of the centre stands in for it: others are based on it.
    """
    digest = hashlib.sha256(str(RECKONING).encode())
    standard = [(pack.id, shipped_texts()[pack.id]) for pack in shipped() if pack.kind == KIND]
    own = [(stored.id, stored.text) for stored in stored_packs(reader) if stored.own and stored.kind == KIND]
    for pack_id, text in (*standard, *own):
        digest.update(f"\n{pack_id}\n{text}".encode())
    return digest.hexdigest()

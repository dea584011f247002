"""The choice of a family for a character: the script's own, then the bundled ones, then the system's."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from integration_desk.printing.fonts.scripts import families_of
from integration_desk.printing.fonts.shelf import Family, bundled_families, system_families

LAST_RESORT = "Noto Sans"
# Joiners and variation selectors need no glyph of their own.
_GLYPHLESS = {ord(character): None for character in "\u200c\u200d\ufe0e\ufe0f\u034f"}


def _candidates(script: str, language: str, *, plain: bool) -> Iterator[Family]:
    bundled = bundled_families()
    names = families_of(script, language)
    general = bundled.get(LAST_RESORT)
    if plain and general:
        yield general
    for name in names:
        if name in bundled:
            yield bundled[name]
        elif "Nastaliq" in name and name in system_families():
            yield system_families()[name]
    if general:
        yield general
    yield from bundled.values()
    system = system_families()
    for name in names:
        if name in system:
            yield system[name]
    yield from system.values()


@lru_cache(maxsize=50_000)
def choose(cluster: str, script: str, language: str) -> Family | None:
    """Return the family to set a base character with its marks in, or None where no font has the base.

    Digits and punctuation of ASCII always come from the general family: a number that changes its face in the middle,
    because a script's family lacks the "+", looks broken.
    """
    needed = cluster.translate(_GLYPHLESS)
    plain = needed.isascii() and not needed.isalpha() and needed != " "
    composed = unicodedata.normalize("NFC", needed)
    partly: Family | None = None
    for family in _candidates(script, language, plain=plain):
        if family.covers(needed) or (composed != needed and family.covers(composed)):
            return family
        if partly is None and needed and family.covers(needed[0]):
            partly = family
    return partly

"""Items: stretches of a passage with one level, script, language, font and appearance."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import attrs

from integration_desk.printing.bidi import levels
from integration_desk.printing.fonts import LAST_RESORT, Face, choose, language_script, leading_of, script_of
from integration_desk.printing.fonts.scripts import NEUTRAL
from integration_desk.printing.fonts.shelf import Family, bundled_families
from integration_desk.printing.text.words import Mark, Passage

# Characters that steer and show nothing; they are no part of any item.
INVISIBLE = frozenset("\u00ad\u061c\u180e\u200b\u200e\u200f\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2060, 0x2070))
}
# Latin letters, digits and common signs, perhaps with stretches set apart from their surroundings.
_LATIN = "[ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2015\u2018-\u2026\u202f\u20ac]*"
_SIMPLE = re.compile(f"{_LATIN}(?:\u2066{_LATIN}\u2069{_LATIN})*")
_STRETCH = re.compile("[^\u2066\u2069]+")
_JOINERS = "\u200c\u200d"


@attrs.frozen
class Item:
    """A stretch to be shaped as one."""

    start: int
    end: int
    level: int
    script: str
    leading: float
    face: Face
    mark: Mark

    def goes_on(self, face: Face, level: int, script: str, mark: Mark) -> bool:
        """Tell whether what comes next belongs to the item."""
        return self.face is face and self.level == level and self.script == script and self.mark is mark


@cache
def _extends(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    return character in _JOINERS or unicodedata.category(character) in {"Mn", "Mc", "Me"}


@cache
def _is_picture(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk"}


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into base characters with their marks and joiners."""
    start = 0
    for index in range(1, len(text) + 1):
        if index < len(text):
            character = text[index]
            joined = text[index - 1] == "\u200d" and _is_picture(character)
            if text[index - 1] not in INVISIBLE and (joined or _extends(character)):
                continue
        if index > start:
            yield start, index
        start = index


def resolved_scripts(text: str, language: str) -> list[str]:
    """Return each character's script; what scripts share takes that of the letters before it, else after it."""
    scripts: list[str] = []
    last = ""
    for character in text:
        script = script_of(character)
        if script not in NEUTRAL:
            last = script
        scripts.append(last)
    first = next((script for script in scripts if script), language_script(language))
    return [script or first for script in scripts]


def missing_in(text: str, language: str) -> list[str]:
    """Return the characters of a text that no font at hand has."""
    scripts = resolved_scripts(text, language)
    return [
        text[start]
        for start, end in clusters(text)
        if text[start] not in INVISIBLE and choose(text[start:end], scripts[start], language) is None
    ]


def itemise(passage: Passage) -> list[Item]:
    """Cut a passage into items."""
    return _simple_items(passage) or _any_items(passage)


def _simple_items(passage: Passage) -> list[Item]:
    """Return the items of a passage in Latin letters that one font has; else none.

    It is what looking at each character would find, at a fraction of the time.
    """
    text = passage.text
    if passage.base or not _SIMPLE.fullmatch(text):
        return []
    script = "Latn" if any(map(str.isalpha, text)) else language_script(passage.language)
    items: list[Item] = []
    for stretch in _STRETCH.finditer(text):
        level = 2 if stretch.start() and text[stretch.start() - 1] == "\u2066" else 0
        for mark in passage.marks:
            start, end = max(stretch.start(), mark.start), min(stretch.end(), mark.end)
            if start >= end:
                continue
            families = {choose(character, script, mark.language) for character in set(text[start:end])}
            family = families.pop()
            if families or family is None:
                return []
            leading = leading_of(script, family.name)
            items.append(Item(start, end, level, script, leading, family.face(bold=mark.bold), mark))
    return items


def _any_items(passage: Passage) -> list[Item]:
    """Cut a passage into items, character by character with their marks."""
    text = passage.text
    of_levels = levels(text, passage.base)
    scripts = resolved_scripts(text, passage.language)
    marks = iter(passage.marks)
    mark = next(marks, None)
    items: list[Item] = []
    previous: Family | None = None
    begun: Item | None = None
    at = 0
    for start, end in clusters(text):
        while mark is not None and start >= mark.end:
            mark = next(marks, None)
        if mark is None:
            break
        if text[start] in INVISIBLE:
            continue
        script, level = scripts[start], of_levels[start]
        if text[start] == " " and previous is not None and previous.covers(" "):
            family = previous
        else:
            family = choose(text[start:end], script, mark.language) or bundled_families()[LAST_RESORT]
        previous = family
        face = family.face(bold=mark.bold)
        if begun is None or at != start or not begun.goes_on(face, level, script, mark):
            if begun is not None:
                items.append(attrs.evolve(begun, end=at))
            begun = Item(start, end, level, script, leading_of(script, family.name), face, mark)
        at = end
    return items if begun is None else [*items, attrs.evolve(begun, end=at)]

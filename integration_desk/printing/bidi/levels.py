"""Levels of a text, and the visual order of what has levels."""

from collections.abc import Sequence

import attrs

from integration_desk.printing.bidi.classes import CLOSING, CLOSING_OF, bidi_class
from integration_desk.printing.bidi.explicit import (
    ISOLATES,
    REMOVED,
    explicit_levels,
    first_strong_level,
    matching_isolates,
    run_sequences,
)
from integration_desk.printing.bidi.resolve import LETTER, brackets, neutral, weak

_FORMATS = REMOVED | ISOLATES | {"PDI"}
_RIGHTWARD = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "FSI", "LRE", "LRO", "LRI"})
_BRACKETS = frozenset(CLOSING_OF) | frozenset(CLOSING)
_RAISED = ({"R": 1, "N": 2, "E": 2, "L": 0}, {"L": 1, "N": 1, "E": 1, "R": 0})


def base_level(text: str) -> int:
    """Return 1 if the first strong character runs from right to left, else 0 (rules P2 and P3)."""
    classes = [bidi_class(character) for character in text]
    return first_strong_level(classes, 0, len(classes), matching_isolates(classes)) or 0


def levels(text: str, base: int | None = None) -> list[int]:
    """Return the level of every character of a text that stands on one line; odd levels run from right to left.

    ``base`` is the level of the paragraph; without it the first strong character decides, for each paragraph anew.
    Characters that the algorithm removes (rule X9) have the level of the character before them.
    """
    classes = [bidi_class(character) for character in text]
    found: list[int] = []
    start = 0
    while start < len(text):
        end = classes.index("B", start) + 1 if "B" in classes[start:] else len(text)
        found += resolve_classes(classes[start:end], base, text[start:end])
        start = end
    return found


def resolve_classes(classes: Sequence[str], base: int | None = None, text: str = "") -> list[int]:
    """Return the levels of one paragraph of bidi classes; ``text`` is needed to know the brackets."""
    present = set(classes)
    if base == 0 and not present & _RIGHTWARD:
        return [0] * len(classes)
    matches = matching_isolates(classes) if present & ISOLATES else {}
    if base is None:
        base = first_strong_level(classes, 0, len(classes), matches) or 0
    if present & _FORMATS:
        found, names = explicit_levels(classes, base, matches)
        sequences = run_sequences(classes, found, matches)
    else:
        found, names = [base] * len(classes), list(classes)
        sequences = [list(range(len(classes)))] if classes else []
    paragraph = _Paragraph(classes, names, tuple(found), base, matches, text)
    for sequence in sequences:
        paragraph.resolve(sequence, found)
    _reset_whitespace(classes, found, base)
    return found


@attrs.frozen
class _Paragraph:
    """A paragraph after its explicit levels are known."""

    classes: Sequence[str]
    names: list[str]
    explicit: tuple[int, ...]
    base: int
    matches: dict[int, int]
    text: str

    def resolve(self, sequence: list[int], found: list[int]) -> None:
        """Put the final levels of an isolating run sequence into ``found``."""
        level, last = self.explicit[sequence[0]], sequence[-1]
        before = self._level_beside(sequence[0], -1)
        unmatched = self.classes[last] in ISOLATES and last not in self.matches
        after = self.base if unmatched else self._level_beside(last, 1)
        embedding = "LR"[level & 1]
        start, end = "LR"[max(level, before) & 1], "LR"[max(level, after) & 1]
        letters = weak(start + "".join([LETTER[self.names[index]] for index in sequence]) + end)
        if self.text and any(self.text[index] in _BRACKETS for index in sequence):
            characters = "\0" + "".join([self.text[index] for index in sequence]) + "\0"
            marks = [False, *(self.classes[index] == "NSM" for index in sequence), False]
            letters = brackets(letters, characters, embedding, marks)
        raised = _RAISED[level & 1]
        for index, letter in zip(sequence, neutral(letters, embedding)[1:-1], strict=True):
            found[index] = level + raised[letter]

    def _level_beside(self, index: int, step: int) -> int:
        index += step
        while 0 <= index < len(self.classes):
            if self.classes[index] not in REMOVED:
                return self.explicit[index]
            index += step
        return self.base


def _reset_whitespace(classes: Sequence[str], found: list[int], base: int) -> None:
    """Apply rule L1, and give removed characters the level of the one before."""
    trailing = True
    for index in range(len(classes) - 1, -1, -1):
        name = classes[index]
        if name in {"B", "S"}:
            trailing = True
            found[index] = base
        elif name == "WS" or name in ISOLATES or name == "PDI":
            if trailing:
                found[index] = base
        elif name not in REMOVED:
            trailing = False
    for index, name in enumerate(classes):
        if name in REMOVED:
            found[index] = found[index - 1] if index else base


def visual_order(of_levels: Sequence[int]) -> list[int]:
    """Return the indices of a line's parts from left to right (rule L2)."""
    order = list(range(len(of_levels)))
    odd = [level for level in of_levels if level & 1]
    if not odd:
        return order
    for level in range(max(of_levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            if of_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and of_levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order

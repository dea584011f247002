"""The implicit rules W1 to W7, N0 to N2 for one isolating run sequence.

A sequence is a string with one letter for each character's class, so that each rule is one pattern. The string begins
and ends with the letters of *sos* and *eos*.
"""

import re
from functools import lru_cache

from integration_desk.printing.bidi.classes import CLOSING, CLOSING_OF

LETTER = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "E",
    "ES": "S",
    "ET": "T",
    "AN": "N",
    "CS": "C",
    "NSM": "M",
    "B": "B",
    "S": "G",
    "WS": "W",
    "ON": "O",
    "LRI": "I",
    "RLI": "I",
    "FSI": "I",
    "PDI": "P",
}
_DEEPEST_BRACKETS = 63

_MARKS = re.compile(r"(.)(M+)")
_AFTER_ARABIC = re.compile(r"A[^LRA]*")
_EUROPEAN_SEPARATOR = re.compile(r"(?<=E)[SC](?=E)")
_ARABIC_SEPARATOR = re.compile(r"(?<=N)C(?=N)")
_TERMINATORS = re.compile(r"(?<=E)T+|T+(?=E)")
_AFTER_LATIN = re.compile(r"L[^LR]*")
_NEUTRALS_LEFT = re.compile(r"(?<=L)[OWGBIP]+(?=L)")
_NEUTRALS_RIGHT = re.compile(r"(?<=[REN])[OWGBIP]+(?=[REN])")
_NEUTRALS = re.compile(r"[OWGBIP]")
_REST = str.maketrans("SCT", "OOO")
_STRONG = {"L": "L", "R": "R", "E": "R", "N": "R"}


def _mark(match: re.Match[str]) -> str:
    before = match[1]
    return before + ("O" if before in "IP" else before) * len(match[2])


@lru_cache(maxsize=20_000)
def weak(letters: str) -> str:
    """Apply rules W1 to W7 to a sequence."""
    if "M" in letters:
        letters = _MARKS.sub(_mark, letters)
    if "A" in letters:
        letters = _AFTER_ARABIC.sub(lambda match: match[0].replace("E", "N"), letters).replace("A", "R")
    letters = _EUROPEAN_SEPARATOR.sub("E", letters)
    letters = _ARABIC_SEPARATOR.sub("N", letters)
    letters = _TERMINATORS.sub(lambda match: "E" * len(match[0]), letters).translate(_REST)
    return _AFTER_LATIN.sub(lambda match: match[0].replace("E", "L"), letters)


@lru_cache(maxsize=20_000)
def neutral(letters: str, embedding: str) -> str:
    """Apply rules N1 and N2 to a sequence."""
    letters = _NEUTRALS_LEFT.sub(lambda match: "L" * len(match[0]), letters)
    letters = _NEUTRALS_RIGHT.sub(lambda match: "R" * len(match[0]), letters)
    return _NEUTRALS.sub(embedding, letters)


def bracket_pairs(letters: str, characters: str) -> list[tuple[int, int]]:
    """Return the positions of matching brackets in order of the opening ones (definition BD16)."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for position, character in enumerate(characters):
        if letters[position] != "O":
            continue
        if character in CLOSING_OF:
            if len(stack) == _DEEPEST_BRACKETS:
                return []
            stack.append((CLOSING_OF[character], position))
        elif character in CLOSING:
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == CLOSING[character]:
                    pairs.append((stack[depth][1], position))
                    del stack[depth:]
                    break
    return sorted(pairs)


def brackets(letters: str, characters: str, embedding: str, marks: list[bool]) -> str:
    """Apply rule N0: a pair of brackets takes the direction of what it holds, or of what stands before it.

    ``marks`` tells which characters were combining marks before rule W1; they follow the bracket they stand on.
    """
    pairs = bracket_pairs(letters, characters)
    if not pairs:
        return letters
    found = list(letters)
    for opening, closing in pairs:
        inside = {_STRONG[letter] for letter in found[opening + 1 : closing] if letter in _STRONG}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            before = next((_STRONG[found[at]] for at in range(opening - 1, -1, -1) if found[at] in _STRONG), embedding)
            direction = before if before in inside else embedding
        for bracket in (opening, closing):
            found[bracket] = direction
            follower = bracket + 1
            while follower < len(marks) and marks[follower]:
                found[follower] = direction
                follower += 1
    return "".join(found)

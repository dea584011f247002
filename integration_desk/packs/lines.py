"""On which line a key of a TOML file stands: ``tomllib`` tells the values, but not where they were.

The text is known to be right when this is asked, so it is enough to follow headings, keys and what goes on over lines.
"""

import re
from collections import Counter
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_BARE = r'[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'"
_DOTTED = rf"(?:{_BARE})(?:[ \t]*\.[ \t]*(?:{_BARE}))*"
_HEADING = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]\]?")
_ENTRY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_NAME = re.compile(_BARE)
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}|\'\'\'(?:[^\']|\'{1,2}(?!\'))*\'{3,5}'  # strings over several lines
    r'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}\n]',
    re.DOTALL,
)
_DEPTH = {"[": 1, "{": 1, "]": -1, "}": -1}


def line_of(lines: dict[Path, int], path: Path) -> int:
    """Return the line of the nearest thing on the way to a key that stands in the text itself."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def key_lines(text: str) -> dict[Path, int]:
    r"""Return the line of each heading and key, counted from 1; the second ``[[fee]]`` is ``("fee", 1)``.

    >>> key_lines('id = "a"\n[[fee]]\nid = 1\n[[fee]]\ntitle.en = "x"')[("fee", 1, "title")]
    5
    """
    found: dict[Path, int] = {}
    counts: Counter[Path] = Counter()
    here: Path = ()
    at, number = 0, 1
    while at < len(text):
        heading, entry = _HEADING.match(text, at), _ENTRY.match(text, at)
        if heading:
            here = _place(_names(heading[2]), counts, heading[1] == "[[")
            _note(found, here, number)
        elif entry:
            _note(found, here + _names(entry[1]), number)
        begun = heading or entry
        start = begun.end() if begun else at
        end = _end_of_value(text, start)
        number += text.count("\n", at, end)
        at = end
    return found


def _note(found: dict[Path, int], path: Path, number: int) -> None:
    for length in range(1, len(path) + 1):
        found.setdefault(path[:length], number)


def _names(dotted: str) -> Path:
    return tuple(name.strip("\"'") for name in _NAME.findall(dotted))


def _place(names: Path, counts: Counter[Path], another: bool) -> Path:
    """Return where a heading leads: into the last table of each array on the way."""
    here: Path = ()
    for name in names[:-1]:
        here = (*here, name)
        if counts[here]:
            here = (*here, counts[here] - 1)
    here = (*here, names[-1])
    if another:
        counts[here] += 1
    return (*here, counts[here] - 1) if counts[here] else here


def _end_of_value(text: str, at: int) -> int:
    """Return where the next line begins that is not inside a string or a bracket."""
    depth = 0
    for piece in _PIECE.finditer(text, at):
        if piece[0] == "\n" and depth <= 0:
            return piece.end()
        depth += _DEPTH.get(piece[0], 0)
    return len(text)

"""Which text each glyph tells to those who copy, search or listen."""

from typing import NamedTuple

import attrs

from integration_desk.printing.text.shaping import Glyph, Run


class Mark(NamedTuple):
    """A glyph at its place from the beginning of its run, with the text that it tells, in shares of the size."""

    glyph: int
    told: str
    x: float
    y: float


@attrs.frozen(eq=False)
class PlacedRun:
    """A run, or the part of it that stands on a line.

    ``marks`` are its glyphs, ``clusters`` the index of the character that each belongs to. ``plain`` tells that no
    character has several glyphs.
    """

    run: Run
    marks: tuple[Mark, ...]
    clusters: tuple[int, ...]
    plain: bool
    width: float
    end: int


def placed_run(run: Run, glyphs: tuple[Glyph, ...], text: str, end: int) -> PlacedRun:
    """Place the glyphs of a run, or of a part of it that ends before the character ``end``.

    Of the glyphs of one character the widest tells its text, since dots and marks have no width. Readers of PDF turn
    right-to-left words around character by character, also within what one glyph tells, so there a letter with its
    vowel marks tells them in the order of the eye.
    """
    clusters = tuple(glyph.cluster for glyph in glyphs)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], end], strict=True))
    plain = len(starts) == len(clusters)
    bearers = {} if plain else _bearers(glyphs)
    step = -1 if run.item.level & 1 else 1
    marks: list[Mark] = []
    x = 0.0
    for index, (number, cluster, advance, right, up, _) in enumerate(glyphs):
        told = text[cluster : ends[cluster]][::step] if plain or bearers[cluster] == index else ""
        marks.append(Mark(number, told, x + right, up))
        x += advance
    return PlacedRun(run, tuple(marks), clusters, plain, x, end)


def _bearers(glyphs: tuple[Glyph, ...]) -> dict[int, int]:
    found: dict[int, int] = {}
    for index, glyph in enumerate(glyphs):
        held = found.get(glyph.cluster)
        if held is None or glyph.advance > glyphs[held].advance:
            found[glyph.cluster] = index
    return found

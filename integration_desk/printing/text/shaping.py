"""Shaping of a passage with HarfBuzz, once for all widths and sizes."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import attrs
import uharfbuzz as hb

from integration_desk.printing.text.itemise import Item, itemise, missing_in
from integration_desk.printing.text.keeping import break_places
from integration_desk.printing.text.words import Passage

__all__ = ["Glyph", "Run", "Shaped", "missing_in", "shape"]

_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)
_FEATURES = {"kern": True, "liga": True}


class Glyph(NamedTuple):
    """A shaped glyph; lengths are shares of the size."""

    number: int
    cluster: int
    advance: float
    x: float
    y: float
    unsafe: bool


@attrs.frozen(eq=False)
class Run:
    """An item with its glyphs, in the order in which they stand on the line."""

    item: Item
    glyphs: tuple[Glyph, ...]
    _ranks: tuple[int, ...]

    @classmethod
    def of(cls, item: Item, glyphs: tuple[Glyph, ...]) -> "Run":
        """Return the run of an item's glyphs."""
        sign = -1 if item.level & 1 else 1
        return cls(item, glyphs, tuple(sign * glyph.cluster for glyph in glyphs))

    def between(self, start: int, end: int) -> tuple[Glyph, ...]:
        """Return the glyphs of the characters from start to before end."""
        if self.item.level & 1:
            return self.glyphs[bisect_right(self._ranks, -end) : bisect_right(self._ranks, -start)]
        return self.glyphs[bisect_left(self._ranks, start) : bisect_left(self._ranks, end)]


@attrs.frozen(eq=False)
class Shaped:
    """A passage shaped: its runs, the width up to each character, the places where lines may break."""

    passage: Passage
    runs: tuple[Run, ...]
    reach: tuple[float, ...]
    breaks: tuple[int, ...]
    spare_breaks: tuple[int, ...]
    cluster_starts: tuple[int, ...]

    @property
    def width(self) -> float:
        """The width of the passage on one line, as a share of the size."""
        return self.reach[-1]

    def runs_between(self, start: int, end: int) -> tuple[Run, ...]:
        """Return the runs that have characters from start to before end."""
        first = bisect_right(self.runs, start, key=lambda run: run.item.end)
        return self.runs[first : bisect_left(self.runs, end, key=lambda run: run.item.start)]

    @property
    def has_right_to_left(self) -> bool:
        """Whether any of it runs from right to left."""
        return any(run.item.level & 1 for run in self.runs)

    @property
    def widest_word(self) -> float:
        """The width of the widest piece that does not break, as a share of the size."""
        text, reach, start, widest = self.passage.text, self.reach, 0, 0.0
        for end in self.breaks:
            visible = start + len(text[start:end].rstrip())
            widest = max(widest, reach[visible] - reach[start])
            start = end
        return widest

    def cut_within(self, start: int, end: int, width: float) -> int:
        """Return the last place at which a piece that is too wide can be cut; at least one character stays before it.

        A phone number in a narrow column breaks at its spaces, a word of three hundred letters wherever it must.
        """
        place = bisect_right(self.reach, self.reach[start] + width + 1e-6, start, end + 1) - 1
        spare = bisect_right(self.spare_breaks, place) - 1
        if spare >= 0 and self.spare_breaks[spare] > start:
            return min(self.spare_breaks[spare], end)
        at = bisect_right(self.cluster_starts, place) - 1
        place = self.cluster_starts[at] if at >= 0 else start
        if place > start:
            return min(place, end)
        following = bisect_right(self.cluster_starts, start)
        return min(self.cluster_starts[following] if following < len(self.cluster_starts) else end, end)


def shape_item(text: str, item: Item, start: int, end: int) -> tuple[Glyph, ...]:
    """Shape a part of an item in its context."""
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if item.level & 1 else "ltr"
    buffer.script = item.script
    buffer.language = item.mark.language.replace("_", "-") or "en"
    hb.shape(item.face.font, buffer, _FEATURES)
    unit = 1 / item.face.upem
    return tuple(
        Glyph(
            info.codepoint,
            info.cluster,
            place.x_advance * unit,
            place.x_offset * unit,
            place.y_offset * unit,
            bool(int(info.flags) & _UNSAFE),
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


@lru_cache(maxsize=4_000)
def shape(passage: Passage) -> Shaped:
    """Shape a passage."""
    text = passage.text
    advances = [0.0] * len(text)
    runs: list[Run] = []
    starts: set[int] = set()
    for item in itemise(passage):
        glyphs = shape_item(text, item, item.start, item.end)
        for glyph in glyphs:
            advances[glyph.cluster] += glyph.advance
            starts.add(glyph.cluster)
        runs.append(Run.of(item, glyphs))
    reach = tuple(accumulate(advances, initial=0.0))
    breaks, spare = break_places(text, passage.language)
    return Shaped(passage, tuple(runs), reach, tuple(breaks), tuple(spare), tuple(sorted(starts)))

"""Lines: where a shaped passage breaks at a width, and its runs in the order in which they stand."""

import attrs

from integration_desk.printing.bidi import visual_order
from integration_desk.printing.text.shaping import Glyph, Run, Shaped, shape_item

_TRAILING = " \u200b\u00ad\u3000"


@attrs.frozen(eq=False)
class PlacedRun:
    """A run, or the part of it that stands on a line; ``end`` is the character after its last."""

    run: Run
    glyphs: tuple[Glyph, ...]
    end: int


@attrs.frozen(eq=False)
class Line:
    """A line of a passage; lengths are shares of the size."""

    shaped: Shaped
    start: int
    end: int
    width: float
    leading: float
    last: bool

    @property
    def spaces(self) -> int:
        """The number of spaces at which the line can be stretched."""
        return self.shaped.passage.text.count(" ", self.start, self.end)

    def placed(self) -> list[PlacedRun]:
        """Return the parts of the line from left to right (rule L2)."""
        parts = [_part(self.shaped, run, self.start, self.end) for run in self._runs()]
        return [parts[index] for index in visual_order([part.run.item.level for part in parts])]

    def _runs(self) -> list[Run]:
        return [run for run in self.shaped.runs if run.item.start < self.end and run.item.end > self.start]


def _part(shaped: Shaped, run: Run, start: int, end: int) -> PlacedRun:
    """Cut a run to a line; it is shaped anew only where HarfBuzz says that the cut changes its glyphs."""
    item = run.item
    first, after = max(item.start, start), min(item.end, end)
    if first == item.start and after == item.end:
        return PlacedRun(run, run.glyphs, after)
    if all(_is_safe(run, cut) for cut in (first, after)):
        return PlacedRun(run, tuple(glyph for glyph in run.glyphs if first <= glyph.cluster < after), after)
    return PlacedRun(run, shape_item(shaped.passage.text, item, first, after), after)


def _is_safe(run: Run, cut: int) -> bool:
    if cut in {run.item.start, run.item.end}:
        return True
    at_cut = [glyph for glyph in run.glyphs if glyph.cluster == cut]
    return bool(at_cut) and not any(glyph.unsafe for glyph in at_cut)


def break_lines(shaped: Shaped, width: float) -> list[Line]:
    """Break a passage into lines of a width, as a share of the size; an empty passage is one empty line."""
    text, reach = shaped.passage.text, shaped.reach
    cuts: list[tuple[int, int]] = []
    start = previous = 0
    for place in shaped.breaks:
        visible = _visible_end(text, start, place)
        if reach[visible] - reach[start] > width + 1e-6 and previous > start:
            cuts.append((start, previous))
            start = previous
            visible = _visible_end(text, start, place)
        while reach[visible] - reach[start] > width + 1e-6 and visible - start > 1:
            cut = shaped.cut_within(start, visible, width)
            if cut >= visible:
                break
            cuts.append((start, cut))
            start = cut
        previous = place
    cuts.append((start, len(text)))
    return [_line(shaped, start, end, last=end == len(text)) for start, end in cuts]


def _visible_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_TRAILING))


def _line(shaped: Shaped, start: int, end: int, *, last: bool) -> Line:
    visible = _visible_end(shaped.passage.text, start, end)
    leading = max(
        (run.item.leading for run in shaped.runs if run.item.start < visible and run.item.end > start), default=0.0
    )
    return Line(shaped, start, visible, shaped.reach[visible] - shaped.reach[start], leading, last)

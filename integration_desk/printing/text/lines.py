"""Lines: where a shaped passage breaks at a width, and its runs in the order in which they stand."""

from functools import lru_cache

import attrs

from integration_desk.printing.bidi import visual_order
from integration_desk.printing.text.shaping import Run, Shaped, shape, shape_item
from integration_desk.printing.text.telling import PlacedRun, placed_run

_TRAILING = " \u200b\u00ad\u3000"


@attrs.define(eq=False)
class Line:
    """A line of a passage; lengths are shares of the size."""

    shaped: Shaped
    start: int
    end: int
    width: float
    leading: float
    last: bool
    _placed: list[PlacedRun] | None = None

    @property
    def spaces(self) -> int:
        """The number of spaces at which the line can be stretched."""
        return self.shaped.passage.text.count(" ", self.start, self.end)

    def placed(self) -> list[PlacedRun]:
        """Return the parts of the line from left to right (rule L2)."""
        if self._placed is None:
            parts = [
                _part(self.shaped, run, self.start, self.end) for run in self.shaped.runs_between(self.start, self.end)
            ]
            order = visual_order([part.run.item.level for part in parts])
            self._placed = [parts[index] for index in order]
        return self._placed


def _part(shaped: Shaped, run: Run, start: int, end: int) -> PlacedRun:
    """Cut a run to a line; it is shaped anew only where HarfBuzz says that the cut changes its glyphs."""
    item, text = run.item, shaped.passage.text
    first, after = max(item.start, start), min(item.end, end)
    if first == item.start and after == item.end:
        return placed_run(run, run.glyphs, text, after)
    if all(_is_safe(run, cut) for cut in (first, after)):
        return placed_run(run, run.between(first, after), text, after)
    return placed_run(run, shape_item(text, item, first, after), text, after)


def _is_safe(run: Run, cut: int) -> bool:
    if cut in {run.item.start, run.item.end}:
        return True
    at_cut = run.between(cut, cut + 1)
    return bool(at_cut) and not any(glyph.unsafe for glyph in at_cut)


@lru_cache(maxsize=6_000)
def break_lines(shaped: Shaped, width: float) -> tuple[Line, ...]:
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
    return tuple(_line(shaped, start, end, last=end == len(text)) for start, end in cuts)


def _visible_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_TRAILING))


def _line(shaped: Shaped, start: int, end: int, *, last: bool) -> Line:
    visible = _visible_end(shaped.passage.text, start, end)
    leading = max((run.item.leading for run in shaped.runs_between(start, visible)), default=0.0)
    return Line(shaped, start, visible, shaped.reach[visible] - shaped.reach[start], leading, last)


def forget() -> None:
    """Forget every text that was shaped: it may hold what clients told."""
    shape.cache_clear()
    break_lines.cache_clear()

"""Boxes of text."""

from collections.abc import Sequence

import attrs

from integration_desk.core.documents import Words
from integration_desk.printing.layout.boxes import Box, Split
from integration_desk.printing.pdf import Colour, Element, Sheet
from integration_desk.printing.text import Line, passages
from integration_desk.printing.text.itemise import INVISIBLE
from integration_desk.printing.text.lines import break_lines
from integration_desk.printing.text.shaping import Shaped, shape
from integration_desk.printing.text.words import direction_of

_LEAST_LINES = 2
_UNSPOKEN = dict.fromkeys(map(ord, INVISIBLE))
_BASELINE = 0.735
_USUAL_LEADING = 1.38


@attrs.frozen
class Voice:
    """How text looks. ``align`` is "start", "end", "center" or "justify"; ``tight`` lines stand closer."""

    size: float
    bold: bool = False
    colour: Colour = 0.0
    align: str = "start"
    tight: bool = False


@attrs.define(eq=False)
class TextBox(Box):
    """Text in lines. ``fill_in`` draws a line to write on after the last word; ``drop`` is room above the first."""

    shaped: Sequence[Shaped]
    voice: Voice
    element: Element | None
    from_right: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    fill_in: bool = False
    drop: float = 0.0
    _broken: tuple[float, Sequence[Line]] | None = None

    def lines(self, width: float) -> Sequence[Line]:
        """Return the lines at a width."""
        if self._broken is None or abs(self._broken[0] - width) > 0.01:
            share = max(width, self.voice.size) / self.voice.size
            self._broken = width, [line for shaped in self.shaped for line in break_lines(shaped, share)]
        return self._broken[1]

    def height(self, width: float) -> float:
        """Return the height of the lines."""
        lines = self.lines(width)
        extra = self._leading(lines[-1]) if lines and self._needs_own_fill_line(lines[-1], width) else 0.0
        return self.drop + sum(self._leading(line) for line in lines) + extra

    def natural_width(self) -> float:
        """Return the width of the longest passage."""
        return max((shaped.width for shaped in self.shaped), default=0.0) * self.voice.size + 0.1

    def least_width(self) -> float:
        """Return the width of the widest word."""
        return max((shaped.widest_word for shaped in self.shaped), default=0.0) * self.voice.size + 0.1

    @property
    def first_leading(self) -> float:
        """The height of the first line, if the text fits on it."""
        return self._leading(self.lines(1e6)[0])

    def _leading(self, line: Line) -> float:
        leading = max(line.leading, _USUAL_LEADING)
        return self.voice.size * (leading - 0.12 if self.voice.tight else leading)

    def split(self, width: float, room: float, *, forced: bool = False) -> Split:
        """Split between lines, leaving no single line behind or ahead unless forced."""
        lines = self.lines(width)
        if self.height(width) <= room + 1e-3:
            return self, None
        fitting, used = 0, self.drop
        while fitting < len(lines) and used + self._leading(lines[fitting]) <= room + 1e-3:
            used += self._leading(lines[fitting])
            fitting += 1
        if not forced:
            fitting = min(fitting, len(lines) - _LEAST_LINES)
            if fitting < _LEAST_LINES:
                return None, self
        elif not fitting:
            return None, self
        head = attrs.evolve(self, after=0.0, fill_in=False, broken=(width, lines[:fitting]))
        tail = attrs.evolve(self, before=0.0, drop=0.0, broken=(width, lines[fitting:]))
        return head, tail if lines[fitting:] else None

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the lines."""
        lines = self.lines(width)
        if self.element is not None and not any(line.end > line.start for line in lines) and not self.fill_in:
            return
        with sheet.part(self.element):
            y += self.drop
            for line in lines:
                leading = self._leading(line)
                self._draw_line(sheet, line, x, y + leading * _BASELINE, width)
                y += leading
            if self.fill_in and lines:
                self._draw_fill_line(sheet, lines[-1], x, y, width)

    def _draw_line(self, sheet: Sheet, line: Line, x: float, baseline: float, width: float) -> None:
        size = self.voice.size
        slack = width - line.width * size
        stretch = 0.0
        align = self.voice.align
        if align == "justify":
            if not line.last and line.spaces and slack > 0:
                stretch, slack = slack / line.spaces, 0.0
            align = "start"
        if align == "center":
            x += slack / 2
        elif (align == "end") is not self.from_right:
            x += slack
        if line.end > line.start:
            sheet.text_line(line, x, baseline, size, self.voice.colour, stretch)

    def _needs_own_fill_line(self, line: Line, width: float) -> bool:
        return self.fill_in and width - line.width * self.voice.size < self.voice.size * 5

    def _draw_fill_line(self, sheet: Sheet, line: Line, x: float, bottom: float, width: float) -> None:
        leading = self._leading(line)
        used = line.width * self.voice.size + self.voice.size * 0.4 if line.end > line.start else 0.0
        if self._needs_own_fill_line(line, width):
            bottom, used = bottom + leading, 0.0
        y = bottom - leading * (1 - _BASELINE) + 1
        if self.from_right:
            sheet.rule(x, y, x + width - used, y, 0.5, 0.3)
        else:
            sheet.rule(x + used, y, x + width, y, 0.5, 0.3)


def share_baseline(boxes: Sequence[TextBox]) -> None:
    """Let the first lines of boxes side by side stand on one line, though their scripts need unlike heights."""
    rises = [box.first_leading * _BASELINE for box in boxes]
    for box, rise in zip(boxes, rises, strict=True):
        box.drop = max(rises) - rise


def text_box(
    words: Words,
    language: str,
    voice: Voice,
    element: Element | None,
    *,
    before: float = 0.0,
    after: float = 0.0,
    keep_with_next: bool = False,
    fill_in: bool = False,
) -> TextBox:
    """Return the box of words in a language."""
    shaped = [shape(passage) for passage in passages(words, language, bold=voice.bold)]
    if element is not None and any(part.has_right_to_left for part in shaped):
        # Glyphs stand in the order of the eye; who listens needs the order of the tongue.
        element.spoken = "\n".join(part.passage.text.translate(_UNSPOKEN) for part in shaped)
    return TextBox(shaped, voice, element, bool(direction_of(language)), before, after, keep_with_next, fill_in)

"""Contents and indexes: lines that name the page on which something stands."""

from collections.abc import Mapping, Sequence

import attrs

from integration_desk.core.documents import PageEntry, PageList, Style
from integration_desk.i18n import speaker
from integration_desk.printing.layout.boxes import MM, Box, Split
from integration_desk.printing.layout.context import Context
from integration_desk.printing.layout.texts import TextBox, Voice, text_box
from integration_desk.printing.pdf import Element, Sheet

_BASELINE = 0.735
_LEAST_LEADER = 4.0


@attrs.define(eq=False)
class EntryBox(Box):
    """Words, a row of dots, and a page number that is known only once everything is placed."""

    words: TextBox
    target: str
    pages: Mapping[str, int]
    element: Element
    indent: float
    number_width: float
    mirrored: bool
    after: float = 0.0
    keep_with_next: bool = False

    def _words_width(self, width: float) -> float:
        taken = self.indent + (self.number_width if self.target else 0.0)
        return max(width - taken, self.words.voice.size)

    def height(self, width: float) -> float:
        """Return the height of the words and the distance below."""
        return self.words.height(self._words_width(width)) + self.after

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the words, the dots and the number."""
        inner = self._words_width(width)
        left = x + width - self.indent - inner if self.mirrored else x + self.indent
        self.words.draw(sheet, left, y, inner)
        if self.target not in self.pages:
            return
        voice = attrs.evolve(self.words.voice, align="end")
        written = speaker(self.element.language).digits(str(self.pages[self.target]))
        number = text_box(written, "", voice, self.element)
        number.from_right = self.mirrored
        leading = number.first_leading
        top = y + self.words.height(inner) - leading
        number.draw(sheet, x if self.mirrored else x + width - self.number_width, top, self.number_width)
        self._draw_leader(sheet, x, top + leading * _BASELINE, width, inner, number.natural_width())
        sheet.link_to(self.target, x, y, width, self.words.height(inner))

    def _draw_leader(self, sheet: Sheet, x: float, y: float, width: float, inner: float, taken: float) -> None:
        size = self.words.voice.size
        written = self.indent + self.words.lines(inner)[-1].width * size
        start, end = written + size * 0.5, width - taken - size * 0.5
        if end - start < _LEAST_LEADER:
            return
        if self.mirrored:
            start, end = width - end, width - start
        with sheet.part(None):
            sheet.rule(x + start, y, x + end, y, 0.5, 0.6, "0.5 2.5")


@attrs.define(eq=False)
class FlowBox(Box):
    """Boxes in columns that are read downwards; what does not fit goes on in the columns of the next page."""

    boxes: Sequence[Box]
    columns: int
    gap: float
    mirrored: bool
    before: float = 0.0
    after: float = 0.0
    _known: tuple[float, Sequence[float]] | None = None

    def _heights(self, inner: float) -> Sequence[float]:
        """Return the heights of the boxes, measured once: an index of thousands is filled into many pages."""
        if self._known is None or self._known[0] != inner:
            self._known = inner, [box.height(inner) for box in self.boxes]
        return self._known[1]

    def _column_width(self, width: float) -> float:
        return (width - self.gap * (self.columns - 1)) / self.columns

    def _filled(self, width: float, room: float) -> list[list[Box]]:
        """Fill the columns to a height; the last list is what is left."""
        heights = self._heights(self._column_width(width))
        filled: list[list[Box]] = [[]]
        used = 0.0
        for index, box in enumerate(self.boxes):
            height = heights[index]
            needed = height + sum(heights[index + 1 : index + 2] if box.keep_with_next else ())
            if used + needed > room + 1e-3 and filled[-1]:
                if len(filled) == self.columns:
                    return [*filled, list(self.boxes[index:])]
                filled.append([])
                used = 0.0
            filled[-1].append(box)
            used += height
        return [*filled, *([[]] * (self.columns + 1 - len(filled)))]

    def height(self, width: float) -> float:
        """Return the least height at which everything fits into the columns."""
        inner = self._column_width(width)
        heights = self._heights(inner)
        total = sum(heights)
        if self.columns == 1 or not self.boxes:
            return total
        step = min(heights) or 1.0
        room = total / self.columns
        while self._filled(width, room)[-1]:
            room += step
        inner_heights = [sum(box.height(inner) for box in column) for column in self._filled(width, room)[:-1]]
        return max(inner_heights, default=0.0)

    def split(self, width: float, room: float, *, forced: bool = False) -> Split:
        """Fill the columns of this page, and keep the rest for the next."""
        *columns, rest = self._filled(width, room)
        heights = self._heights(self._column_width(width))
        least = max(heights[:2], default=0.0)
        if not rest and self.height(width) <= room + 1e-3:
            return self, None
        if not forced and room < least * 2:
            return None, self
        first = [box for column in columns for box in column]
        cut, inner = len(first), self._column_width(width)
        head = attrs.evolve(self, boxes=first, after=0.0, known=(inner, heights[:cut]))
        return head, attrs.evolve(self, boxes=rest, before=0.0, known=(inner, heights[cut:])) if rest else None

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the columns in reading order."""
        inner = self._column_width(width)
        for number, column in enumerate(self._filled(width, self.height(width))[:-1]):
            offset = number * (inner + self.gap)
            left = x + width - offset - inner if self.mirrored else x + offset
            top = y
            for box in column:
                box.draw(sheet, left, top, inner)
                top += box.height(inner)


def page_list(block: PageList, context: Context) -> list[Box]:
    """Return the box of contents or an index."""
    look = context.look
    usual = look.voice(Style.BODY if block.columns == 1 else Style.NOTE)
    body = Voice(usual.size, tight=True)
    strong = attrs.evolve(body, bold=True)
    index = context.element.add("TOC", context.language)
    boxes = [_entry(entry, context, body if entry.anchor else strong, index) for entry in block.entries]
    if not boxes:
        return []
    return [FlowBox(boxes, max(block.columns, 1), 9 * MM, context.mirrored, 0.0, look.space(3))]


def _entry(entry: PageEntry, context: Context, voice: Voice, index: Element) -> EntryBox:
    line = index.add("TOCI", entry.language or context.language)
    words = text_box(entry.words, entry.language or context.language, voice, line.add("P", line.language))
    words.from_right = context.mirrored  # a name in another script stands at the same edge as its neighbours
    number = line.add("P", context.language)
    space = context.look.space(1.1 if voice.size > 10 else 0.6)
    return EntryBox(
        words, entry.anchor, context.pages, number, entry.indent * 4 * MM, voice.size * 2.6, context.mirrored, space,
        not entry.anchor,
    )  # fmt: skip

"""Boxes: what stands on a page. Each knows its height at a width, how to split, and how to draw itself."""

from collections.abc import Sequence

import attrs

from integration_desk.printing.pdf import Colour, Sheet

MM = 72 / 25.4
_HAIR = 1e-3

Split = tuple["Box | None", "Box | None"]


class Box:
    """A thing with a place on the page. ``before`` and ``after`` are the distances it wants to its neighbours.

    By its ``anchor`` others name its page; as a ``heading`` it stands in the outline of the PDF too.
    """

    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    at_foot: bool = False
    anchor: str = ""
    heading: str = ""

    def height(self, width: float) -> float:
        """Return the height of the box at a width."""
        raise NotImplementedError

    def natural_width(self) -> float:
        """Return the width at which nothing in the box breaks."""
        return 0.0

    def least_width(self) -> float:
        """Return the width below which words would be cut."""
        return 0.0

    def split(self, width: float, room: float, *, forced: bool = False) -> Split:  # noqa: ARG002
        """Return what fits into a height, and the rest; ``forced`` on an empty page, where even a bad cut is good."""
        return (self, None) if self.height(width) <= room + _HAIR else (None, self)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the box with its upper left corner at x, y."""
        raise NotImplementedError


@attrs.define(eq=False)
class Gap(Box):
    """Empty height."""

    size: float

    def height(self, width: float) -> float:  # noqa: ARG002
        """Return the size of the gap."""
        return self.size

    def split(self, width: float, room: float, *, forced: bool = False) -> Split:  # noqa: ARG002
        """Let a gap end with its page."""
        return self, None

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw nothing."""


@attrs.define(eq=False)
class Break(Gap):
    """The end of a page."""


@attrs.define(eq=False)
class Line(Box):
    """A thin line across, or of a ``length`` from the start side."""

    thickness: float = 0.5
    colour: Colour = 0.6
    before: float = 0.0
    after: float = 0.0
    length: float = 0.0
    mirrored: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002
        """Return the thickness."""
        return self.thickness

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the line."""
        length = min(self.length or width, width)
        left = x + width - length if self.mirrored else x
        with sheet.part(None):
            sheet.rule(left, y, left + length, y, self.thickness, self.colour)


@attrs.define(eq=False)
class Stack(Box):
    """Boxes one under the other; a ``whole`` stack goes to the next page rather than to be split."""

    boxes: Sequence[Box]
    before: float = 0.0
    after: float = 0.0
    at_foot: bool = False
    whole: bool = False

    def height(self, width: float) -> float:
        """Return the heights and distances together."""
        return sum(box.height(width) for box in self.boxes) + sum(self._gaps())

    def natural_width(self) -> float:
        """Return the width of the widest box."""
        return max((box.natural_width() for box in self.boxes), default=0.0)

    def least_width(self) -> float:
        """Return the least width of the box that needs most."""
        return max((box.least_width() for box in self.boxes), default=0.0)

    def _gaps(self) -> list[float]:
        pairs = zip(self.boxes, self.boxes[1:], strict=False)
        return [0.0, *(max(first.after, second.before) for first, second in pairs)][: len(self.boxes)]

    def split(self, width: float, room: float, *, forced: bool = False) -> Split:
        """Split between boxes, or within the one at which the room ends."""
        if self.height(width) <= room + _HAIR:
            return self, None
        if self.whole and not forced:
            return None, self
        used = 0.0
        for index, (box, gap) in enumerate(zip(self.boxes, self._gaps(), strict=True)):
            height = box.height(width)
            if used + gap + height <= room + _HAIR:
                used += gap + height
                continue
            head, tail = box.split(width, room - used - gap, forced=forced and index == 0)
            first = list(self.boxes[:index])
            if head is not None:
                first.append(head)
            elif first and first[-1].keep_with_next and len(first) > 1:
                return self._parts(first[:-1], [first[-1], *self.boxes[index:]])
            rest = ([tail] if tail is not None else []) + list(self.boxes[index + 1 :])
            return self._parts(first, rest)
        return self, None

    def _parts(self, first: list[Box], rest: list[Box]) -> Split:
        return (
            Stack(first, self.before, 0.0) if first else None,
            Stack(rest, 0.0, self.after, self.at_foot) if rest else None,
        )

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the boxes downwards."""
        for box, gap in zip(self.boxes, self._gaps(), strict=True):
            y += gap
            box.draw(sheet, x, y, width)
            y += box.height(width)


@attrs.frozen
class Measure:
    """The width of a column: a fixed one, or a share of what is left."""

    fixed: float = 0.0
    share: float = 0.0


@attrs.define(eq=False)
class Row(Box):
    """Boxes side by side in reading order; ``mirrored`` begins at the right."""

    cells: Sequence[Box]
    measures: Sequence[Measure]
    gap: float = 4 * MM
    mirrored: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    _known: tuple[float, float] | None = None

    def widths(self, width: float) -> list[float]:
        """Return the widths of the columns."""
        room = width - self.gap * (len(self.cells) - 1)
        fixed = sum(measure.fixed for measure in self.measures)
        shares = sum(measure.share for measure in self.measures)
        squeeze = min(1.0, room / fixed) if fixed else 1.0
        left = max(room - fixed * squeeze, 0.0)
        return [
            measure.fixed * squeeze + (left * measure.share / shares if shares else 0.0) for measure in self.measures
        ]

    def height(self, width: float) -> float:
        """Return the height of the highest cell."""
        if self._known is None or self._known[0] != width:
            pairs = zip(self.cells, self.widths(width), strict=True)
            self._known = width, max((cell.height(part) for cell, part in pairs), default=0.0)
        return self._known[1]

    def natural_width(self) -> float:
        """Return the widths of the cells together."""
        return sum(cell.natural_width() for cell in self.cells) + self.gap * (len(self.cells) - 1)

    def least_width(self) -> float:
        """Return the least widths of the cells together."""
        return sum(cell.least_width() for cell in self.cells) + self.gap * (len(self.cells) - 1)

    def split(self, width: float, room: float, *, forced: bool = False) -> Split:
        """Split every cell at the same height."""
        if self.height(width) <= room + _HAIR:
            return self, None
        parts = [
            cell.split(part, room, forced=forced) for cell, part in zip(self.cells, self.widths(width), strict=True)
        ]
        if all(head is None for head, _ in parts):
            return None, self
        heads = [head or Gap(0) for head, _ in parts]
        tails = [tail or Gap(0) for _, tail in parts]
        return (
            Row(heads, self.measures, self.gap, self.mirrored, self.before, 0.0),
            Row(tails, self.measures, self.gap, self.mirrored, 0.0, self.after),
        )

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the cells in reading order."""
        at = x + width if self.mirrored else x
        for cell, part in zip(self.cells, self.widths(width), strict=True):
            left = at - part if self.mirrored else at
            cell.draw(sheet, left, y, part)
            at = left - self.gap if self.mirrored else at + part + self.gap


@attrs.define(eq=False)
class Frame(Box):
    """A box with room around it, and an edge when ``line`` is not 0."""

    inner: Box
    padding_x: float
    padding_y: float
    line: float = 0.0
    fill: Colour | None = None
    before: float = 0.0
    after: float = 0.0

    def height(self, width: float) -> float:
        """Return the height with the room above and below."""
        return self.inner.height(width - 2 * self.padding_x) + 2 * self.padding_y

    def natural_width(self) -> float:
        """Return the width with the room on both sides."""
        return self.inner.natural_width() + 2 * self.padding_x

    def least_width(self) -> float:
        """Return the least width with the room on both sides."""
        return self.inner.least_width() + 2 * self.padding_x

    def split(self, width: float, room: float, *, forced: bool = False) -> Split:
        """Split what is inside; both parts have the edge."""
        if self.height(width) <= room + _HAIR:
            return self, None
        head, tail = self.inner.split(width - 2 * self.padding_x, room - 2 * self.padding_y, forced=forced)
        if head is None:
            return None, self
        first = attrs.evolve(self, inner=head, after=0.0)
        return first, attrs.evolve(self, inner=tail, before=0.0) if tail is not None else None

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the edge and what is inside."""
        if self.line or self.fill is not None:
            with sheet.part(None):
                sheet.box(x, y, width, self.height(width), self.line, fill=self.fill)
        self.inner.draw(sheet, x + self.padding_x, y + self.padding_y, width - 2 * self.padding_x)

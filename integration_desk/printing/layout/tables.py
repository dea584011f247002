"""Tables whose header repeats on every page."""

from collections.abc import Sequence

import attrs

from integration_desk.printing.layout.boxes import Box, Measure, Row, Split
from integration_desk.printing.pdf import Sheet

_MEASURED_ROWS = 200


@attrs.define(eq=False)
class TableBox(Box):
    """A header and rows, with thin lines between them."""

    header: Row | None
    rows: Sequence[Row]
    padding: float
    before: float = 0.0
    after: float = 0.0

    def _header_height(self, width: float) -> float:
        return self.header.height(width) + 2 * self.padding if self.header is not None else 0.0

    def height(self, width: float) -> float:
        """Return the height of header and rows."""
        return self._header_height(width) + sum(row.height(width) + 2 * self.padding for row in self.rows)

    def natural_width(self) -> float:
        """Return the width of the widest row."""
        return max((row.natural_width() for row in self.rows), default=0.0)

    def least_width(self) -> float:
        """Return the least width of the row that needs most."""
        return max((row.least_width() for row in self.rows), default=0.0)

    def split(self, width: float, room: float, *, forced: bool = False) -> Split:
        """Split between rows; within a row only if it is higher than a page."""
        used = self._header_height(width)
        for index, row in enumerate(self.rows):
            height = row.height(width) + 2 * self.padding
            if used + height <= room + 1e-3:
                used += height
                continue
            first, rest = list(self.rows[:index]), list(self.rows[index:])
            if not first and forced:
                head, tail = row.split(width, room - used - 2 * self.padding, forced=True)
                if isinstance(head, Row):
                    first, rest = [head], [*([tail] if isinstance(tail, Row) else []), *self.rows[1:]]
            if not first:
                return None, self
            return (
                attrs.evolve(self, rows=first, after=0.0),
                attrs.evolve(self, rows=rest, before=0.0) if rest else None,
            )
        return self, None

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the header, the rows and the lines between them."""
        if self.header is not None:
            y = self._draw_row(sheet, self.header, x, y, width, 0.9, 0.0)
        for row in self.rows:
            y = self._draw_row(sheet, row, x, y, width, 0.4, 0.7)

    def _draw_row(
        self, sheet: Sheet, row: Row, x: float, y: float, width: float, thickness: float, colour: float
    ) -> float:
        row.draw(sheet, x, y + self.padding, width)
        y += row.height(width) + 2 * self.padding
        with sheet.part(None):
            sheet.rule(x, y, x + width, y, thickness, colour)
        return y


def fitting_measures(columns: Sequence[Sequence[Box]], gap: float, width: float) -> list[Measure]:
    """Return widths for columns by what stands in them: every word whole where that is possible, the rest shared."""
    least = [max((cell.least_width() for cell in column[:_MEASURED_ROWS]), default=0.0) for column in columns]
    natural = [max((cell.natural_width() for cell in column[:_MEASURED_ROWS]), default=0.0) for column in columns]
    room = width - gap * (len(columns) - 1)
    wanted, needed = sum(natural), sum(least)
    if wanted <= room:
        extra = (room - wanted) / max(len(columns), 1)
        return [Measure(share=max(part + extra, 1.0)) for part in natural]
    if needed >= room:
        return [Measure(share=max(min(part, room / len(columns)), room / len(columns) / 3)) for part in least]
    spare = (room - needed) / (wanted - needed)
    return [Measure(share=max(low + (high - low) * spare, 1.0)) for low, high in zip(least, natural, strict=True)]

"""The receiver's address where a window envelope shows it, and the facts beside it."""

import attrs

from integration_desk.core.documents import AddressWindow
from integration_desk.printing.layout.boxes import MM, Box, Line, Measure, Row, Stack
from integration_desk.printing.layout.context import Context
from integration_desk.printing.layout.pages import Pinned, Placed
from integration_desk.printing.layout.styles import GREY
from integration_desk.printing.layout.texts import TextBox, Voice, share_baseline, text_box
from integration_desk.printing.pdf import Sheet

_RECEIVER_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.0)
_SENDER_SIZES = (7.0, 6.5, 6.0, 5.5)


@attrs.define(eq=False)
class FoldMarks(Box):
    """Short lines at the left edge where the sheet is folded for its envelope."""

    places: tuple[float, ...]

    def height(self, width: float) -> float:  # noqa: ARG002
        """Return nothing: the marks take no room."""
        return 0.0

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:  # noqa: ARG002
        """Draw the marks."""
        with sheet.part(None):
            for place in self.places:
                sheet.rule(4 * MM, place, 8 * MM, place, 0.3, 0.5)


@attrs.define(eq=False)
class WindowBox(Pinned):
    """Sender, receiver and side facts: at fixed places if first on a page, elsewhere one after another."""

    sender: TextBox
    receiver: Stack
    side: Stack
    context: Context
    after: float = 0.0

    def pinned_bottom(self) -> float:
        """Return where the text begins under the window."""
        geometry = self.context.geometry
        receiver = geometry.receiver_top + self.receiver.height(geometry.window_width)
        side = geometry.side_top + self.side.height(self._side_width)
        return max(geometry.text_top, receiver + 6 * MM, side + 6 * MM)

    @property
    def _side_width(self) -> float:
        geometry = self.context.geometry
        return geometry.width - geometry.right - geometry.side_left

    def draw_pinned(self) -> list[Placed]:
        """Return the parts at their places."""
        geometry = self.context.geometry
        left, width = geometry.window_left, geometry.window_width
        sender_height = self.sender.height(width)
        line = Line(0.3, GREY)
        sender_top = max(geometry.receiver_top - 2.2 * MM - sender_height, geometry.sender_top)
        placed = [
            Placed(FoldMarks(geometry.fold_marks), 0.0, 0.0, geometry.width),
            Placed(self.receiver, left, geometry.receiver_top, width),
            Placed(self.side, geometry.side_left, geometry.side_top, self._side_width),
        ]
        if self.sender.natural_width() > 1:
            placed.insert(1, Placed(self.sender, left, sender_top, width))
            placed.insert(2, Placed(line, left, sender_top + sender_height + 0.5, width))
        return placed

    def _flow(self) -> Stack:
        gap = self.context.look.space(3)
        parts: list[Box] = [self.receiver]
        if self.side.boxes:
            parts.append(Stack(self.side.boxes, gap))
        return Stack(parts, 0.0, gap)

    def height(self, width: float) -> float:
        """Return the height where the window is not first on its page."""
        return self._flow().height(width)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the address as an ordinary block."""
        self._flow().draw(sheet, x, y, width)


def window_box(block: AddressWindow, context: Context) -> WindowBox:
    """Return the box of an address window; long addresses are set smaller, so that the window shows them whole."""
    geometry = context.geometry
    room = geometry.receiver_bottom - geometry.receiver_top
    language, parent = context.language, context.element
    elements = [parent.add("P", language) for _ in ("sender", "receiver", "side")]
    for size in _RECEIVER_SIZES:
        lines = text_box("\n".join(block.receiver), language, Voice(size, tight=True), elements[1])
        if lines.height(geometry.window_width) <= room:
            break
    for size in _SENDER_SIZES:
        sender = text_box(block.sender, language, Voice(size, colour=GREY, tight=True), elements[0])
        if sender.natural_width() <= geometry.window_width:
            break
    table = parent.add("Table", language) if block.side else parent
    rows: list[Box] = []
    for label, value in block.side:
        row = table.add("TR")
        pair = (
            text_box(label, language, Voice(8.5, colour=GREY), row.add("TH", language)),
            text_box(value, language, Voice(9.0), row.add("TD", language)),
        )
        share_baseline(pair)
        rows.append(Row(pair, (Measure(share=0.4), Measure(share=0.6)), 2 * MM, context.mirrored, after=0.7 * MM))
    return WindowBox(sender, Stack([lines]), Stack(rows), context)

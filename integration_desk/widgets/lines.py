"""A line to type into, and the small signs inside it: all of fields that the unlock page needs."""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QStyleOptionFrame, QWidget

from integration_desk.core.words import Text
from integration_desk.widgets.basics import IconButton
from integration_desk.widgets.fonts import tall_family
from integration_desk.widgets.icons import put_icon
from integration_desk.widgets.speech import mirrored
from integration_desk.widgets.theme import colour, px, restyle
from integration_desk.widgets.upkeep import on_look


def direction_of_words(words: str) -> Qt.LayoutDirection | None:
    """Return the direction of the first letter that has one, or None."""
    for character in words:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            return Qt.LayoutDirection.LeftToRight
    return None


class Sign(IconButton):
    """A small icon inside a line, for the mouse; the keyboard has its own way to what it does."""

    def __init__(self, text: Text, icon: str, action: Callable[[], object] | None = None) -> None:
        super().__init__(text, icon, action, kind="sign")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.show_icon(icon)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        put_icon(self, name, "text-muted", 14)


class Line(QLineEdit):
    """One line whose direction follows its words; figures, addresses and numbers stay left to right."""

    left = Signal()

    def __init__(self, *, latin: bool = False) -> None:
        super().__init__()
        self._latin, self._tall = latin, ""
        self._signs: list[tuple[QWidget, bool]] = []
        self.textChanged.connect(self._turn)
        on_look(self, "turn", self._turn)

    def add_sign(self, sign: QWidget, *, leading: bool = False) -> None:
        """Put a sign inside the line, at its end or at its beginning as the window reads."""
        sign.setParent(self)
        self._signs.append((sign, leading))
        on_look(self, "signs", self._place_signs)

    def _place_signs(self) -> None:
        room = {True: 0, False: 0}
        for sign, leading in self._signs:
            left = leading is not mirrored()
            place = QRect(0, 0, px(24), px(24))
            middle = px(4) + room[left] + px(12)
            place.moveCenter(QPoint(middle if left else self.width() - middle, self.height() // 2))
            size = sign.maximumSize().boundedTo(place.size())
            corner = place.center() - QPoint(size.width() // 2, size.height() // 2)
            sign.setGeometry(QRect(corner, size))
            room[left] += px(24)
        self.setTextMargins(room[True], 0, room[False], 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the signs at their ends."""
        super().resizeEvent(event)
        if self._signs:
            self._place_signs()

    def _turn(self) -> None:
        tall = tall_family(self.text())
        if tall != self._tall:
            self._tall = tall
            restyle(self, script=tall)
        words = direction_of_words(self.text())
        if self._latin:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        elif words is None:
            self.unsetLayoutDirection()
        else:
            self.setLayoutDirection(words)
        rightward = mirrored() if self._latin or words is None else words is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rightward else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def shortened(self) -> bool:
        """Tell whether the words are longer than the line, so that their end is left out while nobody types."""
        plain = self.echoMode() is QLineEdit.EchoMode.Normal and not self.property("bare")
        return (
            plain and not self.hasFocus() and self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()
        )

    def _room(self) -> QRect:
        """Return where the words stand."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        return inner.adjusted(margins.left() + 2, 0, -margins.right() - 2, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line; where words are longer, three dots say that they go on."""
        super().paintEvent(event)
        if not self.shortened():
            return
        room, dots = self._room(), self.fontMetrics().horizontalAdvance("…") + px(2)
        rightward = bool(self.alignment() & Qt.AlignmentFlag.AlignRight)
        room.setLeft(room.left() if rightward else room.right() - dots)
        room.setWidth(dots)
        painter = QPainter(self)
        painter.fillRect(room.adjusted(-3, 0, 3, 0), colour("surface" if self.isEnabled() else "raised"))
        painter.setPen(colour("text" if self.isEnabled() else "text-muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "…")
        painter.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the person moved on; the beginning of what is longer than the line comes into view."""
        super().focusOutEvent(event)
        away = event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if away and self.shortened():
            self.setCursorPosition(0)
        self.left.emit()

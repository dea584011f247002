"""What unlock and set-up share: a sheet in the middle of the window, with language and look at its head."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from integration_desk.core.words import Text
from integration_desk.shell.appearance import AppearanceButtons
from integration_desk.widgets import (
    Card,
    Label,
    at_most,
    column,
    holding,
    name_for_readers,
    pixmap,
    row,
    scrolling,
    space,
    theme,
)

WIDTH = 460


class GateCard(QWidget):
    """A sheet in the middle; add to ``content``."""

    def __init__(self, width: int = WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # From the outside to the inside: Qt looks at each part again that is put somewhere when it is finished.
        outer, inner = QVBoxLayout(self), QWidget()
        space(outer)
        self._scroll = scrolling(inner)
        outer.addWidget(self._scroll)
        middle = QHBoxLayout(inner)
        space(middle, margins=(24, 24, 24, 24))
        self.card = Card(margins=(28, 24, 28, 28), gap=14)
        middle.addStretch(1)
        middle.addWidget(self.card, 20, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        theme.at_least(self.card, width=min(width, 380))
        at_most(self.card, width=width)
        self.appearance = AppearanceButtons()
        self.title = Label(voice="page")
        self.content: QVBoxLayout = self.card.content
        self.content.addLayout(row(self.title, None, *self.appearance.buttons, gap=4))

    def to_top(self) -> None:
        """Show the head of the sheet: what comes next is read from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)


def labelled(label: Text, control: QWidget) -> QWidget:
    """Return a control under its label."""
    words = Label(label, voice="strong")
    words.setBuddy(control)
    return holding(column(words, control, gap=4))


class Chooser(QComboBox):
    """A choice of a few things, drawn like the fields of forms."""

    def __init__(self, name: Text) -> None:
        super().__init__()
        name_for_readers(self, name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a field."""
        return QSize(theme.px(240), max(theme.px(32), self.fontMetrics().height() + theme.px(12)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which it would not be readable."""
        return QSize(theme.px(120), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the room that larger words need."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the field, the chosen words and the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, side = theme.current(), theme.px(14)
        pen = painter.pen()
        pen.setColor(now.colour("focus" if self.hasFocus() else "edge"))
        pen.setWidth(2 if self.hasFocus() else 1)
        painter.setPen(pen)
        painter.setBrush(now.colour("surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        arrow = QRect(self.width() - side - theme.px(9), (self.height() - side) // 2, side, side)
        painter.drawPixmap(self._at(arrow).topLeft(), pixmap("down", "text", 14, self.devicePixelRatioF()))
        room = QRect(theme.px(11), 0, self.width() - side - theme.px(28), self.height())
        side_of_words = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(now.colour("text" if self.isEnabled() else "text-muted"))
        painter.drawText(self._at(room), Qt.AlignmentFlag.AlignVCenter | side_of_words, words)
        painter.end()

    def _at(self, place: QRect) -> QRect:
        """Return a place counted from the leading side as it lies on the screen.

        QStyle has the same, but is a large class to load before the unlock page is painted.
        """
        if not self.isRightToLeft():
            return place
        return QRect(self.width() - place.right() - 1, place.y(), place.width(), place.height())

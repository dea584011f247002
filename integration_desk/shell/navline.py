"""A line of a list one navigates by: an icon, a word, and a number at its end."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from integration_desk.core.words import Text
from integration_desk.shell.line import Line
from integration_desk.widgets import name_for_readers, pixmap, say, speak, theme


class NavLine(Line):
    """A line that is the current one or not; a count of 0 is not shown. Narrow, only the icon is left."""

    def __init__(self, label: Text | str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._icon, self._count, self._narrow = label, icon, 0, False
        self._low = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        speak(self, self._set_words, label, "words")
        name_for_readers(self, label)

    def _set_words(self, words: str) -> None:
        self.setText(words)
        self.setToolTip(words if self._narrow else "")
        self.updateGeometry()

    def show_count(self, count: int, meaning: Text) -> None:
        """Show a number at the end of the line; ``meaning`` is what a screen reader says of it."""
        self._count = count
        name_for_readers(self, self._label, meaning if count else "")
        if not count:
            self.setAccessibleDescription("")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icon, with the word as its tooltip."""
        self._narrow = narrow
        self._set_words(say(self._label))

    def set_low(self, low: bool) -> None:
        """Take less height, as where there are many lines in a low window."""
        self._low = low
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for icon, word and number."""
        height = max(theme.px(26 if self._low else 34), self.fontMetrics().height() + theme.px(6 if self._low else 12))
        if self._narrow:
            return QSize(theme.px(44), height)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        words = QFontMetrics(font).horizontalAdvance(self.text())
        number = self.fontMetrics().horizontalAdvance(say_number(self._count)) + theme.px(8) if self._count else 0
        return QSize(theme.px(12 + 18 + 10) + words + number + theme.px(14), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which nothing would be readable."""
        return QSize(theme.px(30 if self._narrow else 44), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, mark, icon, word, number and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, radius = theme.current(), theme.px(6)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.soft("accent") if self.isChecked() else now.colour("raised"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.isChecked():
            painter.setBrush(now.colour("accent"))
            painter.drawRect(self._at(QRect(0, theme.px(7), theme.px(3), self.height() - 2 * theme.px(7))))
        self._paint_content(painter)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(now.colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        now, side = theme.current(), theme.px(18)
        role = "accent" if self.isChecked() else "text-muted"
        middle = (self.height() - side) // 2
        left = (self.width() - side) // 2 if self._narrow else theme.px(12)
        painter.drawPixmap(
            self._at(QRect(left, middle, side, side)).topLeft(),
            pixmap(self._icon, role, 18, self.devicePixelRatioF()),
        )
        if self._narrow:
            if self._count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(now.colour("warning"))
                dot = theme.px(8)
                painter.drawEllipse(self._at(QRect(left + side - dot // 2, middle - dot // 3, dot, dot)))
            return
        font = painter.font()
        if self.isChecked():
            font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
        painter.setPen(now.colour("text"))
        end = theme.px(12)
        if self._count:
            number = say_number(self._count)
            width = painter.fontMetrics().horizontalAdvance(number)
            place = self._at(QRect(self.width() - end - width, 0, width + 1, self.height()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)
            end += width + theme.px(8)
        start = theme.px(12) + side + theme.px(10)
        room = QRect(start, 0, self.width() - start - end, self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        place = self._at(room)
        painter.drawText(place, self.style().visualAlignment(self.layoutDirection(), flags), words)

    def _at(self, place: QRect) -> QRect:
        """Return a place counted from the leading side as it lies on the screen."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


def say_number(number: int) -> str:
    """Say a number in the digits of the staff's language."""
    return say(Text("{number}").put(number=number))

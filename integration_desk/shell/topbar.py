"""The bar at the top: back and forward, the way into the palette, language, look and lock."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QStyle

from integration_desk.core.words import T
from integration_desk.shell.appearance import AppearanceButtons
from integration_desk.widgets import IconButton, keys_in_words, name_for_readers, pixmap, row, speak, theme


class FindButton(QAbstractButton):
    """Looks like a search field and opens the palette, by click, by Enter, or by simply typing."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak(self, self.setText, T("Find a client, a service, an action …"))
        name_for_readers(self, T("Find a client, a service or an action"), T("Ctrl+K"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of a field."""
        return QSize(theme.px(420), max(theme.px(34), self.fontMetrics().height() + theme.px(12)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which it would not look like a field."""
        return QSize(theme.px(120), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the room that larger words need."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pass on what is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.text().isalnum():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the field, its icon, its words and its keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme.current()
        focused = self.hasFocus()
        pen = painter.pen()
        pen.setColor(now.colour("focus" if focused else "edge"))
        pen.setWidth(2 if focused else 1)
        painter.setPen(pen)
        painter.setBrush(now.colour("surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        side = theme.px(16)
        icon = self._at(QRect(theme.px(10), (self.height() - side) // 2, side, side))
        painter.drawPixmap(icon.topLeft(), pixmap("search", "text-muted", 16, self.devicePixelRatioF()))
        painter.setPen(now.colour("text-muted"))
        words_of_keys = keys_in_words("Ctrl+K")
        keys = painter.fontMetrics().horizontalAdvance(words_of_keys)
        show_keys = self.width() > theme.px(240) + keys
        end = keys + theme.px(20) if show_keys else theme.px(10)
        if show_keys:
            place = self._at(QRect(self.width() - keys - theme.px(12), 0, keys + 2, self.height()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words_of_keys)
        start = theme.px(34)
        room = QRect(start, 0, self.width() - start - end, self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self._at(room), self.style().visualAlignment(self.layoutDirection(), flags), words)
        painter.end()

    def _at(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class TopBar(QFrame):
    """Back, forward, find, language, look, keys, lock."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("paper", "plain")
        self.setObjectName("topbar")
        speak(self, self.setAccessibleName, T("Top bar"))
        self.back = IconButton(T("Page before"), "back")
        self.forward = IconButton(T("Page after"), "forward")
        self.seek = FindButton()
        self.appearance = AppearanceButtons()
        self.keys = IconButton(T("Keyboard shortcuts"), "keyboard")
        self.help = IconButton(T("Help on this page"), "help")
        self.setLayout(
            row(
                self.back,
                self.forward,
                self.seek,
                *self.appearance.buttons,
                self.keys,
                self.help,
                gap=6,
                margins=(16, 8, 16, 8),
            )
        )

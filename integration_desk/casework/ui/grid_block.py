"""One entry of the agenda on the page: read, opened, carried by mouse or keys."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from integration_desk import i18n
from integration_desk.core.slices import AgendaEntry
from integration_desk.core.words import T, Text
from integration_desk.widgets import mirrored, on_language, on_look, pixmap, px, say, theme

ICONS = {"appointment": "calendar", "task": "check"}
_STEPS = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
_MARKS = {"danger": "danger", "warning": "warning"}


def clock_of(entry: AgendaEntry) -> str:
    """Return when an entry takes place, as far as it has a time."""
    now = i18n.current()
    if not isinstance(entry.start, datetime):
        return ""
    begin = now.time(entry.start)
    return f"{begin}–{now.time(entry.end)}" if entry.end is not None else begin


def spoken(entry: AgendaEntry, *, with_day: bool = True) -> str:
    """Return an entry as a screen reader says it."""
    start = entry.start
    day = start.astimezone().date() if isinstance(start, datetime) else start
    kind = {"appointment": T("Appointment"), "task": T("Task")}.get(entry.kind)
    parts = [
        i18n.current().weekday_date(day, "long") if with_day else "",
        clock_of(entry),
        say(entry.title),
        say(entry.state) if entry.state is not None else "",
        say(kind) if kind is not None else "",
    ]
    return ", ".join(part for part in parts if part)


class Block(QWidget):
    """An entry as a sheet that draws itself; what it is worth is told by words and a mark, not by colour alone."""

    opened = Signal(object)
    stepped = Signal(int, int)
    """The arrow keys ask for the neighbour this way: days, then entries."""
    nudged = Signal(int, int)
    """The entry is carried by this many days and steps of time."""
    dragged = Signal(QPoint)
    dropped = Signal()
    left_alone = Signal()

    def __init__(self, entry: AgendaEntry, parent: QWidget | None = None, *, line: bool = False) -> None:
        super().__init__(parent)
        self.entry = entry
        self.carried = False
        self.time_words: Text | str = ""
        self._line = line
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        on_language(self, "name", self._name)
        on_look(self, "size", self.updateGeometry)

    def _name(self) -> None:
        self.setAccessibleName(spoken(self.entry))
        self.setToolTip(spoken(self.entry, with_day=False))
        if self.entry.movable and not self._line:
            self.setAccessibleDescription(say(T("Shift and arrow keys move it.")))

    def show_time(self, words: str) -> None:
        """Show where the entry would be put down while it is carried."""
        self.time_words = words
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of a line in a list."""
        return QSize(px(240), max(px(32), self.fontMetrics().height() * (2 if self._line else 1) + px(10)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which nothing can be read."""
        return QSize(px(24), px(18))

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, edge, words and ring."""
        painter, now = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self.entry.tone if self.entry.tone != "info" or self.entry.kind != "task" else "accent"
        room = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(now.colour("focus" if self.carried else tone if now.scheme == "contrast" else "line"), 1))
        painter.setBrush(now.soft("accent") if self.underMouse() and self._line else now.soft(tone))
        painter.drawRoundedRect(room, px(4), px(4))
        edge = QRect(room.left(), room.top(), px(4), room.height())
        if self.isRightToLeft():
            edge.moveRight(room.right())
        painter.fillRect(edge.adjusted(0, px(3), 0, -px(3)), now.colour(tone))
        inside = room.adjusted(px(4), px(2), -px(8), -px(2)) if self.isRightToLeft() else room.adjusted(
            px(8), px(2), -px(4), -px(2)
        )  # fmt: skip
        self._words(painter, inside)
        if self.hasFocus() or self.carried:
            painter.setPen(QPen(now.colour("focus"), max(2, px(2))))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(4), px(4))
        painter.end()

    def _words(self, painter: QPainter, room: QRect) -> None:
        now, metrics = theme.current(), self.fontMetrics()
        side = Qt.AlignmentFlag.AlignRight if mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        mark = _MARKS.get(self.entry.tone, ICONS.get(self.entry.kind, "clock") if self._line else "")
        if mark and room.width() > px(40):
            role = self.entry.tone if self.entry.tone in _MARKS else "text-muted"
            corner = QPoint(
                room.right() - px(13) if mirrored() else room.left(), room.top() + (metrics.height() - px(12)) // 2
            )
            painter.drawPixmap(corner, pixmap(mark, role, 12, self.devicePixelRatioF()))
            room = room.adjusted(0, 0, -px(16), 0) if mirrored() else room.adjusted(px(16), 0, 0, 0)
        clock = str(self.time_words) or clock_of(self.entry)
        state = say(self.entry.state) if self.entry.state is not None and self._tells_state() else ""
        second = " · ".join(part for part in (clock, state) if part)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        one_line = room.height() < metrics.height() * 2
        title = say(self.entry.title)
        if one_line and clock and not self._line:
            title = f"{clock.partition('–')[0]}  {title}" if not self.time_words else f"{clock}  {title}"
        painter.setPen(now.colour("text"))
        painter.setFont(strong)
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        top = room if not one_line else room.adjusted(0, max(0, (room.height() - metrics.height()) // 2), 0, 0)
        painter.drawText(top, flags, shown)
        if not one_line and second:
            painter.setFont(self.font())
            painter.setPen(now.colour("text-muted"))
            below = room.adjusted(0, metrics.height(), 0, 0)
            painter.drawText(
                below, flags, painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, room.width())
            )

    def _tells_state(self) -> bool:
        return self.entry.tone != "info" or self._line

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter, go to neighbours with the arrows, carry with Shift and the arrows."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.carried:
                self.dropped.emit()
            else:
                self.opened.emit(self.entry)
        elif key == Qt.Key.Key_Escape and self.carried:
            self.left_alone.emit()
        elif key in _STEPS and not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            across, down = _STEPS[key]
            across = -across if mirrored() else across
            moving = self.carried or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.nudged if moving and self.entry.movable else self.stepped).emit(across, down)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it where it was when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if self.carried and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.left_alone.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where it was taken hold of."""
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Carry it once the mouse has moved far enough."""
        if self._pressed is None or not self.entry.movable or self._line:
            return
        way = event.position().toPoint() - self._pressed
        if self.carried or way.manhattanLength() >= QApplication.startDragDistance():
            self.dragged.emit(event.globalPosition().toPoint() - self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Put it down, or open it when it was not carried."""
        pressed, self._pressed = self._pressed, None
        if self.carried:
            self.dropped.emit()
        elif pressed is not None and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.entry)

    def event(self, event: Any) -> bool:
        """Draw again when the mouse comes and goes."""
        if event.type() in (event.Type.HoverEnter, event.Type.HoverLeave):
            self.update()
        return super().event(event)


def day_of(entry: AgendaEntry) -> date:
    """Return the day on which an entry stands."""
    return entry.start.astimezone().date() if isinstance(entry.start, datetime) else entry.start

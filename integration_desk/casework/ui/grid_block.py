"""One entry of the agenda on the page: read, opened, carried by mouse or keys."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from integration_desk import i18n
from integration_desk.core.slices import AgendaEntry
from integration_desk.core.words import T, Text
from integration_desk.widgets import mirrored, on_language, on_look, pixmap, px, say, theme

ICONS = {"appointment": "calendar", "task": "check"}
_STEPS = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
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
    turned = Signal(int)
    """Other days are asked for."""
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
        ground = now.soft(tone)
        if self._line:
            ground = now.soft("accent") if self.underMouse() else now.colour("surface")
        painter.setPen(QPen(now.colour("focus" if self.carried else tone if now.scheme == "contrast" else "line"), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(room, px(4), px(4))
        edge = QRect(room.left(), room.top() + px(3), px(4), room.height() - px(6))
        if mirrored():
            edge.moveRight(room.right())
        painter.fillRect(edge, now.colour(tone))
        near, far = px(9), px(4)
        self._words(painter, room.adjusted(far if mirrored() else near, 0, -near if mirrored() else -far, 0))
        if self.hasFocus() or self.carried:
            painter.setPen(QPen(now.colour("focus"), max(2, px(2))))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(4), px(4))
        painter.end()

    def _words(self, painter: QPainter, room: QRect) -> None:
        """Draw title, time and state in as many lines as there is room for; the title goes on in the next line."""
        now, each = theme.current(), self.fontMetrics().height()
        room = self._mark(painter, room, each)
        clock = str(self.time_words) or clock_of(self.entry)
        state = say(self.entry.state) if self.entry.state is not None and self._tells_state() else ""
        second = " · ".join(part for part in (clock, state) if part)
        title, lines = say(self.entry.title), max(1, room.height() // each)
        wide = room.width() >= px(104) or self._line or bool(self.time_words)
        if lines == 1 and clock and wide and not self._line:
            title = f"{clock if self.time_words else clock.partition('–')[0]}  {title}"
        below = second if lines > 1 and wide else ""
        shown = _broken(title, painter.fontMetrics(), room.width(), 1 if self._line else lines - bool(below))
        top = room.top() + max(0, room.height() - each * (len(shown) + bool(below))) // 2
        if len(shown) + bool(below) < lines and not self._line:
            top = room.top() + px(2)
        side = Qt.AlignmentFlag.AlignRight if mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(now.colour("text"))
        for number, words in enumerate(shown):
            painter.drawText(QRect(room.left(), top + number * each, room.width(), each), flags, words)
        if below:
            painter.setPen(now.colour("text-muted"))
            words = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), top + len(shown) * each, room.width(), each), flags, words)

    def _mark(self, painter: QPainter, room: QRect, each: int) -> QRect:
        """Draw the mark of what presses, or of the kind in a list; returns the room that is left."""
        mark = _MARKS.get(self.entry.tone, ICONS.get(self.entry.kind, "clock") if self._line else "")
        if not mark or room.width() < px(40):
            return room
        role = self.entry.tone if self.entry.tone in _MARKS else "text-muted"
        alone = self._line or room.height() < each * 2
        high = room.center().y() - px(6) if alone else room.top() + px(2) + (each - px(12)) // 2
        corner = QPoint(room.right() - px(13) if mirrored() else room.left(), high)
        painter.drawPixmap(corner, pixmap(mark, role, 12, self.devicePixelRatioF()))
        return room.adjusted(0, 0, -px(18), 0) if mirrored() else room.adjusted(px(18), 0, 0, 0)

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
        elif key in _TURNS and not self.carried:
            self.turned.emit(_TURNS[key])
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


def _broken(words: str, metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    """Return words in lines that fit a width; the last line is cut where it must be."""
    found: list[str] = []
    rest = words
    while rest and len(found) < lines - 1:
        line = ""
        for word in rest.split(" "):
            longer = f"{line} {word}" if line else word
            if line and metrics.horizontalAdvance(longer) > width:
                break
            line = longer
        found.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
        rest = rest[len(line) :].lstrip()
    if rest:
        found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return found

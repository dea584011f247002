"""The timeline: what happened, newest first, with a heading for each day."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.core.slices import TimelineEntry
from integration_desk.core.words import T
from integration_desk.widgets import theme
from integration_desk.widgets.basics import Button, Label
from integration_desk.widgets.happening import Words
from integration_desk.widgets.notices import EmptyState
from integration_desk.widgets.speech import say
from integration_desk.widgets.theme import px, space
from integration_desk.widgets.upkeep import on_language, on_look

_AT_ONCE = 40
_PAINTED = 10  # entries made before the first painting; the others follow it, as many at a time
_PAUSE = 20  # milliseconds between them, in which what is there is painted and keys are heard


class _Entry(QWidget):
    """One thing that happened; opened by a click or Enter when there is more to read.

    It draws itself: a label for each of its words would take ten times as long to make, and a file has hundreds.
    """

    opened = Signal(object)

    def __init__(self, entry: TimelineEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self._words = Words(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if entry.place is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        on_language(self, "name", self._name)
        on_look(self, "size", self._measure)  # which follows another language, too

    def _name(self) -> None:
        parts = [say(self.entry.title), self.entry.detail, self._when()]
        if self.entry.state is not None:
            parts.insert(1, say(self.entry.state))
        self.setAccessibleName(", ".join(part for part in parts if part))

    def _when(self) -> str:
        when, now = self.entry.when, i18n.current()
        return now.moment(when) if isinstance(when, datetime) else now.weekday_date(when)

    def _measure(self) -> None:
        self._words.say(self.entry)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at which nothing wraps."""
        return self._words.usual_size()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which there is no room for words."""
        return QSize(px(160), px(32))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the wrapped words need."""
        return self._words.height(width)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground and ring, icon, words, state and time."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(self.rect(), theme.current().size("shape.radius"), px(4))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), max(2, px(2))))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(4), px(4))
        self._words.paint(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the day, and the time where it is known."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._when(), self)
            return True
        return super().event(event)

    def _open(self) -> None:
        if self.entry.place is not None:
            self.opened.emit(self.entry.place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open with a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)


class TimelineView(QWidget):
    """Shows entries by day, the newest first; ``opened`` tells where an entry leads."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, gap=2)
        self._entries: list[TimelineEntry] = []
        self._parts: list[QWidget] = []
        self._shown = self._wanted = 0
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.timeout.connect(self._add_some)
        self._more = Button(T("Show earlier entries"), self._show_more, kind="link")
        self._empty = EmptyState(T("Nothing has happened yet. Notes, referrals and changes will stand here."))
        self._column.addWidget(self._empty)
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self._more.hide()

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these entries."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self._shown, self._wanted = [], 0, 0
        self._entries = sorted(entries, key=lambda entry: entry.begins, reverse=True)
        self._empty.setVisible(not self._entries)
        self._show_more()

    def _show_more(self) -> None:
        self._wanted = min(len(self._entries), self._wanted + _AT_ONCE)
        self._more.setVisible(self._wanted < len(self._entries))
        self._add_some()

    def _add_some(self) -> None:
        """Add the next few of the entries that are wanted."""
        last = self._entries[self._shown - 1].day if self._shown else None
        until = min(self._wanted, self._shown + _PAINTED)
        for entry in self._entries[self._shown : until]:
            if entry.day != last:
                last = entry.day
                self._add(self._heading(last))
            made = _Entry(entry, self)
            made.opened.connect(self.opened)
            self._add(made)
        self._shown = until
        if self._shown < self._wanted:
            self._following.start(_PAUSE)

    def _add(self, part: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 2, part)
        self._parts.append(part)

    def _heading(self, day: date) -> Label:
        head = Label(voice="caption", tone="neutral")
        head.setParent(self)
        space_above = 12 if self._parts else 0
        head.setContentsMargins(0, space_above, 0, 2)

        def tell() -> None:
            now, today = i18n.current(), date.today()  # noqa: DTZ011 - the day on the wall of this office
            near = abs((today - day).days) <= 1
            head.setText(now.relative(day, today) if near else now.weekday_date(day))

        on_language(head, "day", tell)
        return head

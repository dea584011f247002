"""A line that reminds of something and opens it."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle

from integration_desk.core.slices import Place, Reminder
from integration_desk.core.words import T
from integration_desk.i18n import current
from integration_desk.shell.line import Line
from integration_desk.widgets import pixmap, say, theme

_ICONS = {"danger": "danger", "warning": "warning", "info": "next"}


def due_words(due: date | datetime | None, today: date) -> str:
    """Say when something is due: how far away it is and the day with its weekday; overdue is said in words."""
    if due is None:
        return ""
    day = _day_of(due)
    speaker = current()
    text = T("overdue, {day}") if day < today else T("{distance}, {day}")
    return speaker.say(text.put(distance=speaker.relative(day, today), day=speaker.weekday_date(day)))


def _day_of(due: date | datetime) -> date:
    return due.astimezone().date() if isinstance(due, datetime) else due


class ReminderLine(Line):
    """Title and detail at the start, the due date at the end, an icon for the tone."""

    def __init__(self, reminder: Reminder, go: Callable[[Place], object], *, today: date) -> None:
        super().__init__()
        self._reminder, self._detail = reminder, say(reminder.detail)
        self._due = due_words(reminder.due, today)
        overdue = reminder.due is not None and _day_of(reminder.due) < today
        self._tone = "danger" if overdue else reminder.tone
        self.setText(say(reminder.title))
        self.setAccessibleName(", ".join(part for part in (self.text(), self._detail, self._due) if part))
        self.setToolTip(self._detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: go(reminder.place))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of two lines of words."""
        lines = 2 if self._detail else 1
        return QSize(theme.px(320), self.fontMetrics().height() * lines + theme.px(14))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size below which words would be lost."""
        return QSize(theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, radius = theme.current(), theme.px(6)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.soft("accent"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        side = theme.px(16)
        tone = self._tone
        icon = self._at(QRect(theme.px(8), (self.height() - side) // 2, side, side)).topLeft()
        role = tone if tone in ("danger", "warning") else "text-muted"
        painter.drawPixmap(icon, pixmap(_ICONS.get(tone, "next"), role, 16, self.devicePixelRatioF()))
        self._words(painter)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(now.colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    def _words(self, painter: QPainter) -> None:
        now, metrics = theme.current(), painter.fontMetrics()
        start, end = theme.px(34), self.width() - theme.px(12)
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        flags = QStyle.visualAlignment(self.layoutDirection(), leading)
        if self._due:
            longest = max(metrics.horizontalAdvance(words) for words in (self.text(), self._detail))
            room = max((end - start) // 2, end - start - longest - theme.px(24))
            width = min(metrics.horizontalAdvance(self._due) + 2, room)
            role = self._tone if self._tone in ("danger", "warning") else "text-muted"
            painter.setPen(now.colour(role))
            words = metrics.elidedText(self._due, Qt.TextElideMode.ElideRight, width)
            painter.drawText(self._at(QRect(end - width, 0, width, self.height())), Qt.AlignmentFlag.AlignCenter, words)
            end -= width + theme.px(12)
        height = metrics.height()
        top = (self.height() - height * (2 if self._detail else 1)) // 2
        for words, role in ((self.text(), "text"), (self._detail, "text-muted")):
            if words:
                painter.setPen(now.colour(role))
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, end - start)
                painter.drawText(self._at(QRect(start, top, end - start, height)), flags, shown)
                top += height

    def _at(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

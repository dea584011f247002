"""The ground of the agenda's grid: hours, days off, today and now."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.casework.ui.agenda_data import AgendaData
from integration_desk.casework.ui.grid_geometry import DAY, Geometry
from integration_desk.core.words import T
from integration_desk.widgets import name_for_readers, px, theme

_EVERY = 60_000  # milliseconds after which the line of now is drawn anew


class Canvas(QWidget):
    """Draws the hours; ``wanted`` tells where one double-clicked for something new."""

    wanted = Signal(QPoint)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._places: Geometry | None = None
        self._data: AgendaData | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self.update)
        self._clock.start()
        name_for_readers(self, T("Hours of the days"))

    def show_grid(self, places: Geometry, data: AgendaData) -> None:
        """Show these days with these heights."""
        self._places, self._data = places, data
        tall = places.top(DAY)
        if self.minimumHeight() != tall:
            self.setFixedHeight(tall)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a day."""
        return QSize(px(400), self._places.top(DAY) if self._places else px(600))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that there is another room."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.resized.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for something new at that place."""
        self.wanted.emit(event.position().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground."""
        if self._places is None or self._data is None:
            return
        painter = QPainter(self)
        self._days(painter, self._places, self._data)
        self._hours(painter, self._places, event.rect())
        self._now(painter, self._places)
        painter.end()

    def _days(self, painter: QPainter, places: Geometry, data: AgendaData) -> None:
        now, today = theme.current(), datetime.now().astimezone().date()
        for number in range(places.days):
            day = places.day(number)
            left, width = places.column(number)
            if day == today and places.days > 1:
                painter.fillRect(left, 0, width, self.height(), now.soft("accent"))
            elif day.weekday() in data.weekend or day in data.holidays:
                painter.fillRect(left, 0, width, self.height(), now.colour("raised"))
            painter.setPen(now.colour("line"))
            edge = left + width - 1 if places.mirrored else left
            painter.drawLine(edge, 0, edge, self.height())

    def _hours(self, painter: QPainter, places: Geometry, part: QRect) -> None:
        now, speaker = theme.current(), i18n.current()
        caption = painter.font()
        caption.setPixelSize(now.size("type.caption"))
        painter.setFont(caption)
        across = QRect(0, 0, self.width() - places.gutter, 0) if places.mirrored else QRect(
            places.gutter, 0, self.width() - places.gutter, 0
        )  # fmt: skip
        for hour in range(24):
            top = places.top(hour * 60)
            if not part.top() - places.hour <= top <= part.bottom() + places.hour:
                continue
            painter.setPen(now.colour("line"))
            painter.drawLine(across.left(), top, across.right(), top)
            if hour:
                painter.setPen(now.colour("text-muted"))
                left = self.width() - places.gutter if places.mirrored else 0
                room = QRect(left, top - px(8), places.gutter - px(4), px(16))
                painter.drawText(
                    room,
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter,
                    speaker.time(datetime(2000, 1, 1, hour)),  # noqa: DTZ001 - the hours of a wall clock
                )

    def _now(self, painter: QPainter, places: Geometry) -> None:
        moment = datetime.now().astimezone()
        number = places.number_of(moment.date())
        if 0 <= number < places.days:
            left, width = places.column(number)
            top = places.top(moment.hour * 60 + moment.minute)
            painter.setPen(QPen(theme.colour("danger"), max(2, px(2))))
            painter.drawLine(left, top, left + width, top)

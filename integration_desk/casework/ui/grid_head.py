"""The head of the agenda's grid: the days by name, what holiday it is, and what has no time of the day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.casework.ui.agenda_data import AgendaData
from integration_desk.casework.ui.grid_block import Block, day_of
from integration_desk.casework.ui.grid_geometry import Geometry
from integration_desk.core.words import T
from integration_desk.widgets import Button, Label, Short, px, restyle, say, theme

_NAME, _HOLIDAY, _ENTRY = 32, 16, 24
_MOST = 4
_MORE = T("{count} more", "{count} more")


class Head(QWidget):
    """Buttons for the days, and under them the entries of whole days."""

    day_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._days_off: list[Label] = []
        self._more: list[Button] = []
        self._hidden: Mapping[int, int] = {}
        self._blocks: Sequence[Block] = ()
        self._data: AgendaData | None = None

    def show_days(self, data: AgendaData, blocks: Sequence[Block]) -> None:
        """Show these days and the entries without a time."""
        self.clear()
        self._data, self._blocks = data, blocks
        today, now = datetime.now().astimezone().date(), i18n.current()
        for number in range((data.last - data.first).days + 1):
            day = data.first + timedelta(days=number)
            button = Button(T("Day"), partial(self.day_chosen.emit, day), kind="step")
            button.setParent(self)
            restyle(button, state="now" if day == today else "done")
            button.setText(now.weekday_date(day, "short"))
            free = data.holidays.get(day, "")
            told = [now.weekday_date(day, "long"), say(T("today")) if day == today else "", free]
            button.setAccessibleName(", ".join(part for part in told if part))
            button.setToolTip(button.accessibleName())
            button.show()
            self.buttons.append(button)
            label = Short(free, voice="caption", tone="warning")
            label.setParent(self)
            label.setVisible(bool(free))
            self._days_off.append(label)
            more = Button(_MORE.of(0), partial(self.day_chosen.emit, day), kind="link")
            more.setParent(self)
            self._more.append(more)

    def clear(self) -> None:
        """Forget the days."""
        for widget in (*self.buttons, *self._days_off, *self._more):
            widget.hide()
            widget.deleteLater()
        self.buttons, self._days_off, self._more, self._blocks, self._hidden = [], [], [], (), {}

    def show_hidden(self, hidden: Mapping[int, int], places: Geometry) -> None:
        """Say on which days there are more entries than there is room for; each of them leads to its day."""
        if hidden != self._hidden:
            self._hidden = hidden
            self.arrange(places)

    def arrange(self, places: Geometry) -> None:
        """Put days and entries into their columns; where there is no room for the date, its number stands."""
        if self._data is None or not self.buttons:
            return
        top = px(_NAME) + (px(_HOLIDAY) if self._data.holidays else 0)
        highest = 0
        for number, button in enumerate(self.buttons):
            left, width = places.column(number)
            day = places.day(number)
            wide = _name(day, button, width - 2)
            button.setGeometry(left + (width - wide) // 2, px(2), wide, px(_NAME) - px(4))
            self._days_off[number].setGeometry(left + px(4), px(_NAME), width - px(8), px(_HOLIDAY))
            highest = max(highest, self._stack(number, day, left, width, top))
        tall = top + highest * px(_ENTRY) + px(4)
        if self.minimumHeight() != tall:
            self.setFixedHeight(tall)
        self.update()

    def _stack(self, number: int, day: date, left: int, width: int, top: int) -> int:
        """Put the entries of a day one under another; returns how many lines they take."""
        mine = [one for one in self._blocks if day_of(one.entry) == day]
        most = _MOST if len(mine) <= _MOST else _MOST - 1
        for place, block in enumerate(mine):
            block.setVisible(place < most)
            if not block.carried:
                block.setGeometry(left + px(2), top + place * px(_ENTRY), width - px(4), px(_ENTRY) - px(2))
        rest = max(0, len(mine) - most) + self._hidden.get(number, 0)
        more = self._more[number]
        more.setVisible(rest > 0)
        if rest > 0:
            more.say(_MORE.of(rest))
            wide = min(width, more.sizeHint().width())
            more.setGeometry(left + (width - wide) // 2, top + min(len(mine), most) * px(_ENTRY), wide, px(_ENTRY))
        return min(len(mine), most) + (rest > 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line under the head."""
        painter = QPainter(self)
        painter.setPen(theme.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


def _name(day: date, button: Button, room: int) -> int:
    """Call a day as there is room: weekday and date, weekday and number, or the number; returns the button's width."""
    now = i18n.current()
    number = now.number(day.day)
    short = str(now.locale.days["format"]["abbreviated"][day.weekday()])
    for words in (now.weekday_date(day, "short"), f"{short} {number}", number):
        button.setText(words)
        if button.sizeHint().width() <= room:
            break
    return min(room, button.sizeHint().width())

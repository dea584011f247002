"""The grid of the agenda: a column for each day, the hours down, what has no time above; entries can be carried."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.casework.rules.lanes import Lane, lanes
from integration_desk.casework.ui.agenda_data import AgendaData
from integration_desk.casework.ui.grid_block import Block, day_of
from integration_desk.casework.ui.grid_canvas import Canvas
from integration_desk.casework.ui.grid_geometry import DAY, STEP, Geometry
from integration_desk.casework.ui.grid_head import Head
from integration_desk.core.slices import AgendaEntry
from integration_desk.core.words import T, Text
from integration_desk.widgets import mirrored, on_look, px, space

ZOOMS = (0.6, 0.8, 1.0, 1.4, 2.0)
_HOUR, _GUTTER = 44, 52
_NARROWEST = 64  # a block less wide than this says nothing
_SHORTEST = 22


class WeekGrid(QFrame):
    """Shows the days of an agenda. ``opened`` tells an entry, ``moved`` one that was put down elsewhere and where."""

    opened = Signal(object)
    moved = Signal(object, object)
    day_chosen = Signal(object)
    wanted = Signal(object)
    told = Signal(object)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("paper", "card")
        self.zoom_step = ZOOMS.index(1.0)
        self.head, self.canvas = Head(), Canvas()
        self.blocks: list[Block] = []
        self._data: AgendaData | None = None
        self._lanes: dict[int, Lane] = {}
        self._carried: tuple[Block, int, int] | None = None
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setViewport(QWidget())
        self.canvas.setProperty("clear", "true")
        self.area.setWidget(self.canvas)
        layout = QVBoxLayout(self)
        space(layout, margins=(1, 1, 1, 1))
        layout.addWidget(self.head)
        layout.addWidget(self.area, 1)
        self.head.day_chosen.connect(self.day_chosen)
        self.canvas.wanted.connect(self._want)
        self.canvas.resized.connect(self.arrange)
        on_look(self, "arrange", self.arrange)

    def show_data(self, data: AgendaData) -> None:
        """Show the entries of some days; what had the keyboard keeps it."""
        focused = self.focusWidget()
        kept = focused.entry.id if isinstance(focused, Block) else ""
        fresh = self._data is None or (self._data.first, self._data.last) != (data.first, data.last)
        self._carried, self._data = None, data
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self.blocks = [self._block(one) for one in sorted(data.entries, key=_order)]
        self.head.show_days(data, [one for one in self.blocks if not _timed(one.entry)])
        self._lanes = {}
        timed = [one for one in self.blocks if _timed(one.entry)]
        for number in range(_days(data)):
            day = data.first + timedelta(days=number)
            mine = [one for one in timed if day_of(one.entry) == day]
            placed = lanes([_span(one.entry) for one in mine])
            self._lanes |= {id(block): lane for block, lane in zip(mine, placed, strict=True)}
        self.arrange()
        if fresh:
            QTimer.singleShot(0, self, self.scroll_to_start)
        again = next((one for one in self.blocks if one.entry.id == kept), None) if kept else None
        if again is not None:
            again.setFocus()

    def clear(self) -> None:
        """Forget the entries."""
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self.blocks, self._data, self._carried = [], None, None
        self.head.clear()

    def geometry_of(self) -> Geometry:
        """Return where days and hours stand now."""
        data = self._data
        first = data.first if data else date.today()  # noqa: DTZ011 - drawn empty for a moment
        hour = max(px(24), round(px(_HOUR) * ZOOMS[self.zoom_step]))
        return Geometry(first, _days(data) if data else 7, self.canvas.width(), px(_GUTTER), hour, mirrored())

    def arrange(self) -> None:
        """Put every entry in its place."""
        if self._data is None:
            return
        places = self.geometry_of()
        self.canvas.show_grid(places, self._data)
        self.head.arrange(places)
        hidden: dict[int, int] = {}
        for block in self.blocks:
            if _timed(block.entry) and (self._carried is None or self._carried[0] is not block):
                number = places.number_of(day_of(block.entry))
                hidden[number] = hidden.get(number, 0) + (not self._place(block, places, number))
        self.head.show_hidden({number: count for number, count in hidden.items() if count}, places)

    def zoom(self, step: int) -> None:
        """Give the hours more room (1), less (-1) or the usual one (0)."""
        usual = ZOOMS.index(1.0)
        self.zoom_step = usual if step == 0 else max(0, min(len(ZOOMS) - 1, self.zoom_step + step))
        middle = self.area.verticalScrollBar().value() / max(1, self.canvas.height())
        self.arrange()
        self.area.verticalScrollBar().setValue(round(middle * self.canvas.height()))

    def scroll_to_start(self) -> None:
        """Bring the first entry into view, or the morning."""
        begins = [_minutes(one.entry) for one in self.blocks if _timed(one.entry)]
        places = self.geometry_of()
        self.area.verticalScrollBar().setValue(places.top(max(0, min([*begins, 8 * 60]) - 30)))

    def focus_first(self) -> None:
        """Put the keyboard on the first entry of today, else on the first of all."""
        if self.blocks:
            self.blocks[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # Entries

    def _block(self, entry: AgendaEntry) -> Block:
        block = Block(entry, self.canvas if _timed(entry) else self.head)
        block.opened.connect(self.opened)
        block.stepped.connect(lambda across, down: self._step(block, across, down))
        block.nudged.connect(lambda across, down: self._nudge(block, across, down))
        block.dragged.connect(lambda at: self._drag(block, at))
        block.dropped.connect(self._drop)
        block.left_alone.connect(self._leave_alone)
        block.turned.connect(self.turned)
        return block

    def _place(self, block: Block, places: Geometry, number: int) -> bool:
        """Put a block in its place; returns False when there is no room for it beside the others."""
        left, width = places.column(number)
        lane = self._lanes.get(id(block), Lane(0, 1))
        fitting = max(1, (width - px(4)) // px(_NARROWEST))
        of = min(lane.of, fitting)
        shown = lane.place < of
        block.setVisible(shown)
        if shown:
            begin = _minutes(block.entry)
            each = (width - px(4)) // of
            across = lane.place * each
            at = left + width - px(2) - across - each if places.mirrored else left + px(2) + across
            tall = max(px(_SHORTEST), places.top(min(DAY, begin + _length(block.entry))) - places.top(begin))
            block.setGeometry(at, places.top(begin), each - 1, tall - 1)
            block.raise_()
        return shown

    def _want(self, at: QPoint) -> None:
        places = self.geometry_of()
        day, minutes = places.day(places.day_at(at.x())), places.minutes_at(at.y())
        self.wanted.emit(datetime.combine(day, time(minutes // 60, minutes % 60)))

    def _step(self, block: Block, across: int, down: int) -> None:
        """Go to the neighbour: the entry before or after on this day, or the nearest in time on another day."""
        shown = [one for one in self.blocks if one.isVisibleTo(self)]
        if down:
            mine = [one for one in shown if day_of(one.entry) == day_of(block.entry)]
            place = mine.index(block) + down
            target = mine[place] if 0 <= place < len(mine) else None
        else:
            days = sorted({day_of(one.entry) for one in shown})
            place = days.index(day_of(block.entry)) + across
            there = [one for one in shown if 0 <= place < len(days) and day_of(one.entry) == days[place]]
            begin = _minutes(block.entry)
            target = min(there, key=lambda one: abs(_minutes(one.entry) - begin), default=None)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            if _timed(target.entry):
                self.area.ensureWidgetVisible(target)

    # Carrying

    def _nudge(self, block: Block, across: int, down: int) -> None:
        held = self._carried
        day, minutes = held[1:] if held and held[0] is block else self._where(block)
        day = max(0, min(self.geometry_of().days - 1, day + across))
        minutes = max(0, min(DAY - STEP, minutes + down * STEP)) if _timed(block.entry) else minutes
        self._carry(block, day, minutes)

    def _where(self, block: Block) -> tuple[int, int]:
        return self.geometry_of().number_of(day_of(block.entry)), _minutes(block.entry)

    def _drag(self, block: Block, at: QPoint) -> None:
        places, home = self.geometry_of(), self.canvas.mapFromGlobal(at)
        middle = home.x() + block.width() // 2
        minutes = places.minutes_at(home.y()) if _timed(block.entry) else 0
        self._carry(block, places.day_at(middle), minutes)

    def _carry(self, block: Block, day: int, minutes: int) -> None:
        """Show an entry where it would be put down, and say so."""
        places = self.geometry_of()
        block.carried = True
        self._carried = (block, day, minutes)
        left, width = places.column(day)
        now = i18n.current()
        words = now.weekday_date(places.day(day), "short")
        if _timed(block.entry):
            words = f"{words}, {now.time(time(minutes // 60, minutes % 60))}"
            block.setGeometry(left + px(2), places.top(minutes), width - px(4), block.height())
        else:
            block.setGeometry(left + px(2), block.y(), width - px(4), block.height())
        block.raise_()
        block.show_time(words)
        if _timed(block.entry):
            self.area.ensureWidgetVisible(block)
        told: Text = T("To {when}: Enter puts it down there, Escape leaves it where it was.").put(when=words)
        block.setAccessibleDescription(i18n.current().say(told))
        self.told.emit(told)

    def _drop(self) -> None:
        if self._carried is None:
            return
        block, number, minutes = self._carried
        day = self.geometry_of().day(number)
        unmoved = (number, minutes) == self._where(block)
        self._release()
        if unmoved:
            self.arrange()
        elif _timed(block.entry):
            self.moved.emit(block.entry, datetime.combine(day, time(minutes // 60, minutes % 60)).astimezone())
        else:
            self.moved.emit(block.entry, day)

    def _leave_alone(self) -> None:
        self._release()
        self.arrange()

    def _release(self) -> None:
        if self._carried is not None:
            block, self._carried = self._carried[0], None
            block.carried = False
            block.show_time("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the days into the new room."""
        super().resizeEvent(event)
        self.arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with plus, minus and 0."""
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        if event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _minutes(entry: AgendaEntry) -> int:
    """Return the minute of its day at which an entry begins."""
    local = entry.start.astimezone().time() if isinstance(entry.start, datetime) else time()
    return local.hour * 60 + local.minute


def _length(entry: AgendaEntry) -> int:
    if isinstance(entry.start, datetime) and entry.end is not None:
        return max(STEP, min(DAY, round((entry.end - entry.start).total_seconds() / 60)))
    return 30


def _span(entry: AgendaEntry) -> tuple[datetime, datetime]:
    """Return the stretch of its day that an entry covers on the page."""
    begin = datetime.combine(date.min, time()) + timedelta(minutes=_minutes(entry))
    return begin, begin + timedelta(minutes=max(round(_SHORTEST / _HOUR * 60), _length(entry)))


def _timed(entry: AgendaEntry) -> bool:
    return isinstance(entry.start, datetime)


def _days(data: AgendaData) -> int:
    return (data.last - data.first).days + 1


def _order(entry: AgendaEntry) -> tuple[date, bool, int]:
    return day_of(entry), _timed(entry), _minutes(entry)

"""The agenda as a list: what is overdue, then day by day."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.casework.ui.agenda_data import AgendaData
from integration_desk.casework.ui.grid_block import Block, day_of
from integration_desk.core.slices import AgendaEntry
from integration_desk.core.words import T, Text
from integration_desk.widgets import Label, Short, clear, holding, row, say, scrolling, space

_OVERDUE = T("Overdue")


class AgendaList(QWidget):
    """Shows entries under the days on which they stand; ``opened`` tells an entry."""

    opened = Signal(object)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        space(self._column, gap=4, margins=(0, 0, 12, 12))
        layout = QVBoxLayout(self)
        space(layout)
        layout.addWidget(scrolling(self._inner))

    def show_data(self, data: AgendaData) -> None:
        """Show the entries of some days."""
        focused = self.focusWidget()
        kept = focused.entry.id if isinstance(focused, Block) else ""
        self.clear()
        if data.late:
            self._part(_OVERDUE, "", data.late, tone="danger")
        for day in sorted({day_of(one) for one in data.entries} | set(data.holidays)):
            mine = sorted((one for one in data.entries if day_of(one) == day), key=_order)
            self._part(_heading(day), data.holidays.get(day, ""), mine)
        self._column.addStretch(1)
        again = next((one for one in self.blocks if kept and one.entry.id == kept), None)
        if again is not None:
            again.setFocus()

    def clear(self) -> None:
        """Forget the entries."""
        self.blocks = []
        clear(self._column)

    def focus_first(self) -> None:
        """Put the keyboard on the first entry."""
        if self.blocks:
            self.blocks[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self, heading: Text | str, holiday: str, entries: Sequence[AgendaEntry], tone: str = "") -> None:
        head = Label(heading, voice="strong", tone=tone)
        head.setContentsMargins(0, 8 if self._column.count() else 0, 0, 0)
        parts: list[QWidget | None] = [head]
        if holiday:
            parts.append(Short(holiday, voice="muted", tone="warning"))
        self._column.addWidget(holding(row(*parts, None, gap=12)))
        for entry in entries:
            block = Block(entry, line=True)
            block.opened.connect(self.opened)
            block.turned.connect(self.turned)
            block.stepped.connect(lambda _across, down, block=block: self._step(block, down))
            self._column.addWidget(block)
            self.blocks.append(block)

    def _step(self, block: Block, down: int) -> None:
        place = self.blocks.index(block) + down
        if down and 0 <= place < len(self.blocks):
            self.blocks[place].setFocus(Qt.FocusReason.TabFocusReason)


def _heading(day: date) -> Text | str:
    now, today = i18n.current(), datetime.now().astimezone().date()
    words = now.weekday_date(day, "long")
    near = abs((day - today).days) <= 1
    return say(T("{day}, {relative}").put(day=words, relative=now.relative(day, today))) if near else words


def _order(entry: AgendaEntry) -> tuple[bool, str]:
    timed = isinstance(entry.start, datetime)
    return timed, entry.start.isoformat()

"""The lines of the assessment, and the area that stands beside them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from integration_desk.casework.model import Need
from integration_desk.casework.queries import NeedsView
from integration_desk.casework.ui.need_row import NeedRow
from integration_desk.casework.ui.need_side import NeedSide
from integration_desk.core.records import changed
from integration_desk.core.slices import Place
from integration_desk.directory import NEEDS
from integration_desk.widgets import column, px

_KEPT = ("needed", "refer", "severity", "note")


class NeedLines(QWidget):
    """Takes the answers, area by area; ``side`` shows the one that the keyboard is on.

    ``edited`` tells each edit, ``followed`` a letter by which one goes on from the area, ``passed`` that the last line
    was answered.
    """

    edited = Signal()
    followed = Signal(str)
    passed = Signal()

    def __init__(self, go: Callable[[Place], object]) -> None:
        super().__init__()
        self.at = NEEDS.codes[0].code
        self.rows = {area.code: NeedRow(area.code) for area in NEEDS.offered()}
        self.side = NeedSide(self.followed.emit, go)
        self.setLayout(column(*self.rows.values(), gap=0))
        for name in self.rows:
            self._connect(name)
        self.side.noted.connect(self._noted)
        self.side.left.connect(self.focus_line)

    def _connect(self, name: str) -> None:
        line = self.rows[name]
        line.answered.connect(lambda: self._answered(name))
        line.entered.connect(lambda: self.show_area(name))
        line.moved.connect(lambda by: self._move(name, by))
        line.asked.connect(self._act)

    def show_view(self, view: NeedsView) -> None:
        """Show the answers of an assessment, and those before it."""
        for name, line in self.rows.items():
            line.show_answer(view.answers.get(name), view.earlier.get(name), view.today)
        self.show_area(self.at)

    def take_links(self, view: NeedsView) -> None:
        """Keep what is being answered, and take which needs are saved and what was made of them."""
        for name, line in self.rows.items():
            kept = view.answers.get(name)
            need = changed(line.need, id=kept.id, referral_id=kept.referral_id) if kept else line.need
            line.show_answer(need, view.earlier.get(name), view.today)
        self.show_area(self.at)

    def say_again(self) -> None:
        """Say the lines in another language."""
        for line in self.rows.values():
            line.show_answer(line.need, line.earlier)
        self.show_area(self.at)

    def focus_line(self) -> None:
        """Put the keyboard on the area."""
        self.rows[self.at].setFocus(Qt.FocusReason.OtherFocusReason)

    def answers(self) -> tuple[Need, ...]:
        """Return the answers as they stand."""
        return tuple(line.need for line in self.rows.values())

    def counted(self) -> Need | None:
        """Return the need in the area that the keyboard is on: the one of this assessment, else the last one saved."""
        line = self.rows[self.at]
        earlier = line.earlier.need if line.earlier and not line.need.severity and not line.need.needed else None
        found = earlier or line.need
        return found if found.needed and found.id else None

    def draft(self) -> dict[str, Any]:
        """Return the answers as JSON."""
        return {name: {part: getattr(line.need, part) for part in _KEPT} for name, line in self.rows.items()}

    def restore(self, content: dict[str, Any]) -> None:
        """Put back what ``draft`` returned."""
        for name, values in content.items():
            if name in self.rows:
                line = self.rows[name]
                line.show_answer(changed(line.need, **{part: values[part] for part in _KEPT}), line.earlier)
        self.show_area(self.at)

    def show_area(self, name: str) -> None:
        """Show an area beside the lines."""
        self.at = name
        need, earlier = self.rows[name].need, self.rows[name].earlier
        followed = need.referral_id or (earlier.need.referral_id if earlier and not need.severity else "")
        self.side.show_area(need, earlier, followed)

    def _answered(self, name: str) -> None:
        if name == self.at:
            self.show_area(name)
        self.edited.emit()

    def _noted(self, words: str) -> None:
        line = self.rows[self.at]
        if line.need.note != words:
            line.show_answer(changed(line.need, note=words), line.earlier)
            self.edited.emit()

    def _move(self, name: str, by: int) -> None:
        names = list(self.rows)
        place = names.index(name) + by
        if place >= len(names):
            self.passed.emit()
        elif place >= 0:
            self.rows[names[place]].setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(self.rows[names[place]])

    def _act(self, letter: str) -> None:
        if letter == "E":
            self.side.write()
        else:
            self.followed.emit(letter)


def reveal(widget: QWidget) -> None:
    """Scroll the page until a part of it is on view, with some room around."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget, 0, px(64))

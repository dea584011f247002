"""How a client's matters stand, a line for each: what it is about, its level or how it is, and where it leads."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from integration_desk.core.slices import Place, Summary
from integration_desk.core.words import T, Text
from integration_desk.widgets import Button, Chip, Dots, Label, at_least, row, say, space

_TOLD = frozenset({"danger", "warning"})


class Standing(QWidget):
    """Lines of a summary; the label of each leads to where one reads on."""

    def __init__(self, lines: Sequence[Summary], go: Callable[[Place], object]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        space(self._grid, gap=6)
        self._grid.setColumnStretch(1, 1)
        for number, line in enumerate(lines):
            self._grid.addWidget(_head(line, go), number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(_value(line), number, 1)


def _head(line: Summary, go: Callable[[Place], object]) -> QWidget:
    place = line.place
    if place is None:
        head: QWidget = Label(line.label, voice="muted", wrap=True)
    else:
        head = Button(line.label, lambda: go(place), kind="link")
        head.setAccessibleDescription(say(line.value))
    at_least(head, width=130)
    return head


def _value(line: Summary) -> QHBoxLayout:
    words = Label(line.value, wrap=True)
    if line.level is not None:
        of_four: Text = T("{level} of 4").put(level=line.level)
        return row(Dots(line.level, line.tone, of_four), words, None, gap=8)
    if line.tone in _TOLD:
        return row(Chip(line.value, line.tone), None)
    across = row(gap=8)
    across.addWidget(words, 1)
    return across

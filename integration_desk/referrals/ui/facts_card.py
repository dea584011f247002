"""A card of labels with their values, for reading."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from integration_desk.core.words import Text
from integration_desk.widgets import Card, Label, space


class FactsCard(Card):
    """Shows what is known and leaves out what is not."""

    def __init__(self, title: Text) -> None:
        super().__init__(title)
        self._inner: QWidget | None = None

    def show_rows(self, rows: Sequence[tuple[Text, Text | str]]) -> None:
        """Show other facts."""
        if self._inner is not None:
            self.content.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        grid = QGridLayout(self._inner)
        space(grid, gap=8)
        grid.setColumnStretch(1, 1)
        for line, (label, value) in enumerate(rows):
            grid.addWidget(Label(label, voice="muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, wrap=True).selectable(), line, 1, Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self._inner)

"""Two parts of a page side by side, or one under the other where the page is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from integration_desk.widgets import px, space

_WIDE = 1000


class Split(QWidget):
    """Holds two parts and turns with the room there is."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._box)
        self._box.addWidget(first, 1)
        self._box.addWidget(second, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the second part beside the first, or under it."""
        super().resizeEvent(event)
        wide = self.width() >= px(_WIDE)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

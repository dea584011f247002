"""A level of four, drawn as dots; the word that says it always stands beside them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from integration_desk.core.words import Text
from integration_desk.widgets import theme
from integration_desk.widgets.speech import mirrored, name_for_readers
from integration_desk.widgets.theme import px
from integration_desk.widgets.upkeep import on_look

_DOT, _GAP = 8, 4


class Dots(QWidget):
    """So many of four dots, filled from where reading begins; ``words`` are what a screen reader says."""

    def __init__(self, level: int, tone: str, words: Text | str, *, of: int = 4) -> None:
        super().__init__()
        self._level, self._tone, self._of = level, tone, of
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        on_look(self, "size", self.updateGeometry)
        name_for_readers(self, words)

    def show_level(self, level: int, tone: str) -> None:
        """Show another level."""
        self._level, self._tone = level, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of all dots."""
        return QSize(px(self._of * (_DOT + _GAP)), px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = self._tone if self._tone in ("danger", "warning", "success", "info") else "text-muted"
        ink, side = theme.colour(role), px(_DOT)
        for place in range(self._of):
            at = self._of - 1 - place if mirrored() else place
            filled = place < self._level
            painter.setPen(QPen(ink, 1) if not filled else Qt.PenStyle.NoPen)
            painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
            box = QRectF(at * px(_DOT + _GAP) + 0.5, (self.height() - side) / 2, side - 1, side - 1)
            painter.drawEllipse(box)
        painter.end()

"""The scale of four steps: a box for each, the chosen one filled, the earlier one underlined."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from integration_desk.casework.model import SEVERITIES
from integration_desk.casework.rules import tone_of
from integration_desk.i18n import current
from integration_desk.widgets import mirrored, on_look, px, theme

_BOX, _GAP, _MARK = 24, 4, 5
HEIGHT = _BOX + 2 * _MARK


class Scale(QWidget):
    """Shows and takes the severity of a need. It takes no keyboard of its own: its row does."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.severity = self.earlier = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        on_look(self, "size", self.updateGeometry)

    def show_severity(self, severity: str, earlier: str = "") -> None:
        """Show a step as the chosen one, or none, and which was chosen the last time."""
        self.severity, self.earlier = severity, earlier
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of all boxes."""
        return QSize(px(len(SEVERITIES.codes) * (_BOX + _GAP)), px(HEIGHT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the step that was clicked."""
        found = next((code for code, box in self._boxes() if box.contains(event.position().toPoint())), None)
        if found is not None:
            self.chosen.emit(found)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the boxes with their numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for code, box in self._boxes():
            on = code == self.severity
            tone = tone_of(code)
            ground = theme.colour("text-muted" if tone == "neutral" else tone)
            painter.setPen(QPen(ground if on else theme.colour("edge"), 1))
            painter.setBrush(ground if on else theme.colour("surface"))
            painter.drawRoundedRect(box, px(4), px(4))
            painter.setPen(theme.colour("page" if on else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter.value, current().number(int(code)))
            if code == self.earlier:
                below = QRect(box.left(), box.bottom() + px(2), box.width(), px(_MARK - 2))
                painter.fillRect(below, theme.colour("text-muted"))
        painter.end()

    def _boxes(self) -> list[tuple[str, QRect]]:
        codes = [one.code for one in SEVERITIES]
        found = []
        for place, code in enumerate(codes):
            at = len(codes) - 1 - place if mirrored() else place
            found.append((code, QRect(QPoint(at * px(_BOX + _GAP), px(_MARK)), QSize(px(_BOX), px(_BOX)))))
        return found

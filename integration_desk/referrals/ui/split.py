"""The form and its letter side by side; where the page is narrow, one of them at a time."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from integration_desk.core.words import T
from integration_desk.widgets import Toggle, column, holding, px, row

_WIDE = 1000


class Split(QWidget):
    """Holds two parts; in a narrow page a button shows the letter in place of the rest."""

    def __init__(self, first: QWidget, letter: QWidget) -> None:
        super().__init__()
        self._first, self._letter = first, letter
        self._has_letter = True
        self.toggle = Toggle(T("Show the letter"))
        self._bar = holding(row(None, self.toggle, margins=(24, 8, 24, 0)))
        across = row(first, letter, gap=0)
        across.setStretch(0, 1)
        across.setStretch(1, 1)
        whole = column(self._bar, across, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.toggle.switched.connect(lambda _on: self._arrange())

    def show_letter_part(self, there: bool) -> None:
        """Say whether there is a letter at all."""
        self._has_letter = there
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the parts side by side, or one in place of the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= px(_WIDE)
        alone = self.toggle.isChecked() and self._has_letter and not wide
        self._bar.setVisible(self._has_letter and not wide)
        self._first.setVisible(not alone)
        self._letter.setVisible(self._has_letter and (wide or alone))


def go_to(widget: QWidget) -> None:
    """Give a field the keyboard and bring it into view where it stands in a scrolling page."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        area = above
        area.ensureWidgetVisible(widget, 0, px(64))
        QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, px(64)))  # once all has its place

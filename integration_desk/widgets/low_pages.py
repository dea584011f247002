"""Low pages: on a small screen with large letters a page has room for a few lines, and what stands still rolls away."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from integration_desk.widgets.theme import px, space
from integration_desk.widgets.upkeep import on_look

_LOW = 480  # a page less high than this, in pixels at 100 %


class Lowness(QObject):
    """Watches a page and tells when it becomes low, and when it no longer is."""

    def __init__(self, page: QWidget, tell: Callable[[bool], object]) -> None:
        super().__init__(page)
        self._page, self._tell = page, tell
        self.low = False
        page.installEventFilter(self)
        on_look(self, "low", self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again when the page has another size or comes on view."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._look()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        low = self._page.isVisible() and self._page.height() < px(_LOW)
        if self._page.isVisible() and low != self.low:
            self.low = low
            self._tell(low)


class RollingHead:
    """The head of a page: it stands still above what scrolls, and in a low page rolls away with it."""

    def __init__(self, page: QWidget, head: QWidget, above: QBoxLayout) -> None:
        self._head, self._above, self._place = head, above, above.indexOf(head)
        self._area: QScrollArea | None = None
        self.watch = Lowness(page, self._turned)

    def over(self, area: QWidget, turn: Callable[[], object] = lambda: None) -> None:
        """Say what scrolls below the head from now on; ``turn`` brings it on view."""
        focus = QApplication.focusWidget()
        turn()
        self._area = area if isinstance(area, QScrollArea) else None
        if self._area is not None:
            sheet_of(self._area)
        self._put(focus)

    def _turned(self, _low: bool) -> None:
        if self._area is not None:  # in a low page told at once: nothing scrolls yet
            self._put(QApplication.focusWidget())

    def _put(self, focus: QWidget | None) -> None:
        """Put the head where it belongs; the keyboard stays where it was."""
        rolls = self.watch.low and self._area is not None
        if rolls and self._area is not None:
            sheet_of(self._area).insertWidget(0, self._head)
        elif self._above.indexOf(self._head) < 0:
            self._above.insertWidget(self._place, self._head)
        self._head.show()  # a widget that changes its place while it is seen is hidden by that
        if focus is not None and self._head.isAncestorOf(focus) and not focus.hasFocus():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)


def put_away(widget: QWidget) -> bool:
    """Tell whether a widget was hidden on purpose; one that was never shown counts as hidden for Qt, too."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def sheet_of(area: QScrollArea) -> QVBoxLayout:
    """Return the column in a scroll area in which something can stand above or below its content."""
    inner = area.widget()
    layout = inner.layout() if inner is not None else None
    if isinstance(layout, QVBoxLayout) and inner is not None and inner.property("sheet"):
        return layout
    content = area.takeWidget()
    around = QWidget()
    around.setProperty("sheet", "true")
    around.setProperty("clear", "true")
    made = QVBoxLayout(around)
    space(made)
    if content is not None:
        content.setAutoFillBackground(False)  # as the scroll area had it fill its own ground
        made.addWidget(content, 1)
        content.show()
    area.setWidget(around)
    return made

"""A long form is painted with its first part; the other parts follow while nothing else is to do, or when needed."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

_PAUSE = 15  # milliseconds between parts, in which what is there is painted and keys are heard


class Stages:
    """The parts of a form that are not laid out yet, in their order."""

    def __init__(self, form: QWidget) -> None:
        self._form = form
        self._waiting: list[Callable[[], object]] = []
        self._timer = QTimer(form)
        self._timer.setObjectName("later")
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._go_on)

    def add(self, *parts: Callable[[], object]) -> None:
        """Lay these parts out later, one after another."""
        self._waiting.extend(parts)
        self._timer.start()

    def finish(self) -> None:
        """Lay out now what is still waiting."""
        while self._waiting:
            self._lay_out()

    def _go_on(self) -> None:
        if not self._waiting:
            self._timer.stop()
        elif self._form.isVisible():
            self._lay_out()

    def _lay_out(self) -> None:
        if not self._waiting:
            return
        window = self._form.window()
        last, end = self._last_stop(), window.previousInFocusChain()
        self._waiting.pop(0)()
        for stop in list(self._after(end, window)):  # Qt has put them behind everything else in the window
            if last is not None and self._form.isAncestorOf(stop):
                QWidget.setTabOrder(last, stop)
                last = stop

    @staticmethod
    def _after(end: QWidget | None, window: QWidget) -> Iterator[QWidget]:
        """Return the stops of the Tab key behind a widget."""
        one = end.nextInFocusChain() if end is not None else None
        while one is not None and one is not window:
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None:
                yield one
            one = one.nextInFocusChain()

    def _last_stop(self) -> QWidget | None:
        """Return the last widget of the form that Tab reaches now."""
        found = None
        one = self._form.nextInFocusChain()
        while one is not None and one is not self._form:
            inside = self._form.isAncestorOf(one)
            if inside and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None:
                found = one
            elif found is not None and not inside:
                break
            one = one.nextInFocusChain()
        return found

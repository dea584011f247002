"""The search field: waits a moment while one types, and the page asks once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Icon
from integration_desk.widgets.lines import Line, Sign
from integration_desk.widgets.speech import name_for_readers, speak

_PAUSE = 120  # milliseconds


class SearchField(Line):
    """``searched`` tells the words after a short pause, ``down`` that the person goes on to the results."""

    searched = Signal(str)
    down = Signal()

    def __init__(self, text: Text, changed: Callable[[str], object] | None = None) -> None:
        super().__init__()
        speak(self, self.setPlaceholderText, text)
        name_for_readers(self, text)
        self._cross = Sign(T("Clear the search"), "close", self._empty)
        self._cross.hide()
        self.add_sign(Icon("search", "text-muted"), leading=True)
        self.add_sign(self._cross)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(self._wait)
        if changed is not None:
            self.searched.connect(changed)

    def words(self) -> str:
        """Return the words to search for."""
        return self.text().strip()

    @property
    def waiting(self) -> bool:
        """Tell whether what was typed last is not searched for yet."""
        return self._pause.isActive()

    def _wait(self) -> None:
        self._cross.setVisible(bool(self.text()))
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if self.words() != self._told:
            self._told = self.words()
            self.searched.emit(self._told)

    def _empty(self) -> None:
        self.clear()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Search at once with Enter, clear with Escape, go to the results with Down."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            self.down.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self._empty()
        elif key == Qt.Key.Key_Down:
            self._tell()
            self.down.emit()
        else:
            super().keyPressEvent(event)

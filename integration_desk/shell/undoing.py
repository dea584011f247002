"""Undo and redo: named before, announced after."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from integration_desk.core.changes import Change
from integration_desk.core.words import T, Text
from integration_desk.shell.tasks import ShellTasks
from integration_desk.store import Desk
from integration_desk.widgets import Running


class Undoing(QObject):
    """Takes back and does again the steps of this session."""

    def __init__(self, desk: Desk, tasks: ShellTasks, tell: Callable[[Text], object], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._tell = desk, tasks, tell
        self._busy = False

    def name(self) -> Text | None:
        """Return what undo would take back."""
        return self._desk.undo_name()

    def undo(self) -> None:
        """Take the newest step back."""
        self._reverse("undo", T("Undo"), T("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._reverse("redo", T("Redo"), T("There is nothing to redo."))

    def _reverse(self, kind: str, label: Text, nothing: Text) -> None:
        if self._busy:
            return
        name = self._desk.undo_name() if kind == "undo" else self._desk.redo_name()
        if name is None:
            self._tell(nothing)
            return
        self._busy = True
        said = T("Undone: {what}") if kind == "undo" else T("Done again: {what}")
        watching: list[Running] = []

        def progress(done: int, total: int) -> None:
            for running in watching:
                if shiboken6.isValid(running):
                    running.progressed.emit(done, total)

        job = self._desk.start_undo(kind, progress)
        watching.append(self._tasks.follow(job, label, then=lambda change: self._ended(change, said.put(what=name))))
        job.future.add_done_callback(lambda _future: setattr(self, "_busy", False))

    def _ended(self, change: Change | None, done: Text) -> None:
        if change is not None:
            self._tell(done)


class TypingFirst(QObject):
    """Lets Ctrl+Z take back typing while there is typing to take back, and the desk's last step otherwise."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)
            self._watch(None, app.focusWidget())

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Look at the keys of the field one types into, and of no other object."""
        if self._field is not None and shiboken6.isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = now
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Refuse a text field the keys for undo and redo when it has nothing to do with them."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() not in (Qt.Key.Key_Z, Qt.Key.Key_Y):
            return False
        redo = event.key() == Qt.Key.Key_Y or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if isinstance(watched, QLineEdit):
            available = watched.isRedoAvailable() if redo else watched.isUndoAvailable()
        elif isinstance(watched, QPlainTextEdit):
            document = watched.document()
            available = document.isRedoAvailable() if redo else document.isUndoAvailable()
        else:
            return False
        if available:
            return False
        event.ignore()
        return True

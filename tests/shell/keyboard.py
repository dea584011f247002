"""Typing into the window as a person does: into whatever has the keyboard."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integration_desk.shell import MainWindow
from integration_desk.widgets import Page, SearchField

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    """Return what has the keyboard."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget), "nothing has the keyboard"
    return target


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key as a person does: what the window still had to show by then is on view."""
    for _ in range(times):
        QApplication.processEvents()
        QTest.keyClick(focused(), key, modifiers)


def write(words: str) -> None:
    """Type words in any script."""
    for letter in words:
        target = focused()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, NONE, letter))


def clear() -> None:
    """Empty the field that has the keyboard."""
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)


def tab_to(name: str, *, back: bool = False, most: int = 200) -> QWidget:
    """Press Tab until the control that a screen reader calls by this name has the keyboard."""
    for _ in range(most):
        if focused().accessibleName().startswith(name):
            return focused()
        press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else NONE)
    message = f"Tab never reached “{name}”"
    raise AssertionError(message)


def page_of(window: MainWindow) -> Any:
    """Return the page on view."""
    assert window.room is not None
    page = window.room.host.page
    assert isinstance(page, Page)
    return page


def quiet(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the window has searched for what was typed and has what it asked for."""

    def done() -> bool:
        typing = any(field.waiting for field in window.findChildren(SearchField))
        return not typing and not window.tasks.busy and (window.room is None or not window.room.tasks.busy)

    qtbot.waitUntil(done, timeout=20_000)

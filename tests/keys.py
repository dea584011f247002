"""Real key presses in any script. Qt's own helper aborts on text outside Latin-1."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def press(
    widget: QWidget | None, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
) -> None:
    """Press and release a key in a widget, or in the one that has the keyboard."""
    target = widget or QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
    QApplication.processEvents()


def type_text(widget: QWidget | None, text: str) -> None:
    """Type text, one key for each character, into a widget or the one that has the keyboard."""
    for character in text:
        key = Qt.Key.Key_Return if character == "\n" else Qt.Key(ord(character.upper())) if character.isascii() else 0
        press(widget, Qt.Key(key), text=character)


def tab(*, back: bool = False) -> None:
    """Go on to the next field, or back to the one before."""
    if back:
        press(None, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    else:
        press(None, Qt.Key.Key_Tab)

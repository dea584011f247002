"""Where the keyboard goes in a part of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_in(region: QWidget) -> QWidget | None:
    """Return the first control of a part that the Tab key would reach."""
    current = region.nextInFocusChain()
    while current is not None and current is not region:
        if (
            region.isAncestorOf(current)
            and current.focusPolicy() & Qt.FocusPolicy.TabFocus
            and current.isVisible()
            and current.isEnabled()
        ):
            return current
        current = current.nextInFocusChain()
    return None

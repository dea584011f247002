"""Binds the keyboard map to what it does."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from integration_desk.shell.keys import KEYS


def bind(widget: QWidget, actions: Mapping[str, Callable[[], object]], by_number: Callable[[int], object]) -> None:
    """Make every shortcut of the map work while the widget's window is used; ``by_number`` serves Alt+1 to Alt+9."""
    for key in KEYS:
        if key.id == "sidebar_number":
            continue
        for keys in key.keys:
            _shortcut(widget, keys, actions[key.id])
    for number in range(1, 10):
        _shortcut(widget, f"Alt+{number}", partial(by_number, number))


def _shortcut(widget: QWidget, keys: str, action: Callable[[], object]) -> None:
    made = QShortcut(QKeySequence(keys), widget)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(lambda: action() and None)

"""A part of a page that is shown before it has its place opens as a window of its own and takes the keyboard."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integration_desk.app import pages
from integration_desk.core.slices import Place
from integration_desk.shell import MainWindow
from tests.shell.keyboard import quiet

FLEETING = (Qt.WindowType.ToolTip, Qt.WindowType.Popup)


class Windows(QObject):
    """Notes what opens as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note a window that is shown, and let the event go on."""
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.windowType() not in FLEETING
        ):
            self.opened.append(f"{type(watched).__name__} {watched.accessibleName()}".strip())
        return False


def test_no_part_of_a_page_opens_as_a_window_of_its_own(qtbot: QtBot, desk_window: MainWindow) -> None:
    room = desk_window.room
    assert room is not None
    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    found = {}
    try:
        for kind in pages():
            room.go(Place(kind))
            quiet(qtbot, desk_window)
            if windows.opened:
                found[kind] = windows.opened.copy()
                windows.opened.clear()
    finally:
        QApplication.instance().removeEventFilter(windows)
    assert found == {}

"""A workspace for one page: real desk, real tasks, and a note of where the page wants to go."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from integration_desk import i18n
from integration_desk.clients import SLICE
from integration_desk.core.errors import DeskError
from integration_desk.core.slices import Place, Slice
from integration_desk.core.words import Text
from integration_desk.store import Desk
from integration_desk.widgets import Page, Tasks, start_following, theme


class Room:
    """What a page is given in tests."""

    def __init__(self, desk: Desk, slices: Sequence[Slice] = (SLICE,)) -> None:
        self.desk: Any = desk
        self.tasks = Tasks(desk)
        self.slices = tuple(slices)
        self.gone: list[Place] = []
        self.said: list[Text] = []
        self.refused: list[DeskError] = []
        self.tasks.failed.connect(self.refused.append)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app)
        start_following()

    def go(self, place: Place) -> None:
        self.gone.append(place)

    def back(self) -> None:
        self.gone.append(Place("back"))

    def say(self, text: Text | str) -> str:
        return i18n.current().say(text)

    def status(self, text: Text) -> None:
        self.said.append(text)


def show(qtbot: QtBot, page: Page, *, width: int = 1180, height: int = 800) -> Page:
    """Show a page as the window does, and wait until it has what it asked for."""
    qtbot.addWidget(page)
    _leave_before_closing(page)
    page.workspace.tasks.changed.connect(lambda change: page.refresh() if change.touches(*page.touches) else None)
    page.resize(width, height)
    page.show()
    page.refresh()
    settle(qtbot, page)
    return page


def _leave_before_closing(page: Page) -> None:
    """Leave the page before its desk is closed, as the window does: what it still waits for must not find it shut."""
    desk, close = page.workspace.desk, page.workspace.desk.close

    def leave_and_close() -> None:
        if isValid(page):
            page.leave()
        close()

    desk.close = leave_and_close


def _building(page: Page) -> bool:
    """Tell whether parts of the page follow that are not painted first."""
    return any(timer.isActive() for timer in page.findChildren(QTimer, "later"))


def settle(qtbot: QtBot, page: Page) -> None:
    """Wait until nothing is under way any more."""
    qtbot.waitUntil(lambda: not page.workspace.tasks.busy and not _building(page), timeout=10_000)
    QApplication.processEvents()  # what was added becomes visible in the next round of events

"""Qt in tests: the window's look and fonts, English and daylight before each test, and real key presses."""

import os
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integration_desk import i18n
from integration_desk.widgets import start_following, theme


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], qapp_cls: type[QApplication]) -> QApplication:
    """Return the application with the program's look."""
    app = QApplication.instance() or qapp_cls(qapp_args)
    assert isinstance(app, QApplication)
    theme.apply(app)
    start_following()
    return app


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., QWidget]:
    """Show a widget at a size and wait until keys reach it."""
    kept: list[QWidget] = []

    def shown(widget: QWidget, width: int = 1000, height: int = 720) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return shown


@pytest.fixture(autouse=True)
def _plain_look(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave English and daylight to the next test."""
    yield
    if "qapp" in request.fixturenames:
        i18n.use("en")
        app = QApplication.instance()
        if isinstance(app, QApplication) and (theme.current().scheme, theme.current().zoom) != ("light", 100):
            theme.apply(app)

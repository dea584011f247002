"""A call round before Easter: the services are asked one after the other, by keys alone, and a slip is undone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.directory import service_view, verifications_of, verify_service
from integration_desk.shell import MainWindow
from integration_desk.store import Desk
from tests.directory.town import build_town
from tests.shell.conftest import desk_window, preferences, unlock, window
from tests.shell.keyboard import CTRL, page_of, press, quiet, write

__all__ = ["desk_window", "preferences", "unlock", "window"]


@pytest.fixture
def desk_path(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> Path:
    """Return a desk file with a town whose services were last asked in the spring before."""
    desk = open_as(desk_path, "Rosa Meyer")
    ids = build_town(desk)
    desk.run(verify_service, service=ids["clinic"], on=date(2025, 4, 14))
    desk.run(verify_service, service=ids["course"], on=date(2025, 4, 15))
    return desk_path


def on_the_line(qtbot: QtBot, window: MainWindow, name: str, progress: str) -> None:
    """Wait until a service is shown with where one is in the round."""
    page = page_of(window)
    qtbot.waitUntil(lambda: page.progress.text() == progress, timeout=10_000)
    assert page.round.call.view.name == name
    quiet(qtbot, window)


def test_a_call_round_before_easter(qtbot: QtBot, desk_window: MainWindow) -> None:
    window = desk_window
    press(Qt.Key.Key_K, CTRL)
    assert window.room is not None
    panel = window.room.palette_panel
    write("call round")
    qtbot.waitUntil(lambda: not panel.searching and bool(panel.entries()), timeout=10_000)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    on_the_line(qtbot, window, "Women's Clinic", "1 of 2")

    press(Qt.Key.Key_U)  # a slip: they did answer
    on_the_line(qtbot, window, "German for beginners", "2 of 2")
    press(Qt.Key.Key_Z, CTRL)
    on_the_line(qtbot, window, "Women's Clinic", "1 of 2")
    press(Qt.Key.Key_V)
    on_the_line(qtbot, window, "German for beginners", "2 of 2")

    round_ids = page_of(window).round.ids
    press(Qt.Key.Key_C)
    qtbot.waitUntil(lambda: hasattr(page_of(window), "form"), timeout=10_000)
    quiet(qtbot, window)
    form = page_of(window).form
    form.editor("wait_time").control.target().setFocus()
    write("closed in Holy Week")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: hasattr(page_of(window), "round") and page_of(window).over, timeout=15_000)
    quiet(qtbot, window)

    desk = window.room.desk
    clinic, course = (desk.inquire(service_view, one).future.result() for one in round_ids)
    today = desk.now().astimezone().date()
    assert (clinic.verified_on, clinic.unreachable_since, course.verified_on) == (today, None, today)
    assert course.wait_time == "closed in Holy Week"
    said = [desk.inquire(verifications_of, one).future.result()[0].outcome for one in round_ids]
    assert said == ["verified", "changed"]

"""Two files of one person, merged and unmerged, with nothing but keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.clients import Client, register
from integration_desk.core.dates import PartialDate
from integration_desk.shell import MainWindow
from integration_desk.store import Desk
from tests.journeys.test_morning_at_the_desk import palette
from tests.shell.conftest import desk_window, preferences, unlock, window
from tests.shell.keyboard import page_of, press, quiet, tab_to

__all__ = ["desk_window", "preferences", "unlock", "window"]


@pytest.fixture
def desk_path(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> Path:
    """Return a desk file in which one person has two files."""
    desk = open_as(desk_path, "Rosa Meyer")
    born = PartialDate(1991, 3, 14)
    desk.run(register, client=Client(family_name="Hassan", given_names="Amina", birth_date=born))
    desk.run(register, client=Client(native_name="آمنة حسن", birth_date=born, town="Kiel"))
    return desk_path


def files(window: MainWindow) -> list[Client]:
    """Return the files as the desk file has them."""
    assert window.room is not None
    job = window.room.desk.inquire(lambda reader: reader.all(Client))
    found: list[Client] = job.future.result(timeout=10)
    return found


def test_two_files_of_one_person_merged_and_unmerged(qtbot: QtBot, desk_window: MainWindow) -> None:
    apart = files(desk_window)
    palette(qtbot, desk_window, "same person twice")
    qtbot.waitUntil(lambda: page_of(desk_window).table.rows.total == 1, timeout=10_000)
    page_of(desk_window).focus_first()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    assert page_of(desk_window).place.kind == "duplicate"
    tab_to("Merge both files")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page_of(desk_window).place.kind == "client", timeout=10_000)
    quiet(qtbot, desk_window)
    [merged] = files(desk_window)
    assert (merged.native_name, merged.town, merged.family_name) == ("آمنة حسن", "Kiel", "Hassan")
    gone = next(one for one in apart if one.id != merged.id)
    palette(qtbot, desk_window, gone.file_number)
    assert page_of(desk_window).place.id == merged.id
    palette(qtbot, desk_window, "same person twice")
    tab_to("Merged files")
    press(Qt.Key.Key_Space)
    quiet(qtbot, desk_window)
    qtbot.waitUntil(lambda: page_of(desk_window).table.rows.total == 1, timeout=10_000)
    page_of(desk_window).focus_first()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    tab_to("Take the files apart")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(files(desk_window)) == 2, timeout=10_000)
    kept = {one.id: (one.family_name, one.native_name, one.town, one.file_number) for one in files(desk_window)}
    assert kept == {one.id: (one.family_name, one.native_name, one.town, one.file_number) for one in apart}

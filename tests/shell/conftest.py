"""A window on a desk file of its own, unlocked by typing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_desk.app import composition, pages
from integration_desk.clients import Client, register
from integration_desk.core.slices import Place
from integration_desk.shell import Appearance, MainWindow, Preferences, make_window
from integration_desk.store import Desk, bar_this_thread, unbar_this_thread
from tests.desks import PASSPHRASE
from tests.directory.town import build_town
from tests.shell.keyboard import press, quiet, write


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Return preferences of a computer on which nobody has worked yet."""
    made = Preferences(tmp_path / "preferences" / "window.json")
    made.keep_appearance(Appearance("en", "light"))
    return made


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, preferences: Preferences, desk_path: Path) -> Iterator[MainWindow]:
    """Return the window, shown and active, with no desk file chosen yet; the desk is closed at the end."""
    assert qapp is not None
    assert desk_path.exists()  # made before this thread is barred from the store
    made = make_window(composition(), preferences)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    bar_this_thread()
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.closing and not made.isVisible(), timeout=20_000)
    unbar_this_thread()
    made.deleteLater()


@pytest.fixture
def unlock(qtbot: QtBot, window: MainWindow, desk_path: Path) -> Callable[..., MainWindow]:
    """Return how to unlock the desk by typing the passphrase."""

    def unlocked(name: str = "Rosa Meyer") -> MainWindow:
        if window.unlock_page.files.count() == 0:
            window.show_unlock(desk_path)
        qtbot.waitUntil(lambda: window.unlock_page.people.count() > 1)
        window.unlock_page.people.setFocus()
        window.unlock_page.people.setCurrentText(name)
        press(Qt.Key.Key_Tab)
        write(PASSPHRASE)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.room is not None, timeout=20_000)
        quiet(qtbot, window)
        return window

    return unlocked


@pytest.fixture
def desk_window(unlock: Callable[..., MainWindow]) -> MainWindow:
    """Return the window with the desk unlocked as Rosa Meyer."""
    return unlock()


@pytest.fixture
def places(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> dict[str, Place]:
    """Return a place of every kind, about somebody and something that is there."""
    desk = open_as(desk_path, "Rosa Meyer")
    clinic = build_town(desk)["clinic"]
    client = str(desk.run(register, client=Client(family_name="Hassan", given_names="Amina")).result)
    about = {"client": client, "client.edit": client, "service": clinic, "service.edit": clinic}
    about |= {"pack": "de-family_reunification", "pack.edit": "de-family_reunification"}
    about |= dict.fromkeys(("needs", "plan", "case"), client)
    found = {kind: Place(kind, about.get(kind, "")) for kind in pages() if kind != "referral"}
    found["note"] = Place("note", "", (("client", client),))
    found["referral.new"] = Place("referral.new", "", (("client", client), ("service", clinic)))
    return found

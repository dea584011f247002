"""Unlocking and locking, by typing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from integration_desk.core.slices import Place
from integration_desk.shell import MainWindow, Preferences
from tests.desks import DeskFile
from tests.shell.keyboard import CTRL, page_of, press, quiet, write


def refused(qtbot: QtBot, window: MainWindow, words: str) -> str:
    """Type something that does not open the desk; returns the sentence that stands there."""
    page = window.unlock_page
    page.secret.line.setFocus()
    page.secret.clear()
    write(words)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.problem.isVisible() and page.open_button.isEnabled(), timeout=20_000)
    return page.problem.words.text()


def test_a_wrong_passphrase_is_said_plainly_and_then_waited_for(
    qtbot: QtBot, window: MainWindow, desk_path: Path
) -> None:
    window.show_unlock(desk_path)
    qtbot.waitUntil(lambda: window.unlock_page.people.count() > 0)
    assert refused(qtbot, window, "not this one") == "This passphrase is wrong. Nothing was changed."
    for _ in range(3):
        sentence = refused(qtbot, window, "nor this one")
    assert sentence.startswith(("This passphrase is wrong", "Too many wrong tries. Wait"))
    assert refused(qtbot, window, "still not").startswith("Too many wrong tries. Wait")
    assert window.room is None


def test_a_damaged_key_file_is_told_apart(qtbot: QtBot, window: MainWindow, desk_path: Path) -> None:
    for path in desk_path.parent.glob("*.keys*"):
        path.write_bytes(b"{}")
    window.show_unlock(desk_path)
    qtbot.waitUntil(window.unlock_page.problem.isVisible)
    assert "is damaged or missing" in window.unlock_page.problem.words.text()


def test_the_recovery_key_opens_without_keys(
    qtbot: QtBot, window: MainWindow, desk_path: Path, desk_file: DeskFile
) -> None:
    for path in desk_path.parent.glob("*.keys*"):
        path.unlink()
    window.show_unlock(desk_path)
    quiet(qtbot, window)
    window.unlock_page.other_way.setFocus()
    press(Qt.Key.Key_Return)
    write(desk_file.recovery.lower().replace("-", " "))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None, timeout=20_000)
    assert page_of(window).title().message == "Today"


def test_locking_keeps_the_draft_empties_every_view_and_returns_to_the_place(
    qtbot: QtBot, desk_window: MainWindow, unlock: Callable[..., MainWindow]
) -> None:
    room = desk_window.room
    assert room is not None
    room.go(Place("client.new"))
    quiet(qtbot, desk_window)
    page_of(desk_window).form.editor("family_name").control.target().setFocus()
    write("Zwiebelfisch")
    press(Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: desk_window.room is None and not desk_window.closing, timeout=20_000)
    shown = [label.text() for label in desk_window.findChildren(QLabel)]
    shown += [line.text() for line in desk_window.findChildren(QLineEdit)]
    assert not any("Zwiebelfisch" in words for words in shown)
    unlock()
    quiet(qtbot, desk_window)
    page = page_of(desk_window)
    assert page.place == Place("client.new")
    qtbot.waitUntil(lambda: page.form.editor("family_name").value() == "Zwiebelfisch", timeout=5_000)


def test_another_person_does_not_land_on_the_place_of_the_first(
    qtbot: QtBot, desk_window: MainWindow, unlock: Callable[..., MainWindow]
) -> None:
    assert desk_window.room is not None
    desk_window.room.go(Place("clients"))
    quiet(qtbot, desk_window)
    desk_window.lock()
    qtbot.waitUntil(lambda: not desk_window.closing, timeout=20_000)
    unlock("The caseworker")
    assert page_of(desk_window).place == Place("today")


def test_nobody_at_the_desk_locks_it_after_a_warning(qtbot: QtBot, desk_window: MainWindow) -> None:
    room, idle = desk_window.room, desk_window.idle
    assert room is not None
    assert idle is not None
    idle.count(9 * 60)
    assert "locks in 60 seconds" in room.banner.words.text()
    QTest.keyClick(desk_window.windowHandle(), Qt.Key.Key_Shift)
    assert not room.banner.isVisible()
    idle.count(10 * 60)
    qtbot.waitUntil(lambda: desk_window.room is None and not desk_window.closing, timeout=20_000)


def test_the_last_file_and_person_are_offered_again(
    qtbot: QtBot, desk_window: MainWindow, preferences: Preferences, desk_path: Path
) -> None:
    desk_window.lock()
    qtbot.waitUntil(lambda: not desk_window.closing, timeout=20_000)
    assert preferences.recent() == [desk_path]
    desk_window.show_unlock()
    qtbot.waitUntil(lambda: desk_window.unlock_page.people.count() > 1)
    assert desk_window.unlock_page.people.currentText() == "Rosa Meyer"

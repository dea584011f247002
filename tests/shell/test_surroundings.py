"""The banner above every page about the desk file itself."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from integration_desk.shell import MainWindow


def test_a_second_window_on_the_file_is_told_and_forgotten_again(
    qtbot: QtBot, unlock: Callable[..., MainWindow], desk_path: Path
) -> None:
    room = unlock().room
    assert room is not None
    assert not room.surroundings.widget.isVisible()
    other = desk_path.with_name(f".{desk_path.name}.window-other")
    other.touch()
    room.surroundings.look()
    qtbot.waitUntil(room.surroundings.shared.isVisible)
    assert "open in another window" in room.surroundings.shared.words.text()
    assert not room.surroundings.network.isVisible()
    other.unlink()
    room.surroundings.look()
    qtbot.waitUntil(lambda: not room.surroundings.widget.isVisible())

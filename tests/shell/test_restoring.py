"""Going back to a backup from the settings: tried first, the present file kept, the passphrase asked again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from integration_desk.clients import Client, register
from integration_desk.core.slices import Place
from integration_desk.shell import MainWindow
from integration_desk.shell.settings.backups import BackupsSection
from integration_desk.shell.settings.page import SettingsPage
from integration_desk.store import back_up
from integration_desk.widgets import problems_of
from tests.desks import PASSPHRASE
from tests.shell.keyboard import page_of, quiet


def test_one_goes_back_to_a_backup_and_the_present_file_is_kept(
    qtbot: QtBot, desk_window: MainWindow, desk_path: Path
) -> None:
    room = desk_window.room
    assert room is not None
    made: list[Path | None] = []
    room.tasks.call(room.host.page.title(), lambda: back_up(room.desk), then=made.append)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(made))
    room.desk.start(register, client=Client(family_name="Hassan", given_names="Amina")).future.result()
    room.go(Place("settings", "backups"))
    quiet(qtbot, desk_window)
    page = page_of(desk_window)
    assert isinstance(page, SettingsPage)
    section = page.section
    assert isinstance(section, BackupsSection)
    assert made[0] is not None
    panel = section.go_back_to(made[0])
    assert problems_of(panel) == []
    panel.secret.line.setText("not the passphrase")
    panel.go_back()
    qtbot.waitUntil(panel.go_button.isEnabled, timeout=20_000)
    assert desk_window.room is room
    panel.secret.line.setText(PASSPHRASE)
    panel.go_back()
    unlock = desk_window.unlock_page
    qtbot.waitUntil(lambda: "is kept as" in unlock.problem.words.text(), timeout=20_000)
    assert desk_window.room is None
    assert list(desk_path.parent.glob("*before-restore*.desk"))
    assert desk_path.exists()
    assert not list(desk_path.parent.glob(".*"))

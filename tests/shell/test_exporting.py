"""A list leaves the desk from its page: the panel asks for a lock or a reason, and the file is there."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.clients import Client, register
from integration_desk.core.slices import Place
from integration_desk.shell import MainWindow
from integration_desk.shell.exporting import CSV, LOCKED, ExportPanel
from integration_desk.spreadsheets import read_sheets
from integration_desk.widgets import ListPage, problems_of
from tests.keys import press
from tests.shell.keyboard import page_of, quiet


def panel_of(window: MainWindow, qtbot: QtBot) -> ExportPanel:
    assert window.room is not None
    window.room.desk.start(register, client=Client(family_name="Hassan", given_names="Amina")).future.result()
    window.room.go(Place("clients"))
    quiet(qtbot, window)
    page = page_of(window)
    assert isinstance(page, ListPage)
    press(page.export_button, Qt.Key.Key_Return)
    found = page.findChild(ExportPanel)
    assert found is not None
    return found


def test_the_panel_asks_for_a_lock_first_and_for_a_reason_else(qtbot: QtBot, desk_window: MainWindow) -> None:
    panel = panel_of(desk_window, qtbot)
    assert problems_of(panel) == []
    assert panel.form.currentData() == LOCKED
    panel.save()
    assert panel.passphrase.first.line.isVisible()
    panel.form.setCurrentIndex(panel.form.findData(CSV))
    assert not panel.passphrase.isVisible()
    panel.save()
    assert "say why" in panel.notice.words.text()


def test_the_file_holds_the_rows(qtbot: QtBot, desk_window: MainWindow, tmp_path: Path) -> None:
    panel = panel_of(desk_window, qtbot)
    panel.form.setCurrentIndex(panel.form.findData(CSV))
    panel.reason.set_value("For the funder")
    target = tmp_path / "clients"
    panel.write(target, panel.terms())
    made = target.with_suffix(".csv")
    qtbot.waitUntil(made.exists)
    quiet(qtbot, desk_window)
    sheet = read_sheets(made).sheet()
    assert sheet.header[:2] == ("Name", "File number")
    assert [cells[0] for _number, cells in sheet.rows] == ["Amina Hassan"]

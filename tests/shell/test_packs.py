"""The pages of packs, by keyboard."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from integration_desk.core.slices import Place
from integration_desk.packs import packs, save_pack
from integration_desk.shell import MainWindow
from integration_desk.widgets import Facts, Label, problems_of
from tests.packs.making import PACK
from tests.shell.keyboard import CTRL, focused, page_of, press, quiet, tab_to, write


def go(qtbot: QtBot, window: MainWindow, kind: str, place_id: str = "") -> Any:
    assert window.room is not None
    window.room.go(Place(kind, place_id))
    quiet(qtbot, window)
    return page_of(window)


def words(page: Any) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisibleTo(page))


def said(qtbot: QtBot, page: Any, expected: str) -> None:
    """Wait until a sentence is on view: new parts of a page are shown after they were laid out."""
    qtbot.waitUntil(lambda: expected in words(page).replace("\u2068", "").replace("\u2069", ""), timeout=10_000)


def checked(qtbot: QtBot, page: Any) -> None:
    """Wait until what was typed was checked."""
    qtbot.waitUntil(lambda: not page.waiting and not page.workspace.tasks.busy, timeout=10_000)


def test_packs_are_listed_and_one_is_read_part_by_part(qtbot: QtBot, desk_window: MainWindow) -> None:
    go(qtbot, desk_window, "packs")
    write("family european")
    quiet(qtbot, desk_window)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    page = page_of(desk_window)
    assert page.place == Place("pack", "eu-family_reunification")
    said(qtbot, page, "Check before use.")
    said(qtbot, page, "Directive 2003/86/EC, Art. 5(4)")
    said(qtbot, page, "9 months from: Application filed")
    tab_to("Family members")
    press(Qt.Key.Key_Space)
    assert page.part == "relations"
    said(qtbot, page, "Marriage certificate")
    assert page.findChildren(Facts)
    assert problems_of(page) == []
    assert not page.removing.isVisible()


def test_a_pack_is_written_checked_while_one_writes_saved_and_removed(
    qtbot: QtBot, desk_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = go(qtbot, desk_window, "pack.edit")
    checked(qtbot, page)
    assert not page.save_button.isEnabled()  # nothing was changed yet
    page.take(PACK.replace('"P3M"', '"3 months"'))
    checked(qtbot, page)
    said(qtbot, page, "1 thing is to be mended.")
    assert not page.save_button.isEnabled()
    page.focus_first()
    assert tab_to("Line 19, key deadline[1].period")
    press(Qt.Key.Key_Return)
    assert focused() is page.paper
    assert page.paper.textCursor().selectedText() == 'period = "3 months"'
    write('period = "P3M"')
    checked(qtbot, page)
    said(qtbot, page, "The pack is good and not saved yet")
    assert problems_of(page) == []
    tab_to("Save the pack")
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    page = page_of(desk_window)
    assert page.place == Place("pack", "test-pack")
    assert page.removing.isVisible()
    monkeypatch.setattr("integration_desk.shell.packs.pack_page.confirm_destructive", lambda *_asked: True)
    tab_to("Remove")
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    assert page_of(desk_window).place == Place("packs")
    found: list[Any] = []
    assert desk_window.room is not None
    desk_window.room.tasks.ask(packs, then=found.extend)
    quiet(qtbot, desk_window)
    assert found
    assert "test-pack" not in {pack.id for pack in found}


def test_what_is_not_saved_comes_back_and_a_file_can_be_taken(
    qtbot: QtBot, desk_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = go(qtbot, desk_window, "pack.edit")
    checked(qtbot, page)
    begun = page.text()
    file = tmp_path / "own.toml"
    file.write_text(PACK, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    tab_to("Choose a file")
    press(Qt.Key.Key_Return)
    checked(qtbot, page)
    assert page.text() == PACK
    go(qtbot, desk_window, "packs")
    page = go(qtbot, desk_window, "pack.edit")
    checked(qtbot, page)
    assert page.text() == PACK
    page.paper.setFocus()
    file.write_bytes(b"\xff\xfe\x00")
    page.take_file(file)
    said(qtbot, page, "UTF-8")
    page.take(begun)
    press(Qt.Key.Key_Z, CTRL)
    assert page.text() == PACK


def test_an_old_pack_of_the_centre_is_marked(qtbot: QtBot, desk_window: MainWindow) -> None:
    assert desk_window.room is not None
    desk_window.room.tasks.run(save_pack, text=PACK.replace("2026-11-26", "2019-05-05"))
    quiet(qtbot, desk_window)
    page = go(qtbot, desk_window, "pack", "test-pack")
    said(qtbot, page, "Checked more than a year ago.")
    said(qtbot, page, "Your centre")
    listed = go(qtbot, desk_window, "packs")
    table = listed.table.rows
    marked = [table.data(table.index(row, 3), Qt.ItemDataRole.AccessibleTextRole) for row in range(table.rowCount())]
    assert sum("Older than a year" in str(one) for one in marked) == 1
    settings = go(qtbot, desk_window, "settings", "law")
    said(qtbot, settings, "1 pack was checked more than a year ago.")
    tab_to("Open the packs")
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    assert page_of(desk_window).place == Place("packs")

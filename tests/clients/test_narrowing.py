"""Narrowing the list of clients by its columns, by keys alone."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.clients import Client, register
from integration_desk.clients.ui.clients_page import ClientsPage
from integration_desk.core.narrowing import Between, Contains
from integration_desk.core.slices import Place
from integration_desk.store import Desk
from integration_desk.widgets import Button, SlidePanel, Tasks, problems_of
from integration_desk.widgets.narrowing import NarrowChips, NarrowPanel
from tests.keys import press, type_text
from tests.widgets.samples import Window


def page_of(desk: Desk, show: Any, qtbot: QtBot) -> ClientsPage:
    for name, town in (("Hassan", "Łódź"), ("Meyer", "Bremen"), ("Nair", "Bremen")):
        desk.run(register, client=Client(family_name=name, given_names="A.", town=town))
    window: Any = Window(Tasks(desk))
    window.desk = desk
    page = ClientsPage(window, Place("clients"))
    show(page)
    with qtbot.waitSignal(page.table.loaded):
        page.refresh()
    return page


def test_a_list_is_narrowed_by_a_column_and_widened_again_by_its_chip(desk: Desk, show: Any, qtbot: QtBot) -> None:
    page = page_of(desk, show, qtbot)
    page.narrow_button.setFocus()
    press(None, Qt.Key.Key_Return)
    panel = page.findChild(SlidePanel)
    inner = page.findChild(NarrowPanel)
    assert panel is not None
    assert inner is not None
    assert panel.is_open
    assert problems_of(panel) == []
    inner.lines["town"].editors[0].setFocus()
    type_text(None, "lodz")
    qtbot.waitUntil(lambda: page.table.rows.total == 1)
    assert page.narrow == {"town": Contains("lodz")}
    press(None, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.findChild(SlidePanel) is None)
    chips = page.findChild(NarrowChips)
    assert chips is not None
    assert chips.isVisibleTo(page)
    chip = chips.findChild(Button)
    assert chip is not None
    assert "lodz" in chip.accessibleName()
    chip.setFocus()
    press(chip, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.rows.total == 3)
    assert not chips.isVisibleTo(page)


def test_days_are_asked_for_and_nothing_found_offers_to_clear(desk: Desk, show: Any, qtbot: QtBot) -> None:
    page = page_of(desk, show, qtbot)
    page.open_narrow()
    inner = page.findChild(NarrowPanel)
    assert inner is not None
    first, _last = inner.lines["registered"].editors
    first.set_value(date(2900, 1, 1))
    inner.changed.emit()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.no_match)
    assert page.narrow == {"registered": Between(date(2900, 1, 1), None)}
    page.clear()
    qtbot.waitUntil(lambda: page.table.rows.total == 3)

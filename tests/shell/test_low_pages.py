"""On a small screen with large letters rows keep the room: filters fold away, heads and further buttons roll away."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from integration_desk.core.slices import Place
from integration_desk.shell import Appearance, MainWindow
from integration_desk.widgets import SlidePanel
from tests.shell.keyboard import focused, page_of, press, quiet, tab_to

LISTS = ("clients", "directory", "organizations", "referrals", "sheets", "duplicates")


def looked_at(unlock: Callable[..., MainWindow], language: str, zoom: int) -> MainWindow:
    window = unlock()
    window.looks.put_on(Appearance(language, "light", zoom))
    window.resize(1280, 800)
    return window


@pytest.mark.parametrize("language", ["en", "ar"])
def test_six_rows_stay_in_view_at_200_percent(
    qtbot: QtBot, places: dict[str, Place], unlock: Callable[..., MainWindow], language: str
) -> None:
    assert places
    window = looked_at(unlock, language, 200)
    assert window.room is not None
    for kind in LISTS:
        window.room.go(Place(kind))
        quiet(qtbot, window)
        page = page_of(window)
        page.stack.setCurrentWidget(page.table)
        table = page.table

        def rows(table: object = table) -> int:
            return table.viewport().height() // table.verticalHeader().defaultSectionSize()  # type: ignore[attr-defined, no-any-return]

        qtbot.waitUntil(lambda: rows() >= 6, timeout=2_000)


def test_filters_fold_into_a_panel_and_out_of_it(qtbot: QtBot, unlock: Callable[..., MainWindow]) -> None:
    window = looked_at(unlock, "en", 200)
    assert window.room is not None
    window.room.go(Place("clients"))
    quiet(qtbot, window)
    page = page_of(window)
    minors = page.toggles["minors"]
    qtbot.waitUntil(lambda: not minors.isVisible())
    tab_to("More")
    press(Qt.Key.Key_Return)
    assert minors.isVisible()
    tab_to("Minors")
    press(Qt.Key.Key_Space)
    quiet(qtbot, window)
    press(Qt.Key.Key_Escape)
    assert not minors.isVisible()
    assert focused().accessibleName() == page.top.more.text() == "More (1)"
    window.looks.put_on(Appearance("en", "light", 100))
    qtbot.waitUntil(minors.isVisible)
    assert minors.isChecked()
    assert not any(panel.is_open for panel in page.findChildren(SlidePanel))


def test_the_head_of_a_low_page_rolls_away_and_keeps_the_keyboard(
    qtbot: QtBot, places: dict[str, Place], unlock: Callable[..., MainWindow]
) -> None:
    window = looked_at(unlock, "fr", 100)
    assert window.room is not None
    window.room.go(places["client"])
    quiet(qtbot, window)
    page = page_of(window)

    def rolls() -> bool:
        areas = [area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.head)]
        return any(area.verticalScrollBar().maximum() > 0 for area in areas)

    assert not rolls()
    tab = tab_to("Documents")
    window.looks.put_on(Appearance("fr", "light", 200))
    qtbot.waitUntil(rolls)
    assert tab.hasFocus()
    press(Qt.Key.Key_Return)
    assert tab.hasFocus()
    assert tab.isVisible()

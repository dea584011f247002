"""Tables and list pages, by real keys, over more rows than could be held."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.widgets import Column, Filter, ListPage, ListSpec, PagedTable, Tasks, theme
from integration_desk.widgets.arrangement import Arrangement
from tests.keys import press, type_text
from tests.widgets.samples import COLUMNS, ThreadDesk, Window, find_lines, line

Show = Callable[..., QWidget]


class Asked:
    """A query that remembers what it was asked, over a million rows."""

    def __init__(self, total: int = 1_000_000) -> None:
        self.total = total
        self.offsets: list[int] = []
        self.orders: list[tuple[str, bool]] = []

    def __call__(
        self, _reader: Any, *, offset: int, limit: int, order: str, descending: bool, **_criteria: Any
    ) -> tuple[list[Any], int]:
        self.offsets.append(offset)
        self.orders.append((order, descending))
        return [line(number) for number in range(offset, min(self.total, offset + limit))], self.total


def table_of(show: Show, qtbot: QtBot, query: Any) -> PagedTable:
    table = PagedTable(Tasks(ThreadDesk()), query, COLUMNS, name=T("Clients"))
    show(table)
    with qtbot.waitSignal(table.loaded):
        table.ask()
    return table


def test_a_million_rows_need_only_the_pages_in_view(show: Show, qtbot: QtBot) -> None:
    query = Asked()
    table = table_of(show, qtbot, query)
    assert table.rows.total == 1_000_000
    table.scrollToBottom()
    qtbot.waitUntil(lambda: table.rows.row_at(999_999) is not None)
    assert len(set(query.offsets)) <= 3
    for page in range(100):
        table.rows.data(table.rows.index(page * 200, 0))
    qtbot.waitUntil(lambda: not table.rows.tasks.busy)
    assert sum(table.rows.row_at(page * 200) is not None for page in range(5000)) <= 64


def test_a_click_on_a_heading_sorts_in_the_query(show: Show, qtbot: QtBot) -> None:
    query = Asked(30)
    table = table_of(show, qtbot, query)
    for expected in (("name", False), ("name", True), ("name", False)):
        with qtbot.waitSignal(table.loaded):
            table.horizontalHeader().sectionClicked.emit(0)
        assert query.orders[-1] == expected
    table.horizontalHeader().sectionClicked.emit(2)
    assert query.orders[-1] == ("name", False)


def test_enter_opens_and_space_selects(show: Show, qtbot: QtBot) -> None:
    table = table_of(show, qtbot, Asked(30))
    opened: list[str] = []
    table.opened.connect(lambda row: opened.append(row.id))
    table.setFocus()
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Return)
    assert opened == ["r1"]
    assert table.selected_rows() == []
    press(table, Qt.Key.Key_Space, text=" ")
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Space, text=" ")
    assert [row.id for row in table.selected_rows()] == ["r1", "r3"]
    press(table, Qt.Key.Key_Space, text=" ")
    assert [row.id for row in table.selected_rows()] == ["r1"]


def test_refreshing_stays_at_the_row(show: Show, qtbot: QtBot) -> None:
    table = table_of(show, qtbot, Asked(30))
    table.setCurrentIndex(table.rows.index(7, 0))
    with qtbot.waitSignal(table.loaded):
        table.refresh()
    current = table.current_row()
    assert current is not None
    assert current.id == "r7"


def test_columns_are_chosen_by_the_person(show: Show, qtbot: QtBot) -> None:
    table = table_of(show, qtbot, Asked(3))
    assert table.shown_columns() == ("name", "state", "next")
    menu = table.column_menu()
    action = next(one for one in menu.actions() if one.text() == "Number")
    action.trigger()
    assert table.shown_columns() == ("name", "state", "next", "number")
    assert not table.isColumnHidden(3)


def test_a_column_keeps_the_width_it_was_drawn_to(show: Show, qtbot: QtBot, qapp: QApplication) -> None:
    table = table_of(show, qtbot, Asked(3))
    table.horizontalHeader().resizeSection(1, 222)
    table.resize(700, 400)
    assert table.columnWidth(1) == 222
    theme.apply(qapp, "light", 200)
    assert table.columnWidth(1) == 444


def test_columns_stay_as_the_person_arranged_them(show: Show, qtbot: QtBot) -> None:
    table = table_of(show, qtbot, Asked(3))
    table.horizontalHeader().moveSection(1, 0)
    table.horizontalHeader().resizeSection(1, 222)
    table.show_column("next", False)
    with qtbot.waitSignal(table.loaded):
        table.horizontalHeader().sectionClicked.emit(0)
    kept = Arrangement.of(json.loads(json.dumps(table.arrangement().as_json())))
    query = Asked(3)
    again = PagedTable(Tasks(ThreadDesk()), query, COLUMNS, name=T("Clients"))
    again.arrange(kept)
    show(again)
    with qtbot.waitSignal(again.loaded):
        again.ask()
    assert again.arrangement() == kept
    assert again.shown_columns() == ("name", "state")
    assert again.horizontalHeader().logicalIndex(0) == 1
    assert query.orders == [("name", False)]
    again.usual_columns()
    assert again.shown_columns() == ("name", "state", "next")
    assert again.horizontalHeader().logicalIndex(0) == 0


@pytest.mark.parametrize("kept", [None, [], {"order": 3, "widths": {"name": -1}, "sort": "gone"}, {"hidden": ["?"]}])
def test_an_arrangement_that_cannot_be_read_changes_nothing(show: Show, qtbot: QtBot, kept: Any) -> None:
    table = table_of(show, qtbot, Asked(3))
    before = table.arrangement()
    table.arrange(Arrangement.of(kept))
    assert table.arrangement() == before


def test_the_menu_sorts_without_a_mouse(show: Show, qtbot: QtBot) -> None:
    query = Asked(3)
    table = table_of(show, qtbot, query)
    menu = table.column_menu()
    action = next(one for one in menu.actions() if one.text() == "Sort by Name")
    with qtbot.waitSignal(table.loaded):
        action.trigger()
    assert query.orders[-1] == ("name", False)


def test_cells_are_told_to_screen_readers(show: Show, qtbot: QtBot) -> None:
    table = table_of(show, qtbot, Asked(3))
    index = table.rows.index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Accepted"
    due = table.rows.index(0, 2)
    assert due.data(Qt.ItemDataRole.AccessibleTextRole) == "Answer from the clinic, in 3 days, Fri 27 Nov"
    assert due.data(Qt.ItemDataRole.ToolTipRole) == "Fri 27 Nov"


def list_page(show: Show, qtbot: QtBot, total: int = 60) -> tuple[ListPage, Window]:
    window = Window(Tasks(ThreadDesk()))
    spec = ListSpec(
        title=T("Clients"),
        count=T("{count} client", "{count} clients"),
        query=lambda reader, **asked: find_lines(reader, total=total, **asked),
        columns=(*COLUMNS, Column("more", T("More"), lambda row: row.id)),
        search=T("Find a client"),
        empty=T("Nobody is registered yet."),
        open_row=lambda row: window.go(Place("client", row.id)),
        filters=(Filter("mine", T("My clients")),),
        primary=(T("New client"), "add", lambda: window.go(Place("client.new"))),
    )
    page = ListPage(window, Place("clients"), spec)
    show(page)
    with qtbot.waitSignal(page.table.loaded):
        page.refresh()
    return page, window


def test_search_filter_and_open_by_keys_alone(show: Show, qtbot: QtBot) -> None:
    page, window = list_page(show, qtbot)
    assert page.count.text() == "60 clients"
    page.focus_first()
    type_text(None, "oksana")
    qtbot.waitUntil(lambda: page.count.text() == "10 clients")
    press(None, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    press(None, Qt.Key.Key_Return)
    assert window.gone == [Place("client", "r1")]
    page.toggles["mine"].setFocus()
    press(None, Qt.Key.Key_Space, text=" ")
    qtbot.waitUntil(lambda: page.count.text() == "5 clients")


def test_nothing_found_offers_to_clear(show: Show, qtbot: QtBot) -> None:
    page, _ = list_page(show, qtbot)
    page.focus_first()
    type_text(None, "zzz")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.no_match)
    page.clear()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.table)
    assert page.search.hasFocus()


def test_an_empty_list_says_what_it_is_for_and_offers_the_first_action(show: Show, qtbot: QtBot) -> None:
    page, window = list_page(show, qtbot, 0)
    assert page.stack.currentWidget() is page.nothing
    assert page.nothing.words.text() == "Nobody is registered yet."
    page.new()
    assert window.gone == [Place("client.new")]


def test_locking_forgets_the_rows(show: Show, qtbot: QtBot) -> None:
    page, _ = list_page(show, qtbot)
    page.leave()
    assert page.table.rows.row_at(0) is None
    assert page.table.rows.rowCount() == 0


@pytest.mark.parametrize("words", ["o", "ok"])
def test_only_the_last_search_counts(show: Show, qtbot: QtBot, words: str) -> None:
    page, _ = list_page(show, qtbot)
    for typed in ("a", "am", words):
        page.search.setText(typed)
        page.ask()
    qtbot.waitUntil(lambda: not page.workspace.tasks.busy)
    expected = sum(words in line(number).name.casefold() for number in range(60))
    assert page.table.rows.total == expected


def test_the_menu_moves_columns_without_a_mouse(show: Show, qtbot: QtBot) -> None:
    table = table_of(show, qtbot, Asked(3))
    before = table.arrangement().order
    menu = table.column_menu()
    order = menu.findChild(QMenu)
    assert isinstance(order, QMenu)
    order.actions()[0].trigger()
    assert table.arrangement().order == (before[1], before[0], *before[2:])

"""The pages of the directory by keyboard: find, open, edit, verify, print, import."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_desk.core.slices import Place
from integration_desk.directory import Filters, search_services, service_view
from integration_desk.directory.ui import PAGES, DirectoryPage, ImportPage, ServiceEditPage, ServicePage
from integration_desk.store import Desk, find_draft
from integration_desk.widgets import Page, problems_of
from tests.directory.town import Room, build_town


@pytest.fixture
def open_page(desk: Desk, qtbot: QtBot) -> Callable[..., Any]:
    """Return how to open a page and wait until it shows what it read."""

    def open_it(place: Place) -> tuple[Page, Room]:
        room = Room(desk)
        page = PAGES[place.kind](room, place)
        page.resize(1000, 760)
        qtbot.addWidget(page)
        page.show()
        page.refresh()
        settle(qtbot, room)
        return page, room

    return open_it


def settle(qtbot: QtBot, room: Room) -> None:
    """Wait until nothing is under way any more."""
    qtbot.waitUntil(lambda: not room.tasks.busy, timeout=15_000)
    QApplication.processEvents()


def type_into(qtbot: QtBot, widget: Any, words: str) -> None:
    target = widget.focusProxy() or widget
    target.setFocus()
    target.selectAll()
    qtbot.keyClicks(target, words)


def test_one_types_and_opens_the_service_with_enter(desk: Desk, open_page: Callable[..., Any], qtbot: QtBot) -> None:
    ids = build_town(desk)
    page, room = open_page(Place("directory"))
    assert isinstance(page, DirectoryPage)
    qtbot.keyClicks(page.search, "clin")
    qtbot.waitUntil(lambda: page.table.rows.total == 1, timeout=10_000)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert room.gone == [Place("service", ids["clinic"])]
    assert problems_of(page) == []


def test_a_filter_narrows_the_list_and_is_cleared(desk: Desk, open_page: Callable[..., Any], qtbot: QtBot) -> None:
    build_town(desk)
    page, _room = open_page(Place("directory", options=(("need", "language"),)))
    assert page.table.rows.total == 1
    page.clear()
    qtbot.waitUntil(lambda: page.table.rows.total == 3, timeout=10_000)
    page.toggles["free"].setFocus()
    qtbot.keyClick(page.toggles["free"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.table.rows.total == 1, timeout=10_000)


def test_from_a_service_one_refers_the_client_one_came_with(
    desk: Desk, open_page: Callable[..., Any], qtbot: QtBot
) -> None:
    ids = build_town(desk)
    page, room = open_page(Place("service", ids["clinic"], (("client", "c1"),)))
    assert isinstance(page, ServicePage)
    assert str(page.title()) == "Women's Clinic"
    page.focus_first()
    qtbot.keyClick(page.refer_button, Qt.Key.Key_Return)
    assert room.gone[-1].kind == "referral.new"
    assert dict(room.gone[-1].options) == {"service": ids["clinic"], "client": "c1"}
    assert problems_of(page) == []


def test_the_sheet_is_drawn_beside_the_page(desk: Desk, open_page: Callable[..., Any], qtbot: QtBot) -> None:
    ids = build_town(desk)
    page, room = open_page(Place("service", ids["clinic"]))
    page.print()
    settle(qtbot, room)
    assert page.sheet.preview.page_count() == 1
    page.panel.close_panel()
    assert page.sheet is None


def test_a_call_that_found_all_as_written_verifies(desk: Desk, open_page: Callable[..., Any], qtbot: QtBot) -> None:
    ids = build_town(desk)
    page, room = open_page(Place("service", ids["course"]))
    page.verify("verified")
    settle(qtbot, room)
    view = desk.ask(service_view, ids["course"])
    assert view.verified_by == "Rosa Meyer"


def test_a_new_service_is_entered_by_keyboard_with_a_new_organisation(
    desk: Desk, open_page: Callable[..., Any], qtbot: QtBot
) -> None:
    page, room = open_page(Place("service.edit"))
    assert isinstance(page, ServiceEditPage)
    type_into(qtbot, page.form.editor("name").control.target(), "Legal advice")
    type_into(qtbot, page.form.editor("provider_name").control.target(), "Law Clinic")
    row = page.phones.rows[0]
    type_into(qtbot, row.editors["number"].control.target(), "+49 40 777")
    qtbot.keyClick(page.form.editor("name").control.target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, room)
    (found,) = desk.ask(search_services, "legal", Filters())
    assert (found.name, found.organization) == ("Legal advice", "Law Clinic")
    assert room.gone == [Place("service", found.id)]
    assert desk.ask(service_view, found.id).phones[0].number == "+49 40 777"


def test_what_is_missing_is_said_at_its_field(desk: Desk, open_page: Callable[..., Any], qtbot: QtBot) -> None:
    build_town(desk)
    page, room = open_page(Place("service.edit"))
    page.form.save()
    settle(qtbot, room)
    assert room.gone == []
    assert page.form.editor("provider").wrong.text()


def test_editing_keeps_every_part_that_the_form_shows(desk: Desk, open_page: Callable[..., Any], qtbot: QtBot) -> None:
    ids = build_town(desk)
    before = desk.ask(service_view, ids["clinic"])
    page, room = open_page(Place("service.edit", ids["clinic"], (("verify", "changed"),)))
    type_into(qtbot, page.form.editor("wait_time").control.target(), "3 weeks")
    page.form.save()
    qtbot.waitUntil(lambda: bool(room.gone), timeout=15_000)
    settle(qtbot, room)
    after = desk.ask(service_view, ids["clinic"])
    assert (after.wait_time, after.hours, after.phones) == ("3 weeks", before.hours, before.phones)
    assert (after.places, after.costs, after.languages) == (before.places, before.costs, before.languages)
    assert after.verified_on != before.verified_on


def test_what_was_typed_comes_back_as_a_draft(desk: Desk, open_page: Callable[..., Any], qtbot: QtBot) -> None:
    page, room = open_page(Place("service.edit"))
    type_into(qtbot, page.form.editor("name").control.target(), "Half a name")
    type_into(qtbot, page.phones.rows[0].editors["number"].control.target(), "12")
    page.leave()
    qtbot.waitUntil(lambda: desk.ask(find_draft, "service.edit", "") is not None, timeout=10_000)
    again, room = open_page(Place("service.edit"))
    settle(qtbot, room)
    assert again.form.editor("name").value() == "Half a name"
    assert again.phones.rows[0].editors["number"].value() == "12"


def test_an_import_is_looked_at_first_then_done_and_reported(
    desk: Desk, open_page: Callable[..., Any], qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "north.json"
    service = {"id": "ac148810-d857-441c-9679-408f346de14b", "name": "Choir", "status": "active", "minimum_age": "six"}
    file.write_text(json.dumps([service]), encoding="utf-8")
    page, room = open_page(Place("directory.import"))
    assert isinstance(page, ImportPage)
    page.look(str(file))
    settle(qtbot, room)
    assert desk.ask(search_services, "choir") == []
    assert page.table.model.rowCount() == 1
    assert page.import_button.hasFocus() or QApplication.focusWidget() is None
    qtbot.keyClick(page.import_button, Qt.Key.Key_Return)
    settle(qtbot, room)
    assert [row.name for row in desk.ask(search_services, "choir")] == ["Choir"]
    assert problems_of(page) == []


def test_a_file_that_is_none_is_refused_with_a_sentence(
    desk: Desk, open_page: Callable[..., Any], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear colleagues", encoding="utf-8")
    page, room = open_page(Place("directory.import"))
    page.look(str(tmp_path / "letter.txt"))
    settle(qtbot, room)
    assert page.package is None
    assert page.state.isVisibleTo(page)


def test_the_directory_is_written_where_one_says(
    desk: Desk, open_page: Callable[..., Any], qtbot: QtBot, tmp_path: Path
) -> None:
    build_town(desk)
    page, room = open_page(Place("directory.import"))
    page.write(str(tmp_path / "out.zip"), "package")
    settle(qtbot, room)
    assert (tmp_path / "out.zip").stat().st_size > 500

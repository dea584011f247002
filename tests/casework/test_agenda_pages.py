"""The pages of the agenda by key presses: entries carried, series asked about, appointments and tasks made."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_desk import i18n
from integration_desk.casework import (
    SLICE,
    Appointment,
    Occurrence,
    Task,
    occurrence,
    occurrences,
    save_appointment,
    save_task,
    tasks_page,
)
from integration_desk.casework.ui import AgendaPage, AppointmentPage, TaskPage, TasksPage
from integration_desk.casework.ui.agenda_papers import CalendarSheet
from integration_desk.casework.ui.appointment_steps import SlipSheet
from integration_desk.casework.ui.grid_block import Block
from integration_desk.clients import register
from integration_desk.core.slices import Place
from integration_desk.store import Desk
from integration_desk.widgets import Page, problems_of
from tests.clients.desktop import Room, settle, show
from tests.clients.people import AMINA
from tests.keys import press, type_text

TODAY = datetime.now(UTC).astimezone().date()
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(desk: Desk, qapp: QApplication) -> Room:
    assert qapp is not None
    return Room(desk, (SLICE,))


@pytest.fixture
def amina(desk: Desk) -> str:
    return str(desk.run(register, client=AMINA).result)


def book(desk: Desk, client: str, *, begins: time = time(10), rrule: str = "", day: date = TODAY) -> str:
    ends = time(begins.hour, 45)
    made = desk.run(
        save_appointment, appointment=Appointment(purpose="papers", room="Room 1"), clients=(client,), day=day,
        begins=begins, ends=ends, rrule=rrule,
    )  # fmt: skip
    return str(made.result)


def agenda(qtbot: QtBot, room: Room, **options: str) -> AgendaPage:
    page = AgendaPage(room, Place("agenda", "", tuple(options.items())))
    opened(qtbot, page)
    return page


def opened(qtbot: QtBot, page: Page) -> None:
    show(qtbot, page)
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    settle(qtbot, page)


def block(page: AgendaPage, words: str = "") -> Block:
    shown = page.list.blocks if page.view == "list" else page.grid.blocks
    return next(one for one in shown if words in one.accessibleName())


def when(desk: Desk) -> list[datetime]:
    found: list[Occurrence] = desk.ask(occurrences, TODAY - timedelta(days=7), TODAY + timedelta(days=21))
    return [one.starts.astimezone().replace(tzinfo=None) for one in found]


def test_an_appointment_is_carried_by_keys_and_put_down(qtbot: QtBot, room: Room, desk: Desk, amina: str) -> None:
    book(desk, amina)
    page = agenda(qtbot, room, view="day")
    held = block(page, "Amina")
    held.setFocus()
    for _ in range(3):
        press(held, Qt.Key.Key_Down, SHIFT)
    assert "10:45" in held.accessibleDescription()
    press(held, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert when(desk) == [datetime.combine(TODAY, time(10, 45))]
    desk.undo()
    page.refresh()
    settle(qtbot, page)
    held = block(page, "Amina")
    held.setFocus()
    press(held, Qt.Key.Key_Down, SHIFT)
    press(held, Qt.Key.Key_Escape)
    settle(qtbot, page)
    assert when(desk) == [datetime.combine(TODAY, time(10))]


def test_in_arabic_the_left_arrow_goes_on_to_the_next_day(qtbot: QtBot, room: Room, desk: Desk, amina: str) -> None:
    first = TODAY - timedelta(days=TODAY.weekday())
    book(desk, amina, day=first + timedelta(days=1))
    i18n.use("ar")
    page = agenda(qtbot, room)
    held = page.grid.blocks[0]
    assert page.grid.geometry_of().mirrored
    held.setFocus()
    press(held, Qt.Key.Key_Left, SHIFT)
    press(held, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert [moment.date() for moment in when(desk)] == [first + timedelta(days=2)]


def test_an_appointment_is_dragged_with_the_mouse(qtbot: QtBot, room: Room, desk: Desk, amina: str) -> None:
    book(desk, amina)
    page = agenda(qtbot, room, view="day")
    held = block(page, "Amina")
    grip, below = QPoint(20, 5), page.grid.geometry_of().top(120)
    QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(held, grip + QPoint(0, below // 2))
    home = held.mapFromGlobal(page.grid.canvas.mapToGlobal(QPoint(120, page.grid.geometry_of().top(12 * 60) + 5)))
    QTest.mouseMove(held, home)
    QTest.mouseRelease(held, Qt.MouseButton.LeftButton, pos=grip)
    settle(qtbot, page)
    assert when(desk) == [datetime.combine(TODAY, time(12))]


def test_a_day_of_a_series_asks_how_far_it_moves(qtbot: QtBot, room: Room, desk: Desk, amina: str) -> None:
    book(desk, amina, rrule="FREQ=WEEKLY;COUNT=3")
    page = agenda(qtbot, room, view="day")
    held = block(page, "Amina")
    held.setFocus()
    press(held, Qt.Key.Key_Up, SHIFT)
    press(held, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.mover.isVisible()
    assert len({moment.time() for moment in when(desk)}) == 1
    page.mover.choices["all"].setFocus()
    press(None, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert {moment.time() for moment in when(desk)} == {time(9, 45)}


def test_a_task_is_moved_to_another_day_and_overdue_ones_are_listed(qtbot: QtBot, room: Room, desk: Desk) -> None:
    monday = TODAY - timedelta(days=TODAY.weekday())
    desk.run(save_task, task=Task(title="Call the school", due_on=monday + timedelta(days=1)))
    desk.run(save_task, task=Task(title="Late", due_on=TODAY - timedelta(days=3)))
    page = agenda(qtbot, room)
    held = block(page, "Call the school")
    held.setFocus()
    press(held, Qt.Key.Key_Right, SHIFT)
    press(held, Qt.Key.Key_Return)
    settle(qtbot, page)
    rows, _ = desk.ask(tasks_page, words="school")
    assert rows[0].due_on == monday + timedelta(days=2)
    page.show_days("list", TODAY)
    settle(qtbot, page)
    assert "Late" in page.list.blocks[0].accessibleName()
    page.list.blocks[0].setFocus()
    press(None, Qt.Key.Key_Return)
    assert room.gone[-1].kind == "task"


@pytest.mark.parametrize("view", ["day", "week", "list"])
def test_every_view_can_be_read_and_used_without_a_mouse(
    qtbot: QtBot, room: Room, desk: Desk, amina: str, view: str
) -> None:
    for hour in (9, 10, 10, 10, 11):
        book(desk, amina, begins=time(hour))
    page = agenda(qtbot, room, view=view)
    assert problems_of(page) == []
    page.focus_first()
    assert isinstance(page.focusWidget(), Block)
    press(None, Qt.Key.Key_Down)
    assert isinstance(page.focusWidget(), Block)
    shown = page.days()
    press(None, Qt.Key.Key_PageDown)
    settle(qtbot, page)
    assert page.days()[0] > shown[0]
    press(page, Qt.Key.Key_T)
    settle(qtbot, page)
    assert page.days() == shown


def test_whose_entries_are_shown_is_chosen(
    qtbot: QtBot, room: Room, desk: Desk, desk_for: Callable[[str], Desk], amina: str
) -> None:
    other = desk_for("caseworker")
    other.run(
        save_appointment, appointment=Appointment(title="Elsewhere"), clients=(amina,), day=TODAY, begins=time(9),
        ends=time(10),
    )  # fmt: skip
    page = agenda(qtbot, room, view="day")
    assert page.grid.blocks == []
    assert page.person is not None
    page.person.set_value("everybody")
    page.person.changed.emit()
    settle(qtbot, page)
    assert len(page.grid.blocks) == 1


def test_an_empty_list_offers_what_to_do(qtbot: QtBot, room: Room) -> None:
    page = agenda(qtbot, room, view="list")
    assert page.stack.currentWidget() is page.nothing or page.list.blocks == []
    page.new()
    assert room.gone[-1].kind == "appointment"


def test_the_reception_list_and_the_calendar_file_leave_a_trace(
    qtbot: QtBot, room: Room, desk: Desk, amina: str, tmp_path: Path
) -> None:
    book(desk, amina)
    page = agenda(qtbot, room, print="reception")
    settle(qtbot, page)
    assert page.panel.is_open
    page.export()
    assert isinstance(page.sheet, CalendarSheet)
    page.sheet.write(tmp_path / "week.ics")
    settle(qtbot, page)
    (event,) = Calendar.from_ical((tmp_path / "week.ics").read_bytes()).walk("VEVENT")
    assert "Hassan" not in str(event["summary"])
    qtbot.waitUntil(
        lambda: (
            "calendar" in str(desk.ask(lambda reader: reader.rows("SELECT detail FROM audit WHERE kind = 'export'")))
        )
    )


# Appointments


def test_an_appointment_is_made_by_typing(qtbot: QtBot, room: Room, desk: Desk, amina: str) -> None:
    page = AppointmentPage(room, Place("appointment", "", (("client", amina),)))
    opened(qtbot, page)
    assert page.form is not None
    assert problems_of(page) == []
    day = TODAY + timedelta(days=2)
    for name, words in (("day", day.isoformat()), ("begins", "9"), ("ends", "9:30")):
        editor = page.form.editor(name)
        editor.control.target().setFocus()
        editor.control.target().selectAll()  # type: ignore[attr-defined]
        type_text(None, words)
        press(None, Qt.Key.Key_Tab)
    press(page.form.editor("room").control.target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    (found,) = desk.ask(occurrences, day, day)
    assert (found.starts.astimezone().time(), found.ends.astimezone().time()) == (time(9), time(9, 30))
    assert found.people[0].name == "Amina Hassan"
    assert room.gone[-1].kind == "back"


def test_what_is_in_the_way_is_told_while_one_types(qtbot: QtBot, room: Room, desk: Desk, amina: str) -> None:
    tomorrow = TODAY + timedelta(days=1)
    book(desk, amina, day=tomorrow)
    options = (("client", amina), ("day", tomorrow.isoformat()), ("at", "10:15"))
    page = AppointmentPage(room, Place("appointment", "", options))
    opened(qtbot, page)
    qtbot.waitUntil(lambda: "another appointment" in page.clash.words.text(), timeout=5_000)


def test_how_an_appointment_went_is_noted_and_a_cancelled_one_says_why(
    qtbot: QtBot, room: Room, desk: Desk, amina: str
) -> None:
    made = book(desk, amina, day=TODAY - timedelta(days=1))
    page = AppointmentPage(room, Place("appointment", made))
    opened(qtbot, page)
    page.set_state("missed")
    settle(qtbot, page)
    assert desk.ask(occurrence, made).state == "missed"
    coming = book(desk, amina, day=TODAY + timedelta(days=1))
    page = AppointmentPage(room, Place("appointment", coming))
    opened(qtbot, page)
    page.cancel()
    assert page.cancelling is not None
    reason = page.cancelling.form.editor("reason").control.target()
    type_text(reason, "Illness")
    press(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    assert desk.ask(occurrence, coming).state == "cancelled"


def test_a_draft_of_an_appointment_comes_back_with_its_client(qtbot: QtBot, room: Room, desk: Desk, amina: str) -> None:
    place = Place("appointment", "", (("client", amina),))
    page = AppointmentPage(room, place)
    opened(qtbot, page)
    assert page.form is not None
    type_text(page.form.editor("title").control.target(), "About the flat")
    page.leave()
    again = AppointmentPage(room, place)
    opened(qtbot, again)
    settle(qtbot, again)
    assert again.form is not None
    assert again.form.editor("title").value() == "About the flat"
    assert [one.name for one in again.form.people.people] == ["Amina Hassan"]


def test_a_series_is_saved_as_one_calendar_entry(
    qtbot: QtBot, room: Room, desk: Desk, amina: str, tmp_path: Path
) -> None:
    page = AppointmentPage(room, Place("appointment", book(desk, amina, rrule="FREQ=WEEKLY;COUNT=3")))
    opened(qtbot, page)
    page.export()
    assert isinstance(page.sheet, CalendarSheet)
    page.sheet.write(tmp_path / "one.ics")
    settle(qtbot, page)
    (event,) = Calendar.from_ical((tmp_path / "one.ics").read_bytes()).walk("VEVENT")
    assert "RRULE" in event


def test_the_slip_is_shown_in_the_clients_language(qtbot: QtBot, room: Room, desk: Desk, amina: str) -> None:
    made = book(desk, amina, day=TODAY + timedelta(days=1))
    page = AppointmentPage(room, Place("appointment", made))
    opened(qtbot, page)
    page.print()
    settle(qtbot, page)
    assert isinstance(page.sheet, SlipSheet)
    assert page.sheet.language.value() == "ar"
    assert page.sheet.preview.page_count() == 1
    page.panel.close_panel()
    assert page.sheet is None


# Tasks


def test_a_task_is_noted_for_a_client_found_by_typing(qtbot: QtBot, room: Room, desk: Desk, amina: str) -> None:
    page = TaskPage(room, Place("task"))
    opened(qtbot, page)
    assert problems_of(page) == []
    assert page.form is not None
    type_text(page.form.editor("title").control.target(), "Call the school")
    type_text(page.people.search, "hassan")
    qtbot.waitUntil(lambda: page.people.offers.count() > 0, timeout=5_000)
    press(page.people.search, Qt.Key.Key_Return)
    press(None, Qt.Key.Key_Return)
    press(page.form.editor("note").control.target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    (row,), _ = desk.ask(tasks_page)
    assert (row.title, row.client_id) == ("Call the school", amina)


def test_tasks_are_marked_as_done_from_the_list(qtbot: QtBot, room: Room, desk: Desk) -> None:
    page = TasksPage(room, Place("tasks"))
    opened(qtbot, page)
    assert page.stack.currentWidget() is page.nothing
    for title in ("One", "Two"):
        desk.run(save_task, task=Task(title=title, due_on=TODAY))
    page.refresh()
    settle(qtbot, page)
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Down)
    press(page.table, Qt.Key.Key_Space)
    assert page.done_button.isEnabled()
    page.done_button.setFocus()
    press(None, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert desk.ask(tasks_page, open=True)[1] == 1

"""The caseload, the case, the plan and the notes, by real keys."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from integration_desk.app import SLICES
from integration_desk.casework import (
    CaseNote,
    Need,
    PlanAction,
    case_of,
    find_cases,
    notes_of,
    plan_view,
    print_plan,
    save_action,
    write_note,
)
from integration_desk.casework.ui import CaseloadPage, CasePage, NotePage, PlanPage
from integration_desk.core.slices import Place
from integration_desk.printing import missing_characters, render
from integration_desk.store import Desk
from integration_desk.widgets import Button, Page, problems_of
from tests.casework.cases import case, client, days_ago, scored, today
from tests.clients.desktop import Room, settle, show
from tests.keys import press, tab, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, desk: Desk, kind: type[Page], place_id: str = "", **options: str) -> tuple[Room, Page]:
    room = Room(desk, SLICES)
    page = kind(room, Place("x", place_id, tuple(options.items())))
    show(qtbot, page)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.focus_first()
    return room, page


def doing(page: CasePage, words: str) -> QWidget:
    """Return the button of a step."""
    return next(one for one in page.findChildren(Button) if one.text() == words and one.isVisibleTo(page))


def save(qtbot: QtBot, page: Page) -> None:
    press(None, Qt.Key.Key_Return, CTRL)
    settle(qtbot, page)


def test_figures_stand_on_the_filters_and_open_what_they_count(desk: Desk, qtbot: QtBot) -> None:
    for days in (1, 90):
        case(desk, opened_on=days_ago(desk, days))
    _room, page = opened(qtbot, desk, CaseloadPage)
    assert isinstance(page, CaseloadPage)
    assert page.toggles["no_contact"].text() == "No contact for 60 days: 1"
    assert page.table.rows.total == 2
    page.toggles["no_contact"].setFocus()
    press(None, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert page.table.rows.total == 1


def test_a_place_names_the_filters_that_are_on(desk: Desk, qtbot: QtBot) -> None:
    case(desk)
    _room, page = opened(qtbot, desk, CaseloadPage, filter="overdue", mine="1")
    assert isinstance(page, CaseloadPage)
    assert page.toggles["overdue"].isChecked()
    assert page.toggles["mine"].isChecked()
    assert page.table.rows.total == 0


def test_selected_cases_are_handed_over_by_keys(desk: Desk, qtbot: QtBot) -> None:
    for _ in range(3):
        case(desk)
    room, page = opened(qtbot, desk, CaseloadPage)
    assert isinstance(page, CaseloadPage)
    press(None, Qt.Key.Key_Down)
    press(None, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(None, Qt.Key.Key_H, text="h")
    assert page.panel.is_open
    type_text(None, "The case")
    tab()
    type_text(None, "All is in the notes.")
    save(qtbot, page)
    assert str(room.said[-1]) == "Hand over 2 cases"
    workers = [one.caseworker for one in desk.ask(find_cases)[0]]
    assert sorted(workers) == ["Rosa Meyer", "The caseworker", "The caseworker"]
    press(page.table, Qt.Key.Key_N, text="n")
    assert room.gone[-1].kind == "note"


def test_a_handover_without_a_note_is_refused_in_the_panel(desk: Desk, qtbot: QtBot) -> None:
    case(desk)
    _room, page = opened(qtbot, desk, CaseloadPage)
    assert isinstance(page, CaseloadPage)
    press(None, Qt.Key.Key_Down)
    press(None, Qt.Key.Key_H, text="h")
    type_text(None, "The case")
    tab()
    save(qtbot, page)
    assert page.panel.is_open
    assert page.form is not None
    assert "needed" in page.form.editor("note").wrong.text()


def test_a_case_is_opened_rested_and_closed_with_what_is_open_in_sight(desk: Desk, qtbot: QtBot) -> None:
    amina = client(desk)
    room, page = opened(qtbot, desk, CasePage, amina)
    assert isinstance(page, CasePage)
    doing(page, "Open a case").setFocus()
    press(None, Qt.Key.Key_Return)
    save(qtbot, page)
    found = desk.ask(case_of, amina)
    assert found is not None
    assert found.status == "open"
    desk.run(save_action, action=PlanAction(title="Ring the landlord", doer="staff"), client=amina, goal_title="A flat")
    page.refresh()
    settle(qtbot, page)
    assert [str(one.title) for one in page.matters] == ["Ring the landlord"]
    doing(page, "Close the case").setFocus()
    press(None, Qt.Key.Key_Return)
    type_text(None, "goals")
    tab()
    save(qtbot, page)
    found = desk.ask(case_of, amina)
    assert found is not None
    assert (found.status, found.closing_reason) == ("closed", "goals_met")
    assert page.state._label.text() == "Closed"
    assert str(room.said[-1]) == "Close the case of Amina H."


def test_an_action_is_planned_ticked_and_its_end_noted_by_keys(desk: Desk, qtbot: QtBot) -> None:
    amina = client(desk)
    _room, page = opened(qtbot, desk, PlanPage, amina)
    assert isinstance(page, PlanPage)
    page.new()
    tab()
    type_text(None, "A flat for four")
    tab()
    type_text(None, "Ring the landlord")
    save(qtbot, page)
    view = desk.ask(plan_view, amina)
    assert [(one.goal.title, [line.action.title for line in one.actions]) for one in view.goals] == [
        ("A flat for four", ["Ring the landlord"])
    ]
    action = view.goals[0].actions[0].action
    page.cards[view.goals[0].goal.id].lines[action.id].take_keyboard()
    press(None, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert desk.ask(plan_view, amina).goals[0].actions[0].action.done_on == today(desk)
    press(None, Qt.Key.Key_Return)
    assert page.panel.is_open
    press(None, Qt.Key.Key_Escape)
    press(None, Qt.Key.Key_Delete)
    settle(qtbot, page)
    assert desk.ask(plan_view, amina).goals[0].actions == ()


def test_an_action_that_comes_from_a_need_knows_it(desk: Desk, qtbot: QtBot) -> None:
    amina = client(desk)
    scored(desk, amina, Need(area="housing", severity="3", note="Lives in a shelter"))
    need = desk.ask(lambda reader: reader.all(Need))[0]
    _room, page = opened(qtbot, desk, PlanPage, amina, need=need.id)
    assert isinstance(page, PlanPage)
    assert page.panel_form is not None
    page.panel_form.form.editor("title").control.target().setFocus()
    type_text(None, "Ring the shelter")
    press(page.panel_form.form, Qt.Key.Key_Return, CTRL)
    settle(qtbot, page)
    (goal,) = desk.ask(plan_view, amina).goals
    assert (goal.goal.title, goal.goal.area) == ("Housing", "housing")
    assert (goal.actions[0].action.need_id, goal.actions[0].action.title) == (need.id, "Ring the shelter")


def test_the_plan_is_printed_in_the_clients_language_and_recorded(desk: Desk, qtbot: QtBot) -> None:
    amina = client(desk)
    action = PlanAction(title="Ring the landlord", due_on=today(desk) + timedelta(days=3))
    desk.run(save_action, action=action, client=amina, goal_title="A flat")
    _room, page = opened(qtbot, desk, PlanPage, amina)
    assert isinstance(page, PlanPage)
    page.print()
    settle(qtbot, page)
    assert page.share_sheet is not None
    assert page.share_sheet.language.value() == "ar"
    qtbot.waitUntil(lambda: page.share_sheet is not None and bool(page.share_sheet.preview.pdf))
    document = desk.ask(print_plan, amina, "ar")
    assert missing_characters(document) == ()
    assert render(document).startswith(b"%PDF")
    assert "Ring the landlord" in str(document.blocks)


def test_a_note_is_written_with_the_questions_of_its_template(desk: Desk, qtbot: QtBot) -> None:
    amina = client(desk)
    room, page = opened(qtbot, desk, NotePage, client=amina)
    assert isinstance(page, NotePage)
    page.form.editor("template").control.target().setFocus()
    type_text(None, "follow")
    tab()
    text = page.form.editor("text")
    assert str(text.value()).startswith("What has happened since the last time:")
    text.set_value(str(text.value()).replace("last time:\n", "last time:\nShe found work.\n"))
    save(qtbot, page)
    (note,) = desk.ask(notes_of, amina)
    assert note.text == "What has happened since the last time:\nShe found work."
    assert (note.language, note.held_on, note.template) == ("ar", today(desk), "follow_up")
    assert room.gone == [Place("client", amina)]


def test_a_note_that_was_begun_comes_back(desk: Desk, qtbot: QtBot) -> None:
    amina = client(desk)
    _room, page = opened(qtbot, desk, NotePage, client=amina)
    assert isinstance(page, NotePage)
    page.form.editor("text").control.target().setFocus()
    type_text(None, "She rang")
    page.leave()
    page.hide()
    _room, again = opened(qtbot, desk, NotePage, amina, client=amina)
    assert isinstance(again, NotePage)
    assert again.form.editor("text").value() == "She rang"
    assert again.note_id == ""


def test_a_note_is_changed_and_removed(desk: Desk, qtbot: QtBot) -> None:
    amina = client(desk)
    note = desk.run(write_note, note=CaseNote(client_id=amina, held_on=today(desk), text="She rang")).result
    _room, page = opened(qtbot, desk, NotePage, note, client=amina)
    assert isinstance(page, NotePage)
    press(None, Qt.Key.Key_End, CTRL)
    type_text(None, " twice")
    save(qtbot, page)
    assert desk.ask(notes_of, amina)[0].text == "She rang twice"
    page.remove()
    settle(qtbot, page)
    assert desk.ask(notes_of, amina) == []


@pytest.mark.parametrize("kind", [CaseloadPage, CasePage, PlanPage, NotePage])
def test_pages_have_no_part_without_a_name(desk: Desk, qtbot: QtBot, kind: type[Page]) -> None:
    amina, _ = case(desk)
    desk.run(save_action, action=PlanAction(title="Ring"), client=amina, goal_title="A flat")
    _room, page = opened(qtbot, desk, kind, "" if kind in (CaseloadPage, NotePage) else amina, client=amina)
    assert problems_of(page) == []

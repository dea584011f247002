"""The pages by keyboard: the matrix of papers, the forms in the panel, drafts, arrivals, the list."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_desk.app import SLICES
from integration_desk.clients import Client, register
from integration_desk.core.records import changed
from integration_desk.core.slices import Place
from integration_desk.family_reunification import FamilyTracing, FamilyView, family_view, save_tracing
from integration_desk.family_reunification.ui import PAGES
from integration_desk.i18n import use
from integration_desk.store import Desk, find_draft
from integration_desk.widgets import Button, problems_of
from tests.clients.desktop import Room, settle, show
from tests.family_reunification.families import daughter, happened, open_family, sponsor, today
from tests.keys import press, type_text
from tests.shell.keyboard import clear, tab_to, write

Opened = Callable[..., Any]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Opened:
    """Return how to open a page as the window does."""

    def open_it(kind: str, record: str = "", **options: str) -> Any:
        page = PAGES[kind](Room(desk, SLICES), Place(kind, record, tuple(options.items())))
        show(qtbot, page, width=1280, height=900)
        page.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
        page.focus_first()
        return page

    return open_it


def view_of(desk: Desk, case_id: str) -> FamilyView:
    return desk.ask(family_view, case_id)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_control_has_a_name(qtbot: QtBot, desk: Desk, opened: Opened, language: str) -> None:
    case_id = open_family(desk)
    view = view_of(desk, case_id)
    desk.run(save_tracing, member_id=view.members[2].id, tracing=FamilyTracing(member_id=view.members[2].id))
    use(language)
    for kind in sorted(PAGES):
        record = case_id if kind in ("family", "family.edit") else ""
        page = opened(kind, record, **({"client": view.sponsor.id} if kind == "family.new" else {}))
        settle(qtbot, page)
        assert problems_of(page) == [], kind
        page.leave()
        page.close()


def test_the_sheet_tells_before_printing_what_comes_in_another_language(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    page = opened("family", open_family(desk))
    page.print()
    qtbot.waitUntil(lambda: bool(page.papers.preview.pdf), timeout=20000)
    assert page.papers.left_out.isHidden()
    page.papers.language.set_value("ln")
    page.papers.draw()
    qtbot.waitUntil(lambda: not page.papers.left_out.isHidden(), timeout=20000)
    assert "There are no letters in Lingala yet" in page.papers.left_out.words.text()


def test_keys_say_in_the_matrix_which_papers_are_there(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    case_id = open_family(desk)
    page = opened("family", case_id)
    grid = page.evidence.grid
    grid.setFocus()
    press(grid, Qt.Key.Key_Right)
    omar = view_of(desk, case_id).members[0].id
    for key in "2t4":
        type_text(grid, key)
        settle(qtbot, page)
    paper = view_of(desk, case_id).matrix.paper("passport", omar)
    assert paper is not None
    assert paper.held == ("copy", "translated", "legalised")
    type_text(grid, "c")
    settle(qtbot, page)
    press(grid, Qt.Key.Key_Down)
    type_text(grid, "1")
    settle(qtbot, page)
    matrix = view_of(desk, case_id).matrix
    assert [one.held for one in matrix.of(omar) if one.held] == [("translated", "legalised"), ("original",)]
    press(grid, Qt.Key.Key_Delete)
    settle(qtbot, page)
    assert [one.held for one in view_of(desk, case_id).matrix.of(omar) if one.held] == [("translated", "legalised")]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 2)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        press(grid, key)
    assert grid.currentIndex().column() == 1


def test_what_cannot_be_obtained_asks_why(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    case_id = open_family(desk)
    page = opened("family", case_id)
    grid = page.evidence.grid
    grid.setFocus()
    press(grid, Qt.Key.Key_Right)
    type_text(grid, "5")
    settle(qtbot, page)
    tab_to("Cannot be obtained")
    press(None, Qt.Key.Key_Space, text=" ")
    press(None, Qt.Key.Key_Return, CTRL)
    settle(qtbot, page)
    form = page.doings.panel.form
    assert form is not None
    assert form.editor("explanation").wrong.text()
    tab_to("Why it cannot be obtained")
    write("The office is closed.")
    press(None, Qt.Key.Key_Return, CTRL)
    settle(qtbot, page)
    assert page.doings.panel.form is None
    paper = view_of(desk, case_id).matrix.paper("passport", view_of(desk, case_id).members[0].id)
    assert paper is not None
    assert (paper.state, paper.explanation) == ("explained", "The office is closed.")


def test_what_was_begun_in_the_panel_comes_back(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    case_id = open_family(desk)
    page = opened("family", case_id)
    page.new()
    write("application filed")
    tab_to("Proof")
    write("Receipt 77")
    page.leave()
    qtbot.waitUntil(lambda: desk.ask(find_draft, "family", case_id) is not None, timeout=5_000)
    again = opened("family", case_id)
    settle(qtbot, again)
    form = again.doings.panel.form
    assert form is not None
    assert form.editor("proof").value() == "Receipt 77"
    press(form.editor("proof").control.target(), Qt.Key.Key_Return, CTRL)
    settle(qtbot, again)
    assert view_of(desk, case_id).case.filing_proof == "Receipt 77"
    qtbot.waitUntil(lambda: desk.ask(find_draft, "family", case_id) is None, timeout=5_000)


def test_a_member_without_a_name_is_told_under_the_field(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    page = opened("family", open_family(desk))
    page.doings.add_member()
    write("Spouse")
    press(None, Qt.Key.Key_Return, CTRL)
    settle(qtbot, page)
    form = page.doings.panel.form
    assert form is not None
    assert "name is needed" in form.editor("family_name").wrong.text()
    tab_to("Given names")
    write("Rana")
    press(None, Qt.Key.Key_Return, CTRL)
    settle(qtbot, page)
    assert view_of(desk, page.place.id).members[-1].name == "Rana"


def test_who_has_arrived_takes_a_file_that_is_there(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    case_id = open_family(desk)
    layla = daughter(desk)
    known = desk.run(
        register,
        client=Client(
            family_name="Hassan", given_names="Layla", birth_date=layla.birth_date, native_name=layla.native_name
        ),
    ).result
    page = opened("family", case_id)
    page.doings.arrived(view_of(desk, case_id).members[2])
    settle(qtbot, page)
    tab_to("Take this file")
    press(None, Qt.Key.Key_Return)
    settle(qtbot, page)
    member = view_of(desk, case_id).members[2].member
    assert (member.client_id, member.arrived_on) == (known, today(desk))


def test_steps_are_ticked_and_owned(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    case_id = open_family(desk)
    page = opened("family", case_id)
    done = next(one for one in page.steps.findChildren(Button) if one.accessibleName() == "Done")
    done.setFocus()
    press(done, Qt.Key.Key_Return)
    settle(qtbot, page)
    first, second = view_of(desk, case_id).steps[:2]
    assert first.step.done_on == today(desk)
    assert view_of(desk, case_id).next_step == second
    assert page.next.words.text().startswith(f"Next: {second.title}")


def test_a_new_case_knows_status_and_responsible_and_keeps_its_draft(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    client = sponsor(desk)
    page = opened("family.new", client=client)
    assert page.form.editor("sponsor_status").value()
    assert page.form.editor("responsible_id").value() == desk.person.id
    tab_to("Authority")
    write("Office 9")
    page.leave()
    qtbot.waitUntil(lambda: desk.ask(find_draft, "family.new", "") is not None, timeout=5_000)
    again = opened("family.new", client=client)
    settle(qtbot, again)
    assert again.form.editor("authority").value() == "Office 9"
    tab_to("Status granted on", back=True)
    write("tomorrow")
    press(None, Qt.Key.Key_Return, CTRL)
    settle(qtbot, again)
    assert again.form.editor("status_granted_on").wrong.text()
    clear()
    press(None, Qt.Key.Key_Return, CTRL)
    settle(qtbot, again)
    made = again.workspace.gone[-1]
    assert made.kind == "family"
    assert view_of(desk, made.id).case.authority == "Office 9"
    other = opened("family.new", client=client)
    assert "open case" in other.warning.words.text()


def test_another_pathway_brings_its_own_words_for_the_status(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    page = opened("family.edit", open_family(desk))
    assert page.form.editor("sponsor_status").value() == "refugee"
    page.form.editor("sponsor_status").set_value("permit")
    press(page.form.editor("note").control.target(), Qt.Key.Key_Return, CTRL)
    settle(qtbot, page)
    assert view_of(desk, page.place.id).case.sponsor_status == "permit"


def test_the_list_opens_by_key(desk: Desk, opened: Opened) -> None:
    near = open_family(desk, granted_days_ago=70)
    happened(desk, open_family(desk, granted_days_ago=10), "application_filed")
    page = opened("families")
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    assert page.workspace.gone == [Place("family", near)]
    assert page.extract() is not None


def test_a_closed_case_offers_nothing_but_to_be_reopened(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    page = opened("family", open_family(desk))
    page.doings.close()
    write("The family is reunited")
    press(None, Qt.Key.Key_Return, CTRL)
    settle(qtbot, page)
    assert view_of(desk, page.place.id).case.closing_reason == "reunited"
    shown = [one.text() for one in page.findChildren(Button) if one.isVisibleTo(page)]
    assert "Enter what happened" not in shown
    assert "Reopen" in shown
    page.reopen_button.click()
    settle(qtbot, page)
    assert view_of(desk, page.place.id).case.closed_on is None


def test_a_child_nearly_of_age_stands_in_red(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    page = opened("family", open_family(desk))
    assert page.ages.isVisibleTo(page)
    assert "Yusuf Hassan" in page.ages.words.text()
    happened(desk, page.place.id, "application_filed")
    page.refresh()
    settle(qtbot, page)
    assert not page.ages.isVisibleTo(page)
    assert changed(view_of(desk, page.place.id).case).ages_out_on is None

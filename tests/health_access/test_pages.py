"""The pages of health access, by keyboard, over a real desk."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from integration_desk import i18n
from integration_desk.app import SLICES
from integration_desk.clients import ClientDocument, add_document
from integration_desk.core.slices import Place
from integration_desk.health_access import HealthStep, add_step, case_view, cases_of, write_letter
from integration_desk.health_access.model import HealthLetter
from integration_desk.health_access.ui import PAGES
from integration_desk.store import Desk
from integration_desk.widgets import Button, Page, cuts_of, problems_of
from tests.clients.desktop import Room, settle, show
from tests.health_access.surgery import PACK, PLACE, TODAY, Surgery, surgery


@pytest.fixture
def there(desk: Desk) -> Surgery:
    return surgery(desk)


def opened(qtbot: QtBot, desk: Desk, kind: str, record: str = "", **options: str) -> tuple[Any, Room]:
    """Open a page as the window does."""
    room = Room(desk, SLICES)
    page = show(qtbot, PAGES[kind](room, Place(kind, record, tuple(options.items()))), width=1280, height=900)
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    page.focus_first()
    return page, room


def typed(words: str) -> None:
    """Type into whatever has the keyboard."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    QTest.keyClicks(target, words)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    QTest.keyClick(target, key, modifier)


def button(page: Page, words: str) -> Button:
    """Return a button of the page that can be pressed, by its words."""
    return next(one for one in page.findChildren(Button) if one.text() == words and one.isVisible())


def words_of(page: QWidget) -> str:
    """Return every word on view."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def full(there: Surgery) -> None:
    """Give the case something in each of its parts."""
    there.checked()
    refusal = there.refused()
    there.desk.run(write_letter, refusal_id=refusal, letter=HealthLetter(pack_id=PACK))
    there.refused(place="", service_id=there.clinic, reason="language")
    there.desk.run(add_step, case_id=there.case, step=HealthStep(kind="register", due_on=TODAY - timedelta(days=1)))


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("kind", sorted(PAGES))
def test_every_control_has_a_name_and_nothing_is_cut_off(
    qtbot: QtBot, there: Surgery, kind: str, language: str
) -> None:
    full(there)
    i18n.use(language)
    options = {"client": there.client} if kind.endswith(".new") else {}
    page, _room = opened(qtbot, there.desk, kind, there.case if kind == "health_case" else "", **options)
    qtbot.waitUntil(lambda: problems_of(page) == [], timeout=5_000)
    qtbot.waitUntil(lambda: cuts_of(page) == [], timeout=5_000)  # once wrapped words have found their lines


@pytest.mark.parametrize("name", ["edit", "step", "appointment", "barriers", "end", "check", "letter"])
def test_what_slides_in_names_its_controls(qtbot: QtBot, there: Surgery, name: str) -> None:
    full(there)
    page, _room = opened(qtbot, there.desk, "health_case", there.case)
    refusal = there.desk.ask(case_view, there.case).refusals[0].id
    page.act(name, refusal if name == "letter" else "")
    settle(qtbot, page)
    qtbot.waitUntil(lambda: problems_of(page) == [], timeout=5_000)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.panels.is_open)


def test_a_refusal_is_noted_by_keyboard_and_leads_to_its_letter(qtbot: QtBot, there: Surgery) -> None:
    page, room = opened(qtbot, there.desk, "health_refusal.new")
    typed("hassan")
    qtbot.waitUntil(page.picker.hits.isVisible, timeout=5_000)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.form.editor("place").control.target().hasFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    assert "needed" in page.form.editor("place").wrong.text()  # said under the field
    page.form.editor("place").setFocus()
    typed(PLACE)
    page.form.editor("reason").setFocus()
    typed("charging")
    QTest.keyClicks(QApplication.focusWidget(), "")
    page.form.editor("reason").set_value("charging")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    [refusal] = there.desk.ask(case_view, there.case).refusals
    assert room.gone == [Place("health_case", there.case, (("letter", refusal.id),))]


def test_what_was_typed_of_a_refusal_is_never_lost(qtbot: QtBot, there: Surgery) -> None:
    page, _room = opened(qtbot, there.desk, "health_refusal.new", client=there.client)
    typed("Old harbour clinic")
    page.leave()
    settle(qtbot, page)
    again, room = opened(qtbot, there.desk, "health_refusal.new", client=there.client)
    assert again.form.editor("place").value() == "Old harbour clinic"
    assert "draft" in str(room.said[-1])


def test_a_form_beside_the_case_keeps_its_draft(qtbot: QtBot, there: Surgery) -> None:
    page, _room = opened(qtbot, there.desk, "health_case", there.case)
    page.act("step")
    page.panels.panel_form.form.editor("what").setFocus()
    typed("Call the surgery")
    press(Qt.Key.Key_Escape)
    page.leave()
    settle(qtbot, page)
    again, _room = opened(qtbot, there.desk, "health_case", there.case)
    assert again.panels.panel_form.form.editor("what").value() == "Call the surgery"
    again.panels.panel_form.form.editor("kind").set_value("other")
    again.panels.panel_form.form.save()
    settle(qtbot, again)
    assert [step.what for step in there.desk.ask(case_view, there.case).open_steps] == ["Call the surgery"]
    assert there.desk.drafts().result() == []


def test_cases_that_she_has_come_before_a_new_one(qtbot: QtBot, there: Surgery) -> None:
    page, room = opened(qtbot, there.desk, "health_case.new", client=there.client)
    go = button(page, "Go to the case")
    assert page.form.editor("needs_interpreter").value()
    assert page.form.editor("interpreter_language").value() == "ar"
    go.setFocus()
    press(Qt.Key.Key_Return)
    assert room.gone == [Place("health_case", there.case)]
    page.form.save()
    settle(qtbot, page)
    assert len(there.desk.ask(cases_of, there.client)) == 2


def test_figures_open_what_they_count(qtbot: QtBot, there: Surgery) -> None:
    full(there)
    page, room = opened(qtbot, there.desk, "health_refusals")
    press(Qt.Key.Key_Down)
    settle(qtbot, page)
    press(Qt.Key.Key_Return)
    [place] = room.gone
    assert place.kind == "health_refusals.list"
    refusals, _room = opened(qtbot, there.desk, place.kind, place.id, **dict(place.options))
    assert refusals.table.rows.total == 1
    assert place.option("place") in words_of(refusals)


def test_old_rules_warn_on_the_case_and_before_the_letter(qtbot: QtBot, desk: Desk) -> None:
    there = surgery(desk, checked_on=date(2020, 2, 29))
    there.checked()
    refusal = there.refused()
    page, _room = opened(qtbot, desk, "health_case", there.case)
    assert "more than a year ago" in words_of(page)
    page.act("letter", refusal)
    settle(qtbot, page)
    assert page.panels.sheet.old.isVisibleTo(page)


def test_without_the_permission_the_page_is_as_if_nobody_were_there(
    qtbot: QtBot, there: Surgery, desk_for: Callable[[str], Desk]
) -> None:
    full(there)
    outside = desk_for("coordinator")
    page, _room = opened(qtbot, outside, "health_case", there.case)
    assert "This record is not in the desk file." in words_of(page)
    assert "Amina" not in words_of(page)
    assert PLACE not in words_of(page)


def test_the_vaccination_certificate_is_one_of_her_documents(qtbot: QtBot, there: Surgery) -> None:
    paper = ClientDocument(kind="other", number="V-77")
    document = str(there.desk.run(add_document, client_id=there.client, document=paper).result)
    page, _room = opened(qtbot, there.desk, "health_case", there.case)
    page.act("edit")
    form = page.panels.panel_form.form
    form.editor("vaccination_document_id").set_value(document)
    form.save()
    settle(qtbot, page)
    assert there.desk.ask(case_view, there.case).certificate.number == "V-77"
    assert "among her documents" in words_of(page)

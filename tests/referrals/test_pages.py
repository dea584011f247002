"""The pages of referrals, by keyboard, over a real desk."""

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from integration_desk.app import SLICES
from integration_desk.clients import Client, register
from integration_desk.core.slices import Place
from integration_desk.referrals import find_referrals, letter_pdf, referral_view
from integration_desk.referrals.ui import PAGES
from integration_desk.referrals.ui.refer_page import ReferPage
from integration_desk.referrals.ui.referral_page import ReferralPage
from integration_desk.referrals.ui.reply_page import ReplyPage
from integration_desk.store import Desk
from integration_desk.widgets import Button, Page, SearchField, problems_of
from tests.clients.desktop import Room, settle, show
from tests.referrals.desk_with_clinic import Case, case


@pytest.fixture
def amina(desk: Desk) -> Case:
    return case(desk)


def opened(qtbot: QtBot, amina: Case, kind: str, record: str = "", **options: str) -> tuple[Any, Room]:
    """Open a page as the window does."""
    room = Room(amina.desk, SLICES)
    page = show(qtbot, PAGES[kind](room, Place(kind, record, tuple(options.items()))), width=1400, height=900)
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


def quiet(qtbot: QtBot, page: Page) -> None:
    """Wait until the letter is drawn and nothing is under way."""
    fields = page.findChildren(SearchField)
    qtbot.waitUntil(lambda: not any(field.waiting for field in fields), timeout=20_000)
    qtbot.waitUntil(lambda: not page.workspace.tasks.busy and not _drawing(page), timeout=20_000)
    settle(qtbot, page)


def _drawing(page: Page) -> bool:
    return isinstance(page, ReferPage) and page.letter.busy


@pytest.mark.parametrize("kind", sorted(PAGES))
def test_every_control_has_a_name(qtbot: QtBot, amina: Case, kind: str) -> None:
    page, _room = opened(qtbot, amina, kind, amina.sent() if kind == "referral" else "")
    qtbot.waitUntil(lambda: problems_of(page) == [], timeout=5_000)  # once the letter has found its place


def test_a_referral_is_written_by_keyboard_alone(qtbot: QtBot, amina: Case) -> None:
    page, room = opened(qtbot, amina, "referral.new")
    assert isinstance(page, ReferPage)
    typed("amina")
    press(Qt.Key.Key_Down)
    quiet(qtbot, page)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    quiet(qtbot, page)
    typed("An appointment")
    press(Qt.Key.Key_Tab)
    typed("Pain for weeks")
    page.services.search.setFocus()
    typed("clinic")
    press(Qt.Key.Key_Down)
    quiet(qtbot, page)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    quiet(qtbot, page)
    assert page.letter.preview.page_count() == 2
    assert not page.print_button.isEnabled(), "no consent yet"
    page.form.editor("request").control.target().setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    [row] = amina.desk.ask(find_referrals)[0]
    assert (row.state, row.client_id, row.service_id) == ("draft", amina.client, amina.service)
    assert amina.desk.ask(referral_view, row.id).referral.reason == "Pain for weeks"
    assert room.gone[-1] == Place("referral", row.id)


def test_consent_recorded_in_the_page_opens_the_way(qtbot: QtBot, amina: Case) -> None:
    page, _room = opened(qtbot, amina, "referral.new", client=amina.client, service=amina.service)
    quiet(qtbot, page)
    before = page.letter.preview.pdf
    assert not page.print_button.isEnabled()
    page.consent.record_button.setFocus()
    press(Qt.Key.Key_Return)
    quiet(qtbot, page)
    qtbot.waitUntil(lambda: page.letter.preview.pdf != before, timeout=20_000)  # it names the consent now
    assert page.print_button.isEnabled()


def test_a_reason_opens_the_way_for_a_coordinator(qtbot: QtBot, amina: Case) -> None:
    page, _room = opened(qtbot, amina, "referral.new", client=amina.client, service=amina.service)
    quiet(qtbot, page)
    page.consent.reason.control.target().setFocus()
    typed("In hospital")
    assert page.print_button.isEnabled()


def test_each_tick_redraws_the_letter(qtbot: QtBot, amina: Case) -> None:
    page, _room = opened(qtbot, amina, "referral.new", client=amina.client, service=amina.service)
    quiet(qtbot, page)
    before = page.letter.preview.pdf
    page.disclosure.ticks["residence_status"].setFocus()
    press(Qt.Key.Key_Space)
    quiet(qtbot, page)
    assert page.letter.preview.pdf != before
    assert page.disclosure.more.isVisible(), "more than a clinic usually needs"


def test_sending_prints_the_very_letter_that_was_shown(
    qtbot: QtBot, amina: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina.agree()
    referral = amina.draft()
    page, room = opened(qtbot, amina, "referral.new", referral)
    quiet(qtbot, page)
    shown = page.letter.preview.pdf
    printed: list[bytes] = []

    def paper(_parent: QWidget, pdf: bytes, _reference: str) -> int:
        printed.append(pdf)
        return 2

    monkeypatch.setattr("integration_desk.referrals.ui.refer_page.print_letter", paper)  # the printer of this test
    page.print()
    quiet(qtbot, page)
    assert printed == [shown]
    assert amina.desk.ask(letter_pdf, referral) == shown
    assert amina.desk.ask(referral_view, referral).letter.copies == 2
    assert room.gone[-1] == Place("referral", referral)


def test_a_cancelled_print_leaves_a_draft(qtbot: QtBot, amina: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    amina.agree()
    page, room = opened(qtbot, amina, "referral.new", client=amina.client, service=amina.service)
    quiet(qtbot, page)
    monkeypatch.setattr("integration_desk.referrals.ui.refer_page.print_letter", lambda *_: 0)
    for _ in range(2):
        page.print()
        quiet(qtbot, page)
    [row] = amina.desk.ask(find_referrals)[0]
    assert row.state == "draft"
    assert room.gone == []
    assert page.refusal.isVisible()


def test_what_was_typed_comes_back_after_leaving(qtbot: QtBot, amina: Case) -> None:
    page, _room = opened(qtbot, amina, "referral.new", client=amina.client, service=amina.service)
    quiet(qtbot, page)
    typed("A midwife")
    page.leave()
    settle(qtbot, page)
    again, _room = opened(qtbot, amina, "referral.new", client=amina.client, service=amina.service)
    quiet(qtbot, again)
    assert again.form.editor("request").value() == "A midwife"


def test_a_reply_takes_a_code_a_number_and_a_date(qtbot: QtBot, amina: Case) -> None:
    referral = amina.sent()
    code = amina.desk.ask(referral_view, referral).referral.number
    page, _room = opened(qtbot, amina, "reply")
    assert isinstance(page, ReplyPage)
    typed(code.lower().replace("-", ""))
    press(Qt.Key.Key_Return)
    settle(qtbot, page)
    press(Qt.Key.Key_1)
    typed("2026-12-01")
    press(Qt.Key.Key_Tab)
    typed("10:30")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    saved = amina.desk.ask(referral_view, referral).referral
    assert (saved.state, saved.appointment_date) == ("appointment", date(2026, 12, 1))
    assert saved.appointment_time == time(10, 30)
    assert QApplication.focusWidget() is page.code, "ready for the next slip"


def test_a_wrong_code_is_told_in_the_page(qtbot: QtBot, amina: Case) -> None:
    page, _room = opened(qtbot, amina, "reply")
    typed("R-12345")
    press(Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.trouble.isVisible()
    assert not page.save_button.isEnabled()


def test_the_page_of_a_referral_offers_what_can_follow(qtbot: QtBot, amina: Case) -> None:
    referral = amina.sent()
    page, room = opened(qtbot, amina, "referral", referral)
    quiet(qtbot, page)
    assert isinstance(page, ReferralPage)
    assert page.letter.pdf == amina.desk.ask(letter_pdf, referral)
    offered = {button.accessibleName(): button for button in page.findChildren(Button) if button.isVisibleTo(page)}
    assert "Enter the reply" in offered
    assert "Was there" not in offered
    offered["No answer"].setFocus()
    press(Qt.Key.Key_Return)
    settle(qtbot, page)
    assert amina.desk.ask(referral_view, referral).referral.state == "no_answer"
    assert room.refused == []


def test_the_list_opens_a_draft_for_writing(qtbot: QtBot, amina: Case) -> None:
    referral = amina.draft()
    _page, room = opened(qtbot, amina, "referrals")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert room.gone == [Place("referral.new", referral)]


def test_services_that_do_not_take_this_client_are_left_out(qtbot: QtBot, amina: Case) -> None:
    man = str(amina.desk.run(register, client=Client(family_name="Rashid", sex="male")).result)
    page, _room = opened(qtbot, amina, "referral.new", client=man)
    page.services.search.setFocus()
    typed("clinic")
    press(Qt.Key.Key_Down)
    quiet(qtbot, page)
    assert page.services.table.rows.rowCount() == 0
    page.services.suits.setFocus()
    press(Qt.Key.Key_Space)
    quiet(qtbot, page)
    assert page.services.table.rows.rowCount() == 1


def test_a_language_without_letters_is_told_before_printing(qtbot: QtBot, desk: Desk) -> None:
    amina = case(desk, native_language="ln", interpreter_language="ln", native_name="")
    page, _room = opened(qtbot, amina, "referral.new", client=amina.client, service=amina.service)
    quiet(qtbot, page)
    assert page.no_letters.isVisible()
    offered = {button.text(): button for button in page.no_letters.buttons}
    assert set(offered) == {"Print in Arabic", "Print in English"}, "the client's other languages"
    before = page.letter.preview.pdf
    offered["Print in Arabic"].setFocus()
    press(Qt.Key.Key_Return)
    quiet(qtbot, page)
    assert page.form.editor("client_language").value() == "ar"
    assert not page.no_letters.isVisible()
    assert page.letter.preview.pdf != before

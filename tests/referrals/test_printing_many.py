"""Registers and letters of an afternoon: printed together, marked together, undone together."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from integration_desk import i18n
from integration_desk.core.errors import DeniedError, NeedsReasonError
from integration_desk.referrals import (
    batch_of,
    compose_register,
    letter_pdf,
    referral_view,
    register_of,
    send_many,
)
from integration_desk.referrals.queries import LetterInfo
from integration_desk.referrals.ui.batch_print import BatchPrint
from integration_desk.referrals.ui.register_print import RegisterPrint
from integration_desk.store import Desk
from integration_desk.widgets import problems_of
from tests.clients.desktop import settle
from tests.referrals.desk_with_clinic import Case, case, words_of
from tests.referrals.test_pages import opened, press


@pytest.fixture
def amina(desk: Desk) -> Case:
    return case(desk)


def _state(amina: Case, referral: str) -> str:
    return str(amina.desk.ask(referral_view, referral).referral.state)


def _letter(amina: Case, referral: str) -> LetterInfo:
    letter = amina.desk.ask(referral_view, referral).letter
    assert isinstance(letter, LetterInfo)
    return letter


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_drafts_with_consent_print_sent_ones_print_as_copies(amina: Case) -> None:
    sent, draft = amina.sent(reason="A cough"), amina.draft(reason="A fever")
    batch = amina.desk.ask(batch_of, (sent, draft))
    assert (batch.copies, batch.drafts, batch.left_out) == ((sent,), (draft,), ())
    pages = _pages(batch.pdf)
    assert len(pages) == 4
    assert "A cough" in pages[0]
    assert "Copy" in pages[0]
    assert "A fever" in pages[2]
    assert "Copy" not in pages[2]


def test_the_letters_name_nobody_in_their_metadata(amina: Case) -> None:
    amina.agree()
    pdf = amina.desk.ask(batch_of, (amina.draft(), amina.draft())).pdf
    known = PdfReader(BytesIO(pdf)).metadata
    assert "Hassan" not in str(known)


def test_without_consent_a_draft_is_left_and_says_why(amina: Case) -> None:
    draft = amina.draft()
    batch = amina.desk.ask(batch_of, (draft,))
    assert (batch.count, batch.pdf) == (0, b"")
    [left] = batch.left_out
    assert "Hassan" in left.client_name
    assert "consent" in str(left.reason)


def test_many_letters_are_one_step_with_a_name(amina: Case) -> None:
    amina.agree()
    drafts = (amina.draft(), amina.draft())
    assert amina.desk.run(send_many, drafts=drafts).result == drafts
    assert str(amina.desk.undo_name()) == "Print 2 letters"
    amina.desk.undo()
    assert {_state(amina, one) for one in drafts} == {"draft"}


def test_copies_are_counted_in_the_same_step(amina: Case) -> None:
    sent, draft = amina.sent(), amina.draft()
    amina.desk.run(send_many, drafts=(draft,), copies_of=(sent,), copies=2)
    assert _letter(amina, sent).reprints == 2
    assert _letter(amina, draft).copies == 2
    amina.desk.undo()
    assert _letter(amina, sent).reprints == 0


def test_none_is_sent_when_one_has_lost_its_consent(amina: Case) -> None:
    without = amina.draft()
    sent_before = amina.sent()
    assert _state(amina, sent_before) == "sent"
    other = Case(amina.desk, case(amina.desk, given_names="Samira").client, amina.service).draft()
    with pytest.raises((DeniedError, NeedsReasonError)):
        amina.desk.run(send_many, drafts=(without, other))
    assert _state(amina, without) == "draft"


def test_the_register_holds_what_the_list_shows(amina: Case) -> None:
    sent, draft = amina.sent(), amina.draft(confidential=True)
    numbers = [amina.desk.ask(referral_view, one).referral.number for one in (sent, draft)]
    everything = words_of(compose_register(amina.desk.ask(register_of), i18n.speaker("en")))
    assert all(number in everything for number in numbers)
    assert "due " in everything
    drafts = words_of(compose_register(amina.desk.ask(register_of, draft=True), i18n.speaker("en")))
    assert numbers[1] in drafts
    assert numbers[0] not in drafts
    assert "Hassan" not in drafts, "a confidential letter has a case code here, too"
    assert "Only: Drafts" in drafts


def test_the_register_of_last_year_holds_nothing_of_this_year(amina: Case) -> None:
    number = amina.desk.ask(referral_view, amina.sent()).referral.number
    year = date.today().year  # noqa: DTZ011 - the desk's day is the local one
    this, last = (amina.desk.ask(register_of, period=period) for period in ("this_year", "last_year"))
    assert [row.number for row in this.rows] == [number]
    assert last.rows == ()
    assert str(year - 1) in words_of(compose_register(last, i18n.speaker("en")))


def test_the_register_prints_from_the_list(qtbot: QtBot, amina: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    amina.sent()
    page, _room = opened(qtbot, amina, "referrals")
    settle(qtbot, page)
    printed: list[bytes] = []

    def paper(_parent: QWidget, pdf: bytes, _title: str) -> int:
        printed.append(pdf)
        return 1

    monkeypatch.setattr("integration_desk.referrals.ui.register_print.print_once", paper)
    page.print()
    settle(qtbot, page)
    assert isinstance(page.sheet, RegisterPrint)
    qtbot.waitUntil(lambda: problems_of(page) == [], timeout=5_000)
    page.sheet.periods["this_month"].click()
    settle(qtbot, page)
    page.sheet.print_button.click()
    [pdf] = printed
    assert "R-" in _pages(pdf)[0]
    page.sheet.periods["last_month"].click()
    settle(qtbot, page)
    assert page.sheet.preview.pdf != pdf


def test_selected_letters_print_by_keyboard(qtbot: QtBot, amina: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    amina.agree()
    drafts = [amina.draft(reason=f"Letter {number}") for number in range(3)]
    page, room = opened(qtbot, amina, "referrals")
    settle(qtbot, page)
    printed: list[bytes] = []

    def paper(_parent: QWidget, pdf: bytes, _title: str) -> int:
        printed.append(pdf)
        return 1

    monkeypatch.setattr("integration_desk.referrals.ui.batch_print.print_once", paper)
    page.table.setFocus()
    press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.print_button.text() == "Print 3 letters"
    page.print()
    settle(qtbot, page)
    assert isinstance(page.sheet, BatchPrint)
    qtbot.waitUntil(lambda: problems_of(page) == [], timeout=5_000)
    page.sheet.print_button.click()
    settle(qtbot, page)
    [pdf] = printed
    assert len(_pages(pdf)) == 6
    assert {_state(amina, one) for one in drafts} == {"sent"}
    assert str(room.said[-1]) == "Printed: 3 letters."
    assert not page.panel.is_open
    assert page.sheet is None
    letter = _pages(amina.desk.ask(letter_pdf, drafts[0]))[0]
    assert letter in _pages(pdf), "what printed is what was kept"


def test_a_cancelled_print_sends_nothing(qtbot: QtBot, amina: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    amina.agree()
    drafts = [amina.draft(), amina.draft()]
    page, _room = opened(qtbot, amina, "referrals")
    settle(qtbot, page)
    monkeypatch.setattr("integration_desk.referrals.ui.batch_print.print_once", lambda *_: 0)
    page.table.selectAll()
    page.print()
    settle(qtbot, page)
    page.sheet.print_button.click()
    settle(qtbot, page)
    assert {_state(amina, one) for one in drafts} == {"draft"}
    assert page.sheet.trouble.isVisible()

"""The page of the template, by keyboard, over a real desk."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from integration_desk.referrals import read_template, save_template, standard_source
from integration_desk.referrals.trying import wording_of
from integration_desk.store import Desk
from integration_desk.widgets import problems_of
from tests.clients.desktop import settle
from tests.referrals.desk_with_clinic import Case, case
from tests.referrals.test_pages import opened, press, typed


@pytest.fixture
def amina(desk: Desk) -> Case:
    return case(desk)


@pytest.fixture
def page(qtbot: QtBot, amina: Case) -> Iterator[Any]:
    page, room = opened(qtbot, amina, "referrals.templates")
    drawn(qtbot, page)
    yield page
    qtbot.waitUntil(lambda: not isValid(page) and not room.tasks.busy, timeout=20_000)  # the desk is closed next


def drawn(qtbot: QtBot, page: Any) -> None:
    qtbot.waitUntil(lambda: not page.workspace.tasks.busy and not page.letter.busy, timeout=20_000)
    settle(qtbot, page)


def test_own_words_are_added_with_a_fact_and_saved(qtbot: QtBot, amina: Case, page: Any) -> None:
    before = page.letter.preview.pdf
    assert page.letter.preview.page_count() == 2
    page.pages["client"].words_button.setFocus()
    press(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    typed("Ask for ")
    words = page.pages["client"].rows[-1].words
    entry = next(one for one in words.facts.menu_of_facts().actions() if one.text() == "The caseworker")
    entry.trigger()
    drawn(qtbot, page)
    assert page.letter.preview.pdf != before, "the letter shows it at once"
    assert problems_of(page) == []
    page.save_button.setFocus()
    press(Qt.Key.Key_Return)
    drawn(qtbot, page)
    saved = amina.desk.ask(wording_of)
    assert saved.own
    assert read_template(saved.source).client[-1].words == (("en", ("Ask for {caseworker_name}",)),)
    assert not page.dirty


def test_entries_move_by_keyboard_and_the_keyboard_stays_with_them(qtbot: QtBot, page: Any) -> None:
    editor = page.pages["receiver"]
    first, second = editor.entries[:2]
    editor.rows[0].buttons["down"].setFocus()
    press(Qt.Key.Key_Return)
    assert editor.entries[:2] == (second, first)
    assert QApplication.focusWidget() is editor.rows[1].buttons["down"]
    press(Qt.Key.Key_Return)
    assert editor.entries[2] == first
    assert read_template(page.source).receiver == editor.entries


def test_what_the_letter_must_have_cannot_be_taken_out(page: Any) -> None:
    for name, editor in page.pages.items():
        for entry, row in zip(editor.entries, editor.rows, strict=True):
            must = {"address", "about", "safe_contact", "consent", "says", "rights"}
            held = {part for column in entry.columns for part in column}
            assert row.buttons["remove"].isEnabled() is not bool(held & must), name


def test_a_strange_token_in_the_text_is_told_and_shown(qtbot: QtBot, page: Any) -> None:
    page.by_text.setFocus()
    press(Qt.Key.Key_Space)
    page.text.paper.setFocus()
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for line in ("", "[[client]]", 'paragraph = "Dear {client}"'):
        press(Qt.Key.Key_Return)
        typed(line)
    assert page.text.trouble.isVisible()
    assert not page.save_button.isEnabled()
    page.text.jump.setFocus()
    press(Qt.Key.Key_Return)
    assert page.text.paper.textCursor().selectedText().startswith("{client}")
    typed('{client_name}"')
    drawn(qtbot, page)
    assert not page.text.trouble.isVisible()
    assert page.save_button.isEnabled()


def test_the_programs_template_and_saved_ones_come_back(qtbot: QtBot, amina: Case) -> None:
    own = standard_source() + '\n[[client]]\nnote = "Bring a pen."\n'
    amina.desk.run(save_template, source=own)
    page, _room = opened(qtbot, amina, "referrals.templates")
    drawn(qtbot, page)
    assert page.source == own
    page.reset()
    page.save()
    drawn(qtbot, page)
    assert not amina.desk.ask(wording_of).own
    page.show_saved()
    page._take_saved(amina.desk.ask(wording_of).saved[1])
    assert page.source == own
    assert page.dirty
    drawn(qtbot, page)


def test_what_was_not_saved_is_there_again(qtbot: QtBot, amina: Case, page: Any) -> None:
    page.pages["client"].words_button.click()
    typed("Welcome")
    page.leave()
    settle(qtbot, page)
    again, _room = opened(qtbot, amina, "referrals.templates")
    drawn(qtbot, again)
    assert read_template(again.source).client[-1].words == (("en", ("Welcome",)),)
    drawn(qtbot, again)

"""Panels, banners, steps, timeline, secrets and the box before destruction, by real keys."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from integration_desk import i18n
from integration_desk.core.slices import Place, TimelineEntry
from integration_desk.core.words import T
from integration_desk.widgets import (
    Banner,
    Button,
    Chip,
    Label,
    SecretField,
    SlidePanel,
    Steps,
    TimelineView,
    Toast,
    column,
    confirm_destructive,
    copy_secret,
    holding,
)
from tests.keys import press, type_text
from tests.widgets.samples import entries

Show = Callable[..., QWidget]


def test_a_panel_takes_the_keyboard_and_gives_it_back(show: Show, qtbot: QtBot) -> None:
    line, inside = QLineEdit(), QLineEdit()
    page = show(holding(column(line, None)))
    line.setFocus()
    panel = SlidePanel(page, T("Note"))
    panel.show_widget(inside)
    assert inside.hasFocus()
    assert panel.geometry().right() == page.width() - 1
    page.resize(800, 600)
    assert panel.geometry().right() == 799
    with qtbot.waitSignal(panel.closed):
        press(None, Qt.Key.Key_Escape)
    assert not panel.is_open
    assert line.hasFocus()


def test_a_panel_stands_on_the_other_side_in_a_mirrored_window(show: Show) -> None:
    page = show(QWidget())
    panel = SlidePanel(page, T("Note"))
    panel.show_widget(QLineEdit())
    i18n.use("ar")
    assert panel.geometry().left() == 0


def test_steps_go_back_but_not_ahead(show: Show, qtbot: QtBot) -> None:
    steps = Steps((T("Need"), T("Service"), T("Letter")))
    show(steps)
    chosen: list[int] = []
    steps.chosen.connect(chosen.append)
    steps.go(1)
    need, service, letter = steps.findChildren(Button)
    assert (need.isEnabled(), service.isEnabled(), letter.isEnabled()) == (True, True, False)
    assert service.accessibleName() == "2 Service, the present step"
    need.setFocus()
    press(None, Qt.Key.Key_Return)
    assert chosen == [0]


def test_words_follow_the_language_while_they_are_shown(show: Show) -> None:
    button, label = Button(T("Save")), Label(T("Save"))
    banner, chip = Banner(T("Save"), "info"), Chip(T("Save"), "success")
    show(holding(column(button, label, banner, chip)))
    i18n.use("de")
    said = i18n.current().say(T("Save"))
    assert said != "Save"
    assert {button.text(), label.text(), banner.words.text(), chip.accessibleName()} == {said}
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    i18n.use("ar")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert button.text() == i18n.current().say(T("Save"))


def test_the_timeline_is_told_by_days_and_opened_with_enter(show: Show, qtbot: QtBot) -> None:
    view = TimelineView()
    show(view)
    opened: list[Place] = []
    view.opened.connect(opened.append)
    view.show_entries(entries())
    told = "Referral R-7K2 to Women's Clinic, Sent, Answer due on Friday"
    first = next(part for part in view.findChildren(QWidget) if part.accessibleName().startswith(told))
    qtbot.waitUntil(first.isVisible)
    first.setFocus()
    press(None, Qt.Key.Key_Return)
    assert opened == [Place("referral", "1")]


def test_what_is_known_to_the_day_alone_stands_below_what_has_a_time_and_shows_none(show: Show) -> None:
    view, moment = TimelineView(), datetime(2026, 3, 9, 15, 30).astimezone()
    show(view)
    known = [TimelineEntry(moment.date(), T("Status granted")), TimelineEntry(moment, T("Called"))]
    view.show_entries([*known, TimelineEntry(moment - timedelta(days=1), T("Came"))])
    names = [part.accessibleName() for part in view.findChildren(QWidget) if not isinstance(part, Button)]
    told = [name for name in names if name]
    assert [words.split(",")[0] for words in told] == ["Called", "Status granted", "Came"]
    assert told[1].endswith(i18n.current().weekday_date(moment.date()))


def test_a_long_timeline_is_shown_in_parts(show: Show) -> None:
    view = TimelineView()
    show(view)
    view.show_entries(entries() * 30)
    more = next(button for button in view.findChildren(Button) if button.isVisible())
    before = len(view.findChildren(QWidget))
    more.click()
    assert len(view.findChildren(QWidget)) > before


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Escape, False), (Qt.Key.Key_Return, False)])
def test_escape_and_enter_keep_what_would_be_destroyed(show: Show, key: Qt.Key, answer: bool) -> None:
    page = show(QWidget())
    QTimer.singleShot(50, page, lambda: press(QApplication.activeModalWidget().focusWidget(), key))
    assert confirm_destructive(page, T("Erase the file of Amina?"), T("Erase file")) is answer


def test_the_button_that_destroys_says_what_it_does(show: Show) -> None:
    page = show(QWidget())

    def agree() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        next(button for button in box.findChildren(Button) if button.text() == "Erase file").click()

    QTimer.singleShot(50, page, agree)
    assert confirm_destructive(page, T("Erase the file of Amina?"), T("Erase file"), T("It cannot be brought back."))


def test_a_passphrase_is_hidden_until_shown_and_forgotten(show: Show, qtbot: QtBot) -> None:
    field = SecretField(T("Passphrase"))
    show(holding(column(field, None)))
    field.setFocus()
    type_text(None, "кафе au lait")
    assert field.secret() == "кафе au lait"
    assert field.line.displayText() != field.secret()
    field.eye.click()
    assert field.line.displayText() == field.secret()
    field.line.setFocus()
    with qtbot.waitSignal(field.entered):
        press(None, Qt.Key.Key_Return)
    field.show_problem(T("This passphrase does not open the file."))
    assert field.line.accessibleDescription() == "This passphrase does not open the file."
    field.clear()
    assert field.secret() == ""
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


def test_the_clipboard_forgets_what_is_still_ours(qapp: QApplication, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    copy_secret("+49 40 901820", seconds=0.05)
    assert clipboard.text() == "+49 40 901820"
    qtbot.waitUntil(lambda: clipboard.text() == "")
    copy_secret("secret", seconds=0.05)
    clipboard.setText("something else")
    copy_secret_done = QTimer()
    copy_secret_done.setSingleShot(True)
    with qtbot.waitSignal(copy_secret_done.timeout):
        copy_secret_done.start(200)
    assert clipboard.text() == "something else"


def test_a_toast_goes_away_by_itself(show: Show, qtbot: QtBot) -> None:
    toast = Toast(show(QWidget()))
    toast.tell(T("Saved"), seconds=0)
    qtbot.waitUntil(lambda: not toast.isVisible())

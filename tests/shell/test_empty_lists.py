"""A desk in which nothing stands yet: every list says what it is for, what to do next, and offers it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from integration_desk.app import pages
from integration_desk.core.slices import Place
from integration_desk.shell import MainWindow
from integration_desk.widgets import Button, ListPage
from tests.shell.keyboard import page_of, press, quiet


def test_every_empty_list_says_what_to_do_and_offers_it(qtbot: QtBot, unlock: Callable[..., MainWindow]) -> None:
    window = unlock()
    assert window.room is not None
    walked = set()
    for kind in pages():
        window.room.go(Place(kind))
        quiet(qtbot, window)
        page = page_of(window)
        if not isinstance(page, ListPage) or page.table.rows.total:
            continue
        walked.add(kind)
        assert page.nothing.isVisible(), kind
        words = " ".join(label.text() for label in page.nothing.findChildren(QLabel))
        assert len(words) > 30, kind
        offered = [one for one in page.nothing.findChildren(Button) if one.isVisible() and one.isEnabled()]
        assert offered, kind
        offered[0].setFocus()
        press(Qt.Key.Key_Return)
        quiet(qtbot, window)
        assert page_of(window).place != Place(kind), f"{offered[0].text()} leads nowhere from {kind}"
    assert walked >= {"clients", "directory", "organizations", "referrals", "duplicates"}

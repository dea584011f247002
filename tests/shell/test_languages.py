"""Settings → Languages: what the window and the letters speak, and what is offered first where one chooses."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from integration_desk.core.centre import centre_of
from integration_desk.core.slices import Place
from integration_desk.core.words import Domain, T
from integration_desk.i18n import completeness, languages, letter_languages
from integration_desk.shell import MainWindow
from integration_desk.widgets import Button, keys_in_words
from tests.shell.keyboard import CTRL, page_of, press, quiet, tab_to, write


def test_every_catalogue_says_how_complete_it_is_and_who_has_read_it() -> None:
    window, letters = completeness(Domain.DESK), completeness(Domain.LETTERS)
    assert [one.language for one in window] == list(languages())
    assert [one.language for one in letters] == list(letter_languages())
    assert all(0 < one.said <= one.of and 0 < one.percent <= 100 for one in window + letters)
    read = {one.language: one.native_read for one in letters}
    assert read["en"]
    assert not read["ti"]


def test_the_letter_languages_are_listed_with_what_they_lack(qtbot: QtBot, desk_window: MainWindow) -> None:
    room = desk_window.room
    assert room is not None
    room.go(Place("settings", "languages"))
    quiet(qtbot, desk_window)
    words = [one.text() for one in page_of(desk_window).section.letters.findChildren(QLabel)]
    assert "Tigrinya – ትግርኛ" in words
    assert words.count("machine-made, awaits a native reader") == len(letter_languages()) - 1


def test_what_the_centre_uses_most_is_offered_first(qtbot: QtBot, desk_window: MainWindow) -> None:
    room = desk_window.room
    assert room is not None
    room.go(Place("settings", "languages"))
    quiet(qtbot, desk_window)
    page_of(desk_window).focus_first()
    tab_to("Languages used most")
    write("Tigrinya")
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    press(Qt.Key.Key_Return, CTRL)
    quiet(qtbot, desk_window)
    future = room.desk.inquire(centre_of).future
    assert future.result(20).usual_languages == ("ti",)
    room.go(Place("client.new"))
    quiet(qtbot, desk_window)
    tab_to("Native language")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page_of(desk_window).form.editor("native_language").value() == "ti"


def test_keys_are_written_as_the_language_writes_them(desk_window: MainWindow) -> None:
    assert keys_in_words("Ctrl+K") == "Ctrl+K"
    desk_window.looks.change(language="de")
    assert keys_in_words("Ctrl+K") == "Strg+K"
    button = Button(T("Refer"), shortcut="Ctrl+R")
    assert button.toolTip() == "Strg+R"
    desk_window.looks.change(language="en")
    assert button.toolTip() == "Ctrl+R"

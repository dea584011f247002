"""Setting up a centre with the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from integration_desk.shell import MainWindow
from integration_desk.store import Catalogue, open_desk, unbar_this_thread
from tests.shell.keyboard import CTRL, page_of, press, tab_to, write

SECRET = "four calm herons"


def fill_in(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Go through the steps up to the recovery sheet."""
    window.show_first_run(path)
    first_run = window.first_run
    assert first_run is not None
    press(Qt.Key.Key_Return, CTRL)
    tab_to("Name of the centre")
    write("Centre for Newcomers")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: first_run.letterhead.preview.preview.page_count() == 1, timeout=20_000)
    tab_to("Foot of letters")
    write("Registered charity 12345")
    press(Qt.Key.Key_Return, CTRL)
    tab_to("Name")
    write("Rosa Meyer")
    press(Qt.Key.Key_Return, CTRL)
    tab_to("Passphrase")
    write(SECRET)
    press(Qt.Key.Key_Tab, times=2)
    write(SECRET)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first_run.at == 5, timeout=30_000)


def test_from_nothing_to_the_first_day(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, sheet = tmp_path / "new.desk", tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(sheet), ""))
    fill_in(qtbot, window, path)
    first_run = window.first_run
    assert first_run is not None
    assert len(first_run.recovery.key.text().split()) == 11
    first_run.go_on()
    assert first_run.recovery.warning.isVisible(), "the sheet must be put away first"
    tab_to("Save as PDF")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.exists, timeout=20_000)
    assert sheet.read_bytes().startswith(b"%PDF")
    tab_to("The sheet is printed")
    press(Qt.Key.Key_Space)
    tab_to("Begin")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None, timeout=20_000)
    assert page_of(window).place.kind == "today"
    window.lock()
    qtbot.waitUntil(lambda: not window.closing, timeout=20_000)
    unbar_this_thread()
    desk = open_desk(path, catalogue, SECRET, member="Rosa Meyer")
    assert desk.ask(lambda reader: reader.value("SELECT foot FROM centre")) == "Registered charity 12345"
    desk.close()


def test_what_is_missing_is_said_in_the_step(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_first_run(tmp_path / "new.desk")
    first_run = window.first_run
    assert first_run is not None
    first_run.go_on()
    first_run.go_on()
    assert first_run.at == 1
    assert "is needed" in first_run.centre.form.editor("name").wrong.text()
    taken = tmp_path / "taken.desk"
    taken.touch()
    first_run.go_back()
    first_run.language.file.setText(str(taken))
    first_run.go_on()
    assert first_run.at == 0
    assert "is there already" in first_run.language.warning.words.text()
    assert qtbot is not None


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [("short", "short", "at least 8"), ("password1", "password1", "try first"), (SECRET, "four calm", "differ")],
)
def test_weak_passphrases_are_refused(
    window: MainWindow, tmp_path: Path, first: str, second: str, sentence: str
) -> None:
    window.show_first_run(tmp_path / "new.desk")
    assert window.first_run is not None
    chosen = window.first_run.passphrase
    chosen.passphrase.first.line.setText(first)
    chosen.passphrase.second.line.setText(second)
    assert not chosen.check()
    assert sentence in chosen.warning.words.text()

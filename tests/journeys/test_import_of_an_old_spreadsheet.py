"""An import of 5,000 old spreadsheet rows with 40 faults: mapped, looked at, imported, mended, all of it by keys."""

import random
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from integration_desk.shell import MainWindow
from tests.journeys.test_morning_at_the_desk import palette
from tests.shell.conftest import desk_window, preferences, unlock, window
from tests.shell.keyboard import CTRL, SHIFT, clear, page_of, press, quiet, tab_to, write

__all__ = ["desk_window", "preferences", "unlock", "window"]

ROWS, FAULTS = 5_000, 40
HEADER = ("Lfd.", "Nachname", "Vorname(n)", "Name im Original", "Geb.", "m/w", "Nat.", "Spr.", "Tel.", "Wohnort")
NATIVE = {"Amina": "آمنة", "Omar": "عمر", "Samira": "سميرة", "Yusuf": "يوسف"}
SPOKEN = {"Syrian": "Arabisch", "afghanisch": "Dari", "UKR": "Ukrainisch", "Eritrea": "Tigrinya"}


def old_table(path: Path) -> None:
    """Write what an office kept for years: dates as text and as dates, m and w, four ways to say a nationality."""
    chance = random.Random(7)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Klienten")
    sheet.append(["Klientenliste, Stand 2019"])
    sheet.append(HEADER)
    faults = set(chance.sample(range(ROWS), FAULTS))
    letters = "BCDFGHJKLMNPRSTVWZ"
    for number in range(ROWS):
        given = chance.choice(tuple(NATIVE))
        family = "".join(chance.choice(letters) + chance.choice("aeiou") for _ in range(4)).capitalize()
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1950, 2005)
        born: object = f"{day}.{month}.{year}" if number % 3 else datetime(year, month, day)  # noqa: DTZ001
        born = str(year) if number % 11 == 0 else born
        nationality = chance.choice(tuple(SPOKEN))
        phone = f"0151 {10_000_000 + number}"
        row = [number + 1, family, given, NATIVE[given], born, chance.choice("mw"), nationality, SPOKEN[nationality]]
        if number in faults:
            row[chance.choice((4, 6))] = chance.choice(("31.02.1980", "?", "irgendwo", "13.13.1990"))
        sheet.append([*row, phone, "Kiel"])
    book.save(path)


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the system's box for files give this one: it is not ours, and off the screen nobody can press its keys."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def count(window: MainWindow, sql: str = "SELECT count(*) FROM client") -> int:
    assert window.room is not None
    job = window.room.desk.inquire(lambda reader: reader.value(sql))
    return int(job.future.result(timeout=10))


def say_meaning(name: str, words: str) -> None:
    """Choose what a column or a word means by typing."""
    tab_to(name, most=400)
    clear()
    write(words)
    press(Qt.Key.Key_Return)


def step(qtbot: QtBot, window: MainWindow, button: str) -> None:
    tab_to(button, most=400)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)


def test_an_import_of_an_old_spreadsheet(
    qtbot: QtBot, desk_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = count(desk_window)
    table, refused = tmp_path / "old.xlsx", tmp_path / "refused.xlsx"
    old_table(table)
    palette(qtbot, desk_window, "import clients")
    page = page_of(desk_window)
    assert page.place.kind == "clients.import"
    map_columns(qtbot, desk_window, monkeypatch, table)
    step(qtbot, desk_window, "Check the rows")
    assert (len(page.checked.intake.refused), len(page.checked.intake.newcomers)) == (FAULTS, ROWS - FAULTS)
    assert count(desk_window) == before
    import_all(qtbot, desk_window)
    assert count(desk_window) == before + ROWS - FAULTS
    chosen(monkeypatch, refused)
    step(qtbot, desk_window, "Save the refused rows")
    qtbot.waitUntil(refused.exists, timeout=10_000)

    mend(refused)
    step(qtbot, desk_window, "Import another file")
    step(qtbot, desk_window, "Choose a file")
    tab_to("Use a preset", back=True)
    write("Old")
    press(Qt.Key.Key_Return)
    step(qtbot, desk_window, "Check the rows")
    assert page.checked.intake.refused == ()
    import_all(qtbot, desk_window)
    assert count(desk_window) == before + ROWS
    arabic = "SELECT count(*) FROM client WHERE native_language = 'ar' AND nationalities = '[\"SY\"]'"
    assert count(desk_window, arabic) > ROWS / 5
    assert count(desk_window, "SELECT count(*) FROM client WHERE native_name = '' OR birth_date IS NULL") == 0

    press(Qt.Key.Key_Z, CTRL)
    quiet(qtbot, desk_window)
    qtbot.waitUntil(lambda: count(desk_window) == before + ROWS - FAULTS, timeout=30_000)
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    quiet(qtbot, desk_window)
    qtbot.waitUntil(lambda: count(desk_window) == before + ROWS, timeout=30_000)


def map_columns(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, table: Path) -> None:
    """Say what the odd headers mean, and keep it as a preset."""
    page = page_of(window)
    chosen(monkeypatch, table)
    step(qtbot, window, "Choose a file")
    assert page.columns.mapping.block("Geb.").rule().target == "birth_date"
    say_meaning("What “Vorname(n)” means", "Given names")
    say_meaning("What “Name im Original” means", "Name in own")
    say_meaning("What “Spr.” means", "Native language")
    page.focus_first()
    tab_to("Name of the preset", back=True)
    write("Old list")
    step(qtbot, window, "Keep as preset")


def import_all(qtbot: QtBot, window: MainWindow) -> None:
    """Import everybody, also those who may be known."""
    page = page_of(window)
    if page.checked.doubles:
        say_meaning("What to do with all of them", "Import anyway")
    tab_to("Import ", back=True)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.parts.currentIndex() == 3, timeout=90_000)
    quiet(qtbot, window)


def mend(path: Path) -> None:
    """Put right what the reasons in the last column speak of."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        reason = row[-1].value
        assert "cannot be read" in reason
        if "Date of birth" in reason:
            row[heads.index("Geb.")].value = "28.02.1980"
        if "Nationalities" in reason:
            row[heads.index("Nat.")].value = "Syrian"
    book.save(path)

"""A morning at the desk, from the passphrase to the lock, with nothing but keys."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from integration_desk.clients import Client, register
from integration_desk.core.dates import PartialDate
from integration_desk.referrals import Referral
from integration_desk.shell import MainWindow
from integration_desk.store import Desk
from tests.directory.town import build_town
from tests.shell.conftest import desk_window, preferences, unlock, window
from tests.shell.keyboard import ALT, CTRL, page_of, press, quiet, tab_to, write

__all__ = ["desk_window", "preferences", "unlock", "window"]


@pytest.fixture
def desk_path(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> Path:
    """Return a desk file that knows a town of services and one person who is already registered."""
    desk = open_as(desk_path, "Rosa Meyer")
    build_town(desk)
    earlier = Client(
        family_name="Hassan", given_names="Amina", native_name="آمنة حسن", birth_date=PartialDate(1991, 3, 14)
    )
    desk.run(register, client=earlier)
    return desk_path


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Answer the system's print dialogue with its PDF printer, into a file."""
    path = tmp_path / "printed.pdf"

    def answer(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    return path


def palette(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Find something with Ctrl+K, wait for what is found, and open the first line."""
    press(Qt.Key.Key_K, CTRL)
    assert window.room is not None
    panel = window.room.palette_panel
    write(words)
    qtbot.waitUntil(lambda: not panel.searching and bool(panel.entries()), timeout=10_000)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)


def find_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    """Look for the person in the list of clients first: an Amina Hassan is there, but it is not she."""
    press(Qt.Key.Key_2, ALT)
    quiet(qtbot, window)
    press(Qt.Key.Key_F, CTRL)
    write("amina hasan")
    quiet(qtbot, window)


def register_her(qtbot: QtBot, window: MainWindow) -> str:
    """Register her: what was searched for is in the form already, and the likely match says why it is one."""
    press(Qt.Key.Key_N, CTRL)
    quiet(qtbot, window)
    form = page_of(window)
    assert (form.form.editor("given_names").value(), form.form.editor("family_name").value()) == ("Amina", "Hasan")
    qtbot.waitUntil(lambda: len(form.matches.hits) == 1, timeout=5_000)
    [match] = form.matches.hits
    assert match.name == "Amina Hassan"
    assert match.why
    tab_to("Name in own script")
    write("أمينة حسن")
    tab_to("Date of birth")
    write("2 May 1988")
    tab_to("Native language")
    write("Arabic")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page_of(window).place.kind == "client", timeout=10_000)
    quiet(qtbot, window)
    return str(page_of(window).place.id)


def refer_her(qtbot: QtBot, window: MainWindow) -> None:
    """Refer her to the clinic, with her consent, and print the letter."""
    tab_to("Refer")
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    page = page_of(window)
    assert page.place.kind == "referral.new"
    tab_to("What is asked")
    write("An appointment with a doctor")
    tab_to("Why")
    write("Pain for three weeks")
    tab_to("Find a service")
    write("clinic")
    quiet(qtbot, window)
    press(Qt.Key.Key_Down, times=2)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    qtbot.waitUntil(lambda: page.letter.preview.page_count() >= 2, timeout=20_000)
    assert not page.print_button.isEnabled(), "no letter leaves without a consent"
    tab_to("Record")
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    qtbot.waitUntil(page.print_button.isEnabled, timeout=10_000)
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: page_of(window).place.kind == "referral", timeout=20_000)
    quiet(qtbot, window)


def enter_the_reply(qtbot: QtBot, window: MainWindow, number: str) -> None:
    """Type in the slip that came back: accepted."""
    palette(qtbot, window, "enter a reply")
    assert page_of(window).place.kind == "reply"
    write(number.replace("-", "").lower())
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    quiet(qtbot, window)


def referral_of(window: MainWindow, client: str) -> Any:
    """Return the one referral of a client, as the desk file has it."""
    assert window.room is not None
    desk = window.room.desk
    job = desk.inquire(lambda reader: reader.all(Referral, "client_id = :id", {"id": client}))
    [referral] = job.future.result(timeout=10)
    return referral


def what_was_recorded(window: MainWindow) -> set[str]:
    """Return the kinds of events in the audit trail."""
    assert window.room is not None
    job = window.room.desk.inquire(lambda reader: reader.rows("SELECT DISTINCT kind FROM audit"))
    return {row["kind"] for row in job.future.result(timeout=10)}


def test_a_morning(qtbot: QtBot, desk_window: MainWindow, printed: Path) -> None:
    window = desk_window
    assert page_of(window).place.kind == "today"
    find_in_the_list(qtbot, window)
    client = register_her(qtbot, window)
    refer_her(qtbot, window)
    assert referral_of(window, client).state == "sent"
    paper = QPdfDocument()
    assert paper.load(str(printed)) is QPdfDocument.Error.None_
    assert paper.pageCount() == 2
    paper.close()
    enter_the_reply(qtbot, window, referral_of(window, client).number)
    assert referral_of(window, client).state == "accepted"
    press(Qt.Key.Key_Z, CTRL)
    quiet(qtbot, window)
    qtbot.waitUntil(lambda: referral_of(window, client).state == "sent", timeout=10_000)
    assert {"search", "view", "print", "change"} <= what_was_recorded(window)
    press(Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: window.room is None and not window.closing, timeout=20_000)
    assert window.unlock_page.secret.line.hasFocus()

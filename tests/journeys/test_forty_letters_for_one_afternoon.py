"""Forty letters for one afternoon: printed in one go, marked, undone, answered and printed again, with keys alone."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.clients import Client, Consent, give_consent, register
from integration_desk.core.access import Reader
from integration_desk.directory import Organization, Service, save_service
from integration_desk.referrals import Referral, draft, letter_of, letter_pdf
from integration_desk.referrals.documents import QR_PREFIX
from integration_desk.shell import MainWindow
from integration_desk.store import Desk
from tests.journeys.paper import Paper, paper
from tests.journeys.test_morning_at_the_desk import palette
from tests.shell.conftest import desk_window, preferences, unlock, window
from tests.shell.keyboard import ALT, CTRL, SHIFT, page_of, press, quiet, tab_to, write

__all__ = ["desk_window", "paper", "preferences", "unlock", "window"]

LANGUAGES = ("en", "fr", "de", "ar", "fa-AF", "uk", "ti", "es")
LETTERS = 40
EVENING = "Information evening"


def invite(desk: Desk, number: int, service: str) -> None:
    """Register somebody who agreed to be referred to the evening, and draft the referral; of the last only the file."""
    name, language = f"Person{number:02}", LANGUAGES[number % len(LANGUAGES)]
    client = Client(family_name=name, given_names="Sam", native_language=language)
    client_id = str(desk.run(register, client=client).result)
    if number == LETTERS - 1:
        return
    consent = Consent(
        purpose="referral",
        recipient_kind="service",
        recipient_id=service,
        recipient_name="Town Library",
        given_on=date.today(),  # noqa: DTZ011 - consents are given on the local day
        language=language,
    )
    desk.run(give_consent, client_id=client_id, consent=consent)
    referral = Referral(client_id=client_id, service_id=service, request="A seat at the evening", reason="New in town")
    desk.run(draft, referral=referral)


@pytest.fixture
def desk_path(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> Path:
    """Return a desk file with forty people and the evening that they are to go to."""
    desk = open_as(desk_path, "Rosa Meyer")
    evening = Service(id="", name=EVENING, description="How schools work here.")
    service = str(desk.run(save_service, service=evening, organization=Organization(id="", name="Town Library")).result)
    for number in range(LETTERS):
        invite(desk, number, service)
    return desk_path


def kept(window: MainWindow) -> list[Referral]:
    """Return all referrals as the desk file has them, by number."""
    assert window.room is not None
    job = window.room.desk.inquire(lambda reader: reader.all(Referral, order="number"))
    return list(job.future.result(timeout=30))


def asked(window: MainWindow, query: Callable[[Reader], Any]) -> Any:
    """Return what a query says of the desk file."""
    assert window.room is not None
    return window.room.desk.inquire(query).future.result(timeout=30)


def reprints(window: MainWindow, referral: Referral) -> int:
    """Return how often a letter was printed again."""
    letter = asked(window, partial(letter_of, referral_id=referral.id))
    return int(letter.reprints)


def states(window: MainWindow) -> Counter[str]:
    """Return how many referrals are in each state."""
    return Counter(referral.state for referral in kept(window))


def draft_the_last(qtbot: QtBot, window: MainWindow) -> None:
    """Refer the fortieth person to the evening, with consent, and keep it as a draft for the batch."""
    palette(qtbot, window, "new referral")
    page = page_of(window)
    write(f"Person{LETTERS - 1:02}")
    quiet(qtbot, window)
    press(Qt.Key.Key_Down, times=2)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    tab_to("What is asked")
    write("A seat at the evening")
    tab_to("Find a service")
    write("information")
    quiet(qtbot, window)
    press(Qt.Key.Key_Down, times=2)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    qtbot.waitUntil(page.consent.record_button.isVisible, timeout=10_000)
    tab_to("Record")
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    qtbot.waitUntil(page.print_button.isEnabled, timeout=10_000)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page_of(window).place.kind == "referral", timeout=20_000)
    quiet(qtbot, window)


def to_the_list(qtbot: QtBot, window: MainWindow) -> None:
    """Go to the list of referrals."""
    press(Qt.Key.Key_6, ALT)
    qtbot.waitUntil(lambda: page_of(window).place.kind == "referrals", timeout=10_000)
    quiet(qtbot, window)
    window.activateWindow()  # the offscreen screen does not give the window back what a closed list had
    qtbot.waitUntil(page_of(window).search.hasFocus, timeout=10_000)


def save_the_pages(qtbot: QtBot, window: MainWindow, paper: Paper) -> None:
    """Wait until the pages are in the panel and save them as one PDF."""
    page = page_of(window)
    qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.print_button.hasFocus(), timeout=30_000)
    before = len(paper.files)
    tab_to("Save as PDF")
    press(Qt.Key.Key_Return)
    assert len(paper.files) == before + 1
    quiet(qtbot, window)


def scan_a_reply(qtbot: QtBot, window: MainWindow, number: str) -> None:
    """Scan the code of a slip as a reader with a keyboard plug does: it types what the code says, then Enter."""
    palette(qtbot, window, "enter a reply")
    write(f"{QR_PREFIX}{number}")
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    quiet(qtbot, window)


def send_the_batch(qtbot: QtBot, window: MainWindow, paper: Paper) -> None:
    """Select all drafts and let their letters out as one batch, which marks them as sent."""
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: page_of(window).print_button.text() == f"Print {LETTERS} letters", timeout=10_000)
    press(Qt.Key.Key_P, CTRL)
    save_the_pages(qtbot, window, paper)
    qtbot.waitUntil(lambda: not page_of(window).panel.is_open, timeout=20_000)
    assert states(window) == {"sent": LETTERS}
    words = paper.words()
    assert len(words) == 2 * LETTERS
    assert all(any(one.number in page for page in words[::2]) for one in kept(window))
    assert not any("Copy" in page for page in words)


def take_back_and_do_again(qtbot: QtBot, window: MainWindow) -> None:
    """Take all letters of the afternoon back in one step, and let them out again."""
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: states(window) == {"draft": LETTERS}, timeout=20_000)
    quiet(qtbot, window)
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: states(window) == {"sent": LETTERS}, timeout=20_000)
    quiet(qtbot, window)


def print_the_register(qtbot: QtBot, window: MainWindow, paper: Paper) -> None:
    """Print the register of the list, which names all forty."""
    page_of(window).table.clearSelection()
    press(Qt.Key.Key_P, CTRL)
    save_the_pages(qtbot, window, paper)
    said = " ".join(paper.words())
    assert [one.number for one in kept(window) if one.number not in said] == []
    press(Qt.Key.Key_Escape)


def print_again(qtbot: QtBot, window: MainWindow, paper: Paper, referral: Referral) -> None:
    """Print one of the letters again, on the printer: the pages are marked as a copy."""
    palette(qtbot, window, referral.number)
    qtbot.waitUntil(lambda: page_of(window).place.kind == "referral", timeout=10_000)
    quiet(qtbot, window)
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: reprints(window, referral) == 1, timeout=20_000)
    quiet(qtbot, window)
    assert paper.pages() == 2
    copy = asked(window, partial(letter_pdf, referral_id=referral.id, copy=True))
    assert "Copy" in PdfReader(BytesIO(copy)).pages[0].extract_text()


def test_forty_letters(qtbot: QtBot, desk_window: MainWindow, paper: Paper) -> None:
    window = desk_window
    draft_the_last(qtbot, window)
    assert states(window) == {"draft": LETTERS}
    to_the_list(qtbot, window)
    send_the_batch(qtbot, window, paper)
    assert {referral.client_language for referral in kept(window)} == set(LANGUAGES)
    take_back_and_do_again(qtbot, window)
    print_the_register(qtbot, window, paper)
    answered = kept(window)[7]
    scan_a_reply(qtbot, window, answered.number)
    assert states(window) == {"sent": LETTERS - 1, "accepted": 1}
    print_again(qtbot, window, paper, answered)

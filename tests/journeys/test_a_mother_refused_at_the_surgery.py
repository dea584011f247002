"""A mother refused at the surgery: from intake to her doctor, with a letter in two languages, by keyboard alone."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.health_access import CaseView, case_view, cases_of, providers_page
from integration_desk.shell import MainWindow
from integration_desk.store import Desk
from tests.directory.town import build_town
from tests.journeys.paper import Paper, paper
from tests.shell.conftest import desk_window, preferences, unlock, window
from tests.shell.keyboard import ALT, CTRL, clear, page_of, press, quiet, tab_to, write

__all__ = ["desk_window", "paper", "preferences", "unlock", "window"]

VISIT = date.today() + timedelta(days=3)  # noqa: DTZ011 - the desk's own day is the local one


@pytest.fixture
def desk_path(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> Path:
    """Return a desk file that knows the services of a town."""
    build_town(open_as(desk_path, "Rosa Meyer"))
    return desk_path


def choose(field: str, words: str) -> None:
    """Go to a field and choose an entry of its list by typing."""
    tab_to(field)
    clear()
    write(words)
    press(Qt.Key.Key_Return)


def fill(field: str, words: str) -> None:
    """Go to a field and type into it."""
    tab_to(field)
    write(words)


def do(qtbot: QtBot, window: MainWindow, button: str) -> None:
    """Go to a button of the page and press it."""
    tab_to(button)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)


def save(qtbot: QtBot, window: MainWindow) -> None:
    """Save the form that is open, and wait until the page has heard of it."""
    press(Qt.Key.Key_Return, CTRL)
    quiet(qtbot, window)
    qtbot.waitUntil(lambda: not page_of(window).panels.is_open, timeout=10_000)
    quiet(qtbot, window)


def ask(window: MainWindow, query: Callable[..., Any], *about: str) -> Any:
    """Ask the open desk."""
    assert window.room is not None
    return window.room.desk.inquire(query, *about).future.result(timeout=10)


def case_of(window: MainWindow, client: str) -> CaseView:
    """Return the one case of a client."""
    [case] = ask(window, cases_of, client)
    view: CaseView = ask(window, case_view, case.id)
    return view


def register_her(qtbot: QtBot, window: MainWindow) -> str:
    """Take her in, with the consent to keep a file."""
    press(Qt.Key.Key_2, ALT)
    quiet(qtbot, window)
    press(Qt.Key.Key_N, CTRL)
    quiet(qtbot, window)
    write("Amina")
    fill("Family name", "Hassan")
    fill("Name in own script", "آمنة حسن")
    fill("Date of birth", "14 March 1991")
    choose("Native language", "Arabic")
    choose("Residence status", "Recognised refugee")
    tab_to("Needs an interpreter")
    press(Qt.Key.Key_Space)
    tab_to("The client agrees")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page_of(window).place.kind == "client", timeout=10_000)
    quiet(qtbot, window)
    return str(page_of(window).place.id)


def note_the_refusal(qtbot: QtBot, window: MainWindow) -> None:
    """Note where she was turned away and what was said: a few letters from anywhere."""
    press(Qt.Key.Key_K, CTRL)
    assert window.room is not None
    panel = window.room.palette_panel
    write("refused at")
    qtbot.waitUntil(lambda: not panel.searching and bool(panel.entries()), timeout=10_000)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    assert page_of(window).place.kind == "health_refusal.new"
    write("hassan")
    quiet(qtbot, window)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    write("women")
    qtbot.waitUntil(page_of(window).places.isVisible, timeout=10_000)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)
    choose("Reason that was given", "No proof of address")
    fill("In their words", "Not without your registration")
    fill("Who refused", "Reception")
    fill("Rule they named", "House rule 7")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page_of(window).place.kind == "health_case", timeout=10_000)
    quiet(qtbot, window)


def print_the_letter(qtbot: QtBot, window: MainWindow, paper: Paper) -> None:
    """Print the letter in the language of the clinic and in hers; it is open already."""
    sheet = page_of(window).panels.sheet
    qtbot.waitUntil(lambda: sheet.preview.page_count() == 2, timeout=30_000)
    choose("Language of the receiver", "German")
    tab_to("Need of an interpreter")
    press(Qt.Key.Key_Space)
    choose("How she agreed", "Verbally")
    quiet(qtbot, window)
    save(qtbot, window)
    assert paper.pages() == 2


def test_a_mother_refused_at_the_surgery(qtbot: QtBot, desk_window: MainWindow, paper: Paper) -> None:
    window = desk_window
    client = register_her(qtbot, window)
    note_the_refusal(qtbot, window)
    print_the_letter(qtbot, window, paper)
    view = case_of(window, client)
    [letter] = view.letters
    assert (letter.receiver_language, letter.client_language, letter.told) == ("de", "ar", ("interpreter",))
    assert [one.barrier for one in view.standing] == ["no_proof_of_address"]
    assert [step.kind for step in view.open_steps] == ["follow_up"]

    do(qtbot, window, "Check what she is entitled to")
    qtbot.waitUntil(lambda: bool(page_of(window).panels.sheet.answers), timeout=10_000)
    save(qtbot, window)
    assert case_of(window, client).check.found

    do(qtbot, window, "What came of it")
    choose("What came of it", "Was given an appointment")
    save(qtbot, window)

    do(qtbot, window, "Make an appointment")
    write(f"{VISIT:%d/%m/%Y}")
    fill("Time", "9:30")
    fill("Who comes along", "Rosa Meyer")
    choose("Interpreter", "Arranged")
    fill("Who interprets", "Mr Khalil")
    save(qtbot, window)
    [visit] = case_of(window, client).planned
    assert (visit.day, visit.interpreting, visit.interpreter_language) == (VISIT, "arranged", "ar")

    do(qtbot, window, "Took place")
    do(qtbot, window, "Out of the way")
    fill("What helped", "The letter")
    save(qtbot, window)
    do(qtbot, window, "Change the case")
    fill("Registered with", "Women's Clinic")
    fill("Registered since", f"{date.today():%d/%m/%Y}")  # noqa: DTZ011 - the desk's own day is the local one
    save(qtbot, window)
    do(qtbot, window, "End the case")
    choose("How it ended", "Access gained")
    tab_to("Outcome")
    write("Registered; she goes there alone now.")
    save(qtbot, window)

    view = case_of(window, client)
    assert [event.state for event in view.events] == ["open", "in_progress", "gained"]
    assert (view.doctor, view.standing, view.open_steps, view.planned) == ("Women's Clinic", (), (), ())
    [provider] = ask(window, providers_page)[0]
    assert (provider.refusals, provider.waiting, provider.letters) == (1, 0, 1)

"""A wife and two children from another country, one nearly of age: from intake to closure, with nothing but keys."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_desk.clients import Client, HouseholdMember, Relation, register
from integration_desk.core.dates import PartialDate
from integration_desk.family_reunification import FamilyView, family_view, find_families
from integration_desk.shell import MainWindow
from integration_desk.store import Desk
from tests.journeys.paper import Paper, paper
from tests.shell.conftest import desk_window, preferences, unlock, window
from tests.shell.keyboard import CTRL, clear, page_of, press, quiet, tab_to, write

__all__ = ["desk_window", "paper", "preferences", "unlock", "window"]


@pytest.fixture
def desk_path(desk_path: Path, open_as: Callable[[Path, str], Desk]) -> Path:
    """Return a desk file that knows the sponsor, and a man of another family with the name of his son."""
    desk = open_as(desk_path, "Rosa Meyer")
    karim = Client(
        family_name="Haddad", given_names="Karim", native_name="كريم حداد", native_language="ar",
        residence_status="refugee", birth_date=PartialDate(1980, 2, 11),
    )  # fmt: skip
    desk.run(register, client=karim)
    desk.run(register, client=Client(family_name="Haddad", given_names="Samir", birth_date=PartialDate(1961)))
    return desk_path


def view_of(window: MainWindow) -> FamilyView:
    """Return the case as the desk file has it."""
    assert window.room is not None
    desk, case_id = window.room.desk, page_of(window).place.id
    job: Any = desk.inquire(family_view, case_id)
    found: FamilyView = job.future.result(timeout=10)
    return found


def day(window: MainWindow, days: int) -> str:
    """Write a day so many days away from today as one types it."""
    assert window.room is not None
    return (window.room.desk.now().astimezone().date() + timedelta(days=days)).isoformat()


def enter(qtbot: QtBot, window: MainWindow) -> None:
    """Press Enter and wait."""
    press(Qt.Key.Key_Return)
    quiet(qtbot, window)


def save(qtbot: QtBot, window: MainWindow) -> None:
    """Save the form in the panel and wait until the page shows what came of it."""
    page = page_of(window)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.doings.panel.form is None, timeout=10_000)
    quiet(qtbot, window)


def open_the_case(qtbot: QtBot, window: MainWindow) -> None:
    """Begin with Ctrl+K and find him: pathway and status are filled in from the centre's place and his file."""
    press(Qt.Key.Key_K, CTRL)
    write("new family reunification")
    assert window.room is not None
    panel = window.room.palette_panel
    qtbot.waitUntil(lambda: not panel.searching and bool(panel.entries()), timeout=10_000)
    enter(qtbot, window)
    page = page_of(window)
    assert page.place.kind == "family.new"
    write("karim")
    quiet(qtbot, window)
    tab_to("Karim Haddad")
    enter(qtbot, window)
    qtbot.waitUntil(lambda: page.form is not None, timeout=10_000)
    quiet(qtbot, window)
    tab_to("Pathway")
    clear()
    write("Family reunification in the European Union")
    tab_to("Status granted on")
    write(day(window, -30))
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page_of(window).place.kind == "family", timeout=10_000)
    quiet(qtbot, window)


def add_member(qtbot: QtBot, window: MainWindow, relation: str, given: str, native: str, born: str) -> None:
    """Enter somebody who shall join."""
    tab_to("Add a family member")
    enter(qtbot, window)
    write(relation)
    tab_to("Given names")
    write(given)
    tab_to("Family name")
    write("Haddad")
    tab_to("Name in own script")
    write(native)
    tab_to("Date of birth")
    write(born)
    tab_to("Nationalities")
    write("Syria")
    press(Qt.Key.Key_Return)
    save(qtbot, window)


def note_papers(qtbot: QtBot, window: MainWindow) -> None:
    """Go through the matrix with arrow keys: her passport is there, of the marriage certificate a translated copy."""
    tab_to("Papers by person")
    press(Qt.Key.Key_Right)
    for key in "12":
        write(key)
        quiet(qtbot, window)
    press(Qt.Key.Key_Down)
    for key in "23":
        write(key)
        quiet(qtbot, window)
    wife = view_of(window).members[0].id
    matrix = view_of(window).matrix
    passport, marriage = matrix.paper("passport", wife), matrix.paper("marriage_certificate", wife)
    assert passport is not None
    assert marriage is not None
    assert passport.state == "complete"
    assert (marriage.state, marriage.missing) == ("incomplete", ("original", "legalised"))


def print_papers(qtbot: QtBot, window: MainWindow, paper: Paper) -> None:
    """Print the lists of papers in Arabic, then the cover letter."""
    press(Qt.Key.Key_P, CTRL)
    quiet(qtbot, window)
    panel = page_of(window).papers
    qtbot.waitUntil(lambda: panel.preview.page_count() >= 4, timeout=20_000)
    qtbot.waitUntil(panel.print_button.hasFocus, timeout=10_000)
    enter(qtbot, window)
    qtbot.waitUntil(lambda: len(view_of(window).papers) == 1, timeout=10_000)
    assert paper.pages() >= 4
    tab_to("Paper", back=True)
    clear()
    write("Cover letter")
    press(Qt.Key.Key_Tab)
    quiet(qtbot, window)
    qtbot.waitUntil(lambda: 1 <= panel.preview.page_count() <= 3, timeout=20_000)
    tab_to("Save as PDF")
    enter(qtbot, window)
    qtbot.waitUntil(lambda: len(view_of(window).papers) == 2, timeout=10_000)
    assert "Karim Haddad" in " ".join(paper.words())
    press(Qt.Key.Key_Escape)
    quiet(qtbot, window)


def enter_event(qtbot: QtBot, window: MainWindow, event: str, days: int, proof: str = "") -> None:
    """Enter what happened, with Ctrl+N."""
    press(Qt.Key.Key_N, CTRL)
    quiet(qtbot, window)
    write(event)
    tab_to("On")
    clear()
    write(day(window, days))
    if proof:
        tab_to("Proof")
        write(proof)
    save(qtbot, window)


def arrive(qtbot: QtBot, window: MainWindow) -> None:
    """Note that the next one has arrived: a file that is only alike is seen and not taken."""
    tab_to("Has arrived")
    enter(qtbot, window)
    tab_to("Open a new client file")
    enter(qtbot, window)
    page = page_of(window)
    qtbot.waitUntil(lambda: not page.doings.panel.is_open, timeout=10_000)
    quiet(qtbot, window)


def test_a_wife_and_two_children(qtbot: QtBot, desk_window: MainWindow, paper: Paper) -> None:
    window = desk_window
    open_the_case(qtbot, window)
    opened = view_of(window)
    assert opened.case.sponsor_status == "refugee"
    assert opened.case.next_deadline == "refugee_three_months"

    today = opened.today
    nearly = today + timedelta(days=100)
    add_member(qtbot, window, "Spouse", "Rana", "رنا حداد", "1984-06-01")
    add_member(qtbot, window, "Child of sponsor and spouse", "Dima", "ديما حداد", str(_born(nearly, 18)))
    add_member(qtbot, window, "Child of sponsor and spouse", "Samir", "سمير حداد", str(_born(today, 6)))
    page = page_of(window)
    assert page.ages.isVisibleTo(page), "the daughter comes of age within months, and the page says so in red"
    assert "Dima Haddad" in page.ages.words.text()
    warned = view_of(window).members[1].ages[0]
    assert warned.earliest == _reached(_born(nearly, 18))
    assert "Art. 4(1)" in warned.age.article

    note_papers(qtbot, window)
    print_papers(qtbot, window, paper)

    enter_event(qtbot, window, "Application filed", -3, "Registered letter RR 7712")
    filed = view_of(window)
    assert (filed.case.state, filed.case.filing_proof) == ("filed", "Registered letter RR 7712")
    assert [line.state for line in filed.deadlines if line.rule.id == "refugee_three_months"] == ["met"]
    assert filed.members[1].ages[0].state == "safe", "she was under 18 on the day that counts"
    assert not page.ages.isVisibleTo(page)
    assert filed.case.next_deadline == "decision"

    enter_event(qtbot, window, "Decision", -2)
    assert view_of(window).case.state == "granted"
    enter_event(qtbot, window, "Visa issued", -1)
    assert view_of(window).case.state == "travel"
    for _ in range(3):
        arrive(qtbot, window)
    enter_event(qtbot, window, "Residence permit issued", 0)
    arrived = view_of(window)
    assert arrived.case.state == "arrived"
    work = [line for line in arrived.deadlines if line.rule.id == "work_access"]
    assert arrived.members[0].id in {line.member_id for line in work}, "her work permission has a clock of its own"

    _is_one_household(window, arrived)
    tab_to("Close the case")
    enter(qtbot, window)
    write("The family is reunited")
    save(qtbot, window)
    closed = view_of(window)
    assert (closed.case.state, closed.case.closing_reason) == ("closed", "reunited")
    assert closed.case.next_deadline_on is None


def _born(day_: date, years: int) -> date:
    """Return the date of birth of somebody who is so many years old on a day, or a little later in a leap year."""
    return date(day_.year - years, day_.month, min(day_.day, 28))


def _reached(born: date) -> date:
    return date(born.year + 18, born.month, born.day)


def _is_one_household(window: MainWindow, view: FamilyView) -> None:
    """See that all four live in one household, with relations written both ways."""
    assert window.room is not None
    desk = window.room.desk
    members = desk.inquire(lambda reader: reader.all(HouseholdMember)).future.result(timeout=10)
    relations = desk.inquire(lambda reader: reader.all(Relation)).future.result(timeout=10)
    files = {line.member.client_id for line in view.members}
    assert {one.client_id for one in members} == files | {view.sponsor.id}
    assert len({one.household_id for one in members}) == 1
    told = {(one.client_id, one.relative_id): one.relation for one in relations}
    wife = view.members[0].member.client_id
    assert (told[view.sponsor.id, wife], told[wife, view.sponsor.id]) == ("spouse", "spouse")
    son = view.members[2].member.client_id
    assert (told[view.sponsor.id, son], told[son, view.sponsor.id]) == ("child", "parent")
    rows = desk.inquire(find_families).future.result(timeout=10)[0]
    assert [row.state for row in rows] == ["arrived"]

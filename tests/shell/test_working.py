"""Moving about, finding, undoing and settings, by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from integration_desk.clients import Client, register
from integration_desk.core.centre import Centre, Member, save_centre
from integration_desk.core.people import Person, Role
from integration_desk.core.slices import Place
from integration_desk.shell import MainWindow, Preferences
from integration_desk.shell.crash import crash_text
from integration_desk.shell.history import History
from integration_desk.shell.keys import KEYS
from integration_desk.shell.palette import offered, ranked
from integration_desk.shell.panels import help_text
from integration_desk.shell.today import draft_place
from integration_desk.store import Desk, Draft
from tests.desks import PASSPHRASE
from tests.shell.keyboard import ALT, CTRL, SHIFT, focused, page_of, press, quiet, tab_to, write


def place(window: MainWindow) -> str:
    """Return the kind of the place on view."""
    return str(page_of(window).place.kind)


def test_the_sidebar_by_number_and_back(qtbot: QtBot, desk_window: MainWindow) -> None:
    press(Qt.Key.Key_2, ALT)
    quiet(qtbot, desk_window)
    press(Qt.Key.Key_3, ALT)
    quiet(qtbot, desk_window)
    assert place(desk_window) == "directory"
    press(Qt.Key.Key_Left, ALT)
    quiet(qtbot, desk_window)
    assert place(desk_window) == "clients"
    press(Qt.Key.Key_Right, ALT)
    assert place(desk_window) == "directory"


def test_f6_goes_round_the_parts_of_the_window(desk_window: MainWindow) -> None:
    assert desk_window.room is not None
    seen = set()
    for _ in range(4):
        press(Qt.Key.Key_F6)
        seen.add(next(n for n, part in enumerate(desk_window.room.regions()) if part.isAncestorOf(focused())))
    assert len(seen) == 4


def test_the_palette_finds_actions_and_people(
    qtbot: QtBot, desk_window: MainWindow, open_as: Callable[[Path, str], Desk]
) -> None:
    room = desk_window.room
    assert room is not None
    job = room.desk.start(register, client=Client(family_name="Zimmermann", given_names="Ilse"))
    client = str(job.future.result(10).result)
    press(Qt.Key.Key_K, CTRL)
    write("zimmerm")
    qtbot.waitUntil(lambda: not room.palette_panel.searching and bool(room.palette_panel.entries()))
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    assert page_of(desk_window).place == Place("client", client)
    press(Qt.Key.Key_K, CTRL)
    write("dark")
    qtbot.waitUntil(lambda: not room.palette_panel.searching)
    press(Qt.Key.Key_Return)
    assert desk_window.looks.now.scheme == "dark"
    assert open_as is not None


def test_the_palette_offers_only_what_one_may(desk_window: MainWindow) -> None:
    room = desk_window.room
    assert room is not None
    kinds = room.composition.pages
    everything = offered(room.desk.person, room.slices, kinds, ())
    little = offered(Person("x", "X", frozenset({Role.STATISTICS})), room.slices, kinds, ())
    new_client = Place("client.new")
    assert new_client in [entry.place for entry in everything]
    assert new_client not in [entry.place for entry in little]


def test_fuzzy_words_find_labels_in_order_of_fit() -> None:
    labels = ["New referral", "Referrals", "Find a service", "Neue Vermittlung", "مراجع جديد"]
    pairs = [(label, label) for label in labels]
    assert ranked("refer", pairs)[0] == "Referrals"
    assert ranked("new ref", pairs)[0] == "New referral"
    assert ranked("جديد", pairs) == ["مراجع جديد"]
    assert ranked("qqq", pairs) == []


def test_undo_and_redo_are_named_and_announced(qtbot: QtBot, desk_window: MainWindow) -> None:
    room = desk_window.room
    assert room is not None
    room.tasks.run(save_centre, centre=Centre(name="Another Centre"))
    quiet(qtbot, desk_window)
    qtbot.waitUntil(lambda: "Change the centre" in room.footer.undo_words())
    press(Qt.Key.Key_Z, CTRL)
    quiet(qtbot, desk_window)
    assert room.footer.said() == "Undone: Change the centre"
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    quiet(qtbot, desk_window)
    assert room.footer.said() == "Done again: Change the centre"


def test_ctrl_z_takes_back_typing_before_steps(qtbot: QtBot, desk_window: MainWindow) -> None:
    room = desk_window.room
    assert room is not None
    room.tasks.run(save_centre, centre=Centre(name="Another Centre"))
    quiet(qtbot, desk_window)
    press(Qt.Key.Key_2, ALT)
    quiet(qtbot, desk_window)
    press(Qt.Key.Key_F, CTRL)
    field = focused()
    assert isinstance(field, QLineEdit)
    write("x")
    press(Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert room.desk.undo_name() is not None
    press(Qt.Key.Key_Z, CTRL)
    quiet(qtbot, desk_window)
    qtbot.waitUntil(lambda: room.desk.undo_name() is None)


def test_keys_and_help_open_and_close(desk_window: MainWindow) -> None:
    room = desk_window.room
    assert room is not None
    QTest.keyClick(focused(), Qt.Key.Key_F1)
    assert room.help_panel.is_open
    press(Qt.Key.Key_Escape)
    assert not room.help_panel.is_open
    press(Qt.Key.Key_Slash, CTRL)
    assert room.keys_panel.is_open
    press(Qt.Key.Key_Escape)
    assert not room.keys_panel.is_open


def test_zoom_and_sidebar_are_kept_for_the_person(desk_window: MainWindow, preferences: Preferences) -> None:
    room = desk_window.room
    assert room is not None
    press(Qt.Key.Key_Plus, CTRL)
    press(Qt.Key.Key_B, CTRL)
    kept = preferences.appearance(room.desk.person.id)
    assert (kept.zoom, kept.sidebar) == (110, False)
    press(Qt.Key.Key_0, CTRL)
    assert preferences.appearance(room.desk.person.id).zoom == 100


def test_no_two_actions_share_a_key() -> None:
    every = [keys for key in KEYS for keys in key.keys]
    assert len(every) == len(set(every))


def test_a_member_is_added_and_can_unlock(
    qtbot: QtBot, desk_window: MainWindow, unlock: Callable[..., MainWindow]
) -> None:
    room = desk_window.room
    assert room is not None
    room.go(Place("settings", "people"))
    quiet(qtbot, desk_window)
    page_of(desk_window).section.add()
    tab_to("Name")
    write("Nadia Haddad")
    tab_to("Passphrase")
    write(PASSPHRASE)
    tab_to("The same passphrase again")
    write(PASSPHRASE)
    tab_to("Add")
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    assert "Nadia Haddad" in [member.name for member in page_of(desk_window).section.members]
    desk_window.lock()
    qtbot.waitUntil(lambda: not desk_window.closing, timeout=20_000)
    desk_window.show_unlock()
    unlock("Nadia Haddad")
    assert desk_window.room is not None
    assert desk_window.room.desk.person.name == "Nadia Haddad"


def test_a_draft_stands_on_today_and_leads_back(qtbot: QtBot, desk_window: MainWindow) -> None:
    room = desk_window.room
    assert room is not None
    room.desk.save_draft("client.new", "", {"_title": "Amina", "family_name": "Hassan"}).future.result(10)
    page_of(desk_window).refresh()
    quiet(qtbot, desk_window)
    tab_to("New client: Amina")
    press(Qt.Key.Key_Return)
    quiet(qtbot, desk_window)
    assert place(desk_window) == "client.new"


def test_a_draft_remembers_the_options_of_its_place(desk: Desk) -> None:
    kept = Draft("referral.new", "", {"_options": {"client": "c1"}}, desk.now())
    assert draft_place(kept) == Place("referral.new", "", (("client", "c1"),))


def test_history_goes_back_and_forgets_what_lay_forward() -> None:
    history = History()
    for kind in ("a", "b", "c"):
        history.visit(Place(kind))
    assert history.back() == Place("b")
    history.visit(Place("d"))
    assert not history.can_go_forward()
    assert (history.back(), history.back(), history.back()) == (Place("b"), Place("a"), None)


@pytest.mark.parametrize("written", ["", "[]", "{", '{"last": {"zoom": "big", "scheme": 7}}', '{"recent": 5}'])
def test_preferences_that_make_no_sense_are_no_trouble(tmp_path: Path, written: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(written)
    kept = Preferences(path)
    assert (kept.appearance().zoom, kept.appearance().scheme, kept.recent()) == (100, "system", [])


def test_preferences_hold_no_names(desk_window: MainWindow, tmp_path: Path) -> None:
    desk_window.looks.change(scheme="dark")
    assert "Rosa" not in (tmp_path / "preferences" / "window.json").read_text()


def test_a_crash_text_quotes_nobody() -> None:
    try:
        int("Amina Hassan")
    except ValueError as error:
        text = crash_text(type(error), error.__traceback__)
    assert "builtins.ValueError" in text
    assert "test_working.py" in text
    assert "Amina" not in text


def test_every_help_topic_leads_to_a_text() -> None:
    for topic in ("today", "clients", "client-new", "directory", "referrals", "reply", "settings", "nothing/../here"):
        assert help_text(topic).startswith("# ")


def test_members_have_no_passphrase_anywhere(desk_window: MainWindow) -> None:
    assert not any("pass" in field for field in Member.__annotations__)
    assert PASSPHRASE not in [line.text() for line in desk_window.findChildren(QLineEdit)]
    assert QApplication.clipboard().text() != PASSPHRASE

"""The pages on which files of one person are merged, by real keys, on a real desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_desk.clients import Client
from integration_desk.clients.ui import PAGES, ComparePage, DuplicatesPage
from integration_desk.core.slices import Place
from integration_desk.store import Desk
from integration_desk.widgets import Label, Page, Toggle, problems_of
from tests.clients.desktop import Room, settle, show
from tests.clients.people import OKSANA, put
from tests.clients.test_merging import pairs_of, twins


def opened(qtbot: QtBot, room: Room, place: Place) -> Page:
    return show(qtbot, PAGES[place.kind](room, place))


def press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def go_to(qtbot: QtBot, words: str) -> None:
    """Press Tab until the keyboard is on what a screen reader calls so."""
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is not None and (focused.accessibleName() == words or getattr(focused, "text", str)() == words):
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(words)


def number_of(desk: Desk, client_id: str) -> str:
    return str(desk.ask(lambda reader: reader.get(Client, client_id)).file_number)


def test_a_pair_is_found_compared_and_merged_by_keys(qtbot: QtBot, desk: Desk) -> None:
    kept, other = twins(desk)
    desk.likeness.catch_up()
    room = Room(desk)
    page = opened(qtbot, room, Place("duplicates"))
    assert isinstance(page, DuplicatesPage)
    assert page.table.rows.total == 1
    assert problems_of(page) == []
    page.focus_first()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    [place] = room.gone
    assert {place.id, place.option("other")} == {kept, other}
    pair = opened(qtbot, room, place)
    assert isinstance(pair, ComparePage)
    assert problems_of(pair) == []
    go_to(qtbot, f"Date of birth: 14 Mar 1991, file {number_of(desk, kept)}")
    press(qtbot, Qt.Key.Key_Right)
    go_to(qtbot, "Merge both files")
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, pair)
    assert room.gone[-1] == Place("client", place.id)
    client = desk.ask(lambda reader: reader.all(Client, "id IN (:a, :b)", {"a": kept, "b": other}))
    assert [(one.id, str(one.birth_date)) for one in client] == [(place.id, "1991")]


def test_the_other_file_can_be_kept_instead(qtbot: QtBot, desk: Desk) -> None:
    kept, other = twins(desk)
    page = opened(qtbot, Room(desk), Place("duplicate", kept, (("other", other),)))
    assert isinstance(page, ComparePage)
    go_to(qtbot, "Keep the other file instead")
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page)
    page.merge()
    settle(qtbot, page)
    assert desk.ask(lambda reader: reader.find(Client, kept)) is None


def test_two_persons_are_not_shown_again(qtbot: QtBot, desk: Desk) -> None:
    kept, other = twins(desk)
    room = Room(desk)
    page = opened(qtbot, room, Place("duplicate", kept, (("other", other),)))
    go_to(qtbot, "Not the same person")
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert room.gone == [Place("back")]
    assert pairs_of(desk) == []


def test_merged_files_are_listed_and_taken_apart(qtbot: QtBot, desk: Desk) -> None:
    kept, other = twins(desk)
    room = Room(desk)
    pair = opened(qtbot, room, Place("duplicate", kept, (("other", other),)))
    assert isinstance(pair, ComparePage)
    pair.merge()
    settle(qtbot, pair)
    page = opened(qtbot, room, Place("duplicates", options=(("merged", "1"),)))
    assert isinstance(page, DuplicatesPage)
    assert page.table.rows.total == 1
    page.focus_first()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    merged = opened(qtbot, room, room.gone[-1])
    assert problems_of(merged) == []
    assert any("was merged into the file of Amina Hassan" in one.text() for one in merged.findChildren(Label))
    go_to(qtbot, "Take the files apart")
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, merged)
    assert desk.ask(lambda reader: reader.get(Client, other)).town == "Kiel"


def test_files_that_are_alike_in_everything_leave_nothing_to_choose(qtbot: QtBot, desk: Desk) -> None:
    same = [put(desk, OKSANA), put(desk, OKSANA)]
    page = opened(qtbot, Room(desk), Place("duplicate", same[0], (("other", same[1]),)))
    assert page.findChildren(Toggle) == []

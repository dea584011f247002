"""The live letter goes on drawing, whatever happened to the one before."""

from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from integration_desk.core.access import Reader
from integration_desk.core.documents import Document, Paragraph
from integration_desk.core.errors import DeskError
from integration_desk.core.words import T
from integration_desk.printing import render
from integration_desk.referrals.ui.live_letter import LiveLetter
from integration_desk.store import Desk
from tests.clients.desktop import Room


def good(_reader: Reader, words: str) -> bytes:
    return render(Document("", "en", (Paragraph(words),)))


def refused(_reader: Reader, words: str) -> bytes:
    raise DeskError(T("There is no {what}.").put(what=words))


def broken(_reader: Reader, words: str) -> bytes:
    pages: dict[str, bytes] = {}
    return pages[words]  # a mistake of the program


@pytest.fixture
def letter(qtbot: QtBot, desk: Desk) -> LiveLetter:
    room: Any = Room(desk)
    letter = LiveLetter(room)
    qtbot.addWidget(letter)
    letter.show()
    return letter


def draw(qtbot: QtBot, letter: LiveLetter, query: Any, words: str) -> None:
    letter.show_pages(query, words, (T("Page"),))
    qtbot.waitUntil(lambda: not letter.busy, timeout=10_000)


def test_a_letter_that_is_refused_says_why_and_the_next_is_drawn(qtbot: QtBot, letter: LiveLetter) -> None:
    draw(qtbot, letter, refused, "clinic")
    assert letter.trouble.isVisible()
    draw(qtbot, letter, good, "clinic")
    assert not letter.trouble.isVisible()
    assert letter.preview.page_count() == 1


def test_a_mistake_of_the_program_is_told_and_does_not_end_the_preview(qtbot: QtBot, letter: LiveLetter) -> None:
    with qtbot.capture_exceptions() as told:
        draw(qtbot, letter, broken, "clinic")
    assert [kind for kind, _error, _trace in told] == [KeyError]
    assert letter.trouble.isVisible()
    draw(qtbot, letter, good, "clinic")
    assert letter.preview.page_count() == 1
    assert not letter.trouble.isVisible()


def test_a_letter_that_was_cleared_away_does_not_come_back(qtbot: QtBot, letter: LiveLetter) -> None:
    gate, begun = Event(), Event()

    def held(reader: Reader, words: str) -> bytes:
        begun.set()
        gate.wait(10)
        return good(reader, words)

    letter.show_pages(held, "clinic", (T("Page"),))
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    letter.clear()
    assert not letter.busy
    gate.set()
    qtbot.waitUntil(lambda: not letter._workspace.tasks.busy, timeout=10_000)
    assert letter.preview.page_count() == 0

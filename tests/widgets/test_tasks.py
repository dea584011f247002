"""Commands and queries from the window, on a real desk."""

import threading
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from integration_desk.core.access import Reader, Transaction
from integration_desk.core.centre import Centre, centre_of, save_centre
from integration_desk.core.changes import Change
from integration_desk.core.commands import command
from integration_desk.core.errors import CancelledError, DeskError, InvalidError, MissingError
from integration_desk.core.people import EVERY_ROLE, Right
from integration_desk.core.words import T
from integration_desk.store import Desk
from integration_desk.widgets import Running, Tasks

ANYONE = Right("tests.wait", T("Wait"), EVERY_ROLE)


@pytest.fixture
def tasks(qtbot: QtBot, desk: Desk) -> Tasks:
    return Tasks(desk)


class Listener(QObject):
    """Takes results as a page does, and remembers on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[Any] = []
        self.threads: set[QThread] = set()

    def take(self, result: Any) -> None:
        self.got.append(result)
        self.threads.add(QThread.currentThread())


def test_results_come_back_on_the_thread_of_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    page = Listener()
    tasks.ask(centre_of, then=page.take)
    qtbot.waitUntil(lambda: bool(page.got))
    assert isinstance(page.got[0], Centre)
    assert page.threads == {page.thread()}
    assert not tasks.busy


def test_a_command_tells_its_change_to_the_page_and_to_the_window(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    page, told = Listener(), list[Change]()
    tasks.changed.connect(told.append)
    tasks.run(save_centre, centre=Centre(name="New name"), then=page.take)
    qtbot.waitUntil(lambda: bool(page.got))
    assert page.got == told
    assert told[0].touches("centre")
    tasks.follow(desk.start_undo(), T("Undo"), then=page.take)
    qtbot.waitUntil(lambda: len(page.got) == 2)
    assert len(told) == 2


def test_an_error_goes_to_the_page_or_else_to_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    page, told = Listener(), list[DeskError]()
    tasks.failed.connect(told.append)
    tasks.run(save_centre, centre=Centre(name=""), failed=page.take)
    qtbot.waitUntil(lambda: bool(page.got))
    assert isinstance(page.got[0], InvalidError)
    assert told == []

    def missing(reader: Reader) -> Centre:
        return reader.get(Centre, "nobody")

    tasks.ask(missing, then=page.take)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], MissingError)
    assert len(page.got) == 1


def test_a_page_that_is_gone_hears_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    class Gone(QWidget):
        def take(self, _result: Any) -> None:
            raise AssertionError

    page = Gone()
    tasks.ask(centre_of, then=page.take)
    shiboken6.delete(page)
    qtbot.waitUntil(lambda: not tasks.busy)


def test_slow_work_is_shown_and_can_be_stopped(tasks: Tasks, desk: Desk, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def wait(tx: Transaction, *, steps: int) -> None:
        for step in range(steps):
            tx.progress(step, steps)
            go_on.wait(0.01)

    waiting = command("tests.wait", T("Wait a while"), ANYONE)(wait)
    page, slow, progress = Listener(), list[Running](), list[tuple[int, int]]()
    tasks.slow.connect(slow.append)
    running = tasks.run(waiting, steps=10_000, failed=page.take)
    running.progressed.connect(lambda done, total: progress.append((done, total)))
    qtbot.waitUntil(lambda: bool(slow), timeout=3000)
    assert str(slow[0].label) == "Wait a while"
    assert progress[-1][1] == 10_000
    slow[0].stop()
    qtbot.waitUntil(lambda: bool(page.got))
    assert isinstance(page.got[0], CancelledError)
    assert not tasks.busy


def test_quick_work_is_not_shown(tasks: Tasks, qtbot: QtBot) -> None:
    slow: list[Running] = []
    tasks.slow.connect(slow.append)
    page = Listener()
    tasks.ask(centre_of, then=page.take)
    qtbot.waitUntil(lambda: bool(page.got))
    with qtbot.assertNotEmitted(tasks.slow, wait=600):
        pass
    assert slow == []


def test_cancelled_work_is_not_delivered(tasks: Tasks, qtbot: QtBot) -> None:
    page = Listener()
    for _ in range(5):
        tasks.ask(centre_of, then=page.take).cancel()
    tasks.ask(centre_of, then=page.take)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert len(page.got) == 1

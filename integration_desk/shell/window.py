"""The window: set-up, unlock or desk – one of the three at a time – and what leads from one to the other."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from integration_desk.core.words import T
from integration_desk.shell.appearance import AppearanceButtons
from integration_desk.shell.composition import Composition
from integration_desk.shell.gate import GateCard
from integration_desk.shell.looks import Looks
from integration_desk.shell.preferences import Preferences
from integration_desk.shell.tasks import ShellTasks
from integration_desk.shell.unlock import UnlockPage
from integration_desk.widgets import on_language, say, theme

if TYPE_CHECKING:
    from integration_desk.core.centre import Centre
    from integration_desk.core.errors import DeskError
    from integration_desk.core.slices import Place
    from integration_desk.shell.idle import IdleWatch
    from integration_desk.shell.room import DeskRoom
    from integration_desk.store import Desk

IDLE_MINUTES = 10


class MainWindow(QMainWindow):
    """One window; what it shows depends on whether a desk is open. ``seen`` tells that it was painted, once."""

    seen = Signal()

    def __init__(self, composition: Composition, preferences: Preferences, looks: Looks) -> None:
        super().__init__()
        self.composition, self.preferences, self.looks = composition, preferences, looks
        self.tasks = ShellTasks(parent=self)
        self.rooms = QStackedWidget()
        self.setCentralWidget(self.rooms)
        self.unlock_page = UnlockPage(composition, preferences, self.tasks, self.rooms)
        self.unlock_page.unlocked.connect(self.enter)
        self.unlock_page.new_wanted.connect(self.show_first_run)
        self._wire(self.unlock_page.appearance)
        self.rooms.addWidget(self.unlock_page)
        self.room: DeskRoom | None = None
        self.first_run: GateCard | None = None
        self.idle: IdleWatch | None = None
        self._seen = False
        self.closing = False  # while a desk is being backed up and closed
        self._after_closing: list[Callable[[], object]] = []
        self._return_to: tuple[str, Place] | None = None
        self._restore_state()
        on_language(self, "title", self._say_again)

    # The three rooms

    def show_unlock(self, path: Path | None = None) -> None:
        """Ask for the passphrase of a desk file; without one on this computer, set up a centre."""
        if path is None and not self.preferences.recent():
            self.show_first_run()
            return
        self._leave_first_run()
        self.rooms.setCurrentWidget(self.unlock_page)
        self.unlock_page.show_file(path)
        self.unlock_page.focus_first()
        self._entitle("")

    def show_first_run(self, path: Path | None = None) -> None:
        """Set up a centre step by step; ``path`` is where its file shall stand, if that is known."""
        from integration_desk.shell.wizard import FirstRun  # noqa: PLC0415 - the unlock page is painted without it

        self._leave_first_run()
        first_run = FirstRun(self.composition, self.tasks, path, can_cancel=bool(self.preferences.recent()))
        first_run.finished.connect(self._founded)
        first_run.cancelled.connect(self.show_unlock)
        self._wire(first_run.appearance)
        self.first_run = first_run
        self.rooms.addWidget(first_run)
        self.rooms.setCurrentWidget(first_run)
        first_run.focus_first()
        self._entitle("")

    def enter(self, desk: Desk) -> None:
        """Work in an open desk, where one was when it was locked."""
        from integration_desk.core.slices import Place  # noqa: PLC0415 - the unlock page is painted without it
        from integration_desk.shell.actions import bind_actions  # noqa: PLC0415 - the unlock page is painted without it
        from integration_desk.shell.room import DeskRoom  # noqa: PLC0415 - likewise

        self.looks.put_on(self.preferences.appearance(desk.person.id), person=desk.person.id)
        room = DeskRoom(desk, self.composition, self.looks)
        self.room = room
        self._wire(room.top.appearance)
        room.lock_wanted.connect(self.lock)
        room.titled.connect(self._entitle)
        room.restore_wanted.connect(self.go_back_to_backup)
        room.sidebar.set_narrow(not self.looks.now.sidebar)
        bind_actions(room)
        self.rooms.addWidget(room)
        self.rooms.setCurrentWidget(room)
        self._leave_first_run()
        person, place = self._return_to or ("", Place("today"))
        room.go(place if person == desk.person.id and room.host.knows(place) else Place("today"))
        self._watch(room)

    def lock(self) -> None:
        """Keep drafts, empty every view, forget the key, and ask for the passphrase again."""
        path = self._close_room()
        if path is not None:
            self.show_unlock(path)

    def go_back_to_backup(self, put_back: Callable[[], Path | None]) -> None:
        """Close the desk, put a backup in its place, and ask for the passphrase of then."""
        path = self._close_room()
        if path is None:
            return
        self.show_unlock(path)
        page = self.unlock_page

        def put() -> None:
            self.tasks.call(T("Going back to the backup"), put_back, then=done, failed=refused)

        def done(kept: Path | None) -> None:
            page.show_file(path)
            told = T("The backup is in place. The file of before is kept as {file}.").put(
                file=kept.name if kept else ""
            )
            page.problem.show_text(told, "success")

        def refused(error: DeskError) -> None:
            page.problem.show_text(error.text, "danger")

        self.when_closed(put)

    def _close_room(self) -> Path | None:
        room = self.room
        if room is None:
            return None
        from integration_desk.shell.backups import close_safely  # noqa: PLC0415 - the unlock page is painted without it

        desk = room.desk
        if self.idle is not None:
            self.idle.stop()
        self._return_to = (desk.person.id, room.leave())
        self.room = None
        self.rooms.removeWidget(room)
        room.hide()
        room.deleteLater()
        self.closing = True
        self.tasks.call(T("Locking"), lambda: close_safely(desk), then=self._desk_closed, failed=self._desk_closed)
        return desk.path

    def _desk_closed(self, _outcome: object) -> None:
        self.closing = False
        waiting, self._after_closing = self._after_closing, []
        for action in waiting:
            action()

    def when_closed(self, action: Callable[[], object]) -> None:
        """Do something once no desk is being closed any more."""
        if not self.closing:
            action()
        else:
            self._after_closing.append(action)

    def _founded(self, desk: Desk) -> None:
        self.preferences.keep_recent(desk.path)
        self.preferences.keep_last_person(desk.path, desk.person.id)
        self.preferences.keep_appearance(self.looks.now, desk.person.id)
        self.enter(desk)

    def _leave_first_run(self) -> None:
        first_run, self.first_run = self.first_run, None
        if first_run is not None:
            self.rooms.removeWidget(first_run)
            first_run.hide()
            first_run.deleteLater()

    # Keys, look and idle time

    def _wire(self, buttons: AppearanceButtons) -> None:
        buttons.scheme = self.looks.now.scheme
        buttons.choose_language = lambda language: self.looks.change(language=language)

        def choose_scheme(scheme: str) -> None:
            buttons.scheme = scheme
            self.looks.change(scheme=scheme)

        buttons.choose_scheme = choose_scheme
        buttons.change_zoom = self.looks.zoom

    def _watch(self, room: DeskRoom) -> None:
        """Lock when nobody is there, as the centre has set it."""
        from integration_desk.core.centre import centre_of  # noqa: PLC0415 - not needed before a desk is open
        from integration_desk.shell.idle import IdleWatch, SleepWatch  # noqa: PLC0415 - not needed before a desk is open

        if self.idle is None:
            self.idle = IdleWatch(self)
            self.idle.expired.connect(self.lock)
            self.idle.warned.connect(self._warn)
            SleepWatch(self).fell_asleep.connect(self.lock)
        idle = self.idle

        def begin(centre: Centre) -> None:
            if self.room is room:
                idle.start(IDLE_MINUTES if centre.idle_minutes is None else centre.idle_minutes)

        room.tasks.ask(centre_of, then=begin)

    def _warn(self, seconds: int) -> None:
        if self.room is None:
            return
        if seconds:
            text = T("The desk locks in {count} second. Press any key to go on.",
                     "The desk locks in {count} seconds. Press any key to go on.").of(seconds)  # fmt: skip
            self.room.banner.show_text(text, "warning")
        else:
            self.room.banner.hide()

    def _say_again(self) -> None:
        if self.room is not None:
            self.room.retranslate()
        else:
            self._entitle("")

    def _entitle(self, page: str) -> None:
        name = say(T("Integration Desk"))
        self.setWindowTitle(say(T("{page} – {program}").put(page=page, program=name)) if page else name)

    # Beginning and end

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the window is on view: what comes now takes nothing from its painting."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.seen.emit)

    def _restore_state(self) -> None:
        kept = self.preferences.state("geometry")
        if not kept or not self.restoreGeometry(QByteArray(base64.b64decode(kept))):
            self.resize(theme.px(1180), theme.px(760))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep drafts, back up and close the desk before the window goes."""
        geometry = bytes(self.saveGeometry().data())
        self.preferences.keep_state("geometry", base64.b64encode(geometry).decode())
        self._close_room()
        if not self.closing:
            event.accept()
            return
        event.ignore()
        self.setEnabled(False)
        self.unlock_page.forget()
        self.rooms.setCurrentWidget(self.unlock_page)
        self.when_closed(self._close_for_good)

    def _close_for_good(self) -> None:
        self.setEnabled(True)
        QTimer.singleShot(0, self, self.close)

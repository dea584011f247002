"""The page before the desk: which file, who, and the passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from integration_desk.core.errors import DamagedError, DeskError, LockedError
from integration_desk.core.words import T, Text
from integration_desk.shell.gate import Chooser, GateCard, labelled
from integration_desk.shell.preferences import Preferences
from integration_desk.shell.tasks import ShellTasks
from integration_desk.widgets import Banner, Button, Label, SecretField, at_least, name_for_readers, row, say, speak

if TYPE_CHECKING:
    from integration_desk.shell.composition import Composition
    from integration_desk.store import Desk, Entrance

NEW_FILE, OTHER_FILE = "new", "other"


class UnlockPage(GateCard):
    """Opens a desk file. ``unlocked`` gives the desk, ``new_wanted`` starts the set-up of another centre."""

    unlocked = Signal(object)
    new_wanted = Signal()

    def __init__(
        self, composition: Composition, preferences: Preferences, tasks: ShellTasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._composition, self._preferences, self._tasks = composition, preferences, tasks
        self._path: Path | None = None
        self._unread: Path | None = None
        self._recovering = False
        self._busy = False
        self.title.say(T("Integration Desk"))
        self.centre = Label(voice="muted")
        self.problem = Banner(tone="danger")
        self.files = Chooser(T("Desk file"))
        self.people = Chooser(T("Who are you?"))
        self.secret = SecretField(T("Passphrase"))
        self.recovery = QLineEdit()
        name_for_readers(self.recovery, T("Recovery key"))
        speak(self.recovery, self.recovery.setPlaceholderText, T("11 groups of five characters, from the sheet"))
        self.open_button = Button(T("Unlock"), self.open, kind="primary", icon="unlock")
        self.other_way = Button(T("Use the recovery key"), self._switch_way, kind="link")
        self._person_row = labelled(T("Who are you?"), self.people)
        self._recovery_row = labelled(T("Recovery key"), self.recovery)
        for part in (
            self.problem,
            labelled(T("Desk file"), self.files),
            self._person_row,
            self.secret,
            self._recovery_row,
        ):
            self.content.addWidget(part)
        self.content.addLayout(row(self.open_button, None, self.other_way))
        at_least(self.open_button, width=120)
        self._recovery_row.hide()
        self.files.activated.connect(self._file_chosen)
        self.secret.entered.connect(self.open)
        self.recovery.returnPressed.connect(self.open)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(lambda: self.open_button.setEnabled(True))

    def show_file(self, path: Path | None) -> None:
        """Show a desk file, or the one used last."""
        recent = self._preferences.recent()
        self._path = path.absolute() if path is not None else (recent[0] if recent else None)
        self.files.clear()
        shown = [self._path, *(one for one in recent if one != self._path)] if self._path else recent
        for one in shown:
            self.files.addItem(one.stem, str(one))
            self.files.setItemData(self.files.count() - 1, str(one), 3)
        self.files.addItem(say(T("Another file …")), OTHER_FILE)
        self.files.addItem(say(T("Set up a new centre …")), NEW_FILE)
        self._reset()
        if self._path is not None:
            self.people.clear()  # a choice made from the list of before would be lost when the new one comes
            self._unread = self._path
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Read who may enter once the page has been seen: the store takes longer to import than the page to paint."""
        super().paintEvent(event)
        path, self._unread = self._unread, None
        if path is not None:
            QTimer.singleShot(0, self, lambda: self._read_people(path))

    def focus_first(self) -> None:
        """Put the keyboard where the passphrase goes."""
        (self.recovery if self._recovering else self.secret.line).setFocus()

    def forget(self) -> None:
        """Empty the fields."""
        self.secret.clear()
        self.recovery.clear()

    def open(self) -> None:
        """Try to open the desk file; every outcome is told in the page."""
        if self._path is None or self._busy:
            return
        self._busy = True
        self.problem.hide()
        self.open_button.setEnabled(False)
        self.open_button.say(T("Unlocking …"))
        path, member = self._path, self.people.currentData() or ""
        secret = self.recovery.text() if self._recovering else self.secret.secret()
        recovering, composition = self._recovering, self._composition

        def work() -> Desk:
            from integration_desk.store import Catalogue, open_desk, open_with_recovery  # noqa: PLC0415 - start time

            catalogue = Catalogue.of(composition.slices)
            if recovering:
                return open_with_recovery(path, catalogue, secret, member=member)
            return open_desk(path, catalogue, secret, member=member)

        self._tasks.call(T("Unlocking"), work, then=self._opened, failed=self._refused)

    def _opened(self, desk: Desk) -> None:
        self._reset()
        self.forget()
        self._preferences.keep_recent(desk.path)
        self._preferences.keep_last_person(desk.path, desk.person.id)
        self.unlocked.emit(desk)

    def _refused(self, error: DeskError) -> None:
        self._reset()
        self.problem.show_text(self._sentence(error), "danger")
        field = self.recovery if self._recovering else self.secret.line
        field.selectAll()
        field.setFocus()

    def _sentence(self, error: DeskError) -> Text:
        if isinstance(error, DamagedError):
            return T("{problem} Nothing was overwritten.").put(problem=error.text)
        return error.text

    def _reset(self) -> None:
        self._busy = False
        self.open_button.setEnabled(True)
        self.open_button.say(T("Unlock"))
        self.problem.hide()

    def _read_people(self, path: Path) -> None:
        def work() -> list[Entrance]:
            from integration_desk.store import entrances  # noqa: PLC0415 - the page is painted before the store loads

            return entrances(path)

        self._tasks.call(T("Reading the desk file"), work, then=self._show_people, failed=self._unreadable)

    def _show_people(self, people: list[Entrance]) -> None:
        last = self._preferences.last_person(self._path) if self._path else ""
        self.people.clear()
        for one in sorted(people, key=lambda person: person.name):
            self.people.addItem(one.name, one.member)
        self.people.setCurrentIndex(max(0, self.people.findData(last)))
        self._person_row.setVisible(len(people) > 1 or not people)

    def _unreadable(self, error: DeskError) -> None:
        self.people.clear()
        self.problem.show_text(self._sentence(error), "danger")
        if isinstance(error, DamagedError | LockedError) and not self._recovering:
            self.other_way.setVisible(True)

    def _file_chosen(self) -> None:
        chosen = self.files.currentData()
        if chosen == NEW_FILE:
            self.files.setCurrentIndex(0)
            self.new_wanted.emit()
        elif chosen == OTHER_FILE:
            from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - the page is painted without it

            name, _ = QFileDialog.getOpenFileName(self, say(T("Choose a desk file")), "", "*.desk")
            self.files.setCurrentIndex(0)
            if name:
                self.show_file(Path(name))
        else:
            self.show_file(Path(chosen))

    def _switch_way(self) -> None:
        self._recovering = not self._recovering
        self.secret.setVisible(not self._recovering)
        self._recovery_row.setVisible(self._recovering)
        self.other_way.say(T("Use the passphrase") if self._recovering else T("Use the recovery key"))
        self.problem.hide()
        self.focus_first()

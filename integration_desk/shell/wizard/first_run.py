"""The way through the steps, and what is made at its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from integration_desk.core.centre import Centre
from integration_desk.core.errors import DeskError, InvalidError
from integration_desk.core.words import T
from integration_desk.i18n import current
from integration_desk.shell.composition import Composition
from integration_desk.shell.focus import first_in
from integration_desk.shell.gate import GateCard
from integration_desk.shell.sheets import recovery_sheet
from integration_desk.shell.tasks import ShellTasks
from integration_desk.shell.wizard.steps import (
    CentreStep,
    LanguageStep,
    LetterheadStep,
    PassphraseStep,
    PersonStep,
    RecoveryStep,
    Step,
    default_file,
)
from integration_desk.widgets import Button, Steps, print_pdf, row, save_pdf, say

if TYPE_CHECKING:
    from integration_desk.store import Desk

WIDTH = 860


class FirstRun(GateCard):
    """Asks step by step. ``finished`` gives the open desk."""

    finished = Signal(object)
    cancelled = Signal()

    def __init__(
        self, composition: Composition, tasks: ShellTasks, path: Path | None = None, *, can_cancel: bool = False
    ) -> None:
        super().__init__(WIDTH)
        self._composition, self._tasks = composition, tasks
        self._desk: Desk | None = None
        self._key = ""
        self._busy = False
        self.title.say(T("Set up your centre"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.language = LanguageStep(path or default_file(Path(documents or Path.home())))
        self.centre = CentreStep()
        self.letterhead = LetterheadStep(tasks, self.made_centre)
        self.person, self.passphrase = PersonStep(), PassphraseStep()
        self.recovery = RecoveryStep(self._print_sheet, self._save_sheet)
        self.pages: tuple[Step, ...] = (
            self.language,
            self.centre,
            self.letterhead,
            self.person,
            self.passphrase,
            self.recovery,
        )
        self.steps = Steps(tuple(page.label for page in self.pages))
        self.stack = QStackedWidget()
        for page in self.pages:
            if page is not self.letterhead:
                page.body.addStretch(1)
            self.stack.addWidget(page)
        self.next_button = Button(T("Go on"), self.go_on, kind="primary")
        self.back_button = Button(T("Back"), self.go_back)
        self.sample_button = Button(T("Look around in a sample centre"), self._build_sample, icon="clients")
        self.cancel_button = Button(T("Unlock an existing file instead"), self.cancelled.emit, kind="link")
        self._can_cancel = can_cancel
        self.content.addWidget(self.steps)
        self.content.addWidget(self.stack, 1)
        self.content.addLayout(row(self.next_button, self.back_button, self.sample_button, None, self.cancel_button))
        self.steps.chosen.connect(self._to)
        for step in (self.language, self.centre, self.letterhead, self.person):
            step.form.saving.connect(self.go_on)
            step.form.left.connect(self.go_back)
        self.passphrase.passphrase.second.entered.connect(self.go_on)
        self._show(0)

    @property
    def at(self) -> int:
        """Return the number of the present step, from 0."""
        return self.stack.currentIndex()

    def focus_first(self) -> None:
        """Put the keyboard into the first field of the step."""
        first = first_in(self.pages[self.at]) or self.next_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with Ctrl+Enter and back with Escape, wherever the keyboard is."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def made_centre(self) -> Centre:
        """Return the centre as the steps have it so far."""
        values: dict[str, object] = {}
        for step in (self.language, self.centre, self.letterhead):
            try:
                values |= step.form.values()
            except InvalidError:  # what cannot be read yet is told when one goes on
                continue
        return Centre(**values)  # type: ignore[arg-type]

    def go_on(self) -> None:
        """Go to the next step if this one is complete."""
        if self._busy or not self.pages[self.at].check():
            return
        if self.pages[self.at] is self.passphrase and self._desk is None:
            self._found()
        elif self.at < len(self.pages) - 1:
            self._show(self.at + 1)
        else:
            self._finish()

    def go_back(self) -> None:
        """Go to the step before; what the file was made with cannot be changed here any more."""
        if self._desk is None and self.at > 0 and not self._busy:
            self._show(self.at - 1)

    def _to(self, number: int) -> None:
        if self._desk is None and number < self.at:
            self._show(number)

    def _show(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.steps.go(number)
        page = self.pages[number]
        if page is self.passphrase:
            self.passphrase.passphrase.for_name(self.person.member().name)
        page.begin()
        self._word_buttons()
        self.to_top()
        self.focus_first()

    def _found(self) -> None:
        """Make the desk file with what was asked."""
        self._busy = True
        self._word_buttons()
        self.next_button.say(T("Setting up …"))
        path, centre, member = self.language.path(), self.made_centre(), self.person.member()
        secret, composition = self.passphrase.passphrase.secret(), self._composition

        def work() -> tuple[Desk, str]:
            from integration_desk.store import Catalogue, create_desk, recovery_key  # noqa: PLC0415 - start time

            catalogue = Catalogue.of(composition.slices)
            desk = create_desk(path, catalogue, centre=centre, member=member, passphrase=secret)
            return desk, recovery_key(desk)

        self._tasks.call(T("Setting up the centre"), work, then=self._founded, failed=self._refused)

    def _founded(self, made: tuple[Desk, str]) -> None:
        self._desk, self._key = made
        self._busy = False
        self.passphrase.passphrase.clear()
        self.recovery.show_key(self._key)
        self._show(self.at + 1)

    def _refused(self, error: DeskError) -> None:
        self._busy = False
        self._word_buttons()
        self.pages[self.at].warning.show_text(error.text)

    def _word_buttons(self) -> None:
        page = self.pages[self.at]
        words = {self.passphrase: T("Set up the centre"), self.recovery: T("Begin")}
        self.next_button.say(words.get(page, T("Go on")))
        self.next_button.setEnabled(not self._busy)
        self.back_button.setVisible(self._desk is None and self.at > 0)
        self.sample_button.setVisible(self.at == 0 and self._composition.sample is not None)
        self.sample_button.setEnabled(not self._busy)
        self.cancel_button.setVisible(self._can_cancel and self.at == 0)

    def _print_sheet(self) -> None:
        self._draw_sheet(self._send_to_printer)

    def _save_sheet(self) -> None:
        self._draw_sheet(self._send_to_file)

    def _send_to_printer(self, pdf: bytes) -> None:
        print_pdf(self, pdf, say(T("Recovery sheet")))

    def _send_to_file(self, pdf: bytes) -> None:
        try:
            save_pdf(self, pdf, "recovery-sheet.pdf")
        except DeskError as error:
            self.recovery.warning.show_text(error.text)

    def _draw_sheet(self, use: Callable[[bytes], object]) -> None:
        """Make the sheet away from the window, then print or save it."""
        today = datetime.now().astimezone().date()
        document = recovery_sheet(self._key, self.made_centre(), self.language.path().name, today, current())

        def draw() -> bytes:
            from integration_desk.printing import render  # noqa: PLC0415 - loaded when the first sheet is drawn

            return render(document)

        self._tasks.call(T("Drawing the recovery sheet"), draw, then=use, failed=self._refused)

    def _build_sample(self) -> None:
        """Make a file full of invented people beside where the centre's own would stand, and open it."""
        sample, composition = self._composition.sample, self._composition
        if sample is None or self._busy:
            return
        self._busy = True
        self._word_buttons()
        self.language.warning.show_text(T("Inventing people and services … This takes a minute."), "info")
        path = default_file(self.language.path().parent, "sample-centre")

        def work() -> Desk:
            from integration_desk.store import Catalogue, open_desk  # noqa: PLC0415 - start time

            secret = sample(path, lambda _done, _total: None)
            return open_desk(path, Catalogue.of(composition.slices), secret)

        self._tasks.call(T("Inventing a sample centre"), work, then=self._sample_made, failed=self._refused)

    def _sample_made(self, desk: Desk) -> None:
        self._desk = desk
        self._finish()

    def _finish(self) -> None:
        desk, self._desk, self._key = self._desk, None, ""
        self.recovery.key.say("")
        if desk is not None:
            self.finished.emit(desk)

"""The line at the foot of the window: what was saved, what undo would take back, what is under way, backup and lock."""

from collections.abc import Callable
from datetime import datetime

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QStyle, QStyleOptionButton, QStylePainter

from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Button,
    Icon,
    IconButton,
    Label,
    Running,
    Short,
    at_most,
    fixed,
    holding,
    px,
    row,
    say,
    speak,
)

STATUS_STAYS = 8000
_NARROW = 900


class Progress:
    """What takes long: its name, how far it is, and Cancel."""

    def __init__(self, make_room: Callable[[bool], object]) -> None:
        self._running: list[Running] = []
        self._make_room = make_room
        self._label = Short(voice="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        speak(self._bar, self._bar.setAccessibleName, T("Progress"))
        fixed(self._bar, width=120)
        self._cancel = Button(T("Cancel"), self._stop, kind="link")
        self.widget = holding(row(self._label, self._bar, self._cancel, gap=8))
        self.widget.hide()

    def add(self, running: Running) -> None:
        """Show something that takes long."""
        self._running.append(running)
        running.progressed.connect(self._advance)
        self._show()

    def remove(self, running: Running) -> None:
        """Take away what is over."""
        if running in self._running:
            self._running.remove(running)
            self._show()

    def _show(self) -> None:
        busy = bool(self._running)
        if not busy:
            self.widget.hide()  # first, since whatever is shown is given its room at once: both would widen the window
        self._make_room(busy)
        if busy:
            self.widget.show()
            self._bar.setRange(0, 0)
            self._label.say(T("{what} …").put(what=self._running[-1].label))

    def _advance(self, done: int, total: int) -> None:
        self._bar.setRange(0, total if total else int(not done))  # a bar from 0 to 0 runs: nobody knows how far it is
        self._bar.setValue(done)

    def _stop(self) -> None:
        for running in list(self._running):
            if shiboken6.isValid(running):
                running.stop()


class UndoButton(Button):
    """Says what undo would take back; the end is left out where there is no room, so that no window grows by it."""

    def say(self, text: Text | str) -> None:
        """Show other words; the tooltip has all of them."""
        super().say(text)
        speak(self, self.setToolTip, text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of a word or two."""
        return QSize(min(px(96), self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw as much as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - (self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text()))
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


class Footer(QFrame):
    """Tells quietly that work is safe; everything on it is also read out when it changes."""

    undo_wanted = Signal()
    backup_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("paper", "plain")
        self.setObjectName("footer")
        speak(self, self.setAccessibleName, T("Status"))
        self._saved, self._said = Label(voice="muted"), Short(voice="muted")
        self._undo = UndoButton(T("Undo"), self.undo_wanted.emit, kind="link")
        self._undo.hide()
        at_most(self._undo, width=420)
        self.progress = Progress(self._make_room)
        self._person = Label(voice="muted")
        self._backup = Button(T("No backup yet"), self.backup_wanted.emit, kind="link")
        self._backup_icon = Icon("backup", "text-muted", 14)
        self._lock = IconButton(T("Lock the desk (Ctrl+L)"), "lock", self.lock_wanted.emit)
        self.setLayout(
            row(
                self._saved,
                self._said,
                self._undo,
                None,
                self.progress.widget,
                self._backup_icon,
                self._backup,
                self._person,
                self._lock,
                gap=12,
                margins=(16, 2, 16, 2),
            )
        )
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(lambda: self._said.say(""))

    def _make_room(self, busy: bool) -> None:
        """Leave out for a while what can be known otherwise, where it would make the window wider than the screen."""
        for part in (self._saved, self._person, self._backup):
            part.setVisible(not busy or self.width() >= px(_NARROW))

    def show_person(self, name: str) -> None:
        """Show who works at the desk."""
        self._person.say(name)

    def show_saved(self, moment: datetime) -> None:
        """Show when something was saved last."""
        self._saved.say(T("Saved {time}").put(time=moment.astimezone().time().replace(second=0, microsecond=0)))

    def say(self, text: Text) -> None:
        """Show a line for a while, and have a screen reader say it."""
        self._said.say(text)
        self._forget.start(STATUS_STAYS)
        announce(self, say(text))

    def said(self) -> str:
        """Return the line that is shown for a while."""
        return self._said.text()

    def undo_words(self) -> str:
        """Return what the foot says about undo."""
        return "" if self._undo.isHidden() else self._undo.text()

    def show_undo(self, name: Text | None) -> None:
        """Show what Ctrl+Z would take back."""
        self._undo.setVisible(name is not None)
        if name is not None:
            self._undo.say(T("Undo: {what} (Ctrl+Z)").put(what=name))

    def show_backup(self, made_at: datetime | None, *, today: bool = True) -> None:
        """Show when the newest backup was made."""
        if made_at is None:
            self._backup.say(T("No backup yet"))
            self._backup_icon.change("warning", "warning", 14)
            return
        local = made_at.astimezone()
        when = local.time().replace(second=0, microsecond=0) if today else local.date()
        self._backup.say(T("Backup {when}").put(when=when))
        self._backup_icon.change("success", "success", 14)

    def clear(self) -> None:
        """Forget all that was shown."""
        self._forget.stop()
        for label in (self._saved, self._said, self._person):
            label.say("")
        self.show_undo(None)


def announce(widget: QFrame, words: str) -> None:
    """Have a screen reader say words that appeared without the keyboard moving there."""
    if words and QAccessible.isActive():
        widget.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))

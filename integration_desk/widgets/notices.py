"""What the page tells: banners, empty states, steps, and the box that asks before something is destroyed."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integration_desk.core.words import T, Text
from integration_desk.widgets.basics import Button, Icon, IconButton, Label
from integration_desk.widgets.layouts import Flow, row
from integration_desk.widgets.speech import name_for_readers, say, speak
from integration_desk.widgets.theme import at_least, at_most, restyle, space
from integration_desk.widgets.upkeep import on_language

_ICONS = {"danger": "danger", "warning": "warning", "success": "success", "info": "info"}


class Banner(QFrame):
    """A sentence in the page that stays until it no longer holds, with buttons for what can be done."""

    closed = Signal()

    def __init__(self, text: Text | str = "", tone: str = "info", *actions: QWidget, closable: bool = False) -> None:
        super().__init__()
        self._icon, self.words = Icon("info", tone), Label(wrap=True)
        self._line = QHBoxLayout(self)
        space(self._line, gap=8, margins=(12, 8, 12, 8))
        self._line.addWidget(self._icon)
        self._line.addWidget(self.words, 1)
        for action in actions:
            self._line.addWidget(action)
        if closable:
            self._line.addWidget(IconButton(T("Close"), "close", self._close))
        self.show_text(text, tone)
        self.setVisible(bool(text))

    def add(self, action: QWidget) -> None:
        """Add something to do at the end of the sentence."""
        self._line.addWidget(action)

    def show_text(self, text: Text | str, tone: str = "") -> None:
        """Show a sentence, in another tone if one is given."""
        if tone:
            self._icon.change(_ICONS.get(tone, "info"), tone)
            restyle(self, banner=tone)
        self.words.say(text)
        speak(self, self.setAccessibleName, text)
        self.setVisible(bool(text))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class EmptyState(QWidget):
    """What stands where nothing is yet: what the place is for, and the first thing to do."""

    def __init__(self, text: Text | str, *actions: Button, icon: str = "", title: Text | None = None) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        space(layout, gap=12, margins=(24, 32, 24, 32))
        layout.addStretch(1)
        if icon:
            layout.addWidget(Icon(icon, "text-muted", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        if title is not None:
            layout.addWidget(Label(title, voice="section"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.words = Label(text, voice="muted", wrap=True).centred()
        at_least(self.words, width=240)
        at_most(self.words, width=480)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.words, 6)
        middle.addStretch(1)
        layout.addLayout(middle)
        if actions:
            layout.addLayout(row(None, *actions, None))
        layout.addStretch(2)


class Steps(QFrame):
    """Where one is on the way: 1 Need ─ 2 Service ─ 3 Disclose. Steps already done can be gone back to."""

    chosen = Signal(int)

    def __init__(self, steps: tuple[Text, ...]) -> None:
        super().__init__()
        self._steps = steps
        self._buttons: list[Button] = []
        self._at, self._reached = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        space(layout)
        self._flow = Flow(gap=4)
        layout.addLayout(self._flow)
        for number, _text in enumerate(steps):
            if number:
                self._flow.addWidget(Icon("next", "text-muted", 12))
            button = Button(_text, partial(self.chosen.emit, number), kind="step")
            self._buttons.append(button)
            self._flow.addWidget(button)
        name_for_readers(self, T("Steps"))
        on_language(self, "steps", self._tell)

    @property
    def at(self) -> int:
        """The number of the present step, from 0."""
        return self._at

    def go(self, number: int) -> None:
        """Show this step as the present one."""
        self._at, self._reached = number, max(number, self._reached)
        self._tell()

    def _tell(self) -> None:
        for number, button in enumerate(self._buttons):
            state = "now" if number == self._at else "done" if number <= self._reached else "later"
            words = say(T("{number} {step}").put(number=number + 1, step=self._steps[number]))
            button.setText(words.replace("&", "&&"))
            told = {
                "now": T("{step}, the present step"),
                "done": T("{step}, done"),
                "later": T("{step}, still to come"),
            }[state]
            button.setAccessibleName(say(told.put(step=words)))
            button.setEnabled(number <= self._reached)
            restyle(button, state=state)


def confirm_destructive(parent: QWidget, text: Text, button_text: Text, detail: Text | None = None) -> bool:
    """Ask before something is destroyed; the button says what it does, and Escape keeps everything."""
    box = QDialog(parent)
    box.setModal(True)
    speak(box, box.setWindowTitle, button_text)
    layout = QVBoxLayout(box)
    space(layout, gap=12, margins=(24, 24, 24, 16))
    words = Label(text, voice="section", wrap=True)
    at_least(words, width=360)
    at_most(words, width=520)
    head = QHBoxLayout()
    space(head, gap=12)
    head.addWidget(Icon("warning", "danger", 24), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(words, 1)
    layout.addLayout(head)
    if detail is not None:
        layout.addWidget(Label(detail, voice="muted", wrap=True))
    keep = Button(T("Keep"), box.reject)
    keep.setDefault(True)
    destroy = Button(button_text, box.accept, kind="danger", icon="delete")
    layout.addLayout(row(None, keep, destroy))
    keep.setFocus()
    return box.exec() == QDialog.DialogCode.Accepted

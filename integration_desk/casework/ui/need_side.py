"""Beside the assessment: the area that the keyboard is on, with the steps in words, its note, and where it leads."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from integration_desk.casework.model import SEVERITIES, Need
from integration_desk.casework.queries import Answer
from integration_desk.core.records import field_of
from integration_desk.core.slices import Place
from integration_desk.core.words import T, Text, verbatim
from integration_desk.directory import NEEDS
from integration_desk.i18n import current
from integration_desk.widgets import Button, Flow, Label, Paper, column, holding, name_for_readers, restyle, space

FOLLOWS: tuple[tuple[str, Text, str], ...] = (
    ("F", T("Refer"), "refer"),
    ("A", T("Action in the plan"), "flag"),
    ("T", T("Task"), "check"),
    ("I", T("Information sheet"), "document"),
)
_KEYED = T("{action} ({key})")
_DEFINED = T("{number} {word}: {definition}")


class NeedSide(QFrame):
    """Shows one area; ``noted`` tells an edited note, ``left`` that the keyboard goes back to the row."""

    noted = Signal(str)
    left = Signal()

    def __init__(self, follow: Callable[[str], object], go: Callable[[Place], object]) -> None:
        super().__init__()
        self.setProperty("paper", "card")
        self._go, self._referral = go, ""
        self.name = Label(voice="section", wrap=True)
        self.before = Label(voice="muted", wrap=True)
        self.steps = {one.code: Label(wrap=True) for one in SEVERITIES}
        self.label = Label(field_of(Need, "note").label, voice="strong")
        self.note = Paper()
        self.note.ask_for(3)
        name_for_readers(self.note, field_of(Need, "note").label)
        self.note.textChanged.connect(lambda: self.noted.emit(self.note.toPlainText()))
        self.note.installEventFilter(self)
        self.made = Button(T("Referral made"), self._open_referral, kind="link", icon="refer")
        self.buttons = {
            key: Button(_KEYED.put(action=label, key=verbatim(key)), partial(follow, key), icon=icon)
            for key, label, icon in FOLLOWS
        }
        self.follow_head = Label(T("Go on from this need"), voice="strong")
        scale = column(*self.steps.values(), gap=4)
        inside = column(self.name, self.before, scale, self.label, self.note, self.follow_head, self.made, gap=8)
        inside.addWidget(holding(Flow(*self.buttons.values(), gap=8)))
        inside.addStretch(1)
        space(inside, gap=8, margins=(16, 16, 16, 16))
        self.setLayout(inside)

    def show_area(self, need: Need, earlier: Answer | None, referral_id: str) -> None:
        """Show an area with what was answered and what was before."""
        self._referral = referral_id
        self.name.say(NEEDS.label(need.area))
        self.before.say(_before(earlier))
        self.before.setVisible(earlier is not None)
        for one in SEVERITIES:
            words = _DEFINED.put(number=current().number(int(one.code)), word=one.label, definition=one.help)
            self.steps[one.code].say(words)
            restyle(self.steps[one.code], voice="strong" if one.code == need.severity else "body")
            self.steps[one.code].set_tone("" if one.code == need.severity else "neutral")
        if self.note.toPlainText() != need.note:
            self.note.blockSignals(True)
            self.note.setPlainText(need.note)
            self.note.blockSignals(False)
        needed = need.needed or bool(earlier and earlier.need.needed and not need.severity)
        self.follow_head.setVisible(needed)
        self.made.setVisible(bool(referral_id))
        for button in self.buttons.values():
            button.setVisible(needed)

    def write(self) -> None:
        """Put the keyboard into the note."""
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note.moveCursor(self.note.textCursor().MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go back to the row with Enter or Escape; Shift+Enter begins a new line."""
        if watched is self.note and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = event.key() == Qt.Key.Key_Escape
            back = back or (event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers())
            if back:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _open_referral(self) -> None:
        self._go(Place("referral", self._referral))


def _before(earlier: Answer | None) -> Text | str:
    if earlier is None or earlier.day is None:
        return ""
    need, day = earlier.need, verbatim(current().date(earlier.day))
    if not need.severity:
        return T("Before, on {day}: a need").put(day=day)
    if need.note:
        return T("Before, on {day}: {score}. {note}").put(
            day=day, score=SEVERITIES.label(need.severity), note=need.note
        )
    return T("Before, on {day}: {score}").put(day=day, score=SEVERITIES.label(need.severity))

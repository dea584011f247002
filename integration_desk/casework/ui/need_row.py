"""One area of the assessment: its name, the scale, whether a referral is wanted, and the score before."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from integration_desk.casework import rules
from integration_desk.casework.model import SEVERITIES, Need
from integration_desk.casework.queries import Answer
from integration_desk.casework.ui.need_scale import HEIGHT, Scale
from integration_desk.core.records import changed
from integration_desk.core.words import T, Text, verbatim
from integration_desk.directory import NEEDS
from integration_desk.i18n import current
from integration_desk.widgets import (
    Beside,
    CheckBox,
    Label,
    Short,
    at_least,
    column,
    fixed,
    holding,
    name_for_readers,
    px,
    row,
    say,
    space,
)

_SHARE = 1.2  # of the scale, where it stands beside the name
_SCORES = {getattr(Qt.Key, f"Key_{digit}"): str(digit) for digit in range(4)}


class NeedRow(QFrame):
    """Shows and takes the answer about one area; letters and digits act while it has the keyboard.

    ``answered`` tells each edit, ``entered`` that the keyboard came, ``moved`` by how many rows it shall go on,
    ``asked`` a letter that is the page's to act on.
    """

    answered = Signal()
    entered = Signal()
    moved = Signal(int)
    asked = Signal(str)

    def __init__(self, area: str) -> None:
        super().__init__()
        self.need = Need(area=area)
        self.earlier: Answer | None = None
        self._today = date.min
        self.setProperty("paper", "entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name, self.note = Label(NEEDS.label(area), voice="strong", wrap=True), Short(voice="caption")
        self.scale, self.word = Scale(), Label()
        self.refer = CheckBox(T("Refer"))
        self.refer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.before = Label(voice="caption", tone="neutral", wrap=True)
        fixed(self.word, width=76)
        self._about = about = holding(column(None, self.name, self.before, self.note, None, gap=0))
        self._score = score = holding(row(self.scale, self.word, self.refer, None))
        line = Beside(about, score, gap=12, least=180)
        line.share(score, _SHARE)
        space(line, gap=12, margins=(8, 3, 8, 3))
        self.setLayout(line)
        self.note.hide()
        self.before.hide()
        self.scale.chosen.connect(self._clicked)
        self.refer.clicked.connect(lambda on: self.answer(refer=on, needed=self.need.needed or on))
        self._tell()

    def show_answer(self, need: Need | None, earlier: Answer | None, today: date | None = None) -> None:
        """Show what was answered, and what was the last time."""
        self._today = today or self._today
        self.need = need or Need(area=self.need.area)
        self.earlier = earlier
        self._tell()

    def answer(self, **values: object) -> None:
        """Take an answer, or a part of it."""
        self.need = rules.coherent(changed(self.need, **values))
        self._tell()
        self.answered.emit()

    def score(self, severity: str) -> None:
        """Take a step of the scale."""
        self.answer(severity=severity)

    def take_back(self) -> None:
        """Count the area as not asked."""
        self.need = changed(self.need, needed=False, refer=False, severity="", note="")
        self._tell()
        self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Score with a digit and go on; letters and arrows act."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _SCORES:
            self.score(_SCORES[key])
            self.moved.emit(1)
        elif plain and key == Qt.Key.Key_N:
            self.score("0")
            self.moved.emit(1)
        elif plain and key == Qt.Key.Key_Y:
            self.answer(needed=True, severity="" if self.need.severity == "0" else self.need.severity)
        elif plain and key == Qt.Key.Key_R:
            self._toggle_referral()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_back()
        elif plain and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif plain and event.text().upper() in ("E", "F", "A", "T", "I"):
            self.asked.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the keyboard came."""
        super().focusInEvent(event)
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the keyboard with a click anywhere on the line."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the name in the middle of the scale where that stands beside it."""
        super().resizeEvent(event)
        beside = self.width() >= self._score.minimumSizeHint().width() * (1 + _SHARE) / _SHARE + px(28)
        at_least(self._about, height=HEIGHT if beside else 1)

    def _clicked(self, severity: str) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.score(severity)

    def _toggle_referral(self) -> None:
        wanted = not self.need.refer
        severity = "" if wanted and self.need.severity == "0" else self.need.severity
        self.answer(refer=wanted, needed=self.need.needed or wanted, severity=severity)

    def _tell(self) -> None:
        need = self.need
        self.scale.show_severity(need.severity, self.earlier.need.severity if self.earlier else "")
        self.word.say(self._state())
        self.word.set_tone(rules.tone_of(need.severity) if need.needed else "")
        self.refer.setChecked(need.refer)
        self.note.setVisible(bool(need.note))
        self.note.say(" ".join(need.note.split()))
        before = self._before()
        self.before.say(before)
        self.before.setVisible(bool(before))
        said = [say(NEEDS.label(need.area)), say(self._state()), say(T("Referral wanted")) if need.refer else ""]
        said += [say(T("Referral made")) if need.referral_id else "", say(before), need.note]
        name_for_readers(self, verbatim(", ".join(part for part in said if part)))

    def _state(self) -> Text | str:
        if self.need.severity:
            return SEVERITIES.label(self.need.severity)
        return T("Need") if self.need.needed else ""

    def _before(self) -> Text | str:
        if self.earlier is None:
            return ""
        need, now = self.earlier.need, current()
        words = SEVERITIES.label(need.severity) if need.severity else T("Need") if need.needed else T("No need")
        day = verbatim(now.relative(self.earlier.day, self._today)) if self.earlier.day else ""
        change = rules.change_since(need.severity, self.need.severity)
        if change is None:
            return T("{score}, {ago}").put(score=words, ago=day)
        return T("{score}, {ago}; now {change}").put(score=words, ago=day, change=change)

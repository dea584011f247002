"""What the receiver may know: a tick for each thing, the least as a preset, and the consent that allows it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from integration_desk import i18n
from integration_desk.core.words import T
from integration_desk.directory import ServiceView
from integration_desk.referrals import disclosure
from integration_desk.referrals.model import DISCLOSABLE
from integration_desk.widgets import Banner, Beside, Button, CheckBox, Label, column, holding, row


class DisclosureBox(QWidget):
    """Ticks for what may be disclosed; shows when more is ticked than the service usually needs."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.confidential = CheckBox(T("Confidential: a case code in place of the name"))
        self.ticks = {entry.code: CheckBox(entry.label) for entry in DISCLOSABLE}
        self.preset = Button(T("Only what is needed"), self.use_preset, kind="link")
        self.more = Banner(tone="info")
        self._least: tuple[str, ...] = ()
        self._kind, self._needs = "", tuple[str, ...]()
        self._touched = False
        ticks, half = list(self.ticks.values()), (len(self.ticks) + 1) // 2
        halves = (holding(column(*ticks[:half], gap=4)), holding(column(*ticks[half:], gap=4)))
        for tick in ticks:
            tick.clicked.connect(lambda _on: self._edit())
        self.confidential.clicked.connect(lambda _on: self._edit())
        head = row(Label(T("Tick what the service must know to help."), voice="muted", wrap=True), self.preset)
        self.setLayout(column(head, Beside(*halves, gap=4), self.confidential, self.more, gap=8))

    def value(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(name for name, tick in self.ticks.items() if tick.isChecked())

    def set_value(self, names: tuple[str, ...], *, confidential: bool) -> None:
        """Tick these."""
        for name, tick in self.ticks.items():
            tick.setChecked(name in names)
        self.confidential.setChecked(confidential)
        self._touched = bool(names)
        self._tell()

    def suit(self, service: ServiceView, least: tuple[str, ...]) -> bool:
        """Take the preset of a service unless something was ticked by hand; tells whether anything changed."""
        self._kind, self._needs, self._least = service.provider, service.needs, least
        taken = not self._touched and self.value() != least
        if taken:
            self._take(least)
        self._tell()
        return taken

    def use_preset(self) -> None:
        """Tick only the least that the service needs."""
        self._take(self._least or disclosure.LEAST)
        self._touched = False
        self._tell()
        self.changed.emit()

    def _take(self, names: tuple[str, ...]) -> None:
        for name, tick in self.ticks.items():
            tick.setChecked(name in names)

    def _edit(self) -> None:
        self._touched = True
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Show what a confidential letter hides, and what goes beyond the least."""
        hidden = self.confidential.isChecked()
        for name, tick in self.ticks.items():
            tick.setEnabled(not (hidden and name in disclosure.HIDDEN_WHEN_CONFIDENTIAL))
        told = disclosure.told(self.value(), confidential=hidden)
        more = disclosure.more_than_needed(told, self._kind, self._needs) if self._least else ()
        speaker = i18n.current()
        fields = speaker.listing([speaker.say(disclosure.label_of(name)) for name in more])
        self.more.show_text(disclosure.SUGGESTED_MORE.put(fields=fields) if more else "")

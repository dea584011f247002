"""The panel of likely matches beside a new client's form: who may be the same person, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk import i18n
from integration_desk.clients.queries import ClientHit
from integration_desk.core.words import T, Text
from integration_desk.widgets import (
    Button,
    Card,
    Chip,
    Flow,
    Label,
    breakable,
    holding,
    on_language,
    row,
    say,
    space,
)


class MatchesPanel(QWidget):
    """Shows likely matches; ``opened`` tells the id of a file that was chosen instead of a new one."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[ClientHit, ...] = ()
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        self.head = Label(T("Perhaps registered already"), voice="section", wrap=True)
        self.note = Label(voice="muted", wrap=True)
        layout.addWidget(self.head)
        layout.addWidget(self.note)
        self._list = QVBoxLayout()
        space(self._list, gap=8)
        layout.addLayout(self._list)
        layout.addStretch(1)
        self.setAccessibleName("")
        self.show_hits(())

    def show_hits(self, hits: Sequence[ClientHit], *, asked: bool = False) -> None:
        """Show these matches, or when there was something to look for (``asked``), say that nobody was found."""
        if tuple(hits) == self.hits and self._list.count():
            return
        self.hits = tuple(hits)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for hit in self.hits:
            self._list.addWidget(self._card(hit))
        if self.hits:
            self.note.say(T("Open the file if it is the same person; saving registers a new one."))
        elif asked:
            self.note.say(T("Nobody found like this."))
        else:
            self.note.say(T("As you type, files that may be the same person appear here."))
        summary = T("{count} likely match", "{count} likely matches").of(len(self.hits))
        on_language(self, "summary", lambda: self.setAccessibleName(say(summary)))

    def _card(self, hit: ClientHit) -> Card:
        card = Card(margins=(12, 12, 12, 12), gap=4, paper="well")
        card.content.addWidget(Label(breakable(hit.name), voice="strong", wrap=True))
        if hit.native_name:
            card.content.addWidget(Label(breakable(hit.native_name), wrap=True))
        card.content.addWidget(Label(_detail(hit), voice="muted", wrap=True))
        card.content.addWidget(holding(Flow(*(Chip(why, "info") for why in hit.why), gap=4)))
        open_it = Button(T("Open this file"), lambda: self.opened.emit(hit.id), kind="link")
        on_language(
            open_it, "whose", lambda: open_it.setAccessibleName(say(T("Open the file of {name}").put(name=hit.name)))
        )
        card.content.addLayout(row(open_it, None))
        on_language(card, "name", lambda: card.setAccessibleName(f"{hit.name}, {_why(hit)}"))
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return card


def _detail(hit: ClientHit) -> Text:
    if hit.birth_date is None:
        return T("{file_number}").put(file_number=hit.file_number)
    return T("{file_number} · born {birth_date}").put(file_number=hit.file_number, birth_date=hit.birth_date)


def _why(hit: ClientHit) -> str:
    return i18n.current().listing([say(one) for one in hit.why])

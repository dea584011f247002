"""Small parts of the client's page: names on buttons, and the picker of another client."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_desk.clients.queries import ClientHit, find_clients
from integration_desk.core.words import T
from integration_desk.widgets import Button, Label, Running, SearchField, Workspace, breakable, clear, space

_OFFERED = 6
_LONGEST = 48


def cut(name: str) -> str:
    """Return a name short enough for a button.

    >>> cut("Amina"), len(cut("N" * 300))
    ('Amina', 48)
    """
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


class ClientPicker(QWidget):
    """Finds another client as one types; ``picked`` tells which."""

    picked = Signal(object)

    def __init__(self, workspace: Workspace, *, without: str) -> None:
        super().__init__()
        self.chosen: ClientHit | None = None
        self._workspace, self._without = workspace, without
        self._asking: Running | None = None
        self.field = SearchField(T("Find the client by name or number"), self._search)
        self.answer = Label(voice="strong", wrap=True)
        self._offers = QVBoxLayout()
        space(self._offers, gap=4)
        layout = QVBoxLayout(self)
        space(layout, gap=8)
        layout.addWidget(self.field)
        layout.addLayout(self._offers)
        layout.addWidget(self.answer)
        self.answer.hide()
        self.setFocusProxy(self.field)

    def _search(self, words: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._workspace.tasks.ask(
            find_clients, words, limit=_OFFERED + 1, then=self._offer, lane="search"
        )

    def _offer(self, hits: list[ClientHit]) -> None:
        self._asking = None
        clear(self._offers)
        for hit in [one for one in hits if one.id != self._without][:_OFFERED]:
            words = T("{name} · {file_number}").put(name=cut(hit.name), file_number=hit.file_number)
            self._offers.addWidget(Button(words, partial(self.pick, hit), kind="quiet", icon="person"))

    def pick(self, hit: ClientHit) -> None:
        """Choose a client."""
        self.chosen = hit
        clear(self._offers)
        self.answer.say(T("{name} · {file_number}").put(name=breakable(hit.name), file_number=hit.file_number))
        self.answer.show()
        self.picked.emit(hit)

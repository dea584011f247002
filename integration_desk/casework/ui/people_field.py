"""The field in which clients are chosen: found by typing, each chosen one a button that takes her away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from integration_desk.casework.queries.agenda import Attendee
from integration_desk.clients import Client, ClientHit, display_name, find_clients
from integration_desk.core.access import Reader
from integration_desk.core.words import T, Text, verbatim
from integration_desk.widgets import (
    Button,
    Flow,
    Label,
    Running,
    SearchField,
    Workspace,
    clear,
    column,
    holding,
    name_for_readers,
)

_OFFERED = 6


def attendees(reader: Reader, ids: Sequence[str]) -> tuple[Attendee, ...]:
    """Return clients by their ids, as a field shows them; those that are not there are left out."""
    found = [reader.find(Client, one) for one in ids]
    return tuple(
        Attendee(one.id, display_name(one), one.file_number, one.native_language) for one in found if one is not None
    )


class PeopleField(QWidget):
    """Chooses clients: ``most`` of them. ``changed`` tells each change by the person."""

    changed = Signal()

    def __init__(self, workspace: Workspace, label: Text, *, most: int = 40) -> None:
        super().__init__()
        self.people: tuple[Attendee, ...] = ()
        self._workspace, self._most = workspace, most
        self._asking: Running | None = None
        self.search = SearchField(T("Find the client by name or number"), self._search)
        self.search.down.connect(self._first)
        self.offers, self.chosen = Flow(gap=6), Flow(gap=6)
        self._offers, self._chosen = holding(self.offers), holding(self.chosen)
        self.problem = Label(tone="danger", wrap=True)
        self.setLayout(
            column(Label(label, voice="strong"), self._chosen, self.search, self._offers, self.problem, gap=4)
        )
        name_for_readers(self.search, label)
        for part in (self._offers, self._chosen, self.problem):
            part.hide()
        self.setFocusProxy(self.search)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the chosen clients."""
        return tuple(one.id for one in self.people)

    def show_people(self, people: Sequence[Attendee]) -> None:
        """Show these as chosen; nothing counts as changed by that."""
        self.people = tuple(people)
        clear(self.chosen)
        for one in self.people:
            words = verbatim(f"{one.name} · {one.number}")
            button = Button(words, partial(self._take_away, one), kind="token", icon="close")
            name_for_readers(button, T("Take away: {name}").put(name=one.name))
            self.chosen.addWidget(button)
        self._chosen.setVisible(bool(self.people))
        self.search.setVisible(len(self.people) < self._most)

    def show_problem(self, text: Text | None) -> None:
        """Show a sentence under the field, or take it away."""
        self.problem.say(text or "")
        self.problem.setVisible(text is not None)

    def _search(self, words: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if not words.strip():
            self._offer([])
            return
        self._asking = self._workspace.tasks.ask(find_clients, words, limit=_OFFERED, then=self._offer, lane="search")

    def _offer(self, hits: Sequence[ClientHit]) -> None:
        self._asking = None
        clear(self.offers)
        known = set(self.ids())
        for hit in [one for one in hits if one.id not in known][:_OFFERED]:
            words = T("{name} · {file_number}").put(name=hit.name, file_number=hit.file_number)
            self.offers.addWidget(Button(words, partial(self.pick, hit), kind="quiet", icon="person"))
        self._offers.setVisible(self.offers.count() > 0)

    def pick(self, hit: ClientHit) -> None:
        """Choose a client."""
        self.search.clear()
        clear(self.offers)
        self._offers.hide()
        self.show_people((*self.people, Attendee(hit.id, hit.name, hit.file_number)))
        self.show_problem(None)
        self.changed.emit()
        if self.search.isVisibleTo(self):
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focusNextChild()

    def _first(self) -> None:
        """Go on to the first offer."""
        item = self.offers.itemAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_away(self, one: Attendee) -> None:
        self.show_people([other for other in self.people if other.id != one.id])
        self.changed.emit()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

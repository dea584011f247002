"""Small parts of the pages of health access: states as chips, choices of members, places and clients."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from integration_desk.clients import ClientRow, clients_page
from integration_desk.core.access import Reader
from integration_desk.core.centre import Member
from integration_desk.core.codes import Code, CodeList
from integration_desk.core.fields import Field, Kind
from integration_desk.core.words import T, Text, verbatim
from integration_desk.directory import ServiceRow
from integration_desk.health_access import rules
from integration_desk.health_access.model import STATES
from integration_desk.health_access.preparing import MOST_HITS, places_for
from integration_desk.widgets import (
    Button,
    FieldEditor,
    Flow,
    Label,
    SearchField,
    Workspace,
    clear,
    column,
    editor_of,
    holding,
)

_PAUSE = 150  # milliseconds of quiet before the directory is asked


def state_chip(state: str) -> tuple[Text, str]:
    """Return the words and the tone of the state of a case."""
    return STATES.label(state), rules.TONES[state]


def member_editor(name: str, label: Text, members: Iterable[tuple[str, str]]) -> FieldEditor:
    """Return the choice of one member of the centre, given as pairs of id and name."""
    codes = CodeList(name, tuple(Code(key, verbatim(value)) for key, value in members))
    return editor_of(Field(name, label, Kind.CODE, codes=codes))


def staff(members: Iterable[Member]) -> list[tuple[str, str]]:
    """Return members as pairs of id and name."""
    return [(member.id, member.name) for member in members]


def find_by_words(reader: Reader, words: str) -> list[ClientRow]:
    """Return the clients that fit what was typed."""
    return clients_page(reader, offset=0, limit=MOST_HITS, words=words)[0] if words.strip() else []


class Hits(QWidget):
    """What was found for words, as buttons under their field; ``picked`` tells which one was chosen."""

    picked = Signal(object)

    def __init__(self, field: QWidget, lead: Text) -> None:
        super().__init__()
        self._field = field
        field.installEventFilter(self)
        self.lead = Label(lead, voice="caption", tone="neutral")
        self._buttons = Flow(gap=6)
        self.setLayout(column(self.lead, holding(self._buttons), gap=4))
        self.hide()

    def show_hits(self, hits: Sequence[Any], say_hit: Callable[[Any], Text | str]) -> None:
        """Offer these."""
        clear(self._buttons)
        before = self._field
        for hit in hits:
            button = Button(say_hit(hit), partial(self.picked.emit, hit), kind="filter", icon="next")
            self._buttons.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = button
        self._buttons.invalidate()
        self.setVisible(bool(hits))

    def go_in(self) -> bool:
        """Give the keyboard to the first hit, if there is one; tell whether there was."""
        first = self._buttons.itemAt(0)
        widget = first.widget() if first is not None and self.isVisible() else None
        if widget is not None:
            widget.setFocus()
        return widget is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go from the field to what was found with the Down key."""
        pressed = event.type() is QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and event.key() == Qt.Key.Key_Down and self.go_in():
            return True
        return super().eventFilter(watched, event)


class ClientPicker(QWidget):
    """Finds the client whom a page is about; ``picked`` tells her id."""

    picked = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.search = SearchField(T("Find a client by name, number, phone"), self._ask)
        self.hits = Hits(self.search, T("Down and Enter choose."))
        self.hits.picked.connect(lambda found: self.picked.emit(found.id))
        self.setLayout(column(self.search, self.hits, gap=6))
        self.setFocusProxy(self.search)

    def _ask(self, words: str) -> None:
        self._workspace.tasks.ask(find_by_words, words, then=self._show, lane="search")

    def _show(self, found: list[ClientRow]) -> None:
        self.hits.show_hits(found, _client_words)


def _client_words(found: ClientRow) -> Text:
    return T("{name} · {file_number}").put(name=found.name, file_number=found.file_number)


class PlaceHits(Hits):
    """Offers the services of the directory that a typed place may be; ``service_id`` is the one that was chosen."""

    def __init__(self, workspace: Workspace, editor: FieldEditor) -> None:
        super().__init__(editor.control.target(), T("In the directory; Down and Enter choose:"))
        self._workspace, self._editor = workspace, editor
        self.service_id = ""
        self._chosen = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        editor.changed.connect(self._typed)
        self.picked.connect(self.take)

    def take(self, found: ServiceRow) -> None:
        """Take a service: its name stands in the field from now on."""
        self.keep(found.id, _place_words(found))
        self._editor.set_value(self._chosen)
        self._editor.changed.emit()
        self._editor.setFocus()

    def keep(self, service_id: str, words: str) -> None:
        """Remember the service that the words in the field stand for."""
        self.service_id, self._chosen = service_id, words
        self.hide()

    def stop(self) -> None:
        """Ask for nothing more: the page is left."""
        self._pause.stop()

    def _typed(self) -> None:
        if self.service_id and self._editor.value() != self._chosen:
            self.service_id = ""
        if not self.service_id:
            self._pause.start()

    def _ask(self) -> None:
        if not self.service_id:
            words = str(self._editor.value() or "")
            self._workspace.tasks.ask(places_for, words, then=self._offer, lane="search")

    def _offer(self, found: list[ServiceRow]) -> None:
        self.show_hits([] if self.service_id else found, _place_words)


def _place_words(found: ServiceRow) -> str:
    return " – ".join(dict.fromkeys(part for part in (found.name, found.organization) if part))
